/*
 * sum.c
 *		The sum of reports: exact, with the contributors of each cell, so that
 *		what was added can be taken out again.
 *
 * An aggregate over many reports works on a tally (tally.c), which is faster to
 * add to, and becomes one of these in the end.
 */
#include "core/figures/image.h"
#include "core/figures/older.h"
#include "core/figures/tally.h"

#include <string.h>

_Static_assert(offsetof(GovWide, sum) == 16 &&
			   offsetof(GovWide, num) == 16 + 8 * GOV_NSLOTS &&
			   GOV_WIDE_SHORT == 16 + 13 * GOV_NSLOTS + GOV_WIDE_PAD(GOV_NSLOTS),
			   "the image of a sum has no padding");

int
gov_wide_index(int slot)
{
	return gov_slot_index[slot];
}

void
gov_wide_init(GovWide *w, bool notes)
{
	memset(w, 0, notes ? GOV_WIDE_LONG : GOV_WIDE_SHORT);
	w->version = GOV_IMAGE_VERSION;
	w->shape = GOV_IMAGE_WIDE | (notes ? GOV_WIDE_NOTES : 0);
	w->more_cells = (uint8_t) GOV_MORE_CELLS;
}

void
gov_wide_give_notes(GovWide *w)
{
	if (w->shape & GOV_WIDE_NOTES)
		return;
	memset(w->notes, 0, sizeof(w->notes));
	w->shape |= GOV_WIDE_NOTES;
}

static bool
has_any_note(const GovWide *w)
{
	uint32_t	any = 0;

	for (int k = 0; k < GOV_NNOTES; k++)
		for (int i = 0; i < GOV_NSLOTS; i++)
			any |= w->notes[k][i];
	return any != 0;
}

void
gov_wide_settle(GovWide *w)
{
	if ((w->shape & GOV_WIDE_NOTES) && !has_any_note(w))
		w->shape &= (uint8_t) ~GOV_WIDE_NOTES;
}

bool
gov_wide_verify(const GovWide *w, GovError *err)
{
	uint32_t	nscaled = 0;
	bool		notes = w->shape & GOV_WIDE_NOTES;
	char		buf[64];

	if (w->shape & ~(GOV_IMAGE_WIDE | GOV_WIDE_NOTES))
		return corrupt(err, "Unknown shape 0x%02x at offset 1.", w->shape);
	if (w->more_cells != (int) GOV_MORE_CELLS || w->reserved != 0)
		return corrupt(err, "Reserved bytes at offset 2 are not zero.");
	for (size_t i = 0; i < sizeof(w->reserved2); i++)
		if (w->reserved2[i] != 0)
			return corrupt(err, "Reserved bytes at offset %zu are not zero.",
						   offsetof(GovWide, reserved2) - GOV_WIDE_HOST);
	for (int i = 0; i < GOV_NSLOTS; i++)
	{
		uint64_t	n = w->num[i];

		if (w->scale[i] > GOV_MAX_SCALE ||
			(w->scale[i] > 0 && w->sum[i] % 10 == 0))
			return corrupt(err, "Scale %d of cell %s at offset %zu.", w->scale[i],
						   gov_slot_name(gov_index_slot[i], buf),
						   offsetof(GovWide, scale) - GOV_WIDE_HOST + (size_t) i);
		if (n == 0 && w->sum[i] != 0)
			return corrupt(err, "Cell %s at offset %zu has a sum but no contributor.",
						   gov_slot_name(gov_index_slot[i], buf),
						   offsetof(GovWide, sum) - GOV_WIDE_HOST + 8 * (size_t) i);
		nscaled += w->scale[i] > 0;
		if (notes)
		{
			if (w->notes[GOV_NOTE_IMPUTED][i] > n)
				return corrupt(err, "Cell %s has more imputed values than contributors.",
							   gov_slot_name(gov_index_slot[i], buf));
			for (int k = 0; k < GOV_NOTE_IMPUTED; k++)
				n += w->notes[k][i];
		}
		if (n > w->reports)
			return corrupt(err, "Cell %s has more contributors than there are reports.",
						   gov_slot_name(gov_index_slot[i], buf));
	}
	if (nscaled != w->nscaled)
		return corrupt(err, "%u scaled cells at offset %zu, but there are %u.", w->nscaled,
					   offsetof(GovWide, nscaled) - GOV_WIDE_HOST, nscaled);
	if (notes && !has_any_note(w))
		return corrupt(err, "Bit 0 of the shape at offset 1 promises notes, but all are 0.");
	return true;
}

bool
gov_wide_load(const uint8_t *image, size_t len, GovWide *w, GovError *err)
{
	size_t		need;

	if (gov_image_is_tally(image, len))
		return gov_tally_load(image, len, w, err);
	if (!gov_image_check_header(image, len, err))
		return false;
	need = ((image[1] & GOV_WIDE_NOTES) ? GOV_WIDE_LONG : GOV_WIDE_SHORT) - GOV_WIDE_HOST;
	if (!(image[1] & GOV_IMAGE_WIDE))
		return corrupt(err, "Shape 0x%02x at offset 1 is no sum.", image[1]);
	if (gov_image_is_older_sum(image, len))
	{
		w->host = 0;
		return gov_older_sum(image, len, w, err) && gov_wide_verify(w, err);
	}
	if (len != need)
		return corrupt(err, "The image of a sum is %zu bytes long instead of %zu.", len, need);
	w->host = 0;
	memcpy(&w->version, image, len);
	return gov_wide_verify(w, err);
}

void
gov_wide_open(const GovWide *w, GovFigures *f)
{
	memset(f, 0, sizeof(*f));
	for (int i = 0; i < GOV_NSLOTS; i++)
	{
		int			slot = gov_index_slot[i];

		if (w->num[i] == 0)
			continue;
		f->status[slot] = GOV_REPORTED;
		f->value[slot] = w->sum[i];
		f->scale[slot] = w->scale[i];
	}
}

bool
gov_wide_single(const GovWide *w, GovFigures *f)
{
	if (w->reports != 1)
		return false;
	gov_wide_open(w, f);
	if (!(w->shape & GOV_WIDE_NOTES))
		return true;
	for (int i = 0; i < GOV_NSLOTS; i++)
	{
		static const uint8_t statuses[GOV_NNOTES] = {
			GOV_BLANK, GOV_NOT_APPLICABLE, GOV_ILLEGIBLE, GOV_IMPUTED
		};

		for (int k = 0; k < GOV_NNOTES; k++)
			if (w->notes[k][i])
				f->status[gov_index_slot[i]] = statuses[k];
	}
	return true;
}

/* Any scale, any size. */
bool
gov_wide_add_cell(GovWide *w, int index, GovDecimal d, GovError *err)
{
	GovDecimal	s;

	if ((w->scale[index] | d.scale) == 0)
	{
		if (__builtin_add_overflow(w->sum[index], d.v, &s.v))
			return gov_cell_out_of_range(err, index);
		w->sum[index] = s.v;
		return true;
	}
	s.v = w->sum[index];
	s.scale = w->scale[index];
	w->nscaled -= s.scale > 0;
	if (!gov_decimal_add(s, d, &s))
		return gov_cell_out_of_range(err, index);
	w->sum[index] = s.v;
	w->scale[index] = s.scale;
	w->nscaled += s.scale > 0;
	return true;
}

static bool
remove_cell(GovWide *w, int index, GovDecimal d)
{
	GovDecimal	s;

	s.v = w->sum[index];
	s.scale = w->scale[index];
	w->nscaled -= s.scale > 0;
	if (!gov_decimal_sub(s, d, &s))
		return false;
	w->sum[index] = s.v;
	w->scale[index] = s.scale;
	w->nscaled += s.scale > 0;
	return true;
}

static GovAdded
add_plain(GovWide *w, const uint8_t *image, size_t len, GovError *err)
{
	GovPlain	p;
	const uint8_t *c;
	uint8_t		escapes[GOV_NSLOTS];
	int			b,
				start,
				end;

	if (!gov_plain_open(&p, image, len, err))
		return GOV_ADD_FAILED;
	c = p.codes;
	for (b = 0; gov_plain_run(p.shape, &b, &start, &end); c += end - start)
	{
		/* look before touching anything: the host may have to make room */
		int			n = gov_plain_escapes(c, end - start, 0, escapes, 0);
		bool		notes = false;

		for (int k = 0; k < n; k++)
			notes |= c[escapes[k]] >= CODE_IMPUTED && c[escapes[k]] < CODE_ABSENT;
		if (notes && !(w->shape & GOV_WIDE_NOTES))
			return GOV_ADD_NEEDS_ROOM;
	}

	c = p.codes;
	for (b = 0; gov_plain_run(p.shape, &b, &start, &end); c += end - start)
		for (int i = start; i < end; i++)
		{
			uint8_t		code = c[i - start];
			GovStatus	status = GOV_REPORTED;
			GovDecimal	d = {code, 0};

			if (code >= CODE_BYTE && !gov_plain_escape(&p, i, code, &status, &d, err))
				return GOV_ADD_FAILED;
			if (gov_has_number(status))
			{
				w->num[i]++;
				if (status == GOV_IMPUTED)
					w->notes[GOV_NOTE_IMPUTED][i]++;
				if (!gov_wide_add_cell(w, i, d, err))
					return GOV_ADD_FAILED;
			}
			else if (status != GOV_ABSENT)
				w->notes[status - GOV_BLANK][i]++;
		}
	if (p.extra != p.end)
	{
		corrupt(err, "%td bytes too many at offset %td.",
				p.end - p.extra, p.extra - p.image);
		return GOV_ADD_FAILED;
	}
	if (++w->reports == 0)
	{
		fail(err, GOV_ERR_RANGE, "figures out of range", "Too many reports.");
		return GOV_ADD_FAILED;
	}
	return GOV_ADDED;
}

static GovAdded
add_wide(GovWide *w, const uint8_t *image, size_t len, GovError *err)
{
	GovWide		x;

	if (!gov_wide_load(image, len, &x, err))
		return GOV_ADD_FAILED;
	if ((x.shape & GOV_WIDE_NOTES) && !(w->shape & GOV_WIDE_NOTES))
		return GOV_ADD_NEEDS_ROOM;
	/* no count exceeds that of the reports, so this guards all of them */
	if (__builtin_add_overflow(w->reports, x.reports, &w->reports))
	{
		fail(err, GOV_ERR_RANGE, "figures out of range", "Too many reports.");
		return GOV_ADD_FAILED;
	}
	for (int i = 0; i < GOV_NSLOTS; i++)
	{
		GovDecimal	d = {x.sum[i], x.scale[i]};

		w->num[i] += x.num[i];
		if (!gov_wide_add_cell(w, i, d, err))
			return GOV_ADD_FAILED;
		if (x.shape & GOV_WIDE_NOTES)
			for (int k = 0; k < GOV_NNOTES; k++)
				w->notes[k][i] += x.notes[k][i];
	}
	return GOV_ADDED;
}

GovAdded
gov_wide_add(GovWide *w, const uint8_t *image, size_t len, GovError *err)
{
	if (gov_image_is_wide(image, len))
		return add_wide(w, image, len, err);
	return add_plain(w, image, len, err);
}

/* Slower than adding: what was never added must not come out silently. */
bool
gov_wide_remove(GovWide *w, const uint8_t *image, size_t len, GovError *err)
{
	GovWide		x;

	if (gov_image_is_wide(image, len))
	{
		if (!gov_wide_load(image, len, &x, err))
			return false;
	}
	else
	{
		/* to be removed as the sum of one */
		gov_wide_init(&x, true);
		if (add_plain(&x, image, len, err) != GOV_ADDED)
			return false;
		gov_wide_settle(&x);
	}

	if (x.reports > w->reports)
		goto no_part;
	w->reports -= x.reports;
	for (int i = 0; i < GOV_NSLOTS; i++)
	{
		GovDecimal	d = {x.sum[i], x.scale[i]};
		uint64_t	n;

		if (x.num[i] > w->num[i])
			goto no_part;
		w->num[i] -= x.num[i];
		if ((d.v != 0 || d.scale > 0) && !remove_cell(w, i, d))
			return gov_cell_out_of_range(err, i);
		if (w->num[i] == 0 && w->sum[i] != 0)
			goto no_part;
		n = w->num[i];
		for (int k = 0; k < GOV_NNOTES; k++)
		{
			uint32_t	have = (w->shape & GOV_WIDE_NOTES) ? w->notes[k][i] : 0;
			uint32_t	take = (x.shape & GOV_WIDE_NOTES) ? x.notes[k][i] : 0;

			if (take > have)
				goto no_part;
			if (take > 0)
				w->notes[k][i] -= take;
			if (k == GOV_NOTE_IMPUTED ? have - take > w->num[i] :
				(n += have - take) > w->reports)
				goto no_part;
		}
	}
	gov_wide_settle(w);
	return true;

no_part:
	return fail(err, GOV_ERR_LIMIT, "cannot take figures out of a sum that they are not part of",
				"The sum has %u reports.", w->reports);
}
