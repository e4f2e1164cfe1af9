-- What the planner knows of views and of what reports say of themselves: no query of
-- a view goes through the reports more than once, or takes few groups for many.
BEGIN;
SELECT * FROM no_plan();
SET client_min_messages = warning;
CREATE SCHEMA plans;
SET LOCAL search_path = plans, public;
SET LOCAL max_parallel_workers_per_gather = 0;

-- 3,000 reports of 30 regions, 3 years, 2 scopes
CREATE TABLE page (id integer, report govreport);
INSERT INTO page
SELECT id, jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', 'office ' || id,
			'region', (320100 + id % 30 * 100)::text, 'year', 2021 + id % 3, 'scope', CASE WHEN id % 7 = 0 THEN 'region' ELSE 'organ' END,
			'figures', jsonb_build_object('received', jsonb_build_object('total', id, 'natural_person', id - 1),
										  'licensing.decisions', CASE WHEN id % 5 = 0 THEN '"blank"'::jsonb ELSE to_jsonb(id * 3) END)))
  FROM generate_series(1, 3000) id;

CREATE FUNCTION pg_temp.plan(q text, how text DEFAULT '') RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
	plan jsonb;
BEGIN
	EXECUTE format('EXPLAIN (FORMAT JSON%s) %s', how, q) INTO plan;
	RETURN plan -> 0 -> 'Plan';
END $$;
CREATE FUNCTION pg_temp.expected(q text) RETURNS numeric LANGUAGE sql AS $$ SELECT (pg_temp.plan(q) ->> 'Plan Rows')::numeric $$;
-- how often a relation is gone through
CREATE FUNCTION pg_temp.scans(q text, relation text) RETURNS numeric LANGUAGE sql AS $$
	SELECT sum((node ->> 'Actual Loops')::numeric)
	  FROM jsonb_path_query(pg_temp.plan(q, ', ANALYZE, TIMING OFF'), '$.**') node
	 WHERE jsonb_typeof(node) = 'object' AND node ->> 'Relation Name' = relation
$$;

-- the dictionary
SELECT is(pg_temp.expected('SELECT * FROM govreport_columns()'), (SELECT count(*)::numeric FROM govreport_columns()),
		  'it is known how many columns figures have');
CREATE FUNCTION pg_temp.counted(q text) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
	n numeric;
BEGIN
	EXECUTE 'SELECT count(*) FROM (' || q || ') x' INTO n;
	RETURN n;
END $$;
SELECT ok(abs(pg_temp.expected(q) - greatest(1, pg_temp.counted(q))) <= 1,
		  format('of "%s" about as many rows are expected as there are: %s for %s', condition, pg_temp.expected(q), pg_temp.counted(q)))
  FROM unnest(ARRAY['figure = ''received_total''', 'path = ''received.total''', 'item = ''received''', 'party = ''total''',
					'part = ''disclosure''', 'part <> ''disclosure''', 'unit = ''yuan''', 'item_group = ''refused''', 'item_group IS NULL',
					'cell IS NULL', 'cell IS NOT NULL', 'party IS NULL', 'item LIKE ''refused%''', 'item IN (''received'', ''granted'')',
					'item = ''no such item''', 'label_zh = ''本年新收政府信息公开申请数量''', 'party_label_en = ''Total'''])
	   AS condition, LATERAL (SELECT 'SELECT * FROM govreport_columns() WHERE ' || condition AS q) q;
SELECT ok(abs(pg_temp.expected(q) - pg_temp.counted(q)) <= pg_temp.counted(q) / 4, 'and how many rows a join of two has')
  FROM (VALUES ('SELECT * FROM govreport_columns() a JOIN govreport_columns() b USING (item)')) v (q);
SELECT ok((pg_temp.expected('SELECT item FROM govreport_columns() GROUP BY item') - (SELECT count(DISTINCT item) FROM govreport_columns())) = 0,
		  'and how many items there are');

-- the long view
SELECT count(*) FROM govreport_create_views('page') \g /dev/null
ANALYZE page;
SELECT is(pg_temp.scans('SELECT region, sum(value) FROM page_long WHERE ' || condition || ' GROUP BY region', 'page'), 1::numeric,
		  'cells where ' || condition || ' are picked from each report, and reports not gone through for each cell')
  FROM unnest(ARRAY['item = ''received''', 'party = ''total''', 'figure IN (''received_total'', ''received_natural_person'')', 'label_en LIKE ''%received%''']) condition;
SELECT is((SELECT sum(value) FROM page_long WHERE item = 'received' AND party = 'natural_person'),
		  (SELECT sum((report).figures['received.natural_person']) FROM page), 'which gives the same');
SELECT is((SELECT count(*) FROM page_long WHERE item = 'licensing.decisions' AND status = 'blank'), 600::bigint, 'of blanks, too');

-- statistics
SELECT is((SELECT pg_get_statisticsobjdef(oid) FROM pg_statistic_ext WHERE stxrelid = 'page'::regclass),
		  'CREATE STATISTICS plans.page_statistics ON ((report).year), ((report).region), ((report).region::text), ((report).scope) FROM page',
		  'the statistics of year, region and scope are made with the views');
SELECT ok(pg_temp.expected(format('SELECT count(*) FROM %s GROUP BY %s', t, g)) BETWEEN 0.9 * n AND 1.1 * n,
		  format('groups by %s of %s are expected as they are', g, t))
  FROM (VALUES ('page', '(report).region', 30), ('page', '(report).year', 3), ('page', '(report).region, (report).year', 30),
			   ('page_wide', 'region', 30), ('page_wide', 'year, scope', 6), ('page_long', 'region', 30)) v (t, g, n);
SELECT ok(pg_temp.expected(format('SELECT * FROM page WHERE %s', c)) BETWEEN 0.8 * n AND 1.2 * n, format('rows where %s, too', c))
  FROM (VALUES ('(report).year = 2022', 1000), ('(report).region = ''3201''', 100), ('(report).scope = ''region''', 428),
			   ('(report).year = 2022 AND (report).scope = ''region''', 143)) v (c, n);
SELECT oid AS before FROM pg_statistic_ext WHERE stxrelid = 'page'::regclass \gset
SELECT count(*) FROM govreport_create_views('page') \g /dev/null
SELECT is((SELECT array_agg(oid::int) FROM pg_statistic_ext WHERE stxrelid = 'page'::regclass), ARRAY[:before],
		  'views made again leave the statistics, and what they know');
SELECT is((SELECT count(*) FROM pg_statistic_ext_data WHERE stxoid = :before), 1::bigint, 'which is there');

ALTER TABLE page RENAME report TO document;
SELECT count(*) FROM govreport_create_views('page') \g /dev/null
SELECT matches((SELECT pg_get_statisticsobjdef(oid) FROM pg_statistic_ext WHERE stxrelid = 'page'::regclass), 'document',
			   'of a column of another name there are statistics as well');
SELECT count(*) FROM govreport_create_views('page', prefix => 'other') \g /dev/null
SELECT is((SELECT count(*) FROM pg_statistic_ext WHERE stxrelid = 'page'::regclass), 2::bigint, 'views of another prefix have their own');
SELECT is(govreport_drop_views('page', prefix => 'other'), 12, 'dropping views counts views');
SELECT is((SELECT array_agg(stxname::text) FROM pg_statistic_ext WHERE stxrelid = 'page'::regclass), ARRAY['page_statistics'],
		  'and drops their statistics, and no others');

-- what is not ours
CREATE VIEW of_page AS TABLE page;
SELECT is((SELECT count(*) FROM govreport_create_views('of_page')), 12::bigint, 'over a view, which can have no statistics, views are made');
CREATE TABLE foreign_page (LIKE page);
CREATE STATISTICS foreign_page_statistics ON id, (id % 2) FROM foreign_page;
SELECT is((SELECT count(*) FROM govreport_create_views('foreign_page')), 12::bigint, 'statistics of somebody else of that name are no trouble');
SELECT is(govreport_drop_views('foreign_page'), 12, 'nor when views are dropped');
SELECT is((SELECT count(*) FROM pg_statistic_ext WHERE stxname = 'foreign_page_statistics'), 1::bigint, 'and stay');
CREATE ROLE plans_reader;
GRANT USAGE, CREATE ON SCHEMA plans TO plans_reader;
GRANT SELECT ON page TO plans_reader;
SET LOCAL ROLE plans_reader;
SELECT is((SELECT count(*) FROM govreport_create_views('page', prefix => 'theirs')), 12::bigint,
		  'who does not own the table makes views of it, without statistics');
RESET ROLE;
SELECT is((SELECT count(*) FROM pg_statistic_ext WHERE stxrelid = 'page'::regclass), 1::bigint, 'of which there are none then');

-- the wide view: each figure by itself, before and after others that are opened otherwise
CREATE TABLE kind (id integer, report govreport);
INSERT INTO kind
SELECT 0, jsonb_populate_record(NULL::govreport, jsonb_build_object('figures', f::jsonb))
  FROM unnest(ARRAY['{"received": {"total": 70000, "natural_person": "blank"}, "fees.amount": 12.5, "granted": {"total": {"imputed": 3}}, "refused.state_secret": {"total": 5}}',
					'{"received": {"total": {"corrected": 4, "printed": "blank"}, "natural_person": {"corrected": "absent", "printed": 7}}, "licensing.decisions": {"stated": 3}}',
					'{"received": {"total": -300, "natural_person": 9223372036854775807}, "licensing.decisions": "illegible", "reconsideration.total": "not_applicable"}',
					'{}']) f;
INSERT INTO kind SELECT 1, jsonb_populate_record(NULL::govreport, jsonb_build_object('figures', sum((report).figures)::jsonb)) FROM (SELECT document AS report FROM page LIMIT 9) p;
SELECT count(*) FROM govreport_create_views('kind') \g /dev/null
SELECT is_empty($$ SELECT id, path FROM (SELECT id, report, govfigures_open((report).figures) AS o FROM kind OFFSET 0) k, govreport_columns()
					WHERE govfigures_number(o, path) IS DISTINCT FROM (report).figures[path] $$, 'a figure of open figures is that of stored ones');
SELECT is_empty($$ SELECT id, path FROM (SELECT id, report, govfigures_open((report).figures) AS o FROM kind OFFSET 0) k,
						  LATERAL (SELECT govfigures_numbers(o) AS n OFFSET 0) n, govreport_columns()
					WHERE n >= 0 AND govfigures_number(o, path) IS DISTINCT FROM (report).figures[path] $$, 'also of those that were opened whole');
SELECT is_empty($$ SELECT id, cell FROM (SELECT id, report, govfigures_open((report).figures) AS o FROM kind OFFSET 0) k, govreport_columns()
					WHERE cell IS NOT NULL AND (govfigures_cell_value(o, cell), govfigures_cell_status(o, cell)) IS DISTINCT FROM
						  (govfigures_cell_value((report).figures, cell), govfigures_cell_status((report).figures, cell)) $$, 'and so is its status');

SELECT * FROM finish();
ROLLBACK;
