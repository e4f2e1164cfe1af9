/*
 * put.c
 *		A printed cell becomes a cell of the form.
 */
#include "core/tables/put.h"

#include "core/base/buffer.h"

#include <string.h>

#define FIRST_CELLS		256		/* room to begin with */
#define MAX_QUOTED		60		/* bytes of a cell in a diagnostic */

/* A cell's raw text, as much as a message shows. */
#define SHOWN(c)	gov_fact_text("raw", (c)->s, (c)->len < MAX_QUOTED ? (c)->len : MAX_QUOTED)

/* What the cell of an item prints.  Unit: of an amount that prints none. */
static GovStatus
read_cell(GovPlacer *p, const GovItem *item, const GovCell *c, uint8_t unit, GovValue *v)
{
	GovCellKind kind = {item->unit == GOV_UNIT_YUAN, item->is_signed, unit};

	memset(v, 0, sizeof(*v));
	if (!c)
		return GOV_BLANK;
	if (gov_cell_is_value(c) && c->value_kind == GOV_VALUE_NA)
		return GOV_NOT_APPLICABLE;
	if (!gov_cell_is_value(c) || (c->value_kind != GOV_VALUE_NUMBER && c->value_kind != GOV_VALUE_UNCLEAR))
	{
		gov_diag(p->al->diags, GOV_SAY_ILLEGIBLE_CELL, gov_source_line(p->al->t, c->line),
				 GOV_FACTS(gov_fact_code("row", item->code), SHOWN(c)));
		return GOV_ILLEGIBLE;
	}
	v->value = c->value;
	v->scale = c->scale;
	v->unit = c->unit;
	v->worded_sign = c->worded_sign;
	/* the form prints 万元 over fees, and nothing over purchases */
	if (kind.unit == GOV_PRINTED_NOTHING)
		kind.unit = item->in_wan ? GOV_PRINTED_WAN : GOV_PRINTED_YUAN;
	if (c->value_kind == GOV_VALUE_NUMBER && gov_value_to_cell(v, kind))
		return GOV_REPORTED;
	gov_diag(p->al->diags, c->value_kind == GOV_VALUE_UNCLEAR ? GOV_SAY_NUMBER_UNCLEAR :
			 kind.is_money && !c->unit ? GOV_SAY_UNIT_UNCLEAR :
			 kind.is_money ? GOV_SAY_NO_AMOUNT : GOV_SAY_NO_COUNT,
			 gov_source_line(p->al->t, c->line), GOV_FACTS(gov_fact_code("row", item->code), SHOWN(c)));
	memset(v, 0, sizeof(*v));
	return GOV_ILLEGIBLE;
}

static void
add_cell(GovPlacer *p, int slot, GovStatus status, const GovCell *c, uint32_t line)
{
	GovTables  *out = p->out;
	GovReadCell *cell;

	if (out->ncells == p->cap_cells)
		out->cells = gov_array_grow(p->al->a, out->cells, out->ncells, &p->cap_cells, sizeof(GovReadCell), FIRST_CELLS);
	cell = &out->cells[out->ncells++];
	cell->slot = slot;
	cell->status = status;
	cell->value = p->figures->value[slot];
	cell->scale = p->figures->scale[slot];
	cell->raw.s = c ? c->s : "";
	cell->raw.len = c ? c->len : 0;
	cell->line = gov_source_line(p->al->t, line);
}

void
gov_put_slow(GovPlacer *p, int slot, const GovCell *c, uint32_t line, uint8_t unit)
{
	GovValue	v;
	GovStatus	status = read_cell(p, &gov_items[gov_form_item_of_slot(slot)], c, unit, &v);

	p->figures->status[slot] = (uint8_t) status;
	p->figures->value[slot] = v.value;
	p->figures->scale[slot] = v.scale;
	if (p->want_cells)
		add_cell(p, slot, status, c, line);
}
