-- Which figures are wrong, and which missing ones follow from the rest

CREATE FUNCTION pg_temp.report(f govfigures) RETURNS govreport LANGUAGE sql AS
  $$ SELECT jsonb_populate_record(NULL::govreport, jsonb_build_object('figures', f::jsonb)) $$;

-- a form of 2021, all cells 0 but some
CREATE FUNCTION pg_temp.full_report(changes jsonb DEFAULT '{}') RETURNS govreport LANGUAGE sql AS $$
  SELECT pg_temp.report(jsonb_object_agg(item, CASE WHEN part = 'applications'
           THEN (SELECT jsonb_object_agg(party, 0) FROM govreport_parties()) || coalesce(changes -> item, '{}')
           ELSE coalesce(changes -> item, '0') END)::govfigures)
    FROM govreport_items() WHERE kind = 'cell' AND 2021 = ANY (forms) $$;

-- a small report that balances, with some cells changed
CREATE FUNCTION pg_temp.small_report(changes jsonb DEFAULT '{}') RETURNS govreport LANGUAGE sql AS $$
  SELECT pg_temp.full_report(jsonb_object_agg(item, cells || coalesce(changes -> item, '{}')) || remedies)
    FROM (SELECT '{"reconsideration.upheld": 10, "reconsideration.corrected": 1, "reconsideration.total": 11}'::jsonb
                 || coalesce((SELECT jsonb_object_agg(key, value) FROM jsonb_each(changes) WHERE jsonb_typeof(value) <> 'object'), '{}')) r(remedies),
         (VALUES ('received', '{"natural_person": 21, "business": 14, "total": 35}'::jsonb),
                 ('carried_in', '{"natural_person": 3, "total": 3}'),
                 ('granted', '{"natural_person": 12, "business": 9, "total": 21}'),
                 ('refused.third_party', '{"natural_person": 2, "business": 4, "total": 6}'),
                 ('unavailable.not_held', '{"natural_person": 8, "total": 8}'),
                 ('concluded', '{"natural_person": 22, "business": 13, "total": 35}'),
                 ('carried_over', '{"natural_person": 2, "business": 1, "total": 3}'),
                 ('refused.state_secret', '{}'), ('refused.other_law', '{}')) c(item, cells)
   GROUP BY remedies $$;

-- balanced: nothing to explain
SELECT govreport_is_balanced(pg_temp.small_report());
SELECT * FROM govreport_explain(pg_temp.small_report());

-- one cell: there is no other way
SELECT * FROM govreport_explain(pg_temp.small_report('{"received": {"business": 41}}'));
SELECT * FROM govreport_explain(pg_temp.small_report('{"granted": {"total": 2}}'));
-- neighbours exchanged
SELECT * FROM govreport_explain(pg_temp.small_report('{"refused.third_party": {"natural_person": 4, "business": 2}}'));
-- a row shifted by one
SELECT explanation, explanations, kind, cost, certain, party, reported, suggested
  FROM govreport_explain(pg_temp.small_report('{"received": {"natural_person": 0, "business": 21, "research": 14, "total": 0}}'))
 WHERE explanation = 1;
-- a column exchanged with the total, and two rows exchanged
CREATE TABLE swapped AS
SELECT pg_temp.small_report(jsonb_object_agg(item, jsonb_build_object('business', total, 'total', business))) AS r
  FROM (SELECT item, max(value) FILTER (WHERE party = 'total') AS total, max(value) FILTER (WHERE party = 'business') AS business
          FROM govreport_cells(pg_temp.small_report()) WHERE part = 'applications' GROUP BY item) s
 WHERE total > 0;
SELECT kind, count(*), count(DISTINCT item) AS items, array_agg(DISTINCT party) AS parties FROM swapped, govreport_explain(r)
 WHERE explanation = 1 GROUP BY kind;
SELECT kind, item, party, reported, suggested FROM govreport_explain(pg_temp.small_report(
  '{"granted": {"natural_person": 2, "business": 1, "total": 3}, "carried_over": {"natural_person": 12, "business": 9, "total": 21}}'))
 WHERE explanation = 1;

-- table 4: five candidates at most, one equation
SELECT * FROM govreport_explain(pg_temp.small_report('{"reconsideration.total": 0}'));
SELECT * FROM govreport_explain(pg_temp.small_report('{"reconsideration.upheld": 1}'));
-- two totals of 0
SELECT * FROM govreport_explain(pg_temp.small_report('{"reconsideration.total": 0, "litigation_after_reconsideration.upheld": 5}'));
SELECT count(*) FROM govreport_explain(pg_temp.small_report('{"reconsideration.total": 0, "litigation_after_reconsideration.upheld": 5}'), 1);
\set VERBOSITY default
SELECT govreport_require_balanced(pg_temp.small_report('{"reconsideration.total": 0, "litigation_after_reconsideration.upheld": 5}'));
SELECT govreport_require_balanced(pg_temp.small_report('{"received": {"business": 41}}'));
SELECT govreport_require_balanced(pg_temp.small_report('{"received": {"natural_person": 0, "business": 21, "research": 14, "total": 0}}'));
SELECT govreport_require_balanced(pg_temp.small_report('{"received": {"natural_person": 1, "business": 2, "research": 3, "nonprofit": 4, "legal_service": 5, "total": 0},
  "granted": {"natural_person": 1, "business": 2, "research": 3, "nonprofit": 4, "legal_service": 5, "total": 0}}'));
\set VERBOSITY terse

-- numbers that are no counts
SELECT kind, certain, item, party, reported, suggested FROM govreport_explain(pg_temp.small_report('{"received": {"business": -14}}'));
SELECT kind, certain, item, party, reported, suggested FROM govreport_explain(pg_temp.small_report('{"granted": {"business": 0.9}}'));
SELECT kind, certain, item, party, reported, suggested FROM govreport_explain(pg_temp.small_report('{"coercion.decisions": -2}'));

-- missing cells may have any value that a count may have
SELECT kind, certain, item, party, reported, suggested
  FROM govreport_explain(pg_temp.small_report('{"received": {"business": "blank", "total": 53}}'));
SELECT * FROM govreport_explain(pg_temp.small_report('{"received": {"business": "blank"}, "granted": {"business": "blank"}, "concluded": {"business": "illegible"}}'));
-- the total is below what is known already: it is wrong, and no more can be said
SELECT kind, certain, item, reported, suggested
  FROM govreport_explain(pg_temp.small_report('{"reconsideration.total": 7, "reconsideration.pending": "blank"}'));
-- imputed cells are no evidence
SELECT kind, certain, item, party, reported, suggested
  FROM govreport_explain(pg_temp.small_report('{"received": {"business": {"imputed": 99}, "total": 53}}'));

-- the year before
SELECT explanation, cost < 0 OR cost > 0 AS has_cost, item, party, reported, suggested
  FROM govreport_explain(pg_temp.small_report('{"carried_in": {"natural_person": 0}, "carried_over": {"business": 4}}'), 4,
                         pg_temp.full_report('{"carried_over": {"natural_person": 3, "total": 3}}'))
 WHERE explanation <= 2;
SELECT kind, certain, item, reported, suggested
  FROM govreport_explain(pg_temp.small_report('{"regulations.in_force": -7, "regulations.issued": 2, "regulations.repealed": 1}'), 4,
                         pg_temp.full_report('{"regulations.in_force": 6}'));
SELECT count(*) FROM govreport_explain(pg_temp.small_report('{"granted": {"total": 2}}'), 4, NULL);

-- errors and nothing
SELECT * FROM govreport_explain(pg_temp.small_report(), 0);
SELECT * FROM govreport_explain(NULL);
SELECT * FROM govreport_explain(pg_temp.report('{}'));
SELECT * FROM govreport_explain(pg_temp.report(NULL));

-- Imputation
SELECT item, party, status, value FROM govreport_cells(govreport_impute(pg_temp.small_report(
  '{"received": {"business": "blank"}, "granted": {"total": "illegible"}, "refused.state_secret": {"research": "not_applicable"},
    "reconsideration.other": "blank"}')))
 WHERE status <> 'reported';
-- a ring leaves a choice; where a total is 0 it does not
SELECT item, party, status, value FROM govreport_cells(govreport_impute(pg_temp.small_report(
  '{"granted": {"natural_person": "blank", "business": "blank"}, "refused.third_party": {"natural_person": "blank", "business": "blank"},
    "refused.other_law": {"natural_person": "blank", "business": "blank"}}')))
 WHERE status <> 'reported';
-- nothing in a table that contradicts itself
SELECT item, party, status, value FROM govreport_cells(govreport_impute(pg_temp.small_report(
  '{"received": {"business": 41, "natural_person": "blank"}, "granted": {"total": 20}, "reconsideration.total": "blank"}')))
 WHERE status <> 'reported';
-- nothing to do, nothing to do it with; the rest of the report stays
SELECT govreport_impute(pg_temp.report(NULL)) IS NULL AS none, (govreport_impute(pg_temp.small_report())).figures = (pg_temp.small_report()).figures AS same;
SELECT r.agency, r.year, r.figures['granted.business']
  FROM (SELECT (govreport_impute(jsonb_populate_record(pg_temp.small_report('{"granted": {"business": "blank"}}'), '{"agency": "a", "year": 2023}'))).*) r;
-- a sum of reports is left as it is
CREATE TABLE summed AS SELECT pg_temp.report('{}') AS r;
UPDATE summed SET r.figures = (SELECT sum((v.r).figures) FROM (VALUES (pg_temp.small_report()),
  (pg_temp.small_report('{"granted": {"business": "blank"}}'))) v(r));
SELECT govfigures_reports((r).figures) AS reports, (govreport_impute(r)).figures = (r).figures AS same FROM summed;
-- but explained where all its reports gave a number
UPDATE summed SET r.figures = (r).figures + (pg_temp.small_report('{"received": {"business": 41}}')).figures;
SELECT explanations, certain, item, party, reported, suggested FROM summed, govreport_explain(r);
DROP TABLE swapped, summed;
