/* render.sql: the statutory tables, printed */

CREATE FUNCTION govreport_render(report govreport, format text) RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200;
COMMENT ON FUNCTION govreport_render(govreport, text) IS
	'the statutory tables of a report, or of a sum of reports, in the official layout: html (with its spans), markdown or text. govreport_parse reads it back: the same figures, whatever they are';

CREATE FUNCTION govreport_summary(report govreport, lang text DEFAULT 'zh') RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION govreport_summary(govreport, text) IS
	'a report, or a sum of reports, on a screen: its totals, and which rules are broken; in Chinese (zh) or English (en), to be looked at, not to be read back';
