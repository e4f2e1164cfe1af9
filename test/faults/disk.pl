# A disk that is full: first where a table is, then where the server's log of
# changes is.  What was committed is there; when there is room again, all goes on.
#
#	DISK_MB=192 test/run-faults disk		(as root, which mounts SMALL_DISK)
use strict;
use warnings;
use File::Basename;
use lib dirname(__FILE__), dirname(__FILE__) . '/../t';
use Faults;
use GovrptTest;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $small = $ENV{SMALL_DISK} or plan skip_all => 'SMALL_DISK names no small file system';
my $directory = $PostgreSQL::Test::Utils::tmp_check;

sub run_file
{
	my ($node, $file) = @_;
	my ($out, $err);
	IPC::Run::run([ 'psql', '-Xq', '-d', $node->connstr('postgres'), '-f', $file ], '>', \$out, '2>', \$err);
	return $err;
}

# Where the table is
my $node = start_server('table');
guard_all($node, 'postgres');
$node->safe_psql('postgres', corpus_sql());
# TRUNCATE itself needs room for the new indexes
system("dd if=/dev/zero of='$small/reserve' bs=1M count=8 2>'$directory/dd'");
mkdir "$small/space" or die "$small: $!";
$node->safe_psql('postgres', "CREATE TABLESPACE small LOCATION '$small/space'");
$node->safe_psql('postgres', "ALTER TABLE $_ SET TABLESPACE small") foreach 'page', 'report', 'report_r_history';
my $load = q{INSERT INTO page (body) SELECT convert_from(body, 'UTF8') || repeat(md5(n::text), 100) FROM document, generate_series(1, 200) n WHERE name !~ '^11-'};
my ($status, $out, $err, $loads) = (0, '', '', 0);
while ($status == 0 && $loads++ < 200)
{
	($status, $out, $err) = $node->psql('postgres', $load, on_error_stop => 1);
}
like($err, qr/could not extend file.*No space left on device/, 'a load into a full table space is refused, and says why');
my $script = "$directory/write.sql";
write_script($script, 1, 2000, 6);
my $errors = run_file($node, $script);
my $full = () = $errors =~ /No space left on device/g;
agreement($node, 'postgres', 'on a full disk');
my $pages = $node->safe_psql('postgres', 'SELECT count(*) FROM page');
unlink "$small/reserve";
$node->safe_psql('postgres', 'TRUNCATE page');
is(scalar(() = run_file($node, $script) =~ /No space left/g), 0, 'when there is room again, reports are written');
$node->safe_psql('postgres', $load);
agreement($node, 'postgres', 'with room again');
unlike(slurp_file($node->logfile), qr/TRAP:|PANIC|terminated by signal/, 'no session has crashed');
figure("table space of $ENV{SMALL_DISK} full after " . ($loads - 1) . " loads ($pages pages); $full guarded statements refused by the disk");
$node->stop;
system("rm -rf '$small/space'");

# Where all is: the server stops by itself, and starts when there is room
my $whole = PostgreSQL::Test::Cluster->new('whole');
$whole->init(extra => [ '--locale=C.UTF-8', '--encoding=UTF8' ]);
$whole->append_conf('postgresql.conf', "fsync = off\nmax_wal_size = 48MB\nmin_wal_size = 32MB\n");
my $data = $whole->data_dir;
rename "$data/pg_wal", "$data/pg_wal.gone" or die;
system("cp -a '$data/pg_wal.gone' '$small/pg_wal'") == 0 or die;
symlink "$small/pg_wal", "$data/pg_wal" or die;
$whole->start;
guard_all($whole, 'postgres');
$whole->safe_psql('postgres', corpus_sql());
write_script($script, 2, 500, 6);
run_file($whole, $script);
agreement($whole, 'postgres', 'before');
# somebody else fills the disk
system("dd if=/dev/zero of='$small/filler' bs=1M 2>'$directory/dd'");
$loads = 0;
while ($loads++ < 200 && slurp_file($whole->logfile) !~ /No space left on device/)
{
	run_file($whole, $script);
	$whole->psql('postgres', $load);
}
like(slurp_file($whole->logfile), qr/(PANIC|FATAL|ERROR):.*No space left on device/, 'a full disk of the log is noticed');
unlink "$small/filler";
# it has stopped by itself, or has not
($status) = $whole->psql('postgres', 'SELECT 1');
if ($status != 0)
{
	$whole->kill9;
	ok($whole->start(fail_ok => 1), 'with room the server starts');
}
agreement($whole, 'postgres', 'after a disk full of log');
unlike(slurp_file($whole->logfile), qr/TRAP:|terminated by signal (?!6\b)/, 'and nothing has crashed but what the server stopped itself');
$whole->stop;
done_testing();
