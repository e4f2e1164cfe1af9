-- Whole reports: the six parts, with the tables in them.
\pset format unaligned
\pset tuples_only on
\pset null '(null)'
SET client_min_messages = warning;

CREATE TABLE report AS
SELECT r FROM jsonb_populate_record(NULL::govreport, jsonb_build_object(
	'title', '青禾市水务局2022年政府信息公开工作年度报告', 'agency', '青禾市水务局', 'year', 2022, 'published', '2023-01-20',
	'figures', '{"regulations.issued": 1, "regulations.repealed": 0, "regulations.in_force": 12, "licensing.decisions": 8,
				 "received": {"natural_person": 2, "business": 1, "research": 0, "nonprofit": 0, "legal_service": 0, "other_org": 0, "total": 3},
				 "granted": {"natural_person": 2, "business": 1, "research": 0, "nonprofit": 0, "legal_service": 0, "other_org": 0, "total": 3}}'::jsonb)) r;

-- with texts by part; a table stands where its mark is, else at the end
SELECT govreport_render(r, 'text', '{"1": "全年公开信息12条。", "2": "按条例第二十条公开。\n〔表〕\n注：以上为全年数。", "6": "无。"}') FROM report;
SELECT govreport_render(r, 'markdown', '{"1": "a|b *c* <d>\n\n1. 一", "5": "一、总体情况\n〔文〕"}') FROM report;
SELECT govreport_render(r, 'html', '{"1": "a & <b>", "3": "本年收到申请3件。"}') FROM report;

-- what is printed is read back
SELECT f, part, heading, content, line FROM report, unnest(ARRAY['html', 'markdown', 'text']) f,
	govreport_sections(govreport_render(r, f, '{"1": "一、总体情况\n全年公开信息12条。", "2": "按条例第二十条公开。\n〔表〕\n注：以上为全年数。", "6": "|规章|5|6|7|"}'));
SELECT f, part, level, ordinal, heading, content FROM report, unnest(ARRAY['html', 'markdown', 'text']) f,
	govreport_sections(govreport_render(r, f, '{"1": "（一）主动公开。12条。\n（二）依申请公开。3件。"}'), 2) WHERE part = 1;
SELECT measure, value FROM report, govreport_narrative(govreport_render(r, 'html', '{"1": "全年共收到政府信息公开申请3件。"}'));

-- without sections; nothing for nothing
SELECT govreport_render(r, 'text', NULL) = govreport_render(r, 'text', '[]'), govreport_render(r, 'text', NULL) <> govreport_render(r, 'text') FROM report;
SELECT govreport_render(NULL::govreport, 'text', '[]'), govreport_render(r, NULL, '[]') FROM report;

-- from a text: its parts, with the table that they print put in their place
SELECT E'青禾市水务局2022年政府信息公开工作年度报告\n一、总体情况\n全年公开信息12条。\n二、主动公开政府信息情况\n按条例公开如下。\n第二十条第（五）项\n| 信息内容 | 本年处理决定数量 |\n|---|---|\n| 行政许可 | 8 |\n以上为全年数。\n五、存在的主要问题及改进情况\n一是慢。二是少。\n六、其他需要报告的事项\n无。' AS body \gset
SELECT govreport_render(:'body', 'text');
SELECT govreport_render(:'body', f) = govreport_render(govreport_parse(:'body'), f, (SELECT jsonb_agg(s) FROM govreport_sections(:'body') s)),
	govreport_render(convert_to(:'body', 'GB18030'), f) = govreport_render(:'body', f),
	govreport_render(govreport_render(:'body', f), f) = govreport_render(:'body', f)
  FROM unnest(ARRAY['html', 'markdown', 'text']) f;
-- a corrected cell: the table that was printed is the same
SELECT govreport_render(govreport_set(govreport_parse(:'body'), 'licensing.decisions', NULL, 9), 'text', (SELECT jsonb_agg(s) FROM govreport_sections(:'body') s));
-- another report's figures: the table of the text stays, as text
SELECT content FROM govreport_sections(govreport_render(govreport('{"licensing.decisions": 9}'::govfigures), 'html', (SELECT jsonb_agg(s) FROM govreport_sections(:'body') s))) WHERE part = 2;
SELECT govreport_render('no report', 'html');

-- refused
\pset format aligned
\set VERBOSITY default
SELECT govreport_render(r, 'text', '"1"') FROM report;
SELECT govreport_render(r, 'text', '["1"]') FROM report;
SELECT govreport_render(r, 'text', '{"7": "x"}') FROM report;
SELECT govreport_render(r, 'text', '{"一": "x"}') FROM report;
SELECT govreport_render(r, 'text', '{"1": 5}') FROM report;
SELECT govreport_render(r, 'text', '[{"content": "x"}]') FROM report;
SELECT govreport_render(r, 'text', '[{"part": 0, "content": "x"}]') FROM report;
SELECT govreport_render(r, 'text', '[{"part": 1.5, "content": "x"}]') FROM report;
SELECT govreport_render(r, 'text', '[{"part": 1, "content": "x"}, {"part": 1, "content": "y"}]') FROM report;
SELECT govreport_render(r, 'text', '[{"part": 1, "contents": "x"}]') FROM report;
SELECT govreport_render(r, 'text', '[{"part": 1, "content": ["x"]}]') FROM report;
SELECT govreport_render(r, 'text', '[{"part": 1, "level": 2, "content": "x"}]') FROM report;
SELECT govreport_render(r, 'text', '[{"part": 5, "heading": "六、其他需要报告的事项", "content": "x"}]') FROM report;
SELECT govreport_render(r, 'text', '[{"part": 5, "heading": "问题\n| 规章 | 1 |", "content": "x"}]') FROM report;
SELECT govreport_render(r, 'pdf', '[]') FROM report;
