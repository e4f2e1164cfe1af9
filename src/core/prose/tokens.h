/*
 * tokens.h
 *		A sentence as words, numbers, marks, and the unknown text between them.
 */
#ifndef GOV_PROSE_TOKENS_H
#define GOV_PROSE_TOKENS_H

#include "core/prose/sentences.h"
#include "core/prose/statement.h"

typedef enum GovProseTokenKind
{
	GOV_TOKEN_UNKNOWN,			/* letters of no word */
	GOV_TOKEN_LEXEME,
	GOV_TOKEN_NUMBER,
	GOV_TOKEN_COMMA,			/* , ; : and the start of an item of a list */
	GOV_TOKEN_OPEN, GOV_TOKEN_CLOSE,	/* brackets, only in pairs */
	GOV_TOKEN_COLUMN			/* a wide gap */
} GovProseTokenKind;

typedef struct GovProseToken
{
	uint8_t		kind;			/* GovProseTokenKind */
	uint8_t		qualifier;		/* of a number: GovQualifier */
	uint8_t		scale;			/* of a number: digits behind the point */
	bool		damaged;		/* it is no whole number of things */
	bool		chinese;		/* it is written in Chinese numerals */
	uint16_t	lexeme;			/* index in gov_lexemes */
	uint16_t	from;			/* letters */
	uint16_t	to;
	GovLetter	mark;			/* of a comma: which */
	uint16_t	match;			/* of a bracket: the other one */
	uint16_t	year;			/* of the word '@', a year */
	uint32_t	counter;		/* of a number: GovCounter; 0: none that is
								 * known */
	int64_t		value;
} GovProseToken;

#define GOV_TOKENS_MAX		GOV_SENTENCE_MAX

typedef struct GovProseTokens
{
	GovProseToken token[GOV_TOKENS_MAX];
	int			n;
	bool		commas;			/* one of them is a comma */
	bool		numbers;		/* one of them is a number */
	bool		negation;		/* or a word of negation */
} GovProseTokens;

/* A sentence has no more tokens than letters, so all fit. */
extern void gov_prose_tokens(const GovSentences *s, GovProseTokens *out);

/* Places in the text of what the tokens first to last say. */
extern void gov_prose_span(const GovSentences *s, const GovProseToken *first,
						   const GovProseToken *last, uint32_t *from, uint32_t *to);

static inline const GovLexeme *
gov_token_lexeme(const GovProseToken *t)
{
	return &gov_lexemes[t->lexeme];
}

static inline bool
gov_token_is(const GovProseToken *t, GovRole role)
{
	return t->kind == GOV_TOKEN_LEXEME && gov_lexemes[t->lexeme].role == role;
}

#endif
