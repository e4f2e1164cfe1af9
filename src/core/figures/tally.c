/*
 * tally.c
 *		Adding up many reports.
 *
 * Low bytes of packed images, and codes of others that are the value itself, are
 * added to lanes of 16 bits, sixteen at a time; others one by one to lanes of 32.  Nothing can
 * overflow for so many reports to come (room); when that is used up the lanes
 * carry, and only when they can't, their content is put away.
 */
#include "core/figures/tally.h"

#include "core/figures/internal.h"
#include "core/figures/planes.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#define CHUNK		16

/*
 * A lane of at least 0 and below 2^30 takes a value of up to 3 bytes, or -256,
 * from each of ROOM_MAX reports; only then find_room() looks whether it has to
 * carry, and whether a byte of none[] is full.
 */
#define LANE_BITS	30
#define LANE_MASK	((1 << LANE_BITS) - 1)
#define LANE_LEAST	(-256)
#define LANE_MOST	0xFFFFFF
#define ROOM_MAX	63
#define ROOM_WORTH	8			/* less, and looking costs more than it saves */
#define CARRY_MAX	120

_Static_assert(GOV_TALLY_LANES >= GOV_ALL_SLOTS && GOV_TALLY_LANES % 8 == 0, "lanes");
_Static_assert(GOV_TALLY_SHORT == 16 + 4 * GOV_TALLY_BLOCKS + 11 * GOV_TALLY_LANES + 16 * GOV_TALLY_NLARGE,
			   "a tally has no padding");
_Static_assert(GOV_TALLY_BLOCKS <= 16, "add_plain() has a bit for each block");

void
gov_figures_tally_init(GovTally *t)
{
	memset(&t->version, 0, GOV_TALLY_SHORT - GOV_WIDE_HOST);
	t->version = GOV_IMAGE_VERSION;
	t->shape = GOV_IMAGE_WIDE | GOV_IMAGE_TALLY;
	t->more_cells = (uint8_t) GOV_MORE_CELLS;
	t->room = ROOM_MAX;
}

/* Carries, and finds how many more reports the lanes certainly hold. */
static void
find_room(GovTally *t)
{
	uint8_t		none = 0;
	int8_t		least = 0,
				most = 0;

	for (int k = 0; k < GOV_TALLY_NNONE; k++)
		for (int i = 0; i < GOV_TALLY_LANES; i++)
			none = t->none[k][i] > none ? t->none[k][i] : none;
	for (int i = 0; i < GOV_TALLY_LANES; i++)
	{
		t->sum[i] += t->small[i];
		t->small[i] = 0;
		t->carry[i] += (int8_t) (t->sum[i] >> LANE_BITS);
		t->sum[i] &= LANE_MASK;
	}
	for (int i = 0; i < GOV_TALLY_LANES; i++)
	{
		most = t->carry[i] > most ? t->carry[i] : most;
		least = t->carry[i] < least ? t->carry[i] : least;
	}
	t->room = 255 - none < ROOM_MAX ? 255 - none : ROOM_MAX;
	if (most > CARRY_MAX || least < -CARRY_MAX)
		t->room = 0;
}

/* Returns the tally, or a larger copy of it, with a cold part. */
static GovTally *
with_cold(GovTally *t, GovTallyGrow grow)
{
	if (t->shape & GOV_TALLY_COLD)
		return t;
	t = grow(t);
	gov_figures_sum_init(&t->cold, true);
	t->shape |= GOV_TALLY_COLD;
	return t;
}

/* Puts what the lanes hold into the cold part. */
static bool
flush(GovTally *t, GovError *err)
{
	GovWide		w;

	if (!gov_figures_tally_settle(t, &w, err))
		return false;
	gov_figures_sum_give_room(&w);
	gov_figures_tally_init(t);
	t->shape |= GOV_TALLY_COLD;
	t->cold = w;
	return true;
}

/* Returns which of large[] adds up the large values of a cell, or may; -1: none. */
static int
find_large(const GovTally *t, int i)
{
	for (int k = 0; k < GOV_TALLY_NLARGE; k++)
		if (t->large[k].cell == (uint32_t) i + 1 || t->large[k].cell == 0)
			return k;
	return -1;
}

/* Adds a value that no lane takes. */
static bool
add_large(GovTally **tp, int i, GovDecimal d, GovTallyGrow grow, GovError *err)
{
	GovTally   *t = *tp;
	int			k = find_large(t, i);
	GovDecimal	s = {0, 0};

	if (k >= 0)
	{
		s.v = t->large[k].v;
		s.scale = (uint8_t) t->large[k].scale;
	}
	if (k < 0 || !gov_decimal_add(s, d, &s))
	{
		*tp = t = with_cold(t, grow);
		return gov_figures_sum_add_cell(&t->cold, i, d, err);
	}
	t->large[k].v = s.v;
	t->large[k].scale = s.scale;
	t->large[k].cell = (uint32_t) i + 1;
	return true;
}

/*
 * Adds sixteen codes to as many lanes; which has 255 for those that are to be
 * added, 0 for others.  A code that is not the value itself adds nothing: it sets
 * a bit in *others, and in *none if it says that there is no number.
 */
static inline void
add_chunk(uint16_t *restrict lanes, const uint8_t *restrict codes,
		  const uint8_t *restrict which, uint32_t *others, uint32_t *none)
{
#if defined(__SSE2__)
	const __m128i zero = _mm_setzero_si128();
	__m128i		x = _mm_and_si128(_mm_loadu_si128((const __m128i *) codes),
								  _mm_loadu_si128((const __m128i *) which));
	__m128i		is_other = _mm_cmpeq_epi8(_mm_max_epu8(x, _mm_set1_epi8((char) GOV_CODE_BYTE)), x);
	__m128i		is_none = _mm_cmpeq_epi8(_mm_max_epu8(x, _mm_set1_epi8((char) GOV_CODE_BLANK)), x);
	__m128i		plain = _mm_andnot_si128(is_other, x);
	__m128i    *at = (__m128i *) lanes;

	_mm_storeu_si128(at, _mm_add_epi16(_mm_loadu_si128(at), _mm_unpacklo_epi8(plain, zero)));
	at++;
	_mm_storeu_si128(at, _mm_add_epi16(_mm_loadu_si128(at), _mm_unpackhi_epi8(plain, zero)));
	*others = (uint32_t) _mm_movemask_epi8(is_other);
	*none = (uint32_t) _mm_movemask_epi8(is_none);
#else
	/* compilers make vector code of loops that run sixteen times */
	uint8_t		x[CHUNK];

	for (int k = 0; k < CHUNK; k++)
		x[k] = codes[k] & which[k];
	for (int k = 0; k < CHUNK; k++)
		lanes[k] += x[k] < GOV_CODE_BYTE ? x[k] : 0;
	*others = *none = 0;
	for (int k = 0; k < CHUNK; k++)
	{
		*others |= (uint32_t) (x[k] >= GOV_CODE_BYTE) << k;
		*none |= (uint32_t) (x[k] >= GOV_CODE_BLANK) << k;
	}
#endif
}

/* A report's image on its way into a tally. */
typedef struct Adding
{
	GovTally   *t;
	GovPlain	p;
	GovTallyGrow grow;
	GovError   *err;
} Adding;

/* Returns which of none[] counts a status. */
static int
none_of(GovStatus status)
{
	return status == GOV_ABSENT || status == GOV_STATED ? GOV_TALLY_ABSENT : GOV_TALLY_BLANK + (int) status - GOV_BLANK;
}

/* Adds what a code says of a cell that is not the value itself. */
static bool
add_value(Adding *a, int i, GovStatus status, GovDecimal d)
{
	if (status == GOV_REPORTED && d.scale == 0 && d.v >= LANE_LEAST && d.v <= LANE_MOST)
	{
		a->t->sum[i] += (int32_t) d.v;
		return true;
	}
	if (!gov_figures_has_number(status))
	{
		/*
		 * corrected to what has no number; or stated, which is none of the
		 * report's
		 */
		a->t->none[none_of(status)][i]++;
		return true;
	}
	if (status == GOV_IMPUTED)
	{
		a->t = with_cold(a->t, a->grow);
		a->t->cold.notes[GOV_NOTE_IMPUTED][i]++;
	}
	return add_large(&a->t, i, d, a->grow, a->err);
}

/* Adds a value of more than a byte. */
static bool
add_other(Adding *a, int i, uint8_t code)
{
	GovStatus	status;
	GovDecimal	d;

	return gov_figures_image_read_escape(&a->p, i, code, &status, &d, a->err) && add_value(a, i, status, d);
}

/* Adds the codes at the bits of others and none; codes[0] is that of a cell. */
static inline bool
add_others(Adding *a, const uint8_t *codes, int cell, uint64_t others, uint64_t none)
{
	for (uint64_t m = others & ~none; m; m &= m - 1)
	{
		int			k = __builtin_ctzll(m);
		uint8_t		code = codes[k];

		/* most values are of this size */
		if (code < GOV_CODE_2 && a->p.extra < a->p.end)
			a->t->sum[cell + k] += GOV_CODE_BYTE + (code - GOV_CODE_BYTE) * 256 + *a->p.extra++;
		else if (!add_other(a, cell + k, code))
			return false;
	}
	for (uint64_t m = none; m; m &= m - 1)
	{
		int			k = __builtin_ctzll(m);

		a->t->none[codes[k] - GOV_CODE_BLANK][cell + k]++;
	}
	return true;
}

/* Adds a run of codes, the first of which is that of a cell. */
static inline bool
add_run(Adding *a, const uint8_t *codes, int n, int cell)
{
	static const uint8_t which[2 * CHUNK] = {
		0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
		255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255
	};
	uint16_t   *lanes = a->t->small + cell;
	uint32_t	others,
				none;
	int			i = 0;

	for (; i + 4 * CHUNK <= n; i += 4 * CHUNK)
	{
		uint64_t	all_others = 0,
					all_none = 0;

#define ADD_CHUNK(at) \
		add_chunk(lanes + i + (at), codes + i + (at), which + CHUNK, &others, &none); \
		all_others |= (uint64_t) others << (at); \
		all_none |= (uint64_t) none << (at)
		ADD_CHUNK(0);
		ADD_CHUNK(CHUNK);
		ADD_CHUNK(2 * CHUNK);
		ADD_CHUNK(3 * CHUNK);
#undef ADD_CHUNK
		if (!add_others(a, codes + i, cell + i, all_others, all_none))
			return false;
		/* the tally may have moved */
		lanes = a->t->small + cell;
	}
	for (; i + CHUNK <= n; i += CHUNK)
	{
		add_chunk(lanes + i, codes + i, which + CHUNK, &others, &none);
		if (!add_others(a, codes + i, cell + i, others, none))
			return false;
		lanes = a->t->small + cell;
	}
	if (i == n)
		return true;
	if (n >= CHUNK)
	{
		/* the last sixteen, without those that have been added */
		int			from = n - CHUNK;

		add_chunk(lanes + from, codes + from, which + (n - i), &others, &none);
		return add_others(a, codes + from, cell + from, others, none);
	}
	others = none = 0;
	for (; i < n; i++)
	{
		lanes[i] += codes[i] < GOV_CODE_BYTE ? codes[i] : 0;
		others |= (uint32_t) (codes[i] >= GOV_CODE_BYTE) << i;
		none |= (uint32_t) (codes[i] >= GOV_CODE_BLANK) << i;
	}
	return add_others(a, codes, cell, others, none);
}

/* Makes sure that the lanes, whose room is used up, can take one more report. */
static __attribute__((noinline))
bool
make_room(GovTally **tp, GovTallyGrow grow, GovError *err)
{
	find_room(*tp);
	if ((*tp)->room >= ROOM_WORTH)
		return true;
	*tp = with_cold(*tp, grow);
	return flush(*tp, err);
}

/* Counts a report, all cells of which have been added. */
static inline bool
count_report(GovTally *t, int shape, GovError *err)
{
	static const uint32_t bits[16] = {
		1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768
	};
	uint32_t	blocks = (uint32_t) shape;

	for (int b = 0; b < GOV_TALLY_BLOCKS; b++)
		t->blocks[b] += (blocks & bits[b]) ? 1 : 0;
	t->room--;
	if (++t->reports == 0)
		return gov_figures_fail(err, GOV_ERR_RANGE, "figures out of range", "Too many reports.");
	return true;
}

static __attribute__((noinline))
bool
add_plain(GovTally **tp, const uint8_t *image, size_t len, GovTallyGrow grow, GovError *err)
{
	Adding		a;
	const uint8_t *c;
	int			start,
				end;
	bool		ok = true;

	if (!gov_figures_report_open(&a.p, image, len, err) || ((*tp)->room == 0 && !make_room(tp, grow, err)))
		return false;
	a.t = *tp;
	a.grow = grow;
	a.err = err;
	c = a.p.codes;
	for (int b = 0; ok && gov_figures_image_next_run(a.p.shape, &b, &start, &end); c += end - start)
		ok = add_run(&a, c, end - start, start);
	*tp = a.t;
	if (!ok)
		return false;
	if (a.p.extra != a.p.end)
		return corrupt(err, "%td bytes too many at offset %td.",
					   a.p.end - a.p.extra, a.p.extra - a.p.image);
	return count_report(a.t, a.p.shape, err);
}

/* Adds low bytes to lanes of 16 bits, which take one of each report. */
static inline void
add_low(uint16_t *restrict lanes, const uint8_t *restrict low)
{
	for (int k = 0; k < GOV_PLANES_CHUNK; k++)
		lanes[k] = (uint16_t) (lanes[k] + low[k]);
}

/* Returns true when the lanes have as many as the chunks of an image reach to. */
static inline bool
lanes_reach(const GovPlanes *p)
{
	return p->first + p->ncells + GOV_PLANES_CHUNK <= GOV_TALLY_LANES;
}

/* Adds a packed image but for its last list; returns false for a cell beyond the last. */
static inline bool
add_planes(GovTally *t, const GovPlanes *p)
{
	const uint8_t *at = p->chunks;
	const uint8_t *end[3];

	for (uint32_t m = p->mask; m; m &= m - 1, at += GOV_PLANES_CHUNK)
		add_low(t->small + p->first + GOV_PLANES_CHUNK * (size_t) __builtin_ctz(m), at);
	for (; at < p->none; at += GOV_PLANES_HIGH_BYTES)
	{
		if (at[0] >= p->ncells)
			return false;
		t->sum[p->first + at[0]] += at[1] << 8 | at[2] << 16;
	}

	/*
	 * one loop over four lists: few of them have anything, but nobody
	 * foresees which
	 */
	for (int k = 0; k < 3; k++)
		end[k] = (k == 0 ? at : end[k - 1]) + p->counts[GOV_PLANES_NONE + k];
	for (; at < p->other; at++)
	{
		int			none = (at >= end[0]) + (at >= end[1]) + (at >= end[2]);

		if (at[0] >= p->ncells)
			return false;
		t->none[none][p->first + at[0]]++;
	}
	return true;
}

/*
 * Adds the values of the last list.  Like all that needs much of the stack it is a
 * function of its own, so that what comes most often needs little.
 */
static __attribute__((noinline))
bool
add_rest(GovTally **tp, const GovPlanes *planes, GovTallyGrow grow, GovError *err)
{
	Adding		a;
	bool		ok = true;

	a.t = *tp;
	a.grow = grow;
	a.err = err;
	gov_figures_planes_begin_others(&a.p, planes);
	for (int k = planes->counts[GOV_PLANES_OTHER]; k > 0 && ok; k--)
	{
		GovStatus	status;
		GovDecimal	d;
		int			at;

		ok = gov_figures_planes_read_other(&a.p, planes, &at, &status, &d, err) &&
			add_value(&a, planes->first + at, status, d);
	}
	*tp = a.t;
	if (ok && a.p.extra != a.p.end)
		return corrupt(err, "%td bytes too many at offset %td.", a.p.end - a.p.extra, a.p.extra - a.p.image);
	return ok;
}

static bool
add_packed(GovTally **tp, const uint8_t *image, size_t len, GovTallyGrow grow, GovError *err)
{
	GovPlanes	p;

	if (!gov_figures_planes_open(&p, image, len, err))
		return false;
	if (!lanes_reach(&p))
		return add_plain(tp, image, len, grow, err);
	if ((*tp)->room == 0 && !make_room(tp, grow, err))
		return false;
	if (!add_planes(*tp, &p))
		return corrupt(err, "A list has a cell beyond the last.");
	if (p.counts[GOV_PLANES_OTHER] > 0 && !add_rest(tp, &p, grow, err))
		return false;
	return count_report(*tp, p.shape, err);
}

/* Adds the lanes of another; find_room() has just been called for both. */
static void
add_lanes(GovTally *t, const GovTally *u)
{
	for (int b = 0; b < GOV_TALLY_BLOCKS; b++)
		t->blocks[b] += u->blocks[b];
	for (int i = 0; i < GOV_TALLY_LANES; i++)
		t->sum[i] += u->sum[i];
	for (int i = 0; i < GOV_TALLY_LANES; i++)
		t->carry[i] += u->carry[i];
	for (int k = 0; k < GOV_TALLY_NNONE; k++)
		for (int i = 0; i < GOV_TALLY_LANES; i++)
			t->none[k][i] += u->none[k][i];
	t->reports += u->reports;
	find_room(t);
}

/* Returns true when the lanes can take those of another. */
static bool
lanes_fit(const GovTally *t, const GovTally *u)
{
	uint8_t		full = 0;
	bool		fits = t->reports + u->reports >= t->reports;

	for (int k = 0; k < GOV_TALLY_NNONE; k++)
		for (int i = 0; i < GOV_TALLY_LANES; i++)
			full |= (uint8_t) (t->none[k][i] | u->none[k][i]);
	for (int i = 0; i < GOV_TALLY_LANES; i++)
		fits &= t->carry[i] + u->carry[i] < CARRY_MAX && t->carry[i] + u->carry[i] > -CARRY_MAX;
	return fits && full < 128;
}

/*
 * Verifies the cold part alone.  Whether its counts are possible shows only when
 * the tally is settled.
 */
static bool
verify_cold(const GovWide *w, GovError *err)
{
	uint32_t	nscaled = 0;

	if (w->version != GOV_IMAGE_VERSION || w->more_cells != (int) GOV_MORE_CELLS || w->reserved != 0 ||
		(w->shape | GOV_WIDE_HIGH) != (GOV_IMAGE_WIDE | GOV_WIDE_NOTES | GOV_WIDE_HIGH))
		return corrupt(err, "The inner header of a sum is damaged.");
	for (int i = 0; i < GOV_ALL_SLOTS; i++)
	{
		if (w->scale[i] > GOV_MAX_SCALE)
			return corrupt(err, "Scale %d in the image of a sum.", w->scale[i]);
		if (!gov_total_is_valid(gov_figures_sum_total(w, i)))
			return corrupt(err, "A sum beyond what figures add up to.");
		nscaled += w->scale[i] > 0;
	}
	if (nscaled != w->nscaled)
		return corrupt(err, "%u scaled cells in the image of a sum, but there are %u.",
					   w->nscaled, nscaled);
	return true;
}

static bool
verify(const GovTally *t, size_t len, GovError *err)
{
	size_t		need = gov_figures_tally_size(t) - GOV_WIDE_HOST;

	if (t->shape & ~(GOV_IMAGE_WIDE | GOV_IMAGE_TALLY | GOV_TALLY_COLD) || t->reserved)
		return corrupt(err, "Unknown shape 0x%02x at offset 1.", t->shape);
	if ((t->shape & GOV_TALLY_COLD) && len == GOV_TALLY_1_0 - GOV_WIDE_HOST &&
		!(t->cold.shape & GOV_WIDE_HIGH))
		need = len;
	if (len != need)
		return corrupt(err, "The image of a sum is %zu bytes long instead of %zu.", len, need);
	if (t->room > ROOM_MAX)
		return corrupt(err, "The room of a sum is %u.", t->room);
	for (int i = 0; i < GOV_TALLY_LANES; i++)
		if (t->sum[i] > INT32_MAX - UINT16_MAX)
			return corrupt(err, "A lane of a sum has no room left.");
	for (int k = 0; k < GOV_TALLY_NLARGE; k++)
		if (t->large[k].cell > GOV_ALL_SLOTS || t->large[k].scale > GOV_MAX_SCALE)
			return corrupt(err, "Cell %u of a sum has scale %u.", t->large[k].cell,
						   t->large[k].scale);
	return !(t->shape & GOV_TALLY_COLD) || verify_cold(&t->cold, err);
}

/* Reads a tally that was made for a form of fewer cells, without verifying it. */
static bool
load_older(const uint8_t *image, size_t len, GovTally *t, GovError *err)
{
	GovOlder	r = gov_figures_older_begin(image, len);
	size_t		lanes = GOV_TALLY_LANES_FOR(r.cells);
	size_t		blocks = 0;

	while (gov_figures_block_start[blocks] < r.cells)
		blocks++;
	memset(t, 0, sizeof(GovTally));
	gov_figures_older_take(&r, &t->version, 1, offsetof(GovTally, blocks) - GOV_WIDE_HOST);
	t->more_cells = (uint8_t) GOV_MORE_CELLS;
	gov_figures_older_take(&r, t->blocks, sizeof(t->blocks[0]), GOV_TALLY_BLOCKS_FOR(blocks));
	gov_figures_older_take(&r, t->small, sizeof(t->small[0]), lanes);
	gov_figures_older_take(&r, t->sum, sizeof(t->sum[0]), lanes);
	gov_figures_older_take(&r, t->carry, sizeof(t->carry[0]), lanes);
	for (int k = 0; k < GOV_TALLY_NNONE; k++)
		gov_figures_older_take(&r, t->none[k], sizeof(t->none[k][0]), lanes);
	gov_figures_older_take(&r, t->large, sizeof(t->large[0]), GOV_TALLY_NLARGE);
	if (t->shape & GOV_TALLY_COLD)
	{
		gov_figures_older_take(&r, NULL, 1, GOV_WIDE_HOST);
		gov_figures_sum_take_older(&r, &t->cold);
		/* since version 1.1 there is room for what it doesn't have */
		if (!(t->cold.shape & GOV_WIDE_HIGH) && r.left == sizeof(t->cold.high[0]) * r.cells)
			gov_figures_older_take(&r, NULL, 1, r.left);
	}
	return gov_figures_older_end(&r, err);
}

bool
gov_figures_tally_copy(const uint8_t *image, size_t len, GovTally *t, GovError *err)
{
	size_t		most = sizeof(GovTally) - GOV_WIDE_HOST;

	if (!gov_figures_image_check_header(image, len, err))
		return false;
	t->host = 0;
	if (gov_figures_is_older(image, len))
		return load_older(image, len, t, err) &&
			verify(t, gov_figures_tally_size(t) - GOV_WIDE_HOST, err);
	if (len < GOV_TALLY_SHORT - GOV_WIDE_HOST)
		return corrupt(err, "The image of a sum ends at offset %zu.", len);
	memcpy(&t->version, image, len < most ? len : most);
	return verify(t, len, err);
}

static bool
any_none(const GovTally *t)
{
	uint8_t		any = 0;

	for (int k = 0; k < GOV_TALLY_ABSENT; k++)
		for (int i = 0; i < GOV_TALLY_LANES; i++)
			any |= t->none[k][i];
	return any;
}

bool
gov_figures_tally_settle(const GovTally *t, GovWide *w, GovError *err)
{
	bool		cold = t->shape & GOV_TALLY_COLD;
	bool		notes = any_none(t);
	int			i = 0;

	if (cold)
		*w = t->cold;
	else
		gov_figures_sum_init(w, notes);
	if (__builtin_add_overflow(w->reports, t->reports, &w->reports))
		return gov_figures_fail(err, GOV_ERR_RANGE, "figures out of range", "Too many reports.");
	for (int b = 0; b < (int) GOV_NBLOCKS; b++)
		for (; i < gov_figures_block_start[b + 1]; i++)
		{
			int64_t		v = t->carry[i] * (INT64_C(1) << LANE_BITS) + t->sum[i] +
				t->small[i];

			w->num[i] += t->blocks[b] - t->none[GOV_TALLY_BLANK][i] -
				t->none[GOV_TALLY_NOT_APPLICABLE][i] - t->none[GOV_TALLY_ILLEGIBLE][i] -
				t->none[GOV_TALLY_ABSENT][i];
			if (cold)
			{
				GovDecimal	d = {v, 0};

				if (!gov_figures_sum_add_cell(w, i, d, err))
					return false;
			}
			else
				w->sum[i] = v;
		}
	if (notes)
		for (int k = 0; k < GOV_TALLY_ABSENT; k++)
			for (i = 0; i < GOV_ALL_SLOTS; i++)
				w->notes[k][i] += t->none[k][i];
	for (int k = 0; k < GOV_TALLY_NLARGE && t->large[k].cell; k++)
	{
		GovDecimal	d = {t->large[k].v, (uint8_t) t->large[k].scale};

		if (!gov_figures_sum_add_cell(w, (int) t->large[k].cell - 1, d, err))
			return false;
	}
	if (cold || (w->shape & GOV_WIDE_HIGH))
		gov_figures_sum_settle(w);
	return true;
}

bool
gov_figures_tally_load(const uint8_t *image, size_t len, GovWide *w, GovError *err)
{
	GovTally	t;

	w->host = 0;
	return gov_figures_tally_copy(image, len, &t, err) && gov_figures_tally_settle(&t, w, err) &&
		gov_figures_sum_verify(w, err);
}

/* Adds to the cold part what the lanes can't take. */
static bool
add_to_cold(GovTally **tp, const GovWide *w, GovTallyGrow grow, GovError *err)
{
	GovWide    *cold;
	GovSumResult result;

	*tp = with_cold(*tp, grow);
	cold = &(*tp)->cold;
	result = gov_figures_sum_add(cold, w, err);
	if (result == GOV_SUM_NEEDS_ROOM)
	{
		gov_figures_sum_give_room(cold);
		result = gov_figures_sum_add(cold, w, err);
	}
	return result == GOV_SUM_DONE;
}

/* Adds the tally of a part of the reports, as another worker hands it over. */
static __attribute__((noinline))
bool
add_tally(GovTally **tp, const uint8_t *image, size_t len, GovTallyGrow grow, GovError *err)
{
	GovTally	u;
	GovWide		w;

	if (!gov_figures_tally_copy(image, len, &u, err))
		return false;
	find_room(*tp);
	find_room(&u);
	if ((u.shape & GOV_TALLY_COLD) || !lanes_fit(*tp, &u))
		return gov_figures_tally_load(image, len, &w, err) && add_to_cold(tp, &w, grow, err);
	add_lanes(*tp, &u);
	for (int k = 0; k < GOV_TALLY_NLARGE && u.large[k].cell; k++)
	{
		GovDecimal	d = {u.large[k].v, (uint8_t) u.large[k].scale};

		if (!add_large(tp, (int) u.large[k].cell - 1, d, grow, err))
			return false;
	}
	return true;
}

static __attribute__((noinline))
bool
add_sum(GovTally **tp, const uint8_t *image, size_t len, GovTallyGrow grow, GovError *err)
{
	GovWide		w;

	return gov_figures_sum_load(image, len, &w, err) && add_to_cold(tp, &w, grow, err);
}

bool
gov_figures_tally_add(GovTally **t, const uint8_t *image, size_t len, GovTallyGrow grow, GovError *err)
{
	if (gov_figures_image_is_packed(image, len))
		return add_packed(t, image, len, grow, err);
	if (!gov_figures_image_is_sum(image, len))
		return add_plain(t, image, len, grow, err);
	if (gov_figures_image_is_tally(image, len))
		return add_tally(t, image, len, grow, err);
	return add_sum(t, image, len, grow, err);
}
