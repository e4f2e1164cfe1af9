/*
 * file.h
 *		The way of a file into the table.
 */
#ifndef LOAD_FILE_H
#define LOAD_FILE_H

#include "office.h"
#include "store.h"

/* What the converters have made of a document so far. */
typedef struct Choice
{
	bool		any;			/* there is a reading */
	Reading		best;
	Score		score;
	char	   *problem;		/* of the first converter that failed */
} Choice;

/* A document that waits for LibreOffice. */
typedef struct Waiting
{
	int			id;
	const Converter *converter;
	Source		source;
	Choice		choice;
} Waiting;

typedef struct Loader
{
	const Options *options;
	Store		store;
	Waiting		waiting[OFFICE_BATCH];
	int			nwaiting;
	void		(*tell) (int id, Result *result);	/* what became of a file */
} Loader;

/* A file that is to be loaded; id is given back with what became of it. */
typedef struct Task
{
	int			id;
	const char *path;
	const char *url;
	const char *problem;		/* known before; NULL: none */
} Task;

/* What became of it may be told later.  Returns false if the server is gone. */
extern bool file_load(Loader *loader, const Task *task);

/* Loads what waits. */
extern bool file_load_waiting(Loader *loader);

#endif
