-- A cell has one name wherever rows have an item and a party; and figures alone are taken where reports are
CREATE TABLE office AS SELECT year, jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', 'x', 'year', year, 'region', '370200', 'scope', 'region', 'figures', f)) AS report
  FROM (VALUES (2022, '{"received": {"natural_person": 7, "total": 7}, "concluded": {"total": 5}, "carried_over": {"total": 2}, "carried_in": {"total": 0}, "licensing.decisions": 12}'::jsonb),
			   (2023, '{"received": {"natural_person": 8, "total": 9}, "concluded": {"total": 5}, "carried_over": {"total": 2}, "carried_in": {"total": 1}, "licensing.decisions": "blank"}')) v (year, f);
-- two reports join, cells of tables 2 and 4 as well
SELECT cell, a.value AS before, b.value AS now
  FROM govreport_cells((SELECT report FROM office WHERE year = 2022)) a FULL JOIN govreport_cells((SELECT report FROM office WHERE year = 2023)) b USING (cell)
 WHERE (a.status, a.value) IS DISTINCT FROM (b.status, b.value) ORDER BY cell;
-- every function that has item and party has the cell, and it is never NULL
SELECT * FROM (SELECT 'cells of a report' AS what, count(*) > 0 AS some, count(*) FILTER (WHERE cell IS DISTINCT FROM concat_ws('.', item, party)) AS wrong FROM office, govreport_cells(report)
 UNION ALL SELECT 'cells of a text', count(*) > 0, count(*) FILTER (WHERE cell IS DISTINCT FROM concat_ws('.', item, party)) FROM office, govreport_cells(govreport_render(report, 'text'))
 UNION ALL SELECT 'check', count(*) > 0, count(*) FILTER (WHERE cell IS DISTINCT FROM concat_ws('.', coalesce(item, '*'), party)) FROM office, govreport_check(report)
 UNION ALL SELECT 'violations', count(*) > 0, count(*) FILTER (WHERE cell IS DISTINCT FROM concat_ws('.', coalesce(item, '*'), party)) FROM office, govreport_violations(report)
 UNION ALL SELECT 'explain', count(*) > 0, count(*) FILTER (WHERE cell IS DISTINCT FROM concat_ws('.', item, party)) FROM office, govreport_explain(report)
 UNION ALL SELECT 'check_years', count(*) > 0, count(*) FILTER (WHERE cell IS DISTINCT FROM concat_ws('.', item, party)) FROM office a, office b, govreport_check_years(a.report, b.report) WHERE a.year = 2022 AND b.year = 2023
 UNION ALL SELECT 'reconcile', count(*) > 0, count(*) FILTER (WHERE cell IS DISTINCT FROM concat_ws('.', item, party))
	  FROM office, govreport_reconcile(report, ARRAY[jsonb_populate_record(report, '{"region": "370202", "figures": {"received": {"total": 900}}}')])) counted ORDER BY what;
-- the catalogue has no function with item and party, and without cell, but for the columns of views, whose cell is a number
SELECT p.oid::regprocedure FROM pg_proc p WHERE proname ~ '^gov' AND proargnames @> '{item,party}' AND prorettype = 'record'::regtype AND NOT proargnames @> '{cell}';
-- figures alone
SELECT count(*) AS differ FROM office,
	   LATERAL (SELECT (SELECT array_agg(c) FROM govreport_check(report) c) = (SELECT array_agg(c) FROM govreport_check((report).figures) c) AS a,
					   (SELECT array_agg(c) FROM govreport_cells(report) c) = (SELECT array_agg(c) FROM govreport_cells((report).figures) c) AS c,
					   (govreport_parse(govreport_render((report).figures, 'text'))).figures = (report).figures AS e) same
 WHERE NOT (a AND c AND e);
SELECT cell, value FROM govreport_cells((SELECT sum((report).figures) FROM office)) ORDER BY cell;
SELECT rule, cell, status FROM govreport_check((SELECT sum((report).figures) FROM office)) WHERE status <> 'unknown';
SELECT govreport_render('{"received": {"total": 3}}'::govfigures, 'markdown');
SELECT count(*) FROM govreport_cells(NULL::govfigures), govreport_check(NULL::govfigures);
SELECT govreport_is_balanced((report).figures), govreport_figure((report).figures, 'received'), (SELECT string_agg(rule, ' ') FROM govreport_violations((report).figures)) FROM office;
-- NULL without a type is a report, as ever
SELECT govreport_is_balanced(NULL), govreport_render(NULL, 'text');
DROP TABLE office;
