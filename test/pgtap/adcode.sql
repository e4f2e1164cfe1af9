-- What would be broken about adcode if a test here failed.
BEGIN;
CREATE EXTENSION IF NOT EXISTS pgtap;
SELECT plan(36);

SELECT is('13'::adcode::text, '13', 'the digits typed are lost');
SELECT is('130000'::adcode::text, '130000', 'zeros typed are lost');
SELECT ok('13'::adcode = '130000'::adcode, 'a code depends on how many of its zeros were typed');
SELECT is((SELECT count(*) FROM (VALUES ('13'::adcode), ('1300'), ('130000'), ('130000000'), ('130000000000')) v (c)
			GROUP BY c), 5::bigint, 'grouping tells apart what is equal');
-- With function 4 (equalimage) an index-only scan gave 130000 for half of the rows that had 13, after others were deleted.
SELECT is((SELECT count(*) FROM pg_amproc p JOIN pg_opfamily f ON f.oid = amprocfamily JOIN pg_am a ON a.oid = opfmethod
			WHERE amproclefttype = 'adcode'::regtype AND amname = 'btree' AND amprocnum = 4), 0::bigint,
		  'an index takes one of two equal codes for the other, as it was not typed');
SELECT throws_ok($$SELECT '130012'::adcode$$, '22P02', NULL, 'a county of prefecture 00 is accepted');
SELECT throws_ok($$SELECT '13x'::adcode$$, '22P02', NULL, 'letters are accepted');
SELECT throws_ok($$SELECT '131'::adcode$$, '22P02', NULL, 'three digits are accepted');
SELECT throws_ok($$SELECT '98'::adcode$$, '22P02', NULL, 'a province that isn''t is accepted');

-- ordered: whatever contains, precedes, and nothing else is between
CREATE TEMP TABLE codes AS
SELECT lpad(c::text, 6, '0')::adcode AS c
  FROM generate_series(110000, 659999) c
 WHERE (c % 10000 = 0 OR c % 10000 >= 100)
   AND c / 10000 IN (11, 13, 32, 42, 65)
   AND (c % 10000 < 300 OR c % 10000 >= 9000) AND c % 100 <= 20;
SELECT is_empty($$SELECT * FROM codes a JOIN codes b ON a.c @> b.c WHERE b.c < a.c$$,
	'a division sorts behind one of its parts');
SELECT is_empty($$
	SELECT * FROM (SELECT c, lag(c) OVER (ORDER BY c) AS before FROM codes) s
	 WHERE adcode_level(c) > 1 AND NOT adcode_parent(c) @> before$$,
	'what sorts before a part is neither its parent nor in it');
SELECT is_empty($$SELECT c FROM codes WHERE adcode_level(c) > 1 AND NOT (adcode_parent(c) @> c AND c <@ adcode_parent(c))$$,
	'a parent does not contain its part');
SELECT is_empty($$SELECT a.c, b.c FROM codes a JOIN codes b ON a.c @> b.c AND b.c @> a.c WHERE a.c <> b.c$$,
	'two divisions contain each other');
SELECT is_empty($$SELECT c FROM codes WHERE adcode_level(c) > 1 AND adcode_level(adcode_parent(c)) <> adcode_level(c) - 1$$,
	'a parent is not one level up');
SELECT is(adcode_parent('13'), NULL, 'a province has a parent');

SELECT is(adcode_name('320813'), '洪泽区', 'a county has no name');
SELECT is(adcode_name('3208'), '淮安市', 'a short code has no name');
SELECT is(adcode_name('139999'), NULL, 'an unknown code has a name');

-- containment against the digits, on random codes of every length
CREATE TEMP TABLE random_codes (c adcode);
SELECT setseed(0.4);
INSERT INTO random_codes
SELECT left(province || prefecture || county || town || village, (ARRAY[2, 4, 6, 9, 12])[1 + i % 5])::adcode
  FROM (SELECT i, (ARRAY['13', '32', '44'])[1 + (random() * 2.99)::int % 3] AS province,
			   lpad((1 + random() * 2)::int::text, 2, '0') AS prefecture,
			   lpad((1 + random() * 2)::int::text, 2, '0') AS county,
			   lpad((1 + random() * 2)::int::text, 3, '0') AS town,
			   lpad((random() * 2)::int::text, 3, '0') AS village
		  FROM generate_series(1, 700) i) s;
CREATE FUNCTION pg_temp.digits(adcode) RETURNS text LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE WHEN c ~ '^\d\d0{10}$' THEN left(c, 2) WHEN c ~ '^\d{4}0{8}$' THEN left(c, 4)
				WHEN c ~ '^\d{6}0{6}$' THEN left(c, 6) WHEN c ~ '^\d{9}000$' THEN left(c, 9) ELSE c END
	  FROM rpad($1::text, 12, '0') c
$$;
CREATE TEMP TABLE pairs AS
SELECT a.c AS a, b.c AS b, starts_with(rpad(b.c::text, 12, '0'), pg_temp.digits(a.c)) AS within
  FROM random_codes a, random_codes b;
SELECT cmp_ok((SELECT count(*) FROM pairs WHERE within), '>', 5000::bigint, 'the random codes contain each other too seldom to test with');
SELECT is_empty($$SELECT * FROM pairs WHERE (a @> b) <> within OR (b <@ a) <> within$$,
	'containment is not what the digits say');
SELECT is_empty($$SELECT * FROM pairs WHERE (b >= a AND b <= adcode_last(a)) <> within$$,
	'a division is not the range from its code to its last');
SELECT is_empty($$SELECT * FROM pairs WHERE (a = b OR a IN (SELECT adcode_ancestors(b))) <> within$$,
	'what contains a division is not among its ancestors, or the other way round');

-- the planner's short cuts give what the functions give
CREATE TEMP TABLE indexed AS SELECT c FROM random_codes;
CREATE INDEX ON indexed (c);
ANALYZE indexed;
CREATE FUNCTION pg_temp.found(condition text) RETURNS SETOF adcode LANGUAGE plpgsql AS $$
DECLARE
	line text;
	plan text := '';
BEGIN
	SET LOCAL enable_seqscan = off;
	FOR line IN EXECUTE 'EXPLAIN SELECT c FROM indexed WHERE ' || condition LOOP
		plan := plan || line;
	END LOOP;
	IF plan !~ 'Index Cond' THEN
		RAISE 'no index condition for %: %', condition, plan;
	END IF;
	RETURN QUERY EXECUTE 'SELECT c FROM indexed WHERE ' || condition;
END $$;
SELECT is_empty($$
	SELECT a, b FROM (SELECT DISTINCT a FROM pairs) s, LATERAL pg_temp.found(format('c <@ %L', a)) b
	EXCEPT SELECT a, b FROM pairs WHERE within$$, 'an index finds what is not contained');
SELECT is_empty($$
	SELECT a, b FROM pairs WHERE within
	EXCEPT SELECT a, b FROM (SELECT DISTINCT a FROM pairs) s, LATERAL pg_temp.found(format('c <@ %L', a)) b$$,
	'an index misses what is contained');
SELECT is_empty($$
	SELECT a, b FROM (SELECT DISTINCT b FROM pairs) s, LATERAL pg_temp.found(format('c @> %L', b)) a
	EXCEPT SELECT a, b FROM pairs WHERE within$$, 'an index finds what does not contain it');
SELECT is_empty($$
	SELECT a, b FROM pairs WHERE within
	EXCEPT SELECT a, b FROM (SELECT DISTINCT b FROM pairs) s, LATERAL pg_temp.found(format('c @> %L', b)) a$$,
	'an index misses what contains it');
-- in a schema that no search path has, the planner still finds adcode_last()
CREATE SCHEMA elsewhere;
ALTER EXTENSION govrpt SET SCHEMA elsewhere;
CREATE FUNCTION pg_temp.joined() RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
	SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off;
	RETURN QUERY EXECUTE 'EXPLAIN (COSTS OFF) SELECT * FROM codes r JOIN indexed i ON i.c OPERATOR(elsewhere.<@) r.c';
END $$;
SELECT matches(string_agg(line, ' '), 'Index Cond: .*adcode_last\(r\.c\)', 'the planner''s support function depends on the search path')
  FROM pg_temp.joined() line;
ALTER EXTENSION govrpt SET SCHEMA public;

-- the binary form
SELECT is(encode(adcode_send('3208'), 'hex'), lpad(to_hex(320800000000 * 16 + 4), 16, '0'),
	'the binary form is not the documented one');

CREATE TEMP TABLE received (c adcode);
CREATE FUNCTION pg_temp.receive(message text) RETURNS adcode LANGUAGE plpgsql AS $$
DECLARE
	-- a binary COPY of one row with one column
	stream text := '5047434f50590aff0d0a00' || repeat('00', 8) || '0001'
		|| lpad(to_hex(length(message) / 2), 8, '0') || message || 'ffff';
	octal text;
BEGIN
	SELECT string_agg('\' || lpad(((get_byte(b, i) >> 6)::text || (get_byte(b, i) >> 3 & 7)::text
			|| (get_byte(b, i) & 7)::text), 3, '0'), '' ORDER BY i)
	  INTO octal
	  FROM decode(stream, 'hex') b, generate_series(0, length(b) - 1) i;
	DELETE FROM received;
	EXECUTE format('COPY received FROM PROGRAM %L WITH (FORMAT binary)', format('printf ''%s''', octal));
	RETURN (SELECT c FROM received);
END $$;
SELECT is(pg_temp.receive(encode(adcode_send(c), 'hex'))::text, c::text, 'what is sent is not what is received')
  FROM (VALUES ('320813001002'::adcode)) v (c);
SELECT throws_ok(format('SELECT pg_temp.receive(%L)', message), state, NULL, what)
  FROM (VALUES
	('000001e449a94003', '22P03', 'a message with 3 digits is accepted'),
	('800001e449a94002', '22P03', 'a negative message is accepted'),
	(lpad(to_hex(320813000000 * 16 + 4), 16, '0'), '22P03', 'a message with more digits than it says is accepted'),
	(lpad(to_hex(130012000000 * 16 + 6), 16, '0'), '22P03', 'a message with a malformed code is accepted'),
	('000001e449a940', '08P01', 'a short message is accepted')) v (message, state, what);

SELECT CASE WHEN current_setting('server_version_num')::int >= 160000
	THEN is_empty($$SELECT 1 WHERE pg_input_is_valid('13x', 'adcode') OR NOT pg_input_is_valid('13', 'adcode')$$,
		'an input error is hard')
	ELSE skip('no soft errors before 16', 1) END;

SELECT is_empty($$
	SELECT p.oid::regprocedure
	  FROM pg_proc p JOIN pg_depend d ON d.objid = p.oid AND d.deptype = 'e'
	  JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'govrpt'
	 WHERE p.proname LIKE 'adcode\_%' AND p.prokind = 'f'
	   AND (p.provolatile <> 'i' OR NOT p.proisstrict OR p.proparallel <> 's')$$,
	'a function on adcode is not immutable, strict and parallel safe');

SELECT * FROM finish();
ROLLBACK;
