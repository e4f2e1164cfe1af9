/*
 * convert.h
 *		Programs that make a text of a document.
 *
 * There is one table of them.  For a kind of document there may be several, the
 * first of which is tried first.  LibreOffice, which takes seconds to start, is
 * started once for many documents (office.h).
 */
#ifndef LOAD_CONVERT_H
#define LOAD_CONVERT_H

#include "options.h"
#include "source.h"
#include "store.h"

typedef struct Converter
{
	const char *reader;			/* its name in the table of reports */
	const char *program;
	const char *package;		/* of Debian, that has it */
	const char *extensions;		/* of documents that it reads, blanks around
								 * each */
	const char *later;			/* of these, those that old versions don't
								 * read */
	const char *arguments[8];	/* "FILE" and "TYPE" (its extension) stand for
								 * themselves */
	const char *formats[3];		/* arguments with which it lists what it
								 * reads; empty: all of the above */
	const char *filter;			/* of LibreOffice, which takes many documents
								 * at once; NULL: another program */
	const char *made;			/* extension of what the filter makes */
} Converter;

/* Returns the next one after "after" (NULL: the first) that reads such a document and
 * is installed, or NULL. */
extern const Converter *convert_next(const Media *media, const Converter *after);

/* Returns what to install, to be freed. */
extern char *convert_missing(const Media *media);

/* Returns NULL when the text is there, else why not, to be freed. */
extern char *convert_file(const Converter *converter, const Source *source, const Options *options,
						  PQExpBuffer text);

/* Has a text of a document no more than what scanners write beside the pictures? */
extern bool convert_is_scan(const PQExpBufferData *text);

#endif
