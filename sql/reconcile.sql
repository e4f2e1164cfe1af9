-- A region's report against those of its parts
\set VERBOSITY default
CREATE FUNCTION report(agency text, region adcode, figures govfigures, scope text DEFAULT 'region', year integer DEFAULT 2023)
  RETURNS govreport LANGUAGE sql AS $$
  SELECT jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', agency, 'region', region, 'year', year,
                                                                  'scope', scope, 'figures', figures)) $$;
-- a city of three districts, and its own organs
CREATE TABLE r (name text PRIMARY KEY, r govreport);
INSERT INTO r VALUES
  ('city', report('乌海市人民政府', '1503', '{"received": {"total": 1234, "business": 57}, "granted": {"total": 40},
      "licensing.decisions": 9081, "penalties.decisions": 65, "fees.amount": 1520.5, "reconsideration.total": 8,
      "penalties.items_change": -3}')),
  ('haibowan', report('乌海市海勃湾区人民政府', '150302', '{"received": {"total": 600, "business": 30}, "granted": {"total": 20},
      "licensing.decisions": 4000, "penalties.decisions": 31, "fees.amount": 1000.25, "reconsideration.total": 5,
      "penalties.items_change": -2}')),
  ('hainan', report('乌海市海南区人民政府', '150303', '{"received": {"total": 300, "business": 7}, "granted": {"total": 10},
      "licensing.decisions": 3000, "penalties.decisions": 24, "fees.amount": 500.25, "reconsideration.total": 1,
      "penalties.items_change": 0}')),
  ('wuda', report('乌海市乌达区人民政府', '150304', '{"received": {"total": 250, "business": 12}, "granted": {"total": 6},
      "licensing.decisions": 1000, "penalties.decisions": 9, "fees.amount": 20, "reconsideration.total": 1,
      "penalties.items_change": -1}')),
  ('education', report('乌海市教育局', '1503', '{"received": {"total": 84, "business": 8}, "granted": {"total": 4},
      "licensing.decisions": 1081, "penalties.decisions": 1, "fees.amount": 0, "reconsideration.total": 1,
      "penalties.items_change": 0}', 'organ'));
CREATE FUNCTION parts(VARIADIC names text[]) RETURNS govreport[] LANGUAGE sql AS
  $$ SELECT array_agg(r ORDER BY array_position(names, name)) FROM r WHERE name = ANY (names) $$;
-- the city with some cells changed
CREATE FUNCTION city(changes jsonb DEFAULT '{}') RETURNS govreport LANGUAGE sql AS
  $$ SELECT report((r).agency, (r).region, ((r).figures::jsonb || changes)::govfigures) FROM r WHERE name = 'city' $$;

-- what adds up has no rows
SELECT * FROM govreport_reconcile(city(), parts('haibowan', 'hainan', 'wuda', 'education'));
SELECT count(*) FROM govreport_reconcile(city(), parts('haibowan', 'hainan', 'wuda', 'education'), true);
-- a part left out, or counted twice
SELECT * FROM govreport_reconcile(city('{"penalties.decisions": 41}'), parts('haibowan', 'hainan', 'wuda', 'education')) \gx
SELECT * FROM govreport_reconcile(city('{"penalties.decisions": 74, "reconsideration.total": 7}'), parts('haibowan', 'hainan', 'wuda', 'education')) \gx
-- accidents of typing, in the region's figure and in a part's
SELECT item, party, parent, children, difference, message FROM govreport_reconcile(
  city('{"received": {"total": 1243, "business": 557}, "licensing.decisions": 981, "granted": {"total": 49}}'),
  parts('haibowan', 'hainan', 'wuda', 'education')) \gx
SELECT difference, message FROM govreport_reconcile(city('{"fees.amount": 1502.5}'), parts('haibowan', 'hainan', 'wuda', 'education')) \gx
CREATE FUNCTION changed(child text, changes jsonb) RETURNS govreport[] LANGUAGE sql AS $$
  SELECT array_agg(CASE name WHEN child THEN report((r).agency, (r).region, ((r).figures::jsonb || changes)::govfigures, (r).scope)
                   ELSE r END ORDER BY name) FROM r WHERE name <> 'city' $$;
SELECT difference, message FROM govreport_reconcile(city(), changed('haibowan', '{"received": {"total": 60, "business": 30}}')) \gx
SELECT difference, message FROM govreport_reconcile(city(), changed('hainan', '{"penalties.decisions": 42}')) \gx
SELECT difference, message FROM govreport_reconcile(city(), changed('hainan', '{"licensing.decisions": 3511}')) \gx
-- a district without a report is named; what it may hold proves nothing
SELECT item, party, parent, children, difference, missing FROM govreport_reconcile(city(), parts('haibowan', 'hainan', 'education'));
SELECT message FROM govreport_reconcile(city(), parts('haibowan', 'hainan', 'education')) LIMIT 1;
-- but it takes nothing away
SELECT * FROM govreport_reconcile(city('{"received": {"total": 980}, "granted": {"total": 40}, "licensing.decisions": 8081, "penalties.decisions": 56,
  "fees.amount": 1500.5, "reconsideration.total": 7, "penalties.items_change": -2}'), parts('haibowan', 'hainan', 'education')) \gx
-- nor if these are all
SELECT item, party, difference, missing, message FROM govreport_reconcile(city(), parts('haibowan', 'hainan', 'education'), true) LIMIT 2 \gx
-- districts alone: the rest may be the city's own organs'
SELECT item, party, difference, missing, message FROM govreport_reconcile(city(), parts('haibowan', 'hainan', 'wuda')) LIMIT 1 \gx
-- a part's cell without a number is not zero
CREATE FUNCTION without(child text, status jsonb) RETURNS govreport[] LANGUAGE sql AS
  $$ SELECT changed(child, jsonb_build_object('penalties.decisions', status, 'penalties.items_change', status)) $$;
SELECT * FROM govreport_reconcile(city(), without('wuda', '"blank"'));
SELECT * FROM govreport_reconcile(city(), without('wuda', '"not_applicable"'), true);
SELECT item, party, parent, children, difference, missing FROM govreport_reconcile(city('{"penalties.decisions": 55}'), without('wuda', '"illegible"'));
SELECT item, party, parent, children, difference, missing FROM govreport_reconcile(city('{"penalties.decisions": 5, "penalties.items_change": -4}'), without('education', '"blank"'));
-- nor is what the region itself left blank
SELECT * FROM govreport_reconcile(city('{"penalties.decisions": "blank", "fees.amount": "not_applicable"}'), parts('haibowan', 'hainan', 'wuda', 'education'));
-- sums are parts, too: a cell that not all gave is not known
SELECT item, party, children, missing FROM govreport_reconcile(city('{"penalties.decisions": 30}'),
  ARRAY[report('三区', NULL, (SELECT sum((r).figures) FROM r WHERE name IN ('haibowan', 'hainan', 'wuda')), NULL), (parts('education'))[1]], true);

-- no parts of it
SELECT * FROM govreport_reconcile(city(), ARRAY[report('乌海市海南区人民政府', '150303', '{}', 'region', 2022)]);
SELECT * FROM govreport_reconcile(city(), ARRAY[report('洪泽区人民政府', '320813', '{}')]);
SELECT * FROM govreport_reconcile(city(), ARRAY[city()]);
SELECT * FROM govreport_reconcile(city(), ARRAY[report('乌海市', '1503', '{}')]);
SELECT * FROM govreport_reconcile(city(), parts('haibowan') || parts('haibowan'));
SELECT * FROM govreport_reconcile(city(), parts('haibowan') || report(NULL, '150302', '{}', NULL));
SELECT * FROM govreport_reconcile(city(), ARRAY[report('某局', NULL, '{}', 'organ'), report('某局', NULL, '{}', 'organ')]);
SELECT * FROM govreport_reconcile(city(), parts('haibowan') || report('海勃湾区教育局', '150302', '{}', 'organ'));
SELECT * FROM govreport_reconcile(report('内蒙古自治区', '15', '{}'), ARRAY[city()] || parts('haibowan'));
-- all of these may be
SELECT count(*) FROM govreport_reconcile(city(), parts('education') || report('乌海市财政局', '1503', '{}', 'organ'));
SELECT count(*) FROM govreport_reconcile(city(), parts('haibowan') || report('谁', NULL, '{}', NULL, NULL));
-- a division that was moved is known by its code of either year
SELECT count(*) FROM govreport_reconcile(report('铜陵市', '3407', '{"granted": {"total": 1}}', 'region', 2016),
  ARRAY[report('枞阳县', '340823', '{"granted": {"total": 1}}', 'region', NULL)]);
-- nothing to compare, nothing said
SELECT * FROM govreport_reconcile(city(), '{}');
SELECT * FROM govreport_reconcile(city(), ARRAY[NULL::govreport]);
SELECT * FROM govreport_reconcile(city(), ARRAY[NULL::govreport], true);
SELECT * FROM govreport_reconcile(NULL, parts('haibowan'));
SELECT * FROM govreport_reconcile(report(NULL, NULL, NULL, NULL, NULL), ARRAY[report(NULL, NULL, NULL, NULL, NULL)]);
SELECT item, party, parent, children, difference, missing, message FROM govreport_reconcile(report(NULL, NULL, '{"fees.amount": 3}', NULL, NULL),
  ARRAY[report(NULL, NULL, '{"fees.amount": 1}', NULL, NULL)]);
SELECT * FROM govreport_reconcile(report(NULL, NULL, '{"fees.amount": 3}'), ARRAY[report('甲', NULL, '{"fees.amount": 9223372036854775807}'), report('乙', NULL, '{"fees.amount": 1}')]);
DROP FUNCTION without, changed, city, parts;
DROP TABLE r;
DROP FUNCTION report;
