/*
 * second_rows.c
 *		The second generator's rows of the form, in the words of doc/form.md.
 */
#include "second.h"

#include <stdio.h>

typedef struct Words
{
	int			row;
	const char *label;
} Words;

static const Words disclosure_2019[] = {
	{ROW_2019, "规章"}, {ROW_2019 + 1, "规范性文件"}, {ROW_2019 + 2, "行政许可"},
	{ROW_2019 + 3, "其他对外管理服务事项"}, {ROW_2019 + 4, "行政处罚"}, {ROW_2019 + 5, "行政强制"},
	{ROW_2019 + 6, "行政事业性收费"}, {ROW_2019 + 7, "政府集中采购"}
};

static const Words disclosure_2021[] = {
	{ROW_2021, "规章"}, {ROW_2021 + 1, "行政规范性文件"}, {ROW_2021 + 2, "行政许可"},
	{ROW_2021 + 3, "行政处罚"}, {ROW_2021 + 4, "行政强制"}, {ROW_2021 + 5, "行政事业性收费"}
};

/* Bands of table 2: the article's item, the names of columns, rows. */
typedef struct Band
{
	const char *numeral;
	const char *heads[3];
	int			first;
	int			nrows;
} Band;

static const Band bands_2019[] = {
	{"一", {"本年新制作数量", "本年新公开数量", "对外公开总数量"}, 0, 2},
	{"五", {"上一年项目数量", "本年增/减", "处理决定数量"}, 2, 2},
	{"六", {"上一年项目数量", "本年增/减", "处理决定数量"}, 4, 2},
	{"八", {"上一年项目数量", "本年增/减", NULL}, 6, 1},
	{"九", {"采购项目数量", "采购总金额", NULL}, 7, 1},
};

static const Band bands_2021[] = {
	{"一", {"本年制发件数", "本年废止件数", "现行有效件数"}, 0, 2},
	{"五", {"本年处理决定数量", NULL, NULL}, 2, 1},
	{"六", {"本年处理决定数量", NULL, NULL}, 3, 2},
	{"八", {"本年收费金额(单位:万元)", NULL, NULL}, 5, 1},
};

/* Table 3 in the order of the page; leaves without their number. */
typedef struct Outcome
{
	int			row;
	int			depth;
	const char *group;			/* of the first in a group */
	int			ngroup;
	const char *label;
} Outcome;

static const Outcome outcomes[] = {
	{GOV_ROW_RECEIVED, 0, NULL, 0, "一、本年新收政府信息公开申请数量"},
	{GOV_ROW_CARRIED_IN, 0, NULL, 0, "二、上年结转政府信息公开申请数量"},
	{GOV_ROW_GRANTED, 1, NULL, 0, "(一)予以公开"},
	{GOV_ROW_PARTLY_GRANTED, 1, NULL, 0, "(二)部分公开(区分处理的,只计这一情形,不计其他情形)"},
	{GOV_ROW_REFUSED, 2, "(三)不予公开", 8, "属于国家秘密"},
	{GOV_ROW_REFUSED + 1, 2, NULL, 0, "其他法律行政法规禁止公开"},
	{GOV_ROW_REFUSED + 2, 2, NULL, 0, "危及“三安全一稳定”"},
	{GOV_ROW_REFUSED + 3, 2, NULL, 0, "保护第三方合法权益"},
	{GOV_ROW_REFUSED + 4, 2, NULL, 0, "属于三类内部事务信息"},
	{GOV_ROW_REFUSED + 5, 2, NULL, 0, "属于四类过程性信息"},
	{GOV_ROW_REFUSED + 6, 2, NULL, 0, "属于行政执法案卷"},
	{GOV_ROW_REFUSED + 7, 2, NULL, 0, "属于行政查询事项"},
	{GOV_ROW_UNAVAILABLE, 2, "(四)无法提供", 3, "本机关不掌握相关政府信息"},
	{GOV_ROW_UNAVAILABLE + 1, 2, NULL, 0, "没有现成信息需要另行制作"},
	{GOV_ROW_UNAVAILABLE + 2, 2, NULL, 0, "补正后申请内容仍不明确"},
	{GOV_ROW_NOT_PROCESSED, 2, "(五)不予处理", 5, "信访举报投诉类申请"},
	{GOV_ROW_NOT_PROCESSED + 1, 2, NULL, 0, "重复申请"},
	{GOV_ROW_NOT_PROCESSED + 2, 2, NULL, 0, "要求提供公开出版物"},
	{GOV_ROW_NOT_PROCESSED + 3, 2, NULL, 0, "无正当理由大量反复申请"},
	{GOV_ROW_NOT_PROCESSED + 4, 2, NULL, 0, "要求行政机关确认或重新出具已获取信息"},
	{GOV_ROW_OTHER, 1, NULL, 0, "(六)其他处理"},
	{GOV_ROW_OTHER_LEAVES, 2, "(六)其他处理", 3, "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"},
	{GOV_ROW_OTHER_LEAVES + 1, 2, NULL, 0, "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"},
	{GOV_ROW_OTHER_LEAVES + 2, 2, NULL, 0, "其他"},
	{GOV_ROW_CONCLUDED, 1, NULL, 0, "(七)总计"},
	{GOV_ROW_CARRIED_OVER, 0, NULL, 0, "四、结转下年度继续办理"},
};

#define NOUTCOMES	((int) (sizeof(outcomes) / sizeof(*outcomes)))

/* Brackets and marks as this text has them. */
const char *
second_punctuated(Second *s, const char *text)
{
	static const char *const pairs[][2] = {{"(", "（"}, {")", "）"}, {",", "，"}, {":", "："}, {NULL, NULL}};
	const char *result = "";
	const char *from = text;

	if (!s->wide)
		return text;
	for (const char *p = text; *p; p += gen_charlen(p))
		for (int i = 0; pairs[i][0]; i++)
			if (*p == pairs[i][0][0])
			{
				result = gen_join(s->g, gen_join(s->g, result, gen_slice(s->g, from, p)), pairs[i][1]);
				from = p + 1;
			}
	return gen_join(s->g, result, from);
}

static SecondRow *
new_row(SecondTable *t, SecondKind kind, const char *label)
{
	SecondRow  *r = &t->rows[t->n++];

	memset(r, 0, sizeof(*r));
	r->kind = kind;
	r->row = ROW_NONE;
	r->label = label;
	return r;
}

static void
make_disclosure(Second *s, SecondTable *t)
{
	bool		old = s->form[0] == GOV_FORM_2019;
	const Band *bands = old ? bands_2019 : bands_2021;
	const Words *words = old ? disclosure_2019 : disclosure_2021;

	for (int b = 0; b < (old ? 5 : 4); b++)
	{
		SecondRow  *r;

		new_row(t, SECOND_BAND, second_punctuated(s, gen_format(s->g, "第二十条第(%s)项", bands[b].numeral)));
		r = new_row(t, SECOND_HEADS, "信息内容");
		for (int k = 0; k < 3; k++)
		{
			const char *head = bands[b].heads[s->measure[k]];

			if (head)
				r->heads[r->n++] = second_punctuated(s, head);
		}
		for (int i = 0; i < bands[b].nrows; i++)
		{
			r = new_row(t, SECOND_ROW, words[bands[b].first + i].label);
			r->row = words[bands[b].first + i].row;
			r->n = s->g->rows[r->row].n;
		}
	}
}

static const char *
item_number(Second *s, int n)
{
	static const char *const marks[] = {"%d.", "%d、", "%d. ", "%d．", ""};

	return s->item_mark == 4 ? "" : gen_format(s->g, marks[s->item_mark], n);
}

static void
make_applications(Second *s, SecondTable *t)
{
	const char *group = NULL;
	int			n = 0;
	int			ngroup = 0;

	for (int i = 0; i < NOUTCOMES; i++)
	{
		const Outcome *o = &outcomes[i];
		SecondRow  *r;
		const char *label = o->label;

		if (s->form[1] == GOV_FORM_2019 ? o->row >= GOV_ROW_OTHER_LEAVES && o->row < GOV_ROW_CONCLUDED :
			o->row == GOV_ROW_OTHER)
			continue;
		if (o->group)
		{
			group = second_punctuated(s, o->group);
			ngroup = o->ngroup;
			n = 0;
		}
		if (o->depth == 2)
			label = gen_join(s->g, item_number(s, ++n), label);
		else if (s->spread && o->row == GOV_ROW_CONCLUDED)
			label = "(七)总 计";
		r = new_row(t, SECOND_ROW, second_punctuated(s, label));
		r->row = ROW_APPLICATIONS + o->row;
		r->depth = o->depth;
		r->group = o->depth == 2 ? group : NULL;
		r->first = o->group != NULL;
		r->ngroup = o->depth == 2 ? ngroup : 0;
		r->n = GOV_NPARTIES;
	}
}

void
second_make_table(Second *s, int part, SecondTable *t)
{
	memset(t, 0, sizeof(*t));
	t->part = part;
	if (part == GOV_DISCLOSURE)
		make_disclosure(s, t);
	else if (part == GOV_APPLICATIONS)
		make_applications(s, t);
	else
	{
		SecondRow  *r = new_row(t, SECOND_ROW, "");

		r->row = ROW_REMEDIES;
		r->n = 15;
	}
}
