/*
 * temporary.h
 *		A folder of this process's own, for what converters read and write.
 */
#ifndef LOAD_TEMPORARY_H
#define LOAD_TEMPORARY_H

#include "load.h"

/* Returns the path of a name in the folder, which is made when it is first asked for. */
extern char *temporary_path(const char *name);

/* Removes what is in a folder of it, and the folder. */
extern void temporary_remove(const char *path);

/* Removes all of it. */
extern void temporary_end(void);

#endif
