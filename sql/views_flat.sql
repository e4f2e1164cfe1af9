-- Flat views over figures with plain columns beside them
\set VERBOSITY default
CREATE TABLE flat (id integer, agency varchar, region adcode, year bigint, published date, scope text, note text, figures govfigures);
INSERT INTO flat SELECT n, '水务局', '320813', 2019 + n, date '2020-01-20' + n * 365, 'organ', 'n' || n, format('{"received": {"natural_person": %s, "total": %s}}', n, n + n % 2)::govfigures FROM generate_series(1, 3) n;
INSERT INTO flat SELECT 4, agency, region, year, published + 10, scope, 'again', '{"received": {"natural_person": 9, "total": 9}}' FROM flat WHERE id = 3;
INSERT INTO flat (id, agency, figures) VALUES (5, 'no figures', NULL), (6, 'no year', '{"received": {"total": 1}}');
SELECT count(*) FROM govreport_create_views('flat');
-- what a report says of itself are the columns of these names, wherever they stand; of the others the views have their own
SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'flat_wide'::regclass AND attnum BETWEEN 1 AND 22 ORDER BY attnum;
SELECT id, agency, county, year, scope, is_balanced, received_total FROM flat_wide ORDER BY id;
SELECT id, figure, value FROM flat_long WHERE year = 2021 ORDER BY id, figure;
SELECT id, year, note, versions FROM flat_current ORDER BY id;
SELECT id, version, cells_differ FROM flat_duplicates ORDER BY id;
SELECT year, agency, problem, published FROM flat_missing WHERE problem = 'late' ORDER BY year;
SELECT id, finding FROM flat_findings WHERE severity = 'error' ORDER BY id;
SELECT * FROM flat_regions;
SELECT year FROM flat_years ORDER BY year;
SELECT count(*) FROM flat_indicators WHERE id = 1;
-- the planner takes the reports apart again: no row is formed, and conditions reach the table
EXPLAIN (VERBOSE, COSTS off) SELECT id, agency, received_total FROM flat_wide WHERE year = 2020;
EXPLAIN (COSTS off) SELECT agency, received_total FROM flat_wide WHERE region = '320813';
-- they are those of reports
CREATE VIEW formed AS SELECT id, note, ROW(agency, region, year::int, NULL, NULL, NULL, published, NULL, figures, scope)::govreport AS report FROM flat;
SELECT count(*) FROM govreport_create_views('formed', keep => '{id,note}');
SELECT govreport_create_views('flat', keep => '{id,note}') \g /dev/null
SELECT count(*) FROM ((TABLE flat_wide EXCEPT TABLE formed_wide) UNION ALL (TABLE formed_wide EXCEPT TABLE flat_wide)) differ;
SELECT count(*) FROM ((TABLE flat_long EXCEPT TABLE formed_long) UNION ALL (TABLE formed_long EXCEPT TABLE flat_long)) differ;
SELECT count(*) FROM ((TABLE flat_current EXCEPT TABLE formed_current) UNION ALL (TABLE formed_current EXCEPT TABLE flat_current)) differ;
SELECT count(*) FROM ((TABLE flat_findings EXCEPT TABLE formed_findings) UNION ALL (TABLE formed_findings EXCEPT TABLE flat_findings)) differ;
-- which column is meant, and what is none of a report's
ALTER TABLE flat ADD corrected govfigures;
SELECT govreport_create_views('flat');
SELECT count(*) FROM govreport_create_views('flat', 'corrected', prefix => 'corrected');
SELECT govreport_create_views('flat', 'note');
ALTER TABLE flat ADD period text;
SELECT govreport_create_views('flat', 'figures');
SELECT govreport_drop_views('flat'), govreport_drop_views('flat', 'corrected'), govreport_drop_views('formed');
DROP TABLE flat CASCADE;
