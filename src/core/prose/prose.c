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

/* Nothing that one text says is inherited by the next. */
static void
read_text(GovProseReader *r, const GovLexicon *x, const GovText *text)
{
	r->page = text;
	r->counted.to = text->s;
	r->counted.line = 1;
	r->page_year = 0;
	r->section_topic = GOV_TOPIC_NONE;
	r->section_ways = 0;
	gov_sentences_init(&r->sentence, r->arena, x, text->s, text->len);
	while (gov_sentences_next(&r->sentence))
	{
		gov_prose_count_lines(r, text->s + r->sentence.at[0]);
		r->sentence_counted = r->counted;
		gov_prose_tokens(&r->sentence, &r->tokens);
		if (r->sentence.first)
			begin_paragraph(r);
		if (r->sentence.first && r->sentence.numbered && !r->tokens.numbers && !r->tokens.negation)
			read_heading(r);
		else
			gov_prose_sentence(r);
	}
}

void
gov_prose_read(GovArena *a, const GovText *texts, uint32_t n, GovProse *out)
{
	const GovLexicon *x = gov_lexicon(a);
	GovProseReader *r = gov_alloc0(a, sizeof(GovProseReader));

	memset(out, 0, sizeof(*out));
	r->arena = a;
	r->out = out;
	r->frame.measure = -1;
	for (uint32_t i = 0; i < n; i++)
		read_text(r, x, &texts[i]);
}
