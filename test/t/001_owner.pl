# A plain owner of a database creates the extension and uses it.
use strict;
use warnings;
use File::Basename;
use lib dirname(__FILE__);
use GovrptTest;
use Test::More;

my $node = start_server('owner');
$node->safe_psql('postgres', 'CREATE ROLE alice LOGIN');
$node->safe_psql('postgres', 'CREATE DATABASE hers OWNER alice');

my ($status, $out, $err) = $node->psql('hers', 'CREATE EXTENSION govrpt', extra_params => [ '-U', 'alice' ]);
is($status, 0, 'a database owner who is no superuser creates the extension') or diag $err;

my $sql = corpus_sql();
($status, $out, $err) = $node->psql('hers', $sql, extra_params => [ '-U', 'alice' ]);
is($status, 0, 'her table takes the texts') or diag $err;
($status, $out, $err) = $node->psql('hers', 'SELECT count(govreport_parse(body)) > 10 FROM document',
	extra_params => [ '-U', 'alice' ]);
is($out, 't', 'she parses them') or diag $err;
($status, $out, $err) = $node->psql('hers', 'DROP EXTENSION govrpt', extra_params => [ '-U', 'alice' ]);
is($status, 0, 'she drops the extension') or diag $err;

# its script is plain ASCII: a server converts it from the database's encoding
foreach my $encoding ('EUC_CN', 'EUC_TW', 'SQL_ASCII')
{
	my $name = lc $encoding;
	$node->safe_psql('postgres', "CREATE DATABASE $name ENCODING '$encoding' LOCALE 'C' TEMPLATE template0");
	($status, $out, $err) = $node->psql($name, 'CREATE EXTENSION govrpt');
	is($status, 0, "a database in $encoding takes the extension") or diag $err;
}

$node->safe_psql('postgres', 'CREATE DATABASE latin ENCODING LATIN1 LOCALE \'C\' TEMPLATE template0');
($status, $out, $err) = $node->psql('latin',
	q{CREATE EXTENSION govrpt; SELECT govreport_parse('x'::text) IS NULL});
ok($status == 0 || $err =~ /UTF-?8/i,
	'in a database that is not UTF-8 it works or says why it does not')
  or diag $err;
is($node->safe_psql('postgres', 'SELECT 1'), '1', 'and the server is still there');

$node->stop;
done_testing();
