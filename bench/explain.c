/*
 * explain.c
 *		How often an error that was put into a balanced report is explained,
 *		and what that takes: a table of what the goals speak of.
 *
 *	  explain [REPORTS [SEED]]
 */
#include "inject.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double) t.tv_sec * 1e6 + (double) t.tv_nsec / 1e3;
}

static int
by_time(const void *a, const void *b)
{
	double		x = *(const double *) a;
	double		y = *(const double *) b;

	return (x > y) - (x < y);
}

int
main(int argc, char **argv)
{
	int			reports = argc > 1 ? atoi(argv[1]) : 2000;
	Random		r = {argc > 2 ? strtoull(argv[2], NULL, 0) | 1 : 20261122};
	GovArena	a;
	double	   *times = calloc((size_t) (reports > 0 ? reports : 1), sizeof(double));

	if (reports < 1 || !times)
		return 2;
	gov_arena_init(&a, &gov_malloc_host);
	printf("%-28s %8s %8s %8s %8s %9s %9s %8s %8s %8s\n", "put in", "reports", "smaller", "only, %",
		   "first, %", "first 3,%", "among, %", "mean us", "p99 us", "max us");
	for (int kind = 0; kind < NKINDS; kind++)
	{
		int			n = 0,
					smaller = 0,
					only = 0,
					first = 0,
					three = 0,
					among = 0,
					cut_short = 0,
					lied = 0;
		double		total = 0;

		while (n < reports)
		{
			GovFigures	truth,
						printed;
			GovExplained out;
			double		start;
			int			form = below(&r, 2) ? GOV_FORM_2021 : GOV_FORM_2019;
			int			at = -1;
			int			size = 0;

			random_report(&r, &truth, form, getenv("SIZE") ? atoi(getenv("SIZE")) : random_size(&r));
			printed = truth;
			if (!inject(&r, kind, &printed))
				continue;
			start = now();
			if (gov_explain(&a, &printed, NULL, 4, &out) != GOV_OK)
				return 1;
			times[n] = now() - start;
			total += times[n++];
			for (int i = out.n - 1; i >= 0; i--)
				if (is_the_truth(&out.list[i], &truth, &printed, true))
					at = i;
			for (int slot = 0; slot < GOV_NSLOTS; slot++)
				size += printed.status[slot] == GOV_REPORTED &&
					printed.value[slot] != truth.value[slot];
			/* what is hidden by missing cells, or explained by fewer changes */
			if (out.consistent || (out.n > 0 && at < 0 && out.list[0].nchanges < size))
				smaller++;
			only += at == 0 && out.count == 1;
			first += at == 0;
			three += at >= 0 && at < 3;
			among += at >= 0;
			cut_short += !out.complete;
			lied += out.complete && out.count == 1 && at != 0 && out.n > 0 &&
				out.list[0].nchanges == size && out.list[0].changes[0].determined;
			gov_arena_reset(&a);
		}
		qsort(times, (size_t) n, sizeof(double), by_time);
		printf("%-28s %8d %8d %8.2f %8.2f %9.2f %9.2f %8.1f %8.1f %8.1f", kind_names[kind], n, smaller,
			   100.0 * only / n, 100.0 * first / n, 100.0 * three / n, 100.0 * among / n,
			   total / n, times[n * 99 / 100], times[n - 1]);
		if (cut_short)
			printf("  %d cut short", cut_short);
		if (lied)
			printf("  %d WRONG though the only one of its size", lied);
		putchar('\n');
	}
	gov_arena_free(&a);
	free(times);
	return 0;
}
