/*
 * refs.h
 *		References: figures as users name them.
 *
 * In comes a name, out comes what it refers to, and the number that open figures
 * have for it (stored.h has the same of an image).
 */
#ifndef GOV_FIGURES_REFS_H
#define GOV_FIGURES_REFS_H

#include "core/figures/figures.h"
#include "core/figures/names.h"
#include "core/form/editions.h"

/*
 * A figure as users name it: an item or a group total, and a party.  "other"
 * is both: the row of one edition and the total of three rows of the next.
 */
typedef struct GovRef
{
	int16_t		item;			/* -1: none */
	int16_t		group;			/* -1: none */
	int16_t		party;			/* -1: outside table 3 */
} GovRef;

typedef enum GovRefError
{
	GOV_REF_OK,
	GOV_REF_UNKNOWN_ITEM,
	GOV_REF_UNKNOWN_PARTY,
	GOV_REF_NO_PARTIES,			/* a party of an item that has none */
	GOV_REF_AMBIGUOUS_ITEM,		/* a name of several (names.h) */
	GOV_REF_AMBIGUOUS_PARTY
} GovRefError;

/*
 * Resolves "received", "total", or names such as "本年新收", "总计" (names.h);
 * without a party (NULL) it is the total.
 */
extern GovRefError gov_figures_resolve(const char *item, size_t item_len,
									   const char *party, size_t party_len, GovRef *ref);

/* Resolves "received.total", "received", "本年新收.总计", "本年新收 / 总计". */
extern GovRefError gov_figures_resolve_path(const char *path, size_t len, GovRef *ref);

/* Resolve one part alone, the one as the other; an item may be a group, *item is -1 then. */
extern GovRefError gov_figures_resolve_item(const char *name, size_t len, int16_t *item, int16_t *group);
extern GovRefError gov_figures_resolve_party(const char *name, size_t len, int16_t *party);

/*
 * Returns the length of what stands before the last sign in [s, s + len) that
 * may part an item from a party; 0: there is none.  *after: that of the sign.
 */
extern size_t gov_figures_before_separator(const char *s, size_t len, size_t *after);

/* Returns false when there is no number, because cells are absent or have none. */
extern bool gov_figures_lookup(const GovFigures *f, GovRef ref, GovTotal *t);

/* What a reference adds up: a figure's item, and the leaves of its group. */
#define GOV_REF_ITEMS_MAX	(1 + GOV_NAPPLICATIONS)

/* Lists the items; returns their number. */
static inline int
gov_figures_list_items(GovRef ref, int16_t items[GOV_REF_ITEMS_MAX])
{
	int			n = 0;

	if (ref.item >= 0)
		items[n++] = ref.item;
	for (int i = 0; ref.group >= 0 && i < gov_groups[ref.group].nitems; i++)
		items[n++] = (int16_t) (gov_groups[ref.group].first_item + i);
	return n;
}

/* Returns true for a total of rows that not all editions have. */
static inline bool
gov_figures_depends_on_edition(GovRef ref, const int16_t *items, int n)
{
	if (ref.group >= 0)
		for (int i = 0; i < n; i++)
			if (gov_items[items[i]].forms != GOV_ALL_FORMS)
				return true;
	return false;
}

/*
 * Keeps of such items those that the editions have which the figures are of, by
 * the kinds of rows that are there; returns their number.  It is 0 where nothing
 * tells the edition.  So "other" is the row of one edition, the total of rows of
 * the next, and both in a sum over years that has both.
 */
extern int	gov_figures_keep_used(GovKinds there, int16_t *items, int n);

#endif
