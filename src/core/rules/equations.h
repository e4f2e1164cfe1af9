/*
 * equations.h
 *		The rules that hold within a report, and what its figures make of them.
 */
#ifndef GOV_RULES_EQUATIONS_H
#define GOV_RULES_EQUATIONS_H

#include "core/figures/figures.h"
#include "core/rules/rules.h"

typedef enum GovVerdict
{
	GOV_PASS, GOV_FAIL, GOV_UNKNOWN
} GovVerdict;

extern const char *const gov_rules_verdict_names[]; /* by GovVerdict */

#define GOV_MAX_TERMS	(GOV_ROW_CONCLUDED - GOV_ROW_GRANTED)	/* all outcomes */

/* An instance of a rule: the left slots add up to the right ones. */
typedef struct GovEquation
{
	uint8_t		rule;			/* GovRuleId */
	bool		at_most;		/* left <= right instead of left = right */
	bool		formless;		/* a left row is missing, and it isn't clear
								 * which: that of one form, or of the other */
	uint8_t		instance;		/* of the rule's scope */
	uint8_t		nleft;
	uint8_t		nright;
	int16_t		item;			/* the printed total that it is about; or -1 */
	int16_t		party;
	uint16_t	left[GOV_MAX_TERMS];	/* slots */
	uint16_t	right[2];
} GovEquation;

#define GOV_MAX_EQUATIONS	(2 * GOV_NPARTIES + GOV_NAPPLICATIONS + 3 + 2 + GOV_NSTATISTICS_SUMS)

typedef struct GovSide
{
	GovDecimal	known;			/* sum of the numbers there are */
	int			missing;		/* cells without a number */
	bool		overflow;		/* the sum leaves 64 bits: known is void */
	bool		above;			/* with what is missing it may be more than
								 * known */
	bool		below;			/* or less */
} GovSide;

typedef struct GovFinding
{
	GovVerdict	verdict;
	GovSide		left;
	GovSide		right;
	bool		has_difference;
	GovDecimal	difference;		/* left - right */
} GovFinding;

/*
 * Lists the equations that apply to a report: those of the rows that all
 * editions have, present or not, and those of rows of the edition that it is of.
 * Returns their number.
 */
extern int	gov_rules_list_equations(const GovFigures *f, GovEquation eqs[GOV_MAX_EQUATIONS]);

/* Returns true when a report has items of a topic that these editions alone have. */
extern bool gov_rules_topic_is_used(const GovFigures *f, GovTopicId topic, int form);

/* Adds a cell to a side, which starts as {0}. */
extern void gov_rules_add_to_side(GovSide *side, const GovFigures *f, int slot, int sign);

/* Fills the verdict and the difference of a finding whose sides are there. */
extern void gov_rules_compare_sides(GovFinding *finding, bool at_most);

extern void gov_rules_check_equation(const GovFigures *f, const GovEquation *eq, GovFinding *finding);

/*
 * Lists the slots of totals that are blank though numbers stand where they are
 * the sum of; returns how many.
 */
extern int	gov_rules_list_blank_totals(const GovFigures *f, uint16_t slots[GOV_ALL_SLOTS]);

/*
 * Checks that a count is whole and not negative, which is a rule but no equation.
 * Returns GOV_UNKNOWN where there is no count.
 */
extern GovVerdict gov_rules_check_sign(const GovFigures *f, int slot);

#endif
