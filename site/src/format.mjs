// format.mjs: numbers as they are printed.  They come and go as text, exact to the
// last digit; NULL is null, never 0.

// 1234567.5 is 1,234,567.5.
export function number(text) {
	const [, sign, whole, fraction] = /^(-?)(\d+)(\.\d+)?$/.exec(text) ?? [];

	if (whole === undefined) return text;
	return (sign ? '\u2212' : '') + whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction ?? '').replace(/\.?0+$/, '');
}

// From hundredths with one decimal, as SQL rounds them: 36.3 is 36.3 %.
export function percent(text, unit = 'share') {
	const shown = /\./.test(text) ? text : `${text}.0`;
	const sign = unit === 'growth' && !/^-|^0*\.?0*$/.test(shown) ? '+' : '';

	return `${sign}${shown.replace('-', '\u2212')}%`;
}

export function isNumber(text) {
	return text !== null && text !== undefined;
}
