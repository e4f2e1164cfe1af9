-- A guard of a distributed table holds in every shard, or is refused where it could not.
-- Deferred ones fail at the commit, beyond the reach of an exception: they are in client.sh.
\ir tap.psql
CREATE FUNCTION reported(agency text, region text, year integer, figures jsonb) RETURNS govreport LANGUAGE sql IMMUTABLE AS
	$$ SELECT jsonb_populate_record(NULL::public.govreport, jsonb_build_object('agency', agency, 'region', region, 'year', year, 'figures', figures)) $$;
SELECT create_distributed_function('reported(text,text,integer,jsonb)') \g /dev/null
\set row '{"received": {"natural_person": 5, "business": 0, "research": 0, "nonprofit": 0, "legal_service": 0, "other_org": 0, "total": 6}}'
CREATE TABLE doc (region adcode NOT NULL, report govreport);
SELECT create_distributed_table('doc', 'region', shard_count => 6) \g /dev/null

-- where reports of one agency can lie in different shards
SELECT is(error_of($$SELECT govreport_guard('doc')$$), 'reports of one agency can lie in different shards of table "doc"', 'a column that need not be the region is refused') \g /dev/null
ALTER TABLE doc ADD CONSTRAINT tied CHECK ((report).region = region);
SELECT is(error_of($$SELECT govreport_guard('doc')$$), 'reports of one agency can lie in different shards of table "doc"', 'so is one that a report without a region escapes') \g /dev/null
ALTER TABLE doc DROP CONSTRAINT tied;
ALTER TABLE doc ADD CONSTRAINT tied CHECK ((report).region IS NOT DISTINCT FROM region AND region IS NOT NULL);
SELECT is(error_of($$SELECT govreport_guard('doc', links => 'error', history => true)$$), 'a table that is distributed can have no history', 'a history is refused'),
	   is(govreport_guard('doc', links => 'error', deferred => false)::text, 'doc_report_waiver', 'one that a CHECK ties to the region is guarded, without a setting') \g /dev/null
CREATE TABLE by_year (year integer, report govreport);
SELECT create_distributed_table('by_year', 'year') \g /dev/null
SELECT is(error_of($$SELECT govreport_guard('by_year')$$), 'reports of one agency can lie in different shards of table "by_year"', 'by year is refused'),
	   is(error_of($$SELECT govreport_guard('by_year', links => 'off')$$), 'none', 'unless the guard looks at single reports') \g /dev/null
CREATE TABLE by_office (office integer, report govreport);
SELECT create_distributed_table('by_office', 'office') \g /dev/null
SELECT is(error_of($$SELECT govreport_guard('by_office')$$), 'reports of one agency can lie in different shards of table "by_office"', 'a column that the guard does not know is refused'),
	   is(error_of($$SELECT govreport_guard('by_office', agency => 'office')$$), 'none', 'that of the agency is not') \g /dev/null

-- it holds
SELECT is((SELECT partmethod::text || repmodel::text FROM pg_dist_partition WHERE logicalrelid = 'doc_report_waiver'::regclass), 'nt', 'every server has the waivers'),
	   is(error_of(format('INSERT INTO doc VALUES (%L, reported(%L, %L, 2021, %L))', '320100', 'a', '320100', :'row')), 'the report of a (320100) for 2021 violates 1 rule', 'what does not balance is refused') \g /dev/null
INSERT INTO doc_report_waiver (agency, year, rule, item, party, difference, reason)
SELECT 'a', 2021, rule, item, party, difference, 'so printed' FROM govreport_violations(reported('a', '320100', 2021, :'row'));
INSERT INTO doc VALUES ('320100', reported('a', '320100', 2021, :'row'::jsonb || '{"carried_over": {"total": 4}}'));
SELECT is((SELECT count(*)::text FROM doc), '1', 'unless it is waived'),
	   is(error_of($$INSERT INTO doc VALUES ('320100', reported('a', '320100', 2022, '{"carried_in": {"total": 5}}'))$$), 'the report of a (320100) for 2022 violates 1 rule', 'so is a broken link to the year before'),
	   is(error_of($$INSERT INTO doc VALUES ('320100', reported('a', '320100', 2020, '{"carried_over": {"total": 5}}'))$$), 'none', 'but none that is not'),
	   is(error_of($$INSERT INTO doc VALUES ('110101', reported('a', '110101', 2022, '{"carried_in": {"total": 5}}'))$$), 'none', 'nor that of a namesake'),
	   is((error_of($$INSERT INTO doc VALUES ('110101', reported('a', '320100', 2022, '{"carried_in": {"total": 4}}'))$$) ~ 'violates check constraint')::text, 'true', 'nor is one put into another shard'),
	   is(error_of($$UPDATE doc SET report = reported('a', '320100', 2021, '{"carried_over": {"total": 1}}') WHERE (report).year = 2021 AND region = '320100'$$), 'none', 'a report may be corrected'),
	   is(error_of($$INSERT INTO doc VALUES ('320100', reported('a', '320100', 2022, '{"carried_in": {"total": 4}}'))$$), 'the report of a (320100) for 2022 violates 1 rule', 'and the next year is held against that'),
	   is(error_of($$INSERT INTO doc SELECT r, reported('b', r::text, y, '{"carried_in": {"total": 1}, "carried_over": {"total": 1}}') FROM unnest('{110101,130100,320800,450103}'::adcode[]) r, generate_series(2019, 2023) y$$), 'none', 'many at once') \g /dev/null

-- what was there before
SELECT govreport_unguard('doc') \g /dev/null
INSERT INTO doc VALUES ('450103', reported('c', '450103', 2021, :'row')), ('320100', reported('a', '320100', 2021, :'row'));
SELECT govreport_guard('doc') \g /dev/null
SELECT is((SELECT string_agg(concat_ws(' ', agency, region, year, rule, cell, difference, waived), ', ' ORDER BY agency) FROM govreport_guard_violations('doc')),
	'a 320100 2021 row_total received.total -1 t, c 450103 2021 row_total received.total -1 f', 'violations are told of all shards, with what is waived') \g /dev/null

-- it goes without a trace
SELECT govreport_unguard('doc', drop_waivers => true) \g /dev/null
SELECT is(to_regclass('doc_report_waiver')::text, NULL, 'the waivers go'),
	   is((SELECT sum(result::int)::text FROM run_command_on_shards('doc', $$SELECT count(*) FROM pg_trigger WHERE tgrelid = %L::regclass AND tgname ~ '_guard'$$)), '0', 'and the triggers of the shards') \g /dev/null
-- a table that every server has
CREATE TABLE everywhere (report govreport);
SELECT create_reference_table('everywhere') \g /dev/null
SELECT is(error_of($$SELECT govreport_guard('everywhere', links => 'error', deferred => false)$$), 'none', 'a reference table is guarded'),
	   is(error_of(format('INSERT INTO everywhere VALUES (reported(%L, %L, 2021, %L))', 'a', '320100', :'row')), 'the report of a (320100) for 2021 violates 1 rule', 'too') \g /dev/null
\ir done.psql
