/*
 * sum.h
 *		The sum of several reports: of each cell the total, and how many gave a
 *		number, none, or an imputed one.
 *
 * GovWide is both what is worked on and what is stored.  It comes in three
 * lengths, of which the shortest that holds the sum is its image
 * (gov_figures_sum_settle()); whoever adds to it may need the longest
 * (GOV_SUM_NEEDS_ROOM).  Cells are in the order of the image (cells.h).  In memory
 * it is in the byte order of the machine, on the wire in that of x86
 * (gov_figures_sum_swap_for_wire()).
 */
#ifndef GOV_FIGURES_SUM_H
#define GOV_FIGURES_SUM_H

#include "core/figures/image.h"
#include "core/figures/older.h"

#define GOV_WIDE_NOTES		0x01	/* in a sum's shape byte: has notes[], */
#define GOV_WIDE_HIGH		0x08	/* notes[] and high[] */

enum
{
	GOV_NOTE_BLANK, GOV_NOTE_NOT_APPLICABLE, GOV_NOTE_ILLEGIBLE,
	GOV_NOTE_IMPUTED,			/* these are among the contributors */
	GOV_NNOTES
};

/* What follows the scales of so many cells, for the sake of alignment. */
#define GOV_WIDE_PAD(cells) (4 - (cells) % 4)

/* Needs no more than the host's alignment. */
typedef int64_t GovSum __attribute__((aligned(4)));

/* The image of a sum, with room in front for the host's length word. */
typedef struct GovWide
{
	uint32_t	host;			/* not ours, and not part of the image */
	uint8_t		version;
	uint8_t		shape;			/* GOV_IMAGE_WIDE, GOV_WIDE_NOTES */
	uint8_t		more_cells;		/* than version 1.0 had: GOV_MORE_CELLS */
	uint8_t		reserved;		/* 0 */
	uint32_t	reports;
	uint32_t	nscaled;		/* number of cells with a scale */
	GovSum		sum[GOV_ALL_SLOTS];
	uint32_t	num[GOV_ALL_SLOTS]; /* reports that gave a number */
	uint8_t		scale[GOV_ALL_SLOTS];
	uint8_t		reserved2[GOV_WIDE_PAD(GOV_ALL_SLOTS)]; /* 0 */
	uint32_t	notes[GOV_NNOTES][GOV_ALL_SLOTS];	/* reports that gave none,
													 * and why; left off if
													 * all 0 */
	GovSum		high[GOV_ALL_SLOTS];	/* the upper halves of sums of 128
										 * bits; left off if sum[] holds them
										 * all */
} GovWide;

/* What is stored; the struct may be longer, for the sake of its alignment. */
#define GOV_WIDE_HOST		offsetof(GovWide, version)
#define GOV_WIDE_SHORT		offsetof(GovWide, notes)
#define GOV_WIDE_LONG		offsetof(GovWide, high)
#define GOV_WIDE_FULL		(GOV_WIDE_LONG + sizeof(GovSum) * GOV_ALL_SLOTS)
#define GOV_IMAGE_MAX		(GOV_WIDE_FULL - GOV_WIDE_HOST)

/* Returns the size of a sum by its shape byte, with the host's word. */
static inline size_t
gov_figures_sum_size_by_shape(int shape)
{
	return (shape & GOV_WIDE_HIGH) ? GOV_WIDE_FULL :
		(shape & GOV_WIDE_NOTES) ? GOV_WIDE_LONG : GOV_WIDE_SHORT;
}

static inline size_t
gov_figures_sum_size(const GovWide *w)
{
	return gov_figures_sum_size_by_shape(w->shape);
}

typedef enum GovSumResult
{
	GOV_SUM_DONE,
	GOV_SUM_NEEDS_ROOM,			/* it is unchanged: give it room, try again */
	GOV_SUM_FAILED				/* err is filled, the sum is void */
} GovSumResult;

/* Makes a sum of no reports; with notes, *w is a whole GovWide. */
extern void gov_figures_sum_init(GovWide *w, bool notes);

/* Makes room for notes and for sums of 128 bits; *w is a whole GovWide. */
extern void gov_figures_sum_give_room(GovWide *w);

/*
 * Drops what a sum that was given notes or room does not need.  Has to be done
 * before the sum is shown.
 */
extern void gov_figures_sum_settle(GovWide *w);

/*
 * Add a sum, or the image of one report.  The numbers of reports in all never
 * come to more than 2^32 - 1, and no sum of so many figures leaves 128 bits: so
 * neither depends on the order.
 */
extern GovSumResult gov_figures_sum_add(GovWide *w, const GovWide *x, GovError *err);
extern GovSumResult gov_figures_sum_add_image(GovWide *w, const uint8_t *image, size_t len,
											  GovError *err);

/* Takes a sum out of another; fails when it is no part of it. */
extern GovSumResult gov_figures_sum_remove(GovWide *w, const GovWide *x, GovError *err);

/*
 * Adds to one cell, but not to its contributors.  *w has room, or is a whole
 * GovWide.
 */
extern bool gov_figures_sum_add_cell(GovWide *w, int index, GovDecimal d, GovError *err);

/* Makes the sum of one report alone.  *w is a whole GovWide. */
extern bool gov_figures_sum_of_image(GovWide *w, const uint8_t *image, size_t len, GovError *err);

/*
 * Makes an aligned, verified copy of an image; one that was made for a form of
 * fewer cells becomes one of today's.  *w is a whole GovWide.
 */
extern bool gov_figures_sum_load(const uint8_t *image, size_t len, GovWide *w, GovError *err);
extern bool gov_figures_sum_verify(const GovWide *w, GovError *err);

/*
 * Reads a sum of fewer cells, from its version on; cells that it doesn't have are
 * 0.  It is not verified.  *w is a whole GovWide.
 */
extern void gov_figures_sum_take_older(GovOlder *r, GovWide *w);

/*
 * Makes figures of the numbers: a cell is REPORTED when any report gave one.
 * Returns false and fills err, with GOV_ERR_RANGE, when one does not fit 64 bits.
 */
extern bool gov_figures_sum_open(const GovWide *w, GovFigures *f, GovError *err);

/* Returns true, with one report's figures, exactly, if that is what the sum holds. */
extern bool gov_figures_sum_single(const GovWide *w, GovFigures *f);

/* Returns where a sum has the cell of a slot. */
static inline int
gov_figures_sum_index(int slot)
{
	return gov_figures_index_of_slot[slot];
}

/* Returns what a cell adds up to. */
extern GovTotal gov_figures_sum_total(const GovWide *w, int index);

/* Sets it, for whoever makes a sum of such cells; *w is a whole GovWide. */
extern void gov_figures_sum_set_total(GovWide *w, int index, GovTotal t);

/* Returns true when any of n cells from an index on is not absent in some report. */
extern bool gov_figures_sum_has_any(const GovWide *w, int index, int n);

/*
 * Gets one cell of an image; it is ABSENT when no report gave a number.  Fails
 * only for what it comes by: it does not verify the rest.
 */
extern bool gov_figures_sum_cell(const uint8_t *image, size_t len, int slot, GovStatus *status,
								 GovTotal *t, GovError *err);

/* Turns an image to the byte order of the wire, or back; in place. */
extern void gov_figures_sum_swap_for_wire(uint8_t *image, size_t len);

#endif
