# Every function of the extension is cancelled at many points of its work: it
# ends, the session goes on, and what it says afterwards is what it said before.
#
#	POINTS=20 test/run-faults cancel
#	CALLS='sums|windows' test/run-faults cancel		those of these kinds
use strict;
use warnings;
use File::Basename;
use lib dirname(__FILE__), dirname(__FILE__) . '/../t';
use Faults;
use GovrptTest;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Session;
use Test::More;
use Time::HiRes qw(time);

my $points = $ENV{POINTS} || 20;
my $node = start_server('cancel');
guard_all($node, 'postgres');
$node->safe_psql('postgres', corpus_sql() . <<'SQL');
CREATE TABLE reports AS SELECT name, govreport_parse(body) AS report FROM document;
DELETE FROM reports WHERE (report).figures IS NULL;
CREATE TABLE long AS SELECT
	'<html><body>' || repeat('<table><tr><td>收到</td><td>1</td><td>2</td></tr></table><p>规章</p>', 40000) AS page,
	repeat(E'行政许可 | 1 | 2\n', 60000) AS lines,
	repeat(E'某市水务局2022年政府信息公开工作年度报告\n一、总体情况\n无\n', 30000) AS documents;
CREATE TABLE many AS SELECT made(n, 2020, 0, 1, 1) AS r, (made(n, 2020, 0, 1, 1)).figures AS f FROM generate_series(1, 100000) n;
CREATE TABLE bodies AS SELECT convert_from(body, 'UTF8') AS body FROM document, generate_series(1, 100) n WHERE name < '08';
CREATE TABLE stored AS SELECT n, body, govreport_parse(body) AS report FROM bodies, generate_series(1, 2) n;
CREATE TABLE texts AS SELECT f::text AS json FROM many;
SQL

# What takes long enough to be cut; each has all of a kind.  A function that no
# call here names, and that isn't behind a type or operator, fails the test.
my $each = 'FROM generate_series(1, 3000) n, reports';
my %calls = (
	'reading a page' => 'SELECT govreport_parse(page) FROM long',
	'reading bytes' => q{SELECT govreport_parse(convert_to(page, 'GBK')) FROM long},
	'reading lines' => 'SELECT govreport_parse(lines) FROM long',
	'cells' => 'SELECT count(*) FROM long, govreport_cells(lines)',
	'cells of reports' => "SELECT count(*) $each, govreport_cells(report)",
	'sections' => 'SELECT count(*) FROM long, govreport_sections(documents)',
	'diagnostics' => 'SELECT count(*) FROM long, govreport_diagnostics(page)',
	'trace' => 'SELECT count(*) FROM long, govreport_trace(lines)',
	'split' => 'SELECT count(*) FROM long, govreport_split(documents)',
	'checks' => "SELECT count(*) $each, govreport_check(report)",
	'violations' => "SELECT count(*) $each, govreport_violations(report)",
	'verdicts' => q{SELECT count(*) FILTER (WHERE govreport_is_balanced(jsonb_populate_record(report, '{"year": 2020}')) AND govreport_require_balanced(r)) FROM many, generate_series(1, 20), (SELECT report FROM reports LIMIT 1) x},
	'completeness' => "SELECT count(*) FILTER (WHERE govreport_is_complete(report)) $each, govreport_completeness(report)",
	'years' => q{SELECT count(*) FROM many, generate_series(1, 5), govreport_check_years(r, jsonb_populate_record(r, '{"year": 2021}'))},
	'explaining' => "SELECT count(*) $each, govreport_explain(govreport_set(govreport_set(report, 'received', 'total', 1000), 'granted', 'total', 1000), 4)",
	'harmonising' => "SELECT count(govreport_harmonise(report)) $each",
	'imputing' => "SELECT count(govreport_impute(report)) $each",
	'correcting' => "SELECT count(*) $each, govreport_diff(report, govreport_set(report, 'received', 'total', n))",
	'applying' => "SELECT count(govreport_apply(report)) $each WHERE govreport_is_balanced(report)",
	'blank forms' => q{SELECT count(govreport_form(2022, 'a', '11')) FROM generate_series(1, 200000)},
	'printing' => "SELECT sum(length(govreport_render(report, 'html'))) $each",
	'whole reports' => q{SELECT count(govreport_render(documents, 'text')) FROM long, generate_series(1, 5)},
	'printing with texts' => qq{SELECT sum(length(govreport_render(report, 'html', jsonb_build_object('1', documents)))) $each, (SELECT documents FROM long LIMIT 1) l},
	'exports' => "SELECT sum(length(govreport_csv(report))) $each",
	'schemas' => q{SELECT count(*) FROM generate_series(1, 3000) n, LATERAL (SELECT n, h FROM govreport_heads() h UNION ALL SELECT n, NULL WHERE govreport_json_schema(CASE n % 2 WHEN 0 THEN 'cell' ELSE 'report' END) IS NULL OR govreport_csv_heads() || n IS NULL) x},
	'figures' => "SELECT sum(govreport_figure(report, 'received', 'total')), count((report).figures['granted.total']) $each, generate_series(1, 20)",
	'sums' => 'SELECT sum(f), avg(f), min(f), max(f), govreport_coverage(f) FROM many',
	'kept sums' => 'SELECT count(govfigures_merge(f, f + f)), sum(govfigures_reports(govfigures_plain(govfigures_with_stated(f)))) FROM many',
	'rollups' => 'SELECT (govreport_rollup(r)).year FROM many',
	'reconciling' => 'SELECT count(*) FROM govreport_reconcile(made(1, 2020, 0, 1, 1), (SELECT array_agg(r) FROM many))',
	'windows' => 'SELECT count(s) FROM (SELECT sum(f) OVER (ROWS 1000 PRECEDING) AS s FROM many) x',
	'JSON' => 'SELECT count(json::govfigures::jsonb::govfigures::json) FROM texts',
	'columns' => q{SELECT sum(govfigures_count(f, 'received.total')), sum(govfigures_number(f, 'received.total')), sum(govfigures_numbers(f) + govfigures_fractions(f)) FROM many},
	'plain columns' => q{SELECT count(govfigures_cell_value(o, c)), count(govfigures_cell_status(o, c)), count(govfigures_cell_present(o, c)) FROM (SELECT govfigures_open(f) AS o FROM many OFFSET 0) m, generate_series(1, 5) c},
	'dictionary' => 'SELECT count(*) FROM generate_series(1, 3000) n, LATERAL (SELECT n FROM govreport_items() UNION ALL SELECT n FROM govreport_parties() UNION ALL SELECT n FROM govreport_rules() UNION ALL SELECT n FROM govreport_columns()) x',
	'help' => 'SELECT count(*) FROM generate_series(1, 3000) n, LATERAL (SELECT n, h FROM govrpt_help() h OFFSET 0) x',
	'version' => 'SELECT count(*) FROM generate_series(1, 100000) n, LATERAL (SELECT n, v FROM govrpt_version() v OFFSET 0) x',
	'codes' => q{SELECT count(adcode_full_name(c, 2020)), count(adcode_level_name(c, 2)), count(adcode_name(c)), count(adcode_current(c, 2010)), count(adcode_parent(c)), sum(adcode_level(c)), max(adcode_last(c)), min(c)
		FROM (SELECT (370201 + n % 90)::text::adcode AS c FROM generate_series(1, 300000) n) x},
	'ancestors' => q{SELECT count(*) FROM generate_series(1, 100000), adcode_ancestors('370202')},
	'views' => q{SELECT count(*) FROM generate_series(1, 100) n, LATERAL (SELECT n, v FROM govreport_create_views('report', prefix => 'made' || n) v UNION ALL SELECT govreport_drop_views('report', 'made' || n), NULL) x},
	'findings' => "SELECT count(*) $each, govreport_findings(report)",
	'findings of texts' => 'SELECT count(*) FROM bodies, govreport_findings(body)',
	'letters' => "SELECT sum(length(govreport_notice(report, 'markdown'))) $each",
	'summaries' => "SELECT sum(length(govreport_summary(report))) $each",
	'indicators' => "SELECT count(govreport_indicator(report, i.code)) $each, govreport_indicators() i",
	'sentences' => 'SELECT count(*) FROM bodies, govreport_narrative(body)',
	'sentences and tables' => 'SELECT count(*) FROM bodies, govreport_check_narrative(body)',
	'what sentences state' => 'SELECT count(govreport_stated(body)) FROM bodies',
	'measures' => 'SELECT count(*) FROM generate_series(1, 10000) n, LATERAL (SELECT n, m FROM govreport_measures() m OFFSET 0) x',
	'what would be read otherwise' => q{SELECT count(*) FROM govreport_outdated('stored', body => 'body')},
	'divisions' => q{SELECT count(*) FROM generate_series(2007, 2023) y, adcode_divisions(y)},
	'their children' => q{SELECT count(*) FROM generate_series(1, 3000) n, LATERAL (SELECT n, c FROM adcode_children('32', 2023) c OFFSET 0) x},
	'names of divisions' => q{SELECT count(*) FROM generate_series(1, 3000) n, LATERAL (SELECT n, f FROM adcode_find('市南') f OFFSET 0) x},
	'sorting' => 'SELECT count(DISTINCT f) FROM (SELECT f FROM many ORDER BY f, r) x',
	'a guard' => q{SELECT govreport_guard('many', 'r', links => 'off')},
	'guarded rows' => 'INSERT INTO report (r) SELECT r FROM many LIMIT 20000',
	'what a guard finds' => q{SELECT count(*) FROM govreport_guard_violations('report')},
	'taking it off' => q{SELECT govreport_unguard('many', drop_waivers => true) FROM govreport_guard('many', 'r', links => 'off')},
);
my $named = join ' ', values %calls;
my @missing = grep { $named !~ /\b$_\(/ } split /\n/, $node->safe_psql('postgres', q{
	SELECT DISTINCT p.proname FROM pg_proc p JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
	   AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'govrpt')
	 WHERE p.prorettype <> 'trigger'::regtype AND p.oid NOT IN (
		SELECT unnest(ARRAY[typinput, typoutput, typreceive, typsend, typmodin, typmodout, typanalyze, typsubscript]::oid[]) FROM pg_type
		UNION ALL SELECT oprcode FROM pg_operator UNION ALL SELECT amproc FROM pg_amproc
		UNION ALL SELECT castfunc FROM pg_cast UNION ALL SELECT prosupport FROM pg_proc
		UNION ALL SELECT unnest(ARRAY[aggtransfn, aggfinalfn, aggcombinefn, aggserialfn, aggdeserialfn, aggmtransfn, aggminvtransfn, aggmfinalfn]::oid[]) FROM pg_aggregate)});
is(join(' ', @missing), '', 'every function is called here');

my $print = q{SELECT md5(string_agg(govreport_parse(body)::text, '' ORDER BY name)) FROM document};
my $right = $node->safe_psql('postgres', $print);
my ($cancelled, $slowest, $slowest_call) = (0, 0, '');
my $session = Session->new($node, 'postgres');
my $pid = $session->query('SELECT pg_backend_pid()');
$session->query("SET client_min_messages = error; SET max_parallel_workers_per_gather = 0; SET jit = off");
my $kinds = qr/^(?:@{[ $ENV{CALLS} || '.*' ]})$/;
foreach my $call (grep { /$kinds/ } sort keys %calls)
{
	my $start = time;
	$session->query("BEGIN;\n$calls{$call}\n\\g /dev/null\nROLLBACK");
	my $whole = time - $start;
	is(my $errors = $session->errors, '', "$call: ends by itself");
	my $cut = 0;
	my @wrong;
	# a ROLLBACK may be cancelled, too: it comes three times
	foreach my $point (1 .. $points)
	{
		my $after = int(1 + $whole * 1000 * $point / ($points + 1));
		$start = time;
		$session->query("BEGIN;\nSET LOCAL statement_timeout = $after;\n$calls{$call}\n\\g /dev/null\nROLLBACK;\nROLLBACK;\nROLLBACK");
		my $late = time - $start - $after / 1000;
		my $err = $session->errors;
		if ($err =~ /canceling statement due to statement timeout/)
		{
			$cut++;
			($slowest, $slowest_call) = ($late, $call) if $late > $slowest;
		}
		elsif ($err ne '') { push @wrong, $err; }
	}
	is(join('', @wrong), '', "$call: is cancelled or ends, and nothing else");
	cmp_ok($cut, '>', 0, "$call: is cancelled") if $whole > 0.1;
	$cancelled += $cut;
	is($session->query($print), $right, "$call: the session reads as before");
}
is($session->query('SELECT pg_backend_pid()'), $pid, 'the session is the one it was');
$session->quit;
unlike(slurp_file($node->logfile), qr/TRAP:|PANIC|terminated by signal/, 'no session has crashed');
figure(sprintf '%d statements of %d kinds cancelled; the slowest took %.2f s from the cancel to its answer (%s)',
	$cancelled, scalar(keys %calls), $slowest, $slowest_call);
$node->stop;
done_testing();
