-- Items and parties by the names that a person would type, wherever a code is taken
\set VERBOSITY default
CREATE TABLE office AS SELECT jsonb_populate_record(NULL::govreport, '{"agency": "x", "year": 2023, "figures": {
	"received": {"natural_person": 7, "business": 2, "other_org": 1, "total": 10}, "concluded": {"total": 9},
	"refused.state_secret": {"total": 3}, "licensing.decisions": 12, "fees.amount": 15000,
	"reconsideration.corrected": 1, "reconsideration.total": 4}}') AS report;
SELECT govreport_figure(report, '本年新收'), govreport_figure(report, '本年新收', '自然人'), govreport_figure(report, '本年新收', '总计'),
	   govreport_figure(report, '行政许可'), govreport_figure(report, '收费金额'), govreport_figure(report, '国家秘密', '合计') FROM office;
SELECT (report).figures['本年新收.自然人'] AS a, (report).figures['本年新收']['商业企业'] AS b, (report).figures['本年新收 / 法人或其他组织 / 其他'] AS c,
	   (report).figures['三、(七)总计'] AS d, (report).figures['行政复议 结果纠正'] AS e, (report).figures['行政复议.总计'] AS f FROM office;
SELECT govfigures_count((report).figures, '新收'), govfigures_number((report).figures, '行政事业性收费 / 本年收费金额(单位:万元)') FROM office;
-- labels of the dictionary, whichever
SELECT count(*) FILTER (WHERE govreport_figure(report, label_zh) IS DISTINCT FROM govreport_figure(report, item)) AS zh,
	   count(*) FILTER (WHERE govreport_figure(report, label_en) IS DISTINCT FROM govreport_figure(report, item)) AS en, count(*) > 70 AS all
  FROM office, govreport_items();
-- keys of JSON
SELECT '{"本年新收": {"自然人": 7, "总计": 7}, "行政许可": "blank"}'::govfigures;
SELECT '{"本年新收": {"总计": 7}, "received": {"total": 7}}'::govfigures;
-- a label that several share
SELECT govreport_figure(report, '总计') FROM office;
SELECT (report).figures['规章'] FROM office;
SELECT (report).figures['本年新收']['法人或其他组织'] FROM office;
SELECT (report).figures['本年新收.法人或其他组织'] FROM office;
SELECT (report).figures['行政诉讼'] FROM office;
SELECT '{"总计": 7}'::govfigures;
SELECT '{"本年新收": {"法人或其他组织": 7}}'::govfigures;
-- what is near, by characters
SELECT govreport_figure(report, '本年新受') FROM office;
SELECT (report).figures['采购'] FROM office;
SELECT (report).figures['处罚'] AS penalties, govreport_figure(report, '新收', '个人') AS persons FROM office;
SELECT (report).figures['本年新收.自燃人'] FROM office;
SELECT (report).figures['予以公开了吗'] FROM office;
SELECT '{"行政许克": 7}'::govfigures;
SELECT govreport_figure(report, '行政许可', '自然人') FROM office;
SELECT govreport_figure(report, repeat('本年新收', 300000)) FROM office;
SELECT govreport_figure(report, repeat('.', 1000000)) FROM office;
-- wherever a cell is corrected
UPDATE office SET report.figures['本年新收.自然人'] = 8;
UPDATE office SET report.figures['行政许可'] = 13;
SELECT (report).figures['received.natural_person'] AS persons, govreport_figure(govreport_set(report, '办结', '合计', 12), 'concluded') AS concluded,
	   govreport_figure(govreport_set(report, '收费金额', NULL, 7.5), 'fees.amount') AS fees, (report).figures['licensing.decisions'] AS licensing FROM office;
UPDATE office SET report.figures['本年新收.自燃人'] = 8;
UPDATE office SET report.figures['总计'] = 8;
SELECT govreport_set(report, '行政许克', NULL, 7) FROM office;
SELECT govreport_set(report, '规章', NULL, 7) FROM office;
SELECT govreport_set(report, '本年新收', '法人', 7) FROM office;
DROP TABLE office;
