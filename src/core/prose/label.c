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
	{
		/* 不予公开类 is that outcome */
		if (aspect >= GOV_ASPECT_UPHELD && aspect <= GOV_ASPECT_PENDING && label->leaf != GOV_ASPECT_CATEGORY)
			label->outcome = label->leaf;
		label->leaf = aspect;
	}
}

/* Two outcomes that are joined: 予以公开或部分公开; of others the sum has no measure. */
static void
join_outcomes(GovLabel *label, GovAspect before)
{
	if (!gov_aspect_is_outcome(before) || !gov_aspect_is_outcome(label->leaf) || before == label->leaf)
		return;
	if (before == GOV_ASPECT_GRANTED && label->leaf == GOV_ASPECT_PARTLY_GRANTED)
		label->leaf = GOV_ASPECT_GRANTED_OR_PARTLY;
	else
		label->mixed = true;
}

static void
add_topic(GovLabel *label, const GovLexeme *word, int modifiers)
{
	/* 行政复议的申请 is no application for information */
	if (word->topic == GOV_TOPIC_APPLICATION && (word->flags & GOV_LEXEME_WEAK) &&
		gov_topic_is_remedy(label->topic))
		return;
	if (label->topic > GOV_TOPIC_OTHER && label->topic != (GovProseTopic) word->topic)
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
		label->elsewhere |= word->aspect != GOV_ASPECT_TOTAL;
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
	label->waived |= word->topic == GOV_TOPIC_CHARGE && word->aspect == GOV_ASPECT_WAIVED;
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

/* "（本机关不掌握）": an aspect and nothing else; TOTAL: something else. */
static GovAspect
only_aspect(const GovProseTokens *tokens, int from, int to)
{
	const GovProseToken *t = &tokens->token[from];

	return to == from + 1 && gov_token_is(t, GOV_ROLE_CONTENT) ? (GovAspect) gov_token_lexeme(t)->aspect : GOV_ASPECT_TOTAL;
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

static void
add_applicant(GovLabel *label, const GovLexeme *word, int i)
{
	if (label->content++ == 0)
		label->first = i;
	label->applicant = (GovApplicant) word->flags;
	label->topical |= names_application(word);
	label->last = i;
	label->tail = 0;
}

/* 等, with what stands behind it. */
static void
add_others(GovLabel *label, const GovProseToken *next)
{
	/* 微博、微信等平台: these and others, so the whole */
	if (next && (next->kind == GOV_TOKEN_UNKNOWN || gov_token_is(next, GOV_ROLE_MANNER)))
	{
		label->ways = 0;
		label->open = true;
	}
	/* 信息不存在等: of these and others */
	label->mixed |= gov_aspect_is_outcome(label->leaf);
}

/* The word of token i, of the tokens from .. to - 1; unknown letters stand right before it. */
static void
add_word(GovLabel *label, const GovProseToken *token, int i, int to, int unknown)
{
	const GovLexeme *word = gov_token_lexeme(&token[i]);
	const GovAspect leaf = label->leaf;

	label->roles |= (uint32_t) 1 << word->role;
	switch (word->role)
	{
		case GOV_ROLE_CONTENT:
		case GOV_ROLE_RATE:
		case GOV_ROLE_OTHER:
			add_content(label, word, i, unknown);
			if (label->content > 1 && gov_token_is(&token[i - 1], GOV_ROLE_AND))
				join_outcomes(label, leaf);
			break;
		case GOV_ROLE_APPLICANT:
			add_applicant(label, word, i);
			break;
		case GOV_ROLE_SUM:
			label->gathered |= word->aspect == GOV_ASPECT_CUMULATIVE;
			break;
		case GOV_ROLE_PUBLIC:
			label->may_apply = (GovApplicant) word->flags;
			break;
		case GOV_ROLE_NOT:
			label->denial = (GovAspect) word->aspect;
			break;
		case GOV_ROLE_ETC:
			add_others(label, i + 1 < to ? &token[i + 1] : NULL);
			break;
		default:
			break;
	}
}

/* Does the token say nothing here?  网络方式 is the way, 其他方式 unknown. */
static bool
is_unknown(const GovLabel *label, const GovProseToken *t)
{
	return t->kind == GOV_TOKEN_UNKNOWN || gov_token_is(t, GOV_ROLE_TEXT) ||
		(gov_token_is(t, GOV_ROLE_MANNER) && !(label->ways != 0 && label->tail == 0));
}

/* 备案申请: 案, behind unknown letters, is a part of their word. */
static bool
is_within_word(const GovProseToken *t)
{
	return gov_token_is(t, GOV_ROLE_FILL) && t->to - t->from == 1 && !(gov_token_lexeme(t)->flags & GOV_LEXEME_WEAK);
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

		if (t->kind == GOV_TOKEN_OPEN)
		{
			out->with_carried |= gov_says_carried_in(tokens, i + 1, t->match);
			out->inside = only_aspect(tokens, i + 1, t->match);
			i = t->match;
			continue;
		}
		if (i > from && is_verb(t) && is_verb(t - 1))
			out->verbs_joined = true;
		if (is_unknown(out, t))
		{
			unknown += t->to - t->from;
			out->tail += t->to - t->from;
			continue;
		}
		if (t->kind == GOV_TOKEN_LEXEME)
		{
			out->year |= t->year != 0;
			add_word(out, tokens->token, i, to, unknown);
		}
		unknown = unknown > 0 && is_within_word(t) ? unknown + 1 : 0;
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
	if (out->may_apply == GOV_APPLICANT_ANY)
		out->may_apply = left->may_apply;
	out->year |= left->year;
	out->gathered |= left->gathered;
	out->open |= left->open;
	out->mixed |= left->mixed;
	out->elsewhere |= left->elsewhere;
	out->waived |= left->waived;
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
	if (topic == GOV_TOPIC_CHARGE && label->waived)
		return gov_measure_count(topic, GOV_ASPECT_WAIVED, counter);
	/* 复印费、邮寄费共计… */
	if (topic == GOV_TOPIC_CHARGE && label->charges > 1)
		return gov_measure_count(topic, GOV_ASPECT_TOTAL, counter);
	/* several reasons: the group has them all */
	if (label->mixed && topic == GOV_TOPIC_APPLICATION)
		return label->group != GOV_ASPECT_TOTAL ? gov_measure_count(topic, label->group, counter) : -1;
	if (topic == GOV_TOPIC_APPLICATION && label->outcome != GOV_ASPECT_TOTAL)
		return gov_measure_count(topic, label->outcome, counter);	/* 撤回终止办理 */
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
	/* "行政诉讼方面，新收5件": a case is counted when it comes in */
	if (label->verb == GOV_ASPECT_RECEIVED && gov_topic_is_remedy(topic))
		return gov_measure_count(topic, GOV_ASPECT_TOTAL, counter);
	/* what is said of another topic can't be said of the one before */
	if (label->topic == GOV_TOPIC_NONE && label->applicant == GOV_APPLICANT_ANY)
		return -1;
	return gov_measure_count(topic, whole, counter);
}
