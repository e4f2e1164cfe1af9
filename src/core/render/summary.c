/*
 * summary.c
 *		A report on a screen.
 */
#include "core/render/summary.h"

#include "core/render/internal.h"

#include <stdio.h>

#include "core/figures/completeness.h"
#include "core/figures/refs.h"
#include "core/rules/equations.h"
#include "core/text/utf8.h"

#define MAX_LABEL		26		/* columns of a row's label */
#define MAX_HEAD		6		/* and of the head of a column */
#define GAP				2		/* between columns */
#define MAX_ROWS		(GOV_NAPPLICATIONS + GOV_NGROUPS)
#define MAX_BROKEN		5		/* rules that are named */
#define CELL_MAX		(GOV_TOTAL_MAXLEN + 2)

/* What stands in place of a number, and beside one. */
#define MARK_ABSENT		"-"
#define MARK_BLANK		"_"
#define MARK_NA			"/"
#define MARK_ILLEGIBLE	"?"
#define MARK_SOME		"~"		/* of a group: some of its rows have no number */

typedef struct Summary
{
	GovPrint	p;
	const GovPrintable *what;
	const GovFigures *f;
	bool		english;
	bool		comma;			/* on this line there is something already */
} Summary;

/* A row of table 3 as it is shown. */
typedef struct Row
{
	GovRef		ref;			/* of its total */
	GovStr		label;
	char		cell[GOV_NPARTIES][CELL_MAX];
} Row;

static GovStr
str(const char *s)
{
	GovStr		r = {s, (uint32_t) strlen(s)};

	return r;
}

static void
put(Summary *s, const char *text)
{
	gov_render_put(&s->p, text, strlen(text));
}

/* Puts a word of a pair. */
static void
put_word(Summary *s, const char *zh, const char *en)
{
	put(s, s->english ? en : zh);
}

static void
put_blanks(Summary *s, int n)
{
	while (n-- > 0)
		GOV_PUT(&s->p, " ");
}

/* Puts what parts the values of a line. */
static void
put_comma(Summary *s)
{
	if (s->comma)
		GOV_PUT(&s->p, ", ");
	s->comma = true;
}


/*
 * Who and when
 */

static void
put_field(Summary *s, const char *zh, const char *en, const char *value)
{
	put_comma(s);
	put_word(s, zh, en);
	GOV_PUT(&s->p, " ");
	put(s, value);
}

static void
put_header(Summary *s)
{
	const GovHeader *h = s->what->header;
	GovStr		agency = gov_render_clean(s->p.a, h->agency);
	GovStr		title = gov_render_clean(s->p.a, h->title);
	GovStr		name = gov_regions_name(s->what->region, h->year);
	char		buf[64];

	gov_render_put_str(&s->p, title.len > 0 ? title : agency);
	if (title.len + agency.len > 0)
		GOV_PUT(&s->p, "\n");
	if (s->what->reports != 1)
	{
		snprintf(buf, sizeof(buf), "%u", s->what->reports);
		put_field(s, "汇总份数", "sum of reports:", buf);
	}
	if (h->year != 0)
	{
		snprintf(buf, sizeof(buf), "%d", h->year);
		put_field(s, "年度", "year", buf);
	}
	if (title.len > 0 && agency.len > 0)
	{
		put_field(s, "机关", "agency", "");
		gov_render_put_str(&s->p, agency);
	}
	if (s->what->region != 0)
	{
		snprintf(buf, sizeof(buf), "%06llu ", (unsigned long long) (s->what->region / UINT64_C(1000000)));
		put_field(s, "区划", "region", buf);
		gov_render_put_str(&s->p, name);
	}
	if (s->what->scope != GOV_SCOPE_UNKNOWN)
		put_field(s, "范围", "scope", s->what->scope == GOV_SCOPE_ORGAN ?
				  (s->english ? "organ" : GOV_MARK_ORGAN) : (s->english ? "region" : GOV_MARK_REGION));
	if (h->published.year != 0)
	{
		snprintf(buf, sizeof(buf), "%04d-%02d-%02d", h->published.year, h->published.month, h->published.day);
		put_field(s, "发布", "published", buf);
	}
	if (s->comma)
		GOV_PUT(&s->p, "\n");
}


/*
 * Cells
 */

/* Writes a cell: a number with what is to be known of it, or a mark. */
static void
write_cell(const GovFigures *f, int slot, char buf[CELL_MAX])
{
	GovStatus	status = f->status[slot];
	size_t		n = 0;

	switch (status)
	{
		case GOV_BLANK:
			strcpy(buf, MARK_BLANK);
			return;
		case GOV_NOT_APPLICABLE:
			strcpy(buf, MARK_NA);
			return;
		case GOV_ILLEGIBLE:
			strcpy(buf, MARK_ILLEGIBLE);
			return;
		case GOV_ABSENT:
		case GOV_NSTATUSES:
			strcpy(buf, MARK_ABSENT);
			return;
		case GOV_REPORTED:
		case GOV_CORRECTED:
			n = gov_decimal_print(gov_decimal(f->value[slot], f->scale[slot]), buf);
			strcpy(buf + n, status == GOV_CORRECTED ? "*" : "");
			return;
		case GOV_IMPUTED:
		case GOV_STATED:
			buf[n++] = status == GOV_IMPUTED ? '[' : '(';
			n += gov_decimal_print(gov_decimal(f->value[slot], f->scale[slot]), buf + n);
			strcpy(buf + n, status == GOV_IMPUTED ? "]" : ")");
	}
}

/* Writes a group's total; where a row of it has no number, that there is none. */
static void
write_total(const GovFigures *f, GovRef ref, char buf[CELL_MAX])
{
	GovTotal	total;
	int16_t		items[GOV_REF_ITEMS_MAX];
	int			n = gov_figures_list_items(ref, items);

	if (gov_figures_lookup(f, ref, &total))
	{
		gov_total_print(total, buf);
		return;
	}
	strcpy(buf, MARK_ABSENT);
	for (int i = 0; i < n; i++)
		if (f->status[gov_items[items[i]].slot + ref.party] != GOV_ABSENT)
			strcpy(buf, MARK_SOME);
}


/*
 * Table 3
 */

/* Returns a label without the brackets behind it; an ordinal before it may have some. */
static GovStr
without_brackets(GovStr printed)
{
	const char *p = printed.s;
	const char *end = printed.s + printed.len;
	GovStr		label = {printed.s, 0};

	for (bool begun = false; p < end && !(begun && gov_is_open_bracket(gov_char_at(p, end))); begun = true)
		p += gov_char_len(p, end);
	label.len = (uint32_t) (p - printed.s);
	return label;
}

/* Returns a label as it is shown: a long one by its short name, or cut. */
static GovStr
row_label(int item, GovStr printed)
{
	GovStr		label = without_brackets(printed);

	if (gov_render_text_width(label) <= MAX_LABEL)
		return label;
	for (int i = 0; i < gov_nnames; i++)
		if (gov_names[i].of == GOV_NAME_OF_ITEM && gov_names[i].id == item)
			return str(gov_names[i].text);
	while (gov_render_text_width(label) > MAX_LABEL)
		label.len -= 3;			/* of the form's labels all characters have
								 * three bytes */
	return label;
}

static void
add_row(const Summary *s, Row *row, int item, int group)
{
	const GovItem *it = item >= 0 ? &gov_items[item] : NULL;

	row->ref.item = (int16_t) item;
	row->ref.group = (int16_t) group;
	if (s->english)
		row->label = str(it ? it->code : gov_groups[group].code);
	else
		row->label = row_label(item, it ? it->path[gov_form_path_len(it->path) - 1] : gov_groups[group].printed);
	for (int party = 0; party < GOV_NPARTIES; party++)
	{
		row->ref.party = (int16_t) party;
		if (group < 0)
			write_cell(s->f, it->slot + party, row->cell[party]);
		else
			write_total(s->f, row->ref, row->cell[party]);
	}
}

/* Lists the rows: items that are in no group, and groups; "other" is both. */
static int
list_rows(const Summary *s, Row rows[MAX_ROWS])
{
	int			n = 0;

	for (int i = GOV_NDISCLOSURE; i < GOV_NDISCLOSURE + GOV_NAPPLICATIONS; i++)
	{
		int			group = -1;

		for (int g = 0; g < GOV_NGROUPS; g++)
			if (i >= gov_groups[g].first_item && i < gov_groups[g].first_item + gov_groups[g].nitems)
				group = g;
		if (group >= 0 && i == gov_groups[group].first_item)
			add_row(s, &rows[n++], gov_form_find_item(gov_groups[group].code, strlen(gov_groups[group].code)), group);
		else if (group < 0 && gov_form_find_group(gov_items[i].code, strlen(gov_items[i].code)) < 0)
			add_row(s, &rows[n++], i, -1);
	}
	return n;
}

/* Returns the end of a party's label, or a short name for a long one; in English its code's first word. */
static GovStr
party_label(const Summary *s, int party)
{
	const GovParty *p = &gov_parties[party];
	GovStr		label = str(p->code);

	if (s->english)
	{
		label.len = (uint32_t) strcspn(p->code, "_");
		return label;
	}
	label = p->path[gov_form_path_len(p->path) - 1];
	for (int i = 0; i < gov_nnames && gov_render_text_width(label) > MAX_HEAD; i++)
		if (gov_names[i].of == GOV_NAME_OF_PARTY && gov_names[i].id == party)
			return str(gov_names[i].text);
	return label;
}

static void
put_right(Summary *s, GovStr text, int width)
{
	put_blanks(s, GAP + width - gov_render_text_width(text));
	gov_render_put_str(&s->p, text);
}

static void
put_applications(Summary *s)
{
	Row		   *rows = gov_alloc(s->p.a, sizeof(Row) * MAX_ROWS);
	int			n = list_rows(s, rows);
	int			width[GOV_NPARTIES];

	for (int party = 0; party < GOV_NPARTIES; party++)
	{
		width[party] = gov_render_text_width(party_label(s, party));
		for (int i = 0; i < n; i++)
			if ((int) strlen(rows[i].cell[party]) > width[party])
				width[party] = (int) strlen(rows[i].cell[party]);
	}
	if (s->p.len > 0)
		GOV_PUT(&s->p, "\n");
	put_blanks(s, MAX_LABEL);
	for (int party = 0; party < GOV_NPARTIES; party++)
		put_right(s, party_label(s, party), width[party]);
	for (int i = 0; i < n; i++)
	{
		GOV_PUT(&s->p, "\n");
		gov_render_put_str(&s->p, rows[i].label);
		put_blanks(s, MAX_LABEL - gov_render_text_width(rows[i].label));
		for (int party = 0; party < GOV_NPARTIES; party++)
			put_right(s, str(rows[i].cell[party]), width[party]);
	}
	GOV_PUT(&s->p, "\n");
}


/*
 * Tables 2 and 4: a line a topic
 */

/* Returns the topic of an item, by the text that its line begins with. */
static GovStr
line_label(const GovItem *it, int item, GovStr *value_label)
{
	int			edition = 31 - __builtin_clz((unsigned) it->forms);
	int			n = gov_form_path_len(it->path);

	if (it->part == GOV_REMEDIES)
	{
		*value_label = it->path[n - 1];
		return it->path[n - 2];
	}
	*value_label = without_brackets(gov_form_heads[gov_form_head_of_item(item, edition)].path[0]);
	for (int row = 0; row < GOV_NROWS; row++)
		if (item >= gov_form_rows[row].first_item && item < gov_form_rows[row].first_item + gov_form_rows[row].nitems)
			return gov_form_row_path(row, edition)[0];
	return *value_label;
}

static void
put_part(Summary *s, GovPart part)
{
	GovStr		last = {NULL, 0};

	for (int i = 0; i < GOV_NITEMS; i++)
	{
		const GovItem *it = &gov_items[i];
		GovStr		value_label = {NULL, 0};
		GovStr		label;
		char		cell[CELL_MAX];

		if (it->part != part || s->f->status[it->slot] == GOV_ABSENT)
			continue;
		label = line_label(it, i, &value_label);
		if (s->english)
		{
			label = str(it->code);
			label.len = (uint32_t) strcspn(it->code, ".");
			value_label = str(it->code + label.len + 1);
		}
		if (!gov_render_same(label, last))
		{
			GOV_PUT(&s->p, "\n");
			gov_render_put_str(&s->p, label);
			GOV_PUT(&s->p, ": ");
			s->comma = false;
		}
		last = label;
		put_comma(s);
		gov_render_put_str(&s->p, value_label);
		GOV_PUT(&s->p, " ");
		write_cell(s->f, it->slot, cell);
		put(s, cell);
		if (it->unit == GOV_UNIT_YUAN)
			put_word(s, GOV_MARK_YUAN, " yuan");
	}
	if (last.s)
		GOV_PUT(&s->p, "\n");
}

/* The statistics of before 2019: a line a row. */
static void
put_statistics(Summary *s)
{
	bool		any = false;

	for (int i = GOV_NITEMS; i < GOV_ALL_ITEMS; i++)
	{
		const GovItem *it = &gov_items[i];
		char		cell[CELL_MAX];

		if (s->f->status[it->slot] == GOV_ABSENT)
			continue;
		if (!any)
			GOV_PUT(&s->p, "\n");
		any = true;
		gov_render_put_str(&s->p, str(s->english ? it->code : it->label_zh));
		GOV_PUT(&s->p, ": ");
		write_cell(s->f, it->slot, cell);
		put(s, cell);
		if (it->unit == GOV_UNIT_YUAN)
			put_word(s, GOV_MARK_YUAN, " yuan");
		GOV_PUT(&s->p, "\n");
	}
}


/*
 * How good it is
 */

static void
put_completeness(Summary *s)
{
	GovCompleteness parts[GOV_ALL_PARTS];
	char		buf[64];
	int			expected = 0,
				given = 0;

	gov_figures_completeness(s->f, s->what->header->year, parts);
	for (int i = 0; i < GOV_ALL_PARTS; i++)
	{
		expected += parts[i].expected;
		given += gov_completeness_given(&parts[i]);
	}
	snprintf(buf, sizeof(buf), "%d / %d\n", given, expected);
	put_word(s, "\n有数的单元格 ", "\ncells with a number: ");
	put(s, buf);
}

/* Names the equations that fail, as far as there is room. */
static void
put_broken(Summary *s)
{
	GovEquation eqs[GOV_MAX_EQUATIONS];
	int			n = gov_rules_list_equations(s->f, eqs);
	int			broken = 0,
				unknown = 0;
	char		buf[64];

	s->comma = false;
	put_word(s, "勾稽关系 ", "rules: ");
	for (int i = 0; i < n; i++)
	{
		GovFinding	finding;

		gov_rules_check_equation(s->f, &eqs[i], &finding);
		unknown += finding.verdict == GOV_UNKNOWN;
		if (finding.verdict != GOV_FAIL || ++broken > MAX_BROKEN)
			continue;
		put_comma(s);
		put(s, gov_rules[eqs[i].rule].code);
		GOV_PUT(&s->p, " ");
		put(s, eqs[i].item >= 0 ? gov_items[eqs[i].item].code : gov_parties[eqs[i].party].code);
	}
	if (broken > MAX_BROKEN)
	{
		put_comma(s);
		GOV_PUT(&s->p, "+ ");
		gov_render_put_int(&s->p, broken - MAX_BROKEN);
	}
	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
		if (gov_rules_check_sign(s->f, slot) == GOV_FAIL && broken++ >= 0)
		{
			put_comma(s);
			put(s, gov_rules[GOV_RULE_SIGN].code);
			break;
		}
	if (broken > 0)
		put_word(s, " 不成立", " broken");
	else
		put_word(s, "无不成立", "none is broken");
	snprintf(buf, sizeof(buf), s->english ? ", %d can't be checked\n" : ", 无法核对 %d 项\n", unknown);
	put(s, buf);
}

/* Explains the marks that are there. */
static void
put_legend(Summary *s)
{
	put_word(s, MARK_ABSENT " 无, " MARK_BLANK " 空白, " MARK_NA " 不适用, " MARK_ILLEGIBLE " 无法辨认, " MARK_SOME " 部分无数, * 已更正, [ ] 推算, ( ) 仅见于文字\n",
			 MARK_ABSENT " absent, " MARK_BLANK " blank, " MARK_NA " not applicable, " MARK_ILLEGIBLE " illegible, " MARK_SOME " not all of its rows, * corrected, [ ] imputed, ( ) stated\n");
}

GovErrorCode
gov_render_summary(GovArena *a, const GovPrintable *what, bool english, GovStr *out)
{
	Summary    *s;

	GOV_CATCH(a);
	s = gov_alloc0(a, sizeof(Summary));
	s->p.a = a;
	s->what = what;
	s->f = what->figures;
	s->english = english;
	put_header(s);
	put_applications(s);
	put_part(s, GOV_DISCLOSURE);
	put_part(s, GOV_REMEDIES);
	put_statistics(s);
	put_completeness(s);
	/* of a sum they say little: not every report has each cell */
	if (what->reports == 1)
		put_broken(s);
	put_legend(s);
	out->s = s->p.buf;
	out->len = (uint32_t) s->p.len;
	return GOV_CAUGHT(a);
}
