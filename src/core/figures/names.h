/*
 * names.h
 *		Items and parties by the names that people give them.
 *
 * In comes a name that is no code, in UTF-8: a label of the form in Chinese,
 * whole or in part as it stands alone on paper (本年制发件数, 行政处罚), a
 * spelling of reports, a short or an old name (form.def), or the whole label in
 * English.  Out come all items or parties that it may stand for.  Chinese names
 * are compared without punctuation, ordinals (三、, (二), 1.) and the difference
 * between scripts.
 *
 * A topic of table 2 stands for its item where the newest edition that has the
 * topic has only one there: 行政许可 is licensing.decisions.
 */
#ifndef GOV_FIGURES_NAMES_H
#define GOV_FIGURES_NAMES_H

#include "core/form/form.h"

/* An item, or, from GOV_ALL_ITEMS on, a group that no item shares its code with; or a party. */
typedef int16_t GovNamed;

#define GOV_NNAMED		(GOV_ALL_ITEMS + GOV_NGROUPS)

#define GOV_NAME_BYTES	512		/* what is longer is no name */

typedef enum GovNameKind
{
	GOV_NAMES_OF_ITEMS, GOV_NAMES_OF_PARTIES
} GovNameKind;

/* Finds all that a name may stand for, in the form's order; returns how many. */
extern int	gov_figures_find_named(GovNameKind kind, const char *name, size_t len,
								   GovNamed found[GOV_NNAMED]);

/* Returns the code, and the label in Chinese, of what was found. */
extern const char *gov_figures_named_code(GovNameKind kind, GovNamed named);
extern const char *gov_figures_named_label(GovNameKind kind, GovNamed named);

#define GOV_NEAR_NAMES	3

/*
 * Finds what has names near to one that stands for nothing, by characters, the
 * nearest first; returns how many, 0 for a name without Chinese characters.
 */
extern int	gov_figures_find_near(GovNameKind kind, const char *name, size_t len,
								  GovNamed near[GOV_NEAR_NAMES]);

#endif
