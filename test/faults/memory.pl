# Servers that get little memory: a text for which it doesn't suffice is an
# error, 53200, and the session goes on.
#
#	test/run-faults memory
use strict;
use warnings;
use File::Basename;
use lib dirname(__FILE__), dirname(__FILE__) . '/../t';
use Faults;
use GovrptTest;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = start_server('memory');
$node->append_conf('postgresql.conf', "shared_buffers = 8MB\nmax_connections = 20\njit = off\n");
$node->restart;
guard_all($node, 'postgres');
$node->safe_psql('postgres', corpus_sql());
my $right = $node->safe_psql('postgres', q{SELECT md5(string_agg((govreport_parse(body)).figures::text, '' ORDER BY name)) FROM document});

# each of them grows with its n, which is doubled until memory runs out
my %calls = (
	'a page of tables' => q{SELECT govreport_parse('<html><body>' || repeat('<table><tr><td>收到</td><td>1</td></tr></table>', %d * 1000))},
	'unclosed tags' => q{SELECT govreport_parse('<html><body>' || repeat('<table><tr><td>', %d * 1000))},
	'many lines' => q{SELECT govreport_parse(repeat(E'行政许可 | 1 | 2\n', %d * 1000))},
	'a long line' => q{SELECT govreport_parse(repeat('行政许可 1 ', %d * 1000))},
	'bytes of GBK' => q{SELECT govreport_parse(convert_to(repeat('2022年收到申请1件。', %d * 1000), 'GBK'))},
	'bytes of UTF-16' => q{SELECT govreport_parse('\xfffe'::bytea || decode(repeat('2f66', %d * 10000), 'hex'))},
	'cells' => q{SELECT count(*) FROM govreport_cells(repeat(E'行政许可 | 1 | 2\n', %d * 1000))},
	'documents' => q{SELECT count(*) FROM govreport_split(repeat(E'某市水务局2022年政府信息公开工作年度报告\n一、总体情况\n无\n', %d * 1000))},
	'a trace' => q{SELECT count(*) FROM govreport_trace(repeat(E'行政许可 | 1 | 2\n', %d * 1000))},
	'a rollup of many' => q{SELECT (govreport_rollup(made(n, 2020, 0, 1, 1))).year FROM generate_series(1, %d * 1000) n},
	'children' => q{SELECT count(*) FROM govreport_reconcile(made(1, 2020, 0, 1, 1), (SELECT array_agg(made(n, 2020, 0, 1, 1)) FROM generate_series(1, %d * 1000) n))},
	'guarded rows' => q{INSERT INTO report (r) SELECT made(n, 2020, 0, 1, 1) FROM generate_series(1, %d * 1000) n}
);

my $pid = (split /\n/, slurp_file($node->data_dir . '/postmaster.pid'))[0];
my ($errors, $tried) = (0, 0);
foreach my $limit (160, 256, 512)
{
	# new sessions inherit it; the limit of the server itself suffices for all else
	is(system('prlimit', "--pid=$pid", '--as=' . $limit * 1024 * 1024 . ':unlimited'), 0, "sessions get $limit MB of addresses");
	my ($status, $out, $err) = $node->psql('postgres', 'SELECT 1');
	if ($status != 0)
	{
		note("$limit MB are not enough for a session: $err");
		next;
	}
	foreach my $call (sort keys %calls)
	{
		my $n = 1;
		my $ran_out = 0;
		while (!$ran_out && $n <= 2048)
		{
			($status, $out, $err) = $node->psql('postgres', '\set VERBOSITY verbose' . "\nSET statement_timeout = '60s';\n"
				  . sprintf($calls{$call}, $n) . " \\g /dev/null\n;"
				  . q{SELECT md5(string_agg((govreport_parse(body)).figures::text, '' ORDER BY name)) FROM document}, on_error_stop => 0);
			$tried++;
			$ran_out = $err =~ /ERROR:/;
			last if $out !~ /\Q$right\E/;
			$n *= 4;
		}
		$errors++ if $ran_out;
		like($out, qr/\Q$right\E/, "$limit MB: after $call the session reads as ever") or diag $err;
		like($err, qr/ERROR:\s+(53200|54000|57014)/, "$limit MB: $call: it is memory, a limit of the server's, or time") or diag($err) if $ran_out;
	}
}
system('prlimit', "--pid=$pid", '--as=unlimited:unlimited');
cmp_ok($errors, '>', 5, 'memory has run out');
unlike(slurp_file($node->logfile), qr/TRAP:|PANIC|terminated by signal/, 'no session has crashed');
agreement($node, 'postgres', 'after all that') if $node->safe_psql('postgres', 'UPDATE kept SET figures = (SELECT sum((r).figures) FROM report) RETURNING true') eq 't';
figure("$tried calls under limits of 160, 256 and 512 MB; $errors ran out, and were an error each");
$node->stop;
done_testing();
