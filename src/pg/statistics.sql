/* statistics.sql: the statistics of 2014 to 2018 */

CREATE FUNCTION govreport_harmonise(report govreport) RETURNS govreport
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200;
COMMENT ON FUNCTION govreport_harmonise(govreport) IS
	'the report with the figures of its statistics (2014 to 2018) in the cells of the later form that are the same by govreport_measures(), where these have none; a sum is returned as it is';
