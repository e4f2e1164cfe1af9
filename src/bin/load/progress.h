/*
 * progress.h
 *		How far it is: a bar on a terminal, else a line now and then.
 *
 * What became of files is counted here, too, and problems are said as they come.
 */
#ifndef LOAD_PROGRESS_H
#define LOAD_PROGRESS_H

#include "load.h"

#include "portability/instr_time.h"

typedef struct Progress
{
	int64		total;			/* files; -1: nobody knows */
	int64		done;
	int64		outcomes[NOUTCOMES];
	int64		reports;
	int64		incomplete;
	int64		unbalanced;
	bool		quiet;
	bool		bar;			/* on a terminal */
	int			shown;			/* columns of the bar that is there now */
	instr_time	start;
	double		last;			/* seconds after it, when something was shown
								 * last */
} Progress;

extern void progress_begin(Progress *progress, int64 total, bool quiet);
extern void progress_add(Progress *progress, const Result *result);
extern void progress_tick(Progress *progress);

/* Takes the bar away. */
extern void progress_end(Progress *progress);

/* Seconds since the begin. */
extern double progress_seconds(const Progress *progress);

#endif
