// html.mjs: markup in which everything that comes from data is escaped.
//
// html`<td>${name}</td>` gives a Raw; what is put into it is escaped unless it is
// a Raw itself.  Arrays are joined; null, undefined and false are nothing.

export class Raw {
	constructor(text) {
		this.text = text;
	}

	toString() {
		return this.text;
	}
}

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

// Characters that no page of HTML may have, not even as references: controls,
// halves of pairs, and what Unicode says is no character.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]|\p{Cs}/gu;

export function escape(text) {
	return String(text)
		.replace(forbidden, '\ufffd')
		.replace(/[&<>"']/g, (c) => entities[c]);
}

function put(value) {
	if (value === null || value === undefined || value === false) return '';
	if (value instanceof Raw) return value.text;
	if (Array.isArray(value)) return value.map(put).join('');
	return escape(value);
}

export function html(strings, ...values) {
	let text = strings[0];

	values.forEach((value, i) => {
		text += put(value) + strings[i + 1];
	});
	return new Raw(text);
}

// For text that is markup already: what ECharts draws.
export function raw(text) {
	return new Raw(text);
}
