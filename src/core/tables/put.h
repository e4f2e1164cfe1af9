/*
 * put.h
 *		A printed cell becomes a cell of the form.
 */
#ifndef GOV_TABLES_PUT_H
#define GOV_TABLES_PUT_H

#include "core/tables/assigner.h"
#include "core/tables/remedies.h"
#include "core/tables/result.h"

/* What the column map of a row depends on. */
typedef struct GovMapKey
{
	uint32_t	head;			/* the last head above, + 1 */
	int			row;			/* of table 2; all rows of table 3 are alike */
	int			edition;
	int			seps;			/* of the printed row; -1: none */
} GovMapKey;

typedef struct GovPlacer
{
	GovAlignment *al;
	GovAssigner as;
	GovFigures *figures;
	GovTables  *out;
	bool		want_cells;
	size_t		cap_cells;
	int			rows_found[3];	/* by part: rows that are there */
	int			rows_placed[3];
	int			conflicts;		/* rows that are printed twice, differently */
	GovRemedies remedies;
	bool		mapped;			/* the following are known */
	GovMapKey	map_key;
	GovColumnMap map;
} GovPlacer;

/* c: NULL for an empty cell; unit: of an amount that prints none. */
extern void gov_put_slow(GovPlacer *p, int slot, const GovCell *c, uint32_t line, uint8_t unit);

static inline void
gov_put(GovPlacer *p, int slot, const GovCell *c, uint32_t line, uint8_t unit)
{
	/* nearly always: a count */
	if (c && c->value_kind == GOV_VALUE_NUMBER && !c->unit && !c->worded_sign &&
		slot >= GOV_SLOT_APPLICATIONS && !p->want_cells)
	{
		GovFigures *f = p->figures;

		f->status[slot] = GOV_REPORTED;
		f->value[slot] = c->value;
		f->scale[slot] = c->scale;
	}
	else
		gov_put_slow(p, slot, c, line, unit);
}

/* leftovers.c: says what was seen and not used. */
extern void gov_tables_leftovers_report(const GovPlacer *p);

#endif
