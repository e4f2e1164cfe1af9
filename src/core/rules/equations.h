/*
 * equations.h
 *		The form's own equations, and what a report makes of them.
 */
#ifndef GOV_RULES_EQUATIONS_H
#define GOV_RULES_EQUATIONS_H

#include "core/figures/figures.h"
#include "core/rules/rules.h"

typedef enum GovVerdict
{
	GOV_PASS, GOV_FAIL, GOV_UNKNOWN
} GovVerdict;

extern const char *const gov_verdict_names[];	/* by GovVerdict */

#define GOV_MAX_TERMS	(GOV_ROW_CONCLUDED - GOV_ROW_GRANTED)	/* all outcomes */

/* An instance of a rule: the left slots add up to the right ones. */
typedef struct GovEquation
{
	uint8_t		rule;			/* GovRuleId */
	bool		at_most;		/* left <= right instead of left = right */
	bool		formless;		/* a left row is missing, it isn't clear which */
	uint8_t		instance;		/* of the rule's scope */
	uint8_t		nleft;
	uint8_t		nright;
	int16_t		item;			/* what the equation is about: its printed */
	int16_t		party;			/* total, where it has one; or -1 */
	uint8_t		left[GOV_MAX_TERMS];
	uint8_t		right[2];
} GovEquation;

#define GOV_MAX_EQUATIONS	(2 * GOV_NPARTIES + GOV_NAPPLICATIONS + 3 + 2)

typedef struct GovSide
{
	GovDecimal	known;			/* sum of the numbers there are */
	int			missing;		/* cells without a number */
	bool		overflow;		/* known is void */
	bool		above;			/* with them it may be more than known, */
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
 * The equations that apply to a report: those of the rows that all editions
 * have, present or not, and those of rows of the edition that it is of.
 */
extern int	gov_equations(const GovFigures *f, GovEquation eqs[GOV_MAX_EQUATIONS]);

/* Does a report have items of a topic that these editions alone have? */
extern bool gov_topic_used(const GovFigures *f, GovTopicId topic, int form);

/* A cell's part in a side, which starts as {0}. */
extern void gov_side_add(GovSide *side, const GovFigures *f, int slot, int sign);

/* Both sides are there: the rest of finding. */
extern void gov_sides_compare(GovFinding *finding, bool at_most);

extern void gov_equation_eval(const GovFigures *f, const GovEquation *eq, GovFinding *finding);

/*
 * No equation, but a rule all the same: counts are whole and not negative.
 * Unknown where there is no count.
 */
extern GovVerdict gov_sign_eval(const GovFigures *f, int slot);

/* English, NUL-terminated, cut off where buf ends; returns its length. */
#define GOV_CHECK_MESSAGE_MAX	2048
extern size_t gov_equation_message(const GovFigures *f, const GovEquation *eq,
								   const GovFinding *finding, char *buf, size_t size);
extern size_t gov_sign_message(const GovFigures *f, int slot, char *buf, size_t size);

/* No rule of severity error fails. */
extern bool gov_is_balanced(const GovFigures *f);

/* The same of an image of either kind; false fills err. */
extern bool gov_image_is_balanced(const uint8_t *image, size_t len, bool *balanced,
								  GovError *err);

#endif
