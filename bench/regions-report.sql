-- What regions.sql and duckdb.mjs have measured, beside the goals.
\pset footer off
SET client_min_messages = warning;
\if :duckdb
\copy run (ms) FROM PROGRAM 'cat "$work/duckdb.ms"'
UPDATE run SET name = 'duckdb' WHERE name IS NULL;
SELECT format('CREATE TABLE by_duckdb (region adcode, %s)', string_agg(name || ' numeric', ', ' ORDER BY n)) FROM cell \gexec
\copy by_duckdb FROM PROGRAM 'cat "$work/duckdb.csv"' WITH (FORMAT csv, HEADER)
SELECT format('SELECT count(*) FILTER (WHERE f.value IS DISTINCT FROM d.value) AS "sums in which DuckDB differs"
				 FROM (SELECT region, item, party, value FROM by_duckdb, LATERAL (VALUES %s) v (item, party, value) WHERE value IS NOT NULL) d
				 FULL JOIN by_figures f ON f.region = d.region AND f.item = d.item AND f.party IS NOT DISTINCT FROM d.party',
			  string_agg(format('(%L, %L, %I)', item, party, name), ', ' ORDER BY n)) FROM cell \gexec
\endif

CREATE TEMP VIEW result AS
SELECT name, percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) AS ms, min(ms), max(ms), max(coalesce(reports, :reports)) AS reports
  FROM run LEFT JOIN query USING (name) GROUP BY name;
CREATE TEMP VIEW us AS SELECT name, 1000 * ms / reports AS us FROM result;
SELECT what, round(ms::numeric, 1) AS "median, ms", round(min::numeric, 1) AS "min", round(max::numeric, 1) AS "max",
	   round((1000 * ms / reports)::numeric, 3) AS "us a report"
  FROM result JOIN (VALUES
	(1, 'scan', 'reports, untouched: count(*)'), (2, 'groups', 'count(figures) by region'), (3, 'sum', 'sum(figures) by region'),
	(4, 'sum_composite', 'the same of a column of govreport'), (5, 'rollup', 'govreport_rollup(report) by region'),
	(6, 'sum_all', 'sum(figures) of all'), (7, 'scan_wide', 'as columns, untouched: count(*)'), (8, 'wide', 'as columns: sum() of each, by region'),
	(9, 'wide_all', 'as columns: sum() of each, of all'), (10, 'long', 'as rows: sum(value) by region, item, party'),
	(11, 'duckdb', 'DuckDB, as columns, one thread, by region'), (12, 'sum_2', 'sum(figures) by region, 2 workers'),
	(13, 'sum_all_2', 'sum(figures) of all, 2 workers')) w (n, name, what) USING (name) ORDER BY n;

\echo
WITH size (name, bytes) AS (
	SELECT 'report', pg_table_size('report')::numeric / :reports
	UNION ALL SELECT 'wide', pg_table_size('wide')::numeric / :reports
	UNION ALL SELECT 'long', pg_table_size('long')::numeric / :long_reports)
SELECT what AS "measure, against", round(ratio::numeric, 1) AS times, goal
  FROM (SELECT 1, 'sum by region, against columns', (SELECT us FROM us WHERE name = 'wide') / us, 10 FROM us WHERE name = 'sum'
		UNION ALL SELECT 2, 'sum by region, against rows', (SELECT us FROM us WHERE name = 'long') / us, 100 FROM us WHERE name = 'sum'
		UNION ALL SELECT 3, 'sum by region, against DuckDB', (SELECT us FROM us WHERE name = 'duckdb') / us, 2 FROM us WHERE name = 'sum'
		UNION ALL SELECT 4, 'bytes a report (' || round(s.bytes) || '), against columns (' || round(w.bytes) || ')', w.bytes / s.bytes, 3
		  FROM size s, size w WHERE s.name = 'report' AND w.name = 'wide'
		UNION ALL SELECT 5, 'bytes a report (' || round(s.bytes) || '), against rows (' || round(l.bytes) || ')', l.bytes / s.bytes, 30
		  FROM size s, size l WHERE s.name = 'report' AND l.name = 'long'
		UNION ALL SELECT 6, '2 workers, by region, against none', (SELECT us FROM us WHERE name = 'sum') / us, 1.8 FROM us WHERE name = 'sum_2'
		UNION ALL SELECT 7, '2 workers, all, against none', (SELECT us FROM us WHERE name = 'sum_all') / us, 1.8 FROM us WHERE name = 'sum_all_2'
	   ) x (n, what, ratio, goal) ORDER BY n;
