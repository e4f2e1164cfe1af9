/*
 * reconcile_test.c
 *		A region's report and its parts, against a plain reckoning of each
 *		cell; and accidents of typing.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/regions/reconcile.h"
#include "tap.h"

static uint64_t seed = 20231109;
static jmp_buf thrown;

static unsigned
pick(unsigned n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned) (seed >> 33) % n;
}

static GovStr
str(const char *s)
{
	GovStr		r = {s, s ? (uint32_t) strlen(s) : 0};

	return r;
}

/* A city of three districts, and organs of its own. */
static const GovDivisionCode codes[] = {150302000000, 150303000000, 150304000000, 150300000000, 150300000000};
static const char *const names[] = {"乌海市海勃湾区人民政府", "乌海市海南区人民政府", "乌海市乌达区人民政府",
"乌海市教育局", "乌海市财政局"};
static const char *const districts[] = {"海勃湾区", "海南区", "乌达区"};

static void
fill(GovFigures *f)
{
	static const GovStatus statuses[] = {GOV_ABSENT, GOV_REPORTED, GOV_BLANK, GOV_NOT_APPLICABLE, GOV_ILLEGIBLE, GOV_IMPUTED};
	bool		whole = pick(3) == 0;

	memset(f, 0, sizeof(*f));
	for (int i = 0; i < GOV_NSLOTS; i++)
	{
		f->status[i] = whole || pick(3) ? GOV_REPORTED : statuses[pick(6)];
		if (gov_figures_has_number(f->status[i]))
		{
			GovDecimal	d = gov_decimal((int64_t) pick(30), pick(5) ? 0 : 1);

			f->value[i] = d.v;
			f->scale[i] = d.scale;
		}
	}
}

static bool
has_name(const GovGap *g, const char *name)
{
	for (int i = 0; i < g->nmissing; i++)
	{
		if (g->missing[i].len == strlen(name) && memcmp(g->missing[i].s, name, g->missing[i].len) == 0)
			return true;
	}
	return false;
}

static void
reckoning(void)
{
	GovArena	arena;
	bool		rows = true,
				sums = true,
				named = true,
				proofs = true,
				zero = true;
	int			nrows = 0,
				nproven = 0,
				nmissing = 0;
	static GovFigures whole_figures,
				figures[5];

	gov_arena_init(&arena, &gov_malloc_host);
	for (int round = 0; round < 3000; round++)
	{
		GovMember	whole = {str("乌海市人民政府"), 150300000000, 2023, GOV_SCOPE_REGION, &whole_figures};
		GovMember	parts[5];
		int			n = 0;
		int			nabsent = 3;
		bool		there[5] = {0};
		bool		complete = pick(4) == 0;
		bool		own = false;
		GovGap	   *gaps;
		int			ngaps;
		int			next = 0;

		fill(&whole_figures);
		for (int i = 0; i < 5; i++)
		{
			if (round % 3 == 0 ? i == 4 : pick(4) == 0)
				continue;
			fill(&figures[i]);
			there[i] = true;
			nabsent -= i < 3;
			own |= i >= 3;
			parts[n].agency = str(names[i]);
			parts[n].region = codes[i];
			parts[n].year = 2023;
			parts[n].scope = i < 3 ? GOV_SCOPE_REGION : GOV_SCOPE_ORGAN;
			parts[n++].figures = &figures[i];
		}
		if (complete)
			nabsent = 0;
		/* let much of it add up, or nearly */
		for (int s = 0; s < GOV_NSLOTS && round % 2; s++)
		{
			GovDecimal	sum = {pick(10) == 0, 0};

			for (int i = 0; i < n; i++)
				if (gov_figures_has_number(parts[i].figures->status[s]))
					gov_decimal_add(sum, gov_decimal(parts[i].figures->value[s], parts[i].figures->scale[s]), &sum);
			whole_figures.status[s] = GOV_REPORTED;
			whole_figures.value[s] = sum.v;
			whole_figures.scale[s] = sum.scale;
		}
		arena.onerror = &thrown;
		ngaps = gov_reconcile(&arena, &whole, parts, n, complete, &gaps);

		for (int s = 0; s < GOV_NSLOTS; s++)
		{
			const GovGap *g = next < ngaps && gaps[next].slot == s ? &gaps[next++] : NULL;
			double		w = whole_figures.value[s] / (whole_figures.scale[s] ? 10.0 : 1.0);
			double		sum = 0;
			int			known = 0;
			bool		is_signed = gov_items[gov_form_item_of_slot(s)].is_signed;
			bool		want;

			for (int i = 0; i < n; i++)
			{
				if (!gov_figures_has_number(parts[i].figures->status[s]))
					continue;
				known++;
				sum += parts[i].figures->value[s] / (parts[i].figures->scale[s] ? 10.0 : 1.0);
			}
			want = gov_figures_has_number(whole_figures.status[s]) && known > 0 && (w - sum > 0.01 || sum - w > 0.01);
			if (known < n)
			{
				/*
				 * who is silent may make up for what is lacking, never for
				 * what is too much
				 */
				want &= sum > w && !is_signed;
			}
			rows &= want == (g != NULL);
			if (!g)
				continue;
			nrows++;
			nproven += g->proven;
			nmissing += g->nmissing > 0;
			sums &= (double) g->whole.v / (g->whole.scale ? 10 : 1) - w < 0.01 &&
				(double) g->parts.v / (g->parts.scale ? 10 : 1) - sum < 0.01;
			named &= g->nmissing == n - known + nabsent;
			for (int i = 0, k = 0; i < 5; i++)
			{
				if (there[i])
				{
					bool		silent = !gov_figures_has_number(parts[k++].figures->status[s]);

					named &= has_name(g, i < 3 ? districts[i] : names[i]) == silent;
				}
				else if (i < 3 && !complete)
					named &= has_name(g, districts[i]);
			}
			/* proven: whatever those who are missing have, it can't add up */
			proofs &= g->proven == ((known == n && nabsent == 0 && (own || complete || sum > w)) || (sum > w && !is_signed));
			zero &= !(g->proven && g->nmissing > 0 && sum < w);
		}
		rows &= next == ngaps;
		gov_arena_reset(&arena);
	}
	gov_arena_free(&arena);
	printf("# %d rows, %d proven, %d with something missing\n", nrows, nproven, nmissing);
	ok(nrows > 20000 && nproven > 5000 && nmissing > 5000 && nproven < nrows, "the random reports are all of one kind");
	ok(rows, "a cell that differs has no row, or one that adds up has one");
	ok(sums, "a row's sums are not those of the reports");
	ok(named, "what is missing is not named, or named though it is there");
	ok(proofs, "a difference is called proven that isn't, or the other way round");
	ok(zero, "what is missing is taken as zero");
}

static bool
accident(int64_t from, int64_t to, const char *want)
{
	bool		weak;
	const char *got = gov_typing_accident(gov_decimal(from, 0), gov_decimal(to, 0), &weak);

	if ((got == NULL) != (want == NULL) || (got && strcmp(got, want) != 0))
	{
		printf("# %ld %ld: %s\n", (long) from, (long) to, got ? got : "none");
		return false;
	}
	return true;
}

int
main(void)
{
	bool		weak;

	if (setjmp(thrown))
		abort();
	reckoning();
	ok(accident(1234, 1243, "two digits are exchanged") && accident(12, 21, "two digits are exchanged") &&
	   accident(1234, 1432, NULL), "exchanged digits are not seen, or seen where there are none");
	ok(accident(1234, 1235, "one digit is wrong") && accident(1234, 9234, "one digit is wrong") &&
	   accident(1234, 9239, NULL), "a wrong digit is not seen");
	ok(accident(9081, 981, "a digit is dropped") && accident(981, 9081, "a digit too many is typed") &&
	   accident(57, 557, "a digit is doubled") && accident(557, 5557, "a digit is doubled") &&
	   accident(12, 1234, NULL) && accident(10, 0, NULL), "a dropped or doubled digit is not seen");
	ok(accident(5, 5, NULL) && accident(-12, -21, NULL), "an accident is seen in what is equal, or negative");
	ok(gov_typing_accident(gov_decimal(15205, 1), gov_decimal(15025, 1), &weak) != NULL && !weak,
	   "amounts with decimals are not looked at");
	printf("1..%d\n", ntests);
	return nfailed != 0;
}
