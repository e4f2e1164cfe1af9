/*
 * office.h
 *		LibreOffice makes HTML of many documents with one start.
 */
#ifndef LOAD_OFFICE_H
#define LOAD_OFFICE_H

#include "convert.h"

#define OFFICE_BATCH	32		/* documents a start */

/*
 * Sets texts[i], or problems[i], to be freed, for each document.  One that brings
 * LibreOffice down takes no other with it.
 */
extern void office_convert(const Source *const *sources, int n, const Options *options,
						   PQExpBufferData *texts, char **problems);

#endif
