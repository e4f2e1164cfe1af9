-- From one year to the next, across a change of the form
-- The 2019 form and the 2021 form share their item codes.  What one year carries
-- over the next should carry in: not all do.

SELECT a.year AS "from", b.year AS "to", a.agency, item,
       govreport_figure(a.report, item) AS before,
       govreport_figure(b.report, item) AS after
  FROM (SELECT (report).agency, (report).year, report FROM report) a
  JOIN (SELECT (report).agency, (report).year, report FROM report) b
    ON b.agency = a.agency AND b.year = a.year + 1,
       unnest(ARRAY['received', 'granted', 'reconsideration.total', 'penalties.decisions']) item
 ORDER BY a.agency, item;

SELECT (b.report).agency, (b.report).year, l.rule, l.status, concat_ws('.', l.item, l.party) AS item, l.message
  FROM report a JOIN report b
    ON (b.report).agency = (a.report).agency AND (b.report).year = (a.report).year + 1,
       govreport_check_years(a.report, b.report) l
 WHERE l.status <> 'unknown' AND coalesce(l.party, 'total') = 'total'
 ORDER BY 1, 2, 3;
