/*
 * align.c
 *		Which row of the form does each run of values belong to?
 *
 * Rows are found by their labels: first those printed in the form's own words
 * (or a known variant), in the form's order; then, where rows are missing
 * between two that were found, by likeness.  A run belongs to the label that
 * stands on its row, or else right before it (or around it); never to the
 * n-th label because it is the n-th run.
 */
#include "core/tables/alignment.h"

#include <string.h>

static inline const GovToken *
tok(const GovAlignment *al, uint32_t i)
{
	return &al->items[i];
}

/*
 * Runs.  On a row, the values behind its last words; else all values up to
 * the next words.
 */
static void
find_runs(GovAlignment *al)
{
	uint32_t	n = al->n;
	uint32_t	cap = 0;
	bool		words_between = true;

	al->run_at = gov_alloc(al->a, (n + 1) * sizeof(int32_t));
	for (uint32_t i = 0; i < n;)
	{
		const GovToken *t = tok(al, i);
		uint32_t	end = i;
		uint32_t	begin = i;
		uint32_t	printed = 0;
		bool		bare = true;

		if (t->row)
		{
			uint32_t	label = UINT32_MAX;

			for (end = i; end < n && tok(al, end)->row == t->row; end++)
			{
				al->run_at[end] = -1;
				if (tok(al, end)->kind == GOV_TOKEN_TEXT)
				{
					/*
					 * words behind an exact label are cells that are
					 * illegible
					 */
					if (tok(al, end)->label == LBL_UNKNOWN && label != UINT32_MAX &&
						!t->spaced && tok(al, end)->len <= 12 && !tok(al, end)->numbering &&
						al->labels->rows[tok(al, label)->label].as_group < 0)
						continue;
					if (LBL_IS_ROW(tok(al, end)->label))
						label = end;
					begin = end + 1;
					/* a piece of a heading cell is not the row's label */
					if (tok(al, end)->label != LBL_GROUP && tok(al, end)->label != LBL_DECOR)
						bare = false;
				}
			}
			for (uint32_t k = begin; k < end; k++)
				printed += tok(al, k)->kind != GOV_TOKEN_EMPTY;
		}
		else if (t->kind == GOV_TOKEN_TEXT)
		{
			al->run_at[i++] = -1;
			words_between = true;
			continue;
		}
		else
		{
			/* a run, it seems */
			for (; end < n && t->row == 0 && t->kind != GOV_TOKEN_TEXT; end++, t++)
			{
				al->run_at[end] = (int32_t) al->nruns;
				printed += t->kind == GOV_TOKEN_VALUE;
			}
			t = tok(al, i);
		}
		if (!bare)
			words_between = true;
		/* empty cells alone are a run only behind a label, or as a whole row */
		if (end > begin &&
			(printed > 0 || (t->row && (!bare || t->count >= GOV_NREMEDIES)) ||
			 (!t->row && i > 0 && tok(al, i - 1)->kind == GOV_TOKEN_TEXT &&
			  (LBL_IS_ROW(tok(al, i - 1)->label) || tok(al, i - 1)->label == LBL_UNKNOWN))))
		{
			GovRun	   *r;

			if (al->nruns == cap)
			{
				GovRun	   *runs;

				cap = cap ? cap * 2 : 256;
				runs = gov_alloc(al->a, cap * sizeof(GovRun));
				if (al->nruns)
					memcpy(runs, al->runs, al->nruns * sizeof(GovRun));
				al->runs = runs;
			}
			r = &al->runs[al->nruns];
			r->first = begin;
			r->last = end - 1;
			r->printed = printed;
			r->row = t->row;
			r->bare = bare;
			r->spaced = t->spaced;
			r->taken = r->crowded = false;
			if (!words_between && al->nruns > 0 && bare)
				al->runs[al->nruns - 1].crowded = true;
			for (uint32_t k = begin; t->row && k < end; k++)
				al->run_at[k] = (int32_t) al->nruns;
			al->nruns++;
			if (printed > 0)
				words_between = false;
		}
		else
			for (uint32_t k = begin; k < end; k++)
				al->run_at[k] = -1;
		i = end;
	}
	al->run_at[n] = -1;
}

/* Are two single cells printed on equal lines? */
static bool
same_line(const GovAlignment *al, const GovToken *a, const GovToken *b)
{
	const char *end = al->t->s + al->t->len;
	const char *p = a->s + a->len;
	const char *q = b->s + b->len;

	if (a->len != b->len || memcmp(a->s, b->s, a->len) != 0)
		return false;
	while (p < end && q < end && *p == *q && *p != '\n')
		p++, q++;
	return (p == end || *p == '\n') && (q == end || *q == '\n');
}

/*
 * Words in the midst of a row's single cells are furniture of the page when
 * the row is complete without them and the form's next row follows.
 */
static void
bridge_furniture(GovAlignment *al)
{
	/* where repeated lines were dropped, what looks complete need not be */
	al->repeats = al->repeated_lines;
	for (uint32_t i = 1; i < al->n && !al->repeats; i++)
	{
		const GovToken *t = tok(al, i);
		const GovToken *u = tok(al, i - 1);

		if (t->kind != GOV_TOKEN_VALUE || u->kind != GOV_TOKEN_VALUE || t->row || !same_line(al, t, u))
			continue;

		/*
		 * right below each other; or apart by a line with a pipe, so that
		 * only one who drops all repeated lines would have dropped it
		 */
		al->repeats = t->line == u->line + 1 + t->count ||
			(t->apart && t->s + t->len < al->t->s + al->t->len && t->s[t->len] == '\n');
	}
	for (uint32_t k = 0; al->repeats && k + 1 < al->nruns; k++)
	{
		GovRun	   *a = &al->runs[k];
		GovRun	   *b = &al->runs[k + 1];
		uint32_t	i = a->first;
		uint32_t	j = b->last + 1;
		int			row;
		int			width;

		if (a->row || b->row || a->last + 2 != b->first || i == 0 ||
			tok(al, a->last + 1)->label != LBL_UNKNOWN || tok(al, a->last + 1)->len > 120)
			continue;
		row = tok(al, i - 1)->label;
		if (!LBL_IS_ROW(row))
			continue;
		/* in table 2, rows that the form doesn't have are too common */
		width = row >= LBL_APPLICATIONS ? GOV_NPARTIES : 0;
		if ((int) (a->printed + b->printed) != width || a->printed == 0 || b->printed == 0)
			continue;
		while (j < al->n && tok(al, j)->kind == GOV_TOKEN_TEXT && tok(al, j)->label == LBL_GROUP)
			j++;
		if (j >= al->n || tok(al, j)->kind != GOV_TOKEN_TEXT || !tok(al, j)->exact)
			continue;
		if (!(LBL_IS_ROW(tok(al, j)->label) && gov_form_row_follows(row, tok(al, j)->label)) &&
			!(row == GOV_NROWS - 1 && tok(al, j)->label >= LBL_HEAD_REMEDIES &&
			  tok(al, j)->label <= LBL_SECTION))
			continue;
		/* the words become no cell at all */
		al->items[a->last + 1].kind = GOV_TOKEN_EMPTY;
		al->items[a->last + 1].count = 0;
		a->last = b->last;
		a->printed += b->printed;
		b->printed = 0;
		b->taken = true;
		for (uint32_t x = a->first; x <= a->last; x++)
			al->run_at[x] = (int32_t) k;
		k++;
	}
}

GovMention *
gov_add_mention(GovAlignment *al)
{
	GovMention *m;

	if (al->nmentions == al->cap_mentions)
	{
		uint32_t	cap = al->cap_mentions ? al->cap_mentions * 2 : 64;
		GovMention *items = gov_alloc(al->a, cap * sizeof(GovMention));

		if (al->nmentions)
			memcpy(items, al->mentions, al->nmentions * sizeof(GovMention));
		al->mentions = items;
		al->cap_mentions = cap;
	}
	m = &al->mentions[al->nmentions++];
	memset(m, 0, sizeof(*m));
	m->run = -1;
	return m;
}

/* Is the token's text part of the row's label (what a line break left)? */
bool
gov_continues_label(const GovToken *t, const GovRow *r)
{
	uint16_t	text[GOV_FOLD_MAX];
	int			n;

	if (t->label == LBL_PROSE || t->len > 200)
		return false;
	n = gov_fold_all(t->s, t->len, text, GOV_FOLD_MAX);
	if (n < 1 || n >= r->nfull)
		return false;
	for (int i = 0; i + n <= r->nfull; i++)
		if (memcmp(r->full + i, text, n * sizeof(uint16_t)) == 0)
			return true;
	/* its end, a little damaged */
	return n >= 4 && gov_edit_distance(r->full + r->nfull - n, n, text, n) <= n / 4;
}

bool
gov_closes_bracket(const GovToken *t)
{
	return memchr(t->s, ')', t->len) || gov_contains(t->s, t->len, "）");
}

/* Do all words on the run's row stand at token from, or behind it? */
static bool
begins_behind(const GovAlignment *al, int run, uint32_t from)
{
	return from == 0 || tok(al, from - 1)->row != al->runs[run].row;
}

/*
 * The run that follows a label: over broken heading cells, brackets that
 * explain, and the rest of the label itself, but never over other words.
 */
static int
run_behind(GovAlignment *al, uint32_t from, const GovRow *r, bool in_bracket, bool whole)
{
	for (uint32_t i = from; i < al->n; i++)
	{
		const GovToken *t = tok(al, i);

		if (t->kind != GOV_TOKEN_TEXT)
		{
			int			run = al->run_at[i];

			if (run < 0)
				continue;		/* empty cells of a colspan */
			if (al->runs[run].printed == 0 && (al->runs[run].row || i > from))
				return -1;
			/* words that were passed over are the rest of the label */
			return al->runs[run].bare || begins_behind(al, run, from) ? run : -1;
		}
		if (t->label == LBL_GROUP || t->label == LBL_DECOR)
		{
			if (t->open)
				in_bracket = true;
			else if (in_bracket && gov_closes_bracket(t))
				in_bracket = false;
			continue;
		}
		if (t->label == LBL_UNKNOWN)
		{
			if (in_bracket)
			{
				/* still inside the bracket that the label opened? */
				if (t->numbering != GOV_NUM_NONE)
					return -1;	/* another label */
				if (gov_closes_bracket(t) && (t->row == 0 || gov_continues_label(t, r)))
				{
					in_bracket = false;
					continue;
				}
				if (al->run_at[i] < 0 && t->row == 0)
				{
					in_bracket = i - from < 8;
					if (in_bracket)
						continue;
				}
			}
		}
		if ((t->label == LBL_UNKNOWN || t->label == LBL_HEAD_OTHER) &&
			((!whole && gov_continues_label(t, r)) || gov_text_is_furniture(t->s, t->len)))
			continue;
		return -1;
	}
	return -1;
}

static void
bind(GovAlignment *al, GovMention *m)
{
	const GovToken *last = tok(al, m->last);
	int			inside = -1;

	m->intrinsic = false;
	m->run = -1;
	/* nearly always, of single cells: a label, and values right behind it */
	if (m->first == m->last && !last->row && m->last + 1 < al->n &&
		last[1].kind != GOV_TOKEN_TEXT && al->run_at[m->last + 1] >= 0)
	{
		const GovRun *r = &al->runs[al->run_at[m->last + 1]];

		if (r->bare && (r->printed > 0 || !r->row))
			m->run = al->run_at[m->last + 1];
		return;
	}
	/* on the row of one of its words, behind all of them */
	for (uint32_t i = m->first; i <= m->last; i++)
	{
		const GovToken *t = tok(al, i);

		if (t->kind != GOV_TOKEN_TEXT && al->run_at[i] >= 0 && al->runs[al->run_at[i]].printed > 0)
		{
			if (inside >= 0 && inside != al->run_at[i])
				return;			/* two runs inside one label */
			inside = al->run_at[i];
		}
	}
	if (last->row)
	{
		uint32_t	i = m->last + 1;

		while (i < al->n && tok(al, i)->row == last->row && al->run_at[i] < 0)
		{
			const GovToken *t = tok(al, i);

			/* another label nearer to the values */
			if (t->kind == GOV_TOKEN_TEXT && t->label != LBL_GROUP && t->label != LBL_DECOR)
				return;
			i++;
		}
		if (i < al->n && tok(al, i)->row == last->row &&
			(inside < 0 || al->runs[al->run_at[i]].printed > 0))
		{
			if (inside >= 0)
				return;
			m->run = al->run_at[i];
			m->intrinsic = true;
			if (al->runs[m->run].printed > 0)
				return;

			/*
			 * half a label and empty cells: the values may stand on the next
			 * row
			 */
			if (!m->exact)
			{
				int			behind = run_behind(al, al->runs[m->run].last + 1,
												&al->labels->rows[m->row], last->open,
												m->exact && al->labels->rows[m->row].n == al->labels->rows[m->row].nfull);

				if (behind >= 0)
				{
					m->run = behind;
					m->intrinsic = false;
				}
			}
			return;
		}
	}
	if (inside >= 0)
	{
		m->run = inside;
		m->intrinsic = al->runs[inside].row > 0;
		return;
	}
	m->run = run_behind(al, m->last + 1, &al->labels->rows[m->row], last->open,
						m->exact && al->labels->rows[m->row].n == al->labels->rows[m->row].nfull);
}

static uint32_t
run_cells(const GovAlignment *al, int run)
{
	uint32_t	n = 0;

	for (uint32_t i = al->runs[run].first; i <= al->runs[run].last; i++)
		n += tok(al, i)->kind == GOV_TOKEN_EMPTY ? tok(al, i)->count : 1;
	return n;
}

/* All rows that are named exactly, and what the heads above them prove. */
static void
find_mentions(GovAlignment *al)
{
	uint32_t	heads = 0;
	int			column = -1;
	int			last_row = -1;
	bool		remedies = false;	/* below the heads of table 4 */
	bool		fresh = false;	/* nothing but heads since the last row */
	uint32_t	words = 0;

	for (uint32_t i = 0; i < al->n; i++)
	{
		const GovToken *t = tok(al, i);

		if (t->kind != GOV_TOKEN_TEXT)
		{
			fresh = false;
			continue;
		}
		if ((++words & 0xFFFF) == 0)
			gov_check_interrupt(al->a);
		if (t->label == LBL_HEAD_REMEDIES)
			remedies = true;
		if (al->remedies_from > i &&
			(t->label == LBL_HEAD_REMEDIES || (t->label == LBL_SECTION && t->number == 4)))
			al->remedies_from = i;
		if (LBL_IS_HEAD(t->label))
		{
			if (!fresh || t->label == LBL_ARTICLE)
			{
				heads = 0;
				column = -1;
			}
			fresh = true;
			heads |= GOV_HEAD(t->label);
			if (t->column != 255)
			{
				unsigned	places = al->labels->places[t->label - LBL_HEADS];
				unsigned	behind = column < 0 ? places : places >> column << column;

				if (!behind)
					heads |= GOV_HEADS_DISORDERED;
				column = __builtin_ctz(behind ? behind : places);
			}
		}
		else if (t->label == LBL_GROUP && t->numbering == GOV_NUM_BRACKET && t->exact &&
				 gov_numbered_group_row(al->labels, t->number) >= 0)
		{
			/*
			 * (六)其他处, of which the last letter is lost: a row of the
			 * edition where it is no group
			 */
			const int	row = gov_numbered_group_row(al->labels, t->number);
			const GovRow *r = &al->labels->rows[row];
			int			run = run_behind(al, i + 1, r, false, true);
			GovMention *m;

			if (t->row && i + 1 < al->n && tok(al, i + 1)->row == t->row)
				run = al->run_at[i + 1];
			if (run < 0 || al->runs[run].printed == 0)
				continue;
			/* a numbered piece between the two is a leaf's label */
			for (uint32_t k = i + 1; k < al->runs[run].first && run >= 0; k++)
				if (tok(al, k)->kind == GOV_TOKEN_TEXT && tok(al, k)->numbering == GOV_NUM_ARABIC)
					run = -1;
			/* so is one above it that nobody has read yet */
			for (int k = run - 1; k >= 0 && al->nmentions > 0 &&
				 k > al->mentions[al->nmentions - 1].run && run >= 0; k--)
				if (al->runs[k].printed == GOV_NPARTIES &&
					al->runs[k].first > al->mentions[al->nmentions - 1].last)
					run = -1;
			if (run < 0)
				continue;
			m = gov_add_mention(al);
			m->row = (uint8_t) row;
			m->first = m->last = i;
			bind(al, m);
			last_row = m->row;
		}
		else if (LBL_IS_ROW(t->label))
		{
			const GovRow *r = &al->labels->rows[t->label];
			GovMention *m;

			fresh = false;
			if (r->weak && t->numbering == GOV_NUM_NONE)
			{
				/*
				 * a head, unless the row before it has just been, or at least
				 * seven values follow
				 */
				bool		due = last_row >= 0 && gov_form_row_follows(last_row, t->label);
				int			run;

				if (remedies)
					continue;
				if (t->row && i + 1 < al->n && tok(al, i + 1)->row == t->row)
					run = al->run_at[i + 1];
				else
					run = run_behind(al, i + 1, r, false, true);
				if (run < 0 ||
					(al->runs[run].row == t->row && t->row ?
					 run_cells(al, run) < GOV_NPARTIES :
					 !due && al->runs[run].printed != GOV_NPARTIES))
					continue;
			}
			else if (t->label >= LBL_APPLICATIONS)
				remedies = false;
			last_row = t->label;
			m = gov_add_mention(al);
			m->row = t->label;
			m->exact = true;
			m->weak = r->weak && t->numbering == GOV_NUM_NONE;
			m->first = m->last = i;
			m->heads = heads;
			bind(al, m);
		}
		else if (t->label == LBL_SECTION || t->label == LBL_PROSE)
		{
			heads = 0;
			column = -1;
			fresh = false;
		}
	}
}

/* The same values printed in both runs? */
static bool
same_values(const GovAlignment *al, int a, int b)
{
	const GovRun *ra = &al->runs[a];
	const GovRun *rb = &al->runs[b];
	uint32_t	j = rb->first;

	if (a == b)
		return true;
	if (ra->printed != rb->printed)
		return false;
	for (uint32_t i = ra->first; i <= ra->last; i++)
	{
		if (tok(al, i)->kind == GOV_TOKEN_EMPTY)
			continue;
		while (j <= rb->last && tok(al, j)->kind == GOV_TOKEN_EMPTY)
			j++;
		if (j > rb->last || tok(al, i)->kind != tok(al, j)->kind ||
			tok(al, i)->value_kind != tok(al, j)->value_kind ||
			tok(al, i)->value != tok(al, j)->value || tok(al, i)->scale != tok(al, j)->scale ||
			tok(al, i)->unit != tok(al, j)->unit ||
			tok(al, i)->worded_sign != tok(al, j)->worded_sign)
			return false;
		j++;
	}
	return true;
}

/* A row that is printed twice counts once if both agree, else not at all. */
static void
settle_repeated(GovAlignment *al)
{
	int			seen[GOV_NROWS];

	for (int r = 0; r < GOV_NROWS; r++)
		seen[r] = -1;
	for (uint32_t i = 0; i < al->nmentions; i++)
	{
		GovMention *m = &al->mentions[i];

		if (m->run < 0)
			continue;
		m->kept = true;
		if (seen[m->row] >= 0)
		{
			GovMention *earlier = &al->mentions[seen[m->row]];

			/* a row of empty cells, then the row itself */
			if (al->runs[earlier->run].printed == 0 && al->runs[m->run].printed > 0)
			{
				earlier->kept = false;
				seen[m->row] = (int) i;
				continue;
			}
			m->kept = false;
			if (al->runs[m->run].printed == 0)
				continue;
			if (same_values(al, earlier->run, m->run))
				al->runs[m->run].taken = true;
			else if (!al->conflict[m->row])
			{
				al->conflict[m->row] = true;
				gov_diag(al->diags, GOV_WARNING, "conflicting_rows",
						 gov_source_line(al->t, tok(al, m->first)->line),
						 "this row is printed twice with different values (also on line %u): left out",
						 gov_source_line(al->t, tok(al, earlier->first)->line));
			}
		}
		else
			seen[m->row] = (int) i;
	}
	for (uint32_t i = 0; i < al->nmentions; i++)
		if (al->conflict[al->mentions[i].row])
			al->mentions[i].kept = false;
}

/*
 * Of the mentions in an order that the form does not have, keep those that
 * belong to every longest ordered series; and those whose values stand on
 * their own row, for there the label's place proves nothing.
 */
static void
settle_order(GovAlignment *al)
{
	uint32_t	n = 0;
	uint32_t   *kept;
	uint8_t    *before;
	uint8_t    *after;
	uint8_t		best[GOV_NROWS + 1];
	uint32_t	at_length[GOV_NROWS + 2];
	uint8_t		longest = 0;

	kept = gov_alloc(al->a, (al->nmentions + 1) * sizeof(uint32_t));
	for (uint32_t i = 0; i < al->nmentions; i++)
		if (al->mentions[i].kept)
			kept[n++] = i;
	/* in order, as nearly always? */
	{
		uint32_t	i = 1;

		while (i < n && al->mentions[kept[i]].row > al->mentions[kept[i - 1]].row)
			i++;
		if (i >= n)
			return;
	}
	before = gov_alloc(al->a, n);
	after = gov_alloc(al->a, n);
	memset(best, 0, sizeof(best));
	for (uint32_t i = 0; i < n; i++)
	{
		int			row = al->mentions[kept[i]].row;
		uint8_t		len = 0;

		for (int r = 0; r < row; r++)
			if (best[r] > len)
				len = best[r];
		before[i] = (uint8_t) (len + 1);
		if (before[i] > best[row])
			best[row] = before[i];
		if (before[i] > longest)
			longest = before[i];
	}
	memset(best, 0, sizeof(best));
	memset(at_length, 0, sizeof(at_length));
	for (uint32_t i = n; i-- > 0;)
	{
		int			row = al->mentions[kept[i]].row;
		uint8_t		len = 0;

		for (int r = row + 1; r < GOV_NROWS; r++)
			if (best[r] > len)
				len = best[r];
		after[i] = (uint8_t) (len + 1);
		if (after[i] > best[row])
			best[row] = after[i];
		if (before[i] + after[i] - 1 == longest)
			at_length[before[i]]++;
	}
	for (uint32_t i = 0; i < n; i++)
	{
		GovMention *m = &al->mentions[kept[i]];

		if (before[i] + after[i] - 1 == longest && at_length[before[i]] == 1)
			continue;
		if (m->intrinsic && m->exact && !m->weak)
			continue;
		m->kept = false;
		gov_diag(al->diags, GOV_WARNING, "out_of_order",
				 gov_source_line(al->t, tok(al, m->first)->line),
				 "\"%.*s\" does not stand where the form has it: left out",
				 (int) (tok(al, m->first)->len < 90 ? tok(al, m->first)->len : 90), tok(al, m->first)->s);
	}
}

/* Characters that several labels share tell little about which one it is. */
static int
telling(const uint16_t *a, int na, const uint16_t *b, int nb)
{
	/* 行政公开信息申请的 */
	static const uint16_t common[] = {
		0x884C, 0x653F, 0x516C, 0x5F00, 0x4FE1, 0x606F, 0x7533, 0x8BF7, 0x7684
	};
	int			n = 0;

	for (int i = 0; i < na; i++)
	{
		bool		skip = false;
		int			j = 0;

		for (size_t k = 0; k < sizeof(common) / sizeof(common[0]); k++)
			skip |= a[i] == common[k];
		if (skip)
			continue;
		while (j < nb && b[j] != a[i])
			j++;
		n += j < nb;
	}
	return n;
}

/* 行政机关不再处理其政府信息公开申请 */
#define SHARED_TAIL	17

/* 0: unlike; else 1 to 100. */
static int
likeness(GovAlignment *al, const uint16_t *text, int n, const GovToken *head, const GovRow *r)
{
	bool		numbered = head->numbering != GOV_NUM_NONE && r->numbering != GOV_NUM_NONE;
	bool		agrees = numbered && head->numbering == r->numbering && head->number == r->number;
	int			longer = n > r->n ? n : r->n;
	int			shared = 0;
	int			d;
	int			score;

	if (al->budget == 0)
		return 0;
	al->budget--;
	/* far too long or too short, or other letters */
	if (n > 2 * r->nfull + 4 || 2 * n + 1 < r->n)
		return 0;
	for (int i = 0; i < n; i++)
		shared += (al->labels->letters[r - al->labels->rows] & gov_letter_bit(text[i])) != 0;
	if (2 * shared + 2 < longer)
		return 0;
	d = gov_edit_distance(text, n, r->text, r->n);
	if (r->nalias)
	{
		int			dalias = gov_edit_distance(text, n, r->alias, r->nalias);
		int			l = n > r->nalias ? n : r->nalias;

		if (dalias * longer < d * l)
		{
			d = dalias;
			longer = l;
		}
	}
	if (r->nfull != r->n)
	{
		int			dfull = gov_edit_distance(text, n, r->full, r->nfull);

		if (dfull * longer < d * (n > r->nfull ? n : r->nfull))
		{
			d = dfull;
			longer = n > r->nfull ? n : r->nfull;
		}
	}
	score = 100 - 100 * d / longer;

	/*
	 * Two rows share their second half; there, it is the first that counts.
	 */
	if (r->n > SHARED_TAIL + 8)
	{
		int			own = r->n - SHARED_TAIL;

		if (2 * gov_edit_distance(text, n < own ? n : own, r->text, own) > own)
			return 0;
	}
	if (d > 0 && telling(text, n, r->text, r->n) == 0)
		return 0;
	if (numbered && !agrees && score < 80)
		return 0;
	if (r->n <= 3)
	{
		/* two or three characters: all but one, and the number too */
		if (d > 1 || (!agrees && r->numbering != GOV_NUM_NONE))
			return 0;
		return score;
	}
	if (score < (agrees ? 50 : r->n >= 6 && 2 * telling(text, n, r->text, r->n) >= r->n ? 55 : 60) && !(r->n == 4 && d <= 2 && n >= 3 && n <= 5))
		return 0;
	return score;
}

/* Names of acts that some organs add as rows of their own. */
static bool
is_foreign_row(const GovToken *t)
{
	static const char *const words[] = {
		"行政确认", "行政检查", "行政征收", "行政征用", "行政奖励", "行政给付", "行政裁决",
		"行政备案", "行政权力", "行政服务", "行政审批", "行政规划", "行政指导", "行政合同"
	};

	if (!gov_contains(t->s, t->len, "行政"))
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (gov_contains(t->s, t->len, words[i]))
			return true;
	return false;
}

/*
 * Rows missing between two that were found: look for them among the unknown
 * words there, one piece or several together.
 */
#define MAX_PIECES	12

static void
search_gap(GovAlignment *al, uint32_t from, uint32_t to, int row_from, int row_to,
		   const bool *found, uint32_t heads)
{
	int			row = row_from;
	uint32_t	next_run = 0;	/* token of the next value */

	for (uint32_t i = from; i < to; i++)
	{
		const GovToken *head = tok(al, i);
		uint16_t	text[GOV_FOLD_MAX];
		int			n = 0;
		int			head_n = 0;
		int			best_n = 0;
		int			pieces = 0;
		int			best_score = 0;
		int			best_row = -1;
		int			second = 0;
		uint32_t	best_end = i;
		int			runs = 0;

		if (head->kind == GOV_TOKEN_TEXT && LBL_IS_HEAD(head->label))
		{
			if (head->label == LBL_ARTICLE)
				heads = 0;
			heads |= GOV_HEAD(head->label);
		}
		if (head->kind != GOV_TOKEN_TEXT || head->len > 300 ||
			!(head->label == LBL_UNKNOWN ||
			  (head->label == LBL_HEAD_OTHER && i + 1 < to && al->run_at[i + 1] >= 0)))
			continue;
		/* a label without values near it is of no use */
		if (next_run < i + 1)
			for (next_run = i + 1; next_run < al->n && al->run_at[next_run] < 0; next_run++)
				;
		if (next_run - i > MAX_PIECES)
			continue;
		if (is_foreign_row(head))
			continue;
		for (uint32_t j = i; j < to && pieces < MAX_PIECES && al->budget > 0; j++)
		{
			const GovToken *piece = tok(al, j);
			GovFold		f;

			/*
			 * a label with values on its row is whole, unless it is set by
			 * spaces
			 */
			if (piece->row != head->row && head->row && !head->spaced && runs > 0)
				break;
			if (piece->kind != GOV_TOKEN_TEXT)
			{
				/* values inside a label: at most one run */
				if (al->run_at[j] >= 0 && (j == i || al->run_at[j] != al->run_at[j - 1]) &&
					al->runs[al->run_at[j]].printed > 0 && ++runs > 1)
					break;
				continue;
			}
			if (j > i && (piece->label == LBL_GROUP || gov_text_is_furniture(piece->s, piece->len)))
				continue;
			/* half a word looks like a column head */
			if (piece->label != LBL_UNKNOWN &&
				!(piece->label == LBL_HEAD_OTHER && piece->len <= 12))
				break;
			gov_fold(piece->s, piece->len, &f);
			if (f.overlong || (j > i && f.numbering != GOV_NUM_NONE))
				break;
			pieces++;
			if (f.closes || f.open || f.bracketed)
			{
				/* keep brackets' contents out, unless that leaves nothing */
				if (f.n == 0)
					continue;
			}
			for (int k = 0; k < f.n && n < GOV_FOLD_MAX; k++)
				text[n++] = f.text[k];
			if (j == i)
				head_n = n;
			/* the likest of this many pieces, and the next */
			{
				int			first_score = 0;
				int			next_score = 0;
				int			first_row = -1;

				for (int r = 0; r < GOV_NROWS; r++)
				{
					int			score;

					if (found[r] || al->conflict[r])
						continue;
					score = likeness(al, text, n, head, &al->labels->rows[r]);
					if (score > first_score)
					{
						next_score = first_score;
						first_score = score;
						first_row = r;
					}
					else if (score > next_score)
						next_score = score;
				}
				if (first_score > best_score)
				{
					best_score = first_score;
					best_row = first_row;
					second = next_score;
					best_end = j;
					best_n = n;
				}
			}
		}
		/* a piece in front that makes it no likelier is no part of the label */
		if (best_row >= 0 && best_end > i && best_score < 100 &&
			likeness(al, text + head_n, best_n - head_n, head, &al->labels->rows[best_row]) >= best_score)
			continue;
		if (best_row > row && best_row < row_to && best_score - second >= 10)
		{
			GovMention *m = gov_add_mention(al);

			m->row = (uint8_t) best_row;
			m->exact = best_score == 100;
			m->first = i;
			m->last = best_end;
			m->heads = heads;
			bind(al, m);
			if (m->run >= 0 && !al->runs[m->run].taken)
				m->kept = al->runs[m->run].taken = true;
			{
				if (!m->exact)
					gov_diag(al->diags, GOV_INFO, "label_by_likeness",
							 gov_source_line(al->t, head->line),
							 "\"%.*s\" was read as %s", (int) (head->len < 90 ? head->len : 90), head->s,
							 best_row < LBL_APPLICATIONS ? "a row of table 2" :
							 gov_items[GOV_NDISCLOSURE + best_row - LBL_APPLICATIONS].code);
			}
			/* one without values may be a column head that looks like it */
			if (m->run >= 0)
			{
				row = best_row;
				i = best_end;
			}
		}
	}
}

static void
search_gaps(GovAlignment *al)
{
	uint32_t   *order;
	uint32_t	n = 0;
	bool		found[GOV_NROWS];
	int			missing = 0;

	memset(found, 0, sizeof(found));
	order = gov_alloc(al->a, (al->nmentions + 1) * sizeof(uint32_t));
	for (uint32_t i = 0; i < al->nmentions; i++)
	{
		const GovMention *m = &al->mentions[i];

		/* a row that is named, but whose values are lost, is found as well */
		if (m->exact && (m->kept || m->run < 0) && !m->weak)
			found[m->row] = true;
		if (m->kept)
			order[n++] = i;
	}
	for (int r = 0; r < GOV_NROWS; r++)
		missing += !found[r];
	if (missing == 0 || n == 0)
		return;
	for (uint32_t k = 0; k <= n; k++)
	{
		uint32_t	from = k == 0 ? 0 : al->mentions[order[k - 1]].last + 1;
		uint32_t	to = k == n ? al->n : al->mentions[order[k]].first;
		int			row_from = k == 0 ? -1 : al->mentions[order[k - 1]].row;
		int			row_to = k == n ? GOV_NROWS : al->mentions[order[k]].row;
		bool		any = false;

		/* labels do not stand far from their table */
		if (k == 0 && to - from > 96)
			from = to - 96;
		if (k == n && to - from > 96)
			to = from + 96;
		for (int r = row_from + 1; r < row_to; r++)
			any |= !found[r];
		if (any && to > from)
			search_gap(al, from, to, row_from, row_to, found,
					   k == 0 ? 0 : al->mentions[order[k - 1]].heads);
	}
}

void
gov_align(GovAlignment *al)
{
	for (int r = 0; r < GOV_NROWS; r++)
	{
		al->chosen[r] = -1;
		al->conflict[r] = false;
	}
	al->budget = 5000;
	al->remedies_from = al->n;
	find_runs(al);
	bridge_furniture(al);
	find_mentions(al);
	settle_repeated(al);
	settle_order(al);
	for (uint32_t i = 0; i < al->nmentions; i++)
		if (al->mentions[i].kept)
			al->runs[al->mentions[i].run].taken = true;
	search_gaps(al);
	for (uint32_t i = 0; i < al->nmentions; i++)
		if (al->mentions[i].kept)
			al->runs[al->mentions[i].run].taken = true;
	gov_match_strays(al);
	gov_drop_shifted(al);
	for (uint32_t i = 0; i < al->nmentions; i++)
	{
		const GovMention *m = &al->mentions[i];

		if (m->kept && al->chosen[m->row] < 0)
			al->chosen[m->row] = (int) i;
		else if (m->kept)
			al->chosen[m->row] = -2;	/* two by likeness: neither */
	}
}
