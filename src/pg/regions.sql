/* regions.sql: many reports as one */

CREATE TYPE govreport_rollup_state AS
(
	reports bigint,
	agency_run bigint,
	period_run bigint,
	agency text,
	period daterange,
	roster bigint[],
	figures govfigures
);
COMMENT ON TYPE govreport_rollup_state IS
	'the state of govreport_rollup(govreport): what is known of the reports so far';
COMMENT ON COLUMN govreport_rollup_state.reports IS 'how many there are';
COMMENT ON COLUMN govreport_rollup_state.agency_run IS 'how many of the latest are of this agency';
COMMENT ON COLUMN govreport_rollup_state.period_run IS 'how many of the latest are of this period';
COMMENT ON COLUMN govreport_rollup_state.agency IS 'the agency of all, if it is that';
COMMENT ON COLUMN govreport_rollup_state.period IS 'the period of all, if it is that';
COMMENT ON COLUMN govreport_rollup_state.roster IS
	'for which regions and years they are, and how many for each';
COMMENT ON COLUMN govreport_rollup_state.figures IS 'the sum of their figures';

CREATE FUNCTION govreport_rollup_support(internal) RETURNS internal
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govreport_rollup_support(internal) IS 'planner support: one warning a query, not one a server';

CREATE FUNCTION govreport_rollup_accum(govreport_rollup_state, govreport)
	RETURNS govreport_rollup_state
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE
	SUPPORT govreport_rollup_support;
COMMENT ON FUNCTION govreport_rollup_accum(govreport_rollup_state, govreport) IS
	'transition function of govreport_rollup(govreport)';

CREATE FUNCTION govreport_rollup_combine(govreport_rollup_state, govreport_rollup_state)
	RETURNS govreport_rollup_state
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION govreport_rollup_combine(govreport_rollup_state, govreport_rollup_state) IS
	'combine function of govreport_rollup(govreport)';

CREATE FUNCTION govreport_rollup_moving(govreport_rollup_state, govreport)
	RETURNS govreport_rollup_state
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION govreport_rollup_moving(govreport_rollup_state, govreport) IS
	'transition function of govreport_rollup(govreport) in moving windows';

CREATE FUNCTION govreport_rollup_inverse(govreport_rollup_state, govreport)
	RETURNS govreport_rollup_state
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION govreport_rollup_inverse(govreport_rollup_state, govreport) IS
	'inverse transition function of govreport_rollup(govreport)';

CREATE FUNCTION govreport_rollup_final(govreport_rollup_state) RETURNS govreport
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION govreport_rollup_final(govreport_rollup_state) IS
	'final function of govreport_rollup(govreport)';

CREATE AGGREGATE govreport_rollup(govreport) (
	SFUNC = govreport_rollup_accum,
	STYPE = govreport_rollup_state,
	SSPACE = 3072,
	FINALFUNC = govreport_rollup_final,
	COMBINEFUNC = govreport_rollup_combine,
	MSFUNC = govreport_rollup_moving,
	MINVFUNC = govreport_rollup_inverse,
	MSTYPE = govreport_rollup_state,
	MSSPACE = 7168,
	MFINALFUNC = govreport_rollup_final,
	PARALLEL = safe
);
COMMENT ON AGGREGATE govreport_rollup(govreport) IS
	'reports as one: the sum of their figures, the smallest division that contains all, their common year; warns of reports that count twice';
