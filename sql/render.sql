-- The statutory tables, printed
CREATE FUNCTION pg_temp.report(attributes jsonb, f govfigures) RETURNS govreport LANGUAGE sql AS
  $$ SELECT jsonb_populate_record(NULL::govreport, attributes || jsonb_build_object('figures', f::jsonb)) $$;

-- a form of the year, all cells 0 but some; null: absent
CREATE FUNCTION pg_temp.figures(form integer, changes jsonb DEFAULT '{}') RETURNS govfigures LANGUAGE sql AS $$
  SELECT jsonb_strip_nulls(jsonb_object_agg(item, CASE WHEN part = 'applications'
           THEN (SELECT jsonb_object_agg(party, 0) FROM govreport_parties()) || coalesce(changes -> item, '{}')
           ELSE coalesce(changes -> item, '0') END))::govfigures
    FROM govreport_items() WHERE kind = 'cell' AND form = ANY (forms) $$;

CREATE TABLE r AS SELECT 1 AS id, pg_temp.report(
  '{"title": "青禾市水务局2023年政府信息公开工作年度报告", "agency": "青禾市水务局", "year": 2023, "region": "370202", "scope": "organ",
    "index_no": "11370202MB28/2024-00001", "doc_no": "青水发〔2024〕3号", "published": "2024-01-20",
    "period": "[2023-01-01,2024-01-01)"}',
  pg_temp.figures(2021, '{"fees.amount": 5100012.34, "normative_documents.issued": "blank", "penalties.decisions": "not_applicable",
    "received": {"natural_person": 21, "business": "blank", "research": {"imputed": 7}, "nonprofit": "illegible", "total": 21},
    "granted": {"natural_person": 21, "business": null, "total": 21}, "concluded": {"natural_person": 21, "total": 21}}')) AS r;
INSERT INTO r SELECT 2, pg_temp.report('{"year": 2019}', pg_temp.figures(2019,
  '{"licensing.items_change": -8, "procurement.amount": 1211.5, "other": {"natural_person": 3, "total": 3}}'));
-- both editions, in one sum, and nothing else said
INSERT INTO r SELECT 3, pg_temp.report('{}', sum((r).figures)) FROM r;

SELECT govreport_render(r, 'text') FROM r ORDER BY id \g (format=unaligned tuples_only=on)
SELECT govreport_render(r, 'markdown') FROM r WHERE id = 3 \g (format=unaligned tuples_only=on)
SELECT govreport_render(r, 'html') FROM r WHERE id = 1 \g (format=unaligned tuples_only=on)

-- read back: all of it
SELECT id, format, back = r AS same, (back).figures = govfigures_plain((r).figures) AS same_figures
  FROM r, unnest(ARRAY['html', 'markdown', 'text']) format, LATERAL (SELECT govreport_parse(govreport_render(r, format)) AS back) b
 ORDER BY 1, 2;
SELECT item, party, status, value, raw, line FROM r, govreport_cells(govreport_render(r, 'text')) WHERE id = 1 AND item IN ('received', 'granted');
SELECT * FROM govreport_diagnostics((SELECT replace(govreport_render(r, 'text'), '规章  ', '别的规章') FROM r WHERE id = 1)) ORDER BY line;

-- words of a report are no markup
SELECT govreport_render(pg_temp.report('{"title": "<script>alert(1)</script>", "agency": "a|b\n|规章|1|2|3|", "doc_no": "\"x'' & y"}', '{}'), format)
  FROM unnest(ARRAY['html', 'markdown', 'text']) format \g (format=unaligned tuples_only=on)

-- nothing to print
SELECT back.title IS NULL AS no_title, back.figures, govreport_render(NULL, 'text') IS NULL AS no_report
  FROM govreport_parse(govreport_render(pg_temp.report('{}', '{}'), 'text')) back;
SELECT govreport_render(r, 'pdf') FROM r;
