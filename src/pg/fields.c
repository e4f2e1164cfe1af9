/*
 * fields.c
 *		The attributes of a govreport, found by name.
 */
#include "pg/fields.h"

#include "access/htup_details.h"
#include "utils/builtins.h"
#include "utils/typcache.h"

#if PG_VERSION_NUM >= 160000
#include "varatt.h"
#endif

#include "pg/adcode.h"
#include "pg/encoding.h"

int
govrpt_attribute(TupleDesc tupdesc, const char *name)
{
	for (int i = 0; i < tupdesc->natts; i++)
	{
		Form_pg_attribute att = TupleDescAttr(tupdesc, i);

		if (!att->attisdropped && strcmp(NameStr(att->attname), name) == 0)
			return i + 1;
	}
	ereport(ERROR,
			(errcode(ERRCODE_UNDEFINED_COLUMN),
			 errmsg("type govreport has no attribute \"%s\"", name)));
	return 0;					/* not reached */
}

static void
learn(GovrptFieldMap *map, MemoryContext cxt, Oid type, int32 typmod)
{
	TupleDesc	tupdesc = lookup_rowtype_tupdesc(type, typmod);
	MemoryContext old = MemoryContextSwitchTo(cxt);

	map->type = InvalidOid;
	map->tupdesc = CreateTupleDescCopy(tupdesc);
	MemoryContextSwitchTo(old);
	ReleaseTupleDesc(tupdesc);
	map->agency = govrpt_attribute(map->tupdesc, "agency");
	map->region = govrpt_attribute(map->tupdesc, "region");
	map->year = govrpt_attribute(map->tupdesc, "year");
	map->scope = govrpt_attribute(map->tupdesc, "scope");
	map->figures = govrpt_attribute(map->tupdesc, "figures");
	map->typmod = typmod;
	map->type = type;
}

/* What is neither "organ" nor "region" says nothing. */
GovScope
govrpt_scope(Datum scope)
{
	text	   *t = DatumGetTextPP(scope);

	return gov_regions_scope_by_code(VARDATA_ANY(t), VARSIZE_ANY_EXHDR(t));
}

void
govrpt_fields(GovrptFieldMap *map, MemoryContext cxt, HeapTupleHeader report, GovrptFields *fields)
{
	HeapTupleData tuple;
	Datum		d;
	bool		isnull;

	if (map->type != HeapTupleHeaderGetTypeId(report) ||
		map->typmod != HeapTupleHeaderGetTypMod(report))
		learn(map, cxt, HeapTupleHeaderGetTypeId(report), HeapTupleHeaderGetTypMod(report));
	tuple.t_len = HeapTupleHeaderGetDatumLength(report);
	ItemPointerSetInvalid(&tuple.t_self);
	tuple.t_tableOid = InvalidOid;
	tuple.t_data = report;

	memset(fields, 0, sizeof(*fields));
	d = heap_getattr(&tuple, map->agency, map->tupdesc, &isnull);
	if (!isnull)
		fields->agency = govrpt_core_text(d);
	d = heap_getattr(&tuple, map->region, map->tupdesc, &isnull);
	if (!isnull)
		fields->region = adcode_division(DatumGetAdCode(d));
	d = heap_getattr(&tuple, map->year, map->tupdesc, &isnull);
	if (!isnull)
		fields->year = DatumGetInt32(d);
	d = heap_getattr(&tuple, map->scope, map->tupdesc, &isnull);
	if (!isnull)
		fields->scope = govrpt_scope(d);
	else
		fields->scope = gov_regions_scope_of_name(fields->agency, fields->region, fields->year);
	fields->figures = heap_getattr(&tuple, map->figures, map->tupdesc, &fields->no_figures);
}
