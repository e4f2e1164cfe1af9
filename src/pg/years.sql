/* years.sql: the links between a report and that of the year before */

CREATE FUNCTION govreport_check_years(previous govreport, current govreport,
	OUT rule text, OUT severity text, OUT status text, OUT item text, OUT party text,
	OUT lhs numeric, OUT rhs numeric, OUT difference numeric, OUT message text, OUT cell text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 9;
COMMENT ON FUNCTION govreport_check_years(govreport, govreport) IS
	'every link between the reports of two years that follow each other, as pass, fail or unknown; lhs is what the current report says, rhs what follows from the previous one';

CREATE FUNCTION govreport_check_years(previous govreport, current govreport, lang text,
	OUT rule text, OUT severity text, OUT status text, OUT item text, OUT party text,
	OUT lhs numeric, OUT rhs numeric, OUT difference numeric, OUT message text, OUT cell text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 9;
COMMENT ON FUNCTION govreport_check_years(govreport, govreport, text) IS
	'the same with messages in Chinese (zh) or English (en)';
