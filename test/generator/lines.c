/*
 * lines.c
 *		The text under way: lines, and the tokens that stand on them.
 */
#include "internal.h"

#include <stdlib.h>

static void put(GenGenerator *g, const char *s, size_t n);

static GenLine *
this_line(GenGenerator *g)
{
	GenLine    *l;

	if (g->open)
		return &g->lines[g->nlines - 1];
	if (g->nlines == g->linecap)
	{
		g->linecap = g->linecap ? g->linecap * 2 : 1024;
		g->lines = gen_grow(g->lines, g->linecap * sizeof(GenLine));
	}
	l = &g->lines[g->nlines++];
	memset(l, 0, sizeof(*l));
	l->off = (uint32_t) g->buflen;
	l->token = g->ntokens;
	l->table = (int8_t) g->table;
	l->row_a_line = g->row_a_line;
	l->piped = g->piped;
	l->begins = (uint8_t) g->begins;
	g->open = true;
	if (g->formfeed)
	{
		g->formfeed = false;
		put(g, "\f", 1);
	}
	return l;
}

static void
put(GenGenerator *g, const char *s, size_t n)
{
	GenLine    *l = this_line(g);

	if (g->buflen + n > g->bufcap)
	{
		g->bufcap = (g->bufcap + n) * 2;
		g->buf = gen_grow(g->buf, g->bufcap);
	}
	memcpy(g->buf + g->buflen, s, n);
	g->buflen += n;
	l->len += (uint32_t) n;
}

void
gen_put(GenGenerator *g, const char *s)
{
	put(g, s, strlen(s));
}

void
gen_pad(GenGenerator *g, int n)
{
	while (n-- > 0)
		put(g, " ", 1);
}

void
gen_nl(GenGenerator *g)
{
	this_line(g);
	g->open = false;
}

void
gen_rule_line(GenGenerator *g, int n)
{
	gen_put(g, "|");
	while (n-- > 0)
		gen_put(g, "---|");
	gen_nl(g);
}

void
gen_line(GenGenerator *g, const char *s)
{
	gen_put(g, s);
	gen_nl(g);
}

void
gen_gap(GenGenerator *g)
{
	this_line(g)->gap = true;
	g->open = false;
}

int
gen_column(GenGenerator *g)
{
	GenLine    *l = this_line(g);
	int			n = 0;

	for (uint32_t i = 0; i < l->len; i++)
		n += ((unsigned char) g->buf[l->off + i] & 0xc0) != 0x80 && g->buf[l->off + i] != '\f';
	return n;
}

/* Columns that a terminal has filled on this line. */
int
gen_columns_used(GenGenerator *g)
{
	GenLine    *l = this_line(g);
	int			n = 0;

	for (uint32_t i = 0; i < l->len; i += (uint32_t) gen_charlen(g->buf + l->off + i))
		n += gen_charwidth(g->buf + l->off + i);
	return n;
}

static GenToken *
put_token(GenGenerator *g, GenTokenKind kind, const char *s)
{
	GenLine    *l = this_line(g);
	GenToken   *t;

	if (g->ntokens == g->tokencap)
	{
		g->tokencap = g->tokencap ? g->tokencap * 2 : 1024;
		g->tokens = gen_grow(g->tokens, g->tokencap * sizeof(GenToken));
	}
	t = &g->tokens[g->ntokens++];
	memset(t, 0, sizeof(*t));
	l->ntokens++;
	t->kind = kind;
	t->row = ROW_NONE;
	t->set = (uint8_t) g->set;
	t->off = l->len;
	t->len = (uint32_t) strlen(s);
	put(g, s, t->len);
	return t;
}

void
gen_label(GenGenerator *g, int row, const char *s, int piece, int npieces)
{
	GenToken   *t = put_token(g, TOKEN_LABEL, s);

	t->row = row;
	t->piece = piece;
	t->npieces = npieces;
}

void
gen_group(GenGenerator *g, const char *s)
{
	put_token(g, TOKEN_GROUP, s);
}

void
gen_head(GenGenerator *g, const char *s)
{
	put_token(g, TOKEN_HEAD, s);
}

/* The value of a slot, printed as s: with markup around it, perhaps. */
void
gen_value_as(GenGenerator *g, int slot, const char *s)
{
	GenToken   *t = put_token(g, TOKEN_VALUE, s);
	const GenTruth *truth = gen_truth(g, slot);

	t->status = truth->status;
	t->value = truth->value;
	t->scale = truth->scale;
	t->unit = strstr(gen_print(g, slot), "元") != NULL;
	if (gen_unit_zeros(g, slot) > 0 && !t->unit)
	{
		/* printed in the unit that the column's name says */
		int			scale = t->scale + gen_unit_zeros(g, slot);

		for (; scale > 0 && t->value % 10 == 0; scale--)
			t->value /= 10;
		t->scale = (uint8_t) scale;
	}
}

void
gen_value(GenGenerator *g, int slot)
{
	gen_value_as(g, slot, gen_print(g, slot));
}

/* A number of a row that the form does not have. */
void
gen_extra_value(GenGenerator *g, const char *s)
{
	GenToken   *t = put_token(g, TOKEN_VALUE, s);

	t->status = GOV_REPORTED;
	t->value = strtoll(s, NULL, 10);
}

/* Another token's meaning, printed as s. */
void
gen_copy_token(GenGenerator *g, const GenToken *t, const char *s)
{
	GenToken   *copy = put_token(g, t->kind, s);
	GenToken	placed = *t;

	placed.off = copy->off;
	placed.len = copy->len;
	*copy = placed;
}
