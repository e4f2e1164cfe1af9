/*
 * internal.h
 *		What the files of this room share.
 */
#ifndef GOV_STATISTICS_INTERNAL_H
#define GOV_STATISTICS_INTERNAL_H

#include "core/base/buffer.h"
#include "core/base/diag.h"
#include "core/figures/figures.h"
#include "core/text/fold.h"
#include "core/text/page.h"
#include "core/text/utf8.h"
#include "core/text/value.h"

/* A label where it stands in the text. */
typedef struct StatLabel
{
	const char *begin;			/* of its numbering, if it has one */
	const char *serial;			/* of a number alone before it, where the line
								 * begins with that; or NULL */
	const char *label;
	const char *end;
	int			item;			/* -1: a head of rows */
	int			other;			/* a later item with the same label; 0: none */
	bool		ambiguous;		/* which of the two can't be told */
	uint32_t	line;			/* of label */
	uint32_t	table;			/* labels near each other */
	bool		numberable;		/* the form has a number before it */
	bool		numbered;		/* which is printed */
	bool		stuck;			/* digits stand before its number, with
								 * nothing between */
	bool		bare;			/* a digit stands before it that may be its
								 * number, or the row's before */
	bool		unclear;		/* which digits before it are its number can't
								 * be told */
} StatLabel;

typedef struct StatLabels
{
	StatLabel  *list;
	uint32_t	n;
	size_t		cap;
	uint32_t	ntables;
} StatLabels;

/* Finds the labels of tables, and which item each is of. */
extern void gov_statistics_find_labels(GovArena *a, const GovText *t, StatLabels *out);

/* What the row of a label prints. */
typedef struct StatRow
{
	GovStatus	status;			/* ABSENT: it was left out */
	GovValue	value;
	GovStr		raw;
	uint32_t	line;
} StatRow;

/*
 * Reads the rows of a table: those of labels[0..n - 1]; rows are by label.  end:
 * where the text ends.
 */
extern void gov_statistics_read_rows(GovArena *a, const GovText *t, const StatLabel *labels, uint32_t n,
									 const char *end, StatRow *rows, GovDiags *diags);

/* units.c */

/* What the unit of an item counts. */
typedef enum StatClass
{
	STAT_PLACES = 1, STAT_PIECES = 2, STAT_TIMES = 4, STAT_PEOPLE = 8, STAT_MONEY = 16
} StatClass;

typedef struct StatUnit
{
	GovStr		word;
	int			classes;		/* that it may count */
	int			power;			/* of money, of ten */
} StatUnit;

/* The longest unit that stands at p, or before e; NULL: none. */
extern const StatUnit *gov_statistics_unit_at(const char *p, const char *e);
extern const StatUnit *gov_statistics_unit_before(const char *p, const char *e);

/* What the form's unit of an item counts. */
extern int	gov_statistics_class_of(int item);

#endif
