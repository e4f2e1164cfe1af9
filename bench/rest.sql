-- The rest: judging, text forms, prints, the guard.  In the database of sums.sql, of some
-- thousand of its reports.
SET client_min_messages = warning;
\pset footer off
TRUNCATE measure, run, claim, fact;
CREATE TABLE sample AS SELECT row_number() OVER ()::integer AS id, report, (report).figures AS figures FROM (SELECT report FROM stored LIMIT 4000) s;
CREATE TABLE texts AS SELECT figures::text AS json, figures::jsonb AS jsonb FROM sample;
CREATE AGGREGATE state(govfigures) (SFUNC = govfigures_accum, STYPE = govfigures);
CREATE TABLE sums AS SELECT state(figures) AS state, sum(figures) AS sum FROM report WHERE id <= 20000 GROUP BY id / 10;
CREATE TABLE sum_texts AS SELECT state::text AS short, sum::text AS json FROM sums;
-- the same reports, one of an agency and year, and ten
CREATE TABLE plain (id integer PRIMARY KEY, report govreport);
CREATE INDEX ON plain (((report).agency), ((report).year));
CREATE TABLE guarded (LIKE plain INCLUDING ALL);
SELECT govreport_guard('guarded', links => 'warning', balance => 'off', deferred => false) \g /dev/null
-- each year the figures of the year before, with which they agree
CREATE TABLE steady AS
SELECT id, figures::jsonb || jsonb_build_object('carried_in', figures::jsonb -> 'carried_over', 'regulations.issued', 0, 'regulations.repealed', 0,
		'normative_documents.issued', 0, 'normative_documents.repealed', 0) AS figures FROM sample;
CREATE TABLE alone AS
SELECT id, jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', 'agency ' || id / 5, 'region', '130304', 'year', 2021 + id % 5,
			'figures', (SELECT figures FROM steady WHERE steady.id = sample.id / 5 + 1))) AS report FROM sample;
CREATE TABLE ten AS
SELECT id, jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', 'agency ' || id / 50, 'region', '130304', 'year', 2021 + id % 5,
			'figures', (SELECT figures FROM steady WHERE steady.id = sample.id / 50 + 1))) AS report FROM sample;
VACUUM (FREEZE, ANALYZE);

SELECT count(*) AS n FROM sample \gset
SELECT count(*) AS nsums FROM sums \gset
INSERT INTO measure (name, sql, units) VALUES
('untouched', 'SELECT count(figures) FROM sample', :n),
('violations', 'SELECT count(v) FROM sample LEFT JOIN LATERAL govreport_violations(report) v ON true', :n),
('check', 'SELECT count(c) FROM sample, govreport_check(report) c', :n),
('jsonb', 'SELECT count(figures::jsonb) FROM sample', :n),
('to_text', 'SELECT count(figures::text) FROM sample', :n),
('from_text', 'SELECT count(json::govfigures) FROM texts', :n),
('from_jsonb', 'SELECT count(jsonb::govfigures) FROM texts', :n),
('jsonb_in', 'SELECT count(json::jsonb) FROM texts', :n),
('sum_in', 'SELECT count(json::govfigures) FROM sum_texts', :nsums),
('state_out', 'SELECT count(state::text) FROM sums', :nsums),
('state_in', 'SELECT count(short::govfigures) FROM sum_texts', :nsums),
('render_text', $$SELECT sum(length(govreport_render(report, 'text'))) FROM sample$$, :n),
('render_html', $$SELECT sum(length(govreport_render(report, 'html'))) FROM sample$$, :n),
('render_markdown', $$SELECT sum(length(govreport_render(report, 'markdown'))) FROM sample$$, :n);
INSERT INTO measure (name, sql, units, prepare) VALUES
('plain_alone', 'INSERT INTO plain SELECT * FROM alone', :n, 'TRUNCATE plain'),
('guarded_alone', 'INSERT INTO guarded SELECT * FROM alone', :n, 'TRUNCATE guarded'),
('plain_ten', 'INSERT INTO plain SELECT * FROM ten', :n, 'TRUNCATE plain'),
('guarded_ten', 'INSERT INTO guarded SELECT * FROM ten', :n, 'TRUNCATE guarded');
INSERT INTO claim (id, what, name, against, goal) VALUES
('violations', 'govreport_violations, of a report that balances', 'violations', NULL, 1),
('check', 'govreport_check, some 43 rows', 'check', NULL, NULL),
('jsonb', 'figures::jsonb', 'jsonb', NULL, NULL),
('jsonb_in', 'figures::jsonb, against jsonb_in() of its text', 'jsonb', 'jsonb_in', NULL),
('from_text', 'govfigures_in of 4.4 kB', 'from_text', NULL, 10),
('sum_in', 'govfigures_in of a sum as JSON', 'sum_in', NULL, NULL),
('state_out', 'the short text of a state, printed', 'state_out', NULL, 10),
('state_in', 'the same, read', 'state_in', NULL, 10),
('render_html', 'govreport_render, HTML', 'render_html', NULL, NULL),
('render_text', 'text, against HTML', 'render_text', 'render_html', 1),
('render_markdown', 'Markdown, against HTML', 'render_markdown', 'render_html', NULL);
INSERT INTO guarded TABLE alone;
SELECT count(*) AS "broken links, of which there are to be none" FROM govreport_guard_violations('guarded');
SELECT measure_all(:rounds) \g /dev/null
INSERT INTO fact
SELECT 100 + row_number() OVER (ORDER BY kind), 'guard_' || kind, 'a guard with links, a row, ' || what, us, 'us', false, 20
  FROM (SELECT kind, what, percentile_cont(0.5) WITHIN GROUP (ORDER BY g.us - p.us) AS us
		  FROM (VALUES ('alone', 'one report of an agency and year'), ('ten', 'ten of them')) k (kind, what)
		  JOIN unit_time g ON g.name = 'guarded_' || kind
		  JOIN unit_time p ON p.name = 'plain_' || kind AND p.round = g.round
		 GROUP BY kind, what) x;
\copy (TABLE results) TO PROGRAM 'cat >"$work/results/rest"'
