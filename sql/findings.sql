-- Every problem of a report, a row each, in Chinese or English.
CREATE FUNCTION report_of(year integer, figures text) RETURNS govreport LANGUAGE sql AS
	$$ SELECT jsonb_populate_record(NULL::govreport, jsonb_build_object('year', year, 'figures', figures::jsonb)) $$;
CREATE TABLE full_form AS
	SELECT report_of(2022, jsonb_object_agg(item, CASE WHEN part = 'applications'
		THEN (SELECT jsonb_object_agg(p.party, 0) FROM govreport_parties() p) ELSE to_jsonb(0) END)::text) AS report
	FROM govreport_items() WHERE kind <> 'group' AND 2021 = ANY (forms);
CREATE FUNCTION with_cells(changes jsonb) RETURNS govreport LANGUAGE sql AS $$
	SELECT jsonb_populate_record(report, jsonb_build_object('figures', (SELECT jsonb_object_agg(key,
		CASE WHEN jsonb_typeof(value) = 'object' THEN value || coalesce(changes -> key, '{}') ELSE coalesce(changes -> key, value) END)
		FROM jsonb_each((report).figures::jsonb)))) FROM full_form $$;
-- nothing is wrong with a form full of noughts
SELECT count(*) FROM full_form, govreport_findings(report);
-- a rule that fails, and the cell that is wrong
SELECT severity, code, cell, label, printed, suggested FROM govreport_findings(with_cells('{"received": {"business": 4, "total": 4}, "granted": {"business": 5, "total": 4}, "concluded": {"business": 4, "total": 4}}'));
SELECT message FROM govreport_findings(with_cells('{"received": {"business": 4, "total": 4}, "granted": {"business": 5, "total": 4}, "concluded": {"business": 4, "total": 4}}'));
SELECT message FROM govreport_findings(with_cells('{"received": {"business": 4, "total": 4}, "granted": {"business": 5, "total": 4}, "concluded": {"business": 4, "total": 4}}'), 'en');
-- one of five may be wrong: it is doubted
SELECT severity, code, cell, suggested, message FROM govreport_findings(with_cells('{"reconsideration.total": 3}'), 'en');
-- a blank: a cell, a row, the total that the rest makes up
SELECT severity, code, cell, label, suggested, message FROM govreport_findings(with_cells('{"licensing.decisions": "blank"}'));
SELECT code, cell, message FROM govreport_findings(with_cells('{"granted": {"natural_person": "blank", "business": "blank"}}'));
SELECT code, cell, message FROM govreport_findings(with_cells('{"granted": {"natural_person": "blank", "business": "blank"}}'), 'en');
SELECT code, cell, suggested, message FROM govreport_findings(with_cells('{"received": {"business": 4, "total": "blank"}, "granted": {"business": 4, "total": 4}, "concluded": {"business": 4, "total": 4}}'));
-- what has one cause is one finding
SELECT severity, code, cell, message FROM govreport_findings(report_of(2022, '{"licensing.decisions": 1}'));
SELECT severity, code, cell, message FROM govreport_findings(report_of(2022, '{"licensing.decisions": 1}'), 'en');
SELECT code, cell, message FROM govreport_findings(with_cells('{"received": {"total": "illegible"}}'));
-- not applicable is an answer
SELECT count(*) FROM govreport_findings(with_cells('{"fees.amount": "not_applicable"}'));
-- the year before
SELECT f.severity, f.code, f.cell, f.label, f.printed, f.message FROM full_form, govreport_findings(with_cells('{"carried_in": {"business": 2, "total": 2}, "carried_over": {"business": 2, "total": 2}}'),
	jsonb_populate_record(report, '{"year": 2021}')) f;
SELECT f.code, f.message FROM full_form, govreport_findings(report, jsonb_populate_record(report, '{"year": 2019}')) f;
SELECT count(*) FROM full_form, govreport_findings(report, NULL::govreport, 'en');
SELECT count(*) FROM full_form, govreport_findings(report, report, 'en');
-- a text: lines and what is printed there
\set page '青禾市水务局2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（一）项\n| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n|---|---|---|---|\n| 规章 | 0 | 0 | 0 |\n| 行政规范性文件 | 1 | 0 | 4 |\n第二十条第（五）项\n| 信息内容 | 本年处理决定数量 |\n|---|---|\n| 行政许可 | 若干 |\n第二十条第（六）项\n| 信息内容 | 本年处理决定数量 |\n|---|---|\n| 行政处罚 | 8 |\n| 行政强制 |  |\n'
SELECT severity, code, cell, line, raw, message FROM govreport_findings(replace(:'page', '\n', E'\n'));
SELECT severity, code, cell, line, raw, message FROM govreport_findings(replace(:'page', '\n', E'\n'), 'en');
SELECT count(*) FROM (SELECT * FROM govreport_findings(replace(:'page', '\n', E'\n')) EXCEPT
	SELECT * FROM govreport_findings(convert_to(replace(:'page', '\n', E'\n'), 'GB18030'))) difference;
SELECT code, severity, message FROM govreport_findings('a page of something else');
-- what the prose says against the tables
CREATE TABLE told AS SELECT E'青禾市水务局2022年政府信息公开工作年度报告\n一、总体情况\n2022年，共收到政府信息公开申请12件，其中自然人申请8件。\n' ||
	regexp_replace(regexp_replace(govreport_render(with_cells('{"received": {"natural_person": 9, "total": 9}, "granted": {"natural_person": 9, "total": 9}, "concluded": {"natural_person": 9, "total": 9}}'),
	'markdown'), '^.*?(?=\n#+ 二、)', ''), '注：空格.*$', '') AS page;
SELECT severity, code, cell, label, line, raw, printed, message FROM told, govreport_findings(page);
SELECT message FROM told, govreport_findings(page, 'en');
SELECT status, c.cell, c.message FROM told, govreport_check_narrative(page, 'zh') c;
SELECT status, c.cell, c.message FROM told, govreport_check_narrative(page) c;
DROP TABLE told;
-- what is corrected: the number that was printed
SELECT f.code, f.cell, f.printed, f.suggested, f.message FROM full_form,
	govreport_findings(govreport_set(with_cells('{"received": {"total": 5}}'), 'received', 'total', 6)) f;
-- the language is one of ours
SELECT govreport_findings(report, 'fr') FROM full_form;
SELECT count(*) FROM full_form, govreport_findings(report, NULL::text);
-- messages of the rules in both languages
SELECT v.rule, v.message FROM full_form, govreport_violations(with_cells('{"received": {"total": 5}}'), 'zh') v;
SELECT (govreport_violations(with_cells('{"received": {"total": 5}}'))).message EXCEPT
	SELECT (govreport_violations(with_cells('{"received": {"total": 5}}'), 'en')).message;
SELECT c.status, c.message FROM full_form, govreport_check(report, 'zh') c WHERE c.rule IN ('sign', 'remedy_total');
SELECT c.message FROM full_form, govreport_check_years(jsonb_populate_record(report, '{"year": 2021}'), with_cells('{"carried_in": {"total": 5}}'), 'zh') c WHERE status = 'fail';
SELECT DISTINCT c.message COLLATE "C" AS message FROM full_form, govreport_check_years(jsonb_populate_record(report, '{"year": 2019}'), report, 'zh') c ORDER BY message;
SELECT cell, message FROM govreport_explain(with_cells('{"received": {"total": 5}}'), 4, NULL, 'zh');
SELECT count(*) FROM govreport_explain(with_cells('{"received": {"total": 5}}'), 4, NULL, NULL);
SELECT d.* FROM govreport_diagnostics(replace(:'page', '\n', E'\n'), 'zh') d WHERE line IS NOT NULL;
DROP FUNCTION with_cells;
DROP TABLE full_form;
DROP FUNCTION report_of;
