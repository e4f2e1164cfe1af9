// regions.mjs: divisions, and the sums of the reports from within each.
//
// No application is counted twice: the report of a region's whole contains those of
// all organs in it.  So a report counts for the divisions around it that lie
// within the nearest region whose whole report contains it (snapshot.mjs).

// The items whose totals are shown, of a division as of an organ; all are of table 3.
export const TOTALS = [
	'received',
	'carried_in',
	'granted',
	'partly_granted',
	'refused',
	'unavailable',
	'not_processed',
	'other',
	'concluded',
	'carried_over',
];
export const SHARES = ['granted_share', 'refused_share'];

// Each report with each division that it lies in; NULL is the whole.
export const reportsByDivision = `
	SELECT s.*, a.code AS around,
		   coalesce(adcode_level(a.code), 0) > s.covered AS outermost
	  FROM govrpt_site s,
		   LATERAL (SELECT s.region AS code WHERE s.region IS NOT NULL
					UNION ALL SELECT adcode_ancestors(s.region) UNION ALL SELECT NULL) a`;

export const sixDigits = (code) =>
	`CASE WHEN length(${code}::text) < 6 THEN rpad(${code}::text, 6, '0') ELSE ${code}::text END`;

const sumsQuery = `
	SELECT ${sixDigits('around')} AS region, year, reports, unbalanced, counted, left_out,
		   ${TOTALS.map((item) => `f['${item}.total'] AS ${item}`).join(', ')},
		   ${SHARES.map((code) => `round(100 * govreport_indicator(f, '${code}'), 1) AS ${code}`).join(', ')}
	  FROM (SELECT around, year, count(*) AS reports, count(*) FILTER (WHERE NOT balanced) AS unbalanced,
				   count(*) FILTER (WHERE outermost AND usable) AS counted,
				   count(*) FILTER (WHERE outermost AND NOT usable) AS left_out,
				   sum((report).figures) FILTER (WHERE outermost AND usable) AS f
			  FROM (${reportsByDivision}) r GROUP BY around, year) sums
	 ORDER BY around NULLS FIRST, year`;

const divisionsQuery = `
	SELECT ${sixDigits('d.code')} AS code, ${sixDigits('adcode_parent(d.code)')} AS parent, adcode_level(d.code) AS level,
		   coalesce(adcode_name(d.code, d.year), adcode_name(d.code), d.code::text) AS name
	  FROM (SELECT around AS code, max(year) AS year FROM (${reportsByDivision}) r WHERE around IS NOT NULL GROUP BY around) d
	 ORDER BY d.code`;

// Returns a Map from code to {code, parent, level, name, sums, children}; the
// code '' is the whole.
export async function readRegions(client) {
	const regions = new Map([['', { code: '', parent: null, level: 0, name: null, sums: new Map(), children: [] }]]);

	for (const row of (await client.query(divisionsQuery)).rows)
		regions.set(row.code, {
			...row,
			parent: row.parent ?? '',
			level: Number(row.level),
			sums: new Map(),
			children: [],
		});
	for (const region of regions.values())
		if (region.parent !== null) (regions.get(region.parent) ?? regions.get('')).children.push(region);
	for (const { region, year, ...sums } of (await client.query(sumsQuery)).rows)
		regions.get(region ?? '').sums.set(Number(year), sums);
	return regions;
}

// Who has no report, or a late one: how many a year, and rows by the nearest
// division that has a page.
export async function readMissing(client, relations, regions) {
	const { rows } = await client.query(`
		SELECT year, agency, ${sixDigits('m.region::adcode')} AS region, coalesce(county, prefecture, province) AS name, problem, published, due,
			   ${sixDigits('adcode_parent(m.region::adcode)')} AS parent,
			   ${sixDigits('adcode_parent(adcode_parent(m.region::adcode))')} AS grandparent
		  FROM ${relations.missing} m WHERE problem IN ('missing', 'late')
		 ORDER BY m.region::adcode, agency COLLATE "C", year`);
	const byRegion = new Map(),
		byYear = new Map();

	for (const row of rows) {
		const year = Number(row.year);
		const key = [row.region, row.parent, row.grandparent].find((code) => code !== null && regions.has(code)) ?? '';

		if (!byRegion.has(key)) byRegion.set(key, []);
		byRegion.get(key).push({ ...row, year });
		byYear.set(year, byYear.get(year) ?? { missing: 0, late: 0 });
		byYear.get(year)[row.problem]++;
	}
	return { byRegion, byYear };
}
