-- The guard against a model: whatever two or three statements do to a row, the
-- transaction fails if a violation is in the table in the end (or after a
-- statement, where the guard is immediate), and otherwise it does not.
--
-- The model is a table without a guard.  All that it can become is worked out
-- first; whether it is clean then is asked of govreport_violations() and
-- govreport_check_years().  SEED= chooses other random sequences.
\set seed `echo "${SEED:-1}"`
SELECT * FROM no_plan();
SELECT diag('guard_model: SEED=' || :seed);
SET client_min_messages = warning;

CREATE FUNCTION report(a text, y integer, carried_in integer, carried_over integer, decisions integer DEFAULT 1) RETURNS govreport
	LANGUAGE sql IMMUTABLE AS $$
	SELECT jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', a, 'year', y, 'figures', jsonb_build_object(
		'carried_in', jsonb_build_object('total', carried_in), 'carried_over', jsonb_build_object('total', carried_over),
		'licensing.decisions', decisions))) $$;

-- The worlds: one without a guard, those of deferred and immediate guards, and these with triggers that touch each row again
CREATE TABLE world (name text PRIMARY KEY, deferred boolean, touched boolean);
INSERT INTO world VALUES ('bare', NULL, false), ('deferred', true, false), ('immediate', false, false),
	('deferred_touched', true, true), ('immediate_touched', false, true);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('UPDATE %I SET note = %L WHERE id = $1 AND note IS DISTINCT FROM %L', tg_table_name, tg_name, tg_name) USING new.id;
	RETURN NULL;
END $$;
DO $$
DECLARE w world;
BEGIN
	FOR w IN SELECT * FROM world LOOP
		EXECUTE format('CREATE TABLE %I (k integer PRIMARY KEY)', w.name || '_parent');
		EXECUTE format('INSERT INTO %I VALUES (1)', w.name || '_parent');
		EXECUTE format('CREATE TABLE %I (id integer PRIMARY KEY, k integer DEFAULT 1 REFERENCES %I ON UPDATE CASCADE, r govreport, note text)',
			w.name, w.name || '_parent');
		CONTINUE WHEN w.deferred IS NULL;
		EXECUTE format('SELECT govreport_guard(%L, links => ''error'', deferred => %L)', w.name, w.deferred);
		CONTINUE WHEN NOT w.touched;
		-- one before the guard's own, one after it
		EXECUTE format('CREATE TRIGGER a_touch AFTER INSERT OR UPDATE OF r ON %I FOR EACH ROW EXECUTE FUNCTION touch()', w.name);
		EXECUTE format('CREATE TRIGGER z_touch AFTER INSERT OR UPDATE OF r ON %I FOR EACH ROW EXECUTE FUNCTION touch()', w.name);
	END LOOP;
END $$;

-- The statements, on row 9; T is the world
CREATE TABLE op (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text, command text);
INSERT INTO op (name, command) VALUES
('insert', $$INSERT INTO T (id, k, r) SELECT 9, k, report('a', 2022, 3, 5) FROM T_parent ON CONFLICT DO NOTHING$$),
('insert unbalanced', $$INSERT INTO T (id, k, r) SELECT 9, k, report('a', 2022, 3, 5, -1) FROM T_parent ON CONFLICT DO NOTHING$$),
('insert what breaks the link before', $$INSERT INTO T (id, k, r) SELECT 9, k, report('a', 2022, 4, 5) FROM T_parent ON CONFLICT DO NOTHING$$),
('insert what breaks the link after', $$INSERT INTO T (id, k, r) SELECT 9, k, report('a', 2022, 3, 8) FROM T_parent ON CONFLICT DO NOTHING$$),
('upsert that touches', $$INSERT INTO T (id, k, r) SELECT 9, k, report('a', 2022, 3, 5) FROM T_parent ON CONFLICT (id) DO UPDATE SET note = 'upserted'$$),
('upsert unbalanced', $$INSERT INTO T (id, k, r) SELECT 9, k, report('a', 2022, 3, 5, -2) FROM T_parent ON CONFLICT (id) DO UPDATE SET r = excluded.r$$),
('update', $$UPDATE T SET r = report('a', 2022, 3, 5) WHERE id = 9$$),
('update unbalanced', $$UPDATE T SET r.figures = jsonb_set((r).figures::jsonb, '{licensing.decisions}', '-3')::govfigures WHERE id = 9$$),
('update that breaks the link before', $$UPDATE T SET r = report('a', 2022, 4, 5) WHERE id = 9$$),
('update that breaks the link after', $$UPDATE T SET r = report('a', 2022, 3, 8) WHERE id = 9$$),
('touch', $$UPDATE T SET note = coalesce(note, '') || '.' WHERE id = 9$$),
('touch by cascade', $$UPDATE T_parent SET k = k + 1$$),
('other agency', $$UPDATE T SET r.agency = 'b' WHERE id = 9$$),
('other year', $$UPDATE T SET r.year = 2024 WHERE id = 9$$),
('back', $$UPDATE T SET r.agency = 'a', r.year = 2022 WHERE id = 9$$),
('delete', $$DELETE FROM T WHERE id = 9$$),
('the year after follows', $$UPDATE T SET r = report('a', 2023, CASE ((r).figures)['carried_in.total'] WHEN 5 THEN 8 ELSE 5 END, 0) WHERE id = 3$$),
('constraints are checked', NULL);

-- Where it starts: with row 9, and without it
CREATE FUNCTION start(t text, with_row boolean) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('DELETE FROM %I', t);
	EXECUTE format('UPDATE %I SET k = 1', t || '_parent');
	EXECUTE format($i$INSERT INTO %I (id, r) VALUES (1, report('a', 2021, 0, 3)), (3, report('a', 2023, 5, 0)),
		(4, report('b', 2021, 0, 4)), (6, report('b', 2023, 7, 0))$i$, t);
	-- a second report for row 9's year, with which the year after does not agree
	IF with_row THEN
		EXECUTE format($i$INSERT INTO %I (id, r) VALUES (9, report('a', 2022, 3, 5)), (5, report('a', 2022, 3, 6))$i$, t);
	END IF;
END $$;

CREATE FUNCTION is_clean() RETURNS boolean LANGUAGE sql AS $$
	SELECT NOT EXISTS (SELECT FROM bare, govreport_violations(r) v WHERE v.severity = 'error')
	   AND NOT EXISTS (SELECT
						 FROM bare c
						 JOIN bare p ON (p.r).agency = (c.r).agency AND (p.r).year = (c.r).year - 1,
							  LATERAL govreport_check_years(p.r, c.r) l
						GROUP BY c.id, l.rule, l.item, l.party
					   HAVING bool_and(l.status = 'fail')) $$;

-- What the table can become
CREATE TABLE state (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, contents text UNIQUE, reports bare[],
	is_clean boolean, starts_with_row boolean, key text);
CREATE TABLE step (state integer, op integer, becomes integer, PRIMARY KEY (state, op));
CREATE FUNCTION now_in(with_row boolean DEFAULT NULL) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE found integer; seen text := (SELECT string_agg(id || ' ' || r::text, E'\n' ORDER BY id) FROM bare);
BEGIN
	SELECT id INTO found FROM state WHERE contents = seen;
	IF found IS NULL THEN
		INSERT INTO state (contents, reports, is_clean, starts_with_row, key)
		SELECT seen, array_agg(b ORDER BY id), is_clean(), with_row,
			   (SELECT format('the report of %s for %s', (r).agency, (r).year) FROM bare WHERE id = 9)
		  FROM bare b RETURNING id INTO found;
	END IF;
	RETURN found;
END $$;
DO $$
DECLARE s state; o op;
BEGIN
	FOR with_row IN 0..1 LOOP
		PERFORM start('bare', with_row = 1), now_in(with_row = 1);
	END LOOP;
	LOOP
		SELECT * INTO s FROM state WHERE NOT EXISTS (SELECT FROM step WHERE step.state = state.id) ORDER BY id LIMIT 1;
		EXIT WHEN NOT FOUND;
		FOR o IN SELECT * FROM op LOOP
			DELETE FROM bare;
			UPDATE bare_parent SET k = 1;
			INSERT INTO bare SELECT id, 1, r, note FROM unnest(s.reports);
			IF o.command IS NOT NULL THEN
				EXECUTE regexp_replace(o.command, '\mT(?=\M|_)', 'bare', 'g');
			END IF;
			INSERT INTO step VALUES (s.id, o.id, now_in());
		END LOOP;
		COMMIT;
	END LOOP;
END $$;
SELECT cmp_ok(count(*), '>', 50::bigint, 'the table can become many things') FROM state;
SELECT is(bool_and(is_clean), true, 'it starts clean') FROM state WHERE starts_with_row IS NOT NULL;
SELECT cmp_ok(count(*) FILTER (WHERE is_clean), '>', 5::bigint, 'some of them are clean') FROM state;

-- Sequences: of steps from "first" to "last" in a savepoint, which is released or rolled back
CREATE TABLE sequence (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, world text, with_row boolean, ops integer[],
	first integer, last integer, fate text);
INSERT INTO sequence (world, with_row, ops, first, last, fate)
SELECT w.name, with_row, ARRAY[a.id, b.id], first, last, fate
  FROM world w, unnest(ARRAY[true, false]) with_row, op a, op b,
	   (VALUES (0, 0, ''), (1, 1, 'rollback'), (1, 1, 'release'), (2, 2, 'rollback'), (2, 2, 'release'),
			   (1, 2, 'rollback'), (1, 2, 'release')) savepoint (first, last, fate)
 WHERE w.name <> 'bare' AND (NOT w.touched OR fate = '');
INSERT INTO sequence (world, with_row, ops, first, last, fate)
SELECT w.name, (a.id + b.id + c.id) % 2 = (w.deferred)::integer, ARRAY[a.id, b.id, c.id], 0, 0, ''
  FROM world w, op a, op b, op c
 WHERE w.name <> 'bare' AND NOT w.touched;
SELECT setseed(:seed / 1e6);
INSERT INTO sequence (world, with_row, ops, first, last, fate)
SELECT (ARRAY['deferred', 'immediate', 'deferred_touched', 'immediate_touched'])[1 + floor(random() * 4)], random() < 0.5,
	   (SELECT array_agg(1 + floor(random() * (SELECT count(*) FROM op))::integer) FROM generate_series(1, 3 + n * 0)),
	   first, last, (ARRAY['rollback', 'release'])[1 + floor(random() * 2)]
  FROM generate_series(1, 600) n,
	   (VALUES (1, 1), (1, 2), (1, 3), (2, 2), (2, 3), (3, 3)) savepoint (first, last);

-- What each step gives, and the end: '.' or 'x', and then no more unless a savepoint is rolled back; and what the table is then
CREATE FUNCTION predict(s sequence, OUT trace text, OUT at integer, OUT key text) LANGUAGE plpgsql AS $$
DECLARE
	saved integer;
	i integer := 1;
	checks constant integer := (SELECT id FROM op WHERE command IS NULL);
	immediate constant boolean := NOT (SELECT deferred FROM world WHERE name = s.world);
BEGIN
	trace := '';
	at := (SELECT id FROM state WHERE starts_with_row = s.with_row);
	WHILE i <= array_length(s.ops, 1) LOOP
		IF i = s.first THEN saved := at; END IF;
		at := (SELECT becomes FROM step WHERE state = at AND op = s.ops[i]);
		IF (immediate OR s.ops[i] = checks) AND NOT (SELECT is_clean FROM state WHERE id = at) THEN
			trace := trace || 'x';
			EXIT WHEN s.fate <> 'rollback' OR i NOT BETWEEN s.first AND s.last;
			i := s.last;
		ELSE
			trace := trace || '.';
		END IF;
		IF i = s.last AND s.fate = 'rollback' THEN at := saved; END IF;
		i := i + 1;
	END LOOP;
	IF i > array_length(s.ops, 1) THEN
		trace := trace || CASE WHEN (SELECT is_clean FROM state WHERE id = at) THEN '.' ELSE 'x' END;
	END IF;
	key := (SELECT state.key FROM state WHERE id = at);
END $$;

CREATE FUNCTION perform(t text, o integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE c text := (SELECT command FROM op WHERE id = o);
BEGIN
	IF c IS NOT NULL THEN
		EXECUTE regexp_replace(c, '\mT(?=\M|_)', t, 'g');
	ELSE
		SET CONSTRAINTS ALL IMMEDIATE;
		IF t LIKE 'deferred%' THEN SET CONSTRAINTS ALL DEFERRED; END IF;
	END IF;
END $$;
CREATE FUNCTION run(s sequence, OUT trace text, OUT message text) LANGUAGE plpgsql AS $$
DECLARE i integer := 1;
BEGIN
	trace := '';
	BEGIN
		-- said at this level, since what is said within a savepoint that is released is not undone with the level above
		IF s.world LIKE 'deferred%' THEN SET CONSTRAINTS ALL DEFERRED; ELSE SET CONSTRAINTS ALL IMMEDIATE; END IF;
		WHILE i <= array_length(s.ops, 1) LOOP
			IF i = s.first THEN
				BEGIN
					WHILE i <= s.last LOOP
						PERFORM perform(s.world, s.ops[i]);
						trace := trace || '.';
						i := i + 1;
					END LOOP;
					IF s.fate = 'rollback' THEN RAISE SQLSTATE 'GM001'; END IF;
				EXCEPTION WHEN SQLSTATE 'GM001' OR check_violation THEN
					IF s.fate <> 'rollback' THEN RAISE; END IF;
					IF i <= s.last THEN trace := trace || 'x'; END IF;
					i := s.last + 1;
				END;
			ELSE
				PERFORM perform(s.world, s.ops[i]);
				trace := trace || '.';
				i := i + 1;
			END IF;
		END LOOP;
		SET CONSTRAINTS ALL IMMEDIATE;
		RAISE SQLSTATE 'GM000';
	EXCEPTION
		WHEN SQLSTATE 'GM000' THEN
			trace := trace || '.';
		WHEN check_violation THEN
			trace := trace || 'x';
			message := SQLERRM;
	END;
END $$;

CREATE TABLE outcome (sequence integer, predicted text, key text, trace text, message text);
CREATE FUNCTION run_all(starts_with_row boolean) RETURNS void LANGUAGE sql AS $$
	INSERT INTO outcome
	SELECT s.id, p.trace, p.key, r.trace, r.message
	  FROM sequence s, LATERAL predict(s) p, LATERAL run(s) r
	 WHERE s.with_row = starts_with_row $$;
SELECT start(name, false) FROM world WHERE name <> 'bare';
SELECT run_all(false);
SELECT start(name, true) FROM world WHERE name <> 'bare';
SELECT run_all(true);

CREATE FUNCTION told(s sequence) RETURNS text LANGUAGE sql AS $$
	SELECT format('%s, %s: %s %s', s.world, CASE WHEN s.with_row THEN 'row 9 is there' ELSE 'no row 9' END,
		(SELECT string_agg(format('%s%s', CASE n WHEN s.first THEN '(' END, name) || CASE n WHEN s.last THEN ')' ELSE '' END, '; ' ORDER BY n)
		   FROM unnest(s.ops) WITH ORDINALITY o (op, n) JOIN op ON op.id = o.op), s.fate) $$;
SELECT cmp_ok(count(*), '>', 20000::bigint, 'twenty thousand sequences are run') FROM outcome;
SELECT cmp_ok(count(*) FILTER (WHERE predicted LIKE '%x%'), '>', 5000::bigint, 'many of them must fail') FROM outcome;
SELECT cmp_ok(count(*) FILTER (WHERE predicted NOT LIKE '%x%'), '>', 5000::bigint, 'many of them must not') FROM outcome;
SELECT is((SELECT string_agg(format('%s: %s instead of %s', told(s), o.trace, o.predicted), E'\n')
			 FROM (SELECT * FROM outcome JOIN sequence ON id = outcome.sequence WHERE world = w.name AND trace <> predicted LIMIT 10) x
			 JOIN sequence s ON s.id = x.id JOIN outcome o ON o.sequence = x.id), NULL,
		  format('what is wrong in the end fails, and nothing else does: guard %s', w.name))
  FROM world w WHERE name <> 'bare';
SELECT is((SELECT string_agg(format('%s: %s', told(s), o.message), E'\n')
			 FROM (SELECT * FROM outcome WHERE message LIKE 'removing ' || key || ' %' LIMIT 10) o JOIN sequence s ON s.id = o.sequence), NULL,
		  'no report that is there is said to be removed');
SELECT cmp_ok(count(*), '>', 500::bigint, 'what is removed is said to be removed')
  FROM outcome WHERE message LIKE 'removing the report of a for 2022 %' AND key IS DISTINCT FROM 'the report of a for 2022';

-- The same by real transactions, some of them
CREATE TABLE script (sequence integer, n integer, command text);
INSERT INTO script
SELECT s.id, n, command
  FROM (SELECT * FROM sequence WHERE fate <> '' AND array_length(ops, 1) = 3 ORDER BY random() LIMIT 300) s,
	   LATERAL (SELECT 0, format('SELECT start(%L, %L)', world, with_row)
				UNION ALL SELECT 1, 'BEGIN'
				UNION ALL SELECT first * 10 - 1, 'SAVEPOINT s'
				UNION ALL SELECT i * 10, format('SELECT perform(%L, %s)', world, o) FROM unnest(ops) WITH ORDINALITY ops (o, i)
				UNION ALL SELECT last * 10 + 1, CASE fate WHEN 'rollback' THEN 'ROLLBACK TO s' ELSE 'RELEASE s' END
				UNION ALL SELECT 100, 'COMMIT'
				UNION ALL SELECT 101, format('INSERT INTO committed SELECT %s, string_agg(id || '' '' || r::text, E''\n'' ORDER BY id) FROM %I',
											 s.id, world)) c (n, command);
CREATE TABLE committed (sequence integer, contents text);
\set ON_ERROR_STOP off
SELECT command FROM script ORDER BY sequence, n \gexec
\set ON_ERROR_STOP on
SELECT is(count(*), 300::bigint, 'three hundred sequences are run as transactions') FROM committed;
SELECT is((SELECT string_agg(told(s), E'\n')
			 FROM (SELECT c.sequence
					 FROM committed c JOIN sequence s ON s.id = c.sequence CROSS JOIN LATERAL predict(s) p
					 JOIN state ON CASE WHEN p.trace LIKE '%x' THEN state.starts_with_row = s.with_row ELSE state.id = p.at END
					WHERE c.contents IS DISTINCT FROM state.contents LIMIT 10) c JOIN sequence s ON s.id = c.sequence), NULL,
		  'a transaction that leaves a violation leaves nothing, any other leaves what it wrote');
SELECT is((SELECT string_agg(v::text, E'\n') FROM unnest(ARRAY['deferred', 'immediate', 'deferred_touched', 'immediate_touched']) w,
					govreport_guard_violations(w::regclass) v), NULL, 'and no violation is in the tables then');
SELECT finish();
