/*
 * layouts_runon.c
 *		Cells run together, as crawls leave them that drop tags: a row a line,
 *		label and numbers without anything between.
 *
 * Numbers are known where their digits can be parted in one way only, and in
 * doubt are not: 017 in three cells is 0, 1 and 7; 0117 is anything.
 */
#include "internal.h"

#include <stdio.h>
#include <stdlib.h>

#define MAX_SPLITS	20000		/* tried before a row counts as ambiguous */

/* Ways to part digits into numbers. */
typedef struct Splits
{
	int			ncells;
	int64_t		value[GEN_MAXSHAPE];
	long		n;				/* all ways */
	long		nproved;		/* those of which the form's sums hold */
	int64_t		proved[GEN_MAXSHAPE];	/* the last of these */
} Splits;

/* Do the row's own sums hold?  Rows without any prove nothing. */
static bool
sums_hold(const Splits *s)
{
	int			group = s->ncells == GOV_NPARTIES ? GOV_NPARTIES : s->ncells % 5 == 0 ? 5 : 0;

	if (group == 0)
		return false;
	for (int from = 0; from < s->ncells; from += group)
	{
		int64_t		sum = 0;

		for (int i = 0; i < group - 1; i++)
			sum += s->value[from + i];
		if (sum != s->value[from + group - 1])
			return false;
	}
	return true;
}

static void
split(Splits *s, const char *digits, int cell)
{
	int64_t		value = 0;
	int			left = (int) strlen(digits);

	if (s->n > MAX_SPLITS || left < s->ncells - cell)
		return;
	if (cell == s->ncells)
	{
		if (left > 0)
			return;
		s->n++;
		if (sums_hold(s))
		{
			s->nproved++;
			memcpy(s->proved, s->value, sizeof(s->value));
		}
		return;
	}
	for (int len = 1; len <= 12 && len <= left; len++)
	{
		value = value * 10 + (digits[len - 1] - '0');
		s->value[cell] = value;
		split(s, digits + len, cell + 1);
		if (digits[0] == '0')
			return;				/* no number begins with a nought */
	}
}

static bool
all_digits(const char *s)
{
	for (; *s; s++)
		if (*s < '0' || *s > '9')
			return false;
	return true;
}

/* What the row's line says of its cells. */
static void
settle(GenGenerator *g, int row)
{
	const GenRow *r = &g->rows[row];
	char		digits[400] = "";
	size_t		n = 0;
	Splits		s;
	bool		plain = true;
	bool		proved = true;

	for (int i = 0; i < r->n; i++)
	{
		const char *print = gen_print(g, r->slot[i]);

		plain = plain && all_digits(print) && *print;
		if (n + strlen(print) < sizeof(digits))
			n += (size_t) snprintf(digits + n, sizeof(digits) - n, "%s", print);
	}
	if (r->n == 1)
		return;					/* whatever it is, it is this cell's */
	if (!plain)
	{
		/* signs, strokes, units: may help, or not */
		gen_may(g, row);
		return;
	}
	memset(&s, 0, sizeof(s));
	s.ncells = r->n;
	split(&s, digits, 0);
	if (s.n == 1)
	{
		if ((int) n > r->n)
			gen_may(g, row);
		return;
	}
	for (int i = 0; i < r->n; i++)
		proved = proved && s.nproved == 1 && s.n <= MAX_SPLITS &&
			s.proved[i] == gen_truth(g, r->slot[i])->value;
	for (int i = 0; i < r->n; i++)
	{
		if (proved)
			gen_truth(g, r->slot[i])->may = true;
		else
			gen_truth(g, r->slot[i])->never = true;
	}
}

static void
values(GenGenerator *g, int row)
{
	for (int i = 0; i < g->rows[row].n; i++)
		gen_value(g, g->rows[row].slot[i]);
	settle(g, row);
}

static void
disclosure(GenGenerator *g, const GenTable *t)
{
	bool		one_line = gen_one_in(g, 3);

	for (int i = 0; i < t->nentries; i++)
	{
		const GenEntry *e = &t->entries[i];

		if (e->kind == ENTRY_BAND)
			gen_group(g, e->label);
		else if (e->kind == ENTRY_HEADS)
		{
			gen_head(g, e->label);
			for (int k = 0; k < e->nheads; k++)
				gen_head(g, e->heads[k]);
		}
		else
		{
			gen_label(g, e->row, e->label, 0, 1);
			values(g, e->row);
		}
		if (!one_line)
			gen_nl(g);
	}
	if (one_line)
		gen_nl(g);
}

static void
applications(GenGenerator *g, const GenTable *t)
{
	static const char *const names[] = {
		"申请人情况", "自然人", "法人或其他组织", "总计", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"
	};
	bool		fused = gen_one_in(g, 2);	/* the group's label and its first
											 * leaf's */

	gen_head(g, gen_corner(g));
	for (int i = 0; i < 9; i++)
		gen_head(g, names[i]);
	gen_nl(g);
	for (int i = 0; i < t->nentries; i++)
	{
		const GenEntry *e = &t->entries[i];

		if (e->level == 2 && e->first == 1)
		{
			gen_group(g, e->group);
			if (!fused || g->style.number == 3)
				gen_nl(g);
		}
		gen_label(g, e->row, e->label, 0, 1);
		values(g, e->row);
		gen_nl(g);
	}
}

static void
remedies(GenGenerator *g)
{
	gen_head(g, "行政复议行政诉讼");
	gen_nl(g);
	for (int w = 0; w < 3; w++)
	{
		if (w == 1)
			gen_head(g, "未经复议直接起诉复议后起诉");
		for (int i = 0; i < 5; i++)
			gen_head(g, gen_results_zh[i]);
	}
	gen_nl(g);
	values(g, ROW_REMEDIES);
	gen_nl(g);
}

void
gen_run_on_table(GenGenerator *g, GenTable *t)
{
	g->row_a_line = true;
	if (t->part == GOV_DISCLOSURE)
		disclosure(g, t);
	else if (t->part == GOV_APPLICATIONS)
		applications(g, t);
	else
		remedies(g);
	g->row_a_line = false;
}
