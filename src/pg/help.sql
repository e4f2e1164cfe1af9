/* help.sql: what there is, in either language */

CREATE FUNCTION govrpt_help(about text DEFAULT NULL, lang text DEFAULT 'zh',
	OUT name text, OUT arguments text, OUT result text, OUT kind text, OUT description text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 1000 ROWS 130;
COMMENT ON FUNCTION govrpt_help(text, text) IS
	'the types and functions of the extension, a row each, with what they are in Chinese (zh) or English (en); of those whose name or description has a text, if one is given';
