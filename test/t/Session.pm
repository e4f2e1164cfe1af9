# A psql that stays connected, for tests of several sessions at once.
# PostgreSQL's own background_psql() is not the same in all its versions.
package Session;
use strict;
use warnings;
use IPC::Run;

# A test that hangs fails after so many seconds.
my $patience = 300;

sub new
{
	my ($class, $node, $database) = @_;
	my $self = bless { in => '', out => '', err => '', sent => 0 }, $class;
	$self->{timeout} = IPC::Run::timeout($patience);
	$self->{psql} = IPC::Run::start([ 'psql', '-XAtq', '-d', $node->connstr($database) ],
		'<', \$self->{in}, '>', \$self->{out}, '2>', \$self->{err}, $self->{timeout});
	return $self;
}

# Sends statements, and doesn't wait for them.
sub send
{
	my ($self, $sql) = @_;
	my $end = 'end of ' . ++$self->{sent};
	$self->{in} .= "$sql\n;\n\\echo $end\n\\warn $end\n";
	$self->{timeout}->start($patience);
	$self->{psql}->pump_nb while length $self->{in};
	return;
}

# Waits for what was sent; returns what it printed.
sub wait
{
	my ($self) = @_;
	my $end = "end of $self->{sent}\n";
	$self->{psql}->pump until $self->{out} =~ /^$end/m && $self->{err} =~ /^$end/m;
	my $out = $self->{out};
	$self->{out} = '';
	$self->{err} =~ s/^end of \d+\n//mg;
	$out =~ s/^end of \d+\n//mg;
	chomp $out;
	return $out;
}

sub query
{
	my ($self, $sql) = @_;
	$self->send($sql);
	return $self->wait;
}

# What went wrong since this was asked last.
sub errors
{
	my ($self) = @_;
	my $err = $self->{err};
	$self->{err} = '';
	return $err;
}

sub quit
{
	my ($self) = @_;
	$self->{in} .= "\\q\n";
	$self->{psql}->finish;
	return;
}

1;
