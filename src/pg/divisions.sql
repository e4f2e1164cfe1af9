/* divisions.sql: what divisions there are */

CREATE FUNCTION adcode_children(parent adcode, OUT code adcode, OUT name text, OUT level integer)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 12;
COMMENT ON FUNCTION adcode_children(adcode) IS
	'the divisions right below a division today, down to the county; a code that no division has is an error, which lists those around it';

CREATE FUNCTION adcode_children(parent adcode, year integer, OUT code adcode, OUT name text, OUT level integer)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 12;
COMMENT ON FUNCTION adcode_children(adcode, integer) IS
	'the same in a year, from 2007 on';

CREATE FUNCTION adcode_divisions(year integer, OUT code adcode, OUT name text, OUT level integer)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 3200;
COMMENT ON FUNCTION adcode_divisions(integer) IS
	'all divisions that there were in a year, from 2007 on, down to the county';

CREATE FUNCTION adcode_find(division text, OUT code adcode, OUT name text, OUT level integer, OUT full_name text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 1;
COMMENT ON FUNCTION adcode_find(text) IS
	'all divisions that a name may mean, in full or short, alone or after those that it is in; today, or, if there is none of the name today, formerly';

CREATE FUNCTION adcode_find(division text, year integer, OUT code adcode, OUT name text, OUT level integer, OUT full_name text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000 ROWS 1;
COMMENT ON FUNCTION adcode_find(text, integer) IS
	'the same in a year, from 2007 on';
