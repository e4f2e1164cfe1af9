/*
 * report_column.c
 *		The types of the extension, and the column of reports in a table of the
 *		user's.
 */
#include "pg/report_column.h"

#include "catalog/pg_type.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/syscache.h"

Oid
govrpt_type(Oid function, const char *name)
{
	return GetSysCacheOid2(TYPENAMENSP, Anum_pg_type_oid, CStringGetDatum(name),
						   ObjectIdGetDatum(get_func_namespace(function)));
}

Oid
govrpt_relation_arg(FunctionCallInfo fcinfo, int n)
{
	if (PG_ARGISNULL(n))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("relation must not be null")));
	return PG_GETARG_OID(n);
}

/* Asks the relation anew, because what it said before a look-up may be gone. */
static Form_pg_attribute
attribute(Relation relation, int attno)
{
	return TupleDescAttr(RelationGetDescr(relation), attno - 1);
}

static bool
is_named(Relation relation, int attno, const char *name)
{
	return strcmp(NameStr(attribute(relation, attno)->attname), name) == 0;
}

static bool
is_of_type(Relation relation, int attno, Oid type)
{
	return getBaseType(attribute(relation, attno)->atttypid) == type;
}

bool
govrpt_is_report_column(Relation relation, int attno, Oid function)
{
	return is_of_type(relation, attno, govrpt_type(function, "govreport"));
}

char *
govrpt_column_name(Relation relation, int attno)
{
	return pstrdup(NameStr(attribute(relation, attno)->attname));
}

static int
named_column(Relation relation, Oid type, const char *name)
{
	int			attno = 1;

	while (attno <= RelationGetNumberOfAttributes(relation) &&
		   (attribute(relation, attno)->attisdropped || !is_named(relation, attno, name)))
		attno++;
	if (attno > RelationGetNumberOfAttributes(relation))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_COLUMN),
				 errmsg("column \"%s\" of relation \"%s\" does not exist", name,
						RelationGetRelationName(relation))));
	if (!is_of_type(relation, attno, type))
		ereport(ERROR,
				(errcode(ERRCODE_DATATYPE_MISMATCH),
				 errmsg("column \"%s\" of relation \"%s\" is not of type govreport", name,
						RelationGetRelationName(relation)),
				 errdetail("It is of type %s.",
						   format_type_be(attribute(relation, attno)->atttypid))));
	return attno;
}

int
govrpt_report_column(Relation relation, Oid function, const char *name, const char *trigger)
{
	Oid			type = govrpt_type(function, "govreport");
	int			found = 0;

	if (name)
		return named_column(relation, type, name);
	for (int attno = 1; attno <= RelationGetNumberOfAttributes(relation); attno++)
	{
		if (attribute(relation, attno)->attisdropped || !is_of_type(relation, attno, type))
			continue;
		if (found)
			ereport(ERROR,
					(errcode(ERRCODE_AMBIGUOUS_COLUMN),
					 errmsg("table \"%s\" has several columns of type govreport",
							RelationGetRelationName(relation)),
					 errdetail("Among them are \"%s\" and \"%s\".",
							   NameStr(attribute(relation, found)->attname),
							   NameStr(attribute(relation, attno)->attname)),
					 trigger ?
					 errhint("Name one of them as the argument of trigger \"%s\".", trigger) :
					 errhint("Name the one that is meant.")));
		found = attno;
	}
	if (!found)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_COLUMN),
				 errmsg("table \"%s\" has no column of type govreport",
						RelationGetRelationName(relation)),
				 errhint("govreport_parse() makes reports of texts.")));
	return found;
}

int
govrpt_figures_column(Relation relation, Oid function, const char *name)
{
	Oid			figures = govrpt_type(function, "govfigures");
	Oid			report = govrpt_type(function, "govreport");
	int			found = 0;

	for (int attno = 1; attno <= RelationGetNumberOfAttributes(relation); attno++)
	{
		if (attribute(relation, attno)->attisdropped)
			continue;
		if (name == NULL && is_of_type(relation, attno, report))
			return 0;
		if (!is_of_type(relation, attno, figures) || (name && !is_named(relation, attno, name)))
			continue;
		if (found)
			ereport(ERROR,
					(errcode(ERRCODE_AMBIGUOUS_COLUMN),
					 errmsg("table \"%s\" has several columns of type govfigures",
							RelationGetRelationName(relation)),
					 errdetail("Among them are \"%s\" and \"%s\".",
							   NameStr(attribute(relation, found)->attname),
							   NameStr(attribute(relation, attno)->attname)),
					 errhint("Name the one that is meant.")));
		found = attno;
	}
	return found;
}
