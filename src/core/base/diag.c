/*
 * diag.c
 *		Diagnostics of the core.
 */
#include "core/base/diag.h"

#include "core/base/buffer.h"

#define MAX_MESSAGE		512		/* with the final NUL */
#define FIRST_ITEMS		16

static GovDiag *
next_item(GovDiags *d)
{
	if (d->n == d->cap)
		d->items = gov_array_grow(d->arena, d->items, d->n, &d->cap, sizeof(GovDiag), FIRST_ITEMS);
	return &d->items[d->n++];
}

/* Copies them, because what they point into may be gone before they are told. */
static const GovFact *
copy_facts(GovArena *a, const GovFact *facts)
{
	GovFact    *copy;
	int			n = 0;

	while (facts && facts[n].name)
		n++;
	copy = gov_alloc0(a, sizeof(GovFact) * (size_t) (n + 1));
	for (int i = 0; i < n; i++)
	{
		copy[i] = facts[i];
		if (facts[i].kind != GOV_FACT_NUMBER)
			copy[i].text = gov_str_copy(a, facts[i].text.s, facts[i].text.len);
	}
	return copy;
}

void
gov_diag(GovDiags *d, GovWordingId id, uint32_t line, const GovFact *facts)
{
	char		buf[MAX_MESSAGE];
	GovMessage	w = {buf, sizeof(buf)};
	GovDiag		told = {id, gov_wordings[id].severity, gov_wordings[id].code, buf, NULL, line};

	if (!d)
		return;
	gov_say(&w, GOV_EN, id, facts);
	told.facts = facts;
	gov_diag_pass_on(d, &told);
}

void
gov_diag_pass_on(GovDiags *d, const GovDiag *told)
{
	GovDiag    *item;

	if (!d)
		return;
	item = next_item(d);
	*item = *told;
	item->message = gov_str_copy(d->arena, told->message, strlen(told->message) + 1).s;
	item->facts = copy_facts(d->arena, told->facts);
}
