-- A database that was updated from an earlier version has the same objects as a
-- fresh one, and reads what the earlier version stored (test/images/).
BEGIN;
SELECT * FROM no_plan();

DROP EXTENSION govrpt;

-- Every object of the extension with all that the catalogue says of it, by
-- names in place of numbers.
CREATE VIEW member AS
SELECT classid, objid, (pg_identify_object(classid, objid, 0)).identity AS name
  FROM pg_depend
 WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e'
   AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'govrpt');

CREATE VIEW object AS
SELECT 'function ' || m.name AS object,
	   concat_ws(E'\n', CASE WHEN p.prokind <> 'a' THEN pg_get_functiondef(p.oid) END,
		 p.prokind, p.provolatile, p.proparallel, p.proisstrict, p.proretset, p.proleakproof, p.procost, p.prorows,
		 p.prosupport, pg_get_function_arguments(p.oid), pg_get_function_result(p.oid), p.proacl, p.proowner::regrole)
	   AS facts
  FROM member m JOIN pg_proc p ON m.classid = 'pg_proc'::regclass AND p.oid = m.objid
UNION ALL
SELECT 'aggregate ' || m.name,
	   concat_ws(E'\n', a.aggkind, a.aggtransfn, a.aggfinalfn, a.aggcombinefn, a.aggserialfn, a.aggdeserialfn, a.aggmtransfn,
		 a.aggminvtransfn, a.aggmfinalfn, a.aggfinalextra, a.aggmfinalextra, a.aggfinalmodify, a.aggmfinalmodify,
		 a.aggsortop::regoperator, a.aggtranstype::regtype, a.aggtransspace, a.aggmtranstype::regtype, a.aggmtransspace,
		 coalesce(a.agginitval, 'no'), coalesce(a.aggminitval, 'no'))
  FROM member m JOIN pg_aggregate a ON m.classid = 'pg_proc'::regclass AND a.aggfnoid = m.objid
UNION ALL
SELECT 'type ' || m.name,
	   concat_ws(E'\n', t.typlen, t.typbyval, t.typtype, t.typcategory, t.typispreferred, t.typdelim, t.typinput, t.typoutput,
		 t.typreceive, t.typsend, t.typmodin, t.typmodout, t.typanalyze, t.typsubscript, t.typalign, t.typstorage, t.typnotnull,
		 t.typbasetype::regtype, t.typcollation, coalesce(t.typdefault, 'no'), t.typacl, t.typowner::regrole,
		 (SELECT string_agg(format('%s %s %s', attname, format_type(atttypid, atttypmod), attnotnull), ', ' ORDER BY attnum)
			FROM pg_attribute WHERE attrelid = t.typrelid AND attnum > 0 AND NOT attisdropped))
  FROM member m JOIN pg_type t ON m.classid = 'pg_type'::regclass AND t.oid = m.objid
UNION ALL
SELECT 'operator ' || m.name,
	   concat_ws(E'\n', o.oprkind, o.oprcanmerge, o.oprcanhash, o.oprresult::regtype, o.oprcom::regoperator,
		 o.oprnegate::regoperator, o.oprcode, o.oprrest, o.oprjoin, o.oprowner::regrole)
  FROM member m JOIN pg_operator o ON m.classid = 'pg_operator'::regclass AND o.oid = m.objid
UNION ALL
SELECT 'operator class ' || m.name,
	   concat_ws(E'\n', f.opfname, o.opcintype::regtype, o.opcdefault, o.opckeytype::regtype, o.opcowner::regrole)
  FROM member m JOIN pg_opclass o ON m.classid = 'pg_opclass'::regclass AND o.oid = m.objid
  JOIN pg_opfamily f ON f.oid = o.opcfamily
UNION ALL
SELECT 'operator family ' || m.name,
	   concat_ws(E'\n',
		 (SELECT string_agg(format('%s %s %s', amopstrategy, amopopr::regoperator, amoppurpose), ', '
				 ORDER BY amopstrategy, amopopr::regoperator::text) FROM pg_amop WHERE amopfamily = m.objid),
		 (SELECT string_agg(format('%s %s %s %s', amprocnum, amproc, amproclefttype::regtype, amprocrighttype::regtype), ', '
				 ORDER BY amprocnum, amproc::text) FROM pg_amproc WHERE amprocfamily = m.objid))
  FROM member m WHERE m.classid = 'pg_opfamily'::regclass
UNION ALL
SELECT 'cast ' || m.name, concat_ws(E'\n', c.castfunc::regprocedure, c.castcontext, c.castmethod)
  FROM member m JOIN pg_cast c ON m.classid = 'pg_cast'::regclass AND c.oid = m.objid
UNION ALL
SELECT format('comment on %s %s %s', m.classid::regclass, m.name, d.objsubid), d.description
  FROM member m JOIN pg_description d ON d.classoid = m.classid AND d.objoid = m.objid
UNION ALL
SELECT format('comment on column %s of %s', d.objsubid, m.name), d.description
  FROM member m JOIN pg_type t ON m.classid = 'pg_type'::regclass AND t.oid = m.objid
  JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = t.typrelid
UNION ALL
SELECT format('privileges on %s %s', m.classid::regclass, m.name), i.initprivs::text
  FROM member m JOIN pg_init_privs i ON i.classoid = m.classid AND i.objoid = m.objid
UNION ALL
SELECT format('member %s %s', m.classid::regclass, m.name), 'there'
  FROM member m
UNION ALL
SELECT format('%s %s needs %s', m.classid::regclass, m.name, (pg_identify_object(d.refclassid, d.refobjid, d.refobjsubid)).identity),
	   string_agg(d.deptype::text, '' ORDER BY d.deptype)
  FROM member m JOIN pg_depend d ON d.classid = m.classid AND d.objid = m.objid
 WHERE d.deptype <> 'e'
 GROUP BY 1, m.classid, m.name, d.refclassid, d.refobjid, d.refobjsubid;

CREATE EXTENSION govrpt;
CREATE TEMP TABLE fresh AS SELECT * FROM object;
SELECT is_empty($$ SELECT DISTINCT classid::regclass FROM member
				    WHERE classid NOT IN ('pg_proc'::regclass, 'pg_type'::regclass, 'pg_operator'::regclass, 'pg_opclass'::regclass,
										  'pg_opfamily'::regclass, 'pg_cast'::regclass) $$,
				'the extension has no objects of a kind that isn''t compared here');
SELECT ok(count(*) > 300, 'there is something to compare') FROM fresh;
DROP EXTENSION govrpt;

-- as a database of 1.0 was left, with the library of this version
CREATE EXTENSION govrpt VERSION '1.0';
SELECT isnt_empty($$ SELECT * FROM object EXCEPT SELECT * FROM fresh $$, 'the comparison sees that 1.0 was another version');

-- images go in as they were stored: no function of this version makes them
CREATE CAST (bytea AS govfigures) WITHOUT FUNCTION;
CREATE TEMP TABLE stored (kind text, name text, image text, prints text);
\copy stored FROM test/images/1.0.csv WITH (FORMAT csv, HEADER)
SELECT ok(count(*) > 25, 'there are images of 1.0') FROM stored;
CREATE TABLE kept AS
SELECT kind, name, decode(image, 'hex')::govfigures AS figures, prints FROM stored WHERE kind <> 'adcode';
-- A sum lies in the machine's order of bytes, and these are of the commonest; a server's files go
-- to no machine of the other.  So it is where the header of a number begins with its upper half.
CREATE CAST (numeric AS bytea) WITHOUT FUNCTION;
DELETE FROM kept WHERE (kind IN ('sum', 'tally') OR name = 'rollup') AND get_byte(1::numeric::bytea, 0) = 128;
CREATE TABLE report (name text PRIMARY KEY, report govreport,
	region adcode,
	balanced boolean GENERATED ALWAYS AS (govreport_is_balanced(report)) STORED,
	received bigint GENERATED ALWAYS AS (govfigures_count((report).figures, 'received.total')) STORED);
INSERT INTO report (name, report, region)
SELECT name, ROW(name, '370202', 2022, NULL, NULL, NULL, NULL, NULL, figures, NULL)::govreport, '370202'
  FROM kept WHERE kind = 'report' AND name ~ '^\d';
CREATE INDEX by_region ON report USING btree (region);
CREATE INDEX by_figures ON report USING hash (((report).figures));
SELECT govreport_guard('report', 'report', 'warning', 'off');
SELECT is(to_regclass('report_report_history'), NULL, 'the function of 1.0 makes no history, which it cannot be asked for');
SELECT * FROM govreport_create_views('report', 'report');
CREATE TEMP TABLE before AS SELECT name, balanced, received, (report).figures::text AS figures FROM report;
CREATE TEMP TABLE view_before AS
SELECT viewname, pg_get_viewdef(format('public.%I', viewname)::regclass) AS definition
  FROM pg_views WHERE schemaname = 'public' AND viewname LIKE 'report\_%';

SELECT lives_ok($$ ALTER EXTENSION govrpt UPDATE $$, 'a database of 1.0 is updated');
SELECT is(extversion, (SELECT default_version FROM pg_available_extensions WHERE name = 'govrpt'), 'to this version')
  FROM pg_extension WHERE extname = 'govrpt';

SELECT is_empty($$ SELECT * FROM (SELECT * FROM object EXCEPT SELECT * FROM fresh) o ORDER BY 1 $$,
				'an update leaves nothing that a fresh installation has not, or has otherwise');
SELECT is_empty($$ SELECT * FROM (SELECT * FROM fresh EXCEPT SELECT * FROM object) o ORDER BY 1 $$,
				'a fresh installation has nothing that an update leaves out');

-- what lay there
SELECT is(figures::text, prints, format('the %s "%s" that 1.0 stored is read', kind, name))
  FROM kept WHERE kind <> 'tally' ORDER BY kind, name;
SELECT is(govfigures_sum_final(figures)::text, prints, format('the state of a sum, "%s", that 1.0 stored is read', name))
  FROM kept WHERE kind = 'tally' ORDER BY name;
SELECT is(encode(adcode_send(prints::adcode), 'hex'), image, format('the code %s is stored as 1.0 stored it', name))
  FROM stored WHERE kind = 'adcode' ORDER BY name;
SELECT is((SELECT sum(figures)::text FROM kept WHERE kind = 'report' AND name ~ '^\d'),
		  (SELECT prints FROM stored WHERE kind = 'sum' AND name = 'of all'), 'reports that 1.0 stored are added up as it did');
SELECT results_eq($$ SELECT name, balanced, received, (report).figures::text FROM report ORDER BY name $$,
				  $$ SELECT * FROM before ORDER BY name $$, 'a table is as it was, generated columns too');
SELECT is_empty($$ SELECT name FROM report WHERE balanced IS DISTINCT FROM govreport_is_balanced(report) $$,
				'generated columns on the verdict agree with this version');
SELECT results_eq($$ SELECT viewname, pg_get_viewdef(format('public.%I', viewname)::regclass)
					   FROM pg_views WHERE schemaname = 'public' AND viewname LIKE 'report\_%' ORDER BY 1 $$,
				  $$ SELECT * FROM view_before ORDER BY 1 $$, 'flat views are as they were');
SET LOCAL enable_seqscan = off;
SELECT is((SELECT count(*) FROM report WHERE region <@ '37'), (SELECT count(*) FROM before), 'an index on divisions finds all');
SELECT is((SELECT count(*) FROM report r JOIN kept k ON k.name = r.name
			WHERE (r.report).figures = k.figures AND k.kind = 'report'), (SELECT count(*) FROM before),
		  'an index on figures finds what it was made of');
RESET enable_seqscan;
SELECT lives_ok($$ UPDATE report SET report.title = 'x' $$, 'a guarded table can be written to');
SELECT lives_ok($$ SELECT * FROM govreport_guard_violations('report') $$, 'and asked what its guard would find');
SELECT lives_ok($$ SELECT govreport_create_views('report', 'report') $$, 'flat views can be made again');
SELECT lives_ok($$ SELECT govreport_drop_views('report') $$, 'and dropped');
SELECT lives_ok($$ SELECT govreport_unguard('report', 'report', true) $$, 'the guard can be taken off');

SELECT * FROM finish();
ROLLBACK;
