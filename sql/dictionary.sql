-- The form as rows, and a report's figures by name
\set VERBOSITY default

SELECT part, kind, forms, count(*) FROM govreport_items() GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
SELECT item, kind, forms, label_zh, label_en, unit, may_be_negative, party_count
  FROM govreport_items() WHERE kind = 'group' OR item IN ('fees.amount', 'fees.items_change', 'received');
SELECT * FROM govreport_parties();
SELECT rule, severity, equation FROM govreport_rules();

CREATE FUNCTION pg_temp.report(f govfigures) RETURNS govreport LANGUAGE sql AS
  $$ SELECT ROW(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, f, NULL)::govreport $$;
CREATE TABLE r AS SELECT pg_temp.report('{"fees.amount": 12116600.5, "licensing.decisions": "blank",
  "received": {"business": 3, "total": 10, "research": "not_applicable"},
  "unavailable.not_held": {"total": 1}, "unavailable.needs_creation": {"total": 2}, "unavailable.unclear": {"total": 3},
  "reconsideration.total": {"imputed": 4}, "litigation_direct.total": "illegible"}') AS r;

SELECT c.* FROM r, govreport_cells(r) c;
SELECT govreport_figure(r, 'received') AS total, govreport_figure(r, 'received', 'business') AS business,
       govreport_figure(r, 'fees.amount') AS fees, govreport_figure(r, 'fees.amount', 'total') AS fees_total,
       govreport_figure(r, 'licensing.decisions') AS blank, govreport_figure(r, 'granted') AS absent,
       govreport_figure(r, 'unavailable') AS unavailable, govreport_figure(r, 'unavailable', 'business') AS leaves_missing,
       govreport_figure(r, item => 'reconsideration.total') AS imputed
  FROM r;
SELECT govreport_figure(r, 'recieved') FROM r;
SELECT govreport_figure(r, 'received', 'buisness') FROM r;
SELECT govreport_figure(r, 'received', 'anyone') FROM r;
SELECT govreport_figure(r, 'fees.amount', 'business') FROM r;
SELECT govreport_figure(r, 'received.total') FROM r;
SELECT govreport_figure(r, '') FROM r;
SELECT govreport_figure(r, repeat('received', 10000)) IS NULL FROM r;
SELECT govreport_figure(pg_temp.report(NULL), 'received'), (SELECT count(*) FROM govreport_cells(pg_temp.report(NULL)));
DROP TABLE r;
