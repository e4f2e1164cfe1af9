/* notice.sql: the letter about a report */

CREATE FUNCTION govreport_notice(body text, format text, lang text DEFAULT 'zh') RETURNS text
	AS 'MODULE_PATHNAME', 'govreport_notice_text' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 3500;
COMMENT ON FUNCTION govreport_notice(text, text, text) IS
	'the letter that an office sends to the organ whose report a text holds: what is wrong, where, what it probably should be, the rule and where the form says so; html, markdown or text, in Chinese (zh) or English (en)';

CREATE FUNCTION govreport_notice(body bytea, format text, lang text DEFAULT 'zh') RETURNS text
	AS 'MODULE_PATHNAME', 'govreport_notice_bytea' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 4000;
COMMENT ON FUNCTION govreport_notice(bytea, text, text) IS
	'the same of bytes, whatever their charset';

CREATE FUNCTION govreport_notice(report govreport, format text, lang text DEFAULT 'zh') RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1500;
COMMENT ON FUNCTION govreport_notice(govreport, text, text) IS
	'the same of a report, without what only its text shows';

CREATE FUNCTION govreport_notice(body text, previous govreport, format text, lang text DEFAULT 'zh') RETURNS text
	AS 'MODULE_PATHNAME', 'govreport_notice_text' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 3500;
COMMENT ON FUNCTION govreport_notice(text, govreport, text, text) IS
	'the same with the report of the year before, if there is one';

CREATE FUNCTION govreport_notice(body bytea, previous govreport, format text, lang text DEFAULT 'zh') RETURNS text
	AS 'MODULE_PATHNAME', 'govreport_notice_bytea' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 4000;
COMMENT ON FUNCTION govreport_notice(bytea, govreport, text, text) IS
	'the same of bytes, with the report of the year before';

CREATE FUNCTION govreport_notice(report govreport, previous govreport, format text, lang text DEFAULT 'zh') RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1500;
COMMENT ON FUNCTION govreport_notice(govreport, govreport, text, text) IS
	'the same of a report, with that of the year before';
