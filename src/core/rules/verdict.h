/*
 * verdict.h
 *		Whether figures balance: the verdict alone.
 *
 * The image of one report keeps it, so that to ask a stored report costs no more
 * than to read a byte.  Here it is reached, set, and verified.
 */
#ifndef GOV_RULES_VERDICT_H
#define GOV_RULES_VERDICT_H

#include "core/figures/stored.h"

/*
 * The edition of the rules, which is kept with a verdict.  It goes up whenever a
 * rule of severity error changes, or how it is judged, which it does with each
 * edition of the form.  Figures stored before then stay good: their verdict is not
 * looked at, but reached anew.
 */
#define GOV_RULES_CHANGES	0	/* besides those that editions bring; it was
								 * -1 in version 1.0 */
#define GOV_RULES_EDITION	((int) GOV_NEDITIONS + GOV_RULES_CHANGES)

/* Returns true when no rule of severity error fails. */
extern bool gov_rules_is_balanced(const GovFigures *f);

/*
 * The same of an image of any kind, by its verdict if it has one; returns false
 * and fills err when it is none.
 */
extern bool gov_rules_is_image_balanced(const uint8_t *image, size_t len, bool *balanced,
										GovError *err);

/*
 * Returns true when it is known without looking at the figures that no rule fails,
 * of whatever severity; false says nothing.
 */
extern bool gov_rules_breaks_none(const uint8_t *image, size_t len);

/*
 * Sets the verdict of a verified image, with figures f, to that of today's rules;
 * a sum has none.
 */
extern void gov_rules_judge(uint8_t *image, size_t len, const GovFigures *f);

/* Makes the image of a report, with its verdict; returns the length. */
extern size_t gov_rules_encode(const GovFigures *f, uint8_t image[GOV_PLAIN_MAX]);

/*
 * As gov_figures_decode() and gov_figures_decode_complete(), but an image whose
 * verdict is wrong is refused.
 */
extern bool gov_rules_decode(const uint8_t *image, size_t len, GovFigures *f, GovError *err);
extern bool gov_rules_decode_complete(const uint8_t *image, size_t len, GovFigures *f,
									  GovError *err);

#endif
