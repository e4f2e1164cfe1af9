/*
 * prose.c
 *		What the sentences of a text state in numbers.
 */
#include "core/prose/prose.h"

#include "core/prose/internal.h"

#include <string.h>

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
