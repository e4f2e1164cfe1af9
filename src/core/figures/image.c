/*
 * image.c
 *		The image of one report's figures.
 *
 * Version, shape (two bytes, of which version 1.0 used one), the verdict; a code
 * for each cell of the blocks in shape; the values that follow some codes, in the
 * same order:
 *
 *		0..191		reported: the code is the value
 *		192..239	reported: one more byte, values to 12479
 *		240, 241, 242	reported: an unsigned value of 2, 3, 4 bytes
 *		243			reported: a signed value of 8 bytes
 *		244			reported: -1 - one byte
 *		245			reported: scale byte, signed value of 8 bytes
 *		246			imputed: as 245
 *		247			corrected: what the cell is, and what was printed: of each a
 *					byte of 16 * status + scale, and 8 bytes
 *		248			stated: as 245
 *		252..255	blank, not applicable, illegible, absent
 *
 * Images of version 2 have a code 247 or 248, those of version 1 have none.
 *
 * A value has the first code that fits, and a block is there only if one of its
 * cells is not absent: so equal figures are equal bytes, but for the verdict.
 * Codes that are not the value itself have their two top bits set, which is quick
 * to look for.
 */
#include "core/figures/image.h"

#include "core/figures/internal.h"

#include <assert.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#ifdef USE_ASSERT_CHECKING
#define check_invariant(f)	assert(gov_figures_invariant(f))
#else
#define check_invariant(f)	((void) 0)
#endif

/* The first value that needs more than the code and one byte. */
#define BYTE_END	(GOV_CODE_BYTE + (GOV_CODE_2 - GOV_CODE_BYTE) * 256)	/* 12480 */

/*
 * Version 1.0 had seven blocks, whose bits are in the shape byte; those of others
 * are in the byte behind it.
 */
#define SHAPE_BITS		7
#define SHAPE_1_0		((1 << SHAPE_BITS) - 1)
#define SHAPE_ALL		((1 << (int) GOV_NBLOCKS) - 1)

_Static_assert((int) GOV_NBLOCKS <= SHAPE_BITS + 8, "a shape has room for the bits of all blocks");

static inline uint8_t *
put_le(uint8_t *p, uint64_t v, int n)
{
	for (int i = 0; i < n; i++)
		*p++ = (uint8_t) (v >> (8 * i));
	return p;
}

static inline uint64_t
get_le(const uint8_t *p, int n)
{
	uint64_t	v = 0;

	for (int i = 0; i < n; i++)
		v |= (uint64_t) p[i] << (8 * i);
	return v;
}

#define PACKED_CELL		9		/* bytes; a corrected cell has two */
#define STATUS_SHIFT	4
#define SCALE_MASK		((1 << STATUS_SHIFT) - 1)

_Static_assert(2 * PACKED_CELL == GOV_EXTRA_MAX && GOV_MAX_SCALE <= SCALE_MASK &&
			   GOV_NSTATUSES << STATUS_SHIFT <= 256, "the longest value is that of a corrected cell");

static uint8_t *
pack_cell(uint8_t *p, GovStatus status, int64_t value, int scale)
{
	bool		has_value = gov_figures_has_value(status);

	*p++ = (uint8_t) (status << STATUS_SHIFT | (has_value ? scale : 0));
	return put_le(p, has_value ? (uint64_t) value : 0, 8);
}

/* Returns false for bytes that pack_cell() does not make. */
static bool
unpack_cell(const uint8_t *p, GovFigure *c)
{
	c->status = *p >> STATUS_SHIFT;
	c->scale = *p & SCALE_MASK;
	c->value = (int64_t) get_le(p + 1, 8);
	if (c->status >= GOV_NSTATUSES || c->scale > GOV_MAX_SCALE)
		return false;
	if (!gov_figures_has_value(c->status))
		return c->value == 0 && c->scale == 0;
	return c->scale == 0 || c->value % 10 != 0;
}

static uint8_t *
put_corrected(uint8_t *p, const GovFigures *f, int slot)
{
	const GovFigure *printed = &f->printed[slot];

	p = pack_cell(p, f->status[slot], f->value[slot], f->scale[slot]);
	return pack_cell(p, printed->status, printed->value, printed->scale);
}

/* Returns false for what is no correction, or of a cell that was corrected to what it was. */
static bool
read_corrected(const uint8_t *p, GovFigure *now, GovFigure *printed)
{
	if (!unpack_cell(p, now) || !unpack_cell(p + PACKED_CELL, printed) || printed->status == GOV_CORRECTED)
		return false;
	if (gov_figures_has_value(now->status) && now->status != GOV_CORRECTED)
		return false;
	if (now->status == GOV_CORRECTED)
		return printed->status != GOV_REPORTED || now->value != printed->value ||
			now->scale != printed->scale;
	return now->status != printed->status;
}

/* Puts a value that its code is not, and sets the code; returns the end. */
static uint8_t *
put_value(uint8_t *p, GovStatus status, GovDecimal d, uint8_t *code)
{
	int64_t		v = d.v;

	if (status != GOV_REPORTED || d.scale > 0)
	{
		*code = status == GOV_IMPUTED ? GOV_CODE_IMPUTED :
			status == GOV_STATED ? GOV_CODE_STATED : GOV_CODE_SCALED;
		*p++ = d.scale;
		return put_le(p, (uint64_t) v, 8);
	}
	if (v >= 0 && v < BYTE_END)
	{
		v -= GOV_CODE_BYTE;
		*code = (uint8_t) (GOV_CODE_BYTE + (v >> 8));
		return put_le(p, (uint64_t) v & 0xFF, 1);
	}
	if (v < 0 && v >= -256)
	{
		*code = GOV_CODE_NEGATIVE;
		return put_le(p, (uint64_t) (-1 - v), 1);
	}
	if (v < 0 || v > UINT32_MAX)
	{
		*code = GOV_CODE_8;
		return put_le(p, (uint64_t) v, 8);
	}
	*code = v <= 0xFFFF ? GOV_CODE_2 : v <= 0xFFFFFF ? GOV_CODE_3 : GOV_CODE_4;
	return put_le(p, (uint64_t) v, *code - GOV_CODE_2 + 2);
}

uint8_t *
gov_figures_image_put_number(uint8_t *extra, int v, uint8_t *code)
{
	GovDecimal	d = {v, 0};

	return put_value(extra, GOV_REPORTED, d, code);
}

void
gov_figures_image_put_header(uint8_t *image, int shape, int verdict)
{
	image[0] = GOV_IMAGE_VERSION;
	image[1] = (uint8_t) (shape & SHAPE_1_0);
	image[2] = (uint8_t) (shape >> SHAPE_BITS);
	image[GOV_IMAGE_VERDICT] = (uint8_t) verdict;
}

size_t
gov_figures_encode(const GovFigures *f, uint8_t image[GOV_PLAIN_MAX])
{
	uint8_t		extra[GOV_ALL_SLOTS * GOV_EXTRA_MAX];
	uint8_t    *e = extra;
	uint8_t    *p = image + GOV_IMAGE_HEADER;
	int			shape = 0;
	int			version = GOV_IMAGE_VERSION;

	check_invariant(f);
	for (int b = 0; b < (int) GOV_NBLOCKS; b++)
	{
		int			any = 0;

		for (int i = gov_figures_block_start[b]; i < gov_figures_block_start[b + 1] && !any; i++)
			any = gov_figures_is_there(f, gov_figures_slot_of_index[i]);
		if (!any)
			continue;
		shape |= 1 << b;
		for (int i = gov_figures_block_start[b]; i < gov_figures_block_start[b + 1]; i++)
		{
			static const uint8_t codes[] = {
				GOV_CODE_ABSENT, 0, GOV_CODE_BLANK, GOV_CODE_NOT_APPLICABLE, GOV_CODE_ILLEGIBLE
			};
			int			slot = gov_figures_slot_of_index[i];
			GovStatus	status = f->status[slot];

			if (status == GOV_REPORTED && f->scale[slot] == 0 &&
				(uint64_t) f->value[slot] < GOV_CODE_BYTE)
				*p++ = (uint8_t) f->value[slot];
			else if (f->corrected[slot])
			{
				version = GOV_IMAGE_VERSION_2;
				*p++ = GOV_CODE_CORRECTED;
				e = put_corrected(e, f, slot);
			}
			else if (gov_figures_has_value(status))
			{
				if (status == GOV_STATED)
					version = GOV_IMAGE_VERSION_2;
				e = put_value(e, status,
							  gov_decimal(f->value[slot], f->scale[slot]), p++);
			}
			else
				*p++ = codes[status];
		}
	}
	gov_figures_image_put_header(image, shape, GOV_NO_VERDICT);
	image[0] = (uint8_t) version;
	memcpy(p, extra, (size_t) (e - extra));
	p += e - extra;
	return (size_t) (p - image);
}

bool
gov_figures_image_check_header(const uint8_t *image, size_t len, GovError *err)
{
	if (len < 1)
		return corrupt(err, "The image is empty.");
	if (image[0] != GOV_IMAGE_VERSION &&
		(!gov_figures_image_is_version_2(image) || gov_figures_image_is_sum(image, len)))
		return corrupt(err, "Unknown version %d at offset 0.", image[0]);
	if (len < GOV_IMAGE_HEADER)
		return corrupt(err, "The header ends at offset %zu instead of %d.",
					   len, GOV_IMAGE_HEADER);
	if (gov_figures_image_is_sum(image, len) ? image[2] > GOV_MORE_CELLS :
		image[2] & ~(SHAPE_ALL >> SHAPE_BITS))
		return corrupt(err, "The reserved byte at offset 2 is not zero.");
	return true;
}

/*
 * The number of cells that the blocks of version 1.0 have, by the shape, at compile
 * time: these never change.
 */
#define CELL(block, n)
#define BLOCK(block, n) START_OF_##block = n,
enum
{
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) stored
#include GOV_FORM_DEF
};
#undef CELL
#undef BLOCK

#define CELL(block, n) \
	_Static_assert((n) > (int) START_OF_##block, "cells of a block follow its first");
#define BLOCK(block, n) \
	_Static_assert((block) == 0 || (n) > (int) START_OF_0, "blocks follow the first");
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) stored
#include GOV_FORM_DEF
#undef CELL
#undef BLOCK

#define NCELLS(s) \
	(((s) & 1) * (START_OF_1 - START_OF_0) + ((s) >> 1 & 1) * (START_OF_2 - START_OF_1) + \
	 ((s) >> 2 & 1) * (START_OF_3 - START_OF_2) + ((s) >> 3 & 1) * (START_OF_4 - START_OF_3) + \
	 ((s) >> 4 & 1) * (START_OF_5 - START_OF_4) + ((s) >> 5 & 1) * (START_OF_6 - START_OF_5) + \
	 ((s) >> 6 & 1) * (GOV_CELLS_1_0 - START_OF_6))
#define NCELLS4(s)	NCELLS(s), NCELLS((s) + 1), NCELLS((s) + 2), NCELLS((s) + 3)
#define NCELLS16(s) NCELLS4(s), NCELLS4((s) + 4), NCELLS4((s) + 8), NCELLS4((s) + 12)

static const uint8_t ncells_of_shape[SHAPE_1_0 + 1] = {
	NCELLS16(0), NCELLS16(16), NCELLS16(32), NCELLS16(48),
	NCELLS16(64), NCELLS16(80), NCELLS16(96), NCELLS16(112)
};

_Static_assert(NCELLS(SHAPE_1_0) == GOV_CELLS_1_0 && SHAPE_1_0 == 127, "the blocks of version 1.0");

bool
gov_figures_image_open(GovPlain *p, const uint8_t *image, size_t len, GovError *err)
{
	size_t		ncodes;

	if (!gov_figures_image_check_header(image, len, err))
		return false;
	if (image[1] & ~SHAPE_1_0)
		return corrupt(err, "Unknown shape 0x%02x at offset 1.", image[1]);
	p->shape = image[1] | image[2] << SHAPE_BITS;
	ncodes = ncells_of_shape[image[1]];
	for (int b = SHAPE_BITS; b < (int) GOV_NBLOCKS; b++)
		ncodes += p->shape >> b & 1 ? gov_figures_block_start[b + 1] - gov_figures_block_start[b] : 0;
	if (len - GOV_IMAGE_HEADER < ncodes)
		return corrupt(err, "The image ends at offset %zu, before its %zu cells.",
					   len, ncodes);
	p->image = image;
	p->codes = image + GOV_IMAGE_HEADER;
	p->extra = p->codes + ncodes;
	p->end = image + len;
	return true;
}

static const GovStatus status_of_code[4] = {
	GOV_BLANK, GOV_NOT_APPLICABLE, GOV_ILLEGIBLE, GOV_ABSENT
};

static inline int
extra_length(uint8_t code)
{
	static const int8_t lengths[] = {2, 3, 4, 8, 1, 9, 9, 2 * PACKED_CELL, 9, -1, -1, -1, 0, 0, 0, 0};

	if (code < GOV_CODE_BYTE)
		return 0;
	return code < GOV_CODE_2 ? 1 : lengths[code - GOV_CODE_2];
}

int
gov_figures_image_extra_length(uint8_t code)
{
	return extra_length(code);
}

bool
gov_figures_image_read_escape(GovPlain *p, int index, uint8_t code, GovStatus *status, GovDecimal *d,
							  GovError *err)
{
	const uint8_t *at = p->extra;
	int			length = extra_length(code);
	char		buf[GOV_SLOT_NAME_MAX];
	GovFigure	now,
				printed;

	d->scale = 0;
	if (code < GOV_CODE_2)
	{
		if (at == p->end)
			goto truncated;
		d->v = GOV_CODE_BYTE + (code - GOV_CODE_BYTE) * 256 + *at;
		p->extra++;
		*status = GOV_REPORTED;
		return true;
	}
	if (code >= GOV_CODE_BLANK)
	{
		d->v = 0;
		*status = status_of_code[code - GOV_CODE_BLANK];
		return true;
	}
	if (length < 0 || ((code == GOV_CODE_CORRECTED || code == GOV_CODE_STATED) &&
					   !gov_figures_image_is_version_2(p->image)))
		return corrupt(err, "Unknown code %d for cell %s.", code,
					   gov_figures_slot_name(gov_figures_slot_of_index[index], buf));
	if (p->end - at < length)
		goto truncated;
	p->extra += length;
	*status = GOV_REPORTED;
	switch (code)
	{
		case GOV_CODE_2:
			d->v = (int64_t) get_le(at, 2);
			if (d->v < BYTE_END)
				goto longer;
			break;
		case GOV_CODE_3:
			d->v = (int64_t) get_le(at, 3);
			if (d->v <= 0xFFFF)
				goto longer;
			break;
		case GOV_CODE_4:
			d->v = (int64_t) get_le(at, 4);
			if (d->v <= 0xFFFFFF)
				goto longer;
			break;
		case GOV_CODE_NEGATIVE:
			d->v = -1 - (int64_t) *at;
			break;
		case GOV_CODE_8:
			d->v = (int64_t) get_le(at, 8);
			if (d->v >= -256 && d->v <= (int64_t) UINT32_MAX)
				goto longer;
			break;
		case GOV_CODE_CORRECTED:
			if (!read_corrected(at, &now, &printed))
				return corrupt(err, "The value at offset %td, cell %s, is no correction.",
							   at - p->image, gov_figures_slot_name(gov_figures_slot_of_index[index], buf));
			*status = now.status;
			*d = gov_decimal(now.value, now.scale);
			break;
		default:
			d->v = (int64_t) get_le(at + 1, 8);
			d->scale = *at;
			if (d->scale > GOV_MAX_SCALE || (d->scale == 0 && code == GOV_CODE_SCALED))
				return corrupt(err, "Scale %d at offset %td, cell %s.", d->scale,
							   at - p->image, gov_figures_slot_name(gov_figures_slot_of_index[index], buf));
			if (d->scale > 0 && d->v % 10 == 0)
				goto longer;
			if (code == GOV_CODE_IMPUTED)
				*status = GOV_IMPUTED;
			else if (code == GOV_CODE_STATED)
				*status = GOV_STATED;
	}
	return true;

longer:
	return corrupt(err, "The value at offset %td, cell %s, is longer than it needs to be.",
				   at - p->image, gov_figures_slot_name(gov_figures_slot_of_index[index], buf));
truncated:
	return corrupt(err, "The image ends at offset %td, before the value of cell %s.",
				   p->end - p->image, gov_figures_slot_name(gov_figures_slot_of_index[index], buf));
}

/*
 * There is no branch for each code, because it could not be predicted which of
 * them are escapes.
 */
int
gov_figures_image_find_escapes(const uint8_t *codes, int n, int base, uint16_t *at, int nat)
{
	int			i = 0;

#if defined(__SSE2__)
	const __m128i limit = _mm_set1_epi8((char) GOV_CODE_BYTE);

	while (i + 16 <= n)
	{
		int			first = i;
		uint64_t	mask = 0;

		for (int bits = 0; bits < 64 && i + 16 <= n; bits += 16, i += 16)
		{
			__m128i		x = _mm_loadu_si128((const __m128i *) (codes + i));

			x = _mm_cmpeq_epi8(_mm_max_epu8(x, limit), x);
			mask |= (uint64_t) (uint32_t) _mm_movemask_epi8(x) << bits;
		}
		for (; mask; mask &= mask - 1)
			at[nat++] = (uint16_t) (base + first + __builtin_ctzll(mask));
	}
#elif __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	for (; i + 8 <= n;)
	{
		int			first = i;
		uint64_t	mask = 0;

		for (int bits = 0; bits < 64 && i + 8 <= n; bits += 8, i += 8)
		{
			uint64_t	x;

			memcpy(&x, codes + i, 8);
			x &= (x << 1) & UINT64_C(0x8080808080808080);
			/* the top bits of eight bytes, gathered in one */
			mask |= ((x >> 7) * UINT64_C(0x0102040810204080) >> 56) << bits;
		}
		for (; mask; mask &= mask - 1)
			at[nat++] = (uint16_t) (base + first + __builtin_ctzll(mask));
	}
#endif
	for (; i < n; i++)
		if (codes[i] >= GOV_CODE_BYTE)
			at[nat++] = (uint16_t) (base + i);
	return nat;
}

bool
gov_figures_image_decode(const uint8_t *image, size_t len, GovFigures *f, GovError *err)
{
	GovPlain	p;
	const uint8_t *c;
	uint16_t	escapes[GOV_ALL_SLOTS];
	int			version = GOV_IMAGE_VERSION;

	if (!gov_figures_image_open(&p, image, len, err))
		return false;
	c = p.codes;
	memset(f, 0, sizeof(*f));
	for (int b = 0; b < (int) GOV_NBLOCKS; b++)
	{
		int			absent = GOV_CODE_ABSENT;
		int			start = gov_figures_block_start[b];
		int			n = gov_figures_block_start[b + 1] - start;
		int			nescapes;

		if (!(p.shape & 1 << b))
			continue;
		for (int i = 0; i < n; i++)
		{
			int			slot = gov_figures_slot_of_index[start + i];

			absent &= c[i];
			f->value[slot] = c[i];
			f->status[slot] = GOV_REPORTED;
		}
		if (absent == GOV_CODE_ABSENT)
			return corrupt(err, "Block %d of the shape at offset 1 has no cells.", b);
		nescapes = gov_figures_image_find_escapes(c, n, start, escapes, 0);
		for (int k = 0; k < nescapes; k++)
		{
			int			slot = gov_figures_slot_of_index[escapes[k]];
			uint8_t		code = c[escapes[k] - start];
			const uint8_t *at = p.extra;
			GovStatus	status;
			GovDecimal	d;

			if (!gov_figures_image_read_escape(&p, escapes[k], code, &status, &d, err))
				return false;
			if (code == GOV_CODE_CORRECTED || code == GOV_CODE_STATED)
				version = GOV_IMAGE_VERSION_2;
			if (code == GOV_CODE_CORRECTED)
			{
				f->corrected[slot] = true;
				unpack_cell(at + PACKED_CELL, &f->printed[slot]);
			}
			f->value[slot] = d.v;
			f->scale[slot] = d.scale;
			f->status[slot] = (uint8_t) status;
		}
		c += n;
	}
	if (p.extra != p.end)
		return corrupt(err, "%td bytes too many at offset %td.",
					   p.end - p.extra, p.extra - p.image);
	if (image[0] != version)
		return corrupt(err, "Version %d at offset 0, but no cell is corrected or stated.", image[0]);
	check_invariant(f);
	return true;
}

/* Returns where the code of a cell is among those of the image; -1: nowhere. */
static inline int
find_code(const GovPlain *p, int index)
{
	int			at = index;

	for (int b = 0; b < (int) GOV_NBLOCKS && gov_figures_block_start[b] <= index; b++)
		if (!(p->shape & 1 << b))
		{
			if (index < gov_figures_block_start[b + 1])
				return -1;
			at -= gov_figures_block_start[b + 1] - gov_figures_block_start[b];
		}
	return at;
}

bool
gov_figures_image_cell(const uint8_t *image, size_t len, int slot, GovStatus *status,
					   GovTotal *t, GovError *err)
{
	int			index = gov_figures_index_of_slot[slot];
	int			at;
	GovPlain	p;
	GovDecimal	d = {0, 0};
	bool		good;

	*status = GOV_ABSENT;
	if (!gov_figures_image_open(&p, image, len, err))
		return false;
	at = find_code(&p, index);
	if (at < 0)
		return true;
	if (p.codes[at] < GOV_CODE_BYTE)
	{
		t->v = p.codes[at];
		t->scale = 0;
		*status = GOV_REPORTED;
		return true;
	}
	for (int i = 0; i < at; i++)
	{
		int			length = extra_length(p.codes[i]);

		if (length < 0)
			return corrupt(err, "Unknown code %d at offset %d.", p.codes[i],
						   i + GOV_IMAGE_HEADER);
		if (p.end - p.extra < length)
			return corrupt(err, "The image ends at offset %td, within its values.",
						   p.end - p.image);
		p.extra += length;
	}
	good = gov_figures_image_read_escape(&p, index, p.codes[at], status, &d, err);
	*t = gov_total(d);
	return good;
}

bool
gov_figures_image_has_any(const GovPlain *p, int index, int n)
{
	int			at = find_code(p, index);
	int			absent = GOV_CODE_ABSENT;

	for (int i = 0; at >= 0 && i < n; i++)
		absent &= p->codes[at + i];
	return absent != GOV_CODE_ABSENT;
}

bool
gov_figures_image_refuse_verdict(GovError *err)
{
	return corrupt(err, "The verdict at offset %d is not that of the figures.",
				   GOV_IMAGE_VERDICT);
}
