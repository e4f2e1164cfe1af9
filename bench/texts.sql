-- Reading texts, beside counting their characters.  page: layout 0 is the mix of 1 to 6.
\ir measure.sql
\set names `cat "$work/layouts"`
CREATE EXTENSION govrpt;
CREATE TABLE page (layout integer, id integer, body text);
\copy page FROM PROGRAM 'cat "$work/texts"'
SELECT format('CREATE TABLE page_%s AS SELECT body FROM page WHERE layout = %1$s ORDER BY id', layout) FROM (SELECT DISTINCT layout FROM page) l \gexec
CREATE TABLE page_gb18030 AS SELECT convert_to(body, 'GB18030') AS bytes FROM page_0;
CREATE TABLE page_declared AS
SELECT convert_to(replace(body, 'charset="utf-8"', 'charset="gb18030"'), 'GB18030') AS bytes FROM page_12;
-- each twenty times, since a verdict takes less than a tenth of a microsecond
CREATE TABLE parsed AS SELECT report FROM (SELECT govreport_parse(body) AS report FROM page_0 OFFSET 0) p, generate_series(1, 20);
VACUUM (FREEZE, ANALYZE);

CREATE TABLE layout AS
SELECT layout, count(*) AS texts,
	   CASE layout WHEN 0 THEN 'the mix of layouts 1 to 6' WHEN 12 THEN 'HTML' ELSE format('layout %s, %s', layout, name) END AS what,
	   CASE layout WHEN 0 THEN 1.1 WHEN 1 THEN 1.4 WHEN 12 THEN 3 ELSE 2 END AS goal
  FROM page LEFT JOIN (SELECT split_part(line, E'\t', 1)::integer AS layout, split_part(line, E'\t', 2) AS name
						 FROM regexp_split_to_table(:'names', E'\n') line WHERE line <> '') n USING (layout)
 GROUP BY layout, name;
INSERT INTO measure (name, sql, units)
SELECT kind || '_' || layout, format(sql, layout), texts
  FROM layout, (VALUES ('length', 'SELECT sum(length(body)) FROM page_%s'), ('parse', 'SELECT count(govreport_parse(body)) FROM page_%s')) q (kind, sql)
 ORDER BY layout, kind;
INSERT INTO measure (name, sql, units)
SELECT name, sql, CASE WHEN sql LIKE '% parsed %' OR sql LIKE '% parsed' THEN 20 ELSE 1 END * texts FROM layout,
	   (VALUES (0, 'gb18030', 'SELECT count(govreport_parse(bytes)) FROM page_gb18030'),
			   (12, 'declared', 'SELECT count(govreport_parse(bytes)) FROM page_declared'),
			   (0, 'figure', 'SELECT count((report).figures) FROM parsed'),
			   (0, 'year', 'SELECT count(*) FROM parsed WHERE (report).year = 2021'),
			   (0, 'balanced', 'SELECT count(*) FILTER (WHERE govreport_is_balanced(report)) FROM parsed')) q (which, name, sql)
 WHERE which = layout;
INSERT INTO claim (id, what, name) VALUES
('length', 'counting the characters of a text of the mix', 'length_0'), ('parse', 'reading it', 'parse_0');
INSERT INTO claim (id, what, name, against, goal)
SELECT 'parse_' || layout, 'reading ' || what || ', against its characters', 'parse_' || layout, 'length_' || layout, goal
  FROM layout ORDER BY layout <> 0, layout <> 12, layout;
INSERT INTO claim (id, what, name, against, goal) VALUES
('parse_gb18030', 'reading the mix from bytes in GB18030, against the text', 'gb18030', 'parse_0', 1.5),
('parse_declared', 'reading HTML from bytes that declare GB18030, against its characters', 'declared', 'length_12', 4),
('balanced', 'the verdict of a stored report, against a figure of the row', 'balanced', 'year', 1.5);
SELECT measure_all(:rounds) \g /dev/null
\copy (TABLE results) TO PROGRAM 'cat >"$work/results/texts"'
