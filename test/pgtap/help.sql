-- What there is, in either language: what would be broken if a test failed is in its name.
BEGIN;
SELECT * FROM no_plan();

-- As test/readme has it: no support functions of types, operators, casts, aggregates.
CREATE TEMP TABLE public_function AS
SELECT p.oid, p.proname::text AS name
  FROM pg_proc p
  JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
  JOIN pg_extension e ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid AND e.extname = 'govrpt'
 WHERE p.oid NOT IN (
	SELECT unnest(ARRAY[typinput, typoutput, typreceive, typsend, typmodin, typmodout, typanalyze, typsubscript]::oid[]) FROM pg_type
	UNION ALL SELECT oprcode FROM pg_operator UNION ALL SELECT amproc FROM pg_amproc
	UNION ALL SELECT castfunc FROM pg_cast UNION ALL SELECT prosupport FROM pg_proc
	UNION ALL SELECT unnest(ARRAY[aggtransfn, aggfinalfn, aggcombinefn, aggserialfn, aggdeserialfn,
		aggmtransfn, aggminvtransfn, aggmfinalfn]::oid[]) FROM pg_aggregate);

SELECT is((SELECT string_agg(oid::regprocedure::text, ' ' ORDER BY name) FROM public_function p
			WHERE NOT EXISTS (SELECT FROM govrpt_help() h WHERE h.name = p.name AND h.arguments = pg_get_function_arguments(p.oid))),
		  NULL, 'every public function has a line in Chinese: what is missing goes into src/pg/help.inc');
SELECT is((SELECT count(*) FROM govrpt_help()), (SELECT count(*) + 3 FROM public_function), 'nothing else has, but for the types');
SELECT is((SELECT array_agg(name) FROM govrpt_help() WHERE kind = 'type'), ARRAY['adcode', 'govfigures', 'govreport'], 'those are the types');
SELECT is((SELECT string_agg(name, ' ') FROM govrpt_help(lang => 'zh') WHERE description !~ '[一-龥]'), NULL, 'all of it is Chinese');
SELECT is((SELECT string_agg(name, ' ') FROM govrpt_help(lang => 'en') WHERE description ~ '[一-龥]' OR description IS NULL), NULL, 'and the other English');
SELECT is((SELECT array_agg(description ORDER BY arguments) FROM govrpt_help(lang => 'en') WHERE name = 'govreport_parse'),
		  (SELECT array_agg(obj_description(oid, 'pg_proc') ORDER BY pg_get_function_arguments(oid)) FROM pg_proc WHERE proname = 'govreport_parse'), 'English is what \df+ shows');
SELECT is((SELECT array_agg(DISTINCT name ORDER BY name) FROM govrpt_help('csv')), ARRAY['govreport_csv', 'govreport_csv_heads'], 'it is asked for by a part of a name');
SELECT ok((SELECT count(*) FROM govrpt_help('整改通知')) = 1 AND (SELECT count(*) FROM govrpt_help('nothing has this')) = 0, 'or of a description');
SELECT is((SELECT count(*) FROM govrpt_help(NULL, NULL)), (SELECT count(*) FROM govrpt_help()), 'NULL is all, in Chinese');
SELECT throws_ok($$ SELECT govrpt_help(NULL, 'fr') $$, '22023', NULL, 'another language is an error');
SELECT is((SELECT array_agg(DISTINCT kind ORDER BY kind) FROM govrpt_help()), ARRAY['aggregate', 'function', 'type'], 'kinds are said');
-- whoever asks may have operators of his own
CREATE SCHEMA other;
CREATE FUNCTION other.never(oid, oid) RETURNS boolean LANGUAGE sql AS 'SELECT false';
CREATE OPERATOR other.= (LEFTARG = oid, RIGHTARG = oid, FUNCTION = other.never);
SET LOCAL search_path = other, pg_catalog, public;
SELECT public.is((SELECT pg_catalog.count(*) FROM public.govrpt_help('csv')), 2::bigint, 'whatever the search path has');
SET LOCAL search_path = public;

SELECT * FROM finish();
ROLLBACK;
