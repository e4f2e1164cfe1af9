/*
 * labels.c
 *		The words of the form as the reader meets them.
 */
#include "core/grids/labels.h"

#include <string.h>

/* What is printed instead of the form's own words, or beside them. */
static const struct
{
	const char *text;
	uint8_t		id;
	uint8_t		column;
}			variants[] =

{
	/* the row's name in the form of 2019, still common after it */
	{"规范性文件", LBL_NORMATIVE, 255},
	{"行政规范性文件", LBL_NORMATIVE, 255},
	{"部门规章", LBL_REGULATIONS, 255},
	{"政府规章", LBL_REGULATIONS, 255},
	{"结转下年继续办理", LBL_APPLICATIONS + GOV_ROW_CARRIED_OVER, 255},
	{"结转下一年度继续办理", LBL_APPLICATIONS + GOV_ROW_CARRIED_OVER, 255},
	{"上年度结转政府信息公开申请数量", LBL_APPLICATIONS + GOV_ROW_CARRIED_IN, 255},
	{"本年度新收政府信息公开申请数量", LBL_APPLICATIONS + GOV_ROW_RECEIVED, 255},
	{"本年新收政府信息公开申请数", LBL_APPLICATIONS + GOV_ROW_RECEIVED, 255},
	{"危及三安全一稳定的", LBL_APPLICATIONS + GOV_ROW_REFUSED + 2, 255},
	{"逾期不补正", LBL_APPLICATIONS + GOV_ROW_OTHER_LEAVES, 255},
	{"逾期不缴费", LBL_APPLICATIONS + GOV_ROW_OTHER_LEAVES + 1, 255},
	{"逾期未缴费", LBL_APPLICATIONS + GOV_ROW_OTHER_LEAVES + 1, 255},

	{"本年新制作数量", LBL_HEAD_DOCS_2019, 0},
	{"本年新公开数量", LBL_HEAD_DOCS_2019, 1},
	{"对外公开总数量", LBL_HEAD_DOCS_2019, 2},
	{"本年新", LBL_HEAD_DOCS_2019, 255},
	{"对外公开", LBL_HEAD_DOCS_2019, 255},
	{"制作数量", LBL_HEAD_DOCS_2019, 255},
	{"公开数量", LBL_HEAD_DOCS_2019, 255},
	{"总数量", LBL_HEAD_OTHER, 255},
	{"本年制发件数", LBL_HEAD_DOCS_2021, 0},
	{"本年制发数量", LBL_HEAD_DOCS_2021, 0},
	{"本年废止件数", LBL_HEAD_DOCS_2021, 1},
	{"本年废止数量", LBL_HEAD_DOCS_2021, 1},
	{"现行有效件数", LBL_HEAD_DOCS_2021, 2},
	{"现行有效数量", LBL_HEAD_DOCS_2021, 2},
	{"本年制发", LBL_HEAD_DOCS_2021, 255},
	{"本年废止", LBL_HEAD_DOCS_2021, 255},
	{"现行有效", LBL_HEAD_DOCS_2021, 255},
	{"上一年项目数量", LBL_HEAD_ITEMS_2019, 0},
	{"上年项目数量", LBL_HEAD_ITEMS_2019, 0},
	{"本年增减", LBL_HEAD_ITEMS_2019, 1},
	{"处理决定数量", LBL_HEAD_DECISIONS, 2},
	{"本年处理决定数量", LBL_HEAD_DECISIONS_2021, 0},
	{"本年收费金额", LBL_HEAD_FEES_2021, 0},
	{"收费金额", LBL_HEAD_FEES_2021, 0},
	{"采购项目数量", LBL_HEAD_PROCUREMENT, 0},
	{"采购总金额", LBL_HEAD_PROCUREMENT, 1},
	{"信息内容", LBL_HEAD_CONTENT, 255},
	{"第二十条第项", LBL_ARTICLE, 255},
	{"第二十条第", LBL_ARTICLE, 255},
	{"第二十条", LBL_ARTICLE, 255},
	{"申请人情况", LBL_HEAD_OTHER, 255},
	{"项目", LBL_HEAD_CONTENT, 255},
	{"项目名称", LBL_HEAD_CONTENT, 255},
	{"指标", LBL_HEAD_CONTENT, 255},
	{"类别", LBL_HEAD_CONTENT, 255},
	{"情形", LBL_HEAD_CONTENT, 255},
	{"处理情形", LBL_HEAD_CONTENT, 255},
	{"救济方式", LBL_HEAD_CONTENT, 255},
	{"序号", LBL_HEAD_ASIDE, 255},
	{"行次", LBL_HEAD_ASIDE, 255},
	{"行号", LBL_HEAD_ASIDE, 255},
	{"编号", LBL_HEAD_ASIDE, 255},
	{"代码", LBL_HEAD_ASIDE, 255},
	{"指标代码", LBL_HEAD_ASIDE, 255},
	{"栏次", LBL_HEAD_ASIDE, 255},
	{"备注", LBL_HEAD_ASIDE, 255},
	{"说明", LBL_HEAD_ASIDE, 255},
	{"计量单位", LBL_HEAD_ASIDE, 255},
	{"小计", LBL_HEAD_SUBTOTAL, 255},

	{"自然人", LBL_HEAD_PARTY, 0},
	{"商业企业", LBL_HEAD_PARTY, 1},
	{"科研机构", LBL_HEAD_PARTY, 2},
	{"社会公益组织", LBL_HEAD_PARTY, 3},
	{"法律服务机构", LBL_HEAD_PARTY, 4},
	{"法人或其他组织", LBL_HEAD_LEGAL, 255},

	{"结果维持", LBL_HEAD_OUTCOME, GOV_REMEDY_UPHELD},
	{"结果纠正", LBL_HEAD_OUTCOME, GOV_REMEDY_CORRECTED},
	{"其他结果", LBL_HEAD_OUTCOME, GOV_REMEDY_OTHER},
	{"尚未审结", LBL_HEAD_OUTCOME, GOV_REMEDY_PENDING},

	{"行政复议", LBL_HEAD_REMEDY, 0},
	{"未经复议直接起诉", LBL_HEAD_REMEDY, 1},
	{"复议后起诉", LBL_HEAD_REMEDY, 2},
	{"行政诉讼", LBL_HEAD_REMEDY, REMEDY_LITIGATION},
	{"行政诉讼未经复议直接起诉", LBL_HEAD_REMEDY, 1},
	{"行政诉讼复议后起诉", LBL_HEAD_REMEDY, 2},
	{"行政复议行政诉讼", LBL_HEAD_REMEDIES, 255},
	{"未经复议直接起诉复议后起诉", LBL_HEAD_REMEDIES, 255},

	{"总体情况", LBL_SECTION, 1},
	{"主动公开政府信息情况", LBL_SECTION, 2},
	{"行政机关主动公开政府信息情况", LBL_SECTION, 2},
	{"主动公开政府信息的情况", LBL_SECTION, 2},
	{"收到和处理政府信息公开申请情况", LBL_SECTION, 3},
	{"行政机关收到和处理政府信息公开申请情况", LBL_SECTION, 3},
	{"政府信息公开行政复议行政诉讼情况", LBL_SECTION, 4},
	{"因政府信息公开工作被申请行政复议提起行政诉讼情况", LBL_SECTION, 4},
	{"存在的主要问题及改进情况", LBL_SECTION, 5},
	{"政府信息公开工作存在的主要问题及改进情况", LBL_SECTION, 5},
	{"政府信息公开工作存在的问题及改进情况", LBL_SECTION, 5},
	{"其他需要报告的事项", LBL_SECTION, 6},
	{"需要报告的其他事项", LBL_SECTION, 6},

	{"不予公开", LBL_GROUP, 255},
	{"无法提供", LBL_GROUP, 255},
	{"不予处理", LBL_GROUP, 255},
	{"本年度办理结果", LBL_GROUP, 255},
};

/* Heads that are printed as one where the form prints one above the other. */
static const char *const remedy_names[] = {"行政复议", "未经复议直接起诉", "复议后起诉"};
static const char *const outcome_names[] = {"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"};
#define LITIGATION_NAME "行政诉讼"
#define LENGTH(a)		(sizeof(a) / sizeof((a)[0]))

/* Groups whose label is a narrow cell, so that it breaks anywhere. */
static const char *const broken[] = {
	"不予公开", "无法提供", "不予处理", "其他处理", "本年度办理结果"
};

/*
 * What the column heads are built of:
 * 申请人情况自然法或其他组织总计商业企科研机构社会公益律服务结果维持纠正尚未审行政复议诉讼经直接起后
 */
static const uint16_t head_letters[] = {
	0x7533, 0x8BF7, 0x4EBA, 0x60C5, 0x51B5, 0x81EA, 0x7136, 0x6CD5, 0x6216, 0x5176,
	0x4ED6, 0x7EC4, 0x7EC7, 0x603B, 0x8BA1, 0x5546, 0x4E1A, 0x4F01, 0x79D1, 0x7814,
	0x673A, 0x6784, 0x793E, 0x4F1A, 0x516C, 0x76CA, 0x5F8B, 0x670D, 0x52A1, 0x7ED3,
	0x679C, 0x7EF4, 0x6301, 0x7EA0, 0x6B63, 0x5C1A, 0x672A, 0x5BA1, 0x884C, 0x653F,
	0x590D, 0x8BAE, 0x8BC9, 0x8BBC, 0x7ECF, 0x76F4, 0x63A5, 0x8D77, 0x540E
};

static void
add_pair(GovLabels *l, uint32_t a, uint32_t b)
{
	uint32_t	bit = gov_pair_bit(a, b);

	l->pairs[bit >> 6] |= (uint64_t) 1 << (bit & 63);
}

static void
add(GovLabels *l, const uint16_t *text, int n, uint8_t id, uint8_t column)
{
	uint32_t	hash = 0;
	uint32_t	i;

	for (int k = 0; k < n; k++)
		hash = gov_hash_step(hash, text[k]);
	for (i = hash % GOV_LABEL_TABLE; l->table[i].n; i = (i + 1) % GOV_LABEL_TABLE)
		if (l->table[i].n == n && memcmp(l->table[i].text, text, n * sizeof(uint16_t)) == 0)
			return;				/* the first meaning stands */
	l->table[i].hash = hash;
	l->table[i].id = id;
	l->table[i].column = column;
	l->table[i].n = (uint8_t) n;
	memcpy(l->table[i].text, text, n * sizeof(uint16_t));
	l->first[text[0] >> 6] |= (uint64_t) 1 << (text[0] & 63);
	if (n > 1)
		add_pair(l, text[0], text[1]);
}

static void
add_words(GovLabels *l, const char *const *words, int nwords, uint8_t id, int column)
{
	uint16_t	text[GOV_FOLD_MAX];
	int			n = 0;

	for (int i = 0; i < nwords; i++)
		n += gov_fold_all(words[i], strlen(words[i]), text + n, GOV_FOLD_MAX - n);
	add(l, text, n, id, (uint8_t) column);
}

static void
add_crosses(GovLabels *l)
{
	for (size_t r = 0; r < LENGTH(remedy_names); r++)
		for (size_t o = 0; o < LENGTH(outcome_names); o++)
		{
			const char *const words[] = {LITIGATION_NAME, remedy_names[r], outcome_names[o]};
			int			column = (int) (r * LENGTH(outcome_names) + o);

			add_words(l, words + 1, 2, LBL_HEAD_CROSS, column);
			if (r > 0)
				add_words(l, words, 3, LBL_HEAD_CROSS, column);
		}
}

/* "三、(三)不予公开 1.属于国家秘密" -> the last label of the path */
static const char *
last_label(const char *label)
{
	const char *space = strrchr(label, ' ');

	return space ? space + 1 : label;
}

static void
build(GovLabels *l)
{
	GovFold		f;
	int			row = -1;

	memset(l, 0, sizeof(*l));
	for (int i = 0; i < GOV_NITEMS; i++)
	{
		const GovItem *item = &gov_items[i];

		if (item->part == GOV_REMEDIES)
			break;
		if (item->part == GOV_APPLICATIONS)
		{
			GovRow	   *r = &l->rows[++row];
			const char *text = last_label(item->label_zh);

			gov_fold(text, strlen(text), &f);
			r->numbering = f.numbering;
			r->number = f.number;
			r->n = (uint8_t) f.n;
			memcpy(r->text, f.text, f.n * sizeof(uint16_t));
			/* the whole, without the numbering */
			r->nfull = (uint8_t) gov_fold_all(text, strlen(text), r->full, GOV_FOLD_MAX);
			while (r->nfull > r->n && r->nfull > 0 && r->full[0] != r->text[0])
				memmove(r->full, r->full + 1, --r->nfull * sizeof(uint16_t));
			for (int form = 0; form < 2; form++)
				if (item->forms & (1 << form))
				{
					r->width[form] = GOV_NPARTIES;
					for (int p = 0; p < GOV_NPARTIES; p++)
						r->slot[form][p] = (int16_t) (item->slot + p);
				}
			/* 其他 and 总计 are column heads as well */
			r->weak = r->n <= 2;
		}
		else
		{
			size_t		prefix = (size_t) (strchr(item->code, '.') - item->code);
			GovRow	   *r;

			if (i == 0 || strncmp(item->code, gov_items[i - 1].code, prefix + 1) != 0)
				row++;
			r = &l->rows[row];
			gov_fold(item->label_zh, (size_t) (strstr(item->label_zh, " / ") - item->label_zh), &f);
			r->n = r->nfull = (uint8_t) f.n;
			memcpy(r->text, f.text, f.n * sizeof(uint16_t));
			memcpy(r->full, f.text, f.n * sizeof(uint16_t));
			for (int form = 0; form < 2; form++)
				if (item->forms & (1 << form))
					r->slot[form][r->width[form]++] = (int16_t) item->slot;
		}
	}
	for (row = 0; row < GOV_NROWS; row++)
	{
		add(l, l->rows[row].text, l->rows[row].n, (uint8_t) row, 255);
		if (l->rows[row].nfull != l->rows[row].n)
			add(l, l->rows[row].full, l->rows[row].nfull, (uint8_t) row, 255);
	}
	for (size_t i = 0; i < sizeof(variants) / sizeof(variants[0]); i++)
	{
		gov_fold(variants[i].text, strlen(variants[i].text), &f);
		if (LBL_IS_ROW(variants[i].id) && l->rows[variants[i].id].nalias == 0)
		{
			l->rows[variants[i].id].nalias = (uint8_t) f.n;
			memcpy(l->rows[variants[i].id].alias, f.text, f.n * sizeof(uint16_t));
		}
		add(l, f.text, f.n, variants[i].id, variants[i].column);
	}
	add_crosses(l);
	for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++)
	{
		uint16_t	text[16];
		int			n = gov_fold_all(broken[i], strlen(broken[i]), text, 16);

		for (int from = 0; from < n; from++)
			for (int to = from + 1; to <= n; to++)
				add(l, text + from, to - from, LBL_GROUP, 255);
	}
	for (size_t i = 0; i < sizeof(head_letters) / sizeof(head_letters[0]); i++)
	{
		l->first[head_letters[i] >> 6] |= (uint64_t) 1 << (head_letters[i] & 63);
		l->heads[head_letters[i] >> 6] |= (uint64_t) 1 << (head_letters[i] & 63);
		for (size_t k = 0; k < sizeof(head_letters) / sizeof(head_letters[0]); k++)
			add_pair(l, head_letters[i], head_letters[k]);
	}
	for (row = 0; row < GOV_NROWS; row++)
		for (int k = 0; k < l->rows[row].nfull; k++)
			l->letters[row] |= gov_letter_bit(l->rows[row].full[k]);
}

GovLabels *
gov_labels(GovArena *a)
{
	if (!a->labels)
	{
		GovLabels  *l = a->host.alloc(a->host.arg, sizeof(GovLabels));

		if (!l)
			gov_throw(a, GOV_ERR_NOMEM, "out of memory");
		build(l);
		a->labels = l;
	}
	return a->labels;
}

const GovLabel *
gov_label_find(const GovLabels *l, const uint16_t *text, int n, uint32_t hash)
{
	for (uint32_t i = hash % GOV_LABEL_TABLE; l->table[i].n; i = (i + 1) % GOV_LABEL_TABLE)
		if (l->table[i].hash == hash && l->table[i].n == n &&
			memcmp(l->table[i].text, text, n * sizeof(uint16_t)) == 0)
			return &l->table[i];
	return NULL;
}

const GovLabel *
gov_label_find_text(const GovLabels *l, const uint16_t *text, int n)
{
	uint32_t	hash = 0;

	for (int k = 0; k < n; k++)
		hash = gov_hash_step(hash, text[k]);
	return gov_label_find(l, text, n, hash);
}

bool
gov_begins_group(const GovLabel *l, int number)
{
	/* (三) to (六) */
	uint16_t	text[8];
	int			n;

	if (number < 3 || number > 6)
		return false;
	n = gov_fold_all(broken[number - 3], strlen(broken[number - 3]), text, 8);
	return l->n <= n && memcmp(l->text, text, l->n * sizeof(uint16_t)) == 0;
}

bool
gov_is_head_text(const GovLabels *l, const uint16_t *text, int n)
{
	for (int i = 0; i < n; i++)
		if (!(l->heads[text[i] >> 6] >> (text[i] & 63) & 1))
			return false;
	return n > 0;
}

int
gov_edit_distance(const uint16_t *a, int na, const uint16_t *b, int nb)
{
	uint8_t		rows[3][GOV_FOLD_MAX + 1];
	uint8_t    *before = rows[0];
	uint8_t    *prev = rows[1];
	uint8_t    *cur = rows[2];

	for (int j = 0; j <= nb; j++)
		prev[j] = (uint8_t) j;
	for (int i = 1; i <= na; i++)
	{
		uint8_t    *swap = before;

		cur[0] = (uint8_t) i;
		for (int j = 1; j <= nb; j++)
		{
			int			d = prev[j - 1] + (a[i - 1] != b[j - 1]);

			if (prev[j] + 1 < d)
				d = prev[j] + 1;
			if (cur[j - 1] + 1 < d)
				d = cur[j - 1] + 1;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
				before[j - 2] + 1 < d)
				d = before[j - 2] + 1;
			cur[j] = (uint8_t) d;
		}
		before = prev;
		prev = cur;
		cur = swap;
	}
	return prev[nb];
}
