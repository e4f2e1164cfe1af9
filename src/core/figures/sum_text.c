/*
 * sum_text.c
 *		The short text of a sum.
 */
#include "core/figures/sum_text.h"

#include "core/figures/internal.h"

#include <string.h>

#define SHORT_DIGITS	18		/* so many never leave 64 bits */

/* By GOV_NOTE_...; the numbers from equations are among the contributors. */
static const char note_letters[GOV_NNOTES + 1] = "bnie";

_Static_assert(GOV_NOTE_BLANK == 0 && GOV_NOTE_NOT_APPLICABLE == 1 && GOV_NOTE_ILLEGIBLE == 2 &&
			   GOV_NOTE_IMPUTED == 3, "the letters of notes are in their order");


/* ----------------------------------------------------------------- writing */

static char *
put_count(char *p, uint32_t n)
{
	char		tmp[GOV_COUNT_MAXLEN];
	int			len = 0;

	do
	{
		tmp[len++] = (char) ('0' + n % 10);
		n /= 10;
	} while (n > 0);
	while (len > 0)
		*p++ = tmp[--len];
	return p;
}

static char *
put_total(char *p, const GovWide *w, int index)
{
	GovTotal	t = gov_figures_sum_total(w, index);
	GovDecimal	d;

	if (t.scale == 0 && t.v >= 0 && t.v <= UINT32_MAX)
		return put_count(p, (uint32_t) t.v);
	return p + (gov_total_fits(t, &d) ? gov_decimal_print(d, p) : gov_total_print(t, p));
}

/* A cell that nobody says anything of is empty. */
static char *
put_cell(char *p, const GovWide *w, int index)
{
	bool		notes = w->shape & GOV_WIDE_NOTES;
	uint32_t	any = w->num[index];

	for (int k = 0; notes && k < GOV_NNOTES; k++)
		any |= w->notes[k][index];
	if (any == 0)
		return p;
	p = put_total(p, w, index);
	if (w->num[index] != w->reports)
	{
		*p++ = '/';
		p = put_count(p, w->num[index]);
	}
	for (int k = 0; notes && k < GOV_NNOTES; k++)
		if (w->notes[k][index] > 0)
		{
			*p++ = note_letters[k];
			p = put_count(p, w->notes[k][index]);
		}
	return p;
}

size_t
gov_figures_sum_print(const GovWide *w, char buf[GOV_SUM_TEXT_MAX])
{
	char	   *p = buf + strlen(GOV_SUM_TEXT_MARK);
	char	   *end;

	memcpy(buf, GOV_SUM_TEXT_MARK, strlen(GOV_SUM_TEXT_MARK));
	end = p = put_count(p, w->reports);
	for (int i = 0; i < GOV_ALL_SLOTS; i++)
	{
		char	   *cell = p + 1;

		*p = ';';
		p = put_cell(cell, w, i);
		if (p > cell)
			end = p;
	}
	*end++ = '$';
	*end = '\0';
	return (size_t) (end - buf);
}


/* ----------------------------------------------------------------- reading */

typedef struct Scanner
{
	const char *start;
	const char *s;
	const char *end;
	GovError   *err;
} Scanner;

static bool
wrong(const Scanner *in, const char *what)
{
	return corrupt(in->err, "At character %td the text of a sum has no %s.", in->s - in->start + 1, what);
}

static inline bool
at(const Scanner *in, char c)
{
	return in->s < in->end && *in->s == c;
}

static inline bool
is_digit(const Scanner *in)
{
	return in->s < in->end && *in->s >= '0' && *in->s <= '9';
}

static bool
scan_count(Scanner *in, uint32_t *n)
{
	uint64_t	v = 0;
	const char *from = in->s;

	for (; is_digit(in) && in->s - from < GOV_COUNT_MAXLEN; in->s++)
		v = v * 10 + (uint64_t) (*in->s - '0');
	*n = (uint32_t) v;
	if (in->s == from || is_digit(in) || v > UINT32_MAX)
	{
		in->s = from;
		return wrong(in, "number of reports");
	}
	return true;
}

/* Where sums have upper halves, that of one that has not been read yet is 0. */
static bool
scan_total(Scanner *in, GovWide *w, int index)
{
	const char *from = in->s;
	bool		plain = is_digit(in);
	int64_t		v = 0;
	GovTotal	t;

	for (; is_digit(in) && in->s - from < SHORT_DIGITS; in->s++)
		v = v * 10 + (*in->s - '0');
	if (plain && !is_digit(in) && !at(in, '.'))
	{
		w->sum[index] = v;
		return true;
	}
	while (is_digit(in) || at(in, '.') || at(in, '-'))
		in->s++;
	if (gov_total_scan(from, (size_t) (in->s - from), &t) != GOV_DECIMAL_OK)
	{
		in->s = from;
		return wrong(in, "sum");
	}
	gov_figures_sum_set_total(w, index, t);
	return true;
}

static bool
scan_cell(Scanner *in, GovWide *w, int index)
{
	if (!scan_total(in, w, index))
		return false;
	w->num[index] = w->reports;
	if (at(in, '/'))
	{
		in->s++;
		if (!scan_count(in, &w->num[index]))
			return false;
	}
	for (int k = 0; k < GOV_NNOTES; k++)
		if (at(in, note_letters[k]))
		{
			in->s++;
			if (!scan_count(in, &w->notes[k][index]))
				return false;
		}
	return true;
}

bool
gov_figures_sum_is_text(const char *s, size_t len)
{
	size_t		n = strlen(GOV_SUM_TEXT_MARK);

	return len >= n && memcmp(s, GOV_SUM_TEXT_MARK, n) == 0;
}

bool
gov_figures_sum_scan(const char *s, size_t len, GovWide *w, GovError *err)
{
	Scanner		in = {s, s + strlen(GOV_SUM_TEXT_MARK), s + len, err};

	w->host = 0;
	gov_figures_sum_init(w, true);
	if (!scan_count(&in, &w->reports))
		return false;
	for (int i = 0; at(&in, ';'); i++)
	{
		in.s++;
		if (i == GOV_ALL_SLOTS)
			return corrupt(err, "The text of a sum has more than %d cells.", GOV_ALL_SLOTS);
		if (!at(&in, ';') && !at(&in, '$') && !scan_cell(&in, w, i))
			return false;
	}
	if (!at(&in, '$') || in.s + 1 != in.end)
		return wrong(&in, "end of a cell, or of itself");
	gov_figures_sum_settle(w);
	return gov_figures_sum_verify(w, err);
}
