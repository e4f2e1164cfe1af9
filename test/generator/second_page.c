/*
 * second_page.c
 *		The second generator's tables as pages of cells: lines of cells with
 *		what they span, two years beside each other, the shapes of table 4.
 */
#include "second.h"

static const char *const parties[GOV_NPARTIES] = {
	"自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"
};
static const char *const results[] = {"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"};
static const char *const remedies[] = {"行政复议", "未经复议直接起诉", "复议后起诉"};

static SecondCell *
cell(SecondLine *l, GenTokenKind kind, const char *text, int across, int down)
{
	SecondCell *c = &l->cells[l->n++];

	memset(c, 0, sizeof(*c));
	c->kind = kind;
	c->text = text;
	c->row = ROW_NONE;
	c->slot = -1;
	c->across = across;
	c->down = down;
	return c;
}

static SecondLine *
line(SecondPage *page)
{
	SecondLine *l = &page->lines[page->n++];

	l->n = 0;
	l->names_years = false;
	return l;
}

static void
values(Second *s, SecondLine *l, int row, int wide)
{
	const GenShape *shape = &s->g->shapes[row];

	for (int i = 0; i < shape->n; i++)
	{
		SecondCell *c = cell(l, TOKEN_VALUE, NULL, i == shape->n - 1 && wide > shape->n ? wide - i : 1, 1);

		c->slot = shape->slot[i];
		c->set = s->g->set;
		if (c->slot < 0)
		{
			/* the legal persons together */
			int64_t		sum = 0;

			for (int k = 0; k < shape->n; k++)
			{
				int			party = shape->slot[k] < 0 ? 0 : gov_form_party_of_slot(shape->slot[k]);

				if (party > 0 && party < GOV_PARTY_TOTAL)
					sum += gen_truth(s->g, shape->slot[k])->value;
			}
			c->text = gen_format(s->g, "%lld", (long long) sum);
		}
	}
}

static void
serial(Second *s, SecondLine *l, bool head)
{
	if (s->serial)
		cell(l, head ? TOKEN_HEAD : TOKEN_GROUP, head ? "序号" : gen_format(s->g, "%d", ++s->nserial), 1, 1);
}

static void
disclosure_page(Second *s, const SecondTable *t, SecondPage *page)
{
	for (int i = 0; i < t->n; i++)
	{
		const SecondRow *r = &t->rows[i];
		SecondLine *l = line(page);

		if (r->kind == SECOND_BAND)
		{
			cell(l, TOKEN_GROUP, r->label, 4 + s->serial, 1);
			continue;
		}
		serial(s, l, r->kind == SECOND_HEADS);
		cell(l, r->kind == SECOND_HEADS ? TOKEN_HEAD : TOKEN_LABEL, r->label, 1, 1)->row = r->row;
		if (r->kind == SECOND_HEADS)
			for (int k = 0; k < r->n; k++)
				cell(l, TOKEN_HEAD, r->heads[k], k == r->n - 1 ? 3 - k : 1, 1);
		else
			values(s, l, r->row, 3);
	}
}

static const char *
spread(Second *s, const char *name)
{
	if (s->spread && strcmp(name, "总计") == 0)
		return "总 计";
	if (s->spread && strcmp(name, "商业企业") == 0)
		return "商业 企业";
	return name;
}

static void
party_heads(Second *s, SecondPage *page, bool flat)
{
	SecondLine *l = line(page);

	if (flat)
	{
		serial(s, l, true);
		cell(l, TOKEN_HEAD, s->corner, 1, 1);
		for (int p = 0; p < GOV_NPARTIES; p++)
		{
			if (s->subtotal && p == 1)
				cell(l, TOKEN_HEAD, "法人合计", 1, 1);
			cell(l, TOKEN_HEAD, spread(s, parties[s->party[p]]), 1, 1);
		}
		return;
	}
	cell(l, TOKEN_HEAD, s->corner, 3, 3);
	cell(l, TOKEN_HEAD, "申请人情况", GOV_NPARTIES, 1);
	l = line(page);
	cell(l, TOKEN_HEAD, "自然人", 1, 2);
	cell(l, TOKEN_HEAD, "法人或其他组织", 5, 1);
	cell(l, TOKEN_HEAD, spread(s, "总计"), 1, 2);
	l = line(page);
	for (int p = 1; p < GOV_PARTY_TOTAL; p++)
		cell(l, TOKEN_HEAD, spread(s, parties[s->party[p]]), 1, 1);
}

static void
applications_page(Second *s, const SecondTable *t, SecondPage *page, bool flat)
{
	int			nthree = 0;
	bool		three = false;

	party_heads(s, page, flat);
	for (int i = 0; i < t->n; i++)
		nthree += t->rows[i].depth > 0;
	for (int i = 0; i < t->n; i++)
	{
		const SecondRow *r = &t->rows[i];
		SecondLine *l = line(page);

		serial(s, l, false);
		if (!flat && r->depth > 0 && !three)
			cell(l, TOKEN_GROUP, "三、本年度办理结果", 1, nthree);
		if (!flat && r->first)
			cell(l, TOKEN_GROUP, r->group, 1, r->ngroup);
		three = three || r->depth > 0;
		cell(l, TOKEN_LABEL, r->label, flat ? 1 : 3 - r->depth, 1)->row = r->row;
		values(s, l, r->row, 0);
	}
}

static void
result_names(Second *s, SecondLine *l, int down)
{
	for (int i = 0; i < 5; i++)
		cell(l, TOKEN_HEAD, spread(s, results[s->outcome[i]]), 1, down);
}

/* Fifteen numbers in a row, names above them in three rows. */
static void
wide_remedies(Second *s, SecondPage *page)
{
	SecondLine *l = line(page);
	SecondLine *below;
	bool		last = s->way[2] == 0;	/* litigation stands first */

	if (last)
		cell(l, TOKEN_HEAD, "行政诉讼", 10, 1);
	cell(l, TOKEN_HEAD, "行政复议", 5, 1);
	if (!last)
		cell(l, TOKEN_HEAD, "行政诉讼", 10, 1);
	l = line(page);
	below = line(page);
	for (int w = 0; w < 3; w++)
	{
		if (s->way[w] == 0)
			result_names(s, l, 2);
		else
		{
			cell(l, TOKEN_HEAD, remedies[s->way[w]], 5, 1);
			result_names(s, below, 1);
		}
	}
	values(s, line(page), ROW_REMEDIES, 0);
}

static void
shaped_remedies(Second *s, SecondPage *page)
{
	SecondLine *l;

	if (s->shape == SHAPE_PARTS)
	{
		for (int w = 0; w < 3; w++)
		{
			cell(line(page), TOKEN_LABEL, remedies[s->way[w]], 5, 1)->row = ROW_REMEDY + s->way[w];
			result_names(s, line(page), 1);
			values(s, line(page), ROW_REMEDY + s->way[w], 0);
		}
		return;
	}
	l = line(page);
	cell(l, TOKEN_HEAD, "", 1, 1);
	if (s->shape == SHAPE_ROWS)
	{
		result_names(s, l, 1);
		for (int w = 0; w < 3; w++)
		{
			l = line(page);
			cell(l, TOKEN_LABEL, remedies[s->way[w]], 1, 1)->row = ROW_REMEDY + s->way[w];
			values(s, l, ROW_REMEDY + s->way[w], 0);
		}
		return;
	}
	for (int w = 0; w < 3; w++)
		cell(l, TOKEN_HEAD, remedies[s->way[w]], 1, 1);
	for (int i = 0; i < 5; i++)
	{
		l = line(page);
		cell(l, TOKEN_LABEL, results[s->outcome[i]], 1, 1)->row = ROW_OUTCOME + s->outcome[i];
		values(s, l, ROW_OUTCOME + s->outcome[i], 0);
	}
}

/* The other year's cells to the right of each line, perhaps with years above. */
static void
add_year(Second *s, const SecondTable *t, SecondPage *page)
{
	static SecondPage other;
	SecondPage	both;
	bool		names = (s->g->plan.with & WITH_NAMES) != 0;
	int			width = 0;

	s->g->set = 1;
	s->g->plan.with &= ~(unsigned) WITH_BESIDE;
	second_make_page(s, t, &other);
	s->g->plan.with |= WITH_BESIDE;
	s->g->set = 0;
	both.n = 0;
	for (int k = 0; k < page->lines[0].n; k++)
		width += page->lines[0].cells[k].across;
	if (names)
	{
		SecondLine *l = line(&both);

		l->names_years = true;
		cell(l, TOKEN_HEAD, gen_format(s->g, "%d年", s->g->year), width, 1);
		cell(l, TOKEN_HEAD, gen_format(s->g, "%d年", s->g->year - 1), width, 1);
	}
	for (int i = 0; i < page->n; i++)
	{
		SecondLine *l = line(&both);

		*l = page->lines[i];
		memcpy(&l->cells[l->n], other.lines[i].cells, (size_t) other.lines[i].n * sizeof(SecondCell));
		l->n += other.lines[i].n;
	}
	*page = both;
}

void
second_make_page(Second *s, const SecondTable *t, SecondPage *page)
{
	bool		flat = s->draw == SECOND_BLANKS || s->draw == SECOND_DIVS || s->serial || s->subtotal ||
		s->party[0] != 0 || s->party[GOV_PARTY_TOTAL] != GOV_PARTY_TOTAL;

	page->n = 0;
	s->nserial = 0;
	if (t->part == GOV_DISCLOSURE)
		disclosure_page(s, t, page);
	else if (t->part == GOV_APPLICATIONS)
		applications_page(s, t, page, flat);
	else if (s->shape == SHAPE_WIDE)
		wide_remedies(s, page);
	else
		shaped_remedies(s, page);
	if (s->g->plan.with & WITH_BESIDE)
		add_year(s, t, page);
}

const char *
second_text(Second *s, const SecondCell *c)
{
	if (c->slot >= 0)
		return s->g->figures[c->set].print[c->slot];
	return c->text ? c->text : "";
}

/* A cell's token, its text as this layout has it. */
void
second_put(Second *s, const SecondCell *c, const char *text)
{
	GenGenerator *g = s->g;
	int			set = g->set;

	g->set = c->set;
	if (c->kind == TOKEN_LABEL)
		gen_label(g, c->row, text, 0, 1);
	else if (c->kind == TOKEN_GROUP)
		gen_group(g, text);
	else if (c->kind == TOKEN_HEAD)
		gen_head(g, text);
	else if (c->slot >= 0)
		gen_value_as(g, c->slot, text);
	else
		gen_extra_value(g, text);
	g->set = set;
}
