-- Views for an office that collects reports: what is there twice, what is missing, shares and rates
\set VERBOSITY default
CREATE TABLE filing (id integer PRIMARY KEY, report govreport);
CREATE FUNCTION made(agency text, region text, scope text, year integer, published date, received integer, granted text DEFAULT NULL) RETURNS govreport LANGUAGE sql AS $$
	SELECT jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', agency, 'region', region, 'scope', scope, 'year', year, 'published', published,
		'figures', jsonb_build_object('received', jsonb_build_object('total', received), 'concluded', jsonb_build_object('total', received))
			|| CASE WHEN granted IS NULL THEN '{}' ELSE jsonb_build_object('granted', jsonb_build_object('total', granted::jsonb)) END)) $$;
INSERT INTO filing VALUES
(1, made('乌海市人民政府', '1503', 'region', 2022, '2023-03-31', 100)), (2, made('乌海市人民政府', '1503', 'region', 2023, '2024-04-01', 120)),
-- published twice, the second time corrected; and copies that are alike
(3, made('海勃湾区人民政府', '150302', 'region', 2022, '2023-03-01', 40, '10')), (4, made('海勃湾区人民政府', '150302', 'region', 2022, '2023-05-01', 41, '11')),
(5, made('海勃湾区人民政府', '150302', 'region', 2023, '2024-03-01', 50, '20')), (6, made('海勃湾区人民政府', '150302', 'region', 2023, '2024-03-01', 50, '20')),
-- on one day, and different: which one counts is not known; on none
(7, made('海南区人民政府', '150303', 'region', 2022, '2023-03-01', 30)), (8, made('海南区人民政府', '150303', 'region', 2022, '2023-03-01', 31, '1')),
(9, made('海南区人民政府', '150303', 'region', 2023, NULL, 33)), (19, made('海南区人民政府', '150303', 'region', 2023, '2024-03-01', 34)), (10, made('海南区人民政府', '150303', 'region', 2023, NULL, 34)),
-- two agencies of one name, one agency whose region is known only once, and nobody's
(11, made('教育局', '150302', 'organ', 2022, '2023-02-01', 5)), (12, made('教育局', '150303', 'organ', 2022, '2023-01-31', 6)),
(13, made('档案馆', '1503', 'organ', 2022, '2023-01-15', 1)), (14, made('档案馆', NULL, NULL, 2022, '2023-01-20', 2)),
(15, made(NULL, '1503', 'organ', 2022, '2023-01-15', 1)), (16, made(NULL, '1503', 'organ', 2022, '2023-01-15', 1)), (17, made('乌海市人民政府', '1503', NULL, NULL, NULL, 1)),
(18, NULL);
SELECT count(*) FROM govreport_create_views('filing');
SELECT id, agency, year, received_total, versions, tied FROM filing_current ORDER BY id;
SELECT id, agency, year, region, published, version, versions, tied, cells_differ FROM filing_duplicates ORDER BY agency, year, region, version;
-- one of an agency and year
SELECT agency, region, year FROM filing_current WHERE agency IS NOT NULL AND year IS NOT NULL GROUP BY 1, 2, 3 HAVING count(*) > 1;
SELECT * FROM filing_missing ORDER BY year, problem, region, agency;
SELECT id, agency, year, finding, severity, cell, printed, message FROM filing_findings WHERE severity <> 'info' AND id IN (2, 4) ORDER BY id, finding, cell LIMIT 6;
SELECT count(*) = (SELECT count(*) FROM filing_current JOIN filing f USING (id) LEFT JOIN (filing_current b JOIN filing p USING (id)) ON (b.agency, b.year, coalesce(b.region, '')) = (filing_current.agency, filing_current.year - 1, coalesce(filing_current.region, '')), govreport_findings(f.report, p.report)) AS all FROM filing_findings;
SELECT id, agency, year, indicator, round(value, 3) AS value FROM filing_indicators WHERE value IS NOT NULL ORDER BY id, indicator;
SELECT count(*) = (SELECT count(*) FROM filing_current) * (SELECT count(*) FROM govreport_indicators()) AS all FROM filing_indicators;
-- who should report may be told: by name, by region, for a year or for each
CREATE TABLE duty (agency text, region text, year integer, note text);
INSERT INTO duty VALUES ('乌海市人民政府', NULL, NULL), ('卫生健康局', '150302', NULL), ('教育局', '150304', 2022), (NULL, '150304', 2023), (NULL, '150303', 2023), (NULL, NULL, NULL), ('海南区人民政府', '150303', 2999);
SELECT count(*) FROM govreport_create_views('filing', expected => 'duty');
SELECT year, agency, region, county, problem, due FROM filing_missing WHERE problem <> 'late' ORDER BY year, region, agency;
-- departments have until 31 January, if the list says that they are
ALTER TABLE duty ADD scope text;
INSERT INTO duty VALUES ('水务局', '1503', 2023, NULL, 'organ');
SELECT count(*) FROM govreport_create_views('filing', expected => 'duty');
SELECT year, agency, region, problem, due FROM filing_missing WHERE problem <> 'late' ORDER BY year, region, agency;
SELECT count(*) FROM govreport_create_views('filing', expected => 'filing');
-- divisions of the year, of the levels that report, within what contains all reports
TRUNCATE filing;
SELECT count(*) FROM govreport_create_views('filing');
SELECT count(*) FROM filing_missing;
INSERT INTO filing VALUES (1, made('洪泽县人民政府', '320829', 'region', 2014, NULL, 1)), (2, made('盱眙县人民政府', '320830', 'region', 2020, NULL, 1)), (3, made('x', '32', 'organ', 2020, NULL, 1)), (4, made('y', '3201', NULL, 2006, NULL, 1));
SELECT year, region_level, count(*), string_agg(county, ' ' ORDER BY region) FILTER (WHERE region ~ '^3208') FROM filing_missing GROUP BY 1, 2 ORDER BY 1, 2;
-- a year is read alone
CREATE FUNCTION plan(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY EXECUTE 'EXPLAIN (COSTS off) ' || query; END $$;
CREATE INDEX ON filing (((report).year));
SET enable_seqscan = off;
SET enable_bitmapscan = off;
SELECT p FROM plan('SELECT received_total FROM filing_current WHERE year = 2023') p WHERE p ~ 'Index';
RESET enable_seqscan;
RESET enable_bitmapscan;
SELECT govreport_drop_views('filing');
DROP TABLE filing, duty;
DROP FUNCTION made(text, text, text, integer, date, integer, text), plan(text);
