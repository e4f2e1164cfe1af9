/*
 * figures.h
 *		The server's view of govfigures: datums, and what the core makes of them.
 */
#ifndef GOVRPT_FIGURES_H
#define GOVRPT_FIGURES_H

#include "pg/govrpt.h"
#include "pg/host.h"

#include "core/figures/planes.h"
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

/* How far below a row's figures those of the next rows are looked for: bytes, and
 * lines of the cache.  Other distances from 192 to 704 gained less. */
#define GOVRPT_FETCH_DISTANCE	256
#define GOVRPT_FETCH_LINE		64
#define GOVRPT_FETCH_LINES		8

/*
 * Asks for the figures of the rows to come.  A page is filled from its end, so
 * that the next rows of a scan mostly lie below this one; how far, depends on the
 * other columns, and a distance taken from the datum's own length would be waited
 * for.  Nothing is read: an address of no memory does no harm.
 */
static inline void
govrpt_figures_fetch_ahead(const struct varlena *v)
{
	for (int line = 0; line < GOVRPT_FETCH_LINES; line++)
		__builtin_prefetch((const char *) v - GOVRPT_FETCH_DISTANCE - line * GOVRPT_FETCH_LINE);
}

extern Datum govrpt_figures_encode(const GovFigures *f);

/* Fills a buffer, aligned as an int32, with what govrpt_figures_encode() returns. */
extern void govrpt_figures_encode_into(const GovFigures *f, char buffer[VARHDRSZ + GOV_PLAIN_MAX]);

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
