/* outdated.sql: stored reports that would be others if they were read again */

CREATE FUNCTION govreport_outdated(relation regclass, report name DEFAULT NULL, body name DEFAULT NULL,
	OUT partition regclass, OUT row_id tid, OUT key jsonb, OUT cells_differ integer, OUT header_differs boolean,
	OUT corrected integer)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE PARALLEL UNSAFE COST 100000 ROWS 100;
COMMENT ON FUNCTION govreport_outdated(regclass, name, name) IS
	'the rows of a table whose stored report would be another if its text were read again: by an earlier version, a stored generated column keeps what that read';
