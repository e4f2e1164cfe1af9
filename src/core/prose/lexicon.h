/*
 * lexicon.h
 *		The words of the prose, and how they are found.
 *
 * A character becomes a letter: a small number that is the same for all forms
 * of a character (full-width, traditional), and GOV_LETTER_UNKNOWN where no word has it.
 * Words are found by a tree of letters; the longest one counts.
 */
#ifndef GOV_PROSE_LEXICON_H
#define GOV_PROSE_LEXICON_H

#include "core/prose/measures.h"

/* What a word does in a sentence. */
typedef enum GovRole
{
	GOV_ROLE_CONTENT,			/* names a topic, an aspect, or both */
	GOV_ROLE_OTHER,				/* names something that is no measure */
	GOV_ROLE_TEXT,				/* only hides shorter words */
	GOV_ROLE_FILL,				/* may stand between a noun and its number */
	GOV_ROLE_SUM,				/* as FILL: 共计 */
	GOV_ROLE_NEWLY,				/* as FILL: to what was there before */
	GOV_ROLE_RATE,				/* names an aspect, of which it is the share */
	GOV_ROLE_MANNER,			/* as FILL right behind a way: 网络方式 */
	GOV_ROLE_PUBLIC,			/* as FILL: those who may apply; flags is a
								 * GovApplicant */
	GOV_ROLE_APPLICANT,			/* who applied; flags is a GovApplicant */
	GOV_ROLE_NOT, GOV_ROLE_HAPPEN, GOV_ROLE_CAUSE,
	GOV_ROLE_THUS,				/* 因此: a cause that was named before */
	GOV_ROLE_AND, GOV_ROLE_PART, GOV_ROLE_ALL, GOV_ROLE_EACH, GOV_ROLE_SHARE,
	GOV_ROLE_ETC,				/* 等: what stands before is an enumeration */
	GOV_ROLE_COMPARE,			/* with another year, until REACH */
	GOV_ROLE_REACH,
	GOV_ROLE_UNRELATED,			/* the cases of its sentence are of other
								 * things */
	GOV_ROLE_PLANNED,			/* what follows in the sentence is of the
								 * future */
	GOV_ROLE_NEVER,				/* its clause states nothing of the year */
	GOV_ROLE_SINCE, GOV_ROLE_ABOUT, GOV_ROLE_AT_LEAST,
	GOV_ROLE_DISCLOSURE,		/* says that the clause is on disclosure */
	GOV_ROLE_REGION, GOV_ROLE_OWN, GOV_ROLE_PARTIAL,	/* whose figures */
	GOV_NROLES
} GovRole;

_Static_assert(GOV_NROLES <= 32, "roles are bits of a set");

/* Flags; words.def says what they mean. */
#define GOV_LEXEME_VERB		1
#define GOV_LEXEME_WEAK		2
#define GOV_LEXEME_KIND		8
#define GOV_LEXEME_DONE		64
#define GOV_LEXEME_CONTEXT	128
#define GOV_LEXEME_TOPICAL	16
#define GOV_LEXEME_STRONG	32
#define GOV_LEXEME_WAY		4
/* of an aspect; of a topic the bit is KIND */
#define GOV_LEXEME_ADDED	8

typedef enum GovApplicant
{
	GOV_APPLICANT_ANY, GOV_APPLICANT_NATURAL_PERSON, GOV_APPLICANT_ORGANIZATION,
	GOV_APPLICANT_BUSINESS, GOV_APPLICANT_RESEARCH, GOV_APPLICANT_SOCIAL,
	GOV_APPLICANT_LEGAL_SERVICE,
	GOV_NAPPLICANTS
} GovApplicant;

typedef struct GovLexeme
{
	const char *word;
	uint8_t		role;			/* GovRole */
	uint8_t		topic;			/* GovProseTopic */
	uint8_t		aspect;			/* GovAspect */
	uint8_t		flags;
} GovLexeme;

extern const GovLexeme gov_lexemes[];
extern const int gov_nlexemes;

/* Letters.  ASCII is itself, capitals as small ones. */
typedef uint16_t GovLetter;

enum
{
	GOV_LETTER_UNKNOWN = 0,		/* of no word */
	GOV_LETTER_YEAR = '@',		/* stands for "2016年" */
	GOV_LETTER_STOP = 128,		/* 。 ！ */
	GOV_LETTER_PAUSE,			/* 、 */
	GOV_LETTER_DASH,
	GOV_LETTER_TITLE_OPEN, GOV_LETTER_TITLE_CLOSE,	/* 《 》 */
	GOV_LETTER_NOTHING,			/* quotation marks, invisible characters */
	GOV_LETTER_FIRST			/* of the words' own */
};

#define GOV_MAX_LETTERS		1024

/* Of Chinese numerals; 1 to 9 are themselves. */
enum
{
	GOV_NUMERAL_NONE = 0, GOV_NUMERAL_TEN = 10, GOV_NUMERAL_HUNDRED, GOV_NUMERAL_THOUSAND,
	GOV_NUMERAL_MYRIAD, GOV_NUMERAL_YI, GOV_NUMERAL_ZERO
};

#define GOV_LEXICON_BLOCKS	256
#define GOV_LEXICON_EDGES	16384	/* of which half may be taken */
#define GOV_LEXICON_NODES	(GOV_LEXICON_EDGES / 2)
#define GOV_MAX_LEXEMES		4096

typedef struct GovEdge
{
	uint32_t	key;			/* node << 16 | letter; 0: none */
	uint32_t	child;
} GovEdge;

typedef struct GovLexicon
{
	uint8_t		page[256];		/* of a character's high byte: its block */
	GovLetter	block[GOV_LEXICON_BLOCKS][256];
	GovEdge		edges[GOV_LEXICON_EDGES];
	int16_t		lexeme[GOV_LEXICON_NODES];	/* by node; -1: no word ends there */
	int16_t		counter[GOV_LEXICON_NODES]; /* likewise: index of gov_counters */
	uint16_t	first[2][GOV_MAX_LETTERS];	/* node of a word's first letter,
											 * by tree; 0: none */
	bool		disclosure[GOV_MAX_LEXEMES];	/* by lexeme: says that the
												 * clause is on disclosure */
	uint8_t		numeral[GOV_MAX_LETTERS];
	GovLetter	letters;		/* how many there are */
} GovLexicon;

/*
 * The arena's lexicon, built when first needed; it outlives a reset, as the
 * labels of the form do.  Throws.
 */
extern const GovLexicon *gov_lexicon(GovArena *a);

/* Words behind a number. */
typedef struct GovCounterWord
{
	const char *word;
	uint32_t	counter;		/* GovCounter */
} GovCounterWord;

extern const GovCounterWord gov_counters[];

static inline GovLetter
gov_lexicon_letter(const GovLexicon *x, uint32_t c)
{
	return c > 0xFFFF ? GOV_LETTER_UNKNOWN : x->block[x->page[c >> 8]][c & 0xFF];
}

static inline uint32_t
gov_lexicon_hash(uint32_t key)
{
	return key * 0x9E3779B1u >> 8;
}

/* The edge of a key, or the free place where it belongs. */
static inline const GovEdge *
gov_lexicon_edge(const GovLexicon *x, uint32_t key)
{
	uint32_t	i = gov_lexicon_hash(key) & (GOV_LEXICON_EDGES - 1);

	while (x->edges[i].key != 0 && x->edges[i].key != key)
		i = (i + 1) & (GOV_LEXICON_EDGES - 1);
	return &x->edges[i];
}

/* The node of the first letter of a word, and that behind another node; 0: no word
 * goes on like this.  x->lexeme says which word ends at a node. */
static inline uint32_t
gov_lexicon_begin(const GovLexicon *x, GovLetter letter)
{
	return x->first[0][letter];
}

static inline uint32_t
gov_lexicon_next(const GovLexicon *x, uint32_t node, GovLetter letter)
{
	return gov_lexicon_edge(x, node << 16 | letter)->child;
}

/*
 * What is counted, at s[0], at most n letters, the longest; *len: its letters.
 * Returns its index in gov_counters, or -1.
 */
extern int	gov_lexicon_counter(const GovLexicon *x, const GovLetter *s, int n, int *len);

/* The letter of an ideograph, for constants. */
static inline GovLetter
gov_lexicon_of(const GovLexicon *x, uint32_t c)
{
	return gov_lexicon_letter(x, c);
}

#endif
