/*
 * help.c
 *		What there is, in either language: govrpt_help().
 *
 * Names, arguments and the English texts are the catalogue's; those in Chinese are in
 * help.inc, because install scripts are ASCII.
 */
#include "pg/lang.h"
#include "pg/rows.h"

#include "catalog/dependency.h"
#include "catalog/pg_proc.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "miscadmin.h"
#include "utils/builtins.h"

/* The members of an extension, $1: types with rows of their own names, and functions. */
#define MEMBERS_QUERY \
	"SELECT t.typname::pg_catalog.text AS key, t.typname::pg_catalog.text AS name, NULL AS arguments, NULL AS result, 'type' AS kind," \
	"       pg_catalog.obj_description(t.oid, 'pg_type') AS description, 0 AS class" \
	"  FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_type t ON t.oid OPERATOR(pg_catalog.=) d.objid" \
	" WHERE d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_type'::pg_catalog.regclass AND d.refobjid OPERATOR(pg_catalog.=) $1" \
	"   AND d.deptype OPERATOR(pg_catalog.=) 'e' " \
	"UNION ALL " \
	"SELECT p.proname::pg_catalog.text OPERATOR(pg_catalog.||) '(' OPERATOR(pg_catalog.||) coalesce((" \
	"           SELECT pg_catalog.string_agg(t.typname::pg_catalog.text, ',' ORDER BY n)" \
	"             FROM pg_catalog.unnest(p.proargtypes::pg_catalog.oid[]) WITH ORDINALITY a (oid, n)" \
	"             JOIN pg_catalog.pg_type t ON t.oid OPERATOR(pg_catalog.=) a.oid), '') OPERATOR(pg_catalog.||) ')'," \
	"       p.proname::pg_catalog.text, pg_catalog.pg_get_function_arguments(p.oid), pg_catalog.pg_get_function_result(p.oid)," \
	"       CASE p.prokind WHEN 'a' THEN 'aggregate' ELSE 'function' END, pg_catalog.obj_description(p.oid, 'pg_proc'), 1" \
	"  FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_proc p ON p.oid OPERATOR(pg_catalog.=) d.objid" \
	" WHERE d.classid OPERATOR(pg_catalog.=) 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.refobjid OPERATOR(pg_catalog.=) $1" \
	"   AND d.deptype OPERATOR(pg_catalog.=) 'e' " \
	"ORDER BY class, name, key"

/* Columns of the query, from 1 on, and of the result. */
enum
{
	MEMBER_KEY = 1, MEMBER_NAME, MEMBER_ARGUMENTS, MEMBER_RESULT, MEMBER_KIND, MEMBER_DESCRIPTION
};

enum
{
	HELP_NAME, HELP_ARGUMENTS, HELP_RESULT, HELP_KIND, HELP_DESCRIPTION
};

typedef struct Help
{
	const char *key;			/* "govreport_cells(bytea)" */
	const char *zh;
} Help;

#define HELP(key, zh)	{key, zh},
static const Help helps[] = {
#include "pg/help.inc"
};

/* Returns NULL for what only the server calls: casts, operators and the like. */
static const Help *
find_help(const char *key)
{
	for (size_t i = 0; i < lengthof(helps); i++)
		if (strcmp(helps[i].key, key) == 0)
			return &helps[i];
	return NULL;
}

static void
set_member(GovrptRows *rows, int column, HeapTuple tuple, int from)
{
	char	   *s = SPI_getvalue(tuple, SPI_tuptable->tupdesc, from);

	if (s)
		govrpt_row_set(rows, column, govrpt_server_datum(s));
}

/* Returns true when the name or the text has what is asked for. */
static bool
is_about(const GovrptRows *rows, const char *about)
{
	return about == NULL ||
		strstr(TextDatumGetCString(rows->values[HELP_NAME]), about) ||
		(!rows->nulls[HELP_DESCRIPTION] && strstr(TextDatumGetCString(rows->values[HELP_DESCRIPTION]), about));
}

static void
put_member(GovrptRows *rows, HeapTuple tuple, GovLang lang, const char *about)
{
	const Help *help = find_help(SPI_getvalue(tuple, SPI_tuptable->tupdesc, MEMBER_KEY));

	if (help == NULL)
		return;
	set_member(rows, HELP_NAME, tuple, MEMBER_NAME);
	set_member(rows, HELP_ARGUMENTS, tuple, MEMBER_ARGUMENTS);
	set_member(rows, HELP_RESULT, tuple, MEMBER_RESULT);
	set_member(rows, HELP_KIND, tuple, MEMBER_KIND);
	if (lang == GOV_ZH)
		govrpt_row_set_text(rows, HELP_DESCRIPTION, help->zh);
	else
		set_member(rows, HELP_DESCRIPTION, tuple, MEMBER_DESCRIPTION);
	if (is_about(rows, about))
		govrpt_rows_put(rows);
	else
		memset(rows->nulls, true, sizeof(rows->nulls));
}

/* Not strict: everything, if nothing is asked for. */
PG_FUNCTION_INFO_V1(govrpt_help);
Datum
govrpt_help(PG_FUNCTION_ARGS)
{
	GovrptRows	rows;
	char	   *about = PG_ARGISNULL(0) ? NULL : TextDatumGetCString(PG_GETARG_DATUM(0));
	GovLang		lang = PG_ARGISNULL(1) ? GOV_ZH : govrpt_lang_arg(fcinfo, 1, GOV_ZH);
	Oid			extension = getExtensionOfObject(ProcedureRelationId, fcinfo->flinfo->fn_oid);
	Oid			type = OIDOID;
	Datum		value = ObjectIdGetDatum(extension);

	govrpt_rows_begin(&rows, fcinfo);
	if (SPI_connect() != SPI_OK_CONNECT)
		elog(ERROR, "SPI_connect failed");
	if (SPI_execute_with_args(MEMBERS_QUERY, 1, &type, &value, NULL, true, 0) != SPI_OK_SELECT)
		elog(ERROR, "the members of the extension cannot be read");
	for (uint64 i = 0; i < SPI_processed; i++)
	{
		CHECK_FOR_INTERRUPTS();
		put_member(&rows, SPI_tuptable->vals[i], lang, about);
	}
	SPI_finish();
	return (Datum) 0;
}
