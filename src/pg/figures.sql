/* figures.sql: type govfigures, its operators and its sum */

CREATE TYPE govfigures;

CREATE FUNCTION govfigures_in(cstring) RETURNS govfigures
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_in(cstring) IS 'input function of govfigures';

CREATE FUNCTION govfigures_out(govfigures) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_out(govfigures) IS 'output function of govfigures';

CREATE FUNCTION govfigures_recv(internal) RETURNS govfigures
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_recv(internal) IS 'binary input function of govfigures';

CREATE FUNCTION govfigures_send(govfigures) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_send(govfigures) IS 'binary output function of govfigures';

CREATE FUNCTION govfigures_subscript(internal) RETURNS internal
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_subscript(internal) IS 'subscript handler of govfigures';

CREATE TYPE govfigures (
	INPUT = govfigures_in,
	OUTPUT = govfigures_out,
	RECEIVE = govfigures_recv,
	SEND = govfigures_send,
	SUBSCRIPT = govfigures_subscript,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = int4,
	STORAGE = main
);
COMMENT ON TYPE govfigures IS
	'the statutory figures of a report, or the sum of several: value and status of each cell of the form';

/* JSON */

CREATE FUNCTION govfigures_to_json(govfigures) RETURNS json
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_to_json(govfigures) IS 'the figures as JSON keyed by item';

CREATE FUNCTION govfigures_to_jsonb(govfigures) RETURNS jsonb
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_to_jsonb(govfigures) IS 'the figures as JSON keyed by item';

CREATE FUNCTION govfigures_from_jsonb(jsonb) RETURNS govfigures
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_from_jsonb(jsonb) IS 'figures from JSON keyed by item';

/* to_json(), row_to_json() and the like look for the cast to json */
CREATE CAST (govfigures AS json) WITH FUNCTION govfigures_to_json(govfigures) AS ASSIGNMENT;
CREATE CAST (govfigures AS jsonb) WITH FUNCTION govfigures_to_jsonb(govfigures) AS ASSIGNMENT;
CREATE CAST (jsonb AS govfigures) WITH FUNCTION govfigures_from_jsonb(jsonb) AS ASSIGNMENT;

/* equality */

CREATE FUNCTION govfigures_eq(govfigures, govfigures) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_eq(govfigures, govfigures) IS 'implementation of = operator';

CREATE FUNCTION govfigures_ne(govfigures, govfigures) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_ne(govfigures, govfigures) IS 'implementation of <> operator';

CREATE FUNCTION govfigures_hash(govfigures) RETURNS integer
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_hash(govfigures) IS 'hash';

CREATE FUNCTION govfigures_hash_extended(govfigures, bigint) RETURNS bigint
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_hash_extended(govfigures, bigint) IS 'hash with seed';

CREATE OPERATOR = (
	LEFTARG = govfigures, RIGHTARG = govfigures, FUNCTION = govfigures_eq,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
COMMENT ON OPERATOR = (govfigures, govfigures) IS 'same value and status in every cell';

CREATE OPERATOR <> (
	LEFTARG = govfigures, RIGHTARG = govfigures, FUNCTION = govfigures_ne,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (govfigures, govfigures) IS 'some cell differs in value or status';

CREATE OPERATOR CLASS govfigures_ops DEFAULT FOR TYPE govfigures USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 govfigures_hash(govfigures),
	FUNCTION 2 govfigures_hash_extended(govfigures, bigint);
COMMENT ON OPERATOR CLASS govfigures_ops USING hash IS 'equality of figures';

/* an order, for DISTINCT */

CREATE FUNCTION govfigures_lt(govfigures, govfigures) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_lt(govfigures, govfigures) IS 'implementation of < operator';

CREATE FUNCTION govfigures_le(govfigures, govfigures) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_le(govfigures, govfigures) IS 'implementation of <= operator';

CREATE FUNCTION govfigures_ge(govfigures, govfigures) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_ge(govfigures, govfigures) IS 'implementation of >= operator';

CREATE FUNCTION govfigures_gt(govfigures, govfigures) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_gt(govfigures, govfigures) IS 'implementation of > operator';

CREATE FUNCTION govfigures_cmp(govfigures, govfigures) RETURNS integer
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_cmp(govfigures, govfigures) IS 'less-equal-greater';

CREATE OPERATOR < (
	LEFTARG = govfigures, RIGHTARG = govfigures, FUNCTION = govfigures_lt,
	COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR < (govfigures, govfigures) IS 'an order without a meaning, for DISTINCT';

CREATE OPERATOR <= (
	LEFTARG = govfigures, RIGHTARG = govfigures, FUNCTION = govfigures_le,
	COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR <= (govfigures, govfigures) IS 'an order without a meaning, for DISTINCT';

CREATE OPERATOR >= (
	LEFTARG = govfigures, RIGHTARG = govfigures, FUNCTION = govfigures_ge,
	COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR >= (govfigures, govfigures) IS 'an order without a meaning, for DISTINCT';

CREATE OPERATOR > (
	LEFTARG = govfigures, RIGHTARG = govfigures, FUNCTION = govfigures_gt,
	COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR > (govfigures, govfigures) IS 'an order without a meaning, for DISTINCT';

CREATE OPERATOR CLASS govfigures_btree_ops DEFAULT FOR TYPE govfigures USING btree AS
	OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
	FUNCTION 1 govfigures_cmp(govfigures, govfigures);
COMMENT ON OPERATOR CLASS govfigures_btree_ops USING btree IS 'an order without a meaning, for DISTINCT';

/* + and - */

CREATE FUNCTION govfigures_add(govfigures, govfigures) RETURNS govfigures
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_add(govfigures, govfigures) IS 'implementation of + operator';

CREATE FUNCTION govfigures_sub(govfigures, govfigures) RETURNS govfigures
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_sub(govfigures, govfigures) IS 'implementation of - operator';

CREATE OPERATOR + (
	LEFTARG = govfigures, RIGHTARG = govfigures, FUNCTION = govfigures_add,
	COMMUTATOR = +
);
COMMENT ON OPERATOR + (govfigures, govfigures) IS
	'the sum, cell by cell, of the numbers there are, with the number of reports that gave one: blank + 5 = 5, from 1 report of 2';

CREATE OPERATOR - (
	LEFTARG = govfigures, RIGHTARG = govfigures, FUNCTION = govfigures_sub
);
COMMENT ON OPERATOR - (govfigures, govfigures) IS
	'from a sum: take reports out again, so that (a + b) - b = a; from one report: the difference, cell by cell, where both have a number';

CREATE FUNCTION govfigures_merge(a govfigures, b govfigures) RETURNS govfigures
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_merge(govfigures, govfigures) IS
	'the sum, as + gives it, where NULL is the sum of no report: NULL only if both are';

CREATE FUNCTION govfigures_plain(govfigures) RETURNS govfigures
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_plain(govfigures) IS
	'the numbers of a sum as if they were one report''s, to hold against others';

CREATE FUNCTION govfigures_reports(govfigures) RETURNS bigint
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_reports(govfigures) IS
	'how many reports the figures are the sum of';

/*
 * Aggregates, cell by cell.  Their state is a govfigures, too, and the same for
 * sum, avg and coverage, so that a query that asks for all adds up once.
 */

CREATE FUNCTION govfigures_accum(govfigures, govfigures) RETURNS govfigures
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_accum(govfigures, govfigures) IS
	'transition and combine function of sum(govfigures), avg and govreport_coverage';

CREATE FUNCTION govfigures_accum_inv(govfigures, govfigures) RETURNS govfigures
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_accum_inv(govfigures, govfigures) IS
	'inverse transition function of sum(govfigures), avg and govreport_coverage';

CREATE FUNCTION govfigures_sum_final(govfigures) RETURNS govfigures
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_sum_final(govfigures) IS
	'final function of sum(govfigures)';

CREATE FUNCTION govfigures_avg_final(govfigures) RETURNS govfigures
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_avg_final(govfigures) IS
	'final function of avg(govfigures)';

CREATE FUNCTION govfigures_coverage_final(govfigures) RETURNS govfigures
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_coverage_final(govfigures) IS
	'final function of govreport_coverage(govfigures)';

CREATE AGGREGATE sum(govfigures) (
	SFUNC = govfigures_accum,
	STYPE = govfigures,
	SSPACE = 2240,
	FINALFUNC = govfigures_sum_final,
	COMBINEFUNC = govfigures_accum,
	MSFUNC = govfigures_accum,
	MINVFUNC = govfigures_accum_inv,
	MSTYPE = govfigures,
	MSSPACE = 6576,
	MFINALFUNC = govfigures_sum_final,
	PARALLEL = safe
);
COMMENT ON AGGREGATE sum(govfigures) IS
	'the exact sum of figures, cell by cell; a cell that no report gave a number for is absent';

CREATE AGGREGATE avg(govfigures) (
	SFUNC = govfigures_accum,
	STYPE = govfigures,
	SSPACE = 2240,
	FINALFUNC = govfigures_avg_final,
	COMBINEFUNC = govfigures_accum,
	MSFUNC = govfigures_accum,
	MINVFUNC = govfigures_accum_inv,
	MSTYPE = govfigures,
	MSSPACE = 6576,
	MFINALFUNC = govfigures_avg_final,
	PARALLEL = safe
);
COMMENT ON AGGREGATE avg(govfigures) IS
	'the mean of the numbers there are, cell by cell, rounded to 8 decimals';

CREATE AGGREGATE govreport_coverage(govfigures) (
	SFUNC = govfigures_accum,
	STYPE = govfigures,
	SSPACE = 2240,
	FINALFUNC = govfigures_coverage_final,
	COMBINEFUNC = govfigures_accum,
	MSFUNC = govfigures_accum,
	MINVFUNC = govfigures_accum_inv,
	MSTYPE = govfigures,
	MSSPACE = 6576,
	MFINALFUNC = govfigures_coverage_final,
	PARALLEL = safe
);
COMMENT ON AGGREGATE govreport_coverage(govfigures) IS
	'how many reports gave a number, for every cell of either form: figures whose values are counts';

CREATE FUNCTION govfigures_smaller(govfigures, govfigures) RETURNS govfigures
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_smaller(govfigures, govfigures) IS
	'the smaller number of each cell, of those there are';

CREATE FUNCTION govfigures_larger(govfigures, govfigures) RETURNS govfigures
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION govfigures_larger(govfigures, govfigures) IS
	'the larger number of each cell, of those there are';

CREATE AGGREGATE min(govfigures) (
	SFUNC = govfigures_smaller,
	STYPE = govfigures,
	SSPACE = 4096,
	COMBINEFUNC = govfigures_smaller,
	PARALLEL = safe
);
COMMENT ON AGGREGATE min(govfigures) IS
	'the smallest number of each cell, of those there are';

CREATE AGGREGATE max(govfigures) (
	SFUNC = govfigures_larger,
	STYPE = govfigures,
	SSPACE = 4096,
	COMBINEFUNC = govfigures_larger,
	PARALLEL = safe
);
COMMENT ON AGGREGATE max(govfigures) IS
	'the largest number of each cell, of those there are';
