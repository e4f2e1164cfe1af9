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

static bool
is_handled(const GovLabel *label)
{
	return label->verb == GOV_ASPECT_RECEIVED || label->verb == GOV_ASPECT_CONCLUDED || label->verb == GOV_ASPECT_ANSWERED;
}

/* Are applications for information meant? */
static bool
is_application(const GovProseReader *r, const GovLabel *label, const GovProseToken *number, bool disclosure)
{
	const GovFrame *f = &r->frame;
	const int	flags = label->topic_flags;

	if ((flags & GOV_LEXEME_VERB) && !GOV_HAS_ROLE(label, GOV_ROLE_PUBLIC) && !is_handled(label) &&
		label->leaf == GOV_ASPECT_TOTAL)
		return false;
	if (flags & GOV_LEXEME_KIND)
		return is_handled(label) ||
			(f->topic != GOV_TOPIC_PRODUCED &&
			 (r->handled || (!f->publishing && number->counter != GOV_COUNT_ENTRY)));
	/* "受理低保申请30件" */
	if ((flags & GOV_LEXEME_WEAK) && label->modifiers > 0 && label->leaf == GOV_ASPECT_TOTAL)
		return false;
	/* "审批系统受理申请3.2万件" */
	if ((flags & GOV_LEXEME_WEAK) && r->business && !r->disclosure_anywhere)
		return false;
	if (flags & GOV_LEXEME_WEAK)
		return disclosure || r->outcomes || f->topic == GOV_TOPIC_APPLICATION ||
			label->leaf == GOV_ASPECT_WITHDRAWN || label->leaf == GOV_ASPECT_CARRIED_IN ||
			label->leaf == GOV_ASPECT_CARRIED_OVER ||
			(label->modifiers == 0 &&
			 (label->verb != GOV_ASPECT_TOTAL || label->ways != 0 || r->applicants || r->submitted));
	if (flags & GOV_LEXEME_CONTEXT)
		return label->leaf != GOV_ASPECT_TOTAL || label->ways != 0;
	return true;
}

/* Are cases against the organ meant, and about disclosure? */
static bool
is_remedy(const GovProseReader *r, const GovLabel *label, GovProseTopic topic, const GovProseToken *number)
{
	const GovFrame *f = &r->frame;
	bool		disclosure = r->disclosure || GOV_HAS_ROLE(label, GOV_ROLE_DISCLOSURE);

	if (r->unrelated || (r->narrowed >= 0 && number < &r->tokens.token[r->narrowed]))
		return false;
	/* "办理行政复议28件，行政应诉15件": nor are the next */
	if (gov_topic_is_remedy(f->doubted) && f->topic != topic && number->value != 0 && !disclosure)
		return false;
	/* "行政处罚12件，行政复议3件": of something else */
	if (!r->disclosure_anywhere &&
		(gov_topic_is_decision(f->topic) || (f->topic == GOV_TOPIC_OTHER && !gov_topic_is_remedy(f->named))))
		return false;
	/* an organ that decides the cases of others says so by a verb */
	return number->value == 0 || r->all_related || label->verb == GOV_ASPECT_TOTAL ||
		GOV_HAS_ROLE(label, GOV_ROLE_DISCLOSURE) || GOV_HAS_ROLE(label, GOV_ROLE_THUS) ||
		f->topic == GOV_TOPIC_APPLICATION || gov_topic_is_remedy(f->topic) || r->section_topic == topic;
}

/* Is a topic whose words are used of other things, too, meant here? */
static bool
is_supported(const GovProseReader *r, const GovLabel *label, GovProseTopic topic,
			 const GovProseToken *number)
{
	bool		disclosure = r->disclosure || GOV_HAS_ROLE(label, GOV_ROLE_DISCLOSURE);

	switch (topic)
	{
		case GOV_TOPIC_APPLICATION:
			return is_application(r, label, number, disclosure);
		case GOV_TOPIC_RECONSIDERATION:
		case GOV_TOPIC_LITIGATION:
		case GOV_TOPIC_LITIGATION_DIRECT:
		case GOV_TOPIC_LITIGATION_AFTER:
			return is_remedy(r, label, topic, number);
		case GOV_TOPIC_COMPLAINT:
			if (r->unrelated)
				return false;
			if (label->topic_flags & GOV_LEXEME_CONTEXT)
				return gov_topic_is_remedy(r->frame.topic);
			return disclosure || gov_topic_is_remedy(r->frame.topic);
		case GOV_TOPIC_MEETING:
		case GOV_TOPIC_TRAINING:
			if ((label->topic_flags & GOV_LEXEME_CONTEXT) && r->frame.topic != GOV_TOPIC_TRAINING)
				return false;
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
		case GOV_TOPIC_READING_ROOM:
			return !(label->topic_flags & GOV_LEXEME_WEAK) || r->disclosure_anywhere ||
				r->frame.topic == GOV_TOPIC_READING_POINT;
		case GOV_TOPIC_INTERPRETATION:
			/* "视频解读3个": of one kind */
			return !(label->topic_flags & GOV_LEXEME_WEAK) ||
				(label->modifiers == 0 && label->content - (label->verb != GOV_ASPECT_TOTAL) == 1);
		case GOV_TOPIC_CONSULTATION:
			return r->disclosure_anywhere || label->ways != 0 || r->frame.topic != GOV_TOPIC_OTHER;
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

/* Does 网上申请 mean an application for information?  Not as a part of something else. */
static bool
names_topic(const GovProseReader *r)
{
	const GovFrame *f = &r->frame;

	if (f->topic == GOV_TOPIC_NONE)
		return true;
	if (f->topic == GOV_TOPIC_OTHER)
		return f->head || (!f->part && r->disclosure_anywhere);
	return f->topic != GOV_TOPIC_APPLICATION && !f->part && !gov_topic_is_decision(f->topic);
}

/* The topic that the label names, or else the one spoken of. */
static GovProseTopic
topic_of(const GovProseReader *r, const GovLabel *label)
{
	GovProseTopic topic = label->topic;

	if (topic != GOV_TOPIC_NONE)
		return topic;
	if (label->topical && names_topic(r))
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
	if (r->frame.topic == GOV_TOPIC_OTHER && r->frame.head && gov_aspect_is_outcome(label->leaf))
		return GOV_TOPIC_APPLICATION;
	if (r->frame.topic != GOV_TOPIC_NONE && !(r->frame.topic == GOV_TOPIC_OTHER && r->frame.named == GOV_TOPIC_NONE))
		return r->frame.topic;

	/*
	 * outcomes of applications have words that nothing else has, dates where
	 * nothing else was named
	 */
	if (label->leaf != GOV_ASPECT_TOTAL && r->section_topic == GOV_TOPIC_NONE &&
		(gov_aspect_is_outcome(label->leaf) || label->leaf == GOV_ASPECT_WITHDRAWN || r->frame.topic == GOV_TOPIC_NONE ||
		 r->disclosure_anywhere) &&
		gov_measure_find(GOV_TOPIC_APPLICATION, label->leaf) >= 0 &&
		label->leaf != GOV_ASPECT_CATEGORY)
		return GOV_TOPIC_APPLICATION;
	if (label->group != GOV_ASPECT_TOTAL && r->section_topic == GOV_TOPIC_NONE)
		return GOV_TOPIC_APPLICATION;
	/* "申请人通过信函提交4件" */
	if ((r->applicants || r->submitted) && label->topic == GOV_TOPIC_NONE && label->ways != 0 && label->verb == GOV_ASPECT_RECEIVED && r->section_topic == GOV_TOPIC_NONE)
		return GOV_TOPIC_APPLICATION;
	/* "答复132件，其中同意公开45件" */
	if (r->outcomes && r->section_topic == GOV_TOPIC_NONE &&
		(label->verb == GOV_ASPECT_ANSWERED || label->verb == GOV_ASPECT_CONCLUDED))
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

static bool
is_part_of_applications(const GovFrame *f)
{
	return f->part && f->part_topic == GOV_TOPIC_APPLICATION;
}

/* Does the label say that some of the cases that were doubted are on disclosure? */
static bool
is_doubt_resolved(const GovFrame *f, const GovLabel *label)
{
	return label->content == 0 && (GOV_HAS_ROLE(label, GOV_ROLE_DISCLOSURE) || GOV_HAS_ROLE(label, GOV_ROLE_THUS)) &&
		f->doubted != GOV_TOPIC_NONE && f->doubted != GOV_TOPIC_FEES;
}

/* The topic as it is meant where it is counted. */
static GovProseTopic
topic_meant(const GovProseReader *r, const GovLabel *label)
{
	const GovFrame *f = &r->frame;
	GovProseTopic topic = topic_of(r, label);

	/* "其中来信4件": a letter that applies */
	if (topic == GOV_TOPIC_MESSAGE && is_part_of_applications(f) && label->content == 1 && label->ways != 0)
		return GOV_TOPIC_APPLICATION;
	/* "行政事业性收费项目3项，收费金额5万元" */
	if (topic == GOV_TOPIC_CHARGE && (f->topic == GOV_TOPIC_FEES || f->doubted == GOV_TOPIC_FEES))
		return GOV_TOPIC_FEES;
	return topic;
}

/* Parts of the applications whose words say less than others do; true when it is one. */
static bool
count_part_of_applications(const GovProseReader *r, const GovLabel *label, const GovProseToken *number, GovFound *found)
{
	const GovFrame *f = &r->frame;
	const uint32_t cases = GOV_COUNT_PIECE | GOV_COUNT_CASE;
	bool		part = is_part_of_applications(f);

	if (part && label->may_apply != GOV_APPLICANT_ANY && label->tail == 0 &&
		(label->content == 0 || (label->content == 1 && label->verb == GOV_ASPECT_RECEIVED)))
	{
		/* "其中公民提出51件" */
		found->applicant = label->may_apply;
		found->measure = gov_measure_count(GOV_TOPIC_APPLICATION, GOV_ASPECT_RECEIVED, number->counter);
	}
	else if (part && label->content == 0 && label->tail > 0 && GOV_HAS_ROLE(label, GOV_ROLE_CAUSE) && (number->counter & cases))
		/* "涉及征地拆迁10件" */
		found->measure = gov_measure_find(GOV_TOPIC_APPLICATION, GOV_ASPECT_CATEGORY);
	else if (part && label->topic == GOV_TOPIC_INFO && label->ways == 0)

		/*
		 * "办结的52件中，主动公开或予以公开18件": two
		 * outcomes, or one that is not clear
		 */
		found->measure = -1;
	else if ((part || (f->head && r->outcomes && f->topic == GOV_TOPIC_APPLICATION)) &&
			 label->verb == GOV_ASPECT_PUBLISHED && label->content == 1 && label->topic == GOV_TOPIC_NONE &&
			 label->tail == 0 && label->ways == 0 && !GOV_HAS_ROLE(label, GOV_ROLE_NOT) && (number->counter & cases))
		/* "答复6件，其中公开4件": an outcome, not what was published */
		found->measure = gov_measure_find(GOV_TOPIC_APPLICATION, GOV_ASPECT_GRANTED);
	else
		return false;
	found->topic = GOV_TOPIC_APPLICATION;
	return true;
}

/* "收到23件，上年结转2件，共计25件", "网上申请15件，信函申请3件，共18件"; true when it is a sum. */
static bool
count_sum_of_applications(const GovProseReader *r, const GovLabel *label, const GovProseToken *number, GovFound *found)
{
	const GovFrame *f = &r->frame;
	bool		handled = label->verb == GOV_ASPECT_CONCLUDED && !label->done && label->content == 1 &&
		label->topic == GOV_TOPIC_NONE;
	bool		carried = f->number && f->measure >= 0 && gov_measures[f->measure].aspect == GOV_ASPECT_CARRIED_IN;

	if (found->topic != GOV_TOPIC_APPLICATION || !GOV_HAS_ROLE(label, GOV_ROLE_SUM))
		return false;
	/* "收到217件，上年结转6件，共计办理223件" */
	if (carried && (handled || label->content == 0))
		found->measure = gov_measure_find(GOV_TOPIC_APPLICATION, GOV_ASPECT_WITH_CARRIED);
	else if (label->content > 0)
		return false;
	else if (f->number && f->measure >= 0 && !f->part && number->value >= f->number->value &&
			 (f->applicant != GOV_APPLICANT_ANY || gov_aspect_is_way(gov_measures[f->measure].aspect)))
		found->measure = gov_measure_find(GOV_TOPIC_APPLICATION, GOV_ASPECT_RECEIVED);
	return true;
}

/* What was disclosed; true when the number can't be anything else. */
static bool
count_disclosed(const GovProseReader *r, const GovLabel *label, const GovProseToken *number, GovFound *found)
{
	const GovFrame *f = &r->frame;
	const GovProseTopic topic = found->topic;

	if ((topic == GOV_TOPIC_RESPONSE || topic == GOV_TOPIC_INTERPRETATION) && number->counter == GOV_COUNT_ENTRY &&
		f->number && f->measure == gov_measure_find(GOV_TOPIC_INFO, GOV_ASPECT_CATEGORY) && f->publishing)
	{
		/* "决策公开20条、政策解读25条": one kind after another */
		found->topic = GOV_TOPIC_INFO;
		found->measure = f->measure;
		return true;
	}
	if (topic == GOV_TOPIC_INFO || topic == GOV_TOPIC_NONE || (f->part && f->part_topic == GOV_TOPIC_INFO) ||
		(label->verb == GOV_ASPECT_PUBLISHED && !is_outcome(label) &&
		 (label->tail > 0 || (topic != GOV_TOPIC_DOCUMENT && topic != GOV_TOPIC_REGULATION &&
							  topic != GOV_TOPIC_INTERPRETATION))))
	{
		found->measure = gov_prose_disclosed(r, label, number);
		found->topic = GOV_TOPIC_INFO;
		if (found->measure >= 0 || topic == GOV_TOPIC_INFO || topic == GOV_TOPIC_NONE ||
			label->topic == GOV_TOPIC_NONE)
			return true;
		found->topic = topic;
	}
	return false;
}

/* What the words make of a topic that has them; -1: nothing. */
static int
measure_of(const GovProseReader *r, const GovLabel *label, GovProseTopic topic, const GovProseToken *number)
{
	const GovFrame *f = &r->frame;
	int			m = topic == GOV_TOPIC_DOCUMENT ? document_measure(r, label, number) :
		gov_label_measure(label, topic, is_no_charge(topic, number) ? 0 : number->counter);

	if (m < 0)
		return -1;
	/* "五年来受理申请326件": no year's number */
	if (r->since && (gov_prose_is_since(r, number) || (!label->year && !f->part && label->gathered) ||
					 (topic == GOV_TOPIC_VISIT && !label->year)))
		m = gov_measure_find(topic, GOV_ASPECT_CUMULATIVE);
	if (label->applicant != GOV_APPLICANT_ANY && m >= 0 && gov_measures[m].aspect != GOV_ASPECT_RECEIVED)
		return -1;

	/*
	 * a part of the same is no new number of it, unless a clause of its own
	 * says so
	 */
	if (f->part && m == f->part_measure && !label->applicant && !(f->semicolon && label->verb != GOV_ASPECT_TOTAL))
		return -1;
	return m;
}

void
gov_prose_count(const GovProseReader *r, const GovLabel *label, const GovProseToken *number, GovFound *found)
{
	const GovFrame *f = &r->frame;
	const GovProseTopic topic = topic_meant(r, label);

	found->measure = -1;
	found->topic = topic;
	found->applicant = label->applicant;
	if (is_doubt_resolved(f, label))
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
	if (count_part_of_applications(r, label, number, found))
		return;
	if (GOV_HAS_ROLE(label, GOV_ROLE_NOT) ||
		(topic == GOV_TOPIC_OTHER && !(f->part && f->part_topic == GOV_TOPIC_INFO)))
	{
		found->topic = GOV_TOPIC_OTHER;
		return;
	}
	if (count_disclosed(r, label, number, found))
		return;
	if (label->tail > 0 && !(label->topic == GOV_TOPIC_TRAINING && (number->counter & (GOV_COUNT_PERSON | GOV_COUNT_VISITOR))))
	{
		/* the list of what was disclosed goes on */
		if (f->publishing && label->topic == GOV_TOPIC_NONE)
			found->measure = gov_prose_disclosed(r, label, number);
		return;
	}
	if (count_sum_of_applications(r, label, number, found))
		return;
	if (label->content > 0 && is_supported(r, label, topic, number))
		found->measure = measure_of(r, label, topic, number);
}

/* A share or a rate. */
static void
share_of(const GovProseReader *r, const GovLabel *label, const GovProseToken *number, GovFound *found)
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
			found->measure = gov_prose_disclosed(r, label, number);
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
	/* "公开1200条，占应公开的100%": the whole has no share */
	if (found->measure >= 0 && found->applicant == GOV_APPLICANT_ANY &&
		(gov_measures[found->measure].aspect == GOV_ASPECT_TOTAL || gov_measures[found->measure].aspect == GOV_ASPECT_RECEIVED))
		found->measure = -1;
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

/* "未办结1件结转下年度" */
static bool
is_put_off(const GovLabel *left, const GovLabel *right)
{
	return left->leaf == GOV_ASPECT_PENDING && right->leaf == GOV_ASPECT_CARRIED_OVER;
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
		share_of(r, left, number, found);
		return false;
	}
	/* a label and a bare number alone are a row of a table */
	if (number->counter == 0 || number->counter == GOV_COUNT_OTHER ||
		(number->counter == GOV_COUNT_BARE && !r->tokens.commas && !r->sentence.full))
	{
		found->topic = number->counter == 0 ? GOV_TOPIC_OTHER : r->frame.topic;
		return false;
	}

	/*
	 * "申请最多的三个部门": 个 counts whatever follows, which is
	 * not known
	 */
	if (number->counter == GOV_COUNT_ANY && at->unknown_behind && right->topic != GOV_TOPIC_OFFICE)
	{
		found->topic = r->frame.topic;
		return false;
	}
	/* "对公开的8600条信息进行了排查": what was done with them */
	if (GOV_HAS_ROLE(left, GOV_ROLE_CAUSE) && right->tail > 0 &&
		(left->topic == GOV_TOPIC_INFO || left->verb == GOV_ASPECT_PUBLISHED))
	{
		found->topic = GOV_TOPIC_OTHER;
		return false;
	}
	if ((!is_complete(left) || is_put_off(left, right)) && is_beside(right) && !(at->cut_off && (left->content > 0 || left->may_apply)))
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
