-- Reading reports in the server.  What the reader makes of the many layouts is
-- tested beside the core; here it is the calls: their columns, NULLs, errors.
SET client_encoding = 'UTF8';
SET datestyle = ISO;
\pset format unaligned

CREATE TEMP TABLE texts (name text, body text);
INSERT INTO texts VALUES
('pipes', '某区统计局2022年政府信息公开工作年度报告
索引号：TEST/2023-00001 发布机构：某区统计局 发文日期：2023-01-18
本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。
一、总体情况
全年平稳。
二、主动公开政府信息情况
第二十条第（一）项
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
规章 | 0 | 0 | 0 |
行政规范性文件 | 3 | 1 | 12 |
第二十条第（五）项
信息内容 | 本年处理决定数量 |
行政许可 | 5 |
第二十条第（六）项
信息内容 | 本年处理决定数量 |
行政处罚 | / |
行政强制 | 若干 |
第二十条第（八）项
信息内容 | 本年收费金额（单位：万元） |
行政事业性收费 | 1211.66万元 |
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
人手不足。
六、其他需要报告的事项
无。
'),
('html', '<html><head><title>x</title></head><body><h1>某区统计局2022年政府信息公开工作年度报告</h1>
<h2>二、主动公开政府信息情况</h2>
<table><tr><td colspan=4>第二十条第（一）项</td></tr>
<tr><td>信息内容<td>本年制发件数<td>本年废止件数<td>现行有效件数</tr>
<tr><td>规章<td>0<td>0<td>0</tr>
<tr><td>行政规范<br>性文件<td>3<td>1<td>12</tr>
</table></body></html>'),
('none', '关于召开会议的通知'),
('empty', '');

-- the columns, and a row's fields
SELECT attname, format_type(atttypid, atttypmod)
  FROM pg_attribute JOIN pg_type ON typrelid = attrelid
 WHERE typname = 'govreport' AND attnum > 0 ORDER BY attnum LIMIT 9;
SELECT name, r.agency, r.region, r.year, r.title, r.index_no, r.doc_no, r.published, r.period,
       r.figures['normative_documents.in_force'] AS in_force
  FROM texts, LATERAL (SELECT (govreport_parse(body)).*) r ORDER BY name DESC;
SELECT name, govreport_parse(body) IS NULL AS none FROM texts ORDER BY name;

-- cells, with what is printed and where
SELECT c.* FROM texts, govreport_cells(body) c WHERE name = 'pipes' ORDER BY c.line, c.item;
SELECT c.item, c.value, c.raw, c.line FROM texts, govreport_cells(body) c WHERE name = 'html' ORDER BY c.line, c.item;
SELECT count(*) FROM govreport_cells('');

-- sections
SELECT s.* FROM texts, govreport_sections(body) s WHERE name = 'pipes' AND part IN (1, 5, 6) ORDER BY part;

-- diagnostics: a text that holds no report says so
SELECT d.severity, d.code, d.line FROM govreport_diagnostics('关于召开会议的通知') d;
SELECT count(*) > 0 AS some FROM texts, govreport_diagnostics(body) d WHERE name = 'pipes' AND d.line IS NOT NULL;

-- bytes give what the text gives
SELECT name, govreport_parse(convert_to(body, 'UTF8')) IS NOT DISTINCT FROM govreport_parse(body) AS utf8,
       govreport_parse('\xEFBBBF'::bytea || convert_to(body, 'UTF8')) IS NOT DISTINCT FROM govreport_parse(body) AS bom,
       govreport_parse(convert_to(body, 'GBK')) IS NOT DISTINCT FROM govreport_parse(body) AS gbk,
       govreport_parse(convert_to(body, 'GB18030')) IS NOT DISTINCT FROM govreport_parse(body) AS gb18030
  FROM texts ORDER BY name;
SELECT count(*) FROM texts, govreport_cells(convert_to(body, 'GBK')) WHERE name = 'pipes'
EXCEPT SELECT count(*) FROM texts, govreport_cells(body) WHERE name = 'pipes';
SELECT count(*) FROM texts, govreport_sections(convert_to(body, 'GBK')) WHERE name = 'pipes';
SELECT severity, code FROM govreport_diagnostics('\x81FF81FF00FF0001FE02FD80FFFFC0C1F5F6'::bytea);

-- bad content is no error, whatever it is
SELECT govreport_parse('\x81FF81FF00FF0001FE02FD80FFFFC0C1F5F6'::bytea) IS NULL AS none,
       govreport_parse(repeat('<td>', 100000)) IS NULL AS td,
       govreport_parse(repeat('|', 100000)) IS NULL AS pipes,
       govreport_parse(''::bytea) IS NULL AS empty,
       govreport_parse(NULL::text) IS NULL AS nothing;

-- rows of one call don't mix
SELECT bool_and(govreport_parse(body) IS NOT DISTINCT FROM
                (SELECT govreport_parse(t.body) FROM texts t WHERE t.name = texts.name))
  FROM texts, generate_series(1, 50);
SELECT count(govreport_parse(CASE g % 3 WHEN 0 THEN '' WHEN 1 THEN body ELSE body || repeat('附', g) END))
  FROM texts, generate_series(1, 300) g WHERE name = 'pipes';

-- safe in generated columns and indexes, and in parallel
CREATE TEMP TABLE reports (body text, report govreport GENERATED ALWAYS AS (govreport_parse(body)) STORED);
INSERT INTO reports SELECT body FROM texts;
SELECT count(*), count((report).figures) FROM reports;
SELECT p.oid::regprocedure, provolatile, proisstrict, proparallel
  FROM pg_proc p
 WHERE proname IN ('govreport_parse', 'govreport_cells', 'govreport_sections', 'govreport_diagnostics', 'govreport_trace')
   AND proargtypes[0] IN ('text'::regtype, 'bytea'::regtype)
 ORDER BY p.oid::regprocedure::text COLLATE "C";
