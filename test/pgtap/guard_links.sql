-- Links among many reports of an agency and a year: that the guard finds what
-- holding each pair against each other finds, and reads no more than it must.
-- SEED= chooses other random reports.
\set seed `echo "${SEED:-1}"`
SELECT * FROM no_plan();
SELECT diag('guard_links: SEED=' || :seed);
SELECT setseed(:seed / 1e6);
SET client_min_messages = warning;

CREATE FUNCTION report(y integer, f jsonb, region text) RETURNS govreport LANGUAGE sql IMMUTABLE AS $$
	SELECT jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', 'a', 'year', y, 'region', region, 'figures', jsonb_strip_nulls(f))) $$;
-- a number up to most, or none: the smaller, the oftener
CREATE FUNCTION few(most integer, below integer DEFAULT 0) RETURNS jsonb LANGUAGE sql VOLATILE AS $$
	SELECT CASE WHEN r < 0.4 / most THEN '"blank"' WHEN r < 0.8 / most THEN 'null' ELSE to_jsonb(floor(random() * (most + 1))::integer - below) END
	  FROM (SELECT random() r) x $$;
CREATE FUNCTION random_report(most integer) RETURNS govreport LANGUAGE sql VOLATILE AS $$
	SELECT report(2018 + floor(random() * 4)::integer, CASE WHEN random() < 0.5 THEN jsonb_build_object(
			'carried_in', jsonb_build_object('total', few(most), 'business', few(most)),
			'carried_over', jsonb_build_object('total', few(most), 'business', few(most)),
			'regulations.in_force', few(most), 'regulations.issued', few(most), 'regulations.repealed', few(most))
		ELSE jsonb_build_object(
			'carried_in', jsonb_build_object('total', few(most), 'business', few(most)),
			'carried_over', jsonb_build_object('total', few(most), 'business', few(most)),
			'licensing.items_prior', few(most), 'licensing.items_change', few(most, 1)) END,
		(ARRAY[NULL, '320106', '350102'])[1 + floor(random() * 3)]) $$;

-- Every pair
CREATE FUNCTION broken(t regclass) RETURNS TABLE (id integer, year integer, region adcode, rule text, item text, party text) LANGUAGE plpgsql AS $$
BEGIN
	RETURN QUERY EXECUTE format($q$
		WITH pair AS (
			SELECT c.id, c.r AS now, p.r AS before, count(*) OVER (PARTITION BY c.id) AS candidates
			  FROM %1$s c
			  JOIN %1$s p ON (p.r).agency = (c.r).agency AND (p.r).year = (c.r).year - 1
				   AND coalesce((p.r).region = (c.r).region, true))
		SELECT id, (min(now::text)::govreport).year, (min(now::text)::govreport).region, l.rule, l.item, l.party
		  FROM pair, LATERAL govreport_check_years(before, now) l
		 GROUP BY id, candidates, l.rule, l.item, l.party
		HAVING count(*) FILTER (WHERE l.status = 'fail') = candidates$q$, t);
END $$;

-- Anything at all: a few reports for a year, and many
CREATE TABLE many (id serial, r govreport);
SELECT isnt(govreport_guard('many', balance => 'off', links => 'error'), NULL, 'a table of many reports is guarded');
ALTER TABLE many DISABLE TRIGGER USER;
CREATE TABLE differs (round integer, who text, what text);
CREATE FUNCTION compare(round integer, n integer, most integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE found integer;
BEGIN
	DELETE FROM many;
	INSERT INTO many (r) SELECT random_report(most) FROM generate_series(1, n);
	CREATE TEMP TABLE by_guard ON COMMIT DROP AS
		SELECT year, region, rule, item, party, count(*) FROM govreport_guard_violations('many') GROUP BY 1, 2, 3, 4, 5;
	CREATE TEMP TABLE by_pairs ON COMMIT DROP AS
		SELECT year, region, rule, item, party, count(*) FROM broken('many') GROUP BY 1, 2, 3, 4, 5;
	INSERT INTO differs SELECT round, 'guard', t::text FROM (TABLE by_guard EXCEPT TABLE by_pairs) t;
	INSERT INTO differs SELECT round, 'pairs', t::text FROM (TABLE by_pairs EXCEPT TABLE by_guard) t;
	found := (SELECT sum(count) FROM by_pairs);
	DROP TABLE by_guard, by_pairs;
	RETURN found;
END $$;
SELECT cmp_ok(sum(compare(n, 5 + 20 * (n % 6), 12)), '>', 500::bigint, 'many reports break many links') FROM generate_series(1, 40) n;
SELECT cmp_ok(sum(compare(n, 8 + n % 8, 2)), '>', 200::bigint, 'reports with gaps break some') FROM generate_series(41, 400) n;
SELECT is(string_agg(format('round %s, %s: %s', round, who, what), E'\n'), NULL, 'the guard finds the links that no pair of reports keeps')
  FROM (SELECT * FROM differs LIMIT 10) d;
DROP TABLE many, many_r_waiver;

-- Random transactions on tables with a dozen reports a year, which start without a broken link
CREATE TABLE parent (k integer PRIMARY KEY);
INSERT INTO parent VALUES (1);
CREATE TABLE bare (id integer PRIMARY KEY, k integer DEFAULT 1, r govreport);
CREATE TABLE deferred (id integer PRIMARY KEY, k integer DEFAULT 1 REFERENCES parent, r govreport);
CREATE TABLE immediate (id integer PRIMARY KEY, k integer DEFAULT 1 REFERENCES parent, r govreport);
SELECT isnt(govreport_guard('deferred', balance => 'off', links => 'error'), NULL, 'one is guarded at the end of a transaction');
SELECT isnt(govreport_guard('immediate', balance => 'off', links => 'error', deferred => false), NULL, 'one after each statement');
CREATE FUNCTION one(y integer, carried integer, region text) RETURNS govreport LANGUAGE sql IMMUTABLE AS $$
	SELECT report(y, jsonb_build_object('carried_in', jsonb_build_object('total', carried), 'carried_over', jsonb_build_object('total', carried)), region) $$;
INSERT INTO bare (id, r) SELECT i, one(2020 + i % 3, 1 + i / 3 % 2, (ARRAY[NULL, '320106', '350102'])[1 + i / 6 % 3]) FROM generate_series(0, 35) i;
INSERT INTO deferred TABLE bare;
INSERT INTO immediate TABLE bare;
CREATE FUNCTION random_command(t text) RETURNS text LANGUAGE sql VOLATILE AS $$
	SELECT format((ARRAY[
		'DELETE FROM %1$s WHERE id %% %2$s = %3$s',
		'DELETE FROM %1$s WHERE id %% 3 = %3$s %% 3 AND id < %2$s',
		'UPDATE %1$s SET r = one((r).year, %4$s, (r).region::text) WHERE id %% %2$s = %3$s',
		'UPDATE %1$s SET r.figures = jsonb_set((r).figures::jsonb, ''{carried_in,total}'', ''%4$s'')::govfigures WHERE id %% %2$s = %3$s',
		'UPDATE %1$s SET r.year = 2020 + (id + %3$s) %% 3 WHERE id %% %2$s = %3$s',
		'UPDATE %1$s SET r.region = %5$L WHERE id %% %2$s = %3$s',
		'UPDATE %1$s SET k = 1 WHERE id %% %2$s = %3$s',
		'INSERT INTO %1$s (id, r) SELECT 100 + i, one(2020 + (i + %3$s) %% 3, 1 + i %% %4$s, %5$L) FROM generate_series(%3$s, %2$s) i ON CONFLICT DO NOTHING',
		'INSERT INTO %1$s (id, r) SELECT i, one(2020 + i %% 3, %4$s, %5$L) FROM generate_series(%3$s, 36, %2$s) i
			ON CONFLICT (id) DO UPDATE SET r = excluded.r'])[1 + floor(random() * 9)],
		t, 2 + floor(random() * 6)::integer, floor(random() * 4)::integer, 1 + floor(random() * 2.1)::integer,
		(ARRAY[NULL, '320106', '350102'])[1 + floor(random() * 3)]) $$;
-- these reports have numbers in one link only
CREATE FUNCTION is_clean() RETURNS boolean LANGUAGE sql AS $$
	WITH at AS MATERIALIZED (
		SELECT (r).year, (r).region, govreport_figure(r, 'carried_in') says, govreport_figure(r, 'carried_over') said FROM bare)
	SELECT NOT EXISTS (SELECT FROM at c
						WHERE EXISTS (SELECT FROM at p WHERE p.year = c.year - 1 AND coalesce(p.region = c.region, true))
						  AND NOT EXISTS (SELECT FROM at p WHERE p.year = c.year - 1 AND coalesce(p.region = c.region, true) AND p.said = c.says)) $$;
SELECT ok(NOT EXISTS (SELECT FROM broken('bare')), 'they are as they should be');
SELECT ok(is_clean(), 'they start without a broken link');
-- '.' for each statement and the end, 'x' where it must fail, or does
CREATE FUNCTION perform(commands text[], t text, immediate boolean) RETURNS text LANGUAGE plpgsql AS $$
DECLARE trace text := ''; c text;
BEGIN
	BEGIN
		FOREACH c IN ARRAY commands LOOP
			EXECUTE replace(c, 'TABLE_', t);
			IF t = 'bare' AND immediate AND NOT is_clean() THEN RAISE check_violation; END IF;
			trace := trace || '.';
		END LOOP;
		SET CONSTRAINTS ALL IMMEDIATE;
		IF t = 'bare' AND NOT is_clean() THEN RAISE check_violation; END IF;
		RAISE SQLSTATE 'GM000';
	EXCEPTION
		WHEN SQLSTATE 'GM000' THEN RETURN trace || '.';
		WHEN check_violation THEN RETURN trace || 'x';
	END;
END $$;
CREATE TABLE outcome (commands text[], world text, predicted text, trace text);
INSERT INTO outcome
SELECT commands, world, perform(commands, 'bare', world = 'immediate'), perform(commands, world, world = 'immediate')
  FROM generate_series(1, 600) n,
	   LATERAL (SELECT array_agg(random_command('TABLE_')) FROM generate_series(1, 1 + n % 3)) c (commands),
	   (VALUES ('deferred'), ('immediate')) w (world);
SELECT cmp_ok(count(*) FILTER (WHERE predicted LIKE '%x'), '>', 150::bigint, 'many transactions break links') FROM outcome;
SELECT cmp_ok(count(*) FILTER (WHERE predicted NOT LIKE '%x'), '>', 150::bigint, 'many do not') FROM outcome;
SELECT is(string_agg(format('%s: %s, should be %s: %s', world, trace, predicted, array_to_string(commands, '; ')), E'\n'), NULL,
		  'a transaction fails if it breaks a link, whatever else is there, and otherwise does not')
  FROM (SELECT * FROM outcome WHERE trace <> predicted LIMIT 10) o;

-- Rows that are read, of the table and of the waivers, for twice as many reports of an agency and a year
CREATE TABLE counted (id serial, k integer DEFAULT 1, r govreport);
CREATE TABLE log (id integer);
CREATE FUNCTION write_log() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log VALUES (new.id); RETURN NULL; END $$;
CREATE FUNCTION rows_read() RETURNS bigint LANGUAGE sql AS $$
	SELECT sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::bigint FROM pg_stat_xact_user_tables
	 WHERE relname IN ('counted', 'counted_r_waiver') $$;
-- by a command, which must pass, after others
CREATE FUNCTION cost(guard text, n integer, command text, before text[]) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE c text; at bigint;
BEGIN
	EXECUTE format('SELECT govreport_guard(''counted'', balance => ''off'', %s)', guard);
	FOREACH c IN ARRAY before LOOP
		EXECUTE replace(c, ':n', n::text);
	END LOOP;
	SET CONSTRAINTS ALL IMMEDIATE;
	IF guard !~ 'deferred => false' THEN SET CONSTRAINTS ALL DEFERRED; END IF;
	at := rows_read();
	EXECUTE replace(command, ':n', n::text);
	SET CONSTRAINTS ALL IMMEDIATE;
	RAISE SQLSTATE 'GM000' USING DETAIL = rows_read() - at;
EXCEPTION WHEN SQLSTATE 'GM000' THEN
	GET STACKED DIAGNOSTICS c = PG_EXCEPTION_DETAIL;
	RETURN c;
END $$;
CREATE TABLE task (id serial, name text, guard text, command text, before text[]);
INSERT INTO task (name, guard, command, before) VALUES
('reports that agree', $$links => 'error'$$, $$INSERT INTO counted (r) SELECT one(2022, 3, NULL) FROM generate_series(1, :n)$$,
	ARRAY[$$INSERT INTO counted (r) SELECT one(2021, 3, NULL) FROM generate_series(1, :n)$$]),
('both years at once', $$links => 'error'$$, $$INSERT INTO counted (r) SELECT one(2021 + i % 2, 3, NULL) FROM generate_series(1, :n) i$$, '{}'),
('the earlier year after the later one', $$links => 'error'$$, $$INSERT INTO counted (r) SELECT one(2021, 3, NULL) FROM generate_series(1, :n)$$,
	ARRAY[$$INSERT INTO counted (r) SELECT one(2022, 3, NULL) FROM generate_series(1, :n)$$]),
('reports of which each agrees with one', $$links => 'error'$$, $$INSERT INTO counted (r) SELECT one(2022, i, NULL) FROM generate_series(1, :n) i$$,
	ARRAY[$$INSERT INTO counted (r) SELECT one(2021, i, NULL) FROM generate_series(1, :n) i$$]),
('the same, at the end of the statement', $$links => 'error', deferred => false$$,
	$$INSERT INTO counted (r) SELECT one(2022, i, NULL) FROM generate_series(1, :n) i$$,
	ARRAY[$$INSERT INTO counted (r) SELECT one(2021, i, NULL) FROM generate_series(1, :n) i$$]),
('the same, beside a foreign key', $$links => 'error', deferred => false$$,
	$$INSERT INTO counted (r) SELECT one(2022, i, NULL) FROM generate_series(1, :n) i$$,
	ARRAY[$$INSERT INTO counted (r) SELECT one(2021, i, NULL) FROM generate_series(1, :n) i$$,
		$$ALTER TABLE counted ADD CONSTRAINT "a key" FOREIGN KEY (k) REFERENCES parent$$]),
('the same, beside a trigger that writes', $$links => 'error'$$, $$INSERT INTO counted (r) SELECT one(2022, i, NULL) FROM generate_series(1, :n) i$$,
	ARRAY[$$INSERT INTO counted (r) SELECT one(2021, i, NULL) FROM generate_series(1, :n) i$$,
		$$CREATE CONSTRAINT TRIGGER a_log AFTER INSERT ON counted DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION write_log()$$]),
('a statement for each report', $$links => 'error'$$, $$DO 'BEGIN FOR i IN 1..:n LOOP INSERT INTO counted (r) VALUES (one(2022, i, NULL)); END LOOP; END'$$,
	ARRAY[$$INSERT INTO counted (r) SELECT one(2021, i, NULL) FROM generate_series(1, :n) i$$]),
('a statement for each report, at the end of each', $$links => 'error', deferred => false$$,
	$$DO 'BEGIN FOR i IN 1..:n LOOP INSERT INTO counted (r) VALUES (one(2022, 3, NULL)); END LOOP; END'$$,
	ARRAY[$$INSERT INTO counted (r) SELECT one(2021, 3, NULL) FROM generate_series(1, :n)$$]),
('reports that change', $$links => 'error'$$, $$UPDATE counted SET r = one((r).year, 4, NULL)$$,
	ARRAY[$$INSERT INTO counted (r) SELECT one(2021 + i % 2, 3, NULL) FROM generate_series(1, :n) i$$]),
('reports that go', $$links => 'error'$$, $$DELETE FROM counted WHERE id % 4 > 1$$,
	ARRAY[$$INSERT INTO counted (r) SELECT one(2021 + i % 2, 3, NULL) FROM generate_series(1, :n) i$$]),
('reports of regions, and of none', $$links => 'error'$$,
	$$INSERT INTO counted (r) SELECT one(2021 + i / 2 % 2, 3, CASE i % 2 WHEN 1 THEN (110101001 + i / 4)::text END) FROM generate_series(1, :n) i$$, '{}'),
('broken links', $$links => 'warning'$$, $$INSERT INTO counted (r) SELECT one(2022, -i, NULL) FROM generate_series(1, :n) i$$,
	ARRAY[$$INSERT INTO counted (r) SELECT one(2021, i, NULL) FROM generate_series(1, :n) i$$]),
('broken links that are waived', $$links => 'error'$$, $$INSERT INTO counted (r) SELECT one(2022, 3 + i, NULL) FROM generate_series(1, :n) i$$,
	ARRAY[$$INSERT INTO counted (r) SELECT one(2021, 3, NULL) FROM generate_series(1, :n) i$$,
		$$INSERT INTO counted_r_waiver (agency, year, rule, item, party, difference, reason)
			SELECT 'a', 2022, 'carry_link', 'carried_in', 'total', i, 'so it is' FROM generate_series(1, :n) i$$]);
SET client_min_messages = error;
SELECT cmp_ok(cost(guard, 400, command, before), '<=', cost(guard, 200, command, before) * 21 / 10 + 100,
			  'for twice as many reports no more than twice as many rows are read: ' || name)
  FROM task ORDER BY id;
SELECT finish();
