/*
 * figures_extreme.c
 *		min(govfigures) and max(govfigures), cell by cell.
 *
 * Within an aggregate the state is an expanded object, which each row changes in
 * place.  Sent to another process, stored or returned it is flattened to the
 * figures that it stands for, so that it is a plain govfigures to all others.
 */
#include "pg/figures.h"

#include "utils/expandeddatum.h"
#include "utils/memutils.h"

#include "core/figures/extreme.h"

typedef struct OpenExtreme
{
	ExpandedObjectHeader hdr;
	GovExtreme	e;
	struct varlena *flat;		/* made for its size; NULL: not as it is now */
} OpenExtreme;

/* Returns the figures so far, in the object's own memory. */
static struct varlena *
flatten(OpenExtreme *open)
{
	if (open->flat == NULL)
	{
		MemoryContext old = MemoryContextSwitchTo(open->hdr.eoh_context);
		GovFigures *f = palloc(sizeof(GovFigures));

		gov_figures_extreme_settle(&open->e, f);
		open->flat = (struct varlena *) DatumGetPointer(govrpt_figures_encode(f));
		pfree(f);
		MemoryContextSwitchTo(old);
	}
	return open->flat;
}

static Size
flat_size(ExpandedObjectHeader *eohptr)
{
	return VARSIZE(flatten((OpenExtreme *) eohptr));
}

static void
flatten_into(ExpandedObjectHeader *eohptr, void *result, Size allocated_size)
{
	memcpy(result, flatten((OpenExtreme *) eohptr), allocated_size);
}

static const ExpandedObjectMethods extreme_methods = {flat_size, flatten_into};

static void
add(GovExtreme *e, struct varlena *v)
{
	GovFigures	f;
	GovError	err;

	if (govrpt_is_sum(v))
	{
		govrpt_figures_decode(PointerGetDatum(v), &f);
		gov_figures_extreme_add(e, &f);
	}
	else if (!gov_figures_extreme_add_image(e, GOVRPT_IMAGE(v), GOVRPT_IMAGE_LEN(v), &err))
		govrpt_raise(&err);
}

/* Returns the state as an object that can be changed; state is NULL, or figures. */
static OpenExtreme *
open_state(Datum state, bool isnull, GovExtremeKind kind, MemoryContext aggregate)
{
	MemoryContext own;
	OpenExtreme *open;

	if (!isnull && VARATT_IS_EXTERNAL_EXPANDED_RW(DatumGetPointer(state)))
	{
		ExpandedObjectHeader *eoh = DatumGetEOHP(state);

		if (eoh->eoh_methods == &extreme_methods && ((OpenExtreme *) eoh)->e.kind == kind)
			return (OpenExtreme *) eoh;
	}
	own = AllocSetContextCreate(aggregate, "extremes of figures", ALLOCSET_SMALL_SIZES);
	open = MemoryContextAlloc(own, sizeof(OpenExtreme));
	EOH_init_header(&open->hdr, &extreme_methods, own);
	open->flat = NULL;
	gov_figures_extreme_init(&open->e, kind);
	if (!isnull)
		add(&open->e, PG_DETOAST_DATUM_PACKED(state));
	return open;
}

/* Outside an aggregate: of two figures, of which one may be NULL. */
static Datum
extreme_of_two(FunctionCallInfo fcinfo, GovExtremeKind kind)
{
	GovExtreme	e;
	GovFigures	f;

	gov_figures_extreme_init(&e, kind);
	for (int i = 0; i < 2; i++)
		if (!PG_ARGISNULL(i))
			add(&e, GOVRPT_GETARG_FIGURES(i));
	gov_figures_extreme_settle(&e, &f);
	PG_RETURN_DATUM(govrpt_figures_encode(&f));
}

static Datum
extreme(FunctionCallInfo fcinfo, GovExtremeKind kind)
{
	MemoryContext aggregate;
	OpenExtreme *open;

	if (PG_ARGISNULL(0) && PG_ARGISNULL(1))
		PG_RETURN_NULL();
	if (!AggCheckCallContext(fcinfo, &aggregate))
		return extreme_of_two(fcinfo, kind);
	open = open_state(PG_GETARG_DATUM(0), PG_ARGISNULL(0), kind, aggregate);
	if (!PG_ARGISNULL(1))
	{
		struct varlena *v;

		govrpt_figures_fetch_ahead((struct varlena *) PG_GETARG_POINTER(1));
		v = GOVRPT_GETARG_FIGURES(1);
		add(&open->e, v);
		PG_FREE_IF_COPY(v, 1);
		if (open->flat)
			pfree(open->flat);
		open->flat = NULL;
	}
	PG_RETURN_DATUM(EOHPGetRWDatum(&open->hdr));
}

PG_FUNCTION_INFO_V1(govfigures_smaller);
Datum
govfigures_smaller(PG_FUNCTION_ARGS)
{
	return extreme(fcinfo, GOV_SMALLEST);
}

PG_FUNCTION_INFO_V1(govfigures_larger);
Datum
govfigures_larger(PG_FUNCTION_ARGS)
{
	return extreme(fcinfo, GOV_LARGEST);
}
