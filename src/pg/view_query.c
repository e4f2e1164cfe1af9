/*
 * view_query.c
 *		What the queries of flat views are made of.
 */
#include "pg/view_query.h"

#include "pg/report_column.h"

#include "access/sysattr.h"
#include "catalog/namespace.h"
#include "catalog/pg_class.h"
#include "catalog/pg_type.h"
#include "mb/pg_wchar.h"
#include "nodes/nodes.h"
#include "optimizer/optimizer.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/typcache.h"

#define MAX_NAMES_TRIED	1000	/* for a column whose own name is taken */

Oid
govrpt_view_type(const ViewTarget *t, const char *name)
{
	Oid			type = govrpt_type(t->function, name);

	if (!OidIsValid(type))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_OBJECT),
				 errmsg("type \"%s\" is not in schema \"%s\", where this function is",
						name, get_namespace_name(get_func_namespace(t->function))),
				 errhint("The objects of extension govrpt belong in one schema.")));
	return type;
}


/* ------------------------------------------------------------ own columns */

/* The columns that a generated one is made of. */
static bool
is_source(Relation rel, AttrNumber generated, AttrNumber attnum)
{
	TupleConstr *constr = RelationGetDescr(rel)->constr;
	bool		found = false;

	for (int i = 0; constr && i < constr->num_defval; i++)
		if (constr->defval[i].adnum == generated)
		{
			Bitmapset  *used = NULL;

			if (TupleDescAttr(RelationGetDescr(rel), generated - 1)->attgenerated == '\0')
				continue;
			pull_varattnos(stringToNode(constr->defval[i].adbin), 1, &used);
			found = bms_is_member(attnum - FirstLowInvalidHeapAttributeNumber, used);
		}
	return found;
}

/*
 * What tools can show: not bytes, documents or rows within rows, nor the text
 * that the report was read from.
 */
static bool
is_plain(Relation rel, Form_pg_attribute att, const ViewTarget *t)
{
	Oid			type = getBaseType(att->atttypid);

	return type != BYTEAOID && type != XMLOID && type != govrpt_view_type(t, "govfigures") &&
		get_typtype(type) != TYPTYPE_COMPOSITE &&
		!is_source(rel, t->report_attnum, att->attnum);
}

static ViewOwn *
make_own(Form_pg_attribute att, const ViewTarget *t)
{
	ViewOwn    *own = palloc0(sizeof(ViewOwn));

	own->attnum = att->attnum;
	own->name = pstrdup(NameStr(att->attname));
	own->as_text = getBaseType(att->atttypid) == govrpt_view_type(t, "adcode");
	return own;
}

List *
govrpt_view_own_columns(Relation rel, const ViewTarget *t)
{
	TupleDesc	desc = CreateTupleDescCopy(RelationGetDescr(rel));
	List	   *own = NIL;

	if (t->keep == NULL)
	{
		for (int i = 0; i < desc->natts; i++)
		{
			Form_pg_attribute att = TupleDescAttr(desc, i);

			if (!att->attisdropped && att->attnum != t->report_attnum && is_plain(rel, att, t) &&
				!bms_is_member(att->attnum, t->parts))
				own = lappend(own, make_own(att, t));
		}
	}
	else
	{
		Datum	   *names;
		bool	   *nulls;
		int			n;

		deconstruct_array(t->keep, NAMEOID, NAMEDATALEN, false, TYPALIGN_CHAR, &names, &nulls, &n);
		for (int i = 0; i < n; i++)
		{
			const char *name = nulls[i] ? NULL : NameStr(*DatumGetName(names[i]));
			AttrNumber	attnum = name ? get_attnum(t->relid, name) : InvalidAttrNumber;

			if (attnum <= 0)
				ereport(ERROR,
						(errcode(ERRCODE_UNDEFINED_COLUMN),
						 errmsg("column \"%s\" of relation \"%s\" does not exist",
								name ? name : "", RelationGetRelationName(rel))));
			own = lappend(own, make_own(TupleDescAttr(desc, attnum - 1), t));
		}
	}
	return own;
}

/* A new name must not be that of a column yet to come, either. */
static bool
is_taken(const char *name, const ViewOwn *by, const List *own, const List *taken)
{
	const ListCell *lc;

	foreach(lc, taken)
		if (strcmp(name, lfirst(lc)) == 0)
		return true;
	foreach(lc, own)
	{
		const ViewOwn *o = lfirst(lc);

		if (o != by && (strcmp(name, o->name) == 0 || (o->as && strcmp(name, o->as) == 0)))
			return true;
	}
	return false;
}

/* Returns the n-th name to try in place of a column's own. */
static char *
other_name(const ViewOwn *o, Relation rel, int n)
{
	char	   *name = n == 0 ? psprintf("%s_%s", RelationGetRelationName(rel), o->name) :
		psprintf("%s_%d", o->name, n + 1);

	name[pg_mbcliplen(name, (int) strlen(name), NAMEDATALEN - 1)] = '\0';
	return name;
}

/*
 * A column of the table may be called as one that the view has anyway (year,
 * region): then it bears the table's name, too.
 */
static void
settle_names(List *own, Relation rel, const List *taken)
{
	ListCell   *lc;

	foreach(lc, own)
	{
		ViewOwn    *o = lfirst(lc);

		for (int n = 0; is_taken(o->as ? o->as : o->name, o, own, taken); n++)
		{
			if (n > MAX_NAMES_TRIED)
				elog(ERROR, "no name for column \"%s\"", o->name);
			o->as = other_name(o, rel, n);
		}
	}
}


/* ----------------------------------------------------------------- queries */

void
govrpt_view_add(ViewSelect *s, const char *name, const char *fmt,...)
{
	int			needed;

	appendStringInfoString(&s->sql, s->names == NIL ? "\n\t" : ",\n\t");
	for (;;)
	{
		va_list		args;

		va_start(args, fmt);
		needed = appendStringInfoVA(&s->sql, fmt, args);
		va_end(args);
		if (needed == 0)
			break;
		enlargeStringInfo(&s->sql, needed);
	}
	appendStringInfo(&s->sql, " AS %s", quote_identifier(name));
	s->names = lappend(s->names, pstrdup(name));
}

void
govrpt_view_start(ViewSelect *s)
{
	initStringInfo(&s->sql);
	s->names = NIL;
}

void
govrpt_view_add_names(ViewSelect *s, const ViewTarget *t, const char *region, const char *year)
{
	static const char *const levels[] = {"province", "prefecture", "county"};

	for (int i = 0; i < lengthof(levels); i++)
	{
		char	   *now = psprintf("%sadcode_level_name(%s, %d)", t->ext, region, i + 1);

		if (year)
			govrpt_view_add(s, levels[i], "COALESCE(%sadcode_level_name(%s, %d, %s), %s)",
							t->ext, region, i + 1, year, now);
		else
			govrpt_view_add(s, levels[i], "%s", now);
	}
}

char *
govrpt_view_attribute(const ViewTarget *t, const char *name)
{
	if (t->of_versions && strcmp(name, "agency") == 0)
		return pstrdup("t." VERSION_AGENCY);
	if (t->of_versions && strcmp(name, "year") == 0)
		return pstrdup("t." VERSION_YEAR);
	return psprintf("(%s).%s", t->report, quote_identifier(name));
}

void
govrpt_view_add_header(ViewSelect *s, const ViewTarget *t, bool whole)
{
	for (int i = 0; i < t->type->natts; i++)
	{
		Form_pg_attribute att = TupleDescAttr(t->type, i);
		const char *name = NameStr(att->attname);
		char	   *value = govrpt_view_attribute(t, name);

		if (att->attisdropped)
			continue;
		if (strcmp(name, "region") == 0)
		{
			govrpt_view_add(s, name, "%s::pg_catalog.text", value);
			if (whole)
				govrpt_view_add(s, "region_level", "%sadcode_level(%s)", t->ext, value);
			govrpt_view_add_names(s, t, value, govrpt_view_attribute(t, "year"));
		}
		else if (strcmp(name, "period") == 0)
		{
			/* days, both inclusive, as people write them */
			if (whole)
			{
				govrpt_view_add(s, "period_from", "pg_catalog.lower(%s)", value);
				govrpt_view_add(s, "period_to",
								"(pg_catalog.upper(%s) OPERATOR(pg_catalog.-) 1)", value);
			}
		}
		else if (get_typtype(att->atttypid) == TYPTYPE_BASE &&
				 att->atttypid != govrpt_view_type(t, "govfigures") &&
				 (whole || strcmp(name, "agency") == 0 || strcmp(name, "year") == 0 ||
				  strcmp(name, "scope") == 0))
			govrpt_view_add(s, name, "%s", value);
	}
}

char *
govrpt_view_from_open(const ViewTarget *t)
{
	return psprintf("\n FROM %s t"
					"\n LEFT JOIN LATERAL (SELECT %sgovfigures_open((%s).figures) AS figures HAVING true) f ON true",
					t->of_versions ? govrpt_view_versions(t) : t->source, t->ext, t->report);
}

char *
govrpt_view_finish(ViewSelect *s, List *own, Relation rel, const char *from)
{
	StringInfoData sql;
	ListCell   *lc;

	settle_names(own, rel, s->names);
	initStringInfo(&sql);
	appendStringInfoString(&sql, "SELECT");
	foreach(lc, own)
	{
		const ViewOwn *o = lfirst(lc);

		appendStringInfo(&sql, "\n\tt.%s%s AS %s,", quote_identifier(o->name),
						 o->as_text ? "::pg_catalog.text" : "",
						 quote_identifier(o->as ? o->as : o->name));
	}
	appendStringInfo(&sql, "%s%s", s->sql.data, from);
	return sql.data;
}

char *
govrpt_view_versions(const ViewTarget *t)
{
	static const char whose[] = VERSION_AGENCY ", " VERSION_YEAR ", " VERSION_PLACE;
	const char *column = strchr(t->report, '.') + 1;
	char	   *by_name = psprintf("(PARTITION BY (%s).agency, (%s).year)", t->report, t->report);
	const char *place = t->has_place && t->parts == NULL ?
		", t.tableoid AS " VERSION_TABLE ", t.ctid AS " VERSION_ROW : "";

	/* what settles the order of rows that are alike: one for all views */
	const char *order = t->has_place ? ", " VERSION_TABLE ", " VERSION_ROW : "";
	StringInfoData sql;

	initStringInfo(&sql);
	appendStringInfo(&sql, "(SELECT w.*, pg_catalog.bool_or(w." VERSION_NUMBER " OPERATOR(pg_catalog.>) 1"
					 " AND ((w.%s).published OPERATOR(pg_catalog.=) (w." VERSION_FIRST ").published) IS NOT FALSE"
					 " AND (w.%s).figures OPERATOR(%s<>) (w." VERSION_FIRST ").figures) OVER (PARTITION BY %s) AS " VERSION_TIED,
					 column, column, t->ext, whose);
	appendStringInfo(&sql, "\n\tFROM (SELECT v.*, pg_catalog.row_number() OVER best AS " VERSION_NUMBER ","
					 " pg_catalog.count(*) OVER (PARTITION BY %s) AS " VERSION_COUNT ","
					 " pg_catalog.first_value(v.%s) OVER best AS " VERSION_FIRST, whose, column);
	appendStringInfo(&sql, "\n\t\tFROM (SELECT t.*%s, (%s).agency AS " VERSION_AGENCY ", (%s).year AS " VERSION_YEAR ","
					 "\n\t\t\t\tCOALESCE((%s).region, CASE WHEN %smin((%s).region) OVER %s OPERATOR(%s=) %smax((%s).region) OVER %s"
					 " THEN %smin((%s).region) OVER %s END) AS " VERSION_PLACE
					 "\n\t\t\tFROM %s t WHERE (%s).figures IS NOT NULL) v",
					 place, t->report, t->report, t->report, t->ext, t->report, by_name, t->ext, t->ext, t->report, by_name,
					 t->ext, t->report, by_name, t->source, t->report);
	appendStringInfo(&sql, "\n\t\tWINDOW best AS (PARTITION BY %s ORDER BY (v.%s).published DESC NULLS LAST,"
					 " %sgovfigures_numbers((v.%s).figures) DESC, (v.%s).figures DESC%s)) w)",
					 whose, column, t->ext, column, column, order);
	return sql.data;
}
