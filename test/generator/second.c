/*
 * second.c
 *		The second generator's frame: a text's habits, its figures, its prose,
 *		and the order of its parts.
 */
#include "second.h"

static const char *const empties[] = {"/", "—", "--", "无", "不适用"};

static const char *const offices[] = {"人民政府", "财政局", "司法局", "公安局", "商务局", "医疗保障局", "审计局"};

static const char *const headings[] = {
	"一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
	"四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"
};

/* Sentences with numbers that belong in no table; %d twice. */
static const char *const filler[] = {
	"全年更新栏目%d个，发布各类稿件%d篇。",
	"组织业务学习%d次，参加人员%d人次。",
	"通过新闻发布会%d场、在线访谈%d期介绍重点工作。",
	"网站总访问量%d万次，比去年增加%d万次。",
	"办理人大代表建议%d件，政协提案%d件。",
	"清理过期栏目%d个，合并重复内容%d处。",
	"开展第%d季度抽查，发现问题%d个，均已整改。",
};

/* What layouts of the second generator ask of what both share. */
static unsigned
shared_plan(int layout)
{
	switch (layout)
	{
		case SECOND_BESIDE:
			return WITH_BESIDE;
		case SECOND_BEFORE:
			return WITH_BEFORE;
		case SECOND_REPORTS:
			return WITH_REPORTS;
		case SECOND_TRADITIONAL:
			return WITH_TRADITIONAL;
		case SECOND_INVISIBLE:
			return WITH_INVISIBLE;
		default:
			return 0;
	}
}

/* The layout in which something else than drawing shows. */
static int
choose_draw(GenGenerator *g, int layout)
{
	static const int tables[] = {SECOND_ROWS, SECOND_MARKDOWN, SECOND_HTML, SECOND_TABS, SECOND_COMMAS};
	static const int texts[] = {SECOND_CELLS, SECOND_ROWS, SECOND_PARAGRAPHS, SECOND_PDF_RAW, SECOND_HTML};
	static const int flowing[] = {SECOND_PDF_RAW, SECOND_PARAGRAPHS};

	switch (layout)
	{
		case SECOND_REMEDIES:
		case SECOND_BESIDE:
		case SECOND_COLUMNS:
			return tables[gen_upto(g, 5)];
		case SECOND_BEFORE:
		case SECOND_REPORTS:
		case SECOND_TRADITIONAL:
		case SECOND_INVISIBLE:
			return texts[gen_upto(g, 5)];
		case SECOND_SENTENCES:
			return texts[gen_upto(g, 4)];
		case SECOND_WRAPPED:
			return SECOND_PDF_RAW;
		case SECOND_RUNNING:
		case SECOND_ESCAPED:
			return flowing[gen_upto(g, 2)];
		default:
			return layout;
	}
}

/* As the first generator's number of the layout, for what reads tokens. */
static int
equivalent(int draw)
{
	switch (draw)
	{
		case SECOND_CELLS:
			return DRAW_CELLS;
		case SECOND_PIPE_RUNS:
			return 2;
		case SECOND_LONELY_PIPES:
			return 3;
		case SECOND_PARAGRAPHS:
			return DRAW_PARAGRAPHS;
		case SECOND_BLANK_PARAGRAPHS:
			return DRAW_PARAGRAPHS_BLANKS;
		case SECOND_LOST_LABELS:
			return DRAW_TORN_ROWS;
		case SECOND_HTML:
		case SECOND_NESTED_HTML:
			return DRAW_HTML;
		case SECOND_DIVS:
			return DRAW_DIVS;
		default:
			return DRAW_PIPES;
	}
}

static bool
shows_blanks(int draw)
{
	switch (draw)
	{
		case SECOND_PARAGRAPHS:
		case SECOND_PDF_LAYOUT:
		case SECOND_VERTICAL:
		case SECOND_PDF_RAW:
		case SECOND_BROKEN_HEADS:
		case SECOND_FURNITURE:
		case SECOND_RUN_ON:
			return false;
		default:
			return true;
	}
}

static void
shuffle_some(GenGenerator *g, int *a, int n)
{
	for (int i = 0; i < n; i++)
		a[i] = i;
	if (gen_one_in(g, 2))
		gen_shuffle(g, a, n);
}

/* Columns as this text has them; the form's unless the layout is about that. */
static void
choose_columns(Second *s)
{
	GenGenerator *g = s->g;
	bool		reorder = s->layout == SECOND_COLUMNS;
	bool		spanless = s->draw == SECOND_DRAWN;

	for (int i = 0; i < GOV_NPARTIES; i++)
		s->party[i] = i;
	for (int i = 0; i < 5; i++)
	{
		s->way[i % 3] = i % 3;
		s->measure[i % 3] = i % 3;
		s->outcome[i] = i;
	}
	if (reorder)
	{
		s->serial = gen_one_in(g, 2);
		s->subtotal = gen_one_in(g, 3);
		shuffle_some(g, s->measure, 3);
		shuffle_some(g, s->outcome, 5);
		if (s->subtotal)
			;					/* it stands where the legal persons begin */
		else
			shuffle_some(g, s->party, GOV_NPARTIES);
		if (gen_one_in(g, 2))
		{
			s->way[0] = 1;
			s->way[1] = 2;
			s->way[2] = 0;
		}
	}
	if (s->layout == SECOND_REMEDIES || spanless)
		s->shape = (SecondShape) gen_between(g, SHAPE_PARTS, SHAPE_LINES);
	if (s->shape != SHAPE_WIDE)
		g->plan.with |= s->shape == SHAPE_PARTS ? WITH_PARTS : s->shape == SHAPE_ROWS ? WITH_REMEDIES : WITH_OUTCOMES;
	/* what is left of spans in a drawn table is one row of names */
	if (spanless)
		s->serial = true;
}

static void
add_to_shape(GenShape *shape, int slot)
{
	shape->slot[shape->n++] = slot;
}

static void
set_shapes(Second *s)
{
	GenGenerator *g = s->g;

	for (int row = 0; row < NROWS; row++)
	{
		GenShape   *shape = &g->shapes[row];
		const GenRow *r = &g->rows[row];

		shape->n = 0;
		if (row < ROW_APPLICATIONS)
		{
			for (int k = 0; k < 3; k++)
				if (s->measure[k] < r->n)
					add_to_shape(shape, r->slot[s->measure[k]]);
		}
		else if (row < ROW_REMEDIES)
			for (int k = 0; k < GOV_NPARTIES; k++)
			{
				if (s->subtotal && k == 1)
					add_to_shape(shape, -1);
				add_to_shape(shape, r->slot[s->party[k]]);
			}
		else if (row == ROW_REMEDIES)
			for (int k = 0; k < 15; k++)
				add_to_shape(shape, r->slot[s->way[k / 5] * 5 + s->outcome[k % 5]]);
		else
			for (int k = 0; k < r->n; k++)
				add_to_shape(shape, r->slot[row < ROW_OUTCOME ? s->outcome[k] : s->way[k]]);
	}
	g->plan.nways = 3;
	g->plan.noutcomes = 5;
	memcpy(g->plan.way, s->way, sizeof(s->way));
	memcpy(g->plan.outcome, s->outcome, sizeof(s->outcome));
}

static void
choose_habits(Second *s)
{
	GenGenerator *g = s->g;

	s->draw = choose_draw(g, s->layout);
	s->item_mark = gen_one_in(g, 4) ? gen_upto(g, 5) : gen_upto(g, 3);
	if (s->draw == SECOND_FUSED_GROUPS && s->item_mark == 4)
		s->item_mark = 0;		/* or nothing would part the group's name from
								 * the leaf's */
	s->wide = gen_one_in(g, 2);
	s->wide_digits = gen_one_in(g, 12);
	s->grouped = gen_one_in(g, 6);
	s->spread = gen_one_in(g, 4);
	s->empty = gen_upto(g, 5);
	s->pad = gen_upto(g, 4);
	s->blanks = shows_blanks(s->draw);
	s->corner = second_punctuated(s, gen_one_in(g, 2) ? "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)" : "项目");
	s->page = 1;
	g->style.html = s->draw == SECOND_HTML || s->draw == SECOND_DIVS || s->draw == SECOND_NESTED_HTML;
	choose_columns(s);
	set_shapes(s);
}

/*
 * Figures.
 */
static const char *
in_wide_digits(GenGenerator *g, const char *s)
{
	const char *result = "";

	for (; *s; s++)
		result = *s >= '0' && *s <= '9' ? gen_format(g, "%s\xef\xbc%c", result, 0x90 + *s - '0') :
			gen_format(g, "%s%c", result, *s);
	return result;
}

static void
set(Second *s, int slot, int64_t value, const char *print)
{
	GenTruth   *t = gen_truth(s->g, slot);

	memset(t, 0, sizeof(*t));
	t->status = GOV_REPORTED;
	t->value = value;
	if (s->grouped && value >= 1000 && value < 1000000 && strlen(print) < 7)
		print = gen_format(s->g, "%lld,%03lld", (long long) (value / 1000), (long long) (value % 1000));
	if (s->wide_digits)
		print = in_wide_digits(s->g, print);
	s->g->figures[s->g->set].print[slot] = print;
}

static int64_t
number(Second *s)
{
	static const int most[] = {0, 0, 1, 4, 9, 60, 900, 20000};

	return gen_upto(s->g, most[gen_upto(s->g, 8)] + 1);
}

static void
count(Second *s, int slot, int64_t value)
{
	set(s, slot, value, gen_format(s->g, "%lld", (long long) value));
}

/* Ten thousands of yuan with two places. */
static void
money(Second *s, int slot, bool says_unit)
{
	int64_t		hundreds = number(s) * 37;	/* of yuan */
	GenTruth   *t = gen_truth(s->g, slot);
	const char *unit = says_unit ? "万元" : "";
	const char *print = gen_format(s->g, "%lld.%02lld%s", (long long) (hundreds / 100), (long long) (hundreds % 100), unit);

	if (says_unit && gen_one_in(s->g, 2))
		print = gen_format(s->g, "%lld元", (long long) hundreds * 100);
	memset(t, 0, sizeof(*t));
	t->status = GOV_REPORTED;
	t->value = hundreds * 100;
	s->g->figures[s->g->set].print[slot] = print;
}

static void
disclosure_figures(Second *s)
{
	GenGenerator *g = s->g;
	bool		old = s->form[0] == GOV_FORM_2019;
	int			first = old ? ROW_2019 : ROW_2021;
	int			last = old ? ROW_2019 + 7 : ROW_2021 + 5;

	for (int row = first; row <= last; row++)
		for (int k = 0; k < g->rows[row].n; k++)
		{
			int			slot = g->rows[row].slot[k];
			const GovItem *item = &gov_items[gov_form_item_of_slot(slot)];
			int64_t		v = number(s);

			if (item->unit == GOV_UNIT_YUAN)
				money(s, slot, old || gen_one_in(g, 4));
			else if (item->is_signed && gen_one_in(g, 2))
				set(s, slot, v, gen_format(g, v > 0 ? "+%lld" : "%lld", (long long) v));
			else if (item->is_signed)
				set(s, slot, -v, gen_format(g, "%lld", (long long) -v));
			else if (!old && k == 1 && v > 1 && gen_one_in(g, 8) && s->draw != SECOND_RUN_ON)
				set(s, slot, v, second_punctuated(s, gen_format(g, "%lld(含自然失效%lld件)", (long long) v, (long long) v / 2)));
			else
				count(s, slot, v);
		}
}

static void
application_figures(Second *s)
{
	int64_t		table[GOV_NAPPLICATIONS][GOV_NPARTIES] = {{0}};
	bool		old = s->form[1] == GOV_FORM_2019;

	for (int p = 0; p < GOV_PARTY_TOTAL; p++)
	{
		int64_t		all;

		for (int r = GOV_ROW_GRANTED; r < GOV_ROW_CONCLUDED; r++)
			if (old ? r < GOV_ROW_OTHER_LEAVES : r != GOV_ROW_OTHER)
			{
				table[r][p] = p == 0 || gen_one_in(s->g, 3) ? number(s) : 0;
				table[GOV_ROW_CONCLUDED][p] += table[r][p];
			}
		table[GOV_ROW_CARRIED_OVER][p] = number(s) % 50;
		all = table[GOV_ROW_CONCLUDED][p] + table[GOV_ROW_CARRIED_OVER][p];
		table[GOV_ROW_CARRIED_IN][p] = all / (2 + p);
		table[GOV_ROW_RECEIVED][p] = all - table[GOV_ROW_CARRIED_IN][p];
	}
	for (int r = 0; r < GOV_NAPPLICATIONS; r++)
	{
		if (old ? r >= GOV_ROW_OTHER_LEAVES && r < GOV_ROW_CONCLUDED : r == GOV_ROW_OTHER)
			continue;
		for (int p = 0; p < GOV_PARTY_TOTAL; p++)
		{
			count(s, gov_form_slot(r, p), table[r][p]);
			table[r][GOV_PARTY_TOTAL] += table[r][p];
		}
		count(s, gov_form_slot(r, GOV_PARTY_TOTAL), table[r][GOV_PARTY_TOTAL]);
	}
}

static void
remedy_figures(Second *s)
{
	const GenRow *r = &s->g->rows[ROW_REMEDIES];

	for (int w = 0; w < 3; w++)
	{
		int64_t		sum = 0;

		for (int i = 0; i < 4; i++)
		{
			int64_t		v = number(s) % 40;

			count(s, r->slot[w * 5 + i], v);
			sum += v;
		}
		count(s, r->slot[w * 5 + 4], sum);
	}
}

/* Cells without a number: some, all that are nought in a table, a row. */
static void
leave_out(Second *s)
{
	GenGenerator *g = s->g;
	int			kind = gen_upto(g, 12);
	int			part = gen_upto(g, 3);
	bool		blank = s->blanks && gen_one_in(g, 2);

	for (int slot = 0; slot < GOV_NSLOTS; slot++)
	{
		GenTruth   *t = gen_truth(g, slot);

		if (t->status == GOV_ABSENT || (int) gov_items[gov_form_item_of_slot(slot)].part != part)
			continue;
		if (kind > 1 || (kind == 0 ? t->value != 0 : !gen_one_in(g, 40)))
			continue;
		memset(t, 0, sizeof(*t));
		t->status = blank ? GOV_BLANK : GOV_NOT_APPLICABLE;
		g->figures[g->set].print[slot] = blank ? "" : empties[s->empty];
	}
}

static void
make_figures(Second *s)
{
	disclosure_figures(s);
	application_figures(s);
	remedy_figures(s);
	leave_out(s);
}

/*
 * Prose.
 */
static void
text_line(Second *s, const char *text, bool title)
{
	GenGenerator *g = s->g;

	if (g->style.html)
		text = gen_format(g, title ? "<h2>%s</h2>" : "<p>　　%s</p>", text);
	else if (s->draw == SECOND_MARKDOWN && title)
		text = gen_format(g, "### %s", text);
	gen_line(g, text);
	if (s->draw == SECOND_PARAGRAPHS || s->draw == SECOND_BLANK_PARAGRAPHS || s->draw == SECOND_MARKDOWN)
		gen_gap(g);
}

static void
heading(Second *s, int part)
{
	s->g->begins = part == 1 ? s->g->set : 0;
	text_line(s, headings[part - 1], true);
	s->g->begins = 0;
}

static void
prose(Second *s, int n)
{
	GenGenerator *g = s->g;

	while (n-- > 0)
	{
		const char *text = "";

		for (int k = gen_between(g, 1, 4); k > 0; k--)
			text = gen_join(g, text, gen_format(g, filler[gen_upto(g, 7)], gen_between(g, 2, 300), gen_between(g, 2, 9000)));
		text_line(s, text, false);
	}
}

static void
head(Second *s)
{
	GenGenerator *g = s->g;
	GenHeader  *h = &g->report.header;
	int			kind = gen_upto(g, 3);
	const char *title;

	if (g->set == 0)
	{
		g->division_no = gen_upto(g, gen_ndivisions());
		g->organ = offices[gen_upto(g, 7)];
	}
	else if (gen_one_in(g, 2))
		g->division_no = (g->division_no + 1) % gen_ndivisions();
	else
		g->year += g->year > 2022 ? -1 : 1;
	g->agency = gen_join(g, gen_divisions[g->division_no].name, g->organ);
	title = gen_format(g, kind == 0 ? "%s%d年政府信息公开工作年度报告" : kind == 1 ? "%s%d年度政府信息公开工作报告" : "%s关于%d年政府信息公开工作年度报告",
					   g->agency, g->year);
	if (kind == 2)
		title = gen_format(g, "%s%d年政府信息公开年度报告", g->agency, g->year);
	g->begins = g->set;
	text_line(s, title, true);
	g->begins = 0;
	if (g->set == 0)
	{
		h->title = title;
		h->agency = g->agency;
		h->year = g->year;
	}
	prose(s, 1);
}

static void
choose_forms(Second *s)
{
	int			form = s->g->year < 2021 ? GOV_FORM_2019 : GOV_FORM_2021;

	for (int i = 0; i < 3; i++)
		s->form[i] = form;
	if (gen_one_in(s->g, 8))
		s->form[1] = GOV_FORM_2019 + GOV_FORM_2021 - form;
}

static void
draw(Second *s, int part)
{
	GenGenerator *g = s->g;
	SecondTable t;

	g->table = part;
	second_make_table(s, part, &t);
	switch (s->draw)
	{
		case SECOND_SMALL_TABLES:
		case SECOND_WRONG_HEADS:
		case SECOND_LOST_LABELS:
		case SECOND_FUSED_GROUPS:
		case SECOND_PDF_LAYOUT:
		case SECOND_VERTICAL:
		case SECOND_PDF_RAW:
		case SECOND_BROKEN_HEADS:
		case SECOND_FURNITURE:
		case SECOND_RUN_ON:
			second_draw_lines(s, &t);
			break;
		default:
			second_draw(s, &t);
	}
	g->table = -1;
}

static void
sentence_for_table(Second *s, int part)
{
	static const char *const said[] = {
		"本年度主动公开的数量详见网站。", "共受理政府信息公开申请0件。", "本年度无行政复议、行政诉讼。"
	};

	for (int slot = 0; slot < GOV_NSLOTS; slot++)
		if ((int) gov_items[gov_form_item_of_slot(slot)].part == part)
			memset(gen_truth(s->g, slot), 0, sizeof(GenTruth));
	text_line(s, said[part], false);
}

/* The three tables' sections; skipped: of those that a sentence replaces. */
static void
sections(Second *s, int skipped)
{
	GenGenerator *g = s->g;

	for (int part = 0; part < 3; part++)
	{
		heading(s, part + 2);
		if (skipped & (1 << part))
		{
			sentence_for_table(s, part);
			continue;
		}
		if (g->plan.with & WITH_BEFORE)
		{
			g->set = 1;
			g->table = part;
			gen_head(g, g->style.html ? "<p>上年度</p>" : "上年度");
			gen_nl(g);
			draw(s, part);
			g->set = 0;
			g->table = part;
			gen_head(g, g->style.html ? "<p>本年度</p>" : "本年度");
			gen_nl(g);
		}
		draw(s, part);
	}
}

static void
one_report(Second *s)
{
	GenGenerator *g = s->g;
	int			skipped = 0;

	choose_forms(s);
	make_figures(s);
	if (g->plan.with & WITH_YEARS)
	{
		g->set = 1;
		make_figures(s);
		g->set = 0;
	}
	if (s->layout == SECOND_NO_TABLES)
		skipped = 7;
	else if (s->layout == SECOND_SENTENCES)
		skipped = gen_between(g, 2, 6);
	else if (s->layout == SECOND_REPORTS && gen_one_in(g, 2))
		skipped = 1 << gen_upto(g, 3);
	head(s);
	heading(s, 1);
	prose(s, gen_between(g, 2, 6));
	sections(s, skipped);
	heading(s, 5);
	prose(s, gen_between(g, 1, 3));
	heading(s, 6);
	prose(s, 1);
}

/* White space taken out, put in, or printed: this generator's ways. */
bool
second_join_lines(GenGenerator *g)
{
	const char *separator = "\n";
	int			width = 0;

	if (g->options->layout == SECOND_RUNNING)
		separator = gen_one_in(g, 2) ? "  " : " ";
	else if (g->options->layout == SECOND_ESCAPED)
		separator = "\\n";
	else if (g->options->layout == SECOND_WRAPPED)
		width = gen_between(g, 36, 58);
	else
		return false;
	if (width == 0 && gen_one_in(g, 3))
		gen_out(g, "\"", 1);
	for (uint32_t i = 0; i < g->nlines; i++)
	{
		const GenLine *l = &g->lines[i];
		int			n = 0;

		for (uint32_t k = 0; k < l->len;)
		{
			const char *p = g->buf + l->off + k;
			uint32_t	len = (uint32_t) gen_charlen(p);

			/* wrapped between ideographs only */
			if (width && ++n > width && gen_is_ideograph(p) && k > 2 && gen_is_ideograph(p - 3))
			{
				gen_out(g, "\n", 1);
				n = 1;
			}
			gen_out(g, p, len);
			k += len;
		}
		gen_out(g, separator, strlen(separator));
	}
	if (g->options->layout == SECOND_RUNNING)
	{
		int			year = g->report.header.year;

		memset(&g->report.header, 0, sizeof(g->report.header));
		g->report.header.year = year;
	}
	return true;
}

void
gen_second_report(GenGenerator *g)
{
	Second		s;

	memset(&s, 0, sizeof(s));
	memset(&g->style, 0, sizeof(g->style));
	memset(&g->plan, 0, sizeof(g->plan));
	s.g = g;
	s.layout = g->options->layout;
	g->plan.with = shared_plan(s.layout);
	if (s.layout == SECOND_BESIDE && gen_one_in(g, 2))
		g->plan.with |= WITH_NAMES;
	g->plan.fee_zeros = 4;
	g->year = g->options->year ? g->options->year : gen_between(g, 2019, 2024);
	choose_habits(&s);
	for (int i = 0; i < 3; i++)
		g->report.layout[i] = equivalent(s.draw);
	g->report.balanced = true;
	if (g->style.html)
		gen_line(g, "<html><body>");
	one_report(&s);
	if (g->plan.with & WITH_REPORTS)
	{
		g->set = 1;
		one_report(&s);
		g->set = 0;
		g->report.several = true;
	}
	if (g->style.html)
		gen_line(g, "</body></html>");
}
