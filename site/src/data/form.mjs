// form.mjs: the form and the indicators, as the extension's dictionary has them.

const intArray = (text) => text.slice(1, -1).split(',').map(Number);

// Labels of amounts name the unit that values have: yuan.  The statistics of before
// 2019 are none of the form's figures, which the pages are of.
const itemsQuery = `
	SELECT i.item, i.part, i.kind, i.forms, i.unit, i.party_count > 0 AS by_party,
		   coalesce(c.label_zh, i.label_zh) AS zh, coalesce(c.label_en, i.label_en) AS en
	  FROM govreport_items() WITH ORDINALITY i
	  LEFT JOIN (SELECT DISTINCT ON (item) item, label_zh, label_en, unit FROM govreport_columns() ORDER BY item) c
			 ON c.item = i.item AND i.unit = 'yuan'
	 WHERE i.part <> 'statistics'
	 ORDER BY i.ordinality`;

export async function readForm(client, relations) {
	const items = (await client.query(itemsQuery)).rows;
	const parties = (await client.query('SELECT party, label_zh AS zh, label_en AS en FROM govreport_parties()')).rows;
	const indicators = (
		await client.query(`
		SELECT code, label_zh AS zh, label_en AS en, formula, numerator, denominator, unit,
			   caution AS caution_en, caution_zh FROM govreport_indicators()`)
	).rows;
	const years = (
		await client.query(`
		SELECT year, form FROM ${relations.years} WHERE year IN (SELECT year FROM govrpt_site) ORDER BY year`)
	).rows;

	return {
		items: items.map((item) => ({ ...item, by_party: item.by_party === 't', forms: intArray(item.forms) })),
		parties,
		indicators,
		editions: new Map(years.map((row) => [Number(row.year), Number(row.form)])),
	};
}
