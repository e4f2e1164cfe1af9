/*
 * planes.h
 *		The image of one report as it is kept: shorter, and made to be added.
 *
 * It says the same as an image of version 1 (image.h), which is what others see
 * of it: gov_figures_report_open() unpacks it, and on the wire it is unpacked.
 * Here the lowest bytes of all numbers lie together, without those of sixteen
 * cells that are all 0, as most are; a list each has the cells with more, and
 * those without a number (planes.c).  So what it costs to add one depends on how
 * much is in it, and nothing has to be told apart cell by cell.
 *
 * An image is packed if its blocks are one run of GOV_PLANES_LEAST to GOV_PLANES_CELLS
 * cells, as those of a whole report are, and it is not of version 2.
 */
#ifndef GOV_FIGURES_PLANES_H
#define GOV_FIGURES_PLANES_H

#include "core/figures/image.h"

#define GOV_PLANES_CHUNK	16	/* cells whose low bytes are there, or all 0 */
#define GOV_PLANES_CELLS	255 /* a byte tells where in the run a cell is */
#define GOV_PLANES_LEAST	64	/* fewer are shorter as they are */
#define GOV_PLANES_ALL		256 /* whole chunks of them */
#define GOV_PLANES_HIGH_BYTES	3

/* The lists, in their order; of cells without a number one for each code. */
enum
{
	GOV_PLANES_HIGH,			/* where, and the second and third byte of a
								 * number */
	GOV_PLANES_NONE,			/* where */
	GOV_PLANES_OTHER = GOV_PLANES_NONE + 4, /* where, a code of version 1,
											 * what follows it */
	GOV_PLANES_NLISTS
};

/* An image as it is read, with the places of its parts checked, but not what is in them. */
typedef struct GovPlanes
{
	const uint8_t *image;
	const uint8_t *counts;		/* of the cells in each list */
	const uint8_t *chunks;		/* of sixteen bytes, of those in mask */
	const uint8_t *high;		/* the lists; those of cells without a number */
	const uint8_t *none;		/* lie one behind the other */
	const uint8_t *other;
	const uint8_t *end;
	uint32_t	mask;
	int			shape;
	int			first;			/* index of the first cell of the run */
	int			ncells;
} GovPlanes;

/* Packs the image of a report, or copies one that is not to be packed; returns the length. */
extern size_t gov_figures_planes_pack(const uint8_t *image, size_t len, uint8_t packed[GOV_PLAIN_MAX]);

/*
 * Makes the image of version 1 that one stands for, its verdict included; returns false
 * and fills err where it is not what gov_figures_planes_pack() makes.
 */
extern bool gov_figures_planes_unpack(const uint8_t *image, size_t len, uint8_t plain[GOV_UNPACKED_MAX],
									  size_t *plain_len, GovError *err);

/*
 * The image of a report, packed or not: gov_figures_image_open(), _decode() and _cell(),
 * which know none that is packed.
 */
extern bool gov_figures_report_open(GovPlain *p, const uint8_t *image, size_t len, GovError *err);
extern bool gov_figures_report_decode(const uint8_t *image, size_t len, GovFigures *f, GovError *err);
extern bool gov_figures_report_cell(const uint8_t *image, size_t len, int slot, GovStatus *status,
									GovTotal *t, GovError *err);

/* Returns true when one of n cells from an index on is not absent, or the image is none. */
extern bool gov_figures_report_has_any(const uint8_t *image, size_t len, int index, int n);

extern bool gov_figures_planes_open(GovPlanes *p, const uint8_t *image, size_t len, GovError *err);

/* Lays the low bytes out, by the cell of the run. */
extern void gov_figures_planes_lay_out(const GovPlanes *p, uint8_t low[GOV_PLANES_ALL]);

/*
 * The same, with a code that is no value for cells that are in a list: so codes below
 * GOV_CODE_BYTE are the value, and gov_figures_report_cell() finds what others are.
 */
extern bool gov_figures_planes_lay_out_codes(const GovPlanes *p, uint8_t codes[GOV_PLANES_ALL], GovError *err);

/* Make ready to read the last list, of which p->extra is what is left; read the next of it. */
extern void gov_figures_planes_begin_others(GovPlain *p, const GovPlanes *planes);
extern bool gov_figures_planes_read_other(GovPlain *p, const GovPlanes *planes, int *at, GovStatus *status,
										  GovDecimal *d, GovError *err);

#endif
