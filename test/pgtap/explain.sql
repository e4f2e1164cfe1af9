-- Explanations and imputation, as SQL sees them.
BEGIN;
SELECT * FROM no_plan();

CREATE FUNCTION pg_temp.report(f jsonb) RETURNS govreport LANGUAGE sql AS
$$ SELECT jsonb_populate_record(NULL::govreport, jsonb_build_object('figures', f)) $$;

-- A number by chance, the same on every machine (hashtext() is not).
CREATE FUNCTION pg_temp.chance(of text) RETURNS bigint LANGUAGE sql IMMUTABLE AS
$$ SELECT ('x' || left(md5(of), 8))::bit(32)::bigint $$;

-- A report that balances: a form of 2021, or of 2019, with figures by chance.
CREATE FUNCTION pg_temp.balanced(form integer, seed integer) RETURNS jsonb LANGUAGE sql AS $$
	WITH leaf AS (
		SELECT i.item, p.party,
			   pg_temp.chance(concat_ws(' ', seed, i.item, p.party)) % 40 * (pg_temp.chance(p.party || seed) % 3) AS v
		  FROM govreport_items() i, govreport_parties() p
		 WHERE i.kind = 'cell' AND i.part = 'applications' AND form = ANY (i.forms) AND p.party <> 'total'
		   AND i.item NOT IN ('received', 'concluded')),
	concluded AS (
		SELECT party, sum(v) AS v FROM leaf WHERE item NOT IN ('carried_in', 'carried_over') GROUP BY party),
	leaf2 AS (		-- no more is carried in than there is
		SELECT l.item, l.party,
			   CASE WHEN l.item = 'carried_in' THEN least(l.v, c.v) ELSE l.v END AS v
		  FROM leaf l JOIN concluded c USING (party)),
	cell AS (
		SELECT * FROM leaf2
		UNION ALL SELECT 'concluded', party, v FROM concluded
		UNION ALL
		SELECT 'received', c.party, c.v + o.v - i.v
		  FROM concluded c JOIN leaf2 o ON o.party = c.party AND o.item = 'carried_over'
		  JOIN leaf2 i ON i.party = c.party AND i.item = 'carried_in'),
	total AS (
		SELECT * FROM cell UNION ALL SELECT item, 'total', sum(v) FROM cell GROUP BY item)
	SELECT jsonb_object_agg(item, cells) || '{"reconsideration.upheld": 4, "reconsideration.corrected": 1, "reconsideration.other": 0,
		"reconsideration.pending": 2, "reconsideration.total": 7, "litigation_direct.upheld": 3, "litigation_direct.corrected": 0,
		"litigation_direct.other": 0, "litigation_direct.pending": 0, "litigation_direct.total": 3}'
	  FROM (SELECT item, jsonb_object_agg(party, v) AS cells FROM total GROUP BY item) t $$;

CREATE TEMP TABLE b AS
SELECT form, seed, pg_temp.balanced(form, seed) AS f FROM (VALUES (2019), (2021)) v(form), generate_series(1, 6) seed;
SELECT ok(bool_and(govreport_is_balanced(pg_temp.report(f))), 'the reports of this test balance') FROM b;
SELECT is(count(*)::int, 0, 'a report that balances has no explanation')
  FROM b, govreport_explain(pg_temp.report(f));

-- Every cell of table 3, one at a time
CREATE TEMP TABLE wrong AS
SELECT form, seed, i.item, p.party, (f -> i.item ->> p.party)::bigint AS truth,
	   (f -> i.item ->> p.party)::bigint + 1 + pg_temp.chance(i.item || p.party) % 30 AS printed, f
  FROM b, govreport_items() i, govreport_parties() p
 WHERE i.kind = 'cell' AND i.part = 'applications' AND form = ANY (i.forms) AND seed <= 3;
SELECT ok(count(*) > 1000, 'more than a thousand of them') FROM wrong;
SELECT is_empty($$
	SELECT w.form, w.item, w.party, w.truth, w.printed, e.*
	  FROM wrong w LEFT JOIN LATERAL govreport_explain(pg_temp.report(
			jsonb_set(f, ARRAY[w.item, w.party], to_jsonb(w.printed)))) e ON true
	 WHERE (e.explanation, e.explanations, e.certain, e.item, e.party, e.reported, e.suggested)
		   IS DISTINCT FROM (1, 1, true, w.item, w.party, w.printed, w.truth) $$,
	'one wrong cell of table 3 has one explanation, which is right and certain');
SELECT is_empty($$
	SELECT w.form, w.item, w.party, w.truth
	  FROM wrong w, govreport_impute(pg_temp.report(jsonb_set(f, ARRAY[w.item, w.party], '"blank"'))) r
	 WHERE govreport_figure(r, w.item, w.party) IS DISTINCT FROM w.truth
		OR (r.figures::jsonb -> w.item -> w.party) IS DISTINCT FROM jsonb_build_object('imputed', w.truth) $$,
	'one missing cell of table 3 is filled with its value, and marked');
SELECT is_empty($$
	SELECT w.item, e.* FROM wrong w, govreport_explain(pg_temp.report(
			jsonb_set(f, ARRAY[w.item, w.party], '"blank"'))) e $$,
	'a missing cell alone needs no explanation');

-- Table 4
CREATE TEMP TABLE remedy AS
SELECT i.item, (f ->> i.item)::bigint AS truth, d AS printed, f
  FROM b, govreport_items() i, generate_series(0, 15) d
 WHERE i.part = 'remedies' AND f ? i.item AND seed = 1 AND form = 2021 AND (f ->> i.item)::bigint <> d;
SELECT is_empty($$
	SELECT r.item, r.truth, r.printed FROM remedy r
	 WHERE NOT EXISTS (SELECT FROM govreport_explain(pg_temp.report(jsonb_set(f, ARRAY[r.item], to_jsonb(printed)))) e
						WHERE e.item = r.item AND e.suggested = r.truth) $$,
	'one wrong cell of table 4 is among the explanations');
SELECT is_empty($$
	SELECT r.item, r.truth, r.printed, e.* FROM remedy r,
		govreport_explain(pg_temp.report(jsonb_set(f, ARRAY[r.item], to_jsonb(printed)))) e
	 WHERE e.certain AND (e.item, e.suggested) <> (r.item, r.truth) $$,
	'and nothing else is called certain');

-- What comes out is consistent
CREATE TEMP TABLE explained AS
SELECT w.form, w.seed, w.item AS wrong_item, w.party AS wrong_party, w2.item AS item2, w2.party AS party2, e.*,
	   jsonb_set(jsonb_set(w.f, ARRAY[w.item, w.party], to_jsonb(w.printed)), ARRAY[w2.item, w2.party], to_jsonb(w2.printed)) AS f
  FROM wrong w JOIN wrong w2 ON w2.form = w.form AND w2.seed = w.seed AND (w2.item, w2.party) < (w.item, w.party)
		   AND pg_temp.chance(w.item || w2.item || w.party || w2.party) % 40 = 0,
	   govreport_explain(pg_temp.report(jsonb_set(jsonb_set(w.f, ARRAY[w.item, w.party], to_jsonb(w.printed)),
		   ARRAY[w2.item, w2.party], to_jsonb(w2.printed)))) e;
SELECT ok(count(DISTINCT (form, seed, wrong_item, wrong_party, item2, party2)) > 300, 'hundreds of pairs of wrong cells') FROM explained;
SELECT is_empty($$ SELECT form, seed, wrong_item, wrong_party, item2, party2 FROM explained GROUP BY 1, 2, 3, 4, 5, 6
	HAVING count(*) FILTER (WHERE (item, party) IN ((wrong_item, wrong_party), (item2, party2))) < 2 $$,
	'two wrong cells are both among the explanations');
SELECT is_empty($$ SELECT form, seed, wrong_item, wrong_party, item2, party2 FROM explained GROUP BY 1, 2, 3, 4, 5, 6
	HAVING max(explanation) <> min(explanations) OR count(DISTINCT explanation) <> min(explanations)
		OR bool_or(certain) AND min(explanations) > 1 $$,
	'explanations are numbered from 1 to their number, and only a single one is certain');
SELECT is_empty($$ SELECT 1 FROM (SELECT explanation, cost, lag(cost) OVER (PARTITION BY form, seed, wrong_item, wrong_party, item2, party2
	ORDER BY explanation, cost) AS before FROM explained) s WHERE before > cost $$,
	'the likeliest come first');
SELECT is_empty($$
	SELECT 1 FROM (SELECT f, explanation, jsonb_object_agg(item || ' ' || party, suggested) AS changes
					 FROM explained GROUP BY f, explanation) s
	 WHERE NOT govreport_is_balanced(pg_temp.report(
		(SELECT jsonb_object_agg(key, CASE WHEN jsonb_typeof(value) = 'object'
				THEN (SELECT jsonb_object_agg(c.key, coalesce(changes -> (cell.key || ' ' || c.key), c.value)) FROM jsonb_each(cell.value) c)
				ELSE value END) FROM jsonb_each(f) cell))) $$,
	'with the changes of any explanation the report balances');

-- The catalogue
SELECT is((SELECT string_agg(a.name, ',' ORDER BY a.n)
			 FROM pg_proc p, unnest(p.proargnames, p.proargmodes) WITH ORDINALITY a (name, mode, n)
			WHERE p.oid = to_regprocedure(s) AND a.mode IN ('t', 'o')),
		  'explanation,explanations,kind,cost,certain,item,party,reported,suggested,cell,message', s || ' has its columns')
  FROM unnest(ARRAY['govreport_explain(govreport,integer)', 'govreport_explain(govreport,integer,govreport)']) s;
SELECT is(pg_get_function_arguments('govreport_explain(govreport,integer)'::regprocedure) ~ 'max_cells integer DEFAULT 4', true,
		  'govreport_explain takes up to four cells by default');
SELECT is(pg_get_function_result('govreport_impute(govreport)'::regprocedure), 'govreport', 'govreport_impute gives a report');
SELECT throws_ok($$ SELECT * FROM govreport_explain(pg_temp.report('{}'), 0) $$, '22023', NULL, 'max_cells 0 is an error');
SELECT throws_like($$ SELECT govreport_require_balanced(pg_temp.report('{"reconsideration.upheld": 3, "reconsideration.corrected": 0,
	"reconsideration.other": 0, "reconsideration.pending": 0, "reconsideration.total": 0}')) $$,
	'%do not balance%', 'govreport_require_balanced still refuses');

-- Accidents: a row whose numbers were printed one column off, but for its total
CREATE TEMP TABLE shifted AS
SELECT seed, i.item, jsonb_set(f, ARRAY[i.item], (SELECT jsonb_object_agg(to_party.party, f -> i.item -> from_party.party)
			|| jsonb_build_object('total', f -> i.item -> 'total')
		 FROM unnest('{natural_person,business,research,nonprofit,legal_service,other_org}'::text[]) WITH ORDINALITY from_party (party, n)
		 JOIN unnest('{business,research,nonprofit,legal_service,other_org,natural_person}'::text[]) WITH ORDINALITY to_party (party, n) USING (n))) AS f
  FROM b, govreport_items() i WHERE form = 2021 AND i.kind = 'cell' AND i.part = 'applications' AND 2021 = ANY (i.forms)
UNION ALL
SELECT n, item, jsonb_set(jsonb_set(z.f, '{received}', o.row), '{concluded}', o.row)
	|| jsonb_build_object(item, jsonb_build_object('total', n) || (z.f -> 'received') || jsonb_build_object(q.party, n, 'total', n))
  FROM (SELECT jsonb_object_agg(item, zeros.row) AS f
		  FROM govreport_items(), (SELECT jsonb_object_agg(party, 0) AS row FROM govreport_parties()) zeros
		 WHERE kind = 'cell' AND part = 'applications' AND 2021 = ANY (forms)) z,
	   generate_series(1, 20) n, unnest('{granted,refused.third_party,other.remaining}'::text[]) item,
	   (VALUES ('natural_person', 'business'), ('research', 'nonprofit'), ('legal_service', 'other_org')) q (true_party, party),
	   LATERAL (SELECT (z.f -> 'received') || jsonb_build_object(q.true_party, n, 'total', n) AS row) o;
CREATE TEMP TABLE accident AS
SELECT s.seed, s.item AS row, s.f, e.explanation, min(e.explanations) AS explanations, bool_and(certain) AS certain, count(*) AS cells,
	   bool_or(kind IN ('row_shifted', 'column_total_exchanged', 'columns_shifted', 'rows_exchanged')) AS is_accident
  FROM shifted s, govreport_explain(pg_temp.report(f), 8) e GROUP BY s.seed, s.item, s.f, e.explanation;
SELECT is_empty($$ SELECT row FROM accident a WHERE is_accident AND certain AND
				   (explanations <> 1 OR cells > (SELECT min(cells) FROM accident o WHERE o.f = a.f)) $$,
				'an accident is certain only where it is the only smallest set of cells');
SELECT ok(count(*) FILTER (WHERE certain) > 50 AND count(*) FILTER (WHERE NOT certain) > 20, 'some are, and some are not')
  FROM accident WHERE is_accident;

SELECT * FROM finish();
ROLLBACK;
