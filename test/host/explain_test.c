/*
 * explain_test.c
 *		Explanations and imputation against brute force over all small sets of
 *		cells, on equations written down here once more; and against what was
 *		put into balanced reports.
 *
 *	  explain_test [SEED]
 */
#include "inject.h"
#include "tap.h"
#include "work.h"

/* For one report: some three times what any of those below has taken. */
#define MOST_WORK	7000000

static Random rnd = {20261122};
static uint64_t seed = 20261122;
static GovArena arena;

#define SAY(...)	(printf("# " __VA_ARGS__), printf(" (seed %llu)\n", (unsigned long long) seed))


/*
 * The equations, anew: with all totals of rows, none left out.
 */
#define MAX_EQS		48

typedef struct Equation
{
	int			n;
	int			slot[40];
	int			sign[40];
} Equation;

static Equation eqs[MAX_EQS];
static int	neqs;
static uint64_t eqs_of[GOV_NSLOTS]; /* bits */

static void
term(int slot, int sign)
{
	Equation   *e = &eqs[neqs];

	e->slot[e->n] = slot;
	e->sign[e->n++] = sign;
	eqs_of[slot] |= UINT64_C(1) << neqs;
}

static void
write_down(int form)
{
	memset(eqs, 0, sizeof(eqs));
	memset(eqs_of, 0, sizeof(eqs_of));
	neqs = 0;
	for (int party = 0; party < GOV_NPARTIES; party++, neqs++)
	{
		term(gov_form_slot(GOV_ROW_RECEIVED, party), 1);
		term(gov_form_slot(GOV_ROW_CARRIED_IN, party), 1);
		term(gov_form_slot(GOV_ROW_CONCLUDED, party), -1);
		term(gov_form_slot(GOV_ROW_CARRIED_OVER, party), -1);
	}
	for (int party = 0; party < GOV_NPARTIES; party++, neqs++)
	{
		for (int row = GOV_ROW_GRANTED; row < GOV_ROW_CONCLUDED; row++)
			if (has_row(row, form))
				term(gov_form_slot(row, party), 1);
		term(gov_form_slot(GOV_ROW_CONCLUDED, party), -1);
	}
	for (int row = 0; row < GOV_NAPPLICATIONS; row++)
	{
		if (!has_row(row, form))
			continue;
		for (int party = 0; party < GOV_NPARTIES; party++)
			term(gov_form_slot(row, party), party == GOV_PARTY_TOTAL ? -1 : 1);
		neqs++;
	}
	for (int slot = GOV_SLOT_REMEDIES; slot < GOV_NSLOTS; slot += 5, neqs++)
		for (int i = 0; i < 5; i++)
			term(slot + i, i == 4 ? -1 : 1);
}


/*
 * What values some cells may have for all equations to hold: by elimination,
 * and where that leaves a choice, by trying.
 */
#define MAX_UNKNOWNS	16

/* How far values are tried, by the number that elimination leaves free. */
static const int64_t far[] = {0, 2000, 120};

typedef struct Solved
{
	bool		feasible;
	int			nfree;			/* cells that elimination does not settle */
	bool		tried;			/* lowest and highest are known; that there is
								 * more than one value if no more */
	int64_t		lowest[MAX_UNKNOWNS];
	int64_t		highest[MAX_UNKNOWNS];	/* as far as was tried */
	bool		settled[MAX_UNKNOWNS];	/* by elimination alone */
} Solved;

static void
solve(const GovFigures *f, const int *unknown, int n, Solved *s)
{
	int64_t		m[MAX_EQS][MAX_UNKNOWNS + 1];
	int			pivot_of[MAX_UNKNOWNS];
	int			used = 0;
	int			rows = 0;
	int			free_[MAX_UNKNOWNS];
	uint64_t	touched = 0;

	memset(s, 0, sizeof(*s));
	for (int i = 0; i < n; i++)
		touched |= eqs_of[unknown[i]];
	for (int e = 0; e < neqs; e++)
	{
		int64_t		sum = 0;
		int64_t    *row = m[rows];

		memset(row, 0, sizeof(m[0]));
		for (int k = 0; k < eqs[e].n; k++)
		{
			int			i = 0;

			while (i < n && unknown[i] != eqs[e].slot[k])
				i++;
			if (i < n)
				row[i] += eqs[e].sign[k];
			else
				sum += eqs[e].sign[k] * f->value[eqs[e].slot[k]];
		}
		row[n] = -sum;
		if (touched >> e & 1)
			rows++;
		else if (sum != 0)
			return;
	}
	for (int i = 0; i < n; i++)
	{
		int			p = used;

		pivot_of[i] = -1;
		while (p < rows && m[p][i] == 0)
			p++;
		if (p == rows)
		{
			free_[s->nfree++] = i;
			continue;
		}
		for (int k = 0; k <= n; k++)
		{
			int64_t		v = m[p][k];

			m[p][k] = m[used][k];
			m[used][k] = v;
		}
		/* of such a matrix all pivots are 1 or -1 */
		if (m[used][i] < 0)
			for (int k = 0; k <= n; k++)
				m[used][k] = -m[used][k];
		if (m[used][i] != 1)
			abort();
		for (int r = 0; r < rows; r++)
			if (r != used && m[r][i] != 0)
			{
				int64_t		times = m[r][i];

				for (int k = 0; k <= n; k++)
					m[r][k] -= times * m[used][k];
			}
		pivot_of[i] = used++;
	}
	for (int r = used; r < rows; r++)
		if (m[r][n] != 0)
			return;
	for (int i = 0; i < n; i++)
	{
		s->settled[i] = pivot_of[i] >= 0;
		for (int k = 0; k < s->nfree; k++)
			if (pivot_of[i] >= 0 && m[pivot_of[i]][free_[k]] != 0)
				s->settled[i] = false;
		s->lowest[i] = INT64_MAX;
		s->highest[i] = -1;
	}
	if (s->nfree > 2)
		return;
	s->tried = true;
	for (int64_t a = 0; a <= (s->nfree > 0 ? far[s->nfree] : 0); a++)
		for (int64_t b = 0; b <= (s->nfree > 1 ? far[s->nfree] : 0); b++)
		{
			int64_t		v[MAX_UNKNOWNS];
			bool		good = true;

			for (int i = 0; i < n && good; i++)
			{
				if (pivot_of[i] < 0)
				{
					v[i] = i == free_[0] ? a : b;
					continue;
				}
				v[i] = m[pivot_of[i]][n];
				if (s->nfree > 0)
					v[i] -= m[pivot_of[i]][free_[0]] * a;
				if (s->nfree > 1)
					v[i] -= m[pivot_of[i]][free_[1]] * b;
				good = v[i] >= 0;
			}
			if (!good)
				continue;
			s->feasible = true;
			for (int i = 0; i < n; i++)
			{
				if (v[i] < s->lowest[i])
					s->lowest[i] = v[i];
				if (v[i] > s->highest[i])
					s->highest[i] = v[i];
			}
		}
	/* beyond what was tried there may be other values */
	for (int k = 0; k < s->nfree; k++)
		if (!s->feasible || s->lowest[free_[k]] == far[s->nfree])
			s->tried = false;
}

typedef struct Set
{
	int			n;
	int			slot[4];
	bool		determined[4];
	int64_t		value[4];
} Set;

typedef struct Sets
{
	int			size;			/* -1: none up to the size tried */
	int			n;
	Set			sets[5000];
} Sets;

/* A number that no count is must be changed in any case. */
static bool
is_count(const GovFigures *f, int slot)
{
	return f->scale[slot] == 0 && f->value[slot] >= 0;
}

static bool
try_set(const GovFigures *f, const int *cells, int n, const int *missing, int nmissing,
		Sets *out)
{
	int			unknown[MAX_UNKNOWNS];
	Solved		s;
	Set		   *set = &out->sets[out->n];

	memcpy(unknown, cells, sizeof(int) * (size_t) n);
	memcpy(unknown + n, missing, sizeof(int) * (size_t) nmissing);
	solve(f, unknown, n + nmissing, &s);
	if (s.nfree > 2)
		return false;			/* more than is tried here */
	if (!s.feasible)
		return true;
	if (out->n == (int) (sizeof(out->sets) / sizeof(out->sets[0])))
		abort();
	out->n++;
	set->n = n;
	for (int i = 0; i < n; i++)
	{
		set->slot[i] = cells[i];
		set->determined[i] = s.lowest[i] == s.highest[i];
		set->value[i] = s.lowest[i];
	}
	return true;
}

/*
 * All smallest sets of up to max cells.  False: it could not be told.
 */
static bool
brute_force(const GovFigures *f, int max, Sets *out)
{
	GovFigures	known = *f;
	int			cells[GOV_NSLOTS];
	int			missing[MAX_UNKNOWNS];
	int			ncells = 0;
	int			nmissing = 0;
	int			must[4];
	int			nmust = 0;
	uint64_t	off = 0;
	uint64_t	open = 0;
	Solved		s;

	for (int slot = GOV_SLOT_APPLICATIONS; slot < GOV_NSLOTS; slot++)
	{
		if (eqs_of[slot] == 0)
			continue;
		if (f->status[slot] != GOV_REPORTED)
		{
			missing[nmissing++] = slot;
			open |= eqs_of[slot];
		}
		else if (!is_count(f, slot))
		{
			must[nmust++] = slot;
			known.value[slot] = known.scale[slot] = 0;
			open |= eqs_of[slot];
		}
		else
			cells[ncells++] = slot;
	}
	out->n = 0;
	out->size = -1;
	for (int e = 0; e < neqs; e++)
	{
		int64_t		sum = 0;

		for (int k = 0; k < eqs[e].n; k++)
			sum += eqs[e].sign[k] * known.value[eqs[e].slot[k]];
		if (sum != 0 && !(open >> e & 1))
			off |= UINT64_C(1) << e;
	}
	if (nmust == 0)
	{
		solve(&known, missing, nmissing, &s);
		if (s.nfree > 2)
			return false;
		if (s.feasible)
		{
			out->size = 0;
			return true;
		}
	}
	for (int size = nmust; size <= max; size++)
	{
		int			set[4];

		memcpy(set, must, sizeof(must));
#define TRY(n) \
	if (!try_set(&known, set, n, missing, nmissing, out)) return false
		if (size == nmust && nmust > 0 && !off)
			TRY(nmust);
		for (int a = 0; size - nmust > 0 && a < ncells; a++)
		{
			uint64_t	one = eqs_of[cells[a]];

			set[nmust] = cells[a];
			if (size - nmust == 1)
			{
				if (!(off & ~one))
					TRY(size);
				continue;
			}
			for (int b = a + 1; b < ncells; b++)
			{
				uint64_t	two = one | eqs_of[cells[b]];

				set[nmust + 1] = cells[b];
				if (size - nmust == 2)
				{
					if (!(off & ~two))
						TRY(size);
					continue;
				}
				for (int c = b + 1; c < ncells; c++)
				{
					set[nmust + 2] = cells[c];
					if (!(off & ~(two | eqs_of[cells[c]])))
						TRY(size);
				}
			}
		}
#undef TRY
		if (out->n > 0)
		{
			out->size = size;
			return true;
		}
	}
	return true;
}

static bool
in_brute(const Sets *b, const GovExplanation *e)
{
	for (int i = 0; i < b->n; i++)
	{
		const Set  *set = &b->sets[i];
		int			found = 0;

		for (int k = 0; k < set->n; k++)
			for (int j = 0; j < e->nchanges; j++)
				found += e->changes[j].slot == set->slot[k] &&
					e->changes[j].determined == set->determined[k] &&
					(!set->determined[k] || e->changes[j].suggested == set->value[k]);
		if (found == set->n && set->n == e->nchanges)
			return true;
	}
	return false;
}

static bool
agrees(const GovFigures *f, int max, const Sets *b)
{
	GovExplained out;
	int			same = 0;
	bool		good = true;

	if (gov_explain(&arena, f, NULL, max, &out) != GOV_OK || !out.complete)
		return false;
	if (b->size == 0)
		good = out.consistent && out.n == 0;
	else if (b->size < 0)
		good = !out.consistent && out.size < 0;
	else
	{
		for (int i = 0; i < out.n; i++)
			if (out.list[i].nchanges == out.size)
			{
				same++;
				good = good && in_brute(b, &out.list[i]);
			}
		good = good && out.size == b->size && out.ties == b->n &&
			(out.count > GOV_EXPLAIN_LIMIT || same == b->n);
	}
	for (int i = 0; i + 1 < out.n; i++)
		good = good && out.list[i].cost <= out.list[i + 1].cost;
	if (!good)
		SAY("size %d, brute force %d; ties %lld, brute force %d", out.size, b->size,
			(long long) out.ties, b->n);
	gov_arena_reset(&arena);
	return good;
}

static void
test_against_brute_force(void)
{
	static Sets b;
	int			sizes[5] = {0};
	int			hidden = 0;
	int			large = 0;
	bool		same = true;

	for (int i = 0; i < 240; i++)
	{
		int			form = i % 2 ? GOV_FORM_2021 : GOV_FORM_2019;
		GovFigures	f;
		int			errors = 1 + i % 3;

		write_down(form);
		random_report(&rnd, &f, form, (int) below(&rnd, 4));
		for (int n = errors; n > 0; n--)
		{
			int			slot = below(&rnd, 5) ? random_cell(&rnd, &f) :
				GOV_SLOT_REMEDIES + (int) below(&rnd, GOV_NREMEDIES);

			inject_misprint(&rnd, &f, slot);
		}
		brute_force(&f, 3, &b);
		sizes[b.size + 1]++;
		large += b.n > 10;
		same = agrees(&f, 3, &b) && same;
	}
	SAY("sizes 0 to 3: %d %d %d %d; none %d; more than ten ties: %d", sizes[1], sizes[2],
		sizes[3], sizes[4], sizes[0], large);
	ok(same, "the smallest sets are those of brute force over all sets of up to three cells");
	ok(sizes[2] > 30 && sizes[3] > 30 && sizes[4] > 30, "and there were some of each size");

	/* missing cells, near each other so that they make cycles; no counts */
	same = true;
	memset(sizes, 0, sizeof(sizes));
	for (int i = 0; i < 400; i++)
	{
		int			form = i % 2 ? GOV_FORM_2021 : GOV_FORM_2019;
		GovFigures	f,
					told;
		int			row,
					party = (int) below(&rnd, 6);

		write_down(form);
		random_report(&rnd, &f, form, (int) below(&rnd, 3));
		inject_misprint(&rnd, &f, random_cell(&rnd, &f));
		if (below(&rnd, 2))
			inject_misprint(&rnd, &f, random_cell(&rnd, &f));
		row = random_row(&rnd, &f);
		for (int n = (int) below(&rnd, 6); n > 0; n--)
		{
			int			r = below(&rnd, 2) ? row : random_row(&rnd, &f);

			make_missing(&f, gov_form_slot(r, below(&rnd, 2) ? party : party + 1));
		}
		if (below(&rnd, 8) == 0)
		{
			/* what is wrong may be hidden by what is missing */
			random_report(&rnd, &f, form, 2);
			make_missing(&f, GOV_SLOT_REMEDIES + 3);
			inject_misprint(&rnd, &f, GOV_SLOT_REMEDIES + 4);
		}
		else if (below(&rnd, 8) == 0)
		{
			int			slot = random_cell(&rnd, &f);

			f.value[slot] = -1 - (int) below(&rnd, 3);
		}
		told = f;
		if (!brute_force(&told, 2, &b))
			continue;
		hidden += b.size == 0;
		sizes[b.size + 1]++;
		same = agrees(&f, 2, &b) && same;
	}
	SAY("with missing cells, sizes 0 to 2: %d %d %d; none %d", sizes[1], sizes[2], sizes[3],
		sizes[0]);
	ok(same, "with missing cells and numbers that are no counts, too, up to two cells");
	ok(hidden > 5 && sizes[2] > 50 && sizes[3] > 50, "and there were some of each size");
}

static void
test_impute(void)
{
	bool		exact = true;
	bool		right = true;
	int			filled = 0;
	int			by_sign = 0;
	int			left = 0;

	for (int i = 0; i < 3000; i++)
	{
		int			form = i % 2 ? GOV_FORM_2021 : GOV_FORM_2019;
		GovFigures	truth,
					f,
					g;
		int			unknown[MAX_UNKNOWNS];
		int			n = 0;
		int			row,
					second,
					party;
		Solved		s;

		write_down(form);
		random_report(&rnd, &truth, form, (int) below(&rnd, 3));
		f = truth;
		row = random_row(&rnd, &f);
		second = random_row(&rnd, &f);
		party = (int) below(&rnd, 6);
		for (int k = 1 + (int) below(&rnd, 12); k > 0; k--)
		{
			int			slot = gov_form_slot(below(&rnd, 9) == 0 ? random_row(&rnd, &f) :
											 below(&rnd, 2) ? row : second,
											 (party + (int) below(&rnd, 3)) % GOV_NPARTIES);

			if (below(&rnd, 6) == 0)
				slot = GOV_SLOT_REMEDIES + (int) below(&rnd, GOV_NREMEDIES);
			if (f.status[slot] != GOV_REPORTED)
				continue;
			make_missing(&f, slot);
			f.status[slot] = (uint8_t) (GOV_BLANK + below(&rnd, 3));
			unknown[n++] = slot;
		}
		solve(&f, unknown, n, &s);
		g = f;
		gov_explain_impute(&g);
		for (int k = 0; k < n; k++)
		{
			int			slot = unknown[k];
			bool		done = g.status[slot] == GOV_IMPUTED;

			if (done && (g.value[slot] != truth.value[slot] || g.scale[slot] != 0))
				right = false;
			if (!done && (g.status[slot] != f.status[slot] || g.value[slot] != 0))
				right = false;
			if (s.settled[k] && !done)
				exact = false;
			if (s.tried && done != (s.lowest[k] == s.highest[k]))
				exact = false;
			filled += done;
			by_sign += done && !s.settled[k];
			left += !done;
		}
		for (int slot = 0; slot < GOV_NSLOTS; slot++)
			if (f.status[slot] == GOV_REPORTED &&
				(g.status[slot] != GOV_REPORTED || g.value[slot] != f.value[slot]))
				right = false;
		f = g;
		gov_explain_impute(&f);
		right = right && memcmp(&f, &g, sizeof(f)) == 0;
	}
	SAY("filled %d, of these %d because counts are not below 0; left %d", filled, by_sign, left);
	ok(right, "impute gives the true value, changes nothing that is printed, and is idempotent");
	ok(exact, "impute fills exactly what elimination and trying say has one value");
	ok(filled > 1000 && by_sign > 100 && left > 500, "and there was something of each kind");
}

static void
test_impute_refuses(void)
{
	GovFigures	f;
	int			changed = 0;

	for (int i = 0; i < 200; i++)
	{
		int			remedy = GOV_SLOT_REMEDIES + 5 * (int) below(&rnd, 3);
		GovFigures	g;

		random_report(&rnd, &f, GOV_FORM_2021, 2);
		inject_misprint(&rnd, &f, gov_form_slot(GOV_ROW_RECEIVED, 1));
		make_missing(&f, gov_form_slot(GOV_ROW_GRANTED, 3));
		make_missing(&f, remedy + 4);
		g = f;
		changed += gov_explain_impute(&g) != 1 || g.status[remedy + 4] != GOV_IMPUTED;
	}
	ok(changed == 0, "impute fills nothing in a table that contradicts itself, but in others");
	memset(&f, 0, sizeof(f));
	ok(gov_explain_impute(&f) == 0, "impute makes nothing of nothing");
	f.status[GOV_SLOT_REMEDIES + 4] = GOV_REPORTED;
	ok(gov_explain_impute(&f) == 4, "impute fills the parts of a total of 0");
	memset(&f, 0, sizeof(f));
	random_report(&rnd, &f, GOV_FORM_2021, 1);
	for (int row = GOV_ROW_OTHER_LEAVES; row < GOV_ROW_CONCLUDED; row++)
		for (int party = 0; party < GOV_NPARTIES; party++)
			f.status[gov_form_slot(row, party)] = GOV_ABSENT, f.value[gov_form_slot(row, party)] = 0;
	make_missing(&f, gov_form_slot(GOV_ROW_REFUSED, 2));
	ok(gov_explain_impute(&f) == 1 && f.status[gov_form_slot(GOV_ROW_OTHER, 0)] == GOV_ABSENT,
	   "impute makes no rows of a form that is not known, but knows that they have totals");
}

/* Four cells in a ring, none of which can be left as it is: no tree does. */
static void
test_ring(void)
{
	static const int64_t delta[4] = {13, -6, -7, 6};
	GovFigures	f;
	GovExplained out;
	int			slots[4];
	bool		found = false;

	random_report(&rnd, &f, GOV_FORM_2021, 0);
	slots[0] = gov_form_slot(GOV_ROW_GRANTED, 0);
	slots[1] = gov_form_slot(GOV_ROW_GRANTED, 1);
	slots[2] = gov_form_slot(GOV_ROW_PARTLY_GRANTED, 1);
	slots[3] = gov_form_slot(GOV_ROW_PARTLY_GRANTED, 0);
	for (int i = 0; i < 4; i++)
		f.value[slots[i]] = 8 + delta[i];
	add_up_report(&f, GOV_FORM_2021);
	for (int i = 0; i < 4; i++)
		f.value[slots[i]] = 8;
	gov_explain(&arena, &f, NULL, 4, &out);
	for (int i = 0; i < out.n; i++)
	{
		bool		these = out.list[i].nchanges == 4;

		for (int k = 0; k < 4 && these; k++)
		{
			const GovChange *c = &out.list[i].changes[k];

			these = (c->slot == slots[0] || c->slot == slots[1] || c->slot == slots[2] ||
					 c->slot == slots[3]) && !c->determined;
		}
		found = found || these;
	}
	ok(out.size == 4 && found, "a set in a ring is found, and its values are not claimed to be known");
	gov_arena_reset(&arena);
}

/* What was put in comes out. */
static void
test_goals(void)
{
	char		name[200];

	for (int kind = 0; kind < NKINDS; kind++)
	{
		bool		missing = kind == KIND_ONE_AND_MISSING || kind == KIND_ANY_ONE_AND_MISSING;
		const int	reports = missing ? 10000 : 1000;
		int			only = 0,
					first = 0,
					three = 0,
					among = 0,
					smaller = 0,
					lies = 0;

		for (int n = 0; n < reports;)
		{
			int			form = below(&rnd, 2) ? GOV_FORM_2021 : GOV_FORM_2019;
			GovFigures	truth,
						printed;
			GovExplained out;
			int			at = -1;
			int			size = 0;
			bool		hidden;

			random_report(&rnd, &truth, form, random_size(&rnd));
			printed = truth;
			if (!inject(&rnd, kind, &printed))
				continue;
			n++;
			gov_explain(&arena, &printed, NULL, 4, &out);
			for (int slot = 0; slot < GOV_NSLOTS; slot++)
				size += printed.status[slot] == GOV_REPORTED &&
					printed.value[slot] != truth.value[slot];
			for (int i = out.n - 1; i >= 0; i--)
				if (is_the_truth(&out.list[i], &truth, &printed, false))
					at = i;
			for (int i = 1; i < out.n; i++)
				lies += out.count == 1;
			hidden = out.consistent || (out.size > 0 && out.size < size);
			smaller += hidden && at < 0;
			only += at == 0 && out.count == 1;
			/* as likely as any other: no telling which */
			first += at >= 0 && out.list[at].cost == out.list[0].cost;
			three += at >= 0 && at < 3;
			among += at >= 0;
			lies += !hidden && out.complete && out.count == 1 && at != 0 &&
				out.list[0].nchanges == out.size && out.list[0].changes[0].determined;
			gov_arena_reset(&arena);
		}
		SAY("%s: only %d, first %d, first three %d, among %d, explained by less %d of %d",
			kind_names[kind], only, first, three, among, smaller, reports);
		snprintf(name, sizeof(name), "%s: what is certain is true", kind_names[kind]);
		ok(lies == 0, name);
		snprintf(name, sizeof(name), "%s: the truth is among what is returned", kind_names[kind]);
		ok(among + smaller == reports, name);
		switch (kind)
		{
			case KIND_ONE:
			case KIND_ANY_ONE:
				ok(only == reports, "1 cell of table 3: it is the only explanation");
				break;
			case KIND_ANY_TWO:
				ok(only >= 995, "2 cells, any numbers: it is the only explanation");
				break;
			case KIND_ANY_THREE:
				ok(only >= 990, "3 cells, any numbers: it is the only explanation");
				break;
			case KIND_TWO:
				ok(only >= 990, "2 cells: but for equal amounts it is the only explanation");
				break;
			case KIND_THREE:
				ok(only >= 970, "3 cells: but for equal amounts it is the only explanation");
				break;
			case KIND_ONE_AND_MISSING:
			case KIND_ANY_ONE_AND_MISSING:
				ok(only >= reports / 100 * 97 && among >= reports / 1000 * 997, "1 cell and 5 missing: it is the only explanation");
				break;
			case KIND_SHIFT:
				ok(first == reports, "row shifted by one: no explanation is likelier");
				break;
			case KIND_COLUMN:
				ok(first == reports, "column exchanged with total: no explanation is likelier");
				break;
			case KIND_REMEDY:
			case KIND_ANY_REMEDY:
				ok(three >= 800, "1 cell of table 4: it is among the first three");
				break;
			default:
				break;
		}
	}
}

/* The misprints of a real report: totals of 0. */
static void
test_totals_of_zero(void)
{
	GovFigures	f;
	GovExplained out;

	random_report(&rnd, &f, GOV_FORM_2021, 0);
	for (int slot = GOV_SLOT_REMEDIES; slot < GOV_NSLOTS; slot++)
		f.value[slot] = 0;
	f.value[GOV_SLOT_REMEDIES] = 10;
	f.value[GOV_SLOT_REMEDIES + 1] = 1;
	f.value[GOV_SLOT_REMEDIES + 10] = 5;
	gov_explain(&arena, &f, NULL, 4, &out);
	ok(out.size == 2 && out.n > 0 && out.list[0].nchanges == 2 &&
	   out.list[0].changes[0].slot == GOV_SLOT_REMEDIES + 4 &&
	   out.list[0].changes[0].suggested == 11 &&
	   out.list[0].changes[1].slot == GOV_SLOT_REMEDIES + 14 &&
	   out.list[0].changes[1].suggested == 5, "two totals of 0: the sums are the likeliest");
	gov_arena_reset(&arena);
	gov_explain(&arena, &f, NULL, 1, &out);
	ok(!out.consistent && out.n == 0, "a set larger than max_cells is not given");
	gov_arena_reset(&arena);
}

static void
test_year_before(void)
{
	GovFigures	f,
				before;
	GovExplained out;
	int			slot = gov_form_slot(GOV_ROW_CARRIED_IN, 0);
	int			was,
				is;

	/* carried_in and carried_over of a party wrong by the same: or of totals */
	random_report(&rnd, &f, GOV_FORM_2021, 0);
	for (int i = GOV_SLOT_APPLICATIONS; i < GOV_SLOT_REMEDIES; i++)
		f.value[i] = 0;
	f.value[gov_form_slot(GOV_ROW_CARRIED_OVER, 0)] = 7;
	f.value[gov_form_slot(GOV_ROW_CARRIED_IN, 0)] = 5;
	f.value[gov_form_slot(GOV_ROW_CARRIED_IN, 1)] = 5;
	f.value[gov_form_slot(GOV_ROW_CARRIED_OVER, 1)] = 5;
	add_up_report(&f, GOV_FORM_2021);
	f.value[gov_form_slot(GOV_ROW_CARRIED_IN, 0)] = 2;
	f.value[gov_form_slot(GOV_ROW_CARRIED_OVER, 0)] = 4;
	memset(&before, 0, sizeof(before));
	set_count(&before, gov_form_slot(GOV_ROW_CARRIED_OVER, 0), 5);
	set_count(&before, gov_form_slot(GOV_ROW_CARRIED_OVER, 1), 5);
	set_count(&before, gov_form_slot(GOV_ROW_CARRIED_OVER, GOV_PARTY_TOTAL), 10);
	gov_explain(&arena, &f, &before, 4, &out);
	ok(out.n > 1 && out.list[0].nchanges == 2 && out.list[0].changes[0].slot == slot &&
	   out.list[0].changes[0].suggested == 5, "the year before decides between explanations");
	is = out.list[0].cost;
	gov_arena_reset(&arena);
	gov_explain(&arena, &f, NULL, 4, &out);
	was = 0;
	for (int i = 0; i < out.n; i++)
		if (out.list[i].nchanges == 2 && out.list[i].changes[0].slot == slot)
			was = out.list[i].cost;
	ok(was > is, "and makes what agrees with it likelier");
	gov_arena_reset(&arena);
}

/* Whatever the figures are. */
static void
test_wild(void)
{
	static const int64_t edges[] = {0, 1, -1, 9007199254740992, 9007199254740993, INT64_MAX,
	INT64_MIN, INT64_MAX - 1, 1000000007};
	bool		sane = true;
	uint64_t	most = 0;

	for (int i = 0; i < 3000; i++)
	{
		GovFigures	f,
					before;
		GovExplained out;
		uint64_t	already = work_done();
		uint32_t	odd = below(&rnd, 60);

		random_report(&rnd, &f, below(&rnd, 2) ? GOV_FORM_2021 : GOV_FORM_2019, (int) below(&rnd, 5));
		before = f;
		if (below(&rnd, 3) == 0)
			for (int row = GOV_ROW_OTHER; row < GOV_ROW_CONCLUDED; row++)
				if (below(&rnd, 2))
					for (int party = 0; party < GOV_NPARTIES; party++)
						f.status[gov_form_slot(row, party)] = GOV_ABSENT,
							f.value[gov_form_slot(row, party)] = 0;
		for (int slot = 0; slot < GOV_NSLOTS; slot++)
			if (below(&rnd, 100) < odd)
			{
				f.status[slot] = (uint8_t) below(&rnd, 6);
				f.value[slot] = gov_figures_has_number(f.status[slot]) ?
					below(&rnd, 4) ? below(&rnd, 100) : edges[below(&rnd, 9)] : 0;
				f.scale[slot] = gov_figures_has_number(f.status[slot]) && below(&rnd, 9) == 0 &&
					f.value[slot] % 10 != 0;
			}
		if (gov_explain(&arena, &f, &before, (int) below(&rnd, 14), &out) != GOV_OK)
			sane = false;
		else
			for (int k = 0; k < out.n; k++)
				for (int c = 0; c < out.list[k].nchanges; c++)
					sane = sane && out.list[k].changes[c].suggested >= 0;
		gov_arena_reset(&arena);
		gov_explain_impute(&f);
		for (int slot = 0; slot < GOV_NSLOTS; slot++)
			sane = sane && (f.status[slot] != GOV_IMPUTED || f.value[slot] >= -1 ||
							slot < GOV_SLOT_APPLICATIONS || before.status[slot] != f.status[slot]);
		if (work_done() - already > most)
			most = work_done() - already;
	}
	SAY("the most work was %llu", (unsigned long long) most);
	ok(sane, "no figures bring it down, and no count below 0 is suggested");
	ok(most > 0 && most < MOST_WORK, "and none keep it busy for long");
}

/* With much missing there may be too much to search. */
static void
test_budget(void)
{
	int			cut_short = 0;
	int			large = 0;
	uint64_t	most = 0;

	for (int i = 0; i < 300; i++)
	{
		GovFigures	f;
		GovExplained out;
		uint64_t	already;

		random_report(&rnd, &f, GOV_FORM_2021, 3);
		for (int n = 6; n > 0; n--)
			inject_misprint(&rnd, &f, random_cell(&rnd, &f));
		for (int n = 60; n > 0; n--)
			make_missing(&f, random_cell(&rnd, &f));
		already = work_done();
		gov_explain(&arena, &f, NULL, i % 2 ? 4 : 12, &out);
		if (work_done() - already > most)
			most = work_done() - already;
		cut_short += !out.complete;
		large += out.size > 4;
		gov_arena_reset(&arena);
	}
	SAY("cut short %d of 300, larger than four cells %d, the most work was %llu", cut_short,
		large, (unsigned long long) most);
	ok(cut_short > 50 && cut_short < 300, "a search that is cut short says so");
	ok(most > 0 && most < MOST_WORK, "and is cut short soon");
}

int
main(int argc, char **argv)
{
	if (argc > 1)
		rnd.x = (seed = strtoull(argv[1], NULL, 0)) | 1;
	gov_arena_init(&arena, &gov_malloc_host);
	test_against_brute_force();
	test_impute();
	test_impute_refuses();
	test_ring();
	test_goals();
	test_totals_of_zero();
	test_year_before();
	test_wild();
	test_budget();
	gov_arena_free(&arena);
	printf("1..%d\n", ntests);
	return nfailed > 0;
}
