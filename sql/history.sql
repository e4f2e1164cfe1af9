-- The history of a guarded table: who, when, old, new, reason; it only grows.
SET client_min_messages = warning;
CREATE SCHEMA history_test;
CREATE ROLE govrpt_clerk;
GRANT USAGE, CREATE ON SCHEMA history_test TO govrpt_clerk;
CREATE TABLE history_test.t (id integer PRIMARY KEY, report govreport, note text);
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON history_test.t TO govrpt_clerk;
SELECT govreport_guard('history_test.t', links => 'off', history => true);
SET ROLE govrpt_clerk;
INSERT INTO history_test.t SELECT n, govreport_set(govreport_form(2022, '青禾市水务局', '320000'), 'received', 'total', n), 'first' FROM generate_series(1, 3) n;
BEGIN;
SET LOCAL govrpt.reason = '电话核实';
UPDATE history_test.t SET report.figures['received.total'] = 12 WHERE id = 1;
COMMIT;
UPDATE history_test.t SET note = 'touched';
DELETE FROM history_test.t WHERE id = 2;
SELECT count(*) FROM history_test.t_report_history;
INSERT INTO history_test.t_report_history (changed_by, role, operation) VALUES ('x', 'x', 'x');
TRUNCATE history_test.t;
RESET ROLE;
SELECT id, changed_by = session_user AS by, role, operation, (old).figures['received.total'] AS old, (new).figures['received.total'] AS new, reason, other_columns
  FROM history_test.t_report_history ORDER BY id;
SELECT d.* FROM history_test.t_report_history, govreport_diff(old, new) d WHERE operation = 'UPDATE';
-- nobody changes it, whatever is granted
GRANT ALL ON history_test.t_report_history TO govrpt_clerk;
SET ROLE govrpt_clerk;
UPDATE history_test.t_report_history SET reason = 'x';
DELETE FROM history_test.t_report_history;
TRUNCATE history_test.t_report_history;
INSERT INTO history_test.t_report_history (changed_by, role, operation) VALUES ('x', 'x', 'x');
RESET ROLE;
DELETE FROM history_test.t_report_history;
TRUNCATE history_test.t_report_history;
-- what is rolled back is not history
BEGIN;
INSERT INTO history_test.t VALUES (9, NULL, 'gone');
ROLLBACK;
SELECT count(*) FROM history_test.t_report_history;
-- a history of another owner is none: nothing is written to it
BEGIN;
ALTER TABLE history_test.t_report_history OWNER TO govrpt_clerk;
INSERT INTO history_test.t VALUES (9, NULL, 'refused');
ROLLBACK;
-- unguarded, nothing is recorded, and the history stays; guarded again, it goes on
SELECT govreport_unguard('history_test.t');
INSERT INTO history_test.t VALUES (4, NULL, 'unseen');
SELECT govreport_guard('history_test.t', links => 'off', history => true);
INSERT INTO history_test.t VALUES (5, NULL, 'seen');
SELECT count(*) FROM history_test.t_report_history;
DROP SCHEMA history_test CASCADE;
DROP ROLE govrpt_clerk;
