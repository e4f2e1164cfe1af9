// region.mjs: a division: its sums, its parts, its organs, who is missing.
import { html } from '../html.mjs';
import { number } from '../format.mjs';
import * as paths from '../paths.mjs';
import { link, named, page, viewOf } from './layout.mjs';
import { figure, section, table, verdict } from './parts.mjs';
import { drawParts, drawSums, partsChart, sumsByPart, sumsByYear, yearsCharts } from './sums.mjs';

const ORGANS = 200; // on one page
const MISSING = 100;
const CURRENT = html` aria-current="page"`;

// The way from the overview down to a division, itself left out.
export function trailTo(view, region) {
	const { site, w } = view,
		above = [];

	for (let one = site.regions.get(region.parent); one && one.code !== ''; one = site.regions.get(one.parent))
		above.unshift([paths.regionPage(one.code), named(view, one.name)]);
	return [[paths.overviewPage(), w.overview], ...above];
}

function organRow(view, organ) {
	const { site, w } = view,
		{ year, received, concluded } = organ.latest;

	return [
		link(view, site.pageOf(organ), named(view, organ.agency)),
		w.scopes[organ.scope],
		w.year(year),
		figure(view, received),
		figure(view, concluded),
		verdict(view, organ.latest),
	];
}

export function organTable(view, organs, caption) {
	const { w } = view;

	return table(view, {
		caption,
		underHeading: true,
		columns: [[w.organ], [w.scope], [w.latest, 'year'], [w.received, 'num'], [w.concluded, 'num'], [w.checks]],
		rows: organs.map((organ) => organRow(view, organ)),
	});
}

function pageLinks(view, region, current, count) {
	const { w, place } = view;

	return (
		count > 1 &&
		html`
<nav class="years" aria-label="${w.pages}"><ul>
${Array.from(
	{ length: count },
	(
		_,
		i,
	) => html`<li><a href="${place.to(paths.regionPage(region.code, i + 1))}"${i + 1 === current && CURRENT}>${w.pageLink(i + 1)}</a></li>
`,
)}</ul></nav>`
	);
}

function missingTable(view, region) {
	const { site, w } = view;
	const rows = site.missing.byRegion.get(region.code) ?? [];

	return (
		rows.length > 0 &&
		section(
			'missing',
			w.missing,
			table(view, {
				caption: w.missing,
				underHeading: true,
				columns: [[w.organ], [w.years, 'year'], [w.problem], [w.published], [w.due]],
				rows: rows
					.slice(0, MISSING)
					.map((row) => [
						named(view, row.agency ?? row.name ?? row.region),
						w.year(row.year),
						w.problems[row.problem],
						row.published ?? '',
						row.due,
					]),
				note: w.missingNote,
			}),
			rows.length > MISSING &&
				html`
<p class="note">${w.more(number(String(rows.length - MISSING)))}</p>`,
		)
	);
}

function firstPage(view, region, drawn) {
	const { w, site } = view,
		year = [...region.sums.keys()].at(-1) ?? site.years.at(-1);

	return html`
${section('sums', w.overYears, yearsCharts(view, drawn.sums), sumsByYear(view, region.sums, w.overYears))}
${
	region.children.length > 0 &&
	section(
		'parts-heading',
		w.inYear(w.byDivision, year),
		partsChart(view, drawn.parts, year),
		sumsByPart(view, region.children, year, w.inYear(w.byDivision, year)),
	)
}`;
}

// Pages of the organs whose division isn't known.
export function* placelessPages(site, organs) {
	const count = Math.ceil(organs.length / ORGANS),
		region = { code: paths.NO_REGION };

	for (let n = 1; n <= count; n++) {
		for (const lang of site.langs) {
			const view = viewOf(site, lang, paths.regionPage(region.code, n)),
				{ w } = view;

			yield [
				view.place.file,
				page(view, {
					title: count > 1 ? `${w.unknownRegion} (${w.page(n, count)})` : w.unknownRegion,
					trail: [[paths.overviewPage(), w.overview]],
					content: section(
						'organs',
						w.organs,
						pageLinks(view, region, n, count),
						organTable(view, organs.slice((n - 1) * ORGANS, n * ORGANS), w.organs),
					),
				}),
			];
		}
	}
}

// Pages of a division; organs are those whose division it is itself.
export function* regionPages(site, region, organs) {
	const count = Math.max(1, Math.ceil(organs.length / ORGANS)),
		year = [...region.sums.keys()].at(-1);
	const drawn = { sums: drawSums(region.sums), parts: drawParts(region.children, year) };

	for (let n = 1; n <= count; n++) {
		const shown = organs.slice((n - 1) * ORGANS, n * ORGANS);

		for (const lang of site.langs) {
			const view = viewOf(site, lang, paths.regionPage(region.code, n)),
				{ w } = view,
				{ name } = region;

			yield [
				view.place.file,
				page(view, {
					title: count > 1 ? `${name} (${w.page(n, count)})` : name,
					heading: named(view, name),
					trail: trailTo(view, region),
					content: html`${n === 1 && firstPage(view, region, drawn)}
${organs.length > 0 && section('organs', w.organs, pageLinks(view, region, n, count), organTable(view, shown, w.organsIn(name)))}
${n === 1 && missingTable(view, region)}`,
				}),
			];
		}
	}
}
