-- What the sentences of a report state.
SET client_encoding = 'UTF8';
\pset null '(null)'

-- numbers, by the words beside them; who applied; shares; nought in words
SELECT measure, value, unit, qualifier, party, scope, year, raw, line FROM govreport_narrative(
E'青禾市水务局2022年政府信息公开工作年度报告\n2022年，全市共受理政府信息公开申请1.2万件，其中自然人申请300余件。\n网络申请30件，占申请总数的60%。\n本年度未发生因政府信息公开引起的行政复议、行政诉讼。\n');

-- what stands in tables, is planned, or is of another subject is none
SELECT count(*) FROM govreport_narrative(
E'| 行政许可 | 8 |\n全年核发道路挖掘许可申请件77件，接听12345热线。\n');

-- HTML: raw and line are those of the text as given
SELECT measure, value, raw, line FROM govreport_narrative(E'<html>\n<body>\n<p>全年收到政府信息公开申请１２件。</p>\n</body></html>');

-- traditional characters, and bytes of another charset
SELECT measure, value, unit, raw FROM govreport_narrative('全年收到政府信息公開申請十二件。');
SELECT measure, value, unit, raw FROM govreport_narrative(convert_to('全年收到政府信息公开申请12件。', 'GB18030'));

SELECT count(*), count(DISTINCT measure) FROM govreport_narrative('');

-- the vocabulary
SELECT mapping, count(*) FROM govreport_measures() GROUP BY mapping ORDER BY mapping;
SELECT * FROM govreport_measures() WHERE measure IN ('received', 'disclosure.social', 'litigation.total') ORDER BY measure;

-- what is stated against the cells: on their own, with what was carried in, contradicted, not printed
SELECT E'青禾市水务局2022年政府信息公开工作年度报告\n一、总体情况\n2022年收到政府信息公开申请14件，均已办结。作出行政许可决定9件。行政处罚决定3件。\n二、主动公开政府信息情况\n第二十条第（五）项\n| 信息内容 | 本年处理决定数量 |\n|---|---|\n| 行政许可 | 8 |\n第二十条第（六）项\n| 信息内容 | 本年处理决定数量 |\n|---|---|\n| 行政处罚 | 3 |\n' AS body \gset
SELECT rule, severity, status, item, party, lhs, rhs, difference, basis, message FROM govreport_check_narrative(:'body');
SELECT count(*) FROM govreport_check_narrative('2022年作出行政许可决定9件。');
