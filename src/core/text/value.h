/*
 * value.h
 *		What a value cell prints, and in which unit.
 */
#ifndef GOV_TEXT_VALUE_H
#define GOV_TEXT_VALUE_H

#include "core/base/str.h"

typedef enum GovValueKind
{
	GOV_VALUE_NONE,				/* not a value at all: text */
	GOV_VALUE_EMPTY,
	GOV_VALUE_NUMBER,
	GOV_VALUE_NA,				/* a stroke or words for "not applicable" */
	GOV_VALUE_JUNK,				/* short, no words, and no number either */
	GOV_VALUE_UNCLEAR			/* a number, but what is printed with it isn't
								 * understood */
} GovValueKind;

typedef enum GovPrinted
{
	GOV_PRINTED_NOTHING,
	GOV_PRINTED_PIECES,			/* 件 and its like: a count, no amount */
	GOV_PRINTED_UNCLEAR,		/* something that may change what the number
								 * means */
	GOV_PRINTED_YUAN			/* + n: 10^n yuan */
} GovPrinted;

#define GOV_PRINTED_WAN		(GOV_PRINTED_YUAN + 4)

typedef struct GovValue
{
	int64_t		value;			/* / 10^scale, scale as small as can be */
	uint8_t		scale;
	uint8_t		unit;			/* GovPrinted, with the number */
	bool		worded_sign;	/* its sign is in words only: 减4 */
} GovValue;

/* s is trimmed. */
extern GovValueKind gov_value_read(const char *s, size_t len, GovValue *v);

/* Nearly all numbers are digits with a comma, a point or a minus at most; false: it is
 * something else, a number perhaps. */
extern bool gov_value_read_plain(const char *s, size_t len, GovValue *v);

/* The unit that is all that is printed, in brackets or not; else NOTHING. */
extern uint8_t gov_unit_read(const char *s, size_t len);

/*
 * The unit of money that a column's head or a row's label prints, whatever else
 * it says: NOTHING, UNCLEAR (more than one, or none of ours), or YUAN + n.
 */
extern uint8_t gov_unit_in_words(const char *s, size_t len);

/* What a cell of the form can hold. */
typedef struct GovCellKind
{
	bool		is_money;
	bool		is_signed;
	uint8_t		unit;			/* YUAN + n: of money that prints none itself */
} GovCellKind;

/* Bring a number into the cell's unit; false when it can't be that cell's. */
extern bool gov_value_to_cell(GovValue *v, GovCellKind cell);

#endif
