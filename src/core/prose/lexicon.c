/*
 * lexicon.c
 *		The words of the prose, and how they are found.
 */
#include "core/prose/lexicon.h"

#include "core/text/traditional.h"
#include "core/text/utf8.h"

#include <string.h>

#define LEXEME(word, role, topic, aspect, flags) \
	{word, GOV_ROLE_##role, GOV_TOPIC_##topic, GOV_ASPECT_##aspect, flags},

#define VERB	GOV_LEXEME_VERB
#define WEAK	GOV_LEXEME_WEAK
#define KIND	GOV_LEXEME_KIND
#define TOPICAL	GOV_LEXEME_TOPICAL
#define DONE	GOV_LEXEME_DONE
#define CONTEXT	GOV_LEXEME_CONTEXT
#define STRONG	GOV_LEXEME_STRONG
#define WAY		GOV_LEXEME_WAY
#define ADDED	GOV_LEXEME_ADDED

const GovLexeme gov_lexemes[] = {
#define TOPIC(word, topic, flags)			LEXEME(word, CONTENT, topic, TOTAL, flags)
#define ASPECT(word, aspect, flags)			LEXEME(word, CONTENT, NONE, aspect, flags)
#define BOTH(word, topic, aspect, flags)	LEXEME(word, CONTENT, topic, aspect, flags)
#define RATE(word, aspect)					LEXEME(word, RATE, NONE, aspect, 0)
#define APPLICANT(word, party) \
	{word, GOV_ROLE_APPLICANT, GOV_TOPIC_NONE, GOV_ASPECT_TOTAL, GOV_APPLICANT_##party},
#define MAY_APPLY(word, party) \
	{word, GOV_ROLE_PUBLIC, GOV_TOPIC_NONE, GOV_ASPECT_TOTAL, GOV_APPLICANT_##party},
#define ROLE(word, role)					LEXEME(word, role, NONE, TOTAL, 0)
#define ROLE_OF(word, role, flags)			LEXEME(word, role, NONE, TOTAL, flags)
#define ORGAN(word) \
	ROLE(word, FILL) ASPECT("不属于" word, NOT_COMPETENT, 0) \
	ASPECT("不属" word, NOT_COMPETENT, 0) ASPECT("非" word, NOT_COMPETENT, 0)
#define SAYS(word, role, aspect)			LEXEME(word, role, NONE, aspect, 0)
#include "core/prose/words.def"
};

const int	gov_nlexemes = sizeof(gov_lexemes) / sizeof(gov_lexemes[0]);

const GovCounterWord gov_counters[] = {
	{"件", GOV_COUNT_PIECE}, {"件次", GOV_COUNT_PIECE}, {"件事", GOV_COUNT_OTHER},
	{"宗", GOV_COUNT_CASE}, {"起", GOV_COUNT_CASE}, {"例", GOV_COUNT_CASE},
	{"桩", GOV_COUNT_CASE}, {"单", GOV_COUNT_CASE}, {"笔", GOV_COUNT_CASE},
	{"份", GOV_COUNT_COPY}, {"条", GOV_COUNT_ENTRY}, {"条次", GOV_COUNT_ENTRY},
	{"篇", GOV_COUNT_ARTICLE}, {"则", GOV_COUNT_ARTICLE}, {"幅", GOV_COUNT_ARTICLE},
	{"篇次", GOV_COUNT_ARTICLE}, {"个", GOV_COUNT_ANY}, {"个工作日", GOV_COUNT_OTHER},
	{"个月", GOV_COUNT_OTHER}, {"个小时", GOV_COUNT_OTHER}, {"个百分点", GOV_COUNT_OTHER},
	{"项", GOV_COUNT_ITEM}, {"次", GOV_COUNT_TIME}, {"场", GOV_COUNT_TIME},
	{"场次", GOV_COUNT_TIME}, {"回", GOV_COUNT_TIME}, {"期", GOV_COUNT_ISSUE},
	{"人", GOV_COUNT_PERSON}, {"名", GOV_COUNT_PERSON}, {"位", GOV_COUNT_PERSON},
	{"人次", GOV_COUNT_VISITOR}, {"封", GOV_COUNT_LETTER}, {"部", GOV_COUNT_VOLUME},
	{"家", GOV_COUNT_PLACE}, {"处", GOV_COUNT_PLACE}, {"元", GOV_COUNT_YUAN},
	{"%", GOV_COUNT_PERCENT}, {"年", GOV_COUNT_OTHER}, {"月", GOV_COUNT_OTHER},
	{"日", GOV_COUNT_OTHER}, {"号", GOV_COUNT_OTHER}, {"时", GOV_COUNT_OTHER},
	{"分", GOV_COUNT_OTHER}, {"天", GOV_COUNT_OTHER}, {"小时", GOV_COUNT_OTHER},
	{"分钟", GOV_COUNT_OTHER}, {"页", GOV_COUNT_OTHER}, {"版", GOV_COUNT_OTHER},
	{"倍", GOV_COUNT_OTHER}, {"类", GOV_COUNT_OTHER}, {"大", GOV_COUNT_OTHER},
	{"级", GOV_COUNT_OTHER}, {"台", GOV_COUNT_OTHER}, {"套", GOV_COUNT_OTHER},
	{"块", GOV_COUNT_OTHER}, {"户", GOV_COUNT_OTHER}, {"届", GOV_COUNT_OTHER},
	{"字", GOV_COUNT_OTHER}, {"批", GOV_COUNT_OTHER}, {"种", GOV_COUNT_OTHER},
	{"本", GOV_COUNT_OTHER}, {"册", GOV_COUNT_OTHER}, {"度", GOV_COUNT_OTHER},
	{"周年", GOV_COUNT_OTHER}, {"多次", GOV_COUNT_TIME}, {"次性", GOV_COUNT_OTHER},
};

#define NCOUNTERS	((int) (sizeof(gov_counters) / sizeof(gov_counters[0])))

/* Characters that mean the same as an ASCII one, or a letter of the grammar. */
static const struct
{
	uint32_t	c;
	GovLetter	letter;
}			signs[] = {
	{0x3002, GOV_LETTER_STOP}, {0xFF01, GOV_LETTER_STOP}, {'!', GOV_LETTER_STOP},
	{0xFF61, GOV_LETTER_STOP}, {0x3001, GOV_LETTER_PAUSE}, {0xFF64, GOV_LETTER_PAUSE},
	{0xFE52, '.'}, {0xFE50, ','}, {0xFE54, ';'}, {0xFE55, ':'}, {0x2236, ':'},
	{0xFE59, '('}, {0xFE5A, ')'}, {0x3014, '('}, {0x3015, ')'}, {0xFE5D, '('}, {0xFE5E, ')'},
	{'[', '('}, {']', ')'}, {0xFF3B, '('}, {0xFF3D, ')'}, {0x3010, '('}, {0x3011, ')'},
	{'-', GOV_LETTER_DASH}, {'~', GOV_LETTER_DASH}, {0xFF0D, GOV_LETTER_DASH},
	{0xFF5E, GOV_LETTER_DASH}, {0x2010, GOV_LETTER_DASH}, {0x2011, GOV_LETTER_DASH},
	{0x2012, GOV_LETTER_DASH}, {0x2013, GOV_LETTER_DASH}, {0x2014, GOV_LETTER_DASH},
	{0x2015, GOV_LETTER_DASH}, {0x2500, GOV_LETTER_DASH}, {0x2212, GOV_LETTER_DASH},
	{0x300A, GOV_LETTER_TITLE_OPEN}, {0x300B, GOV_LETTER_TITLE_CLOSE},
	{0x3008, GOV_LETTER_TITLE_OPEN}, {0x3009, GOV_LETTER_TITLE_CLOSE},
	{'"', GOV_LETTER_NOTHING}, {'\'', GOV_LETTER_NOTHING}, {0x201C, GOV_LETTER_NOTHING},
	{0x201D, GOV_LETTER_NOTHING}, {0x2018, GOV_LETTER_NOTHING}, {0x2019, GOV_LETTER_NOTHING},
	{0x300C, GOV_LETTER_NOTHING}, {0x300D, GOV_LETTER_NOTHING}, {0x300E, GOV_LETTER_NOTHING},
	{0x300F, GOV_LETTER_NOTHING}, {0xFF02, GOV_LETTER_NOTHING}, {0xFEFF, GOV_LETTER_NOTHING},
	{0x200B, GOV_LETTER_NOTHING}, {0x200C, GOV_LETTER_NOTHING}, {0x200D, GOV_LETTER_NOTHING},
	{0x200E, GOV_LETTER_NOTHING}, {0x200F, GOV_LETTER_NOTHING}, {0xAD, GOV_LETTER_NOTHING},
	{0x2060, GOV_LETTER_NOTHING}, {'@', GOV_LETTER_UNKNOWN}, {0xA0, ' '}, {0x3000, ' '},
	{0x202F, ' '}, {0x205F, ' '}, {'\t', ' '},
};

/* Other forms of a character that no table of traditional ones has. */
static const struct
{
	uint32_t	c;
	uint32_t	plain;
}			variants[] = {
	{L'它', L'他'}, {L'囘', L'回'}, {L'〇', L'零'},
};

typedef struct Builder
{
	GovArena   *arena;
	GovLexicon *x;
	uint32_t	nodes;
	uint32_t	blocks;
} Builder;

static GovLetter *
letter_slot(Builder *b, uint32_t c)
{
	uint8_t    *page = &b->x->page[c >> 8];

	if (*page == 0)
		*page = (uint8_t) b->blocks++;
	return &b->x->block[*page][c & 0xFF];
}

static GovLetter
letter_of(Builder *b, uint32_t c)
{
	GovLetter  *slot = letter_slot(b, c);

	if (*slot == GOV_LETTER_UNKNOWN)
	{
		if (b->x->letters == GOV_MAX_LETTERS)
			gov_throw(b->arena, GOV_ERR_LIMIT, "the words of the prose have too many letters");
		*slot = b->x->letters++;
	}
	return *slot;
}

/* The node of a word in one of the two trees, made where it isn't there yet. */
static uint32_t
add_word(Builder *b, int tree, const char *word)
{
	const char *end = word + strlen(word);
	uint32_t	node = 0;

	while (word < end)
	{
		/* '@' stands for a year here, and for nothing in a text */
		GovLetter	letter = *word == '@' ? GOV_LETTER_YEAR :
			letter_of(b, gov_char_at(word, end));
		uint16_t   *first = &b->x->first[tree][letter];

		word += gov_char_len(word, end);
		if (node == 0)
		{
			if (*first == 0)
				*first = (uint16_t) b->nodes++;
			node = *first;
		}
		else
		{
			GovEdge    *e = (GovEdge *) gov_lexicon_edge(b->x, node << 16 | letter);

			if (e->key == 0)
			{
				e->key = node << 16 | letter;
				e->child = b->nodes++;
			}
			node = e->child;
		}
		if (b->nodes >= GOV_LEXICON_NODES)
			gov_throw(b->arena, GOV_ERR_LIMIT, "there are too many words of the prose");
	}
	return node;
}

static void
add_ascii(Builder *b)
{
	for (uint32_t c = ' '; c < 0x7F; c++)
	{
		GovLetter	letter = (GovLetter) (c >= 'A' && c <= 'Z' ? c + 32 : c);

		*letter_slot(b, c) = letter;
		if (c > ' ')
			*letter_slot(b, c + 0xFEE0) = letter;	/* its full-width form */
	}
	for (uint32_t c = 0x2000; c <= 0x200A; c++)
		*letter_slot(b, c) = ' ';
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
	{
		*letter_slot(b, signs[i].c) = signs[i].letter;
		if (signs[i].c > ' ' && signs[i].c < 0x7F)
			*letter_slot(b, signs[i].c + 0xFEE0) = signs[i].letter;
	}
}

static void
add_numerals(Builder *b)
{
	static const struct
	{
		const char *character;
		uint8_t		numeral;
	}			numerals[] = {
		{"一", 1}, {"二", 2}, {"两", 2}, {"三", 3}, {"四", 4}, {"五", 5}, {"六", 6}, {"七", 7},
		{"八", 8}, {"九", 9}, {"十", GOV_NUMERAL_TEN}, {"百", GOV_NUMERAL_HUNDRED},
		{"千", GOV_NUMERAL_THOUSAND}, {"万", GOV_NUMERAL_MYRIAD}, {"亿", GOV_NUMERAL_YI},
		{"零", GOV_NUMERAL_ZERO},
	};

	for (size_t i = 0; i < sizeof(numerals) / sizeof(numerals[0]); i++)
	{
		const char *s = numerals[i].character;

		b->x->numeral[letter_of(b, gov_char_at(s, s + strlen(s)))] = numerals[i].numeral;
	}
}

/* What tokens.c asks for by name. */
static void
add_grammar(Builder *b)
{
	const char *s = "余多第年度以上左右至到";

	for (const char *end = s + strlen(s); s < end; s += gov_char_len(s, end))
		letter_of(b, gov_char_at(s, end));
}

/* All forms of a character have its letter. */
static void
add_variants(Builder *b)
{
	GovTraditional t = {0};

	for (size_t i = 0; i < sizeof(variants) / sizeof(variants[0]); i++)
		*letter_slot(b, variants[i].c) = letter_of(b, variants[i].plain);
	while (gov_text_next_traditional(&t))
	{
		GovLetter	letter = gov_lexicon_letter(b->x, t.simple);

		if (letter != GOV_LETTER_UNKNOWN && gov_lexicon_letter(b->x, t.traditional) == GOV_LETTER_UNKNOWN)
			*letter_slot(b, t.traditional) = letter;
	}
}

static bool
speaks_of_disclosure(const GovLexeme *lexeme)
{
	const char *end = lexeme->word + strlen(lexeme->word);

	return lexeme->role == GOV_ROLE_THUS || GOV_FIND(lexeme->word, end, "信息公开") ||
		GOV_FIND(lexeme->word, end, "政务公开") || GOV_FIND(lexeme->word, end, "公共查阅") || GOV_FIND(lexeme->word, end, "申请公开");
}

static void
build(Builder *b)
{
	GovLexicon *x = b->x;

	memset(x, 0, sizeof(*x));
	memset(x->lexeme, 0xFF, sizeof(x->lexeme));
	memset(x->counter, 0xFF, sizeof(x->counter));
	x->letters = GOV_LETTER_FIRST;
	add_ascii(b);
	add_numerals(b);
	add_grammar(b);
	for (int i = 0; i < gov_nlexemes; i++)
	{
		x->disclosure[i] = speaks_of_disclosure(&gov_lexemes[i]);
		x->lexeme[add_word(b, 0, gov_lexemes[i].word)] = (int16_t) i;
	}
	for (int i = 0; i < NCOUNTERS; i++)
		x->counter[add_word(b, 1, gov_counters[i].word)] = (int16_t) i;
	add_variants(b);
}

const GovLexicon *
gov_lexicon(GovArena *a)
{
	Builder		b = {.arena = a,.nodes = 1,.blocks = 1};

	_Static_assert(sizeof(gov_lexemes) / sizeof(gov_lexemes[0]) <= GOV_MAX_LEXEMES,
				   "there are more words than GOV_MAX_LEXEMES");
	if (a->lexicon)
		return a->lexicon;
	b.x = a->host.alloc(a->host.arg, sizeof(GovLexicon));
	if (!b.x)
		gov_throw(a, GOV_ERR_NOMEM, "out of memory");
	build(&b);
	a->lexicon = b.x;
	return b.x;
}

int
gov_lexicon_counter(const GovLexicon *x, const GovLetter *s, int n, int *len)
{
	uint32_t	node = x->first[1][s[0]];
	int			found = -1;

	for (int i = 1; node != 0; i++)
	{
		if (x->counter[node] >= 0)
		{
			found = x->counter[node];
			*len = i;
		}
		if (i == n)
			break;
		node = gov_lexicon_next(x, node, s[i]);
	}
	return found;
}
