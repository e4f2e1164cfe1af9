/*
 * extreme.c
 *		The smallest, or the largest, number of each cell.
 */
#include "core/figures/extreme.h"

#include "core/figures/internal.h"
#include "core/figures/planes.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#define CHUNK		16
#define FARTHEST	(GOV_CODE_BYTE - 1) /* of codes that are the value, from
										 * each other */

_Static_assert(GOV_EXTREME_LANES % CHUNK == 0, "whole chunks");

void
gov_figures_extreme_init(GovExtreme *e, GovExtremeKind kind)
{
	e->kind = (uint8_t) kind;
	memset(e->near, UINT8_MAX, sizeof(e->near));
	memset(e->has_far, 0, sizeof(e->has_far));
}

/* Returns the distance of a code; what is no value stays what is no value. */
static inline uint8_t
distance(uint8_t code, bool largest)
{
	return largest ? (uint8_t) (FARTHEST - code) : code;
}

/* Takes the codes of a run, of which those that are no value change nothing. */
static void
add_codes(uint8_t *near, const uint8_t *codes, int n, bool largest)
{
	int			i = 0;

#if defined(__SSE2__)
	/* FARTHEST - x is ~x + FARTHEST + 1 */
	const __m128i flip = _mm_set1_epi8(largest ? -1 : 0);
	const __m128i add = _mm_set1_epi8(largest ? (char) (FARTHEST + 1) : 0);

	for (; i + CHUNK <= n; i += CHUNK)
	{
		__m128i		x = _mm_loadu_si128((const __m128i *) (codes + i));
		__m128i    *at = (__m128i *) (near + i);

		x = _mm_add_epi8(_mm_xor_si128(x, flip), add);
		_mm_storeu_si128(at, _mm_min_epu8(_mm_loadu_si128(at), x));
	}
#endif
	for (; i < n; i++)
	{
		uint8_t		d = distance(codes[i], largest);

		near[i] = d < near[i] ? d : near[i];
	}
}

/* Takes a number of a cell that is not its code. */
static inline void
add_far(GovExtreme *e, int i, GovDecimal d)
{
	bool		better = true;

	if (e->has_far[i])
	{
		GovDecimal	best = {e->far[i], e->scale[i]};
		int			cmp = (d.scale | best.scale) == 0 ? (d.v > best.v) - (d.v < best.v) : gov_decimal_cmp(d, best);

		better = e->kind == GOV_LARGEST ? cmp > 0 : cmp < 0;
	}
	if (!better)
		return;
	e->has_far[i] = true;
	e->far[i] = d.v;
	e->scale[i] = d.scale;
}

/* Takes a cell from the codes, which then say nothing of it. */
static inline uint8_t
take_code(uint8_t *codes, int at)
{
	uint8_t		code = codes[at];

	codes[at] = GOV_CODE_ABSENT;
	return code;
}

/*
 * Takes numbers of two bytes and more from the codes, which are low bytes.  Those
 * whose low byte is no code, but that have no other, are found by what is no code.
 */
static bool
add_high(GovExtreme *e, const GovPlanes *p, uint8_t *codes)
{
	const uint8_t *high = p->high;
	uint16_t	escapes[GOV_PLANES_CELLS];
	int			n = gov_figures_image_find_escapes(codes, p->ncells, 0, escapes, 0);
	int			k = 0;

	for (;;)
	{
		int			at = high < p->none ? high[0] : GOV_PLANES_CELLS;
		GovDecimal	d = {0, 0};

		for (; k < n && escapes[k] < at; k++)
		{
			d.v = take_code(codes, escapes[k]);
			add_far(e, p->first + escapes[k], d);
		}
		if (high == p->none)
			return true;
		if (at >= p->ncells)
			return false;
		if (k < n && escapes[k] == at)
			k++;
		d.v = take_code(codes, at) | high[1] << 8 | high[2] << 16;
		add_far(e, p->first + at, d);
		high += GOV_PLANES_HIGH_BYTES;
	}
}

/* Takes what is not among the low bytes from the codes. */
static bool
add_lists(GovExtreme *e, const GovPlanes *p, uint8_t *codes, GovError *err)
{
	GovPlain	others;

	if (!add_high(e, p, codes))
		return corrupt(err, "A list has a cell beyond the last.");
	for (const uint8_t *none = p->none; none < p->other; none++)
		take_code(codes, *none);
	gov_figures_planes_begin_others(&others, p);
	for (int k = p->counts[GOV_PLANES_OTHER]; k > 0; k--)
	{
		GovStatus	status;
		GovDecimal	d;
		int			at;

		if (!gov_figures_planes_read_other(&others, p, &at, &status, &d, err))
			return false;
		take_code(codes, at);
		add_far(e, p->first + at, d);
	}
	return others.extra == p->end || corrupt(err, "The image is longer than its lists.");
}

static bool
add_packed(GovExtreme *e, const uint8_t *image, size_t len, GovError *err)
{
	uint8_t		codes[GOV_PLANES_ALL];
	GovPlanes	p;

	if (!gov_figures_planes_open(&p, image, len, err))
		return false;
	gov_figures_planes_lay_out(&p, codes);
	if (!add_lists(e, &p, codes, err))
		return false;
	add_codes(e->near + p.first, codes, p.ncells, e->kind == GOV_LARGEST);
	return true;
}

bool
gov_figures_extreme_add_image(GovExtreme *e, const uint8_t *image, size_t len, GovError *err)
{
	uint16_t	escapes[GOV_ALL_SLOTS];
	const uint8_t *c;
	GovPlain	p;
	int			b,
				start,
				end;

	if (gov_figures_image_is_packed(image, len))
		return add_packed(e, image, len, err);
	if (!gov_figures_image_open(&p, image, len, err))
		return false;
	c = p.codes;
	for (b = 0; gov_figures_image_next_run(p.shape, &b, &start, &end); c += end - start)
	{
		int			n = gov_figures_image_find_escapes(c, end - start, start, escapes, 0);

		add_codes(e->near + start, c, end - start, e->kind == GOV_LARGEST);
		for (int k = 0; k < n; k++)
		{
			int			i = escapes[k];
			uint8_t		code = c[i - start];
			GovStatus	status;
			GovDecimal	d;

			if (code >= GOV_CODE_BLANK)
				continue;
			if (!gov_figures_image_read_escape(&p, i, code, &status, &d, err))
				return false;
			if (gov_figures_has_number(status))
				add_far(e, i, d);
		}
	}
	if (p.extra != p.end)
		return corrupt(err, "%td bytes too many at offset %td.", p.end - p.extra, p.extra - p.image);
	return true;
}

void
gov_figures_extreme_add(GovExtreme *e, const GovFigures *f)
{
	for (int i = 0; i < GOV_ALL_SLOTS; i++)
	{
		int			slot = gov_figures_slot_of_index[i];
		GovDecimal	d = {f->value[slot], f->scale[slot]};

		if (gov_figures_has_number(f->status[slot]))
			add_far(e, i, d);
	}
}

void
gov_figures_extreme_settle(const GovExtreme *e, GovFigures *f)
{
	bool		largest = e->kind == GOV_LARGEST;

	memset(f, 0, sizeof(*f));
	for (int i = 0; i < GOV_ALL_SLOTS; i++)
	{
		int			slot = gov_figures_slot_of_index[i];
		bool		has_near = e->near[i] < GOV_CODE_BYTE;
		GovDecimal	best = {distance(e->near[i], largest), 0};

		if (!has_near && !e->has_far[i])
			continue;
		if (e->has_far[i])
		{
			GovDecimal	far = {e->far[i], e->scale[i]};

			if (!has_near || (gov_decimal_cmp(far, best) > 0) == largest)
				best = far;
		}
		f->status[slot] = GOV_REPORTED;
		f->value[slot] = best.v;
		f->scale[slot] = best.scale;
	}
}
