-- Findings, letters, corrections: what holds of any report.
BEGIN;
SELECT * FROM no_plan();

-- A whole form of 2022 that balances, with figures by chance.
CREATE FUNCTION pg_temp.drawn(seed integer, item text, party text, most integer) RETURNS integer LANGUAGE sql IMMUTABLE AS
$$ SELECT abs(hashint8(seed * 1000003::bigint + hashtext(item || '.' || party))) % most $$;
CREATE FUNCTION pg_temp.whole(seed integer) RETURNS govreport LANGUAGE sql AS $$
	WITH cell AS (
		SELECT i.item, p.party, pg_temp.drawn(seed, i.item, p.party, CASE p.party WHEN 'natural_person' THEN 90 ELSE 7 END) AS v
		  FROM govreport_items() i, govreport_parties() p
		 WHERE i.kind = 'cell' AND i.part = 'applications' AND 2021 = ANY (i.forms) AND p.party <> 'total'
		   AND i.item NOT IN ('received', 'carried_in', 'concluded')),
	flow AS (
		SELECT * FROM cell
		UNION ALL SELECT 'concluded', party, sum(v) FILTER (WHERE item <> 'carried_over') FROM cell GROUP BY party
		UNION ALL SELECT 'carried_in', party, 0 FROM cell WHERE item = 'carried_over'
		UNION ALL SELECT 'received', party, sum(v) FROM cell GROUP BY party),
	entire AS (SELECT * FROM flow UNION ALL SELECT item, 'total', sum(v) FROM flow GROUP BY item),
	applications AS (
		SELECT item, jsonb_object_agg(party, v) AS v FROM entire GROUP BY item),
	other AS (
		SELECT i.item, to_jsonb(CASE WHEN i.item ~ '\.total$' THEN 0 ELSE pg_temp.drawn(seed, i.item, '', 20) END) AS v
		  FROM govreport_items() i WHERE i.kind = 'cell' AND i.part <> 'applications' AND 2021 = ANY (i.forms)),
	remedies AS (
		SELECT t || '.total' AS item, to_jsonb(sum((v)::int)) AS v FROM other, unnest('{reconsideration,litigation_direct,litigation_after_reconsideration}'::text[]) t
		 WHERE item LIKE t || '.%' GROUP BY t)
	SELECT jsonb_populate_record(NULL::govreport, jsonb_build_object('year', 2022, 'agency', 'organ ' || seed,
		'figures', (SELECT jsonb_object_agg(item, v) FROM (SELECT * FROM applications UNION ALL SELECT * FROM other WHERE item !~ '\.total$' UNION ALL SELECT * FROM remedies) c)))
$$;
CREATE TEMP TABLE drawn AS SELECT seed, pg_temp.whole(seed) AS report FROM generate_series(1, 60) seed;
SELECT ok(bool_and(govreport_is_balanced(report) AND govreport_is_complete(report)), 'reports by chance balance, and are whole') FROM drawn;
SELECT is(count(*)::int, 0, 'nothing is found in them') FROM drawn, govreport_findings(report);

-- A cell of each is damaged as if it had been printed so.
CREATE TEMP TABLE damaged AS
SELECT seed, report, c.item, c.party, c.value,
	   jsonb_populate_record(report, jsonb_build_object('figures', jsonb_set((report).figures::jsonb, ARRAY[c.item, c.party], to_jsonb(c.value + 3)))) AS wrong
  FROM drawn, LATERAL (SELECT * FROM govreport_cells(report) WHERE part = 'applications' ORDER BY hashtext(cell || seed) LIMIT 3) c;
SELECT is(count(*) FILTER (WHERE e.certain IS TRUE)::int, count(*)::int, 'a single damaged cell of table 3 is certain')
  FROM damaged LEFT JOIN LATERAL govreport_explain(wrong) e ON true;
SELECT is_empty($$ SELECT seed, item, party FROM damaged d WHERE NOT EXISTS (SELECT FROM govreport_findings(wrong) f
	WHERE f.code = 'wrong_cell' AND f.cell = d.item || '.' || d.party AND f.suggested = d.value AND f.printed = d.value + 3) $$,
	'the cell that was damaged is found, with what it was');
SELECT is_empty($$ SELECT seed FROM damaged d, govreport_parties() p, govreport_items() i WHERE p.party = d.party AND i.item = d.item AND
	position(regexp_replace(i.label_zh, '\(区.*', '') || ' · ' || p.label_zh IN govreport_notice(wrong, 'text')) = 0 $$, 'the letter names it');
SELECT is_empty($$ SELECT seed FROM damaged d WHERE NOT (SELECT array_agg((x.item, x.party, x.value_a, x.value_b)::text) =
	ARRAY[(d.item, d.party, d.value + 3, d.value)::text] FROM govreport_diff(wrong, govreport_set(wrong, item, party, value)) x) $$,
	'what is set, and only that, is in the difference');
SELECT ok(bool_and(govreport_is_balanced(govreport_apply(wrong))), 'an explanation applied balances') FROM damaged;
SELECT is(count(*)::int, 0, 'and leaves nothing to find') FROM damaged, govreport_findings(govreport_apply(wrong));
SELECT is_empty($$ SELECT seed FROM damaged, LATERAL (SELECT * FROM govreport_cells(govreport_apply(wrong)) c WHERE c.cell = damaged.item || '.' || damaged.party) c
	WHERE c.printed_value IS DISTINCT FROM damaged.value + 3 OR c.status <> 'corrected' $$, 'a correction keeps what was printed');

-- Words
SELECT is_empty($$ SELECT seed FROM damaged WHERE (SELECT count(*) FROM govreport_findings(wrong, 'zh')) <> (SELECT count(*) FROM govreport_findings(wrong, 'en')) $$,
	'there is as much to say in either language');
SELECT ok(bool_and(message ~ '^[[:ascii:]]+$'), 'English is English') FROM damaged, govreport_findings(wrong, 'en');
SELECT ok(bool_and(message ~ '[一-龥]'), 'Chinese is Chinese') FROM damaged, govreport_findings(wrong);
SELECT is_empty($$ SELECT seed FROM damaged WHERE (SELECT array_agg(message) FROM govreport_findings(wrong)) <> (SELECT array_agg(message) FROM govreport_findings(wrong, 'ZH')) $$,
	'the case of a language does not matter');
SELECT throws_ok($$ SELECT govreport_findings(report, 'de') FROM drawn $$, '22023', 'unknown language "de"', 'an unknown language is an error');
SELECT throws_ok($$ SELECT govreport_violations(report, '') FROM drawn $$, '22023', 'unknown language ""', 'so is none at all');

-- Every violation is among the findings, and what they say is the same.
SELECT is_empty($$ SELECT seed, v.rule, v.message FROM damaged, govreport_violations(wrong, 'zh') v
	EXCEPT SELECT seed, f.code, f.message FROM damaged, govreport_findings(wrong) f $$, 'every violation is a finding');
-- A page tells where.
SELECT is_empty($$ SELECT seed FROM damaged, LATERAL (SELECT govreport_render(wrong, 'html') AS page) p WHERE NOT EXISTS (
	SELECT FROM govreport_findings(page) f WHERE f.code = 'wrong_cell' AND f.cell = item || '.' || party AND f.raw = (value + 3)::text AND f.line > 0) $$,
	'of a page, the line is told and what is printed there');
-- What breaks with the year before
SELECT is((SELECT count(*)::int FROM drawn, govreport_findings(jsonb_populate_record(report, '{"year": 2023}'), report) f WHERE f.code ~ '_link$'),
	(SELECT count(*)::int FROM drawn, govreport_check_years(report, jsonb_populate_record(report, '{"year": 2023}')) WHERE status = 'fail'),
	'every break with the year before is a finding');

SELECT * FROM finish();
ROLLBACK;
