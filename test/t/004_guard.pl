# Guarded tables under concurrency, other users, and dump and restore.
use strict;
use warnings;
use File::Basename;
use lib dirname(__FILE__);
use GovrptTest;
use PostgreSQL::Test::Utils;
use Session;
use Test::More;

my $node = start_server('guard');
# room for few locks: a load must not take one a row
$node->append_conf('postgresql.conf', "max_locks_per_transaction = 10\nmax_connections = 20\ndeadlock_timeout = 200ms\n");
$node->restart;
$node->safe_psql('postgres', <<'SQL');
CREATE SCHEMA ext;
CREATE EXTENSION govrpt SCHEMA ext;
CREATE FUNCTION public.report(a text, y integer, f text) RETURNS ext.govreport LANGUAGE sql IMMUTABLE AS
	$$ SELECT jsonb_populate_record(NULL::ext.govreport, jsonb_build_object('agency', a, 'year', y, 'figures', f::jsonb)) $$;
CREATE FUNCTION public.carried(a text, y integer, "in" integer, over integer) RETURNS ext.govreport LANGUAGE sql IMMUTABLE AS
	$$ SELECT public.report(a, y, format('{"carried_in": {"total": %s}, "carried_over": {"total": %s}}', "in", over)) $$;
CREATE TABLE annual (id serial PRIMARY KEY, r ext.govreport);
SELECT ext.govreport_guard('annual', links => 'error');
SQL

sub count_of
{
	my ($agency) = @_;
	return $node->safe_psql('postgres', "SELECT count(*) FROM annual WHERE (r).agency = '$agency'");
}

# Two sessions write neighbouring years, neither of which sees the other's
foreach my $level ('READ COMMITTED', 'REPEATABLE READ', 'SERIALIZABLE')
{
	my $agency = lc $level;
	my $a = Session->new($node, 'postgres');
	my $b = Session->new($node, 'postgres');
	$_->query("BEGIN ISOLATION LEVEL $level; SELECT count(*) FROM annual") foreach $a, $b;
	$a->query("INSERT INTO annual (r) VALUES (carried('$agency', 2021, 0, 3))");
	$b->query("INSERT INTO annual (r) VALUES (carried('$agency', 2022, 4, 0))");
	$a->query('SET CONSTRAINTS ALL IMMEDIATE');
	$b->send('COMMIT');
	ok($node->poll_query_until('postgres', "SELECT count(*) = 1 FROM pg_locks WHERE NOT granted AND locktype = 'object'"),
		"$level: the second waits for the first");
	$a->query('COMMIT');
	is($a->errors, '', "$level: the first is committed");
	$b->wait;
	like($b->errors, qr/violates 1 rule|could not serialize/, "$level: the second sees what the first has written");
	is(count_of($agency), 1, "$level: one of two neighbours that contradict each other is there");

	# an update of one against an update of the other
	$node->safe_psql('postgres', "INSERT INTO annual (r) VALUES (carried('$agency', 2022, 3, 0))");
	$_->query("BEGIN ISOLATION LEVEL $level; SELECT count(*) FROM annual") foreach $a, $b;
	$a->query("UPDATE annual SET r = carried('$agency', 2021, 0, 5) WHERE (r).agency = '$agency' AND (r).year = 2021");
	$a->query("UPDATE annual SET r = carried('$agency', 2022, 5, 0) WHERE (r).agency = '$agency' AND (r).year = 2022");
	$b->query("INSERT INTO annual (r) VALUES (carried('$agency', 2023, 1, 0))");
	$a->query('COMMIT');
	is($a->errors, '', "$level: two years that are corrected together pass");
	$b->query('COMMIT');
	like($b->errors, qr/violates 1 rule|could not serialize/, "$level: the year after them is held against what is committed");
	is($node->safe_psql('postgres', 'SELECT count(*) FROM ext.govreport_guard_violations(\'annual\')'), 0,
		"$level: nothing in the table contradicts anything");
	$_->quit foreach $a, $b;
}

# Many sessions, agencies in any order: none waits in a circle
my $script = "$PostgreSQL::Test::Utils::tmp_check/guard.pgbench";
append_to_file($script, <<'SQL');
\set a random(1, 5)
\set b random(1, 5)
\set y random(2000, 2020)
\set v random(0, 1)
DO $$ BEGIN
	INSERT INTO annual (r) VALUES (carried('x' || :a, :y, :v, :v)), (carried('x' || :b, :y + 1, :v, :v));
	SET CONSTRAINTS ALL IMMEDIATE;
EXCEPTION WHEN check_violation THEN NULL;
END $$;
BEGIN;
INSERT INTO annual (r) VALUES (carried('y' || :b, :y, 1, 1));
INSERT INTO annual (r) VALUES (carried('y' || :a, :y, 1, 1));
COMMIT;
SQL
$node->command_ok([ 'pgbench', '-n', '-c', '6', '-j', '2', '-t', '60', '-f', $script, '-d', $node->connstr('postgres') ],
	'sessions that write several agencies in any order neither fail nor deadlock');
cmp_ok($node->safe_psql('postgres', q{SELECT count(*) FROM annual WHERE (r).agency LIKE 'x%'}), '>', 20, 'some were let in');
is($node->safe_psql('postgres', q{SELECT count(*) FROM ext.govreport_guard_violations('annual')}), 0,
	'and no two of them contradict each other');

# A load in one transaction
my ($status, $out, $err) = $node->psql('postgres',
	q{INSERT INTO annual (r) SELECT carried('bulk ' || n % 2000, 2000 + n / 2000, 1, 1) FROM generate_series(0, 19999) n});
is($status, 0, 'twenty thousand reports of two thousand agencies need no more locks than one') or diag $err;
($status, $out, $err) = $node->psql('postgres',
	q{INSERT INTO annual (r) SELECT carried('bulk ' || n % 2000, 2010 + n / 2000, 1, CASE n WHEN 777 THEN 2 ELSE 1 END) FROM generate_series(0, 3999) n});
like($err, qr/carried_in\(Y\) 1, but carried_over\(Y-1\) 2/, 'and the one that is wrong is found among them');

# Somebody who may only write, and who has put traps into his search path
$node->safe_psql('postgres', <<'SQL');
CREATE ROLE clerk LOGIN;
CREATE ROLE owner NOLOGIN;
GRANT USAGE ON SCHEMA ext TO clerk, owner;
GRANT CREATE ON SCHEMA public TO owner;
CREATE SCHEMA trap AUTHORIZATION clerk;
SET ROLE owner;
CREATE TABLE public.hers (r ext.govreport);
ALTER TABLE public.hers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY blind ON public.hers FOR INSERT WITH CHECK (true);
SELECT ext.govreport_guard('public.hers', links => 'error');
RESET ROLE;
GRANT INSERT, TRIGGER ON public.hers TO clerk;
SET ROLE clerk;
CREATE FUNCTION trap.boom(text, text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'trapped as %', current_user; END $$;
CREATE OPERATOR trap.= (LEFTARG = text, RIGHTARG = text, FUNCTION = trap.boom);
CREATE FUNCTION trap.boom(integer, integer) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'trapped as %', current_user; END $$;
CREATE OPERATOR trap.= (LEFTARG = integer, RIGHTARG = integer, FUNCTION = trap.boom);
CREATE VIEW trap.hers_r_waiver AS SELECT 'a'::text AS agency;
SQL
my $insert = q{SET search_path = trap, pg_catalog, public; INSERT INTO public.hers VALUES (public.carried('a', %d, 1, %d))};
($status, $out, $err) = $node->psql('postgres', sprintf($insert, 2021, 3), extra_params => [ '-U', 'clerk' ]);
is($status, 0, 'a user who may only insert does') or diag $err;
($status, $out, $err) = $node->psql('postgres', sprintf($insert, 2022, 3), extra_params => [ '-U', 'clerk' ]);
like($err, qr/violates 1 rule/, 'and what he may not read, or row security hides from him, counts');
unlike($err, qr/trapped/, 'and operators of his are not called');
($status, $out, $err) = $node->psql('postgres', q{SELECT ext.govreport_guard('public.hers')}, extra_params => [ '-U', 'clerk' ]);
like($err, qr/must be owner of table hers/, 'only its owner guards a table');
($status, $out, $err) = $node->psql('postgres', q{SELECT * FROM ext.govreport_guard_violations('public.hers')}, extra_params => [ '-U', 'clerk' ]);
like($err, qr/permission denied/, 'its violations are for those who may read it');
# a guard of his own making on her table, to have something of his run as her
($status, $out, $err) = $node->psql('postgres', <<'SQL', extra_params => [ '-U', 'clerk' ]);
CREATE CONSTRAINT TRIGGER his AFTER INSERT ON public.hers FOR EACH ROW
	EXECUTE FUNCTION ext.govreport_guard_check('r', 'error', 'error', 'annual_r_waiver', 'x', '', '');
INSERT INTO public.hers VALUES (public.report('b', 2021, '{}'));
SQL
like($err, qr/"annual_r_waiver" is no table of waivers for table "hers"/, 'waivers of another owner are not read in her name');
$node->safe_psql('postgres', 'DROP TRIGGER his ON public.hers');

# Dump and restore
$node->safe_psql('postgres', <<'SQL');
DELETE FROM annual;
BEGIN;
INSERT INTO annual (r) VALUES (carried('a', 2021, 0, 3)), (carried('a', 2022, 4, 0)),
	(report('b', 2021, '{"reconsideration.upheld": 2, "reconsideration.total": 1}')),
	(jsonb_populate_record(carried('g', 2021, 0, 3), '{"region": "320106"}')),
	(jsonb_populate_record(carried('g', 2022, 4, 0), '{"region": "320106"}'));
INSERT INTO annual_r_waiver (agency, year, rule, item, party, difference, reason, region)
SELECT agency, year, rule, item, party, difference, 'as printed', region FROM ext.govreport_guard_violations('annual');
COMMIT;
SQL
my $dump = "$PostgreSQL::Test::Utils::tmp_check/guard.dump";
$node->command_ok([ 'pg_dump', '-F', 'c', '-f', $dump, '-d', $node->connstr('postgres') ], 'pg_dump of guarded tables');
$node->safe_psql('postgres', 'CREATE DATABASE copy TEMPLATE template0');
$node->command_ok([ 'pg_restore', '-e', '-d', $node->connstr('copy'), $dump ], 'they are restored');
my $list = q{SELECT string_agg(v::text, ';') FROM ext.govreport_guard_violations('annual') v};
is($node->safe_psql('copy', $list), $node->safe_psql('postgres', $list), 'violations and waivers are as before');
($status, $out, $err) = $node->psql('copy', q{UPDATE annual SET r = carried('a', 2021, 0, 2) WHERE (r).agency = 'a' AND (r).year = 2021});
like($err, qr/carried_in\(Y\) 4, but carried_over\(Y-1\) 2 \(difference 2\)/, 'the guard is on duty there');
($status, $out, $err) = $node->psql('copy', q{UPDATE annual SET r = carried('a', 2021, 7, 3) WHERE (r).agency = 'a' AND (r).year = 2021});
is($status, 0, 'and heeds the waivers') or diag $err;
($status, $out, $err) = $node->psql('copy', q{INSERT INTO annual (r) VALUES (jsonb_populate_record(carried('g', 2021, 0, 3), '{"region": "350102"}')),
	(jsonb_populate_record(carried('g', 2022, 4, 0), '{"region": "350102"}'))});
like($err, qr/the report of g \(350102\) for 2021 violates 1 rule/, 'which are of one region');
$node->safe_psql('copy', q{SELECT ext.govreport_unguard('annual', drop_waivers => true)});
is($node->safe_psql('copy', q{SELECT count(*) FROM pg_class WHERE relname ~ '^annual_r_'}), 0, 'and can be taken off');
unlink $dump, $script;

$node->stop;
done_testing();
