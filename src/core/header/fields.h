/*
 * fields.h
 *		What is known of a report from its header.
 */
#ifndef GOV_HEADER_FIELDS_H
#define GOV_HEADER_FIELDS_H

#include "core/base/str.h"

typedef struct GovHeader
{
	GovStr		title;			/* in one line, at most 200 characters */
	GovStr		agency;			/* at most 60 characters */
	GovStr		index_no;		/* at most 64 bytes, as doc_no */
	GovStr		doc_no;
	int			year;			/* the year reported on; 0: not found */
	GovDate		published;
	GovDate		period_from;	/* either end may be none */
	GovDate		period_to;		/* the last day, included */
	GovStr		opening;		/* the head of the text, at most 2 kB:
								 * evidence for the region */
	GovStr		signature;		/* the last lines, at most 600 bytes, where an
								 * organ signs */
} GovHeader;

#endif
