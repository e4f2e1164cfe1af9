-- Correcting figures: subscripts that are assigned to, govreport_set(), apply, diff and form.
CREATE TABLE r (id integer, report govreport);
INSERT INTO r SELECT 1, ROW('青禾市水务局', NULL, 2022, NULL, NULL, NULL, NULL, NULL,
	'{"fees.amount": 3, "received": {"natural_person": 4, "business": "blank", "total": 5},
	  "carried_in": {"natural_person": 1, "total": 1}}'::govfigures, NULL)::govreport;

UPDATE r SET report.figures['received.total'] = 6;
UPDATE r SET report.figures['received']['business'] = 2.5 - 0.5;
SELECT (report).figures FROM r;
SELECT (report).figures['received.total'], govreport_figure(report, 'received', 'business') AS business FROM r;
SELECT * FROM govreport_cells((SELECT report FROM r));
-- as binary, as JSON, as jsonb
SELECT (report).figures = (report).figures::text::govfigures AS text,
	(report).figures = (report).figures::jsonb::govfigures AS jsonb,
	govfigures_hash((report).figures) = govfigures_hash((report).figures::text::govfigures) AS hash,
	(report).figures = p.uncorrected AS same_without_printed
  FROM r, LATERAL (SELECT '{"fees.amount": 3, "received": {"natural_person": 4, "business": 2, "total": 6},
	"carried_in": {"natural_person": 1, "total": 1}}'::govfigures) p (uncorrected);
SELECT format, govreport_diff(report, govreport_parse(govreport_render(report, format))) FROM r,
	(VALUES ('html'), ('markdown'), ('text')) f (format);
SELECT line FROM r, regexp_split_to_table(govreport_render(report, 'markdown'), '\n') line WHERE line ~ '改';
-- a status, NULL, and what was printed takes a correction back
UPDATE r SET report.figures['fees.amount'] = 'illegible', report.figures['received.natural_person'] = NULL;
SELECT (report).figures FROM r;
UPDATE r SET report.figures['fees.amount'] = 3, report.figures['received.natural_person'] = '4';
UPDATE r SET report.figures['received.total'] = 5, report.figures['received.business'] = 'blank';
SELECT (report).figures FROM r;
-- errors
UPDATE r SET report.figures['recieved.total'] = 5;
UPDATE r SET report.figures['received.totl'] = 5;
UPDATE r SET report.figures['refused.total'] = 5;
UPDATE r SET report.figures['received.total'] = 'many';
UPDATE r SET report.figures['received.total'] = 1e30;
UPDATE r SET report.figures[NULL] = 1;
SELECT govreport_set(report, 'received', 'total', 0.0000000001) FROM r;
SELECT govreport_set(NULL, 'received', 'total', 1) IS NULL AS nothing;
-- set, and what differs
SELECT d.* FROM r, govreport_diff(report, govreport_set(report, 'received', 'total', 9)) d;
SELECT d.* FROM r, govreport_diff(report, govreport_set(report, 'received', 'total', NULL)) d;
SELECT d.* FROM r, govreport_diff(report, govreport_set(report, 'fees.amount', NULL, 3)) d;
-- sums take what is corrected; what is stated only when asked
SELECT sum(f), sum(govfigures_with_stated(f)) FROM (VALUES
	('{"received": {"total": {"corrected": 4, "printed": "blank"}}}'::govfigures),
	('{"received": {"total": {"stated": 7}}}')) v (f);
-- explanations
CREATE TABLE e AS SELECT ROW(NULL, NULL, 2022, NULL, NULL, NULL, NULL, NULL,
	jsonb_build_object('reconsideration.upheld', 1, 'reconsideration.corrected', 2, 'reconsideration.other', 3,
	'reconsideration.pending', 4, 'reconsideration.total', 11)::govfigures, NULL)::govreport AS report;
SELECT govreport_is_balanced(report), govreport_is_balanced(govreport_apply(report)), (govreport_apply(report)).figures FROM e;
SELECT govreport_apply(report, 99) FROM e;
SELECT govreport_apply(govreport_apply(report), 99) = govreport_apply(report) AS balanced FROM e;
-- whichever number of table 4 is wrong: applied, each explanation balances, and what was printed is kept
SELECT count(*) AS explanations, bool_and(govreport_is_balanced(a)) AS balances,
	bool_and((SELECT bool_and(c.printed_status = 'reported' AND c.printed_value = (damaged).figures[c.item]) FROM govreport_cells(a) c)) AS kept
  FROM (SELECT govreport_apply(report) AS report FROM e) q, (VALUES ('upheld'), ('corrected'), ('other'), ('pending'), ('total')) v (cell),
	LATERAL (SELECT jsonb_populate_record(report, jsonb_build_object('figures',
		(SELECT jsonb_object_agg(item, value + CASE WHEN item = 'reconsideration.' || v.cell THEN 7 ELSE 0 END) FROM govreport_cells(report)))) AS damaged) d,
	LATERAL (SELECT DISTINCT explanation FROM govreport_explain(damaged)) x, LATERAL (SELECT govreport_apply(damaged, explanation) AS a) y;
-- the blank form
SELECT year, count(*), count(*) FILTER (WHERE status = 'blank') AS blank
  FROM (VALUES (2019), (2021), (2024)) y (year), govreport_cells(govreport_form(year, '青禾市水务局', '320000')) GROUP BY year ORDER BY year;
SELECT govreport_form(2013, 'x', NULL);
SELECT format, count(d) FROM (SELECT govreport_form(2022, '青禾市水务局', '320000') AS form) f, (VALUES ('html'), ('markdown'), ('text')) x (format)
  LEFT JOIN LATERAL govreport_diff(form, govreport_parse(govreport_render(form, format))) d ON true GROUP BY format ORDER BY format;
-- filled in, on the page and in the table
SELECT d.* FROM (SELECT govreport_form(2022, '青禾市水务局', '320000') AS form) f,
	LATERAL (SELECT regexp_replace(govreport_render(form, 'html'), '(一、本年新收.*?)<td></td>', '\1<td>12</td>') AS page) p,
	govreport_diff(form, govreport_parse(page)) d;
-- images: of version 1 without a correction, of version 2 with one; bad ones are refused
SELECT get_byte(govfigures_send('{"received": {"total": 5}}'), 0) AS plain, length(govfigures_send('{"fees.amount": 5}')) AS bytes,
	get_byte(govfigures_send('{"received": {"total": {"corrected": 5, "printed": 6}}}'), 0) AS corrected,
	get_byte(govfigures_send('{"received": {"total": {"stated": 5}}}'), 0) AS stated;
SELECT '{"received": {"total": {"corrected": 5}}}'::govfigures;
SELECT '{"received": {"total": {"corrected": 5, "stated": 6}}}'::govfigures;
SELECT '{"received": {"total": {"corrected": 5, "printed": {"corrected": 5}}}}'::govfigures;
SELECT '{"received": {"total": {"corrected": 5, "printed": {"imputed": 4}}}}'::govfigures;
SELECT '{"received": {"total": {"corrected": 5, "printed": 5}}}'::govfigures;
-- cast to jsonb and back, every pair of what a cell may be and what was printed
SELECT count(*), bool_and(f = f::jsonb::govfigures AND f = f::text::govfigures AND
	govfigures_hash(f) = govfigures_hash(f::jsonb::govfigures)) AS same, count(DISTINCT f) AS distinct_figures
  FROM (SELECT format('{"carried_in": {"total": {"corrected": %s, "printed": %s}}}', c, p)::govfigures AS f
	FROM unnest('{4,-1,2.5,"blank","absent","illegible","not_applicable"}'::text[]) WITH ORDINALITY a (word, n),
	LATERAL (SELECT CASE WHEN word ~ '^[a-z]' THEN to_json(word)::text ELSE word END AS c) x,
	unnest('{4,7,"blank","absent","{\"imputed\": 4}","{\"stated\": 4}"}'::text[]) b (printed),
	LATERAL (SELECT CASE WHEN printed ~ '^[a-z]' THEN to_json(printed)::text ELSE printed END AS p) y) q;
DROP TABLE r, e;
