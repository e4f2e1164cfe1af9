/*
 * crew.h
 *		Processes that load files, each on a connection of its own.
 *
 * One that dies takes no more than the files it had in hand; another takes its
 * place.
 */
#ifndef LOAD_CREW_H
#define LOAD_CREW_H

#include "database.h"
#include "progress.h"
#include "walk.h"

typedef enum CrewEnd
{
	CREW_DONE,
	CREW_STOPPED,				/* the user wanted it */
	CREW_LOST					/* the server is gone */
} CrewEnd;

/* Loads all files of the walk; tells the progress what became of each. */
extern CrewEnd crew_run(const Options *options, const Database *database, Walk *walk,
						Progress *progress);

#endif
