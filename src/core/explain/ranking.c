/*
 * ranking.c
 *		Explanations, and rankings of them by likelihood.
 */
#include "core/explain/ranking.h"

#include <string.h>

const char *const gov_explain_accident_names[] = {
	"single_digit", "transposed_digits", "dropped_digit", "doubled_digit", "extra_digit",
	"left_at_zero", "off_by_one", "copied_neighbour", "sign", "decimal_point", "not_a_count",
	"neighbours_exchanged", "row_shifted", "column_total_exchanged", "columns_shifted",
	"rows_exchanged", "other"
};

/* Compares by cost; then in an order that depends on the changes only. */
static int
compare(const GovExplanation *a, const GovExplanation *b)
{
	if (a->cost != b->cost)
		return a->cost < b->cost ? -1 : 1;
	if (a->nchanges != b->nchanges)
		return a->nchanges - b->nchanges;
	for (int i = 0; i < a->nchanges; i++)
	{
		if (a->changes[i].slot != b->changes[i].slot)
			return a->changes[i].slot - b->changes[i].slot;
		if (a->changes[i].suggested != b->changes[i].suggested)
			return a->changes[i].suggested < b->changes[i].suggested ? -1 : 1;
	}
	return 0;
}

GovRanking *
gov_explain_new_ranking(GovArena *a)
{
	GovRanking *r = gov_alloc(a, sizeof(GovRanking));

	r->a = a;
	r->count = 0;
	r->n = 0;
	return r;
}

void
gov_explain_rank(GovRanking *r, int cost, const GovChange *changes, int n)
{
	GovExplanation e = {cost, n, changes};
	int			k;

	r->count++;
	if (r->n == GOV_EXPLAIN_LIMIT)
	{
		if (compare(&e, &r->list[r->n - 1]) >= 0)
			return;
		r->n--;
	}
	if (n > 0)
	{
		GovChange  *copy = gov_alloc(r->a, sizeof(GovChange) * (size_t) n);

		memcpy(copy, changes, sizeof(GovChange) * (size_t) n);
		e.changes = copy;
	}
	for (k = r->n++; k > 0 && compare(&e, &r->list[k - 1]) < 0; k--)
		r->list[k] = r->list[k - 1];
	r->list[k] = e;
}

void
gov_explain_insert_change(GovChange *changes, int n, const GovChange *change)
{
	int			k = n;

	for (; k > 0 && changes[k - 1].slot > change->slot; k--)
		changes[k] = changes[k - 1];
	changes[k] = *change;
}

/* Returns a product, or INT64_MAX when that is less. */
static int64_t
times(int64_t a, int64_t b)
{
	int64_t		product;

	return __builtin_mul_overflow(a, b, &product) ? INT64_MAX : product;
}

void
gov_explain_combine(const GovRanking *a, const GovRanking *b, GovRanking *out)
{
	GovChange	changes[GOV_NSLOTS];

	/* The k-th best union is of a's i-th and b's j-th with i * j <= k. */
	for (int i = 0; i < a->n; i++)
		for (int j = 0; j < b->n && (i + 1) * (j + 1) <= GOV_EXPLAIN_LIMIT; j++)
		{
			const GovExplanation *x = &a->list[i];
			const GovExplanation *y = &b->list[j];

			if (out->n == GOV_EXPLAIN_LIMIT && x->cost + y->cost > out->list[out->n - 1].cost)
				break;
			if (x->nchanges > 0)
				memcpy(changes, x->changes, sizeof(GovChange) * (size_t) x->nchanges);
			if (y->nchanges > 0)
				memcpy(changes + x->nchanges, y->changes,
					   sizeof(GovChange) * (size_t) y->nchanges);
			gov_explain_rank(out, x->cost + y->cost, changes, x->nchanges + y->nchanges);
		}
	out->count = times(a->count, b->count);
}
