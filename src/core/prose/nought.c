/*
 * nought.c
 *		Nought in words: "未收到申请", "没有发生行政复议、行政诉讼".
 *
 * A negation reaches to the end of its clause, over all nouns that are joined
 * by 、 and 和 there.  It is read from the end: the last noun must be what does
 * not happen, and what stands before it without a conjunction is its cause
 * (因申请引起的行政复议), not denied.
 */
#include "core/prose/internal.h"

#include <string.h>

typedef struct Run
{
	GovProseTopic topic[GOV_RUN_MAX];
	int			flags[GOV_RUN_MAX];
	GovAspect	own[GOV_RUN_MAX];	/* the aspect that the noun names, too */
	bool		bare[GOV_RUN_MAX];	/* nothing unknown stands before it */
	int			n;
	GovLabel	label;			/* the aspects */
	bool		happens;		/* a verb of happening or receiving */
	bool		disclosure;
	bool		examples;		/* what is read now stands before 等 */
	bool		broken;			/* what is denied is not known */
	int			last;			/* token of the last noun or aspect */
	int			noun;			/* token of the noun that was read before */
} Run;

static void
touch(Run *run, int i)
{
	if (run->last < 0)
		run->last = i;
}

/* A noun, read backwards; false when it is no longer denied. */
static bool
add_noun(Run *run, const GovLexeme *word, int i, bool joined)
{
	/* 复议诉讼 */
	if (run->noun == i + 1 && gov_topic_is_remedy(word->topic) && gov_topic_is_remedy(run->topic[run->n - 1]))
		joined = true;
	run->noun = i;
	if (run->n > 0 && !joined)
	{
		/*
		 * named twice: 要求公开政府信息的书面申请, as surely as
		 * by the surer word
		 */
		if (word->topic != run->topic[run->n - 1])
			return false;
		run->flags[run->n - 1] &= word->flags;
		return true;
	}
	if (run->n == GOV_RUN_MAX)
		return false;
	touch(run, i);
	run->topic[run->n] = word->topic;
	run->flags[run->n] = word->flags;
	run->own[run->n] = (GovAspect) word->aspect;
	run->bare[run->n++] = true;
	return true;
}

static void
add_aspect(Run *run, const GovLexeme *word, int i)
{
	if (word->aspect <= GOV_ASPECT_LAST_VERB)
	{
		run->label.verb = (GovAspect) word->aspect;
		run->happens |= word->aspect == GOV_ASPECT_RECEIVED;
		return;
	}
	if (run->examples)
		return;					/* 检索、邮寄等费用 */
	touch(run, i);
	if (word->aspect <= GOV_ASPECT_LAST_WAY)
		run->label.ways |= (uint32_t) 1 << word->aspect;
	else if (word->aspect <= GOV_ASPECT_LAST_GROUP)
		run->label.group = (GovAspect) word->aspect;
	else if (run->label.leaf == GOV_ASPECT_TOTAL)
		run->label.leaf = (GovAspect) word->aspect;
}

/* One token, read backwards; false at the end of the run. */
static bool
add_token(Run *run, const GovProseToken *t, int i, bool *joined)
{
	const GovLexeme *word;

	if (t->kind == GOV_TOKEN_UNKNOWN || gov_token_is(t, GOV_ROLE_TEXT))
	{
		if (run->last < 0)
			run->broken = true;
		else if (run->n > 0)
			run->bare[run->n - 1] = false;
		return !run->broken;
	}
	if (t->kind != GOV_TOKEN_LEXEME)
		return true;
	word = gov_token_lexeme(t);
	switch (word->role)
	{
		case GOV_ROLE_CONTENT:
			if (word->topic == GOV_TOPIC_NONE)
			{
				/* 书面或其他形式的申请: in whatever form */
				if (word->aspect == GOV_ASPECT_OTHERWISE && i > 0 && gov_token_is(t - 1, GOV_ROLE_AND))
					return true;
				add_aspect(run, word, i);
				return true;
			}
			if (!add_noun(run, word, i, *joined))
				return false;
			*joined = false;
			return true;
		case GOV_ROLE_OTHER:
		case GOV_ROLE_RATE:
			if (run->last < 0)
				run->broken = true;
			return false;
		case GOV_ROLE_APPLICANT:
			run->label.applicant = (GovApplicant) word->flags;
			return true;
		case GOV_ROLE_AND:
			*joined = true;
			return true;
		case GOV_ROLE_ETC:
			run->examples |= run->n > 0;
			return true;
		case GOV_ROLE_PUBLIC:	/* 没有公民申请公开信息: it is
								 * theirs to do it */
		case GOV_ROLE_HAPPEN:
			run->happens = true;
			return true;
		case GOV_ROLE_THUS:
		case GOV_ROLE_DISCLOSURE:
			run->disclosure = true;
			return true;
		case GOV_ROLE_NEVER:
		case GOV_ROLE_COMPARE:
			run->broken = true;
			return false;
		default:
			return true;
	}
}

/* May the noun be denied without a doubt? */
static bool
is_deniable(const GovProseReader *r, const Run *run, int k)
{
	bool		support = run->disclosure || r->disclosure || run->n > 1;

	switch (run->topic[k])
	{
		case GOV_TOPIC_APPLICATION:
			if (run->label.verb == GOV_ASPECT_CONCLUDED || run->label.verb == GOV_ASPECT_ANSWERED)
				return false;
			if (!run->bare[k] && (run->flags[k] & GOV_LEXEME_WEAK) && !support)
				return false;
			return run->happens || run->label.leaf != GOV_ASPECT_TOTAL || !(run->flags[k] & (GOV_LEXEME_VERB | GOV_LEXEME_WEAK | GOV_LEXEME_KIND));
		case GOV_TOPIC_COMPLAINT:
			return support || r->disclosure_before;
		default:
			return true;
	}
}

static void
state(GovProseReader *r, const Run *run, GovProseTopic topic, GovAspect own, int from)
{
	GovFound	found = {.topic = topic,.applicant = run->label.applicant};
	GovLabel	label = run->label;

	label.topic = topic;
	if (own > GOV_ASPECT_LAST_GROUP)
		label.leaf = own;
	else if (own > GOV_ASPECT_LAST_VERB)
		label.ways |= (uint32_t) 1 << own;
	found.measure = gov_label_measure(&label, topic, 0);
	if (found.measure >= 0 && (gov_measures[found.measure].flags & GOV_MEASURE_NOUGHT))
		gov_prose_state(r, &found, NULL, &r->tokens.token[from], &r->tokens.token[run->last]);
}

/* Reads the tokens down to from; returns the run of what they end in. */
static void
read_run(const GovProseReader *r, int from, int to, Run *run)
{
	bool		joined = false;

	memset(run, 0, sizeof(*run));
	run->last = run->noun = -1;
	for (int i = to - 1; i >= from; i--)
	{
		const GovProseToken *t = &r->tokens.token[i];

		if (t->kind == GOV_TOKEN_CLOSE)
			i = t->match;
		else if (!add_token(run, t, i, &joined))
			break;
	}
}

int
gov_prose_joined(const GovProseReader *r, int from, int to, GovProseTopic topics[GOV_RUN_MAX])
{
	Run			run;

	read_run(r, from, to, &run);
	memcpy(topics, run.topic, sizeof(run.topic));
	return run.broken ? 0 : run.n;
}

void
gov_prose_nought(GovProseReader *r, int from, int to)
{
	Run			run;
	int			not = from;

	while (not < to && !gov_token_is(&r->tokens.token[not], GOV_ROLE_NOT))
		not++;
	read_run(r, not + 1, to, &run);
	if (run.broken || run.last < 0)
		return;
	r->frame.measure = -1;
	for (int k = run.n - 1; k >= 0; k--)
	{
		if (is_deniable(r, &run, k))
			state(r, &run, run.topic[k], run.own[k], not);
		r->frame.topic = r->frame.named = run.topic[k];
	}
	if (run.n == 0 && (run.label.leaf == GOV_ASPECT_CARRIED_IN || run.label.leaf == GOV_ASPECT_CARRIED_OVER))
		state(r, &run, GOV_TOPIC_APPLICATION, GOV_ASPECT_TOTAL, not);
}
