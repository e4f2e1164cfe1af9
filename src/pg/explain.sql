/* explain.sql: which figures are wrong, and which follow from the others */

CREATE FUNCTION govreport_explain(report govreport, max_cells integer DEFAULT 4,
	OUT explanation integer, OUT explanations bigint, OUT kind text, OUT cost numeric,
	OUT certain boolean, OUT item text, OUT party text, OUT reported numeric, OUT suggested numeric, OUT cell text, OUT message text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 5;
COMMENT ON FUNCTION govreport_explain(govreport, integer) IS
	'which figures are wrong when a report does not balance: all smallest sets of at most max_cells cells whose change makes all equations hold, and accidents to whole rows and columns, the likeliest first; a row for each changed cell. explanations counts them and is NULL if there may be more; suggested is NULL if the equations leave more than one value';

CREATE FUNCTION govreport_explain(report govreport, max_cells integer, previous govreport,
	OUT explanation integer, OUT explanations bigint, OUT kind text, OUT cost numeric,
	OUT certain boolean, OUT item text, OUT party text, OUT reported numeric, OUT suggested numeric, OUT cell text, OUT message text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000 ROWS 5;
COMMENT ON FUNCTION govreport_explain(govreport, integer, govreport) IS
	'the same with the report of the year before, if there is one, as evidence for the ranking';

CREATE FUNCTION govreport_explain(report govreport, max_cells integer, previous govreport, lang text,
	OUT explanation integer, OUT explanations bigint, OUT kind text, OUT cost numeric,
	OUT certain boolean, OUT item text, OUT party text, OUT reported numeric, OUT suggested numeric, OUT cell text, OUT message text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000 ROWS 5;
COMMENT ON FUNCTION govreport_explain(govreport, integer, govreport, text) IS
	'the same with messages in Chinese (zh) or English (en)';

CREATE FUNCTION govreport_impute(report govreport) RETURNS govreport
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500;
COMMENT ON FUNCTION govreport_impute(govreport) IS
	'the report with every missing count of tables 3 and 4 filled in, and marked as imputed, for which the equations leave one value only; nothing in a table that contradicts itself';
