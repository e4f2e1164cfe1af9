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
"  --count N      reports per layout, whole, and as many damaged (2500; of the\n"
"                 layouts beyond 20 a quarter, if all are tried)\n"
"  --seed S       where to begin (1)\n"
"  --layout L     this one only, a number of the generator's README (all)\n"
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

#define NSINGLE		8
#define NMIXTURES	((int) (sizeof(mixtures) / sizeof(*mixtures)))
#define NRANDOM		5			/* mixtures by chance, of two to four kinds */
#define NKINDS		(NSINGLE + NMIXTURES + NRANDOM)

/* Layouts that came later are tried less often when all are. */
#define NFIRST		20
#define FEWER		4

#define MAX_LAYOUTS	128

/*
 * Whole reports of which all cells must be found, in a thousand, and damaged
 * ones that may give a number that is not printed for its cell, in a thousand;
 * of layouts not named here LEAST and MOST.
 */
#define LEAST		980
#define MOST		10

static const struct
{
	int			layout;
	int			found;
	int			spoilt;
}			floors[] = {

	/* drawn rows of several lines, of which one is lost */
	{22, 960, 30},
	{23, 930, MOST},
	{29, 970, MOST},
	{33, 970, MOST},
	{41, 970, MOST},
	{25, 960, MOST},
	{32, 850, MOST},
	{42, 960, 20},
	{62, LEAST, 40},
	{86, LEAST, 30},
	/* neighbouring <span>s are not told apart */
	{26, 600, MOST},
	/* what can be split in two ways isn't split */
	{34, 250, MOST},
	{84, 600, 30},

	/*
	 * rows that follow each other on a line, and units and labels that lines
	 * part
	 */
	{35, 780, 20},
	{38, 550, 30},
	{40, 900, MOST},
	/* where the damage takes the heads, nothing shows the order */
	{46, 930, 80},
	{93, LEAST, 30},
	{94, 950, 120},
	{47, 600, 20},
	{48, 600, 60},
	{49, 900, MOST},
	{50, 950, MOST},
	{51, 920, 20},
	{52, 950, 20},
	{53, 940, 20},
	{56, 600, 60},
	{97, 930, MOST},
	{0, 0, 0}
};

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
	long		said;			/* reports of which something isn't said that
								 * should be, or the reverse */
	long		open;			/* cells of whole reports that may be found */
	long		found;			/* ... and are */
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

static bool
has_diag(const GovDiags *diags, const char *code)
{
	for (uint32_t i = 0; i < diags->n; i++)
		if (strcmp(diags->items[i].code, code) == 0)
			return true;
	return false;
}

static bool
check_said(const char *code, bool want, const GovDiags *diags, bool describe)
{
	if (has_diag(diags, code) == want)
		return true;
	if (describe)
		printf("#   diagnostics: %s expected %s\n", code, want ? "" : "not");
	return false;
}

/* Is said what must be said of a whole text, and no more? */
static bool
check_diags(const GenReport *r, const GovDiags *diags, bool describe)
{
	bool		ok = check_said("several_reports", r->several, diags, describe);

	if (r->conflict)
		ok &= check_said("conflicting_rows", true, diags, describe);
	if (r->unit_unclear)
		ok &= check_said("unit_unclear", true, diags, describe);
	return ok;
}

static bool
is_open(const GenTruth *t)
{
	return t->may && t->status == GOV_REPORTED;
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
	bool		said;
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
				if (is_open(t))
				{
					bool		found = got.figures.status[s] == GOV_REPORTED;

					tally->missed += !whole && !found;
					tally->open += whole;
					tally->found += whole && found;
				}
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
	said = !whole || check_diags(r, &diags, describe && describe_missed);
	tally->said += !said;
	tally->missed += missed;
	tally->wrong += wrong;
	tally->status += status;
	tally->right += missed + wrong + status == 0;
	tally->header += !header;
	fine = wrong == 0 && (!describe_missed || (missed + status == 0 && header && said));
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
	sum->said += t->said;
	sum->open += t->open;
	sum->found += t->found;
}

/* Two to four kinds of damage at once. */
static unsigned
random_mixture(uint64_t k)
{
	uint64_t	z = (k + 1) * UINT64_C(0x9e3779b97f4a7c15);
	unsigned	damage = 0;
	int			n;

	z ^= z >> 29;
	n = 2 + (int) (z % 3);
	for (z /= 3; n > 0; z = z * UINT64_C(0xbf58476d1ce4e5b9) + 1)
	{
		unsigned	bit = 1u << (z >> 40) % NSINGLE;

		if (damage & bit)
			continue;
		damage |= bit;
		n--;
	}
	return damage;
}

static unsigned
damage_kind(const Test *test, long k)
{
	if (test->only)
		return test->damage;
	if (k % NKINDS < NSINGLE)
		return 1u << k % NKINDS;
	if (k % NKINDS < NSINGLE + NMIXTURES)
		return mixtures[k % NKINDS - NSINGLE];
	return random_mixture((uint64_t) k);
}

/* All reports of a layout; failures are made again to describe them. */
static Tally
run_layout(Test *test, int layout, bool damaged)
{
	Tally		tally;
	long		described = 0;
	long		count = test->layout || layout <= NFIRST ? test->count : (test->count + FEWER - 1) / FEWER;

	memset(&tally, 0, sizeof(tally));
	for (long k = 0; k < count; k++)
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
			 (!damaged && (tally.missed > before.missed || tally.header > before.header ||
						   tally.said > before.said))))
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

static double
percent(long part, long all)
{
	return all ? 100.0 * (double) part / (double) all : 0;
}

static void
table_line(const char *number, const char *name, const Tally *t)
{
	printf("# %3s %-30s %7ld %8.3f %8.3f %6.1f %6ld %6ld %6ld %6ld\n", number, name, t->reports,
		   percent(t->right, t->reports), percent(t->missed, t->cells), percent(t->found, t->open),
		   t->wrong, t->status, t->header, t->said);
}

static void
table(const char *title, const Tally *tallies, const GenLayout *const *layouts, int nlayouts)
{
	Tally		sum;
	char		number[16];

	memset(&sum, 0, sizeof(sum));
	printf("# %s\n", title);
	printf("# %3s %-30s %7s %8s %8s %6s %6s %6s %6s %6s\n", "no.", "layout", "reports", "right %", "missed %",
		   "open %", "wrong", "status", "header", "unsaid");
	for (int i = 0; i < nlayouts; i++)
	{
		snprintf(number, sizeof(number), "%d", layouts[i]->number);
		table_line(number, layouts[i]->name, &tallies[i]);
		add(&sum, &tallies[i]);
	}
	table_line("", "all", &sum);
}

static int	test_no;
static int	test_failed;

static void
ok(bool yes, const char *fmt, const GenLayout *layout)
{
	printf("%sok %d - ", yes ? "" : "not ", ++test_no);
	if (layout)
		printf("layout %d (%s): ", layout->number, layout->name);
	printf("%s\n", fmt);
	test_failed += !yes;
}

/* What is aimed at, and not always reached yet: said, but no failure. */
static void
goal(bool yes, const char *fmt, const GenLayout *layout)
{
	printf("%sok %d - ", yes ? "" : "not ", ++test_no);
	if (layout)
		printf("layout %d (%s): ", layout->number, layout->name);
	printf("%s%s\n", fmt, yes ? "" : " # TODO not reached yet");
}

static int
floor_of(int layout)
{
	for (int i = 0; floors[i].layout; i++)
		if (floors[i].layout == layout)
			return floors[i].found;
	return LEAST;
}

static int
spoilt_at_most(int layout)
{
	for (int i = 0; floors[i].layout; i++)
		if (floors[i].layout == layout)
			return floors[i].spoilt;
	return MOST;
}

/* What is asked of whole reports. */
static void
judge_whole(const Tally *tallies, const GenLayout *const *layouts, int nlayouts)
{
	Tally		sum;
	Tally		first;			/* of the layouts that 1.0 knew */

	memset(&sum, 0, sizeof(sum));
	memset(&first, 0, sizeof(first));
	for (int i = 0; i < nlayouts; i++)
	{
		const Tally *t = &tallies[i];
		int			floor = floor_of(layouts[i]->number);
		char		name[100];

		if (layouts[i]->number <= NFIRST)
			ok(t->wrong == 0, "no cell of a whole report is read as another number", layouts[i]);
		else
		{
			ok(t->wrong * 1000 <= t->cells,
			   "at most 1 in 1,000 cells of whole reports is read as another number", layouts[i]);
			goal(t->wrong == 0, "no cell of a whole report is read as another number", layouts[i]);
		}
		goal(t->status == 0, "no cell of a whole report is read as another status", layouts[i]);
		snprintf(name, sizeof(name), "all cells of %d.%d %% of the whole reports are found", floor / 10, floor % 10);
		ok(t->right * 1000 >= t->reports * floor, name, layouts[i]);
		goal(t->right * 1000 >= t->reports * 999, "all cells of 99.9 % of the whole reports are found", layouts[i]);
		goal(t->said == 0, "more than one report, rows that differ, and unclear units are said", layouts[i]);
		add(&sum, t);
		if (layouts[i]->number <= NFIRST)
			add(&first, t);
	}
	ok(first.right * 1000 >= first.reports * 992, "layouts up to 20: all cells of 99.2 % of the whole reports are found", NULL);
	goal(sum.right * 1000 >= sum.reports * 999, "all cells of 99.9 % of the whole reports are found", NULL);
	ok(sum.silent * 5000 <= sum.reports,
	   "all but 1 in 5,000 whole reports: where a cell of a table is absent, a diagnostic says so", NULL);
	ok(first.header * 2000 <= first.reports,
	   "layouts up to 20: titles, organs, numbers, dates and regions of all but 1 in 2,000 are read as printed", NULL);
	goal(sum.header == 0, "titles, organs, numbers, dates and regions are read as printed", NULL);
}

/* Several damages at once can make a text that reads well and isn't the
 * original; the generator can't always tell. */
static void
judge_damaged(const Tally *tallies, const GenLayout *const *layouts, int nlayouts)
{
	Tally		sum;

	memset(&sum, 0, sizeof(sum));
	for (int i = 0; i < nlayouts; i++)
	{
		const Tally *t = &tallies[i];

		char		name[100];
		int			most = spoilt_at_most(layouts[i]->number);

		snprintf(name, sizeof(name), "at most %d in 1,000 damaged reports give a number that is not printed for its cell", most);
		ok((t->reports - t->right) * 1000 <= t->reports * most, name, layouts[i]);
		goal(t->wrong == 0, "no damaged report gives a number that is not printed for its cell", layouts[i]);
		add(&sum, t);
	}
	ok((sum.reports - sum.right) * 200 <= sum.reports,
	   "at most 1 in 200 damaged reports gives a number that is not printed for its cell", NULL);
	/* (六), read as the row that the form of 2019 has there, hides three */
	ok(sum.silent * 500 <= sum.reports, "all but 1 in 500 damaged reports: where a cell of a table is absent, a diagnostic says so", NULL);
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

/* A report as its options say, with all that is not right of it. */
static int
dump(Test *test)
{
	GenOptions	options;
	Tally		tally;

	memset(&options, 0, sizeof(options));
	memset(&tally, 0, sizeof(tally));
	options.division = -1;
	options.layout = test->layout ? test->layout : 1;
	options.seed = test->seed;
	options.damage = test->damage;
	options.ndamages = test->ndamages;
	run_one(test, &options, &tally, true, true);
	return tally.wrong > 0;
}

static int
run(Test *test)
{
	static Tally whole[MAX_LAYOUTS];
	static Tally damaged[MAX_LAYOUTS];
	const GenLayout *layouts[MAX_LAYOUTS];
	int			n = 0;

	for (const GenLayout *l = gen_layouts; l->number && n < MAX_LAYOUTS; l++)
		if (!test->layout || l->number == test->layout)
			layouts[n++] = l;
	for (int i = 0; i < n; i++)
	{
		if (!test->only || test->damage == 0)
			whole[i] = run_layout(test, layouts[i]->number, false);
		if (!test->only || test->damage != 0)
			damaged[i] = run_layout(test, layouts[i]->number, true);
	}
	printf("# seed %llu\n", (unsigned long long) test->seed);
	if (!test->only || test->damage == 0)
	{
		table("whole reports", whole, layouts, n);
		judge_whole(whole, layouts, n);
	}
	if (!test->only || test->damage != 0)
	{
		table("damaged reports", damaged, layouts, n);
		judge_damaged(damaged, layouts, n);
	}
	printf("1..%d\n", test_no);
	return test_failed > 0;
}

/* An option with a value; false when there is none of this name. */
static bool
set_option(Test *test, const char *arg, const char *value)
{
	if (strcmp(arg, "--count") == 0)
		test->count = strtol(value, NULL, 10);
	else if (strcmp(arg, "--seed") == 0)
		test->seed = strtoull(value, NULL, 10);
	else if (strcmp(arg, "--layout") == 0)
		test->layout = (int) strtol(value, NULL, 10);
	else if (strcmp(arg, "--damages") == 0)
		test->ndamages = (int) strtol(value, NULL, 10);
	else if (strcmp(arg, "--failures") == 0)
		test->failures = strtol(value, NULL, 10);
	else if (strcmp(arg, "--write") == 0)
		test->write = value;
	else if (strcmp(arg, "--damage") == 0)
	{
		test->damage = parse_damage(value);
		test->only = true;
	}
	else
		return false;
	return true;
}

int
main(int argc, char **argv)
{
	Test		test;
	int			status;

	memset(&test, 0, sizeof(test));
	test.count = 2500;
	test.seed = 1;
	test.failures = 3;
	for (int i = 1; i < argc; i++)
	{
		if (strcmp(argv[i], "--verbose") == 0)
			test.verbose = true;
		else if (strcmp(argv[i], "--dump") == 0)
			test.dump = true;
		else if (strcmp(argv[i], "--help") == 0)
		{
			fputs(usage, stdout);
			return 0;
		}
		else if (i + 1 == argc || !set_option(&test, argv[i], argv[i + 1]))
		{
			fprintf(stderr, "property_test: bad or incomplete option %s\n%s", argv[i], usage);
			return 2;
		}
		else
			i++;
	}
	if (test.layout && !gen_layout(test.layout))
	{
		fprintf(stderr, "property_test: no layout %d\n", test.layout);
		return 2;
	}
	test.generator = gen_new();
	gov_arena_init(&test.arena, &gov_malloc_host);
	status = test.dump ? dump(&test) : run(&test);
	gen_free(test.generator);
	gov_arena_free(&test.arena);
	return status;
}
