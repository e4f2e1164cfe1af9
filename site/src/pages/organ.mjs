// organ.mjs: an organ, a page a year: its tables, what is wrong in them, how they go
// on over the years, and its neighbours.
import { columns as drawColumns, shares as drawShares } from '../charts/bars.mjs';
import { html } from '../html.mjs';
import { number, percent } from '../format.mjs';
import * as paths from '../paths.mjs';
import { link, named, nameOf, page, viewOf } from './layout.mjs';
import { badge, facts, figure, section, table, verdict, yearLinks } from './parts.mjs';
import { OUTCOMES, yearsCharts } from './sums.mjs';
import { organTable, trailTo } from './region.mjs';
import { reportTables } from './tables.mjs';

const NEIGHBOURS = 12;
const FLOW = ['received', 'carried_in', 'concluded', 'carried_over'];
const IN_HISTORY = [...FLOW, ...OUTCOMES];

// What the drawings and the table of the years are made of.
function historyOf(reports) {
	const years = reports.map(({ year }) => year);
	const values = (item) => reports.map(({ totals }) => totals.get(item));
	const names = reports.map(({ year, balanced }) => (balanced ? `${year}` : `${year} ※`));

	return {
		years,
		values,
		unbalanced: reports.some(({ balanced }) => !balanced),
		flow: drawColumns(
			names,
			['received', 'concluded'].map((key) => ({ key, values: values(key) })),
		),
		outcomes: drawShares(
			names,
			OUTCOMES.map((key) => ({ key, values: values(key) })),
		),
	};
}

function longVerdict(view, report) {
	const broken = report.findings[view.lang].filter(
		({ severity, code }) => severity === 'error' && code !== 'wrong_cell',
	).length;

	const sums = report.balanced ? badge('good', view.w.balancedBadge) : badge('bad', view.w.unbalancedBadge(broken));

	return report.complete ? sums : html`${sums} ${badge('warn', view.w.incomplete)}`;
}

function keyFigures(view, report) {
	return html`${!report.balanced && html`<p class="warning">${view.w.asPrinted}</p>`}
<dl class="tiles">
${FLOW.map(
	(item) => html`<div><dt>${view.w[item]}</dt><dd>${figure(view, report.totals.get(item))}</dd></div>
`,
)}</dl>`;
}

function remarks(view, report) {
	const { w } = view;
	const found = [
		report.versions > 1 && w.versions(report.versions),
		report.tied && w.tied,
		report.rival && w.rival,
		!report.usable && w.unusable,
	].filter(Boolean);

	return found.map(
		(text) => html`
<p class="note">${text}</p>`,
	);
}

function findingsTable(view, report) {
	const { w, lang } = view,
		findings = report.findings[lang];

	if (findings.length === 0) return html`<p>${w.noFindings}</p>`;
	return table(view, {
		caption: w.findings,
		underHeading: true,
		className: 'findings',
		columns: [[w.cell], [w.severity], [w.printed, 'num'], [w.suggested, 'num'], [w.message]],
		rows: findings.map((f) => [
			f.label ?? f.cell ?? '',
			badge({ error: 'bad', warning: 'warn', info: 'info' }[f.severity], w.severities[f.severity]),
			f.printed === null ? '' : number(f.printed),
			f.suggested === null ? '' : number(f.suggested),
			f.message,
		]),
	});
}

function indicatorTable(view, report) {
	const { site, w, lang } = view;

	return table(view, {
		caption: w.rates,
		underHeading: true,
		columns: [[w.measure], [w.value, 'num']],
		rows: site.form.indicators.map((indicator) => [
			link(view, paths.indicatorPage(indicator.code), indicator[lang]),
			figure(view, report.indicators.get(indicator.code), (text) => percent(text, indicator.unit)),
		]),
	});
}

function historyTable(view, organ, history, reports) {
	const { w, site } = view,
		name = (item) => w.outcome[item] ?? w[item];
	const rows = [...history.years.keys()]
		.reverse()
		.map((i) => [
			link(view, site.pageOf(organ, history.years[i]), w.year(history.years[i])),
			...IN_HISTORY.map((item) => figure(view, history.values(item)[i])),
			verdict(view, reports[i]),
		]);

	return table(view, {
		caption: w.history,
		underHeading: true,
		columns: [[w.years, 'year'], ...IN_HISTORY.map((item) => [name(item), 'num']), [w.checks]],
		rows,
	});
}

// Other organs of the same division; of a region's government also those of the regions beside it.
function neighbours(view, organ) {
	const { site, w } = view;
	const same = site.organsOf(organ.region).filter((other) => other !== organ);
	const parent = organ.scope === 'region' && site.regions.get(organ.region)?.parent;
	const beside =
		parent === false || parent === undefined
			? []
			: site.regions
					.get(parent)
					.children.filter(({ code }) => code !== organ.region)
					.flatMap(({ code }) => site.organsOf(code).filter(({ scope }) => scope === 'region'));
	const part = (id, heading, organs, more) =>
		organs.length > 0 &&
		section(
			id,
			heading,
			organTable(view, organs.slice(0, NEIGHBOURS), heading),
			organs.length > NEIGHBOURS &&
				html`
<p class="note">${link(view, more, w.more(number(String(organs.length - NEIGHBOURS))))}</p>`,
		);

	return [
		part('neighbours', w.neighbours, same, organ.region && paths.regionPage(organ.region)),
		part('siblings', w.siblings, beside, parent ? paths.regionPage(parent) : paths.overviewPage()),
	];
}

function pageOfReport(view, organ, report, reports, history) {
	const { site, w } = view,
		region = organ.region && site.regions.get(organ.region);
	const trail = region
		? [...trailTo(view, region), [paths.regionPage(region.code), named(view, region.name)]]
		: [[paths.overviewPage(), w.overview]];

	return page(view, {
		title:
			w.lang === 'en'
				? `${nameOf(view, organ.agency)}, ${report.year}`
				: `${nameOf(view, organ.agency)}${w.yearTitle(report.year)}`,
		trail,
		heading: html`${named(view, organ.agency)} <span class="year">${w.yearTitle(report.year)}</span>`,
		content: html`<p class="status">${longVerdict(view, report)}</p>
${yearLinks(
	view,
	organ.years.map(({ year }) => year),
	report.year,
	(year) => site.pageOf(organ, year),
)}
${facts([
	[w.docTitle, report.title && named(view, report.title)],
	[w.published, report.published],
	[w.index_no, report.index_no],
	[w.doc_no, report.doc_no],
	[w.scope, w.scopes[organ.scope]],
])}${remarks(view, report)}
${section('key', w.keyFigures, keyFigures(view, report))}
${section('findings', w.findings, findingsTable(view, report))}
${section('tables', w.tables, reportTables(view, report))}
${section('rates', w.rates, indicatorTable(view, report))}
${section('history', w.history, yearsCharts(view, history), historyTable(view, organ, history, reports))}
${neighbours(view, organ)}`,
	});
}

// Pages of an organ: the latest year's under its name, earlier ones' under their years.
export function* organPages(site, organ, reports) {
	const history = historyOf(reports);

	for (const report of reports) {
		for (const lang of site.langs) {
			const view = viewOf(site, lang, site.pageOf(organ, report.year));

			yield [view.place.file, pageOfReport(view, organ, report, reports, history)];
		}
	}
}
