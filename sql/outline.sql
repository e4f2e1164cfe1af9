-- The parts of a report with their sub-headings.
SET client_encoding = 'UTF8';
\pset null '(null)'

SELECT E'青禾市水务局2022年政府信息公开工作年度报告\n一、总体情况\n今年做了工作。\n（一）主动公开。全年公开信息320条。\n1．网站公开。公开200条。\n2．新媒体公开情况\n公开120条。\n（二）依申请公开\n收到申请12件。\n（三）2022年，我局开展培训3次。\n二、主动公开政府信息情况\n第二十条第（五）项\n| 行政许可 | 8 |\n三、收到和处理政府信息公开申请情况\n（一）予以公开\n3\n（二）部分公开\n4\n（三）不予公开\n1.属于国家秘密\n0\n五、存在的主要问题及改进情况\n1、公开不及时\n（1）网站更新慢。\n（2）栏目少。\n2、队伍不强\n3.5万人参加。\n六、其他需要报告的事项\n无。\n' AS body \gset
SELECT part, level, ordinal, heading, content, line FROM govreport_sections(:'body', 3);
-- fewer levels have fewer rows, and their content is whole
SELECT part, level, ordinal, heading, content, line FROM govreport_sections(:'body', 2) WHERE part = 1;
SELECT count(*) AS parts, bool_and(o.heading = s.heading AND o.content = s.content AND o.line = s.line) AS same
  FROM govreport_sections(:'body', 1) o JOIN govreport_sections(:'body') s USING (part);
-- bytes, HTML, traditional characters
SELECT count(*) FROM govreport_sections(convert_to(:'body', 'GB18030'), 3);
SELECT part, level, ordinal, heading, line FROM govreport_sections(
	'<html><body><p>' || replace(:'body', E'\n', E'</p>\n<p>') || '</p></body></html>', 2) WHERE part = 1;
SELECT level, ordinal, heading FROM govreport_sections(E'青禾市水務局2022年政府信息公開工作年度報告\n一、總體情況\n（一）主動公開。有。\n（二）依申請公開。無。', 3);
SELECT govreport_sections('', 4);
SELECT count(*) FROM govreport_sections('', 3);
