/* views.sql: figures as plain columns, and flat views made of them */

CREATE FUNCTION govfigures_open(govfigures) RETURNS govfigures
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION govfigures_open(govfigures) IS
	'the same figures, laid open in memory: for queries that ask for many cells of each';

CREATE FUNCTION govfigures_count(govfigures, figure text) RETURNS bigint
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 0.1;
COMMENT ON FUNCTION govfigures_count(govfigures, text) IS
	'a figure as an integer, as f[''received.total''] gives it; NULL where there is no number, or one with a fraction';

CREATE FUNCTION govfigures_number(govfigures, figure text) RETURNS numeric
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 0.1;
COMMENT ON FUNCTION govfigures_number(govfigures, text) IS
	'a figure, as f[''fees.amount''] gives it; NULL where there is no number';

CREATE FUNCTION govfigures_numbers(govfigures) RETURNS integer
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_numbers(govfigures) IS 'how many cells have a number';

CREATE FUNCTION govfigures_fractions(govfigures) RETURNS integer
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_fractions(govfigures) IS
	'how many counts have a number that is not whole';

CREATE FUNCTION govfigures_cell_value(govfigures, cell integer) RETURNS numeric
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_cell_value(govfigures, integer) IS
	'the number of a cell by its place in govreport_columns(), which is that of this version';

CREATE FUNCTION govfigures_cell_status(govfigures, cell integer) RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_cell_status(govfigures, integer) IS
	'the status of a cell by its place in govreport_columns()';

CREATE FUNCTION govfigures_cell_present(govfigures, cell integer) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_cell_present(govfigures, integer) IS
	'is a cell, by its place in govreport_columns(), anything but absent?';

CREATE FUNCTION govreport_columns_support(internal) RETURNS internal
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govreport_columns_support(internal) IS 'planner support: what govreport_columns() holds';

CREATE FUNCTION govreport_columns(
	OUT figure text, OUT cell integer, OUT path text, OUT part text, OUT item text,
	OUT item_group text, OUT party text, OUT unit text,
	OUT label_zh text, OUT label_en text, OUT party_label_zh text, OUT party_label_en text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 247
	SUPPORT govreport_columns_support;
COMMENT ON FUNCTION govreport_columns() IS
	'the figures as columns of a wide view: a row for each cell, and for the group totals that the form does not print, whose cell is NULL';

CREATE FUNCTION govreport_create_views(relation regclass, report_column name DEFAULT NULL,
	prefix name DEFAULT NULL, schema name DEFAULT NULL, keep name[] DEFAULT NULL,
	security_invoker boolean DEFAULT NULL, expected regclass DEFAULT NULL, OUT view regclass, OUT holds text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C VOLATILE PARALLEL UNSAFE ROWS 12;
COMMENT ON FUNCTION govreport_create_views(regclass, name, name, name, name[], boolean, regclass) IS
	'makes, or makes anew, flat views over a table of reports for tools that know only plain columns';

CREATE FUNCTION govreport_drop_views(relation regclass, prefix name DEFAULT NULL,
	schema name DEFAULT NULL)
	RETURNS integer
	AS 'MODULE_PATHNAME' LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION govreport_drop_views(regclass, name, name) IS
	'drops the views that govreport_create_views() made, and says how many there were';
