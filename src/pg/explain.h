/*
 * explain.h
 *		The best explanation of figures that do not balance, for other errors'
 *		sake.
 */
#ifndef GOVRPT_EXPLAIN_H
#define GOVRPT_EXPLAIN_H

#include "pg/figures.h"

/* For the HINT of an error; palloc'd. */
extern char *govrpt_explain_hint(const GovFigures *f);

#endif
