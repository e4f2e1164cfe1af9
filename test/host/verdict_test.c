/*
 * verdict_test.c
 *		The verdict that is stored with figures is that of the rules, one by one.
 *
 * verdict.c makes it of an image without opening it; govreport_check() evaluates
 * each rule.  Here both see the same subsets of the cells of random reports.
 *
 * usage: verdict_test [SEED]
 */
#include "inject.h"
#include "tap.h"

static Random rnd = {UINT64_C(88172645463325252)};

/* As govreport_check() goes about it. */
static bool
no_rule_fails(const GovFigures *f)
{
	GovEquation eqs[GOV_MAX_EQUATIONS];
	GovFinding	finding;
	int			n = gov_rules_list_equations(f, eqs);

	for (int i = 0; i < n; i++)
	{
		gov_rules_check_equation(f, &eqs[i], &finding);
		if (finding.verdict == GOV_FAIL &&
			strcmp(gov_rules[eqs[i].rule].severity, "error") == 0)
			return false;
	}
	for (int slot = 0; slot < GOV_NSLOTS; slot++)
		if (gov_rules_check_sign(f, slot) == GOV_FAIL)
			return false;
	return true;
}

static void
describe(const GovFigures *f, bool balanced)
{
	printf("# %s, but by the image it is %s:", balanced ? "no rule fails" : "a rule fails",
		   balanced ? "unbalanced" : "balanced");
	for (int slot = 0; slot < GOV_NSLOTS; slot++)
		if (f->status[slot] != GOV_ABSENT)
		{
			char		name[64];

			printf(" %s=%s/%lld/%d", gov_figures_slot_name(slot, name), gov_figures_status_names[f->status[slot]],
				   (long long) f->value[slot], f->scale[slot]);
		}
	printf("\n");
}

static int	told;

static bool
agree(const GovFigures *f)
{
	uint8_t		image[GOV_PLAIN_MAX];
	size_t		len = gov_rules_encode(f, image);
	bool		balanced = no_rule_fails(f);
	bool		stored,
				anew;
	GovError	err;

	if (gov_rules_is_balanced(f) != balanced ||
		!gov_rules_is_image_balanced(image, len, &stored, &err) || stored != balanced)
	{
		if (told++ < 5)
			describe(f, balanced);
		return false;
	}
	/* a verdict by other rules is not believed */
	image[GOV_IMAGE_VERDICT] ^= 0xFF;
	if (gov_rules_is_image_balanced(image, len, &anew, &err) && anew == balanced)
		return true;
	if (told++ < 5)
		describe(f, balanced);
	return false;
}

static void
drop(GovFigures *f, int slot, GovStatus status)
{
	f->status[slot] = (uint8_t) status;
	f->value[slot] = 0;
	f->scale[slot] = 0;
}

/* A number of any kind that figures can hold. */
static GovDecimal
any_number(void)
{
	static const int64_t edges[] = {
		191, 192, 12479, 12480, 65535, 65536, 4194303, 4194304, 4194305, 16777216,
		UINT32_MAX, INT64_C(1) << 32, INT64_MAX, INT64_MAX - 1, INT64_MIN, INT64_MIN + 1,
		INT64_MAX / 2, -1, -256, -257
	};
	uint32_t	nedges = sizeof(edges) / sizeof(edges[0]);

	switch (below(&rnd, 4))
	{
		case 0:
			return gov_decimal(below(&rnd, 300), 0);
		case 1:
			return gov_decimal(edges[below(&rnd, nedges)], 0);
		case 2:
			return gov_decimal(edges[below(&rnd, nedges)], (int) below(&rnd, GOV_MAX_SCALE + 1));
		default:
			return gov_decimal(-(int64_t) below(&rnd, 1000), (int) below(&rnd, 3));
	}
}

static void
put_number(GovFigures *f, int slot, GovStatus status, GovDecimal d)
{
	f->status[slot] = (uint8_t) status;
	f->value[slot] = d.v;
	f->scale[slot] = d.scale;
}

static GovStatus
any_gap(void)
{
	static const uint8_t gaps[] = {GOV_ABSENT, GOV_BLANK, GOV_NOT_APPLICABLE, GOV_ILLEGIBLE};

	return (GovStatus) gaps[below(&rnd, 4)];
}

/* Of either edition, or of both at once as a sum over years may have it. */
static void
any_report(GovFigures *f)
{
	random_report(&rnd, f, below(&rnd, 2) ? GOV_FORM_2019 : GOV_FORM_2021, (int) below(&rnd, 5));
	if (below(&rnd, 8) == 0)
	{
		GovFigures	g;

		random_report(&rnd, &g, GOV_FORM_2019, 1);
		for (int slot = 0; slot < GOV_NSLOTS; slot++)
			if (f->status[slot] == GOV_ABSENT)
				put_number(f, slot, (GovStatus) g.status[slot], gov_decimal(g.value[slot], 0));
	}
}

/* What may happen to some cells of a report on its way. */
static void
disturb(GovFigures *f)
{
	for (int n = (int) below(&rnd, 4); n > 0; n--)
	{
		int			slot = (int) below(&rnd, GOV_NSLOTS);

		switch (below(&rnd, 6))
		{
			case 0:
				put_number(f, slot, GOV_REPORTED, any_number());
				break;
			case 1:
				put_number(f, slot, GOV_IMPUTED, any_number());
				break;
			case 2:
				if (f->status[slot] == GOV_REPORTED)
					f->status[slot] = GOV_IMPUTED;
				break;
			default:
				if (f->status[slot] == GOV_REPORTED && f->scale[slot] == 0 && f->value[slot] < INT32_MAX)
					f->value[slot] += below(&rnd, 2) ? 1 : f->value[slot] > 0 ? -1 : 9;
		}
	}
}

static int
row_of(int slot)
{
	return slot < GOV_SLOT_APPLICATIONS ? -1 :
		slot >= GOV_SLOT_REMEDIES ? -2 - (slot - GOV_SLOT_REMEDIES) / 5 :
		(slot - GOV_SLOT_APPLICATIONS) / GOV_NPARTIES;
}

/* Keep some cells: few or many by chance, some rows, some columns. */
static void
keep_some(GovFigures *f)
{
	uint32_t	kind = below(&rnd, 5);
	uint32_t	percent = below(&rnd, 101);
	GovStatus	gap = below(&rnd, 2) ? GOV_ABSENT : any_gap();
	bool		mixed = below(&rnd, 3) == 0;
	bool		kept[64];

	for (int i = 0; i < 64; i++)
		kept[i] = below(&rnd, 100) < percent;
	for (int slot = 0; slot < GOV_NSLOTS; slot++)
	{
		int			row = row_of(slot);
		bool		keep;

		switch (kind)
		{
			case 0:
				keep = below(&rnd, 100) < percent;
				break;
			case 1:
				keep = kept[row + 8];
				break;
			case 2:
				keep = row < 0 ? kept[0] : kept[gov_form_party_of_slot(slot)];
				break;
			case 3:
				keep = row < 0 ? kept[0] : kept[row + 8] && kept[gov_form_party_of_slot(slot)];
				break;
			default:
				/* table 3 without all or some of it */
				keep = row >= GOV_ROW_OTHER && row < GOV_ROW_CONCLUDED ? below(&rnd, 4) > 0 : kept[1];
		}
		if (!keep && f->status[slot] != GOV_ABSENT)
			drop(f, slot, mixed ? any_gap() : gap);
	}
}

static void
test_random_subsets(void)
{
	int			wrong = 0,
				balanced = 0,
				unbalanced = 0;

	for (int i = 0; i < 100000; i++)
	{
		GovFigures	f;

		any_report(&f);
		disturb(&f);
		keep_some(&f);
		wrong += !agree(&f);
		if (no_rule_fails(&f))
			balanced++;
		else
			unbalanced++;
	}
	printf("# %d balanced, %d not\n", balanced, unbalanced);
	ok(wrong == 0, "a subset of a report's cells has one verdict, by the image and by the rules");
	ok(balanced > 20000 && unbalanced > 20000, "and subsets of both verdicts were met");
}

/* Any status, and a number of each kind. */
static void
test_single_cells(void)
{
	int			wrong = 0;

	for (int slot = 0; slot < GOV_NSLOTS; slot++)
		for (int i = 0; i < 200; i++)
		{
			GovFigures	f;

			memset(&f, 0, sizeof(f));
			if (i < 4)
				f.status[slot] = (uint8_t) (i == 0 ? GOV_BLANK : i == 1 ? GOV_NOT_APPLICABLE :
											i == 2 ? GOV_ILLEGIBLE : GOV_ABSENT);
			else
				put_number(&f, slot, i % 2 ? GOV_REPORTED : GOV_IMPUTED, any_number());
			wrong += !agree(&f);
		}
	ok(wrong == 0, "so has a report of a single cell, whichever it is");
}

/* A row alone, its parts and its total right or wrong; and any two rows. */
static void
test_rows(void)
{
	int			wrong = 0;

	for (int a = 0; a < GOV_NAPPLICATIONS; a++)
		for (int b = a; b < GOV_NAPPLICATIONS; b++)
			for (int i = 0; i < 40; i++)
			{
				GovFigures	f,
							g;

				memset(&f, 0, sizeof(f));
				random_report(&rnd, &g, below(&rnd, 2) ? GOV_FORM_2019 : GOV_FORM_2021, 2);
				for (int party = 0; party < GOV_NPARTIES; party++)
				{
					put_number(&f, gov_form_slot(a, party), GOV_REPORTED,
							   gov_decimal(g.value[gov_form_slot(a, party)] + (a == b), 0));
					put_number(&f, gov_form_slot(b, party), GOV_REPORTED,
							   gov_decimal(g.value[gov_form_slot(b, party)], 0));
				}
				if (i % 2)
					drop(&f, gov_form_slot(below(&rnd, 2) ? a : b, (int) below(&rnd, GOV_NPARTIES)),
						 any_gap());
				if (i % 4 == 3)
					f.value[gov_form_slot(b, GOV_PARTY_TOTAL)] += 1;
				wrong += !agree(&f);
			}
	ok(wrong == 0, "so have one row or two of table 3");
}

/* (六) alone: all that table 3 has may be what only one edition has. */
static void
test_other_rows_alone(void)
{
	int			wrong = 0,
				blamed = 0;

	for (int row = GOV_ROW_OTHER; row < GOV_ROW_CONCLUDED; row++)
		for (int party = 0; party < GOV_NPARTIES; party++)
			for (int value = 0; value < 300; value += 9)
			{
				GovFigures	f;

				memset(&f, 0, sizeof(f));
				set_count(&f, gov_form_slot(row, party), value);
				wrong += !agree(&f);
				blamed += !no_rule_fails(&f);
				/* with the row's total, and its parts */
				for (int other = 0; other < GOV_NPARTIES; other++)
					set_count(&f, gov_form_slot(row, other), other == GOV_PARTY_TOTAL ? 6 * value : value);
				wrong += !agree(&f);
				blamed += !no_rule_fails(&f);
			}
	ok(wrong == 0, "so have rows of (六) without the rest of table 3");
	ok(blamed == 0, "and no rule fails for what is not there");
}

int
main(int argc, char **argv)
{
	if (argc > 1)
		rnd.x = strtoull(argv[1], NULL, 0) | 1;
	test_random_subsets();
	test_single_cells();
	test_rows();
	test_other_rows_alone();
	printf("1..%d\n", ntests);
	return nfailed > 0;
}
