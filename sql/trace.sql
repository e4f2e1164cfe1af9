-- What each stage of the reader made of a text.  The words may change with any
-- version; that there are some, in order, with their lines, may not.
SET client_encoding = 'UTF8';
\pset null '(null)'
SELECT E'青禾市水务局2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（五）项\n| 信息内容 | 本年处理决定数量 |\n|---|---|\n| 行政许可 | 8 |\n' AS body \gset

SELECT stage, count(*) > 0 AS told, min(line) AS first_line, max(line) AS last_line
  FROM govreport_trace(:'body') WITH ORDINALITY GROUP BY stage ORDER BY min(ordinality);

-- a cell, with the line that it stands in
SELECT stage, line, detail FROM govreport_trace(:'body') WHERE detail ~ 'licensing';

-- what was left out, and why
SELECT line, detail ~ '^warning incomplete_row' AS why
  FROM govreport_trace(E'第二十条第（五）项\n| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |\n| 行政许可 | 1 | 2 |\n')
 WHERE stage = 'diagnostics' AND line IS NOT NULL;

-- HTML: the lines that a page became, and where they come from; cells are separated by tabs
SELECT line, replace(detail, E'\t', ' -> ') AS detail
  FROM govreport_trace(E'<html>\n<h1>年度报告</h1>\n<table>\n<tr><td>行政许可</td>\n<td>8</td></tr>\n</table>') WHERE stage = 'html';

-- bytes: their charset
SELECT stage, line, detail FROM govreport_trace(convert_to('行政许可', 'GB18030')) LIMIT 1;

-- lines that end in carriage returns alone
SELECT detail FROM govreport_trace(E'甲\r乙') WHERE detail ~ 'carriage';

-- what govreport_render() prints is known by its marks
SELECT count(*) FROM govreport_trace(govreport_render(govreport_parse(:'body'), 'text')) WHERE detail ~ 'govreport_render';

-- no text, no rows; nothing in it, no report
SELECT count(*) FROM govreport_trace(NULL::text);
SELECT stage FROM govreport_trace('') WHERE stage IN ('text', 'diagnostics') AND detail !~ 'not_found';

-- it reads as govreport_parse() does, and leaves no trace in the call after it
SELECT count(*) FILTER (WHERE stage = 'tables' AND detail ~ ':') AS rows
  FROM (VALUES (:'body'), ('x'), (:'body')) t (body), govreport_trace(t.body);
SELECT (govreport_parse(:'body')).agency;
