/* completeness.sql: how much of the form is there */

CREATE FUNCTION govreport_completeness(report govreport,
	OUT part text, OUT expected integer, OUT reported integer, OUT blank integer,
	OUT not_applicable integer, OUT illegible integer, OUT absent integer, OUT imputed integer, OUT stated integer)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 3;
COMMENT ON FUNCTION govreport_completeness(govreport) IS
	'how many cells each table of the form has, in the edition of the report''s year, and how many of them have a number, are blank, and so on';

CREATE FUNCTION govreport_completeness(figures govfigures,
	OUT part text, OUT expected integer, OUT reported integer, OUT blank integer,
	OUT not_applicable integer, OUT illegible integer, OUT absent integer, OUT imputed integer, OUT stated integer)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_completeness_figures' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 3;
COMMENT ON FUNCTION govreport_completeness(govfigures) IS
	'the same of figures alone, in the edition of the form that they are of';

CREATE FUNCTION govreport_is_complete(report govreport) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govreport_is_complete(govreport) IS
	'does every cell of the form, in the edition of the report''s year, have a number, printed or corrected, or a mark that it does not apply? Blank is not complete, nor is what was imputed or only the prose states';

CREATE FUNCTION govreport_is_complete(report govreport, parts text[], allow_blank boolean DEFAULT false) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION govreport_is_complete(govreport, text[], boolean) IS
	'the same of some tables only (disclosure, applications, remedies; NULL: all), and with blank cells taken for complete, if allow_blank';
