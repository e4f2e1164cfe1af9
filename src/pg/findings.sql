/* findings.sql: every problem of a report */

CREATE FUNCTION govreport_findings(body text, lang text DEFAULT 'zh',
	OUT severity text, OUT code text, OUT cell text, OUT label text, OUT line integer,
	OUT raw text, OUT printed numeric, OUT suggested numeric, OUT message text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_findings_text' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 3000 ROWS 5;
COMMENT ON FUNCTION govreport_findings(text, text) IS
	'every problem of the report that a text holds, a row each, in plain Chinese (zh) or English (en): rules that fail, cells that are likely wrong and what they should be, blanks, absent rows and tables, what the reader was unsure of. What has one cause is one row';

CREATE FUNCTION govreport_findings(body bytea, lang text DEFAULT 'zh',
	OUT severity text, OUT code text, OUT cell text, OUT label text, OUT line integer,
	OUT raw text, OUT printed numeric, OUT suggested numeric, OUT message text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_findings_bytea' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 3500 ROWS 5;
COMMENT ON FUNCTION govreport_findings(bytea, text) IS
	'the same of bytes, whatever their charset';

CREATE FUNCTION govreport_findings(report govreport, lang text DEFAULT 'zh',
	OUT severity text, OUT code text, OUT cell text, OUT label text, OUT line integer,
	OUT raw text, OUT printed numeric, OUT suggested numeric, OUT message text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 5;
COMMENT ON FUNCTION govreport_findings(govreport, text) IS
	'the same of a report, without what only its text shows';

CREATE FUNCTION govreport_findings(body text, previous govreport, lang text DEFAULT 'zh',
	OUT severity text, OUT code text, OUT cell text, OUT label text, OUT line integer,
	OUT raw text, OUT printed numeric, OUT suggested numeric, OUT message text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_findings_text' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 3000 ROWS 5;
COMMENT ON FUNCTION govreport_findings(text, govreport, text) IS
	'the same with the report of the year before, if there is one: also where the two do not agree';

CREATE FUNCTION govreport_findings(body bytea, previous govreport, lang text DEFAULT 'zh',
	OUT severity text, OUT code text, OUT cell text, OUT label text, OUT line integer,
	OUT raw text, OUT printed numeric, OUT suggested numeric, OUT message text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_findings_bytea' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 3500 ROWS 5;
COMMENT ON FUNCTION govreport_findings(bytea, govreport, text) IS
	'the same of bytes, with the report of the year before';

CREATE FUNCTION govreport_findings(report govreport, previous govreport, lang text DEFAULT 'zh',
	OUT severity text, OUT code text, OUT cell text, OUT label text, OUT line integer,
	OUT raw text, OUT printed numeric, OUT suggested numeric, OUT message text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000 ROWS 5;
COMMENT ON FUNCTION govreport_findings(govreport, govreport, text) IS
	'the same of a report, with that of the year before';
