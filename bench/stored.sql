-- Stored reports, a million of them: what a verdict costs, beside a figure of the row.
-- After throughput.sql, whose reports these are, each under twenty names; one in
-- thirty has a cell that breaks the balance.
\pset footer off
SET client_min_messages = warning;
SELECT count(report) AS reports, ceil(1000000.0 / count(report))::integer AS times FROM parsed \gset
CREATE TABLE stored AS
SELECT n AS id, jsonb_populate_record(report, jsonb_build_object('agency', (report).agency || n)
		|| CASE WHEN (id * 31 + n) % 30 <> 0 THEN '{}'::jsonb
				ELSE jsonb_build_object('figures', (report).figures::jsonb || '{"litigation_direct.pending": 7, "litigation_direct.total": 6}') END) AS report
  FROM parsed, generate_series(1, :times) n
 WHERE report IS NOT NULL OR (report).figures IS NOT NULL
 ORDER BY n, id
 LIMIT 1000000;
VACUUM (FREEZE, ANALYZE) stored;

\echo
SELECT count(*) AS "stored reports", pg_size_pretty(pg_table_size('stored')) AS "table",
	   count(*) FILTER (WHERE govreport_is_balanced(report)) AS balanced FROM stored;

CREATE TEMP TABLE verdict (n serial, what text, sql text);
INSERT INTO verdict (what, sql) VALUES
('rows, untouched: count(*)', 'SELECT count(*) FROM stored'),
('a figure of the row: WHERE (report).year = 2021', 'SELECT count(*) FROM stored WHERE (report).year = 2021'),
('the verdict: WHERE govreport_is_balanced(report)', 'SELECT count(*) FROM stored WHERE govreport_is_balanced(report)');
CREATE TEMP TABLE verdict_run (n integer, ms double precision);
CREATE FUNCTION pg_temp.run_verdicts(runs integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	q record;
	t timestamptz;
BEGIN
	FOR i IN 0 .. runs LOOP
		FOR q IN SELECT * FROM verdict ORDER BY n LOOP
			t := clock_timestamp();
			EXECUTE q.sql;
			IF i > 0 THEN		-- the first round warms up
				INSERT INTO verdict_run VALUES (q.n, 1000 * extract(epoch FROM clock_timestamp() - t));
			END IF;
		END LOOP;
	END LOOP;
END $$;
SELECT pg_temp.run_verdicts(:runs) \g /dev/null

\echo
WITH s AS (
	SELECT n, what, percentile_cont(0.5) WITHIN GROUP (ORDER BY ms) AS median, min(ms), max(ms)
	  FROM verdict_run JOIN verdict USING (n) GROUP BY n, what)
SELECT what, round(median::numeric, 1) AS "median, ms", round(min::numeric, 1) AS "min", round(max::numeric, 1) AS "max",
	   round((median / (SELECT median FROM s WHERE what LIKE 'a figure%'))::numeric, 2) AS "times a figure",
	   CASE WHEN what LIKE 'the verdict%' THEN '1.5' END AS goal
  FROM s ORDER BY n;
