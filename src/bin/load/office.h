/*
 * office.h
 *		LibreOffice makes HTML of many documents with one start.
 */
#ifndef LOAD_OFFICE_H
#define LOAD_OFFICE_H

#include "convert.h"

#define OFFICE_BATCH	32		/* documents a start */

typedef struct OfficeJob
{
	const Converter *converter;
	const Source *source;
	PQExpBufferData made;		/* the text */
	char	   *problem;		/* why there is none; NULL: there is one */
} OfficeJob;

/* Does all of them.  One that brings LibreOffice down takes no other with it. */
extern void office_convert(OfficeJob *jobs, int n, const Options *options);

#endif
