/*
 * disclosure.c
 *		Which measure a number of things disclosed is: all of them, those of
 *		one way, or a part of them by kind.
 */
#include "core/prose/internal.h"

/* What parts by kind are counted in. */
#define KINDS		(GOV_COUNT_ENTRY | GOV_COUNT_ARTICLE | GOV_COUNT_PIECE | GOV_COUNT_COPY)

#define WAY(aspect)	((uint32_t) 1 << GOV_ASPECT_##aspect)

/* The measure of several ways together; -1: none but the whole has it. */
static GovAspect
way_of(uint32_t ways)
{
	GovAspect	way = gov_label_way(ways);

	if (way != GOV_ASPECT_TOTAL || ways == 0)
		return way;
	if ((ways & ~(WAY(WEIBO) | WAY(WECHAT) | WAY(SOCIAL))) == 0)
		return GOV_ASPECT_SOCIAL;
	if ((ways & WAY(MEDIA)) && !(ways & (WAY(WEBSITE) | WAY(ONLINE))))
		return GOV_ASPECT_MEDIA;
	return GOV_ASPECT_TOTAL;
}

static int
find(GovAspect aspect, uint32_t counter)
{
	return gov_measure_count(GOV_TOPIC_INFO, aspect, counter);
}

static int
find_kind(uint32_t counter)
{
	return counter == 0 || (counter & KINDS) ? find(GOV_ASPECT_CATEGORY, counter) : -1;
}

/* A member of a list of parts of what was disclosed. */
static int
part_of_disclosed(const GovProseReader *r, const GovLabel *label, uint32_t counter)
{
	GovAspect	way = label->tail == 0 ? way_of(label->ways) : GOV_ASPECT_TOTAL;

	if (way != GOV_ASPECT_TOTAL)
	{
		int			m = find(way, counter);

		/* the same way again is no part of it, but what comes next */
		return m == r->frame.part_measure &&
			!(r->frame.semicolon && label->verb == GOV_ASPECT_PUBLISHED) ? -1 : m;
	}

	/*
	 * "累计公开1820条，其中2009年新增640条": the year's among
	 * those of all years
	 */
	if ((GOV_HAS_ROLE(label, GOV_ROLE_NEWLY) || label->year) && label->tail == 0 &&
		(label->content == 0 || (label->content == 1 && label->verb == GOV_ASPECT_PUBLISHED && label->topic == GOV_TOPIC_NONE)))
		return r->frame.part_measure >= 0 &&
			gov_measures[r->frame.part_measure].aspect == GOV_ASPECT_CUMULATIVE ? find(GOV_ASPECT_TOTAL, counter) : -1;
	/* "公开1236条，其中主动公开1230条": no kind of it */
	if (label->topic == GOV_TOPIC_INFO && (label->topic_flags & GOV_LEXEME_STRONG) &&
		label->leaf == GOV_ASPECT_TOTAL && label->tail == 0)
		return find(GOV_ASPECT_TOTAL, counter);
	if (label->topic == GOV_TOPIC_APPLICATION)
		return -1;
	if (label->topic == GOV_TOPIC_DOCUMENT && label->tail == 0 && (label->modifiers == 0 || label->verb == GOV_ASPECT_PUBLISHED))
		return find(GOV_ASPECT_DOCUMENTS, counter);
	return find_kind(counter);
}

/* "公开432条，累计公开5120条": after the year's number comes that of all years. */
static bool
follows_total(const GovFrame *f)
{
	return f->number && f->measure >= 0 && gov_measures[f->measure].topic == GOV_TOPIC_INFO &&
		gov_measures[f->measure].aspect == GOV_ASPECT_TOTAL;
}

/* "《条例》实施以来，公开…": unless a year was named in between */
bool
gov_prose_is_since(const GovProseReader *r, const GovProseToken *number)
{
	const GovProseToken *t = &r->tokens.token[r->since_at + 1];

	if (r->since_at < 0 || number < t)
		return false;
	while (t < number && t->year == 0)
		t++;
	return t == number;
}

int
gov_prose_disclosed(const GovProseReader *r, const GovLabel *label, const GovProseToken *number)
{
	const uint32_t counter = number->counter == GOV_COUNT_PERCENT ? 0 : number->counter;
	const GovFrame *f = &r->frame;
	bool		is_info = label->topic == GOV_TOPIC_INFO;
	bool		verb = label->verb == GOV_ASPECT_PUBLISHED ||
		(is_info && (label->topic_flags & GOV_LEXEME_STRONG));
	bool		kind = label->leaf == GOV_ASPECT_CATEGORY ||
		(is_info && label->modifiers > 0 && !(label->topic_flags & GOV_LEXEME_STRONG) &&
		 !GOV_HAS_ROLE(label, GOV_ROLE_ETC)) ||
		(is_info && f->number && f->measure >= 0 && gov_measures[f->measure].aspect == GOV_ASPECT_CATEGORY &&
		 GOV_HAS_ROLE(label, GOV_ROLE_ETC) && !GOV_HAS_ROLE(label, GOV_ROLE_SUM));
	GovAspect	way;

	/* "不予公开类信息12条", "公民申请公开档案3件" */
	if (label->group == GOV_ASPECT_REFUSED || label->leaf == GOV_ASPECT_UNLISTED || label->applicant != GOV_APPLICANT_ANY)
		return -1;
	/* "公开560条，办理信访事项32件" */
	if (!is_info && (label->verb == GOV_ASPECT_RECEIVED || label->verb == GOV_ASPECT_CONCLUDED ||
					 label->verb == GOV_ASPECT_ANSWERED))
		return -1;
	/* "微信发布186条，在今日头条发布126条" */
	if (label->elsewhere && label->ways == 0)
		return -1;
	if (f->part && f->part_topic == GOV_TOPIC_INFO)
		return part_of_disclosed(r, label, counter);
	way = way_of(label->ways);
	if (label->tail > 0 || (label->topic != GOV_TOPIC_NONE && !is_info))
	{
		/* something else that is published, or goes on in a list of such */
		return (label->strong || f->publishing) && !f->part && f->topic != GOV_TOPIC_PRODUCED ?
			find_kind(counter) : -1;
	}
	if (way == GOV_ASPECT_TOTAL && label->ways == 0 &&
		(verb || (is_info && !kind && (label->topic_flags & GOV_LEXEME_WAY))))
	{
		/* "网站1200条，微信900条，累计公开2100条": of all ways */
		if (!label->open && !(f->ways_counted && GOV_HAS_ROLE(label, GOV_ROLE_SUM)))
			way = way_of(f->ways);
	}
	if (way == GOV_ASPECT_TOTAL && label->ways == 0 && f->ways == 0 && (verb || is_info))
		way = way_of(r->section_ways);
	if (is_info && (label->topic_flags & GOV_LEXEME_WAY) && !kind && way == GOV_ASPECT_TOTAL)
		return label->strong ? find_kind(counter) : -1;
	/* "政务新媒体257个": the ways themselves are counted */
	if (!is_info && (counter & ~KINDS))
		return -1;
	if (way != GOV_ASPECT_TOTAL && (is_info || verb || f->topic == GOV_TOPIC_INFO))
		return r->since && (gov_prose_is_since(r, number) || (GOV_HAS_ROLE(label, GOV_ROLE_SUM) && !label->year)) ?
			-1 : find(way, counter);
	if (!is_info && f->publishing && label->lead > 0 && label->content > 0)
		return find_kind(counter);	/* 决策预公开1条 */
	if (kind)
		return verb || f->topic == GOV_TOPIC_INFO || f->publishing ||
			(label->topic_flags & GOV_LEXEME_KIND) ? find_kind(counter) : -1;
	if ((label->gathered && follows_total(f)) ||
		(r->since && (GOV_HAS_ROLE(label, GOV_ROLE_SUM) || gov_prose_is_since(r, number))))
		return find(GOV_ASPECT_CUMULATIVE, counter);
	if (verb ? is_info || f->topic == GOV_TOPIC_INFO :
		is_info ? GOV_HAS_ROLE(label, GOV_ROLE_SUM) || f->topic == GOV_TOPIC_INFO ||
		!(label->topic_flags & GOV_LEXEME_WEAK) :
		GOV_HAS_ROLE(label, GOV_ROLE_SUM) && label->content == 0 && f->topic == GOV_TOPIC_INFO)
		return find(GOV_ASPECT_TOTAL, counter);
	return -1;
}
