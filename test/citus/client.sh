# What a client is told by a coordinator: a rollup warns once a query of reports that
# count twice, however many shards it is of; a deferred guard fails at the commit, which
# then leaves nothing.  Prints TAP.
set -u

n=0
is()
{
	n=$((n + 1))
	if [ "$1" = "$2" ]; then
		echo "ok $n - $3"
	else
		printf 'not ok %d - %s\n# got  %s\n# want %s\n' "$n" "$3" "$1" "$2"
	fi
}

# How many warnings the queries give.
warnings()
{
	psql -XAtq -v ON_ERROR_STOP=1 -c '\o /dev/null' "$@" 2>&1 | grep -c '^WARNING:'
}

psql -XAtq -v ON_ERROR_STOP=1 <<'SQL' >/dev/null || exit 1
SET client_min_messages = error;
DROP TABLE IF EXISTS mixed;
CREATE TABLE mixed (region adcode NOT NULL, report govreport);
SELECT create_distributed_table('mixed', 'region', shard_count => 12);
INSERT INTO mixed SELECT r, jsonb_populate_record(NULL::govreport, jsonb_build_object('agency', 'a' || n, 'region', r::text,
	'year', 2021, 'scope', 'region', 'figures', '{"received": {"total": 1}}'::jsonb))
  FROM unnest('{110101,130100,130200,320100,320800,320813,370200,410100,450103,510116}'::adcode[]) r, generate_series(1, 2) n;
SQL

by_region='SELECT region, govreport_rollup(report) FROM mixed GROUP BY region'
by_year='SELECT (report).year, govreport_rollup(report) FROM mixed GROUP BY 1'
shards=$(psql -XAtqc "SELECT count(DISTINCT get_shard_id_for_distribution_column('mixed', region)) FROM mixed")
is "$((shards > 4))" 1 "the reports are in several shards"
is "$(warnings -c "$by_region")" 1 "one warning of a query whose groups are summed by the shards"
is "$(warnings -c "$by_region" -c "$by_region")" 2 "one of each of two queries"
is "$(warnings -c "$by_region; $by_region")" 2 "also if they are sent at once"
is "$(warnings -c "DO 'BEGIN FOR i IN 1..2 LOOP CREATE TEMP TABLE t AS $by_region; DROP TABLE t; END LOOP; END'")" 2 "or called by a function"
is "$(warnings -c "$by_year")" 1 "one of a query whose groups cross shards"
is "$(warnings -c "$by_region" -c "$by_year")" 2 "the coordinator's own is not taken for a repetition"
is "$(warnings -c "SET client_min_messages = warning; $by_region" -c "DO 'BEGIN RAISE WARNING ''a''; RAISE WARNING ''a''; END'")" 3 \
	"other warnings are none of its business"

psql -XAtq -v ON_ERROR_STOP=1 <<'SQL' >/dev/null || exit 1
SET client_min_messages = error;
DROP TABLE IF EXISTS guarded, loaded;
CREATE TABLE guarded (region adcode NOT NULL, report govreport, CHECK ((report).region IS NOT DISTINCT FROM region));
SELECT create_distributed_table('guarded', 'region', shard_count => 12);
SELECT govreport_guard('guarded');
CREATE TABLE loaded AS SELECT region, jsonb_populate_record(NULL::govreport, to_jsonb(report) || jsonb_build_object('figures', CASE WHEN region = '510116' AND (report).agency = 'a2'
	THEN '{"received": {"natural_person": 5, "business": 0, "research": 0, "nonprofit": 0, "legal_service": 0, "other_org": 0, "total": 6}}'
	ELSE '{"received": {"total": 1}}' END::jsonb)) AS report FROM mixed;
SQL

# The error that statements, each sent by itself, end with.
error_of()
{
	local arguments=() statement
	for statement; do
		arguments+=(-c "$statement")
	done
	psql -XAtq -v ON_ERROR_STOP=1 "${arguments[@]}" 2>&1 >/dev/null | sed -n 's/^ERROR:  //p'
}

broken="the report of a2 (510116) for 2021 violates 1 rule"
is "$(error_of 'INSERT INTO guarded SELECT * FROM loaded')" "$broken" "one bad report among many shards is refused at the end"
is "$(error_of BEGIN "INSERT INTO guarded SELECT * FROM loaded WHERE region <> '510116'" \
	"INSERT INTO guarded SELECT * FROM loaded WHERE region = '510116'" COMMIT)" "$broken" "or at the commit"
is "$(psql -XAtc 'COPY loaded TO STDOUT' | psql -XAtq -c 'COPY guarded FROM STDIN' 2>&1 | sed -n 's/^ERROR:  //p')" "$broken" "COPY, too"
is "$(psql -XAtc 'SELECT count(*) FROM guarded')" 0 "and nothing is left in any shard"
is "$(error_of "INSERT INTO guarded SELECT * FROM loaded WHERE region <> '510116'")" "" "the good ones are let in"
is "$(psql -XAtc 'SELECT count(*) FROM guarded')" 18 "all of them"
psql -XAtqc 'SET client_min_messages = error; DROP TABLE mixed, loaded, guarded, guarded_report_waiver'
echo "1..$n"
