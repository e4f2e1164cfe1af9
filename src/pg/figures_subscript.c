/*
 * figures_subscript.c
 *		Subscripts of govfigures: f['received.total'], f['received']['total'], read
 *		and assigned to.
 *
 * What is assigned is taken as text, to which the server turns any value in an
 * assignment: a number of whatever type, or the name of a status.
 */
#include "pg/figures_correct.h"
#include "pg/figures.h"
#include "pg/names.h"

#include "catalog/pg_type.h"
#include "executor/execExpr.h"
#include "nodes/nodeFuncs.h"
#include "nodes/subscripting.h"
#include "parser/parse_coerce.h"
#include "parser/parse_expr.h"
#include "utils/builtins.h"

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
	sbsref->refrestype = isAssignment ? TEXTOID : NUMERICOID;
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
			if (sbsrefstate->isassignment)
				ereport(ERROR,
						(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
						 errmsg("subscript of type govfigures in assignment must not be null")));
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
	ws->ref = govrpt_ref_or_error(s[0], len[0], s[1], len[1]);
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
	GovTotal	t;

	*op->resnull = !govrpt_figures_lookup(*op->resvalue, ws->ref, &t);
	*op->resvalue = *op->resnull ? (Datum) 0 : govrpt_total_datum(t);
}

/* Figures that are NULL have no cell but the one that is assigned to. */
static void
subscript_assign(ExprState *state, ExprEvalStep *op, ExprContext *econtext)
{
	SubscriptingRefState *sbsrefstate = op->d.sbsref.state;
	SubscriptWorkspace *ws = sbsrefstate->workspace;
	GovFigure	to = {0};
	GovFigures	f;

	if (!sbsrefstate->replacenull)
		to = govrpt_figure_of_text(TextDatumGetCString(sbsrefstate->replacevalue));
	if (*op->resnull)
		memset(&f, 0, sizeof(f));
	else
		govrpt_figures_to_correct(*op->resvalue, &f);
	govrpt_correct(&f, ws->ref, to);
	*op->resvalue = govrpt_figures_encode(&f);
	*op->resnull = false;
}

static void
subscript_exec_setup(const SubscriptingRef *sbsref, SubscriptingRefState *sbsrefstate,
					 SubscriptExecSteps *methods)
{
	sbsrefstate->workspace = palloc0(sizeof(SubscriptWorkspace));
	methods->sbs_check_subscripts = subscript_check;
	methods->sbs_fetch = subscript_fetch;
	methods->sbs_assign = subscript_assign;
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
