-- Which figure is wrong, and what it should have been
-- All smallest sets of cells whose change makes the report balance, the
-- likeliest first: here those that come first.

SELECT (r.report).agency, e.explanation || ' of ' || e.explanations AS explanation, e.kind, e.certain,
       concat_ws('.', e.item, e.party) AS item, e.reported, e.suggested
  FROM report r, govreport_explain(r.report) e
 WHERE e.explanation <= 2
 ORDER BY r.name, e.explanation, e.item;
