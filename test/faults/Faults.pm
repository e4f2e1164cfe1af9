# What the scripts of this directory share: a database under guard that sessions
# write to, and what must be true of it whatever has become of them.
package Faults;
use strict;
use warnings;
use Exporter 'import';
use PostgreSQL::Test::Utils;
use Test::More;

our @EXPORT = qw(guard_all agreement write_script figure);

# Agencies whose years must agree, a history of all that is written, and sums
# that are kept in the same transaction.  made() is sound by itself; what it
# carries over may contradict the year after.
sub guard_all
{
	my ($node, $database) = @_;
	$node->safe_psql($database, <<'SQL');
CREATE EXTENSION govrpt;
CREATE FUNCTION made(a integer, y integer, "in" integer, new integer, done integer) RETURNS govreport LANGUAGE sql IMMUTABLE AS
	$$ SELECT jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', 'agency ' || a, 'year', y, 'figures',
		format('{"received": {"total": %s}, "carried_in": {"total": %s}, "concluded": {"total": %s}, "carried_over": {"total": %s}}',
			new, "in", done, "in" + new - done)::jsonb)) $$;
CREATE TABLE report (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, r govreport NOT NULL);
SELECT govreport_guard('report', links => 'error', history => true);
CREATE TABLE kept (id boolean PRIMARY KEY, figures govfigures);
CREATE TABLE page (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text,
	report govreport GENERATED ALWAYS AS (govreport_parse(body)) STORED);
CREATE INDEX ON page (((report).region));
CREATE INDEX ON page USING hash (((report).figures));
INSERT INTO kept VALUES (true, NULL);
SQL
	return;
}

# Nothing that isn't so in the table, in its history, in the sums, in indexes.
sub agreement
{
	my ($node, $database, $when) = @_;
	is($node->safe_psql($database, q{SELECT count(*) FROM govreport_guard_violations('report')}), 0,
		"$when: no report that is there violates anything");
	is($node->safe_psql($database, q{SELECT count(*) FROM
		(SELECT DISTINCT ON (key) new AS r FROM (SELECT *, coalesce((new).agency, (old).agency) || coalesce((new).year, (old).year) AS key
			FROM report_r_history) h ORDER BY key, id DESC) last WHERE (r).agency IS NOT NULL
		AND NOT EXISTS (SELECT FROM report t WHERE t.r = last.r)}), 0, "$when: the history says what there is");
	is($node->safe_psql($database, q{SELECT count(*) FROM report t WHERE NOT EXISTS (SELECT FROM report_r_history h WHERE h.new = t.r)}), 0,
		"$when: and has all of it");
	is($node->safe_psql($database, q{SELECT (SELECT figures FROM kept) IS NOT DISTINCT FROM (SELECT sum((r).figures) FROM report)}), 't',
		"$when: the sum that is kept beside it is its sum");
	is($node->safe_psql($database, q{SELECT count(*) FROM page WHERE (govreport_parse(body)).figures IS DISTINCT FROM (report).figures}), 0,
		"$when: pages that were loaded are read as they were");
	is($node->safe_psql($database, q{SET enable_seqscan = off; SET enable_bitmapscan = off;
		SELECT count(*) FROM page p WHERE (report).figures IS NOT NULL AND NOT EXISTS
			(SELECT FROM page q WHERE (q.report).figures = (p.report).figures AND q.id = p.id)}), 0, "$when: indexes find them");
	return;
}

# What a session does: a number of transactions, of which many are refused.
# isolation: of each in turn.
sub write_script
{
	my ($file, $seed, $transactions, $agencies) = @_;
	srand($seed);
	my @levels = ('READ COMMITTED', 'REPEATABLE READ', 'SERIALIZABLE');
	open my $fh, '>', $file or die "$file: $!";
	foreach my $n (1 .. $transactions)
	{
		my $level = $levels[ ($n + $seed) % 3 ];
		print $fh "BEGIN ISOLATION LEVEL $level;\n";
		print $fh "SET LOCAL govrpt.reason = 'transaction $n of $seed';\n";
		foreach (0 .. int(rand(3)))
		{
			my ($a, $y, $in, $new) = (int(rand($agencies)), 2015 + int(rand(8)), int(rand(2)), int(rand(3)));
			my $done = int(rand($in + $new + 1));
			my $report = "made($a, $y, $in, $new, $done)";
			my $its = "(r).agency = 'agency $a' AND (r).year = $y";
			my $kind = rand();
			if ($kind < 0.6)
			{
				print $fh "DELETE FROM report WHERE $its; INSERT INTO report (r) VALUES ($report);\n";
			}
			elsif ($kind < 0.8) { print $fh "UPDATE report SET r = $report WHERE $its;\n"; }
			elsif ($kind < 0.9) { print $fh "UPDATE report SET r.figures['received.total'] = -1 WHERE $its;\n"; }
			else { print $fh "DELETE FROM report WHERE $its;\n"; }
		}
		print $fh "UPDATE kept SET figures = (SELECT sum((r).figures) FROM report);\n";
		print $fh rand() < 0.9 ? "COMMIT;\n" : "ROLLBACK;\n";
	}
	close $fh;
	return;
}

# A figure for the docs: on the terminal, and no test.
sub figure
{
	my ($text) = @_;
	note("figure: $text");
	return;
}

1;
