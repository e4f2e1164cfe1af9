/*
 * walk.h
 *		The files that are to be loaded, one after the other.
 *
 * Folders are walked through, whatever lies in them.  At a time no more is kept
 * than an open folder for each level.  Symbolic links are followed, but not back
 * into a folder that is being walked through.  Names in folders that begin with a
 * dot are left out and counted.
 */
#ifndef LOAD_WALK_H
#define LOAD_WALK_H

#include "options.h"

typedef struct Walk Walk;

typedef struct WalkEntry
{
	const char *path;			/* absolute where it exists; "-": standard
								 * input */
	const char *url;			/* empty: none was given */
	const char *problem;		/* why it is no file that can be read; else
								 * NULL */
} WalkEntry;

extern Walk *walk_begin(const Options *options);

/* Returns false at the end.  What the entry points to is there until the next call. */
extern bool walk_next(Walk *walk, WalkEntry *entry);

extern int64 walk_hidden(const Walk *walk);
extern void walk_end(Walk *walk);

/* Counts the files, or returns -1 if that would use them up. */
extern int64 walk_count(const Options *options);

#endif
