/*
 * view_ddl.c
 *		Making a view, or making it anew: its owner, options and privileges
 *		are those that it had.
 *
 * The statements are run as CREATE EXTENSION runs those of a script, and not
 * by SPI, whose errors quote the whole statement: that of a view of 250
 * columns has 26 kB.
 */
#include "pg/view_ddl.h"

#include "access/htup_details.h"
#include "access/relation.h"
#include "access/reloptions.h"
#include "access/table.h"
#include "access/xact.h"
#include "catalog/dependency.h"
#include "catalog/indexing.h"
#include "catalog/namespace.h"
#include "catalog/pg_attribute.h"
#include "catalog/pg_class.h"
#include "commands/comment.h"
#include "executor/executor.h"
#include "miscadmin.h"
#include "nodes/makefuncs.h"
#include "parser/analyze.h"
#include "tcop/tcopprot.h"
#include "tcop/utility.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/syscache.h"

#define INVOKER_OPTION	"security_invoker"


/* -------------------------------------------------------------- statements */

/* An error's position in a statement of ours is none in what was typed. */
static void
forget_position(void *arg)
{
	errposition(0);
}

static RawStmt *
parse(const char *sql)
{
	return linitial_node(RawStmt, pg_parse_query(sql));
}

static void
run(Node *statement, const char *sql)
{
	ErrorContextCallback callback = {.callback = forget_position,.previous = error_context_stack};
	PlannedStmt *planned = makeNode(PlannedStmt);

	planned->commandType = CMD_UTILITY;
	planned->utilityStmt = statement;
	error_context_stack = &callback;
	ProcessUtility(planned, sql, false, PROCESS_UTILITY_QUERY, NULL, NULL, None_Receiver, NULL);
	error_context_stack = callback.previous;
	CommandCounterIncrement();
}

void
govrpt_view_run(const char *sql)
{
	run(parse(sql)->stmt, sql);
}

/* Returns the columns that a query gives. */
static TupleDesc
describe(const char *query)
{
	ErrorContextCallback callback = {.callback = forget_position,.previous = error_context_stack};
	RawStmt    *raw = parse(query);
	Query	   *analyzed;

	error_context_stack = &callback;
#if PG_VERSION_NUM >= 150000
	analyzed = parse_analyze_fixedparams(raw, query, NULL, 0, NULL);
#else
	analyzed = parse_analyze(raw, query, NULL, 0, NULL);
#endif
	error_context_stack = callback.previous;
	return ExecCleanTypeFromTL(analyzed->targetList);
}

static const char *
qualified(const ViewPlace *place)
{
	return quote_qualified_identifier(place->schema, place->name);
}


/* ----------------------------------------------------------------- finding */

static HeapTuple
class_tuple(Oid relation)
{
	HeapTuple	tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(relation));

	if (!HeapTupleIsValid(tuple))
		elog(ERROR, "cache lookup failed for relation %u", relation);
	return tuple;
}

Oid
govrpt_view_owner(Oid view)
{
	HeapTuple	tuple = class_tuple(view);
	Oid			owner = ((Form_pg_class) GETSTRUCT(tuple))->relowner;

	ReleaseSysCache(tuple);
	return owner;
}

/*
 * Before it is locked: nobody may lock what is not his.  Afterwards it can't
 * have got another owner but by one that it was found to have.
 */
static void
check_is_ours(const RangeVar *name, Oid view, Oid old_view, void *arg)
{
	const ViewPlace *place = arg;
	char	   *comment;
	Oid			owner;

	/* none, or dropped just now */
	if (!OidIsValid(view) || !SearchSysCacheExists1(RELOID, ObjectIdGetDatum(view)))
		return;
	comment = GetComment(view, RelationRelationId, 0);
	if (get_rel_relkind(view) != RELKIND_VIEW || comment == NULL ||
		strstr(comment, VIEW_MARK) == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_DUPLICATE_TABLE),
				 errmsg("relation \"%s\" exists and is not of govreport_create_views()'s making",
						place->name),
				 errhint("Give another prefix or schema. (Views of its making are known by their comments.)")));
	owner = govrpt_view_owner(view);
	if (owner != GetUserId() &&
		!(owner == govrpt_view_owner(place->relation) && has_privs_of_role(GetUserId(), owner)))
		ereport(ERROR,
				(errcode(ERRCODE_INSUFFICIENT_PRIVILEGE),
				 errmsg("must be owner of view \"%s\", which belongs to role \"%s\"",
						place->name, GetUserNameFromId(owner, false)),
				 errdetail("Views are replaced and dropped if they belong to who asks for it, or to the owner of \"%s\".",
						   get_rel_name(place->relation)),
				 errhint("Give another prefix or schema, or drop the view.")));
}

Oid
govrpt_view_find(const ViewPlace *place)
{
	RangeVar   *name = makeRangeVar(pstrdup(place->schema), pstrdup(place->name), -1);

	return RangeVarGetRelidExtended(name, AccessExclusiveLock, RVR_MISSING_OK, check_is_ours,
									unconstify(ViewPlace *, place));
}


/* ----------------------------------------------------------------- options */

static List *
get_options(Oid view)
{
	HeapTuple	tuple = class_tuple(view);
	bool		isnull;
	Datum		options = SysCacheGetAttr(RELOID, tuple, Anum_pg_class_reloptions, &isnull);
	List	   *list = isnull ? NIL : untransformRelOptions(options);

	ReleaseSysCache(tuple);
	return list;
}

bool
govrpt_view_is_invoker(Oid view)
{
#if PG_VERSION_NUM >= 150000
	Relation	rel = relation_open(view, AccessShareLock);
	bool		is_invoker = RelationHasSecurityInvoker(rel);

	relation_close(rel, AccessShareLock);
	return is_invoker;
#else
	return false;
#endif
}

static List *
set_invoker(List *options, ViewInvoker invoker)
{
	ListCell   *lc;

	if (invoker == INVOKER_AS_IT_IS)
		return options;
	foreach(lc, options)
		if (strcmp(lfirst_node(DefElem, lc)->defname, INVOKER_OPTION) == 0)
		options = foreach_delete_current(options, lc);
	if (invoker == INVOKER_ON)
		options = lappend(options, makeDefElem(INVOKER_OPTION, (Node *) makeString("true"), -1));
	return options;
}


/* -------------------------------------------------------------- privileges */

/* Where the catalogues have a list of privileges. */
typedef struct AclPlace
{
	Oid			catalog;
	int			cache;
	AttrNumber	attnum;
} AclPlace;

static const AclPlace of_view = {RelationRelationId, RELOID, Anum_pg_class_relacl};
static const AclPlace of_column = {AttributeRelationId, ATTNUM, Anum_pg_attribute_attacl};

/* Who may do what; acl is NULL for the default. */
typedef struct Privileges
{
	char	   *column;			/* NULL: with the view */
	Acl		   *acl;
} Privileges;

static HeapTuple
attribute_tuple(Oid view, AttrNumber attnum)
{
	HeapTuple	tuple = SearchSysCache2(ATTNUM, ObjectIdGetDatum(view), Int16GetDatum(attnum));

	if (!HeapTupleIsValid(tuple))
		elog(ERROR, "cache lookup failed for attribute %d of relation %u", attnum, view);
	return tuple;
}

static Acl *
get_acl(const AclPlace *at, HeapTuple tuple)
{
	bool		isnull;
	Datum		acl = SysCacheGetAttr(at->cache, tuple, at->attnum, &isnull);

	return isnull ? NULL : DatumGetAclPCopy(acl);
}

/* Those of a view and of its columns. */
static List *
get_privileges(Oid view)
{
	HeapTuple	tuple = class_tuple(view);
	int			natts = ((Form_pg_class) GETSTRUCT(tuple))->relnatts;
	Privileges *p = palloc0(sizeof(Privileges));
	List	   *list = list_make1(p);

	p->acl = get_acl(&of_view, tuple);
	ReleaseSysCache(tuple);
	for (int attnum = 1; attnum <= natts; attnum++)
	{
		tuple = attribute_tuple(view, attnum);
		p = palloc0(sizeof(Privileges));
		p->column = pstrdup(NameStr(((Form_pg_attribute) GETSTRUCT(tuple))->attname));
		p->acl = get_acl(&of_column, tuple);
		ReleaseSysCache(tuple);
		list = lappend(list, p);
	}
	return list;
}

static void
put_acl(const AclPlace *at, HeapTuple tuple, Acl *acl)
{
	Relation	rel = table_open(at->catalog, RowExclusiveLock);
	int			natts = RelationGetNumberOfAttributes(rel);
	Datum	   *values = palloc0(natts * sizeof(Datum));
	bool	   *nulls = palloc0(natts * sizeof(bool));
	bool	   *replaces = palloc0(natts * sizeof(bool));

	values[at->attnum - 1] = PointerGetDatum(acl);
	nulls[at->attnum - 1] = acl == NULL;
	replaces[at->attnum - 1] = true;
	tuple = heap_modify_tuple(tuple, RelationGetDescr(rel), values, nulls, replaces);
	CatalogTupleUpdate(rel, &tuple->t_self, tuple);
	table_close(rel, RowExclusiveLock);
}

/*
 * As they were, with who granted what.  GRANT would name one grantor for all,
 * and leave what default privileges have given away of the new view.
 */
static void
put_privileges(Oid view, const Privileges *p)
{
	const AclPlace *at = p->column ? &of_column : &of_view;
	AttrNumber	attnum = p->column ? get_attnum(view, p->column) : 0;
	HeapTuple	tuple;
	Acl		   *before;
	Oid		   *before_roles,
			   *roles;
	int			nbefore,
				n;

	if (p->column && attnum == InvalidAttrNumber)
		return;					/* the view has no such column any more */
	tuple = p->column ? attribute_tuple(view, attnum) : class_tuple(view);
	before = get_acl(at, tuple);
	if (before || p->acl)
		put_acl(at, tuple, p->acl);
	ReleaseSysCache(tuple);
	nbefore = aclmembers(before, &before_roles);
	n = aclmembers(p->acl, &roles);
	updateAclDependencies(RelationRelationId, view, attnum, govrpt_view_owner(view),
						  nbefore, before_roles, n, roles);
	CommandCounterIncrement();
}


/* ------------------------------------------------------------------ making */

/* Could CREATE OR REPLACE make this query of the view? */
static bool
is_replaceable(Oid view, const char *query)
{
	TupleDesc	will = describe(query);
	Relation	rel = relation_open(view, AccessShareLock);
	TupleDesc	is = RelationGetDescr(rel);
	bool		result = will->natts >= is->natts;

	for (int i = 0; result && i < is->natts; i++)
	{
		Form_pg_attribute a = TupleDescAttr(is, i);
		Form_pg_attribute b = TupleDescAttr(will, i);

		result = strcmp(NameStr(a->attname), NameStr(b->attname)) == 0 &&
			a->atttypid == b->atttypid && a->atttypmod == b->atttypmod &&
			a->attcollation == b->attcollation;
	}
	relation_close(rel, AccessShareLock);
	return result;
}

/* The options are all that it has afterwards, whatever it had. */
static Oid
create(const ViewPlace *place, const char *query, List *options, bool replace)
{
	char	   *sql = psprintf("CREATE %sVIEW %s AS\n%s", replace ? "OR REPLACE " : "",
							   qualified(place), query);
	ViewStmt   *statement = castNode(ViewStmt, parse(sql)->stmt);

	statement->options = options;
	run((Node *) statement, sql);
	return get_relname_relid(place->name, get_namespace_oid(place->schema, false));
}

static void
set_owner(const ViewPlace *place, Oid view, Oid owner)
{
	char	   *sql;

	if (govrpt_view_owner(view) == owner)
		return;
	sql = psprintf("ALTER VIEW %s OWNER TO %s", qualified(place),
				   quote_identifier(GetUserNameFromId(owner, false)));
	govrpt_view_run(sql);
}

void
govrpt_view_drop(const ViewPlace *place)
{
	govrpt_view_run(psprintf("DROP VIEW %s", qualified(place)));
}

Oid
govrpt_view_make(const ViewPlace *place, Oid view, const char *query, Oid owner, ViewInvoker invoker)
{
	List	   *options = OidIsValid(view) ? get_options(view) : NIL;
	List	   *privileges = NIL;
	ListCell   *lc;

	options = set_invoker(options, invoker);
	/* in place where that is possible, for the sake of views upon it */
	if (OidIsValid(view) && is_replaceable(view, query))
		return create(place, query, options, true);
	if (OidIsValid(view))
	{
		owner = govrpt_view_owner(view);
		privileges = get_privileges(view);
		govrpt_view_drop(place);
	}
	/* somebody else's that has come meanwhile is not replaced */
	view = create(place, query, options, false);
	set_owner(place, view, owner);
	foreach(lc, privileges)
		put_privileges(view, lfirst(lc));
	return view;
}
