-- A window into the reader.

CREATE FUNCTION govreport_trace(
	body text,
	OUT stage text, OUT line integer, OUT detail text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_trace_text'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2500 ROWS 100;

COMMENT ON FUNCTION govreport_trace(text) IS
'what each stage of the reader made of a text, for debugging: stages and words may change with any version';

CREATE FUNCTION govreport_trace(
	body bytea,
	OUT stage text, OUT line integer, OUT detail text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_trace_bytea'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 3000 ROWS 100;

COMMENT ON FUNCTION govreport_trace(bytea) IS
'the same for bytes, with the charset that they were taken for';
