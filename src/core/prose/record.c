/*
 * record.c
 *		Statements as they are found, each with its place in the text.
 */
#include "core/prose/internal.h"

#include <string.h>

/* The line of a place; places come nearly in order. */
static uint32_t
line_of(GovProseReader *r, const char *p)
{
	if (p < r->counted_to)
	{
		r->counted_to = r->page->s;
		r->line = 1;
	}
	while (r->counted_to < p)
	{
		const char *nl = memchr(r->counted_to, '\n', (size_t) (p - r->counted_to));

		if (!nl)
			break;
		r->line++;
		r->counted_to = nl + 1;
	}
	return gov_source_line(r->page, r->line);
}

static GovStatement *
append(GovProseReader *r)
{
	GovProse   *out = r->out;

	if (out->n == r->cap)
	{
		GovStatement *list;

		r->cap = r->cap ? 2 * r->cap : 32;
		list = gov_alloc(r->arena, r->cap * sizeof(*list));
		if (out->n > 0)
			memcpy(list, out->list, out->n * sizeof(*list));
		out->list = list;
	}
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
		if (first > &r->tokens.token[0] && first == number)
		{
			if (gov_token_is(first - 1, GOV_ROLE_ABOUT))
				s->qualifier = GOV_ABOUT;
			else if (gov_token_is(first - 1, GOV_ROLE_AT_LEAST))
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
