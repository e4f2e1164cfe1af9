/* indicators.sql: shares and rates that are made of figures */

CREATE FUNCTION govreport_indicators(
	OUT code text, OUT label_zh text, OUT label_en text, OUT formula text,
	OUT numerator text, OUT denominator text, OUT unit text, OUT caution text, OUT caution_zh text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 13;
COMMENT ON FUNCTION govreport_indicators() IS
	'the shares and rates that govreport_indicator() knows: what they are made of, and what they cannot be used for';

CREATE FUNCTION govreport_indicator(report govreport, code text) RETURNS numeric
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govreport_indicator(govreport, text) IS
	'an indicator of a report, or of a sum of reports; NULL where the denominator is 0 or a part has no number, in a sum also where one of its reports has none';

CREATE FUNCTION govreport_indicator(report govreport, code text, previous govreport) RETURNS numeric
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION govreport_indicator(govreport, text, govreport) IS
	'the same with the report of the year before, which growth is measured against; NULL without one, or where the two years do not adjoin';
