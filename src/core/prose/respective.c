/*
 * respective.c
 *		Several numbers of several things: "复议、诉讼分别为3件、2件".
 */
#include "core/prose/internal.h"

#include <string.h>

typedef struct Shares
{
	const GovProseReader *r;
	GovLabel	label[GOV_RUN_MAX]; /* of what the numbers are */
	int			nlabels;
	int			number[GOV_RUN_MAX];	/* tokens */
	int			nnumbers;
	bool		more;			/* than there is room for */
} Shares;

/* The last 分别 of the tokens from .. to - 1; -1: none. */
static int
find_each(const GovProseReader *r, int from, int to)
{
	while (--to >= from)
		if (gov_token_is(&r->tokens.token[to], GOV_ROLE_EACH))
			return to;
	return -1;
}

/* What is joined by 、 and 和 in the tokens from .. to - 1. */
static void
read_labels(Shares *s, int from, int to)
{
	const GovProseTokens *tokens = &s->r->tokens;
	GovLabel   *last;

	for (int i = from; i <= to; i++)
	{
		if (i < to && !gov_token_is(&tokens->token[i], GOV_ROLE_AND))
			continue;
		if (s->nlabels == GOV_RUN_MAX)
		{
			s->more = true;
			return;
		}
		gov_label_read(tokens, from, i, &s->label[s->nlabels++]);
		from = i + 1;
	}
	/* 受理、办结的申请: the noun is that of all */
	last = &s->label[s->nlabels - 1];
	for (int k = 0; k < s->nlabels; k++)
		if (s->label[k].topic == GOV_TOPIC_NONE)
		{
			s->label[k].topic = last->topic;
			s->label[k].topic_flags = last->topic_flags;
		}
}

/* The numbers from token i on that nothing parts but 、 and commas. */
static void
read_numbers(Shares *s, int i, int end)
{
	const GovProseToken *token = s->r->tokens.token;

	for (; i < end; i++)
	{
		if (token[i].kind == GOV_TOKEN_NUMBER)
		{
			if (s->nnumbers == GOV_RUN_MAX)
			{
				s->more = true;
				return;
			}
			s->number[s->nnumbers++] = i;
		}
		else if (!gov_token_is(&token[i], GOV_ROLE_AND) && !gov_token_is(&token[i], GOV_ROLE_FILL) &&
				 !gov_token_is(&token[i], GOV_ROLE_ABOUT) && !gov_token_is(&token[i], GOV_ROLE_AT_LEAST) &&
				 !(token[i].kind == GOV_TOKEN_COMMA && token[i].mark == ','))
			return;
	}
}

int
gov_prose_share_out(const GovProseReader *r, int from, int i, int end, GovFound found[GOV_RUN_MAX])
{
	Shares		s = {.r = r};
	int			each = find_each(r, from, i);
	GovLabel	behind;

	if (each < 0)
		return 0;
	read_labels(&s, from, each);
	read_numbers(&s, i, end);
	if (s.nlabels < 2 || s.nnumbers < 2)
		return 0;
	gov_label_read(&r->tokens, each + 1, i, &behind);
	for (int k = 0; k < s.nnumbers; k++)
	{
		const GovProseToken *number = &r->tokens.token[s.number[k]];

		memset(&found[k], 0, sizeof(found[k]));
		found[k].measure = -1;
		found[k].topic = GOV_TOPIC_OTHER;
		if (s.more || s.nlabels != s.nnumbers || number->damaged || number->counter == 0 ||
			(number->counter & (GOV_COUNT_PERCENT | GOV_COUNT_OTHER)))
			continue;
		if (behind.content > 0)
		{
			GovLabel	both;

			gov_label_join(&s.label[k], &behind, &both);
			s.label[k] = both;
		}
		gov_prose_count(r, &s.label[k], number, &found[k]);
	}
	return s.nnumbers;
}
