-- From one year to the next, across a change of the form
-- The 2019 form and the 2021 form share their item codes.

SELECT a.year AS "from", b.year AS "to", a.agency, item,
       govreport_figure(a.report, item) AS before,
       govreport_figure(b.report, item) AS after
  FROM (SELECT (report).agency, (report).year, report FROM report) a
  JOIN (SELECT (report).agency, (report).year, report FROM report) b
    ON b.agency = a.agency AND b.year = a.year + 1,
       unnest(ARRAY['received', 'granted', 'reconsideration.total', 'penalties.decisions']) item
 ORDER BY a.agency, item;
