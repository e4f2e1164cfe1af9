/* render.sql: the statutory tables, printed */

CREATE FUNCTION govreport_render(report govreport, format text) RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200;
COMMENT ON FUNCTION govreport_render(govreport, text) IS
	'the statutory tables of a report, or of a sum of reports, in the official layout: html (with its spans), markdown or text. govreport_parse reads it back: the same figures, whatever they are';

CREATE FUNCTION govreport_render(report govreport, format text, sections jsonb) RETURNS text
	AS 'MODULE_PATHNAME', 'govreport_render_sections'
	LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION govreport_render(govreport, text, jsonb) IS
	'a whole report: its six parts with the tables in them. sections: jsonb_agg of rows of govreport_sections(), or {"1": "...", "5": "..."}; NULL: the tables alone, under the headings of their parts. govreport_parse and govreport_sections read it back';

CREATE FUNCTION govreport_render(body text, format text) RETURNS text
	AS 'MODULE_PATHNAME', 'govreport_render_text'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 3000;
COMMENT ON FUNCTION govreport_render(text, text) IS
	'the report that a text holds, printed anew: its six parts with the official tables; NULL if the text holds no report';

CREATE FUNCTION govreport_render(body bytea, format text) RETURNS text
	AS 'MODULE_PATHNAME', 'govreport_render_bytea'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 3500;
COMMENT ON FUNCTION govreport_render(bytea, text) IS
	'the same of bytes in any charset that Chinese pages use';

CREATE FUNCTION govreport_summary(report govreport, lang text DEFAULT 'zh') RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION govreport_summary(govreport, text) IS
	'a report, or a sum of reports, on a screen: its totals, and which rules are broken; in Chinese (zh) or English (en), to be looked at, not to be read back';
