-- Shares and rates: one table says what they are and what they come to
\set VERBOSITY default
SELECT code, label_zh, label_en, unit, formula FROM govreport_indicators();
SELECT caution, caution_zh, string_agg(code, ' ' ORDER BY code) FROM govreport_indicators() GROUP BY 1, 2 ORDER BY 1;
CREATE TABLE office AS SELECT name, jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', name, 'year', year, 'figures', f)) AS report
  FROM (VALUES ('a', 2022, '{"received": {"total": 8}, "concluded": {"total": 8}}'::jsonb),
			   ('a', 2023, '{"received": {"total": 10}, "carried_in": {"total": 2}, "granted": {"total": 3}, "partly_granted": {"total": 0}, "concluded": {"total": 8}, "carried_over": {"total": 4},
				"reconsideration.upheld": 3, "reconsideration.corrected": 1, "reconsideration.other": 0, "reconsideration.pending": 2, "reconsideration.total": 6,
				"litigation_direct.upheld": 0, "litigation_direct.corrected": 0, "litigation_direct.other": 0, "litigation_direct.pending": 0, "litigation_direct.total": 0,
				"litigation_after_reconsideration.upheld": 0, "litigation_after_reconsideration.corrected": 0, "litigation_after_reconsideration.other": 0,
				"litigation_after_reconsideration.pending": 0, "litigation_after_reconsideration.total": 0}'),
			   ('b', 2023, '{"received": {"total": 1}, "granted": {"total": 1}, "partly_granted": {"total": "blank"}, "concluded": {"total": 4}}')) v (name, year, f);
-- 3 of 8; a part that is 0; 1 of 4 decided cases, for pending ones are neither won nor lost; no case, no rate
SELECT round(govreport_indicator(report, 'granted_share'), 4) AS granted, govreport_indicator(report, 'partly_granted_share') AS partly,
	   round(govreport_indicator(report, 'carried_over_share'), 4) AS over, round(govreport_indicator(report, 'reconsideration_corrected_share'), 4) AS corrected,
	   round(govreport_indicator(report, 'reconsideration_pending_share'), 4) AS pending, govreport_indicator(report, 'litigation_corrected_share') AS no_case,
	   govreport_indicator(report, 'refused_share') AS absent FROM office WHERE name = 'a' AND (report).year = 2023;
-- blank is not 0
SELECT govreport_indicator('{"granted": {"total": "blank"}, "concluded": {"total": 8}}'::govfigures, 'granted_share'),
	   govreport_indicator('{"granted": {"total": 0}, "concluded": {"total": "blank"}}'::govfigures, 'granted_share'),
	   govreport_indicator('{"granted": {"total": 0}, "concluded": {"total": 0}}'::govfigures, 'granted_share'),
	   govreport_indicator('{}'::govfigures, 'granted_share');
-- a region: of all, not the mean of the offices; and nothing where a part isn't everybody's, unless those without it are left out
SELECT round(govreport_indicator(sum((report).figures), 'granted_share'), 4) AS of_figures, round(govreport_indicator(govreport_rollup(report), 'granted_share'), 4) AS of_report,
	   govreport_indicator(sum((report).figures), 'partly_granted_share') AS b_has_none,
	   govreport_indicator(sum((report).figures) FILTER (WHERE govreport_indicator(report, 'partly_granted_share') IS NOT NULL), 'partly_granted_share') AS of_those_that_have
  FROM office WHERE (report).year = 2023;
SELECT govreport_indicator(sum(f), 'granted_share') FROM unnest(ARRAY['{"granted": {"total": 9223372036854775807}, "concluded": {"total": 1}}'::govfigures, '{"granted": {"total": 1}, "concluded": {"total": 1}}']) f;
-- growth needs the year before
SELECT (b.report).agency, govreport_indicator(b.report, 'received_growth') AS alone, govreport_indicator(b.report, 'received_growth', a.report) AS growth,
	   govreport_indicator(b.report, 'granted_share', a.report) IS NOT DISTINCT FROM govreport_indicator(b.report, 'granted_share') AS same
  FROM office b LEFT JOIN office a ON (a.report).agency = (b.report).agency AND (a.report).year = 2022 WHERE (b.report).year = 2023 ORDER BY 1;
SELECT govreport_indicator(a.report, '新收申请增长率', b.report) FROM office a, office b WHERE a.name = 'a' AND b.name = 'a' AND (a.report).year = 2022 AND (b.report).year = 2023;
SELECT govreport_indicator(jsonb_populate_record(report, '{"year": 2024}'), 'received_growth', report) IS NULL AS two_years FROM office WHERE (report).year = 2022;
SELECT govreport_indicator('{"received": {"total": 9}}'::govfigures, 'received_growth', '{"received": {"total": 12}}'::govfigures) AS without_years,
	   govreport_indicator('{"received": {"total": 9}}'::govfigures, 'received_growth', '{"received": {"total": 0}}'::govfigures) AS from_none,
	   govreport_indicator(NULL::govreport, 'received_growth', NULL), govreport_indicator('{}'::govfigures, NULL), govreport_indicator('{}'::govfigures, NULL, NULL);
-- by a label, too; what is near a wrong one
SELECT count(*) AS differ FROM office, govreport_indicators() i
 WHERE govreport_indicator(report, code) IS DISTINCT FROM govreport_indicator(report, label_zh) OR govreport_indicator(report, code) IS DISTINCT FROM govreport_indicator(report, label_en);
SELECT govreport_indicator('{}'::govfigures, 'granted_shares');
SELECT govreport_indicator('{}'::govfigures, '不予公开的占比');
SELECT govreport_indicator('{}'::govfigures, 'weather');
SELECT govreport_indicator('{}'::govfigures, repeat('granted_share', 100000));
DROP TABLE office;
