-- What the catalogue says of the extension: names, columns, labels, manners.
BEGIN;
CREATE SCHEMA IF NOT EXISTS catalogue_test;

CREATE TEMP VIEW member AS
SELECT d.classid, d.objid
  FROM pg_depend d
 WHERE d.refclassid = 'pg_extension'::regclass
   AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'govrpt')
   AND d.deptype = 'e';

CREATE TEMP VIEW fn AS
SELECT p.oid, p.proname::text AS name, p.prokind, p.provolatile, p.proparallel, p.proisstrict,
	   p.oid::regprocedure::text AS signature, l.lanname, p.proconfig, p.prosecdef,
	   pg_get_function_result(p.oid) AS result
  FROM pg_proc p
  JOIN member m ON m.classid = 'pg_proc'::regclass AND m.objid = p.oid
  JOIN pg_language l ON l.oid = p.prolang;

SELECT * FROM no_plan();

-- The extension
SELECT is(extversion, '1.1', 'the version that is installed by default is 1.1')
  FROM pg_extension WHERE extname = 'govrpt';
SELECT ok(extrelocatable, 'the extension can be moved to another schema')
  FROM pg_extension WHERE extname = 'govrpt';
SELECT is((SELECT count(*)::int FROM pg_depend
			WHERE classid = 'pg_extension'::regclass AND objid = e.oid
			  AND refclassid = 'pg_extension'::regclass), 0, 'it needs no other extension')
  FROM pg_extension e WHERE extname = 'govrpt';
SELECT lives_ok('ALTER EXTENSION govrpt SET SCHEMA catalogue_test', 'it moves');
SELECT lives_ok('ALTER EXTENSION govrpt SET SCHEMA public', 'and back');

-- Types
SELECT has_type('public'::name, t::name, format('type %s exists', t))
  FROM unnest(ARRAY['govreport', 'govfigures', 'adcode']) t;
SELECT is((SELECT string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum)
			 FROM pg_attribute
			WHERE attrelid = (SELECT typrelid FROM pg_type WHERE typname = 'govreport')
			  AND attnum BETWEEN 1 AND 9 AND NOT attisdropped),
		  'agency text, region adcode, year integer, title text, index_no text, doc_no text, '
		  'published date, period daterange, figures govfigures',
		  'govreport has its attributes, in order');
SELECT ok(typsend <> 0 AND typreceive <> 0, format('%s has binary input and output', typname))
  FROM pg_type WHERE typname IN ('govfigures', 'adcode') AND typtype = 'b';
SELECT ok(typlen = -1 AND typstorage IN ('x', 'm', 'e'), 'govfigures is a varlena that can be toasted')
  FROM pg_type WHERE typname = 'govfigures' AND typtype = 'b';
SELECT ok(EXISTS (SELECT FROM pg_opclass o JOIN pg_am a ON a.oid = o.opcmethod
				   WHERE o.opcintype = want.type::regtype AND o.opcdefault AND a.amname = want.am),
		  format('%s has a default operator class for %s', want.type, want.am))
  FROM (VALUES ('adcode', 'btree'), ('adcode', 'hash'), ('govfigures', 'hash')) want (type, am);
SELECT ok(EXISTS (SELECT FROM pg_operator WHERE oprname = want.op
				   AND oprleft = want.type::regtype AND oprright = want.type::regtype),
		  format('operator %s %s %s exists', want.type, want.op, want.type))
  FROM (VALUES ('adcode', '@>'), ('adcode', '<@'), ('adcode', '='), ('adcode', '<'),
			   ('govfigures', '='), ('govfigures', '+'), ('govfigures', '-')) want (type, op);
SELECT ok(EXISTS (SELECT FROM pg_cast WHERE castsource = want.a::regtype AND casttarget = want.b::regtype),
		  format('there is a cast from %s to %s', want.a, want.b))
  FROM (VALUES ('govfigures', 'jsonb'), ('jsonb', 'govfigures'), ('govfigures', 'govreport')) want (a, b);
SELECT ok(typsubscript <> 0, 'govfigures can be subscripted')
  FROM pg_type WHERE typname = 'govfigures' AND typtype = 'b';

-- Functions: the argument types, and the names (types where it matters) of what comes back
CREATE TEMP TABLE want (signature text, columns text);
INSERT INTO want VALUES
('govreport_parse(text)', NULL),
('govreport_parse(bytea)', NULL),
('govreport_cells(text)', 'part,item,party,status,value,raw,line,cell'),
('govreport_cells(govreport)', 'part,item,party,status,value,printed_status,printed_value,cell'),
('govreport_set(govreport,text,text,numeric)', NULL),
('govreport_apply(govreport,integer)', NULL),
('govreport_diff(govreport,govreport)', 'item,party,status_a,value_a,status_b,value_b,cell'),
('govreport_form(integer,text,adcode)', NULL),
('govreport_sections(text)', 'part,heading,content,line'),
('govreport_sections(text,integer)', 'part,level,ordinal,heading,content,line'),
('govreport_stated(text)', NULL),
('govreport_harmonise(govreport)', NULL),
('govreport_diagnostics(text)', 'severity,code,message,line'),
('govreport_split(text)', 'ordinal,kind,title,agency,year,body,line'),
('govreport_trace(text)', 'stage,line,detail'),
('govreport_narrative(text)', 'measure,value,unit,qualifier,party,scope,year,raw,line'),
('govreport_narrative(bytea)', 'measure,value,unit,qualifier,party,scope,year,raw,line'),
('govreport_check_narrative(text)', 'rule,severity,status,item,party,lhs,rhs,difference,message,basis,cell'),
('govreport_measures()', 'measure,label_zh,label_en,unit,table2014,later_item,mapping'),
('govreport_figure(govreport,text,text)', NULL),
('govreport_check(govreport)', 'rule,severity,status,item,party,lhs,rhs,difference,message,cell'),
('govreport_violations(govreport)', 'rule,severity,status,item,party,lhs,rhs,difference,message,cell'),
('govreport_is_balanced(govreport)', NULL),
('govreport_is_complete(govreport)', NULL),
('govreport_is_complete(govreport,text[],boolean)', NULL),
('govreport_findings(text,text)', 'severity,code,cell,label,line,raw,printed,suggested,message'),
('govreport_findings(bytea,text)', 'severity,code,cell,label,line,raw,printed,suggested,message'),
('govreport_findings(govreport,text)', 'severity,code,cell,label,line,raw,printed,suggested,message'),
('govreport_findings(govreport,govreport,text)', 'severity,code,cell,label,line,raw,printed,suggested,message'),
('govreport_notice(govreport,text,text)', NULL),
('govreport_notice(text,text,text)', NULL),
('govreport_notice(govreport,govreport,text,text)', NULL),
('govreport_diagnostics(text,text)', 'severity,code,message,line'),
('govreport_completeness(govfigures)', 'part,expected,reported,blank,not_applicable,illegible,absent,imputed,stated'),
('govreport_completeness(govreport)', 'part,expected,reported,blank,not_applicable,illegible,absent,imputed,stated'),
('govreport_check_years(govreport,govreport)', 'rule,severity,status,item,party,lhs,rhs,difference,message,cell'),
('govreport_require_balanced(govreport)', NULL),
('govreport_indicators()', 'code,label_zh,label_en,formula,numerator,denominator,unit,caution,caution_zh'),
('govreport_indicator(govreport,text)', NULL),
('govreport_summary(govreport,text)', NULL),
('govreport_outdated(regclass,name,name)', 'partition,row_id,key,cells_differ,header_differs,corrected'),
('govreport_items()', NULL), ('govreport_parties()', NULL), ('govreport_rules()', NULL),
('adcode_children(adcode)', 'code,name,level'), ('adcode_children(adcode,integer)', 'code,name,level'),
('adcode_divisions(integer)', 'code,name,level'),
('adcode_find(text)', 'code,name,level,full_name'), ('adcode_find(text,integer)', 'code,name,level,full_name'),
('adcode_parent(adcode)', NULL), ('adcode_level(adcode)', NULL), ('adcode_name(adcode)', NULL),
('govfigures_merge(govfigures,govfigures)', NULL),
('govrpt_version()', 'component,built,running'),
('govrpt_help(text,text)', 'name,arguments,result,kind,description'),
('govreport_heads()', 'figure,path,head'), ('govreport_csv(govreport)', NULL), ('govreport_csv_heads()', NULL), ('govreport_json_schema(text)', NULL),
('govreport_render(govreport,text)', NULL), ('govreport_render(govreport,text,jsonb)', NULL), ('govreport_render(text,text)', NULL), ('govreport_render(bytea,text)', NULL),
('sum(govfigures)', NULL), ('govreport_rollup(govreport)', NULL), ('govreport_coverage(govfigures)', NULL);

SELECT ok(to_regprocedure(signature) IS NOT NULL, signature || ' exists') FROM want;
SELECT is((SELECT string_agg(a.name, ',' ORDER BY a.n)
			 FROM pg_proc p, unnest(p.proargnames, p.proargmodes) WITH ORDINALITY a (name, mode, n)
			WHERE p.oid = to_regprocedure(signature) AND a.mode IN ('t', 'o')),
		  columns, signature || ' has its columns')
  FROM want WHERE columns IS NOT NULL;
SELECT is(pg_get_function_result(to_regprocedure(w.signature)), w.result,
		  format('%s returns %s', w.signature, w.result))
  FROM (VALUES ('govreport_parse(text)', 'govreport'), ('govreport_parse(bytea)', 'govreport'),
			   ('govreport_figure(govreport,text,text)', 'numeric'),
			   ('govreport_is_balanced(govreport)', 'boolean'),
			   ('govreport_require_balanced(govreport)', 'boolean'),
			   ('adcode_parent(adcode)', 'adcode'), ('adcode_level(adcode)', 'integer'),
			   ('adcode_name(adcode)', 'text'), ('sum(govfigures)', 'govfigures'),
			   ('govfigures_merge(govfigures,govfigures)', 'govfigures')) w (signature, result);
SELECT ok(coalesce((SELECT bool_and(a.type = w.type::regtype)
					  FROM pg_proc p, unnest(p.proargnames, p.proallargtypes) a (name, type)
					 WHERE p.oid = to_regprocedure(w.signature) AND a.name = w.col), false),
		  format('%s of %s is %s', w.col, w.signature, w.type))
  FROM (VALUES ('govreport_cells(text)', 'value', 'numeric'), ('govreport_cells(text)', 'line', 'integer'),
			   ('govreport_cells(text)', 'raw', 'text'),
			   ('govreport_sections(text)', 'part', 'integer'), ('govreport_sections(text)', 'line', 'integer'),
			   ('govreport_diagnostics(text)', 'line', 'integer')) w (signature, col, type);
SELECT is((SELECT pg_get_function_arguments(to_regprocedure('govreport_figure(govreport,text,text)'))),
		  'report govreport, item text, party text DEFAULT ''total''::text',
		  'govreport_figure takes the total unless a party is named');

-- Manners
-- but for triggers, what sets them up, and what makes views
CREATE TEMP VIEW pure AS
SELECT * FROM fn WHERE result <> 'trigger' AND name !~ '^govreport_(un)?guard|^govreport_(create|drop)_views$|^govreport_outdated$|^govrpt_(version|help)$';
SELECT is_empty($$ SELECT signature FROM pure WHERE prokind <> 'a' AND provolatile <> 'i' $$,
				'every function is immutable: none looks at anything but its arguments');
SELECT is_empty($$ SELECT signature FROM pure WHERE proparallel <> 's' $$,
				'every function and aggregate is parallel safe');
SELECT is_empty($$ SELECT signature FROM fn WHERE prosecdef OR proconfig IS NOT NULL $$,
				'no function runs as somebody else or changes settings');
SELECT is_empty($$ SELECT signature FROM fn WHERE signature LIKE '%internal%'
				   AND name !~ '_(in|out|recv|send|subscript|support)' AND prokind = 'a' $$,
				'no aggregate keeps its state in an internal type');
SELECT ok(a.aggcombinefn <> 0 AND format_type(a.aggtranstype, NULL) <> 'internal',
		  'sum(govfigures) combines partial sums and its state is a plain type')
  FROM pg_aggregate a WHERE a.aggfnoid = to_regprocedure('sum(govfigures)');
SELECT is_empty($$ SELECT signature FROM fn WHERE obj_description(oid, 'pg_proc') IS NULL $$,
				'every function has a comment');
SELECT is_empty($$ SELECT t.typname FROM pg_type t
				   JOIN member m ON m.classid = 'pg_type'::regclass AND m.objid = t.oid
				   WHERE t.typname !~ '^_' AND obj_description(t.oid, 'pg_type') IS NULL
				     AND obj_description(t.typrelid, 'pg_class') IS NULL $$,
				'every type has a comment');
SELECT is_empty($$ SELECT o.oid::regoperator::text FROM pg_operator o
				   JOIN member m ON m.classid = 'pg_operator'::regclass AND m.objid = o.oid
				   WHERE obj_description(o.oid, 'pg_operator') IS NULL $$,
				'every operator has a comment');
SELECT is_empty($$ SELECT signature FROM fn WHERE name !~ '^(govreport|govfigures|adcode)(_|$)'
				   AND name NOT IN ('sum', 'avg', 'min', 'max', 'jsonb', 'govrpt_version', 'govrpt_help') $$,
				'every function carries its type''s name');

-- The dictionary agrees with itself
SELECT ok((SELECT count(*) FROM govreport_items()) >= 70, 'govreport_items() has every item of both forms');
SELECT is((SELECT count(*)::int FROM govreport_parties()), 7, 'govreport_parties() has the seven columns');
SELECT ok((SELECT count(*) FROM govreport_rules()) >= 6, 'govreport_rules() has the rules');

-- Nothing remains
SELECT lives_ok('DROP EXTENSION govrpt', 'it can be dropped');
SELECT is_empty($$ SELECT proname FROM pg_proc WHERE proname ~ '^(govreport|govfigures|adcode)'
				   UNION ALL SELECT typname FROM pg_type WHERE typname ~ '^_?(govreport|govfigures|adcode)' $$,
				'and leaves nothing');
SELECT lives_ok('CREATE EXTENSION govrpt SCHEMA catalogue_test', 'it can be created in any schema');
SELECT lives_ok($$ SELECT catalogue_test.govreport_parse(''::text),
				   catalogue_test.govreport_is_balanced(catalogue_test.govreport_parse('x'::text)) $$,
				'and works there without that schema in the search path');

SELECT * FROM finish();
ROLLBACK;
