/* version.sql: what the extension was built with, and what it runs with */

CREATE FUNCTION govrpt_version(OUT component text, OUT built text, OUT running text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE ROWS 4;
COMMENT ON FUNCTION govrpt_version() IS
	'versions of the extension, the server, ICU and the compiler: what it was built with, and what it runs with; of the extension, that of the library and that of its objects in this database';
