/*
 * run.h
 *		Another program is run, in bounded time and with bounded output.
 */
#ifndef LOAD_RUN_H
#define LOAD_RUN_H

#include "load.h"

#include "pqexpbuffer.h"

typedef struct RunLimits
{
	int			timeout;		/* seconds, from the start or the last sign of
								 * life */
	int64		max_output;		/* bytes */
	int			(*signs_of_life) (void *arg);	/* counts them; NULL: none */
	void	   *arg;
} RunLimits;

/* Where the program is in the PATH, or NULL.  To be freed. */
extern char *run_find(const char *program);

/*
 * Runs argv[0], a path, with nothing to read.  Returns NULL when it ended well, else
 * why not, to be freed; what it wrote until then is in output.  When it goes on for
 * too long or writes too much it is killed, with all that it started.
 */
extern char *run_program(char *const argv[], const RunLimits *limits, PQExpBuffer output);

#endif
