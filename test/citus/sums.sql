-- Sums over the nodes of a cluster are those of one server, bit by bit.
\ir tap.psql
SELECT is((SELECT count(*)::text FROM report), '3000', 'all reports are there'),
	   is(rows_of('TABLE report'), rows_of('TABLE whole'), 'as they were') \g /dev/null

-- groups by the distribution column: summed on the workers, whole
\set by_region 'SELECT region AS k, sum(figures) AS s FROM %s GROUP BY region'
SELECT is((plan(format(:'by_region', 'report')) ~ 'Citus Adaptive')::text, 'true', 'sums by region are made by the workers'),
	   is((plan(format(:'by_region', 'report')) ~ 'worker_partial_agg|coord_combine_agg')::text, 'false', 'whole'),
	   is(bits(format(:'by_region', 'report')), bits(format(:'by_region', 'whole')),
		  'sums by region are those of one server, with the same contributors') \g /dev/null

-- other groups: partial states on the workers, which travel as short texts and are added
\set by_year 'SELECT year AS k, sum(figures) AS s FROM %s GROUP BY year'
SELECT is((plan(format(:'by_year', 'report')) ~ 'worker_partial_agg')::text, 'true', 'partial sums by year are made by the workers'),
	   is((plan(format(:'by_year', 'report')) ~ 'coord_combine_agg')::text, 'true', 'and added by the coordinator'),
	   is(bits(format(:'by_year', 'report')), bits(format(:'by_year', 'whole')),
		  'sums by year are those of one server, with the same contributors'),
	   is((SELECT (worker_partial_agg('sum(govfigures)'::regprocedure, figures)::text ~ '^sum:')::text FROM whole), 'true',
		  'a state is sent as its short text') \g /dev/null
\set all 'SELECT 1 AS k, sum(figures) FILTER (WHERE region <@ ''32'') AS s FROM %s'
SELECT is((plan(format(:'all', 'report')) ~ 'worker_partial_agg')::text, 'true', 'so is a sum of all, with a condition'),
	   is(bits(format(:'all', 'report')), bits(format(:'all', 'whole')), 'and it is right') \g /dev/null
\set none 'SELECT 1 AS k, sum(figures) AS s FROM %s WHERE year = 1900'
SELECT is(bits(format(:'none', 'report')), bits(format(:'none', 'whole')), 'a sum of nothing is nothing') \g /dev/null

-- the other aggregates, and rollups of reports that are made of columns, whole and in parts
SELECT is(rows_of(format(q, 'report')), rows_of(format(q, 'whole')), 'the same: ' || q)
  FROM unnest(ARRAY[
	'SELECT region, avg(figures), min(figures), max(figures), govreport_coverage(figures) FROM %s GROUP BY region',
	'SELECT year, avg(figures), min(figures), max(figures), govreport_coverage(figures) FROM %s GROUP BY year',
	'SELECT count(DISTINCT region), min(region), max(region) FROM %s',
	'SELECT adcode_level_name(region, 1), sum(figures) FROM %s GROUP BY 1',
	'SELECT year, figures[''received.total''] FROM %s WHERE region <@ ''32'' AND figures[''received.total''] > 900',
	'SELECT region, count(*) FROM %s WHERE NOT govreport_is_balanced(figures) GROUP BY region',
	'SELECT region, year, sum(figures) - max(figures) FROM %s WHERE year < 2021 GROUP BY region, year HAVING count(figures) > 1',
	'SELECT region, year, sum(sum(figures)) OVER (PARTITION BY region ORDER BY year) FROM %s GROUP BY region, year']) q \g /dev/null
\set rollup 'SELECT %s, govreport_rollup(' :made ') FROM %%s GROUP BY 1'
SELECT is(rows_of(format(q, 'report')), rows_of(format(q, 'whole')), 'the same: rollup by ' || g)
  FROM unnest(ARRAY['region', 'year', 'agency', '1']) g, format(:'rollup', CASE g WHEN '1' THEN '1 AS one' ELSE g END) q \g /dev/null

-- sums that are kept, on their shards, and merged with what comes late; NULL is the sum of nothing
CREATE TABLE kept (region adcode, year integer, s govfigures, PRIMARY KEY (region, year));
CREATE TABLE kept_whole (LIKE kept INCLUDING ALL);
SELECT create_distributed_table('kept', 'region', colocate_with => 'report') \g /dev/null
\set keep 'INSERT INTO %s AS k SELECT region, year, sum(figures) FROM %s WHERE %s GROUP BY region, year ON CONFLICT (region, year) DO UPDATE SET s = govfigures_merge(k.s, excluded.s)'
SELECT format(:'keep', t[1], t[2], c) FROM (VALUES (ARRAY['kept', 'report']), (ARRAY['kept_whole', 'whole'])) t (t),
	(VALUES ('figures IS NULL'), ('scope = ''organ'''), ('scope = ''region'''), ('scope IS NULL')) c (c) \gexec
SELECT is(bits('SELECT region::text || year AS k, s FROM kept'), bits('SELECT region::text || year AS k, s FROM kept_whole'), 'kept sums merge on their shards'),
	   is(bits('SELECT region::text || year AS k, s FROM kept'), bits('SELECT region::text || year AS k, sum(figures) AS s FROM whole GROUP BY region, year'), 'to the sums of all') \g /dev/null
\ir done.psql
