# govrpt-load: of a folder of all kinds of files every one is accounted for,
# nothing is loaded twice whatever interrupts it, and the figures are those of
# the texts that the files were made from, or absent.
use strict;
use warnings;
use utf8;
use Encode qw(encode decode);
use File::Basename;
use File::Path qw(make_path);
use lib dirname(__FILE__);
use Documents;
use GovrptTest;
use IPC::Run;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(sleep);

my $copies = $ENV{COPIES} || 13;	# of each text

my $node = start_server('load');
my $tmp = "$PostgreSQL::Test::Utils::tmp_check/load";
make_path($tmp);
$ENV{TMPDIR} = $tmp;
$ENV{LC_ALL} = 'C.UTF-8';

# ---------------------------------------------------------------------------
# What all tests use

sub have
{
	my ($program) = @_;
	return scalar grep { -x "$_/$program" } split /:/, $ENV{PATH};
}

sub load
{
	my ($database, @arguments) = @_;
	my ($out, $err) = ('', '');
	my $stdin = ref $arguments[0] ? shift @arguments : \'';
	IPC::Run::run([ 'govrpt-load', '-d', $node->connstr($database), @arguments ], '<', $stdin, '>', \$out, '2>', \$err, IPC::Run::timeout(600));
	return ($? >> 8, decode('UTF-8', $out), decode('UTF-8', $err));
}

sub new_database
{
	my ($name) = @_;
	$node->safe_psql('postgres', "CREATE DATABASE $name");
	$node->safe_psql($name, 'CREATE EXTENSION govrpt');
	return $name;
}

sub outcomes
{
	my ($database) = @_;
	return $node->safe_psql($database, q{SELECT string_agg(format('%s %s', n, outcome), ', ' ORDER BY outcome)
		FROM (SELECT outcome, count(*) AS n FROM page_files GROUP BY 1) o});
}

sub put
{
	my ($path, $bytes) = @_;
	make_path(dirname($path));
	open my $fh, '>:raw', $path or die "$path: $!";
	print $fh $bytes;
	close $fh;
	return;
}

# Is any process of ours left, or any session?
sub wait_for_end
{
	$node->poll_query_until('postgres', q{SELECT count(*) = 0 FROM pg_stat_activity WHERE application_name = 'govrpt-load'})
	  or die 'sessions go on';
	return;
}

# ---------------------------------------------------------------------------
# The folder

my $folder = "$tmp/files";
my %expected;	# path below the folder => outcome

sub expect
{
	my ($name, $outcome, $bytes) = @_;
	$expected{$name} = $outcome;
	put("$folder/$name", $bytes) if defined $bytes;
	return;
}

my $database = new_database('mixed');
$node->safe_psql($database, corpus_sql());
$node->safe_psql($database, 'CREATE TABLE truth AS SELECT name, govreport_parse(body) AS report FROM document; DELETE FROM truth WHERE (report).figures IS NULL');
my %corpus = corpus();
my @names = split /\n/, $node->safe_psql($database, 'SELECT name FROM truth ORDER BY 1');

# The texts, each in many copies that differ by a line of no importance.  The
# name of a file begins with that of its text, as far as the first dot.
foreach my $name (@names)
{
	my $bytes = $corpus{$name};
	my $is_utf8 = eval { decode('UTF-8', my $copy = $bytes, Encode::FB_CROAK); 1 };
	my $text = decode($is_utf8 ? 'UTF-8' : 'gbk', $bytes);
	foreach my $n (1 .. $copies)
	{
		my $copy = "$text\n\n（存档编号 A$n）\n";
		my $charset = ('UTF-8', 'gbk', 'UTF-16')[ $n % 3 ];
		# what declares a charset is left in it
		$charset = $is_utf8 ? 'UTF-8' : 'gbk' if $text =~ /charset/i;
		expect("texts/$n/$name.$n.txt", 'loaded', encode($charset, $copy));
	}
	expect("copies/$name.copy", 'loaded', $bytes);
	expect("copies/again/$name.copy", 'duplicate', $bytes);
}

# What offices write of the same reports.
my $office = have('soffice');
foreach my $name (@names[ 0, 5, 9 ])
{
	my $page = page_of(decode('UTF-8', $node->safe_psql($database, "SELECT govreport_render(report, 'html') FROM truth WHERE name = '$name'")));
	expect("documents/$name.pdf", have('pdftotext') ? 'loaded' : 'needs_program', pdf($page));
	expect("documents/$name.docx", have('pandoc') || $office ? 'loaded' : 'needs_program', docx($page));
	expect("documents/$name.odt", have('pandoc') || $office ? 'loaded' : 'needs_program', odt($page));
	expect("documents/$name.rtf", $office ? 'loaded' : 'needs_program', rtf($page));
	expect("documents/$name.xlsx", $office ? 'loaded' : 'needs_program', xlsx($page));
	put("$tmp/old/$name.docx", docx($page));
	put("$tmp/old/$name.xlsx", xlsx($page));
}
if ($office)
{
	foreach my $kind ([ 'docx', 'doc' ], [ 'xlsx', 'xls' ])
	{
		make_path("$folder/old");
		IPC::Run::run([ 'soffice', "-env:UserInstallation=file://$tmp/profile", '--headless', '--convert-to', $kind->[1], '--outdir', "$folder/old",
			glob("$tmp/old/*.$kind->[0]") ], '>', '/dev/null', '2>', '/dev/null');
		expect('old/' . basename($_), 'loaded') foreach glob("$folder/old/*.$kind->[1]");
	}
}

# And what else lies about.
my @two = map { $corpus{$_} } grep { /^0[12]-/ } @names;
expect('two reports in one.txt', 'loaded', "$two[0]\n\n$two[1]");
expect('links.html', 'no_report', encode('gbk', '<html><head><meta charset="gbk"></head><body><ul><li>2023年政府信息公开工作年度报告</li></ul></body></html>'));
expect('plan.md', 'no_report', encode('UTF-8', "# 2024年工作计划\n\n做好政府信息公开工作。\n"));
expect('truth.csv', 'no_report', "item,party,status,value\nreceived,total,reported,5\n");
expect('scan.pdf', have('pdftotext') ? 'scan' : 'needs_program', scan());
expect('picture.jpg', 'scan', "\xFF\xD8\xFF\xE0\x00\x10JFIF\x00");
expect('empty.txt', 'empty', '');
expect('rubbish.txt', 'unsupported', join('', map { chr((7 * $_ + $_ * $_ / 3) % 256) } 1 .. 5000));
expect('archive.zip', 'unsupported', "PK\003\004" . "\0" x 26 . "name" . "PK\005\006" . "\0" x 18);
expect('damaged.pdf', have('pdftotext') ? 'failed' : 'needs_program', "%PDF-1.4\nno more than this\n");
my $damaged = docx({ title => 'x' x 1000, tables => [] });
substr($damaged, index($damaged, 'word/document.xml') + 17, 30, 'x' x 30);
expect('damaged.docx', have('pandoc') || $office ? 'failed' : 'needs_program', $damaged);
expect(encode('UTF-8', "名称 里有 空格'和\"引号"), 'no_report', "a\n");
expect("line\nbreak", 'no_report', "b\n");
expect("-dash", 'no_report', "c\n");
expect("gbk \xB1\xA8\xB8\xE6.txt", 'no_report', "d\n");
expect('link to nothing', 'failed');
symlink "$tmp/nowhere", "$folder/link to nothing" or die;
expect('loop/back', 'failed');
make_path("$folder/loop");
symlink '..', "$folder/loop/back" or die;
expect('fifo', 'failed');
system('mkfifo', "$folder/fifo") == 0 or die;
put("$folder/.hidden", "hidden\n");
if ($> != 0)
{
	expect('unreadable.txt', 'failed', "e\n");
	chmod 0000, "$folder/unreadable.txt";
	make_path("$folder/unreadable");
	chmod 0000, "$folder/unreadable";
	expect('unreadable', 'failed');
}
# 200 MB, most of it a hole
expect('huge.txt', 'failed', encode('UTF-8', "收到申请1件。\n" x 5000));
truncate("$folder/huge.txt", 200 * 1024 * 1024) or die;

# ---------------------------------------------------------------------------
# Loaded, killed in the middle

sub tuples_of
{
	return $node->safe_psql($database, q{SELECT md5(string_agg(p::text, '' ORDER BY path, ordinal)) FROM page p});
}

{
	my ($out, $err) = ('', '');
	my $run = IPC::Run::start([ 'govrpt-load', '-d', $node->connstr($database), '--jobs=3', $folder ], '>', \$out, '2>', \$err);
	$node->poll_query_until($database, q{SELECT coalesce((SELECT n_tup_ins > 40 FROM pg_stat_user_tables WHERE relname = 'page_files'), false)
		OR (SELECT to_regclass('page_files') IS NOT NULL)}) or die;
	$node->poll_query_until($database, 'SELECT count(*) > 40 FROM page_files') or die;
	$run->kill_kill(grace => 0);
	wait_for_end();
	my $there = $node->safe_psql($database, 'SELECT count(*) FROM page_files');
	cmp_ok($there, '<', scalar keys %expected, 'it was killed in the middle');
	my ($status, $more, $said) = load($database, '--jobs=3', $folder);
	is($status, 2, 'the second run goes to its end, and says by its status that some files failed');
	like($more, qr/there before: [1-9]/, 'it passes over what the first has loaded');
	like($more, qr/hidden, and left out: 1\n/, 'and counts what is hidden');
	my $n = keys %expected;
	like($more, qr/^$n files in /, 'every file is counted');
	my $failed = grep { /^(scan|empty|unsupported|needs_program|failed)$/ } values %expected;
	my @lines = grep { /^govrpt-load: .*: / } split /\n/, $said;
	cmp_ok(scalar @lines, '>=', $failed, 'and each that could not be read is named');
	while ($more =~ /^      (SELECT .*;)$/mg)
	{
		my ($query) = ($1);
		my ($code, $rows) = $node->psql($database, $query);
		ok($code == 0 && $rows ne '', "what it prints lists some: $query");
	}
}

my %became;
foreach my $line (split /\x1e/, $node->safe_psql($database, q{SELECT string_agg(path || E'\x1f' || outcome, E'\x1e') FROM page_files}))
{
	my ($path, $outcome) = split /\x1f/, $line;
	$became{$path} = $outcome;
}
is(scalar keys %became, scalar keys %expected, 'every file has a row');
my %duplicates;
foreach my $name (sort keys %expected)
{
	my $path = "$folder/$name";
	$path =~ s/([\x80-\xFF])/sprintf '\\x%02X', ord $1/ge if $name =~ /^gbk/;
	my $outcome = $became{$path} // 'nothing';
	# of two equal files either may be the first
	if ($name =~ /\.copy$/)
	{
		$duplicates{ basename($name) }{$outcome}++;
		next;
	}
	next if $outcome eq $expected{$name};
	fail("$name: $expected{$name}");
	diag("became: $outcome");
}
is(join(' ', map { join ',', map { $_ } sort keys %$_ } values %duplicates), join(' ', ('duplicate,loaded') x @names),
	'of two equal files one is loaded');
is($node->safe_psql($database, q{SELECT count(*) FROM page_files f WHERE outcome = 'duplicate'
	AND NOT EXISTS (SELECT FROM page_files o WHERE o.path = f.duplicate_of AND o.sha256 = f.sha256 AND o.outcome = 'loaded')}), 0,
	'and the other says which');
is($node->safe_psql($database, 'SELECT count(*) FROM (SELECT sha256, ordinal FROM page GROUP BY 1, 2 HAVING count(*) > 1) t'), 0, 'nothing is there twice');
is($node->safe_psql($database, q{SELECT string_agg(format('%s %s', ordinal, (report).agency), ', ' ORDER BY ordinal) FROM page WHERE path LIKE '%/two reports in one.txt'}),
	$node->safe_psql($database, q{SELECT format('1 %s, 2 %s', min((report).agency) FILTER (WHERE name LIKE '01-%'), min((report).agency) FILTER (WHERE name LIKE '02-%')) FROM truth}),
	'a file of two reports has two rows');
like($node->safe_psql($database, q{SELECT message FROM page_files WHERE path LIKE '%/huge.txt'}), qr/200 MB is more than --max-size allows \(64 MB\)/,
	'a text of 200 MB is refused');

# Figures
my $compare = q{
SELECT %s FROM (SELECT *, substring(path FROM '.*/([^./]*)\.[^/]*$') AS name FROM page) p JOIN truth t USING (name)};
is($node->safe_psql($database, sprintf($compare, q{count(*) FILTER (WHERE p.report <> t.report AND reader = 'text' AND path ~ '/(texts|copies)/')})), 0,
	'texts in any charset are read as they are by the server');
is($node->safe_psql($database, sprintf($compare, 'count(*)') . q{ JOIN LATERAL govreport_cells(p.report) c ON c.value IS NOT NULL
	LEFT JOIN LATERAL govreport_cells(t.report) d ON d.item = c.item AND d.party IS NOT DISTINCT FROM c.party WHERE c.value IS DISTINCT FROM d.value}), 0,
	'no cell of any file has another number than the text it was made from');
foreach my $kind ([ 'pdf', 'pdftotext' ], [ 'docx', 'pandoc' ], [ 'odt', 'pandoc' ], [ 'rtf', 'soffice' ], [ 'xlsx', 'soffice' ], [ 'doc', 'soffice' ], [ 'xls', 'soffice' ])
{
	my ($extension, $program) = @$kind;
  SKIP:
	{
		skip "no $program for $extension", 1 unless have($program);
		is($node->safe_psql($database, sprintf($compare, q{format('%s %s', count(*),
			count(*) FILTER (WHERE govfigures_numbers((p.report).figures) > 0.95 * govfigures_numbers((t.report).figures)
				AND (p.report).agency = (t.report).agency AND (p.report).year = (t.report).year))}) . qq{ WHERE path LIKE '%.$extension'}),
			'3 3', "$extension: the figures, the agency and the year are read");
	}
}

# A third time
{
	my $before = tuples_of();
	my ($status, $out) = load($database, $folder);
	my $n = grep { /^(loaded|no_report|duplicate)$/ } values %expected;
	like($out, qr/there before: $n\n/, 'a third run loads nothing');
	is(tuples_of(), $before, 'and changes nothing');
	is($status, 2, 'what could not be read it tells again');
}

# A file that changes
{
	my $name = $names[0];
	my $path = "$folder/texts/1/$name.1.txt";
	put($path, "$corpus{$name}\n\n$corpus{$names[1]}\n\nB");
	my ($status, $out) = load($database, $path);
	is($status, 0, 'a file that changed is read again');
	is($node->safe_psql($database, "SELECT count(*) FROM page WHERE path = '$path'"), 2, 'with the rows that it has now');
	put($path, "$corpus{$name}\n\nC");
	load($database, $path);
	is($node->safe_psql($database, "SELECT count(*) FROM page WHERE path = '$path'"), 1, 'and no others');
	$node->safe_psql($database, "UPDATE page SET report = NULL WHERE path = '$path'");
	load($database, $path);
	is($node->safe_psql($database, "SELECT count((report).figures) FROM page WHERE path = '$path'"), 0, 'what was read is not read again');
	load($database, '--reload', $path);
	is($node->safe_psql($database, "SELECT count((report).figures) FROM page WHERE path = '$path'"), 1, 'unless --reload wants it');
	$node->safe_psql($database, "DELETE FROM page_files WHERE path = '$path'");
	is($node->safe_psql($database, "SELECT count(*) FROM page WHERE path = '$path'"), 0, 'a file that is forgotten takes its rows along');
}

# ---------------------------------------------------------------------------
# Interrupted, cut off

{
	my $database = new_database('interrupted');
	my ($out, $err) = ('', '');
	# a converter that takes its time, so that there is something left to interrupt
	put("$tmp/slow/pdftotext", "#!/bin/sh\nexec sleep 3600\n");
	chmod 0755, "$tmp/slow/pdftotext";
	put("$tmp/slow/slow.pdf", '%PDF-1.4 slow');
	# which is ignored where these tests run in the background of a shell
	local $SIG{INT} = 'DEFAULT';
	my $run = do
	{
		local $ENV{PATH} = "$tmp/slow:$ENV{PATH}";
		IPC::Run::start([ 'govrpt-load', '-d', $node->connstr($database), '--jobs=2', '--timeout=3600', "$folder/texts", "$tmp/slow/slow.pdf" ], '>', \$out, '2>', \$err);
	};
	$node->poll_query_until($database, q{SELECT to_regclass('page_files') IS NOT NULL}) or die;
	$node->poll_query_until($database, 'SELECT count(*) > 10 FROM page_files') or die;
	$run->signal('INT');
	$run->finish;
	is($? >> 8, 130, 'interrupted: it stops, and says so by its status') or diag "$out\n$err";
	like($err, qr/interrupted; the same command goes on from here/, 'and in words');
	wait_for_end();

	# the server ends the sessions
	$run = IPC::Run::start([ 'govrpt-load', '-d', $node->connstr($database), '--jobs=2', "$folder/texts" ], '>', \$out, '2>', \$err);
	$node->poll_query_until($database, 'SELECT count(*) > 60 FROM page_files') or die;
	$node->safe_psql($database, q{SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'govrpt-load'});
	$run->finish;
	my $status = $? >> 8;
	ok($status == 0 || $status == 2, 'connections that break are made again');
	($status, $out) = load($database, "$folder/texts");
	is($status, 0, 'and the next run loads what was lost');
	is($node->safe_psql($database, 'SELECT count(*) FROM page'), scalar(grep { m{^texts/} } keys %expected), 'so that all is there');

	# nobody answers
	$node->safe_psql('postgres', 'ALTER DATABASE interrupted ALLOW_CONNECTIONS false');
	($status, $out, $err) = load($database, "$folder/texts");
	is($status, 1, 'without a connection nothing is done');
	like($err, qr/not currently accepting connections/, 'and the server says why');
}

# Two runs at once
{
	my $database = new_database('at_once');
	my @said = ('', '');
	my @runs = map { IPC::Run::start([ 'govrpt-load', '-q', '-d', $node->connstr($database), '--jobs=2', "$folder/texts/1", "$folder/copies" ], '>', \$said[$_], '2>', \$said[$_]) } 0, 1;
	$_->finish foreach @runs;
	is(join(' ', map { $_->full_result >> 8 } @runs), '0 0', 'two runs over the same files don\'t hinder each other') or diag @said;
	is($node->safe_psql($database, q{SELECT format('%s %s', count(*), count(DISTINCT sha256)) FROM page}), 2 * @names . ' ' . 2 * @names, 'and load each once');
	is(outcomes($database), @names . ' duplicate, ' . 2 * @names . ' loaded', 'each file has its row');
}

# ---------------------------------------------------------------------------
# Converters, in place of which there are scripts

sub script
{
	my ($name, $code) = @_;
	put("$tmp/bin/$name", "#!/bin/sh\n$code\n");
	chmod 0755, "$tmp/bin/$name";
	return;
}

{
	my $database = new_database('converters');
	my ($name) = grep { /^06-/ } @names;
	my $loader = (grep { -x } map { "$_/govrpt-load" } split /:/, $ENV{PATH})[0];
	my $text = decode('UTF-8', $corpus{$name});
	put("$tmp/whole.txt", encode('UTF-8', $text));
	put("$tmp/part.txt", encode('UTF-8', join "\n", grep { !/予以公开/ } split /\n/, $text));
	put("$tmp/pdf/$_.pdf", "%PDF-1.4 $_") foreach 'a', 'b', 'c';
	# by the run that was killed
	my $left = join ' ', glob("$tmp/govrpt-load.*");
	script('pdftotext', qq{case \$1 in -layout) /bin/cat '$tmp/part.txt' ;; -raw) /bin/cat '$tmp/whole.txt' ;; esac});
	my $run = sub {
		my ($out, $err);
		# for the loader alone: psql must be found
		local $ENV{PATH} = "$tmp/bin";
		IPC::Run::run([ $loader, '-d', $node->connstr($database), @_ ], '>', \$out, '2>', \$err);
		return ($? >> 8, $out, $err);
	};
	my ($status, $out, $err) = $run->("$tmp/pdf/a.pdf");
	is($node->safe_psql($database, 'SELECT reader FROM page'), 'pdftotext -raw', 'the reading with more proved cells wins');
	script('pdftotext', qq{case \$1 in -layout) /bin/cat '$tmp/whole.txt' ;; -raw) /bin/cat '$tmp/part.txt' ;; esac});
	$run->("$tmp/pdf/b.pdf");
	is($node->safe_psql($database, q{SELECT reader FROM page WHERE path LIKE '%b.pdf' UNION ALL SELECT message FROM page_files WHERE outcome <> 'loaded'}),
		'pdftotext -layout', 'and the other way round');

	script('pdftotext', qq{/bin/sleep 1000 & echo \$! >'$tmp/sleeper'; wait});
	($status, $out, $err) = $run->('--timeout=1', "$tmp/pdf/c.pdf");
	is($status, 2, 'a converter that hangs is ended');
	like($err, qr/pdftotext took longer than --timeout allows/, 'and told of');
	my $sleeper = slurp_file("$tmp/sleeper");
	chomp $sleeper;
	ok(!kill(0, $sleeper) || slurp_file("/proc/$sleeper/stat") =~ /\) Z/, 'with all that it started');
	script('pdftotext', 'while :; do echo 01234567890123456789012345678901234567890123456789; done');
	($status, $out, $err) = $run->('--max-size=100kB', "$tmp/pdf/c.pdf");
	like($err, qr/made more text than --max-size allows/, 'so is one that goes on writing');
	script('pdftotext', 'kill -SEGV $$');
	($status, $out, $err) = $run->("$tmp/pdf/c.pdf");
	like($err, qr/was ended by signal 11/, 'so is one that crashes');

	script('pdftotext', 'kill -KILL $PPID');
	put("$tmp/pdf/text.txt", "$text killed" =~ s/[^\x00-\x7F]//gr);
	($status, $out, $err) = $run->('--jobs=1', "$tmp/pdf/c.pdf", "$tmp/pdf/text.txt");
	like($err, qr/c\.pdf: the process that read it died/, 'a file that takes its process down is told of');
	is($node->safe_psql($database, q{SELECT outcome FROM page_files WHERE path LIKE '%text.txt'}), 'no_report', 'and another process goes on');

	# one start of LibreOffice for many; one that brings it down takes no other with it
	script('soffice', qq{echo >>'$tmp/starts'
		while [ "\$1" != --outdir ]; do shift; done
		out=\$2; shift 2
		for f; do
			n=\${f##*/}; n=\${n%.*}
			if /bin/grep -q poison "\$f"; then kill -KILL \$\$; fi
			{ echo "<pre>"; /bin/cat '$tmp/whole.txt'; /usr/bin/tail -c 5 "\$f"; echo "</pre>"; } >"\$out/\$n.xhtml"
		done});
	put("$tmp/doc/$_.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" . ($_ == 3 ? 'poison' : '') . sprintf('%05d', $_)) foreach 1 .. 9;
	($status, $out, $err) = $run->('--jobs=1', "$tmp/doc");
	is($node->safe_psql($database, q{SELECT count(*) FROM page WHERE reader = 'soffice'}), 8, 'a document that brings LibreOffice down takes no other with it');
	like($err, qr{/3\.doc: soffice was ended by signal 9}, 'and is named');
	unlink "$tmp/starts";
	put("$tmp/doc2/$_.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" . sprintf('%05d', 100 + $_)) foreach 1 .. 40;
	$run->('--jobs=1', "$tmp/doc2");
	is(-s "$tmp/starts", 2, 'LibreOffice is started once for many documents');
	is($node->safe_psql($database, q{SELECT count(*) FROM page WHERE path LIKE '%/doc2/%'}), 40, 'and all of them are read');

	unlink glob("$tmp/bin/*");
	put("$tmp/missing/a.pdf", '%PDF-1.4 x');
	put("$tmp/missing/a.docx", docx({ title => 'x', tables => [] }));
	put("$tmp/missing/a.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
	put("$tmp/missing/a.xlsx", xlsx({ title => 'x', tables => [] }));
	($status, $out, $err) = $run->("$tmp/missing");
	is($status, 2, 'without converters documents are not read');
	like($err, qr/a\.pdf: .* install poppler-utils$/m, 'and what to install is said: poppler-utils');
	like($err, qr/a\.docx: .* install pandoc or libreoffice-writer-nogui$/m, 'pandoc or LibreOffice');
	like($err, qr/a\.doc: .* install libreoffice-writer-nogui$/m, 'LibreOffice');
	like($err, qr/a\.xlsx: .* install libreoffice-calc-nogui$/m, 'its tables');
	is(join(' ', glob("$tmp/govrpt-load.*")), $left, 'nothing is left behind');
}

# ---------------------------------------------------------------------------
# Tables, lists, standard input, help

{
	my $database = new_database('tables');
	my ($status, $out, $err);
	($status, $out, $err) = load('postgres', "$folder/texts/1");
	is($status, 1, 'without the extension nothing is done');
	like($err, qr/hint: .*CREATE EXTENSION govrpt/, 'but told what to do');

	$node->safe_psql($database, 'CREATE SCHEMA "Other schema"; CREATE TABLE page (url text, report govreport)');
	($status, $out, $err) = load($database, "$folder/texts/1");
	is($status, 1, 'a table that is another is not written to');
	like($err, qr/lacks columns that can be written: path, ordinal, sha256/, 'and what it lacks is said');
	($status, $out, $err) = load($database, '--table="Other schema"."Reports"', "$folder/texts/1");
	is($status, 0, 'a table of any name, in any schema') or diag $err;
	is($node->safe_psql($database, q{SELECT count(*) FROM "Other schema"."Reports_wide" WHERE path IS NOT NULL AND agency IS NOT NULL}), scalar @names,
		'with its views');
	($status, $out, $err) = load($database, '-t', 'bare', '--no-views', "$folder/texts/1");
	is($node->safe_psql($database, q{SELECT count(*) FROM pg_views WHERE viewname LIKE 'bare%'}), 0, 'or without them');

	# plain columns in place of a report
	($status, $out, $err) = load($database, '-t', 'flat', '--columns', "$folder/texts/1");
	is($status, 0, 'a table of plain columns') or diag $err;
	is($node->safe_psql($database, q{SELECT string_agg(a.attname, ' ' ORDER BY attnum) FROM pg_attribute a WHERE attrelid = 'flat'::regclass AND attnum > 8}),
		'agency region year title index_no doc_no published period figures scope', 'has those of a report');
	is($node->safe_psql($database, q{SELECT count(*) FROM flat f JOIN bare b USING (path, ordinal)
		WHERE to_jsonb(ROW(f.agency, f.region, f.year, f.title, f.index_no, f.doc_no, f.published, f.period, f.figures, f.scope)::govreport) = to_jsonb(b.report)}),
		scalar @names, 'and holds the same');
	is($node->safe_psql($database, q{SELECT count(*) FROM flat_wide w JOIN bare b USING (path) WHERE w.agency = (b.report).agency}), scalar @names, 'its views, too');
	my @listed = map { $node->safe_psql($database, $_) } $out =~ /^ +(SELECT path, ordinal.*;)$/mg;
	cmp_ok(scalar @listed, '>', 0, 'the summary says how to list what needs a look');
	($status, $out, $err) = load($database, '-t', 'flat', "--reload", "$folder/texts/1");
	is($node->safe_psql($database, 'SELECT count(*) FROM flat'), scalar @names, 'a later run finds out how the table is made');
	($status, $out, $err) = load($database, '-t', 'bare', '--columns', "$folder/texts/1");
	is($status, 1, 'a table of reports is none of columns');
	like($err, qr/has a column of reports.*hint: Leave out --columns/s, 'and what to do is said');

	# constraints refuse some, and the rest goes on
	$node->safe_psql($database, 'CREATE TABLE strict (LIKE bare INCLUDING ALL, CHECK (govreport_require_balanced(report)))');
	($status, $out, $err) = load($database, '-t', 'strict', "$folder/texts/1");
	my $bad = $node->safe_psql($database, 'SELECT count(*) FROM bare WHERE NOT govreport_is_balanced(report)');
	cmp_ok($bad, '>', 0, 'some reports do not balance');
	is($node->safe_psql($database, q{SELECT format('%s %s', (SELECT count(*) FROM strict), (SELECT count(*) FROM strict_files WHERE outcome = 'failed' AND message <> ''))}),
		(@names - $bad) . " $bad", 'what a constraint refuses is failed, and the rest is loaded');

	# URLs
	my @paths = map { "$folder/texts/2/$_.2.txt" } @names[ 0 .. 2 ];
	put("$tmp/list", join '', map { "$_\thttps://example.org/" . basename($_) . "\n" } @paths);
	($status, $out, $err) = load($database, '-t', 'bare', "--files-from=$tmp/list");
	is($node->safe_psql($database, q{SELECT count(*) FROM bare WHERE url = 'https://example.org/' || regexp_replace(path, '.*/', '')}), 3, 'a list of files gives their URLs');
	my $list = join "\n", map { "$folder/texts/3/$_.3.txt" } @names;
	($status, $out, $err) = load($database, \$list, '-t', 'bare', '--files-from=-');
	is($node->safe_psql($database, q{SELECT count(*) FROM bare WHERE path LIKE '%/texts/3/%'}), scalar @names, 'it may come from standard input');
	my $piped = "$corpus{$names[3]}\n\npiped";
	($status, $out, $err) = load($database, \$piped, '-t', 'bare', '-');
	($status, $out, $err) = load($database, \$piped, '-t', 'bare', '-');
	is($node->safe_psql($database, q{SELECT count(*) FROM bare WHERE path LIKE 'stdin:%' AND (report).figures IS NOT NULL}), 1, 'and so may a document, once');
	like($out, qr/there before: 1/, 'the same one is known by its bytes');
}

{
	my ($out, $err) = ('', '');
	foreach my $language ([ 'C', qr/^govrpt-load reads files/ ], [ 'en_US.UTF-8', qr/^govrpt-load reads files/ ], [ 'zh_CN.UTF-8', qr/用法：/ ])
	{
		local $ENV{LC_ALL} = $language->[0];
		IPC::Run::run([ 'govrpt-load', '--help' ], '>', \$out);
		like(decode('UTF-8', $out), $language->[1], "--help in $language->[0]");
	}
	IPC::Run::run([ 'govrpt-load', '--help', '--lang=zh' ], '>', \$out);
	like(decode('UTF-8', $out), qr/用法：/, '--lang decides, wherever it stands');
	IPC::Run::run([ 'govrpt-load', '-q', '-?' ], '>', \$out);
	like($out, qr/--max-size/, '-?, wherever it stands');
	IPC::Run::run([ 'govrpt-load', '--version' ], '>', \$out);
	like($out, qr/^govrpt-load \(govrpt\) \d+\.\d+/, '--version');
	foreach my $wrong ([], ['--jobs=0', 'x'], ['--jobs=2x', 'x'], ['--max-size=5XB', 'x'], ['--timeout=', 'x'], ['--no-such', 'x'], ['-', '-'])
	{
		IPC::Run::run([ 'govrpt-load', @$wrong ], '>', \$out, '2>', \$err);
		is($? >> 8, 1, "usage: @$wrong");
		like($err, qr/--help/, '... says where to look');
	}
}

# ---------------------------------------------------------------------------
# In Chinese

# Strings of C, side by side, as the compiler joins them; macros stay as they are.
sub literals
{
	my ($code) = @_;
	return join '', map { /^"(.*)"$/s ? $1 : "<$_>" } $code =~ /"(?:[^"\\]|\\.)*"|INT64_FORMAT/g;
}

sub source
{
	my ($file) = @_;
	open my $fh, '<:encoding(UTF-8)', $file or die "$file: $!";
	return do { local $/; <$fh> };
}

# What a format takes, one after the other.
sub values_of
{
	my ($format) = @_;
	return join ' ', $format =~ /%[-.*0-9]*[a-z]|<INT64_FORMAT>/g;
}

{
	my $string = qr/(?:(?:"(?:[^"\\]|\\.)*"|INT64_FORMAT)\s*)+/;
	my %chinese;
	my $table = source('src/bin/load/wordings.def');
	while ($table =~ /^WORDING\(($string),\s*($string)\)$/mg)
	{
		my ($english, $chinese) = (literals($1), literals($2));
		ok(!exists $chinese{$english}, "once in the table: $english");
		is(values_of($chinese), values_of($english), "... and takes the same in Chinese");
		like($chinese, qr/\p{Han}|：/, '... which is Chinese');
		$chinese{$english} = $chinese;
	}
	is(scalar keys %chinese, scalar(() = $table =~ /^WORDING/mg), 'the table is read to its end');
	my %said;
	foreach my $file (glob 'src/bin/load/*.c')
	{
		my $code = source($file);
		$said{ literals($1) } = $file while $code =~ /\b(?:say|say_error|say_warning|print_count\([^",;]*,|set_problem\([^",;]*,|return)\s*\(?($string)[,);]/g;
		$said{ literals($1) } = $file while $code =~ /give_up\(.*?,\s*(?:NULL|($string))\);/sg;
		$said{ literals($1) } = $file while $code =~ /MEDIA_(?:OTHER|EMPTY|PICTURE), NULL, ($string)/g;
		$said{ literals($1) } = $file while $code =~ /\[OUTCOME_\w+\] = \{"\w+", ($string)/g;
	}
	delete @said{ '', '.', '%s' };
	cmp_ok(scalar keys %said, '>', 60, 'what is said is found in the sources');
	is(join('; ', map { "$said{$_}: $_" } grep { !exists $chinese{$_} } sort keys %said), '', 'all of it can be said in Chinese');

	my $database = new_database('chinese');
	put("$tmp/zh/none.txt", "没有表格\n");
	put("$tmp/zh/empty.txt", '');
	put("$tmp/zh/picture.gif", 'GIF89a');
	my ($status, $out, $err) = load($database, '--lang=zh', "$tmp/zh", "$tmp/zh/missing");
	is($status, 2, 'the exit status is that of any language');
	like($err, qr/empty\.txt: 文件为空$/m, 'messages are Chinese');
	like($err, qr/missing: 没有该文件或文件夹$/m, '... the system\'s, too');
	like($out, qr/^共 4 个文件，用时 .*存入表 public\.page 的报告：0 份$/m, 'so is the summary');
	like($out, qr/^  没有报告：1\n      SELECT path, message FROM public\.page_files/m, '... and what is counted');
	is(decode('UTF-8', $node->safe_psql($database, q{SELECT message FROM page_files WHERE path LIKE '%none.txt'})), '文中没有任何法定表格', 'and what is kept of a file');
	like(decode('UTF-8', $node->safe_psql($database, q{SELECT message FROM page_files WHERE outcome = 'scan'})), qr/^这是图片：请先识别文字/, '... whole');
	local $ENV{LC_ALL} = 'zh_CN.UTF-8';
	($status, $out, $err) = load('postgres', "$tmp/zh");
	like($err, qr/^govrpt-load: 错误：数据库 "postgres" 没有安装扩展 govrpt$/m, 'the locale decides, too');
	like($err, qr/^govrpt-load: 提示：请由库的所有者执行：CREATE EXTENSION govrpt;$/m, '... with the hint');
	($status, $out, $err) = load($database, '--lang=en', '--jobs=0', 'x');
	like($err, qr/^govrpt-load: error: --jobs takes a whole number from 1 to \d+, not "0"$/m, 'where --lang doesn\'t');
	local $ENV{LC_ALL} = 'zh_CN.GB18030';
	($status, $out, $err) = load($database, '--no-such');
	like($err, qr/^govrpt-load: error: there is no option --no-such$/m, 'a locale of another charset gets no UTF-8');
	($status, $out, $err) = load($database, '--table');
	like($err, qr/^govrpt-load: error: option --table takes a value/m, 'a value that is missing is said');
}

chmod 0755, "$folder/unreadable";
$node->stop;
done_testing();
