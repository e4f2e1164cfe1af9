-- Flat views: what would be broken if a test failed is in its name.
BEGIN;
SELECT * FROM no_plan();
SET client_min_messages = warning;
CREATE SCHEMA bi;
SET LOCAL search_path = bi, public;

-- reports of both forms and a sum over both, with every status, fractions, large values
CREATE TABLE page (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	"Source URL" text,
	year smallint,
	seat adcode,
	scan bytea,
	extra govfigures,
	report govreport
);
COMMENT ON COLUMN page."Source URL" IS 'where it was found';
INSERT INTO page ("Source URL", year, seat, scan, report)
SELECT 'https://example.org/' || id, 2000 + id % 20, '110101', '\x00',
	   jsonb_populate_record(NULL::govreport, jsonb_build_object(
			'agency', '机关' || id,
			'region', (ARRAY['320813', '320800', '32', '110101', NULL])[id % 5 + 1],
			'year', 2019 + id % 5, 'title', '标题', 'published', '2023-01-' || 1 + id % 28,
			'period', '[2022-01-01,2023-01-01)')
			|| jsonb_build_object('figures', f))
  FROM (SELECT id, jsonb_object_agg(item, CASE party_count WHEN 0 THEN one.v ELSE parties.v END) AS f
		  FROM generate_series(1, 150) id
		 CROSS JOIN govreport_items() i
		 CROSS JOIN LATERAL (SELECT CASE WHEN h % 97 = 0 THEN '"blank"' WHEN h % 101 = 0 THEN '"illegible"'
										 WHEN h % 103 = 0 THEN '{"imputed": 12}' WHEN h % 53 = 0 THEN '2.5'
										 WHEN h % 11 = 0 THEN to_jsonb(h::bigint * 1000000)
										 WHEN unit = 'yuan' THEN to_jsonb((h % 1000000) / 100.0)
										 ELSE to_jsonb(h % 50) END AS v
							   FROM (SELECT abs(hashtext(item || id)) AS h) h) one
		 CROSS JOIN LATERAL (SELECT jsonb_object_agg(party, CASE WHEN h % 89 = 0 THEN '"not_applicable"'::jsonb
																 ELSE to_jsonb(h % 300) END) AS v
							   FROM (SELECT party, abs(hashtext(item || id || party)) AS h FROM govreport_parties()) p) parties
		 WHERE kind = 'cell' AND (CASE WHEN id % 3 = 0 THEN 2019 ELSE 2021 END) = ANY (forms)
		   AND (id % 20 <> 0 OR part <> 'applications')
		 GROUP BY id) f;
INSERT INTO page ("Source URL", report) SELECT 'none', NULL;
INSERT INTO page ("Source URL", report)
SELECT 'sum', jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', 'all', 'figures', sum((report).figures)::jsonb)) FROM page;
ANALYZE page;

-- columns of figures
SELECT is(count(*)::int, count(DISTINCT figure)::int, 'no two figures share a column') FROM govreport_columns();
SELECT ok(bool_and(octet_length(figure) <= 63 AND figure ~ '^[a-z][a-z0-9_]*$'),
		  'every column needs no quotes and is no longer than a name may be') FROM govreport_columns();
SELECT results_eq(
	$$ SELECT item, party FROM govreport_columns() WHERE cell IS NOT NULL ORDER BY 1, 2 $$,
	$$ SELECT item, p.party FROM govreport_items() LEFT JOIN govreport_parties() p ON party_count > 0
	    WHERE kind = 'cell' ORDER BY 1, 2 $$, 'every cell of the form has a column');
SELECT results_eq(
	$$ SELECT item, party FROM govreport_columns() WHERE cell IS NULL ORDER BY 1, 2 $$,
	$$ SELECT item, p.party FROM govreport_items(), govreport_parties() p
	    WHERE kind = 'group' AND item <> 'other' ORDER BY 1, 2 $$, 'so has every group total');
SELECT is_empty($$ SELECT figure FROM govreport_columns() WHERE unit = 'yuan' AND label_zh !~ '[(]单位:元[)]$' $$,
				'the label of an amount names the unit that its values have');
SELECT is(string_agg(figure, ',' ORDER BY figure), 'fees_amount,procurement_amount,statistics_budget,statistics_charges_total', 'amounts of money are known as such')
  FROM govreport_columns() WHERE unit = 'yuan';

-- reading by column, of open figures, stored ones, and sums
SELECT is_empty($$
	SELECT id, path FROM page, govreport_columns() c
	 WHERE govfigures_number((report).figures, path) IS DISTINCT FROM (report).figures[path]
		OR govfigures_number(govfigures_open((report).figures), path) IS DISTINCT FROM (report).figures[path] $$,
	'a figure is the same by column and by subscript, stored or open');
SELECT is_empty($$
	SELECT id, path FROM page, govreport_columns() c
	 WHERE govfigures_count((report).figures, path) IS DISTINCT FROM
			CASE WHEN (report).figures[path] = trunc((report).figures[path]) THEN (report).figures[path]::bigint END
		OR govfigures_count(govfigures_open((report).figures), path) IS DISTINCT FROM govfigures_count((report).figures, path) $$,
	'a count is the figure, or NULL where that has a fraction: never rounded');
SELECT results_eq(
	$$ SELECT id, item, party, govfigures_cell_status(f, cell), govfigures_cell_value(f, cell)
		 FROM (SELECT id, govfigures_open((report).figures) AS f FROM page OFFSET 0) p, govreport_columns() c
		WHERE govfigures_cell_present(f, cell) ORDER BY 1, 2, 3 $$,
	$$ SELECT id, item, party, status, value FROM page, govreport_cells(report) ORDER BY 1, 2, 3 $$,
	'cells read by place are those of govreport_cells()');
SELECT is_empty($$
	SELECT id, cell FROM (SELECT id, (report).figures AS f, govfigures_open((report).figures) AS o FROM page OFFSET 0) p, govreport_columns()
	 WHERE govfigures_cell_status(f, cell) IS DISTINCT FROM govfigures_cell_status(o, cell)
		OR govfigures_cell_value(f, cell) IS DISTINCT FROM govfigures_cell_value(o, cell)
		OR govfigures_cell_present(f, cell) IS DISTINCT FROM govfigures_cell_present(o, cell) $$,
	'and the same of stored figures');
SELECT ok(bool_and(o = (report).figures AND o::text = (report).figures::text
			   AND govfigures_send(o) = govfigures_send((report).figures)
			   AND govfigures_hash(o) = govfigures_hash((report).figures)),
		  'open figures are the same figures to every other function')
  FROM (SELECT report, govfigures_open(govfigures_open((report).figures)) AS o FROM page OFFSET 0) p;
SELECT is((SELECT sum(o) FROM (SELECT govfigures_open((report).figures) AS o FROM page OFFSET 0) p),
		  (SELECT sum((report).figures) FROM page), 'they are added as the stored ones are');
SELECT results_eq($$ SELECT id, govfigures_count(o, 'received.total')
					   FROM (SELECT * FROM (SELECT id, govfigures_open((report).figures) AS o FROM page OFFSET 0) q
							  ORDER BY md5(id::text) OFFSET 0) p ORDER BY id $$,
				  $$ SELECT id, govfigures_count((report).figures, 'received.total') FROM page ORDER BY id $$,
				  'they survive a sort');
SELECT throws_ok($$ SELECT govfigures_count((report).figures, 'recieved.total') FROM page $$, '22023', NULL,
				 'an unknown figure is an error');
SELECT throws_ok($$ SELECT govfigures_cell_value((report).figures, n) FROM page, (VALUES (284)) v(n) WHERE report IS NOT NULL OR id = 1 $$,
				 '22023', NULL, 'a cell beyond the last is an error');
SELECT throws_ok($$ SELECT govfigures_cell_status((report).figures, -1) FROM page $$, '22023', NULL,
				 'a cell before the first is an error');

-- the views
SELECT results_eq($$ SELECT view::text FROM govreport_create_views('page') $$,
				  ARRAY['page_wide', 'page_long', 'page_figures', 'page_items', 'page_parties', 'page_regions', 'page_years', 'page_current', 'page_duplicates', 'page_missing', 'page_findings', 'page_indicators'],
				  'one call makes them all');
SELECT is((SELECT count(*)::int FROM page_wide), 151, 'the wide view has a row for each report, and none for what is no report');
SELECT is((SELECT count(*)::int FROM information_schema.columns
			WHERE table_schema = 'bi' AND table_name = 'page_wide'
			  AND column_name IN (SELECT figure FROM govreport_columns())), 247, 'it has a column for each figure');
SELECT is_empty($$ SELECT column_name FROM information_schema.columns
				   WHERE table_schema = 'bi' AND table_name IN (SELECT view::text FROM govreport_create_views('page'))
				     AND data_type NOT IN ('text', 'integer', 'smallint', 'bigint', 'numeric', 'date', 'boolean') $$,
				'all columns of all views are of types that every driver knows');
SELECT is((SELECT count(*)::int FROM information_schema.columns JOIN govreport_columns() ON figure = column_name
			WHERE table_schema = 'bi' AND table_name = 'page_wide'
			  AND data_type = CASE unit WHEN 'yuan' THEN 'numeric' ELSE 'bigint' END), 247, 'counts are bigint, amounts numeric');
SELECT is_empty($$ SELECT attrelid::regclass, attname FROM pg_attribute
				   WHERE attrelid::regclass::text ~ '^page_(wide|long|figures|items|parties|regions|years|current|duplicates|missing|findings|indicators)$' AND attnum > 0
				     AND col_description(attrelid, attnum) IS NULL AND attname NOT IN ('id', 'page_year', 'seat') $$,
				'every column that the view adds has a comment');
SELECT is(col_description('page_wide'::regclass, attnum),
		  '三、(三)不予公开 1.属于国家秘密 / 自然人 | Refused: state secret: Natural persons', 'in Chinese and English')
  FROM pg_attribute WHERE attrelid = 'page_wide'::regclass AND attname = 'refused_state_secret_natural_person';
SELECT is(col_description('page_wide'::regclass, attnum), 'where it was found', 'the table''s own comments are taken over')
  FROM pg_attribute WHERE attrelid = 'page_wide'::regclass AND attname = 'Source URL';
SELECT results_eq($$ SELECT attname::text COLLATE "default" FROM pg_attribute WHERE attrelid = 'page_wide'::regclass AND attnum BETWEEN 1 AND 6 ORDER BY attnum $$,
				  ARRAY['id', 'Source URL', 'page_year', 'seat', 'agency', 'region'],
				  'the table''s own plain columns come first, renamed where the view has one of that name');
SELECT is_empty($$ SELECT w.id, c.figure
					 FROM page p JOIN (SELECT id, to_jsonb(w) AS row FROM page_wide w OFFSET 0) w USING (id), govreport_columns() c
				   WHERE (w.row ->> c.figure)::numeric IS DISTINCT FROM
						 CASE WHEN unit = 'yuan' OR (p.report).figures[path] % 1 = 0 THEN (p.report).figures[path] END $$,
				'every figure in the wide view is that of the report');
SELECT is((SELECT sum(fractions)::int FROM page_wide),
		  (SELECT count(*)::int FROM page, govreport_cells(report) c JOIN govreport_items() i USING (item)
			WHERE i.kind = 'cell' AND unit = 'count' AND value % 1 <> 0), 'counts with a fraction, left out there, are counted');
SELECT is((SELECT sum(numbers)::int FROM page_wide),
		  (SELECT count(value)::int FROM page, govreport_cells(report)), 'cells with a number are counted');
SELECT results_eq($$ SELECT id, item, party, status, value, agency, region, year FROM page_long ORDER BY 1, 2, 3 $$,
				  $$ SELECT id, item, party, status, value, (report).agency, (report).region::text, (report).year
					   FROM page, govreport_cells(report) ORDER BY 1, 2, 3 $$,
				  'the long view has the cells that govreport_cells() has');
SELECT results_eq($$ SELECT DISTINCT region, province, prefecture, county FROM page_wide ORDER BY region $$,
				  $$ VALUES ('110101', '北京市', NULL, '东城区'), ('32', '江苏省', NULL, NULL),
						   ('320800', '江苏省', '淮安市', NULL), ('320813', '江苏省', '淮安市', '洪泽区'), (NULL, NULL, NULL, NULL) $$,
				  'divisions have their names at each level');
SELECT results_eq($$ SELECT DISTINCT period_from, period_to FROM page_wide WHERE period_to IS NOT NULL $$,
				  $$ VALUES ('2022-01-01'::date, '2022-12-31'::date) $$, 'a period is shown by its first and last day');

CREATE TABLE old (report govreport);
INSERT INTO old SELECT jsonb_populate_record(NULL::govreport, jsonb_build_object('region', region, 'year', year, 'scope', 'region', 'figures', '{"received": {"total": 1}}'::jsonb))
  FROM (VALUES ('420600', 2008), ('420600', 2020), ('320829', 2014), ('320829', NULL)) v (region, year);
SELECT lives_ok($$ SELECT govreport_create_views('old') $$, 'reports of divisions that were renamed');
SELECT results_eq($$ SELECT region, year, prefecture, county, scope FROM old_wide ORDER BY 1, 2 $$,
				  $$ VALUES ('320829', 2014, '淮安市', '洪泽县', 'region'), ('320829', NULL, '淮安市', '洪泽县', 'region'),
						   ('420600', 2008, '襄樊市', NULL, 'region'), ('420600', 2020, '襄阳市', NULL, 'region') $$,
				  'bear the names of their year');
SELECT results_eq($$ SELECT region, region_name, current_region FROM old_regions ORDER BY 1 $$,
				  $$ VALUES ('320829', '洪泽县', '320813'), ('420600', '襄阳市', '420600') $$, 'and lead to today''s code');

-- dimensions: keys are unique and complete
SELECT is_empty($$ SELECT 1 FROM page_regions GROUP BY region HAVING count(*) > 1
				   UNION ALL SELECT 2 FROM page_years GROUP BY year HAVING count(*) > 1
				   UNION ALL SELECT 3 FROM page_items GROUP BY item HAVING count(*) > 1
				   UNION ALL SELECT 4 FROM page_parties GROUP BY party HAVING count(*) > 1
				   UNION ALL SELECT 5 FROM page_figures GROUP BY figure HAVING count(*) > 1 $$,
				'a dimension has each of its keys once');
SELECT is_empty($$ SELECT region FROM page_long WHERE region IS NOT NULL EXCEPT SELECT region FROM page_regions $$, 'and every region that occurs');
SELECT is_empty($$ SELECT year FROM page_long WHERE year IS NOT NULL EXCEPT SELECT year FROM page_years $$, 'every year');
SELECT is_empty($$ SELECT item FROM page_long EXCEPT SELECT item FROM page_items $$, 'every item');
SELECT is_empty($$ SELECT figure FROM page_long EXCEPT SELECT figure FROM page_figures $$, 'every figure');
SELECT is_empty($$ SELECT party FROM page_long WHERE party IS NOT NULL EXCEPT SELECT party FROM page_parties $$, 'every party');

-- one report of an agency and year, whatever tells them apart
CREATE TABLE copy (id integer, report govreport);
SELECT setseed(0.3);
INSERT INTO copy SELECT id, jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', (ARRAY['a', 'b', NULL])[1 + floor(random() * 2.1)::int],
		'region', (ARRAY['3702', '370200', '3703', NULL])[1 + floor(random() * 4)::int], 'year', 2020 + floor(random() * 4)::int,
		'published', '2024-01-01'::date + floor(random() * 9)::int, 'figures', jsonb_build_object('received', jsonb_build_object('total', floor(random() * 5)))))
  FROM generate_series(1, 90) id;
SELECT lives_ok($$ SELECT govreport_create_views('copy') $$, 'a table of copies');
CREATE VIEW place AS SELECT id, report, (report).agency, (report).year, coalesce((report).region, (SELECT min((o.report).region) FROM copy o
	WHERE (o.report).agency = (c.report).agency AND (o.report).year = (c.report).year HAVING count(DISTINCT (o.report).region) = 1)) AS region FROM copy c;
SELECT is_empty($$ SELECT id FROM copy_current c JOIN place p USING (id, agency, year) WHERE EXISTS (SELECT FROM place o WHERE (o.agency, o.year) = (p.agency, p.year)
	AND coalesce(o.region = p.region, o.region IS NULL AND p.region IS NULL) AND (o.report).published > (p.report).published) $$, 'a current report is later than all its versions');
SELECT results_eq($$ SELECT agency, year, count(*) FROM copy_current WHERE agency IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2 $$,
	$$ SELECT agency, year, count(DISTINCT coalesce(region, '91')) FROM place WHERE agency IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2 $$, 'and there is one of each agency, place and year');
SELECT is((SELECT count(*) FROM copy_current) + (SELECT count(*) FROM copy_duplicates WHERE version > 1), 90::bigint, 'the others are its duplicates');
SELECT is_empty($$ SELECT id FROM copy_duplicates d JOIN copy c USING (id) WHERE cells_differ IS DISTINCT FROM (SELECT count(*) FROM copy_duplicates f JOIN copy o USING (id), govreport_diff(o.report, c.report)
	WHERE f.version = 1 AND (f.agency, f.year) = (d.agency, d.year) AND (SELECT region FROM place WHERE id = f.id) IS NOT DISTINCT FROM (SELECT region FROM place WHERE id = d.id)) $$, 'which say in how many cells they differ from it');
SELECT isnt_empty('SELECT FROM copy_duplicates WHERE tied', 'some are tied') UNION ALL SELECT isnt_empty('SELECT FROM copy_duplicates WHERE NOT tied', 'some are not');
SELECT is_empty($$ SELECT id FROM copy_duplicates d WHERE version = 1 AND tied <> EXISTS (SELECT FROM copy_duplicates o WHERE (o.agency, o.year, o.published) = (d.agency, d.year, d.published)
	AND (SELECT region FROM place WHERE id = o.id) IS NOT DISTINCT FROM (SELECT region FROM place WHERE id = d.id) AND o.cells_differ > 0) $$, 'those are that another of the same day differs from');

-- speed, as plans tell it
CREATE FUNCTION plan(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN RETURN QUERY EXECUTE 'EXPLAIN (COSTS off, VERBOSE) ' || query; END $$;
SELECT is_empty($$ SELECT p FROM plan('SELECT agency, year FROM page_wide') p WHERE p ~ 'govfigures_open|Join|Loop' $$,
				'where no figure is asked for, none is opened');
SELECT is((SELECT count(*)::int FROM plan('SELECT * FROM page_wide') p WHERE p ~ '^ *Output: govfigures_open'), 1,
		  'where all are, the figures are opened once a row');
SELECT is_empty($$ SELECT p FROM plan('SELECT * FROM page_wide') p WHERE p ~ 'Function Scan|Subquery Scan|Sort|Materialize' $$,
				'and nothing is kept on the way');
CREATE INDEX ON page (id, ((report).year));
SET LOCAL enable_seqscan = off;
SELECT isnt_empty($$ SELECT p FROM plan('SELECT received_total FROM page_wide WHERE id = 7 AND year = 2021') p WHERE p ~ 'Index Cond.*year' $$,
				  'conditions reach the table''s indexes');
RESET enable_seqscan;

-- again
SELECT lives_ok($$ CREATE VIEW upon AS SELECT agency, received_total FROM page_wide $$, 'a view upon a view');
SELECT lives_ok($$ SELECT govreport_create_views('page') $$, 'making them again does not mind it');
DROP VIEW upon;
DO $$ BEGIN CREATE ROLE bi_reader; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
GRANT SELECT ON page_wide TO bi_reader WITH GRANT OPTION;
ALTER TABLE page ADD COLUMN note text;
SELECT lives_ok($$ SELECT govreport_create_views('page') $$, 'a new column of the table makes other views');
SELECT has_column('bi'::name, 'page_wide'::name, 'note'::name, 'which have it');
SELECT ok(has_table_privilege('bi_reader', 'bi.page_wide', 'SELECT WITH GRANT OPTION'), 'privileges given on the old ones are kept');
SELECT ok(NOT has_table_privilege('bi_reader', 'bi.page_long', 'SELECT'), 'none are added');
SELECT is(govreport_drop_views('page'), 12, 'they can be dropped');
SELECT is(govreport_drop_views('page'), 0, 'once');
SELECT hasnt_view('bi'::name, 'page_wide'::name, 'and are gone');

-- names
CREATE SCHEMA "B I";
SELECT lives_ok($$ SELECT govreport_create_views('page', 'report', '统计 "a"', 'B I', '{"Source URL",scan}') $$,
				'prefix, schema and columns can be chosen, however they are written');
SELECT results_eq($$ SELECT attname::text COLLATE "default" FROM pg_attribute WHERE attrelid = '"B I"."统计 ""a""_wide"'::regclass AND attnum BETWEEN 1 AND 3 ORDER BY attnum $$,
				  ARRAY['Source URL', 'scan', 'agency'], 'the columns chosen are taken over, and no others');
SELECT is((SELECT count(*)::int FROM "B I"."统计 ""a""_wide"), 151, 'and the views work');
SELECT is(govreport_drop_views('page', '统计 "a"', 'B I'), 12, 'and are dropped by the same names');
CREATE TABLE "it's; DROP TABLE page; --" ("r""x" govreport, "a'b" text);
SELECT lives_ok($$ SELECT govreport_create_views('"it''s; DROP TABLE page; --"') $$, 'names are quoted');
SELECT has_table('page'::name, 'as they must be');
CREATE TABLE clash (clash_year text, year text, year_2 text, agency text, received_total text, report govreport);
SELECT lives_ok($$ SELECT govreport_create_views('clash') $$, 'a table may have columns called as the view''s');
SELECT results_eq($$ SELECT attname::text COLLATE "default" FROM pg_attribute WHERE attrelid = 'clash_wide'::regclass AND attnum BETWEEN 1 AND 6 ORDER BY attnum $$,
				  ARRAY['clash_year', 'year_3', 'year_2', 'clash_agency', 'clash_received_total', 'agency'],
				  'each gets a name of its own');

CREATE TEMP TABLE passing (report govreport);
SELECT lives_ok($$ SELECT govreport_create_views('passing') $$, 'a temporary table has temporary views');
SELECT is(govreport_drop_views('passing'), 12, 'which are dropped as others are');

-- what cannot be
CREATE TABLE plain (a text);
SELECT throws_ok($$ SELECT govreport_create_views('plain') $$, '42703', NULL, 'a table without reports');
SELECT throws_ok($$ SELECT govreport_create_views('plain', 'a') $$, '42804', NULL, 'a column that is no report');
SELECT throws_ok($$ SELECT govreport_create_views('plain', 'b') $$, '42703', NULL, 'a column that is not there');
SELECT throws_ok($$ SELECT govreport_create_views('page', keep => '{b}') $$, '42703', NULL, 'a column to keep that is not there');
CREATE TABLE two (a govreport, b govreport);
SELECT throws_ok($$ SELECT govreport_create_views('two') $$, '42702', NULL, 'two columns of reports, and none named');
SELECT lives_ok($$ SELECT govreport_create_views('two', 'b') $$, 'one of them named');
SELECT throws_ok($$ SELECT govreport_create_views('page', prefix => repeat('x', 60)) $$, '42622', NULL, 'a prefix that is too long');
SELECT throws_ok($$ SELECT govreport_create_views('page', schema => 'nowhere') $$, '3F000', NULL, 'a schema that is not there');
SELECT throws_ok($$ SELECT govreport_drop_views('page', schema => 'nowhere') $$, '3F000', NULL, 'nor are views dropped there');
SELECT throws_ok($$ SELECT govreport_create_views(NULL) $$, '22004', NULL, 'no table');
SELECT throws_ok($$ SELECT govreport_create_views('page_id_seq') $$, '42809', NULL, 'a sequence');
CREATE TABLE page_years (mine integer);
SELECT throws_ok($$ SELECT govreport_create_views('page') $$, '42P07', NULL, 'what somebody else made is not replaced');
SELECT hasnt_view('bi'::name, 'page_wide'::name, 'and then nothing is made');
SELECT throws_ok($$ SELECT govreport_drop_views('page') $$, '42P07', NULL, 'nor dropped');

-- other relations, domains, generated columns, a moved extension
CREATE DOMAIN checked AS govreport;
CREATE TABLE source (url text, body text, r checked);
SELECT lives_ok($$ SELECT govreport_create_views('source') $$, 'a domain over govreport');
CREATE TABLE generated (url text, body text, r govreport GENERATED ALWAYS AS (govreport_parse(body)) STORED);
SELECT lives_ok($$ SELECT govreport_create_views('generated') $$, 'a generated column');
SELECT hasnt_column('bi'::name, 'generated_wide'::name, 'body'::name, 'the text that it is read from is left out');
SELECT lives_ok($$ SELECT govreport_create_views('generated', keep => '{url,body}') $$, 'unless it is asked for');
SELECT has_column('bi'::name, 'generated_wide'::name, 'body'::name, 'then it is there');
CREATE MATERIALIZED VIEW rollup AS SELECT jsonb_populate_record(NULL::govreport, jsonb_build_object('year', 2022, 'figures', sum((report).figures)::jsonb)) AS report FROM page;
SELECT lives_ok($$ SELECT govreport_create_views('rollup') $$, 'a materialised view');
SELECT is((SELECT received_total::numeric FROM rollup_wide), (SELECT (sum((report).figures))['received.total'] FROM page), 'of sums');
CREATE SCHEMA moved;
ALTER EXTENSION govrpt SET SCHEMA moved;
SELECT ok((SELECT received_total FROM bi.rollup_wide) > 0, 'views go on working when the extension is moved');
SELECT lives_ok($$ SELECT moved.govreport_create_views('bi.rollup') $$, 'and are made anew');
SELECT is(moved.govreport_drop_views('bi.rollup'), 12, 'and dropped');

SELECT * FROM finish();
ROLLBACK;
