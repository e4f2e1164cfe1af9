-- Reports spread over the nodes of a Citus cluster give what one server gives.
--
--   CITUS='host=... dbname=...' test/run citus
--
-- The coordinator and the workers have govrpt and Citus 11 or later installed;
-- the role may create extensions.  Works in a schema of its own, which it drops.
-- Prints TAP.
\set ON_ERROR_STOP on
\pset format unaligned
\pset tuples_only on
SET client_min_messages = warning;
DROP SCHEMA IF EXISTS govrpt_citus CASCADE;
CREATE SCHEMA govrpt_citus;
CREATE EXTENSION IF NOT EXISTS citus;
CREATE EXTENSION IF NOT EXISTS govrpt;	-- Citus makes it on the workers, too
SET search_path = govrpt_citus, public;

CREATE TABLE result (n serial, good boolean, name text, diag text);
CREATE FUNCTION is(got text, want text, name text) RETURNS void LANGUAGE sql AS $$
	INSERT INTO govrpt_citus.result (good, name, diag)
	VALUES (got IS NOT DISTINCT FROM want, name, format(E'got  %s\nwant %s', got, want)) $$;
CREATE FUNCTION plan(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	line text;
	lines text[] := '{}';
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (VERBOSE, COSTS off) ' || query LOOP
		lines := lines || line;
	END LOOP;
	RETURN array_to_string(lines, E'\n');
END $$;
-- what a query gives, by the binary form of its sums: these have their contributors
CREATE FUNCTION bits(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	r text;
BEGIN
	EXECUTE format('SELECT string_agg(concat_ws(''|'', k, md5(govfigures_send(s)), govfigures_reports(s)), chr(10) ORDER BY k)
					  FROM (SELECT * FROM (%s) q OFFSET 0) q', query) INTO r;
	RETURN r;
END $$;

-- both forms, every status, fractions, large and negative numbers, NULLs
CREATE TABLE whole (region adcode NOT NULL, year integer NOT NULL, agency text, figures govfigures, report govreport);
INSERT INTO whole
SELECT r.region, y, r.region::text || ' ' || a, CASE WHEN a % 37 > 0 THEN f END,
	   jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', r.region::text || a, 'region', r.region::text, 'year', y, 'figures', f))
  FROM unnest('{110101,130100,130200,320100,320800,320813,370200,410100,450103,510116}'::adcode[]) r(region),
	   generate_series(2019, 2023) y, generate_series(1, 60) a,
	   LATERAL (SELECT abs(hashtext(r.region::text || y || '.' || a)) AS h) h,
	   LATERAL (SELECT (jsonb_build_object(
			'received', jsonb_build_object('total', h % 1000, 'natural_person', CASE WHEN h % 7 = 0 THEN '"blank"'::jsonb ELSE to_jsonb(h % 500) END),
			'licensing.decisions', CASE h % 11 WHEN 0 THEN '"illegible"'::jsonb WHEN 1 THEN '{"imputed": 7}' ELSE to_jsonb(h) END)
			|| CASE WHEN y < 2021 THEN jsonb_build_object('licensing.items_change', -(h % 50), 'procurement.amount', h / 100.0,
					'other', jsonb_build_object('total', h % 5))
			   ELSE jsonb_build_object('fees.amount', h / 8.0, 'other.remaining', jsonb_build_object('total', h % 5)) END)::govfigures AS f) f;
CREATE TABLE report (LIKE whole);
SELECT create_distributed_table('report', 'region') \g /dev/null
INSERT INTO report SELECT * FROM whole;

SELECT is((SELECT count(*)::text FROM report), '3000', 'all reports are there'),
	   is((SELECT count(*)::text FROM whole w JOIN (SELECT * FROM report OFFSET 0) r USING (agency, year)
			WHERE w.region = r.region AND w.figures IS NOT DISTINCT FROM r.figures AND w.report::text = r.report::text),
		  '3000', 'as they were') \g /dev/null

-- groups by the distribution column: summed on the workers, whole
\set by_region 'SELECT region AS k, sum(figures) AS s FROM %s GROUP BY region'
SELECT is((plan(format(:'by_region', 'report')) ~ 'Citus Adaptive')::text, 'true', 'sums by region are made by the workers'),
	   is((plan(format(:'by_region', 'report')) ~ 'worker_partial_agg|coord_combine_agg')::text, 'false', 'whole'),
	   is(bits(format(:'by_region', 'report')), bits(format(:'by_region', 'whole')),
		  'sums by region are those of one server, with the same contributors') \g /dev/null

-- other groups: partial states on the workers, which travel as what they are and are added
\set by_year 'SELECT year AS k, sum(figures) AS s FROM %s GROUP BY year'
SELECT is((plan(format(:'by_year', 'report')) ~ 'worker_partial_agg')::text, 'true', 'partial sums by year are made by the workers'),
	   is((plan(format(:'by_year', 'report')) ~ 'coord_combine_agg')::text, 'true', 'and added by the coordinator'),
	   is(bits(format(:'by_year', 'report')), bits(format(:'by_year', 'whole')),
		  'sums by year are those of one server, with the same contributors') \g /dev/null
\set all 'SELECT 1 AS k, sum(figures) FILTER (WHERE region <@ ''32'') AS s FROM %s'
SELECT is((plan(format(:'all', 'report')) ~ 'worker_partial_agg')::text, 'true', 'so is a sum of all, with a condition'),
	   is(bits(format(:'all', 'report')), bits(format(:'all', 'whole')), 'and it is right') \g /dev/null
\set none 'SELECT 1 AS k, sum(figures) AS s FROM %s WHERE year = 1900'
SELECT is(bits(format(:'none', 'report')), bits(format(:'none', 'whole')), 'a sum of nothing is nothing') \g /dev/null

SELECT CASE WHEN good THEN 'ok ' ELSE 'not ok ' END || n || ' - ' || name
	   || CASE WHEN good THEN '' ELSE regexp_replace(E'\n' || diag, '\n', E'\n# ', 'g') END
  FROM result ORDER BY n;
SELECT '1..' || count(*) FROM result;
DROP SCHEMA govrpt_citus CASCADE;
