-- Reports for other programs: what would be broken if a test failed is in its name.
BEGIN;
SELECT * FROM no_plan();

-- Heads
SELECT is((SELECT count(*) FROM govreport_heads()), (SELECT count(*) FROM govreport_columns() WHERE part <> 'statistics'), 'every column of the wide view has a head');
SELECT is((SELECT array_agg((figure, path)::text) FROM govreport_heads()), (SELECT array_agg((figure, path)::text) FROM govreport_columns() WHERE part <> 'statistics'),
		  'in the order of the columns');
SELECT is((SELECT count(DISTINCT head) FROM govreport_heads()), (SELECT count(*) FROM govreport_heads()), 'no two heads are the same');
SELECT is((SELECT string_agg(head, ' ') FROM govreport_heads() WHERE octet_length(convert_to(head, 'UTF8')) > 63), NULL, 'a head is a name that PostgreSQL does not cut off');
SELECT is((SELECT string_agg(head, ' ') FROM govreport_heads() WHERE quote_ident(head) <> '"' || head || '"' AND quote_ident(head) <> head OR head !~ '^[一-龥]+(_[一-龥]+)*$'), NULL,
		  'a head is of ideographs only');
SELECT is((SELECT string_agg(path, ' ') FROM govreport_columns() c JOIN govreport_heads() h USING (path)
			WHERE party IS NOT NULL AND h.head NOT LIKE '%\_' || regexp_replace(party_label_zh, '^.* / ', '')), NULL,
		  'the head of a cell of table 3 ends with the whole name of the applicant');
SELECT is((SELECT head FROM govreport_heads() WHERE path = 'fees.amount'), '行政事业性收费_本年收费金额_元', 'an amount is headed by the unit that it is given in');
SELECT is((SELECT string_agg(head, ' ' ORDER BY path) FROM govreport_heads() WHERE path IN ('granted.natural_person', 'refused.total', 'unavailable.not_held.total', 'concluded.total', 'litigation_direct.upheld')),
		  '本年度办理结果_总计_总计 予以公开_自然人 行政诉讼_未经复议直接起诉_结果维持 不予公开_总计 无法提供_本机关不掌握_总计', 'heads are the form''s words');
CREATE TEMP TABLE wide AS SELECT 1 AS x;
SELECT lives_ok((SELECT format('CREATE TEMP VIEW zh AS SELECT %s FROM wide', string_agg(format('1 AS %s', head), ', ')) FROM govreport_heads()),
				'heads name the columns of a view without quotes');
SELECT is((SELECT count(*) FROM pg_attribute a JOIN govreport_heads() h ON h.head = a.attname WHERE attrelid = 'zh'::regclass), (SELECT count(*) FROM govreport_heads()),
		  'and are the names of its columns');

-- CSV
CREATE FUNCTION pg_temp.made(attributes jsonb) RETURNS govreport LANGUAGE sql AS $$
	SELECT jsonb_populate_record(NULL::govreport, '{"figures": {}}' || attributes)
$$;
SELECT is(encode(substring(convert_to(govreport_csv_heads(), 'UTF8') FOR 3), 'hex'), 'efbbbf', 'the heads begin with the mark by which Excel knows UTF-8');
SELECT is(string_to_array(substr(govreport_csv_heads(), 2), ','),
		  ARRAY['发布机构', '区划代码', '年度', '标题', '索引号', '文号', '发布日期', '统计期限_起', '统计期限_止', '统计范围'] || (SELECT array_agg(head) FROM govreport_heads()),
		  'then follow those of a report and its figures');
SELECT is(split_part(govreport_csv(pg_temp.made(jsonb_build_object('agency', given))), ',', 1), want, 'as a text, not as a number, a date or a formula: ' || given)
  FROM (VALUES ('青禾市水务局', '青禾市水务局'), ('450103', '"=""450103"""'), ('0012', '"=""0012"""'), ('2024-1', '"=""2024-1"""'), ('1E5', '"=""1E5"""'), ('12%', '"=""12%"""'),
			   ('=1+1', '"''=1+1"'), ('@SUM(A1)', '"''@SUM(A1)"'), ('+cmd|'' /C calc''!A0', '"''+cmd|'' /C calc''!A0"'), ('-甲', '"''-甲"'), ('＝1＋1', '"''＝1＋1"'),
			   (E'\t=1', '"''=1"'), (E'甲\n乙', '甲 乙'), ('说"甲"', '"说""甲"""')) x (given, want);
SELECT is(split_part(govreport_csv(pg_temp.made('{"title": "甲,乙"}')), ',', 4) || ',' || split_part(govreport_csv(pg_temp.made('{"title": "甲,乙"}')), ',', 5), '"甲,乙"', 'a comma is quoted');
SELECT is(string_to_array(govreport_csv(pg_temp.made(
			'{"region": "450103001002", "year": 2022, "published": "2023-01-20", "period": "[2022-01-01,2023-01-01)", "scope": "region"}')), ',') ,
		  ARRAY['', '"=""450103001002"""', '2022', '', '', '', '2023-01-20', '2022-01-01', '2022-12-31', '本行政区域'] || array_fill(''::text, ARRAY[247]),
		  'a code is a text, dates are dates, cells that are absent are empty');
SELECT is((SELECT string_agg(h.path || '=' || v, ' ' ORDER BY n)
			 FROM unnest((string_to_array(govreport_csv(pg_temp.made('{"figures": {"regulations.issued": 0, "licensing.decisions": "blank", "fees.amount": 12.5, "licensing.items_change": -3,
							"refused.state_secret": {"total": 2}, "refused.other_law": {"total": 3}, "granted": {"total": "not_applicable", "business": {"imputed": 4}}}}')), ','))[11:]) WITH ORDINALITY f (v, n)
			 JOIN govreport_heads() WITH ORDINALITY h (figure, path, head, n) USING (n) WHERE v <> ''),
		  'regulations.issued=0 licensing.items_change=-3 fees.amount=12.5 granted.business=4 refused.state_secret.total=2 refused.other_law.total=3',
		  'numbers stand below their heads, nought is nought, and what is no number is empty, as is the total of a group that lacks rows');
SELECT is((SELECT count(*) FROM generate_series(1, 50) id,
				  LATERAL (SELECT pg_temp.made(jsonb_build_object('figures', (SELECT jsonb_object_agg(item, CASE WHEN part = 'applications' THEN (SELECT jsonb_object_agg(party, abs(hashtext(item || id || party)) % 1000) FROM govreport_parties())
																									ELSE to_jsonb(abs(hashtext(item || id)) % 1000) END) FROM govreport_items() WHERE kind = 'cell'))) AS r) x
			WHERE EXISTS (SELECT FROM unnest((string_to_array(govreport_csv(r), ','))[11:]) WITH ORDINALITY f (v, n) JOIN govreport_heads() WITH ORDINALITY h (figure, path, head, n) USING (n)
						   WHERE v::numeric IS DISTINCT FROM (r).figures[path])), 0::bigint, 'every number stands below its head');
SELECT ok(govreport_csv(govreport(sum(f))) LIKE '%,5,%', 'a sum is a line, too') FROM (VALUES ('{"regulations.issued": 2}'::govfigures), ('{"regulations.issued": 3}')) x (f);
SELECT is(govreport_csv(NULL), NULL, 'no report, no line');

-- JSON Schema; test/t/010_exports.pl holds JSON against it
SELECT ok(govreport_json_schema() = govreport_json_schema('report') AND govreport_json_schema() ? '$schema', 'the schema of a report is the default');
SELECT is((SELECT array_agg(k ORDER BY k) FROM jsonb_object_keys(govreport_json_schema() -> 'properties') k),
		  (SELECT array_agg(attname::text ORDER BY attname::text) FROM pg_attribute WHERE attrelid = (SELECT typrelid FROM pg_type WHERE oid = 'govreport'::regtype) AND attnum > 0 AND NOT attisdropped),
		  'it has every attribute of a report');
SELECT is((SELECT array_agg(k ORDER BY k) FROM jsonb_object_keys(govreport_json_schema() #> '{$defs,figures,properties}') k),
		  (SELECT array_agg(item ORDER BY item) FROM govreport_items() WHERE kind = 'cell'), 'and every item');
SELECT is((SELECT array_agg(k ORDER BY k) FROM jsonb_object_keys(govreport_json_schema('cell') -> 'properties') k),
		  (SELECT array_agg(DISTINCT k ORDER BY k) FROM (SELECT unnest(proargnames[2:]) FROM pg_proc WHERE proname = 'govreport_cells') x (k)),
		  'that of a cell has every column of govreport_cells()');
SELECT throws_ok($$ SELECT govreport_json_schema('sum') $$, '22023', 'there is no schema of "sum"', 'another schema is an error');

SELECT * FROM finish();
ROLLBACK;
