/*
 * verdict.c
 *		Whether figures balance: the verdict alone.
 *
 * Of an image it is reached in no more time than it takes to read it.  Of the
 * usual report, which has no number that is negative or huge, codes are added as
 * if all were plain values, two rows of table 3 at once; those that aren't
 * (escapes) are then put right one by one.  All other figures are held against the
 * equations (equations.c), and tests hold the two ways against each other
 * (verdict_test.c).
 */
#include "core/rules/verdict.h"

#include "core/rules/equations.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#define NROWS			26		/* of table 3: three of 2021, */
#define ROW_OTHER_2019	3		/* this one, */
#define ROW_BOTH		4		/* and 22 of both forms */
#define STARS			3		/* of table 4, five cells each */
#define STAR_CELLS		5
#define STRIDE			8		/* seven parties, the first at 1 */

/*
 * What is summed.  Of a row and a star, its parts less its total; of the rest
 * of table 3, its columns.  A row has two places: the second is always 0.
 */
enum
{
	SUM_ROW,
	SUM_SOURCES = SUM_ROW + 2 * NROWS,
	SUM_OUTCOMES = SUM_SOURCES + STRIDE,
	SUM_CONCLUDED = SUM_OUTCOMES + STRIDE,
	SUM_CARRIED_OVER = SUM_CONCLUDED + STRIDE,
	SUM_STAR = SUM_CARRIED_OVER + STRIDE,
	SUM_NOTHING = SUM_STAR + STARS, /* what table 2 adds up to */
	NSUMS = SUM_NOTHING + 1
};

#define SMALL_END	((int64_t) 1 << 22) /* the sum of 511 such values has 31
										 * bits */

enum
{
	GAP_PART = 1, GAP_TOTAL = 2
};

typedef struct Sums
{
	int32_t		sum[NSUMS];
	uint8_t		gaps[NSUMS];	/* GAP_PART, GAP_TOTAL */
} Sums;

/* What a cell is to the first of its sums. */
enum
{
	IS_PART,
	IS_TOTAL,
	IS_FREE						/* it has none, and need not be a count */
};

/* The sums that a cell is in. */
typedef struct Place
{
	uint8_t		first;
	uint8_t		column;
	uint8_t		kind;
} Place;

#define ROW(row, columns) \
	{SUM_ROW + 2 * (row), (columns) + 1, IS_PART}, {SUM_ROW + 2 * (row), (columns) + 2, IS_PART}, \
	{SUM_ROW + 2 * (row), (columns) + 3, IS_PART}, {SUM_ROW + 2 * (row), (columns) + 4, IS_PART}, \
	{SUM_ROW + 2 * (row), (columns) + 5, IS_PART}, {SUM_ROW + 2 * (row), (columns) + 6, IS_PART}, \
	{SUM_ROW + 2 * (row), (columns) + 7, IS_TOTAL}
#define STAR(star) \
	{SUM_STAR + (star), SUM_NOTHING, IS_PART}, {SUM_STAR + (star), SUM_NOTHING, IS_PART}, \
	{SUM_STAR + (star), SUM_NOTHING, IS_PART}, {SUM_STAR + (star), SUM_NOTHING, IS_PART}, \
	{SUM_STAR + (star), SUM_NOTHING, IS_TOTAL}
#define COUNT	{SUM_NOTHING, SUM_NOTHING, IS_PART}
#define ANY		{SUM_NOTHING, SUM_NOTHING, IS_FREE}

/* In the order of the image. */
static const Place places[GOV_NSLOTS] = {
	COUNT, COUNT, COUNT, COUNT, COUNT, COUNT, ANY,	/* 2021: fees.amount */
	ROW(0, SUM_OUTCOMES), ROW(1, SUM_OUTCOMES), ROW(2, SUM_OUTCOMES),
	ROW(4, SUM_SOURCES), ROW(5, SUM_SOURCES),
	ROW(6, SUM_OUTCOMES), ROW(7, SUM_OUTCOMES), ROW(8, SUM_OUTCOMES),
	ROW(9, SUM_OUTCOMES), ROW(10, SUM_OUTCOMES), ROW(11, SUM_OUTCOMES),
	ROW(12, SUM_OUTCOMES), ROW(13, SUM_OUTCOMES), ROW(14, SUM_OUTCOMES),
	ROW(15, SUM_OUTCOMES), ROW(16, SUM_OUTCOMES), ROW(17, SUM_OUTCOMES),
	ROW(18, SUM_OUTCOMES), ROW(19, SUM_OUTCOMES), ROW(20, SUM_OUTCOMES),
	ROW(21, SUM_OUTCOMES), ROW(22, SUM_OUTCOMES), ROW(23, SUM_OUTCOMES),
	ROW(24, SUM_CONCLUDED), ROW(25, SUM_CARRIED_OVER),
	STAR(0), STAR(1), STAR(2),
	COUNT, COUNT, COUNT,		/* decisions */
	ROW(ROW_OTHER_2019, SUM_OUTCOMES),
	COUNT, COUNT, COUNT, COUNT, COUNT, COUNT,	/* 2019: documents */
	COUNT, ANY, COUNT, ANY, COUNT,	/* items_prior, items_change; decisions */
	COUNT, ANY, COUNT, ANY, COUNT, ANY, COUNT, ANY	/* procurement.amount */
};

/*
 * Rows are loaded with the byte in front of them, which is always there: so a
 * row's parts are bytes 1 to 6 of a word and its total is byte 7.
 */
#if defined(__SSE2__)

typedef __m128i Columns;		/* eight sums of 16 bits */

/* Adds the columns of two rows, and puts their parts less their totals at sum. */
static inline void
add_rows(Columns *a, Columns *b, const uint8_t *row_a, const uint8_t *row_b, int32_t *sum)
{
	const __m128i zero = _mm_setzero_si128();
	const __m128i parts = _mm_set1_epi64x(INT64_C(0x00FFFFFFFFFFFF00));
	__m128i		x = _mm_loadl_epi64((const __m128i *) (row_a - 1));
	__m128i		y = _mm_loadl_epi64((const __m128i *) (row_b - 1));
	__m128i		xy = _mm_unpacklo_epi64(x, y);

	*a = _mm_add_epi16(*a, _mm_unpacklo_epi8(x, zero));
	*b = _mm_add_epi16(*b, _mm_unpacklo_epi8(y, zero));
	_mm_storeu_si128((__m128i *) sum,
					 _mm_sub_epi32(_mm_sad_epu8(_mm_and_si128(xy, parts), zero),
								   _mm_srli_epi64(xy, 56)));
}

static inline void
put_columns(int32_t sum[STRIDE], const Columns *c)
{
	const __m128i zero = _mm_setzero_si128();

	_mm_storeu_si128((__m128i *) sum, _mm_unpacklo_epi16(*c, zero));
	_mm_storeu_si128((__m128i *) (sum + 4), _mm_unpackhi_epi16(*c, zero));
}

#else

typedef struct Columns			/* in lanes of 16 bits */
{
	uint64_t	even;
	uint64_t	odd;
} Columns;

static inline void
add_row(Columns *c, const uint8_t *row, int32_t *sum)
{
	const uint64_t bytes = UINT64_C(0x00FF00FF00FF00FF);
	uint64_t	x,
				even,
				odd,
				pairs;

	memcpy(&x, row - 1, sizeof(x));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	x = __builtin_bswap64(x);
#endif
	even = x & bytes;
	odd = (x >> 8) & bytes;
	c->even += even;
	c->odd += odd;
	/* parts are bytes 2, 4, 6 and 1, 3, 5 */
	pairs = ((even >> 16) + (odd & UINT64_C(0x0000FFFFFFFFFFFF))) * UINT64_C(0x000100010001);
	sum[0] = (int32_t) ((pairs >> 32) & 0xFFFF) - (int32_t) (odd >> 48);
	sum[1] = 0;
}

static inline void
add_rows(Columns *a, Columns *b, const uint8_t *row_a, const uint8_t *row_b, int32_t *sum)
{
	add_row(a, row_a, sum);
	add_row(b, row_b, sum + 2);
}

static inline void
put_columns(int32_t sum[STRIDE], const Columns *c)
{
	for (int i = 0; i < STRIDE; i++)
		sum[i] = (int32_t) (((i & 1 ? c->odd : c->even) >> (i / 2 * 16)) & 0xFFFF);
}

#endif

/* Adds all codes as if they were values; cells that are not there are 0. */
static inline void
add_codes(Sums *s, const uint8_t *const at[GOV_NBLOCKS])
{
	const uint8_t *c = at[GOV_BLOCK_OTHER_2021];
	int32_t    *sum = s->sum + SUM_ROW;
	Columns		sources = {0},
				outcomes = {0},
				concluded = {0},
				carried_over = {0};

	add_rows(&outcomes, &outcomes, c, c + GOV_NPARTIES, sum);
	add_rows(&outcomes, &outcomes, c + 2 * GOV_NPARTIES, at[GOV_BLOCK_OTHER_2019], sum + 4);
	c = at[GOV_BLOCK_APPLICATIONS];
	sum += 2 * ROW_BOTH;
	add_rows(&sources, &sources, c, c + GOV_NPARTIES, sum);
	for (int row = GOV_ROW_GRANTED; row < GOV_ROW_OTHER; row += 2)
	{
		c += 2 * GOV_NPARTIES;
		add_rows(&outcomes, &outcomes, c, c + GOV_NPARTIES, sum + 2 * row);
	}
	c += 2 * GOV_NPARTIES;
	add_rows(&concluded, &carried_over, c, c + GOV_NPARTIES, sum + 2 * GOV_ROW_OTHER);
	put_columns(s->sum + SUM_SOURCES, &sources);
	put_columns(s->sum + SUM_OUTCOMES, &outcomes);
	put_columns(s->sum + SUM_CONCLUDED, &concluded);
	put_columns(s->sum + SUM_CARRIED_OVER, &carried_over);
	c = at[GOV_BLOCK_REMEDIES];
	for (int star = 0; star < STARS; star++, c += STAR_CELLS)
		s->sum[SUM_STAR + star] = c[0] + c[1] + c[2] + c[3] - c[4];
	s->sum[SUM_NOTHING] = 0;
}

/*
 * Puts the sums of a cell right whose code is an escape.  Returns false when its
 * value is not that of a usual report.
 */
static inline bool
amend(Sums *s, GovPlain *p, int index, uint8_t code)
{
	const Place *place = &places[index];
	GovStatus	status = GOV_REPORTED;
	GovDecimal	d = {0};
	GovError	err;
	int32_t		more;
	int			gap = 0;

	if (code < GOV_CODE_2 && p->extra < p->end)
		more = GOV_CODE_BYTE + (code - GOV_CODE_BYTE) * 256 + *p->extra++ - code;
	else if (code >= GOV_CODE_BLANK)
	{
		more = -(int32_t) code;
		gap = 1;
	}
	else
	{
		if (!gov_figures_image_read_escape(p, index, code, &status, &d, &err))
			return false;
		if (place->kind == IS_FREE)
			return true;
		if (d.scale > 0 || d.v < 0 || d.v >= SMALL_END)
			return place->first == SUM_NOTHING && d.scale == 0 && d.v >= 0;
		more = (int32_t) d.v - code;
	}
	s->sum[place->first] += place->kind == IS_TOTAL ? -more : more;
	s->sum[place->column] += more;
	s->gaps[place->first] |= gap << place->kind;
	s->gaps[place->column] |= gap;
	return true;
}

/*
 * Returns true when the sides of an equation can be equal.  off is the left side
 * less the right one; what is missing is not negative.
 */
static inline bool
may_hold(int32_t off, int gap_left, int gap_right)
{
	return off == 0 || (off < 0 ? gap_left : gap_right);
}

/* Returns true when no equation fails, whether cells are missing or not. */
static bool
holds(const Sums *s)
{
	const uint8_t *gaps = s->gaps;

	for (int i = SUM_ROW; i < SUM_SOURCES; i += 2)
		if (!may_hold(s->sum[i], gaps[i] & GAP_PART, gaps[i] & GAP_TOTAL))
			return false;
	for (int i = SUM_STAR; i < SUM_NOTHING; i++)
		if (!may_hold(s->sum[i], gaps[i] & GAP_PART, gaps[i] & GAP_TOTAL))
			return false;
	for (int i = 1; i < STRIDE; i++)
	{
		int32_t		concluded = s->sum[SUM_CONCLUDED + i];

		if (!may_hold(s->sum[SUM_OUTCOMES + i] - concluded,
					  gaps[SUM_OUTCOMES + i], gaps[SUM_CONCLUDED + i]) ||
			!may_hold(s->sum[SUM_SOURCES + i] - concluded - s->sum[SUM_CARRIED_OVER + i],
					  gaps[SUM_SOURCES + i],
					  gaps[SUM_CONCLUDED + i] | gaps[SUM_CARRIED_OVER + i]))
			return false;
	}
	return true;
}

/* Returns true when all equations hold as if no cell were missing. */
static inline bool
holds_exactly(const Sums *s)
{
	int32_t		any = 0;

	for (int i = SUM_ROW; i < SUM_SOURCES; i++)
		any |= s->sum[i];
	for (int i = SUM_STAR; i < SUM_NOTHING; i++)
		any |= s->sum[i];
	for (int i = 1; i < STRIDE; i++)
		any |= (s->sum[SUM_OUTCOMES + i] - s->sum[SUM_CONCLUDED + i]) |
			(s->sum[SUM_SOURCES + i] - s->sum[SUM_CONCLUDED + i] -
			 s->sum[SUM_CARRIED_OVER + i]);
	return any == 0;
}

/* Returns false when the report is not a usual one, or its image is damaged. */
static bool
balanced_quickly(const uint8_t *image, size_t len, bool *balanced)
{
	static const uint8_t zeros[GOV_NSLOTS];
	const uint8_t *at[GOV_NBLOCKS];
	const uint8_t *c;
	uint8_t		escapes[GOV_NSLOTS];
	GovPlain	p;
	GovError	err;
	Sums		s;
	int			b,
				start,
				end;

	if (!gov_figures_image_open(&p, image, len, &err))
		return false;
	c = p.codes;
	for (b = 0; b < GOV_NBLOCKS; b++)
	{
		bool		present = p.shape & 1 << b;

		at[b] = present ? c : zeros + 1;
		c += present ? gov_figures_block_start[b + 1] - gov_figures_block_start[b] : 0;
	}
	add_codes(&s, at);
	memset(s.gaps, 0, sizeof(s.gaps));

	/*
	 * the rows of (六) may be all that table 3 has: then each of its columns
	 * has gaps
	 */
	if (!(p.shape & 1 << GOV_BLOCK_APPLICATIONS))
		memset(s.gaps + SUM_SOURCES, GAP_PART, SUM_STAR - SUM_SOURCES);
	/* without a row of either form it isn't known what is missing */
	if (!(p.shape & (1 << GOV_BLOCK_OTHER_2019 | 1 << GOV_BLOCK_OTHER_2021)))
		memset(s.gaps + SUM_OUTCOMES, GAP_PART, STRIDE);
	c = p.codes;
	for (b = 0; gov_figures_image_next_run(p.shape, &b, &start, &end); c += end - start)
	{
		int			n = gov_figures_image_find_escapes(c, end - start, start, escapes, 0);

		for (int k = 0; k < n; k++)
			if (!amend(&s, &p, escapes[k], c[escapes[k] - start]))
				return false;
	}
	if (p.extra != p.end)
		return false;
	*balanced = holds_exactly(&s) || holds(&s);
	return true;
}

bool
gov_rules_is_balanced(const GovFigures *f)
{
	GovEquation eqs[GOV_MAX_EQUATIONS];
	GovFinding	finding;
	int			n;

	for (int i = 0; i < GOV_NSLOTS; i++)
		if (gov_rules_check_sign(f, i) == GOV_FAIL)
			return false;
	n = gov_rules_list_equations(f, eqs);
	for (int i = 0; i < n; i++)
	{
		if (strcmp(gov_rules[eqs[i].rule].severity, "error") != 0)
			continue;
		gov_rules_check_equation(f, &eqs[i], &finding);
		if (finding.verdict == GOV_FAIL)
			return false;
	}
	return true;
}

/* Reaches the verdict of the image of a report with figures f. */
static bool
is_plain_balanced(const uint8_t *image, size_t len, const GovFigures *f)
{
	bool		balanced;

	if (balanced_quickly(image, len, &balanced))
		return balanced;
	return gov_rules_is_balanced(f);
}

void
gov_rules_judge(uint8_t *image, size_t len, const GovFigures *f)
{
	if (!gov_figures_image_is_sum(image, len))
		gov_figures_image_set_verdict(image, GOV_RULES_EDITION, is_plain_balanced(image, len, f));
}

size_t
gov_rules_encode(const GovFigures *f, uint8_t image[GOV_PLAIN_MAX])
{
	size_t		len = gov_figures_encode(f, image);

	gov_rules_judge(image, len, f);
	return len;
}

/* Verifies the verdict of an image with figures f, if today's rules reached it. */
static bool
verify_verdict(const uint8_t *image, size_t len, const GovFigures *f, GovError *err)
{
	bool		stored;

	return gov_figures_image_is_sum(image, len) ||
		!gov_figures_image_verdict(image, len, GOV_RULES_EDITION, &stored) ||
		stored == is_plain_balanced(image, len, f) || gov_figures_image_refuse_verdict(err);
}

bool
gov_rules_decode(const uint8_t *image, size_t len, GovFigures *f, GovError *err)
{
	return gov_figures_decode(image, len, f, err) && verify_verdict(image, len, f, err);
}

bool
gov_rules_decode_complete(const uint8_t *image, size_t len, GovFigures *f, GovError *err)
{
	return gov_figures_decode_complete(image, len, f, err) && verify_verdict(image, len, f, err);
}

bool
gov_rules_is_image_balanced(const uint8_t *image, size_t len, bool *balanced, GovError *err)
{
	GovFigures	f;

	if (!gov_figures_image_is_sum(image, len) &&
		(gov_figures_image_verdict(image, len, GOV_RULES_EDITION, balanced) ||
		 balanced_quickly(image, len, balanced)))
		return true;
	if (!gov_figures_decode_complete(image, len, &f, err))
		return false;
	*balanced = gov_rules_is_balanced(&f);
	return true;
}
