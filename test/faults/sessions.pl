# 64 sessions that write the same few agencies and years, in all isolation
# levels: what they leave agrees, and none waits in a circle for ever.
#
#	SESSIONS=64 TRANSACTIONS=100 test/run-faults sessions
use strict;
use warnings;
use File::Basename;
use lib dirname(__FILE__), dirname(__FILE__) . '/../t';
use Faults;
use GovrptTest;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(time);

my $sessions = $ENV{SESSIONS} || 64;
my $transactions = $ENV{TRANSACTIONS} || 100;
my $directory = $PostgreSQL::Test::Utils::tmp_check;

my $node = start_server('sessions');
$node->append_conf('postgresql.conf', 'max_connections = ' . ($sessions + 10) . "\nmax_locks_per_transaction = 64\nmax_pred_locks_per_transaction = 64\n");
$node->restart;
guard_all($node, 'postgres');

# sums are of one row, which all would wait for: here the guard is what matters
my @running;
my $start = time;
foreach my $i (1 .. $sessions)
{
	my $file = "$directory/session$i.sql";
	write_script($file, $i, $transactions, 10);
	open my $in, '<', $file or die;
	my @lines = grep { !/^UPDATE kept/ } <$in>;
	close $in;
	open my $out, '>', $file or die;
	print $out @lines;
	close $out;
	push @running, IPC::Run::start([ 'psql', '-Xq', '-v', 'VERBOSITY=sqlstate', '-d', $node->connstr('postgres'), '-f', $file ],
		'>', '/dev/null', '2>', "$file.err");
}
my $ended = grep { $_->finish } @running;
my $seconds = time - $start;
is($ended, $sessions, "$sessions sessions of $transactions transactions each come to their ends");

my %errors;
foreach my $i (1 .. $sessions)
{
	$errors{$_}++ foreach slurp_file("$directory/session$i.sql.err") =~ /ERROR:\s+(\w{5})$/mg;
	$errors{other}++ foreach grep { !/ERROR:\s+\w{5}$|WARNING/ } split /\n/, slurp_file("$directory/session$i.sql.err");
}
# refused by the guard, a serialization failure, a deadlock that the server resolved; 25P02 follows each
my @unknown = grep { !/^(23514|40001|40P01|25P02)$/ } sort keys %errors;
is(join(' ', @unknown), '', 'no session fails for anything but the rules and for the others');
cmp_ok($errors{23514} // 0, '>', $sessions, 'the guard has refused some');
cmp_ok($node->safe_psql('postgres', 'SELECT count(*) FROM report'), '>', 5, 'and let in others');
$node->safe_psql('postgres', 'UPDATE kept SET figures = (SELECT sum((r).figures) FROM report)');
agreement($node, 'postgres', "after $sessions sessions");
unlike(slurp_file($node->logfile), qr/terminated by signal|TRAP:|out of shared memory/, 'and the server is as it was');

figure(sprintf '%d sessions, %d transactions in %.0f s: %s committed changes, refused by the guard %d, serialization failures %d, deadlocks %d',
	$sessions, $sessions * $transactions, $seconds, $node->safe_psql('postgres', 'SELECT count(*) FROM report_r_history'),
	map { $errors{$_} // 0 } '23514', '40001', '40P01');
$node->stop;
done_testing();
