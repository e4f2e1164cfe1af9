-- govfigures: text and binary form, subscripts, operators, sum
\set VERBOSITY default

-- text form: JSON keyed by item, in the order of the form
SELECT '{}'::govfigures;
SELECT '{"reconsideration.total": 45, "received": {"total": 513, "natural_person": 480},
  "licensing.decisions": 5, "fees.amount": 12116600.50, "licensing.items_change": -8}'::govfigures;
SELECT '{"concluded": {"total": "blank", "business": "not_applicable", "research": "illegible",
  "nonprofit": {"imputed": 7}}}'::govfigures;
SELECT '{"procurement.amount": 1.5e3, "fees.amount": 0.00000001, "penalties.decisions": -0}'::govfigures;
SELECT '{"received": {"total": 9223372036854775807, "business": -9223372036854775808}}'::govfigures;
SELECT '{"$reports": 3, "received": {"total": 513, "business": [30, 2], "research": [4, 1, {"blank": 1, "illegible": 1}],
  "nonprofit": [0, 0, {"not_applicable": 3}], "other_org": [9, 3, {"imputed": 2}]}}'::govfigures;

-- what is no figures
SELECT '{"recieved": {"total": 1}}'::govfigures;
SELECT '{"licensing": 1}'::govfigures;
SELECT '{"refused": {"total": 1}}'::govfigures;
SELECT '{"received": {"buisness": 1}}'::govfigures;
SELECT '{"received": 1}'::govfigures;
SELECT '{"licensing.decisions": {"total": 1}}'::govfigures;
SELECT '{"received": {"total": 1, "total": 1}}'::govfigures;
SELECT '{"received": {"total": 1}, "received": {"business": 1}}'::govfigures;
SELECT '{"received": {"total": null}}'::govfigures;
SELECT '{"received": {"total": "absent"}}'::govfigures;
SELECT '{"received": {"total": 0.000000001}}'::govfigures;
SELECT '{"received": {"total": 9223372036854775808}}'::govfigures;
SELECT '{"received": {"total": [1, 1]}}'::govfigures;
SELECT '{"$reports": 1, "received": {"total": [1, 2]}}'::govfigures;
SELECT '{"$reports": 1, "received": {"total": "blank"}}'::govfigures;
SELECT '{"$reports": 1, "$reports": 1}'::govfigures;
SELECT '[]'::govfigures;

-- subscripts
CREATE TABLE f (id int, f govfigures);
INSERT INTO f VALUES
  (1, '{"licensing.decisions": 5, "fees.amount": 0.5,
        "received": {"business": 3, "total": 10},
        "refused.state_secret": {"total": 1}, "refused.other_law": {"total": 2},
        "refused.security_stability": {"total": 3}, "refused.third_party": {"total": 4},
        "refused.internal_affairs": {"total": 5}, "refused.process_information": {"total": 6},
        "refused.enforcement_file": {"total": 7}, "refused.administrative_query": {"total": 8},
        "other.not_corrected": {"total": 1}, "other.fee_unpaid": {"total": 2}, "other.remaining": {"total": 3}}'),
  (2, '{"licensing.decisions": "blank", "fees.amount": 1.5,
        "received": {"business": "illegible", "total": 20}, "other": {"total": 7}}'),
  (3, '{}'), (4, NULL);
SELECT id, f['received.total'], f['received'], f['received']['business'], f['licensing.decisions'] AS licensing,
       f['fees.amount'] AS fees, f['refused.total'] AS refused, f['other'] AS other,
       f['unavailable'] AS unavailable
  FROM f ORDER BY id;
SELECT id, f[CASE id % 2 WHEN 0 THEN 'received.total' ELSE 'licensing.decisions' END] FROM f ORDER BY id;
SELECT f[NULL], f['received'][NULL] FROM f WHERE id = 1;
SELECT f['recieved.total'] FROM f;
SELECT f['received.totle'] FROM f;
SELECT f['licensing'] FROM f;
SELECT f['licensing.decisions.business'] FROM f;
SELECT f[1] FROM f;
SELECT f['received':'total'] FROM f;
SELECT f['received']['total']['x'] FROM f;
UPDATE f SET f['received':'total'] = 5;

-- equality and hash
SELECT a.id, b.id FROM f a JOIN f b ON a.f = b.f ORDER BY 1, 2;
SELECT '{"fees.amount": 1.50}'::govfigures = '{"fees.amount": 1.5}' AS same_number,
       '{"fees.amount": {"imputed": 1}}'::govfigures = '{"fees.amount": 1}' AS imputed_is_reported,
       '{"fees.amount": "blank"}'::govfigures <> '{}' AS blank_is_not_absent;
SELECT count(*), count(DISTINCT f::text) FROM (SELECT f FROM f GROUP BY f) g;

-- JSON
SELECT f::jsonb -> 'received' AS jsonb, to_jsonb(x) ? 'f' AS in_row FROM f x WHERE id = 2;
SELECT bool_and(f::jsonb::govfigures = f AND f::text::govfigures = f) AS round_trip FROM f;
SELECT '{"recieved": {"total": 1}}'::jsonb::govfigures;

-- + and -
SELECT (a.f + b.f)::text FROM f a, f b WHERE a.id = 1 AND b.id = 2;
SELECT bool_and((a.f + b.f) - b.f = a.f) AS back, bool_and(a.f + b.f = b.f + a.f) AS commutes,
       bool_and((a.f + b.f + a.f) - b.f = a.f + a.f) AS part_out
  FROM f a, f b WHERE a.id < 4 AND b.id < 4;
SELECT (b.f - a.f)::text AS difference FROM f a, f b WHERE a.id = 1 AND b.id = 2;
SELECT govfigures_plain(f + f)::text, govfigures_reports(f + f + f) FROM f WHERE id = 2;
SELECT (f + f) - (f + f + f) FROM f WHERE id = 1;
SELECT (a.f + a.f) - b.f FROM f a, f b WHERE a.id = 1 AND b.id = 2;

-- sum
SELECT sum(f) FROM f;
SELECT sum(f) FROM f WHERE id = 4;
SELECT sum(f) IS NULL AS nothing FROM f WHERE false;
SELECT s['received.total'], s['received.business'] AS business, s['fees.amount'] AS fees,
       s['refused'] AS refused, s['other'] AS other, s['granted'] AS granted
  FROM (SELECT sum(f) AS s FROM f) q;
SELECT (SELECT sum(f) FROM f) = (SELECT sum(s) FROM (SELECT sum(f) AS s FROM f GROUP BY id % 2) p) AS parts;
SELECT (SELECT sum(f) FROM f WHERE id = 1) = (SELECT f FROM f WHERE id = 1) AS one;
SELECT id, (sum(f) OVER w)['received.total'], (sum(f) OVER w)['fees.amount'] AS fees, govfigures_reports(sum(f) OVER w) AS reports
  FROM f WINDOW w AS (ORDER BY id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) ORDER BY id;
SELECT sum(f) FROM (VALUES ('{"received": {"total": 9223372036854775807}}'::govfigures),
                           ('{"received": {"total": 1}}')) v(f);
-- beyond 64 bits a sum goes on, and is still one; the figures of a report it is not
CREATE TABLE large AS SELECT sum(f) AS s FROM (VALUES ('{"received": {"total": 9223372036854775807}, "refused.other_law": {"total": 9223372036854775807}}'::govfigures),
                           ('{"received": {"total": 0.5}, "refused.state_secret": {"total": 9223372036854775807}}')) v(f);
SELECT s, s['received'] AS received, s + s - s = s AS same, s::text::govfigures = s AS read_again FROM large;
SELECT govfigures_plain(s) FROM large;
SELECT govfigures_plain(s - '{"received": {"total": 9223372036854775807}, "refused.other_law": {"total": 9223372036854775807}}') FROM large;
SELECT '{"received": {"total": 9223372036854775808}, "$reports": 2}'::govfigures;
SELECT '{"received": {"total": [9223372036854775808, 1]}, "$reports": 2}'::govfigures;
SELECT '{"received": {"total": 99999999999999999999999999999999999999999}, "$reports": 2}'::govfigures;
DROP TABLE large;

-- binary form
SELECT encode(govfigures_send('{"received": {"total": 513, "business": "blank"}, "fees.amount": 961716000}'), 'hex')
    ~ '^0105' AS header;
DROP TABLE f;
