/*
 * figures_sum.c
 *		Adding figures: sum(govfigures) and its like, + and -.
 *
 * The state of the aggregates is a govfigures like any other, so that it can
 * be sent anywhere and added there.  Within a server it is updated in place.
 */
#include "pg/figures_sum.h"

#include "core/base/total.h"
#include "core/figures/stored.h"

/* Returns a copy with room for whatever may be added or taken out. */
static GovWide *
with_room(const GovWide *w)
{
	GovWide    *longer = palloc(sizeof(GovWide));

	memcpy(longer, w, gov_figures_sum_size(w));
	gov_figures_sum_give_room(longer);
	return longer;
}

/* Returns the sum with v; where it has to move to have room, w stays as it is. */
static GovWide *
add(GovWide *w, struct varlena *v)
{
	GovError	err;
	GovSumResult result = gov_figures_stored_add(w, GOVRPT_IMAGE(v), GOVRPT_IMAGE_LEN(v), &err);

	if (result == GOV_SUM_NEEDS_ROOM)
	{
		w = with_room(w);
		result = gov_figures_stored_add(w, GOVRPT_IMAGE(v), GOVRPT_IMAGE_LEN(v), &err);
	}
	if (result != GOV_SUM_DONE)
		govrpt_raise(&err);
	if (w->shape & GOV_WIDE_HIGH)
		gov_figures_sum_settle(w);
	return w;
}

/* Returns a sum of our own to work on: of nothing, of one report, or a copy. */
static GovWide *
new_sum(struct varlena *v)
{
	GovWide    *w;

	if (v && govrpt_is_sum(v))
		return govrpt_sum_load(v);
	w = palloc(sizeof(GovWide));
	if (v == NULL)
		gov_figures_sum_init(w, false);
	else
	{
		gov_figures_sum_init(w, true);
		w = add(w, v);
		gov_figures_sum_settle(w);
	}
	return w;
}

/* Returns the sum without v, as add() does. */
static GovWide *
take_out(GovWide *w, struct varlena *v)
{
	GovError	err;
	GovSumResult result = gov_figures_stored_remove(w, GOVRPT_IMAGE(v), GOVRPT_IMAGE_LEN(v), &err);

	if (result == GOV_SUM_NEEDS_ROOM)
	{
		w = with_room(w);
		result = gov_figures_stored_remove(w, GOVRPT_IMAGE(v), GOVRPT_IMAGE_LEN(v), &err);
	}
	if (result == GOV_SUM_DONE)
		return w;
	if (err.code != GOV_ERR_LIMIT)
		govrpt_raise(&err);
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("%s", err.message),
			 errhint("To compare two sums cell by cell, use govfigures_plain(a) - b.")));
	return NULL;				/* not reached */
}

/* Returns a tally of nothing, or of what v holds. */
static GovTally *
new_tally(struct varlena *v)
{
	GovTally   *t = palloc(GOV_TALLY_SHORT);

	gov_figures_tally_init(t);
	SET_VARSIZE(t, GOV_TALLY_SHORT);
	if (v)
		t = (GovTally *) govrpt_tally_accum((struct varlena *) t, v);
	return t;
}

static GovTally *
grow(const GovTally *t)
{
	GovTally   *longer = palloc(sizeof(GovTally));

	memcpy(longer, t, GOV_TALLY_SHORT);
	return longer;
}

/* Is v a tally, or a sum, that can be changed where it lies? */
static inline bool
is_tally_in_place(const struct varlena *v)
{
	return VARATT_IS_4B_U(v) && PointerIsAligned(v, int32) &&
		gov_figures_image_is_tally(GOVRPT_IMAGE(v), GOVRPT_IMAGE_LEN(v)) &&
		VARSIZE(v) == gov_figures_tally_size((const GovTally *) v);
}

static inline bool
is_sum_in_place(const struct varlena *v)
{
	return VARATT_IS_4B_U(v) && PointerIsAligned(v, int32) && govrpt_is_sum(v) &&
		!gov_figures_image_is_tally(GOVRPT_IMAGE(v), GOVRPT_IMAGE_LEN(v)) &&
		VARSIZE(v) == gov_figures_sum_size((const GovWide *) v);
}

/*
 * The state is a tally, changed in place.  In a moving window it becomes a sum
 * when the first row leaves: of a tally nothing can be taken out.
 */
struct varlena *
govrpt_tally_accum(struct varlena *state, struct varlena *v)
{
	GovTally   *t = (GovTally *) state;
	GovError	err;

	if (state != NULL && is_sum_in_place(state))
		return govrpt_figures_of_sum(add((GovWide *) state, v));
	if (state == NULL && gov_figures_image_is_tally(GOVRPT_IMAGE(v), GOVRPT_IMAGE_LEN(v)))
	{
		/* the first part of those to be combined */
		t = palloc(sizeof(GovTally));
		if (!gov_figures_tally_copy(GOVRPT_IMAGE(v), GOVRPT_IMAGE_LEN(v), t, &err))
			govrpt_raise(&err);
		SET_VARSIZE(t, gov_figures_tally_size(t));
		return (struct varlena *) t;
	}
	if (state == NULL || !is_tally_in_place(state))
		t = new_tally(state);
	if (!gov_figures_tally_add(&t, GOVRPT_IMAGE(v), GOVRPT_IMAGE_LEN(v), grow, &err))
		govrpt_raise(&err);
	SET_VARSIZE(t, gov_figures_tally_size(t));
	return (struct varlena *) t;
}

struct varlena *
govrpt_sum_remove(struct varlena *state, struct varlena *v)
{
	GovWide    *w = is_sum_in_place(state) ? (GovWide *) state : new_sum(state);

	return govrpt_figures_of_sum(take_out(w, v));
}

/* Returns a copy, because the state may go on changing. */
static GovWide *
settled(struct varlena *state)
{
	GovWide    *w;
	GovError	err;

	if (!is_tally_in_place(state))
		return new_sum(state);
	w = palloc(sizeof(GovWide));
	if (!gov_figures_tally_settle((GovTally *) state, w, &err))
		govrpt_raise(&err);
	return w;
}

struct varlena *
govrpt_sum_result(struct varlena *state, bool *isnull)
{
	GovWide    *w = settled(state);

	*isnull = w->reports == 0;
	return govrpt_figures_of_sum(w);
}

PG_FUNCTION_INFO_V1(govfigures_accum);
Datum
govfigures_accum(PG_FUNCTION_ARGS)
{
	struct varlena *state = PG_ARGISNULL(0) ? NULL :
		(struct varlena *) PG_GETARG_POINTER(0);
	struct varlena *v;

	if (!AggCheckCallContext(fcinfo, NULL))
	{
		GovWide    *w = new_sum(state ? GOVRPT_GETARG_FIGURES(0) : NULL);

		if (!PG_ARGISNULL(1))
			w = add(w, GOVRPT_GETARG_FIGURES(1));
		PG_RETURN_POINTER(govrpt_figures_of_sum(w));
	}
	if (state && VARATT_IS_EXTENDED(state))
		state = GOVRPT_GETARG_FIGURES(0);
	if (PG_ARGISNULL(1))
		PG_RETURN_POINTER(state ? state : (struct varlena *) new_tally(NULL));
	govrpt_figures_fetch_ahead((struct varlena *) PG_GETARG_POINTER(1));
	v = GOVRPT_GETARG_FIGURES(1);
	state = govrpt_tally_accum(state, v);
	PG_FREE_IF_COPY(v, 1);
	PG_RETURN_POINTER(state);
}

/* The state without a row that is in it: for moving windows. */
PG_FUNCTION_INFO_V1(govfigures_accum_inv);
Datum
govfigures_accum_inv(PG_FUNCTION_ARGS)
{
	struct varlena *state = PG_ARGISNULL(0) ? NULL :
		(struct varlena *) PG_GETARG_POINTER(0);
	struct varlena *v;

	if (state == NULL || !AggCheckCallContext(fcinfo, NULL))
		state = govrpt_figures_of_sum(new_sum(state ? GOVRPT_GETARG_FIGURES(0) : NULL));
	if (PG_ARGISNULL(1))
		PG_RETURN_POINTER(state);
	v = GOVRPT_GETARG_FIGURES(1);
	state = govrpt_sum_remove(state, v);
	PG_FREE_IF_COPY(v, 1);
	PG_RETURN_POINTER(state);
}

static GovWide *
final_sum(FunctionCallInfo fcinfo)
{
	struct varlena *state;

	if (PG_ARGISNULL(0))
		return new_sum(NULL);
	state = GOVRPT_GETARG_FIGURES(0);
	/* a tally from elsewhere has to be verified */
	return AggCheckCallContext(fcinfo, NULL) ? settled(state) : new_sum(state);
}

PG_FUNCTION_INFO_V1(govfigures_sum_final);
Datum
govfigures_sum_final(PG_FUNCTION_ARGS)
{
	GovWide    *w = final_sum(fcinfo);

	if (w->reports == 0)
		PG_RETURN_NULL();
	PG_RETURN_POINTER(govrpt_figures_of_sum(w));
}

/* How many reports gave a number, of each cell: as figures. */
/* Returns true when some report gave a number for one of the slots. */
static bool
has_any_number(const GovWide *w, int from, int end)
{
	for (int slot = from; slot < end; slot++)
		if (w->num[gov_figures_sum_index(slot)] > 0)
			return true;
	return false;
}

PG_FUNCTION_INFO_V1(govfigures_coverage_final);
Datum
govfigures_coverage_final(PG_FUNCTION_ARGS)
{
	GovWide    *w = final_sum(fcinfo);
	bool		has_statistics;
	GovFigures	f;

	memset(&f, 0, sizeof(f));
	/* the statistics of before 2019 only where there are some */
	has_statistics = has_any_number(w, GOV_SLOT_STATISTICS, GOV_ALL_SLOTS);
	for (int slot = 0; slot < (has_statistics ? GOV_ALL_SLOTS : GOV_NSLOTS); slot++)
	{
		f.status[slot] = GOV_REPORTED;
		f.value[slot] = w->num[gov_figures_sum_index(slot)];
	}
	PG_RETURN_DATUM(govrpt_figures_encode(&f));
}

/* The mean of the numbers there are. */
PG_FUNCTION_INFO_V1(govfigures_avg_final);
Datum
govfigures_avg_final(PG_FUNCTION_ARGS)
{
	GovWide    *w = final_sum(fcinfo);
	GovFigures	f;

	if (w->reports == 0)
		PG_RETURN_NULL();
	memset(&f, 0, sizeof(f));
	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
	{
		int			i = gov_figures_sum_index(slot);
		GovDecimal	d;

		if (w->num[i] == 0)
			continue;
		d = gov_total_mean(gov_figures_sum_total(w, i), w->num[i]);
		f.status[slot] = GOV_REPORTED;
		f.value[slot] = d.v;
		f.scale[slot] = d.scale;
	}
	PG_RETURN_DATUM(govrpt_figures_encode(&f));
}

PG_FUNCTION_INFO_V1(govfigures_add);
Datum
govfigures_add(PG_FUNCTION_ARGS)
{
	GovWide    *w = new_sum(GOVRPT_GETARG_FIGURES(0));

	w = add(w, GOVRPT_GETARG_FIGURES(1));
	PG_RETURN_POINTER(govrpt_figures_of_sum(w));
}

/* NULL is the sum of no report: it adds nothing. */
PG_FUNCTION_INFO_V1(govfigures_merge);
Datum
govfigures_merge(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(0) && PG_ARGISNULL(1))
		PG_RETURN_NULL();
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_POINTER(govrpt_figures_settled(GOVRPT_GETARG_FIGURES(PG_ARGISNULL(0) ? 1 : 0)));
	return govfigures_add(fcinfo);
}

PG_FUNCTION_INFO_V1(govfigures_sub);
Datum
govfigures_sub(PG_FUNCTION_ARGS)
{
	struct varlena *a = GOVRPT_GETARG_FIGURES(0);
	struct varlena *b = GOVRPT_GETARG_FIGURES(1);
	GovFigures	fa,
				fb,
				difference;
	GovError	err;

	if (govrpt_is_sum(a))
	{
		GovWide    *w = take_out(new_sum(a), b);

		/* what is left of two reports is a report */
		if (gov_figures_sum_single(w, &fa))
			PG_RETURN_DATUM(govrpt_figures_encode(&fa));
		PG_RETURN_POINTER(govrpt_figures_of_sum(w));
	}
	govrpt_figures_decode(PointerGetDatum(a), &fa);
	govrpt_figures_decode(PointerGetDatum(b), &fb);
	if (!gov_figures_subtract(&fa, &fb, &difference, &err))
		govrpt_raise(&err);
	PG_RETURN_DATUM(govrpt_figures_encode(&difference));
}

/* The numbers of a sum, as if they were printed on one report. */
PG_FUNCTION_INFO_V1(govfigures_plain);
Datum
govfigures_plain(PG_FUNCTION_ARGS)
{
	struct varlena *v = GOVRPT_GETARG_FIGURES(0);
	GovFigures	f;

	if (!govrpt_is_sum(v))
		PG_RETURN_POINTER(v);
	govrpt_figures_decode(PointerGetDatum(v), &f);
	PG_RETURN_DATUM(govrpt_figures_encode(&f));
}

/* How many reports the figures are the sum of. */
PG_FUNCTION_INFO_V1(govfigures_reports);
Datum
govfigures_reports(PG_FUNCTION_ARGS)
{
	struct varlena *v = GOVRPT_GETARG_FIGURES(0);

	if (!govrpt_is_sum(v))
		PG_RETURN_INT64(1);
	PG_RETURN_INT64(new_sum(v)->reports);
}
