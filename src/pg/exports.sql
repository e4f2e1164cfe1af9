/* exports.sql: reports for other programs */

CREATE FUNCTION govreport_heads(OUT figure text, OUT path text, OUT head text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 247;
COMMENT ON FUNCTION govreport_heads() IS
	'heads in Chinese for the columns of govreport_columns(), in the form''s words: each at most 63 bytes in UTF-8, of letters only, and unique';

CREATE FUNCTION govreport_csv(report govreport) RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 300;
COMMENT ON FUNCTION govreport_csv(govreport) IS
	'a report, or a sum of reports, as a line of CSV that Excel opens as it is meant: codes stay texts, texts that look like formulas are none, a cell without a number is empty';

CREATE FUNCTION govreport_csv_heads() RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION govreport_csv_heads() IS
	'the line above those of govreport_csv(), in Chinese, behind the byte order mark by which Excel knows UTF-8';

CREATE FUNCTION govreport_json_schema(of text DEFAULT 'report') RETURNS jsonb
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION govreport_json_schema(text) IS
	'the JSON Schema (2020-12) of a report as to_jsonb() gives it (report), or of a row of govreport_cells() (cell)';
