-- Flat views over plain columns: over the shards they show what they show on one server.
\ir tap.psql
SELECT is((SELECT count(*)::text FROM govreport_create_views('report')), '12', 'the views are made'),
	   is((SELECT count(*)::text FROM govreport_create_views('whole')), '12', 'and those of one server') \g /dev/null
SELECT is(rows_of(format('SELECT * FROM report_%s', v)), rows_of(format('SELECT * FROM whole_%s', v)), 'the same: ' || v)
  FROM unnest('{wide,figures,items,parties,regions,years,current,duplicates,missing,findings,indicators}'::text[]) v \g /dev/null
SELECT is(rows_of(format(q, 'report')), rows_of(format(q, 'whole')), 'the same: ' || q)
  FROM unnest(ARRAY[
	'SELECT * FROM %s_long WHERE item = ''received''',
	'SELECT province, year, sum(received_total) FROM %s_wide GROUP BY 1, 2',
	'SELECT item_group, sum(value) FROM %s_long WHERE party = ''total'' GROUP BY 1']) q \g /dev/null
SELECT is((plan('SELECT agency, received_total FROM report_wide WHERE year = 2021') ~ 'ROW\(')::text, 'true', 'reports are formed'),
	   is((SELECT string_agg(l, '') FROM regexp_split_to_table(plan('SELECT agency, received_total FROM report_wide WHERE year = 2021'), E'\n') l
			WHERE l ~ 'Output:' AND l ~ 'ROW\('), NULL, 'in what is sent to the shards; there, none is') \g /dev/null
SELECT is((SELECT count(*)::text FROM govreport_create_views('report')), '12', 'they are made again'),
	   is(govreport_drop_views('report')::text, '12', 'and dropped') \g /dev/null
-- closed years in columnar partitions, whose rows have no place
CREATE TABLE years (LIKE whole) PARTITION BY RANGE (year);
SELECT create_distributed_table('years', 'region', colocate_with => 'report') \g /dev/null
CREATE TABLE years_2019 PARTITION OF years FOR VALUES FROM (2019) TO (2020);
CREATE TABLE years_rest PARTITION OF years DEFAULT;
INSERT INTO years SELECT * FROM whole;
SELECT alter_table_set_access_method('years_2019', 'columnar') \g /dev/null
SELECT govreport_create_views('years') \g /dev/null
SELECT is((SELECT count(*)::text FROM pg_class c JOIN pg_am a ON a.oid = relam WHERE relname = 'years_2019' AND amname = 'columnar'), '1', 'a year is columnar') \g /dev/null
SELECT is(rows_of(format('SELECT * FROM years_%s', v)), rows_of(format('SELECT * FROM whole_%s', v)), 'with a columnar year: ' || v)
  FROM unnest('{wide,long,current,duplicates,missing}'::text[]) v \g /dev/null
-- with a column of reports, too
CREATE TABLE doc (region adcode NOT NULL, id integer, report govreport);
SELECT create_distributed_table('doc', 'region', colocate_with => 'report') \g /dev/null
SELECT is(error_of($$SELECT govreport_create_views('doc')$$), 'none', 'over a column of reports, too') \g /dev/null
SELECT is((SELECT count(*)::text FROM doc_wide), '0', 'and can be read') \g /dev/null
\ir done.psql
