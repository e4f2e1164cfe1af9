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
