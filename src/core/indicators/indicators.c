/*
 * indicators.c
 *		Shares and rates that are made of a report's figures.
 *
 * Outcomes are shares of what was concluded, because that is what they are
 * printed as parts of.  Rates of correction are of the cases that were decided:
 * one that is pending is neither won nor lost.
 */
#include "core/indicators/indicators.h"

#include <stdio.h>
#include <string.h>

/* Terms. */
#define ROW(id)			{{GOV_ITEM_##id, -1, GOV_PARTY_TOTAL}, 1, false}
#define ROW_BEFORE(id)	{{GOV_ITEM_##id, -1, GOV_PARTY_TOTAL}, 1, true}
#define LESS_BEFORE(id)	{{GOV_ITEM_##id, -1, GOV_PARTY_TOTAL}, -1, true}
#define SUM_OF(id)		{{-1, GOV_GROUP_##id, GOV_PARTY_TOTAL}, 1, false}
#define CASES(id)		{{GOV_ITEM_##id, -1, -1}, 1, false}

#define DECIDED(topic)	CASES(topic##_UPHELD), CASES(topic##_CORRECTED), CASES(topic##_OTHER)

#define OF_OUTCOMES_ZH \
	"不宜用于评价或排名：申请内容不同，结果构成自然不同；办结数少时一件即可使比例大变"
#define OF_OUTCOMES_EN \
	"no measure of merit: the mix of outcomes follows from what was asked for; where few are concluded, one case moves it far"
#define OF_CASES_ZH \
	"案件数通常很少，须与案件数一并给出；案件不一定由当年申请引起"
#define OF_CASES_EN \
	"mostly of very few cases, so give their number with it; the cases need not stem from the year's applications"
#define OF_GROWTH_ZH \
	"上年数小时增长率没有意义；机构合并、区划调整以及统计范围变化后不可比"
#define OF_GROWTH_EN \
	"means nothing where the year before had few; not to be compared over mergers, new boundaries, or another scope of the figures"

const GovIndicator gov_indicators[] = {
	{"granted_share", "予以公开占比", "Share granted",
	{ROW(GRANTED)}, {ROW(CONCLUDED)}, "share", OF_OUTCOMES_ZH, OF_OUTCOMES_EN},
	{"partly_granted_share", "部分公开占比", "Share partly granted",
	{ROW(PARTLY_GRANTED)}, {ROW(CONCLUDED)}, "share", OF_OUTCOMES_ZH, OF_OUTCOMES_EN},
	{"refused_share", "不予公开占比", "Share refused",
	{SUM_OF(REFUSED)}, {ROW(CONCLUDED)}, "share", OF_OUTCOMES_ZH, OF_OUTCOMES_EN},
	{"not_held_share", "本机关不掌握占比", "Share not held",
	{ROW(UNAVAILABLE_NOT_HELD)}, {ROW(CONCLUDED)}, "share", OF_OUTCOMES_ZH, OF_OUTCOMES_EN},
	{"unavailable_share", "无法提供占比", "Share unavailable",
	{SUM_OF(UNAVAILABLE)}, {ROW(CONCLUDED)}, "share", OF_OUTCOMES_ZH, OF_OUTCOMES_EN},
	{"not_processed_share", "不予处理占比", "Share not processed",
	{SUM_OF(NOT_PROCESSED)}, {ROW(CONCLUDED)}, "share", OF_OUTCOMES_ZH, OF_OUTCOMES_EN},
	{"carried_over_share", "结转下年度占比", "Share carried over to the next year",
		{ROW(CARRIED_OVER)}, {ROW(RECEIVED), ROW(CARRIED_IN)}, "share",
		"不等于超期：年末收到的申请在法定期限内自然结转",
	"not the share that is late: what comes in at the end of a year is carried over within its time"},
	{"reconsideration_corrected_share", "行政复议纠错率", "Correction rate of reconsideration",
	{CASES(RECONSIDERATION_CORRECTED)}, {DECIDED(RECONSIDERATION)}, "share", OF_CASES_ZH, OF_CASES_EN},
	{"litigation_corrected_share", "行政诉讼纠错率", "Correction rate of litigation",
		{CASES(LITIGATION_DIRECT_CORRECTED), CASES(LITIGATION_AFTER_RECONSIDERATION_CORRECTED)},
		{DECIDED(LITIGATION_DIRECT), DECIDED(LITIGATION_AFTER_RECONSIDERATION)},
	"share", OF_CASES_ZH, OF_CASES_EN},
	{"reconsideration_pending_share", "行政复议尚未审结占比", "Share of reconsideration pending",
	{CASES(RECONSIDERATION_PENDING)}, {CASES(RECONSIDERATION_TOTAL)}, "share", OF_CASES_ZH, OF_CASES_EN},
	{"litigation_pending_share", "行政诉讼尚未审结占比", "Share of litigation pending",
		{CASES(LITIGATION_DIRECT_PENDING), CASES(LITIGATION_AFTER_RECONSIDERATION_PENDING)},
		{CASES(LITIGATION_DIRECT_TOTAL), CASES(LITIGATION_AFTER_RECONSIDERATION_TOTAL)},
	"share", OF_CASES_ZH, OF_CASES_EN},
	{"received_growth", "新收申请增长率", "Growth of applications received",
	{ROW(RECEIVED), LESS_BEFORE(RECEIVED)}, {ROW_BEFORE(RECEIVED)}, "growth", OF_GROWTH_ZH, OF_GROWTH_EN},
	{"concluded_growth", "办结申请增长率", "Growth of applications concluded",
	{ROW(CONCLUDED), LESS_BEFORE(CONCLUDED)}, {ROW_BEFORE(CONCLUDED)}, "growth", OF_GROWTH_ZH, OF_GROWTH_EN},
};
const int	gov_nindicators = sizeof(gov_indicators) / sizeof(gov_indicators[0]);

static bool
is_name(const char *of, const char *name, size_t len)
{
	return strlen(of) == len && memcmp(of, name, len) == 0;
}

const GovIndicator *
gov_indicators_find(const char *name, size_t len)
{
	for (int i = 0; i < gov_nindicators; i++)
		if (is_name(gov_indicators[i].code, name, len) || is_name(gov_indicators[i].label_zh, name, len) ||
			is_name(gov_indicators[i].label_en, name, len))
			return &gov_indicators[i];
	return NULL;
}

bool
gov_indicators_needs_previous(const GovIndicator *indicator)
{
	for (int i = 0; i < GOV_INDICATOR_TERMS; i++)
		if ((indicator->numerator[i].sign != 0 && indicator->numerator[i].before) ||
			(indicator->denominator[i].sign != 0 && indicator->denominator[i].before))
			return true;
	return false;
}

const char *
gov_indicators_print_terms(const GovIndicatorTerm *terms, char buf[GOV_INDICATOR_WORDS_MAX])
{
	size_t		n = 0;

	buf[0] = '\0';
	for (const GovIndicatorTerm *t = terms; t->sign != 0 && n < GOV_INDICATOR_WORDS_MAX; t++)
		n += (size_t) snprintf(buf + n, GOV_INDICATOR_WORDS_MAX - n, "%s%s%s%s%s",
							   t == terms ? "" : t->sign > 0 ? " + " : " - ", t->before ? "previous " : "",
							   t->ref.item >= 0 ? gov_items[t->ref.item].code : gov_groups[t->ref.group].code,
							   t->ref.party >= 0 ? "." : "", t->ref.party >= 0 ? gov_parties[t->ref.party].code : "");
	return buf;
}

/* Returns false where a term has no number, or the sum leaves a total. */
static bool
add_terms(const GovIndicatorTerm *terms, const GovFigures *f, const GovFigures *previous, GovTotal *sum)
{
	sum->v = 0;
	sum->scale = 0;
	for (const GovIndicatorTerm *t = terms; t->sign != 0; t++)
	{
		const GovFigures *of = t->before ? previous : f;
		GovTotal	term;

		if (of == NULL || !gov_figures_lookup(of, t->ref, &term))
			return false;
		if (t->sign < 0)
			term.v = -term.v;
		if (!gov_total_add(*sum, term, sum))
			return false;
	}
	return true;
}

bool
gov_indicators_compute(const GovIndicator *indicator, const GovFigures *f, const GovFigures *previous,
					   GovTotal *numerator, GovTotal *denominator)
{
	return add_terms(indicator->numerator, f, previous, numerator) &&
		add_terms(indicator->denominator, f, previous, denominator) && denominator->v != 0;
}
