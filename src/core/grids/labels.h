/*
 * labels.h
 *		The words of the form as the reader meets them: rows, column heads,
 *		groups, headings, and their variants.
 *
 * Built once per arena from the form (form.def) and a few words that are the
 * reader's own; looked up by folded text.
 */
#ifndef GOV_GRIDS_LABELS_H
#define GOV_GRIDS_LABELS_H

#include "core/base/arena.h"
#include "core/text/fold.h"
#include "core/form/form.h"

/* Rows of the form (gov_form_rows), then what else is known. */
enum
{
	LBL_APPLICATIONS = GOV_FIRST_APPLICATION,	/* + GOV_ROW_... */

	LBL_HEADS = GOV_NROWS,		/* column heads of table 2: + GovHeadId */
	LBL_HEAD_CONTENT = LBL_HEADS + GOV_NHEADS,	/* of the column of labels: 信息内容 */
	LBL_ARTICLE,				/* 第二十条第(n)项 */
	LBL_HEAD_PARTY,				/* of table 3; column: GOV_PARTY_... */
	LBL_HEAD_LEGAL,				/* 法人或其他组织: several of them */
	LBL_HEAD_OUTCOME,			/* of table 4; column: outcome */
	LBL_HEAD_REMEDY,			/* column: remedy, or GOV_REMEDY_SEVERAL */
	LBL_HEAD_CROSS,				/* of both: remedy * GOV_NOUTCOMES + outcome */
	LBL_HEAD_REMEDIES,			/* several of these run together */
	LBL_HEAD_ASIDE,				/* of a column with nothing of the form:
								 * serial numbers, codes, remarks */
	LBL_HEAD_SUBTOTAL,			/* of a column that the form does not have */
	LBL_HEAD_OTHER,				/* other heads, and pieces of heads */
	LBL_SECTION,				/* heading of a statutory part: number says
								 * which */
	LBL_GROUP,					/* (三)不予公开 ..., and pieces of them */
	LBL_DECOR,					/* only brackets: explains what stands before */
	LBL_FURNITURE,				/* of the page */
	LBL_UNKNOWN,
	LBL_PROSE					/* too long for any label */
};

#define LBL_IS_ROW(l)	((l) < GOV_NROWS)
#define LBL_IS_HEAD(l)	((l) >= LBL_HEADS && (l) <= LBL_HEAD_OTHER)

/* A column head of table 2, or what stands above the heads or beside them. */
#define LBL_IS_MEASURE(l)	((l) >= LBL_HEADS && (l) <= LBL_ARTICLE)

/* One of table 4. */
#define LBL_IS_REMEDY_HEAD(l)	((l) >= LBL_HEAD_OUTCOME && (l) <= LBL_HEAD_REMEDIES)

/* Rows whose label is a column head as well: 其他, 总计. */
#define LBL_REMAINING	(LBL_APPLICATIONS + GOV_ROW_OTHER_REMAINING)
#define LBL_CONCLUDED	(LBL_APPLICATIONS + GOV_ROW_CONCLUDED)

/* Table 4: so many outcomes of each remedy, the last being their total. */
#define GOV_NOUTCOMES		(GOV_SLOT_LITIGATION_DIRECT_UPHELD - GOV_SLOT_RECONSIDERATION_UPHELD)
#define GOV_NREMEDY_KINDS	(GOV_NREMEDIES / GOV_NOUTCOMES)
#define GOV_REMEDY_TOTAL	(GOV_NOUTCOMES - 1)
#define GOV_REMEDY_SEVERAL	GOV_NREMEDY_KINDS	/* 行政诉讼: two of them */

/* Sets of heads of table 2: bit n is LBL_HEADS + n. */
#define GOV_HEAD(l)		(1u << ((l) - LBL_HEADS))

typedef struct GovRow
{
	uint16_t	text[GOV_FOLD_MAX]; /* outside brackets */
	uint16_t	full[GOV_FOLD_MAX]; /* with brackets' contents */
	uint16_t	alias[GOV_FOLD_MAX];	/* another name of the row */
	uint8_t		n;
	uint8_t		nfull;
	uint8_t		nalias;
	uint8_t		numbering;
	uint8_t		number;
	bool		weak;			/* too common a word to stand by itself */
	int8_t		group;			/* the group that it is a row of, or -1 */
	int8_t		as_group;		/* the group that stands in its place in other
								 * editions, or -1 */
	uint8_t		level;			/* rows of a level begin as many heading cells
								 * at the same depth */
	int			forms;			/* editions that have it */
	uint32_t	amounts;		/* its heads in editions where it has an
								 * amount */
	uint8_t		common_width;	/* cells; 0: depends on the edition */

	/* by edition */
	uint8_t		width[GOV_NEDITIONS];	/* cells; 0: no such row */
	int16_t		slot[GOV_NEDITIONS][GOV_ROW_CELLS];
	uint32_t	against[GOV_NEDITIONS]; /* heads that tell it is not of this
										 * one */
} GovRow;

typedef struct GovLabel
{
	uint32_t	hash;
	uint8_t		id;
	uint8_t		column;			/* of heads: 0-based place in the row, or 255 */
	uint8_t		n;				/* 0: free entry */
	uint16_t	text[GOV_FOLD_MAX];
} GovLabel;

#define GOV_LABEL_TABLE	1024

/*
 * What a text was recognised as, by its very bytes: reports repeat the same
 * lines, so most need no folding.  Only a memory of a pure function.  A text has
 * two places, which differ in the last bit; where both are taken, one goes.
 */
#define GOV_MEMO_MAX	116
#define GOV_MEMO_TABLE	1024

typedef struct GovMemo
{
	uint8_t		len;			/* 0: free */
	uint8_t		label;			/* less than LBL_UNKNOWN, or just that */
	uint8_t		column;
	uint8_t		numbering;
	uint8_t		number;
	bool		open;
	bool		exact;
	bool		met_again;		/* the following is known */
	bool		single;			/* a line of just this is a single cell */
	uint16_t	next;			/* what followed it last time: a guess */
	char		raw[GOV_MEMO_MAX];
} GovMemo;

typedef struct GovLabels
{
	GovRow		rows[GOV_NROWS];
	GovLabel	table[GOV_LABEL_TABLE]; /* open addressing */
	uint64_t	first[1024];	/* bitmap: characters that a label or a column
								 * head begins with */
	uint64_t	heads[1024];	/* bitmap: characters of column heads */
	uint64_t	letters[GOV_NROWS]; /* of each row, as a Bloom filter */
	struct
	{
		uint16_t	text[GOV_FOLD_MAX];
		uint8_t		n;
		uint8_t		number;
		int16_t		row;		/* in its place in other editions, or -1 */
	}			groups[GOV_NGROUPS];	/* their names */
	uint16_t	places[GOV_NHEADS]; /* of heads: bit n, the n-th column of a
									 * row in some edition */
	uint32_t	against[GOV_NEDITIONS]; /* heads that tell, of rows whose
										 * width depends on the edition, that
										 * they are not of this one */
	uint64_t	pairs[1024];	/* first two characters, as a Bloom filter */
	GovMemo		memo[GOV_MEMO_TABLE];
} GovLabels;

extern GovLabels *gov_grid_labels(GovArena *a);

/* By folded text and its hash, by gov_hash_step(); NULL when unknown. */
extern const GovLabel *gov_grid_label_find(const GovLabels *l, const uint16_t *text, int n, uint32_t hash);
extern const GovLabel *gov_grid_label_find_text(const GovLabels *l, const uint16_t *text, int n);

static inline bool
gov_label_may_begin(const GovLabels *l, uint32_t c)
{
	return c < 0x10000 && (l->first[c >> 6] >> (c & 63) & 1);
}

static inline uint32_t
gov_pair_bit(uint32_t a, uint32_t b)
{
	return ((a << 16 | b) * 0x9E3779B1u) >> 16;
}

/* May a label begin with these two? */
static inline bool
gov_label_may_begin_with(const GovLabels *l, uint32_t a, uint32_t b)
{
	uint32_t	bit = gov_pair_bit(a, b);

	return l->pairs[bit >> 6] >> (bit & 63) & 1;
}

static inline uint64_t
gov_letter_bit(uint32_t c)
{
	return (uint64_t) 1 << ((c * 0x9E3779B1u) >> 26);
}

/* Does the piece begin the label of group (number)? */
extern bool gov_grid_begins_group(const GovLabels *labels, const GovLabel *l, int number);

/*
 * How many cells a row has, of the heads seen above it; 0: that depends on the
 * edition, and they don't tell which.
 */
extern int	gov_grid_row_width(const GovLabels *labels, int row, uint32_t heads);

/* Built of nothing but the characters of column heads? */
extern bool gov_grid_is_head_text(const GovLabels *l, const uint16_t *text, int n);

/* Likeness of two folded texts: the edit distance; an exchange of neighbours
 * counts one. */
extern int	gov_grid_edit_distance(const uint16_t *a, int na, const uint16_t *b, int nb);

#endif
