-- Reports for the tests of govrpt-site: what pages must get right, and names that
-- try to be markup, paths, or something else than names.
CREATE EXTENSION govrpt;
CREATE TABLE page (path text PRIMARY KEY, report govreport);

-- Figures that balance; below says how large they are.
CREATE FUNCTION balanced(form integer, seed text, below integer) RETURNS jsonb LANGUAGE sql AS $$
	WITH leaf AS (
		SELECT i.item, p.party, abs(hashtext(seed || i.item || p.party)) % below AS n
		  FROM govreport_items() i, govreport_parties() p
		 WHERE i.part = 'applications' AND i.kind = 'cell' AND form = ANY (i.forms)
		   AND i.item NOT IN ('received', 'carried_in', 'concluded') AND p.party <> 'total'),
	by_party AS (
		SELECT item, party, n FROM leaf
		UNION ALL SELECT 'concluded', party, sum(n) FROM leaf WHERE item <> 'carried_over' GROUP BY party
		UNION ALL SELECT 'received', party, sum(n) FROM leaf GROUP BY party
		UNION ALL SELECT DISTINCT 'carried_in', party, 0 FROM leaf),
	rows AS (
		SELECT item, jsonb_object_agg(party, n) || jsonb_build_object('total', sum(n)) AS shown FROM by_party GROUP BY item
		UNION ALL
		SELECT item, to_jsonb(CASE WHEN item LIKE '%.total' THEN 10 WHEN item LIKE '%.upheld' THEN 7 WHEN item LIKE '%.pending' THEN 3
								   WHEN part = 'remedies' THEN 0 ELSE abs(hashtext(seed || item)) % below END)
		  FROM govreport_items() WHERE part <> 'applications' AND form = ANY (forms))
	SELECT jsonb_object_agg(item, shown) FROM rows $$;

CREATE FUNCTION report(agency text, region text, year integer, scope text, figures jsonb, published text DEFAULT NULL) RETURNS govreport LANGUAGE sql AS $$
	SELECT jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', agency, 'region', region, 'year', year, 'scope', scope,
		'title', agency || year || '年政府信息公开工作年度报告', 'published', published, 'figures', figures)) $$;

-- Two provinces in three years, and both editions of the form.
INSERT INTO page
SELECT format('%s/%s', year, d.name), report(d.name || '人民政府', d.code::text, year, 'region',
	balanced(CASE WHEN year < 2021 THEN 2019 ELSE 2021 END, d.name || year, 20), (year + 1) || '-03-20')
  FROM generate_series(2020, 2022) year, unnest('{32,62}'::adcode[]) province, adcode_children(province, 2022) d;
INSERT INTO page
SELECT format('%s/%s/%s', year, region, name), report(name, region, year, 'organ', balanced(CASE WHEN year < 2021 THEN 2019 ELSE 2021 END, name || year, 9), (year + 1) || '-01-20')
  FROM generate_series(2020, 2022) year,
	   (VALUES ('江苏省教育厅', '32'), ('江苏省水利厅', '320000'), ('南京市财政局', '3201'), ('民政局', '320106'), ('民政局', '620102')) organ (name, region);

-- Names.  All are in Nanjing, so that they are neighbours.
INSERT INTO page
SELECT 'hostile/' || n, report(name, '3201', 2022, 'organ', balanced(2021, 'hostile' || n, 30))
  FROM unnest(ARRAY[
	'<script>window.ran=1</script><img src=x onerror="window.ran=2">',
	'"onmouseover="window.ran=3" x="', $q$'"><svg/onload=window.ran=4>$q$, '&lt;b&gt;&amp;amp;', '../../../etc/passwd', '/etc/passwd', 'C:\con.html', '.htaccess',
	'javascript:window.ran=5', E'a\u0001b\u0085c\u007f', E'\u202Egnp.exe\u202C', E'\uFDD0\uFFFF', '</title></svg><style>*{display:none}</style>', '{{7*7}}${7*7}', 'a?b=c#d%2e%2e',
	'<!--', '-->', ']]>', '&#0;', ' ', repeat('很长的机关名称', 60), E'two\nlines\tand a tab']) WITH ORDINALITY AS name (name, n);

-- What isn't a number, and numbers that don't fit a float.
INSERT INTO page VALUES
	('blank', report('空白局', '3202', 2022, 'organ', (SELECT jsonb_object_agg(item, CASE WHEN party_count > 0 THEN
		(SELECT jsonb_object_agg(party, 'blank') FROM govreport_parties()) ELSE '"blank"' END) FROM govreport_items() WHERE kind = 'cell' AND 2021 = ANY (forms)))),
	('marks', report('标记局', '3202', 2022, 'organ', balanced(2021, 'marks', 9) - 'reconsideration.upheld' || '{"licensing.decisions": "blank", "penalties.decisions": "not_applicable", "coercion.decisions": "illegible",
		"fees.amount": 123456789012345.67, "regulations.issued": {"corrected": 4, "printed": 14}, "regulations.repealed": {"stated": 5}, "regulations.in_force": {"imputed": 6}}')),
	('large', report('大数局', '3202', 2022, 'organ', balanced(2021, 'large', 9) || '{"licensing.decisions": 123456789012345678}')),
	('absent', report('缺表局', '3202', 2022, 'organ', '{"licensing.decisions": 3}')),
	('unbalanced', report('不平衡局', '3202', 2022, 'organ', jsonb_set(balanced(2021, 'unbalanced', 9), '{received,total}', '99999'))),
	-- whose figures these are isn't said, or where
	('no scope', report('不明局', '3202', 2022, NULL, balanced(2021, 'no scope', 9))),
	('no region', report('无处局', NULL, 2022, 'organ', balanced(2021, 'no region', 9))),
	-- below the county, where divisions have no names, and in one that there is not
	('township', report('某街道办事处', '320106001', 2022, 'organ', balanced(2021, 'township', 9))),
	('unknown', report('某乡人民政府', '329999', 2022, 'organ', balanced(2021, 'unknown', 9))),
	-- half an application
	('half', report('半件局', '3203', 2022, 'organ', jsonb_set(balanced(2021, 'half', 9), '{granted,business}', '2.5'))),
	-- two for one whole region
	('rival', report('无锡市人民政府办公室', '3202', 2022, 'region', balanced(2021, 'rival', 20))),
	-- published twice, and twice on one day
	('first', report('两版局', '3203', 2022, 'organ', balanced(2021, 'first', 9), '2023-01-10')),
	('second', report('两版局', '3203', 2022, 'organ', balanced(2021, 'second', 9), '2023-02-10')),
	('tied a', report('不定局', '3203', 2022, 'organ', balanced(2021, 'tied a', 9), '2023-01-10')),
	('tied b', report('不定局', '3203', 2022, 'organ', balanced(2021, 'tied b', 9), '2023-01-10')),
	-- before the form; without whose or when; no report at all
	('old', report('早年局', '3203', 2018, 'organ', balanced(2019, 'old', 9))),
	('no agency', report(NULL, '3203', 2022, 'organ', balanced(2021, 'no agency', 9))),
	('no year', report('某年局', '3203', NULL, 'organ', balanced(2021, 'no year', 9))),
	('nothing', NULL);

SELECT count(*) FROM govreport_create_views('page');

-- A few of them, where it does not matter which
CREATE TABLE few (LIKE page INCLUDING ALL);
INSERT INTO few SELECT * FROM page WHERE path IN ('2022/南京市', '2022/苏州市', '2022/兰州市', 'no region');
SELECT count(*) FROM govreport_create_views('few');
