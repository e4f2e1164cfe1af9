-- Flat views that are made again: whose they are, who may read them, and which
-- rows, is as it was.
BEGIN;
SELECT * FROM no_plan();
SET client_min_messages = error;
CREATE ROLE vs_owner;
CREATE ROLE vs_manager;
CREATE ROLE vs_reader;
CREATE ROLE vs_other;
CREATE SCHEMA vs AUTHORIZATION vs_owner;
GRANT ALL ON SCHEMA vs TO PUBLIC;
SELECT set_config('search_path', 'vs, ' || current_setting('search_path'), true) \g /dev/null

SET ROLE vs_owner;
CREATE TABLE page (id integer PRIMARY KEY, tenant text, report govreport);
INSERT INTO page SELECT n, t, jsonb_populate_record(NULL::govreport, jsonb_build_object('year', 2020 + n, 'region', 320800 + n, 'figures',
		jsonb_build_object('received', jsonb_build_object('total', n))))
  FROM unnest('{vs_reader,vs_other}'::text[]) WITH ORDINALITY v (t, n);
SELECT count(*) FROM govreport_create_views('page') \g /dev/null
RESET ROLE;

-- all that the catalogues say of who may do what, by name
CREATE TEMP VIEW rights AS
SELECT relname, NULL AS attname, relowner::regrole, relacl::text, reloptions::text FROM pg_class WHERE relname ~ '^page_' AND relkind = 'v'
UNION ALL
SELECT relname, attname, NULL, attacl::text, NULL FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
 WHERE relname ~ '^page_' AND relkind = 'v' AND attacl IS NOT NULL;
CREATE TEMP VIEW ties AS
SELECT relname, attname, refobjid::regrole, deptype FROM pg_shdepend d JOIN pg_class c ON c.oid = objid
  LEFT JOIN pg_attribute ON attrelid = objid AND attnum = objsubid AND attnum > 0
 WHERE classid = 'pg_class'::regclass AND relname ~ '^page_' AND relkind = 'v' AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database());

-- options and privileges of every kind, some with a grantor who isn't the owner
SET ROLE vs_owner;
ALTER VIEW page_wide SET (security_barrier = on);
ALTER VIEW page_regions SET (security_barrier = false);
SELECT current_setting('server_version_num')::int >= 150000 AS has_invoker \gset
\if :has_invoker
ALTER VIEW page_long SET (security_invoker, security_barrier);
\endif
GRANT SELECT ON page_wide TO vs_manager WITH GRANT OPTION;
GRANT SELECT (agency, year) ON page_wide TO vs_other;
GRANT SELECT (agency) ON page_long TO vs_manager WITH GRANT OPTION;
GRANT SELECT ON page_items TO PUBLIC;
REVOKE INSERT, UPDATE, DELETE ON page_wide FROM vs_owner;
SET ROLE vs_manager;
GRANT SELECT ON page_wide TO vs_reader;
GRANT SELECT (agency) ON page_long TO vs_reader;
RESET ROLE;
CREATE TEMP TABLE rights_before AS TABLE rights;
CREATE TEMP TABLE ties_before AS TABLE ties;
CREATE TEMP TABLE oids_before AS SELECT relname, oid FROM pg_class WHERE relname ~ '^page_' AND relkind = 'v';

SET ROLE vs_owner;
SELECT count(*) FROM govreport_create_views('page') \g /dev/null
RESET ROLE;
SELECT is((SELECT count(*)::int FROM pg_class JOIN oids_before USING (relname, oid)), 12, 'views are replaced in place');
SELECT bag_eq('TABLE rights', 'TABLE rights_before', 'options, owners and privileges stay, of views and of columns');
SELECT bag_eq('TABLE ties', 'TABLE ties_before', 'and so do the ties to roles');

-- made of other columns they can't be replaced: default privileges must not come in, either
SET ROLE vs_owner;
ALTER DEFAULT PRIVILEGES IN SCHEMA vs GRANT SELECT ON TABLES TO vs_other;
ALTER TABLE page ADD COLUMN note text;
SELECT count(*) FROM govreport_create_views('page') \g /dev/null
RESET ROLE;
SELECT is((SELECT array_agg(relname::text ORDER BY relname) FROM pg_class JOIN oids_before b USING (relname) WHERE pg_class.oid <> b.oid),
		  '{page_current,page_duplicates,page_findings,page_indicators,page_long,page_wide}', 'views of other columns are dropped and made again');
SELECT bag_eq('TABLE rights', 'TABLE rights_before', 'options, owners and privileges are as before, who granted what as well');
SELECT bag_eq('TABLE ties', 'TABLE ties_before', 'and so are the ties to roles, so that no role is dropped under a view');
SELECT throws_ok('DROP ROLE vs_other', '2BP01', NULL, 'a role with privileges on a column is not dropped');
SET ROLE vs_manager;
SELECT lives_ok('REVOKE SELECT ON page_wide FROM vs_reader', 'who granted can revoke');
SELECT lives_ok('GRANT SELECT ON page_wide TO vs_reader', 'and grant again');
RESET ROLE;
SET ROLE vs_owner;
SELECT count(*) FROM govreport_create_views('page', keep => '{id}') \g /dev/null
GRANT SELECT (id) ON page_wide TO vs_reader;
SELECT lives_ok($$ SELECT govreport_create_views('page', keep => '{}') $$, 'privileges on a column go with the column');
RESET ROLE;
SELECT is_empty($$ SELECT FROM rights WHERE attname = 'id' $$, 'and with nothing else');

-- somebody else's views
SET ROLE vs_other;
CREATE VIEW planted_wide AS SELECT 1 AS x;
COMMENT ON VIEW planted_wide IS '(govreport_create_views)';
RESET ROLE;
SELECT throws_ok($$ SELECT govreport_create_views('page', prefix => 'planted') $$, '42501',
				 'must be owner of view "planted_wide", which belongs to role "vs_other"', 'a view with the mark, of another owner, is not taken by a superuser');
SELECT throws_ok($$ SELECT govreport_drop_views('page', prefix => 'planted') $$, '42501',
				 'must be owner of view "planted_wide", which belongs to role "vs_other"', 'nor dropped');
SET ROLE vs_owner;
SELECT throws_ok($$ SELECT govreport_create_views('page', prefix => 'planted') $$, '42501',
				 'must be owner of view "planted_wide", which belongs to role "vs_other"', 'nor taken by the owner of the table');
RESET ROLE;
GRANT vs_other TO vs_owner;
SET ROLE vs_owner;
SELECT throws_ok($$ SELECT govreport_create_views('page', prefix => 'planted') $$, '42501', NULL, 'not by a member of that role, either');
RESET ROLE;
SELECT ok(pg_get_viewdef('planted_wide') = ' SELECT 1 AS x;', 'it stays what it was');
SET ROLE vs_other;
SELECT throws_ok($$ SELECT govreport_create_views('page') $$, '42501',
				 'must be owner of view "page_wide", which belongs to role "vs_owner"', 'who is not the owner replaces no views');
SELECT throws_ok($$ SELECT govreport_drop_views('page') $$, '42501',
				 'must be owner of view "page_wide", which belongs to role "vs_owner"', 'and drops none');
RESET ROLE;

-- the views of the table's owner, made again by a superuser
DROP VIEW page_years;
SELECT lives_ok($$ SELECT govreport_create_views('page') $$, 'a superuser makes the views of the table''s owner again');
SELECT is_empty($$ SELECT relname FROM rights WHERE attname IS NULL AND relowner <> 'vs_owner'::regrole $$,
				'which stay the owner''s: those replaced, those of other columns, and the one that was gone');

-- row security
SET ROLE vs_owner;
SELECT govreport_drop_views('page') \g /dev/null
ALTER TABLE page ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON page USING (tenant = current_user);
GRANT SELECT ON page TO vs_reader;
RESET ROLE;
CREATE FUNCTION seen(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	SET LOCAL ROLE vs_reader;
	EXECUTE query INTO result;
	SET LOCAL ROLE NONE;
	RETURN result;
END $$;
CREATE FUNCTION all_seen() RETURNS SETOF text LANGUAGE sql AS $$
	SELECT seen(format('SELECT string_agg(DISTINCT v.%s::text, '','') FROM page_%s v', col, name))
	  FROM unnest('{wide,long,regions,years}'::text[], '{tenant,tenant,region,year}'::text[]) v (name, col) $$;

SET ROLE vs_owner;
\if :has_invoker
SELECT lives_ok($$ SELECT govreport_create_views('page', security_invoker => true) $$, 'views that run as who reads them');
GRANT SELECT ON page_wide, page_long, page_regions, page_years TO vs_reader;
RESET ROLE;
SELECT results_eq('SELECT all_seen()', '{vs_reader,vs_reader,320801,2021}'::text[], 'show the rows that row security shows');
SET ROLE vs_owner;
SELECT count(*) FROM govreport_create_views('page') \g /dev/null
ALTER TABLE page ADD COLUMN note2 text;
SELECT count(*) FROM govreport_create_views('page') \g /dev/null
RESET ROLE;
SELECT results_eq('SELECT all_seen()', '{vs_reader,vs_reader,320801,2021}'::text[], 'and no others when they are made again');
SET ROLE vs_owner;
SELECT lives_ok($$ SELECT govreport_create_views('page', security_invoker => false) $$, 'unless that is asked for');
RESET ROLE;
SELECT results_eq('SELECT all_seen()', '{"vs_other,vs_reader","vs_other,vs_reader","320801,320802","2021,2022"}'::text[],
				  'then they show what their owner sees');
SELECT is_empty('SELECT relname FROM rights WHERE reloptions IS NOT NULL', 'and have no option');
\else
SELECT throws_ok($$ SELECT govreport_create_views('page', security_invoker => true) $$, '0A000', NULL,
				 'before 15 views run as their owner: asking for others is an error');
RESET ROLE;
\endif

-- on every version: an owner who is subject to it, too
SET ROLE vs_owner;
SELECT count(*) FROM govreport_create_views('page') \g /dev/null
GRANT SELECT ON page_wide, page_long, page_regions, page_years TO vs_reader;
ALTER TABLE page FORCE ROW LEVEL SECURITY;
RESET ROLE;
SELECT results_eq('SELECT all_seen()', '{vs_reader,vs_reader,320801,2021}'::text[], 'row security that is forced on the owner holds in the owner''s views');
-- or views over a view that picks the rows
SET ROLE vs_owner;
SELECT govreport_drop_views('page') \g /dev/null
ALTER TABLE page NO FORCE ROW LEVEL SECURITY;
CREATE VIEW mine WITH (security_barrier) AS SELECT * FROM page WHERE tenant = current_user;
SELECT count(*) FROM govreport_create_views('mine', prefix => 'page') \g /dev/null
GRANT SELECT ON page_wide, page_long, page_regions, page_years TO vs_reader;
RESET ROLE;
SELECT results_eq('SELECT all_seen()', '{vs_reader,vs_reader,320801,2021}'::text[], 'views over a view that picks the rows show those');

-- what fails says why, in a line
CREATE FUNCTION said(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	message text; detail text; hint text; context text;
BEGIN
	EXECUTE query;
	RETURN 'nothing';
EXCEPTION WHEN others THEN
	GET STACKED DIAGNOSTICS message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT, context = PG_EXCEPTION_CONTEXT;
	RETURN concat_ws('|', message, detail, hint, replace(regexp_replace(context, 'PL/pgSQL function.*$', ''), 'SQL statement "' || query || E'"\n', ''));
END $$;
CREATE TABLE busy (report govreport);
SELECT count(*) FROM govreport_create_views('busy') \g /dev/null
CREATE VIEW upon AS SELECT agency FROM busy_wide;
ALTER TABLE busy ADD COLUMN note text;
SELECT is(said($$ SELECT govreport_create_views('busy') $$),
		  'cannot drop view vs.busy_wide because other objects depend on it|view vs.upon depends on view vs.busy_wide|Use DROP ... CASCADE to drop the dependent objects too.|',
		  'a view that is in the way is named, and no statement is quoted');
SELECT is(said($$ SELECT govreport_drop_views('busy') $$),
		  'cannot drop view vs.busy_wide because other objects depend on it|view vs.upon depends on view vs.busy_wide|Use DROP ... CASCADE to drop the dependent objects too.|',
		  'so it is when they are dropped');
REVOKE CREATE ON SCHEMA vs FROM PUBLIC;
SET ROLE vs_other;
SELECT is(said($$ SELECT govreport_create_views('busy', prefix => 'x') $$), 'permission denied for schema vs|||', 'a right that lacks is named');
RESET ROLE;
CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not today'; END $$;
CREATE EVENT TRIGGER refuse ON ddl_command_start WHEN tag IN ('CREATE VIEW') EXECUTE FUNCTION refuse();
SELECT is(said($$ SELECT govreport_create_views('busy', prefix => 'x') $$), 'not today|||', 'event triggers are heard');

SELECT * FROM finish();
ROLLBACK;
