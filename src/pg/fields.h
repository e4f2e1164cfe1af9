/*
 * fields.h
 *		The attributes of a govreport, found by name.
 */
#ifndef GOVRPT_FIELDS_H
#define GOVRPT_FIELDS_H

#include "postgres.h"

#include "access/htup.h"
#include "access/tupdesc.h"

#include "core/base/str.h"
#include "core/regions/division.h"
#include "core/regions/scope.h"

/* What a report says of itself; text is in UTF-8. */
typedef struct GovrptFields
{
	GovStr		agency;			/* s == NULL: NULL; so region 0, year 0 */
	GovDivisionCode region;
	int			year;
	GovScope	scope;			/* where it is NULL, by the agency's name */
	Datum		figures;
	bool		no_figures;
} GovrptFields;

/* Where the attributes are; all zeros at first. */
typedef struct GovrptFieldMap
{
	Oid			type;
	int32		typmod;
	TupleDesc	tupdesc;		/* in cxt */
	int			agency;
	int			region;
	int			year;
	int			scope;
	int			figures;
} GovrptFieldMap;

/* The number of an attribute of govreport. */
extern int	govrpt_attribute(TupleDesc tupdesc, const char *name);

/* What the text of an attribute says. */
extern GovScope govrpt_scope(Datum scope);

extern void govrpt_fields(GovrptFieldMap *map, MemoryContext cxt, HeapTupleHeader report,
						  GovrptFields *fields);

#endif
