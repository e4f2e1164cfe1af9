/*
 * noise.c
 *		Damage to a finished text.
 */
#include "internal.h"

static void
remove_line(GenGenerator *g, uint32_t i)
{
	memmove(g->lines + i, g->lines + i + 1, (g->nlines - i - 1) * sizeof(GenLine));
	g->nlines--;
}

static void
insert_line(GenGenerator *g, uint32_t i, GenLine line)
{
	gen_gap(g);					/* makes room */
	memmove(g->lines + i + 1, g->lines + i, (g->nlines - i - 1) * sizeof(GenLine));
	g->lines[i] = line;
}

/* Mostly a line of a table. */
static uint32_t
any_line(GenGenerator *g)
{
	uint32_t	i = 0;
	bool		anywhere = gen_one_in(g, 10);

	for (int tries = 0; tries < 50; tries++)
	{
		i = (uint32_t) gen_upto(g, (int) g->nlines);
		if (anywhere || g->lines[i].table >= 0)
			break;
	}
	return i;
}

static bool
has_token(GenGenerator *g, const GenLine *l, GenTokenKind kind)
{
	for (uint32_t k = 0; k < l->ntokens; k++)
		if (g->tokens[l->token + k].kind == kind)
			return true;
	return false;
}

/*
 * Exchange two lines.  Not if that changes the order of column names: then
 * the columns mean something else and no reading is wrong.
 */
static void
exchange(GenGenerator *g)
{
	for (int tries = 0; tries < 20; tries++)
	{
		uint32_t	i = any_line(g);
		uint32_t	j = any_line(g);
		bool		heads = false;
		GenLine		line;

		if (gen_one_in(g, 2))
			j = i + (uint32_t) gen_between(g, 1, 12);
		if (j >= g->nlines || i == j)
			continue;
		if (i > j)
		{
			uint32_t	k = i;

			i = j;
			j = k;
		}
		if (has_token(g, &g->lines[i], TOKEN_HEAD))
			for (uint32_t k = i + 1; k <= j; k++)
				heads = heads || has_token(g, &g->lines[k], TOKEN_HEAD);
		if (has_token(g, &g->lines[j], TOKEN_HEAD))
			for (uint32_t k = i; k < j; k++)
				heads = heads || has_token(g, &g->lines[k], TOKEN_HEAD);
		if (heads)
			continue;
		line = g->lines[i];
		g->lines[i] = g->lines[j];
		g->lines[j] = line;
		return;
	}
}

/* One label of a line gets 1 to 3 wrong characters. */
static void
damage_label(GenGenerator *g)
{
	for (int tries = 0; tries < 50; tries++)
	{
		uint32_t	i = any_line(g);
		GenLine		old = g->lines[i];
		uint32_t	hit;
		GenLine    *l;

		if (old.ntokens == 0)
			continue;
		hit = (uint32_t) gen_upto(g, (int) old.ntokens);
		if (g->tokens[old.token + hit].kind == TOKEN_VALUE)
			continue;

		/* print the line anew at the end, then move it to its place */
		g->table = old.table;
		g->row_a_line = old.row_a_line;
		{
			const char *text = gen_slice(g, g->buf + old.off, g->buf + old.off + old.len);
			uint32_t	at = 0;

			for (uint32_t k = 0; k < old.ntokens; k++)
			{
				GenToken	t = g->tokens[old.token + k];
				const char *s = gen_slice(g, text + t.off, text + t.off + t.len);

				gen_put(g, gen_slice(g, text + at, text + t.off));
				at = t.off + t.len;
				if (k == hit)
					s = gen_misspell(g, s, gen_between(g, 1, 3));
				gen_copy_token(g, &t, s);
			}
			gen_put(g, text + at);
			gen_nl(g);
		}
		l = &g->lines[g->nlines - 1];
		l->begins = old.begins && g->tokens[old.token + hit].kind == TOKEN_HEAD ? 0 : old.begins;
		g->lines[i] = *l;
		g->nlines--;
		g->table = -1;
		g->row_a_line = false;
		return;
	}
}

static void
put_furniture(GenGenerator *g)
{
	uint32_t	i = any_line(g);
	GenLine		line;

	gen_furniture(g);
	g->formfeed = false;
	line = g->lines[--g->nlines];
	line.table = g->lines[i].table;
	insert_line(g, i, line);
}

static bool
same_text(GenGenerator *g, const GenLine *a, const GenLine *b)
{
	return a->len == b->len && memcmp(g->buf + a->off, g->buf + b->off, a->len) == 0;
}

static bool
is_empty(GenGenerator *g, const GenLine *l)
{
	(void) g;
	return l->len == 0;
}

/* What crawls do that take a repeated line for boilerplate. */
static void
dedupe(GenGenerator *g, bool all)
{
	uint32_t	n = 0;
	bool		collapse = gen_one_in(g, 2);	/* the empty lines around it
												 * go too */

	for (uint32_t i = 0; i < g->nlines; i++)
	{
		GenLine    *l = &g->lines[i];
		bool		seen = false;

		if (!is_empty(g, l))
			for (uint32_t k = n; k > 0 && !seen; k--)
			{
				if (is_empty(g, &g->lines[k - 1]))
					continue;
				seen = same_text(g, l, &g->lines[k - 1]);
				if (!all)
					break;
			}
		else if (collapse && n > 0 && is_empty(g, &g->lines[n - 1]) && i > 0 &&
				 !is_empty(g, &g->lines[i - 1]))
			seen = true;
		if (!seen)
			g->lines[n++] = *l;
	}
	g->nlines = n;
}

/* The text ends here; a number is whole or gone. */
static void
truncate_text(GenGenerator *g)
{
	uint32_t	i = any_line(g);
	GenLine    *l = &g->lines[i];
	uint32_t	cut = 0;

	g->nlines = i;
	if (gen_one_in(g, 2) || l->len == 0)
		return;
	cut = (uint32_t) gen_upto(g, (int) l->len);
	while (cut > 0 && (((unsigned char) g->buf[l->off + cut] & 0xc0) == 0x80 ||
					   (g->buf[l->off + cut] >= '0' && g->buf[l->off + cut] <= '9')))
		cut--;
	for (uint32_t k = 0; k < l->ntokens; k++)
	{
		const GenToken *t = &g->tokens[l->token + k];

		if (t->off < cut && cut < t->off + t->len && t->kind == TOKEN_VALUE)
			cut = t->off;
	}
	while (l->ntokens > 0 && g->tokens[l->token + l->ntokens - 1].off >= cut)
		l->ntokens--;
	l->len = cut;
	if (cut > 0)
		g->nlines++;
}

void
gen_damage(GenGenerator *g)
{
	unsigned	damage = g->options->damage;

	g->rng ^= UINT64_C(0x5851f42d4c957f2d);
	g->formfeed = false;
	for (unsigned bit = 1; bit <= GEN_TRUNCATE; bit <<= 1)
	{
		int			n = g->options->ndamages ? g->options->ndamages : gen_between(g, 1, 5);

		if (!(damage & bit))
			continue;
		if (bit >= GEN_DEDUPE_NEXT)
			n = 1;
		while (n-- > 0 && g->nlines > 1)
		{
			uint32_t	i;

			switch (bit)
			{
				case GEN_DELETE:
					remove_line(g, any_line(g));
					break;
				case GEN_DOUBLE:
					i = any_line(g);
					insert_line(g, i, g->lines[i]);
					break;
				case GEN_EXCHANGE:
					exchange(g);
					break;
				case GEN_LABEL:
					damage_label(g);
					break;
				case GEN_FURNITURE:
					put_furniture(g);
					break;
				case GEN_DEDUPE_NEXT:
				case GEN_DEDUPE_ALL:
					dedupe(g, bit == GEN_DEDUPE_ALL);
					break;
				default:
					truncate_text(g);
			}
		}
	}
	/* crawls that drop repeated lines make no other reading right */
	gen_retell(g, damage & ~(unsigned) (GEN_DEDUPE_NEXT | GEN_DEDUPE_ALL));
}
