-- A ranking: where does asking lead to an answer?
-- Of the requests decided in the year: granted in full or in part, and how
-- often the organ said it does not hold the information.

WITH figure AS (
    SELECT (report).agency, (report).year,
           govreport_figure(report, 'concluded') AS concluded,
           govreport_figure(report, 'granted')
           + govreport_figure(report, 'partly_granted') AS granted,
           govreport_figure(report, 'unavailable.not_held') AS not_held
      FROM report
     WHERE (report).figures IS NOT NULL AND govreport_is_balanced(report))
SELECT rank() OVER (ORDER BY granted / nullif(concluded, 0) DESC) AS rank, agency, year, concluded,
       round(100 * granted / nullif(concluded, 0), 1) AS "granted, %",
       round(100 * not_held / nullif(concluded, 0), 1) AS "not held, %"
  FROM figure
 WHERE concluded > 0
 ORDER BY 1;
