/*
 * prepare.c
 *		A text as the readers need it: lines that end in newlines, simplified
 *		characters.
 */
#include "core/read/prepare.h"

#include "core/base/trace.h"
#include "core/form/marks.h"
#include "core/text/fold.h"
#include "core/text/traditional.h"
#include "core/text/utf8.h"

#include <string.h>

/* A text with fewer escapes has them for another reason: a path, a formula. */
#define MIN_ESCAPES		3

/* Where a text's script is looked at: so many windows of so many characters. */
#define WINDOWS			16
#define WINDOW_CHARS	16
/* Of a traditional text a third of the characters are not simplified ones; of a
 * simplified text, names aside, none. */
#define MIN_TRADITIONAL_PERCENT	5
#define MIN_TRADITIONAL	4

/* The title and the agency stand within these. */
#define HEADER_BYTES	(64 * 1024)

#define BYTES_PER_IDEOGRAPH	3


/* --------------------------------------------------------------- line ends */

static void
copy_text(GovArena *a, GovText *t)
{
	char	   *copy = gov_alloc(a, t->len);

	memcpy(copy, t->s, t->len);
	t->s = copy;
}

static void
replace_carriage_returns(char *s, size_t len)
{
	for (char *p = s; (p = memchr(p, '\r', len - (size_t) (p - s))) != NULL;)
		*p = '\n';
}

/* The character that \n, \r or \t is written for; 0 for all else. */
static char
escaped_char(const char *p, const char *end)
{
	if (end - p < 2)
		return 0;
	switch (p[1])
	{
		case 'n':
			return '\n';
		case 'r':
			return ' ';
		case 't':
			return '\t';
		default:
			return 0;
	}
}

/* Returns true when the text's lines are set apart by \n, as a string of JSON or of a
 * program's source that was never unescaped. */
static bool
has_escaped_lines(const GovText *t)
{
	const char *end = t->s + t->len;
	size_t		escapes = 0;
	size_t		newlines = 0;

	for (const char *p = t->s; p < end && (p = memchr(p, '\\', (size_t) (end - p))) != NULL; p++)
		escapes += escaped_char(p, end) == '\n';
	/* of a print of ours they are what the report says */
	if (escapes < MIN_ESCAPES || gov_contains(t->s, t->len, GOV_MARK_NOTE))
		return false;
	for (const char *p = t->s; p < end && (p = memchr(p, '\n', (size_t) (end - p))) != NULL; p++)
		newlines++;
	return escapes > newlines;
}

/* A blank keeps the place of the backslash. */
static void
replace_escapes(char *s, size_t len)
{
	const char *end = s + len;

	for (char *p = s; p < end && (p = memchr(p, '\\', (size_t) (end - p))) != NULL; p++)
	{
		char		c = escaped_char(p, end);

		if (c)
		{
			p[0] = ' ';
			p[1] = c;
		}
	}
}

void
gov_read_prepare_lines(GovArena *a, GovText *t)
{
	bool		old_mac = !memchr(t->s, '\n', t->len) && memchr(t->s, '\r', t->len);
	bool		escaped = has_escaped_lines(t);

	gov_check_interrupt(a);
	if (!old_mac && !escaped)
		return;
	copy_text(a, t);
	gov_trace(a, "text", 0, "%s", old_mac ? "lines end in carriage returns alone" :
			  "lines end in the escape \\n");
	if (old_mac)
		replace_carriage_returns((char *) t->s, t->len);
	if (escaped)
		replace_escapes((char *) t->s, t->len);
}


/* ------------------------------------------------------------------ script */

static bool
is_traditional(const GovText *t)
{
	const char *end = t->s + t->len;
	int			traditional = 0;
	int			all = 0;

	for (size_t i = 0; i < WINDOWS; i++)
	{
		const char *p = t->s + t->len / WINDOWS * i;

		while (p < end && ((unsigned char) *p & 0xC0) == 0x80)
			p++;
		gov_text_count_traditional(p, end, WINDOW_CHARS, &traditional, &all);
	}
	return traditional >= MIN_TRADITIONAL && traditional * 100 > all * MIN_TRADITIONAL_PERCENT;
}

/* Puts a character of three bytes. */
static void
put_ideograph(char *s, uint32_t c)
{
	s[0] = (char) (0xE0 | c >> 12);
	s[1] = (char) (0x80 | (c >> 6 & 0x3F));
	s[2] = (char) (0x80 | (c & 0x3F));
}

bool
gov_read_simplify(GovArena *a, const GovText *t, GovText *simplified)
{
	const char *end;
	uint32_t	steps = 0;

	if (!is_traditional(t))
		return false;
	*simplified = *t;
	copy_text(a, simplified);
	end = simplified->s + simplified->len;
	for (const char *p = simplified->s; p < end;)
	{
		char	   *at = (char *) p;
		uint32_t	c = gov_char_step(&p, end);
		uint32_t	simple = gov_text_simplify(c);

		if (simple != c)
			put_ideograph(at, simple);
		if ((++steps & 0xFFFF) == 0)
			gov_check_interrupt(a);
	}
	return true;
}

/* Returns where the string stands in [from, end), blanks between its characters aside;
 * NULL when it doesn't.  *behind is its end. */
static const char *
find_spaced(const char *from, const char *end, GovStr s, const char **behind)
{
	for (const char *p = from; (p = gov_find(p, end, s.s, BYTES_PER_IDEOGRAPH)) != NULL; p++)
	{
		const char *q = p;
		size_t		i = 0;

		while (i < s.len && q < end)
		{
			if (*q == s.s[i])
				q++, i++;
			else if (gov_space_at(q, end) > 0)
				q += gov_space_at(q, end);
			else
				break;
		}
		*behind = q;
		if (i == s.len)
			return p;
	}
	return NULL;
}

void
gov_read_restore_string(GovArena *a, const GovText *printed, const GovText *simplified, GovStr *s)
{
	size_t		len = simplified->len < HEADER_BYTES ? simplified->len : HEADER_BYTES;
	const char *end = simplified->s + len;
	const char *at;
	const char *behind;
	char	   *copy;
	uint32_t	i = 0;

	if (s->len == 0)
		return;
	/* a slice of the text itself */
	if (s->s >= simplified->s && s->s < simplified->s + simplified->len)
	{
		s->s = printed->s + (s->s - simplified->s);
		return;
	}
	if (s->len < BYTES_PER_IDEOGRAPH ||
		(at = find_spaced(simplified->s, end, *s, &behind)) == NULL)
		return;
	copy = gov_alloc(a, s->len);
	for (const char *p = at; p < behind && i < s->len; p++)
		if (*p == s->s[i])
			copy[i++] = printed->s[p - simplified->s];
	s->s = copy;
}

void
gov_read_restore_script(GovArena *a, const GovText *printed, const GovText *simplified,
						GovReport *report)
{
	GovHeader  *h = &report->header;
	GovStr	   *const strings[] = {&h->title, &h->agency, &h->index_no, &h->doc_no,
	&h->opening, &h->signature};

	for (size_t i = 0; i < sizeof(strings) / sizeof(strings[0]); i++)
		gov_read_restore_string(a, printed, simplified, strings[i]);
	for (uint32_t i = 0; i < report->ncells; i++)
		gov_read_restore_string(a, printed, simplified, &report->cells[i].raw);
}
