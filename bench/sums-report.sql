-- What sums.sql and duckdb.mjs have measured.  duckdb: has DuckDB been there?
SET client_min_messages = warning;
\pset footer off
\if :duckdb
\copy run (name, round, ms) FROM PROGRAM 'cat "$work/duckdb.ms"'
INSERT INTO measure (name, sql, units) VALUES ('duckdb_region', '', :reports), ('duckdb_county', '', :reports);
INSERT INTO claim (id, what, name, against, faster, goal) VALUES
('duckdb', 'sum by region: as fast as DuckDB, one thread', 'sum', 'duckdb_region', true, 1.5),
('duckdb_county', 'the same by county', 'sum_county', 'duckdb_county', true, 1.5);
SELECT format('CREATE TABLE by_duckdb (region adcode, %s)', string_agg(name || ' numeric', ', ' ORDER BY n)) FROM cell \gexec
\copy by_duckdb FROM PROGRAM 'cat "$work/duckdb.csv"' WITH (FORMAT csv, HEADER)
SELECT format('CREATE TABLE of_duckdb AS SELECT region, item, party, value FROM by_duckdb, LATERAL (VALUES %s) v (item, party, value) WHERE value IS NOT NULL',
			  string_agg(format('(%L, %L, %I)', item, party, name), ', ' ORDER BY n)) FROM cell \gexec
SELECT same('by_figures', 'of_duckdb') AS "DuckDB: the same";
\endif
INSERT INTO fact VALUES
(100, 'bytes', 'bytes a report, with its row', (SELECT pg_table_size('report')::numeric / :reports), 'bytes', false, 300),
(101, 'bytes_wide', 'as 200 integer columns: so many times as long', (SELECT pg_table_size('wide')::numeric / pg_table_size('report')), 'times', true, 3),
(102, 'bytes_long', 'as a row a figure: so many times as long',
 (SELECT (pg_table_size('long')::numeric / :long_reports) / (pg_table_size('report')::numeric / :reports)), 'times', true, 30),
(103, 'index', 'a btree on adcode, against one on integer (it is not deduplicated)',
 (SELECT pg_relation_size('by_adcode')::numeric / pg_relation_size('by_integer')), 'times', false, NULL);
\copy (TABLE results) TO PROGRAM 'cat >"$work/results/sums"'
