# Reports spread over three servers give what one server gives, bit by bit: by
# postgres_fdw, with whole groups summed where the rows are, and partial sums
# merged; and by PL/Proxy.
use strict;
use warnings;
use File::Basename;
use lib dirname(__FILE__);
use GovrptTest;
use PostgreSQL::Test::Utils;
use Test::More;

my @shards = map { start_server("shard$_") } 1 .. 3;
my $node = $shards[0];

# The coordinator is a database of the first server.
$node->safe_psql('postgres', 'CREATE DATABASE front');

sub front
{
	return $node->safe_psql('front', $_[0]);
}

if (front(q{SELECT count(*) FROM pg_available_extensions WHERE name = 'postgres_fdw'}) == 0)
{
	plan skip_all => 'no postgres_fdw';
}

my $columns = 'region adcode NOT NULL, year integer NOT NULL, agency text, figures govfigures, report govreport';
foreach my $shard (@shards)
{
	$shard->safe_psql('postgres', "CREATE EXTENSION govrpt; CREATE TABLE report ($columns); CREATE INDEX ON report (region, year);");
}

# All there is on one server: both forms, every status, fractions, large and
# negative numbers, NULLs; a region a shard, and several.
front("CREATE EXTENSION govrpt; CREATE EXTENSION postgres_fdw; CREATE TABLE whole ($columns);" . <<'SQL');
INSERT INTO whole
SELECT r.region, y, r.region::text || ' ' || a,
	   CASE WHEN a % 37 > 0 THEN f END,
	   jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', r.region::text || a, 'region', r.region::text, 'year', y, 'figures', f))
  FROM unnest('{110101,130100,130200,320100,320800,320813,370200,410100,450103,510116}'::adcode[]) r(region),
	   generate_series(2019, 2023) y, generate_series(1, 60) a,
	   LATERAL (SELECT abs(hashtext(r.region::text || y || '.' || a)) AS h) h,
	   LATERAL (SELECT (jsonb_build_object(
			'received', jsonb_build_object('total', h % 1000, 'natural_person', CASE WHEN h % 7 = 0 THEN '"blank"'::jsonb ELSE to_jsonb(h % 500) END),
			'licensing.decisions', CASE h % 11 WHEN 0 THEN '"illegible"'::jsonb WHEN 1 THEN '{"imputed": 7}' ELSE to_jsonb(h) END)
			|| CASE WHEN y < 2021 THEN jsonb_build_object('licensing.items_change', -(h % 50), 'procurement.amount', h / 100.0,
					'other', jsonb_build_object('total', h % 5))
			   ELSE jsonb_build_object('fees.amount', h / 8.0, 'other.remaining', jsonb_build_object('total', h % 5),
					'regulations.in_force', CASE WHEN h % 13 = 0 THEN '"not_applicable"'::jsonb ELSE to_jsonb(h % 9) END) END)::govfigures AS f) f;
ANALYZE whole;
SQL

my @bounds = ([ north => 'MINVALUE', q('31') ], [ east => q('31'), q('41') ], [ west => q('41'), 'MAXVALUE' ]);
my $setup = "CREATE TABLE report ($columns) PARTITION BY RANGE (region);";
my $user = getpwuid($<);
foreach my $i (0 .. 2)
{
	my ($name, $from, $to) = @{ $bounds[$i] };
	my ($host, $port) = ($shards[$i]->host, $shards[$i]->port);
	$setup .= <<"SQL";
CREATE SERVER $name FOREIGN DATA WRAPPER postgres_fdw
	OPTIONS (host '$host', port '$port', dbname 'postgres', extensions 'govrpt', async_capable 'true', fetch_size '10000', batch_size '100');
CREATE USER MAPPING FOR CURRENT_USER SERVER $name OPTIONS (user '$user');
CREATE FOREIGN TABLE report_$name PARTITION OF report FOR VALUES FROM ($from) TO ($to) SERVER $name OPTIONS (table_name 'report');
SQL
}
front($setup . 'ALTER DATABASE front SET enable_partitionwise_aggregate = on; INSERT INTO report SELECT * FROM whole; ANALYZE report;');

is_deeply([ map { $_->safe_psql('postgres', 'SELECT count(*), min(region), max(region) FROM report') } @shards ],
	[ '900|110101|130200', '1200|320100|370200', '900|410100|510116' ], 'a report goes to the server of its region');
is(front('SELECT count(*) FROM whole w JOIN report r ON r.agency = w.agency AND r.year = w.year
	WHERE r.region = w.region AND r.figures IS NOT DISTINCT FROM w.figures AND r.report::text = w.report::text'), 3000, 'and arrives as it was');

sub remote
{
	# what is sent to the servers, and the rest of the plan
	my ($sql) = @_;
	my $plan = front("EXPLAIN (VERBOSE, COSTS off) $sql");
	return ($plan, $plan =~ /Remote SQL: (.*)/g);
}

# The binary form, not the text: a sum has its contributors, cell by cell.
my $bits = 'md5(govfigures_send(s)), govfigures_reports(s)';

sub same
{
	my ($what, $keys, $one, $many) = @_;
	# the fence has the sums themselves sent, and not what is computed of them
	my $sql = "SELECT $keys, $bits FROM (%s OFFSET 0) q ORDER BY 1, 2";
	my $want = front(sprintf($sql, $one));
	my $got = front(sprintf($sql, $many));
	cmp_ok(length $want, '>', 32, "$what: there is something to compare");
	is($got, $want, "$what: the same as on one server, with the same contributors");
	return;
}

# Whole groups: GROUP BY has the column by which the table is partitioned.
my $by_region = 'SELECT region, sum(figures) AS s FROM %s GROUP BY region';
my ($plan, @sql) = remote(sprintf($by_region, 'report'));
is(scalar(grep { /^SELECT region, public\.sum\(figures\) FROM public\.report GROUP BY 1$/ } @sql), 3,
	'sums by region are made where the rows are') or diag $plan;
like($plan, qr/Async Foreign Scan/, 'on all servers at once');
unlike($plan, qr/Aggregate$/m, 'and nothing is left to add');
same('sums by region', 'region', sprintf($by_region, 'whole'), sprintf($by_region, 'report'));

my $more = 'SELECT region, year, sum(figures) FILTER (WHERE govreport_is_balanced(report)) AS s FROM %s
	WHERE figures[\'received.total\'] > 100 GROUP BY region, year HAVING count(*) > 1';
($plan, @sql) = remote(sprintf($more, 'report'));
is(scalar(grep { /figures\['received\.total'::text\]\) > 100/ && /FILTER \(WHERE public\.govreport_is_balanced\(report\)\)/
	&& /HAVING/ } @sql), 3, 'so are subscripts, rules, FILTER and HAVING') or diag $plan;
same('with conditions', 'region, year', sprintf($more, 'whole'), sprintf($more, 'report'));

# A division is a range of codes: only its server is asked.
my $within = q{SELECT region, sum(figures) AS s FROM %s WHERE region <@ '32' GROUP BY region};
($plan, @sql) = remote(sprintf($within, 'report'));
is(scalar @sql, 1, 'containment asks the one server that has the division') or diag $plan;
like($sql[0] // '', qr/^SELECT region, public\.sum\(figures\) FROM public\.report WHERE .* GROUP BY 1$/, 'and sums there') or diag $plan;
same('within a division', 'region', sprintf($within, 'whole'), sprintf($within, 'report'));

# Other groups cross servers: PostgreSQL fetches the rows ...
my $by_year = 'SELECT year, sum(figures) AS s FROM %s GROUP BY year';
($plan, @sql) = remote(sprintf($by_year, 'report'));
is(scalar(grep { /sum/ } @sql), 0, 'sums by year are not pushed down as they stand') or diag $plan;
same('sums by year', 'year', sprintf($by_year, 'whole'), sprintf($by_year, 'report'));

# ... unless it is told to sum on each server, and to add the sums
my $parts = join(' UNION ALL ', map { "SELECT year, sum(figures) AS figures FROM report_$_->[0] GROUP BY year" } @bounds);
($plan, @sql) = remote(sprintf($by_year, "($parts) p"));
is(scalar(grep { /^SELECT year, public\.sum\(figures\) FROM public\.report GROUP BY 1$/ } @sql), 3,
	'partial sums by year are made where the rows are') or diag $plan;
SKIP:
{
	skip 'before PostgreSQL 15 subqueries are not asked at once', 1 if front('SHOW server_version_num') < 150000;
	like($plan, qr/Async Foreign Scan/, 'on all servers at once');
}
like($plan, qr/Aggregate\s+Output: [^\n]*sum\(\(sum\(/, 'and added by the coordinator') or diag $plan;
same('partial sums by year', 'year', sprintf($by_year, 'whole'), sprintf($by_year, "($parts) p"));

my $all = join(' UNION ALL ', map { "SELECT sum(figures) AS figures FROM report_$_->[0]" } @bounds);
($plan, @sql) = remote("SELECT sum(figures) FROM ($all) p");
is(scalar(grep { /^SELECT public\.sum\(figures\) FROM public\.report$/ } @sql), 3, 'so is the sum of all') or diag $plan;
same('the sum of all', '1', 'SELECT sum(figures) AS s FROM whole', "SELECT sum(figures) AS s FROM ($all) p");
my $grouped = 'SELECT year, sum(figures) AS s FROM (SELECT region, year, sum(figures) AS figures FROM report GROUP BY region, year) p GROUP BY year';
($plan, @sql) = remote($grouped);
is(scalar(grep { /sum\(figures\) FROM public\.report GROUP BY 1, 2$/ } @sql), 3,
	'so are sums of sums by region, without naming the servers') or diag $plan;
same('sums of sums', 'year', sprintf($by_year, 'whole'), $grouped);

# Partial sums, kept, and added later; with a window over them
front("CREATE MATERIALIZED VIEW kept AS SELECT region, year, sum(figures) AS figures FROM report GROUP BY region, year");
same('kept partial sums', 'year', sprintf($by_year, 'whole'), sprintf($by_year, 'kept'));
same('a moving window over them', 'region, year',
	'SELECT region, year, sum(sum(figures)) OVER w AS s FROM whole GROUP BY region, year WINDOW w AS (PARTITION BY region ORDER BY year ROWS 1 PRECEDING)',
	'SELECT region, year, sum(figures) OVER w AS s FROM kept WINDOW w AS (PARTITION BY region ORDER BY year ROWS 1 PRECEDING)');

# One report of a row is no column to postgres_fdw
($plan, @sql) = remote('SELECT region, sum((report).figures) FROM report GROUP BY region');
is(scalar(grep { /sum/ } @sql), 0, 'an attribute of a report is not sent, and so not summed there: figures must have their column');
($plan, @sql) = remote(q{SELECT region, sum(govreport_figure(report, 'received')) FROM report GROUP BY region});
is(scalar(grep { /sum/ } @sql), 0, 'nor is a function of a text, which has a collation');
($plan, @sql) = remote(q{SELECT region, sum(figures['received.total']) FROM report GROUP BY region});
is(scalar(grep { /sum\(\(figures\['received\.total'::text\]\)/ } @sql), 3, 'but a subscript is') or diag $plan;
is(front('SELECT md5(string_agg(r::text, chr(10) ORDER BY r::text)) FROM (SELECT region, sum((report).figures) FROM report GROUP BY region) r'),
	front('SELECT md5(string_agg(r::text, chr(10) ORDER BY r::text)) FROM (SELECT region, sum((report).figures) FROM whole GROUP BY region) r'),
	'but the sum is right');

# Rollups of reports, where the extension has them
if (front(q{SELECT to_regprocedure('govreport_rollup(govreport)') IS NOT NULL}) eq 't')
{
	my $rollup = 'SELECT region, govreport_rollup(report) AS report FROM %s GROUP BY region';
	($plan, @sql) = remote(sprintf($rollup, 'report'));
	is(scalar(grep { /govreport_rollup\(report\)/ } @sql), 3, 'rollups are made where the rows are') or diag $plan;
	my $print = 'SELECT md5(string_agg(r::text, chr(10) ORDER BY r::text)) FROM (%s) r';
	is(front(sprintf($print, sprintf($rollup, 'report'))), front(sprintf($print, sprintf($rollup, 'whole'))),
		'and are the same as on one server');
}

# Flat views over all of it
front(q{SELECT govreport_create_views('report'); SELECT govreport_create_views('whole')});
my $rows = 'SELECT md5(string_agg(w::text, chr(10) ORDER BY w::text)) FROM %s w';
is(front(sprintf($rows, 'report_wide')), front(sprintf($rows, 'whole_wide')), 'flat views show the same');
is(front('SELECT sum(received_total), count(*) FROM report_wide'), front('SELECT sum(received_total), count(*) FROM whole_wide'),
	'flat views add up to the same');

# Without the extension named on the server nothing is pushed
front(q{ALTER SERVER north OPTIONS (DROP extensions)});
($plan, @sql) = remote('SELECT region, sum(figures) FROM report_north GROUP BY region');
is(scalar(grep { /sum/ } @sql), 0, q{without extensions 'govrpt' on the server nothing is summed there});
front(q{ALTER SERVER north OPTIONS (ADD extensions 'govrpt')});

# PL/Proxy: the same partial sums by functions of that name on every server, by the
# commands in the manual
sub manual
{
	open my $fh, '<:encoding(UTF-8)', 'doc/distributed.md' or die $!;
	my $text = do { local $/; <$fh> };
	my ($section) = $text =~ /^## PL\/Proxy\n(.*?)^## /ms;
	return $section =~ /^```\n(.*?)^```$/msg;
}

SKIP:
{
	skip 'no PL/Proxy', 10 if front(q{SELECT count(*) FROM pg_available_extensions WHERE name = 'plproxy'}) == 0;
	my @blocks = manual();
	is(scalar @blocks, 4, 'the manual has commands for the servers and the coordinator, twice');
	foreach my $shard (@shards)
	{
		$shard->safe_psql('postgres', $_) foreach @blocks[ 0, 2 ];
	}
	my %shard;
	@shard{qw(north east west)} = @shards;
	$blocks[1] =~ s/host=(north|east|west)\.example\.org dbname=reports/'dbname=postgres host=' . $shard{$1}->host . ' port=' . $shard{$1}->port/ge;
	$blocks[1] =~ s/user 'reader'/user '$user'/;
	is(front($blocks[1]) =~ tr/\n//, 4, 'five years by all servers');
	like(front($blocks[3]), qr/^320800\|\d+$/, 'a region by one');
	is(front('SELECT count(*) FROM year_sums(NULL)'), 15, 'PL/Proxy: each server gives its sums');
	same('PL/Proxy', 'year', sprintf($by_year, 'whole'), sprintf($by_year, 'year_sums(NULL)'));
	same('PL/Proxy within a division', 'year', sprintf($by_year, q{whole WHERE region <@ '32'}), sprintf($by_year, q{year_sums('32')}));
	same('PL/Proxy by the server of a region', 'region', sprintf($by_region, q{whole WHERE region = '320800'}),
		sprintf($by_region, q{region_sum('320800')}));
}

# A server that is gone must not be taken for one without reports.
$shards[2]->stop;
foreach my $sql (sprintf($by_region, 'report'), sprintf($by_year, "($parts) p"), sprintf($by_year, 'report'))
{
	my ($status, $out, $err) = $node->psql('front', $sql);
	isnt($status, 0, 'no sum without a server that has a part of it');
	is($out, '', 'not even some rows of it');
}
is(front(q{SELECT count(*) > 0 FROM (SELECT region, sum(figures) FROM report WHERE region < '41' GROUP BY region) s}), 't',
	'what others have can be had');

$shards[$_]->stop foreach 0, 1;
done_testing();
