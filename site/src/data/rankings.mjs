// rankings.mjs: how a figure or an indicator is spread among peers, and by province.
//
// Peers are organs of one level whose figures have the same scope, in one year.
// Reports that don't balance are left out, and counted.  Quartiles are values that
// occur, so that they are exact.
import { reportsByDivision, sixDigits } from './regions.mjs';

export const SHOWN = 30; // of each group of peers

const literal = (text) => `'${text.replaceAll("'", "''")}'`;

// "a.total + b.total" as the sum of these cells; null where it is anything else.
function denominatorOf(indicator) {
	const cells = indicator.denominator.split(' + ');

	if (!cells.every((cell) => /^[a-z_.]+$/.test(cell))) return null;
	return cells.map((cell) => `(s.report).figures[${literal(cell)}]`).join(' + ');
}

// What is ranked: how it is computed of a report, and of a sum.
export function subjectOfIndicator(indicator) {
	const code = literal(indicator.code);
	const growth = indicator.unit === 'growth';

	return {
		code: indicator.code,
		indicator,
		value: `govreport_indicator(s.report, ${code}, p.report)`,
		shown: (value) => `round(100 * ${value}, 1)`,
		cases: denominatorOf(indicator) ?? 'NULL::numeric',
		// growth of a sum would need the same reports in both years
		ofSum: growth
			? null
			: { value: `govreport_indicator(f, ${code})`, has: `govreport_indicator(report, ${code}) IS NOT NULL` },
	};
}

export function subjectOfItem(item) {
	const cell = literal(item.by_party ? `${item.item}.total` : item.item);

	return {
		code: item.item,
		item,
		value: `(s.report).figures[${cell}]`,
		shown: (value) => value,
		cases: 'NULL::numeric',
		ofSum: { value: `f[${cell}]`, has: `(report).figures[${cell}] IS NOT NULL` },
	};
}

const peersQuery = (subject) => `
	WITH v AS (
		SELECT s.organ, s.agency, s.year, s.scope, s.level, s.balanced, ${subject.value} AS value, ${subject.cases} AS cases
		  FROM govrpt_site s LEFT JOIN govrpt_site p ON p.id = s.previous),
	ranked AS (
		SELECT *, rank() OVER w AS rank, row_number() OVER (w ROWS UNBOUNDED PRECEDING) AS place
		  FROM v WHERE balanced AND value IS NOT NULL
		WINDOW w AS (PARTITION BY year, scope, level ORDER BY value DESC, agency COLLATE "C", organ)),
	top AS (
		SELECT year, scope, level,
			   json_agg(json_build_array(organ, ${subject.shown('value')}::text, cases::text) ORDER BY place) AS rows
		  FROM ranked WHERE place <= ${SHOWN} GROUP BY year, scope, level),
	spread AS (
		SELECT year, scope, level, count(*) AS reports, count(*) FILTER (WHERE NOT balanced) AS unbalanced,
			   count(value) FILTER (WHERE balanced) AS n,
			   percentile_disc(ARRAY[0, 0.25, 0.5, 0.75, 1]) WITHIN GROUP (ORDER BY value) FILTER (WHERE balanced) AS q
		  FROM v GROUP BY year, scope, level)
	SELECT s.year, s.scope, s.level, s.reports, s.unbalanced, s.n, t.rows,
		   (SELECT json_agg(${subject.shown('x')}::text) FROM unnest(s.q) x) AS quartiles
	  FROM spread s
	  LEFT JOIN top t ON t.year = s.year AND t.scope IS NOT DISTINCT FROM s.scope AND t.level IS NOT DISTINCT FROM s.level
	 ORDER BY s.year, s.level NULLS LAST, s.scope DESC NULLS LAST`;

const provincesQuery = (subject) => `
	SELECT ${sixDigits('around')} AS region, year, n, counted, ${subject.shown(subject.ofSum.value)} AS value
	  FROM (SELECT around, year, count(*) FILTER (WHERE ${subject.ofSum.has}) AS n, count(*) AS counted,
				   sum((report).figures) FILTER (WHERE ${subject.ofSum.has}) AS f
			  FROM (${reportsByDivision}) r
			 WHERE outermost AND usable AND coalesce(adcode_level(around), 0) <= 1
			 GROUP BY around, year) sums
	 ORDER BY around NULLS FIRST`;

function peersOf(row) {
	const top = JSON.parse(row.rows) ?? [];

	return {
		scope: row.scope,
		level: row.level === null ? null : Number(row.level),
		reports: Number(row.reports),
		unbalanced: Number(row.unbalanced),
		n: Number(row.n),
		quartiles: JSON.parse(row.quartiles),
		rows: top.map(([organ, value, cases], i) => ({ organ, value, cases, rank: rankOf(top, i) })),
	};
}

// Equal values share a rank, as they are shown.
function rankOf(rows, i) {
	while (i > 0 && rows[i - 1][1] === rows[i][1]) i--;
	return i + 1;
}

// Returns a Map from year to {peers, provinces, total}.
export async function readRanking(client, subject) {
	const years = new Map();
	const of = (year) =>
		years.get(Number(year)) ?? years.set(Number(year), { peers: [], provinces: [], total: null }).get(Number(year));

	for (const row of (await client.query(peersQuery(subject))).rows) of(row.year).peers.push(peersOf(row));
	if (subject.ofSum === null) return years;
	for (const { region, year, ...sum } of (await client.query(provincesQuery(subject))).rows)
		if (region === null) of(year).total = sum;
		else of(year).provinces.push({ region, ...sum });
	return years;
}
