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
