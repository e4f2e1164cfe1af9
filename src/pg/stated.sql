/* stated.sql: a report of what its sentences alone state */

CREATE FUNCTION govreport_stated(body text) RETURNS govreport
	AS 'MODULE_PATHNAME', 'govreport_stated_text'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5000;
COMMENT ON FUNCTION govreport_stated(text) IS
	'a report of the figures that its sentences state beyond doubt and no table of it prints, with status stated; NULL for text that is no report and states none';

CREATE FUNCTION govreport_stated(body bytea) RETURNS govreport
	AS 'MODULE_PATHNAME', 'govreport_stated_bytea'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5500;
COMMENT ON FUNCTION govreport_stated(bytea) IS
	'the same for bytes in any charset that Chinese pages use';
