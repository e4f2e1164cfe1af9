/* render.sql: the statutory tables, printed */

CREATE FUNCTION govreport_render(report govreport, format text) RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200;
COMMENT ON FUNCTION govreport_render(govreport, text) IS
	'the statutory tables of a report, or of a sum of reports, in the official layout: html (with its spans), markdown or text. govreport_parse reads it back: the same figures, whatever they are';
