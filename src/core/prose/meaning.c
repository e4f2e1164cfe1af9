/*
 * meaning.c
 *		What a number means, by the words beside it and what they inherit.
 *
 * A number takes its meaning from the words before it; where these don't name a
 * thing, from those behind it; where nothing does, from what was spoken of
 * before.
 */
#include "core/prose/internal.h"

#include <string.h>

/* Is a topic whose words are used of other things, too, meant here? */
static bool
is_supported(const GovProseReader *r, const GovLabel *label, GovProseTopic topic,
			 const GovProseToken *number)
{
	bool		disclosure = r->disclosure || GOV_HAS_ROLE(label, GOV_ROLE_DISCLOSURE);

	switch (topic)
	{
		case GOV_TOPIC_APPLICATION:
			if ((label->topic_flags & GOV_LEXEME_VERB) && label->verb != GOV_ASPECT_RECEIVED &&
				label->verb != GOV_ASPECT_CONCLUDED && label->verb != GOV_ASPECT_ANSWERED &&
				label->leaf == GOV_ASPECT_TOTAL)
				return false;
			if (label->topic_flags & GOV_LEXEME_KIND)
				return label->verb == GOV_ASPECT_RECEIVED || label->verb == GOV_ASPECT_CONCLUDED ||
					label->verb == GOV_ASPECT_ANSWERED ||
					(!r->frame.publishing && r->frame.topic != GOV_TOPIC_PRODUCED &&
					 number->counter != GOV_COUNT_ENTRY);
			if (label->topic_flags & GOV_LEXEME_WEAK)
				return disclosure || r->frame.topic == GOV_TOPIC_APPLICATION ||
					label->leaf == GOV_ASPECT_WITHDRAWN || label->leaf == GOV_ASPECT_CARRIED_IN ||
					label->leaf == GOV_ASPECT_CARRIED_OVER ||
					(label->modifiers == 0 && (label->verb != GOV_ASPECT_TOTAL || label->ways != 0));
			if (label->topic_flags & GOV_LEXEME_CONTEXT)
				return label->leaf != GOV_ASPECT_TOTAL || label->ways != 0;
			return true;
		case GOV_TOPIC_RECONSIDERATION:
		case GOV_TOPIC_LITIGATION:
		case GOV_TOPIC_LITIGATION_DIRECT:
		case GOV_TOPIC_LITIGATION_AFTER:
			if (r->unrelated)
				return false;
			/* an organ that decides the cases of others says so by a verb */
			return number->value == 0 || disclosure || r->disclosure_before || r->all_related ||
				label->verb == GOV_ASPECT_TOTAL || r->frame.topic == GOV_TOPIC_APPLICATION ||
				gov_topic_is_remedy(r->frame.topic) || r->section_topic == topic;
		case GOV_TOPIC_COMPLAINT:
			if (r->unrelated)
				return false;
			if (label->topic_flags & GOV_LEXEME_CONTEXT)
				return gov_topic_is_remedy(r->frame.topic);
			return disclosure || gov_topic_is_remedy(r->frame.topic);
		case GOV_TOPIC_CHARGE:
			/* 行政事业性收费…，减免…: not of applicants */
			return r->frame.topic != GOV_TOPIC_FEES;
		case GOV_TOPIC_MEETING:
		case GOV_TOPIC_TRAINING:
			return r->disclosure_anywhere;
		case GOV_TOPIC_MESSAGE:
			/* letters answered are among those received */
			return !(r->frame.topic == GOV_TOPIC_MESSAGE && r->frame.number &&
					 number->value <= r->frame.number->value &&
					 (label->done || label->verb == GOV_ASPECT_ANSWERED ||
					  label->topic == GOV_TOPIC_NONE));
		case GOV_TOPIC_BUDGET:
		case GOV_TOPIC_STAFF:
			return r->disclosure_anywhere || !(label->topic_flags & GOV_LEXEME_WEAK);
		case GOV_TOPIC_VISIT:
			return (label->ways & ~(((uint32_t) 1 << GOV_ASPECT_WEBSITE) |
									((uint32_t) 1 << GOV_ASPECT_ONLINE))) == 0;
		default:
			return true;
	}
}

/* Documents disclosed are counted twice, by the rows of two editions. */
static int
document_measure(const GovProseReader *r, const GovLabel *label, const GovProseToken *number)
{
	int			year = r->year ? r->year : r->page_year;

	if (label->leaf == GOV_ASPECT_TOTAL && label->verb != GOV_ASPECT_ISSUED)
	{
		if (number->counter == GOV_COUNT_ENTRY || (year > 0 && year < 2019))
			return gov_measure_find(GOV_TOPIC_INFO, GOV_ASPECT_DOCUMENTS);
		if (label->verb != GOV_ASPECT_PUBLISHED && !r->frame.publishing)
			return -1;
		return gov_measure_find(GOV_TOPIC_DOCUMENT, GOV_ASPECT_PUBLISHED);
	}
	return gov_label_measure(label, GOV_TOPIC_DOCUMENT, number->counter);
}

/* The topic that the label names, or else the one spoken of. */
static GovProseTopic
topic_of(const GovProseReader *r, const GovLabel *label)
{
	GovProseTopic topic = label->topic;

	if (topic != GOV_TOPIC_NONE)
		return topic;
	if (label->topical && r->frame.topic <= GOV_TOPIC_OTHER)
		return GOV_TOPIC_APPLICATION;
	if (r->frame.topic == GOV_TOPIC_OTHER && label->verb == GOV_ASPECT_PUBLISHED)
		return GOV_TOPIC_NONE;

	/*
	 * one number that is not understood leaves the outcomes behind it what
	 * they are
	 */
	if (r->frame.topic == GOV_TOPIC_OTHER && r->frame.named > GOV_TOPIC_OTHER &&
		(label->leaf != GOV_ASPECT_TOTAL || label->group != GOV_ASPECT_TOTAL))
		return r->frame.named;
	if (r->frame.topic != GOV_TOPIC_NONE && !(r->frame.topic == GOV_TOPIC_OTHER && r->frame.named == GOV_TOPIC_NONE))
		return r->frame.topic;
	/* outcomes and dates of applications have words that nothing else has */
	if (label->leaf != GOV_ASPECT_TOTAL && r->section_topic == GOV_TOPIC_NONE &&
		gov_measure_find(GOV_TOPIC_APPLICATION, label->leaf) >= 0 &&
		label->leaf != GOV_ASPECT_CATEGORY)
		return GOV_TOPIC_APPLICATION;
	if (label->group != GOV_ASPECT_TOTAL && r->section_topic == GOV_TOPIC_NONE)
		return GOV_TOPIC_APPLICATION;
	return r->section_topic;
}

/* Is an outcome of applications named, and nothing that is published? */
static bool
is_outcome(const GovLabel *label)
{
	return label->topic == GOV_TOPIC_NONE && label->tail == 0 && label->leaf != GOV_ASPECT_TOTAL &&
		label->leaf != GOV_ASPECT_CATEGORY && gov_measure_find(GOV_TOPIC_APPLICATION, label->leaf) >= 0;
}

/* "收费为零": nought needs no unit */
static bool
is_no_charge(GovProseTopic topic, const GovProseToken *number)
{
	return topic == GOV_TOPIC_CHARGE && number->value == 0 && number->counter == GOV_COUNT_BARE;
}

void
gov_prose_count(const GovProseReader *r, const GovLabel *label, const GovProseToken *number, GovFound *found)
{
	const GovFrame *f = &r->frame;
	GovProseTopic topic = topic_of(r, label);
	bool		in_list = f->part && f->part_topic == GOV_TOPIC_INFO;

	found->measure = -1;
	found->topic = topic;
	found->applicant = label->applicant;
	if (label->content == 0 && GOV_HAS_ROLE(label, GOV_ROLE_DISCLOSURE) && f->doubted != GOV_TOPIC_NONE)
	{
		/* "受理行政复议42件，其中涉及信息公开的2件" */
		found->topic = f->doubted;
		found->measure = gov_measure_count(f->doubted, GOV_ASPECT_TOTAL, number->counter);
		return;
	}
	if (label->denial != GOV_ASPECT_TOTAL && label->content == 0 && label->tail == 0 && topic == GOV_TOPIC_APPLICATION)
	{
		/* "部分公开1件、不存在5件" */
		found->measure = gov_measure_count(topic, label->denial, number->counter);
		return;
	}
	if (GOV_HAS_ROLE(label, GOV_ROLE_NOT) || (topic == GOV_TOPIC_OTHER && !in_list))
	{
		found->topic = GOV_TOPIC_OTHER;
		return;
	}
	if (f->part && f->part_topic == GOV_TOPIC_APPLICATION && label->verb == GOV_ASPECT_PUBLISHED && label->content == 1 &&
		label->topic == GOV_TOPIC_NONE && label->tail == 0 && label->ways == 0 &&
		(number->counter & (GOV_COUNT_PIECE | GOV_COUNT_CASE)))
	{
		/* "答复6件，其中公开4件": an outcome, not what was published */
		found->topic = GOV_TOPIC_APPLICATION;
		found->measure = gov_measure_find(GOV_TOPIC_APPLICATION, GOV_ASPECT_GRANTED);
		return;
	}
	if (topic == GOV_TOPIC_INFO || topic == GOV_TOPIC_NONE || in_list ||
		(label->verb == GOV_ASPECT_PUBLISHED && !is_outcome(label) &&
		 (label->tail > 0 || (topic != GOV_TOPIC_DOCUMENT && topic != GOV_TOPIC_REGULATION &&
							  topic != GOV_TOPIC_INTERPRETATION))))
	{
		found->measure = gov_prose_disclosed(r, label, number->counter);
		found->topic = GOV_TOPIC_INFO;
		if (found->measure >= 0 || topic == GOV_TOPIC_INFO || topic == GOV_TOPIC_NONE ||
			label->topic == GOV_TOPIC_NONE)
			return;
		found->topic = topic;
	}
	if (label->tail > 0)
	{
		/* the list of what was disclosed goes on */
		if (f->publishing && label->topic == GOV_TOPIC_NONE)
			found->measure = gov_prose_disclosed(r, label, number->counter);
		return;
	}
	if (label->content == 0 && topic == GOV_TOPIC_APPLICATION && GOV_HAS_ROLE(label, GOV_ROLE_SUM))
	{
		/* "收到23件，上年结转2件，共计25件" */
		if (f->number && gov_measures[f->measure].aspect == GOV_ASPECT_CARRIED_IN)
			found->measure = gov_measure_find(topic, GOV_ASPECT_WITH_CARRIED);
		return;
	}
	if (label->verb == GOV_ASPECT_CONCLUDED && !label->done && label->content == 1 && label->topic == GOV_TOPIC_NONE &&
		topic == GOV_TOPIC_APPLICATION && GOV_HAS_ROLE(label, GOV_ROLE_SUM) && f->number && f->measure >= 0 &&
		gov_measures[f->measure].aspect == GOV_ASPECT_CARRIED_IN)
	{
		/* "收到217件，上年结转6件，共计办理223件" */
		found->measure = gov_measure_find(topic, GOV_ASPECT_WITH_CARRIED);
		return;
	}
	if (label->content == 0 || !is_supported(r, label, topic, number))
		return;
	found->measure = topic == GOV_TOPIC_DOCUMENT ? document_measure(r, label, number) :
		gov_label_measure(label, topic, is_no_charge(topic, number) ? 0 : number->counter);
	if (label->applicant != GOV_APPLICANT_ANY && found->measure >= 0 &&
		gov_measures[found->measure].aspect != GOV_ASPECT_RECEIVED)
		found->measure = -1;
	/* a part of the same is no new number of it */
	if (f->part && found->measure == f->part_measure && !label->applicant)
		found->measure = -1;
}

/* A share or a rate. */
static void
share_of(const GovProseReader *r, const GovLabel *label, GovFound *found)
{
	GovProseTopic topic = topic_of(r, label);

	found->percent = true;
	found->measure = -1;
	found->topic = topic;
	found->applicant = label->applicant;
	if (GOV_HAS_ROLE(label, GOV_ROLE_RATE))
	{
		if (label->leaf == GOV_ASPECT_ELECTRONIC)
			found->measure = gov_measure_find(GOV_TOPIC_INFO, GOV_ASPECT_ELECTRONIC);
		else if (topic == GOV_TOPIC_APPLICATION)
			found->measure = gov_label_measure(label, topic, 0);
		return;
	}
	if (!GOV_HAS_ROLE(label, GOV_ROLE_SHARE))
		return;
	if (label->content > 0 && label->tail == 0)
	{
		if (topic == GOV_TOPIC_INFO)
			found->measure = gov_prose_disclosed(r, label, 0);
		else if (topic == GOV_TOPIC_APPLICATION &&
				 (label->leaf || label->group || label->ways || label->applicant))
			found->measure = gov_label_measure(label, topic, 0);
		if (found->measure >= 0)
			return;
	}
	if (r->frame.number)
	{
		found->measure = r->frame.measure;
		found->applicant = r->frame.applicant;
	}
}

/* What comes right behind a number is its noun or its predicate. */
static bool
is_beside(const GovLabel *right)
{
	return right->content > 0 && (right->lead == 0 || right->topic > GOV_TOPIC_OTHER ||
								  right->leaf != GOV_ASPECT_TOTAL ||
								  right->group != GOV_ASPECT_TOTAL);
}

/* Does the label name the thing that is counted, and nothing else behind it? */
static bool
is_complete(const GovLabel *label)
{
	if (label->tail > 0)
		return false;
	return label->topic != GOV_TOPIC_NONE || label->leaf != GOV_ASPECT_TOTAL ||
		label->group != GOV_ASPECT_TOTAL || label->applicant != GOV_APPLICANT_ANY ||
		(label->ways != 0 && label->verb == GOV_ASPECT_TOTAL);
}

bool
gov_prose_understand(const GovProseReader *r, const GovAround *at, GovFound *found)
{
	const GovLabel *left = &at->left;
	const GovLabel *right = &at->right;
	const GovProseToken *number = at->number;

	memset(found, 0, sizeof(*found));
	found->measure = -1;
	if (number->damaged || GOV_HAS_ROLE(left, GOV_ROLE_NEVER) || GOV_HAS_ROLE(right, GOV_ROLE_NEVER) ||
		(GOV_HAS_ROLE(left, GOV_ROLE_COMPARE) && !GOV_HAS_ROLE(left, GOV_ROLE_REACH)))
	{
		found->topic = GOV_HAS_ROLE(left, GOV_ROLE_NEVER) ? GOV_TOPIC_OTHER : r->frame.topic;
		return false;
	}
	if (number->counter == GOV_COUNT_PERCENT)
	{
		share_of(r, left, found);
		return false;
	}
	/* a label and a bare number alone are a row of a table */
	if (number->counter == 0 || number->counter == GOV_COUNT_OTHER ||
		(number->counter == GOV_COUNT_BARE && !r->tokens.commas && !r->sentence.full))
	{
		found->topic = number->counter == 0 ? GOV_TOPIC_OTHER : r->frame.topic;
		return false;
	}
	if (!is_complete(left) && is_beside(right) && !(at->cut_off && left->content > 0))
	{
		GovLabel	both;

		/* "14件申请均按期答复" says how, not how many */
		if (GOV_HAS_ROLE(right, GOV_ROLE_ALL) && right->verb == GOV_ASPECT_ANSWERED &&
			right->leaf == GOV_ASPECT_TOTAL)
		{
			found->topic = r->frame.topic;
			return false;
		}

		gov_label_join(left, right, &both);
		gov_prose_count(r, &both, number, found);
		if (found->measure >= 0)
			return true;
	}
	if (!is_complete(left) && (right->lead > 0 || right->tail > 0) && !at->cut_off)
	{
		/*
		 * "公布了10个科室": what is counted stands behind, and is not
		 * known
		 */
		found->topic = GOV_TOPIC_OTHER;
		return false;
	}
	gov_prose_count(r, left, number, found);
	return false;
}
