/*
 * rules_test.c
 *		The rules as data: what is printed of them is what is checked.
 */
#include <string.h>

#include "core/rules/describe.h"
#include "core/rules/verdict.h"
#include "tap.h"

typedef struct Cell
{
	int			slot;
	int			sign;
	bool		before;
	bool		right;
} Cell;

/* The slot of a name in an instance of a rule's scope, by codes alone; -1. */
static int
slot_by_name(const GovRule *rule, const char *instance, const char *name)
{
	char		code[128];
	int			item,
				party;

	switch (rule->scope)
	{
		case GOV_EACH_PARTY:
			item = gov_form_find_item(name, strlen(name));
			party = gov_form_find_party(instance, strlen(instance));
			break;
		case GOV_EACH_ROW:
			item = gov_form_find_item(instance, strlen(instance));
			party = gov_form_find_party(name, strlen(name));
			break;
		default:
			snprintf(code, sizeof(code), "%s.%s", instance, name);
			item = gov_form_find_item(code, strlen(code));
			party = 0;
	}
	return item < 0 || party < 0 ? -1 : gov_items[item].slot + party;
}

/* Read "a(Y) + b(Y-1) - c = d" for one instance.  Returns the number of cells. */
static int
read_equation(const GovRule *rule, const char *instance, const char *words, Cell *cells,
			  bool *at_most, const GovFigures *f)
{
	char		copy[GOV_RULE_WORDS_MAX];
	bool		right = false;
	int			sign = 1,
				n = 0;

	snprintf(copy, sizeof(copy), "%s", words);
	*at_most = false;

	/*
	 * the one phrase: the rows between the sources and their total, leaves of
	 * a form it uses
	 */
	if (strncmp(copy, "sum of all leaf outcome rows = ", 31) == 0)
	{
		int			party = gov_form_find_party(instance, strlen(instance));

		for (int i = 0; i < GOV_NITEMS; i++)
			if (strncmp(gov_items[i].label_zh, "三、(", strlen("三、(")) == 0 &&
				strcmp(gov_items[i].code, "concluded") != 0 &&
				f->status[gov_items[i].slot] != GOV_ABSENT)
				cells[n++] = (Cell)
			{
				gov_items[i].slot + party, 1, false, false
			};
		memmove(copy, copy + 31, strlen(copy + 31) + 1);
		right = true;
	}
	for (char *word = strtok(copy, " "); word; word = strtok(NULL, " "))
	{
		char	   *year = strchr(word, '(');
		bool		before = year && strcmp(year, "(Y-1)") == 0;

		if (strcmp(word, "+") == 0 || strcmp(word, "-") == 0)
			sign = word[0] == '+' ? 1 : -1;
		else if (strcmp(word, "=") == 0 || strcmp(word, "<=") == 0)
		{
			right = true;
			sign = 1;
			*at_most = word[0] == '<';
		}
		else
		{
			if (year)
				*year = '\0';
			cells[n++] = (Cell)
			{
				slot_by_name(rule, instance, word), sign, before, right
			};
		}
	}
	return n;
}

static bool
has(const Cell *cells, int n, int slot, int sign, bool before, bool right)
{
	for (int i = 0; i < n; i++)
		if (cells[i].slot == slot && cells[i].sign == sign && cells[i].before == before &&
			cells[i].right == right)
			return true;
	return false;
}

static void
fill(GovFigures *f, int form)
{
	memset(f, 0, sizeof(*f));
	for (int slot = 0; slot < GOV_NSLOTS; slot++)
		if (gov_items[gov_form_item_of_slot(slot)].forms & form)
			f->status[slot] = GOV_REPORTED;
}

static void
test_equations(int form)
{
	GovFigures	f;
	GovEquation eqs[GOV_MAX_EQUATIONS];
	bool		agree = true,
				named = true;
	int			n;

	fill(&f, form);
	n = gov_rules_list_equations(&f, eqs);
	for (int i = 0; i < n; i++)
	{
		const GovRule *rule = &gov_rules[eqs[i].rule];
		const char *instance = gov_rules_instance_name(rule, eqs[i].instance);
		char		words[GOV_RULE_WORDS_MAX];
		Cell		cells[64];
		bool		at_most;
		int			ncells;

		gov_rules_print_equation(rule, words, sizeof(words));
		ncells = read_equation(rule, instance, words, cells, &at_most, &f);
		agree &= ncells == eqs[i].nleft + eqs[i].nright && at_most == eqs[i].at_most;
		for (int k = 0; k < ncells; k++)
			named &= cells[k].slot >= 0;
		for (int k = 0; k < eqs[i].nleft; k++)
			agree &= has(cells, ncells, eqs[i].left[k], 1, false, false);
		for (int k = 0; k < eqs[i].nright; k++)
			agree &= has(cells, ncells, eqs[i].right[k], 1, false, true);
	}
	ok(n == (form == GOV_FORM_2019 ? 7 + 23 + 7 + 3 + 2 : 7 + 25 + 7 + 3),
	   "every instance of the rules is there");
	ok(named, "all names in a rule's wording are codes of the form");
	ok(agree, "the equation that is checked is the one that is printed");
}

static void
test_links(int form)
{
	GovFigures	f;
	GovLink		links[GOV_MAX_LINKS];
	bool		agree = true;
	int			n;

	fill(&f, form);
	n = gov_rules_list_links(&f, &f, links);
	for (int i = 0; i < n; i++)
	{
		const GovRule *rule = &gov_rules[links[i].rule];
		char		words[GOV_RULE_WORDS_MAX];
		Cell		cells[64];
		bool		at_most;
		int			ncells;

		gov_rules_print_equation(rule, words, sizeof(words));
		ncells = read_equation(rule, gov_rules_instance_name(rule, links[i].instance), words,
							   cells, &at_most, &f);
		agree &= ncells == links[i].nleft + links[i].nright && !at_most;
		for (int k = 0; k < links[i].nleft; k++)
			agree &= has(cells, ncells, links[i].left[k].slot, links[i].left[k].sign,
						 links[i].left[k].before, false);
		for (int k = 0; k < links[i].nright; k++)
			agree &= has(cells, ncells, links[i].right[k].slot, links[i].right[k].sign,
						 links[i].right[k].before, true);
	}
	ok(n == 7 + (form == GOV_FORM_2019 ? 5 : 2), "every link between years is there");
	ok(agree, "the link that is checked is the one that is printed");
}

/* Topics and groups name runs of items; a topic's places mean the same in all of a rule's. */
static void
test_form(void)
{
	bool		topics = true,
				places = true,
				signs = true,
				bounds = true;

	for (int t = 0; t < GOV_NTOPICS; t++)
	{
		size_t		len = strlen(gov_topics[t].code);

		for (int i = 0; i < GOV_NITEMS; i++)
			topics &= (strncmp(gov_items[i].code, gov_topics[t].code, len) == 0 &&
					   gov_items[i].code[len] == '.') ==
				(i >= gov_topics[t].first_item &&
				 i < gov_topics[t].first_item + gov_topics[t].nitems);
	}
	for (int r = 0; r < gov_nrules; r++)
		for (int side = 0; side < 2; side++)
			for (int k = 0; k < GOV_RULE_TERMS; k++)
			{
				const GovRule *rule = &gov_rules[r];
				const GovTerm *t = side ? &rule->right[k] : &rule->left[k];

				for (int i = 0; i < rule->ntopics; i++)
					bounds &= t->first + t->n <= gov_topics[rule->topics[i]].nitems;
				bounds &= t->n == 0 ||
					(rule->scope == GOV_EACH_ROW ? t->first + t->n <= GOV_NPARTIES :
					 rule->scope == GOV_EACH_PARTY ? t->first + t->n <= GOV_NAPPLICATIONS :
					 rule->scope == GOV_EACH_TOPIC);
				for (int i = 1; t->n > 0 && rule->scope == GOV_EACH_TOPIC && i < rule->ntopics; i++)
				{
					int			a = gov_rules_term_slot(rule, 0, t);
					int			b = gov_rules_term_slot(rule, i, t);

					places &= strcmp(gov_rules_term_name(rule, a), gov_rules_term_name(rule, b)) == 0;
					places &= rule->form == 0 ||
						(gov_items[gov_form_item_of_slot(b)].forms & rule->form);
				}
			}
	for (int i = 0; i < GOV_NITEMS; i++)
	{
		const char *dot = strchr(gov_items[i].code, '.');

		signs &= gov_items[i].is_signed == (dot && strcmp(dot, ".items_change") == 0);
	}
	ok(topics, "a topic is exactly the items whose codes begin with it");
	ok(places, "a rule's terms have one name in all of its topics, and are of its form");
	ok(bounds, "a rule's terms are within the form");
	ok(signs, "the items that may be negative are those that rule sign names");
	ok(strcmp(gov_rules[GOV_RULE_SIGN].code, "sign") == 0 &&
	   strcmp(gov_rules[GOV_RULE_CARRY_LINK].code, "carry_link") == 0 &&
	   strcmp(gov_rules[GOV_RULE_STOCK_LINK].code, "stock_link") == 0 &&
	   strcmp(gov_rules[GOV_RULE_ITEMS_LINK].code, "items_link") == 0 &&
	   strcmp(gov_rules[GOV_RULE_REGION_SUM].code, "region_sum") == 0 &&
	   strcmp(gov_rules[GOV_RULE_NARRATIVE].code, "narrative") == 0 &&
	   strcmp(gov_rules[GOV_RULE_STATISTICS_TOTAL].code, "statistics_total") == 0 &&
	   gov_nrules == GOV_RULE_STATISTICS_TOTAL + 1, "rule numbers are positions in gov_rules");
}

/* The verdict that is made of codes, against the equations, one cell at a time. */
static void
test_places(void)
{
	bool		agree = true;

	for (int form = 1; form <= 3; form++)
		for (int slot = 0; slot < GOV_NSLOTS; slot++)
			for (int kind = 0; kind < 5; kind++)
			{
				static const int64_t values[] = {1, 300, 70000, -1, 0};
				uint8_t		image[GOV_PLAIN_MAX];
				GovFigures	f;
				size_t		len;

				fill(&f, form);
				if (f.status[slot] == GOV_ABSENT)
					continue;
				f.value[slot] = values[kind];

				/*
				 * a gap beside it, on the same row or star, or in the same
				 * column
				 */
				for (int gap = -1; gap < 12; gap++)
				{
					GovFigures	g = f;

					if (gap >= 0)
					{
						int			at = gap < 8 ? slot - 3 + gap : slot + (gap - 10) * GOV_NPARTIES;

						if (at < 0 || at >= GOV_NSLOTS || at == slot || !g.status[at])
							continue;
						g.status[at] = GOV_BLANK;
					}
					len = gov_rules_encode(&g, image);
					agree &= len > 0 &&
						image[GOV_IMAGE_VERDICT] == (GOV_RULES_EDITION << 1 | gov_rules_is_balanced(&g));
				}
			}
	ok(agree, "the verdict made of codes is that of the equations, for every cell and gap");
}

/* One side of an equation with a gap has a bound, unless what is missing may be negative. */
static void
test_bounds(void)
{
	static const struct
	{
		int			prior_before,
					change_before,
					prior;		/* -1000: missing */
		GovVerdict	verdict;
	}			cases[] = {
		{3, 2, 5, GOV_PASS}, {3, 2, 4, GOV_FAIL}, {3, -5, -1000, GOV_FAIL},
		{3, -1, -1000, GOV_UNKNOWN}, {3, -1000, 0, GOV_UNKNOWN}, {3, -1000, 9, GOV_UNKNOWN},
		{-1000, 5, 4, GOV_FAIL}, {-1000, 5, 5, GOV_UNKNOWN}, {-1000, -5, 4, GOV_UNKNOWN},
	};
	bool		good = true;

	for (int i = 0; i < (int) (sizeof(cases) / sizeof(cases[0])); i++)
	{
		GovFigures	before,
					now;
		GovLink		links[GOV_MAX_LINKS];
		GovFinding	finding;
		char		message[GOV_CHECK_MESSAGE_MAX];
		int			n;
		int			first = gov_topics[GOV_LICENSING].first_item;

		memset(&before, 0, sizeof(before));
		memset(&now, 0, sizeof(now));
		before.status[first] = cases[i].prior_before == -1000 ? GOV_BLANK : GOV_REPORTED;
		before.value[first] = before.status[first] == GOV_REPORTED ? cases[i].prior_before : 0;
		before.status[first + 1] = cases[i].change_before == -1000 ? GOV_BLANK : GOV_REPORTED;
		before.value[first + 1] = before.status[first + 1] == GOV_REPORTED ? cases[i].change_before : 0;
		now.status[first] = cases[i].prior == -1000 ? GOV_BLANK : GOV_REPORTED;
		now.value[first] = now.status[first] == GOV_REPORTED ? cases[i].prior : 0;
		n = gov_rules_list_links(&before, &now, links);
		for (int k = 0; k < n; k++)
			if (links[k].rule == GOV_RULE_ITEMS_LINK)
			{
				gov_rules_check_link(&before, &now, &links[k], &finding);
				for (size_t size = 1; size < 200; size++)
				{
					GovMessage	w = {message, size};
					GovLinkedYears years = {&before, &now, &links[k]};

					gov_rules_describe_link(&w, (GovLang) (size % GOV_NLANGS), &years, &finding);
					good &= strlen(message) < size;
				}
				good &= finding.verdict == cases[i].verdict;
			}
		good &= n == 8;
	}
	ok(good, "a signed cell that is missing bounds nothing, an unsigned one from below");
}

/* Small numbers, and gaps, in the rows that some link speaks of. */
static void
scatter(GovFigures *f, const GovLink *links, int n, uint32_t *random)
{
	memset(f, 0, sizeof(*f));
	for (int i = 0; i < n; i++)
		for (int k = 0; k < links[i].nleft + links[i].nright; k++)
		{
			int			slot = k < links[i].nleft ? links[i].left[k].slot :
				links[i].right[k - links[i].nleft].slot;

			*random = *random * 1664525 + 1013904223;
			f->status[slot] = *random >> 29 ? GOV_REPORTED : GOV_BLANK;
			f->value[slot] = f->status[slot] ? (int64_t) (*random >> 16 & 3) : 0;
		}
}

/* Could both be the same number, each as far as it is known? */
static bool
can_be_equal(const GovSide *a, const GovSide *b)
{
	int			cmp = gov_decimal_cmp(a->known, b->known);

	return cmp == 0 || (cmp < 0 ? a->above || b->below : a->below || b->above);
}

/* A link seen from either report is the link. */
static void
test_parts(void)
{
	GovLink		all[GOV_MAX_LINKS],
				some[GOV_MAX_LINKS];
	int			nall = gov_rules_list_all_links(all);
	uint32_t	random = 1;
	int			failed = 0;
	bool		parts = true,
				others = true;

	for (int round = 0; round < 20000; round++)
	{
		GovFigures	before,
					now;
		int			nsome;
		int			at = 0;

		scatter(&before, all, nall, &random);
		scatter(&now, all, nall, &random);
		/* of one form or the other, or neither */
		for (int i = 0; i < nall; i++)
			if (all[i].rule != GOV_RULE_CARRY_LINK && round % 3 == (all[i].rule == GOV_RULE_STOCK_LINK))
				for (int k = 0; k < all[i].nright; k++)
				{
					before.status[all[i].right[k].slot] = now.status[all[i].right[k].slot] = GOV_ABSENT;
					before.status[all[i].left[0].slot] = now.status[all[i].left[0].slot] = GOV_ABSENT;
				}
		nsome = gov_rules_list_links(&before, &now, some);
		for (int i = 0; i < nall; i++)
		{
			GovFinding	finding;
			GovSide		said,
						says;

			gov_rules_check_link(&before, &now, &all[i], &finding);
			gov_rules_link_part(&before, &all[i], true, &said);
			gov_rules_link_part(&now, &all[i], false, &says);
			parts &= (finding.verdict == GOV_FAIL) == !can_be_equal(&says, &said);
			failed += finding.verdict == GOV_FAIL;
			if (at < nsome && some[at].rule == all[i].rule && some[at].instance == all[i].instance)
				at++;
			else
				others &= finding.verdict == GOV_UNKNOWN;
		}
		others &= at == nsome;
	}
	ok(parts && failed > 20000, "a link fails if what the two reports say in it can't be the same");
	ok(others, "a link that does not apply is unknown");
}

int
main(void)
{
	test_form();
	test_equations(GOV_FORM_2019);
	test_equations(GOV_FORM_2021);
	test_links(GOV_FORM_2019);
	test_links(GOV_FORM_2021);
	test_places();
	test_bounds();
	test_parts();
	printf("1..%d\n", ntests);
	return nfailed > 0;
}
