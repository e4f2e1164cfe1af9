/*
 * check.c
 *		The form's own equations, and what a report makes of them.
 *
 * A rule with a missing cell is unknown, unless the rest contradicts it
 * already: counts are not negative, so the numbers of a side that has gaps
 * are the least that it can add up to.
 */
#include "check.h"

#include <stdio.h>
#include <string.h>

const char *const gov_verdict_names[] = {"pass", "fail", "unknown"};

#define ITEM_OF_ROW(row)	(GOV_NDISCLOSURE + (row))
#define FIRST_REMEDY		(GOV_NDISCLOSURE + GOV_NAPPLICATIONS)
#define REMEDY_CELLS		5	/* the last is their total */

/* Does the report have any cell of n rows of table 3? */
static bool
uses_rows(const GovFigures *f, int row, int n)
{
	int			any = 0;

	for (int i = 0; i < n * GOV_NPARTIES; i++)
		any |= f->status[gov_slot(row, 0) + i];
	return any != 0;
}

static GovEquation *
start(GovEquation *eq, GovRuleId rule, int item, int party)
{
	memset(eq, 0, sizeof(*eq));
	eq->rule = (uint8_t) rule;
	eq->item = (int16_t) item;
	eq->party = (int16_t) party;
	return eq;
}

static void
add_left(GovEquation *eq, int slot)
{
	eq->left[eq->nleft++] = (uint8_t) slot;
}

static void
add_right(GovEquation *eq, int slot)
{
	eq->right[eq->nright++] = (uint8_t) slot;
}

int
gov_equations(const GovFigures *f, GovEquation eqs[GOV_MAX_EQUATIONS])
{
	bool		other = uses_rows(f, GOV_ROW_OTHER, 1);
	bool		leaves = uses_rows(f, GOV_ROW_OTHER_LEAVES, 3);
	int			n = 0;
	GovEquation *eq;

	for (int party = 0; party < GOV_NPARTIES; party++)
	{
		eq = start(&eqs[n++], GOV_RULE_BALANCE, -1, party);
		add_left(eq, gov_slot(GOV_ROW_RECEIVED, party));
		add_left(eq, gov_slot(GOV_ROW_CARRIED_IN, party));
		add_right(eq, gov_slot(GOV_ROW_CONCLUDED, party));
		add_right(eq, gov_slot(GOV_ROW_CARRIED_OVER, party));
	}

	for (int row = 0; row < GOV_NAPPLICATIONS; row++)
	{
		if ((row == GOV_ROW_OTHER && !other) ||
			(row >= GOV_ROW_OTHER_LEAVES && row < GOV_ROW_CONCLUDED && !leaves))
			continue;
		eq = start(&eqs[n++], GOV_RULE_ROW_TOTAL, ITEM_OF_ROW(row), GOV_PARTY_TOTAL);
		for (int party = 0; party < GOV_PARTY_TOTAL; party++)
			add_left(eq, gov_slot(row, party));
		add_right(eq, gov_slot(row, GOV_PARTY_TOTAL));
	}

	for (int party = 0; party < GOV_NPARTIES; party++)
	{
		eq = start(&eqs[n++], GOV_RULE_OUTCOME_TOTAL, ITEM_OF_ROW(GOV_ROW_CONCLUDED), party);
		for (int row = GOV_ROW_GRANTED; row < GOV_ROW_CONCLUDED; row++)
			if (row < GOV_ROW_OTHER || (row == GOV_ROW_OTHER ? other : leaves))
				add_left(eq, gov_slot(row, party));
		eq->formless = !other && !leaves;
		add_right(eq, gov_slot(GOV_ROW_CONCLUDED, party));
	}

	for (int star = 0; star < GOV_NREMEDIES / REMEDY_CELLS; star++)
	{
		int			slot = GOV_SLOT_REMEDIES + star * REMEDY_CELLS;

		eq = start(&eqs[n++], GOV_RULE_REMEDY_TOTAL,
				   FIRST_REMEDY + star * REMEDY_CELLS + REMEDY_CELLS - 1, -1);
		for (int i = 0; i < REMEDY_CELLS - 1; i++)
			add_left(eq, slot + i);
		add_right(eq, slot + REMEDY_CELLS - 1);
	}

	/* regulations and normative documents: made, disclosed, disclosed_total */
	for (int i = 0; i < GOV_NDISCLOSURE; i++)
	{
		const char *dot = strchr(gov_items[i].code, '.');

		if (!dot || strcmp(dot, ".disclosed_total") != 0)
			continue;
		if (!(f->status[i - 2] | f->status[i - 1] | f->status[i]))
			continue;			/* not that form */
		eq = start(&eqs[n++], GOV_RULE_DISCLOSURE_ORDER, i, -1);
		eq->at_most = true;
		add_left(eq, gov_items[i - 1].slot);
		add_right(eq, gov_items[i].slot);
	}
	return n;
}

static void
add_up(const GovFigures *f, const uint8_t *slots, int n, GovSide *side)
{
	memset(side, 0, sizeof(*side));
	for (int i = 0; i < n; i++)
	{
		GovDecimal	d = {f->value[slots[i]], f->scale[slots[i]]};

		if (!gov_has_number(f->status[slots[i]]))
			side->missing++;
		else if (!side->overflow && !gov_decimal_add(side->known, d, &side->known))
			side->overflow = true;
	}
}

void
gov_equation_eval(const GovFigures *f, const GovEquation *eq, GovFinding *finding)
{
	GovSide    *left = &finding->left;
	GovSide    *right = &finding->right;
	int			cmp;

	finding->has_difference = false;
	add_up(f, eq->left, eq->nleft, left);
	add_up(f, eq->right, eq->nright, right);
	left->missing += eq->formless;

	/* no organ has figures whose sum leaves 64 bits: they can't be right */
	if (left->overflow || right->overflow)
	{
		finding->verdict = GOV_FAIL;
		return;
	}
	cmp = gov_decimal_cmp(left->known, right->known);
	if (left->missing == 0 && right->missing == 0)
		finding->verdict = (eq->at_most ? cmp <= 0 : cmp == 0) ? GOV_PASS : GOV_FAIL;
	else if (right->missing == 0 && cmp > 0)
		finding->verdict = GOV_FAIL;
	else if (left->missing == 0 && cmp < 0 && !eq->at_most)
		finding->verdict = GOV_FAIL;
	else
	{
		finding->verdict = GOV_UNKNOWN;
		return;
	}
	finding->has_difference = gov_decimal_sub(left->known, right->known,
											  &finding->difference);
}

GovVerdict
gov_sign_eval(const GovFigures *f, int slot)
{
	const GovItem *item = &gov_items[gov_slot_item(slot)];

	if (item->is_signed || item->unit != GOV_UNIT_COUNT ||
		!gov_has_number(f->status[slot]))
		return GOV_UNKNOWN;
	return f->value[slot] >= 0 && f->scale[slot] == 0 ? GOV_PASS : GOV_FAIL;
}


/*
 * Messages
 */

typedef struct Out
{
	char	   *at;
	size_t		left;			/* with the final NUL */
} Out;

static void put(Out *o, const char *fmt,...) __attribute__((format(printf, 2, 3)));

static void
put(Out *o, const char *fmt,...)
{
	va_list		ap;
	int			n;

	va_start(ap, fmt);
	n = vsnprintf(o->at, o->left, fmt, ap);
	va_end(ap);
	if (n < 0)
		return;
	if ((size_t) n >= o->left)
		n = (int) o->left - 1;
	o->at += n;
	o->left -= (size_t) n;
}

static void
put_number(Out *o, GovDecimal d)
{
	char		buf[GOV_DECIMAL_MAXLEN];

	gov_decimal_print(d, buf);
	put(o, "%s", buf);
}

/* What a term is called within its equation: the part of it that varies. */
static const char *
term_name(const GovEquation *eq, int slot)
{
	const char *code = gov_items[gov_slot_item(slot)].code;
	const char *dot = strrchr(code, '.');

	if (eq->rule == GOV_RULE_ROW_TOTAL)
		return gov_parties[gov_slot_party(slot)].code;
	if (eq->rule == GOV_RULE_REMEDY_TOTAL || eq->rule == GOV_RULE_DISCLOSURE_ORDER)
		return dot + 1;
	return code;
}

/*
 * "a 1 + b 2 = 3"; of many terms only those that count, of many gaps only
 * their number.
 */
static void
put_side(Out *o, const GovFigures *f, const GovEquation *eq, const uint8_t *slots, int n,
		 const GovSide *side)
{
	bool		terse = n > GOV_NPARTIES;
	bool		name_gaps = side->missing <= 3;
	int			shown = 0;

	if (side->missing >= n)
	{
		put(o, "all of %d cells missing", n);
		return;
	}
	for (int i = 0; i < n; i++)
	{
		GovDecimal	d = {f->value[slots[i]], f->scale[slots[i]]};
		bool		number = gov_has_number(f->status[slots[i]]);

		if (number ? terse && d.v == 0 : !name_gaps)
			continue;
		put(o, "%s%s ", shown++ ? " + " : "", term_name(eq, slots[i]));
		if (number)
			put_number(o, d);
		else
			put(o, "(%s)", gov_status_names[f->status[slots[i]]]);
	}
	if (!name_gaps)
		put(o, "%s(%d cells missing)", shown++ ? " + " : "", side->missing);
	else if (slots == eq->left && eq->formless)
		put(o, "%sother (absent)", shown++ ? " + " : "");
	if (shown == 0)
		put(o, "0 in all of %d cells", n);
	if (side->overflow)
		put(o, " leaves 64 bits");
	else if (n > 1)
	{
		put(o, side->missing ? " >= " : " = ");
		put_number(o, side->known);
	}
}

size_t
gov_equation_message(const GovFigures *f, const GovEquation *eq, const GovFinding *finding,
					 char *buf, size_t size)
{
	Out			o = {buf, size};
	const char *code = eq->item >= 0 ? gov_items[eq->item].code : "";
	const char *dot = strrchr(code, '.');

	put(&o, "%s of ", gov_rules[eq->rule].code);
	switch (eq->rule)
	{
		case GOV_RULE_BALANCE:
		case GOV_RULE_OUTCOME_TOTAL:
			put(&o, "%s", gov_parties[eq->party].code);
			break;
		case GOV_RULE_ROW_TOTAL:
			put(&o, "%s", code);
			break;
		default:
			put(&o, "%.*s", (int) (dot - code), code);
	}
	put(&o, ": ");
	put_side(&o, f, eq, eq->left, eq->nleft, &finding->left);
	put(&o, "%s", finding->verdict == GOV_FAIL ? ", but " : ", ");
	if (eq->nright > 1)
		put_side(&o, f, eq, eq->right, eq->nright, &finding->right);
	else
	{
		const char *what = eq->rule == GOV_RULE_DISCLOSURE_ORDER ?
			term_name(eq, eq->right[0]) : "total";

		if (finding->right.missing)
			put(&o, "the %s is %s", what, gov_status_names[f->status[eq->right[0]]]);
		else
		{
			put(&o, "the %s printed is ", what);
			put_number(&o, finding->right.known);
		}
	}
	return size - o.left;
}

size_t
gov_sign_message(const GovFigures *f, int slot, char *buf, size_t size)
{
	Out			o = {buf, size};
	GovDecimal	d = {f->value[slot], f->scale[slot]};
	int			party = gov_slot_party(slot);

	put(&o, "sign of %s%s%s: ", gov_items[gov_slot_item(slot)].code,
		party < 0 ? "" : ".", party < 0 ? "" : gov_parties[party].code);
	put_number(&o, d);
	put(&o, "%s", d.v < 0 ? " is negative" : " is not whole");
	return size - o.left;
}


/*
 * The verdict alone
 */

bool
gov_is_balanced(const GovFigures *f)
{
	GovEquation eqs[GOV_MAX_EQUATIONS];
	GovFinding	finding;
	int			n;

	for (int i = 0; i < GOV_NSLOTS; i++)
		if (gov_sign_eval(f, i) == GOV_FAIL)
			return false;
	n = gov_equations(f, eqs);
	for (int i = 0; i < n; i++)
	{
		if (strcmp(gov_rules[eqs[i].rule].severity, "error") != 0)
			continue;
		gov_equation_eval(f, &eqs[i], &finding);
		if (finding.verdict == GOV_FAIL)
			return false;
	}
	return true;
}
