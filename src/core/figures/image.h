/*
 * image.h
 *		The image of one report's figures, whole and from the inside.
 *
 * A header of four bytes; a code for each cell of the blocks that are present;
 * then the values that do not fit a code (image.c lists the codes).  Values of
 * several bytes are little-endian.  The verdict, in the header, is no part of
 * what makes figures equal: others reach it (rules/verdict.h), and here it is
 * only kept.
 *
 * gov_figures_image_decode() opens an image.  Code that works on it as it lies,
 * because that is quicker, goes through the runs of codes
 * (gov_figures_image_next_run()), and reads those that are not the value itself
 * (gov_figures_image_find_escapes(), gov_figures_image_read_escape()).
 */
#ifndef GOV_FIGURES_IMAGE_H
#define GOV_FIGURES_IMAGE_H

#include "core/figures/cells.h"
#include "core/figures/figures.h"

/*
 * All kinds of images start with a byte for the version, and one for the shape.
 * The third is 0 in all that version 1.0 made: in the image of a report it is the
 * rest of the shape, in others the number of cells more than version 1.0 had.
 */
#define GOV_IMAGE_VERSION	1
/* The image of a report of which cells are corrected, or stated. */
#define GOV_IMAGE_VERSION_2 2
/* The image of a report as it is kept (planes.h). */
#define GOV_IMAGE_VERSION_3 3
#define GOV_IMAGE_HEADER	4	/* bytes, of the image of a report */
#define GOV_IMAGE_WIDE		0x80	/* in the shape byte: a sum, or a tally */

/*
 * Where the image of a report has its verdict: 2 * edition + balanced, with the
 * edition of the rules that it was reached by.
 */
#define GOV_IMAGE_VERDICT	3
#define GOV_NO_VERDICT		0

#define GOV_EXTRA_MAX		18	/* bytes of a value that follows a code */
#define GOV_PLAIN_MAX		(GOV_IMAGE_HEADER + GOV_ALL_SLOTS * (1 + GOV_EXTRA_MAX))
/* Of an image that was packed: it has no corrected cells. */
#define GOV_UNPACKED_MAX	(GOV_IMAGE_HEADER + GOV_ALL_SLOTS * (1 + GOV_EXTRA_MAX / 2))

/* Codes of cells; those below GOV_CODE_BYTE are the value itself. */
enum
{
	GOV_CODE_BYTE = 192, GOV_CODE_2 = 240, GOV_CODE_3, GOV_CODE_4, GOV_CODE_8, GOV_CODE_NEGATIVE,
	GOV_CODE_SCALED, GOV_CODE_IMPUTED, GOV_CODE_CORRECTED, GOV_CODE_STATED,
	GOV_CODE_BLANK = 252, GOV_CODE_NOT_APPLICABLE, GOV_CODE_ILLEGIBLE, GOV_CODE_ABSENT
};

/* Returns true for an image of several reports: a sum or a tally. */
static inline bool
gov_figures_image_is_sum(const uint8_t *image, size_t len)
{
	return len > 1 && (image[1] & GOV_IMAGE_WIDE);
}

/* Returns true for images with cells that version 1 has no codes for. */
static inline bool
gov_figures_image_is_version_2(const uint8_t *image)
{
	return image[0] == GOV_IMAGE_VERSION_2;
}

/* Returns true for an image that is read by way of planes.h alone. */
static inline bool
gov_figures_image_is_packed(const uint8_t *image, size_t len)
{
	return len > 1 && image[0] == GOV_IMAGE_VERSION_3 && !(image[1] & GOV_IMAGE_WIDE);
}

/* Makes an image that has no verdict yet; returns its length. */
extern size_t gov_figures_encode(const GovFigures *f, uint8_t image[GOV_PLAIN_MAX]);

/*
 * Opens an image, which is trusted in nothing but its verdict; returns false and
 * fills err when it is none.
 */
extern bool gov_figures_image_decode(const uint8_t *image, size_t len, GovFigures *f, GovError *err);

/*
 * Gets one cell, and verifies no more than that takes.  Leaves *t alone where the
 * block of the cell is absent.
 */
extern bool gov_figures_image_cell(const uint8_t *image, size_t len, int slot, GovStatus *status,
								   GovTotal *t, GovError *err);

/* Verifies the bytes that all kinds of images start with. */
extern bool gov_figures_image_check_header(const uint8_t *image, size_t len, GovError *err);

/* Puts the header of an image of version 1. */
extern void gov_figures_image_put_header(uint8_t *image, int shape, int verdict);

/* A report's image as it is read, with its header checked. */
typedef struct GovPlain
{
	const uint8_t *image;
	const uint8_t *codes;
	const uint8_t *extra;		/* next value to be read */
	const uint8_t *end;
	int			shape;
	uint8_t		unpacked[GOV_UNPACKED_MAX]; /* for an image that was packed
											 * (planes.h) */
} GovPlain;

/* Checks the header, and that there are as many codes as the shape says. */
extern bool gov_figures_image_open(GovPlain *p, const uint8_t *image, size_t len, GovError *err);

/*
 * Returns true when any of n cells from an index on, all of one block, is not
 * absent.
 */
extern bool gov_figures_image_has_any(const GovPlain *p, int index, int n);

/*
 * Finds the next run of blocks that are present, from block *b on: *start and
 * *end are its cells in an image that has all.  Returns false at the end.
 */
static inline bool
gov_figures_image_next_run(int shape, int *b, int *start, int *end)
{
	unsigned	rest = (unsigned) shape >> *b;

	if (rest == 0)
		return false;
	*b += __builtin_ctz(rest);
	*start = gov_figures_block_start[*b];
	*b += __builtin_ctz(~((unsigned) shape >> *b));
	*end = gov_figures_block_start[*b];
	return true;
}

/*
 * Appends to at, of which nat are taken, the positions of codes from GOV_CODE_BYTE
 * on, plus base.  Returns how many are taken then.
 */
extern int	gov_figures_image_find_escapes(const uint8_t *codes, int n, int base, uint16_t *at, int nat);

/* Returns the length of the value that follows a code; -1: there is no such code. */
extern int	gov_figures_image_extra_length(uint8_t code);

/* Puts a number from GOV_CODE_BYTE to 65535, and sets its code; returns the end. */
extern uint8_t *gov_figures_image_put_number(uint8_t *extra, int v, uint8_t *code);

/* Reads what such a code means, of the cell at index; takes its value off p->extra. */
extern bool gov_figures_image_read_escape(GovPlain *p, int index, uint8_t code, GovStatus *status,
										  GovDecimal *d, GovError *err);

/*
 * Returns true when the image of a report has a verdict of this edition of the
 * rules (rules/verdict.h); then *balanced is what it says.
 */
static inline bool
gov_figures_image_verdict(const uint8_t *image, size_t len, int edition, bool *balanced)
{
	if (len < GOV_IMAGE_HEADER ||
		(image[0] != GOV_IMAGE_VERSION && image[0] != GOV_IMAGE_VERSION_2 && image[0] != GOV_IMAGE_VERSION_3) ||
		image[GOV_IMAGE_VERDICT] >> 1 != edition)
		return false;
	*balanced = image[GOV_IMAGE_VERDICT] & 1;
	return true;
}

/* Sets the verdict of the image of a report. */
static inline void
gov_figures_image_set_verdict(uint8_t *image, int edition, bool balanced)
{
	image[GOV_IMAGE_VERDICT] = (uint8_t) (edition << 1 | balanced);
}

/* Fills err for an image whose verdict is not that of its figures; returns false. */
extern bool gov_figures_image_refuse_verdict(GovError *err);

#endif
