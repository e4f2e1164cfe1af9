--
-- The type adcode
--
-- prints as typed, but 13 = 130000
SELECT c::adcode FROM unnest('{13,1303,130304,130304001,130304001002,130000,130300}'::text[]) c;
SELECT '13'::adcode = '130000'::adcode AS eq, '13'::adcode <> '130000000000'::adcode AS ne,
       '13'::adcode = '1301'::adcode AS other, adcode_cmp('13', '130000') AS cmp;
SELECT '320813'::adcode::text AS to_text, '320813'::text::adcode AS from_text;
-- a city without counties has towns, and counties may be under no prefecture
SELECT c::adcode, adcode_level(c::adcode), adcode_parent(c::adcode)
  FROM unnest('{441900003,429004,469001}'::text[]) c;

-- malformed input
SELECT ''::adcode;
SELECT '1'::adcode;
SELECT '130'::adcode;
SELECT '1303040010020'::adcode;
SELECT '13030400100200000000000000000'::adcode;
SELECT ' 13'::adcode;
SELECT '13a'::adcode;
SELECT '-13'::adcode;
SELECT '１３'::adcode;
SELECT '00'::adcode;
SELECT '10'::adcode;
SELECT '16'::adcode;
SELECT '99'::adcode;
SELECT '130012'::adcode;
SELECT '130000001'::adcode;
SELECT '130304000001'::adcode;

-- binary
SELECT adcode_send('13'), adcode_send('130000'), adcode_send('820000000000');

-- levels and parents
SELECT c::adcode, adcode_level(c::adcode) AS level, adcode_parent(c::adcode) AS parent,
       adcode_parent(adcode_parent(c::adcode)) AS grandparent
  FROM unnest('{13,130000,1303,130300,130304,130304001,130304001002,130304001000,110101,429004,1300,130300000}'::text[]) c;

-- names: a division's own, down to the county
SELECT c, adcode_name(c::adcode) AS name
  FROM unnest('{13,130000,1303,130304,130304000000,320813,320703,420104,429004,110100,419000,710000,81,820000,130304001,130399,91}'::text[]) c;

-- containment
SELECT a, b, a::adcode @> b::adcode AS contains, b::adcode <@ a::adcode AS contained
  FROM (VALUES ('13', '130304'), ('13', '13'), ('130000', '13'), ('1303', '130304001'),
               ('130304', '1303'), ('1303', '1304'), ('130304', '130305'), ('441900', '441900003'),
               ('130304001', '130304001002'), ('130304001', '130304002001')) v (a, b);

-- order: a division precedes and adjoins its parts
CREATE TABLE adcode_t (c adcode);
INSERT INTO adcode_t SELECT c::adcode FROM unnest('{1304,130304,14,130300,13,130400,130304001,1303,130302,130000,140100,12}'::text[]) c;
SELECT c FROM adcode_t ORDER BY c, c::text;
SELECT min(c) = '1303', max(c) = '1304' FROM adcode_t WHERE c >= '1303' AND c < '14';
SELECT min(c), max(c), count(DISTINCT c) FROM adcode_t WHERE c > '14';
SELECT c, count(*) FROM (SELECT c::text::adcode FROM adcode_t WHERE c::text LIKE '1303') s GROUP BY c;

-- btree, hash and merge
INSERT INTO adcode_t SELECT ((320000 + i) * 1000)::text::adcode FROM generate_series(101, 899) i WHERE i % 100 <> 0;
CREATE INDEX adcode_t_c ON adcode_t (c);
ANALYZE adcode_t;
SET enable_seqscan = off;
EXPLAIN (COSTS OFF) SELECT count(*) FROM adcode_t WHERE c = '320813';
SELECT count(*) FROM adcode_t WHERE c = '320813';
SELECT min(c), max(c) FROM adcode_t;
SELECT count(*) FROM adcode_t WHERE c > '3208' AND c < '3209';
SELECT count(*) FROM adcode_t WHERE c <@ '3208';
DROP INDEX adcode_t_c;
CREATE INDEX adcode_t_c ON adcode_t USING hash (c);
EXPLAIN (COSTS OFF) SELECT count(*) FROM adcode_t WHERE c = '13';
SELECT count(*) FROM adcode_t WHERE c = '13';
RESET enable_seqscan;
SET enable_mergejoin = off; SET enable_nestloop = off;
SELECT count(*) FROM adcode_t a JOIN adcode_t b USING (c);
RESET enable_mergejoin;
SET enable_hashjoin = off;
SELECT count(*) FROM adcode_t a JOIN adcode_t b USING (c);
RESET enable_hashjoin; RESET enable_nestloop;
SELECT adcode_hash('13') = adcode_hash('130000') AS hash,
       adcode_hash_extended('13', 7) = adcode_hash_extended('130000', 7) AS seeded,
       adcode_hash_extended('13', 0)::bit(32) = adcode_hash('13')::bit(32) AS compatible,
       adcode_hash('13') <> adcode_hash('14') AS differs;
-- 13 and 130000 are one key
CREATE TABLE adcode_key (c adcode PRIMARY KEY);
INSERT INTO adcode_key VALUES ('13');
INSERT INTO adcode_key VALUES ('130000');
INSERT INTO adcode_key VALUES ('130000') ON CONFLICT (c) DO NOTHING;
CREATE TABLE adcode_parts (c adcode) PARTITION BY HASH (c);
CREATE TABLE adcode_parts_0 PARTITION OF adcode_parts FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE adcode_parts_1 PARTITION OF adcode_parts FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO adcode_parts VALUES ('13'), ('130000');
SELECT count(DISTINCT tableoid) AS one FROM adcode_parts;


-- containment is an index condition, however it is written
CREATE INDEX adcode_t_btree ON adcode_t (c);
DROP INDEX adcode_t_c;
CREATE TABLE adcode_regions (code adcode);
INSERT INTO adcode_regions VALUES ('3208'), ('32'), ('320813'), ('13'), (NULL);
ANALYZE adcode_t, adcode_regions;
SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_indexonlyscan = off;
EXPLAIN (COSTS OFF) SELECT * FROM adcode_t WHERE c <@ '3208';
EXPLAIN (COSTS OFF) SELECT * FROM adcode_t WHERE '3208' @> c;
EXPLAIN (COSTS OFF) SELECT * FROM adcode_t WHERE adcode_contained(c, '320813001');
EXPLAIN (COSTS OFF) SELECT * FROM adcode_t WHERE c @> '320813001';
EXPLAIN (COSTS OFF) SELECT * FROM adcode_t WHERE c <@ NULL;
-- also when the division is known only later
PREPARE adcode_within(adcode) AS SELECT count(*) FROM adcode_t WHERE c <@ $1;
SET plan_cache_mode = force_generic_plan;
EXPLAIN (COSTS OFF) EXECUTE adcode_within('3208');
EXECUTE adcode_within('3208');
EXECUTE adcode_within(NULL);
DEALLOCATE adcode_within;
RESET plan_cache_mode;
SET enable_memoize = off;
EXPLAIN (COSTS OFF) SELECT * FROM unnest('{13,3208}'::adcode[]) AS r (code) JOIN adcode_t ON c <@ code;
RESET enable_memoize;
SELECT code, count(*) FROM adcode_regions JOIN adcode_t ON c <@ code GROUP BY code ORDER BY code;
SELECT code, count(*) FROM adcode_regions JOIN adcode_t ON code @> c GROUP BY code ORDER BY code;
-- an index on an expression: the call stays as it is, and is served
CREATE TABLE adcode_wrapped (id integer, c adcode[]);
INSERT INTO adcode_wrapped SELECT row_number() OVER (), ARRAY[c] FROM adcode_t;
CREATE INDEX ON adcode_wrapped ((c[1]));
ANALYZE adcode_wrapped;
EXPLAIN (COSTS OFF) SELECT * FROM adcode_wrapped WHERE c[1] <@ '3208';
SELECT count(*) FROM adcode_wrapped WHERE c[1] <@ '3208';
-- what changes from row to row is not looked up
SET enable_seqscan = on;
EXPLAIN (COSTS OFF) SELECT * FROM adcode_t a WHERE a.c <@ adcode_parent(a.c);
RESET enable_seqscan; RESET enable_bitmapscan; RESET enable_indexonlyscan;
-- partitions that can't have it are not read
CREATE TABLE adcode_ranges (c adcode) PARTITION BY RANGE (c);
CREATE TABLE adcode_ranges_13 PARTITION OF adcode_ranges FOR VALUES FROM ('13') TO ('14');
CREATE TABLE adcode_ranges_32 PARTITION OF adcode_ranges FOR VALUES FROM ('32') TO ('33');
EXPLAIN (COSTS OFF) SELECT * FROM adcode_ranges WHERE c <@ '1303';
-- a block range index on what lies in order
CREATE INDEX adcode_t_brin ON adcode_t USING brin (c);
DROP INDEX adcode_t_btree;
SET enable_seqscan = off;
EXPLAIN (COSTS OFF) SELECT count(*) FROM adcode_t WHERE c <@ '3208';
SELECT count(*) FROM adcode_t WHERE c <@ '3208';
RESET enable_seqscan;

-- what contains it
SELECT c, array(SELECT adcode_ancestors(c::adcode)) AS ancestors, adcode_last(c::adcode)
  FROM unnest('{13,130300,130304,130304001,130304001002,441900003,1303}'::text[]) c;
SELECT * FROM adcode_ancestors('13');
-- names at every level, without the code table's headings
SELECT c, adcode_full_name(c::adcode), adcode_level_name(c::adcode, 1) AS province,
       adcode_level_name(c::adcode, 2) AS prefecture, adcode_level_name(c::adcode, 3) AS county
  FROM unnest('{130304,110101,1101,429004,441900003,130304001002,32,4290,710000,139999}'::text[]) c;
SELECT adcode_level_name('130304', 0) IS NULL AND adcode_level_name('130304', 4) IS NULL AS none;
-- divisions renamed, moved and merged
SELECT c, adcode_name(c::adcode) AS name, adcode_full_name(c::adcode, 2010) AS in_2010,
       adcode_name(c::adcode, 2023) AS in_2023, adcode_current(c::adcode) AS today, adcode_name(adcode_current(c::adcode)) AS name_today
  FROM unnest('{320829,110103,420600,341421,341400,522201,5222,371202,320813}'::text[]) c;
-- a code given anew; sub-county codes; years that are not known
SELECT adcode_name('232701', 2017) AS then, adcode_name('232701', 2018) AS now,
       adcode_current('232701', 2017), adcode_current('232701', 2018), adcode_current('232701');
SELECT adcode_current('320813001'), adcode_current('320829001'), adcode_current('320829001', 2012);
SELECT adcode_name('13', 2006), adcode_name('13', 0), adcode_name('13', -5), adcode_name('13', 2040), adcode_current('13', 0);
SELECT adcode_level_name('420600', 2, 2009), adcode_level_name('420607', 3, 2009), adcode_level_name('420607', 2, 2012);

DROP TABLE adcode_t, adcode_key, adcode_parts, adcode_regions, adcode_wrapped, adcode_ranges;
