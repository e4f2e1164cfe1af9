-- A report's text, and the cells read out of it
-- Left: lines 47 to 72 as pdftotext gave them, labels broken, cells in a row.
-- Right: the form's item and its seven cells (person, business, research,
-- non-profit, legal service, other, total).
-- The line "- 4 -" is the number of a page.

SELECT l.content AS text, c.item, c.cells
  FROM document d,
       LATERAL regexp_split_to_table(convert_from(d.body, 'UTF8'), '\n')
               WITH ORDINALITY AS l (content, line)
  LEFT JOIN LATERAL
       (SELECT line, item, string_agg(lpad(coalesce(value::text, raw), 2), ' ' ORDER BY n) AS cells
          FROM govreport_cells(convert_from(d.body, 'UTF8'))
               WITH ORDINALITY AS c (part, item, party, status, value, raw, line, n)
         WHERE part = 'applications'
         GROUP BY line, item) c
       ON c.line = l.line
 WHERE d.name = '06-hangzhou-health-2022' AND l.line BETWEEN 47 AND 72
 ORDER BY l.line;
