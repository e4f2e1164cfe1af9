// organs.mjs: the organs, and their reports one after the other.
import Cursor from 'pg-cursor';
import { organSlug } from '../paths.mjs';
import { TOTALS } from './regions.mjs';

const BATCH = 100; // reports that are in memory at once

// An entry for each organ, as little as other pages need to name and link it.
const indexQuery = `
	SELECT organ, min(agency) AS agency, min(code) AS region, min(level) AS level,
		   (array_agg(scope ORDER BY year DESC))[1] AS scope,
		   json_agg(json_build_array(year, balanced, complete, govreport_figure(report, 'received')::text,
									 govreport_figure(report, 'concluded')::text) ORDER BY year) AS years
	  FROM govrpt_site GROUP BY organ ORDER BY organ`;

// Rows of a query in batches, so that a result of any length takes the same memory.
async function* stream(client, query) {
	const cursor = client.query(new Cursor(query));

	try {
		for (let rows; (rows = await cursor.read(BATCH)).length > 0;) yield* rows;
	} finally {
		await cursor.close();
	}
}

// Returns a Map from the number of an organ to {agency, region, level, scope, slug, years}.
export async function readOrgans(client) {
	const organs = new Map();

	for await (const row of stream(client, indexQuery)) {
		const years = JSON.parse(row.years).map(([year, balanced, complete, received, concluded]) => ({
			year,
			balanced,
			complete,
			received,
			concluded,
		}));

		organs.set(Number(row.organ), {
			agency: row.agency,
			region: row.region,
			level: row.level === null ? null : Number(row.level),
			scope: row.scope,
			slug: organSlug(row.agency, row.region),
			years,
			latest: years.at(-1),
		});
	}
	return organs;
}

// A report with its cells, findings and indicators; numbers stay texts, exact.
const reportQuery = (langs) => `
	SELECT s.organ, s.year, s.title, s.index_no, s.doc_no, s.published::text, s.balanced, s.complete, s.usable, s.rival, s.versions, s.tied,
		   (SELECT json_agg(json_build_array(c.cell, c.status, c.value::text, c.printed_status, c.printed_value::text))
			  FROM govreport_cells(s.report) c) AS cells,
		   (SELECT json_agg(json_build_array(i.item, govreport_figure(s.report, i.item)::text))
			  FROM unnest('{${TOTALS}}'::text[]) i (item)) AS totals,
		   (SELECT json_agg(json_build_array(i.code, round(100 * v.value, 1)::text))
			  FROM govreport_indicators() i, govreport_indicator(s.report, i.code, p.report) v (value)) AS indicators,
		   ${langs
				.map(
					(lang) => `
		   (SELECT json_agg(json_build_array(f.severity, f.code, f.cell, f.label, f.printed::text, f.suggested::text, f.message))
			  FROM govreport_findings(s.report, p.report, '${lang}') f) AS findings_${lang}`,
				)
				.join(',')}
	  FROM govrpt_site s LEFT JOIN govrpt_site p ON p.id = s.previous
	 ORDER BY s.id`;

const finding = ([severity, code, cell, label, printed, suggested, message]) => ({
	severity,
	code,
	cell,
	label,
	printed,
	suggested,
	message,
});

function readReport(row, langs) {
	const cells = new Map(
		(JSON.parse(row.cells) ?? []).map(([cell, status, value, printedStatus, printedValue]) => [
			cell,
			{ status, value, printedStatus, printedValue },
		]),
	);

	return {
		year: Number(row.year),
		title: row.title,
		index_no: row.index_no,
		doc_no: row.doc_no,
		published: row.published,
		balanced: row.balanced === 't',
		complete: row.complete === 't',
		usable: row.usable === 't',
		rival: row.rival === 't',
		versions: Number(row.versions),
		tied: row.tied === 't',
		cells,
		totals: new Map(JSON.parse(row.totals)),
		indicators: new Map(JSON.parse(row.indicators)),
		findings: Object.fromEntries(
			langs.map((lang) => [lang, (JSON.parse(row[`findings_${lang}`]) ?? []).map(finding)]),
		),
	};
}

// Gives each organ's number with all its reports, by year.
export async function* readReports(client, langs) {
	let organ = null,
		reports = [];

	for await (const row of stream(client, reportQuery(langs))) {
		const number = Number(row.organ);

		if (number !== organ && reports.length > 0) {
			yield [organ, reports];
			reports = [];
		}
		organ = number;
		reports.push(readReport(row, langs));
	}
	if (reports.length > 0) yield [organ, reports];
}
