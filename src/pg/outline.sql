/* outline.sql: the parts of a report with their sub-headings */

CREATE FUNCTION govreport_sections(
	body text, levels integer,
	OUT part integer, OUT level integer, OUT ordinal integer, OUT heading text, OUT content text, OUT line integer)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_outline_text'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 20;
COMMENT ON FUNCTION govreport_sections(text, integer) IS
	'the six statutory parts of a report with their sub-headings, down to a level: 1 are the parts, 2 and 3 what is numbered within them';

CREATE FUNCTION govreport_sections(
	body bytea, levels integer,
	OUT part integer, OUT level integer, OUT ordinal integer, OUT heading text, OUT content text, OUT line integer)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_outline_bytea'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1500 ROWS 20;
COMMENT ON FUNCTION govreport_sections(bytea, integer) IS
	'the same for bytes in any charset that Chinese pages use';
