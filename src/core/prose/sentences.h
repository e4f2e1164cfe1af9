/*
 * sentences.h
 *		A text as sentences of letters, each with its place in the text.
 *
 * What typesetting, crawlers and sites put between the letters is folded away
 * here: spaces, quotation marks, doubled punctuation, titles of works, pinyin
 * in brackets, lines that were broken, page numbers.  Rows of tables are left
 * out.
 */
#ifndef GOV_PROSE_SENTENCES_H
#define GOV_PROSE_SENTENCES_H

#include "core/prose/lexicon.h"
#include "core/text/page.h"

/* A longer sentence is cut, at a comma if there is one; no sentence has more tokens. */
#define GOV_SENTENCE_MAX	1024

typedef struct GovSentences
{
	GovArena   *arena;
	const GovLexicon *lexicon;
	const char *begin;
	const char *end;
	const char *next;			/* what comes after the sentence */
	const char *line;			/* the line that next is in */
	bool		paragraph;		/* next begins one */

	/* the sentence */
	GovLetter	letter[GOV_SENTENCE_MAX + 2];
	uint32_t	at[GOV_SENTENCE_MAX + 2];	/* of each letter, and where the
											 * last one ends */
	int			n;
	bool		first;			/* of its paragraph */
	bool		numbered;		/* 一、 and the like stood before it */
	bool		heading;		/* a numbered line that is no sentence */
	bool		full;			/* ended by a full stop */
} GovSentences;

extern void gov_sentences_init(GovSentences *s, GovArena *a, const GovLexicon *x,
							   const char *text, size_t len);

/* False when there are no more.  Throws on interruption. */
extern bool gov_sentences_next(GovSentences *s);

#endif
