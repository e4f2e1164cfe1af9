-- Printed reports: what would be broken if a test failed is in its name.
BEGIN;
SELECT * FROM no_plan();

CREATE FUNCTION pg_temp.report(f govfigures, attributes jsonb DEFAULT '{}') RETURNS govreport LANGUAGE plpgsql AS $$
DECLARE
	r govreport := jsonb_populate_record(NULL::govreport, attributes);
BEGIN
	r.figures := f;
	RETURN r;
END $$;

-- Reports of both forms, cell by cell with any status, or without.
CREATE TEMP TABLE t AS
SELECT id, pg_temp.report(jsonb_strip_nulls(jsonb_object_agg(item, CASE party_count WHEN 0 THEN alone.v ELSE parties.v END))::govfigures,
						  jsonb_build_object('title', CASE WHEN id % 4 > 0 THEN '青禾市第' || id || '局' || 2015 + id % 10 || '年政府信息公开工作年度报告' END,
											 'agency', CASE WHEN id % 3 > 0 THEN '青禾市第' || id || '局' END, 'year', 2015 + id % 10,
											 'region', CASE WHEN id % 5 > 0 THEN '3702' || lpad((id % 100)::text, 2, '0') END,
											 'scope', CASE id % 3 WHEN 0 THEN 'organ' WHEN 1 THEN 'region' END,
											 'doc_no', CASE WHEN id % 2 > 0 THEN '青发〔2024〕' || id || '号' END,
											 'published', CASE WHEN id % 7 > 0 THEN date '2016-01-01' + id * 3 END,
											 'period', CASE WHEN id % 6 > 0 THEN daterange(date '2015-01-01' + id, date '2016-01-01' + id * 2) END)) AS r
  FROM generate_series(1, 400) id
 CROSS JOIN govreport_items() i
 CROSS JOIN LATERAL (SELECT CASE WHEN h % 17 = 0 THEN 'null' WHEN h % 19 = 0 THEN '"blank"' WHEN h % 23 = 0 THEN '"illegible"'
								 WHEN h % 29 = 0 THEN '{"imputed": 12}' WHEN h % 31 = 0 THEN '"not_applicable"'
								 WHEN h % 11 = 0 THEN to_jsonb(h::bigint * 1000003) WHEN h % 13 = 0 THEN to_jsonb(-(h % 1000) / 8.0)
								 WHEN unit = 'yuan' THEN to_jsonb((h % 1000000) / 100.0) ELSE to_jsonb(h % 50) END::jsonb AS v
					   FROM (SELECT abs(hashtext(item || id)) AS h) h) alone
 CROSS JOIN LATERAL (SELECT jsonb_object_agg(party, CASE WHEN h % 17 = 0 THEN 'null' WHEN h % 19 = 0 THEN '"blank"' WHEN h % 23 = 0 THEN '"illegible"'
														 WHEN h % 29 = 0 THEN '{"imputed": 7}' WHEN h % 31 = 0 THEN '"not_applicable"'
														 ELSE to_jsonb(h % 300)::text END::jsonb) AS v
					   FROM (SELECT party, abs(hashtext(item || id || party)) AS h FROM govreport_parties()) p) parties
 WHERE kind = 'cell' AND (CASE WHEN id % 3 = 0 THEN 2019 ELSE 2021 END = ANY (forms) OR id % 10 = 0)
   AND (id % 20 <> 3 OR part <> 'applications') AND (id % 20 <> 5 OR part <> 'disclosure') AND (id % 20 <> 7 OR part <> 'remedies')
   AND (id % 20 <> 9 OR abs(hashtext(item)) % 4 = 0)
 GROUP BY id;
CREATE TEMP TABLE printed AS
SELECT id, format, r, govreport_render(r, format) AS body FROM t, unnest(ARRAY['html', 'markdown', 'text']) format;

SELECT is(count(*) FILTER (WHERE back IS NULL OR back.figures IS DISTINCT FROM (r).figures), 0::bigint, format || ': the same figures are read back')
  FROM printed LEFT JOIN LATERAL govreport_parse(body) back ON true GROUP BY format ORDER BY format;
SELECT is(count(*) FILTER (WHERE to_jsonb(back) - 'figures' IS DISTINCT FROM to_jsonb(r) - 'figures'), 0::bigint,
		  format || ': agency, region, year, title, numbers, dates, period and scope are read back')
  FROM printed LEFT JOIN LATERAL govreport_parse(body) back ON true GROUP BY format ORDER BY format;
SELECT is(count(*) FILTER (WHERE back.figures IS DISTINCT FROM (r).figures), 0::bigint, format || ': also from bytes in GB18030')
  FROM printed LEFT JOIN LATERAL govreport_parse(convert_to(body, 'GB18030')) back ON true
 WHERE id <= 100 GROUP BY format ORDER BY format;
SELECT is(count(*) FILTER (WHERE back.figures IS DISTINCT FROM (r).figures), 0::bigint,
		  'an HTML print within a page, with a menu above and a footer below, is read back')
  FROM printed LEFT JOIN LATERAL govreport_parse('<!DOCTYPE html><html><head><title>x</title></head><body><ul><li>首页</li><li>政务公开</li></ul>'
												 || body || '<p>版权所有 青禾市人民政府</p></body></html>') back ON true
 WHERE format = 'html' AND id <= 100;
SELECT is((SELECT count(*) FROM printed, govreport_cells(body) c WHERE c.status = 'imputed' AND c.raw NOT LIKE '〔%〕'), 0::bigint,
		  'an imputed number is marked as one');
SELECT is((SELECT count(*) FROM printed p CROSS JOIN LATERAL govreport_cells(body) c
			 LEFT JOIN LATERAL govreport_cells(r) o ON (o.item, coalesce(o.party, '')) = (c.item, coalesce(c.party, ''))
			WHERE id <= 50 AND (o.status, o.value) IS DISTINCT FROM (c.status, c.value)), 0::bigint,
		  'govreport_cells of a print gives what the report has');
SELECT is((SELECT count(*) FROM printed WHERE id % 20 = 3 AND body LIKE '%申请人情况%'), 0::bigint, 'a table that is absent is not printed');

-- sums
SELECT is(count(*) FILTER (WHERE (back).figures IS DISTINCT FROM govfigures_plain(f)), 0::bigint,
		  format || ': sums, over both editions and with gaps, are read back as they count')
  FROM (SELECT format, f, govreport_parse(govreport_render(pg_temp.report(f), format)) AS back
		  FROM (SELECT sum((r).figures) OVER (ORDER BY id ROWS 7 PRECEDING) AS f FROM t OFFSET 1) s,
			   unnest(ARRAY['html', 'markdown', 'text']) format) b
 GROUP BY format ORDER BY format;
SELECT is((govreport_parse(govreport_render(pg_temp.report(sum((r).figures)), 'text'))).figures, (SELECT (r).figures FROM t WHERE id = 1),
		  'the sum of one report is printed as that report')
  FROM t WHERE id = 1;
SELECT alike(govreport_render(pg_temp.report(sum((r).figures)), 'text'), '%汇总（20份，含推算数）%', 'a sum says of how many reports it is, and that imputed numbers are in it')
  FROM t WHERE id <= 20;

SELECT ok((back).figures = govfigures_plain((whole).figures) AND (back).region IS NOT DISTINCT FROM (whole).region
		  AND (back).year IS NOT DISTINCT FROM (whole).year
		  AND NOT EXISTS (SELECT * FROM govreport_cells(whole) EXCEPT SELECT * FROM govreport_cells(back))
		  AND NOT EXISTS (SELECT * FROM govreport_cells(back) EXCEPT SELECT * FROM govreport_cells(whole)),
		  format || ': a rollup is read back, cell by cell, with its region and year')
  FROM (SELECT format, whole, govreport_parse(govreport_render(whole, format)) AS back
		  FROM (SELECT govreport_rollup(r) AS whole FROM t WHERE (r).year = 2018 OFFSET 0) s,
			   unnest(ARRAY['html', 'markdown', 'text']) format) b
 ORDER BY format;

-- what comes from outside is text
SELECT unalike(govreport_render(pg_temp.report('{}', jsonb_build_object(a, '<script>alert(1)</script>"''&')), 'html'), '%<script%', a || ' is escaped in HTML')
  FROM unnest(ARRAY['agency', 'title', 'index_no', 'doc_no']) a;
SELECT ok(bool_and((govreport_parse(govreport_render(pg_temp.report((r).figures, jsonb_build_object(a, '规章 5' || E'\n' || '|规章|1|2|3|' || E'\n<tr><td>规章</td><td>1</td>')), format))).figures = (r).figures),
		  a || ' does not become a row of the form')
  FROM t, unnest(ARRAY['agency', 'title', 'index_no', 'doc_no']) a, unnest(ARRAY['html', 'markdown', 'text']) format
 WHERE id <= 20 GROUP BY a ORDER BY a;

SELECT throws_ok($$ SELECT govreport_render(r, 'pdf') FROM t $$, '22023', 'unknown format "pdf"', 'an unknown format is an error');
SELECT is(govreport_render(r, 'HTML'), govreport_render(r, 'html'), 'the name of a format may be in capitals') FROM t WHERE id = 1;
SELECT is(govreport_render(NULL, 'html'), NULL, 'no report, no print');
SELECT lives_ok($$ SELECT govreport_render(pg_temp.report('{}', '{"published": "infinity", "period": "(,2024-01-01)", "year": -5}'), 'html') $$,
				'dates without end and a year before the era raise nothing');
SELECT is((SELECT array_agg(DISTINCT title ORDER BY title) FROM (
				SELECT (govreport_parse(govreport_render(pg_temp.report('{}', '{"title": " a\t\n\u00a0b\u3000\u200bc "}'), format))).title
				  FROM unnest(ARRAY['html', 'markdown', 'text']) format) x), ARRAY['a b c'], 'white space becomes one blank, in every format');
SELECT ok(length(govreport_render(pg_temp.report('{}', jsonb_build_object('title', repeat('<', 3000000))), 'html')) > 12000000, 'a long title is printed whole');

SELECT * FROM finish();
ROLLBACK;
