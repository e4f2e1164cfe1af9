/*
 * figures.c
 *		Figures as bytes: the images of one report and of a sum of reports.
 *
 * One report: version, shape, a zero byte, a verdict: whether the figures
 * balance, and by which edition of the rules that was found; a code for each cell of the blocks in shape; the values that follow some codes, in
 * the same order:
 *
 *		0..191		reported: the code is the value
 *		192..239	reported: one more byte, values to 12479
 *		240, 241, 242	reported: an unsigned value of 2, 3, 4 bytes
 *		243			reported: a signed value of 8 bytes
 *		244			reported: -1 - one byte
 *		245			reported: scale byte, signed value of 8 bytes
 *		246			imputed: as 245
 *		252..255	blank, not applicable, illegible, absent
 *
 * A value has the first code that fits, a block is there only if one of its
 * cells is not absent, and the verdict follows from the rest: so equal figures
 * are equal bytes.  Codes that are
 * no plain value have their two top bits set, which is quick to look for.
 */
#include "core/figures/image.h"
#include "core/figures/tally.h"
#include "core/base/total.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#ifdef USE_ASSERT_CHECKING
#define check_invariant(f)	assert(gov_figures_invariant(f))
#else
#define check_invariant(f)	((void) 0)
#endif

const char *const gov_status_names[] = {
	"absent", "reported", "blank", "not_applicable", "illegible", "imputed"
};

#define BYTE_END	(CODE_BYTE + (CODE_2 - CODE_BYTE) * 256)	/* 12480 */

#define SHAPE_ALL	((1 << NBLOCKS) - 1)

const uint8_t gov_block_start[NBLOCKS + 1] = {
	0, 7, 28, 182, 197, 200, 207, GOV_NSLOTS
};

const uint8_t gov_index_slot[GOV_NSLOTS] = {
	3, 4, 5, 9, 10, 11, 26, 176, 177, 178, 179, 180,
	181, 182, 183, 184, 185, 186, 187, 188, 189, 190, 191, 192,
	193, 194, 195, 196, 29, 30, 31, 32, 33, 34, 35, 36,
	37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48,
	49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60,
	61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72,
	73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84,
	85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 96,
	97, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108,
	109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 120,
	121, 122, 123, 124, 125, 126, 127, 128, 129, 130, 131, 132,
	133, 134, 135, 136, 137, 138, 139, 140, 141, 142, 143, 144,
	145, 146, 147, 148, 149, 150, 151, 152, 153, 154, 155, 156,
	157, 158, 159, 160, 161, 162, 163, 164, 165, 166, 167, 168,
	197, 198, 199, 200, 201, 202, 203, 204, 205, 206, 207, 208,
	209, 210, 211, 212, 213, 214, 215, 216, 217, 218, 219, 220,
	221, 222, 223, 224, 225, 14, 20, 23, 169, 170, 171, 172,
	173, 174, 175, 0, 1, 2, 6, 7, 8, 12, 13, 15,
	16, 17, 18, 19, 21, 22, 24, 25, 27, 28,
};

const uint8_t gov_slot_index[GOV_NSLOTS] = {
	207, 208, 209, 0, 1, 2, 210, 211, 212, 3, 4, 5,
	213, 214, 197, 215, 216, 217, 218, 219, 198, 220, 221, 199,
	222, 223, 6, 224, 225, 28, 29, 30, 31, 32, 33, 34,
	35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46,
	47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58,
	59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70,
	71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82,
	83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94,
	95, 96, 97, 98, 99, 100, 101, 102, 103, 104, 105, 106,
	107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118,
	119, 120, 121, 122, 123, 124, 125, 126, 127, 128, 129, 130,
	131, 132, 133, 134, 135, 136, 137, 138, 139, 140, 141, 142,
	143, 144, 145, 146, 147, 148, 149, 150, 151, 152, 153, 154,
	155, 156, 157, 158, 159, 160, 161, 162, 163, 164, 165, 166,
	167, 200, 201, 202, 203, 204, 205, 206, 7, 8, 9, 10,
	11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22,
	23, 24, 25, 26, 27, 168, 169, 170, 171, 172, 173, 174,
	175, 176, 177, 178, 179, 180, 181, 182, 183, 184, 185, 186,
	187, 188, 189, 190, 191, 192, 193, 194, 195, 196,
};

bool
gov_figures_fail(GovError *err, GovErrorCode code, const char *message, const char *fmt,...)
{
	va_list		ap;

	err->code = code;
	snprintf(err->message, sizeof(err->message), "%s", message);
	va_start(ap, fmt);
	vsnprintf(err->detail, sizeof(err->detail), fmt, ap);
	va_end(ap);
	return false;
}


const char *
gov_slot_name(int slot, char buf[64])
{
	int			party = gov_slot_party(slot);

	snprintf(buf, 64, "%s%s%s", gov_items[gov_slot_item(slot)].code,
			 party < 0 ? "" : ".", party < 0 ? "" : gov_parties[party].code);
	return buf;
}

bool
gov_cell_out_of_range(GovError *err, int index)
{
	char		buf[64];

	return fail(err, GOV_ERR_RANGE, "figures out of range",
				"The result for %s leaves 64 bits.", gov_slot_name(gov_index_slot[index], buf));
}



/*
 * The image of one report
 */

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

static uint8_t *
put_value(uint8_t *p, GovStatus status, GovDecimal d, uint8_t *code)
{
	int64_t		v = d.v;

	if (status == GOV_IMPUTED || d.scale > 0)
	{
		*code = status == GOV_IMPUTED ? CODE_IMPUTED : CODE_SCALED;
		*p++ = d.scale;
		return put_le(p, (uint64_t) v, 8);
	}
	if (v >= 0 && v < BYTE_END)
	{
		v -= CODE_BYTE;
		*code = (uint8_t) (CODE_BYTE + (v >> 8));
		return put_le(p, (uint64_t) v & 0xFF, 1);
	}
	if (v < 0 && v >= -256)
	{
		*code = CODE_NEGATIVE;
		return put_le(p, (uint64_t) (-1 - v), 1);
	}
	if (v < 0 || v > UINT32_MAX)
	{
		*code = CODE_8;
		return put_le(p, (uint64_t) v, 8);
	}
	*code = v <= 0xFFFF ? CODE_2 : v <= 0xFFFFFF ? CODE_3 : CODE_4;
	return put_le(p, (uint64_t) v, *code - CODE_2 + 2);
}

size_t
gov_figures_encode(const GovFigures *f, uint8_t image[GOV_PLAIN_MAX])
{
	uint8_t		extra[GOV_NSLOTS * 9];
	uint8_t    *e = extra;
	uint8_t    *p = image + GOV_IMAGE_HEADER;
	int			shape = 0;

	check_invariant(f);
	for (int b = 0; b < NBLOCKS; b++)
	{
		int			any = 0;

		for (int i = gov_block_start[b]; i < gov_block_start[b + 1] && !any; i++)
			any = f->status[gov_index_slot[i]];
		if (!any)
			continue;
		shape |= 1 << b;
		for (int i = gov_block_start[b]; i < gov_block_start[b + 1]; i++)
		{
			static const uint8_t codes[] = {
				CODE_ABSENT, 0, CODE_BLANK, CODE_NOT_APPLICABLE, CODE_ILLEGIBLE, 0
			};
			int			slot = gov_index_slot[i];
			GovStatus	status = f->status[slot];

			if (status == GOV_REPORTED && f->scale[slot] == 0 &&
				(uint64_t) f->value[slot] < CODE_BYTE)
				*p++ = (uint8_t) f->value[slot];
			else if (gov_has_number(status))
				e = put_value(e, status,
							  gov_decimal(f->value[slot], f->scale[slot]), p++);
			else
				*p++ = codes[status];
		}
	}
	image[0] = GOV_IMAGE_VERSION;
	image[1] = (uint8_t) shape;
	image[2] = 0;
	memcpy(p, extra, (size_t) (e - extra));
	p += e - extra;
	image[GOV_IMAGE_VERDICT] = gov_plain_verdict(image, (size_t) (p - image), f);
	return (size_t) (p - image);
}

bool
gov_image_check_header(const uint8_t *image, size_t len, GovError *err)
{
	if (len < 1)
		return corrupt(err, "The image is empty.");
	if (image[0] != GOV_IMAGE_VERSION)
		return corrupt(err, "Unknown version %d at offset 0.", image[0]);
	if (len < GOV_IMAGE_HEADER)
		return corrupt(err, "The header ends at offset %zu instead of %d.",
					   len, GOV_IMAGE_HEADER);
	if (image[2] != 0)
		return corrupt(err, "The reserved byte at offset 2 is not zero.");
	return true;
}

/* How many cells the blocks of a shape have. */
#define NCELLS(s) \
	(((s) & 1) * 7 + ((s) >> 1 & 1) * 21 + ((s) >> 2 & 1) * 154 + ((s) >> 3 & 1) * 15 + \
	 ((s) >> 4 & 1) * 3 + ((s) >> 5 & 1) * 7 + ((s) >> 6 & 1) * 19)
#define NCELLS4(s)	NCELLS(s), NCELLS((s) + 1), NCELLS((s) + 2), NCELLS((s) + 3)
#define NCELLS16(s) NCELLS4(s), NCELLS4((s) + 4), NCELLS4((s) + 8), NCELLS4((s) + 12)

static const uint8_t ncells_of_shape[SHAPE_ALL + 1] = {
	NCELLS16(0), NCELLS16(16), NCELLS16(32), NCELLS16(48),
	NCELLS16(64), NCELLS16(80), NCELLS16(96), NCELLS16(112)
};

_Static_assert(NCELLS(SHAPE_ALL) == GOV_NSLOTS && SHAPE_ALL == 127, "blocks as in gov_block_start");

bool
gov_plain_open(GovPlain *p, const uint8_t *image, size_t len, GovError *err)
{
	size_t		ncodes;

	if (!gov_image_check_header(image, len, err))
		return false;
	p->shape = image[1];
	if (p->shape & ~SHAPE_ALL)
		return corrupt(err, "Unknown shape 0x%02x at offset 1.", p->shape);
	ncodes = ncells_of_shape[p->shape];
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

/* The length of the value that follows a code; -1: no such code. */
static inline int
extra_length(uint8_t code)
{
	static const int8_t lengths[] = {2, 3, 4, 8, 1, 9, 9, -1, -1, -1, -1, -1, 0, 0, 0, 0};

	if (code < CODE_BYTE)
		return 0;
	return code < CODE_2 ? 1 : lengths[code - CODE_2];
}

bool
gov_plain_escape(GovPlain *p, int index, uint8_t code, GovStatus *status, GovDecimal *d,
				 GovError *err)
{
	const uint8_t *at = p->extra;
	int			length = extra_length(code);
	char		buf[64];

	d->scale = 0;
	if (code < CODE_2)
	{
		if (at == p->end)
			goto truncated;
		d->v = CODE_BYTE + (code - CODE_BYTE) * 256 + *at;
		p->extra++;
		*status = GOV_REPORTED;
		return true;
	}
	if (code >= CODE_BLANK)
	{
		d->v = 0;
		*status = status_of_code[code - CODE_BLANK];
		return true;
	}
	if (length < 0)
		return corrupt(err, "Unknown code %d for cell %s.", code,
					   gov_slot_name(gov_index_slot[index], buf));
	if (p->end - at < length)
		goto truncated;
	p->extra += length;
	*status = GOV_REPORTED;
	switch (code)
	{
		case CODE_2:
			d->v = (int64_t) get_le(at, 2);
			if (d->v < BYTE_END)
				goto longer;
			break;
		case CODE_3:
			d->v = (int64_t) get_le(at, 3);
			if (d->v <= 0xFFFF)
				goto longer;
			break;
		case CODE_4:
			d->v = (int64_t) get_le(at, 4);
			if (d->v <= 0xFFFFFF)
				goto longer;
			break;
		case CODE_NEGATIVE:
			d->v = -1 - (int64_t) *at;
			break;
		case CODE_8:
			d->v = (int64_t) get_le(at, 8);
			if (d->v >= -256 && d->v <= (int64_t) UINT32_MAX)
				goto longer;
			break;
		default:
			d->v = (int64_t) get_le(at + 1, 8);
			d->scale = *at;
			if (d->scale > GOV_MAX_SCALE || (d->scale == 0 && code == CODE_SCALED))
				return corrupt(err, "Scale %d at offset %td, cell %s.", d->scale,
							   at - p->image, gov_slot_name(gov_index_slot[index], buf));
			if (d->scale > 0 && d->v % 10 == 0)
				goto longer;
			if (code == CODE_IMPUTED)
				*status = GOV_IMPUTED;
	}
	return true;

longer:
	return corrupt(err, "The value at offset %td, cell %s, is longer than it needs to be.",
				   at - p->image, gov_slot_name(gov_index_slot[index], buf));
truncated:
	return corrupt(err, "The image ends at offset %td, before the value of cell %s.",
				   p->end - p->image, gov_slot_name(gov_index_slot[index], buf));
}

/*
 * Without a branch per code: where the values of a report that need one lie is
 * anybody's guess.
 */
int
gov_plain_escapes(const uint8_t *codes, int n, int base, uint8_t *at, int nat)
{
	int			i = 0;

#if defined(__SSE2__)
	const __m128i limit = _mm_set1_epi8((char) CODE_BYTE);

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
			at[nat++] = (uint8_t) (base + first + __builtin_ctzll(mask));
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
			at[nat++] = (uint8_t) (base + first + __builtin_ctzll(mask));
	}
#endif
	for (; i < n; i++)
		if (codes[i] >= CODE_BYTE)
			at[nat++] = (uint8_t) (base + i);
	return nat;
}

static bool
decode_plain(const uint8_t *image, size_t len, GovFigures *f, GovError *err)
{
	GovPlain	p;
	const uint8_t *c;
	uint8_t		escapes[GOV_NSLOTS];

	if (!gov_plain_open(&p, image, len, err))
		return false;
	c = p.codes;
	memset(f, 0, sizeof(*f));
	for (int b = 0; b < NBLOCKS; b++)
	{
		int			absent = CODE_ABSENT;
		int			start = gov_block_start[b];
		int			n = gov_block_start[b + 1] - start;
		int			nescapes;

		if (!(p.shape & 1 << b))
			continue;
		for (int i = 0; i < n; i++)
		{
			int			slot = gov_index_slot[start + i];

			absent &= c[i];
			f->value[slot] = c[i];
			f->status[slot] = GOV_REPORTED;
		}
		if (absent == CODE_ABSENT)
			return corrupt(err, "Block %d of the shape at offset 1 has no cells.", b);
		nescapes = gov_plain_escapes(c, n, start, escapes, 0);
		for (int k = 0; k < nescapes; k++)
		{
			int			slot = gov_index_slot[escapes[k]];
			GovStatus	status;
			GovDecimal	d;

			if (!gov_plain_escape(&p, escapes[k], c[escapes[k] - start], &status, &d, err))
				return false;
			f->value[slot] = d.v;
			f->scale[slot] = d.scale;
			f->status[slot] = (uint8_t) status;
		}
		c += n;
	}
	if (p.extra != p.end)
		return corrupt(err, "%td bytes too many at offset %td.",
					   p.end - p.extra, p.extra - p.image);
	if (image[GOV_IMAGE_VERDICT] >> 1 == GOV_RULES_EDITION &&
		image[GOV_IMAGE_VERDICT] != gov_plain_verdict(image, len, f))
		return corrupt(err, "The verdict at offset 3 is not that of the figures.");
	check_invariant(f);
	return true;
}

bool
gov_figures_subtract(const GovFigures *a, const GovFigures *b, GovFigures *difference,
					 GovError *err)
{
	memset(difference, 0, sizeof(*difference));
	for (int i = 0; i < GOV_NSLOTS; i++)
	{
		GovDecimal	x = {a->value[i], a->scale[i]};
		GovDecimal	y = {b->value[i], b->scale[i]};

		if (!gov_has_number(a->status[i]) || !gov_has_number(b->status[i]))
			continue;
		if (!gov_decimal_sub(x, y, &x))
			return gov_cell_out_of_range(err, gov_slot_index[i]);
		difference->status[i] = GOV_REPORTED;
		difference->value[i] = x.v;
		difference->scale[i] = x.scale;
	}
	return true;
}


bool
gov_figures_decode(const uint8_t *image, size_t len, GovFigures *f, GovError *err)
{
	GovWide		w;

	if (!gov_image_is_wide(image, len))
		return decode_plain(image, len, f, err);
	return gov_wide_load(image, len, &w, err) && gov_wide_open(&w, f, err);
}

bool
gov_figures_decode_complete(const uint8_t *image, size_t len, GovFigures *f, GovError *err)
{
	bool		incomplete[GOV_NSLOTS];
	GovWide		w;

	if (!gov_image_is_wide(image, len))
		return decode_plain(image, len, f, err);
	if (!gov_wide_load(image, len, &w, err))
		return false;
	for (int i = 0; i < GOV_NSLOTS; i++)
	{
		incomplete[i] = w.num[i] > 0 && w.num[i] < w.reports;
		if (incomplete[i])
			w.num[i] = 0;
	}
	if (!gov_wide_open(&w, f, err))
		return false;
	for (int i = 0; i < GOV_NSLOTS; i++)
		if (incomplete[i])
			f->status[gov_index_slot[i]] = GOV_BLANK;
	return true;
}

void
gov_image_swap_for_wire(uint8_t *image, size_t len)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	size_t		at = offsetof(GovWide, reports) - GOV_WIDE_HOST;

	if (!gov_image_is_wide(image, len))
		return;
	while (at < len)
	{
		bool		is_sum = at >= GOV_WIDE_LONG - GOV_WIDE_HOST ||
			(at >= offsetof(GovWide, sum) - GOV_WIDE_HOST &&
			 at < offsetof(GovWide, num) - GOV_WIDE_HOST);
		size_t		n = is_sum ? 8 : 4;

		if (at == offsetof(GovWide, scale) - GOV_WIDE_HOST)
		{
			at = GOV_WIDE_SHORT - GOV_WIDE_HOST;
			continue;
		}
		if (len - at < n)
			break;
		for (size_t i = 0; i < n / 2; i++)
		{
			uint8_t		swap = image[at + i];

			image[at + i] = image[at + n - 1 - i];
			image[at + n - 1 - i] = swap;
		}
		at += n;
	}
#else
	(void) image;
	(void) len;
#endif
}


/*
 * Single figures
 */

static GovRefError
resolve(const char *item, size_t item_len, const char *party, size_t party_len, GovRef *ref)
{
	GovRef		r;

	r.item = (int16_t) gov_item_by_code(item, item_len);
	r.group = (int16_t) gov_group_by_code(item, item_len);
	r.party = GOV_PARTY_TOTAL;
	if (r.item < 0 && r.group < 0)
		return GOV_REF_UNKNOWN_ITEM;
	if (party)
	{
		r.party = (int16_t) gov_party_by_code(party, party_len);
		if (r.party < 0)
			return GOV_REF_UNKNOWN_PARTY;
	}
	if (r.item >= 0 && gov_items[r.item].part != GOV_APPLICATIONS)
	{
		if (r.party != GOV_PARTY_TOTAL)
			return GOV_REF_NO_PARTIES;
		r.party = -1;
	}
	*ref = r;
	return GOV_REF_OK;
}

GovRefError
gov_ref_resolve(const char *item, size_t item_len, const char *party, size_t party_len,
				GovRef *ref)
{
	return resolve(item, item_len, party, party_len, ref);
}

GovRefError
gov_ref_resolve_path(const char *path, size_t len, GovRef *ref)
{
	GovRefError whole = resolve(path, len, NULL, 0, ref);
	GovRefError e;

	if (whole == GOV_REF_OK)
		return GOV_REF_OK;
	for (size_t dot = len; dot-- > 0;)
		if (path[dot] == '.')
		{
			e = resolve(path, dot, path + dot + 1, len - dot - 1, ref);
			/* the last dot, or none: "a.b.c" is no party "b.c" of "a" */
			return e == GOV_REF_UNKNOWN_ITEM ? whole : e;
		}
	return whole;
}

/* Of the image of a sum. */
static bool
wide_cell(const uint8_t *image, size_t len, int index, GovStatus *status, GovTotal *t,
		  GovError *err)
{
	uint32_t	num;
	int64_t		sum,
				high;

	if (!gov_image_check_header(image, len, err))
		return false;
	if (len < gov_wide_size_of(image[1]) - GOV_WIDE_HOST)
		return corrupt(err, "The image of a sum ends at offset %zu.", len);
	image -= GOV_WIDE_HOST;
	memcpy(&num, image + offsetof(GovWide, num) + 4 * (size_t) index, 4);
	memcpy(&sum, image + offsetof(GovWide, sum) + 8 * (size_t) index, 8);
	t->v = sum;
	t->scale = image[offsetof(GovWide, scale) + (size_t) index];
	if (image[offsetof(GovWide, shape)] & GOV_WIDE_HIGH)
	{
		memcpy(&high, image + offsetof(GovWide, high) + 8 * (size_t) index, 8);
		t->v = (__int128) ((unsigned __int128) high << 64 | (uint64_t) sum);
	}
	if (t->scale > GOV_MAX_SCALE || !gov_total_is_valid(*t))
		return corrupt(err, "Scale %d, or a sum out of bounds, in the image of a sum.", t->scale);
	if (num > 0)
		*status = GOV_REPORTED;
	return true;
}

bool
gov_image_cell(const uint8_t *image, size_t len, int slot, GovStatus *status,
			   GovTotal *t, GovError *err)
{
	int			index = gov_slot_index[slot];
	int			at = index;
	GovPlain	p;
	GovDecimal	d = {0, 0};
	bool		good;

	*status = GOV_ABSENT;
	if (gov_image_is_wide(image, len))
		return wide_cell(image, len, index, status, t, err);
	if (!gov_plain_open(&p, image, len, err))
		return false;
	for (int b = 0; b < NBLOCKS && gov_block_start[b] <= index; b++)
		if (!(p.shape & 1 << b))
		{
			if (index < gov_block_start[b + 1])
				return true;
			at -= gov_block_start[b + 1] - gov_block_start[b];
		}
	if (p.codes[at] < CODE_BYTE)
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
	good = gov_plain_escape(&p, index, p.codes[at], status, &d, err);
	*t = gov_total(d);
	return good;
}

/* Is any cell of the block not absent? */
static bool
any_cell(const uint8_t *image, size_t len, int block)
{
	GovWide		w;
	GovError	err;

	if (!gov_image_is_wide(image, len))
		return len > 1 && (image[1] & 1 << block);
	if (!gov_wide_load(image, len, &w, &err))
		return true;			/* the lookup will say what is wrong */
	for (int i = gov_block_start[block]; i < gov_block_start[block + 1]; i++)
	{
		if (w.num[i] > 0)
			return true;
		for (int k = 0; k < GOV_NNOTES && (w.shape & GOV_WIDE_NOTES); k++)
			if (w.notes[k][i] > 0)
				return true;
	}
	return false;
}

GovLookup
gov_image_lookup(const uint8_t *image, size_t len, GovRef ref, GovTotal *t, GovError *err)
{
	GovTotal	sum = {0, 0};
	GovWide		w;
	bool		with_item = ref.item >= 0;
	bool		with_group = ref.group >= 0;
	int			first = with_item ? ref.item : gov_groups[ref.group].first_item;
	int			n = with_item ? 1 : 0;

	/*
	 * "other" in both its guises: what counts is which the image uses.  A sum
	 * over years may have both, and then means both.
	 */
	if (with_item && with_group)
	{
		with_item = any_cell(image, len, BLOCK_OTHER_2019);
		with_group = any_cell(image, len, BLOCK_OTHER_2021);
		n = with_item ? 1 : 0;
		if (!with_item)
			first = gov_groups[ref.group].first_item;
	}
	if (with_group)
		n += gov_groups[ref.group].nitems;
	if (n == 0)
		return GOV_LOOKUP_NONE;
	if (gov_image_is_tally(image, len))
	{
		if (!gov_wide_load(image, len, &w, err))
			return GOV_LOOKUP_FAILED;
		image = (const uint8_t *) &w + GOV_WIDE_HOST;
		len = gov_wide_size(&w) - GOV_WIDE_HOST;
	}
	for (int i = first; i < first + n; i++)
	{
		GovStatus	status;
		GovTotal	cell;

		if (!gov_image_cell(image, len, gov_items[i].slot + (ref.party > 0 ? ref.party : 0),
							&status, &cell, err))
			return GOV_LOOKUP_FAILED;
		if (!gov_has_number(status))
			return GOV_LOOKUP_NONE;
		if (!gov_total_add(sum, cell, &sum))
		{
			corrupt(err, "The total of group %s is beyond what figures add up to.",
					gov_groups[ref.group].code);
			return GOV_LOOKUP_FAILED;
		}
	}
	*t = sum;
	return GOV_LOOKUP_NUMBER;
}

static bool
any_open(const GovFigures *f, int block)
{
	for (int i = gov_block_start[block]; i < gov_block_start[block + 1]; i++)
		if (f->status[gov_index_slot[i]] != GOV_ABSENT)
			return true;
	return false;
}

bool
gov_figures_lookup(const GovFigures *f, GovRef ref, GovTotal *t)
{
	bool		with_item = ref.item >= 0;
	bool		with_group = ref.group >= 0;
	int			party = ref.party > 0 ? ref.party : 0;
	const GovGroup *group = with_group ? &gov_groups[ref.group] : NULL;
	GovTotal	sum = {0, 0};

	/* "other", as above */
	if (with_item && with_group)
	{
		with_item = any_open(f, BLOCK_OTHER_2019);
		with_group = any_open(f, BLOCK_OTHER_2021);
	}
	if (!with_item && !with_group)
		return false;
	for (int i = with_item ? -1 : 0; i < (with_group ? group->nitems : 0); i++)
	{
		int			slot = gov_items[i < 0 ? ref.item : group->first_item + i].slot + party;
		GovDecimal	cell = {f->value[slot], f->scale[slot]};

		/* a group has a few cells: they can't leave a total */
		if (!gov_has_number(f->status[slot]) || !gov_total_add(sum, gov_total(cell), &sum))
			return false;
	}
	*t = sum;
	return true;
}

#ifdef USE_ASSERT_CHECKING
bool
gov_figures_invariant(const GovFigures *f)
{
	for (int i = 0; i < GOV_NSLOTS; i++)
	{
		if (f->status[i] > GOV_IMPUTED || f->scale[i] > GOV_MAX_SCALE)
			return false;
		if (gov_slot_index[gov_index_slot[i]] != i)
			return false;
	}
	return true;
}
#endif
