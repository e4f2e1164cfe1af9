/*
 * cells.c
 *		A short text as a row of cells, a character each.
 */
#include "core/regions/cells.h"

#include "core/text/fold.h"

#define FULL_WIDTH_FIRST	0xFF01	/* ！ to ～ are ! to ~ */
#define FULL_WIDTH_LAST		0xFF5E
#define FULL_WIDTH_OFFSET	0xFEE0

/* Spaces of three bytes: U+3000, BOM, U+2000 to U+200F. */
static inline bool
is_wide_space(uint32_t c)
{
	return c == 0x3000 || c == 0xFEFF || (c >= 0x2000 && c <= 0x200F);
}

/* Spaces of one byte or two, the soft hyphen, and carriage returns. */
static inline bool
is_narrow_space(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == 0xA0 || c == 0xAD;
}

void
gov_regions_load_cells(Cells *t, GovStr s, int year, bool keep_lines)
{
	const char *p = s.s;
	const char *end = p ? p + s.len : NULL;
	int			n = 0;

	while (p < end && n < MAX_CELLS)
	{
		const char *from = p;
		char	   *cell = t->b + 3 * n;
		uint32_t	c = gov_next_char(&p, end);

		if (p - from == 3)
		{
			if (is_wide_space(c))
				continue;
			memcpy(cell, from, 3);
			if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST)
				c -= FULL_WIDTH_OFFSET;
		}
		else
		{
			if (is_narrow_space(c) || (c == '\n' && !keep_lines))
				continue;
			memset(cell, 0, 3);
			/* what is no part of a name, and fits no cell */
			if (c > UINT16_MAX || (c < ' ' && c != '\n'))
				c = '|';
		}
		t->c[n++] = (uint16_t) c;
	}
	t->n = n;
	t->c[n] = 0;
	t->year = year;
}

GovStr
gov_regions_last_cells(GovStr s)
{
	const uint32_t max = 3 * MAX_CELLS;

	if (s.s && s.len > max)
	{
		s.s += s.len - max;
		s.len = max;
		/* not from within a character */
		while (s.len > 0 && (*s.s & 0xC0) == 0x80)
			s.s++, s.len--;
	}
	return s;
}
