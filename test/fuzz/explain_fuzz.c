/*
 * explain_fuzz.c
 *		Whatever the figures are, explaining them ends soon, suggests counts
 *		only, and what it calls the only explanation does balance; imputing
 *		changes nothing that is printed, and makes no report unbalanced.
 */
#include <stdlib.h>
#include <string.h>

#include "core/rules/equations.h"
#include "core/rules/verdict.h"
#include "core/explain/explain.h"

#define MUST(c)		do { if (!(c)) abort(); } while (0)

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	GovFigures	f,
				g;
	GovError	err;
	GovArena	a;
	GovExplained out;
	bool		balanced;

	if (size < 1 || !gov_rules_decode_complete(data + 1, size - 1, &f, &err))
		return 0;
	/* what was imputed is no evidence, but the rules hold against it */
	for (int slot = 0; slot < GOV_NSLOTS; slot++)
		if (f.status[slot] == GOV_IMPUTED)
		{
			f.status[slot] = GOV_BLANK;
			f.value[slot] = f.scale[slot] = 0;
		}
	balanced = gov_rules_is_balanced(&f);
	gov_arena_init(&a, &gov_malloc_host);
	MUST(gov_explain(&a, &f, data[0] & 16 ? &f : NULL, data[0] & 15, &out) == GOV_OK);
	MUST(out.n <= GOV_EXPLAIN_LIMIT && (!out.consistent || out.n == 0));
	MUST(!out.consistent || balanced);
	for (int i = 0; i < out.n; i++)
	{
		bool		told = true;

		g = f;
		MUST(out.list[i].nchanges > 0);
		MUST(i == 0 || out.list[i - 1].cost <= out.list[i].cost);
		for (int k = 0; k < out.list[i].nchanges; k++)
		{
			const GovChange *c = &out.list[i].changes[k];

			MUST(c->suggested >= 0 && c->slot < GOV_NSLOTS);
			MUST(k == 0 || out.list[i].changes[k - 1].slot < c->slot);
			told = told && c->determined;
			g.value[c->slot] = c->suggested;
			g.scale[c->slot] = 0;
			g.status[c->slot] = GOV_REPORTED;
		}
		MUST(!told || gov_rules_is_balanced(&g));
	}
	gov_arena_free(&a);

	g = f;
	gov_explain_impute(&g);
	for (int slot = 0; slot < GOV_NSLOTS; slot++)
		MUST(f.status[slot] != GOV_REPORTED ||
			 (g.status[slot] == GOV_REPORTED && g.value[slot] == f.value[slot]));
	MUST(!balanced || gov_rules_is_balanced(&g));
	return 0;
}
