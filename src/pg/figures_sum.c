/*
 * figures_sum.c
 *		Adding figures: sum(govfigures), + and -.
 *
 * The state of the aggregate is an ordinary govfigures, the sum of so many
 * reports, so that it can be sent anywhere and added there.  Within a server
 * it is updated in place.
 */
#include "figures.h"

#define GETARG(n)	((struct varlena *) PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(n)))

static GovWide *
grown(GovWide *w)
{
	GovWide    *longer = palloc(sizeof(GovWide));

	memcpy(longer, w, GOV_WIDE_SHORT);
	gov_wide_give_notes(longer);
	return longer;
}

/* Where w has to move to have room for notes, the old one stays as it is. */
static GovWide *
add(GovWide *w, struct varlena *v)
{
	GovError	err;
	GovAdded	added = gov_wide_add(w, GOV_IMAGE(v), GOV_IMAGE_LEN(v), &err);

	if (added == GOV_ADD_NEEDS_NOTES)
	{
		w = grown(w);
		added = gov_wide_add(w, GOV_IMAGE(v), GOV_IMAGE_LEN(v), &err);
	}
	if (added != GOV_ADDED)
		govrpt_raise(&err);
	return w;
}

/* A sum of our own to work on: of nothing, of one report, or a copy. */
static GovWide *
new_sum(struct varlena *v)
{
	GovWide    *w = palloc(sizeof(GovWide));
	GovError	err;

	if (v == NULL)
		gov_wide_init(w, false);
	else if (gov_image_is_wide(GOV_IMAGE(v), GOV_IMAGE_LEN(v)))
	{
		if (!gov_wide_load(GOV_IMAGE(v), GOV_IMAGE_LEN(v), w, &err))
			govrpt_raise(&err);
	}
	else
	{
		gov_wide_init(w, true);
		w = add(w, v);
		gov_wide_settle(w);
	}
	return w;
}

static void
take_out(GovWide *w, struct varlena *v)
{
	GovError	err;

	if (gov_wide_remove(w, GOV_IMAGE(v), GOV_IMAGE_LEN(v), &err))
		return;
	if (err.code != GOV_ERR_LIMIT)
		govrpt_raise(&err);
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("%s", err.message),
			 errhint("To compare two sums cell by cell, use govfigures_plain(a) - b.")));
}

/*
 * The aggregate's state: in an aggregate it is ours to change in place, once
 * it is a sum that a call before this one has made.
 */
static GovWide *
get_state(FunctionCallInfo fcinfo)
{
	struct varlena *v;

	if (PG_ARGISNULL(0))
		return new_sum(NULL);
	v = (struct varlena *) PG_GETARG_POINTER(0);
	if (AggCheckCallContext(fcinfo, NULL) && VARATT_IS_4B_U(v) &&
		PointerIsAligned(v, int64) &&
		gov_image_is_wide(GOV_IMAGE(v), GOV_IMAGE_LEN(v)) &&
		VARSIZE(v) == gov_wide_size((GovWide *) v))
		return (GovWide *) v;
	return new_sum(GETARG(0));
}

PG_FUNCTION_INFO_V1(govfigures_accum);
Datum
govfigures_accum(PG_FUNCTION_ARGS)
{
	GovWide    *w = get_state(fcinfo);

	if (!PG_ARGISNULL(1))
	{
		struct varlena *v = GETARG(1);

		w = add(w, v);
		PG_FREE_IF_COPY(v, 1);
	}
	PG_RETURN_POINTER(govfigures_from_wide(w));
}

/* The state without a row that is in it: for moving windows. */
PG_FUNCTION_INFO_V1(govfigures_accum_inv);
Datum
govfigures_accum_inv(PG_FUNCTION_ARGS)
{
	GovWide    *w = get_state(fcinfo);

	if (!PG_ARGISNULL(1))
	{
		struct varlena *v = GETARG(1);

		take_out(w, v);
		PG_FREE_IF_COPY(v, 1);
	}
	PG_RETURN_POINTER(govfigures_from_wide(w));
}

/* Always a copy: the state may go on changing. */
PG_FUNCTION_INFO_V1(govfigures_sum_final);
Datum
govfigures_sum_final(PG_FUNCTION_ARGS)
{
	GovWide    *w;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	w = new_sum(GETARG(0));
	if (w->reports == 0)
		PG_RETURN_NULL();
	PG_RETURN_POINTER(govfigures_from_wide(w));
}

PG_FUNCTION_INFO_V1(govfigures_add);
Datum
govfigures_add(PG_FUNCTION_ARGS)
{
	GovWide    *w = new_sum(GETARG(0));

	w = add(w, GETARG(1));
	PG_RETURN_POINTER(govfigures_from_wide(w));
}

PG_FUNCTION_INFO_V1(govfigures_sub);
Datum
govfigures_sub(PG_FUNCTION_ARGS)
{
	struct varlena *a = GETARG(0);
	struct varlena *b = GETARG(1);
	GovFigures	fa,
				fb,
				difference;
	GovError	err;

	if (gov_image_is_wide(GOV_IMAGE(a), GOV_IMAGE_LEN(a)))
	{
		GovWide    *w = new_sum(a);

		take_out(w, b);
		/* what is left of two reports is a report */
		if (gov_wide_single(w, &fa))
			PG_RETURN_DATUM(govfigures_from_open(&fa));
		PG_RETURN_POINTER(govfigures_from_wide(w));
	}
	govfigures_to_open(PointerGetDatum(a), &fa);
	govfigures_to_open(PointerGetDatum(b), &fb);
	if (!gov_figures_subtract(&fa, &fb, &difference, &err))
		govrpt_raise(&err);
	PG_RETURN_DATUM(govfigures_from_open(&difference));
}

/* The numbers of a sum, as if they were printed on one report. */
PG_FUNCTION_INFO_V1(govfigures_plain);
Datum
govfigures_plain(PG_FUNCTION_ARGS)
{
	struct varlena *v = GETARG(0);
	GovFigures	f;

	if (!gov_image_is_wide(GOV_IMAGE(v), GOV_IMAGE_LEN(v)))
		PG_RETURN_POINTER(v);
	govfigures_to_open(PointerGetDatum(v), &f);
	PG_RETURN_DATUM(govfigures_from_open(&f));
}

/* How many reports the figures are the sum of. */
PG_FUNCTION_INFO_V1(govfigures_reports);
Datum
govfigures_reports(PG_FUNCTION_ARGS)
{
	struct varlena *v = GETARG(0);

	if (!gov_image_is_wide(GOV_IMAGE(v), GOV_IMAGE_LEN(v)))
		PG_RETURN_INT64(1);
	PG_RETURN_INT64(new_sum(v)->reports);
}
