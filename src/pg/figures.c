/*
 * figures.c
 *		Type govfigures: binary form, operators, subscripts.
 */
#include "pg/figures.h"
#include "core/figures/older.h"
#include "core/figures/tally.h"
#include "pg/fields.h"
#include "pg/names.h"
#include "core/base/total.h"

#include "access/htup_details.h"
#include "access/tupdesc.h"
#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "executor/execExpr.h"
#include "funcapi.h"
#include "libpq/pqformat.h"
#include "miscadmin.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "nodes/subscripting.h"
#include "parser/parse_coerce.h"
#include "parser/parse_expr.h"
#include "utils/builtins.h"
#include "utils/numeric.h"
#include "utils/typcache.h"

#define GETARG(n)	((struct varlena *) PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(n)))

Datum
gov_decimal_datum(GovDecimal d)
{
	if (d.scale > 0)
		return NumericGetDatum(int64_div_fast_to_numeric(d.v, d.scale));
	return NumericGetDatum(int64_to_numeric(d.v));
}

Datum
gov_total_datum(GovTotal t)
{
	char		buf[GOV_TOTAL_MAXLEN];
	GovDecimal	d;

	if (gov_total_fits(t, &d))
		return gov_decimal_datum(d);
	gov_total_print(t, buf);
	return DirectFunctionCall3(numeric_in, CStringGetDatum(buf), ObjectIdGetDatum(InvalidOid),
							   Int32GetDatum(-1));
}

Datum
govfigures_from_open(const GovFigures *f)
{
	uint8_t		image[GOV_PLAIN_MAX];
	size_t		len = gov_figures_encode(f, image);
	struct varlena *v = palloc(VARHDRSZ + len);

	SET_VARSIZE(v, VARHDRSZ + len);
	memcpy(VARDATA(v), image, len);
	return PointerGetDatum(v);
}

void
govfigures_to_open(Datum figures, GovFigures *f)
{
	struct varlena *v = PG_DETOAST_DATUM_PACKED(figures);
	GovError	err;

	if (!gov_figures_decode(GOV_IMAGE(v), GOV_IMAGE_LEN(v), f, &err))
		govrpt_raise(&err);
	if ((Pointer) v != DatumGetPointer(figures))
		pfree(v);
}

struct varlena *
govfigures_settled(struct varlena *v)
{
	GovWide    *w;
	GovError	err;

	if (!gov_image_is_tally(GOV_IMAGE(v), GOV_IMAGE_LEN(v)) &&
		!gov_image_is_older_sum(GOV_IMAGE(v), GOV_IMAGE_LEN(v)))
		return v;
	w = palloc(sizeof(GovWide));
	if (!gov_wide_load(GOV_IMAGE(v), GOV_IMAGE_LEN(v), w, &err))
		govrpt_raise(&err);
	return govfigures_from_wide(w);
}

/* A palloc'd sum as a datum: its first word is the length. */
struct varlena *
govfigures_from_wide(GovWide *w)
{
	StaticAssertStmt(GOV_WIDE_HOST == VARHDRSZ, "the length word has room of its own");
	SET_VARSIZE(w, gov_wide_size(w));
	return (struct varlena *) w;
}


/*
 * Binary form
 */

PG_FUNCTION_INFO_V1(govfigures_recv);
Datum
govfigures_recv(PG_FUNCTION_ARGS)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	size_t		len = (size_t) (buf->len - buf->cursor);
	struct varlena *v;
	GovFigures	f;
	GovError	err;

	if (len > GOV_IMAGE_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid image of govfigures"),
				 errdetail("It has %zu bytes; the longest has %zu.",
						   len, (size_t) GOV_IMAGE_MAX)));
	v = palloc(VARHDRSZ + len);
	SET_VARSIZE(v, VARHDRSZ + len);
	pq_copymsgbytes(buf, VARDATA(v), (int) len);
	gov_image_swap_for_wire((uint8_t *) VARDATA(v), len);
	/* a tally is never sent */
	if (gov_image_is_tally(GOV_IMAGE(v), len))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid image of govfigures"),
				 errdetail("Unknown shape 0x%02x at offset 1.", GOV_IMAGE(v)[1])));
	/* a sum may be part of another: it need not fit 64 bits */
	if (gov_image_is_wide(GOV_IMAGE(v), len))
	{
		GovWide    *w = palloc(sizeof(GovWide));

		if (!gov_wide_load(GOV_IMAGE(v), len, w, &err))
			govrpt_raise(&err);
		pfree(w);
		PG_RETURN_POINTER(v);
	}
	if (!gov_figures_decode(GOV_IMAGE(v), len, &f, &err))
		govrpt_raise(&err);
	gov_image_judge((uint8_t *) VARDATA(v), len, &f);
	PG_RETURN_POINTER(v);
}

PG_FUNCTION_INFO_V1(govfigures_send);
Datum
govfigures_send(PG_FUNCTION_ARGS)
{
	struct varlena *v = govfigures_settled(GETARG(0));
	size_t		len = GOV_IMAGE_LEN(v);
	bytea	   *result = palloc(VARHDRSZ + len);

	SET_VARSIZE(result, VARHDRSZ + len);
	memcpy(VARDATA(result), GOV_IMAGE(v), len);
	gov_image_swap_for_wire((uint8_t *) VARDATA(result), len);
	PG_RETURN_BYTEA_P(result);
}


/*
 * Equality.  Images are canonical, so that bytes decide; only the sum of one
 * report has a second image, that of the report.
 */

static struct varlena *
without_sum_of_one(struct varlena *v)
{
	GovWide    *w;
	GovFigures	f;
	GovError	err;

	if (!gov_image_is_wide(GOV_IMAGE(v), GOV_IMAGE_LEN(v)))
		return v;
	w = palloc(sizeof(GovWide));
	if (!gov_wide_load(GOV_IMAGE(v), GOV_IMAGE_LEN(v), w, &err))
		govrpt_raise(&err);
	if (!gov_wide_single(w, &f))
		return govfigures_from_wide(w);
	pfree(w);
	return (struct varlena *) DatumGetPointer(govfigures_from_open(&f));
}

/* But for the verdict, which depends on when they were made. */
static int
compare_images(const struct varlena *a, const struct varlena *b)
{
	const size_t rest = GOV_IMAGE_VERDICT + 1;
	size_t		alen = GOV_IMAGE_LEN(a);
	size_t		blen = GOV_IMAGE_LEN(b);
	size_t		len = Min(alen, blen);
	int			cmp = memcmp(GOV_IMAGE(a), GOV_IMAGE(b), Min(len, GOV_IMAGE_VERDICT));

	if (cmp == 0 && len > rest)
		cmp = memcmp(GOV_IMAGE(a) + rest, GOV_IMAGE(b) + rest, len - rest);
	return cmp != 0 ? cmp : alen < blen ? -1 : alen > blen;
}

static bool
same_image(const struct varlena *a, const struct varlena *b)
{
	return GOV_IMAGE_LEN(a) == GOV_IMAGE_LEN(b) && compare_images(a, b) == 0;
}

/* What of an image is hashed: not the verdict, nor what comes before it. */
static void
hashed_part(struct varlena *v, const uint8_t **part, int *len)
{
	const int	skip = GOV_IMAGE_VERDICT + 1;

	v = without_sum_of_one(v);
	*part = GOV_IMAGE(v) + skip;
	*len = Max((int) GOV_IMAGE_LEN(v) - skip, 0);
}

static bool
same_figures(struct varlena *a, struct varlena *b)
{
	a = govfigures_settled(a);
	b = govfigures_settled(b);
	if (gov_image_is_wide(GOV_IMAGE(a), GOV_IMAGE_LEN(a)) ==
		gov_image_is_wide(GOV_IMAGE(b), GOV_IMAGE_LEN(b)))
		return same_image(a, b);
	return same_image(without_sum_of_one(a), without_sum_of_one(b));
}

PG_FUNCTION_INFO_V1(govfigures_eq);
Datum
govfigures_eq(PG_FUNCTION_ARGS)
{
	struct varlena *a = GETARG(0);
	struct varlena *b = GETARG(1);
	bool		result = same_figures(a, b);

	PG_FREE_IF_COPY(a, 0);
	PG_FREE_IF_COPY(b, 1);
	PG_RETURN_BOOL(result);
}

PG_FUNCTION_INFO_V1(govfigures_ne);
Datum
govfigures_ne(PG_FUNCTION_ARGS)
{
	struct varlena *a = GETARG(0);
	struct varlena *b = GETARG(1);
	bool		result = !same_figures(a, b);

	PG_FREE_IF_COPY(a, 0);
	PG_FREE_IF_COPY(b, 1);
	PG_RETURN_BOOL(result);
}

/*
 * An order that means nothing but is one: sorting is how the server finds
 * what is DISTINCT in an aggregate, or equal in rows.
 */
static int
compare(FunctionCallInfo fcinfo)
{
	struct varlena *a = without_sum_of_one(GETARG(0));
	struct varlena *b = without_sum_of_one(GETARG(1));
	int			cmp = compare_images(a, b);

	if ((Pointer) a != DatumGetPointer(PG_GETARG_DATUM(0)))
		pfree(a);
	if ((Pointer) b != DatumGetPointer(PG_GETARG_DATUM(1)))
		pfree(b);
	return cmp;
}

PG_FUNCTION_INFO_V1(govfigures_cmp);
Datum
govfigures_cmp(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(compare(fcinfo));
}

PG_FUNCTION_INFO_V1(govfigures_lt);
Datum
govfigures_lt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) < 0);
}

PG_FUNCTION_INFO_V1(govfigures_le);
Datum
govfigures_le(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) <= 0);
}

PG_FUNCTION_INFO_V1(govfigures_ge);
Datum
govfigures_ge(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) >= 0);
}

PG_FUNCTION_INFO_V1(govfigures_gt);
Datum
govfigures_gt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) > 0);
}

PG_FUNCTION_INFO_V1(govfigures_hash);
Datum
govfigures_hash(PG_FUNCTION_ARGS)
{
	const uint8_t *part;
	int			len;

	hashed_part(GETARG(0), &part, &len);
	return hash_any(part, len);
}

PG_FUNCTION_INFO_V1(govfigures_hash_extended);
Datum
govfigures_hash_extended(PG_FUNCTION_ARGS)
{
	const uint8_t *part;
	int			len;

	hashed_part(GETARG(0), &part, &len);
	return hash_any_extended(part, len, PG_GETARG_INT64(1));
}


/*
 * f['received.total'], f['received']['total']
 */

#define MAX_SUBSCRIPTS	2
#define MAX_NAME		64		/* bytes that are compared with the row before */

typedef struct SubscriptWorkspace
{
	GovRef		ref;
	size_t		len[MAX_SUBSCRIPTS];	/* what ref was resolved from */
	char		name[MAX_SUBSCRIPTS][MAX_NAME];
	bool		resolved;
} SubscriptWorkspace;

static void
subscript_transform(SubscriptingRef *sbsref, List *indirection, ParseState *pstate,
					bool isSlice, bool isAssignment)
{
	List	   *subscripts = NIL;
	ListCell   *lc;

	if (isAssignment)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("type govfigures does not support assignment to a subscript"),
				 errdetail("Figures are what a report prints."),
				 errhint("To make other figures, edit their jsonb form, where \"||\" replaces all cells of a row, and cast it back.")));
	if (isSlice)
		ereport(ERROR,
				(errcode(ERRCODE_DATATYPE_MISMATCH),
				 errmsg("type govfigures does not support slices")));
	if (list_length(indirection) > MAX_SUBSCRIPTS)
		ereport(ERROR,
				(errcode(ERRCODE_DATATYPE_MISMATCH),
				 errmsg("type govfigures has at most two subscripts, item and party")));
	foreach(lc, indirection)
	{
		A_Indices  *ai = lfirst_node(A_Indices, lc);
		Node	   *expr = transformExpr(pstate, ai->uidx, pstate->p_expr_kind);
		Node	   *text = coerce_to_target_type(pstate, expr, exprType(expr), TEXTOID, -1,
												 COERCION_IMPLICIT, COERCE_IMPLICIT_CAST, -1);

		if (text == NULL)
			ereport(ERROR,
					(errcode(ERRCODE_DATATYPE_MISMATCH),
					 errmsg("subscripts of type govfigures must be of type text"),
					 parser_errposition(pstate, exprLocation(expr))));
		subscripts = lappend(subscripts, text);
	}
	sbsref->refupperindexpr = subscripts;
	sbsref->reflowerindexpr = NIL;
	sbsref->refrestype = NUMERICOID;
	sbsref->reftypmod = -1;
}

static bool
subscript_check(ExprState *state, ExprEvalStep *op, ExprContext *econtext)
{
	SubscriptingRefState *sbsrefstate = op->d.sbsref_subscript.state;
	SubscriptWorkspace *ws = sbsrefstate->workspace;
	const char *s[MAX_SUBSCRIPTS] = {NULL, NULL};
	size_t		len[MAX_SUBSCRIPTS] = {0, 0};
	bool		same = ws->resolved;

	for (int i = 0; i < sbsrefstate->numupper; i++)
	{
		text	   *t;

		if (sbsrefstate->upperindexnull[i])
		{
			*op->resnull = true;
			return false;
		}
		t = DatumGetTextPP(sbsrefstate->upperindex[i]);
		s[i] = VARDATA_ANY(t);
		len[i] = VARSIZE_ANY_EXHDR(t);
		same = same && len[i] == ws->len[i] && memcmp(s[i], ws->name[i], len[i]) == 0;
	}
	if (same)
		return true;			/* as in the row before */
	ws->ref = gov_ref_or_error(s[0], len[0], s[1], len[1]);
	ws->resolved = true;
	for (int i = 0; i < sbsrefstate->numupper; i++)
	{
		if (len[i] > MAX_NAME)
		{
			ws->resolved = false;
			continue;
		}
		ws->len[i] = len[i];
		memcpy(ws->name[i], s[i], len[i]);
	}
	return true;
}

static void
subscript_fetch(ExprState *state, ExprEvalStep *op, ExprContext *econtext)
{
	SubscriptingRefState *sbsrefstate = op->d.sbsref.state;
	SubscriptWorkspace *ws = sbsrefstate->workspace;
	struct varlena *v = PG_DETOAST_DATUM_PACKED(*op->resvalue);
	GovTotal	t;
	GovError	err;

	switch (gov_image_lookup(GOV_IMAGE(v), GOV_IMAGE_LEN(v), ws->ref, &t, &err))
	{
		case GOV_LOOKUP_NUMBER:
			*op->resvalue = gov_total_datum(t);
			*op->resnull = false;
			break;
		case GOV_LOOKUP_NONE:
			*op->resvalue = (Datum) 0;
			*op->resnull = true;
			break;
		case GOV_LOOKUP_FAILED:
			govrpt_raise(&err);
	}
}

static void
subscript_exec_setup(const SubscriptingRef *sbsref, SubscriptingRefState *sbsrefstate,
					 SubscriptExecSteps *methods)
{
	sbsrefstate->workspace = palloc0(sizeof(SubscriptWorkspace));
	methods->sbs_check_subscripts = subscript_check;
	methods->sbs_fetch = subscript_fetch;
	methods->sbs_assign = NULL;
	methods->sbs_fetch_old = NULL;
}

PG_FUNCTION_INFO_V1(govfigures_subscript);
Datum
govfigures_subscript(PG_FUNCTION_ARGS)
{
	static const SubscriptRoutines routines = {
		.transform = subscript_transform,
		.exec_setup = subscript_exec_setup,
		.fetch_strict = true,
		.fetch_leakproof = false,	/* unknown names are errors */
		.store_leakproof = false
	};

	PG_RETURN_POINTER(&routines);
}


/*
 * Helpers for the functions on govreport
 */

typedef struct FiguresAttribute
{
	Oid			type;
	int32		typmod;
	TupleDesc	tupdesc;
	int			attno;
} FiguresAttribute;

Datum
govreport_get_figures(FmgrInfo *flinfo, HeapTupleHeader report, bool *isnull)
{
	FiguresAttribute *at = flinfo->fn_extra;
	HeapTupleData tuple;

	if (at == NULL || at->type != HeapTupleHeaderGetTypeId(report) ||
		at->typmod != HeapTupleHeaderGetTypMod(report))
	{
		MemoryContext old;
		TupleDesc	tupdesc = lookup_rowtype_tupdesc(HeapTupleHeaderGetTypeId(report),
													 HeapTupleHeaderGetTypMod(report));
		int			attno = govrpt_attribute(tupdesc, "figures");

		old = MemoryContextSwitchTo(flinfo->fn_mcxt);
		at = palloc(sizeof(FiguresAttribute));
		at->type = HeapTupleHeaderGetTypeId(report);
		at->typmod = HeapTupleHeaderGetTypMod(report);
		at->tupdesc = CreateTupleDescCopy(tupdesc);
		at->attno = attno;
		MemoryContextSwitchTo(old);
		ReleaseTupleDesc(tupdesc);
		flinfo->fn_extra = at;
	}
	tuple.t_len = HeapTupleHeaderGetDatumLength(report);
	ItemPointerSetInvalid(&tuple.t_self);
	tuple.t_tableOid = InvalidOid;
	tuple.t_data = report;
	return heap_getattr(&tuple, at->attno, at->tupdesc, isnull);
}

Tuplestorestate *
gov_materialize(FunctionCallInfo fcinfo, TupleDesc *tupdesc)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	MemoryContext old;

	if (rsinfo == NULL || !IsA(rsinfo, ReturnSetInfo) ||
		!(rsinfo->allowedModes & SFRM_Materialize))
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("set-valued function called in context that cannot accept a set")));
	old = MemoryContextSwitchTo(rsinfo->econtext->ecxt_per_query_memory);
	if (get_call_result_type(fcinfo, NULL, tupdesc) != TYPEFUNC_COMPOSITE)
		elog(ERROR, "return type must be a row type");
	rsinfo->returnMode = SFRM_Materialize;
	rsinfo->setResult = tuplestore_begin_heap((rsinfo->allowedModes & SFRM_Materialize_Random) != 0,
											  false, work_mem);
	rsinfo->setDesc = *tupdesc;
	MemoryContextSwitchTo(old);
	return rsinfo->setResult;
}
