/*
 * temporary.h
 *		A folder for what converters read and write.
 *
 * It is the crew's, so that it goes even if a process of it dies; each process has
 * names of its own in it.
 */
#ifndef LOAD_TEMPORARY_H
#define LOAD_TEMPORARY_H

#include "load.h"

/* Makes the folder, before other processes are started; exits if it can't. */
extern void temporary_begin(void);

/* Returns the path of a name in it that is this process's own; to be freed. */
extern char *temporary_path(const char *name);

/* Removes a folder with all that is in it, if it is there. */
extern void temporary_remove(const char *path);

/* Removes all of it. */
extern void temporary_end(void);

#endif
