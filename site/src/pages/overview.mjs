// overview.mjs: all years of all regions, one year of all regions, and the notes.
import { html } from '../html.mjs';
import { number } from '../format.mjs';
import * as paths from '../paths.mjs';
import { link, named, page, siteTitle, viewOf } from './layout.mjs';
import { facts, section, table, yearLinks } from './parts.mjs';
import { drawParts, drawSums, partsChart, sumsByPart, sumsByYear, yearsCharts } from './sums.mjs';

const LISTED = 200; // unbalanced reports on a year's page, at most

// The way to organs that stand in no division.
function placeless(view) {
	const { site, w } = view,
		{ length } = site.organsOf(null);

	return (
		length > 0 &&
		html`
<p>${link(view, paths.regionPage(paths.NO_REGION), w.unknownRegion)} (${w.organsCount(number(String(length)))})</p>`
	);
}

export function* overviewPages(site) {
	const whole = site.regions.get(''),
		drawn = drawSums(whole.sums),
		year = site.years.at(-1),
		parts = drawParts(whole.children, year);

	for (const lang of site.langs) {
		const view = viewOf(site, lang, paths.overviewPage()),
			{ w } = view,
			provinces = w.inYear(w.byProvince, year);

		yield [
			view.place.file,
			page(view, {
				title: siteTitle(view),
				section: 'overview',
				content: html`
<p class="lead">${w.summary(number(String(site.organs.size)), number(site.reports), site.years[0], year)}</p>
${section('sums', w.nationalOverview, yearsCharts(view, drawn), sumsByYear(view, whole.sums, w.overYears, true))}
${section('parts-heading', provinces, partsChart(view, parts, year), sumsByPart(view, whole.children, year, provinces), placeless(view))}`,
			}),
		];
	}
}

// Organs whose report on the year does not balance.
function unbalancedList(view, year) {
	const { site, w } = view;
	const found = [...site.organs.values()].filter((organ) =>
		organ.years.some((report) => report.year === year && !report.balanced),
	);

	if (found.length === 0) return html`<p>${w.noUnbalanced}</p>`;
	return html`${table(view, {
		caption: w.inYear(w.unbalancedList, year),
		underHeading: true,
		columns: [[w.organ], [w.region]],
		rows: found
			.slice(0, LISTED)
			.map((organ) => [
				link(view, site.pageOf(organ, year), named(view, organ.agency)),
				organ.region
					? link(view, paths.regionPage(organ.region), named(view, site.regions.get(organ.region).name))
					: w.unknownRegion,
			]),
	})}${
		found.length > LISTED &&
		html`
<p class="note">${w.more(number(String(found.length - LISTED)))}</p>`
	}`;
}

function yearFacts(view, year, sums) {
	const { site, w } = view,
		{ missing, late } = site.missing.byYear.get(year) ?? { missing: 0, late: 0 };

	return facts([
		[w.reports, number(sums.reports)],
		[w.unbalanced, number(sums.unbalanced)],
		[w.counted, number(sums.counted)],
		[w.leftOut, number(sums.left_out)],
		[w.missingCount, number(String(missing))],
		[w.lateCount, number(String(late))],
	]);
}

export function* yearPages(site) {
	const whole = site.regions.get('');

	for (const year of site.years) {
		const drawn = drawParts(whole.children, year);

		for (const lang of site.langs) {
			const view = viewOf(site, lang, paths.yearPage(year)),
				{ w } = view;

			yield [
				view.place.file,
				page(view, {
					title: w.reportsOn(year),
					section: 'year',
					trail: [[paths.overviewPage(), w.overview]],
					content: html`${yearLinks(view, site.years, year, paths.yearPage)}
${yearFacts(view, year, whole.sums.get(year))}
${section(
	'parts-heading',
	w.byProvince,
	partsChart(view, drawn, year),
	sumsByPart(view, whole.children, year, w.inYear(w.byProvince, year)),
	html`
<p class="note">${w.sumsNote}</p>`,
)}
${section('unbalanced', w.unbalancedList, unbalancedList(view, year))}`,
				}),
			];
		}
	}
}

export function* aboutPages(site) {
	for (const lang of site.langs) {
		const view = viewOf(site, lang, paths.aboutPage()),
			{ w } = view;

		yield [
			view.place.file,
			page(view, {
				title: w.about,
				section: 'about',
				trail: [[paths.overviewPage(), w.overview]],
				content: html`<div class="prose">
${w.aboutText.map(
	([heading, text]) => html`<h2>${heading}</h2>
<p>${text}</p>
`,
)}${
					site.unplaced > 0 &&
					html`<p class="warning">${w.unplaced(number(String(site.unplaced)))}</p>
`
				}<p class="note">${w.generated(site.asOf)} · ${w.dataVersion(site.extension)}</p>
</div>`,
			}),
		];
	}
}
