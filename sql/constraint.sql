-- Rules as constraints: CHECK, domain, trigger, and guarded tables
\set VERBOSITY default

CREATE FUNCTION pg_temp.report(a text, y integer, f govfigures) RETURNS govreport LANGUAGE sql AS
  $$ SELECT jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', a, 'year', y, 'figures', f::jsonb)) $$;
-- the fields of an error that psql shows only with a position in the source
CREATE FUNCTION pg_temp.fields(command text) RETURNS TABLE (state text, tab text, col text, con text, message text, detail text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE command;
  SET CONSTRAINTS ALL IMMEDIATE;
EXCEPTION WHEN OTHERS THEN
  GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, tab = TABLE_NAME, col = COLUMN_NAME, con = CONSTRAINT_NAME,
    message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL;
  RETURN NEXT;
END $$;

-- a CHECK
CREATE TABLE checked (id integer, r govreport, CONSTRAINT balance CHECK (govreport_require_balanced(r)));
INSERT INTO checked VALUES (1, pg_temp.report('a', 2021, '{"reconsideration.upheld": 1, "reconsideration.total": 1}'));
-- NULL passes, as does a report that says nothing
INSERT INTO checked VALUES (2, NULL), (3, pg_temp.report('a', 2021, NULL)), (4, pg_temp.report('a', 2021, '{}'));
INSERT INTO checked VALUES (5, pg_temp.report('a', 2021, '{"reconsideration.upheld": 2, "reconsideration.total": 1}'));
INSERT INTO checked VALUES (5, pg_temp.report('a', 2021, '{"reconsideration.upheld": "blank", "reconsideration.other": 3, "reconsideration.total": 1}'));
SELECT count(*) FROM checked;

-- old offenders: NOT VALID lets them be, and a query finds them
ALTER TABLE checked DROP CONSTRAINT balance;
INSERT INTO checked VALUES (5, pg_temp.report('a', 2021, '{"reconsideration.upheld": 2, "reconsideration.total": 1}'));
ALTER TABLE checked ADD CONSTRAINT balance CHECK (govreport_require_balanced(r)) NOT VALID;
SELECT id FROM checked WHERE NOT govreport_is_balanced(r);
SELECT message FROM pg_temp.fields('UPDATE checked SET id = 6 WHERE id = 5');
SELECT message FROM pg_temp.fields('ALTER TABLE checked VALIDATE CONSTRAINT balance');
DELETE FROM checked WHERE id = 5;
ALTER TABLE checked VALIDATE CONSTRAINT balance;

-- a domain
CREATE DOMAIN sound_report AS govreport CHECK (govreport_require_balanced(VALUE));
SELECT (pg_temp.report('a', 2021, '{"reconsideration.upheld": 1, "reconsideration.total": 1}')::sound_report).agency;
SELECT state, message FROM pg_temp.fields($$ SELECT pg_temp.report('a', 2021, '{"licensing.decisions": -1}')::sound_report $$);
CREATE TABLE of_domain (r sound_report);
INSERT INTO of_domain VALUES (NULL);
SELECT state, message FROM pg_temp.fields($$ INSERT INTO of_domain VALUES (pg_temp.report('a', 2021, '{"licensing.decisions": -1}')) $$);

-- a trigger, which knows where it is; also of a generated column, and of a domain
CREATE TABLE triggered (id integer, r govreport, plain text);
CREATE TRIGGER balance BEFORE INSERT OR UPDATE ON triggered FOR EACH ROW EXECUTE FUNCTION govreport_require_balanced();
INSERT INTO triggered VALUES (1, NULL), (2, pg_temp.report('a', 2021, '{}'));
SELECT * FROM pg_temp.fields($$ INSERT INTO triggered VALUES (3, pg_temp.report('a', 2021, '{"licensing.decisions": -1}')) $$);
SELECT * FROM pg_temp.fields($$ UPDATE triggered SET r.figures = '{"licensing.decisions": 1.5}' WHERE id = 2 $$);
ALTER TABLE triggered ADD r2 govreport;
SELECT state, message FROM pg_temp.fields($$ UPDATE triggered SET id = 3 WHERE id = 2 $$);
DROP TRIGGER balance ON triggered;
CREATE TRIGGER balance AFTER INSERT OR UPDATE ON triggered FOR EACH ROW EXECUTE FUNCTION govreport_require_balanced('r2');
UPDATE triggered SET r.figures = '{"licensing.decisions": -1}' WHERE id = 2;
SELECT * FROM pg_temp.fields($$ UPDATE triggered SET r2 = r WHERE id = 2 $$);
DROP TRIGGER balance ON triggered;
CREATE TRIGGER balance AFTER INSERT ON triggered FOR EACH ROW EXECUTE FUNCTION govreport_require_balanced('plain');
SELECT state, message FROM pg_temp.fields($$ INSERT INTO triggered VALUES (4) $$);
DROP TRIGGER balance ON triggered;
CREATE TRIGGER balance AFTER INSERT ON triggered EXECUTE FUNCTION govreport_require_balanced('r');
SELECT state, message FROM pg_temp.fields($$ INSERT INTO triggered VALUES (4) $$);
SELECT govreport_require_balanced();
DROP TABLE checked, of_domain, triggered;
DROP DOMAIN sound_report;

-- one error for all violations, no more than 20 lines
SELECT message, split_part(detail, E'\n', 21) AS last, array_length(string_to_array(detail, E'\n'), 1) AS lines
  FROM pg_temp.fields($$ SELECT govreport_require_balanced(pg_temp.report('a', 2021, (SELECT jsonb_object_agg(item,
         (SELECT jsonb_object_agg(party, 1) FROM govreport_parties()))::govfigures
           FROM govreport_items() WHERE part = 'applications' AND kind = 'cell' AND 2021 = ANY (forms)))) $$);

-- A guarded table
CREATE TABLE annual (id integer PRIMARY KEY, "the Report" govreport);
SELECT govreport_guard('annual', links => 'error');
SELECT govreport_guard('annual', links => 'error');
SELECT tgname, tgdeferrable, tginitdeferred, (tgtype & 28) = 28 AS insert_update_delete, pg_get_triggerdef(oid) LIKE '%CONSTRAINT TRIGGER%' AS is_constraint
  FROM pg_trigger WHERE tgrelid = 'annual'::regclass;
SELECT indexdef FROM pg_indexes WHERE tablename = 'annual' ORDER BY 1;
SELECT column_name, data_type, is_nullable FROM information_schema.columns WHERE table_name = 'annual_the Report_waiver' ORDER BY ordinal_position;

INSERT INTO annual VALUES (1, pg_temp.report('a', 2021, '{"carried_over": {"business": 3}}')), (2, NULL),
  (3, pg_temp.report(NULL, 2021, '{}')), (4, pg_temp.report('a', NULL, '{}')), (5, pg_temp.report('a', 2147483647, '{}'));
-- what comes after, what comes before, and both at once
INSERT INTO annual VALUES (22, pg_temp.report('a', 2022, '{"carried_in": {"business": 4}, "carried_over": {"business": 5}}'));
INSERT INTO annual VALUES (22, pg_temp.report('a', 2022, '{"carried_in": {"business": 3}, "carried_over": {"business": 5}}'));
INSERT INTO annual VALUES (20, pg_temp.report('a', 2020, '{"carried_over": {"business": 9}}'));
INSERT INTO annual VALUES (23, pg_temp.report('a', 2023, '{"carried_in": {"business": 5}}'));
SELECT * FROM pg_temp.fields($$ UPDATE annual SET "the Report".figures = '{"carried_in": {"business": 2}, "carried_over": {"business": 7}}' WHERE id = 22 $$);
-- a balance, with a hint of its own
INSERT INTO annual VALUES (24, pg_temp.report('a', 2024, '{"reconsideration.upheld": 2, "reconsideration.total": 1, "carried_in": {"business": 5}}'));
-- of a CHECK or a domain PostgreSQL tells a function nothing
ALTER TABLE annual ADD CHECK (govreport_require_balanced("the Report"));
SELECT tab, col, con FROM pg_temp.fields($$ INSERT INTO annual VALUES (24, pg_temp.report('a', 2024, '{"licensing.decisions": -3}')) $$);
ALTER TABLE annual DROP CONSTRAINT "annual_the Report_check";
-- other agencies and years further away don't matter
INSERT INTO annual VALUES (30, pg_temp.report('b', 2022, '{"carried_in": {"business": 99}}')), (31, pg_temp.report('a', 2025, '{"carried_in": {"business": 99}}'));

-- deferred: corrected, deleted, or moved within the transaction, whatever it was in between
BEGIN;
INSERT INTO annual VALUES (40, pg_temp.report('c', 2021, '{"carried_over": {"business": 1}}')),
  (41, pg_temp.report('c', 2022, '{"carried_in": {"business": 2}}')), (42, pg_temp.report('c', 2023, '{"licensing.decisions": -1}'));
UPDATE annual SET "the Report".figures = '{"carried_in": {"business": 7}}' WHERE id = 41;
UPDATE annual SET "the Report".figures = '{"carried_in": {"business": 1}}' WHERE id = 41;
DELETE FROM annual WHERE id = 42;
COMMIT;
BEGIN;
UPDATE annual SET "the Report".figures = '{"carried_in": {"business": 7}}' WHERE id = 41;
SET CONSTRAINTS "annual_the Report_guard" IMMEDIATE;
ROLLBACK;
BEGIN;
SAVEPOINT s;
UPDATE annual SET "the Report".figures = '{"carried_in": {"business": 7}}' WHERE id = 41;
ROLLBACK TO s;
COMMIT;
-- the key moves: the links at the new place count
UPDATE annual SET "the Report".agency = 'a' WHERE id = 30;
BEGIN;
UPDATE annual SET "the Report".year = 2023 WHERE id = 41;
COMMIT;
UPDATE annual SET "the Report".year = 2022 WHERE id = 41;
-- a row that stays as it is is not looked at
ALTER TABLE annual DISABLE TRIGGER USER;
UPDATE annual SET "the Report".figures = '{"carried_in": {"business": 7}}' WHERE id = 41;
ALTER TABLE annual ENABLE TRIGGER USER;
UPDATE annual SET id = 141 WHERE id = 41;
SELECT agency, year, rule, severity, item, party, lhs, rhs, difference, waived FROM govreport_guard_violations('annual');
UPDATE annual SET "the Report".figures = '{"carried_in": {"business": 1}}' WHERE id = 141;

-- several reports for a year: one that agrees is enough, and when it goes the link breaks
INSERT INTO annual VALUES (50, pg_temp.report('d', 2021, '{"carried_over": {"business": 1}}')), (51, pg_temp.report('d', 2021, '{"carried_over": {"business": 2}}'));
INSERT INTO annual VALUES (52, pg_temp.report('d', 2022, '{"carried_in": {"business": 2}}'));
DELETE FROM annual WHERE id = 51;
UPDATE annual SET "the Report".year = 2019 WHERE id = 51;
DELETE FROM annual WHERE id = 50;
DELETE FROM annual WHERE id = 51;
SELECT id FROM annual WHERE ("the Report").agency = 'd';

-- waivers
DELETE FROM annual;
INSERT INTO annual VALUES (1, pg_temp.report('a', 2021, '{"carried_over": {"business": 3}}'));
BEGIN;
INSERT INTO annual VALUES (2, pg_temp.report('a', 2022, '{"carried_in": {"business": 4}, "reconsideration.upheld": 2, "reconsideration.total": 1, "licensing.decisions": -3}'));
INSERT INTO "annual_the Report_waiver" (agency, year, rule, item, party, difference, reason)
  SELECT agency, year, rule, item, party, coalesce(difference, lhs), 'as printed' FROM govreport_guard_violations('annual');
COMMIT;
SELECT rule, item, party, difference, reason, waived_by = session_user AS by_me, waived_at <= now() AS dated FROM "annual_the Report_waiver" ORDER BY 1;
SELECT rule, difference, waived FROM govreport_guard_violations('annual');
-- another figure, the same difference: still waived; another difference: not
UPDATE annual SET "the Report".figures = '{"carried_in": {"business": 4}, "reconsideration.upheld": 12, "reconsideration.total": 11, "licensing.decisions": -3}' WHERE id = 2;
SELECT message, detail FROM pg_temp.fields($$ UPDATE annual SET "the Report".figures = '{"carried_in": {"business": 4}, "reconsideration.upheld": 13, "reconsideration.total": 11, "licensing.decisions": -3}' WHERE id = 2 $$);
SELECT message, detail FROM pg_temp.fields($$ UPDATE annual SET "the Report".figures = '{"carried_over": {"business": 2}}' WHERE id = 1 $$);
SELECT message, detail FROM pg_temp.fields($$ UPDATE annual SET "the Report".figures = '{"carried_in": {"business": 4}, "licensing.decisions": -4}' WHERE id = 2 $$);
-- somebody else's waiver is nobody else's
SELECT message FROM pg_temp.fields($$ INSERT INTO annual VALUES (3, pg_temp.report('b', 2022, '{"licensing.decisions": -3}')) $$);
SELECT state, message FROM pg_temp.fields($$ INSERT INTO "annual_the Report_waiver" VALUES ('a', 2021, 'sign', NULL, NULL, 1, ' ') $$);

-- levels: warning and off
SELECT govreport_unguard('annual');
SELECT govreport_guard('annual', 'the Report', balance => 'warning', links => 'warning', deferred => false);
INSERT INTO annual VALUES (4, pg_temp.report('a', 2023, '{"reconsideration.upheld": 2, "reconsideration.total": 1}'));
UPDATE annual SET "the Report".figures = '{"carried_over": {"business": 2}}' WHERE id = 1;
SELECT govreport_unguard('annual', 'the Report', drop_waivers => true);
-- one warning for a row, however often it is written
SELECT govreport_guard('annual', 'the Report', balance => 'warning', links => 'warning');
BEGIN;
INSERT INTO annual VALUES (6, pg_temp.report('a', 2026, '{"reconsideration.upheld": 3, "reconsideration.total": 1}'));
UPDATE annual SET "the Report".figures = '{"reconsideration.upheld": 2, "reconsideration.total": 1}' WHERE id = 6;
UPDATE annual SET id = 7 WHERE id = 6;
COMMIT;
SELECT govreport_unguard('annual', 'the Report', drop_waivers => true);
SELECT govreport_guard('annual', balance => 'off', links => 'off');
INSERT INTO annual VALUES (5, pg_temp.report('a', 2023, '{"reconsideration.upheld": 2, "reconsideration.total": 1, "carried_in": {"business": 77}}'));
SELECT count(*) FROM govreport_guard_violations('annual');
SELECT govreport_unguard('annual');
SELECT to_regclass('"annual_the Report_waiver"') AS waivers, count(*) AS triggers FROM pg_trigger WHERE tgrelid = 'annual'::regclass;
SELECT indexdef FROM pg_indexes WHERE tablename = 'annual';
DROP TABLE annual;

-- keys of one's own
CREATE TABLE own (organ bigint, y smallint, r govreport);
SELECT govreport_guard('own', links => 'error', agency => 'organ', year => 'y');
INSERT INTO own VALUES (7, 2021, pg_temp.report('a', NULL, '{"carried_over": {"business": 3}}'));
INSERT INTO own VALUES (7, 2022, pg_temp.report('b', NULL, '{"carried_in": {"business": 4}}'));
INSERT INTO own VALUES (8, 2022, pg_temp.report('b', NULL, '{"carried_in": {"business": 4}}')), (NULL, 2022, pg_temp.report('b', NULL, '{"carried_in": {"business": 4}}'));
UPDATE own SET organ = 7 WHERE organ = 8;
INSERT INTO own_r_waiver (agency, year, rule, item, party, difference, reason) VALUES ('7', 2022, 'carry_link', 'carried_in', 'business', 1, 'restated');
UPDATE own SET organ = 7 WHERE organ = 8;
-- other names: the guard says what it lacks
ALTER TABLE own RENAME TO own2;
ALTER SCHEMA public RENAME TO private;
SET search_path = private;
UPDATE own2 SET organ = 8 WHERE organ = 7 AND y = 2022;
ALTER SCHEMA private RENAME TO public;
RESET search_path;
UPDATE own2 SET organ = 7 WHERE organ = 8;
ALTER TABLE own2 RENAME organ TO body;
UPDATE own2 SET y = 2023 WHERE y = 2022;
ALTER TABLE own2 RENAME body TO organ;
ALTER TABLE own_r_waiver RENAME TO elsewhere;
UPDATE own2 SET y = 2023 WHERE y = 2022;
SELECT govreport_unguard('own2');
DROP TABLE own2, elsewhere;

-- what can't be guarded
CREATE TABLE plain (id integer);
CREATE TABLE two (a govreport, b govreport, t text);
CREATE TABLE parts (r govreport) PARTITION BY LIST (((r).year));
CREATE VIEW v AS SELECT a FROM two;
SELECT govreport_guard('plain');
SELECT govreport_guard('two');
SELECT govreport_guard('two', 't');
SELECT govreport_guard('two', 'c');
SELECT govreport_guard('two', 'a', links => 'maybe');
SELECT govreport_guard('two', 'a', year => 't');
SELECT govreport_guard('parts');
SELECT govreport_guard('v');
SELECT govreport_guard(NULL);
SELECT govreport_unguard('two');
SELECT govreport_guard_violations('two', 'a');
-- a name that is taken
CREATE TABLE two_a_waiver (x integer);
SELECT govreport_guard('two', 'a');
DROP TABLE two_a_waiver;
-- one table, two guards
SELECT govreport_guard('two', 'a'), govreport_guard('two', 'b');
SELECT govreport_unguard('two');
SELECT govreport_unguard('two', 'a'), govreport_unguard('two', 'b');
SELECT govreport_guard_check();
CREATE TRIGGER wrong AFTER INSERT ON two FOR EACH ROW EXECUTE FUNCTION govreport_guard_check();
INSERT INTO two VALUES (NULL);
DROP VIEW v;
DROP TABLE plain, two, parts;
