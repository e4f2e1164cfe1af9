/*
 * label.c
 *		The words beside a number, joined to a topic and its aspects.
 */
#include "core/prose/internal.h"

#include <string.h>

static void
add_aspect(GovLabel *label, GovAspect aspect)
{
	if (aspect == GOV_ASPECT_TOTAL)
		return;
	if (aspect <= GOV_ASPECT_LAST_VERB)
	{
		label->verb = aspect;
		label->verbs |= (uint32_t) 1 << aspect;
		label->done = label->strong = false;
	}
	else if (aspect <= GOV_ASPECT_LAST_WAY)
		label->ways |= (uint32_t) 1 << aspect;
	else if (aspect <= GOV_ASPECT_LAST_GROUP)
		label->group = aspect;
	else if (aspect != GOV_ASPECT_CATEGORY || (label->group == GOV_ASPECT_TOTAL && label->leaf == GOV_ASPECT_TOTAL))
		label->leaf = aspect;	/* 不予公开类 is that outcome */
}

static void
add_topic(GovLabel *label, const GovLexeme *word, int modifiers)
{
	/* 行政复议的申请 is no application for information */
	if (word->topic == GOV_TOPIC_APPLICATION && (word->flags & GOV_LEXEME_WEAK) &&
		gov_topic_is_remedy(label->topic))
		return;
	if (label->topic != GOV_TOPIC_NONE && label->topic != (GovProseTopic) word->topic)
		label->ways = 0;		/* of what was named before */
	label->topic = word->topic;
	label->topic_flags = word->flags;
	label->modifiers = modifiers;
	if (word->flags & GOV_LEXEME_STRONG)
	{
		add_aspect(label, GOV_ASPECT_PUBLISHED);
		if (label->leaf == GOV_ASPECT_CATEGORY)
			label->leaf = GOV_ASPECT_TOTAL; /* 类 was of something else */
	}
}

/* 行政许可信息: information of a kind that a word right before it names */
static bool
is_kind_of_info(const GovLabel *label, const GovLexeme *word, int i)
{
	return word->topic == GOV_TOPIC_INFO && !(word->flags & GOV_LEXEME_STRONG) &&
		label->content > 0 && label->last == i - 1 && label->topic != GOV_TOPIC_NONE &&
		label->topic != GOV_TOPIC_INFO && label->topic != GOV_TOPIC_APPLICATION;
}

static void
add_content(GovLabel *label, const GovLexeme *word, int i, int unknown)
{
	if (is_kind_of_info(label, word, i))
		label->leaf = GOV_ASPECT_CATEGORY;
	if (label->content++ == 0)
	{
		label->first = i;
		label->lead = unknown;
	}
	label->last = i;
	label->tail = 0;
	if (word->role == GOV_ROLE_OTHER)
	{
		/* 公共查阅室接待群众 */
		if (label->topic == GOV_TOPIC_READING_ROOM || label->topic == GOV_TOPIC_READING_POINT)
			return;
		label->topic = GOV_TOPIC_OTHER;
		label->topic_flags = 0;
		return;
	}
	if (word->topic != GOV_TOPIC_NONE)
		add_topic(label, word, unknown);
	else if (word->flags & GOV_LEXEME_TOPICAL)
	{
		label->topical = true;

		/*
		 * 通过网站栏目提交的网上申请: the noun that is counted
		 * comes last
		 */
		if (label->topic == GOV_TOPIC_OTHER)
			label->topic = GOV_TOPIC_NONE;
	}
	label->charges += word->topic == GOV_TOPIC_CHARGE && word->aspect != GOV_ASPECT_TOTAL;
	add_aspect(label, word->aspect);
	if (word->flags & GOV_LEXEME_DONE)
		label->done = true;
	if (word->flags & GOV_LEXEME_STRONG)
		label->strong = true;
}

bool
gov_says_carried_in(const GovProseTokens *tokens, int from, int to)
{
	bool		part = false;

	for (int i = from; i < to; i++)
	{
		const GovProseToken *t = &tokens->token[i];

		part |= gov_token_is(t, GOV_ROLE_PART);
		if (part && gov_token_is(t, GOV_ROLE_CONTENT) &&
			gov_token_lexeme(t)->aspect == GOV_ASPECT_CARRIED_IN)
			return true;
	}
	return false;
}

static bool
is_verb(const GovProseToken *t)
{
	const GovLexeme *word = gov_token_lexeme(t);

	return gov_token_is(t, GOV_ROLE_CONTENT) && word->topic == GOV_TOPIC_NONE &&
		word->aspect != GOV_ASPECT_TOTAL && word->aspect <= GOV_ASPECT_LAST_VERB;
}

/* 公民申请: the word says what they did, too. */
static bool
names_application(const GovLexeme *word)
{
	static const char application[] = "申请";
	size_t		n = strlen(word->word);

	return n > sizeof(application) - 1 && strcmp(word->word + n - (sizeof(application) - 1), application) == 0;
}

void
gov_label_read(const GovProseTokens *tokens, int from, int to, GovLabel *out)
{
	int			unknown = 0;	/* letters right before the token */

	memset(out, 0, sizeof(*out));
	out->first = out->last = from;
	for (int i = from; i < to; i++)
	{
		const GovProseToken *t = &tokens->token[i];
		const GovLexeme *word;

		if (t->kind == GOV_TOKEN_OPEN)
		{
			out->with_carried |= gov_says_carried_in(tokens, i + 1, t->match);
			i = t->match;
			continue;
		}
		if (i > from && is_verb(t) && is_verb(t - 1))
			out->verbs_joined = true;
		if (t->kind == GOV_TOKEN_UNKNOWN || gov_token_is(t, GOV_ROLE_TEXT))
		{
			unknown += t->to - t->from;
			out->tail += t->to - t->from;
			continue;
		}
		if (t->kind != GOV_TOKEN_LEXEME)
		{
			unknown = 0;
			continue;
		}
		word = gov_token_lexeme(t);
		out->roles |= (uint32_t) 1 << word->role;
		switch (word->role)
		{
			case GOV_ROLE_CONTENT:
			case GOV_ROLE_RATE:
			case GOV_ROLE_OTHER:
				add_content(out, word, i, unknown);
				break;
			case GOV_ROLE_APPLICANT:
				if (out->content++ == 0)
					out->first = i;
				out->applicant = (GovApplicant) word->flags;
				out->topical |= names_application(word);
				out->last = i;
				out->tail = 0;
				break;
			case GOV_ROLE_NOT:
				out->denial = (GovAspect) word->aspect;
				break;
			case GOV_ROLE_ETC:
				/* 微博、微信等平台: these and others, so the whole */
				if (i + 1 < to && t[1].kind == GOV_TOKEN_UNKNOWN)
					out->ways = 0;
				break;
			default:
				break;
		}
		unknown = 0;
	}
}

void
gov_label_join(const GovLabel *left, const GovLabel *right, GovLabel *out)
{
	*out = *right;
	if (out->topic == GOV_TOPIC_NONE && left->topic != GOV_TOPIC_OTHER)
	{
		out->topic = left->topic;
		out->topic_flags = left->topic_flags;
	}
	if (out->verb == GOV_ASPECT_TOTAL || left->verb != GOV_ASPECT_TOTAL)
		out->verb = left->verb;
	if (out->group == GOV_ASPECT_TOTAL)
		out->group = left->group;
	if (out->leaf == GOV_ASPECT_TOTAL)
		out->leaf = left->leaf;
	out->ways |= left->ways;
	if (out->applicant == GOV_APPLICANT_ANY)
		out->applicant = left->applicant;
	out->roles = left->roles | (right->roles & ~((uint32_t) 1 << GOV_ROLE_NOT));
	out->tail = 0;
}

GovAspect
gov_label_way(uint32_t ways)
{
	return ways != 0 && (ways & (ways - 1)) == 0 ? (GovAspect) __builtin_ctz(ways) :
		GOV_ASPECT_TOTAL;
}

/* The ways as the topic calls them; none beside one that it doesn't know. */
static uint32_t
ways_of(GovProseTopic topic, uint32_t ways)
{
	uint32_t	known = 0;

	for (uint32_t rest = ways; rest != 0; rest &= rest - 1)
	{
		int			m = gov_measure_find(topic, (GovAspect) __builtin_ctz(rest));

		if (m >= 0)
			known |= gov_measures[m].aspect <= GOV_ASPECT_LAST_WAY ?
				(uint32_t) 1 << gov_measures[m].aspect : rest & -rest;
		else if (ways & (ways - 1))
			return 0;
	}
	return known;
}

int
gov_label_measure(const GovLabel *label, GovProseTopic topic, uint32_t counter)
{
	GovAspect	way = gov_label_way(ways_of(topic, label->ways));
	GovAspect	whole = topic == GOV_TOPIC_APPLICATION ? GOV_ASPECT_RECEIVED : GOV_ASPECT_TOTAL;

	/* not ours, and so we can't provide it: the later forms have a row for it */
	if (label->leaf == GOV_ASPECT_NOT_COMPETENT && label->group == GOV_ASPECT_UNAVAILABLE)
		return gov_measure_count(topic, GOV_ASPECT_NOT_HELD, counter);
	/* 复印费、邮寄费共计… */
	if (topic == GOV_TOPIC_CHARGE && label->charges > 1)
		return gov_measure_count(topic, GOV_ASPECT_TOTAL, counter);
	/* an outcome that the topic doesn't have is one of something else */
	if (label->leaf != GOV_ASPECT_TOTAL)
		return gov_measure_count(topic, label->leaf, counter);
	if (label->group != GOV_ASPECT_TOTAL)
		return gov_measure_count(topic, label->group, counter);
	if (way != GOV_ASPECT_TOTAL)
		return gov_measure_count(topic, way, counter);
	if (label->with_carried && topic == GOV_TOPIC_APPLICATION &&
		(label->verb == GOV_ASPECT_RECEIVED || label->verb == GOV_ASPECT_TOTAL))
		return gov_measure_count(topic, GOV_ASPECT_WITH_CARRIED, counter);
	if (label->verb != GOV_ASPECT_TOTAL && gov_measure_find(topic, label->verb) >= 0)
		return gov_measure_count(topic, label->verb, counter);
	/* what is said of another topic can't be said of the one before */
	if (label->topic == GOV_TOPIC_NONE && label->applicant == GOV_APPLICANT_ANY)
		return -1;
	return gov_measure_count(topic, whole, counter);
}
