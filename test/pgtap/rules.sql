-- The rules as data, and what the reader's cells mean to them.
SELECT * FROM no_plan();

-- the wording is made of the table that is checked by; it must be the form's
CREATE TEMP TABLE want (rule text, severity text, scope text, equation text, basis text);
INSERT INTO want VALUES
('balance', 'error', 'each of the 7 parties', 'received + carried_in = concluded + carried_over', 'printed on the form (本列数据的勾稽关系)'),
('row_total', 'error', 'each application row', 'natural_person + business + research + nonprofit + legal_service + other_org = total', 'the form''s 总计 column'),
('outcome_total', 'error', 'each of the 7 parties', 'sum of all leaf outcome rows = concluded', 'the form''s (七)总计 row'),
('remedy_total', 'error', 'reconsideration · litigation_direct · litigation_after_reconsideration', 'upheld + corrected + other + pending = total', 'the form''s 总计 columns'),
('sign', 'error', 'every count but *.items_change', 'value >= 0 and whole', 'counts'),
('disclosure_order', 'info', '2019 form: regulations · normative_documents', 'disclosed <= disclosed_total', 'meaning of the columns'),
('carry_link', 'warning', 'same agency · years Y-1 and Y · each of the 7 parties', 'carried_in(Y) = carried_over(Y-1)', 'restatements exist'),
('stock_link', 'warning', '2021 form: regulations · normative_documents', 'in_force(Y) = in_force(Y-1) + issued(Y) - repealed(Y)', 'clean-ups of old documents exist'),
('items_link', 'warning', '2019 form: licensing · other_services · penalties · coercion · fees', 'items_prior(Y) = items_prior(Y-1) + items_change(Y-1)', NULL),
('region_sum', 'warning', 'parent and all of its reporting children', 'parent = own office + departments + subordinate regions', 'only when every child is present; otherwise each child <= parent'),
('narrative', 'warning', 'a number in the prose and the cell it speaks of', 'equal on at least one plausible basis (received · received + carried_in · concluded)', 'which basis matched is reported'),
('statistics_total', 'warning', 'statistics of 2014: each row that is printed above its parts', 'sum of the parts = the row', 'the rows of the table, each above its parts');
SELECT set_eq('SELECT rule, severity, scope, equation, basis FROM govreport_rules()', 'SELECT * FROM want',
			  'the rules are worded as the form has them');

-- a report in every way that a cell can be left out or annotated
CREATE FUNCTION pg_temp.page(total text, upheld text DEFAULT '1') RETURNS text LANGUAGE sql AS $$
SELECT E'某某县林业局2022年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n'
	|| E'| | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n|---|---|---|---|---|---|---|---|\n'
	|| '| 一、本年新收政府信息公开申请数量 | 10 | 2 | 0 | 0 | 0 | 0 | ' || total || E' |\n'
	|| E'| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n\n'
	|| E'四、政府信息公开行政复议、行政诉讼情况\n\n| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n'
	|| E'|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n'
	|| '| ' || upheld || E' | 0 | 0 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n'
$$;
SELECT is(govreport_figure(govreport_parse(pg_temp.page(cell)), 'received'), 12::numeric,
		  format('a note beside a number does not change it: %s', cell))
  FROM unnest(ARRAY['12', '12(含转办3件)', '12(含转办3件)', '12 (其中网络申请5件)', '12件']) cell;
SELECT is((SELECT status FROM govreport_check(govreport_parse(pg_temp.page(cell))) WHERE rule = 'row_total' AND item = 'received'),
		  want, format('a total of %s: %s', cell, want))
  FROM (VALUES ('12(含转办3件)', 'pass'), ('13(含转办1件)', 'fail'), ('/', 'unknown'), ('', 'unknown'), ('abc', 'unknown'), ('11', 'fail')) v (cell, want);
SELECT is((SELECT status FROM govreport_check(govreport_parse(pg_temp.page('12', cell))) WHERE item = 'reconsideration.total'),
		  want, format('parts of 1, and one of %s: %s', cell, want))
  FROM (VALUES ('1', 'pass'), ('', 'unknown'), ('/', 'unknown'), ('2', 'fail'), ('0', 'fail')) v (cell, want);

-- what a column of missing cells and a part beyond its total mean
SELECT is(status, want, format('%s: %s', figures, want))
  FROM (VALUES ('{"reconsideration.upheld": 5, "reconsideration.total": 4}'::govfigures, 'fail'),
			   ('{"reconsideration.upheld": 4, "reconsideration.total": 4}', 'unknown'),
			   ('{"reconsideration.upheld": 4}', 'unknown'),
			   ('{"reconsideration.total": 4}', 'unknown'),
			   -- a negative number is no licence: the rest still has to be made up for by what is missing
			   ('{"reconsideration.upheld": -3, "reconsideration.corrected": 5, "reconsideration.total": 4}', 'unknown'),
			   ('{"reconsideration.upheld": -3, "reconsideration.corrected": 8, "reconsideration.total": 4}', 'fail'),
			   ('{"reconsideration.upheld": 5, "reconsideration.corrected": 0, "reconsideration.other": 0, "reconsideration.pending": -1, "reconsideration.total": 4}', 'pass'),
			   ('{"reconsideration.upheld": "illegible", "reconsideration.total": -1}', 'fail')) v (figures, want),
	   LATERAL govreport_check(jsonb_populate_record(NULL::govreport, jsonb_build_object('figures', figures::jsonb))) c
 WHERE c.item = 'reconsideration.total' AND c.rule = 'remedy_total';

-- mostly nothing, so that some balance
CREATE FUNCTION pg_temp.cell(n integer, i bigint) RETURNS jsonb LANGUAGE sql AS $$
SELECT CASE WHEN h % (2 + n) = 0 THEN '"blank"' WHEN h % (7 * n) = 3 THEN '1' ELSE '0' END::jsonb
  FROM (SELECT abs(hashint8(n * 1000 + i)::bigint) AS h) x
$$;
-- the verdict that an image carries is that of the rules
CREATE TEMP TABLE by_chance AS
SELECT n, jsonb_populate_record(NULL::govreport, jsonb_build_object('figures', jsonb_object_agg(item,
		CASE part WHEN 'applications' THEN (SELECT jsonb_object_agg(party, pg_temp.cell(n, i * 8 + p))
											  FROM govreport_parties() WITH ORDINALITY AS y (party, z1, z2, p))
			 ELSE pg_temp.cell(n, i * 8) END))) AS r
  FROM generate_series(1, 300) n,
	   govreport_items() WITH ORDINALITY AS x (item, part, kind, forms, a, b, c, d, e, i)
 WHERE kind = 'cell' AND 2021 = ANY (forms)
 GROUP BY n;
SELECT is_empty($$ SELECT n FROM by_chance WHERE govreport_is_balanced(r)
				   <> NOT EXISTS (SELECT FROM govreport_violations(r) WHERE severity = 'error') $$,
				'govreport_is_balanced says what govreport_violations finds');
SELECT cmp_ok(count(*) FILTER (WHERE govreport_is_balanced(r) = b), '>', 20::bigint, format('some for which it says %s', b))
  FROM by_chance, (VALUES (true), (false)) v (b) GROUP BY b;

-- of each form or both, some of the items, down to a single one
CREATE TEMP TABLE by_subset AS
SELECT n, jsonb_populate_record(NULL::govreport, jsonb_build_object('figures', jsonb_object_agg(item,
		CASE part WHEN 'applications' THEN (SELECT jsonb_object_agg(party, pg_temp.cell(n, i * 8 + p))
											  FROM govreport_parties() WITH ORDINALITY AS y (party, z1, z2, p))
			 ELSE pg_temp.cell(n, i * 8) END))) AS r
  FROM generate_series(1, 600) n,
	   govreport_items() WITH ORDINALITY AS x (item, part, kind, forms, a, b, c, d, e, i)
 WHERE kind = 'cell' AND ARRAY[2019 + n % 3] <@ (forms || 2020) AND abs(hashint8(n * 777 + i)::bigint) % 60 < n % 60
 GROUP BY n;
SELECT is_empty($$ SELECT n FROM by_subset WHERE govreport_is_balanced(r)
				   <> NOT EXISTS (SELECT FROM govreport_violations(r) WHERE severity = 'error') $$,
				'so it does where rows and tables are missing');

-- a table of which only rows of (六) are there
CREATE TEMP TABLE guarded (r govreport CHECK (govreport_require_balanced(r)));
SELECT lives_ok(format('INSERT INTO guarded SELECT jsonb_populate_record(NULL::govreport, %L)', jsonb_build_object('figures', figures)),
				format('a CHECK has nothing against %s', figures))
  FROM (VALUES ('{"other.remaining": {"natural_person": 9}}'::jsonb), ('{"other": {"total": 9}}'),
			   ('{"other.not_corrected": {"business": 1, "total": 1}, "other.remaining": {"total": 300}}')) v (figures);
SELECT lives_ok($$ INSERT INTO guarded SELECT govreport_parse(E'某市2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n（六）其他处理\n3.其他 9 0 0 0 0 0 9') $$,
				'nor against a text with one of those rows');
SELECT is(govreport_figure(r, 'other.remaining'), 9::numeric, 'which is read')
  FROM guarded WHERE govreport_figure(r, 'other.remaining') IS NOT NULL AND (r).year = 2023;

SELECT * FROM finish();
