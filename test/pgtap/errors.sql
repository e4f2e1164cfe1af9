-- What errors say: the right thing, and briefly.
BEGIN;
SELECT * FROM no_plan();
SET client_min_messages = warning;

CREATE FUNCTION pg_temp.report(f govfigures, agency text DEFAULT NULL) RETURNS govreport LANGUAGE sql AS
  $$ SELECT ROW(agency, '1503', 2023, NULL, NULL, NULL, NULL, NULL, f, 'region')::govreport $$;

CREATE FUNCTION pg_temp.said(query text, arg text, OUT brief text, OUT bytes integer) LANGUAGE plpgsql AS $$
DECLARE
	message text; detail text; hint text; context text;
BEGIN
	EXECUTE query USING arg;
EXCEPTION WHEN others THEN
	GET STACKED DIAGNOSTICS message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT, context = PG_EXCEPTION_CONTEXT;
	brief := concat_ws('|', message, nullif(detail, ''), nullif(hint, ''));
	bytes := octet_length(brief || context);
END $$;

-- a megabyte given is no megabyte said
CREATE TEMP TABLE guarded (report govreport);
SELECT govreport_guard('guarded', links => 'off');
CREATE FUNCTION pg_temp.guarded(agency text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO guarded VALUES (pg_temp.report('{"licensing.decisions": -1}', agency));
	SET CONSTRAINTS ALL IMMEDIATE;
END $$;
CREATE TEMP TABLE long AS
SELECT query, coalesce(pattern, '%s') AS pattern FROM (VALUES
	($$ SELECT govreport_render(pg_temp.report('{}'), $1) $$, NULL),
	($$ SELECT govreport_figure(pg_temp.report('{}'), $1) $$, NULL),
	($$ SELECT govreport_figure(pg_temp.report('{}'), 'received', $1) $$, NULL),
	($$ SELECT govreport_figure(pg_temp.report('{}'), $1, 'total') $$, 'received.%s'),
	($$ SELECT ('{}'::govfigures)[$1] $$, NULL),
	($$ SELECT ('{}'::govfigures)['received'][$1] $$, NULL),
	($$ SELECT ('{}'::govfigures)[$1] $$, 'received.%s'),
	($$ SELECT govfigures_count('{}', $1) $$, NULL),
	($$ SELECT govfigures_number('{}', $1) $$, NULL),
	($$ SELECT $1::govfigures $$, '{"%s": 1}'),
	($$ SELECT $1::jsonb::govfigures $$, '{"%s": 1}'),
	($$ SELECT $1::govfigures $$, '{"received": {"%s": 1}}'),
	($$ SELECT $1::govfigures $$, '{"received": {"total": "%s"}}'),
	($$ SELECT $1::govfigures $$, '{"received": {"total": 1%s}}'),
	($$ SELECT $1::govfigures $$, '{"received": {"total": {"imputed": "%s"}}}'),
	($$ SELECT $1::govfigures $$, '{"received": {"total": {"%s": 1}}}'),
	($$ SELECT $1::govfigures $$, '{"$reports": "%s"}'),
	($$ SELECT $1::govfigures $$, '{"$reports": 3, "received": {"total": [3, 2, {"%s": 1}]}}'),
	($$ SELECT $1::adcode $$, NULL),
	($$ SELECT govreport_guard('guarded', balance => $1) $$, NULL),
	($$ SELECT govreport_guard('guarded', links => $1) $$, NULL),
	($$ SELECT pg_temp.guarded($1) $$, NULL),
	($$ SELECT govreport_reconcile(pg_temp.report('{}', $1), ARRAY[pg_temp.report('{}', $1), pg_temp.report('{}', $1)]) $$, NULL)
) v (query, pattern);
SELECT ok(e.bytes < 1000, format('%s times "%s" make an error that is short:%s(%s)', 1000000, c, query, pattern))
  FROM long, unnest('{x,项,7}'::text[]) c, pg_temp.said(query, replace(pattern, '%s', repeat(c, 1000000))) e
 -- a number that is none, the server's own parser of JSON has found out
 WHERE pattern !~ '1%s' OR c = '7';

-- near names: an error of typing is one of characters
SELECT is((pg_temp.said($$ SELECT govreport_figure(pg_temp.report('{}'), $1) $$, 'granted收')).brief,
		  'unknown item "granted收"|Perhaps you mean "granted".', 'a character too many is one, however many bytes it has');
SELECT is((pg_temp.said($$ SELECT govreport_figure(pg_temp.report('{}'), $1) $$, n)).brief,
		  format('unknown item "%s"|govreport_items() lists all items.', n), 'nothing is near ' || n)
  FROM unnest('{天气,公开申请办理结果,公开申请办理结果情况统计表}'::text[]) n;
SELECT is((pg_temp.said($$ SELECT govreport_figure(pg_temp.report('{}'), 'received', $1) $$, n)).brief,
		  format('unknown party "%s"|govreport_parties() lists all parties.', n), 'nor ' || n)
  FROM unnest('{律师,境外机构代表处}'::text[]) n;
SELECT is((pg_temp.said($$ SELECT govreport_figure(pg_temp.report('{}'), $1) $$, '予以公布')).brief,
		  'unknown item "予以公布"|Perhaps you mean "granted" (三、(一)予以公开).', 'a wrong character of a Chinese name is one, and no code is near it');
SELECT is((pg_temp.said($$ SELECT govreport_figure(pg_temp.report('{}'), 'received', $1) $$, '法律服务机构总计')).brief,
		  'unknown party "法律服务机构总计"|Perhaps you mean "legal_service" (法人或其他组织 / 法律服务机构).', 'and so with parties');
SELECT is((pg_temp.said($$ SELECT $1::govfigures $$, '{"granted.business": 4}')).brief,
		  'invalid input syntax for type govfigures|Unknown item "granted.business".|Cells of table 3 are keyed by item, then by party: {"granted": {"business": ...}}.',
		  'a key that is written as a subscript is told how keys are written');

SELECT * FROM finish();
ROLLBACK;
