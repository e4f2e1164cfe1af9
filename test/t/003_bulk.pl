# Many texts, some of them rubbish, some very long: a row for each, steady
# memory, and an end to it when asked.
use strict;
use warnings;
use File::Basename;
use lib dirname(__FILE__);
use GovrptTest;
use PostgreSQL::Test::Utils;
use Session;
use Test::More;

my $rows = $ENV{ROWS} || 20000;

my $node = start_server('bulk');
$node->safe_psql('postgres', 'CREATE EXTENSION govrpt;' . corpus_sql());

# COPY of texts with rubbish among them, through a trigger-free generated column
my %corpus = corpus();
my @good = map { $corpus{$_} } grep { !/yiling/ } sort keys %corpus;
my $file = "$PostgreSQL::Test::Utils::tmp_check/bulk.copy";
srand(7);
open my $fh, '>:raw', $file or die;
for my $i (1 .. $rows)
{
	my $kind = $i % 10;
	my $bytes =
	    $kind == 0 ? join('', map { chr(int(rand(256))) } 1 .. 300)
	  : $kind == 1 ? ''
	  : $kind == 2 ? "\x00\xff\xfe\x80" x 20
	  : $kind == 3 ? substr($good[ $i % @good ], 0, int(rand(4000)))
	  : $good[ $i % @good ];
	print $fh $i, "\t\\\\x", unpack('H*', $bytes), "\n";
}
close $fh;

my ($status, $out, $err) = $node->psql('postgres', <<"SQL");
CREATE TABLE bulk (id integer, body bytea, report govreport GENERATED ALWAYS AS (govreport_parse(body)) STORED);
COPY bulk (id, body) FROM '$file';
SQL
is($status, 0, "COPY of $rows texts, two fifths of them rubbish, ends") or diag $err;
is($node->safe_psql('postgres', 'SELECT count(*) FROM bulk'), $rows, 'with a row for each');
is($node->safe_psql('postgres', 'SELECT count(*) FROM bulk WHERE id % 10 IN (0, 1, 2) AND (report).figures IS NOT NULL'),
	0, 'no report is seen in rubbish');
cmp_ok($node->safe_psql('postgres', 'SELECT count(report) FROM bulk WHERE id % 10 > 3'),
	'>', 0.5 * $rows, 'and the reports among them are read');
unlink $file;

# Memory: the peak of a backend after many rows is that after few, but for the
# buffers that it has touched
sub peak
{
	my ($sql) = @_;
	# a compiler loaded for a dear query is no memory of ours
	my $res = $node->safe_psql('postgres', <<"SQL");
SET jit = off;
SELECT count(govreport_parse(body)) FROM (SELECT body FROM document WHERE name LIKE '01-%') d;
$sql;
SELECT (regexp_match(s, 'VmHWM:\\s+(\\d+)'))[1]::integer - (regexp_match(s, 'RssShmem:\\s+(\\d+)'))[1]::integer
  FROM pg_read_file('/proc/' || pg_backend_pid() || '/status') s;
SQL
	return (split /\n/, $res)[-1];
}

foreach my $call (
	'count(govreport_parse(body))',
	'sum((govreport_parse(body)).figures) IS NOT NULL',
	q{count(govreport_is_balanced(govreport_parse(body)))})
{
	my $few  = peak("SELECT $call FROM (SELECT body FROM bulk ORDER BY ctid LIMIT 1000) b");
	my $many = peak("SELECT $call FROM bulk");
	cmp_ok($many - $few, '<', 32 * 1024, "the memory of $call does not grow with the rows ($few, $many kB)");
}
my $few  = peak(q{SELECT count(*) FROM (SELECT body FROM document WHERE name LIKE '01-%') d,
	generate_series(1, 500), govreport_cells(convert_from(body, 'UTF8'))});
my $many = peak(q{SELECT count(*) FROM (SELECT body FROM document WHERE name LIKE '01-%') d,
	generate_series(1, 10000), govreport_cells(convert_from(body, 'UTF8'))});
cmp_ok($many - $few, '<', 64 * 1024, "that of govreport_cells() does not, either ($few, $many kB)");

# Cancelling.  The statement has no end; in sequences, which no cancel rolls
# back, it notes which text it begins to read, and which it has read.  A cancel
# must end it within a text; of three, two may come at the very end of one.
$node->safe_psql('postgres', 'CREATE SEQUENCE begun; CREATE SEQUENCE done');
my $texts_begun = '(SELECT last_value - 1 + is_called::integer FROM begun)';
my $texts_done = '(SELECT last_value - 1 + is_called::integer FROM done)';
my $session = Session->new($node, 'postgres');
my $pid = $session->query('SELECT pg_backend_pid()');
foreach my $case (
	[ 'unclosed tags',        q{'<html><body>' || repeat('<table><tr><td>', 3000000)} ],
	[ 'a page of paragraphs', q{'<html><body>' || repeat('<p>规章</p>', 3000000)} ],
	[ 'many bytes of GBK',    q{convert_to(repeat(E'2022年收到申请1件。\n', 2000000), 'GBK')} ])
{
	my ($what, $text) = @$case;
	my $before = $node->safe_psql('postgres', "SELECT $texts_begun - $texts_done");
	foreach my $cancel (1 .. 3)
	{
		my $begun = $node->safe_psql('postgres', "SELECT $texts_begun");
		$session->send(<<"SQL");
SELECT count(begun), count(report), count(done)
  FROM (SELECT generate_series(1, 1000000000), nextval('begun') AS begun, govreport_parse(body) AS report, nextval('done') AS done
		  FROM (SELECT $text AS body OFFSET 0) long OFFSET 0) endless
SQL
		$node->poll_query_until('postgres', "SELECT $texts_begun > $begun + 1") or die 'no text is read';
		$node->safe_psql('postgres', "SELECT pg_cancel_backend($pid)");
		$session->wait;
		like($session->errors, qr/canceling statement due to user request/, "parsing $what can be cancelled");
	}
	cmp_ok($node->safe_psql('postgres', "SELECT $texts_begun - $texts_done - $before"), '>=', 1, '... and ends within a text');
}
$session->quit;

# Longer than anything sane
($status, $out, $err) = $node->psql('postgres',
	q{SELECT count(*) FROM (SELECT govreport_parse(repeat('x', 1000000000)) OFFSET 0) t}, timeout => 120);
ok($status == 0, 'a text of a gigabyte gives a row') or diag $err;
is($node->safe_psql('postgres', 'SELECT 1'), '1', 'and the server is still there');

$node->stop;
done_testing();
