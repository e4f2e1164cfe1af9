/*
 * form.c
 *		The statutory form of annual reports on open government information,
 *		from form.def; and its rules.
 */
#include "core/form/form.h"

#include <stdio.h>
#include <string.h>

#define STR(lit)		{(lit), sizeof(lit) - 1}
#define PATH1(a)		STR(a)
#define PATH2(a, b)		STR(a), STR(b)
#define PATH3(a, b, c)	STR(a), STR(b), STR(c)
#define PATH_BY_LENGTH(a, b, c, n, ...)	n
#define PATH(...)		{PATH_BY_LENGTH(__VA_ARGS__, PATH3, PATH2, PATH1,) (__VA_ARGS__)}

/* What lines of form.def have in them. */
#define ROW(...)		.path = PATH(__VA_ARGS__)
#define COLUMN(...)		.path = PATH(__VA_ARGS__)
#define UNDER(id, ...)	.heads = {{0, GOV_HEAD_##id}, __VA_ARGS__}
#define UNDER_SINCE(year, id)		{GOV_FORM_##year, GOV_HEAD_##id}
#define NAMED(text, ...)	.names = {{0, {STR(text)}}, __VA_ARGS__}
#define NAMED_SINCE(year, text)		{GOV_FORM_##year, {STR(text)}}

#define IN_COUNT		.unit = GOV_UNIT_COUNT
#define IN_SIGNED_COUNT	.unit = GOV_UNIT_COUNT, .is_signed = true
#define IN_YUAN			.unit = GOV_UNIT_YUAN
#define IN_TEN_THOUSAND_YUAN	.unit = GOV_UNIT_YUAN, .in_wan = true

const GovEdition gov_editions[GOV_NEDITIONS] = {
#define EDITION(year_, suffix_)	{year_, STR(suffix_)},
#include GOV_FORM_DEF
};

const GovFormerEdition gov_former_editions[GOV_NFORMER_EDITIONS] = {
#define FORMER_EDITION(year_, until_, heading_)	{year_, until_, heading_},
#include GOV_FORM_DEF
};

const GovSectionName gov_section_names[GOV_NSECTIONS] = {
#define SECTION(number_, heading_)	{number_, heading_},
#include GOV_FORM_DEF
};

static const GovSectionName statistics_section = {
	0,
#define FORMER_EDITION(year, until, heading) heading
#include GOV_FORM_DEF
};

const GovPartInfo gov_parts[GOV_ALL_PARTS] = {
#define PART(id, section_, code_, corner_) \
	{code_, &gov_section_names[GOV_SECTION_##section_], GOV_FIRST_OF_##id, \
	GOV_END_OF_##id - GOV_FIRST_OF_##id, corner_},
#include GOV_FORM_DEF
	{"statistics", &statistics_section, GOV_NITEMS, GOV_NSTATISTICS, "指标名称"},
};

const GovItem gov_items[GOV_ALL_ITEMS] = {
#define ITEM(part_, id, code_, editions_, unit_, stored_, label_zh_, label_en_, print_) \
	{.code = code_, .part = GOV_##part_, .forms = GOV_##editions_, \
	.label_zh = label_zh_, .label_en = label_en_, IN_##unit_, .slot = GOV_SLOT_##id, print_},
#include GOV_FORM_DEF
#define STATISTIC(id, code_, unit_, stored_, label_zh_, label_en_, printed_, printed_unit_) \
	{.code = code_, .part = GOV_STATISTICS, .forms = GOV_FORM_2014, .label_zh = label_zh_, \
	.label_en = label_en_, IN_##unit_, \
	.slot = GOV_SLOT_STATISTICS + GOV_ITEM_STATISTICS_##id - GOV_NITEMS, ROW(label_zh_)},
#include GOV_FORM_DEF
};

const GovParty gov_parties[GOV_NPARTIES] = {
#define PARTY(id, code_, label_zh_, label_en_, column_) \
	{.code = code_, .label_zh = label_zh_, .label_en = label_en_, column_},
#include GOV_FORM_DEF
};

const GovGroup gov_groups[GOV_NGROUPS] = {
#define GROUP(id, code_, label_zh_, label_en_, printed_) \
	{code_, label_zh_, label_en_, STR(printed_), GOV_FIRST_OF_##id, GOV_END_OF_##id - GOV_FIRST_OF_##id},
#include GOV_FORM_DEF
};

const GovTopic gov_topics[GOV_NTOPICS] = {
#define TOPIC(id, code_)	{code_, GOV_FIRST_OF_##id, GOV_END_OF_##id - GOV_FIRST_OF_##id},
#include GOV_FORM_DEF
};

const GovFormHead gov_form_heads[GOV_NHEADS] = {
#define HEAD(id, text)	{PATH(text)},
#include GOV_FORM_DEF
};

#define ROW_IN_DISCLOSURE(id)
#define ROW_IN_APPLICATIONS(id) {.first_item = GOV_ITEM_##id, .nitems = 1, .topic = -1},
#define ROW_IN_REMEDIES(id)

const GovFormRow gov_form_rows[GOV_NROWS] = {
#define TOPIC_ROW(id, band_, names_) \
	{.first_item = GOV_FIRST_OF_##id, .nitems = GOV_END_OF_##id - GOV_FIRST_OF_##id, \
	.topic = GOV_##id, .band = band_, names_},
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) \
	ROW_IN_##part(id)
#include GOV_FORM_DEF
};

const GovSpelling gov_spellings[] = {
#define VARIANT(id, text)			{text, GOV_SPELLING_ROW, GOV_FORM_ROW_##id},
#define HEAD_VARIANT(id, text)		{text, GOV_SPELLING_HEAD, GOV_HEAD_##id},
#define HEAD_PIECE(id, text)		{text, GOV_SPELLING_HEAD_PIECE, GOV_HEAD_##id},
#define SECTION_VARIANT(number, text)	{text, GOV_SPELLING_SECTION, number},
#define COLUMN_VARIANT(id, text)	{text, GOV_SPELLING_COLUMN, GOV_##id},
#include GOV_FORM_DEF
};
const int	gov_nspellings = sizeof(gov_spellings) / sizeof(gov_spellings[0]);

const GovName gov_names[] = {
#define NAME(id, text)				{text, GOV_NAME_OF_ITEM, GOV_ITEM_##id},
#define GROUP_NAME(id, text)		{text, GOV_NAME_OF_GROUP, GOV_GROUP_##id},
#define PARTY_NAME(id, text)		{text, GOV_NAME_OF_PARTY, GOV_PARTY_##id},
#include GOV_FORM_DEF
};
const int	gov_nnames = sizeof(gov_names) / sizeof(gov_names[0]);


/*
 * The statistics
 */

const GovStatisticRow gov_statistic_rows[GOV_NSTATISTICS] = {
#define STATISTIC(id, code, unit_, stored, label_zh, label_en, printed_, printed_unit) \
	{STR(printed_), printed_unit},
#include GOV_FORM_DEF
};

const GovStatisticHead gov_statistic_heads[GOV_NSTATISTICS_HEADS] = {
#define STATISTICS_HEAD(id, text)	{STR(text), GOV_FIRST_STATISTIC_OF_##id},
#include GOV_FORM_DEF
};

const GovStatisticVariant gov_statistic_variants[] = {
#define STATISTIC_VARIANT(id, text_)	{STR(text_), GOV_ITEM_STATISTICS_##id},
#include GOV_FORM_DEF
};
const int	gov_nstatistic_variants = sizeof(gov_statistic_variants) / sizeof(gov_statistic_variants[0]);

#define S(id)	GOV_ITEM_STATISTICS_##id
#define PARTS2(a, b)					S(a), S(b)
#define PARTS3(a, ...)					S(a), PARTS2(__VA_ARGS__)
#define PARTS4(a, ...)					S(a), PARTS3(__VA_ARGS__)
#define PARTS5(a, ...)					S(a), PARTS4(__VA_ARGS__)
#define PARTS6(a, ...)					S(a), PARTS5(__VA_ARGS__)
#define PARTS7(a, ...)					S(a), PARTS6(__VA_ARGS__)
#define PARTS8(a, ...)					S(a), PARTS7(__VA_ARGS__)
#define PARTS_BY_NUMBER(a, b, c, d, e, f, g, h, n, ...) n
#define PARTS(...) \
	PARTS_BY_NUMBER(__VA_ARGS__, PARTS8, PARTS7, PARTS6, PARTS5, PARTS4, PARTS3, PARTS2,) (__VA_ARGS__)

const GovStatisticSum gov_statistic_sums[GOV_NSTATISTICS_SUMS] = {
#define STATISTICS_SUM(total_, ...)	{S(total_), {PARTS(__VA_ARGS__)}},
#include GOV_FORM_DEF
};

bool
gov_form_has_statistics(int year)
{
	for (int e = 0; e < GOV_NFORMER_EDITIONS; e++)
		if (year >= gov_former_editions[e].year && year <= gov_former_editions[e].until)
			return true;
	return false;
}


/*
 * What the table must be like
 */

_Static_assert(0
#define EDITION(year, suffix)	< year && year
#include GOV_FORM_DEF
			   > 0, "editions are in the order of their years");
_Static_assert(GOV_NEDITIONS <= 5, "sets of sets of editions have 32 bits (editions.h)");
_Static_assert(GOV_NSLOTS < UINT8_MAX, "slots have a byte, and 255 stands for none");
_Static_assert(GOV_NFORMER_EDITIONS == 1, "the statistics are those of one edition");
_Static_assert(GOV_NHEADS <= 24, "sets of heads have 32 bits, with some to spare");
_Static_assert(GOV_FIRST_OF_DISCLOSURE == 0 && GOV_FIRST_OF_APPLICATIONS == GOV_END_OF_DISCLOSURE &&
			   GOV_FIRST_OF_REMEDIES == GOV_END_OF_APPLICATIONS &&
			   GOV_END_OF_REMEDIES == GOV_NITEMS, "parts are in the form's order");
_Static_assert(GOV_SLOT_APPLICATIONS == GOV_SLOT_RECEIVED &&
			   GOV_SLOT_REMEDIES + GOV_NREMEDIES == GOV_NSLOTS, "slots are those of the items");
_Static_assert(GOV_PARTY_TOTAL == GOV_NPARTIES - 1, "the total is the last of the parties");

#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) \
	_Static_assert(GOV_ITEM_##id >= GOV_FIRST_OF_##part && GOV_ITEM_##id < GOV_END_OF_##part, \
				   code " stands in the part that it names"); \
	_Static_assert(GOV_FORMS_OF_##id != 0, code " is of some edition");
#define TOPIC_ROW(id, band, names) \
	_Static_assert(GOV_END_OF_##id - GOV_FIRST_OF_##id <= GOV_ROW_CELLS, "a row has room for its cells");
#include GOV_FORM_DEF


/*
 * Rules
 */

/* A place within topics, which is the same in all that a rule is about. */
#define PLACE(topic, name)	(GOV_ITEM_##topic##_##name - GOV_FIRST_OF_##topic)
#define ALIKE(name, topic, other) \
	_Static_assert(PLACE(topic, name) == PLACE(other, name), "places of a rule are the same in its topics")
#define ALIKE_IN_DOCUMENTS(name)	ALIKE(name, REGULATIONS, NORMATIVE_DOCUMENTS)
#define ALIKE_IN_MATTERS(name) \
	ALIKE(name, LICENSING, OTHER_SERVICES); \
	ALIKE(name, LICENSING, PENALTIES); \
	ALIKE(name, LICENSING, COERCION); \
	ALIKE(name, LICENSING, FEES)
#define ALIKE_IN_REMEDIES(name) \
	ALIKE(name, RECONSIDERATION, LITIGATION_DIRECT); \
	ALIKE(name, RECONSIDERATION, LITIGATION_AFTER_RECONSIDERATION)

ALIKE_IN_DOCUMENTS(DISCLOSED);
ALIKE_IN_DOCUMENTS(DISCLOSED_TOTAL);
ALIKE_IN_DOCUMENTS(ISSUED);
ALIKE_IN_DOCUMENTS(REPEALED);
ALIKE_IN_DOCUMENTS(IN_FORCE);
ALIKE_IN_MATTERS(ITEMS_PRIOR);
ALIKE_IN_MATTERS(ITEMS_CHANGE);
ALIKE_IN_REMEDIES(UPHELD);
ALIKE_IN_REMEDIES(CORRECTED);
ALIKE_IN_REMEDIES(OTHER);
ALIKE_IN_REMEDIES(PENDING);
ALIKE_IN_REMEDIES(TOTAL);

/* The editions that a rule is about: those that have this item; 0: all. */
#define WHERE_THERE_IS(item) \
	((int) GOV_FORMS_OF_##item == (int) GOV_ALL_FORMS ? 0 : GOV_FORMS_OF_##item)

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
		.left = {THE(GOV_PARTY_NATURAL_PERSON), THE(GOV_PARTY_BUSINESS),
			THE(GOV_PARTY_RESEARCH), THE(GOV_PARTY_NONPROFIT),
		THE(GOV_PARTY_LEGAL_SERVICE), THE(GOV_PARTY_OTHER_ORG)},
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
		.left = {THE(PLACE(RECONSIDERATION, UPHELD)), THE(PLACE(RECONSIDERATION, CORRECTED)),
		THE(PLACE(RECONSIDERATION, OTHER)), THE(PLACE(RECONSIDERATION, PENDING))},
	.right = {THE(PLACE(RECONSIDERATION, TOTAL))}},

	{"sign", "error", "counts",
		.scope = GOV_IN_WORDS,	/* which they are is said of each item */
		.scope_words = "every count but *.items_change",
	.equation_words = "value >= 0 and whole"},

	{"disclosure_order", "info", "meaning of the columns",
		.scope = GOV_EACH_TOPIC,.form = WHERE_THERE_IS(REGULATIONS_DISCLOSED),
		.topics = {GOV_REGULATIONS, GOV_NORMATIVE_DOCUMENTS},.ntopics = 2,
		.left = {THE(PLACE(REGULATIONS, DISCLOSED))},
		.relation = GOV_AT_MOST,
	.right = {THE(PLACE(REGULATIONS, DISCLOSED_TOTAL))}},

	{"carry_link", "warning", "restatements exist",
		.scope = GOV_EACH_PARTY,
		.left = {THE(GOV_ROW_CARRIED_IN)},
	.right = {BEFORE(GOV_ROW_CARRIED_OVER)}},

	{"stock_link", "warning", "clean-ups of old documents exist",
		.scope = GOV_EACH_TOPIC,.form = WHERE_THERE_IS(REGULATIONS_IN_FORCE),
		.topics = {GOV_REGULATIONS, GOV_NORMATIVE_DOCUMENTS},.ntopics = 2,
		.left = {THE(PLACE(REGULATIONS, IN_FORCE))},
		.right = {BEFORE(PLACE(REGULATIONS, IN_FORCE)), THE(PLACE(REGULATIONS, ISSUED)),
	LESS(PLACE(REGULATIONS, REPEALED))}},

	{"items_link", "warning", "",
		.scope = GOV_EACH_TOPIC,.form = WHERE_THERE_IS(LICENSING_ITEMS_PRIOR),
		.topics = {GOV_LICENSING, GOV_OTHER_SERVICES, GOV_PENALTIES, GOV_COERCION, GOV_FEES},
		.ntopics = 5,
		.left = {THE(PLACE(LICENSING, ITEMS_PRIOR))},
	.right = {BEFORE(PLACE(LICENSING, ITEMS_PRIOR)), BEFORE(PLACE(LICENSING, ITEMS_CHANGE))}},

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

	{"statistics_total", "warning", "the rows of the table, each above its parts",
		.scope = GOV_EACH_SUM,
		.scope_words = "statistics of 2014: each row that is printed above its parts",
	.equation_words = "sum of the parts = the row"},
};
const int	gov_nrules = sizeof(gov_rules) / sizeof(gov_rules[0]);

static bool
same(const char *code, const char *s, size_t len)
{
	return strlen(code) == len && memcmp(code, s, len) == 0;
}

int
gov_form_edition_of_year(int year)
{
	int			e = GOV_NEDITIONS - 1;

	while (e >= 0 && gov_editions[e].year > year)
		e--;
	return e;
}

int
gov_form_find_item(const char *code, size_t len)
{
	for (int i = 0; i < GOV_ALL_ITEMS; i++)
		if (same(gov_items[i].code, code, len))
			return i;
	return -1;
}

int
gov_form_find_party(const char *code, size_t len)
{
	for (int i = 0; i < GOV_NPARTIES; i++)
		if (same(gov_parties[i].code, code, len))
			return i;
	return -1;
}

int
gov_form_find_group(const char *code, size_t len)
{
	for (int i = 0; i < GOV_NGROUPS; i++)
		if (same(gov_groups[i].code, code, len))
			return i;
	return -1;
}

int
gov_form_item_of_slot(int slot)
{
	if (slot < GOV_SLOT_APPLICATIONS)
		return slot;
	if (slot < GOV_SLOT_REMEDIES)
		return GOV_NDISCLOSURE + (slot - GOV_SLOT_APPLICATIONS) / GOV_NPARTIES;
	/* those of the statistics follow, item by item */
	return GOV_NDISCLOSURE + GOV_NAPPLICATIONS + slot - GOV_SLOT_REMEDIES;
}

int
gov_form_party_of_slot(int slot)
{
	if (slot < GOV_SLOT_APPLICATIONS || slot >= GOV_SLOT_REMEDIES)
		return -1;
	return (slot - GOV_SLOT_APPLICATIONS) % GOV_NPARTIES;
}


/*
 * Editions
 */

GovHeadId
gov_form_head_of_item(int item, int edition)
{
	const GovItem *of = &gov_items[item];
	int			i = 0;

	/* bits of editions are in the order of their years */
	while (i + 1 < GOV_NAMES && of->heads[i + 1].since != 0 && of->heads[i + 1].since <= 1 << edition)
		i++;
	return of->heads[i].head;
}

const GovStr *
gov_form_row_path(int row, int edition)
{
	const GovFormRow *r = &gov_form_rows[row];
	int			i = 0;

	if (row >= GOV_FIRST_APPLICATION)
		return gov_items[r->first_item].path;
	while (i + 1 < GOV_NAMES && r->names[i + 1].since != 0 && r->names[i + 1].since <= 1 << edition)
		i++;
	return r->names[i].path;
}

int
gov_form_row_forms(int row)
{
	const GovFormRow *r = &gov_form_rows[row];
	int			forms = 0;

	for (int i = 0; i < r->nitems; i++)
		forms |= gov_items[r->first_item + i].forms;
	return forms;
}

int
gov_form_row_slots(int row, int edition, int16_t slots[GOV_ROW_CELLS])
{
	const GovFormRow *r = &gov_form_rows[row];
	int			ncells = row < GOV_FIRST_APPLICATION ? 1 : GOV_NPARTIES;
	int			n = 0;

	for (const GovItem *item = &gov_items[r->first_item]; item < &gov_items[r->first_item + r->nitems]; item++)
		for (int c = 0; c < ncells && item->forms >> edition & 1; c++)
			slots[n++] = (int16_t) (item->slot + c);
	return n;
}

/* Heads of a row of table 2 in an edition, as bits. */
static uint32_t
row_heads(int row, int edition)
{
	const GovFormRow *r = &gov_form_rows[row];
	uint32_t	heads = 0;

	for (int item = r->first_item; item < r->first_item + r->nitems; item++)
		if (gov_items[item].forms >> edition & 1)
			heads |= 1u << gov_form_head_of_item(item, edition);
	return heads;
}

/* Is the text part of one of these heads, or the whole? */
static bool
is_part_of(GovStr text, uint32_t heads)
{
	for (int h = 0; h < GOV_NHEADS; h++)
		if ((heads >> h & 1) && strstr(gov_form_heads[h].path[0].s, text.s))
			return true;
	return false;
}

uint32_t
gov_form_row_heads_against(int row, int edition)
{
	uint32_t	own = row_heads(row, edition);
	uint32_t	against = 0;

	for (int other = 0; other < GOV_NEDITIONS; other++)
		for (int h = 0; other != edition && h < GOV_NHEADS; h++)
			if ((row_heads(row, other) >> h & 1) && !is_part_of(gov_form_heads[h].path[0], own))
				against |= 1u << h;
	return against;
}

bool
gov_form_row_follows(int a, int b)
{
	int			forms;

	if (b <= a + 1 || a < 0 || b >= GOV_NROWS || (a < GOV_FIRST_APPLICATION) != (b < GOV_FIRST_APPLICATION))
		return b == a + 1;
	forms = gov_form_row_forms(a) & gov_form_row_forms(b);
	for (int row = a + 1; row < b && forms != 0; row++)
		forms &= ~gov_form_row_forms(row);
	return forms != 0;
}

int
gov_form_row_group(int row)
{
	int			item = gov_form_rows[row].first_item;

	for (int g = 0; g < GOV_NGROUPS; g++)
		if (item >= gov_groups[g].first_item && item < gov_groups[g].first_item + gov_groups[g].nitems)
			return g;
	return -1;
}

int
gov_form_row_as_group(int row)
{
	const char *code = gov_form_row_code(row);

	return row < GOV_FIRST_APPLICATION ? -1 : gov_form_find_group(code, strlen(code));
}

GovStr
gov_form_suffix(int forms)
{
	static const GovStr nothing = {NULL, 0};

	return (forms & GOV_ALL_FORMS) == 0 || forms == GOV_ALL_FORMS ? nothing : gov_editions[__builtin_ctz((unsigned) forms)].suffix;
}

const char *
gov_form_edition_words(const char *between, char buf[GOV_EDITION_WORDS_MAX])
{
	int			n = 0;

	for (int e = 0; e < GOV_NEDITIONS && n < GOV_EDITION_WORDS_MAX; e++)
		n += snprintf(buf + n, (size_t) (GOV_EDITION_WORDS_MAX - n), "%s%d", e > 0 ? between : "",
					  gov_editions[e].year);
	return buf;
}
