-- Sums of stored reports, beside the same as columns and as rows; views, beside tables of
-- what they show.  Of the long table only so many reports (long_reports).
\ir measure.sql
CREATE EXTENSION govrpt;
CREATE TABLE generated (id integer, year integer, figures govfigures);
\copy generated FROM PROGRAM 'cat "$work/figures"'

-- Counties, each as likely as the others and in no order; the regions are so many of them.  Fees in whole
-- yuan, so that they fit an integer.  Reports whose tables are all of the form of 2021.
CREATE TABLE county AS
SELECT row_number() OVER () - 1 AS n, code
  FROM (SELECT code FROM adcode_divisions(2022) WHERE level = 3 ORDER BY hashtext(code::text)) x;
CREATE TABLE report AS
SELECT id, r.code AS region, c.code AS county, year,
	   CASE WHEN figures['fees.amount'] <> trunc(figures['fees.amount']) OR figures['fees.amount'] >= 1000000000
			THEN jsonb_set(figures::jsonb, '{fees.amount}', to_jsonb(trunc(figures['fees.amount']) % 1000000000))::govfigures
			ELSE figures END AS figures
  FROM (SELECT row_number() OVER (ORDER BY id)::integer AS id, year, figures FROM generated
		 WHERE NOT figures::jsonb ?| (SELECT array_agg(item) FROM govreport_items() WHERE forms = '{2019}')) g
  JOIN county c ON c.n = (hashint4(id)::bigint + 2147483648) % (SELECT count(*) FROM county)
  JOIN county r ON r.n = (hashint4(id)::bigint + 2147483648) % 340
 WHERE id <= :reports
 ORDER BY id;
DROP TABLE generated;
CREATE TABLE stored AS
SELECT jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', 'agency ' || id, 'region', region, 'year', year, 'scope', 'organ',
																 'figures', figures)) AS report
  FROM report ORDER BY id;
CREATE TABLE million AS SELECT region, figures FROM report, generate_series(1, 1000000 / :reports);

CREATE TABLE cell AS
SELECT row_number() OVER () AS n, item, party, item || coalesce('.' || party, '') AS path,
	   replace(item, '.', '_') || coalesce('_' || party, '') AS name
  FROM (SELECT DISTINCT item, party FROM (SELECT report FROM stored LIMIT 2000) s, govreport_cells(report)) c;
SELECT format('CREATE TABLE wide (id integer, region adcode, county adcode, year integer, %s)',
			  string_agg(name || ' integer', ', ' ORDER BY n)) FROM cell \gexec
SELECT format('INSERT INTO wide SELECT id, region, county, year, %s FROM (SELECT *, govfigures_open(figures) AS o FROM report OFFSET 0) r',
			  string_agg(format('govfigures_count(o, %L)', path), ', ' ORDER BY n)) FROM cell \gexec

CREATE TABLE item AS SELECT item, row_number() OVER (ORDER BY min(n))::smallint AS i FROM cell GROUP BY item;
CREATE TABLE party AS SELECT party, row_number() OVER (ORDER BY min(n))::smallint AS p FROM cell WHERE party IS NOT NULL GROUP BY party;
CREATE TABLE long (id integer, region adcode, year integer, item smallint, party smallint, value integer);
INSERT INTO long
SELECT id, region, year, i, p, c.value
  FROM (SELECT id, region, year, jsonb_populate_record(NULL::govreport, jsonb_build_object('figures', figures)) AS report
		  FROM report WHERE id <= :long_reports) r,
	   govreport_cells(report) c
	   JOIN item USING (item)
	   LEFT JOIN party USING (party)
 WHERE c.value IS NOT NULL;

-- views, and the same over tables: the dictionary, and the figures
SELECT count(*) FROM govreport_create_views('stored') \g /dev/null
CREATE TABLE dictionary AS SELECT * FROM govreport_columns();
SELECT 'CREATE VIEW long_over_table AS ' ||
	   replace(regexp_replace(pg_get_viewdef('stored_long'), 'govreport_columns\(\) govreport_columns\([^)]*\)', 'dictionary govreport_columns'), 'OFFSET 0', '') \gexec
CREATE INDEX by_adcode ON report (region);
CREATE TABLE as_integer AS SELECT left(region::text, 6)::integer AS region FROM report;
CREATE INDEX by_integer ON as_integer (region);
VACUUM (FREEZE, ANALYZE);

\echo
SELECT (SELECT count(*) FROM report) AS reports, (SELECT count(*) FROM cell) AS figures, (SELECT count(DISTINCT region) FROM report) AS regions,
	   (SELECT count(DISTINCT county) FROM report) AS counties,
	   (SELECT count(*) FROM long) AS "rows of the long table", (SELECT round(avg(pg_column_size(figures))) FROM report) AS "bytes of figures";

-- do they say the same?
CREATE TABLE by_figures AS
SELECT region, item, party, value
  FROM (SELECT region, jsonb_populate_record(NULL::govreport, jsonb_build_object('figures', govfigures_plain(sum(figures)))) AS report
		  FROM report GROUP BY region) r, govreport_cells(report) WHERE value IS NOT NULL;
CREATE TABLE by_wide (region adcode, item text, party text, value numeric);
SELECT format('INSERT INTO by_wide SELECT region, item, party, value
				 FROM (SELECT region, %s FROM wide GROUP BY region) s, LATERAL (VALUES %s) v (item, party, value) WHERE value IS NOT NULL',
			  string_agg(format('sum(%I) AS %I', name, name), ', ' ORDER BY n),
			  string_agg(format('(%L, %L, %I)', item, party, name), ', ' ORDER BY n)) FROM cell \gexec
CREATE TABLE by_long AS
SELECT region, item.item, party.party, value
  FROM (SELECT region, item, party, sum(value) AS value FROM long GROUP BY region, item, party) s
  JOIN item ON i = s.item LEFT JOIN party ON p = s.party;
CREATE TABLE by_figures_of_long AS
SELECT region, item, party, value
  FROM (SELECT region, jsonb_populate_record(NULL::govreport, jsonb_build_object('figures', govfigures_plain(sum(figures)))) AS report
		  FROM report WHERE id <= :long_reports GROUP BY region) r, govreport_cells(report) WHERE value IS NOT NULL;
CREATE FUNCTION same(a regclass, b regclass) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
	n integer;
BEGIN
	EXECUTE format('SELECT count(*) FROM (TABLE %s EXCEPT TABLE %s UNION ALL (TABLE %s EXCEPT TABLE %s)) d', a, b, b, a) INTO n;
	IF n > 0 THEN
		RAISE EXCEPTION '% and % differ in % sums', a, b, n;
	END IF;
	RETURN true;
END $$;
SELECT count(*) AS "sums by region", same('by_figures', 'by_wide') AS "as columns: the same",
	   same('by_figures_of_long', 'by_long') AS "as rows: the same" FROM by_figures;

-- the queries
INSERT INTO measure (name, sql, units) VALUES
('scan', 'SELECT count(*) FROM report', :reports),
('groups', 'SELECT region, count(figures) FROM report GROUP BY region', :reports),
('sum', 'SELECT region, sum(figures) FROM report GROUP BY region', :reports),
('min', 'SELECT region, min(figures) FROM report GROUP BY region', :reports),
('max', 'SELECT region, max(figures) FROM report GROUP BY region', :reports),
('avg', 'SELECT region, avg(figures) FROM report GROUP BY region', :reports),
('coverage', 'SELECT region, govreport_coverage(figures) FROM report GROUP BY region', :reports),
('sum_county', 'SELECT county, sum(figures) FROM report GROUP BY county', :reports),
('sum_all', 'SELECT sum(figures) FROM report', :reports),
('sum_composite', 'SELECT (report).region, sum((report).figures) FROM stored GROUP BY 1', :reports),
('rollup', 'SELECT (report).region, govreport_rollup(report) FROM stored GROUP BY 1', :reports),
('long', 'SELECT region, item, party, sum(value) FROM long GROUP BY region, item, party', :long_reports),
('view_item', $$SELECT region, sum(value) FROM stored_long WHERE item = 'received' GROUP BY region$$, :reports),
('table_item', $$SELECT region, sum(value) FROM long_over_table WHERE item = 'received' GROUP BY region$$, :reports),
('view_figure', $$SELECT sum(value) FROM stored_long WHERE figure = 'received_total'$$, :reports),
('table_figure', $$SELECT sum(value) FROM long_over_table WHERE figure = 'received_total'$$, :reports),
('view_one', 'SELECT sum(received_total) FROM stored_wide', :reports),
('wide_one', 'SELECT sum(received_total) FROM wide', :reports);
INSERT INTO measure (name, sql, units)
SELECT q.name, format(q.sql, string_agg(format('sum(%I)', c.name), ', ' ORDER BY c.n)), :reports
  FROM cell c, (VALUES (1, 'wide', 'SELECT region, %s FROM wide GROUP BY region'), (2, 'wide_county', 'SELECT county, %s FROM wide GROUP BY county'),
					   (3, 'wide_all', 'SELECT %s FROM wide'), (4, 'view_all', 'SELECT %s FROM stored_wide')) q (n, name, sql)
 GROUP BY q.n, q.name, q.sql ORDER BY q.n;
INSERT INTO measure (name, sql, units, workers, passing) VALUES
('million', 'SELECT region, sum(figures) FROM million GROUP BY region', 1000000, 0, true),
('million_2', 'SELECT region, sum(figures) FROM million GROUP BY region', 1000000, 2, true);
INSERT INTO claim (id, what, name, against, faster, goal) VALUES
('sum', 'sum(figures) by region, a report', 'sum', NULL, false, NULL),
('groups', 'only counting figures by region', 'groups', NULL, false, NULL),
('sum_rollup', 'govreport_rollup(report) by region', 'rollup', NULL, false, NULL),
('sum_composite', 'sum((report).figures) by (report).region, against figures of their own', 'sum_composite', 'sum', false, NULL),
('sum_wide', 'sum by region: as fast as 200 integer columns', 'sum', 'wide', true, 11),
('sum_wide_county', 'the same by county', 'sum_county', 'wide_county', true, 8),
('sum_wide_all', 'the same without groups', 'sum_all', 'wide_all', true, NULL),
('sum_long', 'sum by region: as fast as a row a figure', 'sum', 'long', true, 100),
('min', 'min(figures) by region, against sum', 'min', 'sum', false, 1.5),
('max', 'max(figures)', 'max', 'sum', false, 1.5),
('avg', 'avg(figures)', 'avg', 'sum', false, 1.5),
('coverage', 'govreport_coverage(figures)', 'coverage', 'sum', false, 1.5),
('workers', 'sum by region of a million: two workers as fast as none', 'million_2', 'million', true, 1.5),
('view_long', 'the long view, one item, against its cells in a table', 'view_item', 'table_item', false, 1.5),
('view_long_figure', 'the long view, one figure, against its cells in a table', 'view_figure', 'table_figure', false, 1.5),
('view_wide', 'the wide view, 200 sums, against a table of 200 columns', 'view_all', 'wide_all', false, 2),
('view_wide_one', 'the wide view, one sum, against a table of 200 columns', 'view_one', 'wide_one', false, NULL);
SELECT measure_all(:rounds) \g /dev/null
\copy (SELECT * FROM wide ORDER BY id) TO PROGRAM 'cat >"$work/wide.csv"' WITH (FORMAT csv, HEADER)
