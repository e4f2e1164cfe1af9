/*
 * image.h
 *		The image of one report's figures from the inside: for code that works
 *		on it without opening it.  What it means is in figures.c.
 */
#ifndef GOV_FIGURES_IMAGE_H
#define GOV_FIGURES_IMAGE_H

#include "core/figures/figures.h"
#include "core/form/editions.h"

enum
{
	CODE_BYTE = 192, CODE_2 = 240, CODE_3, CODE_4, CODE_8, CODE_NEGATIVE,
	CODE_SCALED, CODE_IMPUTED,
	CODE_BLANK = 252, CODE_NOT_APPLICABLE, CODE_ILLEGIBLE, CODE_ABSENT
};

/*
 * Cells lie in blocks that a report has as a whole or not at all.  A full
 * report of either form is one run of blocks.  This is what lies on disk: a
 * new edition of the form adds blocks behind those that there are.  Both are
 * numbered in form.def.
 */
#define NBLOCKS			((int) GOV_NBLOCKS)

/* The cells of an item: the first one's number. */
enum
{
#define CELL(block, n)	n
#define BLOCK(block, n) n
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) \
	GOV_CELL_##id = stored,
#include GOV_FORM_DEF
#undef CELL
#undef BLOCK
};

/* Where blocks start in an image that has them all; cells to slots and back. */
extern const uint8_t gov_block_start[NBLOCKS + 1];
extern const uint8_t gov_index_slot[GOV_NSLOTS];
extern const uint8_t gov_slot_index[GOV_NSLOTS];

/*
 * Version 1.0 had seven blocks, whose bits are in the shape byte; those of
 * others are in the byte behind it.
 */
#define SHAPE_BITS		7
#define SHAPE_1_0		((1 << SHAPE_BITS) - 1)
#define SHAPE_ALL		((1 << NBLOCKS) - 1)

static inline int
gov_plain_shape(const uint8_t *image)
{
	return image[1] | image[2] << SHAPE_BITS;
}

/* Both fill err and return false. */
extern bool gov_figures_fail(GovError *err, GovErrorCode code, const char *message,
							 const char *fmt,...) __attribute__((format(printf, 4, 5)));
extern bool gov_cell_out_of_range(GovError *err, int index);

#define fail		gov_figures_fail
#define corrupt(err, ...) \
	gov_figures_fail(err, GOV_ERR_CORRUPT, "invalid image of govfigures", __VA_ARGS__)

/* "received.total" */
extern const char *gov_slot_name(int slot, char buf[64]);

extern bool gov_image_check_header(const uint8_t *image, size_t len, GovError *err);

/* A report's image, its header checked. */
typedef struct GovPlain
{
	const uint8_t *image;
	const uint8_t *codes;
	const uint8_t *extra;		/* next value to be read */
	const uint8_t *end;
	int			shape;
} GovPlain;

extern bool gov_plain_open(GovPlain *p, const uint8_t *image, size_t len, GovError *err);

/* The next run of blocks that are present, from block *b on, in a full image. */
static inline bool
gov_plain_run(int shape, int *b, int *start, int *end)
{
	unsigned	rest = (unsigned) shape >> *b;

	if (rest == 0)
		return false;
	*b += __builtin_ctz(rest);
	*start = gov_block_start[*b];
	*b += __builtin_ctz(~((unsigned) shape >> *b));
	*end = gov_block_start[*b];
	return true;
}

/*
 * The positions of codes from CODE_BYTE on, plus base, appended to at, of which
 * nat are taken; returns their number.
 */
extern int	gov_plain_escapes(const uint8_t *codes, int n, int base, uint8_t *at, int nat);

/* What such a code means; its value is taken off p->extra. */
extern bool gov_plain_escape(GovPlain *p, int index, uint8_t code, GovStatus *status,
							 GovDecimal *d, GovError *err);

/*
 * The verdict in an image's header: 2 * edition + balanced.  The edition goes
 * up whenever a rule of severity error changes, or how it is judged, which it
 * does with each edition of the form.  Figures stored before then stay good:
 * their verdict is not looked at, but reached anew.  So it is no part of what
 * makes figures equal.
 */
#define GOV_RULES_CHANGES	0	/* besides those that editions bring; it was
								 * -1 in version 1.0 */
#define GOV_RULES_EDITION	((int) GOV_NEDITIONS + GOV_RULES_CHANGES)

/* For figures f, of which the rest of the image is there. */
extern uint8_t gov_plain_verdict(const uint8_t *image, size_t len, const GovFigures *f);

/*
 * Add to one cell of a sum; its contributors are not touched.  *w has room, or is
 * a whole GovWide.
 */
extern bool gov_wide_add_cell(GovWide *w, int index, GovDecimal d, GovError *err);

#endif
