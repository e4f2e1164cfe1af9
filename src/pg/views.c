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
#include "pg/view_offices.h"
#include "pg/view_source.h"
#include "pg/view_statistics.h"

#include "access/htup_details.h"
#include "access/relation.h"
#include "catalog/namespace.h"
#include "catalog/pg_class.h"
#include "catalog/pg_type.h"
#include "commands/comment.h"
#include "funcapi.h"
#include "lib/stringinfo.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/lsyscache.h"
#include "utils/rel.h"
#include "utils/rls.h"
#include "utils/syscache.h"

typedef struct ViewKind
{
	const char *suffix;
	const char *zh;
	const char *en;
	bool		of_rows;		/* what it shows depends on the table's rows */
	bool		has_own;		/* it has the table's own columns */
} ViewKind;

enum
{
	VIEW_WIDE, VIEW_LONG, VIEW_FIGURES, VIEW_ITEMS, VIEW_PARTIES, VIEW_REGIONS, VIEW_YEARS,
	VIEW_CURRENT, VIEW_DUPLICATES, VIEW_MISSING, VIEW_FINDINGS,
	VIEW_INDICATORS,
	NVIEWS
};

static const ViewKind view_kinds[NVIEWS] = {
	{"wide", "每份报告一行,每项数据一列", "a row a report, a column a figure", true, true},
	{"long", "每个单元格一行", "a row a cell that a report has", true, true},
	{"figures", "数据项(宽表的列)", "the figures: the columns of the wide view, and the keys of the long one", false, false},
	{"items", "报表项目", "the items of the form", false, false},
	{"parties", "申请人类别", "the kinds of applicant", false, false},
	{"regions", "行政区划", "the divisions that reports are of", true, false},
	{"years", "报告年度", "the years that reports are of", true, false},
	{"current", "同宽表,每机关每年度只取一份报告(最新)", "as the wide view, of an agency and year only the latest report", true, true},
	{"duplicates", "同一机关同一年度有多份的报告", "reports of which there are several of an agency and year", true, true},
	{"missing", "缺报或迟报", "who has no report for a year, and whose was late", true, false},
	{"findings", "每份报告存在的问题", "what is wrong with the latest report of an agency and year", true, true},
	{"indicators", "指标(每机关每年度一份报告)", "shares and rates of the latest report of an agency and year", true, true},
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
	{"unit", "单位", "of the value: count, yuan; share (of 1), growth (on 1)"},
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
	{"versions", "同一机关同一年度的报告份数", "how many reports there are of this agency and year; NULL where one of these is not known"},
	{"version", "版本序号(1为最新)", "which of them this is: 1 is the latest"},
	{"tied", "多份报告同日发布(或日期不详)且数据不同", "several that differ were published on the latest day, or on days that are not known: which of them counts is not known"},
	{"cells_differ", "与最新一份不同的单元格数", "in how many cells it differs from the latest"},
	{"problem", "missing 缺报,pending 未到期,late 迟报", "missing; pending: not due yet; late"},
	{"due", "法定公开期限", "the last day for it, by article 50 of the Regulations"},
	{"finding", "问题代码", "code of what is wrong"},
	{"severity", "严重程度", "error, warning, info"},
	{"cell", "所涉单元格、项目或表格", "the cell that it is about, as a subscript of govfigures, or the item or table"},
	{"label", "单元格名称", "the cell, as the form names it"},
	{"printed", "所印数值", "the number that is printed"},
	{"suggested", "建议数值", "what it probably should be; NULL where that is not certain"},
	{"message", "问题说明", "what is wrong"},
	{"indicator", "指标代码", "code of the indicator"},
	{"indicator_zh", "指标名称(中文)", "the indicator, in Chinese"},
	{"indicator_en", "指标名称(英文)", "the indicator, in English"},
};

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

/* Says what a column of the views' own making is, if its name has a meaning there. */
static void
comment_made_column(Oid view, const char *name)
{
	for (size_t k = 0; k < lengthof(meanings); k++)
		if (strcmp(name, meanings[k].name) == 0)
			comment_column(view, name, bilingual(meanings[k].zh, meanings[k].en));
	for (int e = 0; e < GOV_NEDITIONS; e++)
		if (strcmp(name, form_column(e)) == 0)
			comment_column(view, name,
						   bilingual(psprintf("%d年版表格含此项", gov_editions[e].year),
									 psprintf("the form of %d has it", gov_editions[e].year)));
}

/* Returns the table's own column that a view shows by this name; NULL where there is none. */
static const ViewOwn *
find_own(const List *own, const char *name)
{
	const ListCell *lc;

	foreach(lc, own)
	{
		const ViewOwn *o = lfirst(lc);

		if (strcmp(name, o->as ? o->as : o->name) == 0)
			return o;
	}
	return NULL;
}

/*
 * Each column gets one comment, for the catalogue can't be changed twice in one
 * command: a column of the table is called "path" or "status" as one of another
 * view is, and means what the table says.
 */
static void
comment_view(Oid view, int kind, const ViewTarget *t, const List *own)
{
	Relation	rel = relation_open(view, AccessShareLock);

	CreateComments(view, RelationRelationId, 0,
				   psprintf("%s; %s " VIEW_MARK,
							bilingual(view_kinds[kind].zh, view_kinds[kind].en),
							t->relation));
	for (int i = 0; i < RelationGetNumberOfAttributes(rel); i++)
	{
		char	   *name = pstrdup(NameStr(TupleDescAttr(RelationGetDescr(rel), i)->attname));
		const ViewOwn *o = find_own(own, name);

		if (o)
			comment_column(view, name, GetComment(t->relid, RelationRelationId, o->attnum));
		else
			comment_made_column(view, name);
	}
	relation_close(rel, AccessShareLock);

	if (kind == VIEW_WIDE || kind == VIEW_CURRENT)
	{
		GovrptColumn *columns = palloc(sizeof(GovrptColumn) * GOVRPT_MAX_COLUMNS);
		int			n = govrpt_columns(columns, false);

		for (int i = 0; i < n; i++)
			comment_column(view, columns[i].name, figure_comment(&columns[i]));
	}
}


/* --------------------------------------------------------- finding our way */

/* Where the views are and what they are called: shared by making and dropping. */
static void
set_place(ViewTarget *t, FunctionCallInfo fcinfo, int prefix_arg, int schema_arg)
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
place_of(const ViewTarget *t, int kind)
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



static char *
wide_query(const ViewTarget *t, List *own, Relation rel)
{
	ViewSelect	s;
	GovrptColumn *columns = palloc(sizeof(GovrptColumn) * GOVRPT_MAX_COLUMNS);
	int			n = govrpt_columns(columns, false);

	govrpt_view_start(&s);
	govrpt_view_add_header(&s, t, true);
	govrpt_view_add(&s, "is_balanced", "%sgovreport_is_balanced(%s)", t->ext, t->report);
	govrpt_view_add(&s, "numbers", "%sgovfigures_numbers(f.figures)", t->ext);
	govrpt_view_add(&s, "fractions", "%sgovfigures_fractions(f.figures)", t->ext);
	if (t->of_versions)
	{
		govrpt_view_add(&s, "versions", "CASE WHEN t." VERSION_AGENCY " IS NOT NULL AND t." VERSION_YEAR " IS NOT NULL"
						" THEN t." VERSION_COUNT "::pg_catalog.int4 END");
		govrpt_view_add(&s, "tied", "(t." VERSION_TIED " AND t." VERSION_AGENCY " IS NOT NULL AND t." VERSION_YEAR " IS NOT NULL)");
	}
	for (int i = 0; i < n; i++)
		govrpt_view_add(&s, columns[i].name, "%s%s(f.figures, %s)", t->ext,
						columns[i].unit == GOV_UNIT_YUAN ? "govfigures_number" : "govfigures_count",
						quote_literal_cstr(columns[i].path));
	return govrpt_view_finish(&s, own, rel,
							  psprintf("%s\n WHERE (%s).figures IS NOT NULL%s", govrpt_view_from_open(t), t->report,
									   t->of_versions ? " AND " VERSION_IS_CURRENT : ""));
}

/*
 * Cells are joined to reports, and not got from each report by a function:
 * WHERE item = '...' picks cells before it comes to any report.  They are in a
 * subquery that is not pulled up, because the planner makes a list of the picked
 * ones, to go through for each report, of a subquery but of no function.
 */
static char *
long_query(const ViewTarget *t, List *own, Relation rel)
{
	static const char *const like[] = {
		"part", "item", "item_group", "party", "label_zh", "label_en", "party_label_zh",
		"party_label_en", "unit"
	};
	ViewSelect	s;

	govrpt_view_start(&s);
	govrpt_view_add_header(&s, t, false);
	govrpt_view_add(&s, "figure", "c.figure");
	for (size_t i = 0; i < lengthof(like); i++)
		govrpt_view_add(&s, like[i], "c.%s", like[i]);
	govrpt_view_add(&s, "status", "%sgovfigures_cell_status(f.figures, c.cell)", t->ext);
	govrpt_view_add(&s, "value", "%sgovfigures_cell_value(f.figures, c.cell)", t->ext);
	return govrpt_view_finish(&s, own, rel,
							  psprintf("%s\n CROSS JOIN (SELECT * FROM %sgovreport_columns() OFFSET 0) c"
									   "\n WHERE (%s).figures IS NOT NULL AND c.cell IS NOT NULL"
									   " AND %sgovfigures_cell_present(f.figures, c.cell)",
									   govrpt_view_from_open(t), t->ext, t->report, t->ext));
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
dimension_query(const ViewTarget *t, int kind)
{
	ViewSelect	s;

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
			govrpt_view_start(&s);
			govrpt_view_add(&s, "region", "r.region");
			govrpt_view_add(&s, "region_level", "%sadcode_level(r.code)", t->ext);
			govrpt_view_add(&s, "region_name", "%sadcode_name(r.code)", t->ext);
			govrpt_view_add_names(&s, t, "r.code", NULL);
			govrpt_view_add(&s, "parent_region", "%sadcode_parent(r.code)::pg_catalog.text", t->ext);
			govrpt_view_add(&s, "current_region", "%sadcode_current(r.code)::pg_catalog.text", t->ext);
			return psprintf("SELECT%s\n FROM (SELECT d.region, d.region::%sadcode AS code FROM (SELECT DISTINCT (%s).region::pg_catalog.text AS region"
							" FROM %s t WHERE (%s).region IS NOT NULL) d) r",
							s.sql.data, t->ext, t->report, t->source, t->report);
		case VIEW_YEARS:
			return psprintf("SELECT y.year,"
							" CASE%s END AS form,"
							" pg_catalog.make_date(y.year, 1, 1) AS first_day,"
							" pg_catalog.make_date(y.year, 12, 31) AS last_day"
							"\n FROM (SELECT DISTINCT (%s).year FROM %s t WHERE (%s).year IS NOT NULL) y",
							form_of_year("y.year"), t->report, t->source, t->report);
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
warn_of_row_security(Relation rel, const Oid *views, int nviews)
{
	int			kind = 0;
	Oid			owner;

	if (!rel->rd_rel->relrowsecurity)
		return;
	while (kind < nviews && (!view_kinds[kind].of_rows || govrpt_view_is_invoker(views[kind])))
		kind++;
	if (kind == nviews)
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
make_view(ViewTarget *t, Relation rel, int kind, Oid view)
{
	ViewPlace	place = place_of(t, kind);
	List	   *own = view_kinds[kind].has_own ? govrpt_view_own_columns(rel, t) : NIL;
	const char *query;

	t->of_versions = kind == VIEW_CURRENT || kind == VIEW_DUPLICATES || kind == VIEW_FINDINGS ||
		kind == VIEW_INDICATORS;
	switch (kind)
	{
		case VIEW_WIDE:
		case VIEW_CURRENT:
			query = wide_query(t, own, rel);
			break;
		case VIEW_LONG:
			query = long_query(t, own, rel);
			break;
		case VIEW_DUPLICATES:
			query = govrpt_view_duplicates(t, own, rel);
			break;
		case VIEW_FINDINGS:
			query = govrpt_view_findings(t, own, rel);
			break;
		case VIEW_INDICATORS:
			query = govrpt_view_indicators(t, own, rel);
			break;
		case VIEW_MISSING:
			query = govrpt_view_missing(t);
			break;
		default:
			query = dimension_query(t, kind);
	}
	view = govrpt_view_make(&place, view, query, t->owner, t->invoker);
	comment_view(view, kind, t, own);
	return view;
}

/* Finds the views that are there, and whom those that are new will belong to. */
static void
find_views(ViewTarget *t, Oid views[NVIEWS])
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
	ARG_RELATION, ARG_REPORT, ARG_PREFIX, ARG_SCHEMA, ARG_KEEP, ARG_INVOKER, ARG_EXPECTED
};

PG_FUNCTION_INFO_V1(govreport_create_views);
Datum
govreport_create_views(PG_FUNCTION_ARGS)
{
	GovrptRows	rows;
	ViewTarget	t = {0};
	Relation	rel;
	Oid			views[NVIEWS];
	int			level;

	/* a script of before lacks functions that the others need */
	int			nviews = PG_NARGS() > ARG_EXPECTED ? NVIEWS : VIEW_CURRENT;

	govrpt_rows_begin(&rows, fcinfo);
	t.relid = govrpt_relation_arg(fcinfo, ARG_RELATION);
	t.keep = PG_ARGISNULL(ARG_KEEP) ? NULL : PG_GETARG_ARRAYTYPE_P(ARG_KEEP);
	t.invoker = get_invoker(fcinfo, ARG_INVOKER);
	if (PG_NARGS() > ARG_EXPECTED && !PG_ARGISNULL(ARG_EXPECTED))
		t.expected = PG_GETARG_OID(ARG_EXPECTED);
	set_place(&t, fcinfo, ARG_PREFIX, ARG_SCHEMA);
	rel = open_source(t.relid);
	govrpt_view_set_source(&t, rel, PG_ARGISNULL(ARG_REPORT) ? NULL : NameStr(*PG_GETARG_NAME(ARG_REPORT)));

	level = enter();
	find_views(&t, views);
	for (int kind = 0; kind < nviews; kind++)
		views[kind] = make_view(&t, rel, kind, views[kind]);
	govrpt_statistics_make(&t, rel);
	AtEOXact_GUC(true, level);
	warn_of_row_security(rel, views, nviews);
	relation_close(rel, NoLock);

	for (int kind = 0; kind < nviews; kind++)
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
	ViewTarget	t = {0};
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
	govrpt_statistics_drop(&t);
	AtEOXact_GUC(true, level);
	PG_RETURN_INT32(dropped);
}
