/*
 * adcode_plan.c
 *		What the planner is told of <@ and @> on adcode.
 *
 * A division contains just the codes from its own to its last one.  So
 * "column <@ '13'" is the range column >= '13' AND column <= '139999999999',
 * which a btree serves, which prunes partitions, and of which the statistics
 * know how many rows it has.  And "column @> '130304'" is column = ANY of the
 * few divisions that contain it.
 */
#include "pg/adcode.h"

#include "access/stratnum.h"
#include "access/htup_details.h"
#include "catalog/pg_am.h"
#include "catalog/pg_opfamily.h"
#include "catalog/pg_type.h"
#include "nodes/makefuncs.h"
#include "nodes/nodeFuncs.h"
#include "nodes/supportnodes.h"
#include "optimizer/optimizer.h"
#include "parser/parse_func.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/selfuncs.h"
#include "utils/syscache.h"
#include "utils/typcache.h"

/* As DEFAULT_MATCHING_SEL, for what statistics can't be asked. */
#define PART_OF_ALL		0.01

PG_FUNCTION_INFO_V1(adcode_contains_support);

/* Returns a call's arguments, whether it was written as an operator or a function. */
static List *
call_args(Node *node)
{
	if (is_opclause(node))
		return ((OpExpr *) node)->args;
	if (IsA(node, FuncExpr))
		return ((FuncExpr *) node)->args;
	return NIL;
}

/* adcode_contained() and adcode_contains() share this support function. */
static bool
container_is_second(Oid funcid)
{
	char	   *name = get_func_name(funcid);

	return name && strcmp(name, "adcode_contained") == 0;
}

/* Returns left op right, by the operator with a strategy number; NULL if there is none. */
static Expr *
compare(Oid opfamily, StrategyNumber strategy, Node *left, Node *right)
{
	Oid			type = exprType(left);
	Oid			op = get_opfamily_member(opfamily, type, type, strategy);

	if (!OidIsValid(op))
		return NULL;
	return make_opclause(op, BOOLOID, false, (Expr *) copyObject(left), (Expr *) copyObject(right),
						 InvalidOid, InvalidOid);
}

static Const *
code_const(const Const *like, AdCode code)
{
	Const	   *c = copyObject(unconstify(Const *, like));

	c->constvalue = AdCodeGetDatum(code);
	return c;
}

static AdCode
last_code(const Const *c)
{
	return adcode_last_code(DatumGetAdCode(c->constvalue));
}

/* Returns adcode_last(code): a constant, or a call made when the code is known. */
static Node *
last_of(Node *code, Oid funcid)
{
	Oid			type = exprType(code);
	Oid			last;

	if (IsA(code, Const))
		return (Node *) code_const((Const *) code, last_code((Const *) code));
	/* it is where our caller is, wherever the extension was put */
	last = LookupFuncName(list_make2(makeString(get_namespace_name(get_func_namespace(funcid))),
									 makeString("adcode_last")), 1, &type, true);
	if (!OidIsValid(last))
		return NULL;
	return (Node *) makeFuncExpr(last, type, list_make1(copyObject(code)),
								 InvalidOid, InvalidOid, COERCE_EXPLICIT_CALL);
}

/* Returns part >= container and part <= last of container, or NIL. */
static List *
range_of(Oid opfamily, Node *part, Node *container, Oid funcid)
{
	Node	   *last = last_of(container, funcid);
	Expr	   *from;
	Expr	   *to;

	if (!last)
		return NIL;
	from = compare(opfamily, BTGreaterEqualStrategyNumber, part, container);
	to = compare(opfamily, BTLessEqualStrategyNumber, part, last);
	return from && to ? list_make2(from, to) : NIL;
}

/* Returns container = ANY (the part and its ancestors), or NIL. */
static List *
ancestry_of(Oid opfamily, Node *container, const Const *part)
{
	Oid			type = exprType(container);
	Oid			op = get_opfamily_member(opfamily, type, type, BTEqualStrategyNumber);
	Oid			array_type = get_array_type(type);
	GovDivisionCode code = adcode_division(DatumGetAdCode(part->constvalue));
	Datum		codes[ADCODE_LEVELS];
	int			n = 0;
	int16		typlen;
	bool		typbyval;
	char		typalign;
	ScalarArrayOpExpr *any;

	if (!OidIsValid(op) || !OidIsValid(array_type))
		return NIL;
	codes[n++] = part->constvalue;
	while ((code = gov_regions_parent(code)) != 0)
		codes[n++] = AdCodeGetDatum(adcode_from_division(code));
	get_typlenbyvalalign(type, &typlen, &typbyval, &typalign);
	any = makeNode(ScalarArrayOpExpr);
	any->opno = op;
	any->opfuncid = get_opcode(op);
	any->useOr = true;
	any->inputcollid = InvalidOid;
	any->args = list_make2(copyObject(container),
						   makeConst(array_type, -1, InvalidOid, -1,
									 PointerGetDatum(construct_array(codes, n, type, typlen,
																	 typbyval, typalign)),
									 false, false));
	any->location = -1;
	return list_make1(any);
}

/* Has this family the order's operators, by their usual numbers? */
static bool
is_ordering_family(Oid opfamily)
{
	HeapTuple	tuple = SearchSysCache1(OPFAMILYOID, ObjectIdGetDatum(opfamily));
	bool		result = false;

	if (HeapTupleIsValid(tuple))
	{
		Oid			method = ((Form_pg_opfamily) GETSTRUCT(tuple))->opfmethod;

		result = method == BTREE_AM_OID || method == BRIN_AM_OID;
		ReleaseSysCache(tuple);
	}
	return result;
}

/* Returns a condition that the index can look up, and that says all that the call says. */
static List *
index_condition(SupportRequestIndexCondition *req)
{
	List	   *args = call_args(req->node);
	bool		second = container_is_second(req->funcid);
	Node	   *part;
	Node	   *container;

	if (list_length(args) != 2 || !is_ordering_family(req->opfamily))
		return NIL;
	container = list_nth(args, second ? 1 : 0);
	part = list_nth(args, second ? 0 : 1);
	if (req->indexarg == (second ? 0 : 1))
	{
		if (!is_pseudo_constant_for_index(req->root, container, req->index) ||
			(IsA(container, Const) && ((Const *) container)->constisnull))
			return NIL;
		return range_of(req->opfamily, part, container, req->funcid);
	}
	if (IsA(part, Const) && !((Const *) part)->constisnull && req->index->amsearcharray)
		return ancestry_of(req->opfamily, container, (Const *) part);
	return NIL;
}

/*
 * The range in place of the call, where that costs nothing: the column is
 * evaluated twice then.
 */
static Node *
simplified(SupportRequestSimplify *req)
{
	bool		second = container_is_second(req->fcall->funcid);
	List	   *args = req->fcall->args;
	Node	   *part;
	Const	   *container;
	TypeCacheEntry *type;
	List	   *range;

	if (list_length(args) != 2)
		return NULL;
	container = list_nth(args, second ? 1 : 0);
	part = list_nth(args, second ? 0 : 1);
	if (!IsA(part, Var) || !IsA(container, Const) || container->constisnull)
		return NULL;
	type = lookup_type_cache(exprType(part), TYPECACHE_BTREE_OPFAMILY);
	if (!OidIsValid(type->btree_opf))
		return NULL;
	range = range_of(type->btree_opf, part, (Node *) container, req->fcall->funcid);
	return range ? (Node *) make_andclause(range) : NULL;
}

Datum
adcode_contains_support(PG_FUNCTION_ARGS)
{
	Node	   *request = (Node *) PG_GETARG_POINTER(0);
	Node	   *result = NULL;

	if (IsA(request, SupportRequestIndexCondition))
	{
		SupportRequestIndexCondition *req = (SupportRequestIndexCondition *) request;

		result = (Node *) index_condition(req);
		req->lossy = false;
	}
	else if (IsA(request, SupportRequestSimplify))
		result = simplified((SupportRequestSimplify *) request);
	else if (IsA(request, SupportRequestSelectivity))
	{
		/* asked only when it was written as a call */
		SupportRequestSelectivity *req = (SupportRequestSelectivity *) request;

		req->selectivity = PART_OF_ALL;
		result = request;
	}
	PG_RETURN_POINTER(result);
}
