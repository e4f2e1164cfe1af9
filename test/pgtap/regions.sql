-- Regions, from the text to the reckoning.
BEGIN;
SELECT * FROM no_plan();

-- a report with one table
CREATE FUNCTION pg_temp.report(title text, head text DEFAULT '', figures integer[] DEFAULT '{3,1,12}') RETURNS govreport
LANGUAGE sql AS $$
	SELECT govreport_parse(title || E'\n' || head || E'\n二、主动公开政府信息情况\n第二十条第（一）项\n'
		'信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n'
		'规章 | 0 | 0 | 0 |\n行政规范性文件 | ' || array_to_string(figures, ' | ') || E' |\n')
$$;

CREATE TEMP TABLE read AS
SELECT v.*, r FROM (VALUES
	('淮安市洪泽区2023年政府信息公开工作年度报告', '', '320813'::adcode, 'region', 'a division''s report is not its region''s whole'),
	('洪泽县人民政府2014年政府信息公开工作年度报告', '', '320829', 'region', 'a county of 2014 has not the code of 2014'),
	('洪泽县财政局2014年政府信息公开工作年度报告', '', '320829', 'organ', 'a department''s report is not its own'),
	('淮安市洪泽区人民政府2015年政府信息公开工作年度报告', '', '320813', 'region', 'a name of the year after is not known'),
	('北京市崇文区人民政府2009年政府信息公开工作年度报告', '', '110103', 'region', 'a division that was merged is not known'),
	('杭州市江干区人民政府2020年政府信息公开工作年度报告', '', '330104', 'region', 'a division that was divided is not known'),
	('杭州市江干区人民政府2022年政府信息公开工作年度报告', '', NULL, 'region', 'a division has reports after its end'),
	('洪泽区老子山镇人民政府2021年政府信息公开工作年度报告', '', '320813', 'organ', 'a town is a region'),
	('淮安市2021年政府信息公开工作年度报告', '本报告数据不含各县区。', '320800', NULL, 'a report with less than the whole is the whole'),
	('淮安市人民政府办公室2021年政府信息公开工作年度报告', '本报告由各县区、各部门年度报告汇总编制。', '320800', 'region', 'a compiled report is not the region''s'),
	('2021年政府信息公开工作年度报告', '', NULL, NULL, 'a region or scope is made up')
	) v (title, head, region, scope, name), LATERAL pg_temp.report(title, head) r;
SELECT is((r).region::text, region::text, name) FROM read;
SELECT is((r).scope, scope, name || ' (scope)') FROM read;
SELECT is((SELECT array_agg(adcode_current((r).region, (r).year)::text ORDER BY title) FROM read WHERE (r).year < 2015),
	'{110101,320813,320813}', 'former codes do not lead to today''s');
SELECT is_empty($$SELECT * FROM read WHERE govreport_parse(govreport_render(r, 'text')) IS NULL$$,
	'scope keeps a report from being printed');

-- texts reconciled: a city of three districts and one department
CREATE TEMP TABLE page AS
SELECT name, pg_temp.report(title || '2023年政府信息公开工作年度报告', '', figures) AS r
  FROM (VALUES ('city', '乌海市', '{24,6,120}'::integer[]), ('a', '乌海市海勃湾区', '{10,1,50}'), ('b', '乌海市海南区人民政府', '{7,2,30}'),
			   ('c', '乌海市乌达区人民政府', '{4,2,20}'), ('d', '乌海市教育局', '{3,1,20}')) v (name, title, figures);
CREATE FUNCTION pg_temp.reconcile(VARIADIC names text[]) RETURNS TABLE (item text, party text, parent numeric, children numeric,
	difference numeric, missing text[], message text) LANGUAGE sql AS $$
	SELECT c.item, c.party, c.parent, c.children, c.difference, c.missing, c.message FROM page city, govreport_reconcile(city.r, ARRAY(SELECT r FROM page p WHERE p.name = ANY (names))) c WHERE city.name = 'city'
$$;
SELECT is_empty($$SELECT * FROM pg_temp.reconcile('a', 'b', 'c', 'd')$$, 'what adds up is a difference');
SELECT is((SELECT array_agg(DISTINCT missing) FROM pg_temp.reconcile('a', 'b', 'd')), ARRAY[ARRAY['乌达区']], 'a district without a report is not named');
SELECT is_empty($$SELECT * FROM pg_temp.reconcile('a', 'b', 'd') WHERE difference <> -(children - parent)$$, 'a difference is not parent less children');
UPDATE page SET r = pg_temp.report('乌海市乌达区人民政府2023年政府信息公开工作年度报告', '', '{4,3,2}') WHERE name = 'c';
SELECT set_eq($$SELECT item, difference FROM pg_temp.reconcile('a', 'b', 'c', 'd')$$,
	$$VALUES ('normative_documents.repealed', -1::numeric), ('normative_documents.in_force', 18)$$, 'a changed figure is not seen where it is');
-- reports made by hand, without a scope: who they are says it
SELECT throws_ok($$
	SELECT * FROM govreport_reconcile(jsonb_populate_record(NULL::govreport, '{"agency": "内蒙古自治区", "region": "15", "year": 2023}'),
		ARRAY[jsonb_populate_record(NULL::govreport, '{"agency": "乌海市人民政府", "region": "1503", "year": 2023}'),
			  jsonb_populate_record(NULL::govreport, '{"agency": "乌海市海南区人民政府", "region": "150303", "year": 2023}')])$$,
	'22023', 'a child is contained in another child', 'without a scope a part of a part is added up twice');
SELECT throws_ok($$SELECT * FROM page city, page other, govreport_reconcile(city.r, ARRAY[other.r, other.r]) WHERE city.name = 'city' AND other.name = 'd'$$,
	'22023', 'a report is among the children twice', 'a report given twice is added up twice');

-- thousands of parts
CREATE TEMP TABLE many AS
SELECT jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', '乌海市第' || i || '局', 'region', '1503', 'year', 2023,
	'scope', 'organ', 'figures', jsonb_build_object('penalties.decisions', i))) AS r FROM generate_series(1, 3000) i;
SELECT is((SELECT count(*) FROM govreport_reconcile(
			jsonb_populate_record(NULL::govreport, '{"region": "1503", "year": 2023, "figures": {"penalties.decisions": 4501500}}'),
			ARRAY(SELECT r FROM many))), 0::bigint, 'thousands of parts do not add up');
SELECT is((SELECT difference FROM govreport_reconcile(
			jsonb_populate_record(NULL::govreport, '{"region": "1503", "year": 2023, "figures": {"penalties.decisions": 4501499}}'),
			ARRAY(SELECT r FROM many))), -1::numeric, 'one among thousands is not missed');
-- a cancel that is there before leaves no time for what comes after it (a
-- sequence is not rolled back)
CREATE TEMP SEQUENCE reconciled;
DO $$
BEGIN
	PERFORM pg_cancel_backend(pg_backend_pid()), govreport_reconcile(whole, parts), nextval('reconciled')
	   FROM (SELECT jsonb_populate_record(NULL::govreport, '{"region": "1503", "year": 2023}') AS whole,
					ARRAY(SELECT r FROM many) AS parts OFFSET 0) thousands;
EXCEPTION WHEN query_canceled THEN
	NULL;
END $$;
SELECT is(is_called, false, 'a cancel does not end the adding up of thousands') FROM reconciled;

SELECT * FROM finish();
ROLLBACK;
