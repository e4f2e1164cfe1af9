-- Texts with several documents: where each begins, and which of them is read.
BEGIN;
SELECT * FROM no_plan();

CREATE TEMP TABLE t (name text, body text);
INSERT INTO t VALUES
('two', $$青禾县教育局2022年政府信息公开工作年度报告
一、总体情况
2022年，我局做了工作。
二、主动公开政府信息情况
第二十条第（五）项
| 信息内容 | 本年处理决定数量 |
| 行政许可 | 3 |
三、收到和处理政府信息公开申请情况
六、其他需要报告的事项
无。
白水县财政局2023年政府信息公开工作年度报告
一、总体情况
2023年，我局做了工作。
二、主动公开政府信息情况
第二十条第（五）项
| 信息内容 | 本年处理决定数量 |
| 行政许可 | 5 |
第二十条第（六）项
| 信息内容 | 本年处理决定数量 |
| 行政处罚 | 6 |
$$),
('untitled', $$青禾县教育局2022年政府信息公开工作年度报告
一、总体情况
二、主动公开政府信息情况
第二十条第（五）项
行政许可 | 3
三、收到和处理政府信息公开申请情况
青禾县教育局
2023年1月12日
又是一年，工作有序。
一、总体情况
二、主动公开政府信息情况
第二十条第（六）项
行政处罚 | 6
$$),
('collection', $$【篇一】
青禾县教育局2022年政府信息公开工作年度报告
二、主动公开政府信息情况
第二十条第（五）项
行政许可 | 3
【篇二】
今年的计划。
第二十条第（六）项
行政处罚 | 6
$$),
('exchanged', $$一、公开原则
有原则。
二、公开内容
有内容。
一、统一思想，加强部署
开了动员会。
二、分工到人，抓好落实
都有分工。
三、总结经验，改进不足
一是更加规范。
全局工作在县委、县政府的正确领导下开展。围绕服务企业这个中心，把政务公开当作转变作风、提高效率的举措，加大公开的力度，推进了各项工作。
统一认识,一健全机构。落实责任
成立了领导小组，明确了分工。
转变作风,二优化服务。方便企业
开展了三次走访。
一、概述
全年公开26条。
二、主动公开政府信息情况
公开了规划和计划。
三、依申请公开情况
没有收到申请。
$$),
('clauses', $$一、总体情况
加强领导,一健全机构。落实责任
二、主动公开政府信息情况
改进服务,二方便群众。接受监督
三、收到和处理政府信息公开申请情况
没有收到申请。
$$),
('prose', $$青禾县教育局2012年政府信息公开工作年度报告
一、概述
二、主动公开政府信息情况
全年公开26条。
三、依申请公开情况
没有收到申请。
五、行政复议、行政诉讼情况
没有发生。
一、公开原则
以公开为原则。
二、任务分工
各科室分工。
$$),
('arabic', $$青禾县教育局2022年政府信息公开工作年度报告
1、总体情况
2、主动公开政府信息情况
行政许可 | 3
白水县财政局2023年政府信息公开工作年度报告
1、总体情况
2、主动公开政府信息情况
行政处罚 | 6
$$),
('tables', $$青禾县教育局2022年政府信息公开工作年度报告
行政许可 3
白水县财政局2022年政府信息公开工作年度报告
行政处罚 6
$$),
('second', $$青禾县教育局2022年政府信息公开工作年度报告
一、总体情况
二、主动公开政府信息情况
行政许可 | 3
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
二、主动公开政府信息情况
行政处罚 | 6
$$),
('annex', $$青禾县教育局2022年政府信息公开工作年度报告
一、总体情况
二、主动公开政府信息情况
本年度有，见附表。
三、收到和处理政府信息公开申请情况
没有申请。
四、政府信息公开行政复议、行政诉讼情况
没有发生。
附表
二、主动公开政府信息情况
行政许可 | 3
行政处罚 | 6
$$),
('copies', $$青禾县教育局2022年政府信息公开工作年度报告
一、总体情况
二、主动公开政府信息情况
行政许可 | 3
行政处罚 | 6
六、其他需要报告的事项
青禾县教育局2022年政府信息公开工作年度报告
一、总体情况
二、主动公开政府信息情况
行政许可 | 3
行政处罚 | 7
六、其他需要报告的事项
$$),
('pages', $$青禾县教育局2022年政府信息公开工作年度报告
目录
一、总体情况…………1
二、主动公开政府信息情况…………2
三、收到和处理政府信息公开申请情况…………3
一、总体情况
2022年，我局做了工作。
青禾县教育局2022年政府信息公开工作年度报告
第1页共3页
二、主动公开政府信息情况
第二十条第（五）项
行政许可 | 3
青禾县教育局2022年政府信息公开工作年度报告
第2页共3页
第二十条第（六）项
行政处罚 | 6
五、存在的主要问题及改进情况
一、认识不够。
二、力度不够。
六、其他需要报告的事项
无。
上一篇：白水县财政局2022年政府信息公开工作年度报告
下一篇：白水县财政局2023年政府信息公开工作年度报告
相关链接
白水县民政局2022年政府信息公开工作年度报告
白水县民政局2021年政府信息公开工作年度报告
$$);

SELECT results_eq(
	$$SELECT ordinal, kind, title, agency, year, line FROM t, govreport_split(body) WHERE name = 'two'$$,
	$$VALUES (1, 'report', '青禾县教育局2022年政府信息公开工作年度报告', '青禾县教育局', 2022, 1),
			 (2, 'report', '白水县财政局2023年政府信息公开工作年度报告', '白水县财政局', 2023, 11)$$,
	'another organ''s title begins another document');
SELECT is(string_agg(s.body, '' ORDER BY ordinal), t.body, 'nothing of a text is lost between its documents: ' || name)
  FROM t, govreport_split(body) s GROUP BY name, t.body;
SELECT results_eq(
	$$SELECT item, value FROM t, govreport_cells(body) WHERE name = 'two' AND status = 'reported'$$,
	$$VALUES ('licensing.decisions', 3::numeric)$$,
	'no cell of the second report is read as the first one''s');
SELECT is((govreport_parse(body)).agency, '青禾县教育局', 'the first report is read') FROM t WHERE name = 'two';
SELECT results_eq(
	$$SELECT code, line FROM t, govreport_diagnostics(body) WHERE name = 'two' AND code = 'several_reports'$$,
	$$VALUES ('several_reports', 11)$$, 'it is said where the second report begins');
SELECT is(max(line), 9, 'the parts are the first report''s') FROM t, govreport_sections(body) WHERE name = 'two';
SELECT is((govreport_parse(s.body)).agency, s.agency, 'document ' || ordinal || ' is read alone as it is listed')
  FROM t, govreport_split(t.body) s WHERE name = 'two';
SELECT results_eq(
	$$SELECT line FROM t, govreport_split(body) WHERE name = 'untitled'$$, $$VALUES (1), (9)$$,
	'a first heading again begins another document, what stands between signature and heading is its opening');
SELECT results_eq(
	$$SELECT line FROM t, govreport_split(body) WHERE name = 'collection'$$, $$VALUES (1), (6)$$,
	'a serial number begins a document');
SELECT results_eq(
	$$SELECT kind, year, line FROM t, govreport_split(body) WHERE name = 'prose'$$,
	$$VALUES ('narrative_report', 2012, 1), ('other', NULL, 9)$$,
	'a report in prose is no statutory one, and headings counted anew begin another document');
SELECT results_eq(
	$$SELECT s.line FROM t, govreport_split(body) s WHERE name IN ('arabic', 'tables', 'second') AND ordinal = 2 ORDER BY name$$,
	$$VALUES (5), (7), (3)$$,
	'a title above headings with arabic numbers or above tables, and a second part two with tables begin a document');
SELECT results_eq(
	$$SELECT name, item, value FROM t, govreport_cells(body) WHERE name IN ('arabic', 'tables', 'second')
		 AND status = 'reported' ORDER BY name$$,
	$$VALUES ('arabic', 'licensing.decisions', 3::numeric), ('second', 'licensing.decisions', 3),
			 ('tables', 'licensing.decisions', 3)$$,
	'none of them fills the first report''s cells');
SELECT results_eq(
	$$SELECT count(*), array_agg(c.value ORDER BY value) FROM t, govreport_cells(body) c WHERE name = 'annex' AND status = 'reported'$$,
	$$VALUES (2::bigint, '{3,6}'::numeric[])$$, 'tables behind a report of prose are its own');
SELECT results_eq(
	$$SELECT item FROM t, govreport_cells(body) c WHERE name = 'copies' AND status = 'reported'$$,
	$$VALUES ('licensing.decisions')$$, 'a report printed twice is one: of rows that differ neither is taken');
SELECT is(count(*), 1::bigint,
		  'no document begins at a list of contents, a head repeated on every page, a list within a part, or links to others')
  FROM t, govreport_split(body) WHERE name = 'pages';
SELECT is(array_agg(value ORDER BY value), '{3,6}'::numeric[], 'all its pages are read')
  FROM t, govreport_cells(body) WHERE name = 'pages' AND status = 'reported';

SELECT results_eq(
	$$SELECT kind, line FROM t, govreport_split(body) WHERE name = 'exchanged'$$,
	$$VALUES ('other', 1), ('other', 5), ('other', 11), ('narrative_report', 16)$$,
	'in a collection, headings whose number stands behind a comma count, and the opening above them');
SELECT is(count(*), 1::bigint, 'in a single document they begin none')
  FROM t, govreport_split(body) WHERE name = 'clauses';

-- the shapes that a text can have
SELECT results_eq(
	format($$SELECT agency, year, line FROM govreport_split(%L)$$,
		   '<html><body><p>' || replace(rtrim(body, E'\n'), E'\n', E'</p>\n<p>') || '</p></body></html>'),
	$$VALUES ('青禾县教育局', 2022, 1), ('白水县财政局', 2023, 11)$$,
	'documents of a page know their lines in the source') FROM t WHERE name = 'two';
SELECT is((SELECT array_agg(agency) FROM govreport_split(convert_to(body, 'GB18030'))),
		  '{青禾县教育局,白水县财政局}', 'bytes are split as text is') FROM t WHERE name = 'two';
SELECT is((SELECT array_agg(c.value)
			 FROM govreport_cells(replace(body, E'\n', ' ')) c WHERE c.status = 'reported'),
		  '{3}', 'in a text on one line, too, the second report is not the first') FROM t WHERE name = 'two';
SELECT is((SELECT array_agg(agency) FROM govreport_split(translate(body, '县教财报总开', '縣教財報總開'))),
		  '{青禾縣教育局,白水縣財政局}', 'traditional characters stay as they are printed') FROM t WHERE name = 'two';
SELECT is_empty($$SELECT * FROM govreport_split('')$$, 'an empty text has no documents');
SELECT results_eq($$SELECT ordinal, kind, body, line FROM govreport_split(E'\n\n今天天气好。')$$,
				  $$VALUES (1, 'other', E'\n\n今天天气好。', 1)$$, 'a text that is no report is one document');
SELECT is(count(*), 1001::bigint, 'a document a line is no error')
  FROM govreport_split('某局' || repeat(E'第二篇\n第二十条第（五）项\n', 1001));

SELECT * FROM finish();
ROLLBACK;
