-- A report on a screen
\set VERBOSITY default
\pset format unaligned
\pset tuples_only on
CREATE TABLE shown AS SELECT name, jsonb_populate_record(NULL::govreport, doc) AS report FROM (VALUES
('whole', '{"agency": "青岛市市南区人民政府", "region": "370202", "year": 2023, "scope": "region", "published": "2024-01-20", "title": "青岛市市南区人民政府2023年政府信息公开工作年度报告",
  "figures": {"regulations.issued": 0, "regulations.in_force": 2, "licensing.decisions": 9081, "penalties.decisions": 41, "fees.amount": 3970800.5,
	"received": {"natural_person": 200, "business": 30, "research": 0, "nonprofit": 0, "legal_service": 6, "other_org": 0, "total": 236},
	"carried_in": {"natural_person": 8, "total": 8}, "granted": {"natural_person": 80, "total": 87}, "partly_granted": {"total": "blank"},
	"refused.state_secret": {"total": 1}, "refused.other_law": {"total": 2}, "unavailable.not_held": {"total": 70}, "unavailable.needs_creation": {"total": 3}, "unavailable.unclear": {"total": "not_applicable"},
	"other.fee_unpaid": {"total": 0}, "concluded": {"total": "illegible"}, "carried_over": {"total": {"imputed": 4}},
	"reconsideration.upheld": 3, "reconsideration.corrected": 1, "reconsideration.other": 0, "reconsideration.pending": 2, "reconsideration.total": 7, "litigation_direct.total": 0}}'::jsonb),
('2019', '{"year": 2019, "figures": {"regulations.issued": 1, "licensing.items_prior": 12, "licensing.items_change": -2, "licensing.decisions": 5, "procurement.amount": 1000, "received": {"total": 12345678}, "other": {"total": 3}}}'),
('nothing', '{}')) v (name, doc);
SELECT govreport_summary(report) FROM shown WHERE name = 'whole';
SELECT govreport_summary(report, 'en') FROM shown WHERE name = 'whole';
SELECT govreport_summary(report) FROM shown WHERE name = '2019';
SELECT govreport_summary(report, 'en') FROM shown WHERE name = 'nothing';
SELECT govreport_summary(govreport_set(report, 'received', 'total', 237), 'en') ~ E'received +200 +30 +0 +0 +6 +0 +237[*]\n' FROM shown WHERE name = 'whole';
-- of a sum, of figures
SELECT govreport_summary(govreport_rollup(report), 'en') FROM shown WHERE name <> 'nothing';
SELECT govreport_summary(govfigures '{"received": {"total": 2}}', 'en') ~ 'received +- +- +- +- +- +- +2\n';
-- wide enough for every number, in columns
SELECT count(DISTINCT length(line)) FROM shown, regexp_split_to_table(govreport_summary(report, 'en'), '\n') line WHERE name = 'whole' AND line ~ '^(received|carried|granted|concluded|other)';
SELECT govreport_summary(report, 'fr') FROM shown;
SELECT govreport_summary(NULL) IS NULL;
\pset format aligned
\pset tuples_only off
DROP TABLE shown;
