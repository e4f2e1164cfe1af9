# Databases of other encodings: every text of ours is one of the database's
# encoding, what it lacks is marked or NULL and never an error, and its dump
# can be restored.
use strict;
use warnings;
use File::Basename;
use lib dirname(__FILE__);
use GovrptTest;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = start_server('encodings');

# What each function says, for each that says anything: a composite's text has
# that of all its columns.  A function that is missing here fails the test.
my %calls = (
	adcode_children => q{c::text FROM unnest('{11,32,46,52,65}'::adcode[]) p, adcode_children(p) c},
	adcode_divisions => q{d::text FROM adcode_divisions(2023) d},
	adcode_find => q{f::text FROM codes, adcode_find(adcode_name(code)) f},
	adcode_full_name => q{adcode_full_name(code) FROM codes},
	adcode_level_name => q{adcode_level_name(code, n) FROM codes, generate_series(1, 3) n},
	adcode_name => q{adcode_name(code) FROM codes},
	govfigures_cell_status => q{govfigures_cell_status((report).figures, n) FROM reports, generate_series(0, 10) n},
	govreport => q{govreport((report).figures)::text FROM reports},
	govreport_cells => q{c::text FROM document, govreport_cells(body) c UNION ALL SELECT c::text FROM reports, govreport_cells(report) c},
	govreport_apply => q{govreport_apply(report)::text FROM reports WHERE govreport_is_balanced(report)},
	govreport_check => q{c::text FROM reports, unnest('{zh,en}'::text[]) l, govreport_check(report, l) c},
	govreport_check_years => q{c::text FROM reports r, govreport_check_years(jsonb_populate_record(r.report, '{"year": 2000}'), r.report, 'zh') c},
	govreport_completeness => q{c::text FROM reports, govreport_completeness(report) c},
	govreport_columns => q{c::text FROM govreport_columns() c},
	govreport_completeness => q{c::text FROM reports, govreport_completeness(report) c},
	govreport_create_views => q{obj_description(c.oid, 'pg_class') FROM pg_class c
		UNION ALL SELECT col_description(attrelid, attnum) FROM pg_attribute UNION ALL SELECT w::text FROM reports_wide w
		UNION ALL SELECT l::text FROM reports_long l UNION ALL SELECT i::text FROM reports_items i UNION ALL SELECT f::text FROM reports_figures f
		UNION ALL SELECT p::text FROM reports_parties p UNION ALL SELECT r::text FROM reports_regions r
		UNION ALL SELECT c::text FROM reports_current c UNION ALL SELECT d::text FROM reports_duplicates d UNION ALL SELECT m::text FROM reports_missing m
		UNION ALL SELECT i::text FROM reports_indicators i UNION ALL SELECT f::text FROM reports_findings f},
	govreport_csv => q{govreport_csv(report) FROM reports},
	govreport_csv_heads => q{substr(govreport_csv_heads(), strpos(govreport_csv_heads(), ','))},
	govreport_heads => q{h::text FROM govreport_heads() h UNION ALL SELECT govreport_json_schema(o)::text FROM unnest('{report,cell}'::text[]) o},
	govreport_diagnostics => q{d::text FROM document, unnest('{zh,en}'::text[]) l, govreport_diagnostics(body, l) d UNION ALL
		SELECT d::text FROM document, govreport_diagnostics(overlay(body PLACING decode('e794b3e8afb7', 'hex') FROM 3000)) d},
	govreport_diff => q{d::text FROM reports, govreport_diff(report, govreport_set(report, 'received', 'total', -5)) d},
	govreport_explain => q{e::text FROM reports, govreport_explain(report, 4, NULL, 'zh') e},
	govreport_findings => q{f::text FROM document, govreport_findings(overlay(body PLACING decode('e794b3e8afb7', 'hex') FROM 3000)) f UNION ALL
		SELECT f::text FROM reports, unnest('{zh,en}'::text[]) l, govreport_findings(report, l) f},
	govreport_form => q{govreport_form(2022, (report).agency, (report).region)::text FROM reports},
	govreport_guard_violations => q{v::text FROM (SELECT govreport_guard('guarded', balance => 'warning')) g, govreport_guard_violations('guarded') v},
	govreport_harmonise => q{govreport_harmonise(jsonb_populate_record(report, '{"figures": {"statistics.received": 5}}'))::text FROM reports},
	govreport_impute => q{govreport_impute(report)::text FROM reports},
	govreport_indicators => q{i::text FROM govreport_indicators() i},
	govreport_items => q{i::text FROM govreport_items() i},
	govreport_notice => q{govreport_notice(body, f, l) FROM document, unnest('{html,markdown,text}'::text[]) f, unnest('{zh,en}'::text[]) l},
	govreport_check_narrative => q{n::text FROM document, govreport_check_narrative(body) n},
	govreport_measures => q{m::text FROM govreport_measures() m},
	govreport_narrative => q{n::text FROM document, govreport_narrative(body) n},
	govreport_parse => q{report::text FROM reports},
	govreport_parties => q{p::text FROM govreport_parties() p},
	govreport_reconcile => q{r::text FROM govreport_reconcile(made('1503', 'region', 9), ARRAY[made('150302', 'region', 5), made('150303', 'region', 5)]) r},
	govreport_render => q{govreport_render(report, f) FROM reports, unnest('{html,markdown,text}'::text[]) f
		UNION ALL SELECT govreport_render(report, 'text', '{"1": "a|b"}') FROM reports
		UNION ALL SELECT govreport_render(report, f, (SELECT jsonb_agg(s) FROM govreport_sections(body) s)) FROM reports JOIN document USING (name), unnest('{html,markdown,text}'::text[]) f
		UNION ALL SELECT govreport_render(body, f) FROM document, unnest('{html,markdown,text}'::text[]) f},
	govreport_rollup => q{govreport_rollup(report)::text FROM reports},
	govreport_rules => q{r::text FROM govreport_rules() r},
	govreport_sections => q{s::text FROM document, govreport_sections(body) s},
	govreport_set => q{govreport_set(report, 'received', 'total', -5)::text FROM reports},
	govreport_split => q{s::text FROM document, govreport_split(body) s},
	govreport_stated => q{govreport_stated(body)::text FROM document},
	govreport_summary => q{govreport_summary(report, l) FROM reports, unnest('{zh,en}'::text[]) l},
	govreport_trace => q{t::text FROM document, govreport_trace(body) t},
	govreport_violations => q{v::text FROM reports, govreport_violations(report, 'zh') v},
	govrpt_help => q{h::text FROM unnest('{zh,en}'::text[]) l, govrpt_help(NULL, l) h},
	govrpt_version => q{v::text FROM govrpt_version() v},
);
my $setup = 'CREATE EXTENSION govrpt;' . corpus_sql() . <<'SQL';
CREATE TABLE reports AS SELECT name, govreport_parse(body) AS report FROM document;
DELETE FROM reports WHERE (report).figures IS NULL;
CREATE TABLE guarded AS TABLE reports;
CREATE TABLE codes AS SELECT code::text::adcode AS code FROM generate_series(110000, 659099) code
 WHERE code / 10000 IN (11, 15, 32, 42, 45, 52, 54, 65) AND code % 100 < 40 AND (code % 10000 = 0 OR code / 100 % 100 > 0);
CREATE FUNCTION made(region adcode, scope text, received integer) RETURNS govreport LANGUAGE sql IMMUTABLE AS $$
	SELECT jsonb_populate_record((SELECT report FROM reports WHERE name LIKE '01-%'), jsonb_build_object('region', region, 'scope', scope,
		'year', 2023, 'figures', jsonb_build_object('received', jsonb_build_object('total', received)))) $$;
SELECT govreport_create_views('reports') \g /dev/null
CREATE TABLE said (what text, t text);
SQL

my $speaking = q{
SELECT DISTINCT p.proname
  FROM pg_proc p JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
  JOIN pg_extension e ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid AND e.extname = 'govrpt'
 WHERE (prorettype IN ('text'::regtype, 'govreport'::regtype)
		OR EXISTS (SELECT FROM unnest(proallargtypes, proargmodes) a (type, mode)
					WHERE mode IN ('o', 't') AND type IN ('text'::regtype, 'text[]'::regtype)))
   AND p.oid NOT IN (SELECT aggfinalfn FROM pg_aggregate) ORDER BY 1};

# a text that is none of the encoding can't be converted from it
my $invalid = q{
CREATE FUNCTION is_valid(t text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
	PERFORM convert_to(t, CASE getdatabaseencoding() WHEN 'MULE_INTERNAL' THEN 'EUC_CN' ELSE 'UTF8' END);
	RETURN true;
EXCEPTION WHEN character_not_in_repertoire THEN
	RETURN false;
WHEN untranslatable_character THEN
	RETURN true;
END $$;
SELECT string_agg(DISTINCT what, ' ') FROM said WHERE NOT is_valid(t)};

sub make_database
{
	my ($database, $encoding) = @_;
	$node->safe_psql('postgres', "CREATE DATABASE $database ENCODING '$encoding' LOCALE 'C' TEMPLATE template0");
	my ($status, $out, $err) = $node->psql($database, $setup, on_error_stop => 1);
	is($status, 0, "$encoding: reports are read from bytes") or diag $err;
	foreach my $function (sort keys %calls)
	{
		($status, $out, $err) = $node->psql($database, "INSERT INTO said SELECT '$function', x.* FROM (SELECT $calls{$function}) x", on_error_stop => 1);
		is($status, 0, "$encoding: $function() says what it can") or diag $err;
	}
	is($node->safe_psql($database, $invalid), '', "$encoding: all that is said is in the encoding of the database");
	return;
}

sub dumped
{
	my ($database, $encoding, $copy, $copy_encoding) = @_;
	my $dump = "$PostgreSQL::Test::Utils::tmp_check/$copy.dump";
	my $print = q{SELECT md5(string_agg(convert_to(what || coalesce(t, ''), 'UTF8')::text, '' ORDER BY what, convert_to(t, 'UTF8'))) FROM said};
	$print = q{SELECT md5(string_agg(what || coalesce(t, ''), '' ORDER BY what, t)) FROM said} if $encoding eq 'MULE_INTERNAL';
	$node->safe_psql('postgres', "CREATE DATABASE $copy ENCODING '$copy_encoding' LOCALE 'C' TEMPLATE template0");
	$node->command_ok([ 'pg_dump', '-f', $dump, '-d', $node->connstr($database) ], "$encoding: pg_dump");
	$node->command_ok([ 'psql', '-Xq', '-v', 'ON_ERROR_STOP=1', '-f', $dump, '-d', $node->connstr($copy) ],
		"$encoding: restored in $copy_encoding");
	is($node->safe_psql($copy, $print), $node->safe_psql($database, $print), "$encoding: all is there in $copy_encoding");
	unlink $dump;
	$node->safe_psql('postgres', "DROP DATABASE $copy");
	return;
}

make_database('utf8', 'UTF8');
is(join(' ', sort keys %calls), join(' ', split /\n/, $node->safe_psql('utf8', $speaking)),
	'every function that gives text is called here');

foreach my $encoding ('EUC_CN', 'EUC_TW', 'EUC_JP', 'EUC_KR', 'LATIN1', 'MULE_INTERNAL', 'SQL_ASCII')
{
	my $database = lc $encoding;
	make_database($database, $encoding);
	dumped($database, $encoding, 'same', $encoding);
	dumped($database, $encoding, 'other', 'UTF8') unless $encoding eq 'MULE_INTERNAL';
}

# Names and labels: whole or NULL
my $names = q{SELECT convert_to(n, 'UTF8') FROM (SELECT code::text, adcode_full_name(code) FROM codes
	UNION ALL SELECT item, label_zh FROM govreport_items() UNION ALL SELECT party, label_zh FROM govreport_parties()
	UNION ALL SELECT figure, label_zh FROM govreport_columns()) n (key, n) ORDER BY key, n};
my @right = split /\n/, $node->safe_psql('utf8', $names);
foreach my $encoding ('EUC_CN', 'EUC_TW', 'LATIN1', 'SQL_ASCII')
{
	my @here = split /\n/, $node->safe_psql(lc $encoding, $names);
	my ($other, $whole) = (0, 0);
	# NULLs come last within a key, but a key has one name only
	foreach my $i (0 .. $#right)
	{
		my $n = $here[$i] // '';
		$whole++ if $n ne '' && $n eq $right[$i];
		$other++ if $n ne '' && $n ne $right[$i];
	}
	is($other, 0, "$encoding: a name or label is whole, or NULL");
	cmp_ok($whole, '>', 0.9 * grep({ $_ ne '' } @right), "$encoding: most are whole") if $encoding eq 'EUC_CN';
	is($whole, scalar(grep { $_ ne '' } @right), "$encoding: all are") if $encoding eq 'SQL_ASCII';
	is($whole, 0, "$encoding: none is") if $encoding eq 'LATIN1';
}

# The labels of the form are all in the charset of the mainland
is($node->safe_psql('euc_cn', 'SELECT count(*) FROM govreport_items() WHERE label_zh IS NULL'), 0, 'EUC_CN has every label of the form');
is($node->safe_psql('latin1', 'SELECT count(*) FROM govreport_items() WHERE label_zh IS NULL AND label_en IS NULL'), 0,
	'LATIN1 has the English ones');
like($node->safe_psql('latin1', q{SELECT col_description('reports_wide'::regclass, attnum) FROM pg_attribute
	WHERE attrelid = 'reports_wide'::regclass AND attname = 'received_total'}), qr/^[ -~]+: Total$/, 'and comments of views are English there');

# Texts come in as they go out
my $read = q{SELECT md5(string_agg(convert_to((report).agency, 'UTF8')::text || (report).figures::text, ';' ORDER BY name)) FROM };
is($node->safe_psql('euc_cn', $read . q{(SELECT name, govreport_parse(convert_from(body, 'UTF8')) AS report FROM document
	WHERE name NOT LIKE '11-%' OFFSET 0) r}), $node->safe_psql('utf8', $read . q{(SELECT * FROM reports WHERE name NOT LIKE '11-%') r}),
	'EUC_CN: texts are read as they are in UTF8');
is($node->safe_psql('euc_cn', $read . q{(SELECT name, govreport_parse(govreport_render(report, 'html')) AS report FROM reports OFFSET 0) r}),
	$node->safe_psql('utf8', $read . 'reports r'), 'EUC_CN: and so is what is printed');
my ($status, $out, $err) = $node->psql('mule_internal', q{SELECT govreport_parse(convert_from('\xb1b1', 'EUC_CN'))});
like($err, qr/default conversion function for encoding "MULE_INTERNAL" to "UTF8" does not exist.*HINT/s,
	'MULE_INTERNAL: a text that cannot be read is an error');

# What errors quote
$ENV{PGCLIENTENCODING} = 'UTF8';
($status, $out, $err) = $node->psql('euc_cn', q{SELECT govreport_figure(report, '收到') FROM reports LIMIT 1});
like($err, qr/unknown item "收到"/, 'EUC_CN: an error quotes what it was given');
($status, $out, $err) = $node->psql('euc_cn', q{SELECT govreport_reconcile(made('1503', 'region', 9), ARRAY[made('150302', 'region', 5), made('150302', 'region', 5)])});
like($err, qr/市南区人民政府 \(150302\) 2023/, 'and names the organ');
($status, $out, $err) = $node->psql('sql_ascii', q{SELECT length(govreport_render(jsonb_populate_record(report, '{"agency": null}'), 'text')) > 100,
	length(govreport_render(ROW(E'\xff\xfe\x80', NULL, NULL, E'\xe5', NULL, NULL, NULL, NULL, (report).figures, NULL)::govreport, 'html')) > 100 FROM reports LIMIT 1});
is($out, 't|t', 'SQL_ASCII: bytes that are no UTF-8 do no harm') or diag $err;

$node->stop;
done_testing();
