/*
 * scan.c
 *		From text to cells: each line goes to the front end for its borders.
 *
 * The most common lines (a number, a label met before) are taken here, for
 * speed.
 */
#include "core/grids/cells.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define CHECK_EVERY		(1 << 20)	/* bytes between looks for a cancel */
#define MAX_DIGITS		18

typedef struct Line
{
	const char *end;			/* its newline, or the text's end */
	const char *pipe;			/* the first one, or NULL */
} Line;

static inline void
find_line(const Scanner *sc, const char *p, const char *end, Line *l)
{
	l->pipe = NULL;
#ifdef __SSE2__
	/* lines of cells, mostly; what is longer is prose, mostly */
	for (int i = 0; i < 2 && end - p >= 16; i++, p += 16)
	{
		__m128i		v = _mm_loadu_si128((const __m128i *) (const void *) p);
		unsigned	newline = (unsigned) _mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8('\n')));
		unsigned	pipe = (unsigned) _mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8('|')));

		if (newline)
			pipe &= (newline & -newline) - 1;
		if (pipe && !l->pipe)
			l->pipe = p + __builtin_ctz(pipe);
		if (newline)
		{
			l->end = p + __builtin_ctz(newline);
			return;
		}
	}
#endif
	l->end = memchr(p, '\n', (size_t) (end - p));
	if (!l->end)
		l->end = end;
	if (!l->pipe && sc->has_pipes)
		l->pipe = memchr(p, '|', (size_t) (l->end - p));
}

/* A number alone on its line, or with a pipe.  Returns where the next line
 * begins, or NULL; the text goes on for 24 bytes at least. */
static inline const char *
scan_number(Scanner *sc, const char *p)
{
	const char *q = p + 1;
	GovValue	v = {*p - '0', 0, GOV_PRINTED_NOTHING, false};
	GovStr		raw = {p, 0};
	bool		alone;

	while ((unsigned char) (*q - '0') <= 9 && q - p < MAX_DIGITS)
		v.value = v.value * 10 + (*q++ - '0');
	raw.len = (uint32_t) (q - p);
	alone = *q == '\n';
	if (!alone && !(*q == ' ' && q[1] == '|' && q[2] == '\n'))
		return NULL;
	sc->line++;
	gov_push_value(sc, raw, GOV_VALUE_NUMBER, &v);
	if (alone)
		return q + 1;
	sc->seps = 1;
	return q + 3;
}

/*
 * A label alone on its line, or with a pipe, if it is the one that came next
 * after the last label when that was met before: the line need not even be
 * searched for its end.  Returns where the next line begins, else NULL.
 */
static inline const char *
scan_known(Scanner *sc, const char *p, const char *end)
{
	const GovMemo *memo = sc->labels->memo;
	const GovMemo *m = &memo[memo[sc->memo].next];
	const char *q = p + m->len;
	bool		pipe;

	/* the third byte tells more than the first two */
	if (!m->single || end - p < m->len + 3 || p[2] != m->raw[2] || sc->box ||
		memcmp(p, m->raw, m->len) != 0)
		return NULL;
	q += *q == ' ';
	pipe = *q == '|';
	q += pipe;
	if (*q != '\n' || (!pipe && q[-1] == ' '))
		return NULL;
	sc->line++;
	gov_push_known(sc, m, p);
	sc->seps = pipe;
	return q + 1;
}

/* Tabs only ahead of the words? */
static bool
is_indent(const char *s, const char *end)
{
	while (s < end && (*s == '\t' || *s == ' '))
		s++;
	return !memchr(s, '\t', (size_t) (end - s));
}

/* Do blanks set cells apart in a line that is as long as prose? */
static bool
has_columns(GovStr line)
{
	/* two blanks; U+3000, U+00A0, U+2002, U+2003 */
	static const GovStr gaps[] = {
		W("  "), W("\xE3\x80\x80"), W("\xC2\xA0"), W("\xE2\x80\x82"), W("\xE2\x80\x83"), {0}
	};
	const char *end = line.s + GOV_MAX_LABEL_BYTES;

	for (const char *p = line.s; (p = gov_grid_find_lead(p, end)) != NULL; p++)
		if (gov_word_at(p, end, gaps) > 0)
			return true;
	return false;
}

/*
 * A line break between a number and its unit, in a text that was wrapped anew: the
 * number may not be taken without it.
 */
static void
note_torn_unit(Scanner *sc, const char *p, const char *end)
{
	static const GovStr units[] = {W("元"), W("万元"), W("亿元"), W("千元"), W("百万元"), {0}};
	GovGrid    *g = sc->out;
	GovCell    *last = g->ncells > 0 ? &g->cells[g->ncells - 1] : NULL;
	GovStr		line;

	if (!last || !last->row || !gov_cell_is_value(last) || last->unit || last->line + 1 != sc->line)
		return;
	line = gov_trim(p, (size_t) (end - p));
	if (line.len > 0 && gov_word_at(line.s, line.s + line.len, units) > 0)
	{
		last->value_kind = GOV_VALUE_UNCLEAR;
		last->value = 0;
		last->scale = 0;
	}
}

/* Any line.  Returns where the next one begins. */
static const char *
scan_line(Scanner *sc, const char *p, const char *end)
{
	Line		l;
	const char *stop;

	find_line(sc, p, end, &l);
	stop = l.end;
	if (stop - p > CHECK_EVERY)
		gov_check_interrupt(sc->a);
	if ((unsigned char) *p >= 0x80)
		note_torn_unit(sc, p, stop);
	sc->line++;
	if ((*p == '+' || *p == ' ' || (unsigned char) *p == 0xE2 || sc->box) && gov_grid_scan_box(sc, p, stop))
		return stop + 1;
	if (*p == GOV_ROW)
		gov_grid_scan_html_row(sc, p + 1, stop);
	else if (l.pipe)
		gov_grid_scan_pipes(sc, p, l.pipe, stop);
	else if (sc->has_tabs && memchr(p, '\t', (size_t) (stop - p)) && !is_indent(p, stop))
		gov_grid_scan_tabs(sc, p, stop);
	else
	{
		GovStr		line = gov_trim(p, (size_t) (stop - p));

		if (sc->has_commas && memchr(line.s, ',', line.len))
		{
			const char *next = gov_grid_scan_commas(sc, p, end);

			if (next)
				return next;
		}
		if (line.len > GOV_MAX_LABEL_BYTES && !has_columns(line))
			gov_grid_push_unknown(sc, line);
		else if (line.len > 0)
			gov_grid_scan_plain(sc, line.s, line.s + line.len);
	}
	return stop + 1;
}

/* Do commas set cells apart, rather than parts of a sentence? */
static bool
has_comma_cells(const GovText *t)
{
	return gov_contains(t->s, t->len, ",,") || gov_contains(t->s, t->len, "\",") ||
		gov_contains(t->s, t->len, ",0,");
}

void
gov_grid_scan(GovArena *a, const GovText *t, GovGrid *out, GovDiags *diags)
{
	Scanner		sc;
	const char *p = t->s;
	const char *end = t->s + t->len;
	const char *next_check = p + CHECK_EVERY;

	gov_grid_begin(&sc, a, t, out, diags);
	sc.has_pipes = memchr(t->s, '|', t->len) != NULL;
	sc.has_tabs = memchr(t->s, '\t', t->len) != NULL;
	sc.has_commas = !sc.has_pipes && !sc.has_tabs && has_comma_cells(t);
	gov_check_interrupt(a);
	while (p < end && !out->truncated)
	{
		const char *next = NULL;

		if (p > next_check)
		{
			gov_check_interrupt(a);
			next_check = p + CHECK_EVERY;
		}
		if (*p == '\n')
		{
			sc.line++;
			p++;
			continue;
		}
		if (end - p > 24 && !sc.box)
			next = (unsigned char) (*p - '0') <= 9 ? scan_number(&sc, p) : scan_known(&sc, p, end);
		p = next ? next : scan_line(&sc, p, end);
	}
	gov_grid_box_end(&sc);
	gov_grid_close(&sc, end);
}

uint32_t
gov_grid_display_column(const GovText *t, const char *s, int width)
{
	const char *p = s;
	uint32_t	column = 0;

	while (p > t->s && p[-1] != '\n' && s - p < 4096)
		p--;
	while (p < s)
	{
		uint32_t	c = gov_next_char(&p, s);

		column += c >= 0x1100 ? (uint32_t) width : 1;
	}
	return column;
}
