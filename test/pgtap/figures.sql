-- Figures and rules: what would be broken if a test failed is in its name.
BEGIN;
SELECT * FROM no_plan();

CREATE FUNCTION pg_temp.report(f govfigures) RETURNS govreport LANGUAGE sql AS
  $$ SELECT ROW(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, f, NULL)::govreport $$;

-- Reports of both forms, with all statuses, small and large values.
CREATE TEMP TABLE figures AS
SELECT id, jsonb_object_agg(item, CASE party_count WHEN 0 THEN pg_temp_value.v ELSE parties.v END)::govfigures AS f
  FROM generate_series(1, 400) id
 CROSS JOIN govreport_items() i
 CROSS JOIN LATERAL (SELECT CASE WHEN h % 97 = 0 THEN '"blank"' WHEN h % 101 = 0 THEN '"illegible"'
								 WHEN h % 103 = 0 THEN '{"imputed": 12}' WHEN h % 11 = 0 THEN to_jsonb(h % 100000)
								 WHEN unit = 'yuan' THEN to_jsonb((h % 1000000) / 100.0)
								 ELSE to_jsonb(h % 50) END AS v
					   FROM (SELECT abs(hashtext(item || id)) AS h) h) pg_temp_value
 CROSS JOIN LATERAL (SELECT jsonb_object_agg(party, CASE WHEN h % 89 = 0 THEN '"not_applicable"'::jsonb
														 ELSE to_jsonb(h % 300) END) AS v
					   FROM (SELECT party, abs(hashtext(item || id || party)) AS h FROM govreport_parties()) p) parties
 WHERE kind = 'cell' AND (CASE WHEN id % 3 = 0 THEN 2019 ELSE 2021 END) = ANY (forms)
   AND (id % 20 <> 0 OR part <> 'applications')
 GROUP BY id;
ANALYZE figures;

SELECT ok(bool_and(f::text::govfigures = f), 'text form gives the same figures back') FROM figures;
SELECT ok(bool_and(f::jsonb::govfigures = f), 'jsonb gives the same figures back') FROM figures;
SELECT is((SELECT count(DISTINCT f::text) FROM figures), (SELECT count(*) FROM (SELECT FROM figures GROUP BY f) g),
		  'figures that print differently hash and compare as different');
SELECT cmp_ok(max(pg_column_size(f)), '<', 450, 'figures stay small even with many large values') FROM figures;
SELECT ok(bool_and(govfigures_hash(f::text::govfigures) = govfigures_hash(f)
			   AND govfigures_hash_extended(f::text::govfigures, 7) = govfigures_hash_extended(f, 7)),
		  'equal figures have equal hashes') FROM figures;

-- the JSON form: a key that means nothing is an error, wherever it stands
CREATE FUNCTION pg_temp.misspelt(code text) RETURNS SETOF text LANGUAGE sql AS $$
	SELECT word FROM (SELECT overlay(code PLACING '' FROM n FOR 1) FROM generate_series(1, length(code)) n
					  UNION ALL SELECT overlay(code PLACING 'x' FROM n FOR 0) FROM generate_series(1, length(code) + 1) n
					  UNION ALL VALUES (upper(code)), (code || ' '), (''), (code || '.total'), (replace(code, '.', '_') || '_')) w (word) $$;
CREATE TEMP TABLE wrong AS
SELECT DISTINCT jsonb_build_object(word, CASE party_count WHEN 0 THEN '1'::jsonb ELSE '{"total": 1}' END) AS form
  FROM govreport_items(), pg_temp.misspelt(item) word WHERE word NOT IN (SELECT item FROM govreport_items() WHERE kind = 'cell')
UNION SELECT jsonb_build_object('granted', jsonb_build_object('total', 1, word, 1)) FROM govreport_parties(), pg_temp.misspelt(party) word
	WHERE word NOT IN (SELECT party FROM govreport_parties())
UNION SELECT jsonb_build_object('$reports', 2, 'granted', jsonb_build_object('total', jsonb_build_array(1, 1, jsonb_build_object(word, 1))))
	FROM unnest('{blank,not_applicable,illegible,imputed}'::text[]) status, pg_temp.misspelt(status) word
UNION SELECT jsonb_build_object('granted', jsonb_build_object('total', jsonb_build_object(word, 1))) FROM pg_temp.misspelt('imputed') word
UNION SELECT jsonb_build_object('granted', jsonb_build_object('total', jsonb_build_object('imputed', 1, word, 1))) FROM pg_temp.misspelt('imputed') word
UNION SELECT jsonb_build_object(word, 2) FROM pg_temp.misspelt('$reports') word;
CREATE FUNCTION pg_temp.fails(form text, as_jsonb boolean) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
	IF as_jsonb THEN PERFORM form::jsonb::govfigures; ELSE PERFORM form::govfigures; END IF;
	RETURN false;
EXCEPTION WHEN invalid_text_representation THEN
	RETURN true;
END $$;
SELECT cmp_ok(count(*)::int, '>', 2000, 'keys are misspelt in every way') FROM wrong;
SELECT is_empty($$ SELECT form FROM wrong WHERE NOT pg_temp.fails(form::text, false) $$, 'an unknown key anywhere in the text form is an error');
SELECT is_empty($$ SELECT form FROM wrong WHERE NOT pg_temp.fails(form::text, true) $$, 'and in jsonb');

-- sums against sums of single figures
CREATE TEMP TABLE cells AS
SELECT id, c.item, c.party, c.value FROM figures, govreport_cells(pg_temp.report(f)) c;
SELECT results_eq(
	$$ SELECT item, party, value FROM govreport_cells(pg_temp.report((SELECT sum(f) FROM figures))) ORDER BY 1, 2 $$,
	$$ SELECT item, party, sum(value) FROM cells GROUP BY 1, 2 HAVING count(value) > 0 ORDER BY 1, 2 $$,
	'sum(govfigures) is, in every cell, the sum of the values');
SELECT is((SELECT (sum(f))['received.total'] FROM figures),
		  (SELECT sum(f['received.total']) FROM figures), 'a subscript of a sum is the sum of the subscripts');
SELECT is((SELECT (sum(f))['fees.amount'] FROM figures),
		  (SELECT sum(f['fees.amount']) FROM figures), 'cents are not lost in a sum');
SELECT is((SELECT sum(f)::text FROM figures), (SELECT sum(s)::text FROM (SELECT sum(f) AS s FROM figures GROUP BY id % 7) p),
		  'sums of groups sum up to the sum of all');
SELECT is((SELECT sum(f)::text::govfigures::text FROM figures), (SELECT sum(f)::text FROM figures),
		  'text form of a sum gives the same sum back');
SELECT ok((SELECT sum(f) FROM figures)::jsonb::govfigures = (SELECT sum(f) FROM figures),
		  'jsonb of a sum gives the same sum back');
SELECT is((SELECT sum(f ORDER BY id)::text FROM figures), (SELECT sum(f ORDER BY id DESC)::text FROM figures),
		  'the order of rows does not matter');

-- moving windows against sums computed anew
SELECT results_eq(
	$$ SELECT id, (sum(f) OVER (ORDER BY id ROWS BETWEEN 3 PRECEDING AND 2 FOLLOWING))::text FROM figures ORDER BY id $$,
	$$ SELECT a.id, sum(b.f)::text FROM figures a JOIN figures b ON b.id BETWEEN a.id - 3 AND a.id + 2 GROUP BY a.id ORDER BY a.id $$,
	'a moving window has the sums of its rows');
SELECT results_eq(
	$$ SELECT id, (sum(CASE WHEN id % 5 < 2 THEN f END) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW))::text
		 FROM figures ORDER BY id $$,
	$$ SELECT a.id, (SELECT sum(b.f) FROM figures b WHERE b.id BETWEEN a.id - 1 AND a.id AND b.id % 5 < 2)::text
		 FROM figures a ORDER BY a.id $$,
	'NULLs come and go in a moving window without a trace');
SELECT ok(bool_and((a.f + b.f) - b.f = a.f AND (a.f + b.f) - a.f = b.f), '(a + b) - b = a')
  FROM figures a JOIN figures b ON b.id = a.id + 1;

-- parallel
CREATE TABLE many_figures AS SELECT id, f FROM figures, generate_series(1, 100);
ALTER TABLE many_figures SET (parallel_workers = 2);
SET LOCAL max_parallel_workers_per_gather = 2;
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
CREATE FUNCTION pg_temp.plan(query text) RETURNS SETOF text LANGUAGE plpgsql AS
  $$ BEGIN RETURN QUERY EXECUTE 'EXPLAIN (COSTS OFF) ' || query; END $$;
SELECT matches(string_agg(p, ' '), 'Finalize Aggregate.*Partial Aggregate', 'a sum is computed in parallel')
  FROM pg_temp.plan('SELECT sum(f) FROM many_figures') p;
SELECT is((SELECT sum(f)::text FROM many_figures),
		  (SELECT (SELECT sum(s) FROM (SELECT sum(f) AS s FROM figures, generate_series(1, 100) g GROUP BY g) p)::text),
		  'parallel workers compute the same sum');
SELECT results_eq('SELECT id, sum(f)::text FROM many_figures GROUP BY id ORDER BY id',
				  'SELECT id, (SELECT sum(x) FROM (SELECT f AS x FROM generate_series(1, 100)) y)::text FROM figures ORDER BY id',
				  'parallel workers compute the same sums of groups');
DROP TABLE many_figures;

-- recv: what arrives is verified.  Bytes get to recv by COPY in binary format.
CREATE TEMP TABLE received (f govfigures);
CREATE FUNCTION pg_temp.receive(image bytea) RETURNS govfigures LANGUAGE plpgsql AS $$
DECLARE
	message bytea := '\x5047434f50590aff0d0a00'::bytea || '\x0000000000000000'::bytea || '\x0001'::bytea
		|| int4send(length(image)) || image || '\xffff'::bytea;
	escaped text;
	result govfigures;
BEGIN
	SELECT string_agg('\' || (b >> 6) || ((b >> 3) & 7) || (b & 7), '' ORDER BY i) INTO escaped
	  FROM generate_series(0, length(message) - 1) i, get_byte(message, i) b;
	EXECUTE format('COPY received FROM PROGRAM %L WITH (FORMAT binary)', 'printf ''' || escaped || '''');
	DELETE FROM received RETURNING f INTO result;
	RETURN result;
END $$;
SELECT ok(bool_and(pg_temp.receive(govfigures_send(f)) = f), 'recv takes what send gives') FROM figures WHERE id <= 10;
SELECT ok(pg_temp.receive(govfigures_send(sum(f))) = sum(f), 'recv takes the sum that send gives') FROM figures;
SELECT throws_ok(format('SELECT pg_temp.receive(%L::bytea)', bytes), '22P03', NULL, 'recv refuses ' || what)
  FROM (SELECT govfigures_send('{"received": {"total": 513, "business": 7}, "fees.amount": 961716000}') AS image) i,
	   LATERAL (VALUES (''::bytea, 'an empty message'), (set_byte(image, 0, 2), 'an unknown version'),
				(set_byte(image, 1, get_byte(image, 1) | 64), 'a block that is not there'),
				(set_byte(image, 1, 255), 'an unknown shape'),
				(set_byte(image, 2, 1), 'a reserved byte that is not zero'),
				(set_byte(image, 3, get_byte(image, 3) # 1), 'a verdict that is not that of the figures'),
				(substring(image FROM 1 FOR 3), 'half a header'),
				(substring(image FROM 1 FOR 100), 'half the cells'),
				(substring(image FROM 1 FOR length(image) - 1), 'half a value'),
				(image || '\x00'::bytea, 'trailing bytes'), (set_byte(image, 20, 248), 'an unknown code'),
				(image || decode(repeat('00', 7000), 'hex'), 'a message of any length'),
				('\x01800000'::bytea || decode(repeat('00', 100), 'hex'), 'a sum cut short'),
				('\x01810000'::bytea || decode(repeat('00', 6564), 'hex'), 'a sum with notes but none in it')) m(bytes, what);

-- figures that were judged by rules of another edition
SELECT ok(bool_and(other = f AND govfigures_send(other) = govfigures_send(f)),
		  'recv takes a verdict by other rules for none, and makes its own')
  FROM (SELECT f, pg_temp.receive(set_byte(govfigures_send(f), 3, edition)) AS other
		  FROM figures, unnest(ARRAY[0, 1, 254, 255]) AS edition WHERE id <= 5) o;

-- errors and their SQLSTATEs
SELECT throws_ok($$ SELECT '{"received": {"total": 1}'::govfigures $$, '22P02', NULL, 'broken JSON is refused');
SELECT throws_ok($$ SELECT '{"recieved": {"total": 1}}'::govfigures $$, '22P02', NULL, 'an unknown key is refused');
SELECT throws_ok($$ SELECT '{"fees.amount": 1, "fees.amount": 1}'::govfigures $$, '22P02', NULL, 'a key given twice is refused');
SELECT throws_ok($$ SELECT '{"fees.amount": 1e30}'::govfigures $$, '22003', NULL, 'a value beyond 64 bits is refused');
SELECT throws_ok($$ SELECT '{"fees.amount": 1.123456789}'::govfigures $$, '22P02', NULL, 'digits are never rounded off');
SELECT throws_ok($$ SELECT repeat('[', 100000)::govfigures $$, '22P02', NULL, 'deep nesting is refused at once');
SELECT throws_ok($$ SELECT f['recieved'] FROM figures $$, '22023', NULL, 'an unknown subscript is an error');
SELECT throws_ok($$ SELECT govreport_figure(pg_temp.report('{}'), 'recieved') $$, '22023', NULL, 'an unknown item is an error');
SELECT throws_ok($$ SELECT govfigures_plain(sum(f)) FROM (VALUES ('{"received": {"total": 9223372036854775807}}'::govfigures),
	('{"received": {"total": 1}}')) v(f) $$, '22003', NULL, 'a sum beyond 64 bits taken for a report is an error');

-- sums near the bounds of 64 bits and beyond: by any order, parts, windows and text the same, and the same as numeric has
CREATE TEMP TABLE large AS
SELECT i, jsonb_build_object('procurement.amount', x, 'received', jsonb_build_object('total', y), 'fees.amount', 'blank')::govfigures AS f, x, y
  FROM (SELECT i, (hashint8(i)::numeric * 4294967296 + hashint8(-i)) / power(10::numeric, i % 9)::numeric AS x,
			   CASE i % 4 WHEN 0 THEN 9223372036854775807 WHEN 1 THEN -9223372036854775808 WHEN 2 THEN 9000000000000000000 ELSE i END AS y
		  FROM generate_series(1, 400) i) r;
UPDATE large SET x = trunc(x, 8 - i % 3);
UPDATE large SET f = jsonb_build_object('procurement.amount', x, 'received', jsonb_build_object('total', y), 'fees.amount', 'blank')::govfigures;
CREATE TEMP TABLE whole AS SELECT sum(f ORDER BY i) AS s FROM large;
SELECT results_eq($$ SELECT s['procurement.amount'], s['received'] FROM whole $$,
				  $$ SELECT trim_scale(sum(x)), sum(y) FROM large $$, 'a sum beyond 64 bits is exact');
SELECT is_empty(format('SELECT n FROM (SELECT n, sum(f ORDER BY hashint8(i * 7919 + n)) AS s FROM large, generate_series(1, 30) n GROUP BY n) r, whole
						WHERE govfigures_send(r.s) <> govfigures_send(whole.s)'), 'a sum depends on the order of its rows');
SELECT is_empty(format('SELECT n FROM (SELECT n, sum(s ORDER BY p) AS s FROM (SELECT n, hashint8(i * 104729 + n) %% 7 AS p, sum(f) AS s
														FROM large, generate_series(1, 30) n GROUP BY 1, 2) part GROUP BY n) r, whole
						WHERE govfigures_send(r.s) <> govfigures_send(whole.s)'), 'a sum depends on the parts that it is made of');
SELECT is_empty(format('SELECT n FROM (SELECT n, sum(s::text::govfigures ORDER BY p) AS s FROM (SELECT n, hashint8(i * 104729 + n) %% 7 AS p, sum(f) AS s
														FROM large, generate_series(1, 10) n GROUP BY 1, 2) part GROUP BY n) r, whole
						WHERE r.s <> whole.s'), 'a part of a sum loses something in its text form');
SELECT is((SELECT a.s + b.s FROM (SELECT sum(f) AS s FROM large WHERE i % 3 = 0) a, (SELECT sum(f) AS s FROM large WHERE i % 3 <> 0) b), s, 'a sum of two parts is not that of all')
  FROM whole;
SELECT is((SELECT whole.s - sum(f) FROM large WHERE i % 3 = 0), (SELECT sum(f) FROM large WHERE i % 3 <> 0), 'a part taken out leaves something else than the rest')
  FROM whole;
SELECT is_empty($$ SELECT i FROM (SELECT i, sum(f) OVER w AS s, sum(x) OVER w AS x, sum(y) OVER w AS y, avg(f) OVER w AS a,
					  sum(y) OVER w * 1000000000000 / count(y) OVER w * 0.000000000001 AS b FROM large
				   WINDOW w AS (ORDER BY i ROWS BETWEEN 9 PRECEDING AND 3 FOLLOWING)) r
				   WHERE s['procurement.amount'] <> x OR s['received'] <> y
					  OR a['received'] <> trim_scale(round(b, coalesce(scale(a['received']), 0))) $$,
				'a moving window beyond 64 bits is not exact');
SELECT throws_ok($$ SELECT govreport_require_balanced(pg_temp.report('{"reconsideration.upheld": 1, "reconsideration.corrected": 0,
	"reconsideration.other": 0, "reconsideration.pending": 0, "reconsideration.total": 0}')) $$, '23514', NULL,
	'an unbalanced report is refused with SQLSTATE 23514');

-- soft errors, from PostgreSQL 16 on
SELECT CASE WHEN current_setting('server_version_num')::int < 160000
	THEN skip('soft errors came with PostgreSQL 16', 1)
	ELSE collect_tap(results_eq(
		$$ SELECT pg_input_is_valid(t, 'govfigures') FROM (VALUES ('{}'), ('{'), ('{"x": 1}'), ('{"received": 1}'),
			 ('{"received": {"total": 1e30}}'), ('{"$reports": 1, "received": {"total": [1, 2]}}'), ('[[[')) v(t) $$,
		ARRAY[true, false, false, false, false, false, false], 'pg_input_is_valid answers instead of raising')) END;

-- the rules agree with themselves
CREATE TEMP TABLE verdicts AS
SELECT id, govreport_is_balanced(r) AS balanced,
	   (SELECT count(*) FROM govreport_violations(r) WHERE severity = 'error') AS violations,
	   (SELECT count(*) FROM govreport_check(r) WHERE status = 'fail' AND severity = 'error') AS failed
  FROM figures, pg_temp.report(f) r;
SELECT ok(bool_and(balanced = (violations = 0) AND violations = failed),
		  'is_balanced, violations and check agree on every report') FROM verdicts;
SELECT ok(bool_and(v.lhs - v.rhs = v.difference), 'a difference is that of both sides')
  FROM figures, govreport_violations(pg_temp.report(f)) v WHERE v.rule <> 'sign';
SELECT ok(bool_and(govreport_figure(pg_temp.report(f), v.item, coalesce(v.party, 'total')) IS NOT DISTINCT FROM v.rhs),
		  'item and party of a rule name its right-hand side')
  FROM figures, govreport_check(pg_temp.report(f)) v WHERE v.item IS NOT NULL AND v.status = 'pass' AND v.rule <> 'sign';
SELECT ok(bool_and(govreport_figure(pg_temp.report(f), g.item) IS NOT DISTINCT FROM f[g.item]),
		  'govreport_figure and the subscript agree, for groups, too')
  FROM figures, govreport_items() g;
SELECT is_empty($$ SELECT FROM govreport_check(pg_temp.report((SELECT sum(f) FROM figures)))
				  WHERE status = 'fail' AND rule IN ('row_total', 'balance') AND (SELECT bool_or(id % 20 = 0) FROM figures) $$,
				'a sum with gaps is never blamed for them');

SELECT * FROM finish();
ROLLBACK;
