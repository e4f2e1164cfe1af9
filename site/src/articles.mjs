// articles.mjs: the articles of the Regulations that items of the form are about.
// 《中华人民共和国政府信息公开条例》, as revised in 2019.  An item has the articles of the
// longest code here that it begins with; an item without any has none.

const articles = {
	regulations: ['第二十条第（一）项', '20 (1)'],
	normative_documents: ['第二十条第（一）项', '20 (1)'],
	licensing: ['第二十条第（五）项', '20 (5)'],
	other_services: ['第二十条第（五）项', '20 (5)'],
	penalties: ['第二十条第（六）项', '20 (6)'],
	coercion: ['第二十条第（六）项', '20 (6)'],
	fees: ['第二十条第（八）项', '20 (8)'],
	procurement: ['第二十条第（九）项', '20 (9)'],
	received: ['第二十七条、第五十条', '27, 50'],
	carried_in: ['第五十条', '50'],
	concluded: ['第三十六条、第五十条', '36, 50'],
	carried_over: ['第五十条', '50'],
	granted: ['第三十六条第（一）、（二）项', '36 (1), (2)'],
	partly_granted: ['第三十七条', '37'],
	refused: ['第三十六条第（三）项', '36 (3)'],
	'refused.state_secret': ['第十四条', '14'],
	'refused.other_law': ['第十四条', '14'],
	'refused.security_stability': ['第十四条', '14'],
	'refused.third_party': ['第十五条', '15'],
	'refused.internal_affairs': ['第十六条第一款', '16, first paragraph'],
	'refused.process_information': ['第十六条第二款', '16, second paragraph'],
	'refused.enforcement_file': ['第十六条第二款', '16, second paragraph'],
	'refused.administrative_query': ['第三十六条第（七）项', '36 (7)'],
	'unavailable.not_held': ['第三十六条第（四）、（五）项', '36 (4), (5)'],
	'unavailable.needs_creation': ['第三十八条', '38'],
	'unavailable.unclear': ['第三十条', '30'],
	'not_processed.petition': ['第三十九条第一款', '39, first paragraph'],
	'not_processed.repeated': ['第三十六条第（六）项', '36 (6)'],
	'not_processed.publication': ['第三十九条第二款', '39, second paragraph'],
	'not_processed.excessive': ['第三十五条', '35'],
	'other.not_corrected': ['第三十条', '30'],
	'other.fee_unpaid': ['第四十二条', '42'],
	reconsideration: ['第五十一条', '51'],
	litigation_direct: ['第五十一条', '51'],
	litigation_after_reconsideration: ['第五十一条', '51'],
};

// Totals of groups whose rows have articles of their own have none.
const ofRowsOnly = ['unavailable', 'not_processed', 'other'];

// Returns the articles of an item in a language, or null.
export function articlesOf(item, lang) {
	if (ofRowsOnly.includes(item)) return null;
	for (let code = item; code !== ''; code = code.slice(0, Math.max(code.lastIndexOf('.'), 0)))
		if (articles[code]) return articles[code][lang === 'zh' ? 0 : 1];
	return null;
}
