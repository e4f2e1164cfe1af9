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

#include "core/figures/planes.h"
#include "core/form/editions.h"
#include "core/rules/equations.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#define NROWS			((int) GOV_NAPPLICATIONS)	/* of table 3 */
#define STAR_CELLS		5		/* of table 4, in as many stars as it takes */
#define STARS			((int) GOV_NREMEDIES / STAR_CELLS)
#define STRIDE			8		/* seven parties, the first at 1 */

_Static_assert((int) GOV_ROW_RECEIVED == 0 && (int) GOV_ROW_CARRIED_IN == 1 && (int) GOV_ROW_GRANTED == 2 &&
			   (int) GOV_ROW_CONCLUDED == NROWS - 2 && (int) GOV_ROW_CARRIED_OVER == NROWS - 1,
			   "two sources, outcomes, what is concluded and what is carried over");
_Static_assert(STARS * STAR_CELLS == GOV_NREMEDIES && GOV_NPARTIES == STRIDE - 1, "as the sums have it");

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

/* The sums that the columns of a row are added to. */
#define COLUMNS_OF(row) \
	((int) (row) < (int) GOV_ROW_GRANTED ? SUM_SOURCES : (int) (row) < (int) GOV_ROW_CONCLUDED ? SUM_OUTCOMES : \
	 (int) (row) == (int) GOV_ROW_CONCLUDED ? SUM_CONCLUDED : SUM_CARRIED_OVER)

#define PART_OF_ROW(row, party) {SUM_ROW + 2 * (row), COLUMNS_OF(row) + 1 + (party), IS_PART}
#define PLACES_IN_APPLICATIONS(id, unit) \
	[GOV_CELL_##id] = PART_OF_ROW(GOV_ROW_##id, 0), PART_OF_ROW(GOV_ROW_##id, 1), \
	PART_OF_ROW(GOV_ROW_##id, 2), PART_OF_ROW(GOV_ROW_##id, 3), PART_OF_ROW(GOV_ROW_##id, 4), \
	PART_OF_ROW(GOV_ROW_##id, 5), {SUM_ROW + 2 * GOV_ROW_##id, COLUMNS_OF(GOV_ROW_##id) + 7, IS_TOTAL},
/* in a star, the last is the total */
#define PLACES_IN_REMEDIES(id, unit) \
	[GOV_CELL_##id] = {SUM_STAR + (GOV_ITEM_##id - GOV_FIRST_OF_REMEDIES) / STAR_CELLS, SUM_NOTHING, \
	(GOV_ITEM_##id - GOV_FIRST_OF_REMEDIES) % STAR_CELLS == STAR_CELLS - 1 ? IS_TOTAL : IS_PART},
#define PLACES_IN_DISCLOSURE(id, unit)	[GOV_CELL_##id] = OF_##unit,
#define OF_COUNT			{SUM_NOTHING, SUM_NOTHING, IS_PART}
#define OF_SIGNED_COUNT		{SUM_NOTHING, SUM_NOTHING, IS_FREE}
#define OF_YUAN				OF_SIGNED_COUNT
#define OF_TEN_THOUSAND_YUAN	OF_SIGNED_COUNT

/* In the order of the image. */
static const Place places[GOV_ALL_SLOTS] = {
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) PLACES_IN_##part(id, unit)
#define STATISTIC(id, code, unit, stored, label_zh, label_en, printed, printed_unit) \
	PLACES_IN_DISCLOSURE(STATISTICS_##id, unit)
#include GOV_FORM_DEF
};

/* Where the image has the rows of table 3. */
#define CELL(block, n)		block
#define BLOCK(block, n)		block
#define BLOCK_IN_DISCLOSURE(block)
#define BLOCK_IN_APPLICATIONS(block)	block,
#define BLOCK_IN_REMEDIES(block)
static const uint8_t block_of_row[] = {
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) BLOCK_IN_##part(stored)
#include GOV_FORM_DEF
};
#undef CELL
#undef BLOCK

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

/* Zeros for cells that an image doesn't have, after the byte that rows are loaded with. */
static const uint8_t none[1 + GOV_NSLOTS];

/* Adds the rows from .. to - 1, two by two; *columns are what they add up to. */
static inline void
add_class(Columns *columns, const uint8_t *const rows[NROWS], int from, int to, int32_t *sum)
{
	int			row = from;

	for (; row + 1 < to; row += 2)
		add_rows(columns, columns, rows[row], rows[row + 1], sum + 2 * row);
	/* the sum of an odd row's companion is made afterwards */
	if ((to - from) % 2)
		add_rows(columns, columns, rows[row], none + 1, sum + 2 * row);
}

/* Adds all codes as if they were values; cells that are not there are 0. */
static inline void
add_codes(Sums *s, const uint8_t *const rows[NROWS], const uint8_t *remedies)
{
	const uint8_t *c = remedies;
	Columns		sources = {0},
				outcomes = {0},
				concluded = {0},
				carried_over = {0};

	add_class(&sources, rows, 0, GOV_ROW_GRANTED, s->sum + SUM_ROW);
	add_class(&outcomes, rows, GOV_ROW_GRANTED, GOV_ROW_CONCLUDED, s->sum + SUM_ROW);
	add_rows(&concluded, &carried_over, rows[GOV_ROW_CONCLUDED], rows[GOV_ROW_CARRIED_OVER],
			 s->sum + SUM_ROW + 2 * GOV_ROW_CONCLUDED);
	put_columns(s->sum + SUM_SOURCES, &sources);
	put_columns(s->sum + SUM_OUTCOMES, &outcomes);
	put_columns(s->sum + SUM_CONCLUDED, &concluded);
	put_columns(s->sum + SUM_CARRIED_OVER, &carried_over);
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

/*
 * Notes gaps in the columns of rows that the edition has and the image doesn't.
 * Returns false when the report is not a usual one, because the image has a row
 * that the edition doesn't have: the gaps of such a row count for nothing.
 */
static bool
note_absent_rows(Sums *s, int shape, const uint8_t *const rows[NROWS])
{
	GovKinds	there = 0;
	GovUse		use;

	for (int row = 0; row < NROWS; row++)
	{
		int			forms = gov_items[GOV_NDISCLOSURE + row].forms;
		int			absent = GOV_CODE_ABSENT;

		if (forms == GOV_ALL_FORMS || !(shape >> block_of_row[row] & 1))
			continue;
		for (int party = 0; party < GOV_NPARTIES; party++)
			absent &= rows[row][party];
		if (absent != GOV_CODE_ABSENT)
			there |= (GovKinds) 1 << forms;
	}
	use = gov_form_use(GOV_APPLICATIONS, there);
	for (int row = 0; row < NROWS; row++)
	{
		bool		used = use.kinds >> gov_items[GOV_NDISCLOSURE + row].forms & 1;
		bool		has_codes = shape >> block_of_row[row] & 1;

		if (!used && has_codes)
			return false;
		if (used && !has_codes)
			memset(s->gaps + COLUMNS_OF(row), GAP_PART, STRIDE);
	}
	/* without a row of any edition it isn't known what is missing */
	if (use.unclear)
		memset(s->gaps + SUM_OUTCOMES, GAP_PART, STRIDE);
	return true;
}

/* Sets pointers to the codes of rows and of table 4; to zeros where there are none. */
static inline void
find_codes(const GovPlain *p, const uint8_t *rows[NROWS], const uint8_t **remedies)
{
	uintptr_t	at[GOV_NBLOCKS];	/* of the first cell, if the block had it */
	const uint8_t *c = p->codes;

	for (int b = 0; b < GOV_NBLOCKS; b++)
	{
		bool		present = p->shape >> b & 1;

		at[b] = (uintptr_t) (present ? c : none + 1) - gov_figures_block_start[b];
		c += present ? gov_figures_block_start[b + 1] - gov_figures_block_start[b] : 0;
	}
#define CELL(block, n)		at[block] + (n)
#define BLOCK(block, n)		at[block] + (n)
#define FIND_IN_DISCLOSURE(id, where)
#define FIND_IN_APPLICATIONS(id, where) rows[GOV_ROW_##id] = (const uint8_t *) (where);
#define FIND_IN_REMEDIES(id, where) if (GOV_ITEM_##id == GOV_FIRST_OF_REMEDIES) *remedies = (const uint8_t *) (where);
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) FIND_IN_##part(id, stored)
#include GOV_FORM_DEF
#undef CELL
#undef BLOCK
}

/* Returns false when the report is not a usual one, or its image is damaged. */
static bool
balanced_quickly(const uint8_t *image, size_t len, bool *balanced)
{
	const uint8_t *rows[NROWS];
	const uint8_t *remedies;
	const uint8_t *c;
	uint16_t	escapes[GOV_ALL_SLOTS];
	GovPlain	p;
	GovError	err;
	Sums		s;
	int			start,
				end;

	if (!gov_figures_report_open(&p, image, len, &err) || gov_figures_image_is_version_2(image))
		return false;
	find_codes(&p, rows, &remedies);
	add_codes(&s, rows, remedies);
	memset(s.gaps, 0, sizeof(s.gaps));
	c = p.codes;
	for (int b = 0; gov_figures_image_next_run(p.shape, &b, &start, &end); c += end - start)
	{
		int			n = gov_figures_image_find_escapes(c, end - start, start, escapes, 0);

		for (int k = 0; k < n; k++)
			if (!amend(&s, &p, escapes[k], c[escapes[k] - start]))
				return false;
	}
	if (p.extra != p.end)
		return false;
	/* gaps matter only where numbers alone don't hold */
	*balanced = holds_exactly(&s);
	if (*balanced)
		return true;
	if (!note_absent_rows(&s, p.shape, rows))
		return false;
	*balanced = holds(&s);
	return true;
}

bool
gov_rules_is_balanced(const GovFigures *f)
{
	GovEquation eqs[GOV_MAX_EQUATIONS];
	GovFinding	finding;
	int			n;

	for (int i = 0; i < GOV_ALL_SLOTS; i++)
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

/* Reaches the verdict of any image; returns false and fills err when it is none. */
static bool
reach_verdict(const uint8_t *image, size_t len, bool *balanced, GovError *err)
{
	GovFigures	f;

	if (!gov_figures_image_is_sum(image, len) && balanced_quickly(image, len, balanced))
		return true;
	if (!gov_figures_decode_complete(image, len, &f, err))
		return false;
	*balanced = gov_rules_is_balanced(&f);
	return true;
}

bool
gov_rules_is_image_balanced(const uint8_t *image, size_t len, bool *balanced, GovError *err)
{
	if (!gov_figures_image_is_sum(image, len) &&
		gov_figures_image_verdict(image, len, GOV_RULES_EDITION, balanced))
		return true;
	return reach_verdict(image, len, balanced, err);
}

/*
 * Returns true when an instance of a rule that the verdict does not cover can fail,
 * for which the cell on its left must have a number.
 */
static bool
may_fail(const uint8_t *image, size_t len, const GovRule *rule, int instance)
{
	GovStatus	status;
	GovTotal	t;
	GovError	err;

	if (rule->scope == GOV_EACH_SUM)
		return gov_figures_report_has_any(image, len, gov_figures_index_of_slot[GOV_SLOT_STATISTICS], GOV_NSTATISTICS);
	return rule->left[0].n != 1 ||
		!gov_figures_report_cell(image, len, gov_rules_term_slot(rule, instance, rule->left), &status, &t, &err) ||
		gov_figures_has_number(status);
}

bool
gov_rules_breaks_none(const uint8_t *image, size_t len)
{
	bool		balanced;

	if (gov_figures_image_is_sum(image, len) ||
		!gov_figures_image_verdict(image, len, GOV_RULES_EDITION, &balanced) || !balanced)
		return false;
	for (int r = 0; r < gov_nrules; r++)
	{
		const GovRule *rule = &gov_rules[r];

		if (strcmp(rule->severity, "error") == 0 || gov_rules_is_link(rule) || rule->scope == GOV_IN_WORDS)
			continue;
		for (int instance = gov_rules_count_instances(rule) - 1; instance >= 0; instance--)
			if (may_fail(image, len, rule, instance))
				return false;
	}
	return true;
}
