/* guard.sql: tables whose reports must hold together, but for what is waived */

CREATE FUNCTION govreport_guard_check() RETURNS trigger
	AS 'MODULE_PATHNAME' LANGUAGE C;
COMMENT ON FUNCTION govreport_guard_check() IS
	'the trigger of govreport_guard(); not to be used otherwise';

CREATE FUNCTION govreport_guard(relation regclass, report name DEFAULT NULL,
	balance text DEFAULT 'error', links text DEFAULT 'warning', deferred boolean DEFAULT true,
	agency name DEFAULT NULL, year name DEFAULT NULL, history boolean DEFAULT false) RETURNS regclass
	AS 'MODULE_PATHNAME' LANGUAGE C VOLATILE;
COMMENT ON FUNCTION govreport_guard(regclass, name, text, text, boolean, name, name, boolean) IS
	'guards a column of reports from now on: each must balance, and agree with those of the years beside it, but for what is waived in the table that is returned; balance and links are error, warning or off; with history every change is written to a table that only grows';

CREATE FUNCTION govreport_guard_record() RETURNS trigger
	AS 'MODULE_PATHNAME' LANGUAGE C;
COMMENT ON FUNCTION govreport_guard_record() IS
	'the trigger that writes the history of govreport_guard(); not to be used otherwise';

CREATE FUNCTION govreport_history_keep() RETURNS trigger
	AS 'MODULE_PATHNAME' LANGUAGE C;
COMMENT ON FUNCTION govreport_history_keep() IS
	'the trigger of a history that only grows; not to be used otherwise';

CREATE FUNCTION govreport_unguard(relation regclass, report name DEFAULT NULL,
	drop_waivers boolean DEFAULT false) RETURNS void
	AS 'MODULE_PATHNAME' LANGUAGE C VOLATILE;
COMMENT ON FUNCTION govreport_unguard(regclass, name, boolean) IS
	'undoes govreport_guard(); a table of waivers that is not empty is kept unless it is to be dropped';

CREATE FUNCTION govreport_guard_violations(relation regclass, report name DEFAULT NULL,
	OUT agency text, OUT year integer, OUT rule text, OUT severity text, OUT item text, OUT party text,
	OUT lhs numeric, OUT rhs numeric, OUT difference numeric, OUT message text, OUT waived boolean,
	OUT region adcode, OUT cell text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE;
COMMENT ON FUNCTION govreport_guard_violations(regclass, name) IS
	'what the guard of a table would find in the reports that are there, waived or not';
