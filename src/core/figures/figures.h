/*
 * figures.h
 *		Every statutory figure of a report: value and status of each cell.
 *
 * Figures have an open form to work on and an image to store.  There are two
 * kinds of image: the figures of one report, about a byte a cell; and the
 * sum of several reports, which also counts the contributors of each cell,
 * so that taking a report out gives exactly what was there before.  Equal
 * figures have equal images; a reader rejects any image that breaks that.
 */
#ifndef GOV_FIGURES_FIGURES_H
#define GOV_FIGURES_FIGURES_H

#include "core/base/arena.h"
#include "core/base/total.h"
#include "core/form/form.h"

typedef enum GovStatus
{
	GOV_ABSENT = 0,				/* the row or table is not in the text */
	GOV_REPORTED,				/* a number is printed */
	GOV_BLANK,					/* the cell is there, empty */
	GOV_NOT_APPLICABLE,			/* a stroke, or words that say so */
	GOV_ILLEGIBLE,				/* something is printed that is no number */
	GOV_IMPUTED					/* not printed; the equations leave one value */
} GovStatus;

extern const char *const gov_status_names[];	/* by GovStatus */

/*
 * The open form: value[i] / 10^scale[i] where status is REPORTED or IMPUTED.
 * Scale is the smallest that is exact, so that equal numbers are equal bits.
 */
typedef struct GovFigures
{
	int64_t		value[GOV_NSLOTS];
	uint8_t		status[GOV_NSLOTS];
	uint8_t		scale[GOV_NSLOTS];
} GovFigures;

static inline bool
gov_has_number(GovStatus status)
{
	return status == GOV_REPORTED || status == GOV_IMPUTED;
}

/*
 * The image of one report's figures: a header of four bytes, which says
 * whether they balance; a code for each cell of the blocks that are present;
 * then the values that do not fit a code.  Multi-byte values are
 * little-endian.
 */
#define GOV_IMAGE_VERSION	1
#define GOV_IMAGE_HEADER	4
#define GOV_IMAGE_VERDICT	3	/* a byte that equal figures may differ in */
#define GOV_IMAGE_WIDE		0x80	/* in the shape byte: a sum */
#define GOV_WIDE_NOTES		0x01	/* in a sum's shape byte: has notes[], */
#define GOV_WIDE_HIGH		0x08	/* notes[] and high[] */
#define GOV_PLAIN_MAX		(GOV_IMAGE_HEADER + GOV_NSLOTS * 10)

extern size_t gov_figures_encode(const GovFigures *f, uint8_t image[GOV_PLAIN_MAX]);

/*
 * Either kind of image, trusted in nothing; false fills err.  A sum's cell is
 * REPORTED when any of its reports gave a number; GOV_ERR_RANGE says that one
 * does not fit 64 bits.
 */
extern bool gov_figures_decode(const uint8_t *image, size_t len,
							   GovFigures *f, GovError *err);

/* Of a verified image with figures f: the verdict is made that of today's rules. */
extern void gov_image_judge(uint8_t *image, size_t len, const GovFigures *f);

/*
 * The same as gov_figures_decode(), as the rules need it: a cell of a sum to which not every report
 * contributed is BLANK, for it cannot be held against other cells.
 */
extern bool gov_figures_decode_complete(const uint8_t *image, size_t len,
										GovFigures *f, GovError *err);

/*
 * a - b cell by cell, where both have a number; other cells are absent.  False
 * when a difference leaves 64 bits.
 */
extern bool gov_figures_subtract(const GovFigures *a, const GovFigures *b,
								 GovFigures *difference, GovError *err);

/*
 * The image of a sum, with room in front for the host's length word.  Cells
 * are in the order of the image, not of the form.  In memory it is in the
 * byte order of the machine.
 */
enum
{
	GOV_NOTE_BLANK, GOV_NOTE_NOT_APPLICABLE, GOV_NOTE_ILLEGIBLE,
	GOV_NOTE_IMPUTED,			/* these are among the contributors */
	GOV_NNOTES
};

/* Needs no more than the host's alignment. */
typedef int64_t GovSum __attribute__((aligned(4)));

typedef struct GovWide
{
	uint32_t	host;			/* not ours, and not part of the image */
	uint8_t		version;
	uint8_t		shape;			/* GOV_IMAGE_WIDE, GOV_WIDE_NOTES */
	uint16_t	reserved;		/* 0 */
	uint32_t	reports;
	uint32_t	nscaled;		/* number of cells with a scale */
	GovSum		sum[GOV_NSLOTS];
	uint32_t	num[GOV_NSLOTS];	/* reports that gave a number */
	uint8_t		scale[GOV_NSLOTS];
	uint8_t		reserved2[2];	/* 0 */
	uint32_t	notes[GOV_NNOTES][GOV_NSLOTS];	/* reports that gave none, and
												 * why; left off if all 0 */
	GovSum		high[GOV_NSLOTS];	/* the upper halves of sums of 128 bits;
									 * left off if sum[] holds them all */
} GovWide;

/* What is stored; the struct may be longer, for the sake of its alignment. */
#define GOV_WIDE_HOST		offsetof(GovWide, version)
#define GOV_WIDE_SHORT		offsetof(GovWide, notes)
#define GOV_WIDE_LONG		offsetof(GovWide, high)
#define GOV_WIDE_FULL		(GOV_WIDE_LONG + sizeof(GovSum) * GOV_NSLOTS)
#define GOV_IMAGE_MAX		(GOV_WIDE_FULL - GOV_WIDE_HOST)

/* By its shape byte; with the host's word. */
static inline size_t
gov_wide_size_of(int shape)
{
	return (shape & GOV_WIDE_HIGH) ? GOV_WIDE_FULL :
		(shape & GOV_WIDE_NOTES) ? GOV_WIDE_LONG : GOV_WIDE_SHORT;
}

static inline size_t
gov_wide_size(const GovWide *w)
{
	return gov_wide_size_of(w->shape);
}

static inline bool
gov_image_is_wide(const uint8_t *image, size_t len)
{
	return len > 1 && (image[1] & GOV_IMAGE_WIDE);
}

typedef enum GovSumResult
{
	GOV_SUM_DONE,
	GOV_SUM_NEEDS_ROOM,			/* it is unchanged: give it room, try again */
	GOV_SUM_FAILED				/* err is filled, the sum is void */
} GovSumResult;

/* A sum of no reports; with notes, *w is a whole GovWide. */
extern void gov_wide_init(GovWide *w, bool notes);

/* Room for notes and for sums of 128 bits; *w is a whole GovWide. */
extern void gov_wide_give_room(GovWide *w);

/* Needed before a sum that was given notes or room is shown: drops what it does not need. */
extern void gov_wide_settle(GovWide *w);

/*
 * Add or take out an image of either kind.  The numbers of reports in all never
 * come to more than 2^32 - 1, and no sum of so many figures leaves 128 bits: so
 * neither depends on the order.
 */
extern GovSumResult gov_wide_add(GovWide *w, const uint8_t *image, size_t len, GovError *err);
extern GovSumResult gov_wide_remove(GovWide *w, const uint8_t *image, size_t len, GovError *err);

/* An aligned, verified copy.  *w is a whole GovWide. */
extern bool gov_wide_load(const uint8_t *image, size_t len, GovWide *w, GovError *err);
extern bool gov_wide_verify(const GovWide *w, GovError *err);

/* The numbers as figures; false when one does not fit 64 bits. */
extern bool gov_wide_open(const GovWide *w, GovFigures *f, GovError *err);

/* What a cell adds up to. */
extern GovTotal gov_wide_total(const GovWide *w, int index);

/* For one who makes a sum of such cells; *w is a whole GovWide. */
extern void gov_wide_set_total(GovWide *w, int index, GovTotal t);

/* One report's figures, exactly, if that is what the sum holds. */
extern bool gov_wide_single(const GovWide *w, GovFigures *f);

/* Where the image of a sum has the cell of a slot. */
extern int	gov_wide_index(int slot);

/* To and from the byte order of the wire; in place. */
extern void gov_image_swap_for_wire(uint8_t *image, size_t len);

/*
 * A figure as users name it: an item or a group total, and a party.  "other"
 * is both: the row of 2019 and the total of the three rows of 2021.
 */
typedef struct GovRef
{
	int16_t		item;			/* -1: none */
	int16_t		group;			/* -1: none */
	int16_t		party;			/* -1: outside table 3 */
} GovRef;

typedef enum GovRefError
{
	GOV_REF_OK,
	GOV_REF_UNKNOWN_ITEM,
	GOV_REF_UNKNOWN_PARTY,
	GOV_REF_NO_PARTIES			/* a party of an item that has none */
} GovRefError;

/* "received", "total"; party may be NULL: the total. */
extern GovRefError gov_ref_resolve(const char *item, size_t item_len,
								   const char *party, size_t party_len, GovRef *ref);

/* "received.total", "received" */
extern GovRefError gov_ref_resolve_path(const char *path, size_t len, GovRef *ref);

typedef enum GovLookup
{
	GOV_LOOKUP_NONE,			/* no number */
	GOV_LOOKUP_NUMBER,
	GOV_LOOKUP_FAILED			/* err is filled */
} GovLookup;

extern GovLookup gov_image_lookup(const uint8_t *image, size_t len, GovRef ref,
								  GovTotal *t, GovError *err);

/*
 * One cell; a sum's without a number is ABSENT.  Fails only for what it comes
 * by: it does not verify the rest.
 */
extern bool gov_image_cell(const uint8_t *image, size_t len, int slot, GovStatus *status,
						   GovTotal *t, GovError *err);

/* As gov_image_lookup(), from figures that are open.  False: no number. */
extern bool gov_figures_lookup(const GovFigures *f, GovRef ref, GovTotal *t);

#ifdef USE_ASSERT_CHECKING
extern bool gov_figures_invariant(const GovFigures *f);
#endif

#endif
