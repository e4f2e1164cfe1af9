-- For bench/cluster: so many reports in one table (whole), spread by region (report), the same
-- with a composite (composite), in columnar shards (closed), and a table to be replicated (sent).
SET client_min_messages = warning;
SELECT least(:reports / 5, 20000) AS templates \gset
CREATE TABLE template AS
SELECT n, jsonb_object_agg(item, CASE party_count WHEN 0 THEN to_jsonb(h % 40) ELSE p.v END)::govfigures AS figures
  FROM generate_series(1, :templates) n CROSS JOIN govreport_items() i
 CROSS JOIN LATERAL (SELECT abs(hashtext(item || n)) AS h) h
 CROSS JOIN LATERAL (SELECT jsonb_object_agg(party, CASE WHEN hp % 50 = 0 THEN '"blank"'::jsonb WHEN hp % 3 = 0 THEN to_jsonb(hp % 900) ELSE '0' END) AS v
					   FROM (SELECT party, abs(hashtext(item || n || party)) AS hp FROM govreport_parties()) q) p
 WHERE kind = 'cell' AND 2021 = ANY (forms) GROUP BY n;
CREATE TABLE place AS
SELECT code, row_number() OVER (ORDER BY code) - 1 AS at FROM adcode_divisions(2023) WHERE level = 3;
SELECT count(*) AS places FROM place \gset
ANALYZE template, place;
CREATE TABLE whole (region adcode NOT NULL, agency text, year integer NOT NULL, scope text, figures govfigures);
INSERT INTO whole
SELECT d.code, d.code::text || ' ' || i / :places % 8, 2014 + i % 10, CASE WHEN i % 9 = 0 THEN 'region' ELSE 'organ' END, t.figures
  FROM generate_series(1, :reports) i
  JOIN place d ON d.at = (i * 7919::bigint) % :places
  JOIN template t ON t.n = 1 + (i * 31::bigint) % :templates
 ORDER BY hashtext(i::text);
CREATE TABLE report (LIKE whole);
SELECT create_distributed_table('report', 'region', shard_count => :shards) \g /dev/null
INSERT INTO report SELECT * FROM whole;
VACUUM (ANALYZE) whole, report;
\if :sums_only
\q
\endif
CREATE TABLE composite (region adcode NOT NULL, report govreport);
SELECT create_distributed_table('composite', 'region', colocate_with => 'report') \g /dev/null
INSERT INTO composite SELECT region, ROW(agency, region, year, NULL, NULL, NULL, NULL, NULL, figures, scope)::govreport FROM whole;
CREATE EXTENSION citus_columnar;
CREATE TABLE closed (LIKE whole) USING columnar;
SELECT create_distributed_table('closed', 'region', colocate_with => 'report') \g /dev/null
INSERT INTO closed SELECT * FROM whole ORDER BY region, year;
CREATE TABLE sent (LIKE whole);
VACUUM (ANALYZE) composite, closed;
