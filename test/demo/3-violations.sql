-- Figures that contradict each other
-- The form says which figures must add up.  Two of these reports have
-- misprints; the rules say where.

SELECT (r.report).agency, v.rule,
       concat_ws('.', v.item, v.party) AS item, v.lhs AS parts, v.rhs AS printed
  FROM report r, govreport_violations(r.report) v
 WHERE v.severity = 'error'
 ORDER BY r.name, v.rule, v.item, v.party;
