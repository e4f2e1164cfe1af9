-- Whole reports, printed: what would be broken if a test failed is in its name.
BEGIN;
SELECT * FROM no_plan();

-- Figures, and texts that look like anything in the print.
CREATE TEMP TABLE line (line text);
INSERT INTO line VALUES ('全年公开政府信息12条，收到申请3件。'), ('一、总体情况'), ('五、存在的主要问题及改进情况'), ('第二十条第（五）项'),
	('| 规章 | 1 | 2 | 3 |'), ('|---|---|'), (E'行政许可\t5'), ('行政许可 5'), ('<table><tr><td>行政许可</td><td>5</td></tr></table>'),
	('</section><h3>六、其他需要报告的事项</h3>'), ('类别：政府信息公开工作年度报告（全文）'), ('发布机构：乙局'), ('年度：1999'),
	('注：空格表示空白，“/”表示不适用，“?”表示无法辨认，〔缺〕表示无数据，〔〕内的数为推算。'), ('〔文〕'), ('〔表〕'), ('\n\n\n'), ('&lt;b&gt;'), ('# 六、其他需要报告的事项'),
	('　　（一）本年新收 3 件'), (E'a\u00a0b\u200bc'), ('```'), ('1. 一'), (''), ('一、本年新收政府信息公开申请数量 3');
CREATE TEMP TABLE t AS
SELECT id, jsonb_populate_record(NULL::govreport, jsonb_build_object('title', '青禾市水务局' || 2021 + id % 3 || '年政府信息公开工作年度报告', 'agency', '青禾市水务局', 'year', 2021 + id % 3,
		'figures', jsonb_build_object('regulations.issued', id, 'licensing.decisions', id * 100003, 'received', jsonb_build_object('total', id * 7)))) AS r,
	   (SELECT jsonb_object_agg(part, (SELECT string_agg(line, E'\n' ORDER BY hashtext(line || id || part)) FROM line WHERE abs(hashtext(line || id * part)) % 3 = 0))
		  FROM generate_series(1, 6) part WHERE (id + part) % 5 > 0) AS texts
  FROM generate_series(1, 60) id;
CREATE TEMP TABLE printed AS
SELECT id, format, r, texts, govreport_render(r, format, texts) AS body FROM t, unnest(ARRAY['html', 'markdown', 'text']) format;

-- A text as the format can give it back.
CREATE FUNCTION pg_temp.given(content text, format text, has_table boolean) RETURNS text LANGUAGE sql AS $$
	WITH clean AS (SELECT ordinality AS n, CASE format WHEN 'text' THEN translate(l, '|<', '｜＜') ELSE l END AS l
					 FROM (SELECT ordinality, btrim(regexp_replace(replace(l, E'\u200b', ''), '[[:space:]\u00a0\u3000]+', ' ', 'g')) AS l
							 FROM string_to_table(content, E'\n') WITH ORDINALITY x (l)) y WHERE l <> ''),
		 first_mark AS (SELECT min(n) AS n FROM clean WHERE has_table AND l = '〔表〕')
	SELECT coalesce(string_agg(l, E'\n' ORDER BY n) FILTER (WHERE n IS DISTINCT FROM (SELECT first_mark.n FROM first_mark)
														OR EXISTS (SELECT FROM clean after WHERE after.n > clean.n)), '') FROM clean
$$;

SELECT is(count(*) FILTER (WHERE to_jsonb(govreport_parse(body)) IS DISTINCT FROM to_jsonb(r)), 0::bigint,
		  format || ': the same report is read back, whatever its texts say') FROM printed GROUP BY format ORDER BY format;
SELECT is(count(*) FILTER (WHERE coalesce(s.content, '') IS DISTINCT FROM coalesce(g.content, '') OR (s.part IS NULL AND g.part IS NOT NULL)), 0::bigint,
		  format || ': the same sections are read back')
  FROM (SELECT format, id, key::integer AS part, pg_temp.given(value, format, key IN ('2', '3')) AS content FROM printed, jsonb_each_text(texts)) g
  FULL JOIN (SELECT format, id, part, content FROM printed, govreport_sections(body)) s USING (format, id, part)
 GROUP BY format ORDER BY format;
SELECT is(count(*) FILTER (WHERE govreport_render(body, format) IS DISTINCT FROM body), 0::bigint, format || ': printed again it is the same text')
  FROM printed GROUP BY format ORDER BY format;
SELECT is(count(*) FILTER (WHERE govreport_parse(convert_to(body, 'GB18030')) IS DISTINCT FROM govreport_parse(body)
						   OR (SELECT array_agg(s) FROM govreport_sections(convert_to(body, 'GB18030')) s) IS DISTINCT FROM (SELECT array_agg(s) FROM govreport_sections(body) s)),
		  0::bigint, format || ': also from bytes in GB18030') FROM printed WHERE id <= 20 GROUP BY format ORDER BY format;
SELECT is(count(*) FILTER (WHERE to_jsonb(govreport_parse(page)) IS DISTINCT FROM to_jsonb(r)
						   OR (SELECT array_agg((part, heading, content)::text) FROM govreport_sections(page)) IS DISTINCT FROM (SELECT array_agg((part, heading, content)::text) FROM govreport_sections(body))),
		  0::bigint, 'within a page, with a menu above and a footer below, it is read back')
  FROM printed, LATERAL (SELECT '<!DOCTYPE html><html><head><title>x</title></head><body><ul><li>首页</li><li>政务公开</li></ul>' || body || '<p>版权所有 青禾市人民政府</p></body></html>' AS page) p
 WHERE format = 'html';
SELECT is(count(*), 0::bigint, 'nothing of the texts becomes a tag') FROM printed WHERE format = 'html' AND body ~ '<td>行政许可</td>|</section><h3>';

-- What sentences state is read of a whole report as of any other.
SELECT is((SELECT array_agg((measure, value)::text) FROM govreport_narrative(govreport_render(r, f, '{"1": "全年共收到政府信息公开申请7件。"}'))), ARRAY['(received,7)'],
		  f || ': govreport_narrative reads its texts') FROM t, unnest(ARRAY['html', 'markdown', 'text']) f WHERE id = 1;
SELECT ok(EXISTS (SELECT FROM govreport_findings(govreport_render(r, f, '{"1": "全年共收到政府信息公开申请9件。"}'), 'zh') WHERE code = 'narrative'),
		  f || ': a sentence against the table is found') FROM t, unnest(ARRAY['html', 'markdown', 'text']) f WHERE id = 1;
SELECT is((SELECT count(*) FROM govreport_split(govreport_render(r, f, '{"1": "一、总体情况\n二、主动公开政府信息情况"}'))), 1::bigint, f || ': it is one document')
  FROM t, unnest(ARRAY['html', 'markdown', 'text']) f WHERE id = 1;

-- Prints of the tables alone are read as ever.
SELECT is((SELECT array_agg(part ORDER BY part) FROM govreport_sections(govreport_render(r, f))), ARRAY[2, 3], f || ': the tables alone have the parts that they stand in')
  FROM t, unnest(ARRAY['html', 'markdown', 'text']) f WHERE id = 1;
SELECT ok(govreport_render(govreport('{}'::govfigures), f, '{"1": "x"}') IS NOT NULL AND (govreport_parse(govreport_render(govreport('{}'::govfigures), f, '{"1": "x"}'))).figures = '{}',
		  f || ': a report without figures is read back') FROM unnest(ARRAY['html', 'markdown', 'text']) f;
-- With every key above it, the last of which is the period.
SELECT ok(NOT EXISTS (SELECT FROM govreport_diagnostics(translate(body, '|', E'\t')) WHERE code = 'rendered'),
		  what || ': a print whose borders somebody changed is no print without figures')
  FROM (SELECT jsonb_populate_record(r, '{"period": "[2022-01-01,2023-01-01)"}') AS r FROM t WHERE id = 1) x,
	   LATERAL (VALUES ('the tables', govreport_render(r, 'text')), ('a whole report', govreport_render(r, 'text', '{"1": "全年公开信息12条。"}'))) b (what, body);

-- The statistics stand in no part of the form.
SELECT is((govreport_parse(govreport_render(r, f, '{"1": "全年公开信息12条。", "5": "需要改进。"}'))).figures, r.figures,
		  f || ': the statistics of a whole report before 2019 are read back')
  FROM unnest(ARRAY['html', 'markdown', 'text']) f,
	   jsonb_populate_record(NULL::govreport, '{"agency": "青禾市水务局", "year": 2016, "figures": {"statistics.received": 5, "statistics.concluded": 17}}') r;

SELECT * FROM finish();
ROLLBACK;
