/* correct.sql: correcting reports without losing what they print */

CREATE FUNCTION govreport_set(report govreport, item text, party text, value numeric) RETURNS govreport
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION govreport_set(govreport, text, text, numeric) IS
	'the report with one cell corrected: its status is corrected, and what was printed is kept; NULL makes it absent, and what was printed takes a correction back';

CREATE FUNCTION govreport_apply(report govreport, explanation integer DEFAULT 1) RETURNS govreport
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10000;
COMMENT ON FUNCTION govreport_apply(govreport, integer) IS
	'the report corrected as an explanation of govreport_explain() says; a cell for which that gives no value becomes absent; a report that balances is returned as it is';

CREATE FUNCTION govreport_diff(a govreport, b govreport,
	OUT item text, OUT party text, OUT status_a text, OUT value_a numeric,
	OUT status_b text, OUT value_b numeric, OUT cell text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 10;
COMMENT ON FUNCTION govreport_diff(govreport, govreport) IS
	'a row for each cell in which two reports differ, by status, by value, or by what was printed before it was corrected';

CREATE FUNCTION govreport_form(year integer, agency text DEFAULT NULL, region adcode DEFAULT NULL) RETURNS govreport
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION govreport_form(integer, text, adcode) IS
	'the blank form of the edition for a year: printed by govreport_render() it can be filled in and read back';

CREATE FUNCTION govfigures_with_stated(govfigures) RETURNS govfigures
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_with_stated(govfigures) IS
	'the figures with those that only the prose states as if they were reported: for sums and shares that are to count them';
