// sums.mjs: the sums of a division: over the years, and of its parts in a year.
import { columns as drawColumns, ranked as drawRanked, shares as drawShares } from '../charts/bars.mjs';
import { html } from '../html.mjs';
import { number } from '../format.mjs';
import { regionPage, yearPage } from '../paths.mjs';
import { chart, describe, figure, share, table } from './parts.mjs';
import { link, named } from './layout.mjs';

export const OUTCOMES = ['granted', 'partly_granted', 'refused', 'unavailable', 'not_processed', 'other'];
const FLOW = ['received', 'concluded'];

const SUM_COLUMNS = (w) => [
	[w.reports, 'num'],
	[w.unbalanced, 'num'],
	[w.counted, 'num'],
	[w.leftOut, 'num'],
	[w.received, 'num'],
	[w.concluded, 'num'],
	[w.carried_over, 'num'],
	[w.outcome.granted, 'num'],
	[w.outcome.refused, 'num'],
];

function sumCells(view, sums) {
	return [
		number(sums.reports),
		sums.unbalanced === '0' ? '0' : html`<span class="bad">${number(sums.unbalanced)}</span>`,
		number(sums.counted),
		number(sums.left_out),
		figure(view, sums.received),
		figure(view, sums.concluded),
		figure(view, sums.carried_over),
		share(view, sums.granted_share),
		share(view, sums.refused_share),
	];
}

export function sumsByYear(view, sums, caption, linked) {
	const { w } = view;

	return table(view, {
		caption,
		columns: [[w.years, 'year'], ...SUM_COLUMNS(w)],
		underHeading: !linked,
		rows: [...sums]
			.reverse()
			.map(([year, row]) => [
				linked ? link(view, yearPage(year), w.year(year)) : w.year(year),
				...sumCells(view, row),
			]),
		note: w.sumsNote,
	});
}

export function sumsByPart(view, parts, year, caption) {
	const { w } = view;

	return table(view, {
		caption,
		underHeading: true,
		columns: [[w.region], ...SUM_COLUMNS(w)],
		rows: parts
			.filter((part) => part.sums.has(year))
			.map((part) => [
				link(view, regionPage(part.code), named(view, part.name)),
				...sumCells(view, part.sums.get(year)),
			]),
	});
}

// Drawings of a division's years, which serve all languages.
export function drawSums(sums) {
	const years = [...sums.keys()],
		values = (key) => years.map((year) => sums.get(year)[key]);

	return {
		years,
		values,
		flow: drawColumns(
			years,
			FLOW.map((key) => ({ key, values: values(key) })),
		),
		outcomes: drawShares(
			years,
			OUTCOMES.map((key) => ({ key, values: values(key) })),
		),
	};
}

function flowChart(view, { years, values, flow, unbalanced }) {
	const { w } = view;

	return chart(view, {
		id: 'flow',
		drawing: flow,
		title: w.receivedConcluded,
		legend: FLOW.map((key) => [key, w[key]]),
		remark: unbalanced && w.unbalancedMark,
		description: describe(
			view,
			years,
			FLOW.map((key) => ({ label: w[key], values: values(key) })),
		),
	});
}

function outcomesChart(view, { years, values, outcomes, unbalanced }) {
	const { w } = view;

	return chart(view, {
		id: 'outcomes',
		drawing: outcomes,
		title: w.outcomesChart,
		legend: OUTCOMES.map((key) => [key, w.outcome[key]]),
		remark: unbalanced && w.unbalancedMark,
		description: describe(
			view,
			years,
			OUTCOMES.map((key) => ({ label: w.outcome[key], values: values(key) })),
		),
	});
}

// The two charts of the years, of a division or an organ.
export function yearsCharts(view, drawn) {
	return html`<div class="charts">${flowChart(view, drawn)}${outcomesChart(view, drawn)}</div>`;
}

// A drawing of what parts of a division received in a year; null if there is nothing to draw.
export function drawParts(parts, year) {
	const rows = parts
		.filter((part) => part.sums.has(year))
		.map((part) => ({ name: part.name, value: part.sums.get(year).received }))
		.filter(({ value }) => value !== null)
		.sort((a, b) => Number(b.value) - Number(a.value));

	if (rows.length === 0) return null;
	const names = rows.map(({ name }) => name),
		values = rows.map(({ value }) => value);

	return { names, values, drawing: drawRanked(names, values) };
}

export function partsChart(view, drawn, year) {
	return (
		drawn &&
		chart(view, {
			id: 'parts',
			drawing: drawn.drawing,
			title: view.w.receivedByDivision(year),
			description: describe(view, drawn.names, [{ label: '', values: drawn.values }]),
		})
	);
}
