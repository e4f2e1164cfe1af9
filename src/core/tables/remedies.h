/*
 * remedies.h
 *		Table 4.
 */
#ifndef GOV_TABLES_REMEDIES_H
#define GOV_TABLES_REMEDIES_H

#include "core/tables/assigner.h"

typedef struct GovRemedies
{
	bool		found;			/* values, or empty cells, stand under the
								 * heads */
	bool		heads;
	bool		bad;			/* not all could be told */
	bool		conflict;		/* printed twice, differently */
	bool		seen[GOV_NREMEDIES];
	const GovCell *cell[GOV_NREMEDIES]; /* NULL: blank */
	uint32_t	line[GOV_NREMEDIES];
	uint32_t	printed;
	uint32_t	last_run;
	uint32_t	first_line;		/* of the table */
} GovRemedies;

/* Do the heads of any table name its columns in another order than the form's? */
extern bool gov_tables_is_reordered(GovAssigner *as);

extern void gov_tables_remedies_read(GovAssigner *as, GovRemedies *out);

#endif
