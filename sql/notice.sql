-- The letter that an office sends about a report.
CREATE TABLE full_form AS
	SELECT jsonb_object_agg(item, CASE WHEN part = 'applications'
		THEN (SELECT jsonb_object_agg(p.party, 0) FROM govreport_parties() p) ELSE to_jsonb(0) END) AS figures
	FROM govreport_items() WHERE kind <> 'group' AND 2021 = ANY (forms);
CREATE TABLE letter AS SELECT jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', agency, 'title', title, 'year', 2022,
		'figures', figures || changes)) AS report, n
	FROM full_form, (VALUES
		(1, '青禾市水务局', '青禾市水务局2022年政府信息公开工作年度报告', '{}'::jsonb),
		(2, '青禾市水务局', '青禾市水务局2022年政府信息公开工作年度报告',
			'{"licensing.decisions": "blank", "reconsideration.total": 7, "reconsideration.upheld": 5, "received": {"natural_person": 3, "business": 0, "research": 0, "nonprofit": 0, "legal_service": 0, "other_org": 0, "total": 8}, "granted": {"natural_person": 3, "business": 0, "research": 0, "nonprofit": 0, "legal_service": 0, "other_org": 0, "total": 3}, "concluded": {"natural_person": 3, "business": 0, "research": 0, "nonprofit": 0, "legal_service": 0, "other_org": 0, "total": 3}}'),
		(3, 'A <b>bureau</b> & | _others_', NULL, '{"fees.amount": "illegible"}')) v (n, agency, title, changes);
\pset format unaligned
\pset tuples_only on
SELECT govreport_notice(report, 'text') FROM letter WHERE n = 1;
SELECT govreport_notice(report, 'text') FROM letter WHERE n = 2;
SELECT govreport_notice(report, 'text', 'en') FROM letter WHERE n = 2;
SELECT govreport_notice(report, 'markdown') FROM letter WHERE n = 2;
SELECT govreport_notice(report, 'html') FROM letter WHERE n = 2;
-- what a report says is no markup
SELECT govreport_notice(report, 'html', 'en') FROM letter WHERE n = 3;
SELECT govreport_notice(report, 'markdown', 'en') FROM letter WHERE n = 3;
-- the year before; a text, and its lines
SELECT govreport_notice(report, jsonb_populate_record(report, '{"year": 2021, "figures": {"carried_over": {"total": 4}}}'), 'text', 'en') FROM letter WHERE n = 1;
\set page '青禾市水务局2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（五）项\n| 信息内容 | 本年处理决定数量 |\n|---|---|\n| 行政许可 | 8<br>9 |\n第二十条第（六）项\n| 信息内容 | 本年处理决定数量 |\n|---|---|\n| 行政处罚 | 若干 |\n| 行政强制 |  |\n'
SELECT govreport_notice(replace(:'page', '\n', E'\n'), 'text');
SELECT govreport_notice(convert_to(replace(:'page', '\n', E'\n'), 'GB18030'), 'text') = govreport_notice(replace(:'page', '\n', E'\n'), 'text');
SELECT govreport_notice('no report at all', 'text');
-- errors, and nothing of nothing
SELECT govreport_notice(report, 'pdf') FROM letter WHERE n = 1;
SELECT govreport_notice(report, 'text', 'la') FROM letter WHERE n = 1;
SELECT govreport_notice(NULL::govreport, 'text') IS NULL, govreport_notice(NULL::text, NULL::govreport, 'text') IS NULL;
\pset format aligned
\pset tuples_only off
DROP TABLE letter, full_form;
