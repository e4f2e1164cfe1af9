/*
 * options.h
 *		The command line.
 */
#ifndef LOAD_OPTIONS_H
#define LOAD_OPTIONS_H

#include "load.h"

#include "fe_utils/connect_utils.h"
#include "fe_utils/simple_list.h"

typedef struct Options
{
	ConnParams	connection;
	const char *table;			/* as it was given: may have a schema */
	int			jobs;
	int			timeout;		/* seconds that a converter may take for a
								 * file */
	int64		max_size;		/* bytes of a text */
	bool		reload;			/* read again what was read before */
	bool		views;
	bool		columns;		/* a new table has plain columns and figures */
	bool		quiet;
	const char *files_from;		/* a list of files; NULL: none */
	SimpleStringList sources;	/* files, folders, "-" */
} Options;

/* Prints and exits on --help, --version, and what can't be understood. */
extern void options_read(int argc, char **argv, Options *options);

#endif
