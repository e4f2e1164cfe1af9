/*
 * property_test.c
 *		The reader over generated reports, in every layout, whole and damaged.
 *
 * Whole reports must be read with every cell right; of damaged ones no cell
 * may be reported with a number that the text doesn't print for it.  A
 * failure names layout, seed and damage, with which --dump shows the text.
 */
#include "core/read/read.h"
#include "../generator/generator.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
"usage: property_test [options]\n"
"  --count N      reports per layout, whole, and as many damaged (2500)\n"
"  --seed S       where to begin (1)\n"
"  --layout L     1 to 19, or 20 for a layout per table (all)\n"
"  --damage D     only these, with commas, or all, or none (whole reports and\n"
"                 each kind of damage in turn)\n"
"  --damages N    how many of each kind in a report (1 to 5 by chance)\n"
"  --failures N   how many to describe per test (3)\n"
"  --verbose      describe all that is missed, too\n"
"  --dump         print the text of the report with this layout, seed and\n"
"                 damage, and what is not right of it\n"
"  --write FILE   the text of the first failure\n";

/* Sets of damage that are tried, besides each alone. */
static const unsigned mixtures[] = {
	GEN_DELETE | GEN_DOUBLE,
	GEN_DELETE | GEN_DOUBLE | GEN_EXCHANGE,
	GEN_DELETE | GEN_LABEL,
	GEN_DELETE | GEN_DOUBLE | GEN_EXCHANGE | GEN_LABEL | GEN_FURNITURE,
	GEN_DEDUPE_NEXT | GEN_LABEL,
};

#define NMIXTURES	((int) (sizeof(mixtures) / sizeof(*mixtures)))
#define NKINDS		(8 + NMIXTURES)

typedef struct Tally
{
	long		reports;
	long		right;			/* reports with every cell right */
	long		cells;			/* that must be found, or are printed */
	long		missed;
	long		wrong;
	long		status;
	long		header;			/* reports with a wrong header */
	long		silent;			/* reports of which cells are absent and
								 * nothing says why */
} Tally;

typedef struct Test
{
	long		count;
	uint64_t	seed;
	int			layout;
	bool		only;			/* this damage */
	unsigned	damage;
	int			ndamages;
	long		failures;
	bool		verbose;
	bool		dump;
	const char *write;
	GenGenerator *generator;
	GovArena	arena;
} Test;

static const char *
damage_name(unsigned damage)
{
	static char buf[200];

	buf[0] = '\0';
	for (int i = 0; gen_damage_names[i]; i++)
		if (damage & (1u << i))
		{
			if (buf[0])
				strcat(buf, ",");
			strcat(buf, gen_damage_names[i]);
		}
	return buf[0] ? buf : "none";
}

static const char *
show(char *buf, size_t size, GovStatus status, int64_t value, int scale)
{
	if (status != GOV_REPORTED)
		snprintf(buf, size, "%s", gov_figures_status_names[status]);
	else if (scale > 0)
		snprintf(buf, size, "%llde-%d", (long long) value, scale);
	else
		snprintf(buf, size, "%lld", (long long) value);
	return buf;
}

static void
describe_cell(const GenReport *r, const GovReport *got, int slot, const char *verdict)
{
	const GenTruth *t = &r->cells[slot];
	int			party = gov_form_party_of_slot(slot);
	char		a[64];
	char		b[64];

	printf("#   %s: %s%s%s expected %s", verdict, gov_items[gov_form_item_of_slot(slot)].code,
		   party < 0 ? "" : ".", party < 0 ? "" : gov_parties[party].code,
		   show(a, sizeof(a), t->status, t->value, t->scale));
	for (int i = 0; i < t->nothers; i++)
		printf(" or %s", show(a, sizeof(a), GOV_REPORTED, t->others[i].value, t->others[i].scale));
	printf("%s got %s", t->may ? " (or none)" : "",
		   show(b, sizeof(b), (GovStatus) got->figures.status[slot],
				got->figures.value[slot], got->figures.scale[slot]));
	for (uint32_t i = 0; i < got->ncells; i++)
		if (got->cells[i].slot == slot)
			printf(" line %u '%.*s'", got->cells[i].line, (int) got->cells[i].raw.len,
				   got->cells[i].raw.s);
	printf("\n");
}

/* Equal but for white space. */
static bool
same_words(const char *a, GovStr b)
{
	uint32_t	i = 0;

	for (;;)
	{
		while (*a == ' ')
			a++;
		while (i < b.len && b.s[i] == ' ')
			i++;
		if (*a == '\0' || i == b.len)
			return *a == '\0' && i == b.len;
		if (*a++ != b.s[i++])
			return false;
	}
}

static bool
same_date(GovDate a, GovDate b)
{
	return a.year == b.year && a.month == b.month && a.day == b.day;
}

static bool
check_text(const char *what, const char *want, GovStr got, bool describe)
{
	if (!want || same_words(want, got))
		return true;
	if (describe)
		printf("#   header: %s expected '%s' got '%.*s'\n", what, want, (int) got.len, got.s ? got.s : "");
	return false;
}

static bool
check_date(const char *what, GovDate want, GovDate got, bool describe)
{
	if (want.year == 0 || same_date(want, got))
		return true;
	if (describe)
		printf("#   header: %s expected %d-%d-%d got %d-%d-%d\n", what, want.year, want.month, want.day,
			   got.year, got.month, got.day);
	return false;
}

static bool
check_header(const GenReport *r, const GovReport *got, bool describe)
{
	const GenHeader *h = &r->header;
	bool		ok = true;

	ok &= check_text("title", h->title, got->header.title, describe);
	ok &= check_text("agency", h->agency, got->header.agency, describe);
	ok &= check_text("index_no", h->index_no, got->header.index_no, describe);
	ok &= check_date("published", h->published, got->header.published, describe);
	ok &= check_date("period from", h->period_from, got->header.period_from, describe);
	ok &= check_date("period to", h->period_to, got->header.period_to, describe);
	if (h->year && got->header.year != h->year)
	{
		ok = false;
		if (describe)
			printf("#   header: year expected %d got %d\n", h->year, got->header.year);
	}
	if (h->region && got->region != h->region)
	{
		ok = false;
		if (describe)
			printf("#   header: region expected %llu got %llu\n", (unsigned long long) h->region,
				   (unsigned long long) got->region);
	}
	return ok;
}

/* Is a printed cell absent from a table that was read, without a word of why? */
static bool
is_silent(const GenReport *r, const GovReport *got, const GovDiags *diags)
{
	for (uint32_t i = 0; i < diags->n; i++)
		if (diags->items[i].severity != GOV_INFO)
			return false;
	for (int part = 0; part < 3; part++)
	{
		bool		read = false;
		bool		absent = false;

		for (int s = 0; s < GOV_NSLOTS; s++)
			if ((int) gov_items[gov_form_item_of_slot(s)].part == part)
			{
				read |= got->figures.status[s] != GOV_ABSENT;
				absent |= got->figures.status[s] == GOV_ABSENT && r->cells[s].status != GOV_ABSENT;
			}
		if (read && absent)
			return true;
	}
	return false;
}

/* One report.  Adds to the tally; true when nothing is to be described. */
static bool
run_one(Test *test, const GenOptions *options, Tally *tally, bool describe, bool describe_missed)
{
	const GenReport *r = gen_report(test->generator, options);
	GovReport	got;
	GovDiags	diags = {&test->arena, NULL, 0, 0};
	char	   *copy = malloc(r->len ? r->len : 1);
	GovErrorCode code;
	long		missed = 0;
	long		wrong = 0;
	long		status = 0;
	bool		whole = options->damage == 0;
	bool		header;
	bool		fine;

	/* its own block of just this size, so that the sanitiser sees overruns */
	memcpy(copy, r->text, r->len);
	gov_arena_reset(&test->arena);
	code = gov_read(&test->arena, copy, r->len,
					GOV_READ_HEADER | (describe ? GOV_READ_CELLS : 0), &got, &diags);
	tally->reports++;
	if (code != GOV_OK)
	{
		if (describe)
			printf("#   error: %s\n", test->arena.error.message);
		wrong++;
		memset(&got, 0, sizeof(got));
	}
	for (int s = 0; s < GOV_NSLOTS; s++)
	{
		const GenTruth *t = &r->cells[s];

		if (t->status != GOV_ABSENT)
			tally->cells++;
		switch (gen_judge(t, (GovStatus) got.figures.status[s], got.figures.value[s], got.figures.scale[s]))
		{
			case GEN_RIGHT:
				if (t->may && t->status == GOV_REPORTED && got.figures.status[s] != GOV_REPORTED)
					tally->missed += !whole;
				break;
			case GEN_WRONG:
				wrong++;
				if (describe)
					describe_cell(r, &got, s, "wrong");
				break;
			case GEN_MISSED:
				missed++;
				if (describe && describe_missed)
					describe_cell(r, &got, s, "missed");
				break;
			case GEN_OTHER_STATUS:
				status++;
				if (describe && describe_missed)
					describe_cell(r, &got, s, "status");
				break;
		}
	}
	tally->silent += code == GOV_OK && is_silent(r, &got, &diags);
	header = !whole || check_header(r, &got, describe && describe_missed);
	tally->missed += missed;
	tally->wrong += wrong;
	tally->status += status;
	tally->right += missed + wrong + status == 0;
	tally->header += !header;
	fine = wrong == 0 && (!describe_missed || (missed + status == 0 && header));
	if (describe && test->dump)
		fwrite(r->text, 1, r->len, stdout);
	if (describe && !fine && test->write)
	{
		FILE	   *f = fopen(test->write, "w");

		if (f)
		{
			fwrite(r->text, 1, r->len, f);
			fclose(f);
		}
		test->write = NULL;
	}
	free(copy);
	return fine;
}

static void
add(Tally *sum, const Tally *t)
{
	sum->reports += t->reports;
	sum->right += t->right;
	sum->cells += t->cells;
	sum->missed += t->missed;
	sum->wrong += t->wrong;
	sum->status += t->status;
	sum->header += t->header;
	sum->silent += t->silent;
}

static unsigned
damage_kind(const Test *test, long k)
{
	if (test->only)
		return test->damage;
	k %= NKINDS;
	return k < 8 ? 1u << k : mixtures[k - 8];
}

/* All reports of a layout; failures are made again to describe them. */
static Tally
run_layout(Test *test, int layout, bool damaged)
{
	Tally		tally;
	long		described = 0;

	memset(&tally, 0, sizeof(tally));
	for (long k = 0; k < test->count; k++)
	{
		GenOptions	options;
		Tally		before = tally;

		memset(&options, 0, sizeof(options));
		options.division = -1;
		options.layout = layout;
		options.seed = test->seed + (uint64_t) k;
		options.damage = damaged ? damage_kind(test, k) : 0;
		options.ndamages = test->ndamages;
		run_one(test, &options, &tally, false, false);
		if (described < test->failures &&
			(tally.wrong > before.wrong || tally.status > before.status ||
			 (!damaged && (tally.missed > before.missed || tally.header > before.header))))
		{
			Tally		ignored;

			described++;
			printf("# --layout %d --seed %llu --damage %s", layout,
				   (unsigned long long) options.seed, damage_name(options.damage));
			if (test->ndamages)
				printf(" --damages %d", test->ndamages);
			printf("\n");
			memset(&ignored, 0, sizeof(ignored));
			run_one(test, &options, &ignored, true, !damaged || test->verbose);
		}
	}
	return tally;
}

static void
table_line(const char *name, const Tally *t)
{
	printf("# %-8s %8ld %8ld %9.3f %10.3f %8ld %8ld %8ld\n", name, t->reports, t->right,
		   t->reports ? 100.0 * (double) t->right / (double) t->reports : 0,
		   t->cells ? 100.0 * (double) t->missed / (double) t->cells : 0,
		   t->wrong, t->status, t->header);
}

static void
table(const char *title, const Tally *tallies, int from, int to)
{
	Tally		sum;
	char		name[16];

	memset(&sum, 0, sizeof(sum));
	printf("# %s\n", title);
	printf("# %-8s %8s %8s %9s %10s %8s %8s %8s\n", "layout", "reports", "right", "right %",
		   "missed %", "wrong", "status", "header");
	for (int i = from; i <= to; i++)
	{
		snprintf(name, sizeof(name), i == GEN_MIXED ? "mixed" : "%d", i);
		table_line(name, &tallies[i]);
		add(&sum, &tallies[i]);
	}
	table_line("all", &sum);
}

static int	test_no;
static int	test_failed;

static void
ok(bool yes, const char *fmt, int layout)
{
	printf("%sok %d - ", yes ? "" : "not ", ++test_no);
	printf(fmt, layout);
	printf("\n");
	test_failed += !yes;
}

/* What is aimed at, and not always reached yet: said, but no failure. */
static void
goal(bool yes, const char *fmt, int layout)
{
	printf("%sok %d - ", yes ? "" : "not ", ++test_no);
	printf(fmt, layout);
	printf("%s\n", yes ? "" : " # TODO not reached yet");
}

static unsigned
parse_damage(const char *s)
{
	unsigned	damage = 0;

	if (strcmp(s, "all") == 0)
		return GEN_ALL_DAMAGE;
	if (strcmp(s, "none") == 0)
		return 0;
	while (*s)
	{
		size_t		n = strcspn(s, ",");
		int			i = 0;

		while (gen_damage_names[i] &&
			   (strlen(gen_damage_names[i]) != n || strncmp(s, gen_damage_names[i], n) != 0))
			i++;
		if (!gen_damage_names[i])
		{
			fprintf(stderr, "property_test: no such damage: %s\n", s);
			exit(2);
		}
		damage |= 1u << i;
		s += n + (s[n] == ',');
	}
	return damage;
}

int
main(int argc, char **argv)
{
	Test		test;
	Tally		whole[GEN_MIXED + 1];
	Tally		damaged[GEN_MIXED + 1];
	Tally		sum;
	int			from;
	int			to;

	memset(&test, 0, sizeof(test));
	test.count = 2500;
	test.seed = 1;
	test.failures = 3;
	for (int i = 1; i < argc; i++)
	{
		const char *arg = argv[i];
		const char *value;

		if (strcmp(arg, "--verbose") == 0)
			test.verbose = true;
		else if (strcmp(arg, "--dump") == 0)
			test.dump = true;
		else if (strcmp(arg, "--help") == 0)
		{
			fputs(usage, stdout);
			return 0;
		}
		else if (i + 1 == argc)
		{
			fprintf(stderr, "property_test: bad or incomplete option %s\n%s", arg, usage);
			return 2;
		}
		else
		{
			value = argv[++i];
			if (strcmp(arg, "--count") == 0)
				test.count = strtol(value, NULL, 10);
			else if (strcmp(arg, "--seed") == 0)
				test.seed = strtoull(value, NULL, 10);
			else if (strcmp(arg, "--layout") == 0)
				test.layout = (int) strtol(value, NULL, 10);
			else if (strcmp(arg, "--damages") == 0)
				test.ndamages = (int) strtol(value, NULL, 10);
			else if (strcmp(arg, "--failures") == 0)
				test.failures = strtol(value, NULL, 10);
			else if (strcmp(arg, "--write") == 0)
				test.write = value;
			else if (strcmp(arg, "--damage") == 0)
			{
				test.damage = parse_damage(value);
				test.only = true;
			}
			else
			{
				fprintf(stderr, "property_test: no option %s\n%s", arg, usage);
				return 2;
			}
		}
	}
	from = test.layout ? test.layout : 1;
	to = test.layout ? test.layout : GEN_MIXED;
	if (from < 1 || to > GEN_MIXED)
	{
		fputs("property_test: layouts are 1 to 20\n", stderr);
		return 2;
	}

	memset(whole, 0, sizeof(whole));
	memset(damaged, 0, sizeof(damaged));
	test.generator = gen_new();
	gov_arena_init(&test.arena, &gov_malloc_host);
	if (test.dump)
	{
		GenOptions	options;

		memset(&options, 0, sizeof(options));
		memset(&sum, 0, sizeof(sum));
		options.division = -1;
		options.layout = from;
		options.seed = test.seed;
		options.damage = test.damage;
		options.ndamages = test.ndamages;
		run_one(&test, &options, &sum, true, true);
		gen_free(test.generator);
		gov_arena_free(&test.arena);
		return sum.wrong > 0;
	}

	for (int layout = from; layout <= to; layout++)
	{
		if (!test.only || test.damage == 0)
			whole[layout] = run_layout(&test, layout, false);
		if (!test.only || test.damage != 0)
			damaged[layout] = run_layout(&test, layout, true);
	}

	printf("# seed %llu\n", (unsigned long long) test.seed);
	if (!test.only || test.damage == 0)
	{
		table("whole reports", whole, from, to);
		memset(&sum, 0, sizeof(sum));
		for (int layout = from; layout <= to; layout++)
		{
			const Tally *t = &whole[layout];

			ok(t->wrong + t->status == 0, "whole reports in layout %d: no cell is read as another number or status", layout);
			ok(t->right * 1000 >= t->reports * 988,
			   "whole reports in layout %d: all cells of 98.8 %% are found", layout);
			goal(t->right * 1000 >= t->reports * 999,
				 "whole reports in layout %d: all cells of 99.9 %% are found", layout);
			add(&sum, t);
		}
		ok(sum.right * 1000 >= sum.reports * 998, "whole reports of all layouts: all cells of 99.8 %% are found", 0);
		ok(sum.silent == 0, "whole reports: where a cell of a table is absent, a diagnostic says so", 0);
		ok(sum.header * 2000 <= sum.reports, "titles, organs, numbers, dates and regions of all but 1 in 2,000 are read as printed", 0);
		goal(sum.header == 0, "titles, organs, numbers, dates and regions are read as printed", 0);
	}
	if (!test.only || test.damage != 0)
	{
		table("damaged reports", damaged, from, to);
		memset(&sum, 0, sizeof(sum));
		for (int layout = from; layout <= to; layout++)
		{
			const Tally *t = &damaged[layout];

			/*
			 * several damages at once can make a text that reads well and
			 * isn't the original; the generator can't always tell
			 */
			ok((t->reports - t->right) * 400 <= t->reports,
			   "damaged reports in layout %d: at most 1 in 400 reports a number that is not printed for its cell", layout);
			goal(t->wrong == 0,
				 "damaged reports in layout %d: no number is reported that is not printed for its cell", layout);
			add(&sum, t);
		}
		ok((sum.reports - sum.right) * 2000 <= sum.reports,
		   "damaged reports of all layouts: at most 1 in 2,000 reports a number that is not printed for its cell", 0);
		/* (六), read as the row that the form of 2019 has there, hides three */
		ok(sum.silent * 5000 <= sum.reports, "damaged reports: where a cell of a table is absent, a diagnostic says so", 0);
	}
	printf("1..%d\n", test_no);
	gen_free(test.generator);
	gov_arena_free(&test.arena);
	return test_failed > 0;
}
