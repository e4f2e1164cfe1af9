/*
 * strays.c
 *		Labels and values that do not stand side by side.
 *
 * Where a converter tore a table apart, labels stand before or behind their
 * values, or a row early or late.  What belongs together is found only where
 * there is one way to pair them; the rest is left out.
 */
#include "core/tables/alignment.h"

#include <string.h>

static inline const GovToken *
tok(const GovAlignment *al, uint32_t i)
{
	return &al->items[i];
}

/*
 * Rows of nothing but values, whose labels have left them: a label may stand
 * before its values or behind them.  Between two rows that are whole, labels
 * and rows of values are paired neighbour with neighbour, all of them and in
 * one way only; else none.  Strange words may be a label that nobody can read,
 * or nothing.
 */
#define MAX_STRAY	160

typedef enum StrayKind
{
	STRAY_LABEL, STRAY_VALUES, STRAY_WORDS
} StrayKind;

typedef struct Stray
{
	StrayKind	kind;
	int			at;				/* of LABEL: mention; of VALUES: run */
	uint32_t	token;
} Stray;

static bool
may_pair(const Stray *a, const Stray *b)
{
	return (a->kind == STRAY_VALUES) != (b->kind == STRAY_VALUES);
}

/* Pair what stands between rows before and after; -1, GOV_NROWS: none. */
static void
pair_strays(GovAlignment *al, const Stray *s, int n, int before, int after)
{
	bool		upto[MAX_STRAY + 1];	/* the first i can be paired */
	bool		from[MAX_STRAY + 2];	/* those from i on */
	int			last = before < 0 ? LBL_APPLICATIONS - 1 : before;
	uint32_t	dropped = 0;
	bool		in_line = true; /* the labels are all that the form has here */

	memset(upto, 0, sizeof(upto));
	memset(from, 0, sizeof(from));
	upto[0] = from[n] = true;
	for (int i = 0; i < n; i++)
		if (upto[i])
		{
			upto[i + 1] |= s[i].kind == STRAY_WORDS;
			if (i + 1 < n && may_pair(&s[i], &s[i + 1]))
				upto[i + 2] = true;
		}
	for (int i = n - 1; i >= 0; i--)
		from[i] = (s[i].kind == STRAY_WORDS && from[i + 1]) ||
			(i + 1 < n && may_pair(&s[i], &s[i + 1]) && from[i + 2]);
	for (int i = 0; i < n; i++)
		if (s[i].kind == STRAY_LABEL)
		{
			in_line &= gov_form_row_follows(last, al->mentions[s[i].at].row);
			last = al->mentions[s[i].at].row;
		}
		else if (s[i].kind == STRAY_VALUES)
			al->runs[s[i].at].taken = false;
	in_line &= gov_form_row_follows(last, after);
	for (int i = 0; i < n; i++)
	{
		GovMention *m;
		bool		ahead;
		bool		behind;

		if (s[i].kind != STRAY_LABEL)
			continue;
		m = &al->mentions[s[i].at];
		m->stray = true;
		ahead = i + 1 < n && s[i + 1].kind == STRAY_VALUES && upto[i] && from[i + 2];
		behind = i > 0 && s[i - 1].kind == STRAY_VALUES && upto[i - 1] && from[i + 1];
		m->kept = ahead != behind && (ahead || in_line);
		if (!m->kept)
		{
			dropped++;
			continue;
		}
		m->run = s[ahead ? i + 1 : i - 1].at;
		al->runs[m->run].taken = true;
		if (behind)
			gov_diag(al->diags, GOV_INFO, "label_behind_values",
					 gov_source_line(al->t, tok(al, m->first)->line),
					 "the values of this row stand before its label");
	}
	if (dropped)
		gov_diag(al->diags, GOV_WARNING, "labels_shifted",
				 gov_source_line(al->t, tok(al, s[0].token)->line),
				 "labels and rows of values do not stand side by side: %u rows left out", dropped);
}

/* A row of values that may be a label's on another row. */
static bool
is_stray(const GovAlignment *al, int run)
{
	const GovRun *r = &al->runs[run];

	return r->row && r->bare && !r->spaced && r->printed > 0;
}

/* Are the words the rest of the label, or furniture within it? */
static bool
is_rest(const GovAlignment *al, const GovMention *m, const GovToken *t, bool *in_bracket)
{
	const GovRow *r = &al->labels->rows[m->row];

	if (gov_text_is_furniture(t->s, t->len) || (!(m->exact && r->n == r->nfull) && gov_continues_label(t, r)))
		return true;
	if (!*in_bracket)
		return false;
	*in_bracket = !gov_closes_bracket(t);
	return t->row == 0;
}

/* A row that is named shows that its group is one. */
static void
note_leaf(const GovAlignment *al, const GovMention *m, bool leaves[GOV_NGROUPS])
{
	int			group = al->labels->rows[m->row].group;

	if (group >= 0 && !m->weak)
		leaves[group] = true;
}

/* Is the row the heading of a group of which there are leaves? */
static bool
is_heading(const GovAlignment *al, int row, const bool leaves[GOV_NGROUPS])
{
	int			group = al->labels->rows[row].as_group;

	return group >= 0 && leaves[group];
}

void
gov_match_strays(GovAlignment *al)
{
	Stray		s[MAX_STRAY];
	int			n = 0;
	bool		any = false;
	bool		leaves[GOV_NGROUPS] = {false};	/* of (六), which is a group
												 * then */
	bool		overrun = false;
	bool		in_bracket = false;
	int		   *at;				/* by token: the mention that begins there */
	int			before = -1;
	int			above = -1;		/* the last label */

	for (uint32_t k = 0; k < al->nruns && !any; k++)
		any = is_stray(al, (int) k) && al->runs[k].first < al->remedies_from;
	if (!any)
		return;
	at = gov_alloc(al->a, (al->remedies_from + 1) * sizeof(int));
	memset(at, 0xFF, (al->remedies_from + 1) * sizeof(int));
	for (uint32_t i = 0; i < al->nmentions; i++)
	{
		const GovMention *m = &al->mentions[i];

		if (m->first < al->remedies_from && !al->conflict[m->row] && (m->kept || m->run < 0))
			at[m->first] = (int) i;
		note_leaf(al, m, leaves);
	}
	for (uint32_t i = 0; i <= al->remedies_from; i++)
	{
		const GovToken *t = i < al->remedies_from ? tok(al, i) : NULL;
		GovMention *m = t && at[i] >= 0 ? &al->mentions[at[i]] : NULL;
		int			run = t ? al->run_at[i] : -1;
		Stray		stray;

		/* a common word, just where the form has it as a label */
		if (t && !m && t->kind == GOV_TOKEN_TEXT && t->row == 0 && LBL_IS_ROW(t->label) &&
			al->labels->rows[t->label].weak && gov_form_row_follows(above, t->label))
		{
			m = gov_add_mention(al);
			m->row = t->label;
			m->exact = m->weak = true;
			m->first = m->last = i;
			at[i] = (int) al->nmentions - 1;
		}
		stray.token = i;
		if (m && is_heading(al, m->row, leaves) && m->run < 0)
			continue;
		if (!t || (!m && run < 0 && t->kind == GOV_TOKEN_TEXT &&
				   (t->label == LBL_SECTION || t->label == LBL_PROSE)) ||
			(m && (m->row < LBL_APPLICATIONS || (m->run >= 0 && (m->intrinsic || !is_stray(al, m->run) ||
																 al->runs[m->run].first < m->last)))))
		{
			int			after = m ? m->row : GOV_NROWS;

			if (n > 0 && !overrun)
				pair_strays(al, s, n, before, after);
			n = 0;
			overrun = false;
			before = above = m && m->row >= LBL_APPLICATIONS ? m->row : -1;
			if (m)
				i = m->last;
			if (m && m->run >= 0 && al->runs[m->run].last > i && al->runs[m->run].first <= i + 1)
				i = al->runs[m->run].last;
			continue;
		}
		if (m)
		{
			stray.kind = STRAY_LABEL;
			stray.at = at[i];
			above = m->row;
			i = m->last;
		}
		else if (run >= 0 && al->runs[run].printed > 0)
		{
			stray.kind = is_stray(al, run) ? STRAY_VALUES : STRAY_WORDS;
			stray.at = run;
			i = al->runs[run].last;
		}
		else if (t->kind == GOV_TOKEN_TEXT && t->label == LBL_UNKNOWN)
		{
			/* the rest of the label? */
			if (n > 0 && s[n - 1].kind == STRAY_LABEL &&
				is_rest(al, &al->mentions[s[n - 1].at], t, &in_bracket))
				continue;
			stray.kind = STRAY_WORDS;
			stray.at = 0;
		}
		else
			continue;
		in_bracket = stray.kind == STRAY_LABEL && tok(al, m->last)->open;
		if (stray.kind == STRAY_WORDS && n > 0 && s[n - 1].kind == STRAY_WORDS)
			continue;
		if (n < MAX_STRAY)
			s[n++] = stray;
		else
			overrun = true;
	}
}

/*
 * Where labels are centred on their values, an extractor may print some of
 * them a row early or late.  Then somewhere two rows of values follow one
 * label, and elsewhere none; every row between the two may be shifted by one,
 * unless its label stands on the same line as its values.  A label that nobody
 * could read makes two rows follow one too, but then the form has a row there.
 */
void
gov_drop_shifted(GovAlignment *al)
{
	enum
	{
		MAX_LABELS = 96,
		TWO_ROWS = 2 * GOV_NPARTIES - 2 /* some cells may be empty */
	};
	int			label[MAX_LABELS];
	uint32_t	values[MAX_LABELS]; /* behind each, up to the next */
	bool		astray[MAX_LABELS]; /* a label of an earlier row stands behind */
	int			n = 0;
	bool		leaves[GOV_NGROUPS] = {false};	/* of (六), which has no
												 * values then */
	uint32_t	dropped = 0;

	for (uint32_t i = 0; i < al->nmentions; i++)
	{
		const GovMention *m = &al->mentions[i];
		int			k = n;

		note_leaf(al, m, leaves);
		if (m->stray || (m->weak && !m->kept) || m->row < LBL_APPLICATIONS || m->first >= al->remedies_from ||
			(al->labels->rows[m->row].as_group >= 0 && !m->kept))
			continue;
		if (n == MAX_LABELS)
			break;
		for (; k > 0 && al->mentions[label[k - 1]].first > m->first; k--)
			label[k] = label[k - 1];
		/* two readings of the same words */
		if (k > 0 && al->mentions[label[k - 1]].last >= m->first)
		{
			for (; k < n; k++)
				label[k] = label[k + 1];
			continue;
		}
		label[k] = (int) i;
		n++;
	}
	for (int k = 0; k < n; k++)
	{
		uint32_t	upto = k + 1 < n ? al->mentions[label[k + 1]].first : al->remedies_from;

		values[k] = 0;
		astray[k] = false;
		/* those behind strange words may be a strange row's */
		for (uint32_t i = al->mentions[label[k]].first; i < upto; i++)
			if (i > al->mentions[label[k]].last && values[k] > 0 && tok(al, i)->label == LBL_UNKNOWN &&
				tok(al, i)->kind == GOV_TOKEN_TEXT)
			{
				/* (n + 1). or 1. must be next */
				astray[k] = tok(al, i)->numbering == GOV_NUM_ARABIC && tok(al, i)->number > 1 &&
					tok(al, i)->number <= al->labels->rows[al->mentions[label[k]].row].number;
				break;
			}
			else
				values[k] += tok(al, i)->kind == GOV_TOKEN_VALUE &&
					(al->run_at[i] < 0 || !is_stray(al, al->run_at[i]));
	}
	/* labels out of order, though they have no values, were moved about */
	for (int k = 0; k < n; k++)
		if (k + 1 < n && al->mentions[label[k + 1]].row < al->mentions[label[k]].row)
			astray[k] = astray[k + 1] = true;
	for (int k = 0; k < n; k++)
	{
		GovMention *m = &al->mentions[label[k]];

		if (astray[k] && m->kept && !m->intrinsic)
		{
			m->kept = false;
			dropped++;
		}
	}
	for (int k = 0; k < n; k++)
	{
		bool		more = values[k] >= TWO_ROWS || (is_heading(al, al->mentions[label[k]].row, leaves) && values[k] > 0);
		bool		whole;
		int			j = k + 1;

		if (!more && values[k] > 0)
			continue;
		/* a surplus that no unread label explains */
		whole = values[k] >= TWO_ROWS && k + 1 < n && gov_form_row_follows(al->mentions[label[k]].row, al->mentions[label[k + 1]].row);
		while (j < n && values[j] > 0 && values[j] < TWO_ROWS)
			j++;
		if (j == n ? !whole : (values[j] >= TWO_ROWS) == more)
			continue;
		for (int i = k; i <= j && i < n; i++)
		{
			GovMention *m = &al->mentions[label[i]];

			if (m->kept && !m->intrinsic)
			{
				m->kept = false;
				dropped++;
			}
		}
	}
	if (dropped)
		gov_diag(al->diags, GOV_WARNING, "labels_shifted", 0,
				 "labels and values do not stand side by side in table 3: %u rows left out", dropped);
}
