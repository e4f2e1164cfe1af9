/*
 * figures.h
 *		The server's view of govfigures: datums, and what the core makes of them.
 */
#ifndef GOVRPT_FIGURES_H
#define GOVRPT_FIGURES_H

#include "pg/govrpt.h"
#include "pg/host.h"

#include "core/figures/stored.h"

/* A datum's bytes; the datum may have a short header. */
#define GOVRPT_IMAGE(v)		((const uint8_t *) VARDATA_ANY(v))
#define GOVRPT_IMAGE_LEN(v)	((size_t) VARSIZE_ANY_EXHDR(v))

#define GOVRPT_GETARG_FIGURES(n) \
	((struct varlena *) PG_DETOAST_DATUM_PACKED(PG_GETARG_DATUM(n)))

/* Are these figures a sum of reports, and not those of one? */
static inline bool
govrpt_is_sum(const struct varlena *v)
{
	return gov_figures_image_is_sum(GOVRPT_IMAGE(v), GOVRPT_IMAGE_LEN(v));
}

extern Datum govrpt_figures_encode(const GovFigures *f);

/* Decodes figures; of a sum the numbers, as if one report had printed them. */
extern void govrpt_figures_decode(Datum figures, GovFigures *f);

/* The same, but a cell of a sum to which not every report contributed is absent. */
extern void govrpt_figures_decode_complete(Datum figures, GovFigures *f);

/* Returns false when there is no number, because cells are absent or have none. */
extern bool govrpt_figures_lookup(Datum figures, GovRef ref, GovTotal *t);

/* Returns a sum to work on, palloc'd; errors if v is none. */
extern GovWide *govrpt_sum_load(const struct varlena *v);

/* Returns a palloc'd sum as a datum: its first word becomes the length. */
extern struct varlena *govrpt_figures_of_sum(GovWide *w);

/*
 * Returns figures as they are kept, compared or sent: a tally, which is a state
 * of aggregates, as the sum that it stands for.
 */
extern struct varlena *govrpt_figures_settled(struct varlena *v);

/* Return numerics. */
extern Datum govrpt_decimal_datum(GovDecimal d);
extern Datum govrpt_total_datum(GovTotal t);

#endif
