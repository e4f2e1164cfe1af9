\echo Use "CREATE EXTENSION govrpt" to load this file. \quit

--
-- adcode: an administrative division's code (GB/T 2260)
--
CREATE TYPE adcode;

CREATE FUNCTION adcode_in(cstring) RETURNS adcode
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION adcode_in(cstring) IS 'input: 2, 4, 6, 9 or 12 digits';

CREATE FUNCTION adcode_out(adcode) RETURNS cstring
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION adcode_out(adcode) IS 'output: the digits as they were typed';

CREATE FUNCTION adcode_recv(internal) RETURNS adcode
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION adcode_recv(internal) IS 'binary input; malformed messages are errors';

CREATE FUNCTION adcode_send(adcode) RETURNS bytea
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION adcode_send(adcode) IS 'binary output: 8 bytes';

CREATE TYPE adcode (
	INPUT = adcode_in,
	OUTPUT = adcode_out,
	RECEIVE = adcode_recv,
	SEND = adcode_send,
	LIKE = int8
);
COMMENT ON TYPE adcode IS 'code of an administrative division (GB/T 2260), 2 to 12 digits; 13 = 130000';

CREATE FUNCTION adcode_lt(adcode, adcode) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION adcode_lt(adcode, adcode) IS 'implementation of < operator';
CREATE FUNCTION adcode_le(adcode, adcode) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION adcode_le(adcode, adcode) IS 'implementation of <= operator';
CREATE FUNCTION adcode_eq(adcode, adcode) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION adcode_eq(adcode, adcode) IS 'implementation of = operator';
CREATE FUNCTION adcode_ne(adcode, adcode) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION adcode_ne(adcode, adcode) IS 'implementation of <> operator';
CREATE FUNCTION adcode_ge(adcode, adcode) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION adcode_ge(adcode, adcode) IS 'implementation of >= operator';
CREATE FUNCTION adcode_gt(adcode, adcode) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION adcode_gt(adcode, adcode) IS 'implementation of > operator';
CREATE FUNCTION adcode_cmp(adcode, adcode) RETURNS integer
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION adcode_cmp(adcode, adcode) IS 'less, equal or greater: a negative number, 0, or a positive one';
CREATE FUNCTION adcode_sortsupport(internal) RETURNS void
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION adcode_sortsupport(internal) IS 'sort support';
CREATE FUNCTION adcode_hash(adcode) RETURNS integer
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION adcode_hash(adcode) IS 'hash';
CREATE FUNCTION adcode_hash_extended(adcode, bigint) RETURNS bigint
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION adcode_hash_extended(adcode, bigint) IS 'hash with a seed';

-- A btree on a column serves <@ and @> by what this tells the planner.
CREATE FUNCTION adcode_contains_support(internal) RETURNS internal
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION adcode_contains_support(internal) IS 'planner support: containment as a range of codes';

CREATE FUNCTION adcode_contains(adcode, adcode) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF
	SUPPORT adcode_contains_support;
COMMENT ON FUNCTION adcode_contains(adcode, adcode) IS 'is the second the first or a part of it?';
CREATE FUNCTION adcode_contained(adcode, adcode) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF
	SUPPORT adcode_contains_support;
COMMENT ON FUNCTION adcode_contained(adcode, adcode) IS 'is the first the second or a part of it?';

CREATE OPERATOR < (
	LEFTARG = adcode, RIGHTARG = adcode, FUNCTION = adcode_lt,
	COMMUTATOR = >, NEGATOR = >=,
	RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR < (adcode, adcode) IS 'less than';
CREATE OPERATOR <= (
	LEFTARG = adcode, RIGHTARG = adcode, FUNCTION = adcode_le,
	COMMUTATOR = >=, NEGATOR = >,
	RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR <= (adcode, adcode) IS 'less than or equal';
CREATE OPERATOR = (
	LEFTARG = adcode, RIGHTARG = adcode, FUNCTION = adcode_eq,
	COMMUTATOR = =, NEGATOR = <>,
	RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
COMMENT ON OPERATOR = (adcode, adcode) IS 'equal, however many digits were typed';
CREATE OPERATOR <> (
	LEFTARG = adcode, RIGHTARG = adcode, FUNCTION = adcode_ne,
	COMMUTATOR = <>, NEGATOR = =,
	RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (adcode, adcode) IS 'not equal';
CREATE OPERATOR >= (
	LEFTARG = adcode, RIGHTARG = adcode, FUNCTION = adcode_ge,
	COMMUTATOR = <=, NEGATOR = <,
	RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR >= (adcode, adcode) IS 'greater than or equal';
CREATE OPERATOR > (
	LEFTARG = adcode, RIGHTARG = adcode, FUNCTION = adcode_gt,
	COMMUTATOR = <, NEGATOR = <=,
	RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR > (adcode, adcode) IS 'greater than';
CREATE OPERATOR @> (
	LEFTARG = adcode, RIGHTARG = adcode, FUNCTION = adcode_contains,
	COMMUTATOR = <@,
	RESTRICT = matchingsel, JOIN = matchingjoinsel
);
COMMENT ON OPERATOR @> (adcode, adcode) IS 'contains, or is the same';
CREATE OPERATOR <@ (
	LEFTARG = adcode, RIGHTARG = adcode, FUNCTION = adcode_contained,
	COMMUTATOR = @>,
	RESTRICT = matchingsel, JOIN = matchingjoinsel
);
COMMENT ON OPERATOR <@ (adcode, adcode) IS 'is contained in, or is the same';

CREATE OPERATOR CLASS adcode_ops
	DEFAULT FOR TYPE adcode USING btree AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 adcode_cmp(adcode, adcode),
	FUNCTION 2 adcode_sortsupport(internal);

CREATE OPERATOR CLASS adcode_minmax_ops
	DEFAULT FOR TYPE adcode USING brin AS
	OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
	FUNCTION 1 brin_minmax_opcinfo(internal),
	FUNCTION 2 brin_minmax_add_value(internal, internal, internal, internal),
	FUNCTION 3 brin_minmax_consistent(internal, internal, internal),
	FUNCTION 4 brin_minmax_union(internal, internal, internal);

CREATE OPERATOR CLASS adcode_ops
	DEFAULT FOR TYPE adcode USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 adcode_hash(adcode),
	FUNCTION 2 adcode_hash_extended(adcode, bigint);

CREATE FUNCTION adcode_larger(adcode, adcode) RETURNS adcode
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION adcode_larger(adcode, adcode) IS 'the later of two codes';
CREATE FUNCTION adcode_smaller(adcode, adcode) RETURNS adcode
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
COMMENT ON FUNCTION adcode_smaller(adcode, adcode) IS 'the earlier of two codes';

CREATE AGGREGATE max(adcode) (
	SFUNC = adcode_larger, STYPE = adcode, COMBINEFUNC = adcode_larger,
	SORTOP = >, PARALLEL = SAFE
);
COMMENT ON AGGREGATE max(adcode) IS 'last of the codes';
CREATE AGGREGATE min(adcode) (
	SFUNC = adcode_smaller, STYPE = adcode, COMBINEFUNC = adcode_smaller,
	SORTOP = <, PARALLEL = SAFE
);
COMMENT ON AGGREGATE min(adcode) IS 'first of the codes';

CREATE FUNCTION adcode_parent(adcode) RETURNS adcode
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION adcode_parent(adcode) IS 'the division that this one is a part of; NULL for a province';

CREATE FUNCTION adcode_level(adcode) RETURNS integer
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION adcode_level(adcode) IS '1 province, 2 prefecture, 3 county, 4 township, 5 village';

CREATE FUNCTION adcode_last(adcode) RETURNS adcode
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION adcode_last(adcode) IS 'the last code that the division contains; it contains just those from its own to this';

CREATE FUNCTION adcode_ancestors(adcode) RETURNS SETOF adcode
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 2;
COMMENT ON FUNCTION adcode_ancestors(adcode) IS 'the divisions that this one is a part of, the nearest first';

CREATE FUNCTION adcode_name(adcode) RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION adcode_name(adcode) IS 'the division''s own name (without those above it), down to the county: today''s, or the last that a former code had; NULL when unknown';

CREATE FUNCTION adcode_name(adcode, year integer) RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION adcode_name(adcode, integer) IS 'the name that a code stood for in a year, from 2007 on; NULL when it was not in use';

CREATE FUNCTION adcode_level_name(adcode, level integer) RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION adcode_level_name(adcode, integer) IS 'the name of the province (1), prefecture (2) or county (3) that the division is or is in; NULL where it is in none';

CREATE FUNCTION adcode_level_name(adcode, level integer, year integer) RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION adcode_level_name(adcode, integer, integer) IS 'the same in a year, from 2007 on';

CREATE FUNCTION adcode_full_name(adcode) RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION adcode_full_name(adcode) IS 'the names from the province down to the division, in one';

CREATE FUNCTION adcode_full_name(adcode, year integer) RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION adcode_full_name(adcode, integer) IS 'the same in a year, from 2007 on';

CREATE FUNCTION adcode_current(adcode) RETURNS adcode
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION adcode_current(adcode) IS 'today''s code of the division that has or last had this code; NULL when unknown, or divided among several';

CREATE FUNCTION adcode_current(adcode, year integer) RETURNS adcode
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION adcode_current(adcode, integer) IS 'today''s code of the division that had this code in a year, from 2007 on';

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
	SSPACE = 300,
	COMBINEFUNC = govfigures_smaller,
	PARALLEL = safe
);
COMMENT ON AGGREGATE min(govfigures) IS
	'the smallest number of each cell, of those there are';

CREATE AGGREGATE max(govfigures) (
	SFUNC = govfigures_larger,
	STYPE = govfigures,
	SSPACE = 300,
	COMBINEFUNC = govfigures_larger,
	PARALLEL = safe
);
COMMENT ON AGGREGATE max(govfigures) IS
	'the largest number of each cell, of those there are';

-- Reports: the type, and the functions that read them.

CREATE TYPE govreport AS
(
	agency text,
	region adcode,
	year integer,
	title text,
	index_no text,
	doc_no text,
	published date,
	period daterange,
	figures govfigures,
	scope text
);

COMMENT ON TYPE govreport IS
'one annual report on the disclosure of government information: who published it, for which year, and every statutory figure';
COMMENT ON COLUMN govreport.agency IS 'the organ that reports';
COMMENT ON COLUMN govreport.region IS 'the administrative division of the organ; NULL if it is not certain';
COMMENT ON COLUMN govreport.year IS 'the year reported on, not the year of publication';
COMMENT ON COLUMN govreport.title IS 'the title of the report';
COMMENT ON COLUMN govreport.index_no IS 'the index number that the publisher gave it';
COMMENT ON COLUMN govreport.doc_no IS 'the document number, if it has one';
COMMENT ON COLUMN govreport.published IS 'when the page was published; an update is no publication';
COMMENT ON COLUMN govreport.period IS 'the days that the figures cover, as the text states them';
COMMENT ON COLUMN govreport.figures IS 'the figures of the three tables';
COMMENT ON COLUMN govreport.scope IS 'whose figures they are: organ (its own), or region (the whole of it, departments and subordinate divisions included); NULL if that cannot be told';

CREATE FUNCTION govreport_parse(body text) RETURNS govreport
	AS 'MODULE_PATHNAME', 'govreport_parse_text'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;

COMMENT ON FUNCTION govreport_parse(text) IS
'the report that a text holds: plain, markdown, HTML or as taken from a PDF; what is not found is absent; NULL if the text holds no report';

CREATE FUNCTION govreport_parse(body bytea) RETURNS govreport
	AS 'MODULE_PATHNAME', 'govreport_parse_bytea'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1500;

COMMENT ON FUNCTION govreport_parse(bytea) IS
'the report that bytes hold, in UTF-8, GB18030, GBK, GB2312, Big5 or UTF-16, whichever it is';

CREATE FUNCTION govreport_cells(
	body text,
	OUT part text, OUT item text, OUT party text, OUT status text,
	OUT value numeric, OUT raw text, OUT line integer)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_cells_text'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2000 ROWS 150;

COMMENT ON FUNCTION govreport_cells(text) IS
'a row for each cell of the form that a text holds, with what is printed there, and in which line';

CREATE FUNCTION govreport_cells(
	body bytea,
	OUT part text, OUT item text, OUT party text, OUT status text,
	OUT value numeric, OUT raw text, OUT line integer)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_cells_bytea'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2500 ROWS 150;

COMMENT ON FUNCTION govreport_cells(bytea) IS
'a row for each cell of the form that bytes hold, whatever their charset';

CREATE FUNCTION govreport_sections(
	body text,
	OUT part integer, OUT heading text, OUT content text, OUT line integer)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_sections_text'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 6;

COMMENT ON FUNCTION govreport_sections(text) IS
'the six statutory parts of a report, in order; table cells in them are separated by tabs';

CREATE FUNCTION govreport_sections(
	body bytea,
	OUT part integer, OUT heading text, OUT content text, OUT line integer)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_sections_bytea'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1500 ROWS 6;

COMMENT ON FUNCTION govreport_sections(bytea) IS
'the six statutory parts of a report in bytes, whatever their charset';

CREATE FUNCTION govreport_diagnostics(
	body text,
	OUT severity text, OUT code text, OUT message text, OUT line integer)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_diagnostics_text'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2000 ROWS 5;

COMMENT ON FUNCTION govreport_diagnostics(text) IS
'all that the reader was unsure of, could not place, or repaired, or why a text is no report';

CREATE FUNCTION govreport_diagnostics(
	body bytea,
	OUT severity text, OUT code text, OUT message text, OUT line integer)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_diagnostics_bytea'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2500 ROWS 5;

COMMENT ON FUNCTION govreport_diagnostics(bytea) IS
'the same for bytes, with what was wrong with their charset';

/* dictionary.sql: the form itself as rows, and a report's figures by name */

CREATE FUNCTION govreport_items(
	OUT item text, OUT part text, OUT kind text, OUT forms integer[],
	OUT label_zh text, OUT label_en text, OUT unit text,
	OUT may_be_negative boolean, OUT party_count integer)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 74;
COMMENT ON FUNCTION govreport_items() IS
	'the items of the form, in its order: kind cell for what is printed, kind group for totals of the rows that follow which the form does not print. other is a cell of the 2019 form and a group of the 2021 form';

CREATE FUNCTION govreport_parties(
	OUT party text, OUT label_zh text, OUT label_en text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 7;
COMMENT ON FUNCTION govreport_parties() IS
	'the kinds of applicant by which the items of part applications are broken down, and their total';

CREATE FUNCTION govreport_rules(
	OUT rule text, OUT severity text, OUT scope text, OUT equation text, OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 11;
COMMENT ON FUNCTION govreport_rules() IS 'the rules that figures obey';

CREATE FUNCTION govreport_figure(report govreport, item text, party text DEFAULT 'total')
	RETURNS numeric
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govreport_figure(govreport, text, text) IS
	'one figure of a report, or a group total; NULL where there is no number; money is in yuan';

CREATE FUNCTION govreport_cells(report govreport,
	OUT part text, OUT item text, OUT party text, OUT status text, OUT value numeric)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govreport_cells_of_report' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 211;
COMMENT ON FUNCTION govreport_cells(govreport) IS
	'a row for each cell of the form that the report has, in the form''s order';

/* check.sql: the rules of the form on a report */

CREATE FUNCTION govreport_check(report govreport,
	OUT rule text, OUT severity text, OUT status text, OUT item text, OUT party text,
	OUT lhs numeric, OUT rhs numeric, OUT difference numeric, OUT message text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 43;
COMMENT ON FUNCTION govreport_check(govreport) IS
	'every instance of a rule of the form that needs one report only, as pass, fail or unknown (a cell is missing and the rest does not contradict it). item and party name the printed total that the rule is about. Rule sign has a row for each count that is negative or not whole, or one row that says there is none';

CREATE FUNCTION govreport_violations(report govreport,
	OUT rule text, OUT severity text, OUT status text, OUT item text, OUT party text,
	OUT lhs numeric, OUT rhs numeric, OUT difference numeric, OUT message text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 2;
COMMENT ON FUNCTION govreport_violations(govreport) IS
	'the rows of govreport_check whose status is fail';

CREATE FUNCTION govreport_is_balanced(report govreport) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govreport_is_balanced(govreport) IS
	'does no rule of severity error fail?';

CREATE FUNCTION govreport_require_balanced(report govreport) RETURNS boolean
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govreport_require_balanced(govreport) IS
	'true, or an error (SQLSTATE 23514) that lists every rule of severity error that fails; for CHECK constraints';

CREATE FUNCTION govreport_require_balanced() RETURNS trigger
	AS 'MODULE_PATHNAME', 'govreport_require_balanced_trigger' LANGUAGE C;
COMMENT ON FUNCTION govreport_require_balanced() IS
	'the same as a trigger for each row on INSERT or UPDATE; its argument names the column, unless the table has only one of type govreport';

/* explain.sql: which figures are wrong, and which follow from the others */

CREATE FUNCTION govreport_explain(report govreport, max_cells integer DEFAULT 4,
	OUT explanation integer, OUT explanations bigint, OUT kind text, OUT cost numeric,
	OUT certain boolean, OUT item text, OUT party text, OUT reported numeric, OUT suggested numeric)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 5;
COMMENT ON FUNCTION govreport_explain(govreport, integer) IS
	'which figures are wrong when a report does not balance: all smallest sets of at most max_cells cells whose change makes all equations hold, and accidents to whole rows and columns, the likeliest first; a row for each changed cell. explanations counts them and is NULL if there may be more; suggested is NULL if the equations leave more than one value';

CREATE FUNCTION govreport_explain(report govreport, max_cells integer, previous govreport,
	OUT explanation integer, OUT explanations bigint, OUT kind text, OUT cost numeric,
	OUT certain boolean, OUT item text, OUT party text, OUT reported numeric, OUT suggested numeric)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000 ROWS 5;
COMMENT ON FUNCTION govreport_explain(govreport, integer, govreport) IS
	'the same with the report of the year before, if there is one, as evidence for the ranking';

CREATE FUNCTION govreport_impute(report govreport) RETURNS govreport
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500;
COMMENT ON FUNCTION govreport_impute(govreport) IS
	'the report with every missing count of tables 3 and 4 filled in, and marked as imputed, for which the equations leave one value only; nothing in a table that contradicts itself';

/* years.sql: the links between a report and that of the year before */

CREATE FUNCTION govreport_check_years(previous govreport, current govreport,
	OUT rule text, OUT severity text, OUT status text, OUT item text, OUT party text,
	OUT lhs numeric, OUT rhs numeric, OUT difference numeric, OUT message text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 9;
COMMENT ON FUNCTION govreport_check_years(govreport, govreport) IS
	'every link between the reports of two years that follow each other, as pass, fail or unknown; lhs is what the current report says, rhs what follows from the previous one';

/* guard.sql: tables whose reports must hold together, but for what is waived */

CREATE FUNCTION govreport_guard_check() RETURNS trigger
	AS 'MODULE_PATHNAME' LANGUAGE C;
COMMENT ON FUNCTION govreport_guard_check() IS
	'the trigger of govreport_guard(); not to be used otherwise';

CREATE FUNCTION govreport_guard(relation regclass, report name DEFAULT NULL,
	balance text DEFAULT 'error', links text DEFAULT 'warning', deferred boolean DEFAULT true,
	agency name DEFAULT NULL, year name DEFAULT NULL) RETURNS regclass
	AS 'MODULE_PATHNAME' LANGUAGE C VOLATILE;
COMMENT ON FUNCTION govreport_guard(regclass, name, text, text, boolean, name, name) IS
	'guards a column of reports from now on: each must balance, and agree with those of the years beside it, but for what is waived in the table that is returned; balance and links are error, warning or off';

CREATE FUNCTION govreport_unguard(relation regclass, report name DEFAULT NULL,
	drop_waivers boolean DEFAULT false) RETURNS void
	AS 'MODULE_PATHNAME' LANGUAGE C VOLATILE;
COMMENT ON FUNCTION govreport_unguard(regclass, name, boolean) IS
	'undoes govreport_guard(); a table of waivers that is not empty is kept unless it is to be dropped';

CREATE FUNCTION govreport_guard_violations(relation regclass, report name DEFAULT NULL,
	OUT agency text, OUT year integer, OUT rule text, OUT severity text, OUT item text, OUT party text,
	OUT lhs numeric, OUT rhs numeric, OUT difference numeric, OUT message text, OUT waived boolean)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C STABLE;
COMMENT ON FUNCTION govreport_guard_violations(regclass, name) IS
	'what the guard of a table would find in the reports that are there, waived or not';

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

CREATE FUNCTION govreport_rollup_accum(govreport_rollup_state, govreport)
	RETURNS govreport_rollup_state
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE;
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

-- A region's report against those of its parts.

CREATE FUNCTION govreport_reconcile(parent govreport, children govreport[],
	complete boolean DEFAULT false,
	OUT item text, OUT party text, OUT parent numeric, OUT children numeric,
	OUT difference numeric, OUT missing text[], OUT message text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 10;
COMMENT ON FUNCTION govreport_reconcile(govreport, govreport[], boolean) IS
	'the cells where a region''s own report differs from the sum of its parts. missing names the parts whose figures are not in the sum, and divisions without a report unless complete; what is missing is not taken as zero';

/* render.sql: the statutory tables, printed */

CREATE FUNCTION govreport_render(report govreport, format text) RETURNS text
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200;
COMMENT ON FUNCTION govreport_render(govreport, text) IS
	'the statutory tables of a report, or of a sum of reports, in the official layout: html (with its spans), markdown or text. govreport_parse reads it back: the same figures, whatever they are';

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

CREATE FUNCTION govreport_columns(
	OUT figure text, OUT cell integer, OUT path text, OUT part text, OUT item text,
	OUT item_group text, OUT party text, OUT unit text,
	OUT label_zh text, OUT label_en text, OUT party_label_zh text, OUT party_label_en text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 247;
COMMENT ON FUNCTION govreport_columns() IS
	'the figures as columns of a wide view: a row for each cell, and for the group totals that the form does not print, whose cell is NULL';

CREATE FUNCTION govreport_create_views(relation regclass, report_column name DEFAULT NULL,
	prefix name DEFAULT NULL, schema name DEFAULT NULL, keep name[] DEFAULT NULL,
	OUT view regclass, OUT holds text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C VOLATILE PARALLEL UNSAFE ROWS 7;
COMMENT ON FUNCTION govreport_create_views(regclass, name, name, name, name[]) IS
	'makes, or makes anew, flat views over a table of reports for tools that know only plain columns';

CREATE FUNCTION govreport_drop_views(relation regclass, prefix name DEFAULT NULL,
	schema name DEFAULT NULL)
	RETURNS integer
	AS 'MODULE_PATHNAME' LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION govreport_drop_views(regclass, name, name) IS
	'drops the views that govreport_create_views() made, and says how many there were';
