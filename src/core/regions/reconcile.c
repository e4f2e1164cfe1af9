/*
 * reconcile.c
 *		A region's report against those of its parts.
 */
#include "core/regions/reconcile.h"
#include "core/base/slip.h"
#include "core/base/total.h"

#include <stdio.h>
#include <string.h>

#define MESSAGE_MAX		1024
#define NAMED_MAX		5		/* names in a message */
#define SUSPECTS_MAX	3

/* A part by the name of its division if it reports for it, else its own. */
static GovStr
name_of(const GovMember *whole, const GovMember *p)
{
	GovStr		name = {NULL, 0};
	static const char unnamed[] = "(a report without a name)";

	if (p->scope != GOV_SCOPE_ORGAN && p->region != 0 && p->region != whole->region)
	{
		name = gov_regions_name(p->region, p->year);
		if (!name.s)
			name = gov_regions_name(p->region, 0);
	}
	if (!name.s)
		name = p->agency;
	if (!name.s && p->region != 0)
		name = gov_regions_name(p->region, 0);
	if (!name.s)
	{
		name.s = unnamed;
		name.len = sizeof(unnamed) - 1;
	}
	return name;
}

static bool
same_name(GovStr a, GovStr b)
{
	return a.s && b.s && a.len == b.len && memcmp(a.s, b.s, a.len) == 0;
}

/* Codes of two years may be of one division. */
static bool
same_division(GovDivisionCode a, int year_a, GovDivisionCode b, int year_b)
{
	GovDivisionCode today;

	if (a == b)
		return true;
	if (gov_regions_level(a) != gov_regions_level(b))
		return false;
	today = gov_regions_current(a, year_a);
	return today != 0 && today == gov_regions_current(b, year_b);
}

/* The divisions that have a report of their own when all have. */
static int
expected(const GovMember *whole, GovDivisionCode divisions[GOV_MAX_CHILDREN])
{
	if (whole->region == 0 || whole->scope == GOV_SCOPE_ORGAN)
		return 0;
	return gov_regions_children(whole->region, whole->year, divisions, GOV_MAX_CHILDREN);
}

static bool
is_inside(const GovMember *whole, const GovMember *p)
{
	GovDivisionCode divisions[GOV_MAX_CHILDREN];
	int			n;

	if (gov_regions_contains(whole->region, p->region))
		return true;
	/* by a code of another year, of a division that was moved */
	n = expected(whole, divisions);
	for (int i = 0; i < n; i++)
	{
		if (same_division(divisions[i], whole->year, p->region, p->year))
			return true;
	}
	return false;
}

GovMemberFault
gov_parts_check(GovArena *a, const GovMember *whole, const GovMember *parts, int n,
				int *part, int *other)
{
	*other = -1;
	for (int i = 0; i < n; i++)
	{
		const GovMember *p = &parts[i];

		gov_check_interrupt(a);
		*part = i;
		if (p->year != 0 && whole->year != 0 && p->year != whole->year)
			return GOV_PART_OTHER_YEAR;
		if (p->region == 0 || whole->region == 0)
			continue;
		if (!is_inside(whole, p))
			return GOV_PART_OUTSIDE;
		if (p->region == whole->region && whole->scope != GOV_SCOPE_ORGAN &&
			(p->scope == GOV_SCOPE_REGION || same_name(p->agency, whole->agency)))
			return GOV_PART_IS_WHOLE;
	}
	for (int i = 0; i < n; i++)
	{
		const GovMember *p = &parts[i];

		gov_check_interrupt(a);
		*part = i;
		for (int j = 0; j < n; j++)
		{
			const GovMember *q = &parts[j];

			*other = j;
			if (i == j || p->region == 0 || q->region == 0)
			{
				if (j < i && p->region == q->region && same_name(p->agency, q->agency))
					return GOV_PART_TWICE;
				continue;
			}
			if (j < i && p->region == q->region &&
				(same_name(p->agency, q->agency) ||
				 (p->scope == GOV_SCOPE_REGION && q->scope == GOV_SCOPE_REGION) ||
				 (p->scope != GOV_SCOPE_ORGAN && q->scope != GOV_SCOPE_ORGAN && (!p->agency.s || !q->agency.s))))
				return GOV_PART_TWICE;
			if (q->scope == GOV_SCOPE_REGION && gov_regions_contains(q->region, p->region) &&
				(p->region != q->region || p->scope == GOV_SCOPE_ORGAN))
				return GOV_PART_IN_PART;
		}
	}
	return GOV_PARTS_OK;
}

/*
 * Typing
 */

/* Digits with the decimal point; false for what is not printed as digits. */
static bool
digits_of(GovDecimal d, char buf[GOV_DECIMAL_MAXLEN], size_t *n)
{
	*n = gov_decimal_print(d, buf);
	return *n > 0 && buf[0] != '-';
}

const char *
gov_typing_accident(GovDecimal from, GovDecimal to, bool *weak)
{
	char		a[GOV_DECIMAL_MAXLEN],
				b[GOV_DECIMAL_MAXLEN];
	size_t		na,
				nb;

	*weak = false;
	if (!digits_of(from, a, &na) || !digits_of(to, b, &nb))
		return NULL;
	if (na != nb && (from.v == 0 || to.v == 0))
		return NULL;
	*weak = na + nb <= 3;
	switch (gov_slip(b, nb, a, na))
	{
		case GOV_SLIP_TRANSPOSED:
			*weak = false;
			return "two digits are exchanged";
		case GOV_SLIP_OTHER_DIGIT:
			*weak = true;
			return "one digit is wrong";
		case GOV_SLIP_DROPPED:
			return "a digit is dropped";
		case GOV_SLIP_DOUBLED:
			return "a digit is doubled";
		case GOV_SLIP_EXTRA:
			return "a digit too many is typed";
		case GOV_SLIP_NONE:
			break;
	}
	return NULL;
}

/*
 * Messages
 */
typedef struct Message
{
	size_t		n;
	char		b[MESSAGE_MAX];
} Message;

static void
			say(Message *m, const char *fmt,...)
			__attribute__((format(printf, 2, 3)));

static void
say(Message *m, const char *fmt,...)
{
	va_list		args;
	int			n;

	va_start(args, fmt);
	n = vsnprintf(m->b + m->n, sizeof(m->b) - m->n, fmt, args);
	va_end(args);
	if (n > 0)
		m->n += (size_t) n < sizeof(m->b) - m->n ? (size_t) n : sizeof(m->b) - m->n - 1;
}

static void
say_names(Message *m, const GovStr *names, int n)
{
	for (int i = 0; i < n && i < NAMED_MAX; i++)
		say(m, "%s%.*s", i > 0 ? ", " : "", (int) (names[i].len < 90 ? names[i].len : 90), names[i].s);
	if (n > NAMED_MAX)
		say(m, " and %d more", n - NAMED_MAX);
}

static const char *
print(GovDecimal d, char buf[GOV_DECIMAL_MAXLEN])
{
	buf[gov_decimal_print(d, buf)] = '\0';
	return buf;
}

/* A region's report and those of its parts. */
typedef struct Family
{
	const GovMember *whole;
	const GovMember *parts;
	int			n;
} Family;

static GovDecimal
part_value(const GovMember *p, int slot)
{
	return gov_decimal(p->figures->value[slot], p->figures->scale[slot]);
}

/* The parts whose figure is just this. */
static void
say_same(Message *m, const Family *f, int slot, GovDecimal size, const char *what)
{
	GovStr		names[NAMED_MAX + 1];
	int			found = 0;

	for (int i = 0; i < f->n; i++)
	{
		if (gov_figures_has_number(f->parts[i].figures->status[slot]) &&
			gov_decimal_cmp(part_value(&f->parts[i], slot), size) == 0)
		{
			if (found < NAMED_MAX)
				names[found] = name_of(f->whole, &f->parts[i]);
			found++;
		}
	}
	if (found == 0)
		return;
	say(m, "; that is just the figure of ");
	say_names(m, names, found);
	say(m, ", %s", what);
}

/* What may have happened. */
static void
say_causes(Message *m, const GovGap *g, const Family *f)
{
	const GovMember *parts = f->parts;
	GovDecimal	zero = {0, 0};
	bool		more = gov_decimal_cmp(g->difference, zero) > 0;
	GovDecimal	size = g->difference;
	const char *accident;
	bool		weak;
	bool		explained;
	int			suspects[SUSPECTS_MAX];
	int			nsuspects = 0;

	if (more || gov_decimal_sub(zero, g->difference, &size))
		say_same(m, f, g->slot, size,
				 more ? "which may be counted twice in the region's" : "which may be left out of the region's");

	accident = gov_typing_accident(g->parts, g->whole, &weak);
	explained = accident && !weak;
	if (accident && (g->proven || !weak))
		say(m, "; %s in the region's figure, if it should be the sum", accident);
	for (int i = 0; i < f->n && !explained; i++)
	{
		GovDecimal	due;

		if (!gov_figures_has_number(parts[i].figures->status[g->slot]) ||
			!gov_decimal_add(part_value(&parts[i], g->slot), g->difference, &due))
			continue;
		if (gov_typing_accident(due, part_value(&parts[i], g->slot), &weak) && !weak && nsuspects++ < SUSPECTS_MAX)
			suspects[nsuspects - 1] = i;
	}
	/* among many parts some figures are always like others */
	for (int k = 0; k < nsuspects && nsuspects <= SUSPECTS_MAX; k++)
	{
		GovDecimal	is = part_value(&parts[suspects[k]], g->slot);
		GovStr		name = name_of(f->whole, &parts[suspects[k]]);
		char		printed[GOV_DECIMAL_MAXLEN],
					due[GOV_DECIMAL_MAXLEN];
		GovDecimal	should;

		gov_decimal_add(is, g->difference, &should);
		say(m, "; perhaps %s in the figure of %.*s, %s for %s", gov_typing_accident(should, is, &weak),
			(int) (name.len < 90 ? name.len : 90), name.s, print(is, printed), print(should, due));
	}
}

static void
describe(GovArena *a, GovGap *g, const Family *f, int nknown, bool own_missing)
{
	Message		m = {0};
	char		of_whole[GOV_DECIMAL_MAXLEN],
				of_parts[GOV_DECIMAL_MAXLEN],
				size[GOV_DECIMAL_MAXLEN];
	GovDecimal	zero = {0, 0};
	bool		more = gov_decimal_cmp(g->difference, zero) > 0;

	print(g->difference, size);
	say(&m, "the region reports %s, %d of its parts together %s: %s %s", print(g->whole, of_whole),
		nknown, print(g->parts, of_parts), more ? size : size + 1, more ? "more" : "less");
	if (g->nmissing > 0)
	{
		say(&m, g->proven ? ", even without " : ", which may be of ");
		say_names(&m, g->missing, g->nmissing);
		if (!g->proven)
			say(&m, ", of which there is no report");
	}
	if (more && own_missing)
		say(&m, "%s of the region's own organs, of which no report is among the parts",
			g->nmissing > 0 ? ", or" : ", which may be");
	say_causes(&m, g, f);

	/* cut off within a character? */
	if (m.n == sizeof(m.b) - 1)
	{
		while (m.n > 0 && ((unsigned char) m.b[m.n - 1] & 0xC0) == 0x80)
			m.n--;
		if (m.n > 0 && (unsigned char) m.b[m.n - 1] >= 0xC0)
			m.n--;
	}
	g->message = gov_str_copy(a, m.b, m.n);
}

int
gov_reconcile(GovArena *a, const GovMember *whole, const GovMember *parts, int n,
			  bool complete, GovGap **gaps)
{
	Family		family = {whole, parts, n};
	GovDivisionCode divisions[GOV_MAX_CHILDREN];
	int			nabsent = complete ? 0 : expected(whole, divisions);
	bool		own_missing = !complete && whole->region != 0 && whole->scope != GOV_SCOPE_ORGAN;
	int			ngaps = 0;

	*gaps = gov_alloc(a, GOV_ALL_SLOTS * sizeof(GovGap));
	for (int k = nabsent - 1; k >= 0; k--)
	{
		bool		there = false;

		for (int i = 0; i < n && !there; i++)
			there = parts[i].scope != GOV_SCOPE_ORGAN && parts[i].region != 0 &&
				same_division(divisions[k], whole->year, parts[i].region, parts[i].year);
		if (there)
			memmove(divisions + k, divisions + k + 1, (size_t) (--nabsent - k) * sizeof(divisions[0]));
	}
	for (int i = 0; i < n; i++)
		own_missing &= parts[i].region != 0 && parts[i].region != whole->region;

	/*
	 * below a county there is no table of divisions, and own organs are what
	 * there is
	 */
	if (whole->region != 0 && gov_regions_level(whole->region) >= 3)
		own_missing = false;

	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
	{
		GovGap	   *g = &(*gaps)[ngaps];
		GovDecimal	zero = {0, 0};
		GovTotal	sum = {0, 0};
		bool		may_be_negative = gov_items[gov_form_item_of_slot(slot)].is_signed;
		int			nknown = 0;
		int			order;

		gov_check_interrupt(a);
		if (!gov_figures_has_number(whole->figures->status[slot]))
			continue;
		memset(g, 0, sizeof(*g));
		g->slot = slot;
		g->whole = part_value(whole, slot);
		for (int i = 0; i < n; i++)
		{
			if (!gov_figures_has_number(parts[i].figures->status[slot]))
				continue;
			nknown++;
			gov_total_add(sum, gov_total(part_value(&parts[i], slot)), &sum);
		}
		if (!gov_total_fits(sum, &g->parts))
			gov_throw(a, GOV_ERR_RANGE, "the sum of the children is out of range");
		order = gov_decimal_cmp(g->whole, g->parts);
		if (nknown == 0 || order == 0)
			continue;
		/* who is silent may have any number, but no negative one */
		g->proven = (nknown == n && nabsent == 0) || (order < 0 && !may_be_negative);
		if (!g->proven && nknown < n)
			continue;
		if (!gov_decimal_sub(g->whole, g->parts, &g->difference))
			gov_throw(a, GOV_ERR_RANGE, "the difference is out of range");
		if (gov_decimal_cmp(g->difference, zero) > 0 && own_missing)
			g->proven = false;

		g->missing = gov_alloc(a, (size_t) (n - nknown + nabsent) * sizeof(GovStr));
		for (int i = 0; i < n && nknown < n; i++)
		{
			if (!gov_figures_has_number(parts[i].figures->status[slot]))
				g->missing[g->nmissing++] = name_of(whole, &parts[i]);
		}
		for (int k = 0; k < nabsent; k++)
			g->missing[g->nmissing++] = gov_regions_name(divisions[k], whole->year);
		describe(a, g, &family, nknown, own_missing);
		ngaps++;
	}
	return ngaps;
}
