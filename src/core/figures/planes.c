/*
 * planes.c
 *		The image of one report as it is kept.
 *
 * Version 3, the number of the first block and of the one behind the last, the verdict as
 * in version 1; then
 *
 *		6 bytes		how many cells each list has
 *		2 bytes		a bit for each sixteen cells of the run: one of their low bytes
 *					is not 0
 *		16 bytes	for each of these: the low bytes of their numbers, 0 where there is
 *					none or it is in the last list
 *
 * and the lists, each in the order of the cells, which are counted from the first
 * of the run: numbers of two and three bytes, a cell and its second and third byte; blank, not
 * applicable, illegible and absent ones, a cell each; others, a cell with the code
 * and what follows it in version 1.
 */
#include "core/figures/planes.h"

#include "core/figures/internal.h"

#include <string.h>

#define COUNTS		GOV_IMAGE_HEADER
#define MASK		(COUNTS + GOV_PLANES_NLISTS)
#define HEADER		(MASK + 2)
#define CHUNK		GOV_PLANES_CHUNK
#define WORDS		4			/* with a bit for each cell of a run */
#define FIRST_OTHER GOV_CODE_4	/* numbers of three bytes are in the first
								 * list */
#define LAST_OTHER	GOV_CODE_IMPUTED
#define OTHER_MAX	(2 + 9)		/* bytes in the list */

_Static_assert(GOV_PLANES_ALL == 16 * CHUNK && GOV_PLANES_ALL == 64 * WORDS, "a bit for each");
_Static_assert(HEADER + GOV_PLANES_ALL + GOV_PLANES_CELLS * (int) OTHER_MAX <= (int) GOV_PLAIN_MAX,
			   "there is room for the longest, whose cells are all in the last list");

static inline bool
is_length(int ncells)
{
	return ncells >= GOV_PLANES_LEAST && ncells <= GOV_PLANES_CELLS;
}

/* Returns true when the blocks of a shape are one run, that can be packed. */
static bool
is_one_run(int shape, int *first_block, int *end_block)
{
	*first_block = shape == 0 ? 0 : __builtin_ctz((unsigned) shape);
	*end_block = *first_block + __builtin_ctz(~((unsigned) shape >> *first_block));
	return shape != 0 && shape >> *end_block == 0 &&
		is_length(gov_figures_block_start[*end_block] - gov_figures_block_start[*first_block]);
}

/* What of an image goes into which part. */
typedef struct Parts
{
	uint8_t		low[GOV_PLANES_ALL];
	uint8_t		list[GOV_PLANES_NLISTS][GOV_PLANES_CELLS * OTHER_MAX];
	int			len[GOV_PLANES_NLISTS];
	int			n[GOV_PLANES_NLISTS];
} Parts;

static uint8_t *
append(Parts *parts, int list, int len)
{
	uint8_t    *to = parts->list[list] + parts->len[list];

	parts->len[list] += len;
	parts->n[list]++;
	return to;
}

/* Takes the cell at a place of the run; returns false for what a packed image has no room for. */
static bool
take_cell(Parts *parts, GovPlain *p, int first, int at)
{
	uint8_t		code = p->codes[at];
	const uint8_t *extra = p->extra;
	GovStatus	status;
	GovDecimal	d;
	GovError	err;
	uint8_t    *to;

	if (code >= GOV_CODE_BLANK)
		*append(parts, GOV_PLANES_NONE + code - GOV_CODE_BLANK, 1) = (uint8_t) at;
	else if (code < GOV_CODE_BYTE)
		parts->low[at] = code;
	else if (code > LAST_OTHER || !gov_figures_image_read_escape(p, first + at, code, &status, &d, &err))
		return false;
	else if (code < FIRST_OTHER)
	{
		parts->low[at] = (uint8_t) d.v;
		if (d.v <= UINT8_MAX)
			return true;
		to = append(parts, GOV_PLANES_HIGH, GOV_PLANES_HIGH_BYTES);
		to[0] = (uint8_t) at;
		to[1] = (uint8_t) (d.v >> 8);
		to[2] = (uint8_t) (d.v >> 16);
	}
	else
	{
		to = append(parts, GOV_PLANES_OTHER, (int) (2 + (p->extra - extra)));
		to[0] = (uint8_t) at;
		to[1] = code;
		memcpy(to + 2, extra, (size_t) (p->extra - extra));
	}
	return true;
}

/* Returns true when a chunk has a low byte. */
static bool
has_any(const uint8_t *chunk)
{
	uint64_t	halves[CHUNK / 8];

	memcpy(halves, chunk, CHUNK);
	return (halves[0] | halves[1]) != 0;
}

static size_t
put_parts(const Parts *parts, uint8_t *packed)
{
	uint8_t    *p = packed + HEADER;
	uint32_t	mask = 0;

	for (int g = 0; g < 16; g++)
		if (has_any(parts->low + g * CHUNK))
		{
			mask |= UINT32_C(1) << g;
			memcpy(p, parts->low + g * CHUNK, CHUNK);
			p += CHUNK;
		}
	packed[MASK] = (uint8_t) mask;
	packed[MASK + 1] = (uint8_t) (mask >> 8);
	for (int k = 0; k < GOV_PLANES_NLISTS; k++)
	{
		packed[COUNTS + k] = (uint8_t) parts->n[k];
		memcpy(p, parts->list[k], (size_t) parts->len[k]);
		p += parts->len[k];
	}
	return (size_t) (p - packed);
}

size_t
gov_figures_planes_pack(const uint8_t *image, size_t len, uint8_t packed[GOV_PLAIN_MAX])
{
	Parts		parts;
	GovPlain	p;
	GovError	err;
	int			from,
				end;
	bool		packable = len > 0 && image[0] == GOV_IMAGE_VERSION && !gov_figures_image_is_sum(image, len) &&
		gov_figures_image_open(&p, image, len, &err) && is_one_run(p.shape, &from, &end);

	if (packable)
	{
		int			first = gov_figures_block_start[from];
		int			ncells = gov_figures_block_start[end] - first;

		memset(parts.low, 0, sizeof(parts.low));
		memset(parts.len, 0, sizeof(parts.len));
		memset(parts.n, 0, sizeof(parts.n));
		for (int at = 0; at < ncells && packable; at++)
			packable = take_cell(&parts, &p, first, at);
	}
	memcpy(packed, image, packable ? GOV_IMAGE_HEADER : len);
	if (!packable)
		return len;
	packed[0] = GOV_IMAGE_VERSION_3;
	packed[1] = (uint8_t) from;
	packed[2] = (uint8_t) end;
	return put_parts(&parts, packed);
}

/* Not all machines that we are compiled for have an instruction for it. */
static inline int
count_bits(uint32_t mask)
{
	mask -= mask >> 1 & 0x5555;
	mask = (mask & 0x3333) + (mask >> 2 & 0x3333);
	mask = (mask + (mask >> 4)) & 0x0F0F;
	return (int) ((mask + (mask >> 8)) & 0x1F);
}

bool
gov_figures_planes_open(GovPlanes *p, const uint8_t *image, size_t len, GovError *err)
{
	const uint8_t *counts = image + COUNTS;
	const uint8_t *at;

	if (len < HEADER)
		return corrupt(err, "The header ends at offset %zu instead of %d.", len, HEADER);
	if (image[1] >= image[2] || image[2] > (int) GOV_NBLOCKS)
		return corrupt(err, "There are no blocks from %d to %d, at offset 1.", image[1], image[2]);
	p->shape = (1 << image[2]) - (1 << image[1]);
	p->first = gov_figures_block_start[image[1]];
	p->ncells = gov_figures_block_start[image[2]] - p->first;
	p->image = image;
	p->counts = counts;
	p->chunks = image + HEADER;
	p->end = image + len;
	p->mask = image[MASK] | (uint32_t) image[MASK + 1] << 8;
	if (!is_length(p->ncells) || p->mask >> (unsigned) (p->ncells + CHUNK - 1) / CHUNK)
		return corrupt(err, "The mask at offset %d has bits for more than %d cells.", MASK, p->ncells);
	p->high = p->chunks + CHUNK * count_bits(p->mask);
	p->none = p->high + GOV_PLANES_HIGH_BYTES * counts[GOV_PLANES_HIGH];
	p->other = p->none + counts[GOV_PLANES_NONE] + counts[GOV_PLANES_NONE + 1] + counts[GOV_PLANES_NONE + 2] +
		counts[GOV_PLANES_NONE + 3];
	at = p->other + 2 * counts[GOV_PLANES_OTHER];	/* the least that they
													 * take */
	if (at > p->end)
		return corrupt(err, "The image ends at offset %zu, before its lists do.", len);
	if (counts[GOV_PLANES_OTHER] == 0 && at < p->end)
		return corrupt(err, "%td bytes too many at offset %td.", p->end - at, at - image);
	return true;
}

void
gov_figures_planes_lay_out(const GovPlanes *p, uint8_t low[GOV_PLANES_ALL])
{
	const uint8_t *chunk = p->chunks;

	memset(low, 0, GOV_PLANES_ALL);
	for (uint32_t m = p->mask; m; m &= m - 1, chunk += CHUNK)
		memcpy(low + CHUNK * __builtin_ctz(m), chunk, CHUNK);
}

void
gov_figures_planes_begin_others(GovPlain *p, const GovPlanes *planes)
{
	p->image = planes->image;
	p->extra = planes->other;
	p->end = planes->end;
}

bool
gov_figures_planes_read_other(GovPlain *p, const GovPlanes *planes, int *at, GovStatus *status, GovDecimal *d,
							  GovError *err)
{
	uint8_t		code;

	if (p->end - p->extra < 2)
		return corrupt(err, "The image ends at offset %td, within its last list.", p->end - p->image);
	*at = p->extra[0];
	code = p->extra[1];
	if (*at >= planes->ncells || code < FIRST_OTHER || code > LAST_OTHER)
		return corrupt(err, "Code %d for cell %d at offset %td.", code, *at, p->extra - p->image);
	p->extra += 2;
	return gov_figures_image_read_escape(p, planes->first + *at, code, status, d, err);
}

bool
gov_figures_planes_lay_out_codes(const GovPlanes *p, uint8_t codes[GOV_PLANES_ALL], GovError *err)
{
	GovPlain	others;
	GovStatus	status;
	GovDecimal	d;
	int			at;

	gov_figures_planes_lay_out(p, codes);
	for (const uint8_t *high = p->high; high < p->none; high += GOV_PLANES_HIGH_BYTES)
		codes[*high] = GOV_CODE_ABSENT;
	for (const uint8_t *none = p->none; none < p->other; none++)
		codes[*none] = GOV_CODE_ABSENT;
	gov_figures_planes_begin_others(&others, p);
	for (int k = p->counts[GOV_PLANES_OTHER]; k > 0; k--)
	{
		if (!gov_figures_planes_read_other(&others, p, &at, &status, &d, err))
			return false;
		codes[at] = GOV_CODE_ABSENT;
	}
	return true;
}

/* Cells on their way from a packed image to one of version 1. */
typedef struct Unpacking
{
	GovPlanes	p;
	uint8_t    *codes;			/* the low bytes, at first */
	uint16_t	high[64 * WORDS];	/* where more has a bit */
	uint64_t	more[WORDS];	/* cells whose code is followed by something */
	uint64_t	other[WORDS];	/* of these, those of the last list */
} Unpacking;

static inline bool
has_bit(const uint64_t *words, int at)
{
	return words[at / 64] >> at % 64 & 1;
}

static inline void
set_bit(uint64_t *words, int at)
{
	words[at / 64] |= UINT64_C(1) << at % 64;
}

/* Returns false where a list is out of order, or its cell not in the run. */
static inline bool
is_next(const Unpacking *u, int at, int *before)
{
	bool		good = at > *before && at < u->p.ncells;

	*before = at;
	return good;
}

static bool
lay_out_low(Unpacking *u)
{
	uint16_t	at[GOV_PLANES_CELLS];
	int			n;

	gov_figures_planes_lay_out(&u->p, u->codes);
	for (uint32_t m = u->p.mask; m; m &= m - 1)
		if (!has_any(u->codes + CHUNK * __builtin_ctz(m)))
			return false;
	/* those of the last chunk that are beyond the run */
	for (int i = u->p.ncells; i % CHUNK != 0; i++)
		if (u->codes[i] != 0)
			return false;
	n = gov_figures_image_find_escapes(u->codes, u->p.ncells, 0, at, 0);
	for (int k = 0; k < n; k++)
	{
		set_bit(u->more, at[k]);
		u->high[at[k]] = 0;
	}
	return true;
}

static bool
note_high(Unpacking *u)
{
	const uint8_t *list = u->p.high;
	int			before = -1;

	for (; list < u->p.none; list += GOV_PLANES_HIGH_BYTES)
	{
		uint16_t	high = (uint16_t) (list[1] | list[2] << 8);

		if (!is_next(u, list[0], &before) || high == 0)
			return false;
		set_bit(u->more, list[0]);
		u->high[list[0]] = high;
	}
	return true;
}

/* Notes the cells of the last list; these and all that follow have no low byte. */
static bool
note_other(Unpacking *u)
{
	GovPlain	p;
	GovStatus	status;
	GovDecimal	d;
	GovError	err;
	int			at,
				before = -1;

	gov_figures_planes_begin_others(&p, &u->p);
	for (int k = 0; k < u->p.counts[GOV_PLANES_OTHER]; k++)
	{
		if (!gov_figures_planes_read_other(&p, &u->p, &at, &status, &d, &err) || !is_next(u, at, &before) ||
			has_bit(u->more, at) || u->codes[at] != 0)
			return false;
		set_bit(u->more, at);
		set_bit(u->other, at);
	}
	return p.extra == u->p.end;
}

static bool
put_none(Unpacking *u)
{
	const uint8_t *at = u->p.none;

	for (int none = 0; none < GOV_PLANES_OTHER - GOV_PLANES_NONE; none++)
	{
		int			before = -1;

		for (int k = u->p.counts[GOV_PLANES_NONE + none]; k > 0; k--, at++)
		{
			if (!is_next(u, *at, &before) || has_bit(u->more, *at) || u->codes[*at] != 0)
				return false;
			u->codes[*at] = (uint8_t) (GOV_CODE_BLANK + none);
		}
	}
	return true;
}

/* Puts the codes of numbers that are more than a code, and behind all codes what follows them. */
static uint8_t *
put_more(Unpacking *u)
{
	uint8_t    *e = u->codes + u->p.ncells;
	const uint8_t *other = u->p.other;

	for (int w = 0; w < WORDS; w++)
		for (uint64_t m = u->more[w]; m; m &= m - 1)
		{
			int			at = 64 * w + __builtin_ctzll(m);

			if (has_bit(u->other, at))
			{
				int			len = gov_figures_image_extra_length(other[1]);

				u->codes[at] = other[1];
				memcpy(e, other + 2, (size_t) len);
				e += len;
				other += 2 + len;
			}
			else
				e = gov_figures_image_put_number(e, u->codes[at] | u->high[at] << 8, &u->codes[at]);
		}
	return e;
}

bool
gov_figures_planes_unpack(const uint8_t *image, size_t len, uint8_t plain[GOV_UNPACKED_MAX], size_t *plain_len,
						  GovError *err)
{
	uint8_t		low[GOV_PLANES_ALL];
	Unpacking	u;
	uint8_t    *end;

	if (!gov_figures_planes_open(&u.p, image, len, err))
		return false;
	memset(u.more, 0, sizeof(u.more));
	memset(u.other, 0, sizeof(u.other));
	u.codes = low;
	if (!lay_out_low(&u) || !note_high(&u) || !note_other(&u) || !put_none(&u))
		return corrupt(err, "The cells of a packed image are not in order.");
	gov_figures_image_put_header(plain, u.p.shape, image[GOV_IMAGE_VERDICT]);
	u.codes = plain + GOV_IMAGE_HEADER;
	memcpy(u.codes, low, (size_t) u.p.ncells);
	end = put_more(&u);
	*plain_len = (size_t) (end - plain);
	return true;
}

/* Returns the low byte of a cell. */
static uint8_t
low_byte(const GovPlanes *p, int at)
{
	uint32_t	bit = UINT32_C(1) << at / CHUNK;

	if (!(p->mask & bit))
		return 0;
	return p->chunks[CHUNK * count_bits(p->mask & (bit - 1)) + at % CHUNK];
}

/* Looks a cell up in the last list; where it isn't there, *status stays as it is. */
static bool
find_other(const GovPlanes *planes, int at, GovStatus *status, GovDecimal *d, GovError *err)
{
	GovPlain	p;

	gov_figures_planes_begin_others(&p, planes);
	for (int k = 0; k < planes->counts[GOV_PLANES_OTHER]; k++)
	{
		GovStatus	its_status;
		GovDecimal	its;
		int			its_at;

		if (!gov_figures_planes_read_other(&p, planes, &its_at, &its_status, &its, err))
			return false;
		if (its_at == at)
		{
			*status = its_status;
			*d = its;
		}
	}
	return true;
}

static bool
packed_cell(const uint8_t *image, size_t len, int index, GovStatus *status, GovDecimal *d, GovError *err)
{
	static const GovStatus none[] = {GOV_BLANK, GOV_NOT_APPLICABLE, GOV_ILLEGIBLE, GOV_ABSENT};
	GovPlanes	p;
	const uint8_t *high;
	int			at;

	if (!gov_figures_planes_open(&p, image, len, err))
		return false;
	*status = GOV_ABSENT;
	at = index - p.first;
	if (at < 0 || at >= p.ncells)
		return true;
	d->v = low_byte(&p, at);
	d->scale = 0;
	*status = GOV_REPORTED;
	high = p.high;
	for (; high < p.none; high += GOV_PLANES_HIGH_BYTES)
		if (high[0] == at)
			d->v |= high[1] << 8 | high[2] << 16;
	/* what is no number has no low byte */
	for (int k = 0; k < GOV_PLANES_OTHER - GOV_PLANES_NONE && d->v == 0; k++)
	{
		if (memchr(p.none, at, p.counts[GOV_PLANES_NONE + k]))
			*status = none[k];
		p.none += p.counts[GOV_PLANES_NONE + k];
	}
	return p.counts[GOV_PLANES_OTHER] == 0 || find_other(&p, at, status, d, err);
}

bool
gov_figures_report_open(GovPlain *p, const uint8_t *image, size_t len, GovError *err)
{
	if (!gov_figures_image_is_packed(image, len))
		return gov_figures_image_open(p, image, len, err);
	return gov_figures_planes_unpack(image, len, p->unpacked, &len, err) &&
		gov_figures_image_open(p, p->unpacked, len, err);
}

bool
gov_figures_report_decode(const uint8_t *image, size_t len, GovFigures *f, GovError *err)
{
	uint8_t		plain[GOV_UNPACKED_MAX];

	if (!gov_figures_image_is_packed(image, len))
		return gov_figures_image_decode(image, len, f, err);
	return gov_figures_planes_unpack(image, len, plain, &len, err) && gov_figures_image_decode(plain, len, f, err);
}

bool
gov_figures_report_cell(const uint8_t *image, size_t len, int slot, GovStatus *status, GovTotal *t, GovError *err)
{
	GovDecimal	d;

	if (!gov_figures_image_is_packed(image, len))
		return gov_figures_image_cell(image, len, slot, status, t, err);
	if (!packed_cell(image, len, gov_figures_index_of_slot[slot], status, &d, err))
		return false;
	if (*status != GOV_ABSENT)
		*t = gov_total(d);
	return true;
}

bool
gov_figures_report_has_any(const uint8_t *image, size_t len, int index, int n)
{
	GovPlanes	planes;
	GovPlain	p;
	GovError	err;

	/* cells that are not of the run need no unpacking */
	if (gov_figures_image_is_packed(image, len) && gov_figures_planes_open(&planes, image, len, &err) &&
		(index + n <= planes.first || index >= planes.first + planes.ncells))
		return false;
	return !gov_figures_report_open(&p, image, len, &err) || gov_figures_image_has_any(&p, index, n);
}
