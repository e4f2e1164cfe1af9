/*
 * units.c
 *		The units that the statistics print.
 */
#include "core/statistics/internal.h"

#include <string.h>

static const StatUnit units[] = {
	{W("人次"), STAT_PEOPLE, 0}, {W("万元"), STAT_MONEY, 4}, {W("亿元"), STAT_MONEY, 8}, {W("元"), STAT_MONEY, 0},
	{W("条"), STAT_PIECES, 0}, {W("件"), STAT_PIECES | STAT_TIMES, 0}, {W("次"), STAT_TIMES, 0},
	{W("篇"), STAT_PIECES, 0}, {W("份"), STAT_PIECES, 0}, {W("项"), STAT_PIECES, 0}, {W("宗"), STAT_PIECES, 0},
	{W("起"), STAT_PIECES, 0}, {W("个"), STAT_PLACES | STAT_PIECES, 0}, {W("家"), STAT_PLACES, 0},
	{W("处"), STAT_PLACES, 0}, {W("人"), STAT_PEOPLE, 0}, {W("名"), STAT_PEOPLE, 0},
	{W("场"), STAT_TIMES, 0}, {W("期"), STAT_TIMES, 0},
};

#define NUNITS	(sizeof(units) / sizeof(units[0]))

const StatUnit *
gov_statistics_unit_at(const char *p, const char *e)
{
	for (size_t i = 0; i < NUNITS; i++)
		if ((size_t) (e - p) >= units[i].word.len && memcmp(p, units[i].word.s, units[i].word.len) == 0)
			return &units[i];
	return NULL;
}

const StatUnit *
gov_statistics_unit_before(const char *p, const char *e)
{
	for (size_t i = 0; i < NUNITS; i++)
		if ((size_t) (e - p) >= units[i].word.len &&
			memcmp(e - units[i].word.len, units[i].word.s, units[i].word.len) == 0)
			return &units[i];
	return NULL;
}

int
gov_statistics_class_of(int item)
{
	const char *unit = gov_statistic_rows[item - GOV_NITEMS].unit;
	const StatUnit *u = gov_statistics_unit_at(unit, unit + strlen(unit));

	/*
	 * what is told of one class may be counted as another, not the other way
	 * round
	 */
	return u->classes & -u->classes;
}
