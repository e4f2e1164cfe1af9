// indicator.mjs: what a figure of the form or an indicator is, and how it is spread.
import { ranked as drawRanked } from '../charts/bars.mjs';
import { html } from '../html.mjs';
import { number, percent } from '../format.mjs';
import { articlesOf } from '../articles.mjs';
import { SHOWN } from '../data/rankings.mjs';
import * as paths from '../paths.mjs';
import { link, named, page, viewOf } from './layout.mjs';
import { chart, describe, facts, figure, section, table, yearLinks } from './parts.mjs';

const TABLES = { disclosure: 'disclosure', applications: 'applications', remedies: 'remedies' };

const shower = (subject) => (subject.indicator ? (text) => percent(text, subject.indicator.unit) : number);

function definition(view, subject) {
	const { w, lang } = view,
		{ item, indicator } = subject,
		one = item ?? indicator;
	const both = [
		[w.labelZh, html`<span lang="zh-CN">${one.zh}</span>`],
		[w.labelEn, html`<span lang="en">${one.en}</span>`],
		[w.code, html`<code>${subject.code}</code>`],
	];

	if (item)
		return facts([
			...both,
			[w.source, w.table[TABLES[item.part]]],
			[w.article, articlesOf(item.item, lang)],
			[w.editions, item.forms.map(w.edition).join(lang === 'zh' ? '、' : ', ')],
			[w.unit, w.units[item.unit]],
		]);
	return facts([
		...both,
		[w.formula, html`<code>${indicator.formula}</code>`],
		[w.unit, w.units[indicator.unit]],
		[w.caution, lang === 'zh' ? indicator.caution_zh : indicator.caution_en],
	]);
}

function drawProvinces(site, ranking) {
	const rows = ranking.provinces
		.filter(({ value }) => value !== null)
		.sort((a, b) => Number(b.value) - Number(a.value));

	return rows.map(({ region, value, n, counted }) => ({
		region,
		name: site.regions.get(region).name,
		value,
		n,
		counted,
	}));
}

function provinces(view, subject, ranking, rows, drawing, year) {
	const { w } = view,
		show = shower(subject),
		title = w.inYear(w.provinceChart, year);

	if (rows.length === 0) return null;
	return section(
		'provinces',
		title,
		chart(view, {
			id: 'province',
			drawing,
			title,
			description: describe(
				view,
				rows.map(({ name }) => name),
				[{ label: '', values: rows.map(({ value }) => value), show }],
			),
		}),
		table(view, {
			caption: title,
			underHeading: true,
			columns: [[w.region], [w.value, 'num'], [w.given, 'num'], [w.counted, 'num']],
			rows: [
				...rows.map((row) => [
					link(view, paths.regionPage(row.region), named(view, row.name)),
					show(row.value),
					number(row.n),
					number(row.counted),
				]),
				...(ranking.total
					? [
							[
								w.whole,
								figure(view, ranking.total.value, show),
								number(ranking.total.n),
								number(ranking.total.counted),
							],
						]
					: []),
			],
			note: w.provinceNote,
		}),
	);
}

function peersName({ w }, { level, scope }) {
	return w.peers(w.levels[level], w.peersScope[scope]);
}

function spreadTable(view, subject, peers, year) {
	const { w } = view,
		show = shower(subject);

	return table(view, {
		caption: w.inYear(w.spread, year),
		columns: [
			[w.peerGroup],
			[w.reports, 'num'],
			[w.unbalanced, 'num'],
			[w.withValue, 'num'],
			[w.minimum, 'num'],
			[w.q1, 'num'],
			[w.median, 'num'],
			[w.q3, 'num'],
			[w.maximum, 'num'],
		],
		rows: peers.map((group) => [
			peersName(view, group),
			number(String(group.reports)),
			number(String(group.unbalanced)),
			number(String(group.n)),
			...(group.quartiles ?? [null, null, null, null, null]).map((q) => figure(view, q, show)),
		]),
	});
}

function peerTable(view, subject, group, year) {
	const { site, w } = view,
		show = shower(subject),
		withCases = group.rows.some(({ cases }) => cases !== null);

	return (
		group.rows.length > 0 &&
		html`
<h3>${peersName(view, group)}</h3>${table(view, {
			caption: `${peersName(view, group)}${view.w.lang === 'en' ? ': ' : '，'}${w.first(Math.min(SHOWN, group.rows.length))}`,
			columns: [[w.organ], [w.rank, 'num'], [w.value, 'num'], ...(withCases ? [[w.cases, 'num']] : [])],
			rows: group.rows.map((row) => {
				const organ = site.organs.get(row.organ);

				return [
					link(view, site.pageOf(organ, year), named(view, organ.agency)),
					String(row.rank),
					show(row.value),
					...(withCases ? [figure(view, row.cases)] : []),
				];
			}),
		})}`
	);
}

// Pages of a figure or an indicator: the latest year's under its code, earlier ones' under their years.
export function* indicatorPages(site, subject, years) {
	const known = [...years.keys()]
		.filter(
			(year) =>
				!subject.item ||
				subject.item.forms.includes(site.form.editions.get(year)) ||
				years.get(year).peers.some(({ n }) => n > 0),
		)
		.sort((a, b) => a - b);
	const pageOf = (year) => paths.indicatorPage(subject.code, year === known.at(-1) ? null : year);

	for (const year of known.length > 0 ? known : [null]) {
		const ranking = years.get(year) ?? { peers: [], provinces: [], total: null },
			rows = drawProvinces(site, ranking);
		const drawing =
			rows.length > 0 &&
			drawRanked(
				rows.map(({ name }) => name),
				rows.map(({ value }) => value),
				shower(subject),
			);

		for (const lang of site.langs) {
			const view = viewOf(site, lang, year === null ? paths.indicatorPage(subject.code) : pageOf(year)),
				{ w } = view;
			const label = (subject.item ?? subject.indicator)[lang];

			yield [
				view.place.file,
				page(view, {
					title: year === null ? label : w.inYear(label, year),
					heading: label,
					section: 'indicators',
					trail: [
						[paths.overviewPage(), w.overview],
						[paths.indicatorsPage(), w.indicators],
					],
					content: html`${section('definition', w.definition, definition(view, subject))}
${yearLinks(view, known, year, pageOf)}
${provinces(view, subject, ranking, rows, drawing, year)}
${
	ranking.peers.length > 0 &&
	section(
		'ranking',
		w.inYear(w.ranking, year),
		html`<p class="warning">${w.rankingNote}</p>`,
		spreadTable(view, subject, ranking.peers, year),
		ranking.peers.map((group) => peerTable(view, subject, group, year)),
	)
}`,
				}),
			];
		}
	}
}

export function* indicatorIndex(site) {
	for (const lang of site.langs) {
		const view = viewOf(site, lang, paths.indicatorsPage()),
			{ w } = view;
		const list = (ones, codeOf) => html`<ul class="columns">
${ones.map(
	(one) => html`<li>${link(view, paths.indicatorPage(codeOf(one)), one[lang])}</li>
`,
)}</ul>`;
		const items = site.items;

		yield [
			view.place.file,
			page(view, {
				title: w.indicators,
				section: 'indicators',
				trail: [[paths.overviewPage(), w.overview]],
				content: html`${section(
					'rates',
					w.rates,
					list(site.form.indicators, (one) => one.code),
				)}
${Object.keys(TABLES).map((part) =>
	section(
		part,
		w.table[part],
		list(
			items.filter((item) => item.part === part),
			(item) => item.item,
		),
	),
)}`,
			}),
		];
	}
}
