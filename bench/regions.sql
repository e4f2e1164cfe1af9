-- Sums by region of stored reports, beside the same as columns and as rows.
-- Of the long table only so many reports (long_reports), by the report.
\pset footer off
SET client_min_messages = warning;
CREATE EXTENSION govrpt;
CREATE TABLE generated (id integer, year integer, figures govfigures);
\copy generated FROM PROGRAM 'cat "$work/figures"'

-- Counties (so many, :regions, by chance), each as likely as the others and in no order.  Fees in whole yuan,
-- so that they fit an integer.  Reports whose tables are all of the form of 2021.
CREATE TABLE county AS
SELECT row_number() OVER () - 1 AS n, code
  FROM (SELECT (c * 100 + d)::text::adcode AS code
		  FROM generate_series(1100, 6599) c, generate_series(1, 99) d
		 WHERE c % 100 > 0 AND c / 100 IN (11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42,
										   43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65)
		   AND adcode_name((c * 100 + d)::text::adcode) IS NOT NULL
		 ORDER BY hashint4(c * 100 + d) LIMIT :regions) x;
CREATE TABLE report AS
SELECT id, code AS region, year,
	   CASE WHEN figures['fees.amount'] <> trunc(figures['fees.amount']) OR figures['fees.amount'] >= 1000000000
			THEN jsonb_set(figures::jsonb, '{fees.amount}', to_jsonb(trunc(figures['fees.amount']) % 1000000000))::govfigures
			ELSE figures END AS figures
  FROM (SELECT row_number() OVER (ORDER BY id)::integer AS id, year, figures FROM generated
		 WHERE NOT figures::jsonb ?| (SELECT array_agg(item) FROM govreport_items() WHERE forms = '{2019}')) g, county
 WHERE n = (hashint4(id)::bigint + 2147483648) % (SELECT count(*) FROM county) AND id <= :reports
 ORDER BY id;
DROP TABLE generated;
CREATE TABLE stored AS
SELECT jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', 'agency ' || id, 'region', region, 'year', year,
																 'figures', figures)) AS report
  FROM report ORDER BY id;

CREATE TABLE cell AS
SELECT row_number() OVER () AS n, item, party, item || coalesce('.' || party, '') AS path,
	   replace(item, '.', '_') || coalesce('_' || party, '') AS name
  FROM (SELECT DISTINCT item, party FROM (SELECT report FROM stored LIMIT 2000) s, govreport_cells(report)) c;
SELECT format('CREATE TABLE wide (id integer, region adcode, year integer, %s)',
			  string_agg(name || ' integer', ', ' ORDER BY n)) FROM cell \gexec
SELECT format('INSERT INTO wide SELECT id, region, year, %s FROM report',
			  string_agg(format('figures[%L]', path), ', ' ORDER BY n)) FROM cell \gexec

CREATE TABLE item AS SELECT item, row_number() OVER (ORDER BY min(n))::smallint AS i FROM cell GROUP BY item;
CREATE TABLE party AS SELECT party, row_number() OVER (ORDER BY min(n))::smallint AS p FROM cell WHERE party IS NOT NULL GROUP BY party;
CREATE TABLE long (id integer, region adcode, year integer, item smallint, party smallint, value integer);
INSERT INTO long
SELECT id, region, year, i, p, c.value
  FROM (SELECT id, region, year, jsonb_populate_record(NULL::govreport, jsonb_build_object('figures', figures)) AS report
		  FROM report WHERE id <= :long_reports) r,
	   govreport_cells(report) c
	   JOIN item USING (item)
	   LEFT JOIN party USING (party)
 WHERE c.value IS NOT NULL;
VACUUM (FREEZE, ANALYZE);

\echo
SELECT (SELECT count(*) FROM report) AS reports, (SELECT count(*) FROM cell) AS figures, (SELECT count(DISTINCT region) FROM report) AS regions,
	   (SELECT count(*) FROM long) AS "rows of the long table", (SELECT round(avg(pg_column_size(figures))) FROM report) AS "bytes of figures";

-- the queries

CREATE TABLE query (n serial, name text, sql text, reports integer DEFAULT :reports, workers integer DEFAULT 0);
INSERT INTO query (name, sql) VALUES
('scan', 'SELECT count(*) FROM report'),
('groups', 'SELECT region, count(figures) FROM report GROUP BY region'),
('sum', 'SELECT region, sum(figures) FROM report GROUP BY region'),
('sum_composite', 'SELECT (report).region, sum((report).figures) FROM stored GROUP BY 1'),
('rollup', 'SELECT (report).region, govreport_rollup(report) FROM stored GROUP BY 1'),
('sum_all', 'SELECT sum(figures) FROM report'),
('scan_wide', 'SELECT count(*) FROM wide');
INSERT INTO query (name, sql)
SELECT 'wide', format('SELECT region, %s FROM wide GROUP BY region', string_agg(format('sum(%I)', name), ', ' ORDER BY n)) FROM cell;
INSERT INTO query (name, sql)
SELECT 'wide_all', format('SELECT %s FROM wide', string_agg(format('sum(%I)', name), ', ' ORDER BY n)) FROM cell;
INSERT INTO query (name, sql, reports) VALUES
('long', 'SELECT region, item, party, sum(value) FROM long GROUP BY region, item, party', :long_reports);
INSERT INTO query (name, sql, workers) VALUES
('sum_2', 'SELECT region, sum(figures) FROM report GROUP BY region', 2),
('sum_all_2', 'SELECT sum(figures) FROM report', 2);

-- do they say the same?
CREATE TABLE by_figures AS
SELECT region, item, party, value
  FROM (SELECT region, jsonb_populate_record(NULL::govreport, jsonb_build_object('figures', govfigures_plain(sum(figures)))) AS report
		  FROM report GROUP BY region) r, govreport_cells(report) WHERE value IS NOT NULL;
CREATE TABLE by_wide (region adcode, item text, party text, value numeric);
SELECT format('INSERT INTO by_wide SELECT region, item, party, value
				 FROM (SELECT region, %s FROM wide GROUP BY region) s, LATERAL (VALUES %s) v (item, party, value) WHERE value IS NOT NULL',
			  string_agg(format('sum(%I) AS %I', name, name), ', ' ORDER BY n),
			  string_agg(format('(%L, %L, %I)', item, party, name), ', ' ORDER BY n)) FROM cell \gexec
CREATE TABLE by_long AS
SELECT region, item.item, party.party, value
  FROM (SELECT region, item, party, sum(value) AS value FROM long GROUP BY region, item, party) s
  JOIN item ON i = s.item LEFT JOIN party ON p = s.party;
CREATE TABLE by_figures_of_long AS
SELECT region, item, party, value
  FROM (SELECT region, jsonb_populate_record(NULL::govreport, jsonb_build_object('figures', govfigures_plain(sum(figures)))) AS report
		  FROM report WHERE id <= :long_reports GROUP BY region) r, govreport_cells(report) WHERE value IS NOT NULL;
CREATE FUNCTION pg_temp.same(a regclass, b regclass) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
	n integer;
BEGIN
	EXECUTE format('SELECT count(*) FROM (TABLE %s EXCEPT TABLE %s UNION ALL (TABLE %s EXCEPT TABLE %s)) d', a, b, b, a) INTO n;
	IF n > 0 THEN
		RAISE EXCEPTION '% and % differ in % sums', a, b, n;
	END IF;
	RETURN true;
END $$;
SELECT count(*) AS "sums by region", pg_temp.same('by_figures', 'by_wide') AS "as columns: the same",
	   pg_temp.same('by_figures_of_long', 'by_long') AS "as rows: the same" FROM by_figures;

-- In turn; the first round warms up.  EXPLAIN runs a query and sends nothing.
CREATE TABLE run (name text, ms double precision);
CREATE FUNCTION pg_temp.run(runs integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	q record;
	j json;
BEGIN
	FOR i IN 0 .. runs LOOP
		FOR q IN SELECT * FROM query ORDER BY n LOOP
			PERFORM set_config('max_parallel_workers_per_gather', q.workers::text, true);
			EXECUTE 'EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ' || q.sql INTO j;
			IF i > 0 THEN
				INSERT INTO run VALUES (q.name, (j -> 0 ->> 'Execution Time')::double precision);
			END IF;
		END LOOP;
	END LOOP;
END $$;
SELECT pg_temp.run(:runs) \g /dev/null
SELECT 'region,' || string_agg(name, ',' ORDER BY n) AS columns FROM cell \gset
\copy (SELECT * FROM wide ORDER BY id) TO PROGRAM 'cat >"$work/wide.csv"' WITH (FORMAT csv, HEADER)
