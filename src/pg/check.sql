/* check.sql: the rules of the form on a report */

CREATE FUNCTION govreport_check(report govreport,
	OUT rule text, OUT severity text, OUT status text, OUT item text, OUT party text,
	OUT lhs numeric, OUT rhs numeric, OUT difference numeric, OUT message text, OUT cell text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 43;
COMMENT ON FUNCTION govreport_check(govreport) IS
	'every instance of a rule of the form that needs one report only, as pass, fail or unknown (a cell is missing and the rest does not contradict it). item and party name the printed total that the rule is about. Rule sign has a row for each count that is negative or not whole, or one row that says there is none';

CREATE FUNCTION govreport_check(report govreport, lang text,
	OUT rule text, OUT severity text, OUT status text, OUT item text, OUT party text,
	OUT lhs numeric, OUT rhs numeric, OUT difference numeric, OUT message text, OUT cell text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 43;
COMMENT ON FUNCTION govreport_check(govreport, text) IS
	'the same with messages in Chinese (zh) or English (en)';

CREATE FUNCTION govreport_violations(report govreport,
	OUT rule text, OUT severity text, OUT status text, OUT item text, OUT party text,
	OUT lhs numeric, OUT rhs numeric, OUT difference numeric, OUT message text, OUT cell text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 2;
COMMENT ON FUNCTION govreport_violations(govreport) IS
	'the rows of govreport_check whose status is fail';

CREATE FUNCTION govreport_violations(report govreport, lang text,
	OUT rule text, OUT severity text, OUT status text, OUT item text, OUT party text,
	OUT lhs numeric, OUT rhs numeric, OUT difference numeric, OUT message text, OUT cell text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 2;
COMMENT ON FUNCTION govreport_violations(govreport, text) IS
	'the same with messages in Chinese (zh) or English (en)';

CREATE FUNCTION govreport_is_balanced(report govreport) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govreport_is_balanced(govreport) IS
	'does no rule of severity error fail?';

CREATE FUNCTION govreport_require_balanced(report govreport) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govreport_require_balanced(govreport) IS
	'true, or an error (SQLSTATE 23514) that lists every rule of severity error that fails; for CHECK constraints';

CREATE FUNCTION govreport_require_balanced() RETURNS trigger
	AS 'MODULE_PATHNAME', 'govreport_require_balanced_trigger' LANGUAGE C;
COMMENT ON FUNCTION govreport_require_balanced() IS
	'the same as a trigger for each row on INSERT or UPDATE; its argument names the column, unless the table has only one of type govreport';
