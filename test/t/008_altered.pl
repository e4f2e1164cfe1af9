# Tables that are altered beside those who ask and write: what the server knows
# of a table is then forgotten and learned again between any two look-ups.
use strict;
use warnings;
use File::Basename;
use lib dirname(__FILE__);
use GovrptTest;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = start_server('altered');
$node->safe_psql('postgres', <<'SQL');
CREATE EXTENSION govrpt;
CREATE FUNCTION report(y integer, over integer) RETURNS govreport LANGUAGE sql IMMUTABLE AS
	$$ SELECT jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', 'a', 'year', y,
		'figures', format('{"carried_over": {"total": %s}}', over)::jsonb)) $$;
CREATE TABLE guarded (id serial PRIMARY KEY, r govreport);
SELECT govreport_guard('guarded', links => 'error');
INSERT INTO guarded (r) VALUES (report(2021, 3));
CREATE TABLE balanced (id serial PRIMARY KEY, r govreport);
CREATE TRIGGER balance BEFORE INSERT ON balanced FOR EACH ROW EXECUTE FUNCTION govreport_require_balanced();
SQL

# Sessions that each run one or the other of some scripts, so many of ten times.
my $nfiles = 0;

sub beside
{
	my ($what, $transactions, %scripts) = @_;
	my @files;
	foreach my $script (sort keys %scripts)
	{
		my $file = "$PostgreSQL::Test::Utils::tmp_check/altered" . $nfiles++ . '.pgbench';
		append_to_file($file, "\\set n random(1, 900)\n$script\n");
		push @files, '-f', "$file\@$scripts{$script}";
	}
	$node->command_ok([ 'pgbench', '-n', '-c', '12', '-j', '2', '-t', $transactions, @files, '-d', $node->connstr('postgres') ],
		"no table is taken for another by $what");
	return;
}

my $alter = 'ALTER TABLE %s ALTER COLUMN id SET STATISTICS :n;';
beside('who asks a guard', 1000,
	sprintf($alter, 'guarded') => 4,
	q{SELECT count(*) FROM govreport_guard_violations('guarded');} => 6);
beside('triggers', 300,
	sprintf("$alter\n$alter", 'guarded', 'balanced') => 4,
	"INSERT INTO guarded (r) VALUES (report(2030, :n));\nINSERT INTO balanced (r) VALUES (report(2030, :n));" => 6);
beside('who makes views', 20,
	sprintf($alter, 'guarded') => 4,
	"BEGIN;\nSELECT govreport_create_views('guarded', prefix => 'v:client_id');\nROLLBACK;" => 6);
is($node->safe_psql('postgres', 'SELECT count(*) > 0 FROM guarded'), 't', 'and the server is still there');
unlike(slurp_file($node->logfile), qr/terminated by signal|TRAP:/, 'with all its sessions');

$node->stop;
done_testing();
