/*
 * version.c
 *		What the extension was built with, and what it runs with.
 *
 * Bytes are read by way of ICU's charsets, so that a report of something that is read
 * wrongly needs to name it.
 */
#include "pg/govrpt.h"
#include "pg/rows.h"

#include <unicode/uversion.h>

#include "access/genam.h"
#include "access/htup_details.h"
#include "access/table.h"
#include "catalog/dependency.h"
#include "catalog/indexing.h"
#include "catalog/pg_extension.h"
#include "catalog/pg_proc.h"
#include "utils/builtins.h"
#include "utils/fmgroids.h"
#include "utils/guc.h"
#include "utils/rel.h"


enum
{
	VERSION_COMPONENT, VERSION_BUILT, VERSION_RUNNING
};

static void
put_version(GovrptRows *rows, const char *component, const char *built, const char *running)
{
	govrpt_row_set_code(rows, VERSION_COMPONENT, component);
	govrpt_row_set_code(rows, VERSION_BUILT, built);
	govrpt_row_set_code(rows, VERSION_RUNNING, running);
	govrpt_rows_put(rows);
}

/*
 * Returns the version that the objects in this database have, which is another
 * than the library's until ALTER EXTENSION UPDATE; NULL if the function belongs
 * to no extension.
 */
static char *
installed_version(Oid function)
{
	Oid			extension = getExtensionOfObject(ProcedureRelationId, function);
	Relation	relation;
	SysScanDesc scan;
	HeapTuple	tuple;
	ScanKeyData key;
	char	   *version = NULL;

	if (!OidIsValid(extension))
		return NULL;
	relation = table_open(ExtensionRelationId, AccessShareLock);
	ScanKeyInit(&key, Anum_pg_extension_oid, BTEqualStrategyNumber, F_OIDEQ, ObjectIdGetDatum(extension));
	scan = systable_beginscan(relation, ExtensionOidIndexId, true, NULL, 1, &key);
	tuple = systable_getnext(scan);
	if (HeapTupleIsValid(tuple))
	{
		bool		isnull;
		Datum		value = heap_getattr(tuple, Anum_pg_extension_extversion, RelationGetDescr(relation), &isnull);

		if (!isnull)
			version = TextDatumGetCString(value);
	}
	systable_endscan(scan);
	table_close(relation, AccessShareLock);
	return version;
}

static char *
icu_version(void)
{
	UVersionInfo version;
	char		buffer[U_MAX_VERSION_STRING_LENGTH];

	u_getVersion(version);
	u_versionToString(version, buffer);
	return pstrdup(buffer);
}

PG_FUNCTION_INFO_V1(govrpt_version);
Datum
govrpt_version(PG_FUNCTION_ARGS)
{
	GovrptRows	rows;

	govrpt_rows_begin(&rows, fcinfo);
	put_version(&rows, "govrpt", GOVRPT_VERSION, installed_version(fcinfo->flinfo->fn_oid));
	put_version(&rows, "PostgreSQL", PG_VERSION, GetConfigOption("server_version", false, false));
	put_version(&rows, "ICU", U_ICU_VERSION, icu_version());
	put_version(&rows, "compiler", __VERSION__, NULL);
	return (Datum) 0;
}
