/*
 * view_statistics.c
 *		Statistics of what reports say of themselves.
 */
#include "pg/view_statistics.h"

#include "access/xact.h"
#include "catalog/namespace.h"
#include "catalog/pg_class.h"
#include "catalog/pg_statistic_ext.h"
#include "commands/comment.h"
#include "miscadmin.h"
#include "utils/acl.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"

/* What views group and filter by; the region as they show it, too. */
static const char *const expressions[] = {
	"(%s).year", "(%s).region", "(%s).region::pg_catalog.text", "(%s).scope"
};

static char *
name_of(const ViewTarget *t)
{
	return psprintf("%s_statistics", t->prefix);
}

static Oid
find(const ViewTarget *t)
{
	List	   *name = list_make2(makeString(pstrdup(t->schema)), makeString(name_of(t)));

	return get_statistics_object_oid(name, true);
}

/* Says, in their comment, whose the statistics are and of which column. */
static char *
comment_of(const ViewTarget *t, const char *column)
{
	return psprintf("year, region, scope; %s.%s " VIEW_MARK, t->relation, column);
}

static bool
may_alter(Oid statistics)
{
#if PG_VERSION_NUM >= 160000
	return object_ownercheck(StatisticExtRelationId, statistics, GetUserId());
#else
	return pg_statistics_object_ownercheck(statistics, GetUserId());
#endif
}

static bool
owns(Oid relation)
{
#if PG_VERSION_NUM >= 160000
	return object_ownercheck(RelationRelationId, relation, GetUserId());
#else
	return pg_class_ownercheck(relation, GetUserId());
#endif
}

/* Plain columns have statistics of their own. */
static bool
can_have(const ViewTarget *t, const Relation rel)
{
	if (t->parts)
		return false;
	switch (rel->rd_rel->relkind)
	{
		case RELKIND_RELATION:
		case RELKIND_PARTITIONED_TABLE:
		case RELKIND_FOREIGN_TABLE:
		case RELKIND_MATVIEW:
			return true;
		default:
			return false;
	}
}

static char *
statement(const ViewTarget *t, const char *column)
{
	StringInfoData sql;

	initStringInfo(&sql);
	appendStringInfo(&sql, "CREATE STATISTICS %s ON ", quote_qualified_identifier(t->schema, name_of(t)));
	for (int i = 0; i < lengthof(expressions); i++)
	{
		appendStringInfoString(&sql, i > 0 ? ", (" : "(");
		appendStringInfo(&sql, expressions[i], column);
		appendStringInfoChar(&sql, ')');
	}
	appendStringInfo(&sql, " FROM %s", t->relation);
	return sql.data;
}

/* Drops those of ours that are of another table or column.  Returns false where the name is taken. */
static bool
make_room(const ViewTarget *t, const char *comment)
{
	Oid			there = find(t);
	char	   *is = OidIsValid(there) ? GetComment(there, StatisticExtRelationId, 0) : NULL;

	if (!OidIsValid(there))
		return true;
	if (is == NULL || strcmp(is, comment) == 0 || strstr(is, VIEW_MARK) == NULL || !may_alter(there))
		return false;
	govrpt_statistics_drop(t);
	return true;
}

void
govrpt_statistics_make(const ViewTarget *t, Relation rel)
{
	const char *column = strchr(t->report, '.') + 1;
	char	   *comment = comment_of(t, column);
	char	   *sql = statement(t, column);

	if (!can_have(t, rel) || !make_room(t, comment))
		return;
	if (!owns(t->relid))
	{
		ereport(NOTICE,
				(errmsg("table \"%s\" has no statistics of year, region and scope, which its owner alone can make",
						RelationGetRelationName(rel)),
				 errhint("Have it done: %s; ANALYZE %s;", sql, t->relation)));
		return;
	}
	govrpt_view_run(sql);
	CreateComments(find(t), StatisticExtRelationId, 0, comment);
	CommandCounterIncrement();
}

void
govrpt_statistics_drop(const ViewTarget *t)
{
	Oid			there = find(t);
	char	   *is = OidIsValid(there) ? GetComment(there, StatisticExtRelationId, 0) : NULL;

	if (is && strstr(is, VIEW_MARK) != NULL && may_alter(there))
		govrpt_view_run(psprintf("DROP STATISTICS %s", quote_qualified_identifier(t->schema, name_of(t))));
}
