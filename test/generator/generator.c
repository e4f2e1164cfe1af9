/*
 * generator.c
 *		The generator's frame: chance, lines and their tokens, style, and the
 *		order of a report.
 */
#include "internal.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

const char *const gen_damage_names[] = {
	"delete", "double", "exchange", "label", "furniture",
	"dedupe-next", "dedupe-all", "truncate", NULL
};

uint64_t
gen_random(GenGenerator *g)
{
	uint64_t	z = (g->rng += UINT64_C(0x9e3779b97f4a7c15));

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

int
gen_upto(GenGenerator *g, int n)
{
	return n <= 1 ? 0 : (int) (gen_random(g) % (uint64_t) n);
}

int
gen_between(GenGenerator *g, int a, int b)
{
	return a + gen_upto(g, b - a + 1);
}

bool
gen_one_in(GenGenerator *g, int n)
{
	return n > 0 && gen_upto(g, n) == 0;
}

static void *
grow(void *p, size_t size)
{
	p = realloc(p, size);
	if (!p)
	{
		fputs("out of memory\n", stderr);
		abort();
	}
	return p;
}

/*
 * Strings of this report.  The block never moves while a report is made; it
 * is made large enough for any beforehand.
 */
char *
gen_mem(GenGenerator *g, size_t size)
{
	char	   *p = g->mem + g->memlen;

	if (g->memlen + size > g->memcap)
	{
		fputs("generator: strings of one report exceed the block\n", stderr);
		abort();
	}
	g->memlen += size;
	return p;
}

char *
gen_format(GenGenerator *g, const char *fmt,...)
{
	va_list		ap;
	char	   *p = g->mem + g->memlen;
	size_t		room = g->memcap - g->memlen;
	int			n;

	va_start(ap, fmt);
	n = vsnprintf(p, room, fmt, ap);
	va_end(ap);
	return gen_mem(g, (size_t) n + 1);
}

const char *
gen_slice(GenGenerator *g, const char *s, const char *end)
{
	char	   *p = gen_mem(g, (size_t) (end - s) + 1);

	memcpy(p, s, (size_t) (end - s));
	p[end - s] = '\0';
	return p;
}

const char *
gen_join(GenGenerator *g, const char *a, const char *b)
{
	size_t		la = strlen(a);
	size_t		lb = strlen(b);
	char	   *p = gen_mem(g, la + lb + 1);

	memcpy(p, a, la);
	memcpy(p + la, b, lb + 1);
	return p;
}

int
gen_charlen(const char *s)
{
	unsigned char c = (unsigned char) *s;

	return c == 0 ? 0 : c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

int
gen_nchars(const char *s)
{
	int			n = 0;

	for (; *s; s++)
		n += ((unsigned char) *s & 0xc0) != 0x80;
	return n;
}

const char *
gen_skip(const char *s, int nchars)
{
	while (nchars-- > 0 && *s)
		s += gen_charlen(s);
	return s;
}

const char *
gen_wrap(const char *s, int nchars)
{
	static const char *const never[] = {"，", "、", "。", "）", "”", "：", "；", ",", ")", "\"", NULL};

	s = gen_skip(s, nchars);
	for (int i = 0; never[i]; i++)
		if (strncmp(s, never[i], strlen(never[i])) == 0)
		{
			s += strlen(never[i]);
			i = -1;
		}
	return s;
}

/* Brackets and punctuation in the style of this text. */
const char *
gen_style(GenGenerator *g, const char *s)
{
	static const char *const half[] = {"(", ")", ",", ":", ";", NULL};
	static const char *const full[] = {"（", "）", "，", "：", "；", NULL};
	const char *const *from = g->style.full ? half : full;
	const char *const *to = g->style.full ? full : half;
	char	   *p = gen_mem(g, strlen(s) * 3 + 1);
	char	   *q = p;

	while (*s)
	{
		int			n = gen_charlen(s);
		int			i = 0;

		while (from[i] && strncmp(s, from[i], strlen(from[i])) != 0)
			i++;
		if (from[i])
		{
			memcpy(q, to[i], strlen(to[i]));
			q += strlen(to[i]);
		}
		else if (g->style.ascii_quotes && (strncmp(s, "“", 3) == 0 || strncmp(s, "”", 3) == 0))
			*q++ = '"';
		else
		{
			memcpy(q, s, (size_t) n);
			q += n;
		}
		s += n;
	}
	*q++ = '\0';
	g->memlen = (size_t) (q - g->mem);
	return p;
}

static bool
is_ideograph(const char *s)
{
	return (unsigned char) s[0] >= 0xe4 && (unsigned char) s[0] <= 0xe9;
}

const char *
gen_spaced(GenGenerator *g, const char *s)
{
	int			n = gen_nchars(s);
	const char *p;

	if (!gen_one_in(g, g->style.spaces) || n < 2)
		return s;
	p = gen_skip(s, gen_between(g, 1, n - 1));
	if (!is_ideograph(p) || p == s)
		return s;
	return gen_format(g, "%s %s", gen_slice(g, s, p), p);
}

/*
 * Replace, drop, double or swap n ideographs.  The characters put in occur in
 * no label, so that no row can come to look like another.
 */
const char *
gen_misspell(GenGenerator *g, const char *s, int n)
{
	static const char *const strange[] = {
		"青", "岛", "泉", "舟", "笔", "雪", "茶", "鱼", "梅", "窗", "桥", "灯"
	};
	const char *at[200];

	while (n-- > 0)
	{
		int			nat = 0;
		const char *p;
		const char *next;
		const char *with = "";

		for (p = s; *p && nat < 200; p += gen_charlen(p))
			if (is_ideograph(p))
				at[nat++] = p;
		if (nat < 2)
			return s;
		p = at[gen_upto(g, nat)];
		next = p + gen_charlen(p);
		switch (gen_upto(g, n > 0 ? 4 : 3))
		{
			case 0:
				with = strange[gen_upto(g, 12)];
				break;
			case 1:
				break;
			case 2:
				with = gen_format(g, "%.3s%.3s", p, p);
				break;
			default:
				if (!is_ideograph(next))
					with = strange[gen_upto(g, 12)];
				else
				{
					with = gen_format(g, "%.3s%.3s", next, p);
					next += gen_charlen(next);
					n--;		/* two are in the wrong place */
				}
		}
		s = gen_format(g, "%s%s%s", gen_slice(g, s, p), with, next);
	}
	return s;
}

/*
 * Lines and tokens.
 */
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
		g->lines = grow(g->lines, g->linecap * sizeof(GenLine));
	}
	l = &g->lines[g->nlines++];
	memset(l, 0, sizeof(*l));
	l->off = (uint32_t) g->buflen;
	l->token = g->ntokens;
	l->table = (int8_t) g->table;
	l->row_a_line = g->row_a_line;
	l->piped = g->piped;
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
		g->buf = grow(g->buf, g->bufcap);
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

static GenToken *
put_token(GenGenerator *g, GenTokenKind kind, const char *s)
{
	GenLine    *l = this_line(g);
	GenToken   *t;

	if (g->ntokens == g->tokencap)
	{
		g->tokencap = g->tokencap ? g->tokencap * 2 : 1024;
		g->tokens = grow(g->tokens, g->tokencap * sizeof(GenToken));
	}
	t = &g->tokens[g->ntokens++];
	memset(t, 0, sizeof(*t));
	l->ntokens++;
	t->kind = kind;
	t->row = ROW_NONE;
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

void
gen_value(GenGenerator *g, int slot)
{
	GenToken   *t = put_token(g, TOKEN_VALUE, g->print[slot]);

	t->status = g->report.cells[slot].status;
	t->value = g->report.cells[slot].value;
	t->scale = g->report.cells[slot].scale;
	t->unit = strstr(g->print[slot], "元") != NULL;
	if (slot == g->rows[ROW_2021 + 5].slot[0] && !t->unit)
	{
		/* printed in ten thousands */
		int			scale = t->scale + 4;

		for (; scale > 0 && t->value % 10 == 0; scale--)
			t->value /= 10;
		t->scale = (uint8_t) scale;
	}
}

/* A number of a row that the form does not have. */
void
gen_extra_value(GenGenerator *g, const char *s)
{
	GenToken   *t = put_token(g, TOKEN_VALUE, s);

	t->status = GOV_REPORTED;
	t->value = strtoll(s, NULL, 10);
}

bool
gen_has_blank(GenGenerator *g, int row)
{
	for (int i = 0; row < NROWS && i < g->rows[row].n; i++)
		if (g->report.cells[g->rows[row].slot[i]].status == GOV_BLANK)
			return true;
	return false;
}

/* This layout loses where the cells of the row are. */
void
gen_may(GenGenerator *g, int row)
{
	for (int i = 0; row < NROWS && i < g->rows[row].n; i++)
		g->report.cells[g->rows[row].slot[i]].may = true;
}

GenVerdict
gen_judge(const GenTruth *t, GovStatus status, int64_t value, uint8_t scale)
{
	if (status == GOV_REPORTED)
	{
		if (t->status == GOV_REPORTED && t->value == value && t->scale == scale)
			return GEN_RIGHT;
		for (int i = 0; i < t->nothers; i++)
			if (t->others[i].value == value && t->others[i].scale == scale)
				return GEN_RIGHT;
		return GEN_WRONG;
	}
	if (t->may || status == t->status)
		return GEN_RIGHT;
	return status == GOV_ABSENT ? GEN_MISSED : GEN_OTHER_STATUS;
}

int
gen_ndivisions(void)
{
	int			n = 0;

	while (gen_divisions[n].name)
		n++;
	return n;
}

static int
slot_of(const char *item, const char *leaf)
{
	char		code[80];
	int			i;

	snprintf(code, sizeof(code), leaf ? "%s.%s" : "%s", item, leaf);
	i = gov_form_find_item(code, strlen(code));
	if (i < 0)
	{
		fprintf(stderr, "generator: the form has no item %s\n", code);
		abort();
	}
	return gov_items[i].slot;
}

static void
make_row(GenGenerator *g, int row, const char *item, const char *a,
		 const char *b, const char *c)
{
	GenRow	   *r = &g->rows[row];

	r->slot[r->n++] = slot_of(item, a);
	if (b)
		r->slot[r->n++] = slot_of(item, b);
	if (c)
		r->slot[r->n++] = slot_of(item, c);
}

GenGenerator *
gen_new(void)
{
	static const char *const results[] = {"upheld", "corrected", "other", "pending", "total"};
	static const char *const ways[] = {
		"reconsideration", "litigation_direct", "litigation_after_reconsideration"
	};
	GenGenerator *g = grow(NULL, sizeof(*g));

	memset(g, 0, sizeof(*g));
	g->memcap = 4 << 20;
	g->mem = grow(NULL, g->memcap);

	make_row(g, ROW_2019, "regulations", "made", "disclosed", "disclosed_total");
	make_row(g, ROW_2019 + 1, "normative_documents", "made", "disclosed", "disclosed_total");
	make_row(g, ROW_2019 + 2, "licensing", "items_prior", "items_change", "decisions");
	make_row(g, ROW_2019 + 3, "other_services", "items_prior", "items_change", "decisions");
	make_row(g, ROW_2019 + 4, "penalties", "items_prior", "items_change", "decisions");
	make_row(g, ROW_2019 + 5, "coercion", "items_prior", "items_change", "decisions");
	make_row(g, ROW_2019 + 6, "fees", "items_prior", "items_change", NULL);
	make_row(g, ROW_2019 + 7, "procurement", "projects", "amount", NULL);
	make_row(g, ROW_2021, "regulations", "issued", "repealed", "in_force");
	make_row(g, ROW_2021 + 1, "normative_documents", "issued", "repealed", "in_force");
	make_row(g, ROW_2021 + 2, "licensing", "decisions", NULL, NULL);
	make_row(g, ROW_2021 + 3, "penalties", "decisions", NULL, NULL);
	make_row(g, ROW_2021 + 4, "coercion", "decisions", NULL, NULL);
	make_row(g, ROW_2021 + 5, "fees", "amount", NULL, NULL);
	for (int r = 0; r < GOV_NAPPLICATIONS; r++)
		for (int p = 0; p < GOV_NPARTIES; p++)
		{
			GenRow	   *row = &g->rows[ROW_APPLICATIONS + r];

			row->slot[row->n++] = gov_form_slot(r, p);
		}
	for (int w = 0; w < 3; w++)
		for (int i = 0; i < 5; i++)
			make_row(g, ROW_REMEDIES, ways[w], results[i], NULL, NULL);
	return g;
}

void
gen_free(GenGenerator *g)
{
	free(g->buf);
	free(g->lines);
	free(g->tokens);
	free(g->mem);
	free(g->out);
	free(g);
}

static void
make_style(GenGenerator *g, int layout)
{
	GenStyle   *s = &g->style;

	memset(s, 0, sizeof(*s));
	s->full = gen_one_in(g, 2);
	s->number = gen_one_in(g, 2) ? 0 : gen_upto(g, 4);
	if (layout == 11 && s->number == 3)
		s->number = 0;			/* or nothing would part the group from the
								 * leaf */
	s->no_topnumber = gen_one_in(g, 20);
	s->spaces = gen_one_in(g, 5) ? gen_between(g, 2, 8) : 0;
	s->decorated = gen_one_in(g, 8);
	s->oldnames = gen_one_in(g, 8);
	s->lost = gen_one_in(g, 8);
	s->typos = gen_one_in(g, 6) ? gen_between(g, 6, 30) : 0;
	s->comma = gen_one_in(g, 8);
	s->fullwidth = gen_one_in(g, 16);
	s->noted = gen_one_in(g, 10);
	s->na = gen_upto(g, 6);
	s->extra = gen_one_in(g, 12);
	s->ascii_quotes = gen_one_in(g, 6);
	s->vertical = layout == 14;
	s->furniture = layout == 17;
	s->mangled = layout == 16;
	s->html = layout == 12;
	s->wrapped = layout == 13 || layout == 15 || ((layout == 14 || layout == 16) && gen_one_in(g, 2));
	s->spaced = layout == 5 || layout == 6 || (layout >= 7 && layout <= 11) || gen_one_in(g, 5);
	s->page = 1;
}

/* The layout in which a modifier (14, 16, 17, 19) shows. */
static int
base_layout(GenGenerator *g, int layout)
{
	static const int paper[] = {13, 15};
	static const int page[] = {1, 2, 3, 4, 5, 6, 18};
	static const int plain[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 18};

	switch (layout)
	{
		case 14:
			return g->style.wrapped ? paper[gen_upto(g, 2)] : gen_one_in(g, 2) ? 5 : 1;
		case 16:
			return g->style.wrapped ? paper[gen_upto(g, 2)] : gen_one_in(g, 2) ? 5 : 15;
		case 17:
			return gen_one_in(g, 2) ? paper[gen_upto(g, 2)] : page[gen_upto(g, 7)];
		case 19:
			return page[gen_upto(g, 7)];
		case GEN_MIXED:
			return plain[gen_upto(g, 14)];
		default:
			return layout;
	}
}

/* Cells that are empty leave a trace in all but these. */
static bool
shows_blanks(int layout)
{
	return layout != 5;
}

static void
make_output(GenGenerator *g)
{
	size_t		n = 0;

	for (uint32_t i = 0; i < g->nlines; i++)
		n += g->lines[i].len + 1;
	if (n > g->outcap)
	{
		g->outcap = n * 2;
		g->out = grow(g->out, g->outcap);
	}
	n = 0;
	for (uint32_t i = 0; i < g->nlines; i++)
	{
		memcpy(g->out + n, g->buf + g->lines[i].off, g->lines[i].len);
		n += g->lines[i].len;
		g->out[n++] = '\n';
	}
	g->report.text = g->out;
	g->report.len = n;
}

const GenReport *
gen_report(GenGenerator *g, const GenOptions *options)
{
	GenTable	tables[3];
	bool		blanks[3];
	bool		instead[3] = {false, false, false};
	size_t		length = options->length;
	int			base = 0;

	g->options = options;
	g->rng = options->seed * UINT64_C(0x2545f4914f6cdd1d) + (uint64_t) options->layout;
	(void) gen_random(g);
	g->buflen = g->nlines = g->ntokens = 0;
	g->memlen = 0;
	g->open = false;
	g->table = -1;
	g->row_a_line = false;
	g->piped = false;
	g->formfeed = false;
	memset(g->print, 0, sizeof(g->print));
	memset(&g->report, 0, sizeof(g->report));
	make_style(g, options->layout);
	if (length == 0)
		length = (size_t) gen_between(g, 7000, 11000);

	g->year = options->year ? options->year : gen_between(g, 2019, 2025);
	if (options->layout != GEN_MIXED)
		base = base_layout(g, options->layout);
	for (int i = 0; i < 3; i++)
	{
		int			form = g->year >= 2021 ? GOV_FORM_2021 : GOV_FORM_2019;

		if (gen_one_in(g, 10))
			form = GOV_FORM_2019 + GOV_FORM_2021 - form;
		memset(&tables[i], 0, sizeof(tables[i]));
		tables[i].part = i;
		tables[i].form = form;
		tables[i].layout = base ? base : base_layout(g, options->layout);
		blanks[i] = shows_blanks(tables[i].layout);
		if (options->layout == 19)
			instead[i] = i == 0 ? gen_one_in(g, 6) : !gen_one_in(g, 4);
		g->report.layout[i] = tables[i].layout;
	}
	if (options->layout == 19 && !instead[0] && !instead[1] && !instead[2])
		instead[gen_between(g, 1, 2)] = true;
	if (instead[0] && instead[1] && instead[2])
		instead[0] = false;		/* no table at all would be no report */
	gen_make_figures(g, tables[0].form, tables[1].form, blanks);

	gen_head_block(g);
	gen_heading(g, 1);
	gen_prose(g, 1, length > 6000 ? (length - 4500) * 7 / 10 : length / 8);
	for (int i = 0; i < 3; i++)
	{
		gen_heading(g, i + 2);
		if (instead[i])
		{
			for (int s = 0; s < GOV_NSLOTS; s++)
				if ((int) gov_items[gov_form_item_of_slot(s)].part == i)
					memset(&g->report.cells[s], 0, sizeof(GenTruth));
			gen_instead(g, i);
			continue;
		}
		g->table = i;
		gen_table(g, &tables[i]);
		if (g->open)
			gen_nl(g);
		g->table = -1;
		g->row_a_line = false;
	}
	gen_heading(g, 5);
	gen_prose(g, 5, length > 6000 ? (length - 4500) * 2 / 10 : length / 16);
	gen_heading(g, 6);
	gen_prose(g, 6, length > 6000 ? (length - 4500) / 10 : 0);
	gen_tail(g);

	if (options->damage)
		gen_damage(g);
	make_output(g);
	return &g->report;
}
