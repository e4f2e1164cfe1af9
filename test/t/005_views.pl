# Flat views belong to whoever makes them, and survive pg_dump and restore, and
# the extension's moving.
use strict;
use warnings;
use File::Basename;
use lib dirname(__FILE__);
use GovrptTest;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = start_server('views');
$node->safe_psql('postgres', 'CREATE ROLE alice LOGIN; CREATE ROLE reader LOGIN; CREATE ROLE eve LOGIN;');
$node->safe_psql('postgres', 'CREATE DATABASE hers OWNER alice');

sub as
{
	my ($user, $database, $sql) = @_;
	return $node->psql($database, $sql, extra_params => [ '-U', $user ]);
}

my ($status, $out, $err) = as('alice', 'hers', 'CREATE SCHEMA bi; CREATE EXTENSION govrpt;' . corpus_sql() . <<'SQL');
CREATE TABLE report (name text PRIMARY KEY, report govreport);
INSERT INTO report SELECT name, govreport_parse(body) FROM document;
SELECT count(*) FROM govreport_create_views('report', schema => 'bi');
GRANT USAGE ON SCHEMA bi TO reader, eve;
GRANT SELECT ON bi.report_wide, bi.report_long TO reader;
SQL
is($status, 0, 'an owner of a database who is no superuser makes the views') or diag $err;
is($out, 12, 'all of them');
($status, $out, $err) = as('reader', 'hers', 'SELECT count(*) > 10 FROM bi.report_wide WHERE received_total > 0');
is($out, 't', 'a reader of a view needs no right on the table') or diag $err;
($status, $out, $err) = as('reader', 'hers', 'SELECT count(*) FROM report');
like($err, qr/permission denied for table report/, 'and gets none');
($status, $out, $err) = as('eve', 'hers', "SELECT govreport_create_views('report', schema => 'bi')");
like($err, qr/permission denied|must be owner/, 'who may not create in a schema makes no views there');
($status, $out, $err) = as('eve', 'hers', "SELECT govreport_drop_views('report', schema => 'bi')");
like($err, qr/must be owner/, 'nor drops those of others');

# row security that the views pass by is told of
my $hidden = 'ALTER TABLE report ENABLE ROW LEVEL SECURITY; CREATE POLICY none ON report USING (false);';
($status, $out, $err) = as('alice', 'hers', "$hidden SELECT govreport_create_views('report', schema => 'bi')");
like($err, qr/WARNING:  views of table "report" show all its rows, whatever its row security says.*role "alice".*HINT/s,
	'views that show what row security hides are warned of') or diag $err;
($status, $out, $err) = as('alice', 'hers', "ALTER TABLE report FORCE ROW LEVEL SECURITY; SELECT govreport_create_views('report', schema => 'bi')");
is($err, '', 'and those that do not are not');
SKIP:
{
	skip('views run as their owner before 15', 1) if $node->safe_psql('postgres', 'SHOW server_version_num') < 150000;
	($status, $out, $err) = as('alice', 'hers', 'ALTER TABLE report NO FORCE ROW LEVEL SECURITY;'
		  . "SELECT govreport_create_views('report', prefix => 'mine', schema => 'bi', security_invoker => true);"
		  . "SELECT govreport_create_views('report', prefix => 'mine', schema => 'bi');"
		  . "SELECT govreport_drop_views('report', prefix => 'mine', schema => 'bi')");
	is($err, '', 'nor are those that run as who reads them');
}
as('alice', 'hers', 'DROP POLICY none ON report; ALTER TABLE report DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY');

# a failing call is brief: all that psql shows of it
as('alice', 'hers', 'CREATE VIEW bi.upon AS SELECT agency FROM bi.report_wide; ALTER TABLE report ADD COLUMN note text;');
($status, $out, $err) = as('alice', 'hers', "SELECT govreport_create_views('report', schema => 'bi')");
like($err, qr/ERROR:  cannot drop view bi\.report_wide because other objects depend on it\nDETAIL:  view bi\.upon depends.*\nHINT:/,
	'a failing call says why');
cmp_ok(length($err), '<', 400, 'in a few lines');
as('alice', 'hers', 'DROP VIEW bi.upon; ALTER TABLE report DROP COLUMN note;');

# what is called like the system's things must not be run in their place
($status, $out, $err) = as('alice', 'hers', <<'SQL');
CREATE SCHEMA trap;
CREATE FUNCTION trap.lower(daterange) RETURNS date LANGUAGE sql AS 'SELECT NULL::date';
CREATE FUNCTION trap.make_date(integer, integer, integer) RETURNS date LANGUAGE sql AS 'SELECT NULL::date';
CREATE FUNCTION trap.ge(integer, integer) RETURNS boolean LANGUAGE sql AS 'SELECT false';
CREATE OPERATOR trap.>= (LEFTARG = integer, RIGHTARG = integer, FUNCTION = trap.ge);
CREATE DOMAIN trap.text AS varchar(1);
SET search_path = trap, pg_catalog, public;
SELECT count(*) FROM govreport_create_views('report', prefix => 'trapped', schema => 'bi');
SELECT bool_and(form IS NOT NULL AND first_day IS NOT NULL) FROM bi.trapped_years;
SELECT bool_or(period_from IS NOT NULL), bool_or(length(region) = 6) FROM bi.trapped_wide;
SELECT current_setting('search_path');
SELECT govreport_drop_views('report', prefix => 'trapped', schema => 'bi');
SQL
is($out, "12\nt\nt|t\ntrap, pg_catalog, public\n12", 'views are the same whatever the search path, which stays') or diag $err;

my $print = q{
SELECT md5(string_agg(w::text, ';' ORDER BY name)) FROM bi.report_wide w
UNION ALL SELECT md5(string_agg(l::text, ';' ORDER BY name, figure)) FROM bi.report_long l
UNION ALL SELECT md5(string_agg(r::text, ';' ORDER BY r::text)) FROM bi.report_regions r
UNION ALL SELECT md5(string_agg(r::text, ';' ORDER BY r::text)) FROM bi.report_items r
UNION ALL SELECT md5(string_agg(concat_ws('|', attrelid::regclass, attname, format_type(atttypid, atttypmod),
		col_description(attrelid, attnum)), ';' ORDER BY attrelid::regclass::text, attnum))
  FROM pg_attribute WHERE attrelid::regclass::text ~ '^bi[.]report_'
UNION ALL SELECT string_agg(concat_ws('|', relname, relacl, obj_description(oid, 'pg_class')), ';' ORDER BY relname)
  FROM pg_class WHERE relnamespace = 'bi'::regnamespace};
my $before = $node->safe_psql('hers', $print);

sub survives
{
	my ($what, $copy) = @_;
	my $dump = "$PostgreSQL::Test::Utils::tmp_check/$copy.dump";
	$node->safe_psql('postgres', "CREATE DATABASE $copy TEMPLATE template0 OWNER alice");
	$node->command_ok([ 'pg_dump', '-F', 'custom', '-f', $dump, '-d', $node->connstr('hers') ], "pg_dump $what");
	$node->command_ok([ 'pg_restore', '-e', '-d', $node->connstr($copy), $dump ], "restore $what");
	is($node->safe_psql($copy, $print), $before, "rows, types, comments and privileges are as before $what");
	# what is restored is known as ours, and can be replaced in place
	is($node->safe_psql($copy, q{
		SET client_min_messages = warning;
		CREATE VIEW upon AS SELECT received_total FROM bi.report_wide;
		SELECT count(*) FROM } . ($what =~ /moved/ ? 'moved.' : '') . q{govreport_create_views('report', schema => 'bi')}),
		12, "and the views are made anew $what");
	unlink $dump;
}

survives('as they are', 'copied');
$node->safe_psql('hers', 'CREATE SCHEMA moved; ALTER EXTENSION govrpt SET SCHEMA moved');
is($node->safe_psql('hers', $print), $before, 'views work on when the extension is moved');
survives('when the extension was moved', 'moved');

($status, $out, $err) = as('alice', 'hers', 'DROP EXTENSION govrpt');
like($err, qr/view bi\.report_wide depends on|other objects depend on it/, 'views keep the extension from being dropped by accident');

$node->stop;
done_testing();
