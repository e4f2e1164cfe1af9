/*
 * periods.h
 *		The statistical period, and the year that prose is about.
 */
#ifndef GOV_HEADER_PERIODS_H
#define GOV_HEADER_PERIODS_H

#include "core/header/lines.h"

/*
 * The first period in the text, or at least its end; true when both were
 * found.  need_words: it must be called a statistical one.
 */
extern bool gov_header_find_period(GovSpan text, bool need_words, GovDate *from, GovDate *to);

/*
 * The year that a stretch of prose is about: that of its first words, else of
 * sentences that begin with one (2020年，…), else the only one there is; 0
 * when in doubt.  heading: the first line is one.
 */
extern int	gov_header_find_year(GovSpan text, bool heading);

#endif
