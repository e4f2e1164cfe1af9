/*
 * store.h
 *		What is known of a file in the tables, and what is put there.
 *
 * Each file is a transaction.  A connection that breaks is made again; the file
 * that it broke at is taken for failed.
 */
#ifndef LOAD_STORE_H
#define LOAD_STORE_H

#include "database.h"
#include "source.h"

typedef struct Store
{
	const Options *options;
	const Database *database;
	PGconn	   *conn;
	char	   *last;			/* path of the last file that was stored */
} Store;

/* Why a statement wasn't done. */
typedef enum StoreStatus
{
	STORE_OK,
	STORE_TWIN,					/* somebody else has stored the same bytes
								 * meanwhile */
	STORE_REFUSED,				/* by the server; store->problem says why */
	STORE_LOST					/* no connection can be had */
} StoreStatus;

/* A text made of a file, or the file itself. */
typedef struct Reading
{
	const char *reader;			/* what made it, as the table has it */
	PQExpBufferData text;
} Reading;

/* What a reading is worth. */
typedef struct Score
{
	bool		whole;			/* every cell of the form is there, and
								 * balances */
	int			reports;
	int			proved;			/* sums that hold */
	int			failed;			/* that don't */
	int			numbers;
	int			named;			/* agencies and years found */
} Score;

extern bool store_begin(Store *store, const Options *options, const Database *database);
extern void store_end(Store *store);

/*
 * Settles the result if nothing is left to do for the file.  Sets *twin, to be freed, if
 * another one with the same bytes is there: then it is a duplicate, which is only to be
 * noted if it isn't settled.
 */
extern StoreStatus store_look_up(Store *store, const Source *source, Result *result, char **twin);

extern StoreStatus store_measure(Store *store, const Reading *reading, Score *score, char **problem);
extern StoreStatus store_load(Store *store, const Source *source, const Reading *reading, Result *result);

/* Notes what became of a file that isn't loaded; twin may be NULL. */
extern StoreStatus store_note(Store *store, const Source *source, const Result *result, const char *twin);

#endif
