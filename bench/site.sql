-- Organs (so many, :organs, 12,000 at most) with reports of three years: governments
-- of all divisions, and departments of those above the county.
\set ON_ERROR_STOP on
CREATE EXTENSION govrpt;
CREATE TABLE generated (id integer, edition integer, figures govfigures);
\copy generated FROM PROGRAM 'cat "$work/figures"'
CREATE TABLE organ AS
SELECT row_number() OVER () - 1 AS n, o.*
  FROM (SELECT name || '人民政府' AS agency, code AS region, 'region' AS scope FROM adcode_divisions(2022)
		 UNION ALL
		SELECT name || department, code, 'organ'
		  FROM adcode_divisions(2022),
			   unnest('{教育局,财政局,公安局,交通运输局,水利局,卫生健康委员会,民政局,司法局,自然资源局,生态环境局,住房和城乡建设局,市场监督管理局,文化和旅游局,应急管理局,审计局,统计局,医疗保障局,农业农村局,商务局,发展和改革委员会}'::text[]) department
		 WHERE level <= 2) o
 LIMIT :organs;
CREATE TABLE page (path text PRIMARY KEY, report govreport NOT NULL);
INSERT INTO page
SELECT format('%s/%s/%s', year, region, agency), jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', agency, 'region', region, 'scope', scope,
		 'year', year, 'title', agency || year || '年政府信息公开工作年度报告', 'published', make_date(year + 1, 1, 20), 'figures', figures))
  FROM organ CROSS JOIN generate_series(2021, 2023) year
  JOIN generated ON id = n * 3 + year - 2020;
VACUUM ANALYZE page;
\t on
\pset format unaligned
SELECT '  ' || count(*) || ' reports, of which ' || count(*) FILTER (WHERE NOT govreport_is_balanced(report)) || ' do not balance' FROM page;
SELECT '' FROM govreport_create_views('page') HAVING count(*) < 12;
