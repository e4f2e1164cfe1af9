/*
 * load.h
 *		What all of govrpt-load shares: what becomes of a file.
 *
 * The program finds files (walk.h), and gives each to one of several processes
 * (crew.h).  There it is looked at (source.h, media.h), made a text if it is none
 * (reading.h, office.h, run.h), and stored (store.h) in tables that are made
 * where they are missing (database.h).  The way of one file is file.c.  Meanwhile
 * progress.h says how far it is, and at the end summary.h what came of it; all of
 * it in the words of wording.h.
 */
#ifndef LOAD_LOAD_H
#define LOAD_LOAD_H

#include "postgres_fe.h"

/* Kept in the table of files by their names. */
typedef enum Outcome
{
	OUTCOME_LOADED,				/* reports are in the table */
	OUTCOME_NO_REPORT,			/* a text without statutory tables */
	OUTCOME_DUPLICATE,			/* another path has the same bytes */
	OUTCOME_SCAN,				/* pictures of a text */
	OUTCOME_EMPTY,				/* no bytes */
	OUTCOME_UNSUPPORTED,		/* no text, nor anything that can be made one */
	OUTCOME_NEEDS_PROGRAM,		/* no program here makes it a text */
	OUTCOME_FAILED,				/* unreadable, damaged, refused */
	OUTCOME_UNCHANGED			/* was there before; not kept */
} Outcome;

#define NOUTCOMES	9

typedef struct OutcomeWords
{
	const char *name;			/* in the table */
	const char *words;			/* in the summary, before how many there are */
	bool		is_final;		/* another run need not look at the same bytes
								 * again */
	bool		is_failure;		/* decides the exit status */
} OutcomeWords;

extern const OutcomeWords outcome_words[NOUTCOMES];

typedef struct Result
{
	Outcome		outcome;
	bool		settled;		/* it is in the tables already */
	int			reports;		/* that have figures */
	int			incomplete;		/* of these */
	int			unbalanced;
	char	   *name;			/* of the file, as the tables have it */
	char	   *message;		/* NULL: nothing to say */
} Result;

/* Exit statuses, beside 0. */
#define EXIT_NOTHING_DONE	1	/* usage, no connection, no table */
#define EXIT_SOME_FAILED	2
#define EXIT_INTERRUPTED	130

#endif
