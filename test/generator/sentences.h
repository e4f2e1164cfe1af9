/*
 * sentences.h
 *		Sentences of disclosure reports, made up with what they state.
 *
 * The grammar is the generator's own: it knows nothing of the words and rules of
 * the reader (src/core/prose).  A passage has several sentences; heads govern
 * lists, lists nest in brackets and behind 其中, negations reach over joined
 * nouns, and sentences stand between that state nothing.  Then the passage is
 * printed as pages print: broken at numbers, with doubled punctuation, pinyin in
 * brackets, page numbers, full-width figures, traditional characters.
 */
#ifndef GOV_GENERATOR_SENTENCES_H
#define GOV_GENERATOR_SENTENCES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GEN_PASSAGE_MAX		16384
#define GEN_SAID_MAX		96

/* What a passage states. */
typedef struct GenSaid
{
	const char *measure;
	const char *party;			/* NULL: none */
	int64_t		value;			/* / 10^scale */
	int			scale;
	char		qualifier;		/* 0, '+' at least, '~' about */
	bool		percent;
} GenSaid;

typedef struct GenPassage
{
	uint64_t	rng;
	char		text[GEN_PASSAGE_MAX];
	size_t		len;
	GenSaid		said[GEN_SAID_MAX];
	int			nsaid;
} GenPassage;

/* Everything follows from the seed. */
extern void gen_passage(uint64_t seed, GenPassage *out);

#endif
