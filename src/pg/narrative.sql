/* narrative.sql: what reports state in sentences */

CREATE FUNCTION govreport_measures(
	OUT measure text, OUT label_zh text, OUT label_en text, OUT unit text,
	OUT table2014 text, OUT later_item text, OUT mapping text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 110;
COMMENT ON FUNCTION govreport_measures() IS
	'what govreport_narrative() reads: the measure''s row in the statistical table of 2014, the items of the later forms, and whether these are the same, near, or none';

CREATE FUNCTION govreport_narrative(
	body text,
	OUT measure text, OUT value numeric, OUT unit text, OUT qualifier text, OUT party text,
	OUT scope text, OUT year integer, OUT raw text, OUT line integer)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_narrative_text'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2500 ROWS 20;
COMMENT ON FUNCTION govreport_narrative(text) IS
	'the numbers that the sentences of a report state, a row each; tables are left out. unit % is a share or rate of the measure';

CREATE FUNCTION govreport_narrative(
	body bytea,
	OUT measure text, OUT value numeric, OUT unit text, OUT qualifier text, OUT party text,
	OUT scope text, OUT year integer, OUT raw text, OUT line integer)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_narrative_bytea'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 3000 ROWS 20;
COMMENT ON FUNCTION govreport_narrative(bytea) IS
	'the same for bytes in any charset that Chinese pages use';

CREATE FUNCTION govreport_check_narrative(
	body text,
	OUT rule text, OUT severity text, OUT status text, OUT item text, OUT party text,
	OUT lhs numeric, OUT rhs numeric, OUT difference numeric, OUT message text, OUT basis text, OUT cell text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_check_narrative_text'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5000 ROWS 20;
COMMENT ON FUNCTION govreport_check_narrative(text) IS
	'each number that a report''s sentences state of a cell, against that cell: lhs is what is stated, rhs what the cells of the basis add up to';

CREATE FUNCTION govreport_check_narrative(
	body bytea,
	OUT rule text, OUT severity text, OUT status text, OUT item text, OUT party text,
	OUT lhs numeric, OUT rhs numeric, OUT difference numeric, OUT message text, OUT basis text, OUT cell text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_check_narrative_bytea'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5500 ROWS 20;
COMMENT ON FUNCTION govreport_check_narrative(bytea) IS
	'the same for bytes in any charset that Chinese pages use';

CREATE FUNCTION govreport_check_narrative(
	body text, lang text,
	OUT rule text, OUT severity text, OUT status text, OUT item text, OUT party text,
	OUT lhs numeric, OUT rhs numeric, OUT difference numeric, OUT message text, OUT basis text, OUT cell text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_check_narrative_text'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5000 ROWS 20;
COMMENT ON FUNCTION govreport_check_narrative(text, text) IS
	'the same with messages in Chinese (zh) or English (en)';

CREATE FUNCTION govreport_check_narrative(
	body bytea, lang text,
	OUT rule text, OUT severity text, OUT status text, OUT item text, OUT party text,
	OUT lhs numeric, OUT rhs numeric, OUT difference numeric, OUT message text, OUT basis text, OUT cell text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_check_narrative_bytea'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5500 ROWS 20;
COMMENT ON FUNCTION govreport_check_narrative(bytea, text) IS
	'the same for bytes';
