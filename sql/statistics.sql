-- The statistics of 2014 to 2018: a part of its own, read as a table, beside the later form.
SET client_encoding = 'UTF8';
\pset null '(null)'

SELECT E'青禾市水务局2016年政府信息公开工作年度报告\n一、概述\n2016年，我局主动公开政府信息120条，收到政府信息公开申请7件。\n二、依申请公开情况\n按规定办理。\n政府信息公开情况统计表\n| 统计指标 | 单位 | 统计数 |\n|---|---|---|\n| 一、主动公开情况 | —— | —— |\n| （一）主动公开政府信息数（不同渠道和方式公开相同信息计1条） | 条 | 120 |\n| 其中：主动公开规范性文件数 | 条 | 5 |\n| 1.政府公报公开政府信息数 | 条 | |\n| 2.政府网站公开政府信息数 | 件 | 1,110 |\n| 3.政务微博公开政府信息数 | 条 | / |\n| 三、依申请公开情况 | —— | —— |\n| （一）收到申请数 | 件 | 6 |\n| 1.当面申请数 | 件 | 1 |\n| 2.传真申请数 | 件 | 2 |\n| 3.网络申请数 | 件 | 3 |\n| 4.信函申请数 | 件 | 0 |\n| （二）申请办结数 | 件 | 6 |\n| 1.按时办结数 | 件 | 4 |\n| 2.延期办结数 | 件 | 1 |\n| 3.同意部分公开答复数 | 件 | 2 |\n| 四、行政复议数量 | 件 | 1 |\n| （一）维持具体行政行为数 | 件 | 1 |\n| （二）被依法纠错数 | 件 | 0 |\n| 五、行政诉讼数量 | 件 | 0 |\n| （二）被依法纠错数 | 件 | 0 |\n| 七、依申请公开信息收取的费用 | 万元 | 0.5 |\n| 2.兼职人员数 | 件 | 2 |\n| （三）接受培训人员数 | 人次 | 约20 |\n' AS body \gset
SELECT agency, year, scope, (figures)['statistics.received'] FROM govreport_parse(:'body');
SELECT item, status, value, raw, line FROM govreport_cells(:'body') WHERE part = 'statistics';
SELECT severity, code, message, line FROM govreport_diagnostics(:'body') WHERE line > 0;
SELECT kind, year FROM govreport_split(:'body');

-- the same in other layouts
CREATE FUNCTION pg_temp.laid_out(body text, border text, line_end text) RETURNS text LANGUAGE sql AS $$
	SELECT regexp_replace(regexp_replace(regexp_replace(body, '^\|-.*\n', '', 'n'), '\s*\|\n', line_end, 'g'), '(\n|^)?\|\s*|\s*\|\s*', '\1' || border, 'g') $$;
SELECT layout, (govreport_parse(pg_temp.laid_out(:'body', border, line_end))).figures = (govreport_parse(:'body')).figures AS same
  FROM (VALUES ('tabs', E'\t', E'\n'), ('a cell a line', E'\n', E'\n'), ('blanks', '    ', E'\n')) l (layout, border, line_end);

-- what the table says of itself, and what the sentences say against it
SELECT rule, severity, status, item, lhs, rhs, message FROM govreport_check(govreport_parse(:'body')) WHERE rule = 'statistics_total';
SELECT govreport_is_balanced(govreport_parse(:'body'));
SELECT status, item, lhs, rhs, basis FROM govreport_check_narrative(:'body');

-- in the later form only what is the same
SELECT figures FROM govreport_harmonise(govreport_parse(:'body'));
SELECT h.figures = p.figures AS without_statistics_nothing_changes
  FROM (VALUES ('{"received": {"total": 3}, "statistics.received": 4}'::govfigures)) f (figures),
	jsonb_populate_record(NULL::govreport, jsonb_build_object('figures', figures)) p, govreport_harmonise(p) h;

-- dictionary, columns, blank form, completeness
SELECT item, part, kind, forms, unit FROM govreport_items() WHERE part = 'statistics' ORDER BY item LIMIT 3;
SELECT count(*) AS items, bool_and(m.measure IS NOT NULL) AS have_measures
  FROM govreport_items() i LEFT JOIN govreport_measures() m
	ON i.item = 'statistics.' || m.measure AND starts_with(regexp_replace(m.table2014, '\(万元\)$', ''), i.label_zh)
 WHERE part = 'statistics' AND item NOT LIKE '%leaders';
SELECT count(*), min(cell) FROM govreport_columns() WHERE part = 'statistics';
SELECT part, expected, reported, blank, not_applicable, illegible, absent FROM govreport_completeness(govreport_parse(:'body'));
SELECT part, expected, blank FROM govreport_completeness(govreport_form(2017));
SELECT govreport_is_complete(govreport_form(2017));
SELECT govreport_form(2013);

-- stored, summed, printed, read back
SELECT sum(f), (govreport_coverage(f))['statistics.received'] AS reports FROM (VALUES ((govreport_parse(:'body')).figures),
	('{"received": {"total": 9}, "statistics.received": 4}')) v (f);
SELECT format, (govreport_parse(govreport_render(govreport_parse(:'body'), format))).figures = (govreport_parse(:'body')).figures AS comes_back
  FROM unnest('{html,markdown,text}'::text[]) format;
SELECT govfigures_send('{"statistics.received": 4}');
SELECT ('{"statistics.received": 4}'::govfigures)['收到申请数'];

-- a report of before the form that has no table at all; a title alone is none
SELECT agency, year, figures FROM govreport_parse(E'青禾市水务局2012年政府信息公开工作年度报告\n一、概述\n' || repeat('本局按照条例的规定公开政府信息，设专栏，并派专人负责。', 10) || E'\n二、主动公开情况\n2012年主动公开政府信息3条。\n三、依申请公开情况\n未收到申请。\n');
SELECT govreport_parse(E'青禾市水务局2012年政府信息公开工作年度报告\n下载附件\n') IS NULL AS a_title_alone;
