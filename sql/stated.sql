-- A report of what only the sentences state.
SET client_encoding = 'UTF8';
\pset null '(null)'

-- a report in prose: who, when, and each figure that is beyond doubt
SELECT E'青禾市水务局2013年政府信息公开工作年度报告\n一、概述\n本报告由青禾市水务局编制。\n二、主动公开情况\n2013年主动公开政府信息320条。\n三、依申请公开情况\n2013年，我局共收到政府信息公开申请12件，均已办结，其中当面申请5件，网络申请7件。部分公开2件，予以公开9件，撤回申请1件。\n四、复议和诉讼情况\n本年度未发生行政复议。\n' AS prose \gset
SELECT agency, year, scope, figures FROM govreport_stated(:'prose');
SELECT part, item, party, status, value FROM govreport_cells(govreport_stated(:'prose'));
SELECT agency, year, scope, figures AS parse_takes_nothing_from_prose FROM govreport_parse(:'prose');

-- it counts in sums only when asked
SELECT govreport_figure(govreport_stated(:'prose'), 'received') AS figure,
	sum((s).figures) AS sum, sum(govfigures_with_stated((s).figures)) AS with_stated
FROM govreport_stated(:'prose') s;

-- what a table prints is its own; what it leaves blank, or has no row for, is stated
SELECT E'青禾市水务局2022年政府信息公开工作年度报告\n一、总体情况\n2022年收到政府信息公开申请14件。作出行政许可决定9件，行政处罚决定3件，行政强制决定2件。\n二、主动公开政府信息情况\n第二十条第（五）项\n| 信息内容 | 本年处理决定数量 |\n|---|---|\n| 行政许可 | 8 |\n第二十条第（六）项\n| 信息内容 | 本年处理决定数量 |\n|---|---|\n| 行政处罚 |  |\n| 行政强制 | / |\n' AS body \gset
SELECT item, party, status, value FROM govreport_cells(govreport_stated(:'body'));

-- what is not beyond doubt: about, at least, shares, parts, another year, two numbers, sums of
-- cells, measures that are only near, columns that the form lacks
CREATE FUNCTION pg_temp.stated(sentences text) RETURNS govfigures
	LANGUAGE sql AS $$
	SELECT (govreport_stated(E'青禾市水务局2022年政府信息公开工作年度报告\n一、总体情况\n' || sentences)).figures $$;
SELECT sentence, pg_temp.stated(sentence) FROM (VALUES
	('2022年收到政府信息公开申请14件。'),
	('2022年收到政府信息公开申请近14件。'),
	('2022年收到政府信息公开申请140余件。'),
	('自然人申请占申请总数的60%。'),
	('2021年收到政府信息公开申请14件。'),
	('2022年收到政府信息公开申请14件。全年收到政府信息公开申请15件。'),
	('2022年收到政府信息公开申请14件。全年收到政府信息公开申请14件。'),
	('2022年发生行政诉讼3起。'),
	('2022年收到政府信息公开申请14件，信息不存在1件。'),
	('2022年收到政府信息公开申请14件，其中自然人申请9件，法人申请5件。')) AS s (sentence);

-- nor is what the form's equations contradict
SELECT pg_temp.stated('2022年收到政府信息公开申请14件，上年结转2件，办结15件，结转下年度1件。') AS agree,
	pg_temp.stated('2022年收到政府信息公开申请14件，上年结转2件，办结19件，结转下年度1件。') AS differ;

-- items of another edition than the year's are none
SELECT pg_temp.stated('废止行政规范性文件3件。') AS of_2022,
	(govreport_stated(E'青禾市水务局2019年政府信息公开工作年度报告\n一、总体情况\n废止行政规范性文件3件。')).figures AS of_2019;

-- no report
SELECT govreport_stated('') IS NULL AS empty, govreport_stated('今天天气很好。') IS NULL AS other,
	govreport_stated(NULL::text) IS NULL AS "null";
SELECT (govreport_stated(convert_to(:'prose', 'GB18030'))).figures = (govreport_stated(:'prose')).figures AS bytes;
