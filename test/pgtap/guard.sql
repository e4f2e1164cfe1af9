-- Guarded tables: what is looked at, and what is not.
SELECT * FROM no_plan();
SET client_min_messages = warning;

CREATE FUNCTION report(a text, y integer, carried_in integer, carried_over integer, region text DEFAULT NULL) RETURNS govreport
	LANGUAGE sql IMMUTABLE AS $$
	SELECT jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', a, 'year', y, 'region', region, 'figures',
		jsonb_build_object('carried_in', jsonb_build_object('total', carried_in), 'carried_over', jsonb_build_object('total', carried_over)))) $$;
-- the message of a command that fails, or of the end of its transaction
CREATE FUNCTION failure(VARIADIC commands text[]) RETURNS text LANGUAGE plpgsql AS $$
DECLARE command text;
BEGIN
	FOREACH command IN ARRAY commands LOOP
		EXECUTE command;
	END LOOP;
	SET CONSTRAINTS ALL IMMEDIATE;
	SET CONSTRAINTS ALL DEFERRED;
	RETURN NULL;
EXCEPTION WHEN OTHERS THEN
	RETURN SQLERRM;
END $$;

-- Rows from before there was a guard
CREATE TABLE old (id integer PRIMARY KEY, r govreport, note text, seen integer DEFAULT 0);
INSERT INTO old VALUES (1, report('a', 2021, 0, 3)), (2, report('a', 2022, 4, 0));
SELECT isnt(govreport_guard('old', links => 'error'), NULL, 'a table with old offenders can be guarded');
SELECT is(failure('UPDATE old SET note = 1 WHERE id = 2'), NULL, 'an old offender may be touched');
SELECT is(failure('UPDATE old SET note = 2 WHERE id = 2', 'UPDATE old SET note = 3 WHERE id = 2'), NULL,
		  'an old offender may be touched twice in a transaction');
SELECT is(failure('UPDATE old SET note = 4 WHERE id = 2', 'UPDATE old SET r.title = ''t'' WHERE id = 2'),
		  'the report of a for 2022 violates 1 rule', 'but not changed');
SELECT is(failure('UPDATE old SET r.title = ''t'' WHERE id = 2', 'UPDATE old SET note = 5 WHERE id = 2'),
		  'the report of a for 2022 violates 1 rule', 'nor changed and touched');
SELECT is(failure('UPDATE old SET r.title = ''t'' WHERE id = 2', 'UPDATE old SET r.title = NULL WHERE id = 2'),
		  'the report of a for 2022 violates 1 rule', 'nor changed and changed back');
CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE old SET seen = seen + 1 WHERE id = new.id AND new.seen = 0;
	RETURN NULL;
END $$;
CREATE TRIGGER see AFTER UPDATE ON old FOR EACH ROW EXECUTE FUNCTION see();
SELECT is(failure('UPDATE old SET note = 6 WHERE id = 2'), NULL, 'an old offender may be touched where a trigger touches it again');
DROP TRIGGER see ON old;
SELECT is(failure('UPDATE old SET r.figures = jsonb_set((r).figures::jsonb, ''{carried_in,total}'', ''3'')::govfigures WHERE id = 2'), NULL,
		  'and be corrected');

DROP TABLE old, old_r_waiver;
SELECT finish();
