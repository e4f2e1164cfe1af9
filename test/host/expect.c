/*
 * expect.c
 *		What is expected of a text, held against what was made of it.
 */
#include "expect.h"

#include "tap.h"

#include <string.h>

#define MAX_WORDS		4

/*
 * A statement: words, "@line", "=", a value.  Any of the last three may be
 * missing.
 */
typedef struct Statement
{
	const char *word[MAX_WORDS];
	int			nwords;
	long		line;			/* 0: none is named */
	char	   *value;			/* escapes resolved; NULL: none */
} Statement;

typedef struct Check
{
	const Outcome *o;
	FILE	   *complaints;
	int			failures;
	int			statements;
	bool		malformed;		/* some make no sense */
	bool		only_cells;
	bool		only_header;
	bool		only_sections;
	bool		only_diagnostics;
	bool		cell[GOV_ALL_SLOTS];	/* what some statement names */
	bool		field[NFIELDS];
	bool		section[7];
	bool	   *diagnostic;
} Check;

/* ------------------------------------------------------------------------
 * Words
 */

/* The marks that HTML's tables become, and how they are written. */
static const struct
{
	char		mark;
	const char *written;
}			marks[] = {
	{GOV_ROW, "␞"}, {GOV_CELL, "␟"}, {GOV_SPANNED, "␚"}
};

static void
put_escaped(FILE *out, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
	{
		bool		written = false;

		for (size_t k = 0; k < sizeof(marks) / sizeof(marks[0]); k++)
			if (s[i] == marks[k].mark)
			{
				fputs(marks[k].written, out);
				written = true;
			}
		if (written)
			continue;
		if (s[i] == '\\')
			fputs("\\\\", out);
		else if (s[i] == '\n')
			fputs("\\n", out);
		else if (s[i] == '\t')
			fputs("\\t", out);
		else if ((unsigned char) s[i] < ' ')
			fprintf(out, "\\x%02x", (unsigned char) s[i]);
		else
			fputc(s[i], out);
	}
}

/* In place: the result is never longer. */
static void
unescape(char *s)
{
	char	   *out = s;

	while (*s)
	{
		bool		is_mark = false;
		unsigned	byte;

		for (size_t k = 0; k < sizeof(marks) / sizeof(marks[0]) && !is_mark; k++)
			if (strncmp(s, marks[k].written, strlen(marks[k].written)) == 0)
			{
				*out++ = marks[k].mark;
				s += strlen(marks[k].written);
				is_mark = true;
			}
		if (is_mark)
			continue;
		if (s[0] == '\\' && s[1] == 'x' && sscanf(s + 2, "%2x", &byte) == 1)
		{
			*out++ = (char) byte;
			s += 4;
		}
		else if (s[0] == '\\' && s[1])
		{
			*out++ = s[1] == 'n' ? '\n' : s[1] == 't' ? '\t' : s[1];
			s += 2;
		}
		else
			*out++ = *s++;
	}
	*out = '\0';
}

static bool
is_text(GovStr got, const char *want)
{
	return got.s && got.len == strlen(want) && memcmp(got.s, want, got.len) == 0;
}

static void
complain_text(Check *c, const char *what, GovStr got, const char *want)
{
	c->failures++;
	fprintf(c->complaints, "%s: got  ", what);
	if (got.s)
		put_escaped(c->complaints, got.s, got.len);
	else
		fputs("(none)", c->complaints);
	fprintf(c->complaints, "\n%s: want ", what);
	put_escaped(c->complaints, want, strlen(want));
	fputc('\n', c->complaints);
}

#define COMPLAIN(c, ...) \
	((c)->failures++, fprintf((c)->complaints, __VA_ARGS__), fputc('\n', (c)->complaints))

/* What makes no sense of whatever text is no failure that can be known. */
#define REJECT(c, ...) \
	((c)->malformed = true, COMPLAIN(c, __VA_ARGS__))

static void
check_line(Check *c, const char *what, long got, const Statement *s)
{
	if (s->line && s->line != got)
		COMPLAIN(c, "%s: got line %ld, want line %ld", what, got, s->line);
}

/* ------------------------------------------------------------------------
 * Statements
 */

static void
check_cells(Check *c, const Statement *s, int slot, int n)
{
	const char *want = s->value;

	for (int i = 0; i < n; i++)
	{
		size_t		len = strcspn(want, " ");
		char		buf[CELL_WORD];
		const char *got = outcome_cell(c->o, slot + i, buf);
		const GovReadCell *read = outcome_read_cell(c->o, slot + i);

		if (len == 0)
		{
			REJECT(c, "%s: has %d cells, but %d are given", s->word[0], n, i);
			return;
		}
		c->cell[slot + i] = true;
		if (strlen(got) != len || memcmp(got, want, len) != 0)
			COMPLAIN(c, "%s, cell %d: got %s, want %.*s", s->word[0], i + 1, got, (int) len, want);
		else if (s->line && read)
			check_line(c, s->word[0], read->line, s);
		want += len + strspn(want + len, " ");
	}
	if (*want)
		REJECT(c, "%s: has no more than %d cells", s->word[0], n);
}

static void
check_raw(Check *c, const Statement *s)
{
	GovStr		none = {NULL, 0};
	int			slot;
	const GovReadCell *read;

	if (row_by_name(s->word[1], strlen(s->word[1]), &slot) != 1)
	{
		REJECT(c, "raw: there is no cell %s", s->word[1]);
		return;
	}
	read = outcome_read_cell(c->o, slot);
	if (!read || !is_text(read->raw, s->value))
		complain_text(c, s->word[1], read ? read->raw : none, s->value);
}

static void
check_field(Check *c, const Statement *s, Field field)
{
	char		buf[FIELD_WORD];
	const char *got = outcome_field(c->o, field, buf);

	c->field[field] = true;
	if (strcmp(got ? got : "-", s->value) != 0)
	{
		GovStr		str = {got, got ? (uint32_t) strlen(got) : 0};

		complain_text(c, s->word[0], str, s->value);
	}
}

static const GovSection *
find_section(const Outcome *o, int part)
{
	for (uint32_t i = 0; i < o->nsections; i++)
		if (o->sections[i].part == part)
			return &o->sections[i];
	return NULL;
}

static void
check_section(Check *c, const Statement *s)
{
	int			part = atoi(s->word[1]);
	const GovSection *section = find_section(c->o, part);
	bool		is_content = strcmp(s->word[0], "content") == 0;
	GovStr		got;

	if (part < 1 || part > 6)
	{
		REJECT(c, "there is no part %s", s->word[1]);
		return;
	}
	c->section[part] = true;
	if (!section)
	{
		COMPLAIN(c, "section %d: not found", part);
		return;
	}
	check_line(c, "section", gov_source_line(&c->o->page, section->line), s);
	got = is_content ? section->content : section->heading;
	if (s->value && !is_text(got, s->value))
		complain_text(c, s->word[0], got, s->value);
}

static void
check_diagnostic(Check *c, const Statement *s)
{
	bool		found = false;

	for (uint32_t i = 0; i < c->o->diags.n; i++)
	{
		const GovDiag *d = &c->o->diags.items[i];

		if (strcmp(d->code, s->word[1]) == 0 && (!s->line || s->line == d->line))
			found = c->diagnostic[i] = true;
	}
	if (!found && s->line)
		COMPLAIN(c, "diagnostic %s @%ld: it isn't given", s->word[1], s->line);
	else if (!found)
		COMPLAIN(c, "diagnostic %s: it isn't given", s->word[1]);
}

static void
check_no(Check *c, const Statement *s)
{
	if (strcmp(s->word[1], "diagnostic") == 0)
	{
		for (uint32_t i = 0; i < c->o->diags.n; i++)
			if (strcmp(c->o->diags.items[i].code, s->word[2]) == 0)
				COMPLAIN(c, "diagnostic %s: is given: %s", s->word[2], c->o->diags.items[i].message);
	}
	else if (find_section(c->o, atoi(s->word[2])))
		COMPLAIN(c, "section %s: is found", s->word[2]);
}

/* The page, its last newline left out, as a block of .expect leaves it out. */
static GovStr
page_of(const Outcome *o)
{
	GovStr		page = {o->page.s, (uint32_t) o->page.len};

	if (page.len > 0 && page.s[page.len - 1] == '\n')
		page.len--;
	return page;
}

static void
check_page(Check *c, const Statement *s)
{
	uint32_t	lines = 0;

	if (!is_text(page_of(c->o), s->value))
		complain_text(c, "page", page_of(c->o), s->value);
	for (size_t i = 0; i < c->o->page.len; i++)
		lines += c->o->page.s[i] == '\n';
	if (c->o->html && lines != c->o->page.nlines)
		COMPLAIN(c, "the page has %u lines, and the source lines of %u", lines, c->o->page.nlines);
}

static void
check_page_lines(Check *c, const Statement *s)
{
	const char *want = s->value;
	uint32_t	line = 0;

	while (*want)
	{
		long		source = strtol(want, (char **) &want, 10);

		line++;
		if (line > c->o->page.nlines)
			break;
		if (c->o->page.source_line[line - 1] != source)
			COMPLAIN(c, "line %u of the page: got source line %u, want %ld", line,
					 c->o->page.source_line[line - 1], source);
		want += strspn(want, " ");
	}
	if (line != c->o->page.nlines)
		COMPLAIN(c, "the page has %u lines, not %u", c->o->page.nlines, line);
}

static void
check_only(Check *c, const Statement *s)
{
	static const char *const whats[] = {"cells", "header", "sections", "diagnostics"};
	bool	   *only[] = {&c->only_cells, &c->only_header, &c->only_sections, &c->only_diagnostics};

	for (int i = 0; i < 4; i++)
		if (strcmp(s->nwords == 1 ? "cells" : s->word[1], whats[i]) == 0)
		{
			*only[i] = true;
			return;
		}
	REJECT(c, "only %s: not understood", s->word[1]);
}

/* A word, a number of words, and whether a value must, may or may not follow. */
static bool
has_form(const Statement *s, const char *word, int nwords, int value)
{
	return strcmp(s->word[0], word) == 0 && s->nwords == nwords &&
		(value < 0 || (s->value != NULL) == value);
}

static void
check_statement(Check *c, const Statement *s)
{
	int			slot;
	int			ncells;

	c->statements++;
	if (has_form(s, "nothing", 1, false))
	{
		if (c->o->report.is_report)
			COMPLAIN(c, "nothing: a report is found");
	}
	else if (has_form(s, "only", 1, false) || has_form(s, "only", 2, false))
		check_only(c, s);
	else if (has_form(s, "no", 3, false) &&
			 (strcmp(s->word[1], "diagnostic") == 0 || strcmp(s->word[1], "section") == 0))
		check_no(c, s);
	else if (has_form(s, "diagnostic", 2, false))
		check_diagnostic(c, s);
	else if (has_form(s, "section", 2, -1) || has_form(s, "content", 2, true))
		check_section(c, s);
	else if (has_form(s, "raw", 2, true))
		check_raw(c, s);
	else if (has_form(s, "html", 1, true))
	{
		if (strcmp(s->value, c->o->html ? "yes" : "no") != 0)
			COMPLAIN(c, "html: the text is %staken for HTML", c->o->html ? "" : "not ");
	}
	else if (has_form(s, "page", 1, true))
		check_page(c, s);
	else if (s->nwords == 2 && has_form(s, "page", 2, true) && strcmp(s->word[1], "lines") == 0)
		check_page_lines(c, s);
	else if (s->nwords == 1 && s->value && (ncells = row_by_name(s->word[0], strlen(s->word[0]), &slot)) > 0)
		check_cells(c, s, slot, ncells);
	else
	{
		for (int f = 0; f < NFIELDS; f++)
			if (has_form(s, field_names[f], 1, true))
			{
				check_field(c, s, f);
				return;
			}
		REJECT(c, "%s: not understood", s->word[0]);
	}
}

/* What nothing names must not be there, if that is said. */
static void
check_the_rest(Check *c)
{
	char		buf[FIELD_WORD];

	for (int slot = 0; c->only_cells && slot < GOV_ALL_SLOTS; slot++)
	{
		int			party = gov_form_party_of_slot(slot);

		if (!c->cell[slot] && c->o->report.figures.status[slot] != GOV_ABSENT)
			COMPLAIN(c, "%s%s%s: got %s, want nothing", gov_items[gov_form_item_of_slot(slot)].code,
					 party >= 0 ? "." : "", party >= 0 ? gov_parties[party].code : "",
					 outcome_cell(c->o, slot, buf));
	}
	for (int f = 0; c->only_header && f < FIELD_REGION; f++)
	{
		const char *got = outcome_field(c->o, f, buf);

		if (!c->field[f] && got)
			COMPLAIN(c, "%s: got %s, want nothing", field_names[f], got);
	}
	for (uint32_t i = 0; c->only_sections && i < c->o->nsections; i++)
		if (!c->section[c->o->sections[i].part])
			COMPLAIN(c, "section %d: found, but not expected", c->o->sections[i].part);
	for (uint32_t i = 0; c->only_diagnostics && i < c->o->diags.n; i++)
		if (!c->diagnostic[i])
			COMPLAIN(c, "diagnostic %s @%u: given, but not expected: %s", c->o->diags.items[i].code,
					 c->o->diags.items[i].line, c->o->diags.items[i].message);
}

/* ------------------------------------------------------------------------
 * Files
 */

/*
 * The lines at *next that begin with a tab, without it, as a value; *next is
 * where others begin.  In place; "" when there is none.
 */
static char *
read_block(char **next)
{
	char	   *value = *next;
	char	   *out = value;
	char	   *p = value;

	for (;;)
	{
		size_t		blank = strspn(p, "\n");	/* belong to it if more
												 * follows */
		size_t		len;

		if (p[blank] != '\t')
			break;
		for (; blank > 0; blank--, p++)
			*out++ = '\n';
		p++;
		len = strcspn(p, "\n");
		memmove(out, p, len);
		out += len;
		p += len;
		if (*p == '\n')
			p++, *out++ = '\n';
	}
	*next = p;
	if (out == value)
		return value - 1;		/* the end of the line above */
	if (out[-1] == '\n')
		out--;
	*out = '\0';
	return value;
}

/* One statement in [p, its newline); returns where the next line begins. */
static char *
read_statement(char *p, Statement *s)
{
	char	   *eol = p + strcspn(p, "\n");
	char	   *next = *eol ? eol + 1 : eol;
	char	   *equals;

	memset(s, 0, sizeof(*s));
	*eol = '\0';
	equals = strstr(p, " =");
	if (equals && (equals[2] == ' ' || equals[2] == '\0'))
	{
		*equals = '\0';
		s->value = equals[2] ? equals + 3 : equals + 2;
		if (*s->value == '\0' && next > eol)
			s->value = read_block(&next);
		unescape(s->value);
	}
	for (char *word = strtok(p, " "); word; word = strtok(NULL, " "))
	{
		if (*word == '@')
			s->line = atol(word + 1);
		else if (s->nwords < MAX_WORDS)
			s->word[s->nwords++] = word;
	}
	return next;
}

int
expect_check(const Expect *e, const Outcome *o, FILE *complaints, bool *malformed)
{
	Check		c = {.o = o,.complaints = complaints};
	char	   *copy = strdup(e->body);
	char	   *p = copy;

	c.diagnostic = calloc(o->diags.n + 1, sizeof(bool));
	while (*p)
	{
		Statement	s;

		if (*p == '#' || *p == '\n' || strncmp(p, "todo =", 6) == 0 || strncmp(p, "text =", 6) == 0)
		{
			p += strcspn(p, "\n");
			p += *p == '\n';
			continue;
		}
		p = read_statement(p, &s);
		if (s.nwords > 0)
			check_statement(&c, &s);
		else
			REJECT(&c, "a line without a word");
	}
	check_the_rest(&c);
	if (c.statements == 0)
		REJECT(&c, "nothing is expected of this text");
	free(c.diagnostic);
	free(copy);
	*malformed = c.malformed;
	return c.failures;
}

/* The value of a line "key = value" into buf; "" if there is none. */
static void
find_setting(const char *text, const char *key, char buf[256])
{
	buf[0] = '\0';
	for (const char *p = text; *p; p += strcspn(p, "\n"), p += *p == '\n')
		if (strncmp(p, key, strlen(key)) == 0 && strncmp(p + strlen(key), " = ", 3) == 0)
		{
			p += strlen(key) + 3;
			snprintf(buf, 256, "%.*s", (int) strcspn(p, "\n"), p);
		}
}

bool
expect_load(Expect *e, const char *path, FILE *complaints)
{
	size_t		len;

	memset(e, 0, sizeof(*e));
	e->text = slurp(path, &len);
	if (!e->text)
	{
		fprintf(complaints, "there is no %s\n", path);
		return false;
	}
	if (strncmp(e->text, "# ", 2) != 0)
	{
		fprintf(complaints, "its first line does not say what would be broken\n");
		return false;
	}
	e->body = e->text + strcspn(e->text, "\n");
	snprintf(e->name, sizeof(e->name), "%.*s", (int) (e->body - e->text - 2), e->text + 2);
	find_setting(e->body, "todo", e->todo);
	find_setting(e->body, "text", e->outside);
	return true;
}

void
expect_free(Expect *e)
{
	free(e->text);
}

/* ------------------------------------------------------------------------
 * Writing
 */

static void
write_page(const Outcome *o, FILE *out)
{
	GovStr		page = page_of(o);
	bool		same = true;

	fprintf(out, "html = %s\n", o->html ? "yes" : "no");
	if (!o->html)
		return;
	fputs("page =\n", out);
	for (const char *p = page.s; page.len > 0 && p <= page.s + page.len;)
	{
		const char *end = page.s + page.len;
		const char *eol = p < end ? memchr(p, '\n', (size_t) (end - p)) : NULL;

		if (!eol)
			eol = end;
		if (eol > p)
			fputc('\t', out);
		put_escaped(out, p, (size_t) (eol - p));
		fputc('\n', out);
		p = eol + 1;
	}
	for (uint32_t i = 0; i < o->page.nlines; i++)
		same &= o->page.source_line[i] == i + 1;
	if (!same)
	{
		fputs("page lines =", out);
		for (uint32_t i = 0; i < o->page.nlines; i++)
			fprintf(out, " %u", o->page.source_line[i]);
		fputc('\n', out);
	}
}

static void
write_row(const Outcome *o, const char *code, int slot, int n, FILE *out)
{
	const GovReadCell *first = NULL;
	bool		one_line = true;
	char		buf[CELL_WORD];

	for (int i = 0; i < n; i++)
	{
		const GovReadCell *read = outcome_read_cell(o, slot + i);

		if (read && !first)
			first = read;
		one_line &= !read || read->line == first->line;
	}
	if (!first)
		return;
	fputs(code, out);
	if (one_line)
		fprintf(out, " @%u", first->line);
	fputs(" =", out);
	for (int i = 0; i < n; i++)
		fprintf(out, " %s", outcome_cell(o, slot + i, buf));
	fputc('\n', out);
}

static void
write_cells(const Outcome *o, FILE *out)
{
	if (!o->report.is_report)
	{
		fputs("nothing\n", out);
		return;
	}
	fputs("only\n", out);
	for (int i = 0; i < GOV_ALL_ITEMS; i++)
	{
		const GovItem *item = &gov_items[i];

		write_row(o, item->code, item->slot, item->part == GOV_APPLICATIONS ? GOV_NPARTIES : 1, out);
	}
}

static void
write_header(const Outcome *o, FILE *out)
{
	char		buf[FIELD_WORD];

	fputs("only header\n", out);
	for (int f = 0; f < NFIELDS; f++)
	{
		const char *got = outcome_field(o, f, buf);

		if (got || f >= FIELD_REGION)
		{
			fprintf(out, "%s = ", field_names[f]);
			put_escaped(out, got ? got : "-", strlen(got ? got : "-"));
			fputc('\n', out);
		}
	}
}

void
expect_write(const Outcome *o, bool page, FILE *out)
{
	if (page)
	{
		write_page(o, out);
		return;
	}
	write_cells(o, out);
	write_header(o, out);
	fputs("only sections\n", out);
	for (uint32_t i = 0; i < o->nsections; i++)
	{
		const GovSection *s = &o->sections[i];

		fprintf(out, "section %d @%u = ", s->part, gov_source_line(&o->page, s->line));
		put_escaped(out, s->heading.s, s->heading.len);
		fprintf(out, s->content.len > 0 ? "\ncontent %d = " : "\ncontent %d =", s->part);
		put_escaped(out, s->content.s, s->content.len);
		fputc('\n', out);
	}
	fputs("only diagnostics\n", out);
	for (uint32_t i = 0; i < o->diags.n; i++)
	{
		fprintf(out, "diagnostic %s", o->diags.items[i].code);
		if (o->diags.items[i].line)
			fprintf(out, " @%u", o->diags.items[i].line);
		fputc('\n', out);
	}
}
