// tables.mjs: the three tables of a report, row by row as the form has them.
import { html } from '../html.mjs';
import { cellOf, wrongCells } from './cells.mjs';
import { indicatorPage } from '../paths.mjs';

const TOTAL = 'total',
	PERSON = 'natural_person';

// The items of the year's edition of the form, and whatever else the report has.
export function itemsOf(form, report) {
	const edition = form.editions.get(report.year),
		has = new Set([...report.cells.keys()].map((cell) => cell.replace(/\.[^.]+$/, '')));
	const isThere = (item) => report.cells.has(item.item) || (item.by_party && has.has(item.item));

	return (
		form.items
			.filter((item) => item.forms.includes(edition) || isThere(item))
			// an item that is a cell in one edition and a group in another is one of the two
			.filter(
				(item, _, all) =>
					item.kind !== 'group' || !all.some((other) => other.item === item.item && other.kind === 'cell'),
			)
	);
}

// "行政许可 / 处理决定数量" in what the row is called, and the column.
function split(label, lang) {
	const cut = lang === 'zh' ? label.lastIndexOf(' / ') : label.lastIndexOf(': ');

	return cut < 0 ? [label, ''] : [label.slice(0, cut), label.slice(cut + (lang === 'zh' ? 3 : 2))];
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);

const linked = (view, item, text) => html`<a href="${view.place.to(indicatorPage(item.item))}">${text}</a>`;

function scrolling(caption, table) {
	return html`
<div class="scroll" role="group" aria-label="${caption}" tabindex="0">
${table}
</div>`;
}

// Tables 2: a row each item, under what it is about.
function listTable(view, items, report, wrong, caption) {
	const { w, lang } = view;
	const rows = items.map((item) => {
		const [group, what] = split(item[lang], lang);

		const name = what === '' ? group : html`${group}<span class="of"> · ${what}</span>`;

		return html`<tr><th scope="row">${linked(view, item, name)}</th>${cellOf(view, report, item.item, wrong)}</tr>
`;
	});

	return scrolling(
		caption,
		html`<table class="list form few">
<caption>${caption}</caption>
<thead><tr><th scope="col">${w.item}</th><th scope="col" class="num">${w.value}</th></tr></thead>
<tbody>
${rows}</tbody>
</table>`,
	);
}

// The heads of table 3: persons, kinds of other applicants, the total.
function partyHeads(view, parties) {
	const { w, lang } = view;
	const others = parties.filter(({ party }) => party !== TOTAL && party !== PERSON);
	const short = (party) => split(party[lang], lang)[1] || party[lang];
	const tall = (name) =>
		html`<th scope="col" rowspan="2" class="num">${parties.find(({ party }) => party === name)[lang]}</th>`;

	return html`<thead>
<tr><th scope="col" rowspan="2">${w.item}</th>
${tall(PERSON)}
<th scope="colgroup" colspan="${others.length}">${w.legalPersons}</th>
${tall(TOTAL)}</tr>
<tr>${others.map((party) => html`<th scope="col" class="num">${capital(short(party))}</th>`)}</tr>
</thead>`;
}

// Rows of a group stand below its name, which they need not repeat.
function rowName(item, groups, lang) {
	const group = groups.find(({ item: name }) => item.item.startsWith(`${name}.`));
	const text = group ? item[lang].slice(group[lang].length).replace(/^[\s:：]+/, '') : '';

	if (group && item[lang].startsWith(group[lang]) && text !== '') return lang === 'en' ? capital(text) : text;
	return group && lang === 'en' ? capital(split(item[lang], lang)[1] || item[lang]) : item[lang];
}

// A row of table 3: the name of a group over the whole width, or an item with its cells.
function applicationsRow(view, item, groups, report, wrong) {
	const { parties } = view.site.form;
	const name = linked(view, item, rowName(item, groups, view.lang));

	if (item.kind === 'group')
		return html`<tr class="group"><th scope="rowgroup" colspan="${parties.length + 1}">${name}</th></tr>
`;
	const below = groups.some((group) => item.item.startsWith(`${group.item}.`));
	const cells = parties.map(({ party }) => cellOf(view, report, `${item.item}.${party}`, wrong));

	return html`<tr${item.item === 'concluded' && html` class="sum"`}>
<th scope="row"${below && html` class="sub"`}>${name}</th>${cells}</tr>
`;
}

function applicationsTable(view, items, report, wrong, caption) {
	const groups = items.filter(({ kind }) => kind === 'group');
	const rows = items.map((item) => applicationsRow(view, item, groups, report, wrong));

	return scrolling(
		caption,
		html`<table class="list form applications">
<caption>${caption}</caption>
${partyHeads(view, view.site.form.parties)}
<tbody>
${rows}</tbody>
</table>`,
	);
}

// Table 4: a row each way of appeal, a column each result.
function remediesTable(view, items, report, wrong, caption) {
	const { w, lang } = view,
		ways = new Map();

	for (const item of items) {
		const [way, result] = split(item[lang], lang);

		ways.set(way, [...(ways.get(way) ?? []), { item, result }]);
	}
	const results = [...ways.values()][0].map(({ result }) => result);

	return scrolling(
		caption,
		html`<table class="list form">
<caption>${caption}</caption>
<thead><tr><th scope="col">${w.item}</th>${results.map((result) => html`<th scope="col" class="num">${result}</th>`)}</tr></thead>
<tbody>
${[...ways].map(
	([
		way,
		cells,
	]) => html`<tr><th scope="row">${linked(view, cells.at(-1).item, way)}</th>${cells.map(({ item }) => cellOf(view, report, item.item, wrong))}</tr>
`,
)}</tbody>
</table>`,
	);
}

const drawn = { disclosure: listTable, applications: applicationsTable, remedies: remediesTable };

// Returns the tables of a report.
export function reportTables(view, report) {
	const { site, w, lang } = view,
		wrong = wrongCells(report.findings[lang]),
		items = itemsOf(site.form, report);

	return html`${Object.keys(drawn).map((part) => {
		const own = items.filter((item) => item.part === part);

		return own.length > 0 && drawn[part](view, own, report, wrong, w.table[part]);
	})}
<p class="note">${w.tableNote} ${w.unitYuan}${lang === 'zh' ? '。' : '.'}</p>`;
}
