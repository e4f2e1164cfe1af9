/* dictionary.sql: the form itself as rows, and a report's figures by name */

CREATE FUNCTION govreport_items(
	OUT item text, OUT part text, OUT kind text, OUT forms integer[],
	OUT label_zh text, OUT label_en text, OUT unit text,
	OUT may_be_negative boolean, OUT party_count integer)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 74;
COMMENT ON FUNCTION govreport_items() IS
	'the items of the form, in its order: kind cell for what is printed, kind group for totals of the rows that follow which the form does not print. other is a cell of the 2019 form and a group of the 2021 form';

CREATE FUNCTION govreport_parties(
	OUT party text, OUT label_zh text, OUT label_en text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 7;
COMMENT ON FUNCTION govreport_parties() IS
	'the kinds of applicant by which the items of part applications are broken down, and their total';

CREATE FUNCTION govreport_rules(
	OUT rule text, OUT severity text, OUT scope text, OUT equation text, OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 11;
COMMENT ON FUNCTION govreport_rules() IS 'the rules that figures obey';

CREATE FUNCTION govreport_figure(report govreport, item text, party text DEFAULT 'total')
	RETURNS numeric
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govreport_figure(govreport, text, text) IS
	'one figure of a report, or a group total, by codes or by what people call them; NULL where there is no number; money is in yuan';

CREATE FUNCTION govreport_cells(report govreport,
	OUT part text, OUT item text, OUT party text, OUT status text, OUT value numeric,
	OUT printed_status text, OUT printed_value numeric, OUT cell text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_cells_of_report' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 211;
COMMENT ON FUNCTION govreport_cells(govreport) IS
	'a row for each cell of the form that the report has, in the form''s order, with what was printed before it was corrected';
