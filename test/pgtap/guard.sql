-- Guarded tables: what is looked at, and what is not.
SELECT * FROM no_plan();
SET client_min_messages = warning;

CREATE FUNCTION report(a text, y integer, carried_in integer, carried_over integer, region text DEFAULT NULL) RETURNS govreport
	LANGUAGE sql IMMUTABLE AS $$
	SELECT jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', a, 'year', y, 'region', region, 'figures',
		jsonb_build_object('carried_in', jsonb_build_object('total', carried_in), 'carried_over', jsonb_build_object('total', carried_over)))) $$;
-- the message of a command that fails, or of the end of its transaction; nothing of them stays
CREATE FUNCTION failure(VARIADIC commands text[]) RETURNS text LANGUAGE plpgsql AS $$
DECLARE command text;
BEGIN
	FOREACH command IN ARRAY commands LOOP
		EXECUTE command;
	END LOOP;
	SET CONSTRAINTS ALL IMMEDIATE;
	RAISE SQLSTATE 'GM000';
EXCEPTION
	WHEN SQLSTATE 'GM000' THEN
		RETURN NULL;
	WHEN OTHERS THEN
		RETURN SQLERRM;
END $$;

-- Rows from before there was a guard
CREATE TABLE old (id integer PRIMARY KEY, r govreport, note text, seen integer DEFAULT 0);
INSERT INTO old VALUES (1, report('a', 2021, 0, 3)), (2, report('a', 2022, 4, 0));
SELECT isnt(govreport_guard('old', links => 'error'), NULL, 'a table with old offenders can be guarded');
SELECT is(failure('UPDATE old SET note = 1 WHERE id = 2'), NULL, 'an old offender may be touched');
SELECT is(failure('UPDATE old SET note = 2 WHERE id = 2', 'UPDATE old SET note = 3 WHERE id = 2'), NULL,
		  'an old offender may be touched twice in a transaction');
SELECT is(failure('UPDATE old SET note = 4 WHERE id = 2', 'UPDATE old SET r.title = ''t'' WHERE id = 2'),
		  'the report of a for 2022 violates 1 rule', 'but not changed');
SELECT is(failure('UPDATE old SET r.title = ''t'' WHERE id = 2', 'UPDATE old SET note = 5 WHERE id = 2'),
		  'the report of a for 2022 violates 1 rule', 'nor changed and touched');
SELECT is(failure('UPDATE old SET r.title = ''t'' WHERE id = 2', 'UPDATE old SET r.title = NULL WHERE id = 2'),
		  'the report of a for 2022 violates 1 rule', 'nor changed and changed back');
CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE old SET seen = seen + 1 WHERE id = new.id AND new.seen = 0;
	RETURN NULL;
END $$;
CREATE TRIGGER see AFTER UPDATE ON old FOR EACH ROW EXECUTE FUNCTION see();
SELECT is(failure('UPDATE old SET note = 6 WHERE id = 2'), NULL, 'an old offender may be touched where a trigger touches it again');
DROP TRIGGER see ON old;
SELECT is(failure('UPDATE old SET r.figures = jsonb_set((r).figures::jsonb, ''{carried_in,total}'', ''3'')::govfigures WHERE id = 2'), NULL,
		  'and be corrected');

DROP TABLE old, old_r_waiver;

-- Tables that are part of another, or have parts, whose reports a guard would not see
CREATE TABLE page (id integer, r govreport);
CREATE TABLE kid () INHERITS (page);
SELECT is(failure('SELECT govreport_guard(''page'')'), 'table "page" has children that inherit from it', 'a table with children is not guarded');
SELECT is(failure('SELECT govreport_guard(''kid'')', 'INSERT INTO kid VALUES (1, report(''a'', 2021, 0, -1))'),
		  'the report of a for 2021 violates 2 rules', 'a child may be, for itself');
ALTER TABLE kid NO INHERIT page;
SELECT isnt(govreport_guard('page', links => 'error'), NULL, 'nor is one that had children held to have some');
SELECT is(failure('INSERT INTO page VALUES (1, report(''a'', 2021, 0, 3))'), NULL, 'it can be written to');
INSERT INTO page VALUES (1, report('a', 2021, 0, 3));
ALTER TABLE kid INHERIT page;
INSERT INTO kid VALUES (2, report('a', 2022, 4, 0));
SELECT is(failure('INSERT INTO page VALUES (2, report(''b'', 2021, 0, 3))'), 'table "page" has children that inherit from it',
		  'a guarded table that got children is not written to as if all of it were guarded');
SELECT is(failure('DELETE FROM ONLY page'), 'table "page" has children that inherit from it', 'nor deleted from');
SELECT is(failure('SELECT * FROM govreport_guard_violations(''page'')'), 'table "page" has children that inherit from it',
		  'nor is it said to be without violations');
SELECT is(failure('UPDATE ONLY page SET id = 3'), NULL, 'a row whose report stays may be touched');
SELECT is(failure('SELECT govreport_unguard(''page'', drop_waivers => true)', 'INSERT INTO page VALUES (2, report(''b'', 2021, 0, 3))'), NULL,
		  'without the guard it is written to');
ALTER TABLE kid NO INHERIT page;
SELECT is(failure('INSERT INTO page VALUES (2, report(''b'', 2021, 0, 3))'), NULL, 'as it is without the children');

CREATE TABLE whole (id integer, r govreport) PARTITION BY LIST (id);
CREATE INDEX ON whole (((r).agency), ((r).year), ((r).region));
CREATE TABLE rest PARTITION OF whole DEFAULT;
SELECT is(failure('SELECT govreport_guard(''rest'')'), '"rest" is a partition', 'a partition is not guarded');
ALTER TABLE page ALTER id SET NOT NULL;
ALTER TABLE whole ATTACH PARTITION page FOR VALUES IN (1, 2);
SELECT is(failure('INSERT INTO whole VALUES (2, report(''a'', 2022, 4, 0))'), '"page" is a partition',
		  'a guarded table that became a partition is not written to as if links were looked up in all partitions');
SELECT is(failure('UPDATE whole SET id = 3'), '"page" is a partition', 'nor left for another partition');
SELECT is(failure('SELECT * FROM govreport_guard_violations(''page'')'), '"page" is a partition', 'nor said to be without violations');
SELECT is(failure('UPDATE whole SET id = 2'), NULL, 'a row whose report stays may be touched there');
SELECT is(failure('SELECT govreport_unguard(''page'', drop_waivers => true)', 'INSERT INTO whole VALUES (2, report(''a'', 2022, 4, 0))'), NULL,
		  'without the guard it is');
SELECT is(failure('ALTER TABLE whole DETACH PARTITION page', 'INSERT INTO page VALUES (2, report(''a'', 2022, 4, 0))'),
		  'the report of a for 2022 violates 1 rule', 'detached, it is guarded as before');
SELECT lives_ok('SELECT govreport_unguard(''page'', drop_waivers => true)', 'a partition can be unguarded');
SELECT is((SELECT count(*) FROM pg_trigger WHERE tgrelid = 'page'::regclass), 0::bigint, 'its trigger is gone');
DROP TABLE page, kid, whole;

-- Agencies of one name: many cities have a district called Gulou
CREATE TABLE gulou (id integer, r govreport);
SELECT isnt(govreport_guard('gulou', links => 'error'), NULL, 'a guard by the attributes of the report');
INSERT INTO gulou VALUES (1, report('Gulou', 2021, 0, 3, '320106'));
SELECT is(failure($$INSERT INTO gulou VALUES (2, report('Gulou', 2022, 4, 0, '350102'))$$), NULL, 'a namesake in another region is another agency');
SELECT is(failure($$INSERT INTO gulou VALUES (2, report('Gulou', 2022, 4, 0, '320106'))$$),
		  'the report of Gulou (320106) for 2022 violates 1 rule', 'in the same region it is the same');
SELECT is(failure($$INSERT INTO gulou VALUES (2, report('Gulou', 2022, 4, 0, '320106000'))$$),
		  'the report of Gulou (320106000) for 2022 violates 1 rule', 'however many digits are written');
SELECT is(failure($$INSERT INTO gulou VALUES (2, report('Gulou', 2022, 4, 0))$$),
		  'the report of Gulou for 2022 violates 1 rule', 'whose region is unknown is known by the name');
SELECT is(failure($$INSERT INTO gulou VALUES (2, report('Gulou', 2022, 4, 0, '3201'))$$), NULL, 'a city is not its district');
SELECT is(failure($$INSERT INTO gulou VALUES (0, report('Gulou', 2020, 0, 9, '350102')), (2, report('Gulou', 2022, 3, 0, '320106'))$$), NULL,
		  'the links of each are its own');
SELECT is(failure($$INSERT INTO gulou VALUES (2, report('Gulou', 2021, 0, 4)), (3, report('Gulou', 2022, 4, 0, '320106'))$$), NULL,
		  'one that agrees is enough, and may be one of unknown region');
SELECT is(failure($$INSERT INTO gulou VALUES (2, report('Gulou', 2021, 0, 4)), (3, report('Gulou', 2022, 4, 0, '320106'))$$,
				  $$UPDATE gulou SET r.region = '350102' WHERE id = 2$$),
		  'the report of Gulou (320106) for 2022 violates 1 rule', 'unless it turns out to be of another');
INSERT INTO gulou VALUES (3, report('Gulou', 2022, 3, 0, '320106'));
SELECT is(failure($$UPDATE gulou SET r = report('Gulou', 2021, 0, 5, '320106') WHERE id = 1$$),
		  'the report of Gulou (320106) for 2021 violates 1 rule', 'the year after is found by name and region');
SELECT is(failure($$UPDATE gulou SET r = report('Gulou', 2021, 0, 5) WHERE id = 1$$),
		  'the report of Gulou for 2021 violates 1 rule', 'and by the name alone if the region is unknown');
SELECT is(failure($$INSERT INTO gulou VALUES (4, report('Gulou', 2021, 0, 4, '350102')), (5, report('Gulou', 2022, 4, 0))$$), NULL,
		  'the year before may be that of any namesake if the region is unknown');
SELECT is(failure($$INSERT INTO gulou VALUES (4, report('Gulou', 2021, 0, 4, '350102')), (5, report('Gulou', 2022, 4, 0))$$,
				  $$DELETE FROM gulou WHERE id = 4$$),
		  'the report of Gulou for 2022 violates 1 rule', 'and it is missed when it goes');
INSERT INTO gulou VALUES (4, report('Gulou', 2022, 4, 0, '350102'));
SELECT is(failure($$INSERT INTO gulou VALUES (5, report('Gulou', 2021, 0, 9))$$),
		  'the report of Gulou for 2021 violates 1 rule', 'a first report that may be of an agency is held to its next, though its namesake has one');
TRUNCATE gulou;
INSERT INTO gulou VALUES (1, report('Gulou', 2021, 0, 3, '320106')), (2, report('Gulou', 2021, 0, 3, '350102'));
CREATE FUNCTION insert_both() RETURNS void LANGUAGE sql AS $$
	INSERT INTO gulou VALUES (3, report('Gulou', 2022, 4, 0, '320106')), (4, report('Gulou', 2022, 4, 0, '350102')) $$;
CREATE FUNCTION waive(of adcode) RETURNS void LANGUAGE sql AS $$
	INSERT INTO gulou_r_waiver (agency, year, rule, item, party, difference, reason, region)
	SELECT agency, year, rule, item, party, difference, 'restated', region FROM govreport_guard_violations('gulou')
	 WHERE region = of $$;
SELECT is(failure('SELECT insert_both()', $$SELECT waive('320106')$$), 'the report of Gulou (350102) for 2022 violates 1 rule',
		  'what is waived for an agency is not waived for its namesakes');
SELECT is(failure('SELECT insert_both()', $$SELECT waive('320106'), waive('350102')$$), NULL, 'both can be waived');
SELECT alike(failure('SELECT insert_both()', $$SELECT waive('320106'), waive('320106')$$), 'duplicate key value violates unique constraint%',
			 'a waiver is given once');
SELECT is(failure('SELECT insert_both()', $$SELECT waive('320106')$$, 'UPDATE gulou_r_waiver SET region = NULL'), NULL,
		  'a waiver without a region is for all of the name');
SELECT is(failure('SELECT insert_both()', $$SELECT waive('320106')$$, $$UPDATE gulou SET r.region = NULL WHERE id = 4$$), NULL,
		  'and one with a region for who may be of it');
SELECT is(failure('ALTER TABLE gulou_r_waiver DROP COLUMN region', 'SELECT insert_both()',
				  $$INSERT INTO gulou_r_waiver (agency, year, rule, item, party, difference, reason)
					VALUES ('Gulou', 2022, 'carry_link', 'carried_in', 'total', 1, 'restated')$$), NULL,
		  'a table of waivers as version 1.0 made it is heeded');
SELECT is(failure('SELECT insert_both()', $$ALTER TABLE gulou_r_waiver DROP COLUMN region$$, $$ALTER TABLE gulou_r_waiver ADD region adcode$$,
				  $$INSERT INTO gulou_r_waiver (agency, year, rule, item, party, difference, reason, region)
					VALUES ('Gulou', 2022, 'carry_link', 'carried_in', 'total', 1, 'restated', '320106')$$),
		  'the report of Gulou (350102) for 2022 violates 1 rule', 'and can be given the column');
SELECT lives_ok('SELECT govreport_unguard(''gulou'')', 'it is unguarded');
ALTER TABLE gulou ADD organ text DEFAULT 'one', ADD y bigint;
UPDATE gulou SET y = (r).year;
SELECT isnt(govreport_guard('gulou', links => 'error', agency => 'organ', year => 'y'), NULL, 'a guard by columns');
SELECT is(failure($$INSERT INTO gulou VALUES (3, report('Gulou', 2022, 4, 0, '110101'), 'one', 2022)$$),
		  'the report of one for 2022 violates 1 rule', 'who names the agency by a column is not asked for its region');
ALTER TABLE gulou DISABLE TRIGGER USER;
INSERT INTO gulou VALUES (3, report('Gulou', 2022, 4, -1, '320106'), 'two', 10000000000), (4, report('Gulou', 2022, 4, -1, '320106'), NULL, 2023);
SELECT results_eq('SELECT DISTINCT agency, year, region FROM govreport_guard_violations(''gulou'') ORDER BY 1',
				  $$VALUES ('two', NULL::integer, NULL::adcode), (NULL, 2023, NULL)$$, 'what lacks an agency or a year is listed with what it has');
DROP TABLE gulou, gulou_r_waiver;

-- A link that fails although a cell is missing
CREATE TABLE gap (id integer, r govreport);
SELECT isnt(govreport_guard('gap', links => 'error'), NULL, 'a guard for reports with gaps');
INSERT INTO gap VALUES (1, jsonb_populate_record(NULL::govreport, '{"agency": "a", "year": 2019, "figures": {"licensing.items_change": 5}}')),
	(2, jsonb_populate_record(NULL::govreport, '{"agency": "a", "year": 2019, "figures": {"licensing.items_prior": 1, "licensing.items_change": 0}}'));
CREATE FUNCTION insert_less() RETURNS void LANGUAGE sql AS $$
	INSERT INTO gap VALUES (3, jsonb_populate_record(NULL::govreport, '{"agency": "a", "year": 2020, "figures": {"licensing.items_prior": 2}}')) $$;
CREATE FUNCTION waive_gap(d numeric) RETURNS void LANGUAGE sql AS $$
	INSERT INTO gap_r_waiver (agency, year, rule, item, difference, reason) VALUES ('a', 2020, 'items_link', 'licensing.items_prior', d, 'so it is') $$;
SELECT is(failure('SELECT insert_less()'), 'the report of a for 2020 violates 1 rule', 'two are less than five and any number');
SELECT is(failure('SELECT insert_less()', 'SELECT waive_gap(-3)'), NULL, 'the difference from what is known can be waived');
SELECT is(failure('SELECT insert_less()', 'SELECT waive_gap(1)'), NULL, 'as can that from another report');
SELECT is(failure('SELECT insert_less()', 'SELECT waive_gap(2)'), 'the report of a for 2020 violates 1 rule', 'no other can');
SELECT is(failure($$INSERT INTO gap VALUES (4, jsonb_populate_record(NULL::govreport, '{"agency": "a", "year": 2019, "figures": {"licensing.items_change": 2}}')),
	(5, jsonb_populate_record(NULL::govreport, '{"agency": "a", "year": 2019, "figures": {"licensing.items_change": 3}}'))$$, 'SELECT insert_less()'), NULL,
		  'the least that a report with a gap can mean counts');
DROP TABLE gap, gap_r_waiver;

-- What other triggers write between the events of a guard
CREATE TABLE home (k integer PRIMARY KEY);
INSERT INTO home VALUES (5), (7);
CREATE TABLE busy (id integer PRIMARY KEY, k integer DEFAULT 7 REFERENCES home ON DELETE CASCADE, r govreport);
SELECT isnt(govreport_guard('busy', links => 'error', deferred => false), NULL, 'a guard at the end of a statement');
INSERT INTO busy VALUES (1, 5, report('a', 2021, 0, 3)), (2, 7, report('a', 2021, 0, 9)), (3, 7, report('a', 2022, 3, 7)), (4, 7, report('a', 2023, 7, 0));
SELECT is(failure($$DELETE FROM home WHERE k = 5$$), 'removing the report of a for 2021 violates 1 rule', 'a cascade that removes a report');
SELECT is(failure($$WITH d AS (DELETE FROM home WHERE k = 5) UPDATE busy SET r.title = 't' WHERE id = 3$$),
		  'removing the report of a for 2021 violates 1 rule', 'even if what it breaks was found to be whole before, at the end of the same statement');
SELECT is(failure($$WITH d AS (DELETE FROM home WHERE k = 5) UPDATE busy SET r.title = 't' WHERE id = 2$$),
		  'the report of a for 2021 violates 1 rule', 'and all that follows it');
CREATE FUNCTION fix() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	-- the year before says what the new report says, the year after what the old one now says
	IF tg_op = 'INSERT' AND (new.r).year = 2022 THEN
		INSERT INTO busy VALUES (new.id + 100, 7, report('a', 2021, 0, govreport_figure(new.r, 'carried_in')::integer));
	ELSIF tg_op = 'UPDATE' AND (new.r).year = 2021 THEN
		UPDATE busy SET r = report('a', 2022, govreport_figure(new.r, 'carried_over')::integer, 7) WHERE id = 3;
	END IF;
	RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER a_fix AFTER INSERT OR UPDATE ON busy DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION fix();
SELECT is(failure($$INSERT INTO busy VALUES (10, 7, report('a', 2022, 4, 7)), (11, 7, report('a', 2022, 5, 7))$$), NULL,
		  'a report that another trigger has written meanwhile is as good as one that was there');
SELECT is(failure($$INSERT INTO busy VALUES (5, 7, report('a', 2021, 0, 3))$$, $$DELETE FROM busy WHERE id IN (1, 2)$$,
				  $$UPDATE busy SET r = CASE id WHEN 4 THEN report('a', 2023, 7, 1) ELSE report('a', 2021, 0, 6) END WHERE id IN (4, 5)$$), NULL,
		  'and one that it has corrected is not held to what it said');
DROP TRIGGER a_fix ON busy;
ALTER TABLE busy DISABLE TRIGGER USER;
UPDATE busy SET r = report('a', 2022, 8, 7) WHERE id = 3;
ALTER TABLE busy ENABLE TRIGGER USER;
SELECT is(failure($$INSERT INTO busy VALUES (12, 7, report('a', 2021, 0, 1))$$), NULL, 'another report makes a broken link no worse');
SELECT is(failure($$UPDATE busy SET r = report('a', 2021, 0, 1) WHERE id = 2$$), 'the report of a for 2021 violates 1 rule', 'one that changes may');
SELECT is(failure($$DELETE FROM busy WHERE id IN (1, 2)$$, $$INSERT INTO busy VALUES (12, 7, report('a', 2021, 0, 1))$$),
		  'the report of a for 2021 violates 1 rule', 'as may the first there is');
SELECT is(failure($$DELETE FROM busy WHERE id IN (1, 2)$$, $$INSERT INTO busy VALUES (12, 7, report('a', 2021, 0, 8))$$,
				  $$INSERT INTO busy VALUES (13, 7, report('a', 2021, 0, 1))$$), NULL, 'and one beside a good one not');
DROP TABLE busy, busy_r_waiver, home;
SELECT finish();
