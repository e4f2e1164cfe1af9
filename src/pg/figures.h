/*
 * figures.h
 *		The server's view of govfigures.
 */
#ifndef GOVRPT_FIGURES_H
#define GOVRPT_FIGURES_H

#include "postgres.h"

#include "access/htup.h"
#include "fmgr.h"
#include "utils/tuplestore.h"

#include "core/figures/figures.h"
#include "pg/core.h"

/* Soft errors came with PostgreSQL 16. */
#if PG_VERSION_NUM >= 160000
#include "nodes/miscnodes.h"
#include "varatt.h"
#else
#define errsave(context, ...)	do { (void) (context); ereport(ERROR, __VA_ARGS__); } while (0)
#endif

/* A datum's bytes; the datum may have a short header. */
#define GOV_IMAGE(v)		((const uint8_t *) VARDATA_ANY(v))
#define GOV_IMAGE_LEN(v)	((size_t) VARSIZE_ANY_EXHDR(v))

/* figures.c */
extern Datum govfigures_from_open(const GovFigures *f);
extern void govfigures_to_open(Datum figures, GovFigures *f);
extern struct varlena *govfigures_from_wide(GovWide *w);

/* What is to be kept, compared or sent: a tally as the sum that it stands for. */
extern struct varlena *govfigures_settled(struct varlena *v);
extern Datum gov_decimal_datum(GovDecimal d);
extern Datum gov_total_datum(GovTotal t);

/*
 * figures_sum.c: an aggregate's state with the figures v added, or taken out,
 * and its result.  It is changed in place where it can be.
 */
extern struct varlena *gov_tally_accum(struct varlena *state, struct varlena *v);
extern struct varlena *gov_sum_remove(struct varlena *state, struct varlena *v);
extern struct varlena *gov_sum_result(struct varlena *state, bool *isnull);

/* The figures in a datum of type govreport, cheaply; flinfo remembers where. */
extern Datum govreport_get_figures(FmgrInfo *flinfo, HeapTupleHeader report, bool *isnull);

/* A tuplestore for the rows of a set-returning function. */
extern Tuplestorestate *gov_materialize(FunctionCallInfo fcinfo, TupleDesc *tupdesc);

#endif
