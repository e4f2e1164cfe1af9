# What was written on the oldest of several majors of PostgreSQL is read, found,
# enforced and added to on every later one: by pg_upgrade, step by step and all
# at once, by dump and restore, COPY BINARY and logical replication.
#
#	lifecycle.pl IMAGES MAJOR=PREFIX...		PREFIX/bin has that major's programs
#
# test/run lifecycle builds them and calls this.
use strict;
use warnings;
use File::Basename;
use lib dirname(__FILE__) . '/../t';
use Cwd qw(abs_path);
use GovrptTest;
use Life;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $images = abs_path(shift @ARGV);
my %prefix = map { split /=/ } @ARGV;
my @majors = sort { $a <=> $b } keys %prefix;
my ($oldest, $newest) = @majors[ 0, -1 ];
my $directory = $PostgreSQL::Test::Utils::tmp_check;

sub cluster
{
	my ($name, $major) = @_;
	my $node = PostgreSQL::Test::Cluster->new($name, install_path => $prefix{$major});
	my @extra = ('--locale=C.UTF-8', '--encoding=UTF8');
	push @extra, '--no-data-checksums' if $major >= 18;
	$node->init(extra => \@extra);
	$node->append_conf('postgresql.conf', "fsync = off\nwal_level = logical\nmax_wal_senders = 5\nmax_replication_slots = 5\n");
	return $node;
}

# A database that 1.0 made and that nobody has updated: upgraded with the rest,
# and brought to this version on the newest server.
sub live_of_first
{
	my ($node) = @_;
	$node->safe_psql('postgres', 'CREATE DATABASE first');
	$node->safe_psql('first', <<"SQL");
CREATE EXTENSION govrpt VERSION '1.0';
CREATE CAST (bytea AS govfigures) WITHOUT FUNCTION;
CREATE TEMP TABLE stored (kind text, name text, image text, prints text);
COPY stored FROM '$images' WITH (FORMAT csv, HEADER);
CREATE TABLE image AS SELECT kind, name, decode(image, 'hex')::govfigures AS figures, prints FROM stored WHERE kind NOT IN ('adcode', 'tally');
CREATE TABLE report AS SELECT name, ROW(name, '370202', 2022, NULL, NULL, NULL, NULL, NULL, figures, NULL)::govreport AS report
  FROM image WHERE kind = 'report' AND name ~ '^\\d';
SELECT govreport_guard('report', links => 'off', balance => 'warning');
SELECT govreport_create_views('report');
DROP CAST (bytea AS govfigures);
SQL
	return;
}

sub updates_first
{
	my ($node, $how) = @_;
	$node->safe_psql('first', 'ALTER EXTENSION govrpt UPDATE');
	is($node->safe_psql('first', q{SELECT count(*) > 25 AND bool_and(figures::text = prints) FROM image}), 't',
		"$how: a database of 1.0, updated on $newest, reads what 1.0 stored");
	is($node->safe_psql('first', q{SELECT count(*) = (SELECT count(*) FROM report) FROM report_wide}), 't', "$how: and its views answer");
	return;
}

# Every index has all rows, in order
sub indexes_are_sound
{
	my ($node, $how) = @_;
	if ($node->safe_psql('postgres', q{SELECT count(*) FROM pg_available_extensions WHERE name = 'amcheck'}) == 0)
	{
		pass("$how: indexes # SKIP no amcheck");
		return;
	}
	$node->safe_psql('postgres', 'CREATE EXTENSION IF NOT EXISTS amcheck SCHEMA public');
	is($node->safe_psql('postgres', q{SELECT count(public.bt_index_check(c.oid, true)) > 5 FROM pg_class c JOIN pg_am a ON a.oid = c.relam
		WHERE a.amname = 'btree' AND c.relkind = 'i' AND relnamespace = 'public'::regnamespace}), 't', "$how: indexes are in order and complete");
	$node->safe_psql('postgres', 'DROP EXTENSION amcheck');
	return;
}

sub upgrade
{
	my ($old, $from, $to, $name, @options) = @_;
	my $new = cluster($name, $to);
	$old->stop;
	my @command = ("$prefix{$to}/bin/pg_upgrade", '--no-sync', '-d', $old->data_dir, '-D', $new->data_dir,
		'-b', "$prefix{$from}/bin", '-B', "$prefix{$to}/bin", '-s', $new->host, '-p', $old->port, '-P', $new->port, @options);
	# it writes into the directory where it is
	my ($out, $err);
	my $good = IPC::Run::run(\@command, '>', \$out, '2>', \$err, init => sub { chdir $directory or die "$directory: $!" });
	ok($good, "pg_upgrade from $from to $to @options") or diag($out, $err);
	$new->start;
	return $new;
}

sub is_all_there
{
	my ($node, $expected, $how) = @_;
	is(life_print($node, 'postgres'), $expected, "$how: all is there, and found by every index");
	is(writes_well($node, 'postgres'), '', "$how: what must be refused is refused, what may be written is written");
	return;
}

my $columns = 'name, report, figures, region';
my $node = cluster("v$oldest", $oldest);
$node->start;
live($node, 'postgres', $images);
live_of_first($node);
my $print = life_print($node, 'postgres');
like($print, qr/^images read otherwise none of [1-9]/m, "$oldest reads what 1.0 stored");

# By dump and restore, COPY BINARY and logical replication, to the newest
my $other = cluster('other', $newest);
$other->start;
my $dump = "$directory/oldest.dump";
command_ok([ "$prefix{$newest}/bin/pg_dump", '-Fc', '-f', $dump, '-d', $node->connstr('postgres') ], "$newest dumps $oldest");
command_ok([ "$prefix{$newest}/bin/pg_restore", '-e', '-d', $other->connstr('postgres'), $dump ], "$newest restores it");
is_all_there($other, $print, 'dump and restore');

$node->safe_psql('postgres', set_path() . "COPY report ($columns) TO '$directory/report.bin' (FORMAT binary)");
$other->safe_psql('postgres', set_path() . <<"SQL");
TRUNCATE report;
COPY report ($columns) FROM '$directory/report.bin' (FORMAT binary);
SQL
is(life_print($other, 'postgres'), $print, "COPY BINARY from $oldest to $newest");

$node->safe_psql('postgres', set_path() . 'CREATE PUBLICATION reports FOR TABLE report, kept');
$other->safe_psql('postgres', set_path() . 'TRUNCATE report, kept; CREATE SUBSCRIPTION reports CONNECTION $$'
	  . $node->connstr('postgres') . '$$ PUBLICATION reports WITH (binary = true)');
$other->poll_query_until('postgres', q{SELECT count(*) = 2 AND bool_and(srsubstate IN ('r', 's')) FROM pg_subscription_rel})
  or die 'the tables are not copied';
$node->safe_psql('postgres', set_path() . q{UPDATE report SET report.title = (report).title WHERE figures IS NOT NULL;
	UPDATE kept SET figures = figures + figures});
$node->wait_for_catchup('reports');
is($other->safe_psql('postgres', set_path() . 'SELECT md5(string_agg(region || govfigures_send(figures)::text, $$;$$ ORDER BY region)) FROM kept'),
	$node->safe_psql('postgres', set_path() . 'SELECT md5(string_agg(region || govfigures_send(figures)::text, $$;$$ ORDER BY region)) FROM kept'),
	"logical replication from $oldest to $newest: sums");
$print = life_print($node, 'postgres');
is_all_there($other, $print, "logical replication from $oldest to $newest");
$other->safe_psql('postgres', 'DROP SUBSCRIPTION reports');
$node->safe_psql('postgres', 'DROP PUBLICATION reports');
$other->stop;

# By pg_upgrade, step by step; each major adds something of its own
foreach my $i (1 .. $#majors)
{
	my ($from, $to) = @majors[ $i - 1, $i ];
	$node->safe_psql('postgres', set_path() . <<"SQL");
INSERT INTO report SELECT 'of $from ' || name, report, figures, region FROM report WHERE name ~ '^[0-9]';
UPDATE report SET report.figures['received.total'] = $from WHERE name ~ '^of $from 0';
DELETE FROM report WHERE name ~ '^of $from 02';
UPDATE guarded SET report.title = 'seen by $from';
SQL
	$print = life_print($node, 'postgres');
	my $next = upgrade($node, $from, $to, "v$to");
	is_all_there($next, $print, "pg_upgrade to $to");
	indexes_are_sound($next, "pg_upgrade to $to");
	$node = $next;
}
updates_first($node, 'step by step');
$node->stop;

# and from the oldest to the newest at once
if (@majors > 2)
{
	my $from = cluster('from', $oldest);
	$from->start;
	live($from, 'postgres', $images);
	live_of_first($from);
	$print = life_print($from, 'postgres');
	my $to = upgrade($from, $oldest, $newest, 'to', '--link');
	is_all_there($to, $print, "pg_upgrade from $oldest to $newest");
	indexes_are_sound($to, "pg_upgrade from $oldest to $newest");
	updates_first($to, 'at once');
	$to->stop;
}

done_testing();
