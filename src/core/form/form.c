/*
 * form.c
 *		The statutory form of annual reports on open government information,
 *		editions of 2019 (reports for 2019 and 2020) and 2021 (2021 on).
 *
 * Codes are the public ones; Chinese labels are the form's own words.
 */
#include "core/form/form.h"

#include <string.h>

const GovItem gov_items[GOV_NITEMS] = {
	{"regulations.made", GOV_DISCLOSURE, GOV_FORM_2019,
		"规章 / 本年新制作数量",
		"Regulations: newly made this year",
	GOV_UNIT_COUNT, false, 0},
	{"regulations.disclosed", GOV_DISCLOSURE, GOV_FORM_2019,
		"规章 / 本年新公开数量",
		"Regulations: newly disclosed this year",
	GOV_UNIT_COUNT, false, 1},
	{"regulations.disclosed_total", GOV_DISCLOSURE, GOV_FORM_2019,
		"规章 / 对外公开总数量",
		"Regulations: total disclosed",
	GOV_UNIT_COUNT, false, 2},
	{"regulations.issued", GOV_DISCLOSURE, GOV_FORM_2021,
		"规章 / 本年制发件数",
		"Regulations: issued this year",
	GOV_UNIT_COUNT, false, 3},
	{"regulations.repealed", GOV_DISCLOSURE, GOV_FORM_2021,
		"规章 / 本年废止件数",
		"Regulations: repealed this year",
	GOV_UNIT_COUNT, false, 4},
	{"regulations.in_force", GOV_DISCLOSURE, GOV_FORM_2021,
		"规章 / 现行有效件数",
		"Regulations: currently in force",
	GOV_UNIT_COUNT, false, 5},
	{"normative_documents.made", GOV_DISCLOSURE, GOV_FORM_2019,
		"规范性文件 / 本年新制作数量",
		"Administrative normative documents: newly made this year",
	GOV_UNIT_COUNT, false, 6},
	{"normative_documents.disclosed", GOV_DISCLOSURE, GOV_FORM_2019,
		"规范性文件 / 本年新公开数量",
		"Administrative normative documents: newly disclosed this year",
	GOV_UNIT_COUNT, false, 7},
	{"normative_documents.disclosed_total", GOV_DISCLOSURE, GOV_FORM_2019,
		"规范性文件 / 对外公开总数量",
		"Administrative normative documents: total disclosed",
	GOV_UNIT_COUNT, false, 8},
	{"normative_documents.issued", GOV_DISCLOSURE, GOV_FORM_2021,
		"行政规范性文件 / 本年制发件数",
		"Administrative normative documents: issued this year",
	GOV_UNIT_COUNT, false, 9},
	{"normative_documents.repealed", GOV_DISCLOSURE, GOV_FORM_2021,
		"行政规范性文件 / 本年废止件数",
		"Administrative normative documents: repealed this year",
	GOV_UNIT_COUNT, false, 10},
	{"normative_documents.in_force", GOV_DISCLOSURE, GOV_FORM_2021,
		"行政规范性文件 / 现行有效件数",
		"Administrative normative documents: currently in force",
	GOV_UNIT_COUNT, false, 11},
	{"licensing.items_prior", GOV_DISCLOSURE, GOV_FORM_2019,
		"行政许可 / 上一年项目数量",
		"Administrative licensing: items in the previous year",
	GOV_UNIT_COUNT, false, 12},
	{"licensing.items_change", GOV_DISCLOSURE, GOV_FORM_2019,
		"行政许可 / 本年增/减",
		"Administrative licensing: increase or decrease this year",
	GOV_UNIT_COUNT, true, 13},
	{"licensing.decisions", GOV_DISCLOSURE, GOV_FORM_2019 | GOV_FORM_2021,
		"行政许可 / (本年)处理决定数量",
		"Administrative licensing: decisions handled this year",
	GOV_UNIT_COUNT, false, 14},
	{"other_services.items_prior", GOV_DISCLOSURE, GOV_FORM_2019,
		"其他对外管理服务事项 / 上一年项目数量",
		"Other external administrative services: items in the previous year",
	GOV_UNIT_COUNT, false, 15},
	{"other_services.items_change", GOV_DISCLOSURE, GOV_FORM_2019,
		"其他对外管理服务事项 / 本年增/减",
		"Other external administrative services: increase or decrease this year",
	GOV_UNIT_COUNT, true, 16},
	{"other_services.decisions", GOV_DISCLOSURE, GOV_FORM_2019,
		"其他对外管理服务事项 / 处理决定数量",
		"Other external administrative services: decisions handled this year",
	GOV_UNIT_COUNT, false, 17},
	{"penalties.items_prior", GOV_DISCLOSURE, GOV_FORM_2019,
		"行政处罚 / 上一年项目数量",
		"Administrative penalties: items in the previous year",
	GOV_UNIT_COUNT, false, 18},
	{"penalties.items_change", GOV_DISCLOSURE, GOV_FORM_2019,
		"行政处罚 / 本年增/减",
		"Administrative penalties: increase or decrease this year",
	GOV_UNIT_COUNT, true, 19},
	{"penalties.decisions", GOV_DISCLOSURE, GOV_FORM_2019 | GOV_FORM_2021,
		"行政处罚 / (本年)处理决定数量",
		"Administrative penalties: decisions handled this year",
	GOV_UNIT_COUNT, false, 20},
	{"coercion.items_prior", GOV_DISCLOSURE, GOV_FORM_2019,
		"行政强制 / 上一年项目数量",
		"Administrative coercion: items in the previous year",
	GOV_UNIT_COUNT, false, 21},
	{"coercion.items_change", GOV_DISCLOSURE, GOV_FORM_2019,
		"行政强制 / 本年增/减",
		"Administrative coercion: increase or decrease this year",
	GOV_UNIT_COUNT, true, 22},
	{"coercion.decisions", GOV_DISCLOSURE, GOV_FORM_2019 | GOV_FORM_2021,
		"行政强制 / (本年)处理决定数量",
		"Administrative coercion: decisions handled this year",
	GOV_UNIT_COUNT, false, 23},
	{"fees.items_prior", GOV_DISCLOSURE, GOV_FORM_2019,
		"行政事业性收费 / 上一年项目数量",
		"Administrative and institutional fees: items in the previous year",
	GOV_UNIT_COUNT, false, 24},
	{"fees.items_change", GOV_DISCLOSURE, GOV_FORM_2019,
		"行政事业性收费 / 本年增/减",
		"Administrative and institutional fees: increase or decrease this year",
	GOV_UNIT_COUNT, true, 25},
	{"fees.amount", GOV_DISCLOSURE, GOV_FORM_2021,
		"行政事业性收费 / 本年收费金额(单位:万元)",
		"Administrative and institutional fees: amount collected this year",
	GOV_UNIT_YUAN, false, 26},
	{"procurement.projects", GOV_DISCLOSURE, GOV_FORM_2019,
		"政府集中采购 / 采购项目数量",
		"Centralised government procurement: procurement projects",
	GOV_UNIT_COUNT, false, 27},
	{"procurement.amount", GOV_DISCLOSURE, GOV_FORM_2019,
		"政府集中采购 / 采购总金额",
		"Centralised government procurement: total amount",
	GOV_UNIT_YUAN, false, 28},
	{"received", GOV_APPLICATIONS, GOV_FORM_2019 | GOV_FORM_2021,
		"一、本年新收政府信息公开申请数量",
		"Applications newly received this year",
	GOV_UNIT_COUNT, false, 29},
	{"carried_in", GOV_APPLICATIONS, GOV_FORM_2019 | GOV_FORM_2021,
		"二、上年结转政府信息公开申请数量",
		"Applications carried in from the previous year",
	GOV_UNIT_COUNT, false, 36},
	{"granted", GOV_APPLICATIONS, GOV_FORM_2019 | GOV_FORM_2021,
		"三、(一)予以公开",
		"Disclosure granted",
	GOV_UNIT_COUNT, false, 43},
	{"partly_granted", GOV_APPLICATIONS, GOV_FORM_2019 | GOV_FORM_2021,
		"三、(二)部分公开(区分处理的,只计这一情形,不计其他情形)",
		"Disclosure partly granted",
	GOV_UNIT_COUNT, false, 50},
	{"refused.state_secret", GOV_APPLICATIONS, GOV_FORM_2019 | GOV_FORM_2021,
		"三、(三)不予公开 1.属于国家秘密",
		"Refused: state secret",
	GOV_UNIT_COUNT, false, 57},
	{"refused.other_law", GOV_APPLICATIONS, GOV_FORM_2019 | GOV_FORM_2021,
		"三、(三)不予公开 2.其他法律行政法规禁止公开",
		"Refused: disclosure prohibited by other laws and administrative regulations",
	GOV_UNIT_COUNT, false, 64},
	{"refused.security_stability", GOV_APPLICATIONS, GOV_FORM_2019 | GOV_FORM_2021,
		"三、(三)不予公开 3.危及“三安全一稳定”",
		"Refused: endangers the \"three securities and one stability\"",
	GOV_UNIT_COUNT, false, 71},
	{"refused.third_party", GOV_APPLICATIONS, GOV_FORM_2019 | GOV_FORM_2021,
		"三、(三)不予公开 4.保护第三方合法权益",
		"Refused: protects third parties' lawful rights and interests",
	GOV_UNIT_COUNT, false, 78},
	{"refused.internal_affairs", GOV_APPLICATIONS, GOV_FORM_2019 | GOV_FORM_2021,
		"三、(三)不予公开 5.属于三类内部事务信息",
		"Refused: three kinds of internal affairs information",
	GOV_UNIT_COUNT, false, 85},
	{"refused.process_information", GOV_APPLICATIONS, GOV_FORM_2019 | GOV_FORM_2021,
		"三、(三)不予公开 6.属于四类过程性信息",
		"Refused: four kinds of process information",
	GOV_UNIT_COUNT, false, 92},
	{"refused.enforcement_file", GOV_APPLICATIONS, GOV_FORM_2019 | GOV_FORM_2021,
		"三、(三)不予公开 7.属于行政执法案卷",
		"Refused: administrative law-enforcement case file",
	GOV_UNIT_COUNT, false, 99},
	{"refused.administrative_query", GOV_APPLICATIONS, GOV_FORM_2019 | GOV_FORM_2021,
		"三、(三)不予公开 8.属于行政查询事项",
		"Refused: matter of administrative query",
	GOV_UNIT_COUNT, false, 106},
	{"unavailable.not_held", GOV_APPLICATIONS, GOV_FORM_2019 | GOV_FORM_2021,
		"三、(四)无法提供 1.本机关不掌握相关政府信息",
		"Unavailable: not held by this organ",
	GOV_UNIT_COUNT, false, 113},
	{"unavailable.needs_creation", GOV_APPLICATIONS, GOV_FORM_2019 | GOV_FORM_2021,
		"三、(四)无法提供 2.没有现成信息需要另行制作",
		"Unavailable: no ready-made information, would have to be created",
	GOV_UNIT_COUNT, false, 120},
	{"unavailable.unclear", GOV_APPLICATIONS, GOV_FORM_2019 | GOV_FORM_2021,
		"三、(四)无法提供 3.补正后申请内容仍不明确",
		"Unavailable: request still unclear after supplementation",
	GOV_UNIT_COUNT, false, 127},
	{"not_processed.petition", GOV_APPLICATIONS, GOV_FORM_2019 | GOV_FORM_2021,
		"三、(五)不予处理 1.信访举报投诉类申请",
		"Not processed: petition, report or complaint",
	GOV_UNIT_COUNT, false, 134},
	{"not_processed.repeated", GOV_APPLICATIONS, GOV_FORM_2019 | GOV_FORM_2021,
		"三、(五)不予处理 2.重复申请",
		"Not processed: repeated application",
	GOV_UNIT_COUNT, false, 141},
	{"not_processed.publication", GOV_APPLICATIONS, GOV_FORM_2019 | GOV_FORM_2021,
		"三、(五)不予处理 3.要求提供公开出版物",
		"Not processed: asks for a public publication",
	GOV_UNIT_COUNT, false, 148},
	{"not_processed.excessive", GOV_APPLICATIONS, GOV_FORM_2019 | GOV_FORM_2021,
		"三、(五)不予处理 4.无正当理由大量反复申请",
		"Not processed: large numbers of repeated applications without due cause",
	GOV_UNIT_COUNT, false, 155},
	{"not_processed.reconfirmation", GOV_APPLICATIONS, GOV_FORM_2019 | GOV_FORM_2021,
		"三、(五)不予处理 5.要求行政机关确认或重新出具已获取信息",
		"Not processed: asks to confirm or reissue information already obtained",
	GOV_UNIT_COUNT, false, 162},
	{"other", GOV_APPLICATIONS, GOV_FORM_2019,
		"三、(六)其他处理",
		"Other handling",
	GOV_UNIT_COUNT, false, 169},
	{"other.not_corrected", GOV_APPLICATIONS, GOV_FORM_2021,
		"三、(六)其他处理 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
		"Other handling: not corrected in time without due cause",
	GOV_UNIT_COUNT, false, 176},
	{"other.fee_unpaid", GOV_APPLICATIONS, GOV_FORM_2021,
		"三、(六)其他处理 2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
		"Other handling: information handling fee not paid in time",
	GOV_UNIT_COUNT, false, 183},
	{"other.remaining", GOV_APPLICATIONS, GOV_FORM_2021,
		"三、(六)其他处理 3.其他",
		"Other handling: remaining",
	GOV_UNIT_COUNT, false, 190},
	{"concluded", GOV_APPLICATIONS, GOV_FORM_2019 | GOV_FORM_2021,
		"三、(七)总计",
		"Total concluded",
	GOV_UNIT_COUNT, false, 197},
	{"carried_over", GOV_APPLICATIONS, GOV_FORM_2019 | GOV_FORM_2021,
		"四、结转下年度继续办理",
		"Carried over to the next year",
	GOV_UNIT_COUNT, false, 204},
	{"reconsideration.upheld", GOV_REMEDIES, GOV_FORM_2019 | GOV_FORM_2021,
		"行政复议 / 结果维持",
		"Administrative reconsideration: result upheld",
	GOV_UNIT_COUNT, false, 211},
	{"reconsideration.corrected", GOV_REMEDIES, GOV_FORM_2019 | GOV_FORM_2021,
		"行政复议 / 结果纠正",
		"Administrative reconsideration: result corrected",
	GOV_UNIT_COUNT, false, 212},
	{"reconsideration.other", GOV_REMEDIES, GOV_FORM_2019 | GOV_FORM_2021,
		"行政复议 / 其他结果",
		"Administrative reconsideration: other results",
	GOV_UNIT_COUNT, false, 213},
	{"reconsideration.pending", GOV_REMEDIES, GOV_FORM_2019 | GOV_FORM_2021,
		"行政复议 / 尚未审结",
		"Administrative reconsideration: not yet concluded",
	GOV_UNIT_COUNT, false, 214},
	{"reconsideration.total", GOV_REMEDIES, GOV_FORM_2019 | GOV_FORM_2021,
		"行政复议 / 总计",
		"Administrative reconsideration: total",
	GOV_UNIT_COUNT, false, 215},
	{"litigation_direct.upheld", GOV_REMEDIES, GOV_FORM_2019 | GOV_FORM_2021,
		"行政诉讼 / 未经复议直接起诉 / 结果维持",
		"Administrative litigation, direct: result upheld",
	GOV_UNIT_COUNT, false, 216},
	{"litigation_direct.corrected", GOV_REMEDIES, GOV_FORM_2019 | GOV_FORM_2021,
		"行政诉讼 / 未经复议直接起诉 / 结果纠正",
		"Administrative litigation, direct: result corrected",
	GOV_UNIT_COUNT, false, 217},
	{"litigation_direct.other", GOV_REMEDIES, GOV_FORM_2019 | GOV_FORM_2021,
		"行政诉讼 / 未经复议直接起诉 / 其他结果",
		"Administrative litigation, direct: other results",
	GOV_UNIT_COUNT, false, 218},
	{"litigation_direct.pending", GOV_REMEDIES, GOV_FORM_2019 | GOV_FORM_2021,
		"行政诉讼 / 未经复议直接起诉 / 尚未审结",
		"Administrative litigation, direct: not yet concluded",
	GOV_UNIT_COUNT, false, 219},
	{"litigation_direct.total", GOV_REMEDIES, GOV_FORM_2019 | GOV_FORM_2021,
		"行政诉讼 / 未经复议直接起诉 / 总计",
		"Administrative litigation, direct: total",
	GOV_UNIT_COUNT, false, 220},
	{"litigation_after_reconsideration.upheld", GOV_REMEDIES, GOV_FORM_2019 | GOV_FORM_2021,
		"行政诉讼 / 复议后起诉 / 结果维持",
		"Administrative litigation, after reconsideration: result upheld",
	GOV_UNIT_COUNT, false, 221},
	{"litigation_after_reconsideration.corrected", GOV_REMEDIES, GOV_FORM_2019 | GOV_FORM_2021,
		"行政诉讼 / 复议后起诉 / 结果纠正",
		"Administrative litigation, after reconsideration: result corrected",
	GOV_UNIT_COUNT, false, 222},
	{"litigation_after_reconsideration.other", GOV_REMEDIES, GOV_FORM_2019 | GOV_FORM_2021,
		"行政诉讼 / 复议后起诉 / 其他结果",
		"Administrative litigation, after reconsideration: other results",
	GOV_UNIT_COUNT, false, 223},
	{"litigation_after_reconsideration.pending", GOV_REMEDIES, GOV_FORM_2019 | GOV_FORM_2021,
		"行政诉讼 / 复议后起诉 / 尚未审结",
		"Administrative litigation, after reconsideration: not yet concluded",
	GOV_UNIT_COUNT, false, 224},
	{"litigation_after_reconsideration.total", GOV_REMEDIES, GOV_FORM_2019 | GOV_FORM_2021,
		"行政诉讼 / 复议后起诉 / 总计",
		"Administrative litigation, after reconsideration: total",
	GOV_UNIT_COUNT, false, 225},
};

const GovParty gov_parties[GOV_NPARTIES] = {
	{"natural_person", "自然人", "Natural persons"},
	{"business", "法人或其他组织 / 商业企业", "Legal persons: commercial enterprises"},
	{"research", "法人或其他组织 / 科研机构", "Legal persons: research institutions"},
	{"nonprofit", "法人或其他组织 / 社会公益组织", "Legal persons: social public-interest organisations"},
	{"legal_service", "法人或其他组织 / 法律服务机构", "Legal persons: legal service institutions"},
	{"other_org", "法人或其他组织 / 其他", "Legal persons: other"},
	{"total", "总计", "Total"},
};

#define ROW(r) (GOV_NDISCLOSURE + (r))

const GovGroup gov_groups[] = {
	{"refused", "三、(三)不予公开", "Disclosure refused", ROW(GOV_ROW_REFUSED), 8},
	{"unavailable", "三、(四)无法提供", "Unavailable", ROW(GOV_ROW_UNAVAILABLE), 3},
	{"not_processed", "三、(五)不予处理", "Not processed", ROW(GOV_ROW_NOT_PROCESSED), 5},
	{"other", "三、(六)其他处理", "Other handling", ROW(GOV_ROW_OTHER_LEAVES), 3},
};
const int	gov_ngroups = sizeof(gov_groups) / sizeof(gov_groups[0]);

const GovTopic gov_topics[GOV_NTOPICS] = {
	[GOV_REGULATIONS] = {"regulations", 0, 6},
	[GOV_NORMATIVE_DOCUMENTS] = {"normative_documents", 6, 6},
	[GOV_LICENSING] = {"licensing", 12, 3},
	[GOV_OTHER_SERVICES] = {"other_services", 15, 3},
	[GOV_PENALTIES] = {"penalties", 18, 3},
	[GOV_COERCION] = {"coercion", 21, 3},
	[GOV_FEES] = {"fees", 24, 3},
	[GOV_RECONSIDERATION] = {"reconsideration", GOV_NDISCLOSURE + GOV_NAPPLICATIONS, 5},
	[GOV_LITIGATION_DIRECT] = {"litigation_direct", GOV_NDISCLOSURE + GOV_NAPPLICATIONS + 5, 5},
	[GOV_LITIGATION_AFTER_RECONSIDERATION] =
	{"litigation_after_reconsideration", GOV_NDISCLOSURE + GOV_NAPPLICATIONS + 10, 5},
};

/* Terms of rules. */
#define THE(cell)		{cell, 1, 1, false, NULL}
#define LESS(cell)		{cell, 1, -1, false, NULL}
#define BEFORE(cell)	{cell, 1, 1, true, NULL}
#define ALL_FROM(first, last, words) {first, (last) - (first) + 1, 1, false, words}

const GovRule gov_rules[] = {
	{"balance", "error", "printed on the form (本列数据的勾稽关系)",
		.scope = GOV_EACH_PARTY,
		.left = {THE(GOV_ROW_RECEIVED), THE(GOV_ROW_CARRIED_IN)},
	.right = {THE(GOV_ROW_CONCLUDED), THE(GOV_ROW_CARRIED_OVER)}},

	{"row_total", "error", "the form's 总计 column",
		.scope = GOV_EACH_ROW,
		.left = {THE(0), THE(1), THE(2), THE(3), THE(4), THE(5)},
	.right = {THE(GOV_PARTY_TOTAL)}},

	{"outcome_total", "error", "the form's (七)总计 row",
		.scope = GOV_EACH_PARTY,
		.left = {ALL_FROM(GOV_ROW_GRANTED, GOV_ROW_CONCLUDED - 1,
						  "sum of all leaf outcome rows")},
	.right = {THE(GOV_ROW_CONCLUDED)}},

	{"remedy_total", "error", "the form's 总计 columns",
		.scope = GOV_EACH_TOPIC,
		.topics = {GOV_RECONSIDERATION, GOV_LITIGATION_DIRECT,
		GOV_LITIGATION_AFTER_RECONSIDERATION},
		.ntopics = 3,
		.left = {THE(GOV_REMEDY_UPHELD), THE(GOV_REMEDY_CORRECTED),
		THE(GOV_REMEDY_OTHER), THE(GOV_REMEDY_PENDING)},
	.right = {THE(GOV_REMEDY_TOTAL)}},

	{"sign", "error", "counts",
		.scope = GOV_IN_WORDS,	/* which they are is said of each item */
		.scope_words = "every count but *.items_change",
	.equation_words = "value >= 0 and whole"},

	{"disclosure_order", "info", "meaning of the columns",
		.scope = GOV_EACH_TOPIC,.form = GOV_FORM_2019,
		.topics = {GOV_REGULATIONS, GOV_NORMATIVE_DOCUMENTS},.ntopics = 2,
		.left = {THE(GOV_DOCUMENTS_DISCLOSED)},
		.relation = GOV_AT_MOST,
	.right = {THE(GOV_DOCUMENTS_DISCLOSED_TOTAL)}},

	{"carry_link", "warning", "restatements exist",
		.scope = GOV_EACH_PARTY,
		.left = {THE(GOV_ROW_CARRIED_IN)},
	.right = {BEFORE(GOV_ROW_CARRIED_OVER)}},

	{"stock_link", "warning", "clean-ups of old documents exist",
		.scope = GOV_EACH_TOPIC,.form = GOV_FORM_2021,
		.topics = {GOV_REGULATIONS, GOV_NORMATIVE_DOCUMENTS},.ntopics = 2,
		.left = {THE(GOV_DOCUMENTS_IN_FORCE)},
		.right = {BEFORE(GOV_DOCUMENTS_IN_FORCE), THE(GOV_DOCUMENTS_ISSUED),
	LESS(GOV_DOCUMENTS_REPEALED)}},

	{"items_link", "warning", "",
		.scope = GOV_EACH_TOPIC,.form = GOV_FORM_2019,
		.topics = {GOV_LICENSING, GOV_OTHER_SERVICES, GOV_PENALTIES, GOV_COERCION, GOV_FEES},
		.ntopics = 5,
		.left = {THE(GOV_ITEMS_PRIOR)},
	.right = {BEFORE(GOV_ITEMS_PRIOR), BEFORE(GOV_ITEMS_CHANGE)}},

	{"region_sum", "warning",
		"only when every child is present; otherwise each child <= parent",
		.scope = GOV_IN_WORDS,
		.scope_words = "parent and all of its reporting children",
	.equation_words = "parent = own office + departments + subordinate regions"},

	{"narrative", "warning", "which basis matched is reported",
		.scope = GOV_IN_WORDS,
		.scope_words = "a number in the prose and the cell it speaks of",
		.equation_words = "equal on at least one plausible basis "
	"(received · received + carried_in · concluded)"},
};
const int	gov_nrules = sizeof(gov_rules) / sizeof(gov_rules[0]);

static bool
same(const char *code, const char *s, size_t len)
{
	return strlen(code) == len && memcmp(code, s, len) == 0;
}

int
gov_item_by_code(const char *code, size_t len)
{
	for (int i = 0; i < GOV_NITEMS; i++)
		if (same(gov_items[i].code, code, len))
			return i;
	return -1;
}

int
gov_party_by_code(const char *code, size_t len)
{
	for (int i = 0; i < GOV_NPARTIES; i++)
		if (same(gov_parties[i].code, code, len))
			return i;
	return -1;
}

int
gov_group_by_code(const char *code, size_t len)
{
	for (int i = 0; i < gov_ngroups; i++)
		if (same(gov_groups[i].code, code, len))
			return i;
	return -1;
}

int
gov_slot_item(int slot)
{
	if (slot < GOV_SLOT_APPLICATIONS)
		return slot;
	if (slot < GOV_SLOT_REMEDIES)
		return GOV_NDISCLOSURE + (slot - GOV_SLOT_APPLICATIONS) / GOV_NPARTIES;
	return GOV_NDISCLOSURE + GOV_NAPPLICATIONS + slot - GOV_SLOT_REMEDIES;
}

int
gov_slot_party(int slot)
{
	if (slot < GOV_SLOT_APPLICATIONS || slot >= GOV_SLOT_REMEDIES)
		return -1;
	return (slot - GOV_SLOT_APPLICATIONS) % GOV_NPARTIES;
}
