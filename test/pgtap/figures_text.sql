-- The text form of figures: what is as it is printed is read in one pass, all else by
-- the server's JSON parser; nobody can tell which.
BEGIN;
SELECT * FROM no_plan();
SET client_min_messages = warning;

-- An escape in the first key, which is not touched otherwise, calls for the parser.
CREATE FUNCTION pg_temp.by_parser(given text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
	SELECT regexp_replace(given, '"r', '"\\u0072')
$$;
CREATE FUNCTION pg_temp.reading(given text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	detail text;
BEGIN
	RETURN encode(govfigures_send(given::govfigures), 'hex');
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
	-- the context of an error quotes the text
	RETURN sqlstate || ' ' || detail;
END $$;

CREATE TEMP TABLE sample (n serial, json text);
INSERT INTO sample (json) VALUES
('{"received": {"natural_person": 480, "business": 12480, "total": {"imputed": 513}}, "fees.amount": 12.5, "regulations.issued": "blank"}'),
('{"received": {"natural_person": -4, "total": 9223372036854775807}, "granted": {"total": "not_applicable"}, "fees.amount": "illegible", "refused.state_secret": {"total": {"stated": 0}}}'),
('{"received": {"natural_person": {"corrected": 4, "printed": "blank"}}, "licensing.decisions": 0.00000001}'),
('{"received": {"natural_person": [41, 3, {"blank": 1, "illegible": 2}], "total": 18446744073709551614}, "$reports": 7, "fees.amount": [0.5, 2]}'),
('{"received": {}, "$reports": 0}'),
('{"received": {"total": [1, 1, {"imputed": 1, "not_applicable": 1}]}, "$reports": 2}');
SELECT is(pg_temp.reading(json), pg_temp.reading(pg_temp.by_parser(json)), 'it is read as the parser reads it: ' || json) FROM sample;
SELECT isnt(pg_temp.by_parser(json), json, 'which is asked: ' || json) FROM sample;

-- one character less, or another one, anywhere behind the first key
CREATE TEMP TABLE damaged AS
SELECT n, left(json, i - 1) || c || substr(json, i + CASE WHEN op = 'insert' THEN 0 ELSE 1 END) AS json
  FROM sample, generate_series(length('{"received":') + 1, length(json)) i,
	   unnest(ARRAY['delete', 'insert', 'replace']) op, unnest(ARRAY['', '0', '9', '.', '-', 'e', ' ', ',', '"', '{', '}', '[', ']', ':', 'x', E'\n', E'\\']) c
 WHERE (op = 'delete') = (c = '') AND (c = '' OR i % 3 = ascii(c) % 3);
SELECT cmp_ok(count(*), '>', 5000::bigint, 'there are enough damaged texts') FROM damaged;
SELECT is_empty($$ SELECT json, reading, parsed FROM (SELECT json, pg_temp.reading(json) AS reading, pg_temp.reading(pg_temp.by_parser(json)) AS parsed FROM damaged) d
					WHERE reading <> parsed AND
						  -- the parser's own errors quote what the escape changes
						  NOT (reading LIKE '22P02%' AND parsed LIKE '22P02%') $$,
	'what the parser refuses is refused, and what it reads is read as the same');
SELECT cmp_ok(count(*), '>', 300::bigint, 'some of them are still figures') FROM damaged WHERE pg_temp.reading(json) !~ '^22';

-- keys in any order
SELECT is(jsonb_pretty(json::jsonb)::govfigures, json::govfigures, 'in the order of jsonb, and set apart by lines, it is the same: ' || json) FROM sample;
SELECT throws_ok($$ SELECT '{"fees.amount": 1, "fees.amount": 1}'::govfigures $$, '22P02', NULL, 'an item that is there twice is refused');
SELECT throws_ok($$ SELECT '{"received": {"total": 1, "total": 1}}'::govfigures $$, '22P02', NULL, 'and a party that is');
SELECT throws_ok($$ SELECT '{"received": {"total": [1, 1]}}'::govfigures $$, '22P02', NULL, 'and a sum that does not say of how many reports');
SELECT is('{"本年新收": {"合计": 5}}'::govfigures, '{"received": {"total": 5}}'::govfigures, 'names are read as ever');

-- jsonb is made of the figures, not of their text
SELECT is(json::govfigures::jsonb, json::govfigures::text::jsonb, 'jsonb is what the text is: ' || json) FROM sample;
SELECT is(json::govfigures::jsonb::govfigures, json::govfigures, 'and is read as what it was made of: ' || json) FROM sample;
SELECT is(f::text::govfigures::text || f::jsonb, f::text || f::text::jsonb, 'so are whole forms')
  FROM (SELECT (govreport_form(2022)).figures AS f UNION ALL SELECT sum((govreport_form(y)).figures) FROM generate_series(2019, 2023) y) x;

SELECT * FROM finish();
ROLLBACK;
