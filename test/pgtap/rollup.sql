-- The aggregates over figures and reports, against what plain SQL makes of the
-- same cells: grouped, filtered, windowed, in parallel, from stored parts.
BEGIN;
SELECT * FROM no_plan();
SELECT setseed(0.20260723);

CREATE FUNCTION pg_temp.report(f govfigures) RETURNS govreport LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
	r govreport;
BEGIN
	r.figures := f;
	RETURN r;
END $$;

-- small numbers mostly; blanks, decimals, negative, large and imputed ones
CREATE FUNCTION pg_temp.random_figures(wild boolean) RETURNS govfigures LANGUAGE sql AS $$
	WITH cell AS (
		SELECT i.item, p.party, random() AS a, random() AS b
		  FROM (VALUES ('received'), ('carried_in'), ('granted'), ('concluded'), ('other'),
					   ('refused.state_secret'), ('reconsideration.total'), ('licensing.decisions'),
					   ('fees.amount'), ('procurement.amount')) i (item)
		  JOIN LATERAL (SELECT party FROM govreport_parties()
						 WHERE i.item !~ '\.(total|decisions|amount)$'
						UNION ALL SELECT NULL WHERE i.item ~ '\.(total|decisions|amount)$') p ON true),
	printed AS (
		SELECT item, party,
			   CASE WHEN a < 0.7 THEN to_jsonb(floor(b * 30))
					WHEN a < 0.8 THEN to_jsonb(floor(b * 20000))
					WHEN a < 0.85 THEN '"blank"' WHEN a < 0.88 THEN '"not_applicable"'
					WHEN a < 0.9 OR NOT wild THEN '"illegible"'
					WHEN a < 0.92 THEN to_jsonb(round((b * 1000)::numeric, 2))
					WHEN a < 0.94 THEN to_jsonb(-floor(b * 400))
					WHEN a < 0.96 THEN to_jsonb(floor(b * 1e12))
					ELSE jsonb_build_object('imputed', floor(b * 50)) END AS value
		  FROM cell WHERE a < 0.98)
	SELECT jsonb_object_agg(item, value)::govfigures
	  FROM (SELECT item, coalesce((jsonb_agg(value) FILTER (WHERE party IS NULL)) -> 0,
								  jsonb_object_agg(party, value) FILTER (WHERE party IS NOT NULL)) AS value
			  FROM printed GROUP BY item) q
$$;

CREATE TABLE rep (id integer PRIMARY KEY, region adcode, year integer, report govreport);
INSERT INTO rep
SELECT id, region, year,
	   ROW(agency, region, year, 'report ' || id, NULL, NULL, NULL, period, figures, NULL)::govreport
  FROM (SELECT id,
			   (CASE WHEN random() < 0.03 THEN NULL ELSE
				(ARRAY['130101', '130102', '130104', '130201', '130202', '320106', '130100', '441900003', '441900'])
				[1 + floor(random() * CASE WHEN id % 200 < 100 THEN 3 ELSE 9 END)] END)::adcode AS region,
			   CASE WHEN random() < 0.03 THEN NULL ELSE 2019 + id % 5 / 2 END AS year,
			   CASE WHEN random() < 0.9 THEN 'agency ' || id / 40 END AS agency,
			   CASE WHEN random() < 0.9 THEN daterange(make_date(2019 + id / 60, 1, 1), make_date(2020 + id / 60, 1, 1)) END AS period,
			   CASE WHEN random() < 0.05 THEN NULL
					WHEN random() < 0.03 THEN pg_temp.random_figures(true) + pg_temp.random_figures(false)
					ELSE pg_temp.random_figures(id % 100 < 50) END AS figures
		  FROM generate_series(1, 400) id) q;
INSERT INTO rep VALUES (401, '130101', 2020, NULL);
ANALYZE rep;

-- a row a cell, and what plain SQL makes of it; a sum counts as its reports
CREATE TEMP TABLE cell AS
SELECT r.id, r.region, r.year, c.item || coalesce('.' || c.party, '') AS cell, c.value,
	   (govreport_coverage((r.report).figures))[c.item || coalesce('.' || c.party, '')] AS reports
  FROM rep r, govreport_cells(r.report) c WHERE c.value IS NOT NULL GROUP BY r.id, c.item, c.party, c.value;
SELECT ok(count(*) > 10000 AND count(*) FILTER (WHERE value <> trunc(value)) > 30 AND
		  count(*) FILTER (WHERE value < 0) > 30 AND count(*) FILTER (WHERE reports > 1) > 30,
		  'there is something of everything to be added up') FROM cell;
-- to 8 decimals, or to as many as 64 bits hold
CREATE FUNCTION pg_temp.mean(sum numeric, n numeric) RETURNS numeric LANGUAGE sql AS $$
	SELECT round(sum / n, scale) FROM generate_series(8, 0, -1) scale
	 WHERE abs(round(sum / n, scale)) * 10::numeric ^ scale <= 9223372036854775807 LIMIT 1 $$;
CREATE FUNCTION pg_temp.cells(f govfigures) RETURNS TABLE (cell text, value numeric)
LANGUAGE sql AS $$ SELECT item || coalesce('.' || party, ''), value
	FROM govreport_cells(pg_temp.report(f)) WHERE value IS NOT NULL $$;

SELECT set_eq($$ SELECT cell, value FROM pg_temp.cells((SELECT sum((report).figures) FROM rep)) $$,
			  $$ SELECT cell, sum(value) FROM cell GROUP BY cell $$, 'sum() is sum() of every cell');
SELECT set_eq($$ SELECT cell, value FROM pg_temp.cells((SELECT avg((report).figures) FROM rep)) $$,
			  $$ SELECT cell, pg_temp.mean(sum(value), sum(reports)) FROM cell GROUP BY cell $$,
			  'avg() is the mean of every cell, to 8 decimals');
SELECT set_eq($$ SELECT cell, value FROM pg_temp.cells((SELECT min((report).figures) FROM rep)) $$,
			  $$ SELECT cell, min(value) FROM cell GROUP BY cell $$, 'min() is min() of every cell');
SELECT set_eq($$ SELECT cell, value FROM pg_temp.cells((SELECT max((report).figures) FROM rep)) $$,
			  $$ SELECT cell, max(value) FROM cell GROUP BY cell $$, 'max() is max() of every cell');
SELECT set_eq($$ SELECT cell, value FROM pg_temp.cells((SELECT govreport_coverage((report).figures) FROM rep))
				  WHERE value > 0 $$,
			  $$ SELECT cell, sum(reports) FROM cell GROUP BY cell $$,
			  'govreport_coverage() counts the reports that gave a number');
SELECT is((SELECT (govreport_coverage(f))['received'] FROM (VALUES (NULL::govfigures), ('{}')) v (f)), 0::numeric,
		  'where no report gave a number, their count is 0');
SELECT is((SELECT count(*)::int FROM pg_temp.cells((SELECT govreport_coverage((report).figures) FROM rep WHERE false))), 226,
		  'the coverage of nothing is 0 everywhere');
SELECT is((SELECT concat(sum(f), avg(f), min(f), max(f)) FROM (VALUES (NULL::govfigures)) v (f)), '',
		  'of no figures there is no sum, mean, least or most');
SELECT is((SELECT concat(govreport_rollup(report)) FROM rep WHERE id = 401), '', 'of no report there is no rollup');
SELECT is((SELECT min(f)::text FROM (VALUES ('{"received": {"total": "blank", "business": 3}}'::govfigures)) v (f)),
		  '{"received": {"business": 3}}', 'a blank is no least number, also of one report');

-- Groups
SELECT set_eq($$ SELECT region, year, c.cell, c.value
				   FROM (SELECT region, year, sum((report).figures) AS f FROM rep GROUP BY ROLLUP (region, year)) g, pg_temp.cells(f) c $$,
			  $$ SELECT region, year, cell, sum(value) FROM cell GROUP BY cell, ROLLUP (region, year) $$, 'GROUP BY ROLLUP');
SELECT set_eq($$ SELECT region, year, c.cell, c.value
				   FROM (SELECT region, year, avg((report).figures) AS f FROM rep GROUP BY GROUPING SETS ((region), (year), ())) g, pg_temp.cells(f) c $$,
			  $$ SELECT region, year, cell, pg_temp.mean(sum(value), sum(reports)) FROM cell GROUP BY GROUPING SETS ((cell, region), (cell, year), (cell)) $$,
			  'GROUPING SETS');
SET LOCAL enable_hashagg = off;
SELECT set_eq($$ SELECT region, c.cell, c.value FROM (SELECT region, govreport_coverage((report).figures) AS f FROM rep GROUP BY CUBE (region)) g, pg_temp.cells(f) c WHERE value > 0 $$,
			  $$ SELECT region, cell, sum(reports) FROM cell GROUP BY cell, CUBE (region) $$, 'CUBE, by sorting');
SET LOCAL enable_hashagg = on;
SELECT set_eq($$ SELECT c.cell, c.value FROM pg_temp.cells((SELECT sum((report).figures) FILTER (WHERE year = 2020) FROM rep)) c $$,
			  $$ SELECT cell, sum(value) FROM cell WHERE year = 2020 GROUP BY cell $$, 'FILTER');
SELECT ok((SELECT sum(DISTINCT f) FROM (SELECT (report).figures AS f FROM rep UNION ALL SELECT (report).figures FROM rep) d) =
		  (SELECT sum(f) FROM (SELECT (report).figures AS f FROM rep GROUP BY (report).figures) d), 'DISTINCT');
SELECT is((SELECT govreport_rollup(DISTINCT report)::text FROM (SELECT report FROM rep UNION ALL SELECT report FROM rep) d),
		  (SELECT govreport_rollup(report)::text FROM rep), 'DISTINCT reports');
SELECT ok(bool_and((a < b) = (b > a) AND (a <= b) = NOT (a > b) AND (a >= b) = NOT (a < b) AND (a = b) = (a <= b AND a >= b)),
		  'the order of figures is one')
  FROM (SELECT a.f AS a, b.f AS b FROM (SELECT (report).figures AS f FROM rep WHERE id % 20 = 0) a, (SELECT sum((report).figures) AS f FROM rep GROUP BY id / 2) b
		UNION ALL SELECT (report).figures, (report).figures FROM rep) q;
SELECT ok((SELECT sum((report).figures ORDER BY md5(id::text)) FROM rep) = (SELECT sum((report).figures) FROM rep),
		  'ORDER BY in the aggregate');
SELECT ok(bool_and(f = (SELECT sum((report).figures) FROM rep r WHERE r.id / 2 = s.id)), 'many groups')
  FROM (SELECT id / 2 AS id, sum((report).figures) AS f FROM rep GROUP BY id / 2) s WHERE f IS NOT NULL;
SET LOCAL work_mem = '64kB';
CREATE TEMP TABLE spilled AS SELECT id, sum(f) AS s FROM (SELECT id % 150 AS id, (report).figures AS f FROM rep, generate_series(1, 3)) x GROUP BY id;
RESET work_mem;
SELECT ok(bool_and(s = (SELECT sum((report).figures) FROM rep r, generate_series(1, 3) WHERE r.id % 150 = p.id)),
		  'groups that do not fit into memory') FROM spilled p;
CREATE MATERIALIZED VIEW by_region AS
SELECT region, sum((report).figures) AS s, govreport_coverage((report).figures) AS c, govreport_rollup(report) AS r FROM rep GROUP BY region;
SELECT lives_ok('REFRESH MATERIALIZED VIEW by_region', 'a materialised view can be refreshed');
SELECT ok(bool_and(s = (r).figures AND r = (SELECT govreport_rollup(report) FROM rep WHERE rep.region IS NOT DISTINCT FROM by_region.region)),
		  'and holds what was computed') FROM by_region;

-- Stored parts
SELECT ok((SELECT sum(s) FROM by_region) = (SELECT sum((report).figures) FROM rep), 'stored sums add up to the whole');
SELECT ok((SELECT avg(s) FROM by_region) = (SELECT avg((report).figures) FROM rep), 'the mean of stored sums is that of their reports');
SELECT ok((SELECT govreport_coverage(s) FROM by_region) = (SELECT govreport_coverage((report).figures) FROM rep),
		  'stored sums know what they cover');
SELECT ok(govfigures_plain((SELECT sum(c) FROM by_region)) = (SELECT govreport_coverage((report).figures) FROM rep),
		  'stored coverages add up');
SELECT is((SELECT govreport_rollup(r)::text FROM by_region WHERE region IS NOT NULL),
		  (SELECT govreport_rollup(report)::text FROM rep WHERE region IS NOT NULL), 'a rollup of rollups is that of all reports');
SELECT is((SELECT govreport_rollup(r)::text FROM (SELECT govreport_rollup(report) AS r FROM rep WHERE region <@ '13' GROUP BY region, id % 7) q),
		  (SELECT govreport_rollup(report)::text FROM rep WHERE region <@ '13'), 'however they were cut');

-- Merging two, either of which may be none
SELECT ok(bool_and(govfigures_merge(f, NULL) = f AND govfigures_merge(NULL, f) = f AND govfigures_merge(f, f) = f + f
			   AND govfigures_reports(govfigures_merge(f, NULL)) = govfigures_reports(f)), 'to merge with NULL adds nothing, and else is +')
  FROM (SELECT (report).figures AS f FROM rep WHERE (report).figures IS NOT NULL UNION ALL SELECT sum((report).figures) FROM rep GROUP BY region) q;
SELECT is(govfigures_merge(NULL, NULL), NULL, 'only nothing merged with nothing is nothing');
CREATE TABLE kept (region adcode, year integer, s govfigures, PRIMARY KEY (region, year));
INSERT INTO kept SELECT region, year, sum((report).figures) FROM rep WHERE id % 7 < 2 AND region IS NOT NULL AND year IS NOT NULL GROUP BY 1, 2;
-- sums of reports without figures on either side, and on both
INSERT INTO kept VALUES ('320106', 2030, NULL), ('320106', 2031, NULL), ('320106', 2032, '{"received": {"total": 1}}');
CREATE TABLE late AS SELECT region, year, (report).figures AS f FROM rep WHERE id % 7 >= 2 AND region IS NOT NULL AND year IS NOT NULL
 UNION ALL VALUES ('320106'::adcode, 2030, NULL::govfigures), ('320106', 2031, '{"received": {"total": 2}}'), ('320106', 2032, NULL);
CREATE TABLE all_of_it AS SELECT region, year, sum(f) AS s FROM (SELECT * FROM late UNION ALL SELECT * FROM kept) q GROUP BY 1, 2;
INSERT INTO kept SELECT region, year, sum(f) FROM late GROUP BY 1, 2
	ON CONFLICT (region, year) DO UPDATE SET s = govfigures_merge(kept.s, excluded.s);
SELECT bag_eq('TABLE kept', 'TABLE all_of_it', 'kept sums with late ones merged are the sums of all: no group is lost for a NULL on one side');
SELECT ok(count(*) FILTER (WHERE s IS NULL) = 1 AND count(*) > 15, 'and there were such') FROM kept;
CREATE AGGREGATE pg_temp.merged(govfigures) (SFUNC = govfigures_merge, STYPE = govfigures, COMBINEFUNC = govfigures_merge);
SELECT is_empty($$ SELECT region FROM rep GROUP BY region HAVING pg_temp.merged((report).figures) IS DISTINCT FROM sum((report).figures) $$,
				'one merged after the other they are the sum');
DROP AGGREGATE pg_temp.merged(govfigures);

-- Rollups
CREATE FUNCTION pg_temp.common_region(regions adcode[]) RETURNS adcode LANGUAGE sql AS $$
	WITH RECURSIVE up (a) AS (SELECT regions[1] UNION SELECT adcode_parent(a) FROM up WHERE a IS NOT NULL)
	SELECT a FROM up WHERE a IS NOT NULL AND (SELECT bool_and(a @> r AND r IS NOT NULL) FROM unnest(regions) r)
	 ORDER BY adcode_level(a) DESC LIMIT 1
$$;
CREATE FUNCTION pg_temp.rollup(ids integer[]) RETURNS govreport LANGUAGE plpgsql AS $$
DECLARE
	r govreport;
	n integer;
BEGIN
	SELECT count(*), CASE WHEN count((report).agency) = count(*) AND count(DISTINCT (report).agency) = 1 THEN min((report).agency) END,
		   pg_temp.common_region(array_agg((report).region)),
		   CASE WHEN count((report).year) = count(*) AND count(DISTINCT (report).year) = 1 THEN min((report).year) END,
		   CASE WHEN count((report).period) = count(*) AND count(DISTINCT (report).period) = 1 THEN (array_agg((report).period))[1] END,
		   sum((report).figures)
	  INTO n, r.agency, r.region, r.year, r.period, r.figures FROM rep WHERE id = ANY (ids) AND id <> 401;
	RETURN CASE WHEN n > 0 THEN r END;
END $$;
SELECT is_empty(format($$ SELECT FROM (SELECT array_agg(id) AS ids, govreport_rollup(report) AS r FROM rep GROUP BY %s) q
						   WHERE r::text IS DISTINCT FROM pg_temp.rollup(ids)::text $$, g),
				'a rollup has what all its reports have in common, grouped by ' || g)
  FROM unnest(ARRAY['id', 'region', 'year', 'region, year', 'id / 3', 'id / 10', 'id % 37', 'id / 100']) g;

-- Moving windows: rows come and go, and nothing remains of those that have gone
CREATE FUNCTION pg_temp.frame(first integer, last integer) RETURNS integer[] LANGUAGE sql AS
	'SELECT array_agg(id) FROM rep WHERE id BETWEEN first AND last';
SELECT ok(bool_and(s IS NOT DISTINCT FROM (SELECT sum((report).figures) FROM rep WHERE id BETWEEN q.id - a AND q.id + b)
				   AND m IS NOT DISTINCT FROM (SELECT avg((report).figures) FROM rep WHERE id BETWEEN q.id - a AND q.id + b)
				   AND c IS NOT DISTINCT FROM (SELECT govreport_coverage((report).figures) FROM rep WHERE id BETWEEN q.id - a AND q.id + b)
				   AND l IS NOT DISTINCT FROM (SELECT min((report).figures) FROM rep WHERE id BETWEEN q.id - a AND q.id + b)),
		  format('sum, avg, coverage and min of %s frames from %s rows before to %s after', count(*), a, b))
  FROM (VALUES (0, 0), (1, 0), (2, 0), (3, 2), (0, 4), (9, 0), (40, 3)) f (a, b),
	   LATERAL (SELECT id, sum((report).figures) OVER w AS s, avg((report).figures) OVER w AS m,
					   govreport_coverage((report).figures) OVER w AS c, min((report).figures) OVER w AS l
				  FROM rep WINDOW w AS (ORDER BY id RANGE BETWEEN a PRECEDING AND b FOLLOWING)) q
 GROUP BY a, b;
SELECT ok(bool_and(r::text IS NOT DISTINCT FROM pg_temp.rollup(pg_temp.frame(q.id - a, q.id + b))::text),
		  format('rollups of %s frames from %s rows before to %s after', count(*), a, b))
  FROM (VALUES (0, 0), (1, 0), (2, 0), (3, 2), (0, 4), (9, 0), (40, 3)) f (a, b),
	   LATERAL (SELECT id, govreport_rollup(report) OVER w AS r
				  FROM rep WINDOW w AS (ORDER BY id RANGE BETWEEN a PRECEDING AND b FOLLOWING)) q
 GROUP BY a, b;
SELECT ok(bool_and(s IS NOT DISTINCT FROM (SELECT sum((report).figures) FROM rep WHERE id BETWEEN q.id + 2 AND q.id + 5)
				   AND r::text IS NOT DISTINCT FROM pg_temp.rollup(pg_temp.frame(q.id + 2, q.id + 5))::text), 'frames that are empty at the end')
  FROM (SELECT id, sum((report).figures) OVER w AS s, govreport_rollup(report) OVER w AS r
		  FROM rep WINDOW w AS (ORDER BY id RANGE BETWEEN 2 FOLLOWING AND 5 FOLLOWING)) q;
SELECT ok(bool_and(s IS NOT DISTINCT FROM (SELECT sum((report).figures) FROM rep r
											WHERE r.region = q.region AND r.year BETWEEN q.year - 1 AND q.year)), 'windows over years')
  FROM (SELECT region, year, sum((report).figures) OVER (PARTITION BY region ORDER BY year RANGE 1 PRECEDING) AS s
		  FROM rep WHERE region IS NOT NULL AND year IS NOT NULL) q;

-- In parallel
CREATE TABLE parallel_rep AS SELECT * FROM rep, generate_series(1, 20) copy;
ALTER TABLE parallel_rep SET (parallel_workers = 2);
ANALYZE parallel_rep;
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
SET LOCAL max_parallel_workers_per_gather = 2;
CREATE FUNCTION pg_temp.plan(q text) RETURNS SETOF text LANGUAGE plpgsql AS
	$$ BEGIN RETURN QUERY EXECUTE 'EXPLAIN (COSTS OFF) ' || q; END $$;
SELECT ok((SELECT string_agg(line, E'\n') FROM pg_temp.plan(q) line) ~ 'Finalize.*Gather.*Partial', q || ' runs in parallel')
  FROM unnest(ARRAY['SELECT sum((report).figures) FROM parallel_rep', 'SELECT avg((report).figures) FROM parallel_rep',
					'SELECT govreport_coverage((report).figures) FROM parallel_rep', 'SELECT min((report).figures) FROM parallel_rep',
					'SELECT max((report).figures) FROM parallel_rep', 'SELECT govreport_rollup(report) FROM parallel_rep',
					'SELECT year, govreport_rollup(report) FROM parallel_rep GROUP BY year']) q;
CREATE TEMP TABLE parallel_result AS
SELECT year, sum((report).figures) AS s, avg((report).figures) AS a, govreport_coverage((report).figures) AS c,
	   min((report).figures) AS l, max((report).figures) AS m, govreport_rollup(report) AS r FROM parallel_rep GROUP BY year;
SET LOCAL max_parallel_workers_per_gather = 0;
SELECT set_eq('SELECT year, s::text, a::text, c::text, l::text, m::text, r::text FROM parallel_result',
			  $$ SELECT year, sum((report).figures)::text, avg((report).figures)::text, govreport_coverage((report).figures)::text,
						min((report).figures)::text, max((report).figures)::text, govreport_rollup(report)::text
				   FROM parallel_rep GROUP BY year $$, 'in parallel the results are the same');

-- States are plain values
SELECT is_empty($$ SELECT aggfnoid FROM pg_aggregate WHERE aggfnoid::text ~ '^(govreport|govfigures)_' AND
				   (aggtranstype = 'internal'::regtype OR aggmtranstype = 'internal'::regtype OR aggcombinefn = 0) $$,
				'no aggregate has a state that could not be shipped, or not combined');
SELECT is_empty($$ SELECT oid::regprocedure FROM pg_proc JOIN pg_aggregate ON aggfnoid = pg_proc.oid
				   WHERE (proname ~ '^govreport_' OR aggtranstype = 'govfigures'::regtype) AND
						 (aggcombinefn = 0 OR proparallel <> 's' OR (aggmtransfn = 0) <> (proname IN ('min', 'max'))) $$,
				'all are partial and parallel, and all but min and max are moving');
CREATE AGGREGATE raw_tally(govfigures) (SFUNC = govfigures_accum, STYPE = govfigures);
CREATE AGGREGATE raw_rollup(govreport) (SFUNC = govreport_rollup_accum, STYPE = govreport_rollup_state);
CREATE TABLE raw AS SELECT year, raw_tally((report).figures) AS t, sum((report).figures) AS s, raw_rollup(report) AS r,
	govreport_rollup(report) AS rolled FROM rep WHERE year IS NOT NULL GROUP BY year;
SELECT ok(bool_and(pg_column_size(t) <> pg_column_size(s)), 'a state as such is not yet a sum') FROM raw;
SELECT ok(bool_and(t = s AND NOT t <> s AND s = t AND t = t AND t::text::govfigures = s AND t::jsonb = s::jsonb AND
				   govfigures_send(t) = govfigures_send(s) AND govfigures_hash(t) = govfigures_hash(s) AND
				   govfigures_reports(t) = govfigures_reports(s) AND govfigures_plain(t) = govfigures_plain(s) AND
				   t + t = s + s AND t['received'] IS NOT DISTINCT FROM s['received'] AND
				   t['other'] IS NOT DISTINCT FROM s['other'] AND t['refused'] IS NOT DISTINCT FROM s['refused'] AND
				   govreport_is_balanced(pg_temp.report(t)) = govreport_is_balanced(pg_temp.report(s)) AND (t + t) - t = s),
		  'but whatever reads figures reads it as that') FROM raw;
SELECT ok(bool_and(t::text ~ '^sum:[0-9].*[$]$' AND t::text !~ '[[:space:],(){}"\\]' AND
				   octet_length(t::text) * 2 < octet_length(s::text) AND left(s::text, 1) = '{'),
		  'a state is sent to another server as a short text that no row has to quote; a sum is shown as JSON') FROM raw;
SELECT throws_ok($$ SELECT left(t::text, -2)::govfigures FROM raw $$, '22P02', NULL, 'a text of a state that was cut short is refused');
SELECT ok((SELECT sum(t) FROM raw) = (SELECT sum(s) FROM raw) AND (SELECT min(t) FROM raw) = (SELECT min(s) FROM raw),
		  'and adds it up as that');
SELECT ok(bool_and(govreport_rollup_final(r::text::govreport_rollup_state)::text = rolled::text AND
				   govreport_rollup_final(govreport_rollup_combine(NULL, r))::text = rolled::text),
		  'a state of a rollup survives being printed and read') FROM raw;
SELECT is((SELECT govreport_rollup_final(govreport_rollup_combine(a.r, b.r::text::govreport_rollup_state))::text
			 FROM raw a, raw b WHERE a.year = 2019 AND b.year = 2020),
		  (SELECT govreport_rollup(report)::text FROM rep WHERE year IN (2019, 2020)), 'and combined on another machine');
SELECT ok(bool_and(govreport_rollup_accum(r, pg_temp.report('{}')) IS NOT NULL AND
				   govreport_rollup_final(r)::text = rolled::text), 'outside an aggregate a state is not changed') FROM raw;
SELECT throws_ok(format('SELECT %s(%L::govreport_rollup_state%s)', f, s, CASE WHEN f ~ 'final' THEN '' ELSE ', NULL' END),
				 '22023', NULL, format('%s refuses %s', f, s))
  FROM unnest(ARRAY['(,1,1,,,"{5,5}",)', '(1,1,1,,,,)', '(1,1,1,,,"{5}",)', '(1,1,1,,,"{{5,5}}",)', '(1,1,1,,,"{5,NULL}",)',
					'(1,1,1,,,"{5,1,4,1}",)', '(-2,1,1,,,"{5,1}",)', '(1,-9,1,,,"{5,1}",)', '(1,1,1,,,"{5,-1}",)', '(1,1,1,,,"{-5,1}",)']) s,
	   unnest(ARRAY['govreport_rollup_final']) f;
SELECT is(govreport_figure(r, 'received'), 18446744073709551614, 'a rollup beyond 64 bits is not exact')
  FROM (SELECT govreport_rollup(report) OVER () AS r FROM (SELECT pg_temp.report('{"received": {"total": 9223372036854775807}}') AS report
		  FROM generate_series(1, 2)) q) w LIMIT 1;

-- A session knows the types, and that they change.
SET client_min_messages = warning;
DROP EXTENSION govrpt CASCADE;
CREATE EXTENSION govrpt;
RESET client_min_messages;
CREATE FUNCTION pg_temp.rolled_up() RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	RETURN (SELECT (r).region || ' ' || (r).year || ' ' || govfigures_reports((r).figures)
			  FROM (SELECT govreport_rollup(jsonb_populate_record(NULL::govreport, jsonb_build_object('region', '3702', 'year', 2022, 'figures', '{}'))) AS r
					  FROM generate_series(1, 3)) q);
END $$;
SELECT is(pg_temp.rolled_up(), '370200 2022 3', 'an extension that is made again in a session rolls up its own reports');
ALTER TYPE govreport ADD ATTRIBUTE remark text;
SELECT is(pg_temp.rolled_up(), '370200 2022 3', 'so do reports of a type that has one more attribute');
ALTER TYPE govreport DROP ATTRIBUTE title;
SELECT throws_ok('SELECT pg_temp.rolled_up()', '42703', NULL, 'a type that has lost one is noticed');

SELECT * FROM finish();
ROLLBACK;
