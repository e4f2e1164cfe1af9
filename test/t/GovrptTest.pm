# What all the tests here share: a server that has the extension.
package GovrptTest;
use strict;
use warnings;
use Exporter 'import';
use File::Basename;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;

our @EXPORT = qw(start_server corpus corpus_sql);

sub start_server
{
	my ($name) = @_;
	my $node = PostgreSQL::Test::Cluster->new($name);
	$node->init(extra => [ '--locale=C.UTF-8', '--encoding=UTF8' ]);
	$node->append_conf('postgresql.conf', "fsync = off\n");
	$node->start;
	return $node;
}

# The project's texts: name => bytes
sub corpus
{
	my %corpus;
	foreach my $file (glob(dirname(__FILE__) . '/../corpus/*.txt'))
	{
		$corpus{ basename($file, '.txt') } = slurp_file($file);
	}
	die 'there are no texts' unless %corpus;
	return %corpus;
}

# SQL that makes a table document(name, body bytea) of them
sub corpus_sql
{
	my %corpus = corpus();
	my $sql = "CREATE TABLE document (name text PRIMARY KEY, body bytea NOT NULL);\n";
	foreach my $name (sort keys %corpus)
	{
		$sql .= "INSERT INTO document VALUES ('$name', '\\x" . unpack('H*', $corpus{$name}) . "');\n";
	}
	return $sql;
}

1;
