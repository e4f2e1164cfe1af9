/*
 * explain.c
 *		How often an error that was put into a balanced report is explained,
 *		and what that takes, beside what is aimed at.
 *
 *	  explain [REPORTS [SEED [RESULTS]]]
 *
 * What has a goal is written to the file RESULTS, too, as the other parts of the
 * benchmark write theirs.
 *
 * "Tied" are reports that other sets of as many cells balance as well (which
 * the test of explanations checks against brute force), "fewer" those that
 * fewer cells do: there, no arithmetic could tell.
 */
#include "inject.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* What is aimed at, in percent and microseconds; 0: nothing. */
static const struct
{
	double		only;
	double		among;
	double		first;
	double		three;
	double		mean;
}			goals[NKINDS] = {
	[KIND_ONE] = {100, 100, 0, 0, 10},
	[KIND_TWO] = {99.9, 100, 0, 0, 20},
	[KIND_THREE] = {99.5, 100, 0, 0, 50},
	[KIND_ONE_AND_MISSING] = {99, 99.7, 0, 0, 60},
	[KIND_ANY_ONE] = {100, 100, 0, 0, 10},
	[KIND_ANY_TWO] = {99.9, 100, 0, 0, 20},
	[KIND_ANY_THREE] = {99.5, 100, 0, 0, 50},
	[KIND_ANY_ONE_AND_MISSING] = {99, 99.7, 0, 0, 60},
	[KIND_SHIFT] = {0, 0, 100, 0, 100},
	[KIND_COLUMN] = {0, 0, 100, 0, 100},
	[KIND_REMEDY] = {0, 0, 0, 80, 0},
	[KIND_ANY_REMEDY] = {0, 0, 0, 80, 0}
};

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

static FILE *results = NULL;

static void
result(Kind kind, const char *id, const char *what, double value, const char *unit, double goal)
{
	if (results && goal > 0)
		fprintf(results, "explain_%d_%s\t%s: %s\t%.4f\t%s\t%s\t%g\n", kind, id, kind_names[kind], what, value, unit,
				*unit == '%' ? ">=" : "<=", goal);
}

static void
percent(int n, int of, double goal)
{
	char		aim[16] = "";

	if (goal > 0)
		snprintf(aim, sizeof(aim), goal < 100 && goal > 99 ? "(%.1f)" : "(%.0f)", goal);
	printf(" %6.2f %-6s", 100.0 * n / of, aim);
}

static void
put_in(Random *r, GovArena *a, Kind kind, int reports, double *times)
{
	int			n = 0,
				fewer = 0,
				tied = 0,
				only = 0,
				first = 0,
				three = 0,
				among = 0,
				cut_short = 0,
				lies = 0;
	double		total = 0;
	char		aim[16] = "";

	while (n < reports)
	{
		GovFigures	truth,
					printed;
		GovExplained out;
		double		start;
		int			form = below(r, 2) ? GOV_FORM_2021 : GOV_FORM_2019;
		int			at = -1;
		int			size = 0;

		random_report(r, &truth, form, random_size(r));
		printed = truth;
		if (!inject(r, kind, &printed))
			continue;
		start = now();
		if (gov_explain(a, &printed, NULL, 4, &out) != GOV_OK)
			exit(1);
		times[n] = now() - start;
		total += times[n++];
		for (int i = out.n - 1; i >= 0; i--)
			if (is_the_truth(&out.list[i], &truth, &printed, false))
				at = i;
		for (int slot = 0; slot < GOV_NSLOTS; slot++)
			size += printed.status[slot] == GOV_REPORTED &&
				printed.value[slot] != truth.value[slot];
		fewer += out.consistent || (out.size > 0 && out.size < size);
		tied += out.size == size && out.ties > 1;
		only += at == 0 && out.count == 1;
		/* where another is just as likely there is no first */
		first += at >= 0 && out.list[at].cost == out.list[0].cost;
		three += at >= 0 && at < 3;
		among += at >= 0;
		cut_short += !out.complete;
		lies += out.complete && out.count == 1 && at != 0 && out.size == size;
		gov_arena_reset(a);
	}
	qsort(times, (size_t) n, sizeof(double), by_time);
	printf("%-33s %6d %6d", kind_names[kind], fewer, tied);
	result(kind, "only", "the truth is the only one found", 100.0 * only / n, "%", goals[kind].only);
	result(kind, "among", "it is among all", 100.0 * among / n, "%", goals[kind].among);
	result(kind, "first", "it is the first", 100.0 * first / n, "%", goals[kind].first);
	result(kind, "three", "it is in the first three", 100.0 * three / n, "%", goals[kind].three);
	result(kind, "mean", "CPU time", total / n, "us", goals[kind].mean);
	percent(only, n, goals[kind].only);
	percent(among, n, goals[kind].among);
	percent(first, n, goals[kind].first);
	percent(three, n, goals[kind].three);
	if (goals[kind].mean > 0)
		snprintf(aim, sizeof(aim), "(%.0f)", goals[kind].mean);
	printf(" %6.1f %-5s %6.1f %6.1f", total / n, aim, times[n * 99 / 100], times[n - 1]);
	if (cut_short)
		printf("  %d cut short", cut_short);
	if (lies)
		printf("  %d WRONG though the only one of its size", lies);
	putchar('\n');
}

/* Many errors, many missing cells: what it takes at most. */
static void
worst(Random *r, GovArena *a, int missing, int reports, double *times)
{
	int			cut_short = 0;
	double		total = 0;

	for (int n = 0; n < reports; n++)
	{
		GovFigures	f;
		GovExplained out;
		double		start;

		random_report(r, &f, below(r, 2) ? GOV_FORM_2021 : GOV_FORM_2019, random_size(r));
		for (int i = 4 + n % 9; i > 0; i--)
			inject_misprint(r, &f, random_cell(r, &f));
		for (int i = missing; i > 0; i--)
			make_missing(&f, random_cell(r, &f));
		start = now();
		if (gov_explain(a, &f, NULL, 4, &out) != GOV_OK)
			exit(1);
		times[n] = now() - start;
		total += times[n];
		cut_short += !out.complete;
		gov_arena_reset(a);
	}
	qsort(times, (size_t) reports, sizeof(double), by_time);
	printf("%-33d %9.1f %9.1f %9.1f %9.2f\n", missing, total / reports,
		   times[reports * 99 / 100], times[reports - 1], 100.0 * cut_short / reports);
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
	if (argc > 3 && !(results = fopen(argv[3], "w")))
	{
		perror(argv[3]);
		return 1;
	}
	gov_arena_init(&a, &gov_malloc_host);
	printf("%d balanced reports each, of villages to provinces; goals in brackets; CPU time in us\n\n",
		   reports);
	printf("%-33s %6s %6s %-14s %-14s %-14s %-14s %6s %5s %6s %6s\n", "put in", "fewer", "tied",
		   " the only one,%", "among all, %", "first, %", "first three, %", "mean", "", "p99", "max");
	for (int kind = 0; kind < NKINDS; kind++)
		put_in(&r, &a, (Kind) kind, reports, times);
	printf("\n%-33s %9s %9s %9s %9s\n", "4 to 12 cells and so many missing", "mean", "p99",
		   "max (1000)", "cut, %");
	for (int missing = 0; missing <= 80; missing = missing ? missing * 2 : 5)
		worst(&r, &a, missing, reports, times);
	gov_arena_free(&a);
	free(times);
	return results && fclose(results) != 0;
}
