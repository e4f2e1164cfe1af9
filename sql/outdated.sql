-- Stored reports that would be others if they were read again
\set VERBOSITY default
CREATE FUNCTION read_by_1_0(body text) RETURNS govreport LANGUAGE sql IMMUTABLE AS $$
	SELECT jsonb_populate_record(r, jsonb_build_object('figures', (r).figures::jsonb - 'licensing.decisions')) FROM govreport_parse(body) r WHERE (r).figures IS NOT NULL $$;
CREATE TABLE page (url text, part integer, body text, note text, report govreport GENERATED ALWAYS AS (read_by_1_0(body)) STORED, PRIMARY KEY (url, part)) PARTITION BY LIST (part);
CREATE TABLE page_1 PARTITION OF page FOR VALUES IN (1);
CREATE TABLE page_2 PARTITION OF page FOR VALUES IN (2);
CREATE FUNCTION text_of(licensing integer) RETURNS text LANGUAGE sql AS $$
	SELECT govreport_render(jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', '某局', 'year', 2023,
		'figures', jsonb_build_object('received', jsonb_build_object('total', 4)) || CASE WHEN licensing IS NULL THEN '{}' ELSE jsonb_build_object('licensing.decisions', licensing) END)), 'text') $$;
INSERT INTO page VALUES ('a', 1, text_of(7)), ('b', 1, text_of(NULL)), ('c', 2, text_of(8)), ('d', 2, 'no report'), ('e', 2, NULL);
SELECT * FROM govreport_outdated('page');
-- the reader learns to read a row
CREATE OR REPLACE FUNCTION read_by_1_0(body text) RETURNS govreport LANGUAGE sql IMMUTABLE AS $$ SELECT govreport_parse(body) $$;
SELECT partition, row_id, key, cells_differ, header_differs, corrected FROM govreport_outdated('page') ORDER BY key;
-- they are read again by an update of what they are read from, and of nothing else
UPDATE page SET note = 'touched';
SELECT count(*) FROM govreport_outdated('page');
UPDATE page SET body = body FROM govreport_outdated('page') o WHERE page.tableoid = o.partition AND page.ctid = o.row_id;
SELECT count(*) FROM govreport_outdated('page');
SELECT url, (report).figures['licensing.decisions'] AS licensing FROM page ORDER BY url;
-- a column that is filled by hand; what was corrected is told
CREATE TABLE loaded (id integer, raw bytea, report govreport);
INSERT INTO loaded SELECT n, convert_to(text_of(n), 'GB18030'), govreport_parse(text_of(n)) FROM generate_series(1, 4) n;
UPDATE loaded SET report = govreport_set(report, 'received', 'total', 5) WHERE id = 2;
UPDATE loaded SET report = NULL WHERE id = 3;
UPDATE loaded SET report = jsonb_populate_record(report, '{"agency": "他局"}') WHERE id = 4;
SELECT key, cells_differ, header_differs, corrected FROM govreport_outdated('loaded', body => 'raw') ORDER BY corrected, cells_differ;
-- as the caller, with his path
CREATE SCHEMA aside;
CREATE FUNCTION aside.govreport_parse(bytea) RETURNS govreport LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RAISE 'another reader'; END $$;
SET search_path = aside, public;
SELECT count(*) FROM govreport_outdated('loaded', body => 'raw');
RESET search_path;
SELECT * FROM govreport_outdated('loaded');
SELECT * FROM govreport_outdated('loaded', body => 'text');
SELECT * FROM govreport_outdated('loaded', body => 'id');
SELECT * FROM govreport_outdated('loaded', 'raw');
SELECT * FROM govreport_outdated('pg_class');
SELECT * FROM govreport_outdated('pg_views');
SELECT * FROM govreport_outdated(NULL);
DROP TABLE page, loaded;
DROP FUNCTION read_by_1_0(text), text_of(integer);
DROP SCHEMA aside CASCADE;
