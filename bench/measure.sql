-- How queries are measured: in turns, so many rounds, by EXPLAIN (ANALYZE, TIMING OFF), which
-- sends nothing.  Their time is what the session was on a processor, where the system says it (to
-- some ms) and that is less than the time that passed: on a machine that does other work these
-- differ.  What is compared is compared within a round; the median of these ratios is the result.
\pset footer off
SET client_min_messages = warning;
CREATE TABLE measure (
	n serial,
	name text PRIMARY KEY,
	sql text NOT NULL,
	units numeric NOT NULL,						-- rows, or what else it is divided by
	prepare text,								-- before each time, not measured
	workers integer NOT NULL DEFAULT 0,
	passing boolean NOT NULL DEFAULT false		-- by the time that passes, since workers are sessions, too
);
CREATE TABLE run (name text, round integer, ms double precision);
-- What is shown of them: time a unit or, against another, how many times as long, or as fast ('faster').
CREATE TABLE claim (
	n serial,
	id text PRIMARY KEY,
	what text NOT NULL,
	name text NOT NULL,
	against text,
	faster boolean NOT NULL DEFAULT false,
	goal numeric
);
-- And what is no time.
CREATE TABLE fact (n integer, id text, what text, value numeric, unit text, at_least boolean, goal numeric);

-- Linux; NULL elsewhere
CREATE FUNCTION on_processor() RETURNS double precision LANGUAGE sql AS $$
	SELECT split_part(pg_read_file('/proc/self/schedstat', 0, 100, true), ' ', 1)::double precision / 1e6
$$;
CREATE FUNCTION measure_all(rounds integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	m measure;
	plan json;
	before double precision;
	used double precision;
BEGIN
	FOR i IN 0 .. rounds LOOP
		FOR m IN SELECT * FROM measure ORDER BY n LOOP
			PERFORM set_config('max_parallel_workers_per_gather', m.workers::text, true);
			IF m.prepare IS NOT NULL THEN
				EXECUTE m.prepare;
			END IF;
			before := on_processor();
			EXECUTE 'EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ' || m.sql INTO plan;
			-- 0: less than the system tells
			used := CASE WHEN NOT m.passing THEN nullif(on_processor() - before, 0) END;
			IF i > 0 THEN		-- the first round warms up
				INSERT INTO run VALUES (m.name, i, least((plan -> 0 ->> 'Execution Time')::double precision, used));
			END IF;
		END LOOP;
	END LOOP;
END $$;

CREATE VIEW unit_time AS
SELECT name, round, 1000 * ms / units AS us FROM run JOIN measure USING (name);
CREATE VIEW result AS
SELECT c.n, c.id, c.what, r.value, CASE WHEN c.against IS NULL THEN 'us' ELSE 'times' END AS unit, c.faster AS at_least, c.goal
  FROM claim c
  JOIN LATERAL (
	SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY CASE WHEN c.against IS NULL THEN a.us WHEN c.faster THEN b.us / a.us ELSE a.us / b.us END) AS value
	  FROM unit_time a
	  LEFT JOIN unit_time b ON b.name = c.against AND b.round = a.round
	 WHERE a.name = c.name) r ON r.value IS NOT NULL
UNION ALL
SELECT n, id, what, value, unit, at_least, goal FROM fact WHERE value IS NOT NULL;
-- id, what, value, unit, <= or >=, goal
CREATE VIEW results AS
SELECT id, what, to_char(value, 'FM9999999990.0000') AS value, unit, CASE WHEN goal IS NULL THEN '' WHEN at_least THEN '>=' ELSE '<=' END AS bound,
	   coalesce(goal::text, '') AS goal
  FROM result ORDER BY n;
