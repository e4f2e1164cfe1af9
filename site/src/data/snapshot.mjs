// snapshot.mjs: the reports as they are at one moment, in a table of the session's
// own: of each organ and year the latest, with the one of the year before.
//
// Everything that is shown is computed from this table, within one transaction,
// so that no two pages can be of two moments.

// The level of the nearest division whose whole report contains this one, and
// whether there is another report for the same whole region (a rival), so that
// nothing says which of them counts.
const markCovered = `
	WITH place AS (
		SELECT s.id, s.year, s.region, s.scope, a.code AS around
		  FROM govrpt_site s, LATERAL (SELECT s.region AS code UNION ALL SELECT adcode_ancestors(s.region)) a
		 WHERE s.region IS NOT NULL),
	cover AS (
		SELECT p.id, max(adcode_level(w.region)) FILTER (WHERE p.scope IS DISTINCT FROM 'region' OR w.region <> p.region) AS level,
			   bool_or(p.scope = 'region' AND w.region = p.region) AS rival
		  FROM place p JOIN govrpt_site w ON w.year = p.year AND w.region = p.around AND w.scope = 'region' AND w.id <> p.id
		 GROUP BY p.id)
	UPDATE govrpt_site s SET covered = coalesce(c.level, s.covered), rival = coalesce(c.rival, false)
	  FROM cover c WHERE c.id = s.id`;

// Whether a report goes into sums at all: it balances, says whose figures it has,
// and every total of table 3 is a number.
const markUsable = (relations) => `
	UPDATE govrpt_site s SET usable = true
	  FROM ${relations.years} y
	 WHERE y.year = s.year AND s.balanced AND s.scope IS NOT NULL AND s.region IS NOT NULL AND NOT s.rival
	   AND (SELECT count(*) FROM govreport_items() i WHERE i.part = 'applications' AND i.kind = 'cell' AND y.form = ANY (i.forms))
		 = (SELECT count(*) FROM govreport_cells(s.report) c
			 WHERE c.part = 'applications' AND c.party = 'total' AND c.status IN ('reported', 'corrected', 'imputed'))`;

// Starts the transaction, and makes the table.
export async function takeSnapshot(client, relations) {
	await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
	await client.query(`SET LOCAL search_path = ${relations.searchPath}`);
	await client.query('SET LOCAL client_min_messages = warning');
	await client.query(`
		CREATE TEMP TABLE govrpt_site ON COMMIT DROP AS
		SELECT dense_rank() OVER (ORDER BY r.region, r.agency COLLATE "C")::int AS organ,
			   row_number() OVER (ORDER BY r.region, r.agency COLLATE "C", r.year)::int AS id,
			   r.*, CASE WHEN length(r.region::text) < 6 THEN rpad(r.region::text, 6, '0') ELSE r.region::text END AS code,
			   NULL::int AS previous, -1 AS covered, false AS rival, false AS usable
		  FROM (SELECT c.agency, c.region::adcode AS region, c.region_level AS level, c.year, c.title, c.index_no, c.doc_no,
					   c.published, c.scope, c.is_balanced AS balanced,
					   govreport_is_complete(t.${relations.report}::govreport) AS complete, c.versions, c.tied,
					   t.${relations.report}::govreport AS report
				  FROM ${relations.current} c JOIN ${relations.table} t ON ${relations.on}
				 WHERE c.versions IS NOT NULL) r`);
	await client.query('CREATE UNIQUE INDEX ON govrpt_site (id)');
	await client.query(`
		UPDATE govrpt_site s SET previous = p.id
		  FROM govrpt_site p WHERE p.organ = s.organ AND p.year = s.year - 1`);
	await client.query('ANALYZE govrpt_site');
	await client.query(markCovered);
	await client.query(markUsable(relations));
	await client.query('ANALYZE govrpt_site');
	await requireOneRowEach(client, relations);
}

// A key that does not tell the table's rows apart would give reports to others.
async function requireOneRowEach(client, relations) {
	const {
		rows: [{ joined, reports }],
	} = await client.query(`
		SELECT (SELECT count(*) FROM govrpt_site) AS joined,
			   (SELECT count(*) FROM ${relations.current} c WHERE c.versions IS NOT NULL) AS reports`);

	if (joined !== reports)
		throw Object.assign(new Error(`the key finds ${joined} rows of the table for ${reports} reports`), {
			hint: 'Name columns that tell the rows apart with --key.',
		});
}

// How many reports can't be given a page, because they don't say whose or of which year they are.
export async function countUnplaced(client, relations) {
	const {
		rows: [{ unplaced }],
	} = await client.query(`SELECT count(*) AS unplaced FROM ${relations.current} c WHERE c.versions IS NULL`);

	return Number(unplaced);
}
