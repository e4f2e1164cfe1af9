-- A report and that of the year before
\set VERBOSITY default

CREATE FUNCTION pg_temp.report(y integer, f govfigures) RETURNS govreport LANGUAGE sql AS
  $$ SELECT jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', 'somewhere', 'year', y, 'figures', f::jsonb)) $$;
CREATE TABLE pair (id text, a govreport, b govreport);
INSERT INTO pair VALUES
-- all seven columns, one of which is off
('2021 form',
 pg_temp.report(2021, '{"carried_over": {"natural_person": 3, "business": 1, "research": 0, "nonprofit": 0, "legal_service": 2, "other_org": 0, "total": 6},
   "regulations.issued": 0, "regulations.repealed": 0, "regulations.in_force": 4,
   "normative_documents.issued": 5, "normative_documents.repealed": 1, "normative_documents.in_force": 10}'),
 pg_temp.report(2022, '{"carried_in": {"natural_person": 3, "business": 1, "research": 0, "nonprofit": 0, "legal_service": 1, "other_org": 1, "total": 6},
   "regulations.issued": 1, "regulations.repealed": 2, "regulations.in_force": 3,
   "normative_documents.issued": 3, "normative_documents.repealed": 2, "normative_documents.in_force": 12}')),
('2019 form',
 pg_temp.report(2019, '{"carried_over": {"total": 2}, "licensing.items_prior": 100, "licensing.items_change": -7,
   "other_services.items_prior": 4, "other_services.items_change": 0, "penalties.items_prior": 50, "penalties.items_change": "blank",
   "coercion.items_prior": 3, "coercion.items_change": -5, "fees.items_prior": 1, "fees.items_change": 1}'),
 pg_temp.report(2020, '{"carried_in": {"total": 2}, "licensing.items_prior": 93, "other_services.items_prior": 5,
   "penalties.items_prior": 60, "coercion.items_prior": "blank", "fees.items_prior": 2}')),
-- the form changes in between: applications go on, the rest can't be held against each other
('change',
 pg_temp.report(2020, '{"carried_over": {"total": 2}, "licensing.items_prior": 100, "licensing.items_change": -7,
   "regulations.made": 1, "regulations.disclosed": 1, "regulations.disclosed_total": 4}'),
 pg_temp.report(2021, '{"carried_in": {"total": 3}, "regulations.issued": 1, "regulations.repealed": 0, "regulations.in_force": 4,
   "normative_documents.issued": 7, "normative_documents.repealed": 1, "normative_documents.in_force": 5}'));
SELECT id, c.rule, severity, status, item, party, lhs, rhs, difference, message
  FROM pair, govreport_check_years(a, b) c WHERE id = '2021 form';
SELECT id, c.rule, severity, status, item, party, lhs, rhs, difference, message
  FROM pair, govreport_check_years(a, b) c WHERE id = '2019 form' AND (party = 'total' OR party IS NULL);
SELECT id, c.rule, severity, status, item, party, lhs, rhs, difference, message
  FROM pair, govreport_check_years(a, b) c WHERE id = 'change' AND (party = 'total' OR party IS NULL);

-- a blank is not 0
SELECT status, message FROM govreport_check_years(
  pg_temp.report(2021, '{"carried_over": {"total": 0}}'), pg_temp.report(2022, '{"carried_in": {"total": "blank"}}'))
 WHERE party = 'total';

-- years
SELECT rule, status, message FROM pair, govreport_check_years((SELECT a FROM pair WHERE id = '2019 form'), b)
 WHERE id = '2021 form' LIMIT 1;
SELECT count(*) FROM pair, govreport_check_years(b, a) WHERE id = '2021 form';
SELECT count(*) FROM pair, govreport_check_years(a, a) WHERE id = '2021 form';
SELECT status, count(*) FROM pair, govreport_check_years(pg_temp.report(NULL, (a).figures), b)
 WHERE id = '2021 form' GROUP BY 1 ORDER BY 1;
SELECT count(*) FROM govreport_check_years(NULL, pg_temp.report(2021, '{}'));
SELECT status, count(*) FROM govreport_check_years(pg_temp.report(2020, NULL), pg_temp.report(2021, NULL)) GROUP BY 1;
DROP TABLE pair;
