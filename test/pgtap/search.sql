-- Searching the sections of reports, as doc/search.md shows it: indexes are used, and find what is there.
BEGIN;
SELECT * FROM no_plan();

CREATE TEMP TABLE section AS
	SELECT n AS page, s.*
	  FROM generate_series(1, 200) n,
		   govreport_sections(format(E'青禾市水务局2022年政府信息公开工作年度报告\n一、总体情况\n（一）主动公开。全年公开%s条。\n（二）依申请公开。%s\n五、存在的主要问题及改进情况\n1.更新慢。\n2.%s。\n', n,
									 CASE WHEN n = 7 THEN '收到申请三件，均为行政许可信息。' ELSE '没有收到。' END,
									 CASE WHEN n = 11 THEN '解读少' ELSE '人手少' END), 3) s;
SELECT is(count(*), 1200::bigint, 'each page has its parts and their sub-headings') FROM section;

CREATE FUNCTION pg_temp.pairs(content text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
	SELECT array_agg(DISTINCT pair)
	  FROM (SELECT c || lead(c) OVER (ORDER BY n) AS pair
			  FROM unnest(string_to_array(regexp_replace(content, '\s', '', 'g'), NULL)) WITH ORDINALITY t (c, n)) p
	 WHERE pair IS NOT NULL $$;
CREATE INDEX section_pairs ON section USING gin (pg_temp.pairs(content));

CREATE FUNCTION pg_temp.plan_of(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
	RETURN QUERY EXECUTE 'EXPLAIN (COSTS OFF) ' || query;
END $$;
SET LOCAL enable_seqscan = off;

SELECT is(array_agg(page), '{7}', 'a word of two characters is found')
  FROM section WHERE level = 2 AND pg_temp.pairs(content) @> pg_temp.pairs('许可');
SELECT is(array_agg(page), '{11}', 'in a heading''s part, too')
  FROM section WHERE level = 1 AND pg_temp.pairs(content) @> pg_temp.pairs('解读少');
SELECT ok(count(*) > 0, 'by the index of pairs')
  FROM pg_temp.plan_of($$SELECT page FROM section WHERE pg_temp.pairs(content) @> pg_temp.pairs('许可')$$) l
 WHERE l ~ 'Index Scan on section_pairs';

-- trigrams, where the server has them and its locale knows the characters
SELECT count(*) > 0 AS has_trgm FROM pg_available_extensions WHERE name = 'pg_trgm' \gset
\if :has_trgm
CREATE EXTENSION IF NOT EXISTS pg_trgm;
SELECT cardinality(show_trgm('行政许可')) > 0 AS knows_letters \gset
\if :knows_letters
DROP INDEX section_pairs;
CREATE INDEX section_trgm ON section USING gin (content gin_trgm_ops);
SELECT is(array_agg(page), '{7}', 'a piece of three characters is found')
  FROM section WHERE level = 2 AND content LIKE '%行政许可%';
SELECT ok(count(*) > 0, 'by the index of trigrams')
  FROM pg_temp.plan_of($$SELECT page FROM section WHERE content LIKE '%行政许可%'$$) l
 WHERE l ~ 'Index Scan on section_trgm';
\else
SELECT skip('the locale knows no Chinese letters', 2);
\endif
\else
SELECT skip('the server has no pg_trgm', 2);
\endif

SELECT * FROM finish();
ROLLBACK;
