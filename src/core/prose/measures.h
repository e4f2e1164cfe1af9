/*
 * measures.h
 *		What reports state in sentences: the vocabulary, as one table.
 *
 * C and SQL (govreport_measures()) read the same one, measures.def.  A measure
 * is a topic and an aspect of it: applications received, litigation pending.
 * The words of the text (words.def) name topics and aspects; a number means
 * the measure that those beside it make together.
 */
#ifndef GOV_PROSE_MEASURES_H
#define GOV_PROSE_MEASURES_H

#include "core/base/arena.h"

/* What is counted. */
typedef enum GovProseTopic
{
	GOV_TOPIC_NONE,				/* not said */
	GOV_TOPIC_OTHER,			/* something that is no measure */
	GOV_TOPIC_APPLICATION, GOV_TOPIC_RECONSIDERATION, GOV_TOPIC_LITIGATION,
	GOV_TOPIC_LITIGATION_DIRECT, GOV_TOPIC_LITIGATION_AFTER, GOV_TOPIC_COMPLAINT,
	GOV_TOPIC_APPEAL, GOV_TOPIC_CHARGE, GOV_TOPIC_FEES, GOV_TOPIC_INFO,
	GOV_TOPIC_PRODUCED,			/* information made, disclosed or not */
	GOV_TOPIC_DOCUMENT, GOV_TOPIC_REGULATION, GOV_TOPIC_LICENSE, GOV_TOPIC_PENALTY,
	GOV_TOPIC_COERCION, GOV_TOPIC_PRESS, GOV_TOPIC_INTERVIEW, GOV_TOPIC_INTERPRETATION,
	GOV_TOPIC_RESPONSE, GOV_TOPIC_OFFICE, GOV_TOPIC_READING_POINT, GOV_TOPIC_STAFF,
	GOV_TOPIC_BUDGET, GOV_TOPIC_MEETING, GOV_TOPIC_TRAINING, GOV_TOPIC_CONSULTATION,
	GOV_TOPIC_READING_ROOM, GOV_TOPIC_VISIT, GOV_TOPIC_MESSAGE,
	GOV_NPROSETOPICS
} GovProseTopic;

/*
 * Which of it.  In order of their weight: of several aspects beside a number
 * one of a heavier class decides, of the same class the nearer one.
 */
typedef enum GovAspect
{
	GOV_ASPECT_TOTAL,			/* not said */

	/* verbs, which any of the others makes more precise */
	GOV_ASPECT_RECEIVED, GOV_ASPECT_CONCLUDED, GOV_ASPECT_ANSWERED, GOV_ASPECT_PUBLISHED,
	GOV_ASPECT_ISSUED, GOV_ASPECT_LAST_VERB = GOV_ASPECT_ISSUED,

	/* ways; several of them together are none */
	GOV_ASPECT_IN_PERSON, GOV_ASPECT_FAX, GOV_ASPECT_ONLINE, GOV_ASPECT_MAIL, GOV_ASPECT_EMAIL,
	GOV_ASPECT_PHONE, GOV_ASPECT_OTHERWISE, GOV_ASPECT_WEBSITE, GOV_ASPECT_GAZETTE,
	GOV_ASPECT_WEIBO, GOV_ASPECT_WECHAT, GOV_ASPECT_SOCIAL, GOV_ASPECT_MEDIA,
	GOV_ASPECT_LAST_WAY = GOV_ASPECT_MEDIA,

	/* groups of outcomes, which a reason makes more precise */
	GOV_ASPECT_REFUSED, GOV_ASPECT_UNAVAILABLE, GOV_ASPECT_NOT_PROCESSED,
	GOV_ASPECT_OTHER_HANDLING, GOV_ASPECT_LAST_GROUP = GOV_ASPECT_OTHER_HANDLING,

	GOV_ASPECT_ON_TIME, GOV_ASPECT_EXTENDED, GOV_ASPECT_CARRIED_IN, GOV_ASPECT_WITH_CARRIED,
	GOV_ASPECT_CARRIED_OVER, GOV_ASPECT_ALREADY_PUBLIC, GOV_ASPECT_GRANTED,
	GOV_ASPECT_PARTLY_GRANTED, GOV_ASPECT_GRANTED_OR_PARTLY, GOV_ASPECT_STATE_SECRET,
	GOV_ASPECT_COMMERCIAL_SECRET, GOV_ASPECT_PRIVACY, GOV_ASPECT_SECURITY,
	GOV_ASPECT_NOT_INFORMATION, GOV_ASPECT_OTHER_LAW, GOV_ASPECT_THIRD_PARTY,
	GOV_ASPECT_INTERNAL, GOV_ASPECT_PROCESS, GOV_ASPECT_ENFORCEMENT_FILE, GOV_ASPECT_QUERY,
	GOV_ASPECT_EXEMPT, GOV_ASPECT_REFUSED_OTHER, GOV_ASPECT_NOT_COMPETENT,
	GOV_ASPECT_NOT_EXISTING, GOV_ASPECT_AMENDMENT, GOV_ASPECT_OTHER_WAYS, GOV_ASPECT_UNCLEAR,
	GOV_ASPECT_NOT_HELD, GOV_ASPECT_NEEDS_CREATION, GOV_ASPECT_NOT_ACCEPTED,
	GOV_ASPECT_REMAINING, GOV_ASPECT_WITHDRAWN,
	GOV_ASPECT_UNLISTED,		/* an outcome that no measure counts */
	GOV_ASPECT_UPHELD, GOV_ASPECT_CORRECTED, GOV_ASPECT_OTHER_RESULT, GOV_ASPECT_PENDING,
	GOV_ASPECT_REPEALED, GOV_ASPECT_IN_FORCE, GOV_ASPECT_DOCUMENTS, GOV_ASPECT_ELECTRONIC,
	GOV_ASPECT_CATEGORY, GOV_ASPECT_CUMULATIVE, GOV_ASPECT_FULL_TIME, GOV_ASPECT_PART_TIME,
	GOV_ASPECT_PEOPLE, GOV_ASPECT_SEARCH, GOV_ASPECT_COPY, GOV_ASPECT_POSTAGE,
	GOV_ASPECT_WAIVED, GOV_ASPECT_NOTICES,
	GOV_NASPECTS
} GovAspect;

/* What may stand behind the number, as bits of a set. */
typedef enum GovCounter
{
	GOV_COUNT_BARE = 1 << 0,	/* nothing */
	GOV_COUNT_PIECE = 1 << 1,	/* 件 */
	GOV_COUNT_CASE = 1 << 2,	/* 宗 起 例 */
	GOV_COUNT_COPY = 1 << 3,	/* 份 */
	GOV_COUNT_ENTRY = 1 << 4,	/* 条 */
	GOV_COUNT_ARTICLE = 1 << 5, /* 篇 则 幅 */
	GOV_COUNT_ANY = 1 << 6,		/* 个 */
	GOV_COUNT_ITEM = 1 << 7,	/* 项 */
	GOV_COUNT_TIME = 1 << 8,	/* 次 场 */
	GOV_COUNT_ISSUE = 1 << 9,	/* 期 */
	GOV_COUNT_PERSON = 1 << 10, /* 人 名 位 */
	GOV_COUNT_VISITOR = 1 << 11,	/* 人次 */
	GOV_COUNT_LETTER = 1 << 12, /* 封 */
	GOV_COUNT_VOLUME = 1 << 13, /* 部 */
	GOV_COUNT_PLACE = 1 << 14,	/* 家 处 */
	GOV_COUNT_YUAN = 1 << 15,	/* 元 万元 */
	GOV_COUNT_PERCENT = 1 << 16,	/* % */
	GOV_COUNT_OTHER = 1 << 17	/* what no measure has: 年 号 台 */
} GovCounter;

/* How a measure relates to an item of the later forms. */
typedef enum GovMapping
{
	GOV_MAPPING_NONE, GOV_MAPPING_NEAR, GOV_MAPPING_SAME
} GovMapping;

#define GOV_MEASURE_NOUGHT	1	/* may be nought in words */

typedef struct GovMeasure
{
	const char *code;
	const char *label_zh;
	const char *label_en;
	const char *unit;
	const char *table2014;		/* its row there, or NULL */
	const char *later;			/* items of the later forms, joined by " + " */
	GovMapping	mapping;
	GovProseTopic topic;
	GovAspect	aspect;
	uint32_t	counters;		/* set of GovCounter */
	int			flags;
} GovMeasure;

extern const GovMeasure gov_measures[];
extern const int gov_nmeasures;

static inline bool
gov_topic_is_remedy(GovProseTopic topic)
{
	return topic == GOV_TOPIC_RECONSIDERATION || topic == GOV_TOPIC_LITIGATION ||
		topic == GOV_TOPIC_LITIGATION_DIRECT || topic == GOV_TOPIC_LITIGATION_AFTER;
}

static inline bool
gov_topic_is_decision(GovProseTopic topic)
{
	return topic == GOV_TOPIC_LICENSE || topic == GOV_TOPIC_PENALTY || topic == GOV_TOPIC_COERCION;
}

static inline bool
gov_topic_is_litigation(GovProseTopic topic)
{
	return topic == GOV_TOPIC_LITIGATION || topic == GOV_TOPIC_LITIGATION_DIRECT ||
		topic == GOV_TOPIC_LITIGATION_AFTER;
}

static inline bool
gov_aspect_is_way(GovAspect aspect)
{
	return aspect > GOV_ASPECT_LAST_VERB && aspect <= GOV_ASPECT_LAST_WAY;
}

/* How an application ended, which is said of nothing else. */
static inline bool
gov_aspect_is_outcome(GovAspect aspect)
{
	return aspect >= GOV_ASPECT_ALREADY_PUBLIC && aspect <= GOV_ASPECT_NEEDS_CREATION;
}

/* The measure of a topic and an aspect; -1: they make none. */
extern int	gov_measure_find(GovProseTopic topic, GovAspect aspect);

/*
 * The same of things counted in counter; 0: any.  What a counter shows to be
 * something else is that: 培训210人次 are people.
 */
extern int	gov_measure_count(GovProseTopic topic, GovAspect aspect, uint32_t counter);
extern int	gov_measure_by_code(const char *code);

extern const char *const gov_mapping_names[];

#endif
