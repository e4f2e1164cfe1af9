-- The queries in turns, RUNS times each; medians.
\pset footer off
SET client_min_messages = warning;
CREATE EXTENSION govrpt;
CREATE TABLE report (id integer, body text);
\copy report FROM PROGRAM 'cat "$work/texts"'
VACUUM (FREEZE, ANALYZE) report;
CREATE TABLE parsed AS SELECT id, govreport_parse(body) AS report FROM report;
VACUUM (FREEZE, ANALYZE) parsed;

\echo
SELECT count(*) AS texts, round(avg(octet_length(body))) AS "bytes each",
	   pg_size_pretty(pg_table_size('report')) AS "table",
	   (SELECT count(report) FROM parsed) AS reports,
	   (SELECT round(avg(pg_column_size((p.report).figures))) FROM parsed p) AS "bytes of figures",
	   pg_size_pretty(pg_table_size('parsed')) AS "table of reports"
  FROM report;

CREATE TEMP TABLE query (n serial, what text, sql text);
INSERT INTO query (what, sql) VALUES
('rows, untouched: count(*)', 'SELECT count(*) FROM report'),
('detoast: sum(octet_length(body || ''''))', 'SELECT sum(octet_length(body || '''')) FROM report'),
('characters: sum(length(body))', 'SELECT sum(length(body)) FROM report'),
('read: count(govreport_parse(body))', 'SELECT count(govreport_parse(body)) FROM report'),
('add: sum(figures)', 'SELECT sum((report).figures) FROM parsed'),
('read the row: count((report).figures)', 'SELECT count((report).figures) FROM parsed'),
('a figure of the row: count(*) WHERE year', 'SELECT count(*) FROM parsed WHERE (report).year = 2021'),
('check: count(*) FILTER (is_balanced)', 'SELECT count(*) FILTER (WHERE govreport_is_balanced(report)) FROM parsed');

CREATE TEMP TABLE run (n integer, ms double precision);
CREATE FUNCTION pg_temp.run(runs integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	q record;
	t timestamptz;
BEGIN
	FOR i IN 0 .. runs LOOP
		FOR q IN SELECT * FROM query ORDER BY n LOOP
			t := clock_timestamp();
			EXECUTE q.sql;
			IF i > 0 THEN		-- the first round warms up
				INSERT INTO run VALUES (q.n, 1000 * extract(epoch FROM clock_timestamp() - t));
			END IF;
		END LOOP;
	END LOOP;
END $$;
SELECT pg_temp.run(:runs) \g /dev/null

\echo
WITH s AS (
	SELECT n, what, percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) AS median, min(ms), max(ms)
	  FROM run JOIN query USING (n) GROUP BY n, what)
SELECT what, round(median::numeric, 1) AS "median, ms", round(min::numeric, 1) AS "min",
	   round(max::numeric, 1) AS "max",
	   round((1000 * median / (SELECT count(*) FROM report))::numeric, 2) AS "us per row",
	   round((median / (SELECT median FROM s WHERE what LIKE 'characters:%'))::numeric, 3)
	   AS "times length()"
  FROM s ORDER BY n;
