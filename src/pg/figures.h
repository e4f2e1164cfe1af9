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
#include "pg/host.h"

/* Soft errors came with PostgreSQL 16. */
#if PG_VERSION_NUM >= 160000
#include "nodes/miscnodes.h"
#include "varatt.h"
#else
#define errsave(context, ...)	do { (void) (context); ereport(ERROR, __VA_ARGS__); } while (0)
#endif

/* A datum's bytes; the datum may have a short header. */
#define GOVRPT_IMAGE(v)		((const uint8_t *) VARDATA_ANY(v))
#define GOVRPT_IMAGE_LEN(v)	((size_t) VARSIZE_ANY_EXHDR(v))

/* figures.c */
extern Datum govrpt_figures_encode(const GovFigures *f);
extern void govrpt_figures_decode(Datum figures, GovFigures *f);
extern struct varlena *govrpt_figures_of_sum(GovWide *w);

/* What is to be kept, compared or sent: a tally as the sum that it stands for. */
extern struct varlena *govrpt_figures_settled(struct varlena *v);
extern Datum govrpt_decimal_datum(GovDecimal d);
extern Datum govrpt_total_datum(GovTotal t);

/*
 * figures_sum.c: an aggregate's state with the figures v added, or taken out,
 * and its result.  It is changed in place where it can be.
 */
extern struct varlena *govrpt_tally_accum(struct varlena *state, struct varlena *v);
extern struct varlena *govrpt_sum_remove(struct varlena *state, struct varlena *v);
extern struct varlena *govrpt_sum_result(struct varlena *state, bool *isnull);

/* The figures in a datum of type govreport, cheaply; flinfo remembers where. */
extern Datum govrpt_report_figures(FmgrInfo *flinfo, HeapTupleHeader report, bool *isnull);

/* A tuplestore for the rows of a set-returning function. */
extern Tuplestorestate *govrpt_materialize(FunctionCallInfo fcinfo, TupleDesc *tupdesc);

#endif
