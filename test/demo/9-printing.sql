-- The form given back: the reports of two districts, added up and printed
-- As text here; as HTML with the form's spans, or as Markdown, for a web page.
-- What is printed can be read again.

\pset format unaligned
\pset tuples_only on
SELECT govreport_render(govreport_rollup(report), 'text') AS "collected"
  FROM report
 WHERE (report).year = 2023 AND (report).region <@ '3702' AND adcode_level((report).region) = 3;
