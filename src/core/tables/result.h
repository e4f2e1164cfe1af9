/*
 * result.h
 *		What is read of the tables, and what is asked for it.
 */
#ifndef GOV_TABLES_RESULT_H
#define GOV_TABLES_RESULT_H

#include "core/base/diag.h"
#include "core/figures/figures.h"
#include "core/text/page.h"

/* A cell of the form as the text holds it. */
typedef struct GovReadCell
{
	int			slot;
	GovStatus	status;
	int64_t		value;
	uint8_t		scale;
	GovStr		raw;			/* what is printed */
	uint32_t	line;			/* in the source, 1-based */
} GovReadCell;

typedef struct GovTables
{
	bool		found;			/* enough of them to be a report */
	GovReadCell *cells;			/* if they are wanted; in slot order */
	uint32_t	ncells;
} GovTables;

/* Who says which year the report is of: asked only when it matters. */
typedef struct GovYearSource
{
	int			(*year) (void *arg);	/* 0: unknown */
	void	   *arg;
} GovYearSource;

#endif
