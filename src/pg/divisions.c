/*
 * divisions.c
 *		What divisions there are: adcode_divisions(), adcode_children(),
 *		adcode_find().
 */
#include "pg/adcode.h"
#include "pg/encoding.h"
#include "pg/names.h"
#include "pg/rows.h"

#include "lib/stringinfo.h"
#include "utils/builtins.h"

#include "core/regions/find.h"

enum
{
	COL_CODE, COL_NAME, COL_LEVEL, COL_FULL_NAME
};

#define FIRST_PROVINCE	11
#define LAST_PROVINCE	91
#define PROVINCE		UINT64CONST(10000000000)	/* from two digits to
													 * twelve */

/* Returns 0 where no year is asked for, which is today. */
static int
get_year(FunctionCallInfo fcinfo, int argno)
{
	int			year;

	if (PG_NARGS() <= argno)
		return 0;
	year = PG_GETARG_INT32(argno);
	if (year < GOV_REGIONS_FIRST_YEAR)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("the divisions of %d are not known", year),
				 errhint("They are known from %d on.", GOV_REGIONS_FIRST_YEAR)));
	return year;
}

static void
put_division(GovrptRows *rows, GovDivisionCode code, GovStr name)
{
	govrpt_row_set(rows, COL_CODE, AdCodeGetDatum(adcode_from_division(code)));
	rows->values[COL_NAME] = govrpt_name_datum(name, &rows->nulls[COL_NAME]);
	govrpt_row_set(rows, COL_LEVEL, Int32GetDatum(gov_regions_level(code)));
}


/*
 * What is below
 */

/* Appends a code, and the name where the database can hold it. */
static void
append_division(StringInfo buf, GovDivisionCode code, int year)
{
	char	   *name = govrpt_server_name(gov_regions_name(code, year));

	appendStringInfoString(buf, govrpt_adcode_string(adcode_from_division(code)));
	if (name)
		appendStringInfo(buf, " (%s)", name);
}

static char *
list_provinces(int year)
{
	StringInfoData buf;

	initStringInfo(&buf);
	for (GovDivisionCode code = FIRST_PROVINCE * PROVINCE; code <= LAST_PROVINCE * PROVINCE; code += PROVINCE)
		if (gov_regions_exists(code, year))
		{
			appendStringInfoString(&buf, buf.len > 0 ? ", " : "Provinces are ");
			append_division(&buf, code, year);
		}
	appendStringInfoChar(&buf, '.');
	return buf.data;
}

/* Lists the divisions around one that isn't there. */
static char *
list_around(GovDivisionCode code, int year)
{
	GovDivisionCode children[GOV_MAX_CHILDREN];
	StringInfoData buf;
	int			n = 0;

	while (n == 0 && code != 0)
	{
		code = gov_regions_named_parent(code);
		if (code != 0)
			n = gov_regions_children(code, year, children, GOV_MAX_CHILDREN);
	}
	if (n == 0)
		return list_provinces(year);
	initStringInfo(&buf);
	appendStringInfoString(&buf, "Right below ");
	append_division(&buf, code, year);
	appendStringInfoString(&buf, " are ");
	for (int i = 0; i < n; i++)
	{
		appendStringInfoString(&buf, i > 0 ? ", " : "");
		append_division(&buf, children[i], year);
	}
	appendStringInfoChar(&buf, '.');
	return buf.data;
}

/* Says what a code was, or is, in other years; NULL: nothing. */
static char *
other_years_hint(GovDivisionCode code)
{
	GovDivisionCode current;
	StringInfoData buf;

	if (gov_regions_name(code, 0).s == NULL)
		return NULL;
	current = gov_regions_current(code, 0);
	initStringInfo(&buf);
	appendStringInfoString(&buf, "In other years there is ");
	append_division(&buf, code, 0);
	if (current != 0 && current != code)
	{
		appendStringInfoString(&buf, ", which is ");
		append_division(&buf, current, 0);
		appendStringInfoString(&buf, " today");
	}
	appendStringInfoChar(&buf, '.');
	return buf.data;
}

pg_noreturn static void raise_unknown(AdCode a, int year);

static void
raise_unknown(AdCode a, int year)
{
	GovDivisionCode code = adcode_division(a);
	char	   *hint = other_years_hint(code);

	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("there is no division %s%s", govrpt_adcode_string(a),
					year == 0 ? " today" : psprintf(" in %d", year)),
			 errdetail("%s", list_around(code, year)),
			 hint ? errhint("%s", hint) : 0));
}

PG_FUNCTION_INFO_V1(adcode_divisions);
Datum
adcode_divisions(PG_FUNCTION_ARGS)
{
	int			year = get_year(fcinfo, 0);
	GovDivisionCode codes[GOV_MAX_DIVISIONS];
	GovrptRows	rows;
	int			n = gov_regions_list(year, codes);

	govrpt_rows_begin(&rows, fcinfo);
	for (int i = 0; i < n; i++)
	{
		put_division(&rows, codes[i], gov_regions_name(codes[i], year));
		govrpt_rows_put(&rows);
	}
	return (Datum) 0;
}

PG_FUNCTION_INFO_V1(adcode_children);
Datum
adcode_children(PG_FUNCTION_ARGS)
{
	GovDivisionCode code = adcode_division(PG_GETARG_ADCODE(0));
	int			year = get_year(fcinfo, 1);
	GovDivisionCode children[GOV_MAX_CHILDREN];
	GovrptRows	rows;
	int			n;

	govrpt_rows_begin(&rows, fcinfo);

	/*
	 * what is below a county is not known, nor therefore what does not exist
	 * there
	 */
	if (gov_regions_level(code) > 3)
		return (Datum) 0;
	if (!gov_regions_exists(code, year))
		raise_unknown(PG_GETARG_ADCODE(0), year);
	n = gov_regions_children(code, year, children, GOV_MAX_CHILDREN);
	for (int i = 0; i < n; i++)
	{
		put_division(&rows, children[i], gov_regions_name(children[i], year));
		govrpt_rows_put(&rows);
	}
	return (Datum) 0;
}


/*
 * What has a name
 */

PG_FUNCTION_INFO_V1(adcode_find);
Datum
adcode_find(PG_FUNCTION_ARGS)
{
	GovStr		name = govrpt_core_text(PG_GETARG_DATUM(0));
	int			year = get_year(fcinfo, 1);
	GovFoundDivision found[GOV_MAX_FOUND];
	GovrptRows	rows;
	int			n;

	govrpt_rows_begin(&rows, fcinfo);
	n = gov_regions_find(name, year, found);
	for (int i = 0; i < n; i++)
	{
		put_division(&rows, found[i].code, found[i].name);
		rows.values[COL_FULL_NAME] = govrpt_name_datum(govrpt_adcode_full_name(found[i].code, found[i].year),
													   &rows.nulls[COL_FULL_NAME]);
		govrpt_rows_put(&rows);
	}
	return (Datum) 0;
}
