-- Parsing in the server: what must hold for any text, and for many of them.
BEGIN;
SELECT * FROM no_plan();

CREATE TEMP TABLE t AS
SELECT E'某区档案局2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（一）项\n'
	   '信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n'
	   '规章 | 0 | 0 | 0 |\n行政规范性文件 | 3 | 1 | 12 |\n' AS body;

SELECT isnt(govreport_parse(body), NULL, 'a text with one table is a report') FROM t;
SELECT is((govreport_parse(body)).year, 2022, 'the fields of the row are where they belong') FROM t;
SELECT is(array_agg(value ORDER BY item), '{12,3,1}'::numeric[], 'cells come as exact numbers')
  FROM t, govreport_cells(body) WHERE item LIKE 'normative_documents.%';

-- the cells of the text are those of the report
SELECT set_eq(
	$$SELECT part, item, party, status, value FROM t, govreport_cells(body)$$,
	$$SELECT part, item, party, status, value FROM t, govreport_cells(govreport_parse(body)) WHERE status <> 'absent'$$,
	'the cells of a text are the cells of the report that it parses to');
SELECT is_empty(
	$$SELECT * FROM t, govreport_cells(body) c
	   WHERE c.raw IS NOT NULL AND position(c.raw IN split_part(body, E'\n', c.line)) = 0$$,
	'what a cell prints stands in the line that is given for it');

-- what stands around a number is understood, or the cell is illegible and that is said
CREATE FUNCTION pg_temp.page(value text, head text DEFAULT '') RETURNS text LANGUAGE sql AS $$
SELECT E'某市2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（五）项\n| 信息内容 | 本年处理决定数量 |\n|---|---|\n| 行政许可 | '
	   || value || E' |\n第二十条第（九）项\n| 信息内容 | 采购项目数量 | 采购总金额' || head || E' |\n|---|---|---|\n| 政府集中采购 | 3 | ' || value || E' |\n'
$$;
CREATE TEMP TABLE surrounded (printed text, head text, count text, amount text);
INSERT INTO surrounded VALUES
('8412', '', '8412', '8412'), ('8412件', '', '8412', 'illegible'), ('8412元', '', 'illegible', '8412'),
('477.35（万元）', '', 'illegible', '4773500'), ('12.5(元)', '（万元）', 'illegible', '12.5'),
('12.5', '（百万元）', '12.5', '12500000'), ('12.5', '（千元）', '12.5', '12500'),
('477.35', E'(万\u200B元)', '477.35', '4773500'), ('12.5', '（美元）', '12.5', 'illegible'),
('4(减)', '', 'illegible', 'illegible'), ('12（某）', '（万元）', 'illegible', 'illegible'),
('55（含自然失效29件）', '（元）', '55', '55');
SELECT is(coalesce(value::text, status), count, format('a count is printed as %s', printed))
  FROM surrounded, govreport_cells(pg_temp.page(printed, head)) WHERE item = 'licensing.decisions';
SELECT is(coalesce(value::text, status), amount, format('an amount is printed as %s under "%s"', printed, head))
  FROM surrounded, govreport_cells(pg_temp.page(printed, head)) WHERE item = 'procurement.amount';
SELECT is((SELECT count(*) FROM govreport_diagnostics(pg_temp.page(printed, head)) WHERE code = 'unit_unclear'),
		  ((count = 'illegible')::integer + (amount = 'illegible')::integer)::bigint,
		  format('what is illegible of %s under "%s" is said', printed, head)) FROM surrounded;

-- never an error
SELECT lives_ok(format('SELECT govreport_parse(%L::bytea), count(*) FROM govreport_cells(%L::bytea)', b, b),
				'bytes ' || left(b::text, 20) || ' are no error')
  FROM (VALUES ('\x00'::bytea), ('\x0000000000'), ('\xff'), ('\xfffe'), ('\xfeff00'), ('\xfffe00d8'),
			   ('\xefbbbf'), ('\xefbbbfff'), ('\x1b1b1b'), ('\x81308130'), ('\x8130'),
			   (decode(repeat('ff00d8', 5000), 'hex'))) v (b);
SELECT lives_ok(format('SELECT govreport_parse(%L), count(*) FROM govreport_cells(%L)', b, b),
				'the text ' || translate(left(b, 12), E'\n\x1a\x1e\x1f', '    ') || ' is no error')
  FROM (VALUES (''), (' '), (E'\n'), (E'\x1e\x1f\x1a'), (E'\x1e规章\x1f1\x1a\x1f2\x1f3\n'), ('<'), ('<table>'),
			   ('<td colspan=99999999999999999999>'), ('&#x;&#99999999999;'), (repeat('|', 5000)),
			   (repeat('9', 5000)), (repeat(E'规章\n', 2000)), (repeat('<table><tr><td>', 2000))) v (b);

-- a mark of our own in the page forges no cells
SELECT is(count(*), 0::bigint, 'control characters in a page make no table row of it')
  FROM govreport_cells(E'<html><p>\x1e规章\x1f1\x1f2\x1f3</p>');

-- memory does not grow with the rows: a leak of a text a row would be 100 MB
CREATE FUNCTION pg_temp.context_bytes() RETURNS bigint LANGUAGE sql AS
	'SELECT sum(total_bytes)::bigint FROM pg_backend_memory_contexts';
CREATE TEMP TABLE memory (at text, bytes bigint);
DO $$
DECLARE
	n integer := 0;
	most bigint := 0;
	least bigint;
	r record;
BEGIN
	FOR r IN SELECT govreport_parse(t.body || repeat(E'附件 | 1 | 2 |\n', 2000) || g) AS report
			   FROM t, generate_series(1, 3000) g
	LOOP
		n := n + 1;
		IF n = 500 THEN
			least := pg_temp.context_bytes();
		ELSIF n % 1000 = 0 THEN
			most := greatest(most, pg_temp.context_bytes());
		END IF;
	END LOOP;
	INSERT INTO memory VALUES ('first', least), ('most', most);
END $$;
SELECT cmp_ok((SELECT bytes FROM memory WHERE at = 'most'), '<',
			  (SELECT bytes FROM memory WHERE at = 'first') + 20000000,
			  'memory does not grow with the number of rows');

-- a cancel takes effect also within one long text; how soon: test/host/reader_test.c
CREATE FUNCTION pg_temp.cancelled() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
	PERFORM govreport_parse(repeat('<td>规章<td>1', 15000000));
	RETURN false;
EXCEPTION WHEN query_canceled THEN
	RETURN true;
END $$;
SET LOCAL statement_timeout = '300ms';
SELECT ok(pg_temp.cancelled(), 'a cancel ends the reading of one long text');
SET LOCAL statement_timeout = 0;

SELECT * FROM finish();
ROLLBACK;
