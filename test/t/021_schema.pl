# The extension is taken to another schema while it is in use: all that was made
# with it goes on, also in sessions that knew it where it was, and in a dump.
use strict;
use warnings;
use File::Basename;
use lib dirname(__FILE__);
use GovrptTest;
use Life;
use PostgreSQL::Test::Utils;
use Session;
use Test::More;

my $node = start_server('schema');
live($node, 'postgres');
my $before = life_print($node, 'postgres');
my $session = Session->new($node, 'postgres');
$session->query("UPDATE guarded SET report.title = 'before'; SELECT count(*) FROM gov.govreport_guard_violations('guarded')");
is($session->errors, '', 'a session knows the guard');

$node->safe_psql('postgres', 'CREATE SCHEMA "at home"; ALTER EXTENSION govrpt SET SCHEMA "at home"; DROP SCHEMA gov');
my $moved = '"at home"';
$node->safe_psql('postgres', set_path($moved) . 'UPDATE guarded SET report.title = NULL');
(my $expected = $before) =~ s/^(?:history|guarded) .*\n//mg;
(my $given = life_print($node, 'postgres', $moved)) =~ s/^(?:history|guarded) .*\n//mg;
is($given, $expected, 'all is as it was');
is(writes_well($node, 'postgres', $moved), '', 'and is enforced as it was');
$session->query("UPDATE guarded SET report.title = 'after'");
is($session->errors, '', 'a session that knew the extension in its old place writes');
$session->query(q{INSERT INTO guarded (report) SELECT report FROM report WHERE name ~ '^13-'});
like($session->errors, qr/violates/, 'and is refused what is wrong');
$session->query(q{SELECT count(*) FROM "at home".govreport_guard_violations('guarded')});
is($session->errors, '', 'and asks the guard');
$session->quit;

# without any search path, as pg_dump and triggers of others have it
my ($status, $out, $err) = $node->psql('postgres', q{SET search_path = '';
	UPDATE public.guarded SET report.title = 'nowhere';
	SELECT sum(received) > 0 FROM public.report;
	SELECT count(*) > 0 FROM public.report_long;
	INSERT INTO public.report (name, report) VALUES ('bare', "at home".govreport_form(2022, 'bare', '1101'));
	INSERT INTO public.guarded (report) SELECT report FROM public.report WHERE name ~ '^13-';});
is($out, "t\nt", 'without a search path views answer');
like($err, qr/\A[^\n]*violates 2 rules/, 'rows are written, and those refused that are wrong') or diag $err;

my $dump = "$PostgreSQL::Test::Utils::tmp_check/moved.dump";
$node->safe_psql('postgres', q{DELETE FROM report WHERE name = 'bare'; CREATE DATABASE copy TEMPLATE template0});
$node->command_ok([ 'pg_dump', '-Fc', '-f', $dump, '-d', $node->connstr('postgres') ], 'it is dumped');
$node->command_ok([ 'pg_restore', '-e', '-d', $node->connstr('copy'), $dump ], 'and restored');
is(life_print($node, 'copy', $moved), life_print($node, 'postgres', $moved), 'as it was');
is(writes_well($node, 'copy', $moved), '', 'and enforced');
unlink $dump;

# what was made with it is in the way of dropping it, and said
($status, $out, $err) = $node->psql('copy', 'DROP EXTENSION govrpt');
like($err, qr/other objects depend on it.*table.*HINT/s, 'dropping it is refused while it is in use');
$node->safe_psql('copy', 'DROP EXTENSION govrpt CASCADE');
is($node->safe_psql('copy', q{SELECT count(*) FROM pg_proc WHERE proname ~ '^gov(report|figures)'}), '0', 'and leaves nothing behind if asked');

$node->stop;
done_testing();
