// parts.mjs: pieces that several pages have.
import { html, raw } from '../html.mjs';
import { number, percent } from '../format.mjs';

const MANY = 9; // columns, of a table that is printed smaller
const FEW = 4; // columns, of a table that need not be as wide as the page

// A number, or words that say there is none.
export function figure({ w }, text, show = number) {
	return text === null || text === undefined ? html`<span class="none">${w.noNumber}</span>` : show(text);
}

export const share = (view, text) => figure(view, text, (shown) => percent(shown));

// A table with its caption and scopes: columns are [label, class], rows arrays of
// cells, the first of which is the row's head.  It scrolls in a region of its
// own that the keyboard reaches, where the window is too narrow for it.  A caption
// that says what the heading above says is for those who don't see it.
export function table(view, { caption, columns, rows, className = '', note = null, underHeading = false }) {
	const { length } = columns;
	const classes = ['list', length <= FEW && 'few', length > MANY && 'many', className];

	return html`
<div class="scroll" role="group" aria-label="${caption}" tabindex="0">
<table class="${classes.filter(Boolean).join(' ')}">
<caption${underHeading && raw(' class="unseen"')}>${caption}</caption>
<thead><tr>${columns.map(([label, kind]) => html`<th scope="col"${kind && html` class="${kind}"`}>${label}</th>`)}</tr></thead>
<tbody>
${rows.map(
	(cells) => html`<tr>${cells.map((cell, i) =>
		i === 0
			? html`<th scope="row"${columns[0][1] && html` class="${columns[0][1]}"`}>${cell}</th>`
			: html`<td${columns[i][1] && html` class="${columns[i][1]}"`}>${cell}</td>`,
	)}</tr>
`,
)}</tbody>
</table>
</div>${
		note &&
		html`
<p class="note">${note}</p>`
	}`;
}

// A legend is not in the drawing, for it is of a language.
function legendOf(legend, remark) {
	const swatch = (key) =>
		html`<svg class="swatch" width="12" height="12" aria-hidden="true" focusable="false">
<rect class="c-${key}" width="12" height="12" rx="2"></rect></svg>`;

	return html`
<ul class="legend">${legend.map(([key, label]) => html`<li>${swatch(key)}${label}</li>`)}
${remark && html`<li>${remark}</li>`}</ul>`;
}

// A drawing with its title, and its description for those who don't see it.
export function chart(view, { id, drawing, title, description, legend = [], remark = null }) {
	const { width, height, markup } = drawing;

	return html`
<figure class="chart">
<figcaption>${title}</figcaption>${legend.length > 0 && legendOf(legend, remark)}
<svg role="img" aria-labelledby="${id}-title ${id}-desc" focusable="false"
viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<title id="${id}-title">${title}</title>
<desc id="${id}-desc">${description}</desc>
${raw(markup)}
</svg>
</figure>`;
}

// What a chart shows, in a sentence: "2021: received 5, concluded 6; 2022: ..."
export function describe({ w }, names, series) {
	const separator = w.lang === 'en' ? ', ' : '，';

	return names
		.map(
			(name, i) =>
				`${name}${w.lang === 'en' ? ': ' : '：'}${series
					.map(
						({ label, values, show = number }) =>
							`${label}${label ? ' ' : ''}${values[i] === null || values[i] === undefined ? w.noNumber : show(values[i])}`,
					)
					.join(separator)}`,
		)
		.join(w.lang === 'en' ? '; ' : '；');
}

export function badge(kind, text) {
	return html`<span class="badge ${kind}">${text}</span>`;
}

// Whether the sums of a report hold, in a word; and whether there are cells without an answer.
export function verdict({ w }, { balanced, complete }) {
	if (!balanced) return badge('bad', w.unbalancedShort);
	return complete ? badge('good', w.balancedBadge) : badge('warn', w.incomplete);
}

export function section(id, heading, ...content) {
	return html`
<section aria-labelledby="${id}">
<h2 id="${id}">${heading}</h2>
${content}
</section>`;
}

export function facts(pairs) {
	return html`
<dl class="facts">
${pairs
	.filter(([, value]) => value !== null && value !== undefined && value !== '')
	.map(
		([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>
`,
	)}</dl>`;
}

// Links to the same of other years.
export function yearLinks(view, years, current, pageOf) {
	const { w, place } = view;

	return (
		years.length > 1 &&
		html`
<nav class="years" aria-label="${w.yearsNav}"><ul>
${years.map(
	(
		year,
	) => html`<li><a href="${place.to(pageOf(year))}"${year === current && raw(' aria-current="page"')}>${w.year(year)}</a></li>
`,
)}</ul></nav>`
	);
}
