/*
 * scanner.h
 *		What the parts of the scanner share; for scan*.c only.
 *
 * scan.c takes lines apart by their layout; scan_words.c says what the words
 * and values in them are and makes them tokens.
 */
#ifndef GOV_TABLES_SCANNER_H
#define GOV_TABLES_SCANNER_H

#include "core/tables/scan.h"

#include "core/text/fold.h"

#include <string.h>

/* A report has about a thousand tokens; more than this is no report. */
#define GOV_MAX_TOKENS		(1u << 20)
/* Longer runs of values carry no more news. */
#define GOV_MAX_VALUE_RUN	512
/* The longest unit that may stand apart from its number: （人民币万元） */
#define GOV_MAX_UNIT_BYTES	24
/* Longer lines are prose, whatever they begin with. */
#define GOV_MAX_LABEL_BYTES	420

typedef struct Scanner
{
	GovArena   *a;
	const GovText *t;
	GovTokens  *out;
	GovLabels  *labels;
	GovDiags   *diags;
	uint32_t	line;
	uint32_t	unknown_run;
	uint32_t	value_run;
	uint32_t	gap;			/* empty lines ahead of the current one; not
								 * beside line: both at once would be stored
								 * in one size and loaded in another */
	uint32_t	last_pipe_line; /* and the last line of nothing but pipes */
	uint32_t	last_pipes;
	uint32_t	last_row_tokens;	/* tokens behind the last row */
	uint32_t	last_row_line;	/* where the last row with pipes stands */
	uint32_t	unclosed_cells; /* of this table's last row that doesn't end
								 * in a pipe; or 0 */
	GovStr		grid_line;		/* of a drawn table, the row's last line */
	uint32_t	grid_lines;		/* since its last rule */
	uint32_t	memo;			/* the memo used last */
	bool		in_grid;
	bool		has_pipes;
	bool		has_tabs;
	bool		pipes_behind;	/* rows end in a pipe and don't begin with one */
	bool		pipe_pending;	/* only a pipe on the last line that had any,
								 * and no empty line ahead of it */
	bool		pipe_open;		/* a single cell still waits for its pipe */
} Scanner;

/* ------------------------------------------------------------------------
 * scan.c
 */

/* How many values end the line [s, end)?  *left: where they begin. */
extern int	gov_values_at_end(const char *s, const char *end, const char **left);

/* ------------------------------------------------------------------------
 * scan_words.c
 */

extern GovToken *gov_push_slow(Scanner *sc);

/* count empty cells. */
extern void gov_push_empty(Scanner *sc, const char *s, uint32_t count, uint32_t row);

/* Words; of a row, if row is not 0. */
extern void gov_push_text(Scanner *sc, const char *s, size_t len, uint32_t row, bool spaced);

/* Words that are no label; the token, or its data. */
extern void gov_push_stranger(Scanner *sc, const GovToken *t);
extern void gov_push_unknown(Scanner *sc, GovStr str, uint32_t row, bool spaced);

/* A cell whose borders are known; trimmed. */
extern void gov_push_cell(Scanner *sc, GovStr cell, uint32_t row);

static inline GovToken *
gov_push(Scanner *sc)
{
	GovTokens  *o = sc->out;

	if (o->n == o->cap)
		return gov_push_slow(sc);
	return &o->items[o->n++];
}

static inline void
gov_push_value(Scanner *sc, GovStr raw, GovValueKind kind, const GovValue *v, uint32_t row, bool spaced)
{
	GovToken   *tok;

	sc->unknown_run = 0;
	if (++sc->value_run > GOV_MAX_VALUE_RUN && row == 0)
		return;
	tok = gov_push(sc);
	tok->s = raw.s;
	tok->len = raw.len;
	tok->line = sc->line;
	tok->row = row;
	tok->count = sc->gap;
	tok->value = v->value;
	tok->kind = GOV_TOKEN_VALUE;
	tok->value_kind = (uint8_t) kind;
	tok->scale = v->scale;
	tok->unit = v->unit;
	tok->label = LBL_UNKNOWN;
	tok->column = 255;
	tok->numbering = GOV_NUM_NONE;
	tok->number = 0;
	tok->spaced = spaced;
	tok->open = tok->exact = false;
	tok->apart = !sc->pipe_open;
	tok->worded_sign = v->worded_sign;
	sc->gap = 0;
}

/*
 * Take notice of a label of the form; false when it is the last token's again,
 * which says nothing new.
 */
static inline bool
gov_count_label(Scanner *sc, uint8_t label, bool exact, uint32_t row)
{
	GovTokens  *o = sc->out;

	sc->value_run = sc->unknown_run = 0;
	if (LBL_IS_ROW(label))
	{
		const GovToken *last;

		o->rows_seen++;
		if (o->n == 0)
			return true;
		last = &o->items[o->n - 1];
		return !(last->label == label && last->kind == GOV_TOKEN_TEXT &&
				 exact && last->exact && row == 0 && last->row == 0);
	}
	o->heads_seen += LBL_IS_HEAD(label);
	return true;
}

static inline void
gov_fill_known(const Scanner *sc, GovToken *t, const GovMemo *m, const char *s, uint32_t row, bool spaced)
{
	t->s = s;
	t->len = m->len;
	t->line = sc->line;
	t->row = row;
	t->count = sc->gap;
	t->value = 0;
	t->kind = GOV_TOKEN_TEXT;
	t->value_kind = GOV_VALUE_NONE;
	t->scale = 0;
	t->unit = GOV_PRINTED_NOTHING;
	t->label = m->label;
	t->column = m->column;
	t->numbering = m->numbering;
	t->number = m->number;
	t->spaced = spaced;
	t->open = m->open;
	t->exact = m->exact;
	t->apart = t->worded_sign = false;
}

/* Words met before, printed at s. */
static inline void
gov_push_known(Scanner *sc, const GovMemo *m, const char *s, uint32_t row, bool spaced)
{
	sc->memo = (uint32_t) (m - sc->labels->memo);
	if (m->label == LBL_UNKNOWN)
	{
		GovToken	t;

		gov_fill_known(sc, &t, m, s, row, spaced);
		gov_push_stranger(sc, &t);
		return;
	}
	/* in place: a copy would have to wait for all these bytes */
	if (gov_count_label(sc, m->label, m->exact, row))
		gov_fill_known(sc, gov_push(sc), m, s, row, spaced);
	sc->gap = 0;
}

#endif
