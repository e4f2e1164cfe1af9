/*
 * measures.c
 *		What reports state in sentences: the vocabulary, as one table.
 */
#include "core/prose/measures.h"

#include <string.h>

/* Sets of counters that several measures have. */
#define CASES		(GOV_COUNT_BARE | GOV_COUNT_PIECE | GOV_COUNT_CASE | GOV_COUNT_COPY | \
					 GOV_COUNT_ENTRY | GOV_COUNT_ANY | GOV_COUNT_ITEM | GOV_COUNT_TIME | \
					 GOV_COUNT_VISITOR | GOV_COUNT_LETTER)
#define PIECES		(GOV_COUNT_BARE | GOV_COUNT_PIECE | GOV_COUNT_COPY | GOV_COUNT_ENTRY | \
					 GOV_COUNT_ARTICLE | GOV_COUNT_ANY | GOV_COUNT_ITEM)
#define VOLUMES		(GOV_COUNT_BARE | GOV_COUNT_PIECE | GOV_COUNT_VOLUME | GOV_COUNT_ITEM)
#define DECISIONS	(GOV_COUNT_BARE | GOV_COUNT_PIECE | GOV_COUNT_CASE | GOV_COUNT_ANY)
#define TIMES		(GOV_COUNT_BARE | GOV_COUNT_TIME | GOV_COUNT_ISSUE | GOV_COUNT_ANY)
#define RESPONSES	(TIMES | GOV_COUNT_ENTRY | GOV_COUNT_PIECE | GOV_COUNT_CASE)
#define INTERPRETATIONS \
					(PIECES | GOV_COUNT_TIME | GOV_COUNT_ISSUE)
#define PERSONS		(GOV_COUNT_BARE | GOV_COUNT_PERSON | GOV_COUNT_ANY | GOV_COUNT_VISITOR)
#define PLACES		(GOV_COUNT_BARE | GOV_COUNT_ANY | GOV_COUNT_PLACE)
#define CONSULTATIONS \
					(GOV_COUNT_BARE | GOV_COUNT_VISITOR | GOV_COUNT_TIME | GOV_COUNT_PERSON | \
					 GOV_COUNT_ANY | GOV_COUNT_PIECE | GOV_COUNT_CASE | GOV_COUNT_ENTRY)
#define VISITS		(GOV_COUNT_BARE | GOV_COUNT_VISITOR | GOV_COUNT_TIME)
#define MESSAGES	(GOV_COUNT_BARE | GOV_COUNT_PIECE | GOV_COUNT_CASE | GOV_COUNT_ENTRY | \
					 GOV_COUNT_ANY | GOV_COUNT_LETTER)
#define MONEY		GOV_COUNT_YUAN
#define NOTHING		0

#define NOUGHT		GOV_MEASURE_NOUGHT

const GovMeasure gov_measures[] = {
#define GOV_MEASURE(topic, aspect, counters, flags, code, zh, en, unit, table2014, later, mapping) \
	{code, zh, en, unit, table2014, later, GOV_MAPPING_##mapping, GOV_TOPIC_##topic, \
	GOV_ASPECT_##aspect, counters, flags},
#include "core/prose/measures.def"
#undef GOV_MEASURE
};

const int	gov_nmeasures = sizeof(gov_measures) / sizeof(gov_measures[0]);

const char *const gov_mapping_names[] = {"none", "near", "same"};

/* Other ways of saying the same: an aspect as it is called of another topic. */
static const struct
{
	GovProseTopic topic;
	GovAspect	said;
	GovAspect	meant;
}			synonyms[] = {
	{GOV_TOPIC_APPLICATION, GOV_ASPECT_WEBSITE, GOV_ASPECT_ONLINE},
	{GOV_TOPIC_APPLICATION, GOV_ASPECT_MEDIA, GOV_ASPECT_OTHERWISE},
	{GOV_TOPIC_INFO, GOV_ASPECT_ONLINE, GOV_ASPECT_WEBSITE},
	{GOV_TOPIC_INFO, GOV_ASPECT_OTHERWISE, GOV_ASPECT_MEDIA},
	{GOV_TOPIC_CONSULTATION, GOV_ASPECT_WEBSITE, GOV_ASPECT_ONLINE},
	{GOV_TOPIC_RESPONSE, GOV_ASPECT_MEDIA, GOV_ASPECT_OTHERWISE},
	{GOV_TOPIC_CHARGE, GOV_ASPECT_MAIL, GOV_ASPECT_POSTAGE},
};

static const struct
{
	GovProseTopic topic;
	GovAspect	said;
	uint32_t	counters;
	GovProseTopic topic_meant;
	GovAspect	meant;
}			by_counter[] = {

	{GOV_TOPIC_TRAINING, GOV_ASPECT_TOTAL, GOV_COUNT_PERSON | GOV_COUNT_VISITOR,
	GOV_TOPIC_TRAINING, GOV_ASPECT_PEOPLE},
	{GOV_TOPIC_READING_POINT, GOV_ASPECT_TOTAL, GOV_COUNT_VISITOR | GOV_COUNT_TIME,
	GOV_TOPIC_READING_ROOM, GOV_ASPECT_TOTAL},
};

int
gov_measure_find(GovProseTopic topic, GovAspect aspect)
{
	for (size_t i = 0; i < sizeof(synonyms) / sizeof(synonyms[0]); i++)
		if (synonyms[i].topic == topic && synonyms[i].said == aspect)
			aspect = synonyms[i].meant;
	for (int i = 0; i < gov_nmeasures; i++)
		if (gov_measures[i].topic == topic && gov_measures[i].aspect == aspect)
			return i;
	return -1;
}

int
gov_measure_count(GovProseTopic topic, GovAspect aspect, uint32_t counter)
{
	int			m = gov_measure_find(topic, aspect);

	if (m < 0 || counter == 0 || (gov_measures[m].counters & counter))
		return m;
	for (size_t i = 0; i < sizeof(by_counter) / sizeof(by_counter[0]); i++)
		if (by_counter[i].topic == topic && by_counter[i].said == aspect &&
			(by_counter[i].counters & counter))
			return gov_measure_find(by_counter[i].topic_meant, by_counter[i].meant);
	return -1;
}

int
gov_measure_by_code(const char *code)
{
	for (int i = 0; i < gov_nmeasures; i++)
		if (strcmp(gov_measures[i].code, code) == 0)
			return i;
	return -1;
}
