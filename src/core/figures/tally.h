/*
 * tally.h
 *		A sum in the making: what an aggregate over many reports works on.
 *
 * It is an image of figures like the others, in that every function that reads
 * figures reads it, as the sum that it stands for; but it is made to be added
 * to, and the same sum may have many tallies.  It belongs in memory: what is
 * sent, compared or kept is the sum.
 */
#ifndef GOV_FIGURES_TALLY_H
#define GOV_FIGURES_TALLY_H

#include "core/figures/sum.h"

#define GOV_IMAGE_TALLY		0x02	/* in the shape byte, besides
									 * GOV_IMAGE_WIDE */
#define GOV_TALLY_COLD		0x04	/* has cold */

enum
{
	GOV_TALLY_BLANK, GOV_TALLY_NOT_APPLICABLE, GOV_TALLY_ILLEGIBLE, GOV_TALLY_ABSENT,
	GOV_TALLY_NNONE
};

/* So many cells, in whole words. */
#define GOV_TALLY_LANES_FOR(cells)	(((cells) + 7) / 8 * 8)
#define GOV_TALLY_LANES		GOV_TALLY_LANES_FOR(GOV_ALL_SLOTS)
#define GOV_TALLY_NLARGE	6
#define GOV_TALLY_BLOCKS_FOR(blocks)	(((blocks) + 7) / 8 * 8)
#define GOV_TALLY_BLOCKS	GOV_TALLY_BLOCKS_FOR(GOV_NBLOCKS)

typedef struct GovTally
{
	uint32_t	host;			/* not ours, and not part of the image */
	uint8_t		version;
	uint8_t		shape;
	uint8_t		more_cells;		/* as of a sum */
	uint8_t		reserved;		/* 0 */
	uint32_t	reports;		/* in the lanes */
	uint32_t	room;			/* how many more the lanes certainly hold */
	uint32_t	blocks[GOV_TALLY_BLOCKS];	/* reports that have a block */

	/*
	 * Of a cell of a report whose block is there we count only where it has
	 * no number, for most have one: contributors are the rest.
	 */
	uint16_t	small[GOV_TALLY_LANES]; /* of values below GOV_CODE_BYTE */
	int32_t		sum[GOV_TALLY_LANES];	/* of others */
	int8_t		carry[GOV_TALLY_LANES]; /* times 2^30 */
	uint8_t		none[GOV_TALLY_NNONE][GOV_TALLY_LANES];

	/* Values too large for a lane, or with decimals: few cells have any. */
	struct
	{
		GovSum		v;
		uint32_t	scale;
		uint32_t	cell;		/* plus 1; 0: free */
	}			large[GOV_TALLY_NLARGE];

	/* What the lanes can no longer hold, once that has happened: whole. */
	GovWide		cold;
} GovTally;

#define GOV_TALLY_SHORT		offsetof(GovTally, cold)
/* A tally with a cold part as version 1.0 made it, which may lie in a table. */
#define GOV_TALLY_1_0		(GOV_TALLY_SHORT + GOV_WIDE_LONG)

/* Returns true for a tally, which is a sum for gov_figures_image_is_sum(), too. */
static inline bool
gov_figures_image_is_tally(const uint8_t *image, size_t len)
{
	return len > 1 && (image[1] & (GOV_IMAGE_WIDE | GOV_IMAGE_TALLY)) ==
		(GOV_IMAGE_WIDE | GOV_IMAGE_TALLY);
}

/* Returns the size, with the host's word. */
static inline size_t
gov_figures_tally_size(const GovTally *t)
{
	return (t->shape & GOV_TALLY_COLD) ? sizeof(GovTally) : GOV_TALLY_SHORT;
}

/* Makes a tally of no reports. */
extern void gov_figures_tally_init(GovTally *t);

/*
 * Adds an image of any kind.  Where the tally has to grow, *t is exchanged for
 * what grow makes of it: a copy with room for a whole GovTally.
 */
typedef GovTally *(*GovTallyGrow) (const GovTally *t);

extern bool gov_figures_tally_add(GovTally **t, const uint8_t *image, size_t len, GovTallyGrow grow,
								  GovError *err);

/* Makes the sum that it stands for.  *w is a whole GovWide. */
extern bool gov_figures_tally_settle(const GovTally *t, GovWide *w, GovError *err);

/* Makes a verified copy of an image that is a tally.  *t is a whole GovTally. */
extern bool gov_figures_tally_copy(const uint8_t *image, size_t len, GovTally *t, GovError *err);

/* Makes the sum that such an image, trusted in nothing, stands for. */
extern bool gov_figures_tally_load(const uint8_t *image, size_t len, GovWide *w, GovError *err);

#endif
