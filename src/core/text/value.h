/*
 * value.h
 *		What a value cell prints.
 */
#ifndef GOV_TEXT_VALUE_H
#define GOV_TEXT_VALUE_H

#include "core/base/arena.h"

typedef enum GovValueKind
{
	GOV_VALUE_NONE,				/* not a value at all: text */
	GOV_VALUE_EMPTY,
	GOV_VALUE_NUMBER,
	GOV_VALUE_NA,				/* a stroke or words for "not applicable" */
	GOV_VALUE_JUNK				/* short, no words, and no number either */
} GovValueKind;

typedef enum GovMoney
{
	GOV_MONEY_NONE, GOV_MONEY_YUAN, GOV_MONEY_WAN, GOV_MONEY_YI,
	GOV_MONEY_DOUBTFUL			/* a head prints a unit that isn't the form's */
} GovMoney;

typedef struct GovValue
{
	int64_t		value;			/* / 10^scale, scale as small as can be */
	uint8_t		scale;
	uint8_t		money;			/* GovMoney: the unit printed with it */
} GovValue;

/* s is trimmed. */
extern GovValueKind gov_value_read(const char *s, size_t len, GovValue *v);

/* Multiply by 10^digits; false when it leaves 64 bits. */
extern bool gov_value_shift(GovValue *v, int digits);

#endif
