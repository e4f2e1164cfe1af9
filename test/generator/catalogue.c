/*
 * catalogue.c
 *		The layouts by number, and what each of them asks for.
 */
#include "second.h"

const GenLayout gen_layouts[] = {
	{1, "a cell a line, a pipe behind it"},
	{2, "runs of pipes"},
	{3, "lonely pipes"},
	{4, "pipes"},
	{5, "a cell a paragraph"},
	{6, "a paragraph a cell, blanks shown"},
	{7, "markdown"},
	{8, "markdown, a table a row"},
	{9, "markdown, wrong column names"},
	{10, "markdown, rows without labels"},
	{11, "markdown, fused group labels"},
	{12, "HTML"},
	{13, "paper"},
	{14, "vertical heading"},
	{15, "paper, raw"},
	{16, "mangled column names"},
	{17, "page furniture"},
	{18, "tabs"},
	{19, "sentences for tables"},
	{GEN_MIXED, "a layout a table"},
	{DRAW_COMMAS, "commas"},
	{DRAW_BOXES, "boxes"},
	{DRAW_LINES, "drawn lines"},
	{DRAW_BLANKS, "wide blanks"},
	{DRAW_SPACES, "spaces, a row a line"},
	{DRAW_DIVS, "HTML of div"},
	{DRAW_NESTED, "HTML, nested tables"},
	{DRAW_ONE_LINE, "HTML on one line of markdown"},
	{DRAW_BOLD, "markdown with ** and <br>"},
	{DRAW_LABEL_BEFORE, "torn: label before"},
	{DRAW_LABEL_BEHIND, "torn: label behind"},
	{DRAW_LABEL_AROUND, "torn: label around"},
	{DRAW_LABEL_BETWEEN, "torn: labels between"},
	{DRAW_RUN_ON, "cells run together"},
	{35, "running text"},
	{36, "\\n for line breaks"},
	{37, "<br> for line breaks"},
	{38, "wrapped anew"},
	{39, "traditional characters"},
	{40, "invisible characters"},
	{41, "units and signs"},
	{42, "table 4 in three"},
	{43, "table 4, a row a remedy"},
	{44, "table 4, a row an outcome"},
	{45, "table 4 alone"},
	{46, "columns reordered"},
	{47, "more columns"},
	{48, "fewer columns"},
	{49, "two years beside, named"},
	{50, "two years beside"},
	{51, "last year before, named"},
	{52, "last year before"},
	{53, "tables twice"},
	{54, "several reports"},
	{55, "titles in lists"},
	{56, "two at once"},
	{SECOND_CELLS, "second: cells, trailing pipe"},
	{SECOND_PIPE_RUNS, "second: runs of pipes"},
	{SECOND_LONELY_PIPES, "second: lonely pipes"},
	{SECOND_ROWS, "second: rows of pipes"},
	{SECOND_PARAGRAPHS, "second: paragraphs"},
	{SECOND_BLANK_PARAGRAPHS, "second: paragraphs, blank ones"},
	{SECOND_MARKDOWN, "second: markdown"},
	{SECOND_SMALL_TABLES, "second: small tables"},
	{SECOND_WRONG_HEADS, "second: wrong heads"},
	{SECOND_LOST_LABELS, "second: lost labels"},
	{SECOND_FUSED_GROUPS, "second: fused groups"},
	{SECOND_HTML, "second: HTML"},
	{SECOND_PDF_LAYOUT, "second: PDF, layout"},
	{SECOND_VERTICAL, "second: vertical heading"},
	{SECOND_PDF_RAW, "second: PDF, raw"},
	{SECOND_BROKEN_HEADS, "second: broken heads"},
	{SECOND_FURNITURE, "second: furniture"},
	{SECOND_TABS, "second: tabs"},
	{SECOND_SENTENCES, "second: sentences"},
	{SECOND_NO_TABLES, "second: no tables"},
	{SECOND_RUNNING, "second: running text"},
	{SECOND_ESCAPED, "second: escaped line breaks"},
	{SECOND_WRAPPED, "second: wrapped"},
	{SECOND_RUN_ON, "second: run together"},
	{SECOND_COMMAS, "second: commas"},
	{SECOND_DRAWN, "second: drawn"},
	{SECOND_DIVS, "second: HTML of div"},
	{SECOND_NESTED_HTML, "second: nested HTML"},
	{SECOND_BOLD, "second: bold markdown"},
	{SECOND_REMEDIES, "second: table 4 reshaped"},
	{SECOND_BESIDE, "second: two years beside"},
	{SECOND_BEFORE, "second: last year before"},
	{SECOND_REPORTS, "second: two reports"},
	{SECOND_COLUMNS, "second: other columns"},
	{SECOND_TRADITIONAL, "second: traditional"},
	{SECOND_BLANKS, "second: wide blanks"},
	{SECOND_INVISIBLE, "second: invisible"},
	{0, NULL}
};

#define MAX_DRAWS	14

typedef struct Recipe
{
	int			layout;
	unsigned	with;
	int			draws[MAX_DRAWS];	/* one of them; 0 behind the last */
} Recipe;

static const Recipe recipes[] = {
	{35, WITH_RUNNING, {DRAW_PARAGRAPHS, DRAW_RAW, DRAW_TABS, DRAW_PIPES}},
	{36, WITH_ESCAPES, {DRAW_PARAGRAPHS, DRAW_RAW, DRAW_TABS, DRAW_PIPES, DRAW_CELLS, DRAW_MARKDOWN}},
	{37, WITH_TAGS, {DRAW_PARAGRAPHS, DRAW_RAW, DRAW_PIPES, DRAW_CELLS}},
	{38, WITH_WRAPPING, {DRAW_PARAGRAPHS, DRAW_RAW, DRAW_TABS}},
	{39, WITH_TRADITIONAL, {1, 2, 4, 5, 7, 10, 11, 12, 13, 15, 18}},
	{40, WITH_INVISIBLE, {1, 2, 4, 5, 7, 12, 13, 15, 18, DRAW_COMMAS, DRAW_SPACES}},
	{41, WITH_UNITS, {1, 4, 5, 7, 12, 15, 18, DRAW_SPACES, DRAW_COMMAS}},
	{42, WITH_PARTS, {1, 4, 5, 7, 12, 18, DRAW_COMMAS, DRAW_BOXES, DRAW_SPACES}},
	{43, WITH_REMEDIES, {1, 4, 5, 7, 12, 18, DRAW_COMMAS, DRAW_BOXES, DRAW_SPACES}},
	{44, WITH_OUTCOMES, {1, 4, 5, 7, 12, 18, DRAW_COMMAS, DRAW_BOXES, DRAW_SPACES}},
	{45, WITH_ALONE, {1, 4, 5, 7, 12, 13, 15, 18, DRAW_COMMAS, DRAW_BOXES, DRAW_SPACES}},
	{46, WITH_ORDER, {1, 4, 5, 7, 12, 18, DRAW_COMMAS, DRAW_BOXES, DRAW_LINES, DRAW_SPACES, DRAW_BLANKS}},
	{47, WITH_MORE, {4, 7, 12, 18, DRAW_COMMAS, DRAW_BOXES, DRAW_LINES, DRAW_SPACES, 1, 5}},
	{48, WITH_LESS, {1, 4, 5, 7, 12, 18, DRAW_COMMAS, DRAW_BOXES, DRAW_SPACES}},
	{49, WITH_BESIDE | WITH_NAMES, {4, 7, 12, 18, DRAW_SPACES, DRAW_COMMAS}},
	{50, WITH_BESIDE, {4, 7, 12, 18, DRAW_SPACES, DRAW_COMMAS}},
	{51, WITH_BEFORE | WITH_NAMES, {1, 2, 4, 5, 7, 8, 12, 13, 15, 18, DRAW_COMMAS, DRAW_BOXES, DRAW_SPACES}},
	{52, WITH_BEFORE, {1, 2, 4, 5, 7, 8, 12, 13, 15, 18, DRAW_COMMAS, DRAW_BOXES, DRAW_SPACES}},
	{53, WITH_TWICE, {1, 2, 4, 5, 7, 8, 12, 13, 15, 18, DRAW_COMMAS, DRAW_BOXES, DRAW_SPACES}},
	{54, WITH_REPORTS, {1, 4, 5, 7, 10, 12, 13, 15, 18, DRAW_COMMAS, DRAW_SPACES}},
	{55, WITH_LINKS, {1, 4, 5, 7, 12, 13, 15, 18}},
};

#define NRECIPES	((int) (sizeof(recipes) / sizeof(*recipes)))

/* What layout 56 takes two of; at most one of a group at a time. */
static const struct
{
	unsigned	with;
	int			group;
}			parts[] = {
	{WITH_ORDER, 1}, {WITH_MORE, 1}, {WITH_LESS, 1},
	{WITH_PARTS, 2}, {WITH_REMEDIES, 2}, {WITH_OUTCOMES, 2},
	{WITH_BESIDE | WITH_NAMES, 3}, {WITH_BESIDE, 3}, {WITH_BEFORE | WITH_NAMES, 3},
	{WITH_BEFORE, 3}, {WITH_TWICE, 3}, {WITH_REPORTS, 3},
	{WITH_LINKS, 4}, {WITH_UNITS, 5}, {WITH_TRADITIONAL, 6}, {WITH_INVISIBLE, 7},
	{WITH_ESCAPES, 8}, {WITH_TAGS, 8},
};

#define NPARTS	((int) (sizeof(parts) / sizeof(*parts)))

const GenLayout *
gen_layout(int number)
{
	for (const GenLayout *l = gen_layouts; l->number; l++)
		if (l->number == number)
			return l;
	return NULL;
}

static int
any_draw(GenGenerator *g, const int *draws)
{
	int			n = 0;

	while (n < MAX_DRAWS && draws[n])
		n++;
	return draws[gen_upto(g, n)];
}

static int
two_at_once(GenGenerator *g)
{
	static const int draws[] = {DRAW_PIPES, DRAW_TABS, DRAW_MARKDOWN, DRAW_HTML};
	int			a = gen_upto(g, NPARTS);
	int			b = gen_upto(g, NPARTS);

	while (parts[a].group == parts[b].group)
		b = gen_upto(g, NPARTS);
	g->plan.with = parts[a].with | parts[b].with;
	return draws[gen_upto(g, g->plan.with & WITH_REWRITING ? 2 : 4)];
}

/* One row of names and one column of labels, where spans leave no trace. */
static bool
must_be_flat(int draw)
{
	return draw == DRAW_CELLS || draw == DRAW_PARAGRAPHS || draw == DRAW_BLANKS ||
		draw == DRAW_SPACES || draw == DRAW_DIVS;
}

/* Choose what this text does.  Says nothing of layouts up to 20. */
void
gen_plan(GenGenerator *g, int draw[3])
{
	GenPlan    *p = &g->plan;
	int			layout = g->options->layout;

	memset(p, 0, sizeof(*p));
	p->fee_zeros = 4;
	p->fee_unit = "万元";
	if (layout <= GEN_MIXED)
		return;
	draw[0] = layout;
	for (int i = 0; i < NRECIPES; i++)
		if (recipes[i].layout == layout)
		{
			p->with = recipes[i].with;
			draw[0] = any_draw(g, recipes[i].draws);
		}
	if (layout == 56)
		draw[0] = two_at_once(g);
	/* a serial number read for a lost value can't be told from it there */
	if ((p->with & WITH_MORE) && g->options->damage && must_be_flat(draw[0]))
		draw[0] = DRAW_PIPES;
	draw[1] = draw[2] = draw[0];
	p->year_names = gen_upto(g, 5);
	p->other_last = gen_one_in(g, 3);
	p->label_once = (p->with & WITH_BESIDE) && gen_one_in(g, 4);
	p->flat = must_be_flat(draw[0]) || gen_one_in(g, 2);
	p->group_rows = gen_one_in(g, 2);
	p->whole_names = p->flat && gen_one_in(g, 3);
	if (p->with & WITH_UNITS)
		gen_choose_units(g);
}
