-- Figures that contradict each other
-- The form says which figures must add up.  Two of these reports have
-- misprints; the rules say where.

SELECT (r.report).agency, (r.report).year, v.rule, v.item, v.party, v.lhs, v.rhs, v.difference
  FROM report r, govreport_violations(r.report) v
 WHERE v.severity = 'error'
 ORDER BY r.name, v.rule, v.item, v.party;
