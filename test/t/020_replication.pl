# What is written is the same on a standby, which is then promoted, and where
# logical replication takes it, as text and in binary form.
use strict;
use warnings;
use File::Basename;
use lib dirname(__FILE__);
use GovrptTest;
use Life;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('primary');
$node->init(allows_streaming => 'logical', extra => [ '--locale=C.UTF-8', '--encoding=UTF8' ]);
$node->append_conf('postgresql.conf', "fsync = off\nmax_prepared_transactions = 5\n");
$node->start;
live($node, 'postgres');
my $before = life_print($node, 'postgres');
is(writes_well($node, 'postgres'), '', 'the database is in order');

# A standby.  Servers of 14.13 that are built with assertions refuse connections
# that have no database, and so standbys.
my $standby;
my $refused = '';
IPC::Run::run([ 'psql', '-XAtq', '-d', $node->connstr . ' replication=true', '-c', 'IDENTIFY_SYSTEM' ], '>', '/dev/null', '2>', \$refused);
if ($refused eq '')
{
	$node->backup('base');
	$standby = PostgreSQL::Test::Cluster->new('standby');
	$standby->init_from_backup($node, 'base', has_streaming => 1);
	$standby->start;
}
$node->safe_psql('postgres', set_path() . <<'SQL');
INSERT INTO report (name, report, figures, region) SELECT 'later ' || name, report, figures, region FROM report WHERE name ~ '^\d';
UPDATE report SET report.figures['received.total'] = 7 WHERE name ~ '^later 0';
INSERT INTO guarded (report) SELECT govreport_form(2022, 'later', '1101');
DELETE FROM report WHERE name ~ '^later 02';
SQL
# a transaction that is prepared here, and committed there
$node->safe_psql('postgres', set_path() . q{BEGIN;
	INSERT INTO report (name, report) VALUES ('prepared', govreport_form(2023, 'prepared', '1102')); PREPARE TRANSACTION 'here'});
my $after = life_print($node, 'postgres');
isnt($after, $before, 'the comparison sees a change');
SKIP:
{
	skip "no standby can be had of this server: $refused", 5 unless $standby;
	$node->wait_for_catchup($standby, 'replay', $node->lsn('insert'));
	is(life_print($standby, 'postgres'), $after, 'all is the same on a standby, by every index');
	my ($status, $out, $err) = $standby->psql('postgres', set_path() . q{INSERT INTO guarded (report) VALUES (govreport_form(2022, 'x', '11'))});
	like($err, qr/read-only transaction/, 'which does not write');
	# is promoted, after the primary crashed
	$node->stop('immediate');
	$standby->promote;
	is(life_print($standby, 'postgres'), $after, 'all is the same on a promoted standby');
	is(writes_well($standby, 'postgres'), '', 'which enforces what the primary did');
	$standby->safe_psql('postgres', "COMMIT PREPARED 'here'");
	is($standby->safe_psql('postgres', q{SELECT (report).agency FROM report WHERE name = 'prepared'}), 'prepared', 'and commits what was prepared on it');
	$node->start;
}

# Logical replication
my $publisher = $node;
my $subscriber = start_server('subscriber');
$publisher->safe_psql('postgres', set_path() . <<'SQL');
COMMIT PREPARED 'here';
CREATE TABLE noted (report govreport, figures govfigures, region adcode);
ALTER TABLE noted REPLICA IDENTITY FULL;
INSERT INTO noted SELECT report, figures, region FROM report;
CREATE PUBLICATION reports FOR TABLE report, kept, noted, guarded;
SQL
# of tables with generated columns only what isn't generated is sent
my $copied = q{SELECT md5(string_agg(concat_ws('|', name, (report).agency, (report).title, (report).period, adcode_send((report).region),
		govfigures_send((report).figures), govfigures_send(figures), adcode_send(region), balanced, received), ';' ORDER BY name COLLATE "C")) FROM report
	UNION ALL SELECT md5(string_agg(region || govfigures_send(figures)::text, ';' ORDER BY region)) FROM kept
	UNION ALL SELECT md5(string_agg(n::text, ';' ORDER BY n::text COLLATE "C")) FROM noted n
	UNION ALL SELECT md5(string_agg(g::text, ';' ORDER BY g::text COLLATE "C")) FROM guarded g};
foreach my $binary ('false', 'true')
{
	my $database = "copy_$binary";
	$subscriber->safe_psql('postgres', "CREATE DATABASE $database");
	$subscriber->safe_psql($database, 'CREATE SCHEMA gov; CREATE EXTENSION govrpt SCHEMA gov;' . set_path() . <<"SQL");
CREATE TABLE report (name text PRIMARY KEY, report govreport, figures govfigures, region adcode,
	balanced boolean GENERATED ALWAYS AS (govreport_is_balanced(report)) STORED,
	received numeric GENERATED ALWAYS AS (govreport_figure(report, 'received')) STORED);
CREATE TABLE kept (region adcode PRIMARY KEY, figures govfigures NOT NULL);
CREATE TABLE noted (report govreport, figures govfigures, region adcode);
CREATE TABLE guarded (id integer PRIMARY KEY, report govreport);
SELECT govreport_guard('guarded', links => 'error');
CREATE SUBSCRIPTION $database CONNECTION \$\$@{[ $publisher->connstr('postgres') ]}\$\$ PUBLICATION reports WITH (binary = $binary);
SQL
	$subscriber->poll_query_until($database, "SELECT count(*) = 4 AND bool_and(srsubstate IN ('r', 's')) FROM pg_subscription_rel")
	  or die "the tables are not copied";
	$publisher->wait_for_catchup($database);
	is($subscriber->safe_psql($database, set_path() . $copied), $publisher->safe_psql('postgres', set_path() . $copied),
		"binary = $binary: tables are copied");
	$publisher->safe_psql('postgres', set_path() . <<"SQL");
UPDATE report SET report.figures['received.total'] = 8 WHERE name ~ '^later' AND figures IS NOT NULL;
UPDATE kept SET figures = figures + figures;
UPDATE noted SET report.title = 'noted $binary' WHERE (report).year = 2022;
DELETE FROM noted WHERE (report).year = 2023 AND (report).agency IS NOT NULL AND '$binary' = 'false';
INSERT INTO report (name, report) VALUES ('new $binary', govreport_form(2021, 'new', '12'));
INSERT INTO guarded (report) SELECT govreport_form(2022, 'new $binary', '1103');
SQL
	$publisher->wait_for_catchup($database);
	is($subscriber->safe_psql($database, set_path() . $copied), $publisher->safe_psql('postgres', set_path() . $copied),
		"binary = $binary: changes arrive, of tables without a key, too");
	# a guard speaks where a report is written, and trusts what is replicated
	my ($ret, $stdout, $stderr) = $subscriber->psql($database, set_path() .
		q{INSERT INTO guarded SELECT -1, jsonb_populate_record(govreport_form(2022, 'x', '11'), '{"figures": {"received": {"total": -1}}}')});
	like($stderr, qr/violates/, "binary = $binary: a guard of the subscriber's refuses what is wrong") or diag $stdout;
	is($subscriber->safe_psql($database, set_path() . q{SELECT count(*) FROM govreport_guard_violations('guarded')}), 0,
		"binary = $binary: and can be asked of what arrived");
	$subscriber->safe_psql($database, "DROP SUBSCRIPTION $database");
}
unlike(slurp_file($_->logfile), qr/terminated by signal|TRAP:/, $_->name . ' has had no crash') foreach grep { defined } $standby, $subscriber;

$_->stop foreach grep { defined } $subscriber, $standby, $publisher;
done_testing();
