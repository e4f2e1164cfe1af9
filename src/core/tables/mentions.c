/*
 * mentions.c
 *		Rows that are named in the form's own words, or a known variant.
 *
 * The values are those on the label's printed row; or, of cells on lines of
 * their own, those that follow.  Where neither is so, path.c looks further.
 */
#include "core/tables/alignment.h"

#include "core/base/buffer.h"

#include <string.h>

#define FIRST_MENTIONS	64		/* room to begin with */
#define CHECK_EVERY		(1 << 16)	/* cells between looks for a cancel */
#define MIN_DAMAGED_REST 4		/* characters of a label's end that may have a
								 * wrong one among them */
#define MAX_HEAD_REACH	512		/* cells from a row up to its heads: of table
								 * 3, with columns besides */

GovMention *
gov_tables_mention_add(GovAlignment *al)
{
	GovMention *m;

	if (al->nmentions == al->cap_mentions)
		al->mentions = gov_array_grow(al->a, al->mentions, al->nmentions, &al->cap_mentions, sizeof(GovMention),
									  FIRST_MENTIONS);
	m = &al->mentions[al->nmentions++];
	memset(m, 0, sizeof(*m));
	m->run = -1;
	return m;
}

void
gov_tables_mention_tell(const GovAlignment *al, const GovMention *m)
{
	gov_diag(al->diags, GOV_SAY_LABEL_BY_LIKENESS, gov_alignment_line(al, m->first),
			 GOV_FACTS(gov_fact_cell(gov_cell(al, m->first)),
					   gov_fact_code("row", gov_form_row_code(m->row))));
}

/* Is the cell's text part of the row's label, which a line break left? */
bool
gov_tables_continues_label(const GovCell *c, const GovRow *r)
{
	uint16_t	text[GOV_FOLD_MAX];
	int			n;

	n = gov_fold_all(c->s, c->len, text, GOV_FOLD_MAX);
	if (n < 1 || n >= r->nfull)
		return false;
	for (int i = 0; i + n <= r->nfull; i++)
		if (memcmp(r->full + i, text, (size_t) n * sizeof(uint16_t)) == 0)
			return true;
	return gov_grid_edit_distance(r->full + r->nfull - n, n, text, n) <= n / MIN_DAMAGED_REST;
}

/* Finds the values of a row that is named exactly. */
static void
bind(GovAlignment *al, GovMention *m)
{
	const GovCell *last = gov_cell(al, m->last);
	uint32_t	next = m->last + 1;
	int			k;

	/* a broken heading cell, or a bracket that explains */
	while (gov_cell(al, next)->label == LBL_GROUP || gov_cell(al, next)->label == LBL_DECOR)
		next++;
	k = last->row ? gov_tables_run_behind(al, last->row, m->last) : al->run_at[next];
	/* other words are nearer to the values, or these are of a printed row */
	if (k < 0 || al->runs[k].first > next || (!last->row && al->runs[k].row))
		return;
	/* half a label on a row of empty cells: the rest may have the values */
	if (last->row && al->runs[k].printed == 0 && last->open)
		return;
	m->run = k;
	m->same_row = last->row > 0;
}

/* What the column heads above prove, as the cells are gone through. */
typedef struct Heads
{
	uint32_t	bits;
	uint32_t	last;			/* head cell + 1 */
	bool		fresh;			/* nothing but heads since the last row */
} Heads;

static void
forget_heads(Heads *h)
{
	h->bits = 0;
	h->last = 0;
	h->fresh = false;
}

static void
note_head(Heads *h, const GovCell *c, uint32_t i)
{
	if (!h->fresh || c->label == LBL_ARTICLE)
		forget_heads(h);
	h->fresh = true;
	h->last = i + 1;
	if (c->label <= LBL_ARTICLE)
		h->bits |= GOV_HEAD(c->label);
}

static void
note_words(Heads *h, const GovCell *c, uint32_t i)
{
	if (LBL_IS_HEAD(c->label))
		note_head(h, c, i);
	else if (LBL_IS_ROW(c->label))
		h->fresh = false;
	else if (c->label == LBL_SECTION || c->label == LBL_PROSE)
		forget_heads(h);
}

/* 其他, 总计 without their numbers, and without values on their row, which they would name. */
static bool
is_head_among_heads(const GovAlignment *al, uint32_t i)
{
	const GovCell *c = gov_cell(al, i);
	const GovCell *next = gov_cell(al, i + 1);

	return (c->label == LBL_REMAINING || c->label == LBL_CONCLUDED) && c->numbering == GOV_NUM_NONE &&
		!(c->row && next->row == c->row && gov_cell_is_value(next));
}

/* What the heads above a row prove that was found by other means. */
void
gov_tables_heads_above(const GovAlignment *al, GovMention *m)
{
	Heads		h = {0, 0, false};

	for (uint32_t i = m->first > MAX_HEAD_REACH ? m->first - MAX_HEAD_REACH : 0; i < m->first; i++)
	{
		const GovCell *c = gov_cell(al, i);

		if (gov_cell_is_value(c))
			h.fresh = false;
		else if (h.fresh && is_head_among_heads(al, i))
			h.last = i + 1;
		else
			note_words(&h, c, i);
	}
	m->head = h.last;
	m->heads = h.bits;
}

static GovMention *
add_named(GovAlignment *al, int row, uint32_t cell, const Heads *h)
{
	GovMention *m = gov_tables_mention_add(al);

	m->row = (uint8_t) row;
	m->exact = true;
	m->first = m->last = cell;
	m->head = h->last;
	m->heads = h->bits;
	bind(al, m);
	return m;
}

/*
 * 其他, 总计 without their numbers: a head, unless the row before it has just
 * been, or as many values follow as such a row has.
 */
static bool
is_weak_row(GovAlignment *al, uint32_t i, int last_row)
{
	GovMention	m = {.row = gov_cell(al, i)->label,.exact = true,.run = -1,.first = i,.last = i};

	bind(al, &m);
	if (m.run < 0)
		return false;
	if (m.same_row && al->runs[m.run].printed == 0)
		return gov_form_row_follows(last_row, m.row) &&
			gov_row_of(al, gov_cell(al, i)->row)->seps >= gov_cell(al, i)->seps + GOV_NPARTIES;
	if (last_row >= 0 && gov_form_row_follows(last_row, m.row))
		return al->runs[m.run].printed <= GOV_NPARTIES;
	return al->runs[m.run].printed == GOV_NPARTIES;
}

void
gov_tables_mentions_find(GovAlignment *al)
{
	Heads		h = {0, 0, false};
	int			last_row = -1;
	bool		remedies = false;	/* below the heads of table 4 */
	bool		any_remedies = false;	/* there were some */

	for (uint32_t i = 0; i < al->g->ncells; i++)
	{
		const GovCell *c = gov_cell(al, i);

		if (i % CHECK_EVERY == CHECK_EVERY - 1)
			gov_check_interrupt(al->a);
		if (gov_cell_is_value(c))
		{
			h.fresh = false;
			continue;
		}
		if (c->label == LBL_HEAD_REMEDY || c->label == LBL_HEAD_REMEDIES || c->label == LBL_HEAD_CROSS ||
			(c->label == LBL_SECTION && c->number == 4))
		{
			/* the heading stands in a list of contents, too */
			if (al->remedies > i || (c->label == LBL_SECTION && !any_remedies))
				al->remedies = i;
			remedies |= c->label != LBL_SECTION;
			any_remedies |= remedies;
		}
		if (LBL_IS_ROW(c->label))
		{
			bool		weak = al->labels->rows[c->label].weak && c->numbering == GOV_NUM_NONE;

			if (weak && (remedies || !is_weak_row(al, i, last_row)))
			{
				if (h.fresh)
					h.last = i + 1;
				continue;
			}
			remedies &= c->label < LBL_APPLICATIONS;
			h.fresh = false;
			last_row = c->label;
			add_named(al, c->label, i, &h)->weak = weak;
		}
		else
			note_words(&h, c, i);
	}
}
