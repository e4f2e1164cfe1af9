-- Flat views: which columns of a table they take over, and what they are called there
\set VERBOSITY default
CREATE TABLE page (id integer, year text, region adcode, body text, seen date, report govreport GENERATED ALWAYS AS (govreport_parse(body)) STORED);
COMMENT ON COLUMN page.seen IS 'when it was fetched';
SELECT view, holds FROM govreport_create_views('page');
-- not the text that the report is read from; the report's own year and region, and the table's
SELECT attname, format_type(atttypid, atttypmod), col_description(attrelid, attnum)
  FROM pg_attribute WHERE attrelid = 'page_wide'::regclass AND attnum <= 10 ORDER BY attnum;
INSERT INTO page (id, year, body) SELECT 1, 'last', govreport_render(jsonb_populate_record(NULL::govreport,
	'{"agency": "x", "year": 2022, "figures": {"received": {"natural_person": 5, "total": 5}}}'), 'text');
SELECT id, page_year, year, received_natural_person, received_total FROM page_wide;
SELECT id, page_year, figure, status, value FROM page_long WHERE value <> 0 ORDER BY figure;
SELECT * FROM page_years;
-- again, in place; with other columns of the table; and off
SELECT count(*) FROM govreport_create_views('page');
SELECT count(*) FROM govreport_create_views('page', keep => '{seen}');
SELECT count(*) FILTER (WHERE attname = 'seen'), count(*) FILTER (WHERE attname IN ('id', 'page_year')) FROM pg_attribute WHERE attrelid = 'page_wide'::regclass;
SELECT govreport_drop_views('page');
-- which column is meant
ALTER TABLE page ADD second govreport;
SELECT govreport_create_views('page');
SELECT govreport_create_views('page', 'body');
SELECT count(*) FROM govreport_create_views('page', 'second', prefix => 'second');
SELECT govreport_drop_views('page', 'second');
DROP TABLE page;
-- columns of the table that are called as those of other views are: they mean what the table says
CREATE TABLE page (path text, status text, report govreport);
COMMENT ON COLUMN page.status IS 'what came of reading the file';
SELECT count(*) FROM govreport_create_views('page');
SELECT count(*) FROM govreport_create_views('page');
SELECT attrelid::regclass, attname, col_description(attrelid, attnum) FROM pg_attribute
 WHERE attrelid IN ('page_wide'::regclass, 'page_current'::regclass, 'page_long'::regclass, 'page_figures'::regclass) AND attname IN ('path', 'status', 'page_status') ORDER BY 1, attnum;
SELECT govreport_drop_views('page');
DROP TABLE page;
