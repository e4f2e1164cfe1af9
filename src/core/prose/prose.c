/*
 * prose.c
 *		What the sentences of a text state in numbers.
 */
#include "core/prose/internal.h"

#include <string.h>

const char *const gov_applicant_names[] = {
	NULL, "natural_person", "organization", "business", "research", "social", "legal_service"
};
const char *const gov_prose_scope_names[] = {NULL, "region", "own", "part"};
const char *const gov_qualifier_names[] = {NULL, "at_least", "about"};

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

/* A heading says what the paragraphs below are about. */
static void
read_heading(GovProseReader *r)
{
	GovLabel	label;

	gov_label_read(&r->tokens, 0, r->tokens.n, &label);
	r->section_topic = label.topic == GOV_TOPIC_OTHER ? GOV_TOPIC_NONE : label.topic;
	r->section_ways = label.ways;
	memset(&r->frame, 0, sizeof(r->frame));
	r->frame.measure = -1;
}

static void
begin_paragraph(GovProseReader *r)
{
	/* 其中 goes on with what was said before */
	if (r->tokens.n > 0 && gov_token_is(&r->tokens.token[0], GOV_ROLE_PART))
		return;
	memset(&r->frame, 0, sizeof(r->frame));
	r->frame.measure = -1;
	r->disclosure_before = false;
	r->scope = GOV_SCOPE_UNSAID;
	r->year = 0;
}

void
gov_prose_read(GovArena *a, const GovLexicon *x, const GovText *page, GovProse *out)
{
	GovProseReader *r = gov_alloc(a, sizeof(GovProseReader));

	memset(out, 0, sizeof(*out));
	memset(r, 0, sizeof(*r));
	r->arena = a;
	r->page = page;
	r->out = out;
	r->counted_to = page->s;
	r->line = 1;
	gov_sentences_init(&r->sentence, a, x, page->s, page->len);
	while (gov_sentences_next(&r->sentence))
	{
		gov_prose_tokens(&r->sentence, &r->tokens);
		if (r->sentence.first)
			begin_paragraph(r);
		if (r->sentence.first && r->sentence.numbered && !r->tokens.numbers && !r->tokens.negation)
			read_heading(r);
		else
			gov_prose_sentence(r);
	}
}
