-- Indicators are what the table of them says, of reports and of sums.
BEGIN;
SELECT * FROM no_plan();

CREATE TEMP TABLE indicator AS SELECT * FROM govreport_indicators();
SELECT is(count(*) FILTER (WHERE num_nulls(code, label_zh, label_en, formula, numerator, denominator, unit, caution, caution_zh) > 0), 0::bigint, 'every indicator has all its words') FROM indicator;
SELECT is(count(DISTINCT code) + count(DISTINCT label_zh) + count(DISTINCT label_en), 3 * count(*), 'no two indicators have one name') FROM indicator;
SELECT is_empty($$ SELECT unnest('{granted_share,partly_granted_share,refused_share,not_held_share,not_processed_share,reconsideration_corrected_share,litigation_corrected_share,reconsideration_pending_share,litigation_pending_share,carried_over_share,received_growth}'::text[])
	EXCEPT SELECT code FROM indicator $$, 'what people ask for has an indicator');

-- The formula in SQL, over what every report has: groups are the sums of their rows.
CREATE TEMP TABLE cell AS SELECT path, item_group || '.' || party AS group_path FROM govreport_columns() WHERE item_group || '.' || party <> path;
CREATE FUNCTION pg_temp.sql_of(formula text) RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(CASE WHEN token ~ '^[a-z]' THEN
			'(' || (SELECT string_agg(format('CASE WHEN %1$s_given[%2$L] = %1$s_reports THEN %1$s[%2$L] END', CASE WHEN token ~ '^previous' THEN 'b' ELSE 'a' END, coalesce(path, name)), ' + ')
					  FROM (SELECT replace(token, 'previous ', '')) one (name) LEFT JOIN cell ON group_path = name) || ')'
		ELSE token END, '' ORDER BY n)
	  FROM regexp_matches(formula, 'previous [a-z_.]+|[a-z_.]+|[^a-z]+', 'g') WITH ORDINALITY t (found, n), unnest(found) token $$;
SELECT setseed(0.12);
-- in a third all cells have numbers, in a third small ones, so that denominators are 0, in a third some cells are blank
CREATE TEMP TABLE report AS
SELECT n, (SELECT jsonb_object_agg(item, value) FROM (
			SELECT item, CASE WHEN party_count = 0 THEN to_jsonb(v) ELSE jsonb_build_object('total', v) END AS value
			  FROM govreport_items(), LATERAL (SELECT CASE WHEN n % 3 = 2 AND random() < 0.1 AND item IS NOT NULL THEN '"blank"'::jsonb ELSE to_jsonb(floor(random() * CASE WHEN n % 3 = 1 THEN 1.05 ELSE 20 END)::integer) END) r (v)
			 WHERE kind = 'cell' AND 2021 = ANY (forms)) items)::govfigures AS f
  FROM generate_series(0, 359) n;
-- alone, and summed up by two and by four
CREATE TEMP TABLE office AS SELECT size, n / size AS n, CASE WHEN size = 1 THEN min(f::text)::govfigures ELSE sum(f) END AS f, govreport_coverage(f) AS given, count(*) AS reports
  FROM report, unnest('{1,2,4}'::integer[]) size GROUP BY size, n / size;
CREATE FUNCTION pg_temp.expected(formula text, a govfigures, a_given govfigures, a_reports bigint, b govfigures, b_given govfigures, b_reports bigint) RETURNS numeric LANGUAGE plpgsql AS $$
DECLARE
	result numeric;
BEGIN
	EXECUTE format('SELECT %s FROM (SELECT $1, $2, $3, $4, $5, $6) of (a, a_given, a_reports, b, b_given, b_reports)', formula) INTO result USING a, a_given, a_reports, b, b_given, b_reports;
	RETURN result;
EXCEPTION WHEN division_by_zero THEN
	RETURN NULL;
END $$;
CREATE TEMP TABLE result AS
SELECT code, a.size, a.n, pg_temp.expected(formula, a.f, a.given, a.reports, b.f, b.given, b.reports) AS want, govreport_indicator(a.f, code, b.f) AS got
  FROM (SELECT code, pg_temp.sql_of(formula) AS formula FROM indicator) i, office a JOIN office b ON b.size = a.size AND b.n = a.n + 3;
SELECT is_empty(format('SELECT * FROM result WHERE code = %L AND want IS DISTINCT FROM got', code), code || ' is what its formula says, of reports and of sums') FROM indicator;
SELECT cmp_ok(min(numbers), '>=', 10::bigint, 'there are numbers to compare, of sums of ' || size)
  FROM (SELECT size, code, count(got) AS numbers FROM result GROUP BY 1, 2) c GROUP BY size;
SELECT cmp_ok(count(*) FILTER (WHERE got IS NULL), '>=', 20::bigint, 'and NULLs, of sums of ' || size) FROM result GROUP BY size;

-- sums in every shape
SELECT is_empty($$ SELECT code FROM report, indicator WHERE govreport_indicator(f, code) IS DISTINCT FROM
	(SELECT govreport_indicator(sum(one), code) FROM unnest(ARRAY[f]) one) $$, 'the sum of one report has the indicators of the report');
SELECT is_empty($$ SELECT code FROM indicator WHERE (SELECT govreport_indicator(sum(f), code) FROM report WHERE n % 3 = 0) IS DISTINCT FROM
	(SELECT govreport_indicator((SELECT f + g FROM (SELECT sum(f) FROM report WHERE n % 6 = 0) a (f), (SELECT sum(f) FROM report WHERE n % 6 = 3) b (g))::text::govfigures, code)) $$,
	'a sum of sums, written and read, has the indicators of the sum');
SELECT is_empty($$ SELECT code FROM indicator, (SELECT govreport_rollup(jsonb_populate_record(NULL::govreport, jsonb_build_object('region', '3702' || lpad((n / 3 + 1)::text, 2, '0'), 'year', 2023, 'scope', 'region', 'agency', n, 'figures', f))) AS r, sum(f) AS s
	FROM report WHERE n % 3 = 0 AND n / 3 < 5) x WHERE govreport_indicator(r, code) IS DISTINCT FROM govreport_indicator(s, code) $$, 'a region has the indicators of the sum of its reports');
SELECT * FROM finish();
ROLLBACK;
