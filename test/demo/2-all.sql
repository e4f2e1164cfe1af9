-- Every document, parsed once and kept as a typed column
-- Two forms, HTML and plain text, Markdown and PDF, UTF-8 and GB18030; one of
-- them is no report at all, and its parse is NULL.  The divisions exist; the
-- figures are invented.

CREATE TABLE report AS
SELECT name, govreport_parse(body) AS report FROM document;

SELECT name, (report).year, (report).agency, (report).region,
       pg_column_size((report).figures) AS bytes,
       govreport_figure(report, 'received') AS received,
       govreport_is_balanced(report) AS balanced
  FROM report ORDER BY name;
