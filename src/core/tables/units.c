/*
 * units.c
 *		The unit of a row of money whose values print none.
 *
 * The form has 万元 over fees and nothing over purchases; organs print what they
 * like: in the column's head, in the row's label, on a line of its own above or
 * below the table.  What is nearer to the values counts before what is farther.
 */
#include "core/tables/alignment.h"

#include <string.h>

/* Heads do not stand farther above their row, nor remarks below it. */
#define MAX_ABOVE	60
#define MAX_BELOW	4
/* A statement such as （单位：人民币万元） is short. */
#define MAX_STATEMENT	60

static inline bool
is_words(const GovCell *t)
{
	return !gov_cell_is_value(t) && t->len < MAX_STATEMENT &&
		(t->label == LBL_UNKNOWN || t->label == LBL_DECOR || t->label == LBL_HEAD_OTHER);
}

/* Words that may be a head: not a piece of a sentence. */
static bool
may_be_head(const GovCell *t)
{
	for (uint32_t i = 0; i < t->len; i++)
		if ((t->s[i] >= '0' && t->s[i] <= '9') || t->s[i] == ',')
			return false;
	return is_words(t) && !gov_contains(t->s, t->len, "，") && !gov_contains(t->s, t->len, "。");
}

/* What both say, or the one that says something. */
static uint8_t
either(uint8_t a, uint8_t b)
{
	if (a == GOV_PRINTED_NOTHING || a == b)
		return b;
	return b == GOV_PRINTED_NOTHING ? a : GOV_PRINTED_UNCLEAR;
}

/* The unit that the text from one token up to another prints. */
static uint8_t
unit_between(const GovAlignment *al, uint32_t from, uint32_t to)
{
	const char *s = gov_cell(al, from)->s;
	const char *end = to < al->g->ncells ? gov_cell(al, to)->s : al->t->s + al->t->len;

	const GovCell *last = gov_cell(al, to - 1);

	if (!gov_cell_is_value(last) && last->s + last->len < end)
		end = last->s + last->len;
	return s < end ? gov_unit_in_words(s, (size_t) (end - s)) : GOV_PRINTED_NOTHING;
}

/* What a line says that does nothing but give the unit: 单位：万元 */
static uint8_t
unit_stated(const GovCell *t)
{
	return is_words(t) && gov_contains(t->s, t->len, "单位") ? gov_unit_in_words(t->s, t->len) :
		GOV_PRINTED_NOTHING;
}

/*
 * By the head above the row, and statements between it and the article.  Words
 * right above that nobody can read may be a head, too.
 */
static uint8_t
unit_above(const GovAlignment *al, const GovMention *m)
{
	uint32_t	heads = al->labels->rows[m->row].amounts;
	uint32_t	first = al->g->ncells;	/* of the heads nearest to the row */
	uint8_t		stated = GOV_PRINTED_NOTHING;
	uint8_t		unread = GOV_PRINTED_NOTHING;
	bool		right_above = true;

	for (uint32_t i = m->first; i > 0 && m->first - i < MAX_ABOVE; i--)
	{
		const GovCell *t = gov_cell(al, i - 1);

		if (gov_cell_is_value(t))
		{
			if (first < al->g->ncells)
				break;
			right_above = false;
			continue;
		}
		if (LBL_IS_ROW(t->label) || t->label == LBL_SECTION || t->label == LBL_PROSE ||
			t->label == LBL_ARTICLE)
			break;
		if (LBL_IS_MEASURE(t->label) && (GOV_HEAD(t->label) & heads))
			first = i - 1;
		stated = either(stated, unit_stated(t));
		if (right_above && may_be_head(t))
			unread = either(unread, gov_unit_in_words(t->s, t->len));
	}
	if (first == al->g->ncells)
		return either(stated, unread);
	return either(unit_between(al, first, m->first), stated);
}

/* By its label, with all that stands between it and its values. */
static uint8_t
unit_of_label(const GovAlignment *al, const GovMention *m)
{
	uint32_t	to = m->last + 1;

	if (m->run >= 0 && al->runs[m->run].first >= to)
		to = al->runs[m->run].first;
	return unit_between(al, m->first, to);
}

/* A remark right behind the values. */
static uint8_t
unit_below(const GovAlignment *al, const GovMention *m)
{
	uint32_t	i = m->run < 0 ? m->last + 1 : al->runs[m->run].end;
	uint32_t	end = i + MAX_BELOW < al->g->ncells ? i + MAX_BELOW : al->g->ncells;
	uint8_t		unit = GOV_PRINTED_NOTHING;

	for (; i < end && is_words(gov_cell(al, i)) && unit == GOV_PRINTED_NOTHING; i++)
		unit = unit_stated(gov_cell(al, i));
	return unit;
}

/*
 * Above the article, behind the table before.  What stands behind a row of money
 * may be a remark of that.
 */
static uint8_t
unit_above_article(const GovAlignment *al, const GovMention *m)
{
	uint8_t		unit = GOV_PRINTED_NOTHING;
	bool		behind = false; /* the table before has begun */

	for (uint32_t i = m->first; i > 0 && m->first - i < MAX_ABOVE; i--)
	{
		const GovCell *t = gov_cell(al, i - 1);

		if (!gov_cell_is_value(t) && LBL_IS_ROW(t->label))
			return al->labels->rows[t->label].amounts ? GOV_PRINTED_NOTHING : unit;
		if (t->label == LBL_SECTION || t->label == LBL_PROSE)
			break;
		behind |= gov_cell_is_value(t);
		if (!behind)
			unit = either(unit, unit_stated(t));
	}
	return unit;
}

/* Right below the heading of the part, above all of its tables. */
static uint8_t
unit_of_part(const GovAlignment *al, const GovMention *m)
{
	uint32_t	i = m->first;
	uint8_t		unit = GOV_PRINTED_NOTHING;

	while (i > 0 && gov_cell(al, i - 1)->label != LBL_SECTION)
		i--;
	for (; i > 0 && i < m->first && is_words(gov_cell(al, i)); i++)
		unit = either(unit, unit_stated(gov_cell(al, i)));
	return unit;
}

uint8_t
gov_tables_row_unit(const GovAlignment *al, const GovMention *m)
{
	uint8_t		unit = either(unit_above(al, m), unit_of_label(al, m));

	if (unit == GOV_PRINTED_NOTHING)
		unit = unit_below(al, m);
	if (unit == GOV_PRINTED_NOTHING)
		unit = unit_above_article(al, m);
	return unit == GOV_PRINTED_NOTHING ? unit_of_part(al, m) : unit;
}
