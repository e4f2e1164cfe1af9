-- What bench/compare asks of each of two revisions; it loads the same into both.
-- Statements are one line each, and run one after the other in a server of one user, too.
\ir measure.sql
CREATE EXTENSION govrpt;
CREATE TABLE page (layout integer, id integer, body text);
\copy page FROM PROGRAM 'cat "$data/texts"'
CREATE TABLE mix AS SELECT body FROM page WHERE layout = 0;
CREATE TABLE others AS SELECT body FROM page WHERE layout NOT IN (0, 12);
CREATE TABLE html AS SELECT body FROM page WHERE layout = 12;
CREATE TABLE report (id integer, year integer, figures govfigures);
\copy report FROM PROGRAM 'cat "$data/figures"'
CREATE TABLE stored AS
SELECT id, jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', 'agency ' || id / 5, 'region', '130304', 'year', 2019 + id % 5, 'figures', figures)) AS report FROM report;
CREATE TABLE text_form AS SELECT figures::text AS json FROM report;
CREATE TABLE sums AS SELECT sum(figures) AS sum FROM report GROUP BY id / 10;
CREATE TABLE sum_text AS SELECT sum::text AS json FROM sums;
SELECT count(*) FROM govreport_create_views('stored') \g /dev/null
-- each year the figures of the year before, with which they agree
CREATE TABLE steady AS
SELECT id, jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', 'agency ' || id / 5, 'region', '130304', 'year', 2021 + id % 5,
			'figures', figures::jsonb || jsonb_build_object('carried_in', figures::jsonb -> 'carried_over', 'regulations.issued', 0, 'regulations.repealed', 0,
				'normative_documents.issued', 0, 'normative_documents.repealed', 0))) AS report
  FROM (SELECT a.id, b.figures FROM report a JOIN report b ON b.id = a.id - a.id % 5) r;
CREATE TABLE guarded (id integer, report govreport);
SELECT govreport_guard('guarded', links => 'warning', balance => 'off', deferred => false) \g /dev/null
VACUUM (FREEZE, ANALYZE);
INSERT INTO measure (name, sql, units) VALUES
('parse, the mix of layouts 1 to 6', 'SELECT count(govreport_parse(body)) FROM mix', 1),
('parse, other layouts of text', 'SELECT count(govreport_parse(body)) FROM others', 1),
('parse, HTML', 'SELECT count(govreport_parse(body)) FROM html', 1),
('diagnostics', 'SELECT count(d) FROM mix, govreport_diagnostics(body) d', 1),
('narrative', 'SELECT count(n) FROM mix, govreport_narrative(body) n', 1),
('sum, by year', 'SELECT year, sum(figures) FROM report GROUP BY year', 1),
('min, by year', 'SELECT year, min(figures) FROM report GROUP BY year', 1),
('rollup, by year', 'SELECT (report).year, govreport_rollup(report) FROM stored GROUP BY 1', 1),
('sum of sums', 'SELECT sum(sum) FROM sums', 1),
('a cell of figures', $$SELECT sum(figures['received.total']) FROM report$$, 1),
('the wide view, one column', 'SELECT sum(received_total) FROM stored_wide', 1),
('the long view, one item', $$SELECT sum(value) FROM stored_long WHERE item = 'received'$$, 1),
('the verdict', 'SELECT count(*) FILTER (WHERE govreport_is_balanced(report)) FROM stored', 1),
('violations', 'SELECT count(v) FROM stored, govreport_violations(report) v', 1),
('check', 'SELECT count(c) FROM stored, govreport_check(report) c', 1),
('figures as text', 'SELECT count(figures::text) FROM report', 1),
('figures from text', 'SELECT count(json::govfigures) FROM text_form', 1),
('figures as jsonb', 'SELECT count(figures::jsonb) FROM report', 1),
('a sum as text', 'SELECT count(sum::text) FROM sums', 1),
('a sum from text', 'SELECT count(json::govfigures) FROM sum_text', 1),
('render, HTML', $$SELECT count(govreport_render(report, 'html')) FROM stored$$, 1),
('render, text', $$SELECT count(govreport_render(report, 'text')) FROM stored$$, 1),
('a guard with links', 'INSERT INTO guarded SELECT * FROM steady', 1);
-- One time of one statement, after it has been run once; NULL where this revision knows no such thing.
CREATE FUNCTION time_of(measure_name text) RETURNS double precision LANGUAGE plpgsql AS $$
DECLARE
	plan json;
	before double precision;
	used double precision;
	statement text := (SELECT sql FROM measure WHERE name = measure_name);
BEGIN
	FOR i IN 1 .. 2 LOOP
		TRUNCATE guarded;
		before := on_processor();
		EXECUTE 'EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ' || statement INTO plan;
		used := nullif(on_processor() - before, 0);
	END LOOP;
	RETURN least((plan -> 0 ->> 'Execution Time')::double precision, used);
EXCEPTION WHEN undefined_function OR undefined_column OR undefined_table OR invalid_parameter_value THEN
	RETURN NULL;
END $$;
