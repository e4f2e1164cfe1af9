/*
 * finding.h
 *		A finding, and how it is put together.
 */
#ifndef GOV_TELL_FINDING_H
#define GOV_TELL_FINDING_H

#include "core/base/diag.h"
#include "core/prose/statement.h"
#include "core/regions/scope.h"
#include "core/tables/result.h"

typedef struct GovTold
{
	GovSeverity severity;
	const char *code;			/* of a rule that fails, or of a wording */
	int			part;			/* GovPart; -1: none */
	int			rule;			/* GovRuleId, whose instance it is; -1: none */
	int			slot;			/* of a single cell; -1: none */
	GovStr		cell;			/* "granted.business"; the code of a row, or
								 * of a part; or none */
	GovStr		label;			/* the same as the form calls it */
	uint32_t	line;			/* in the source; 0: not known */
	GovStr		raw;			/* what is printed there; or none */
	bool		has_printed;
	bool		has_suggested;
	GovDecimal	printed;
	GovDecimal	suggested;
	GovStr		message;
} GovTold;

typedef struct GovFindings
{
	GovTold    *list;
	uint32_t	n;
	size_t		cap;
} GovFindings;

typedef struct GovFindingsSource
{
	bool		is_report;		/* false: there are diagnostics alone */
	const GovFigures *figures;
	int			year;			/* 0: not known; so of the year before */
	const GovFigures *previous; /* NULL: not given */
	int			previous_year;
	const GovReadCell *cells;	/* as they are printed, in slot order */
	uint32_t	ncells;
	const GovDiags *diags;		/* NULL: none */
	const GovProse *prose;		/* what its sentences state; NULL: not known */
	GovScope	scope;
} GovFindingsSource;

#define GOV_TELL_MESSAGE_MAX	4096

/* Findings under way. */
typedef struct GovFinder
{
	GovArena   *a;
	const GovFindingsSource *from;
	GovLang		lang;
	GovFindings *out;
} GovFinder;

/* Adds a finding, of no cell as yet; facts may be NULL. */
extern GovTold *gov_tell_add(GovFinder *f, GovWordingId id, const GovFact *facts);

/*
 * Add one about a cell, a row (or group of columns of table 4) by one of its cells,
 * an applicant's column, or a part.
 */
extern GovTold *gov_tell_add_cell(GovFinder *f, GovWordingId id, int slot, const GovFact *facts);
extern GovTold *gov_tell_add_row(GovFinder *f, GovWordingId id, int slot, const GovFact *facts);
extern GovTold *gov_tell_add_column(GovFinder *f, GovWordingId id, int party, const GovFact *facts);
extern GovTold *gov_tell_add_part(GovFinder *f, GovWordingId id, GovPart part, const GovFact *facts);

/* Returns the code of the row of table 2 or 3, or of the group of columns of table 4. */
extern const char *gov_tell_row_code(int slot);

/* Returns what a cell is called in messages; in the arena. */
extern GovStr gov_tell_cell_name(GovFinder *f, int slot);

/* Returns what is printed in a cell; NULL: it isn't known. */
extern const GovReadCell *gov_tell_printed_cell(const GovFinder *f, int slot);

#endif
