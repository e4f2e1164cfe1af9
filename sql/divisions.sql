-- What divisions there are, by code and by name; years as they were
\set VERBOSITY default
SELECT * FROM adcode_children('3702', 2023);
SELECT * FROM adcode_children('320800', 2015);
-- a municipality's are districts, past the heading of the code table; the heading itself has the same
SELECT count(*), min(code), max(code) FROM adcode_children('11');
SELECT count(*) FROM adcode_children('1101');
-- a city without counties, a county, a town: nothing below is known
SELECT count(*) FROM unnest('{441900,370202,370202001,370202001005}'::adcode[]) c, adcode_children(c);
-- every county is below a city or a province, in its year
WITH RECURSIVE division AS (
	SELECT code, year FROM generate_series(2007, 2023, 4) year, (VALUES ('37'::adcode), ('11'), ('46'), ('65')) province (code)
	UNION ALL SELECT c.code, year FROM division d, adcode_children(d.code, year) c)
SELECT year, count(*), count(*) FILTER (WHERE adcode_name(code, year) IS NULL) AS nameless FROM division GROUP BY 1 ORDER BY 1;
SELECT year, count(*), count(*) FILTER (WHERE level = 1) AS provinces, min(code), max(code) FROM generate_series(2007, 2023, 8) year, adcode_divisions(year) GROUP BY 1 ORDER BY 1;
SELECT count(*) FROM (SELECT code FROM adcode_divisions(2019) EXCEPT SELECT c.code FROM adcode_divisions(2019) d, adcode_children(d.code, 2019) c) above WHERE adcode_level(code) > 1;
-- what isn't there
SELECT * FROM adcode_children('370299', 2023);
SELECT * FROM adcode_children('320829', 2023);
SELECT * FROM adcode_children('320829');
SELECT * FROM adcode_children('1199');
SELECT * FROM adcode_children('91');
SELECT * FROM adcode_children('3702', 1999);
SELECT '27'::adcode;
-- by name
SELECT q, f.* FROM unnest('{青岛市,青岛,市南区,青岛市市南区,山东省青岛市市南区,山东青岛市南,"山东省 青岛市 / 市南区",青島市,北京,北京市东城区,阿坝州,海南,海南省,朝阳,朝阳区}'::text[]) WITH ORDINALITY t (q, n), adcode_find(q) f ORDER BY n, code;
-- a year has its own names; without one today's count, or else any
SELECT * FROM adcode_find('襄樊市', 2009);
SELECT * FROM adcode_find('襄樊市', 2023);
SELECT * FROM adcode_find('襄樊市');
SELECT * FROM adcode_find('洪泽县');
-- headings are no names, nor is half a name, another's path, or nothing
SELECT count(*) FROM unnest(ARRAY['市辖区', '县', '青', '南区', '济南市市南区', '市南区青岛市', '青岛市青岛市', '', ' ', '青岛市教育局', repeat('青岛市', 100000), 'Qingdao']) q, adcode_find(q);
SELECT * FROM adcode_find('青岛市', 2006);
SELECT count(*) FROM adcode_find(NULL) f, adcode_children(NULL) c;
-- every division is found by its name and by its full name
WITH RECURSIVE division AS (
	SELECT code FROM unnest('{11,12,13,14,15,21,22,23,31,32,33,34,35,36,37,41,42,43,44,45,46,50,51,52,53,54,61,62,63,64,65}'::adcode[]) code
	UNION ALL SELECT c.code FROM division d, adcode_children(d.code, 2023) c)
SELECT count(*) > 3000 AS all, count(*) FILTER (WHERE NOT EXISTS (SELECT FROM adcode_find(adcode_name(d.code, 2023), 2023) f WHERE f.code = d.code)) AS not_by_name,
	   count(*) FILTER (WHERE (SELECT array_agg(code) FROM adcode_find(adcode_full_name(d.code, 2023), 2023)) IS DISTINCT FROM ARRAY[d.code]) AS not_by_path FROM division d;
