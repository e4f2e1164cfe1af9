/*
 * views.c
 *		Flat views over a user's table of reports, for tools that know only
 *		plain columns: govreport_create_views(), govreport_drop_views().
 *
 * They run as the caller.  The views name the functions of this extension by
 * what they are (views keep OIDs), and cells by their codes, never by their
 * position, which may change with the form.
 */
#include "pg/columns.h"
#include "pg/encoding.h"
#include "pg/report_column.h"
#include "pg/rows.h"
#include "pg/view_ddl.h"

#include "access/htup_details.h"
#include "access/relation.h"
#include "access/sysattr.h"
#include "catalog/namespace.h"
#include "catalog/pg_class.h"
#include "catalog/pg_type.h"
#include "commands/comment.h"
#include "funcapi.h"
#include "lib/stringinfo.h"
#include "miscadmin.h"
#include "mb/pg_wchar.h"
#include "nodes/nodes.h"
#include "optimizer/optimizer.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/rls.h"
#include "utils/syscache.h"
#include "utils/typcache.h"

#define MAX_NAMES_TRIED	1000	/* for a column whose own name is taken */

typedef struct ViewKind
{
	const char *suffix;
	const char *zh;
	const char *en;
	bool		of_rows;		/* what it shows depends on the table's rows */
} ViewKind;

enum
{
	VIEW_WIDE, VIEW_LONG, VIEW_FIGURES, VIEW_ITEMS, VIEW_PARTIES, VIEW_REGIONS, VIEW_YEARS,
	NVIEWS
};

static const ViewKind view_kinds[NVIEWS] = {
	{"wide", "每份报告一行,每项数据一列", "a row a report, a column a figure", true},
	{"long", "每个单元格一行", "a row a cell that a report has", true},
	{"figures", "数据项(宽表的列)", "the figures: the columns of the wide view, and the keys of the long one", false},
	{"items", "报表项目", "the items of the form", false},
	{"parties", "申请人类别", "the kinds of applicant", false},
	{"regions", "行政区划", "the divisions that reports are of", true},
	{"years", "报告年度", "the years that reports are of", true},
};

/* What columns mean, whichever of the views they are in. */
static const struct
{
	const char *name;
	const char *zh;
	const char *en;
}			meanings[] = {
	{"agency", "报告机关", "the organ that reports"},
	{"region", "行政区划代码", "code of the administrative division (GB/T 2260)"},
	{"region_level", "行政区划级别:1省 2地 3县 4乡 5村", "level of the division: 1 province, 2 prefecture, 3 county, 4 township, 5 village"},
	{"region_name", "行政区划名称", "name of the division"},
	{"province", "省级名称", "name of the province"},
	{"prefecture", "地级名称", "name of the prefecture"},
	{"county", "县级名称", "name of the county"},
	{"parent_region", "上级行政区划代码", "code of the division that this is a part of"},
	{"current_region", "现行行政区划代码", "today's code of a division that was renamed or merged; NULL where that cannot be told"},
	{"year", "报告年度", "the year reported on"},
	{"title", "标题", "title"},
	{"index_no", "索引号", "index number"},
	{"doc_no", "文号", "document number"},
	{"published", "发布日期", "date of publication"},
	{"period_from", "统计期间起", "first day that the figures cover"},
	{"period_to", "统计期间止", "last day that the figures cover"},
	{"scope", "数据范围:本机关或全地区", "whose figures these are: an organ's own, or a whole region's"},
	{"is_balanced", "表内勾稽关系成立", "no rule of the form is broken"},
	{"numbers", "有数值的单元格数", "how many cells have a number"},
	{"fractions", "非整数的计数项数(宽表中为空)", "how many counts are printed with a fraction: NULL in the wide view, exact in the long one"},
	{"figure", "数据项代码(宽表列名)", "the figure: a column of the wide view"},
	{"path", "数据项路径", "the figure as a subscript of govfigures"},
	{"kind", "cell 单元格,group 小计", "cell: printed on the form; group: a sum of the rows below, not printed"},
	{"part", "报告部分", "disclosure, applications or remedies"},
	{"item", "项目代码", "code of the item"},
	{"item_group", "项目分组代码", "the group that the item belongs to"},
	{"party", "申请人类别代码", "code of the kind of applicant; NULL outside applications"},
	{"unit", "单位", "count or yuan"},
	{"label_zh", "项目名称(中文)", "the item, in Chinese"},
	{"label_en", "项目名称(英文)", "the item, in English"},
	{"party_label_zh", "申请人类别(中文)", "the kind of applicant, in Chinese"},
	{"party_label_en", "申请人类别(英文)", "the kind of applicant, in English"},
	{"status", "单元格状态", "reported, blank, not_applicable, illegible or imputed"},
	{"value", "数值", "the number; NULL where there is none: that is not 0"},
	{"position", "顺序", "order on the form"},
	{"may_be_negative", "可为负数", "may be negative"},
	{"form", "适用表格版本", "edition of the form that was in force"},
	{"first_day", "年度首日", "first day of the year"},
	{"last_day", "年度末日", "last day of the year"},
};

/* What the views are made over, and where. */
typedef struct Target
{
	Oid			relid;
	char	   *relation;		/* qualified and quoted */
	Oid			function;		/* of the extension, that is at work */
	char	   *ext;			/* the extension's schema, quoted, with its
								 * dot */
	char	   *report;			/* "t.report", quoted */
	AttrNumber	report_attnum;
	TupleDesc	type;			/* of govreport */
	char	   *schema;
	char	   *prefix;
	Oid			owner;			/* of views that are new */
	ArrayType  *keep;			/* the table's columns; NULL: all that are
								 * plain */
	ViewInvoker invoker;
} Target;

/* A column that views take over from the table, and its name there. */
typedef struct Own
{
	AttrNumber	attnum;
	char	   *name;			/* in the table */
	char	   *as;				/* in the view; NULL: as in the table */
	bool		as_text;		/* a type that only this extension knows */
} Own;


/* ---------------------------------------------------------------- comments */

/* Chinese where the database can hold it. */
static char *
bilingual(const char *zh, const char *en)
{
	char	   *said = govrpt_server_name(govrpt_str(zh));
	char	   *english = govrpt_server_string(govrpt_str(en));

	return said ? psprintf("%s | %s", said, english) : english;
}

static char *
figure_comment(const GovrptColumn *c)
{
	const char *zh = govrpt_column_label(c);
	const char *en = c->item ? c->item->label_en : c->group->label_en;
	const char *note_zh = "";
	const char *note_en = c->unit == GOV_UNIT_YUAN ? " (yuan)" : "";

	if (c->item == NULL)
	{
		note_zh = "(小计)";
		note_en = " (sum of its rows)";
	}
	else if (gov_form_find_group(c->item->code, strlen(c->item->code)) >= 0)
	{
		int			group = gov_form_find_group(c->item->code, strlen(c->item->code));
		int			since = __builtin_ctz(gov_items[gov_groups[group].first_item].forms);

		note_zh = psprintf("(%d年版为小计)", gov_editions[since].year);
		note_en = psprintf(" (in the form of %d: sum of its rows)", gov_editions[since].year);
	}
	if (c->party)
		return bilingual(psprintf("%s / %s%s", zh, c->party->label_zh, note_zh),
						 psprintf("%s: %s%s", en, c->party->label_en, note_en));
	return bilingual(psprintf("%s%s", zh, note_zh), psprintf("%s%s", en, note_en));
}

/* The column of the items' view that says whether an edition has them. */
static char *
form_column(int edition)
{
	return psprintf("form_%d", gov_editions[edition].year);
}

static void
comment_column(Oid view, const char *column, const char *comment)
{
	AttrNumber	attnum = get_attnum(view, column);

	if (attnum == InvalidAttrNumber)
		elog(ERROR, "view %u has no column \"%s\"", view, column);
	CreateComments(view, RelationRelationId, attnum, comment);
}

static void
comment_view(Oid view, int kind, const Target *t, const List *own)
{
	Relation	rel = relation_open(view, AccessShareLock);
	const ListCell *lc;

	CreateComments(view, RelationRelationId, 0,
				   psprintf("%s; %s " VIEW_MARK,
							bilingual(view_kinds[kind].zh, view_kinds[kind].en),
							t->relation));
	for (int i = 0; i < RelationGetNumberOfAttributes(rel); i++)
	{
		char	   *name = pstrdup(NameStr(TupleDescAttr(RelationGetDescr(rel), i)->attname));

		for (size_t k = 0; k < lengthof(meanings); k++)
			if (strcmp(name, meanings[k].name) == 0)
				comment_column(view, name, bilingual(meanings[k].zh, meanings[k].en));
		for (int e = 0; e < GOV_NEDITIONS; e++)
			if (strcmp(name, form_column(e)) == 0)
				comment_column(view, name,
							   bilingual(psprintf("%d年版表格含此项", gov_editions[e].year),
										 psprintf("the form of %d has it", gov_editions[e].year)));
	}
	relation_close(rel, AccessShareLock);

	/* what the table says of its own columns, they say here */
	foreach(lc, own)
	{
		const Own  *o = lfirst(lc);
		char	   *comment = GetComment(t->relid, RelationRelationId, o->attnum);

		CreateComments(view, RelationRelationId, get_attnum(view, o->as ? o->as : o->name),
					   comment);
	}
	if (kind == VIEW_WIDE)
	{
		GovrptColumn *columns = palloc(sizeof(GovrptColumn) * GOVRPT_MAX_COLUMNS);
		int			n = govrpt_columns(columns);

		for (int i = 0; i < n; i++)
			comment_column(view, columns[i].name, figure_comment(&columns[i]));
	}
}


/* --------------------------------------------------------- finding our way */

/* Returns a type of this extension; it is an error if it was moved away. */
static Oid
our_type(const Target *t, const char *name)
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

/* Where the views are and what they are called: shared by making and dropping. */
static void
set_place(Target *t, FunctionCallInfo fcinfo, int prefix_arg, int schema_arg)
{
	HeapTuple	tuple = SearchSysCache1(RELOID, ObjectIdGetDatum(t->relid));
	Form_pg_class form;

	if (!HeapTupleIsValid(tuple))
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_TABLE),
				 errmsg("relation with OID %u does not exist", t->relid)));
	form = (Form_pg_class) GETSTRUCT(tuple);
	t->relation = quote_qualified_identifier(get_namespace_name(form->relnamespace),
											 NameStr(form->relname));
	t->prefix = pstrdup(PG_ARGISNULL(prefix_arg) ? NameStr(form->relname) :
						NameStr(*PG_GETARG_NAME(prefix_arg)));
	t->schema = get_namespace_name(PG_ARGISNULL(schema_arg) ? form->relnamespace :
								   get_namespace_oid(NameStr(*PG_GETARG_NAME(schema_arg)), false));
	ReleaseSysCache(tuple);

	t->function = fcinfo->flinfo->fn_oid;
	t->ext = psprintf("%s.",
					  quote_identifier(get_namespace_name(get_func_namespace(t->function))));
}

static ViewPlace
place_of(const Target *t, int kind)
{
	char	   *name = psprintf("%s_%s", t->prefix, view_kinds[kind].suffix);
	ViewPlace	place = {t->schema, name, t->relid};

	if (strlen(name) >= NAMEDATALEN)
		ereport(ERROR,
				(errcode(ERRCODE_NAME_TOO_LONG),
				 errmsg("a view cannot be named \"%s\"", name),
				 errdetail("A name has at most %d bytes.", NAMEDATALEN - 1),
				 errhint("Give a shorter prefix.")));
	return place;
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
is_plain(Relation rel, Form_pg_attribute att, const Target *t)
{
	Oid			type = getBaseType(att->atttypid);

	return type != BYTEAOID && type != XMLOID && type != our_type(t, "govfigures") &&
		get_typtype(type) != TYPTYPE_COMPOSITE &&
		!is_source(rel, t->report_attnum, att->attnum);
}

static Own *
make_own(Form_pg_attribute att, const Target *t)
{
	Own		   *own = palloc0(sizeof(Own));

	own->attnum = att->attnum;
	own->name = pstrdup(NameStr(att->attname));
	own->as_text = getBaseType(att->atttypid) == our_type(t, "adcode");
	return own;
}

static List *
own_columns(Relation rel, const Target *t)
{
	TupleDesc	desc = CreateTupleDescCopy(RelationGetDescr(rel));
	List	   *own = NIL;

	if (t->keep == NULL)
	{
		for (int i = 0; i < desc->natts; i++)
		{
			Form_pg_attribute att = TupleDescAttr(desc, i);

			if (!att->attisdropped && att->attnum != t->report_attnum && is_plain(rel, att, t))
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
is_taken(const char *name, const Own *by, const List *own, const List *taken)
{
	const ListCell *lc;

	foreach(lc, taken)
		if (strcmp(name, lfirst(lc)) == 0)
		return true;
	foreach(lc, own)
	{
		const Own  *o = lfirst(lc);

		if (o != by && (strcmp(name, o->name) == 0 || (o->as && strcmp(name, o->as) == 0)))
			return true;
	}
	return false;
}

/* Returns the n-th name to try in place of a column's own. */
static char *
other_name(const Own *o, Relation rel, int n)
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
		Own		   *o = lfirst(lc);

		for (int n = 0; is_taken(o->as ? o->as : o->name, o, own, taken); n++)
		{
			if (n > MAX_NAMES_TRIED)
				elog(ERROR, "no name for column \"%s\"", o->name);
			o->as = other_name(o, rel, n);
		}
	}
}


/* ----------------------------------------------------------------- queries */

/* A list of columns that says which names it has given. */
typedef struct Select
{
	StringInfoData sql;
	List	   *names;
} Select;

static void add_expr(Select *s, const char *name, const char *fmt,...) pg_attribute_printf(3, 4);

static void
add_expr(Select *s, const char *name, const char *fmt,...)
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

static void
start_select(Select *s)
{
	initStringInfo(&s->sql);
	s->names = NIL;
}

/* The names at each level: the year's where there is one, or else today's. */
static void
add_names(Select *s, const Target *t, const char *region, const char *year)
{
	static const char *const levels[] = {"province", "prefecture", "county"};

	for (int i = 0; i < lengthof(levels); i++)
	{
		char	   *now = psprintf("%sadcode_level_name(%s, %d)", t->ext, region, i + 1);

		if (year)
			add_expr(s, levels[i], "COALESCE(%sadcode_level_name(%s, %d, %s), %s)",
					 t->ext, region, i + 1, year, now);
		else
			add_expr(s, levels[i], "%s", now);
	}
}

/* What the report says of itself, but for its figures. */
static void
add_header(Select *s, const Target *t, bool whole)
{
	for (int i = 0; i < t->type->natts; i++)
	{
		Form_pg_attribute att = TupleDescAttr(t->type, i);
		const char *name = NameStr(att->attname);
		char	   *value = psprintf("(%s).%s", t->report, quote_identifier(name));

		if (att->attisdropped)
			continue;
		if (strcmp(name, "region") == 0)
		{
			add_expr(s, name, "%s::pg_catalog.text", value);
			if (whole)
				add_expr(s, "region_level", "%sadcode_level(%s)", t->ext, value);
			add_names(s, t, value, psprintf("(%s).year", t->report));
		}
		else if (strcmp(name, "period") == 0)
		{
			/* days, both inclusive, as people write them */
			if (whole)
			{
				add_expr(s, "period_from", "pg_catalog.lower(%s)", value);
				add_expr(s, "period_to",
						 "(pg_catalog.upper(%s) OPERATOR(pg_catalog.-) 1)", value);
			}
		}
		else if (get_typtype(att->atttypid) == TYPTYPE_BASE &&
				 att->atttypid != our_type(t, "govfigures") &&
				 (whole || strcmp(name, "agency") == 0 || strcmp(name, "year") == 0 ||
				  strcmp(name, "scope") == 0))
			add_expr(s, name, "%s", value);
	}
}

/*
 * The figures are opened once a row.  A subquery with HAVING gives one row at
 * most, and the planner knows: it leaves the join out where no figure is
 * asked for.  And it is not pulled up, which would open them for every column.
 */
static char *
from_open(const Target *t)
{
	return psprintf("\n FROM %s t"
					"\n LEFT JOIN LATERAL (SELECT %sgovfigures_open((%s).figures) AS figures HAVING true) f ON true",
					t->relation, t->ext, t->report);
}

static char *
finish(Select *s, List *own, Relation rel, const char *from)
{
	StringInfoData sql;
	ListCell   *lc;

	settle_names(own, rel, s->names);
	initStringInfo(&sql);
	appendStringInfoString(&sql, "SELECT");
	foreach(lc, own)
	{
		const Own  *o = lfirst(lc);

		appendStringInfo(&sql, "\n\tt.%s%s AS %s,", quote_identifier(o->name),
						 o->as_text ? "::pg_catalog.text" : "",
						 quote_identifier(o->as ? o->as : o->name));
	}
	appendStringInfo(&sql, "%s%s", s->sql.data, from);
	return sql.data;
}

static char *
wide_query(const Target *t, List *own, Relation rel)
{
	Select		s;
	GovrptColumn *columns = palloc(sizeof(GovrptColumn) * GOVRPT_MAX_COLUMNS);
	int			n = govrpt_columns(columns);

	start_select(&s);
	add_header(&s, t, true);
	add_expr(&s, "is_balanced", "%sgovreport_is_balanced(%s)", t->ext, t->report);
	add_expr(&s, "numbers", "%sgovfigures_numbers(f.figures)", t->ext);
	add_expr(&s, "fractions", "%sgovfigures_fractions(f.figures)", t->ext);
	for (int i = 0; i < n; i++)
		add_expr(&s, columns[i].name, "%s%s(f.figures, %s)", t->ext,
				 columns[i].unit == GOV_UNIT_YUAN ? "govfigures_number" : "govfigures_count",
				 quote_literal_cstr(columns[i].path));
	return finish(&s, own, rel,
				  psprintf("%s\n WHERE (%s).figures IS NOT NULL", from_open(t), t->report));
}

/*
 * Cells are joined to reports, and not got from each report by a function:
 * WHERE item = '...' picks cells before it comes to any report.
 */
static char *
long_query(const Target *t, List *own, Relation rel)
{
	static const char *const like[] = {
		"part", "item", "item_group", "party", "label_zh", "label_en", "party_label_zh",
		"party_label_en", "unit"
	};
	Select		s;

	start_select(&s);
	add_header(&s, t, false);
	add_expr(&s, "figure", "c.figure");
	for (size_t i = 0; i < lengthof(like); i++)
		add_expr(&s, like[i], "c.%s", like[i]);
	add_expr(&s, "status", "%sgovfigures_cell_status(f.figures, c.cell)", t->ext);
	add_expr(&s, "value", "%sgovfigures_cell_value(f.figures, c.cell)", t->ext);
	return finish(&s, own, rel,
				  psprintf("%s\n CROSS JOIN %sgovreport_columns() c"
						   "\n WHERE (%s).figures IS NOT NULL AND c.cell IS NOT NULL"
						   " AND %sgovfigures_cell_present(f.figures, c.cell)",
						   from_open(t), t->ext, t->report, t->ext));
}

/* " 2019 = ANY (i.forms) AS form_2019, ..." */
static char *
form_columns(void)
{
	StringInfoData s;

	initStringInfo(&s);
	for (int e = 0; e < GOV_NEDITIONS; e++)
		appendStringInfo(&s, " %d OPERATOR(pg_catalog.=) ANY (i.forms) AS %s,",
						 gov_editions[e].year, form_column(e));
	return s.data;
}

/* " WHEN year >= 2021 THEN 2021 ...": the edition that is in force in a year. */
static char *
form_of_year(const char *year)
{
	StringInfoData s;

	initStringInfo(&s);
	for (int e = GOV_NEDITIONS - 1; e >= 0; e--)
		appendStringInfo(&s, " WHEN %s OPERATOR(pg_catalog.>=) %d THEN %d", year,
						 gov_editions[e].year, gov_editions[e].year);
	return s.data;
}

static char *
dimension_query(const Target *t, int kind)
{
	Select		s;

	switch (kind)
	{
		case VIEW_FIGURES:
			return psprintf("SELECT figure, position::pg_catalog.int4 AS position, path,"
							" CASE WHEN cell IS NULL THEN 'group' ELSE 'cell' END AS kind,"
							" part, item, item_group, party, label_zh, label_en, party_label_zh, party_label_en, unit"
							"\n FROM %sgovreport_columns() WITH ORDINALITY"
							" c(figure, cell, path, part, item, item_group, party, unit,"
							" label_zh, label_en, party_label_zh, party_label_en, position)", t->ext);
		case VIEW_ITEMS:
			return psprintf("SELECT i.item, i.position::pg_catalog.int4 AS position, i.part, c.item_group,"
							"%s"
							" c.label_zh, i.label_en, i.unit, i.may_be_negative"
							"\n FROM %sgovreport_items() WITH ORDINALITY"
							" i(item, part, kind, forms, label_zh, label_en, unit, may_be_negative, party_count, position)"
							"\n JOIN (SELECT DISTINCT item, item_group, label_zh FROM %sgovreport_columns()"
							" WHERE cell IS NOT NULL) c ON c.item OPERATOR(pg_catalog.=) i.item"
							"\n WHERE i.kind OPERATOR(pg_catalog.=) 'cell'",
							form_columns(), t->ext, t->ext);
		case VIEW_PARTIES:
			return psprintf("SELECT party, position::pg_catalog.int4 AS position, label_zh, label_en"
							"\n FROM %sgovreport_parties() WITH ORDINALITY p(party, label_zh, label_en, position)",
							t->ext);
		case VIEW_REGIONS:
			/* by text: a code may be typed with more or fewer digits */
			start_select(&s);
			add_expr(&s, "region", "r.region");
			add_expr(&s, "region_level", "%sadcode_level(r.code)", t->ext);
			add_expr(&s, "region_name", "%sadcode_name(r.code)", t->ext);
			add_names(&s, t, "r.code", NULL);
			add_expr(&s, "parent_region", "%sadcode_parent(r.code)::pg_catalog.text", t->ext);
			add_expr(&s, "current_region", "%sadcode_current(r.code)::pg_catalog.text", t->ext);
			return psprintf("SELECT%s\n FROM (SELECT d.region, d.region::%sadcode AS code FROM (SELECT DISTINCT (%s).region::pg_catalog.text AS region"
							" FROM %s t WHERE (%s).region IS NOT NULL) d) r",
							s.sql.data, t->ext, t->report, t->relation, t->report);
		case VIEW_YEARS:
			return psprintf("SELECT y.year,"
							" CASE%s END AS form,"
							" pg_catalog.make_date(y.year, 1, 1) AS first_day,"
							" pg_catalog.make_date(y.year, 12, 31) AS last_day"
							"\n FROM (SELECT DISTINCT (%s).year FROM %s t WHERE (%s).year IS NOT NULL) y",
							form_of_year("y.year"), t->report, t->relation, t->report);
	}
	elog(ERROR, "no such view: %d", kind);
	return NULL;
}


/* ---------------------------------------------------------------- the work */

/* Operators and types in our statements are the system's, whatever the path. */
static int
enter(void)
{
	int			level = NewGUCNestLevel();

	(void) set_config_option("search_path", "pg_catalog, pg_temp", PGC_USERSET, PGC_S_SESSION,
							 GUC_ACTION_SAVE, true, 0, false);
	return level;
}

static Relation
open_source(Oid relid)
{
	Relation	rel = relation_open(relid, AccessShareLock);

	switch (rel->rd_rel->relkind)
	{
		case RELKIND_RELATION:
		case RELKIND_PARTITIONED_TABLE:
		case RELKIND_FOREIGN_TABLE:
		case RELKIND_VIEW:
		case RELKIND_MATVIEW:
			break;
		default:
			ereport(ERROR,
					(errcode(ERRCODE_WRONG_OBJECT_TYPE),
					 errmsg("\"%s\" is not a table", RelationGetRelationName(rel))));
	}
	return rel;
}

static ViewInvoker
get_invoker(FunctionCallInfo fcinfo, int arg)
{
	/* a script of before has no such argument */
	if (PG_NARGS() <= arg || PG_ARGISNULL(arg))
		return INVOKER_AS_IT_IS;
	if (!PG_GETARG_BOOL(arg))
		return INVOKER_OFF;
#if PG_VERSION_NUM < 150000
	ereport(ERROR,
			(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
			 errmsg("views that run as who reads them need PostgreSQL 15"),
			 errhint("Make the views over a view that picks the rows.")));
#endif
	return INVOKER_ON;
}

/* Row security that the views pass by is hardly what was meant. */
static void
warn_of_row_security(Relation rel, const Oid *views)
{
	int			kind = 0;
	Oid			owner;

	if (!rel->rd_rel->relrowsecurity)
		return;
	while (kind < NVIEWS && (!view_kinds[kind].of_rows || govrpt_view_is_invoker(views[kind])))
		kind++;
	if (kind == NVIEWS)
		return;
	owner = govrpt_view_owner(views[kind]);
	if (check_enable_rls(RelationGetRelid(rel), owner, true) == RLS_ENABLED)
		return;
	ereport(WARNING,
			(errmsg("views of table \"%s\" show all its rows, whatever its row security says",
					RelationGetRelationName(rel)),
			 errdetail("They run as their owner, role \"%s\", to whom row security does not apply.",
					   GetUserNameFromId(owner, false)),
#if PG_VERSION_NUM >= 150000
			 errhint("With security_invoker => true they run as who reads them.")
#else
			 errhint("Make them over a view that picks the rows.")
#endif
			 ));
}

static Oid
make_view(const Target *t, Relation rel, int kind, Oid view)
{
	ViewPlace	place = place_of(t, kind);
	List	   *own = NIL;
	const char *query;

	if (kind == VIEW_WIDE || kind == VIEW_LONG)
	{
		own = own_columns(rel, t);
		query = kind == VIEW_WIDE ? wide_query(t, own, rel) : long_query(t, own, rel);
	}
	else
		query = dimension_query(t, kind);
	view = govrpt_view_make(&place, view, query, t->owner, t->invoker);
	comment_view(view, kind, t, own);
	return view;
}

/* Finds the views that are there, and whom those that are new will belong to. */
static void
find_views(Target *t, Oid views[NVIEWS])
{
	for (int kind = 0; kind < NVIEWS; kind++)
	{
		ViewPlace	place = place_of(t, kind);

		views[kind] = govrpt_view_find(&place);
		/* one that is new belongs to whom the others belong */
		if (!OidIsValid(t->owner) && OidIsValid(views[kind]))
			t->owner = govrpt_view_owner(views[kind]);
	}
	if (!OidIsValid(t->owner))
		t->owner = GetUserId();
}

/* The arguments of govreport_create_views(). */
enum
{
	ARG_RELATION, ARG_REPORT, ARG_PREFIX, ARG_SCHEMA, ARG_KEEP, ARG_INVOKER
};

PG_FUNCTION_INFO_V1(govreport_create_views);
Datum
govreport_create_views(PG_FUNCTION_ARGS)
{
	GovrptRows	rows;
	Target		t = {0};
	Relation	rel;
	Oid			views[NVIEWS];
	int			level;

	govrpt_rows_begin(&rows, fcinfo);
	t.relid = govrpt_relation_arg(fcinfo, ARG_RELATION);
	t.keep = PG_ARGISNULL(ARG_KEEP) ? NULL : PG_GETARG_ARRAYTYPE_P(ARG_KEEP);
	t.invoker = get_invoker(fcinfo, ARG_INVOKER);
	set_place(&t, fcinfo, ARG_PREFIX, ARG_SCHEMA);
	rel = open_source(t.relid);
	t.report_attnum = govrpt_report_column(rel, t.function, PG_ARGISNULL(ARG_REPORT) ? NULL :
										   NameStr(*PG_GETARG_NAME(ARG_REPORT)), NULL);
	t.report = psprintf("t.%s", quote_identifier(get_attname(t.relid, t.report_attnum, false)));
	t.type = lookup_rowtype_tupdesc_copy(our_type(&t, "govreport"), -1);

	level = enter();
	find_views(&t, views);
	for (int kind = 0; kind < NVIEWS; kind++)
		views[kind] = make_view(&t, rel, kind, views[kind]);
	AtEOXact_GUC(true, level);
	warn_of_row_security(rel, views);
	relation_close(rel, NoLock);

	for (int kind = 0; kind < NVIEWS; kind++)
	{
		govrpt_row_set(&rows, 0, ObjectIdGetDatum(views[kind]));
		govrpt_row_set_code(&rows, 1, view_kinds[kind].en);
		govrpt_rows_put(&rows);
	}
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(govreport_drop_views);
Datum
govreport_drop_views(PG_FUNCTION_ARGS)
{
	Target		t = {0};
	int			level;
	int			dropped = 0;

	t.relid = govrpt_relation_arg(fcinfo, 0);
	set_place(&t, fcinfo, 1, 2);
	level = enter();
	for (int kind = 0; kind < NVIEWS; kind++)
	{
		ViewPlace	place = place_of(&t, kind);

		if (OidIsValid(govrpt_view_find(&place)))
		{
			govrpt_view_drop(&place);
			dropped++;
		}
	}
	AtEOXact_GUC(true, level);
	PG_RETURN_INT32(dropped);
}
