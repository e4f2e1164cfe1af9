/*
 * record.c
 *		Statements as they are found, each with its place in the text.
 */
#include "core/prose/internal.h"

#include "core/base/buffer.h"

#include <string.h>

/*
 * The line of a place in the sentence.  Places come nearly in order; where one
 * doesn't, lines are counted from the sentence's beginning again.
 */
static uint32_t
line_of(GovProseReader *r, const char *p)
{
	if (p < r->counted.to)
		r->counted = r->sentence_counted;
	gov_prose_count_lines(r, p);
	return gov_source_line(r->page, r->counted.line);
}

void
gov_prose_count_lines(GovProseReader *r, const char *p)
{
	while (r->counted.to < p)
	{
		const char *nl = memchr(r->counted.to, '\n', (size_t) (p - r->counted.to));

		if (nl)
			r->counted.line++;
		r->counted.to = nl ? nl + 1 : p;
	}
}

static GovStatement *
append(GovProseReader *r)
{
	GovProse   *out = r->out;

	if (out->n == r->cap)
		out->list = gov_array_grow(r->arena, out->list, out->n, &r->cap, sizeof(*out->list), 32);
	return &out->list[out->n++];
}

void
gov_prose_state(GovProseReader *r, const GovFound *found, const GovProseToken *number,
				const GovProseToken *first, const GovProseToken *last)
{
	GovStatement *s = append(r);
	uint32_t	from,
				to;

	memset(s, 0, sizeof(*s));
	s->measure = found->measure;
	s->percent = found->percent;
	s->applicant = (uint8_t) found->applicant;
	s->words = number == NULL;
	if (number)
	{
		s->value = number->value;
		s->scale = number->scale;
		s->qualifier = number->qualifier;
		if (number > &r->tokens.token[0])
		{
			if (gov_token_is(number - 1, GOV_ROLE_ABOUT))
				s->qualifier = GOV_ABOUT;
			else if (gov_token_is(number - 1, GOV_ROLE_AT_LEAST))
				s->qualifier = GOV_AT_LEAST;
		}
	}
	s->scope = (uint8_t) r->scope;
	s->year = (uint16_t) r->year;
	gov_prose_span(&r->sentence, first, last, &from, &to);
	s->raw.s = r->page->s + from;
	s->raw.len = to - from;
	s->line = line_of(r, s->raw.s);
}
