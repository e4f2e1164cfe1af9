# kill -9 of sessions and of the whole server in the middle of loads and of
# guarded writes: what was committed is there, and agrees.
#
#	ROUNDS=20 test/run-faults kill
use strict;
use warnings;
use File::Basename;
use lib dirname(__FILE__), dirname(__FILE__) . '/../t';
use Faults;
use GovrptTest;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(sleep);

my $rounds = $ENV{ROUNDS} || 20;
my $directory = $PostgreSQL::Test::Utils::tmp_check;
my $node = start_server('kill');
$node->append_conf('postgresql.conf', "fsync = on\nrestart_after_crash = on\ncheckpoint_timeout = 30s\n");
$node->restart;
guard_all($node, 'postgres');
$node->safe_psql('postgres', corpus_sql());

# Who loads notes in a file of its own what was committed.
my $load = "$directory/load.sql";
append_to_file($load, "INSERT INTO page (body) SELECT convert_from(body, 'UTF8') FROM document WHERE name !~ '^11-';\nSELECT max(id) FROM page;\n" x 2000);

my ($killed, $restarted) = (0, 0);
srand($ENV{SEED} || 1);
foreach my $round (1 .. $rounds)
{
	$node->safe_psql('postgres', 'TRUNCATE page');
	my @running;
	foreach my $i (1 .. 4)
	{
		my $file = "$directory/write$i.sql";
		write_script($file, $round * 100 + $i, 400, 6);
		push @running, IPC::Run::start([ 'psql', '-Xq', '-d', $node->connstr('postgres'), '-f', $file ], '>', '/dev/null', '2>', '/dev/null');
	}
	my $committed = '';
	push @running, IPC::Run::start([ 'psql', '-XAtq', '-v', 'ON_ERROR_STOP=1', '-d', $node->connstr('postgres'), '-f', $load ],
		'>', \$committed, '2>', '/dev/null');
	sleep(0.3 + rand(1.2));
	if ($round % 4 == 0)
	{
		# the whole server, as when the machine goes down
		my ($pid) = slurp_file($node->data_dir . '/postmaster.pid') =~ /^(\d+)/;
		$node->kill9;
		sleep(0.1) while kill 0, $pid;
		$restarted++;
	}
	else
	{
		my ($status, $pids) = $node->psql('postgres', q{SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
			AND application_name = 'psql' ORDER BY random() LIMIT 1});
		kill 'KILL', $pids if $pids;
		$killed++;
	}
	eval { $_->finish } foreach @running;
	my ($last) = $committed =~ /(\d+)\n\z/;
	if ($round % 4 == 0)
	{
		# its sessions notice that it is gone; it starts when the last has left
		my $started = 0;
		foreach (1 .. 60)
		{
			last if $started = $node->start(fail_ok => 1);
			$node->kill9;
			sleep(1);
		}
		ok($started, "round $round: the server starts again") or BAIL_OUT('no server');
	}
	else
	{
		$node->poll_query_until('postgres', 'SELECT true') or BAIL_OUT('no server');
	}
	is($node->safe_psql('postgres', 'SELECT count(*) FROM page WHERE id = ' . ($last // 0)), defined $last ? 1 : 0,
		"round $round: the page that was committed last is there");
	agreement($node, 'postgres', "round $round");
}
figure("$killed sessions and $restarted servers killed; " . $node->safe_psql('postgres',
	q{SELECT (SELECT count(*) FROM page) || ' pages, ' || (SELECT count(*) FROM report_r_history) || ' guarded changes kept'}));
unlike(slurp_file($node->logfile), qr/TRAP:|PANIC|terminated by signal (?!9\b)/, 'nothing has crashed but what was killed');
$node->stop;
done_testing();
