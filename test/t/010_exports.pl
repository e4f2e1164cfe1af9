# What goes out to other programs, as these read it: CSV by Python's csv module, JSON
# against its schema by python3-jsonschema, and a document and a PDF of a whole report
# by pandoc and Chromium.  What isn't installed is skipped.
use strict;
use warnings;
use utf8;
use Encode qw(decode encode);
use File::Basename;
use JSON::PP;
use lib dirname(__FILE__);
use GovrptTest;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = start_server('exports');
my $dir = $PostgreSQL::Test::Utils::tmp_check;
$node->safe_psql('postgres', 'CREATE EXTENSION govrpt;' . corpus_sql() . <<'SQL');
CREATE TABLE reports AS SELECT name, body, govreport_parse(body) AS r FROM document WHERE (govreport_parse(body)).figures IS NOT NULL;
SQL

# Runs a program over files; returns its output, undef where it failed.
sub run_python
{
	my ($program, @files) = @_;
	my $file = "$dir/exports.py";
	open my $fh, '>:encoding(UTF-8)', $file or die;
	print $fh $program;
	close $fh;
	my $out = qx(python3 '$file' @files 2>&1);
	diag $out if $? != 0;
	return $? == 0 ? decode('UTF-8', $out) : undef;
}

sub save
{
	my ($name, $text) = @_;
	open my $fh, '>:raw', "$dir/$name" or die;
	print $fh $text;
	close $fh;
	return "$dir/$name";
}

sub is_there
{
	return !system("command -v $_[0] >/dev/null 2>&1");
}

SKIP:
{
	skip 'no python3', 3 unless is_there('python3');
	my $csv = save('reports.csv', $node->safe_psql('postgres',
		q{SELECT govreport_csv_heads() || string_agg(E'\r\n' || govreport_csv(r), '' ORDER BY name) FROM reports}));
	my $read = run_python(<<'PYTHON', $csv);
import csv, sys
raw = open(sys.argv[1], 'rb').read()
assert raw.startswith(b'\xef\xbb\xbf') and raw.count(b'\r\n') == raw.rstrip(b'\n').count(b'\n'), 'mark and line ends'
rows = list(csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline='')))
assert len(set(map(len, rows))) == 1, 'fields'
for row in rows[1:]:
    print(row[0], *[f'{h}={v}' for h, v in zip(rows[0], row) if v and '_' in h and not h.startswith('统计期限')], sep='|')
PYTHON
	my $stored = decode('UTF-8', $node->safe_psql('postgres', <<'SQL'));
SELECT coalesce((r).agency, '') || coalesce((SELECT string_agg('|' || head || '=' || (r).figures[path], '' ORDER BY n) FROM govreport_heads() WITH ORDINALITY h (figure, path, head, n) WHERE (r).figures[path] IS NOT NULL), '')
  FROM reports ORDER BY name
SQL
	is($read, "$stored\n", 'a reader of CSV finds every number of the corpus below its head');
	cmp_ok(scalar(() = ($read // '') =~ /\n/g), '>', 10, 'of many reports');
	is(scalar(() = ($read // '') =~ /\n/g), $node->safe_psql('postgres', 'SELECT count(*) FROM reports'), 'a line each');
}

SKIP:
{
	skip "no python3-jsonschema", 2 unless is_there('python3') && !system('python3 -c "import jsonschema; jsonschema.Draft202012Validator" >/dev/null 2>&1');
	save('report.schema', $node->safe_psql('postgres', q{SELECT govreport_json_schema('report')}));
	save('cell.schema', $node->safe_psql('postgres', q{SELECT govreport_json_schema('cell')}));
	# of the corpus, and with cells of every status
	save('report.good', $node->safe_psql('postgres', <<'SQL'));
SELECT to_jsonb(r) FROM reports
UNION ALL SELECT to_jsonb(govreport_set(govreport_set(r, 'received', 'total', 5), 'licensing.decisions', NULL, NULL)) FROM reports
UNION ALL SELECT to_jsonb(govreport_impute(r)) FROM reports
UNION ALL SELECT to_jsonb(govreport_stated(body)) FROM document WHERE (govreport_stated(body)).figures IS NOT NULL
UNION ALL SELECT to_jsonb(govreport_form(2022, 'a', '11'))
UNION ALL SELECT to_jsonb(govreport('{"fees.amount": {"corrected": "absent", "printed": {"imputed": 1.5}}, "granted": {"total": {"stated": 2}, "business": "illegible"}}'::govfigures))
SQL
	save('cell.good', $node->safe_psql('postgres', <<'SQL'));
SELECT to_jsonb(c) FROM reports, govreport_cells(body) c
UNION ALL SELECT to_jsonb(c) FROM reports, govreport_cells(govreport_set(govreport_set(govreport_impute(r), 'received', 'total', 5), 'licensing.decisions', NULL, NULL)) c
UNION ALL SELECT to_jsonb(c) FROM govreport_cells('{"fees.amount": {"corrected": "absent", "printed": {"imputed": 1.5}}, "granted": {"total": {"stated": 2}, "business": "illegible"}}'::govfigures) c
SQL
	save('report.bad', join "\n", (
		'{}', '[]', '{"figures": []}', '{"figures": {}, "unknown": 1}', '{"figures": {}, "region": 450103}', '{"figures": {}, "region": "x"}', '{"figures": {}, "year": "2022"}',
		'{"figures": {}, "published": "20.1.2023"}', '{"figures": {}, "scope": "town"}', '{"figures": {}, "period": "2022"}', '{"figures": {"unknown": 1}}',
		'{"figures": {"received": 1}}', '{"figures": {"received": {"nobody": 1}}}', '{"figures": {"received": {"total": "1"}}}', '{"figures": {"received": {"total": "absent"}}}',
		'{"figures": {"received": {"total": {"imputed": 1, "stated": 1}}}}', '{"figures": {"received": {"total": {"corrected": 1}}}}', '{"figures": {"licensing.decisions": {"total": 1}}}',
		'{"figures": {"licensing.decisions": null}}', '{"figures": {"licensing.decisions": {"corrected": {"stated": 1}, "printed": 1}}}', '{"figures": {"$reports": 2, "licensing.decisions": [1, 1]}}'));
	save('cell.bad', join "\n", map {
		my %cell = (part => 'disclosure', item => 'licensing.decisions', party => undef, cell => 'licensing.decisions', status => 'reported', value => 1, %$_);
		delete $cell{$_} foreach grep { ref $cell{$_} } keys %cell;
		JSON::PP->new->canonical->encode(\%cell)
	  } ({ part => 'x' }, { item => 'x' }, { party => 'total' }, { status => 'x' }, { value => 'x' }, { value => undef }, { status => 'blank' }, { cell => 'received' }, { line => 0 }, { status => [] },
		{ item => 'received', cell => 'received.total' }, { more => 1 }, { printed_status => 'blank', printed_value => 1 }));
	my $out = run_python(<<'PYTHON', $dir);
import json, sys
from jsonschema import Draft202012Validator
for name in 'report', 'cell':
    schema = json.load(open(f'{sys.argv[1]}/{name}.schema'))
    Draft202012Validator.check_schema(schema)
    v = Draft202012Validator(schema)
    for kind in 'good', 'bad':
        lines = open(f'{sys.argv[1]}/{name}.{kind}').read().splitlines()
        wrong = [l for l in lines if v.is_valid(json.loads(l)) != (kind == 'good')]
        print(name, kind, 'tried' if len(lines) > 10 else 'too few', len(wrong), *[w[:200] for w in wrong[:3]])
PYTHON
	is($out, "report good tried 0\nreport bad tried 0\ncell good tried 0\ncell bad tried 0\n",
		'a validator finds all JSON of reports and cells good, and none of what is not such');
	ok($node->safe_psql('postgres', q{SELECT count(DISTINCT status) FROM reports, govreport_cells(govreport_set(r, 'received', 'total', 5))}) >= 3, 'of several statuses');
}

# A whole report as a document and a PDF: the same figures, and spans as they were.
my $whole = save('whole.html', '<!DOCTYPE html><meta charset="utf-8">' . $node->safe_psql('postgres', q{SELECT govreport_render(body, 'html') FROM reports WHERE name LIKE '13-%'}));

sub figures_of
{
	my ($text, $what) = @_;
	my $bytes = unpack 'H*', $text;
	is($node->safe_psql('postgres', <<"SQL"), '200|200', $what);
SELECT count(*), count(*) FILTER (WHERE c.value = (r).figures[c.cell]) FROM reports, govreport_cells(decode('$bytes', 'hex')) c WHERE name LIKE '13-%' AND c.status = 'reported'
SQL
	return;
}

SKIP:
{
	skip 'no pandoc', 1 unless is_there('pandoc');
	system("sed '/<tbody>/,/<\\/tbody>/{s/<td/& align=\"center\"/g;s/<\\(\\/*\\)th\\>/<\\1td/g}' '$whole' | pandoc -f html -o '$dir/whole.docx'") == 0 or die;
	figures_of(scalar(qx(pandoc -t html '$dir/whole.docx')), 'a document of pandoc has the figures of the report, where they belong');
}
SKIP:
{
	my ($chromium) = grep { is_there($_) } qw(chromium chromium-browser google-chrome);
	skip 'no Chromium or pdftotext', 1 unless $chromium && is_there('pdftotext');
	local $ENV{HOME} = $dir;
	system("timeout 120 $chromium --headless --no-sandbox --disable-gpu --user-data-dir='$dir/profile' --no-pdf-header-footer --print-to-pdf='$dir/whole.pdf' 'file://$whole' >/dev/null 2>&1");
	figures_of(scalar(qx(pdftotext -layout '$dir/whole.pdf' -)), 'and so has a PDF of Chromium');
	system("rm -rf '$dir/profile'");
}

done_testing();
