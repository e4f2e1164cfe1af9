-- many reports as one: sum, avg, min, max, coverage, rollup
\set VERBOSITY default

CREATE TABLE reports (id int, report govreport);
INSERT INTO reports VALUES
  (1, ROW('A', '320106', 2022, 'A 2022', 'i1', 'd1', '2023-01-20', '[2022-01-01,2023-01-01)', '{"received": {"total": 5, "business": 1}, "fees.amount": 10.5}', 'organ')),
  (2, ROW('B', '320106', 2022, 'B 2022', 'i2', 'd2', '2023-01-21', '[2022-01-01,2023-01-01)', '{"received": {"total": 7, "business": "blank"}, "fees.amount": 0}', 'organ')),
  (3, ROW('C', '320102', 2022, 'C 2022', 'i3', 'd3', '2023-01-22', '[2022-01-01,2023-01-01)', '{"received": {"total": 1}}', 'organ')),
  (4, ROW('C', '320102', 2023, 'C 2023', 'i4', 'd4', '2024-01-22', '[2023-01-01,2024-01-01)', '{"received": {"total": 2}}', 'organ')),
  (5, ROW('D', '130100', 2023, 'D 2023', 'i5', 'd5', '2024-01-23', '[2023-01-01,2024-01-01)', '{"received": {"total": 4}}', 'organ')),
  (6, ROW('E', NULL, 2023, NULL, NULL, NULL, NULL, NULL, NULL, NULL)),
  (7, NULL);

SELECT sum((report).figures), avg((report).figures) FROM reports;
SELECT min((report).figures), max((report).figures) FROM reports;
SELECT c['received.total'] AS total, c['received.business'] AS business, c['fees.amount'] AS fees, c['granted'] AS granted
  FROM (SELECT govreport_coverage((report).figures) AS c FROM reports) q;
SELECT item, party, value FROM (SELECT ROW(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, govreport_coverage((report).figures), NULL)::govreport AS r FROM reports) q,
       govreport_cells(r) WHERE value > 0;

-- the region of a rollup contains all; its year, agency and period are common to all
SELECT (govreport_rollup(report)).* FROM reports WHERE id <= 2;
SELECT (govreport_rollup(report)).* FROM reports WHERE id <= 3;
SELECT (govreport_rollup(report)).* FROM reports WHERE id IN (3, 4);
SELECT (govreport_rollup(report)).* FROM reports WHERE id <= 5;
SELECT (govreport_rollup(report)).* FROM reports;
SELECT (govreport_rollup(report)).* FROM reports WHERE id = 1;
SELECT (govreport_rollup(report)).* FROM reports WHERE id >= 6;
SELECT govreport_rollup(report) FROM reports WHERE id = 7;
SELECT govfigures_reports((govreport_rollup(report)).figures) FROM reports;

-- groups of groups
SELECT (report).region, (report).year, (govreport_rollup(report)).region AS within, govreport_figure(govreport_rollup(report), 'received') AS received
  FROM reports WHERE id <= 5 GROUP BY ROLLUP ((report).year, (report).region) ORDER BY 2, 1;
SELECT (govreport_rollup(report) FILTER (WHERE (report).year = 2022)).region, (govreport_rollup(DISTINCT report)).year FROM reports WHERE id < 4;

-- parts that are kept, and added up later
CREATE TABLE parts AS SELECT (report).region, govreport_rollup(report) AS report FROM reports WHERE id <= 4 GROUP BY 1;
SELECT (govreport_rollup(report)).* FROM parts;

-- what a region's whole contains counts twice beside it
INSERT INTO reports VALUES
  (8, ROW('Nanjing', '320100', 2022, NULL, NULL, NULL, NULL, NULL, '{"received": {"total": 13}}', 'region')),
  (9, ROW('Xuanwu', '320102', 2022, NULL, NULL, NULL, NULL, NULL, '{"received": {"total": 1}}', 'region'));
SELECT govreport_figure(govreport_rollup(report), 'received') FROM reports WHERE id IN (1, 2, 3, 8, 9);
SELECT govreport_figure(govreport_rollup(report), 'received') FROM reports WHERE id IN (4, 8);
SELECT govreport_figure(govreport_rollup(report), 'received') FROM reports WHERE (report).scope = 'organ';
SELECT id, govreport_figure(govreport_rollup(report) OVER (ORDER BY id ROWS 1 PRECEDING), 'received') FROM reports WHERE id IN (3, 4, 8, 9);
-- what the hint advises isn't what the query has already
INSERT INTO reports VALUES
  (10, ROW('Xuanwu', '320102', 2022, NULL, NULL, NULL, NULL, NULL, '{"received": {"total": 1}}', 'region'));
SELECT govreport_figure(govreport_rollup(report), 'received') FROM reports WHERE (report).scope = 'region' AND adcode_level((report).region) = 3;
SELECT govreport_figure(govreport_rollup(report), 'received') FROM reports WHERE (report).scope = 'region';
SELECT govreport_figure(govreport_rollup(report), 'received')
  FROM (SELECT DISTINCT ON ((report).region, (report).year) report FROM reports WHERE (report).scope = 'region' AND adcode_level((report).region) = 3) r;

-- windows over years
SELECT (report).year, govreport_figure(govreport_rollup(report) OVER w, 'received') AS received, (govreport_rollup(report) OVER w).region
  FROM reports WHERE id < 6 WINDOW w AS (ORDER BY (report).year, id ROWS 1 PRECEDING);

DROP TABLE reports, parts;
