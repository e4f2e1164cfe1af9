/*
 * dates.c
 *		Dates and periods of days, between the core and the server.
 */
#include "pg/dates.h"

#include "catalog/pg_type.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/rangetypes.h"
#include "utils/typcache.h"

/* Such entries are never freed. */
static TypeCacheEntry *
daterange(void)
{
	static TypeCacheEntry *entry;

	if (unlikely(entry == NULL))
		entry = lookup_type_cache(DATERANGEOID, TYPECACHE_RANGE_INFO);
	return entry;
}

static bool
is_date(GovDate d, DateADT *date)
{
	if (d.year <= 0 || d.month < 1 || d.month > MONTHS_PER_YEAR || d.day < 1 ||
		d.day > day_tab[isleap(d.year)][d.month - 1])
		return false;
	*date = date2j(d.year, d.month, d.day) - POSTGRES_EPOCH_JDATE;
	return true;
}

Datum
govrpt_date_datum(GovDate date, bool *isnull)
{
	DateADT		d;

	*isnull = !is_date(date, &d);
	return *isnull ? (Datum) 0 : DateADTGetDatum(d);
}

Datum
govrpt_period_datum(GovDate from, GovDate to, bool *isnull)
{
	RangeBound	lower = {.inclusive = true,.lower = true};
	RangeBound	upper = {.inclusive = false,.lower = false};
	DateADT		first,
				last;

	*isnull = !is_date(from, &first) || !is_date(to, &last) || last < first;
	if (*isnull)
		return (Datum) 0;
	lower.val = DateADTGetDatum(first);
	upper.val = DateADTGetDatum(last + 1);	/* the canonical form */
#if PG_VERSION_NUM >= 160000
	return RangeTypePGetDatum(range_serialize(daterange(), &lower, &upper, false, NULL));
#else
	return RangeTypePGetDatum(range_serialize(daterange(), &lower, &upper, false));
#endif
}

static GovDate
core_date(DateADT d)
{
	GovDate		date = {0, 0, 0};
	int			year,
				month,
				day;

	if (DATE_NOT_FINITE(d))
		return date;
	j2date(d + POSTGRES_EPOCH_JDATE, &year, &month, &day);
	if (year >= 1 && year <= PG_INT16_MAX)
	{
		date.year = (int16) year;
		date.month = (uint8) month;
		date.day = (uint8) day;
	}
	return date;
}

GovDate
govrpt_core_date(Datum date)
{
	return core_date(DatumGetDateADT(date));
}

void
govrpt_core_period(Datum period, GovDate *from, GovDate *to)
{
	RangeBound	lower,
				upper;
	bool		empty;

	range_deserialize(daterange(), DatumGetRangeTypeP(period), &lower, &upper, &empty);
	if (empty || lower.infinite || upper.infinite ||
		DATE_NOT_FINITE(DatumGetDateADT(lower.val)) || DATE_NOT_FINITE(DatumGetDateADT(upper.val)))
		return;
	*from = core_date(DatumGetDateADT(lower.val));
	*to = core_date(DatumGetDateADT(upper.val) - 1);	/* the canonical form
														 * leaves it out */
}
