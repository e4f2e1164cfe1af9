/*
 * cells.h
 *		What the front ends share.
 *
 * scan.c takes a text apart line by line and hands each line to the front end
 * that its borders ask for: rows.c (pipes, tabs, commas, HTML), columns.c
 * (cells set by spaces), boxes.c (drawn tables).  recognize.c says what the
 * words of a cell are.
 */
#ifndef GOV_GRIDS_CELLS_H
#define GOV_GRIDS_CELLS_H

#include "core/grids/grid.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <string.h>

/* A report has about a thousand cells; more than this is no report. */
#define GOV_MAX_CELLS		(1u << 20)
/* Longer runs of values carry no more news. */
#define GOV_MAX_VALUE_RUN	512
/* Longer lines are prose, whatever they begin with. */
#define GOV_MAX_LABEL_BYTES	420
/* A unit has no more bytes, its brackets and blanks included. */
#define GOV_MAX_UNIT_BYTES	28
/* What saturates the counts of separators and lines. */
#define GOV_MAX_COUNT		UINT16_MAX

typedef struct Scanner
{
	GovArena   *a;
	const GovText *t;
	GovGrid    *out;
	GovLabels  *labels;
	GovDiags   *diags;
	uint32_t	line;
	uint32_t	cell_line;		/* of the last cell */
	uint32_t	seps;			/* pipes since the last cell, outside rows */
	uint32_t	row;			/* under way, as GovCell.row; or 0 */
	uint32_t	unknown_run;	/* cells of words that are no labels */
	uint32_t	value_run;
	uint32_t	memo;			/* the memo used last */
	uint32_t	last_row_line;	/* where the last row with pipes stands */
	uint32_t	block_line;		/* where the rows begin that go on down to it */
	uint32_t	pipes_line;		/* and the last line of nothing but pipes, */
	uint32_t	pipes_on_it;	/* and how many */
	bool		torn;			/* furniture since the last cell */
	bool		has_pipes;
	bool		has_tabs;
	bool		has_commas;
	struct Box *box;			/* a drawn table under way, or NULL */
} Scanner;

/* cells.c */
/* An empty grid, and a scanner that fills it. */
extern void gov_grid_begin(Scanner *sc, GovArena *a, const GovText *t, GovGrid *out, GovDiags *diags);

extern GOV_RARELY GovCell *gov_push_slow(Scanner *sc);
extern void gov_grid_row_begin(Scanner *sc, GovBorder border);
extern void gov_grid_row_end(Scanner *sc);
extern void gov_grid_close(Scanner *sc, const char *end);
extern void gov_grid_push_stranger(Scanner *sc, const GovCell *c);

/* recognize.c: words and values become cells. */
extern void gov_grid_push_cell(Scanner *sc, GovStr cell);	/* trimmed, not empty */
extern void gov_grid_push_words(Scanner *sc, GovStr words);
extern void gov_grid_push_unknown(Scanner *sc, GovStr str);

/* rows.c */
extern void gov_grid_scan_html_row(Scanner *sc, const char *p, const char *end);
extern void gov_grid_scan_tabs(Scanner *sc, const char *p, const char *end);
extern void gov_grid_scan_pipes(Scanner *sc, const char *p, const char *pipe, const char *end);
extern const char *gov_grid_scan_commas(Scanner *sc, const char *p, const char *end);
extern bool gov_grid_is_rule_line(const char *s, const char *end);

/* columns.c */
extern void gov_grid_scan_plain(Scanner *sc, const char *s, const char *end);

/* boxes.c */
extern bool gov_grid_scan_box(Scanner *sc, const char *p, const char *end);
extern void gov_grid_box_end(Scanner *sc);

/* Bytes of a blank that sets cells apart; characters that take no place don't. */
static inline size_t
gov_grid_blank_at(const char *p, const char *end)
{
	size_t		n = gov_space_at(p, end);

	return n == 3 && gov_is_invisible(gov_char_at(p, end)) ? 0 : n;
}

/*
 * The first byte in [p, e) that a blank within a line may begin with: U+0020, U+00A0,
 * U+2000 to U+200A, U+3000; NULL: none.
 */
static inline const char *
gov_grid_find_lead(const char *p, const char *e)
{
#ifdef __SSE2__
	/*
	 * a sign such as 、 begins as U+3000 does, up to its third byte; the
	 * last bytes are looked at with some that were before
	 */
	for (; e - p >= 18; p = e - p > 18 && e - p < 18 + 16 ? e - 18 : p + 16)
	{
		__m128i		v = _mm_loadu_si128((const __m128i *) (const void *) p);
		__m128i		third = _mm_loadu_si128((const __m128i *) (const void *) (p + 2));
		__m128i		narrow = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8(' ')),
										  _mm_cmpeq_epi8(v, _mm_set1_epi8('\xC2')));
		__m128i		wide = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('\xE2')),
										_mm_and_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('\xE3')),
													  _mm_cmpeq_epi8(third, _mm_set1_epi8('\x80'))));
		unsigned	found = (unsigned) _mm_movemask_epi8(_mm_or_si128(narrow, wide));

		if (found)
			return p + __builtin_ctz(found);
	}
#endif
	for (; p < e; p++)
		if (*p == ' ' || *p == '\xC2' || *p == '\xE2' || *p == '\xE3')
			return p;
	return NULL;
}

/* Where the word at p ends: at a blank of any kind, or at e. */
static inline const char *
gov_grid_word_end(const char *p, const char *e)
{
	while (p < e)
	{
		unsigned char c = (unsigned char) *p;

		/* nearly all characters, and digits */
		if (c >= 0xE4 && c <= 0xE9)
			p += gov_char_len(p, e);
		else if (c > ' ' && c < 0x80)
			p++;
		else if (gov_grid_blank_at(p, e))
			break;
		else
			p++;
	}
	return p;
}

static inline uint16_t
gov_saturate(uint32_t n)
{
	return n > GOV_MAX_COUNT ? GOV_MAX_COUNT : (uint16_t) n;
}

static inline GovCell *
gov_push(Scanner *sc)
{
	GovGrid    *g = sc->out;

	if (g->ncells == g->cap_cells)
		return gov_push_slow(sc);
	return &g->cells[g->ncells++];
}

/* Where a cell stands. */
static inline void
gov_place_cell(Scanner *sc, GovCell *c, const char *s, uint32_t len)
{
	c->s = s;
	c->len = len;
	c->line = sc->line;
	c->row = sc->row;
	c->seps = gov_saturate(sc->seps);
	c->gap = gov_saturate(sc->line - sc->cell_line);
	c->torn = sc->torn;
	c->span = 0;
	sc->cell_line = sc->line;
	sc->torn = false;
	if (!sc->row)
		sc->seps = 0;
}

static inline void
gov_push_value(Scanner *sc, GovStr raw, GovValueKind kind, const GovValue *v)
{
	GovCell    *c;

	sc->unknown_run = 0;
	if (++sc->value_run > GOV_MAX_VALUE_RUN && sc->row == 0)
		return;
	c = gov_push(sc);
	gov_place_cell(sc, c, raw.s, raw.len);
	c->value = v->value;
	c->kind = GOV_CELL_VALUE;
	c->value_kind = (uint8_t) kind;
	c->scale = v->scale;
	c->unit = v->unit;
	c->worded_sign = v->worded_sign;
	c->label = LBL_UNKNOWN;
	c->column = 255;
	c->numbering = GOV_NUM_NONE;
	c->number = 0;
	c->open = c->exact = c->packed = false;
}

/*
 * Counts a label of the form; false when it is the last cell's again, outside
 * rows, which says nothing new.
 */
static inline bool
gov_count_label(Scanner *sc, uint8_t label, bool exact)
{
	GovGrid    *g = sc->out;

	sc->value_run = sc->unknown_run = 0;
	if (LBL_IS_ROW(label))
	{
		const GovCell *last;

		g->row_labels++;
		if (g->ncells == 0)
			return true;
		last = &g->cells[g->ncells - 1];
		return !(last->label == label && last->kind == GOV_CELL_TEXT &&
				 exact && last->exact && sc->row == 0 && last->row == 0);
	}
	g->head_labels += LBL_IS_MEASURE(label) || LBL_IS_REMEDY_HEAD(label);
	return true;
}

static inline void
gov_fill_known(Scanner *sc, GovCell *c, const GovMemo *m, const char *s)
{
	gov_place_cell(sc, c, s, m->len);
	c->value = 0;
	c->kind = GOV_CELL_TEXT;
	c->value_kind = GOV_VALUE_NONE;
	c->scale = 0;
	c->unit = GOV_PRINTED_NOTHING;
	c->worded_sign = false;
	c->label = m->label;
	c->column = m->column;
	c->numbering = m->numbering;
	c->number = m->number;
	c->open = m->open;
	c->exact = m->exact;
	c->packed = false;
}

/* Words met before, printed at s. */
static inline void
gov_push_known(Scanner *sc, const GovMemo *m, const char *s)
{
	sc->memo = (uint32_t) (m - sc->labels->memo);
	if (m->label == LBL_UNKNOWN)
	{
		GovCell		c;

		gov_fill_known(sc, &c, m, s);
		gov_grid_push_stranger(sc, &c);
	}
	else if (gov_count_label(sc, m->label, m->exact))
		gov_fill_known(sc, gov_push(sc), m, s);
	else if (!sc->row)
		sc->seps = 0;
}

#endif
