/*
 * guard_records.c
 *		The reports of an agency for a year: read from the table as far as it
 *		takes, and remembered.
 *
 * A statement or a transaction may write many reports of one agency and year.
 * Each is looked at in an event of its own, and what was read for one serves
 * the later ones of the same batch: an index look-up a year, not a look at
 * each of its reports for each of its neighbours.
 *
 * What may have changed in between is no harm.  An event relies on nothing
 * that was read before its row was written (written).  What is written later,
 * by whichever trigger, has an event of its own, which comes later and looks
 * again, at the year after, too: a violation that is missed now is found
 * then.  And before a violation is reported, all is read anew, if any command
 * has been executed since.  Nobody else's transaction changes anything, since
 * the guard's lock is held from before the first reading.
 *
 * The memory of a batch is gone with it, and never sees what a savepoint takes
 * back: triggers that are fired within one have a batch of their own.
 */
#include "pg/guard_records.h"

#include "access/htup_details.h"
#include "access/xact.h"
#include "miscadmin.h"
#include "utils/datum.h"
#include "utils/hsearch.h"
#include "utils/lsyscache.h"
#include "utils/memutils.h"

#define MAX_RECORDS	1000		/* that are remembered */
#define READ_ROWS	100			/* at a time */

struct GuardMemory
{
	MemoryContext cxt;
	HTAB	   *records;		/* by GuardTag */
	GovrptReportMap map;
};

static uint32
tag_hash(const void *key, Size size)
{
	const GuardTag *tag = key;
	uint64		region = tag->region;

	return datum_image_hash(tag->agency, tag->byval, tag->len) ^
		((uint32) tag->year * 2654435761U) ^ tag->scope ^ (uint32) region ^ (uint32) (region >> 32);
}

static int
tag_compare(const void *a, const void *b, Size size)
{
	const GuardTag *x = a;
	const GuardTag *y = b;

	return !(x->year == y->year && x->scope == y->scope && x->region == y->region &&
			 datum_image_eq(x->agency, y->agency, x->byval, x->len));
}

static void
make_table(GuardMemory *memory)
{
	HASHCTL		ctl = {.keysize = sizeof(GuardTag),.entrysize = sizeof(GuardRecord),
	.hash = tag_hash,.match = tag_compare,.hcxt = memory->cxt};

	memory->records = hash_create("govrpt guard records", 32, &ctl,
								  HASH_ELEM | HASH_FUNCTION | HASH_COMPARE | HASH_CONTEXT);
	memset(&memory->map, 0, sizeof(memory->map));
}

GuardMemory *
govrpt_guard_memory_create(MemoryContext cxt)
{
	GuardMemory *memory = MemoryContextAlloc(cxt, sizeof(GuardMemory));

	memory->cxt = AllocSetContextCreate(cxt, "govrpt guard records", ALLOCSET_DEFAULT_SIZES);
	make_table(memory);
	return memory;
}

void
govrpt_guard_memory_trim(GuardMemory *memory)
{
	if (hash_get_num_entries(memory->records) <= MAX_RECORDS)
		return;
	MemoryContextReset(memory->cxt);
	make_table(memory);
}

const GovrptReportMap *
govrpt_guard_report_map(const Guard *g, HeapTupleHeader report)
{
	govrpt_report_learn(&g->memory->map, g->memory->cxt, report);
	return &g->memory->map;
}

bool
govrpt_guard_figures(const Guard *g, HeapTuple tuple, TupleDesc tupdesc, int column, GovFigures *f)
{
	bool		isnull;
	Datum		datum = heap_getattr(tuple, column, tupdesc, &isnull);
	HeapTupleHeader report;

	if (isnull)
		return false;
	report = DatumGetHeapTupleHeader(datum);
	govrpt_report_open(govrpt_guard_report_map(g, report), report, f);
	return true;
}

static GuardRecord *
find_record(const Guard *g, Datum agency, int32 year, GuardScope scope, GovDivisionCode region)
{
	GuardTag	tag = {agency, year, scope, region};
	GuardRecord *record;
	bool		found;

	get_typlenbyval(g->agency_type, &tag.len, &tag.byval);
	record = hash_search(g->memory->records, &tag, HASH_ENTER, &found);
	if (!found)
	{
		MemoryContext old = MemoryContextSwitchTo(g->memory->cxt);

		memset((char *) record + sizeof(GuardTag), 0, sizeof(GuardRecord) - sizeof(GuardTag));
		record->cxt = AllocSetContextCreate(g->memory->cxt, "govrpt guard record",
											ALLOCSET_SMALL_SIZES);
		record->tag.agency = datumCopy(agency, tag.byval, tag.len);
		MemoryContextSwitchTo(old);
	}
	return record;
}

int
govrpt_guard_records(const Guard *g, const GuardKey *key, int32 year, GuardRecord *records[GUARD_MAX_RECORDS])
{
	if (!key->has_region)
	{
		records[0] = find_record(g, key->agency, year, GUARD_ANY_REGION, 0);
		return 1;
	}
	records[0] = find_record(g, key->agency, year, GUARD_REGION, adcode_division(key->region));
	records[1] = find_record(g, key->agency, year, GUARD_NO_REGION, 0);
	return 2;
}

/* Reads a row of the query; returns false if it holds no report. */
static bool
read_row(Guard *g, HeapTuple tuple, TupleDesc tupdesc, GuardReport *report)
{
	Datum		values[GUARD_NKEYS];
	bool		nulls[GUARD_NKEYS];
	bool		isnull;

	if (!govrpt_guard_figures(g, tuple, tupdesc, GUARD_ROW_REPORT, &report->figures))
		return false;
	for (int k = 0; k < GUARD_NKEYS; k++)
		values[k] = heap_getattr(tuple, GUARD_ROW_KEYS + k, tupdesc, &nulls[k]);
	report->key = govrpt_guard_key(g, values, nulls);
	report->ours =
		TransactionIdIsCurrentTransactionId(DatumGetTransactionId(heap_getattr(tuple, GUARD_ROW_XMIN,
																			   tupdesc, &isnull)));
	return true;
}

/* Calls each for every report, and frees the table. */
static void
read_rows(Guard *g, SPITupleTable *table, uint64 n, GuardEach each, void *arg)
{
	MemoryContext row_cxt = AllocSetContextCreate(CurrentMemoryContext, "govrpt guard row",
												  ALLOCSET_DEFAULT_SIZES);
	MemoryContext old = MemoryContextSwitchTo(row_cxt);

	for (uint64 i = 0; i < n; i++)
	{
		GuardReport report;

		CHECK_FOR_INTERRUPTS();
		if (read_row(g, table->vals[i], table->tupdesc, &report))
			each(g, &report, arg);
		MemoryContextReset(row_cxt);
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(row_cxt);
	SPI_freetuptable(table);
}

/* Reads up to limit rows; returns true if these are all there are. */
static bool
read_few(Guard *g, const GuardTag *tag, uint64 limit, GuardEach each, void *arg)
{
	Datum		values[] = {tag->agency, Int32GetDatum(tag->year),
	AdCodeGetDatum(adcode_from_division(tag->region))};
	uint64		n = govrpt_guard_run(g, tag->scope, values, NULL, limit);

	read_rows(g, SPI_tuptable, n, each, arg);
	return n < limit;
}

static void
read_all(Guard *g, const GuardTag *tag, GuardEach each, void *arg)
{
	Datum		values[] = {tag->agency, Int32GetDatum(tag->year),
	AdCodeGetDatum(adcode_from_division(tag->region))};
	Portal		portal = govrpt_guard_open_cursor(g, tag->scope, values);
	uint64		n;

	do
	{
		SPI_cursor_fetch(portal, true, READ_ROWS);
		n = SPI_processed;
		read_rows(g, SPI_tuptable, n, each, arg);
	} while (n > 0);
	SPI_cursor_close(portal);
}

static void
add_report(Guard *g, const GuardReport *report, void *arg)
{
	GuardRecord *record = arg;
	MemoryContext old = MemoryContextSwitchTo(record->cxt);

	if (record->n < GUARD_FEW)
	{
		GuardReport *kept = palloc(sizeof(GuardReport));

		*kept = *report;
		/* an agency of the table's own may be spelt in several ways */
		if (report->key.known)
			kept->key.agency = datumCopy(report->key.agency, record->tag.byval, record->tag.len);
		record->kept[record->n] = kept;
	}
	record->n++;
	record->ours += report->ours;
	govrpt_precedents_add(&record->precedents, &report->figures);
	MemoryContextSwitchTo(old);
}

/* Is a report that is in the record for any region also in that with this tag? */
static bool
in_scope(const GuardTag *tag, const GuardKey *key)
{
	switch (tag->scope)
	{
		case GUARD_REGION:
			return key->has_region && adcode_division(key->region) == tag->region;
		case GUARD_NO_REGION:
			return !key->has_region;
		default:
			return true;
	}
}

/*
 * The record of all regions, if these have few reports together, as nearly
 * all agencies have; NULL otherwise.
 */
static GuardRecord *
few_of_all(Guard *g, const GuardRecord *record, bool now)
{
	GuardRecord *all = find_record(g, record->tag.agency, record->tag.year, GUARD_ANY_REGION, 0);

	govrpt_guard_record_read(g, all, false, now);
	return all->complete && all->n <= GUARD_FEW ? all : NULL;
}

void
govrpt_guard_record_read(Guard *g, GuardRecord *record, bool all, bool now)
{
	CommandId	as_of = govrpt_guard_now(g);
	GuardRecord *few;

	if (record->as_of > g->written && (record->complete || !all) &&
		(record->as_of == as_of || !now))
		return;
	few = record->tag.scope == GUARD_ANY_REGION ? NULL : few_of_all(g, record, now);
	MemoryContextReset(record->cxt);
	govrpt_precedents_init(&record->precedents, record->cxt);
	record->n = record->ours = 0;
	record->as_of = as_of;
	record->complete = true;
	if (few)
	{
		record->as_of = few->as_of;
		for (uint64 i = 0; i < few->n; i++)
			if (in_scope(&record->tag, &few->kept[i]->key))
				add_report(g, few->kept[i], record);
	}
	else if (all)
		read_all(g, &record->tag, add_report, record);
	else
		record->complete = read_few(g, &record->tag, GUARD_FEW + 1, add_report, record);
	govrpt_precedents_finish(&record->precedents);
}

void
govrpt_guard_record_each(Guard *g, GuardRecord *record, GuardEach each, void *arg)
{
	govrpt_guard_record_read(g, record, false, true);
	if (record->complete && record->n <= GUARD_FEW)
	{
		for (uint64 i = 0; i < record->n; i++)
			each(g, record->kept[i], arg);
	}
	else
		read_all(g, &record->tag, each, arg);
}
