// cells.mjs: one cell of a report, as a cell of a table.  What has no number says so
// in words: blank is not 0.
import { html } from '../html.mjs';
import { number } from '../format.mjs';

const ABSENT = { status: 'absent', value: null, printedStatus: 'absent', printedValue: null };

const wordsFor = ({ w }, status) => html`<span class="none">${w.statuses[status]}</span>`;

function wasPrinted(view, cell) {
	return cell.printedValue === null
		? (view.w.statuses[cell.printedStatus] ?? cell.printedStatus)
		: number(cell.printedValue);
}

function content(view, cell) {
	const { w } = view;

	switch (cell.status) {
		case 'reported':
			return number(cell.value);
		case 'corrected':
			return html`${number(cell.value)} <small class="mark">${w.corrected(wasPrinted(view, cell))}</small>`;
		case 'imputed':
			return html`${number(cell.value)} <small class="mark">${w.imputed}</small>`;
		case 'stated':
			return html`<span class="none">${number(cell.value)}</span> <small class="mark">${w.stated}</small>`;
		default:
			// cells corrected to be absent say what was printed
			return cell.printedStatus !== cell.status && cell.printedValue !== null
				? html`${wordsFor(view, cell.status)} <small class="mark">${w.corrected(wasPrinted(view, cell))}</small>`
				: wordsFor(view, cell.status);
	}
}

// Returns the <td> of a cell; wrong is a Set of the cells that findings are about.
export function cellOf(view, report, cell, wrong) {
	const bad = wrong.has(cell);

	const shown = content(view, report.cells.get(cell) ?? ABSENT);

	return bad
		? html`<td class="num wrong">${shown} <small class="mark">${view.w.wrong}</small></td>`
		: html`<td class="num">${shown}</td>`;
}

// Cells that an error is about, as findings name them.
export function wrongCells(findings) {
	return new Set(findings.filter(({ severity }) => severity === 'error').map(({ cell }) => cell));
}
