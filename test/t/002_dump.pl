# Reports survive pg_dump and restore, binary COPY, and a restart, bit by bit.
use strict;
use warnings;
use File::Basename;
use lib dirname(__FILE__);
use GovrptTest;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = start_server('dump');
$node->safe_psql('postgres', 'CREATE EXTENSION govrpt;' . corpus_sql());
$node->safe_psql('postgres', <<'SQL');
CREATE TABLE report (name text PRIMARY KEY, report govreport, figures govfigures, region adcode,
	balanced boolean GENERATED ALWAYS AS (govreport_is_balanced(report)) STORED);
INSERT INTO report
SELECT name, r, (r).figures, (r).region
  FROM (SELECT name, govreport_parse(body) AS r FROM document OFFSET 0) d;
CREATE INDEX ON report (region);
SQL

# the binary form, not the text: two images that print alike must be alike
my $print = q{SELECT md5(string_agg(concat_ws('|', name, (report).agency, adcode_send((report).region),
	(report).year, (report).title, (report).index_no, (report).doc_no, (report).published, (report).period,
	govfigures_send((report).figures), govfigures_send(figures), adcode_send(region), balanced,
	(report).figures = figures), ';' ORDER BY name)) FROM report};
my $before = $node->safe_psql('postgres', $print);
my $dump = "$PostgreSQL::Test::Utils::tmp_check/govrpt.sql";

foreach my $format ('plain', 'custom')
{
	$node->safe_psql('postgres', "CREATE DATABASE copy_$format TEMPLATE template0");
	$node->command_ok([ 'pg_dump', '-F', $format, '-f', $dump, '-d', $node->connstr('postgres') ],
		"pg_dump ($format)");
	if ($format eq 'plain')
	{
		$node->command_ok([ 'psql', '-Xq', '-v', 'ON_ERROR_STOP=1', '-f', $dump, '-d', $node->connstr('copy_plain') ],
			'restore of a plain dump');
	}
	else
	{
		$node->command_ok([ 'pg_restore', '-e', '-d', $node->connstr('copy_custom'), $dump ],
			'restore of a custom dump');
	}
	is($node->safe_psql("copy_$format", $print), $before, "all is as before the $format dump");
}

my $binary = "$PostgreSQL::Test::Utils::tmp_check/report.bin";
$node->safe_psql('postgres', "COPY report (name, report, figures, region) TO '$binary' (FORMAT binary)");
$node->safe_psql('postgres', <<"SQL");
BEGIN;
CREATE TABLE kept (LIKE report INCLUDING ALL);
ALTER TABLE report RENAME TO gone;
ALTER TABLE kept RENAME TO report;
COPY report (name, report, figures, region) FROM '$binary' (FORMAT binary);
COMMIT;
SQL
is($node->safe_psql('postgres', $print), $before, 'all is as before a binary COPY out and in');
unlink $binary, $dump;

$node->stop('immediate');
$node->start;
is($node->safe_psql('postgres', $print), $before, 'all is as before a crash');

$node->stop;
done_testing();
