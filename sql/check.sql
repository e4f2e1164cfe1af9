-- The rules of the form on a report
\set VERBOSITY default

CREATE FUNCTION pg_temp.report(f govfigures) RETURNS govreport LANGUAGE sql AS
  $$ SELECT ROW(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, f, NULL)::govreport $$;

-- a form of 2021, all cells 0 but some
CREATE FUNCTION pg_temp.full_report(changes jsonb DEFAULT '{}') RETURNS govreport LANGUAGE sql AS $$
  SELECT pg_temp.report(jsonb_object_agg(item, CASE WHEN part = 'applications'
           THEN (SELECT jsonb_object_agg(party, 0) FROM govreport_parties()) || coalesce(changes -> item, '{}')
           ELSE coalesce(changes -> item, '0') END)::govfigures)
    FROM govreport_items() WHERE kind = 'cell' AND 2021 = ANY (forms) $$;

-- two totals printed as 0 that are not
CREATE TABLE r AS SELECT 1 AS id, pg_temp.full_report(
  '{"received": {"natural_person": 21, "total": 21}, "granted": {"natural_person": 21, "total": 21},
    "concluded": {"natural_person": 21, "total": 21}, "penalties.decisions": 4119,
    "reconsideration.upheld": 10, "reconsideration.corrected": 1,
    "litigation_after_reconsideration.upheld": 5}') AS r;
SELECT rule, severity, status, count(*) FROM r, govreport_check(r) GROUP BY 1, 2, 3 ORDER BY 1, 3;
SELECT v.* FROM r, govreport_violations(r) v \gx
SELECT govreport_is_balanced(r) FROM r;
SELECT govreport_require_balanced(r) FROM r;

-- balanced
SELECT govreport_is_balanced(b), govreport_require_balanced(b),
       (SELECT count(*) FROM govreport_violations(b)) AS violations,
       (SELECT count(*) FROM govreport_check(b) WHERE status <> 'pass') AS not_passed
  FROM pg_temp.full_report() b;

-- each rule by itself
SELECT changes, v.rule, v.item, v.party, lhs, rhs, difference, message
  FROM (VALUES ('{"received": {"business": 4, "total": 4}}'::jsonb),
               ('{"carried_over": {"total": 2}}'),
               ('{"refused.third_party": {"research": 1, "total": 1}}'),
               ('{"litigation_direct.pending": 3, "litigation_direct.total": 2}'),
               ('{"coercion.decisions": -1}'),
               ('{"penalties.decisions": 2.5}'),
               ('{"fees.amount": -0.5}')) c(changes),
       LATERAL govreport_violations(pg_temp.full_report(changes)) v;

-- missing cells: unknown, unless the rest says enough
SELECT changes, v.rule, v.status, v.item, v.party, lhs, rhs, difference, message
  FROM (VALUES ('{"received": {"business": "blank"}}'::jsonb),
               ('{"received": {"business": "blank", "research": 3}}'),
               ('{"reconsideration.total": "not_applicable", "reconsideration.other": 3}'),
               ('{"carried_in": {"total": "illegible"}, "received": {"total": 5}}')) c(changes),
       LATERAL govreport_check(pg_temp.full_report(changes)) v
 WHERE v.status <> 'pass';

-- an imputed cell counts
SELECT status, message FROM govreport_check(pg_temp.full_report('{"reconsideration.upheld": 4,
  "reconsideration.total": {"imputed": 4}}')) WHERE item = 'reconsideration.total';

-- the form of 2019 has one row "other", and a rule of its own
SELECT rule, severity, status, item, party, message FROM govreport_check(pg_temp.report(
  '{"regulations.disclosed": 3, "regulations.disclosed_total": 2, "regulations.made": 0,
    "normative_documents.disclosed": 3, "normative_documents.disclosed_total": 3,
    "other": {"business": 2, "total": 2}}'))
 WHERE status <> 'unknown' OR item = 'other' OR rule = 'outcome_total' AND party IN ('business', 'total');
SELECT govreport_is_balanced(pg_temp.report('{"regulations.disclosed": 3, "regulations.disclosed_total": 2}'))
  AS information_only;

-- nothing at all
SELECT govreport_is_balanced(pg_temp.report(NULL)) AS no_figures, govreport_is_balanced(pg_temp.report('{}')) AS no_tables,
       govreport_require_balanced(pg_temp.report('{}')) AS required, govreport_is_balanced(NULL) AS no_report;
SELECT status, count(*) FROM govreport_check(pg_temp.report('{}')) GROUP BY 1;

-- a sum is checked where all its reports gave a number
SELECT rule, item, party, status FROM govreport_check(pg_temp.report((pg_temp.full_report()).figures
  + (pg_temp.full_report('{"received": {"business": "blank", "total": 3}, "carried_over": {"total": 3}}')).figures))
 WHERE status <> 'pass';

-- as a constraint; no more than 20 lines
CREATE TABLE checked (r govreport CHECK (govreport_require_balanced(r)), ok boolean GENERATED ALWAYS AS (govreport_is_balanced(r)) STORED);
INSERT INTO checked SELECT pg_temp.full_report();
INSERT INTO checked VALUES (NULL);
INSERT INTO checked SELECT r FROM r;
SELECT ok FROM checked ORDER BY ok;
SELECT govreport_require_balanced(pg_temp.report(jsonb_object_agg(item,
         (SELECT jsonb_object_agg(party, 1) FROM govreport_parties()))::govfigures))
  FROM govreport_items() WHERE part = 'applications' AND kind = 'cell' AND 2021 = ANY (forms);
DROP TABLE checked, r;
