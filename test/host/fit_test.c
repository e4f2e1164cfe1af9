/*
 * fit_test.c
 *		Rows whose cells must be found by what other rows show: texts that have
 *		led the reader astray.
 */
#include <string.h>

#include "core/read/read.h"
#include "tap.h"

static GovArena arena;

/* From a block of just its size, so that ASAN sees what is read beyond it. */
static void
read_text(const char *s, GovReport *r)
{
	size_t		len = strlen(s);
	char	   *copy = malloc(len);

	memcpy(copy, s, len);
	gov_arena_reset(&arena);
	if (gov_read(&arena, copy, len, GOV_READ_CELLS, r, NULL) != GOV_OK)
		r->is_report = false;
	free(copy);
}

static int
reported(const GovReport *r)
{
	int			n = 0;

	for (int s = 0; s < GOV_NSLOTS; s++)
		n += r->figures.status[s] == GOV_REPORTED;
	return n;
}

int
main(void)
{
	GovReport	r;

	gov_arena_init(&arena, &gov_malloc_host);

	/* no row is full, and the first has fewer cells behind its label */
	read_text("<table>"
			  "<tr><td rowspan=3>(六)其他处理<td>1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
			  "<td><td><td><td><td><td>\n"
			  "<tr><td>3.其他<td>2<td>1<td><td><td><td><td>3</table>", &r);
	ok(reported(&r) == 3, "a row with fewer cells than another prints values in is left out, and nothing beyond it is read");

	gov_arena_free(&arena);
	printf("1..%d\n", ntests);
	return nfailed > 0;
}
