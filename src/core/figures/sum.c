/*
 * sum.c
 *		The sum of reports: exact, with the contributors of each cell, so that
 *		what was added can be taken out again.
 */
#include "core/figures/sum.h"

#include "core/figures/internal.h"
#include "core/figures/planes.h"

#include <string.h>

_Static_assert(offsetof(GovWide, sum) == 16 &&
			   offsetof(GovWide, num) == 16 + 8 * GOV_ALL_SLOTS &&
			   GOV_WIDE_SHORT == 16 + 13 * GOV_ALL_SLOTS + GOV_WIDE_PAD(GOV_ALL_SLOTS) &&
			   GOV_WIDE_LONG == GOV_WIDE_SHORT + 4 * GOV_NNOTES * GOV_ALL_SLOTS,
			   "the image of a sum has no padding");

void
gov_figures_sum_init(GovWide *w, bool notes)
{
	memset(w, 0, notes ? GOV_WIDE_LONG : GOV_WIDE_SHORT);
	w->version = GOV_IMAGE_VERSION;
	w->shape = GOV_IMAGE_WIDE | (notes ? GOV_WIDE_NOTES : 0);
	w->more_cells = (uint8_t) GOV_MORE_CELLS;
}

void
gov_figures_sum_give_room(GovWide *w)
{
	if (!(w->shape & GOV_WIDE_NOTES))
		memset(w->notes, 0, sizeof(w->notes));
	if (!(w->shape & GOV_WIDE_HIGH))
		for (int i = 0; i < GOV_ALL_SLOTS; i++)
			w->high[i] = w->sum[i] < 0 ? -1 : 0;
	w->shape |= GOV_WIDE_NOTES | GOV_WIDE_HIGH;
}

static bool
has_any_note(const GovWide *w)
{
	uint32_t	any = 0;

	for (int k = 0; k < GOV_NNOTES; k++)
		for (int i = 0; i < GOV_ALL_SLOTS; i++)
			any |= w->notes[k][i];
	return any != 0;
}

/* Returns true when the upper half of any sum is more than the sign of the lower. */
static bool
has_any_high(const GovWide *w)
{
	int64_t		any = 0;

	for (int i = 0; i < GOV_ALL_SLOTS; i++)
		any |= w->high[i] ^ (w->sum[i] < 0 ? -1 : 0);
	return any != 0;
}

void
gov_figures_sum_settle(GovWide *w)
{
	if ((w->shape & GOV_WIDE_HIGH) && !has_any_high(w))
		w->shape &= (uint8_t) ~GOV_WIDE_HIGH;
	if ((w->shape & (GOV_WIDE_NOTES | GOV_WIDE_HIGH)) == GOV_WIDE_NOTES && !has_any_note(w))
		w->shape &= (uint8_t) ~GOV_WIDE_NOTES;
}

GovTotal
gov_figures_sum_total(const GovWide *w, int index)
{
	GovTotal	t = {w->sum[index], w->scale[index]};

	if (w->shape & GOV_WIDE_HIGH)
		t.v = (__int128) ((unsigned __int128) w->high[index] << 64 | (uint64_t) w->sum[index]);
	return t;
}

void
gov_figures_sum_set_total(GovWide *w, int index, GovTotal t)
{
	GovDecimal	d;

	if (!(w->shape & GOV_WIDE_HIGH) && !gov_total_fits(t, &d))
		gov_figures_sum_give_room(w);
	w->nscaled -= w->scale[index] > 0;
	w->sum[index] = (int64_t) t.v;
	w->scale[index] = t.scale;
	w->nscaled += t.scale > 0;
	if (w->shape & GOV_WIDE_HIGH)
		w->high[index] = (int64_t) (t.v >> 64);
}

/*
 * Returns true when as many figures of 64 bits as the cell has contributors can add
 * up to its sum.  Sums that all pass this stay within 128 bits when they are added,
 * wherever they come from.
 */
static inline bool
is_possible(const GovWide *w, int index)
{
	uint32_t	n = w->num[index];
	GovTotal	t;
	GovDecimal	d;

	/* a sum of 64 bits may be that of any number of figures but none */
	if (!(w->shape & GOV_WIDE_HIGH))
		return n > 0 || w->sum[index] == 0;
	t = gov_figures_sum_total(w, index);
	if (gov_total_fits(t, &d))
		return n > 0 || t.v == 0;
	return n > 1 && t.v <= (__int128) n * INT64_MAX * gov_ten_to[t.scale] &&
		t.v >= (__int128) n * INT64_MIN * gov_ten_to[t.scale];
}

/* Returns how many reports say something of the cell: a number, or that there is none. */
static inline uint64_t
told(const GovWide *w, int index)
{
	uint64_t	n = w->num[index];

	for (int k = 0; k < GOV_NOTE_IMPUTED && (w->shape & GOV_WIDE_NOTES); k++)
		n += w->notes[k][index];
	return n;
}

static inline bool
has_minimal_scale(const GovWide *w, int index)
{
	return w->scale[index] == 0 ||
		(w->scale[index] <= GOV_MAX_SCALE && gov_figures_sum_total(w, index).v % 10 != 0);
}

static inline bool
is_good_cell(const GovWide *w, int index)
{
	return has_minimal_scale(w, index) && is_possible(w, index) && told(w, index) <= w->reports &&
		(!(w->shape & GOV_WIDE_NOTES) || w->notes[GOV_NOTE_IMPUTED][index] <= w->num[index]);
}

/* Fills err with what is wrong with a cell that isn't good; returns false. */
static bool
cell_is_corrupt(const GovWide *w, int index, GovError *err)
{
	char		buf[GOV_SLOT_NAME_MAX];
	const char *name = gov_figures_slot_name(gov_figures_slot_of_index[index], buf);

	if (!has_minimal_scale(w, index))
		return corrupt(err, "Scale %d of cell %s at offset %zu.", w->scale[index], name,
					   offsetof(GovWide, scale) - GOV_WIDE_HOST + (size_t) index);
	if (!is_possible(w, index))
		return corrupt(err, "Cell %s at offset %zu has a sum %s.", name,
					   offsetof(GovWide, sum) - GOV_WIDE_HOST + 8 * (size_t) index,
					   w->num[index] == 0 ? "but no contributor" :
					   "that its contributors cannot have");
	if (told(w, index) > w->reports)
		return corrupt(err, "Cell %s has more contributors than there are reports.", name);
	return corrupt(err, "Cell %s has more imputed values than contributors.", name);
}

bool
gov_figures_sum_verify(const GovWide *w, GovError *err)
{
	const int	extras = GOV_WIDE_NOTES | GOV_WIDE_HIGH;
	uint32_t	nscaled = 0;

	if (w->shape & ~(GOV_IMAGE_WIDE | extras) || (w->shape & extras) == GOV_WIDE_HIGH)
		return corrupt(err, "Unknown shape 0x%02x at offset 1.", w->shape);
	if (w->more_cells != (int) GOV_MORE_CELLS || w->reserved != 0)
		return corrupt(err, "Reserved bytes at offset 2 are not zero.");
	for (size_t i = 0; i < sizeof(w->reserved2); i++)
		if (w->reserved2[i] != 0)
			return corrupt(err, "Reserved bytes at offset %zu are not zero.",
						   offsetof(GovWide, reserved2) - GOV_WIDE_HOST);
	for (int i = 0; i < GOV_ALL_SLOTS; i++)
	{
		if (!is_good_cell(w, i))
			return cell_is_corrupt(w, i, err);
		nscaled += w->scale[i] > 0;
	}
	if (nscaled != w->nscaled)
		return corrupt(err, "%u scaled cells at offset %zu, but there are %u.", w->nscaled,
					   offsetof(GovWide, nscaled) - GOV_WIDE_HOST, nscaled);
	if ((w->shape & extras) == GOV_WIDE_NOTES && !has_any_note(w))
		return corrupt(err, "Bit 0 of the shape at offset 1 promises notes, but all are 0.");
	if ((w->shape & GOV_WIDE_HIGH) && !has_any_high(w))
		return corrupt(err, "Bit 3 of the shape at offset 1 promises sums of 128 bits, but there is none.");
	return true;
}

void
gov_figures_sum_take_older(GovOlder *r, GovWide *w)
{
	memset(w, 0, sizeof(GovWide));
	gov_figures_older_take(r, &w->version, 1, offsetof(GovWide, sum) - GOV_WIDE_HOST);
	w->more_cells = (uint8_t) GOV_MORE_CELLS;
	gov_figures_older_take(r, w->sum, sizeof(w->sum[0]), r->cells);
	gov_figures_older_take(r, w->num, sizeof(w->num[0]), r->cells);
	gov_figures_older_take(r, w->scale, sizeof(w->scale[0]), r->cells);
	gov_figures_older_take(r, NULL, 1, GOV_WIDE_PAD(r->cells));
	for (int k = 0; k < GOV_NNOTES && (w->shape & (GOV_WIDE_NOTES | GOV_WIDE_HIGH)); k++)
		gov_figures_older_take(r, w->notes[k], sizeof(w->notes[k][0]), r->cells);
	if (w->shape & GOV_WIDE_HIGH)
		gov_figures_older_take(r, w->high, sizeof(w->high[0]), r->cells);
}

/* Makes it a sum of today's cells, and verifies that. */
static bool
load_older(const uint8_t *image, size_t len, GovWide *w, GovError *err)
{
	GovOlder	r = gov_figures_older_begin(image, len);

	w->host = 0;
	gov_figures_sum_take_older(&r, w);
	return gov_figures_older_end(&r, err) && gov_figures_sum_verify(w, err);
}

bool
gov_figures_sum_load(const uint8_t *image, size_t len, GovWide *w, GovError *err)
{
	size_t		need;

	if (!gov_figures_image_check_header(image, len, err))
		return false;
	need = gov_figures_sum_size_by_shape(image[1]) - GOV_WIDE_HOST;
	if (!(image[1] & GOV_IMAGE_WIDE))
		return corrupt(err, "Shape 0x%02x at offset 1 is no sum.", image[1]);
	if (gov_figures_is_older(image, len))
		return load_older(image, len, w, err);
	if (len != need)
		return corrupt(err, "The image of a sum is %zu bytes long instead of %zu.", len, need);
	w->host = 0;
	memcpy(&w->version, image, len);
	return gov_figures_sum_verify(w, err);
}

bool
gov_figures_sum_open(const GovWide *w, GovFigures *f, GovError *err)
{
	char		name[GOV_SLOT_NAME_MAX];
	char		total[GOV_TOTAL_MAXLEN];

	memset(f, 0, sizeof(*f));
	for (int i = 0; i < GOV_ALL_SLOTS; i++)
	{
		int			slot = gov_figures_slot_of_index[i];
		GovDecimal	d;

		if (w->num[i] == 0)
			continue;
		if (!gov_total_fits(gov_figures_sum_total(w, i), &d))
		{
			gov_total_print(gov_figures_sum_total(w, i), total);
			return gov_figures_fail(err, GOV_ERR_RANGE, "figures out of range",
									"The sum of %s, %s, does not fit 64 bits, as the figures of one report do.",
									gov_figures_slot_name(slot, name), total);
		}
		f->status[slot] = GOV_REPORTED;
		f->value[slot] = d.v;
		f->scale[slot] = d.scale;
	}
	return true;
}

bool
gov_figures_sum_single(const GovWide *w, GovFigures *f)
{
	GovError	err;

	/* a sum of one report that has been verified fits */
	if (w->reports != 1 || !gov_figures_sum_open(w, f, &err))
		return false;
	if (!(w->shape & GOV_WIDE_NOTES))
		return true;
	for (int i = 0; i < GOV_ALL_SLOTS; i++)
	{
		static const uint8_t statuses[GOV_NNOTES] = {
			GOV_BLANK, GOV_NOT_APPLICABLE, GOV_ILLEGIBLE, GOV_IMPUTED
		};

		for (int k = 0; k < GOV_NNOTES; k++)
			if (w->notes[k][i])
				f->status[gov_figures_slot_of_index[i]] = statuses[k];
	}
	return true;
}

/* Adds a total of any size; slow. */
static bool
add_total(GovWide *w, int index, GovTotal t, GovError *err)
{
	GovTotal	s = gov_figures_sum_total(w, index);

	if (!gov_total_add(s, t, &s))
		return gov_figures_out_of_range(err, gov_figures_slot_of_index[index]);
	gov_figures_sum_set_total(w, index, s);
	return true;
}

bool
gov_figures_sum_add_cell(GovWide *w, int index, GovDecimal d, GovError *err)
{
	GovDecimal	s = {w->sum[index], w->scale[index]};
	int64_t		v;

	if (!(w->shape & GOV_WIDE_HIGH))
	{
		/* nearly all cells end here */
		if ((s.scale | d.scale) == 0 && !__builtin_add_overflow(s.v, d.v, &v))
		{
			w->sum[index] = v;
			return true;
		}
		if (gov_decimal_add(s, d, &s))
		{
			gov_figures_sum_set_total(w, index, gov_total(s));
			return true;
		}
	}
	return add_total(w, index, gov_total(d), err);
}

/* No figure below 2^32 brings a sum of fewer bits beyond 64, whatever its decimals. */
#define NEAR_LIMIT_BITS	61

/* Returns true when a figure below 2^32 may bring some sum beyond 64 bits. */
static bool
is_near_limit(const GovWide *w)
{
	uint64_t	any = 0;

	for (int i = 0; i < GOV_ALL_SLOTS; i++)
		any |= (uint64_t) (w->sum[i] < 0 ? ~w->sum[i] : w->sum[i]);
	return any >> NEAR_LIMIT_BITS;
}

/*
 * Returns true when w lacks the room that a report needs.  Damage to the image is
 * not reported here, but when it is added.  Leaves p->extra where it came to.
 */
static bool
lacks_room_for_plain(const GovWide *w, GovPlain *p)
{
	const uint8_t *c = p->codes;
	uint16_t	escapes[GOV_ALL_SLOTS];
	GovError	err;
	int			b,
				start,
				end;

	if (w->shape & GOV_WIDE_HIGH)
		return false;
	if (is_near_limit(w))
		return true;
	for (b = 0; gov_figures_image_next_run(p->shape, &b, &start, &end); c += end - start)
	{
		int			n = gov_figures_image_find_escapes(c, end - start, start, escapes, 0);

		for (int k = 0; k < n; k++)
		{
			int			i = escapes[k];
			uint8_t		code = c[i - start];
			GovDecimal	s = {w->sum[i], w->scale[i]};
			GovDecimal	d;
			GovStatus	status;

			if (code >= GOV_CODE_IMPUTED && code < GOV_CODE_ABSENT && !(w->shape & GOV_WIDE_NOTES))
				return true;
			if (!gov_figures_image_read_escape(p, i, code, &status, &d, &err))
				return false;
			if (code >= GOV_CODE_8 && code <= GOV_CODE_CORRECTED && !gov_decimal_add(s, d, &s))
				return true;
		}
	}
	return false;
}

/* Adds a report to a sum that has the room. */
static bool
add_codes(GovWide *w, GovPlain *p, GovError *err)
{
	const uint8_t *c = p->codes;
	int			b,
				start,
				end;

	for (b = 0; gov_figures_image_next_run(p->shape, &b, &start, &end); c += end - start)
		for (int i = start; i < end; i++)
		{
			uint8_t		code = c[i - start];
			GovStatus	status = GOV_REPORTED;
			GovDecimal	d = {code, 0};

			if (code >= GOV_CODE_BYTE && !gov_figures_image_read_escape(p, i, code, &status, &d, err))
				return false;
			if (gov_figures_has_number(status))
			{
				w->num[i]++;
				if (status == GOV_IMPUTED)
					w->notes[GOV_NOTE_IMPUTED][i]++;
				if (!gov_figures_sum_add_cell(w, i, d, err))
					return false;
			}
			else if (status != GOV_ABSENT && status != GOV_STATED)
				w->notes[status - GOV_BLANK][i]++;
		}
	if (p->extra != p->end)
		return corrupt(err, "%td bytes too many at offset %td.",
					   p->end - p->extra, p->extra - p->image);
	if (++w->reports == 0)
		return gov_figures_fail(err, GOV_ERR_RANGE, "figures out of range", "Too many reports.");
	return true;
}

GovSumResult
gov_figures_sum_add_image(GovWide *w, const uint8_t *image, size_t len, GovError *err)
{
	GovPlain	p;
	const uint8_t *extra;

	if (!gov_figures_report_open(&p, image, len, err))
		return GOV_SUM_FAILED;
	extra = p.extra;
	if (lacks_room_for_plain(w, &p))
		return GOV_SUM_NEEDS_ROOM;
	p.extra = extra;
	return add_codes(w, &p, err) ? GOV_SUM_DONE : GOV_SUM_FAILED;
}

bool
gov_figures_sum_of_image(GovWide *w, const uint8_t *image, size_t len, GovError *err)
{
	GovPlain	p;

	gov_figures_sum_init(w, true);
	if (!gov_figures_report_open(&p, image, len, err) || !add_codes(w, &p, err))
		return false;
	gov_figures_sum_settle(w);
	return true;
}

/*
 * Returns true when a sum leaves 64 bits with x added, or taken out.  All cells are
 * tried as if they had no decimals, without a branch; then those that have some are
 * tried again.
 */
static bool
leaves_64_bits(const GovWide *w, const GovWide *x, bool out)
{
	uint64_t	over = 0;

	for (int i = 0; i < GOV_ALL_SLOTS; i++)
	{
		uint64_t	a = (uint64_t) w->sum[i];
		uint64_t	b = (uint64_t) x->sum[i];

		/*
		 * an addition overflows when both signs differ from that of the
		 * result
		 */
		over |= out ? (a ^ b) & (a ^ (a - b)) : (a ^ (a + b)) & (b ^ (a + b));
	}
	if (over >> 63)
		return true;
	for (int i = 0; i < GOV_ALL_SLOTS && (w->nscaled || x->nscaled); i++)
	{
		GovDecimal	a = {w->sum[i], w->scale[i]};
		GovDecimal	b = {x->sum[i], x->scale[i]};

		if ((a.scale | b.scale) && !(out ? gov_decimal_sub : gov_decimal_add) (a, b, &a))
			return true;
	}
	return false;
}

/* Returns true when w lacks the room that it needs with x added, or taken out. */
static bool
lacks_room_for_wide(const GovWide *w, const GovWide *x, bool out)
{
	if (w->shape & GOV_WIDE_HIGH)
		return false;
	if (!out && (x->shape & GOV_WIDE_NOTES) && !(w->shape & GOV_WIDE_NOTES))
		return true;
	return (x->shape & GOV_WIDE_HIGH) || leaves_64_bits(w, x, out);
}

/* Adds the sums of x, where all are within 64 bits before and after. */
static void
add_sums(GovWide *w, const GovWide *x)
{
	for (int i = 0; i < GOV_ALL_SLOTS; i++)
	{
		GovDecimal	a = {w->sum[i], w->scale[i]};
		GovDecimal	b = {x->sum[i], x->scale[i]};

		if ((a.scale | b.scale) == 0)
			w->sum[i] += b.v;
		else if (gov_decimal_add(a, b, &a))
			gov_figures_sum_set_total(w, i, gov_total(a));
	}
}

static bool
add_large_sums(GovWide *w, const GovWide *x, GovError *err)
{
	for (int i = 0; i < GOV_ALL_SLOTS; i++)
		if (!add_total(w, i, gov_figures_sum_total(x, i), err))
			return false;
	return true;
}

GovSumResult
gov_figures_sum_add(GovWide *w, const GovWide *x, GovError *err)
{
	if (lacks_room_for_wide(w, x, false))
		return GOV_SUM_NEEDS_ROOM;
	/* no count exceeds that of the reports, so this guards all of them */
	if (__builtin_add_overflow(w->reports, x->reports, &w->reports))
	{
		gov_figures_fail(err, GOV_ERR_RANGE, "figures out of range", "Too many reports.");
		return GOV_SUM_FAILED;
	}
	if (!(w->shape & GOV_WIDE_HIGH))
		add_sums(w, x);
	else if (!add_large_sums(w, x, err))
		return GOV_SUM_FAILED;
	for (int i = 0; i < GOV_ALL_SLOTS; i++)
		w->num[i] += x->num[i];
	for (int k = 0; k < GOV_NNOTES && (x->shape & GOV_WIDE_NOTES); k++)
		for (int i = 0; i < GOV_ALL_SLOTS; i++)
			w->notes[k][i] += x->notes[k][i];
	return GOV_SUM_DONE;
}

/* Takes one cell of x out of w; returns false when it is no part of it. */
static bool
remove_cell(GovWide *w, const GovWide *x, int index, GovError *err)
{
	uint64_t	n;

	if (x->num[index] > w->num[index])
		return false;
	w->num[index] -= x->num[index];
	if (((w->shape | x->shape) & GOV_WIDE_HIGH) || (w->scale[index] | x->scale[index]))
	{
		GovTotal	t = gov_figures_sum_total(x, index);

		t.v = -t.v;
		if (t.v != 0 && !add_total(w, index, t, err))
			return false;
	}
	else
		w->sum[index] -= x->sum[index]; /* leaves_64_bits() has been asked */
	if (!is_possible(w, index))
		return false;
	n = w->num[index];
	for (int k = 0; k < GOV_NNOTES; k++)
	{
		uint32_t	have = (w->shape & GOV_WIDE_NOTES) ? w->notes[k][index] : 0;
		uint32_t	take = (x->shape & GOV_WIDE_NOTES) ? x->notes[k][index] : 0;

		if (take > have)
			return false;
		if (take > 0)
			w->notes[k][index] -= take;
		if (k == GOV_NOTE_IMPUTED ? have - take > w->num[index] :
			(n += have - take) > w->reports)
			return false;
	}
	return true;
}

/* Slower than adding, because what was never added must not come out silently. */
GovSumResult
gov_figures_sum_remove(GovWide *w, const GovWide *x, GovError *err)
{
	bool		is_part;

	if (lacks_room_for_wide(w, x, true))
		return GOV_SUM_NEEDS_ROOM;

	is_part = x->reports <= w->reports;
	if (is_part)
		w->reports -= x->reports;
	for (int i = 0; i < GOV_ALL_SLOTS && is_part; i++)
		is_part = remove_cell(w, x, i, err);
	if (!is_part)
	{
		gov_figures_fail(err, GOV_ERR_LIMIT,
						 "cannot take figures out of a sum that they are not part of",
						 "The sum has %u reports.", w->reports);
		return GOV_SUM_FAILED;
	}
	gov_figures_sum_settle(w);
	return GOV_SUM_DONE;
}

bool
gov_figures_sum_has_any(const GovWide *w, int index, int n)
{
	for (int i = index; i < index + n; i++)
	{
		if (w->num[i] > 0)
			return true;
		for (int k = 0; k < GOV_NNOTES && (w->shape & GOV_WIDE_NOTES); k++)
			if (w->notes[k][i] > 0)
				return true;
	}
	return false;
}

bool
gov_figures_sum_cell(const uint8_t *image, size_t len, int slot, GovStatus *status, GovTotal *t,
					 GovError *err)
{
	size_t		index = gov_figures_index_of_slot[slot];
	uint32_t	num;
	int64_t		sum,
				high;
	GovWide		w;

	*status = GOV_ABSENT;
	if (!gov_figures_image_check_header(image, len, err))
		return false;
	if (gov_figures_is_older(image, len))
	{
		if (!gov_figures_sum_load(image, len, &w, err))
			return false;
		image = (const uint8_t *) &w + GOV_WIDE_HOST;
		len = gov_figures_sum_size(&w) - GOV_WIDE_HOST;
	}
	if (len < gov_figures_sum_size_by_shape(image[1]) - GOV_WIDE_HOST)
		return corrupt(err, "The image of a sum ends at offset %zu.", len);
	image -= GOV_WIDE_HOST;
	memcpy(&num, image + offsetof(GovWide, num) + 4 * index, 4);
	memcpy(&sum, image + offsetof(GovWide, sum) + 8 * index, 8);
	t->v = sum;
	t->scale = image[offsetof(GovWide, scale) + index];
	if (image[offsetof(GovWide, shape)] & GOV_WIDE_HIGH)
	{
		memcpy(&high, image + offsetof(GovWide, high) + 8 * index, 8);
		t->v = (__int128) ((unsigned __int128) high << 64 | (uint64_t) sum);
	}
	if (t->scale > GOV_MAX_SCALE || !gov_total_is_valid(*t))
		return corrupt(err, "Scale %d, or a sum out of bounds, in the image of a sum.", t->scale);
	if (num > 0)
		*status = GOV_REPORTED;
	return true;
}

void
gov_figures_sum_swap_for_wire(uint8_t *image, size_t len)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	size_t		at = offsetof(GovWide, reports) - GOV_WIDE_HOST;
	size_t		cells = len > 2 ? GOV_CELLS_1_0 + image[2] : 0;
	size_t		sums = offsetof(GovWide, sum) - GOV_WIDE_HOST;
	size_t		scales = sums + (sizeof(GovSum) + sizeof(uint32_t)) * cells;
	size_t		highs = scales + cells + GOV_WIDE_PAD(cells) + sizeof(uint32_t) * GOV_NNOTES * cells;

	while (at < len)
	{
		bool		is_sum = (at >= sums && at < sums + sizeof(GovSum) * cells) || at >= highs;
		size_t		n = is_sum ? 8 : 4;

		if (at == scales)
		{
			at += cells + GOV_WIDE_PAD(cells);
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
