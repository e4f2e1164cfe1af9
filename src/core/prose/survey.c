/*
 * survey.c
 *		What the words of a whole sentence say of each of its numbers: whether it is on
 *		disclosure, of all years so far, of whose figures.
 */
#include "core/prose/internal.h"

typedef struct Survey
{
	GovProseReader *r;
	int			part;			/* token of the clause's 其中; -1: none */
	int			year;			/* the last that was named; 0: none */
	int			from_year;		/* the one before 起至 */
	bool		all;			/* the clause says something of all */
	bool		gathered;		/* 累计 was said */
	bool		way;			/* the last word was a way: 网上提交 */
} Survey;

static void
forget(GovProseReader *r)
{
	r->narrowed = r->since_at = -1;
	r->disclosure = r->disclosure_anywhere = false;
	r->business = r->outcomes = r->handled = r->applicants = r->submitted = false;
	r->since = r->unrelated = r->planned = r->all_related = false;
}

/* The year at token i. */
static void
see_year(Survey *s, int i)
{
	GovProseReader *r = s->r;
	int			year = r->tokens.token[i].year;

	if (s->from_year != 0 && year != s->from_year)
	{
		r->since = true;
		r->since_at = i;
	}
	s->year = year;
	s->from_year = 0;
	/* "累计公开1820条，其中2009年公开640条" */
	r->since |= s->part >= 0;
}

/* 以来, or 起至, which is of several years only if the year behind it is another one. */
static void
see_since(Survey *s, const GovLexeme *word, int i)
{
	if (word->aspect == GOV_ASPECT_CUMULATIVE)
	{
		s->from_year = s->year;
		return;
	}
	s->r->since = true;
	s->r->since_at = i;
}

static void
see_content(Survey *s, const GovLexeme *word)
{
	GovProseReader *r = s->r;

	r->submitted |= s->way && word->aspect == GOV_ASPECT_RECEIVED && (word->flags & GOV_LEXEME_VERB);
	s->way = word->topic == GOV_TOPIC_NONE && gov_aspect_is_way(word->aspect);
	if (word->topic != GOV_TOPIC_NONE)
		return;
	/* "累计公开1820条，2009年新增公开640条" */
	r->since |= s->gathered && (word->flags & GOV_LEXEME_ADDED);
	r->outcomes |= gov_aspect_is_outcome(word->aspect) ||
		(word->aspect > GOV_ASPECT_LAST_WAY && word->aspect <= GOV_ASPECT_LAST_GROUP);
	r->handled |= word->aspect == GOV_ASPECT_ON_TIME || word->aspect == GOV_ASPECT_ANSWERED ||
		(word->aspect == GOV_ASPECT_CONCLUDED && (word->flags & GOV_LEXEME_DONE));
}

static void
see_word(Survey *s, const GovLexeme *word, int i)
{
	GovProseReader *r = s->r;

	switch (word->role)
	{
		case GOV_ROLE_CONTENT:
			see_content(s, word);
			break;
		case GOV_ROLE_TEXT:
			r->applicants |= word->aspect == GOV_ASPECT_RECEIVED;
			r->business |= word->aspect == GOV_ASPECT_CATEGORY;
			break;
		case GOV_ROLE_SINCE:
			see_since(s, word, i);
			break;
		case GOV_ROLE_ALL:
			s->all = true;
			break;
		case GOV_ROLE_PART:
			s->part = i;
			break;
		case GOV_ROLE_THUS:
		case GOV_ROLE_DISCLOSURE:
			if (s->part >= 0)
				r->narrowed = s->part;
			r->all_related |= s->all;
			break;
		case GOV_ROLE_UNRELATED:
			r->unrelated = true;
			break;
		case GOV_ROLE_SUM:
			s->gathered |= word->aspect == GOV_ASPECT_CUMULATIVE;
			break;
		case GOV_ROLE_NEWLY:
			r->since |= s->gathered;
			break;
		case GOV_ROLE_REGION:
			r->scope = GOV_SCOPE_OF_REGION;
			break;
		case GOV_ROLE_OWN:
			r->scope = GOV_SCOPE_OF_ORGAN;
			break;
		case GOV_ROLE_PARTIAL:
			r->scope = GOV_SCOPE_OF_PART;
			break;
		default:
			break;
	}
}

void
gov_prose_survey(GovProseReader *r)
{
	Survey		s = {.r = r,.part = -1};

	forget(r);
	for (int i = 0; i < r->tokens.n; i++)
	{
		const GovProseToken *t = &r->tokens.token[i];

		if (t->kind == GOV_TOKEN_COMMA || t->kind == GOV_TOKEN_NUMBER)
		{
			s.all = false;
			s.part = -1;
		}
		if (t->kind != GOV_TOKEN_LEXEME)
			continue;
		r->disclosure_anywhere |= r->sentence.lexicon->disclosure[t->lexeme];
		if (t->year != 0)
			see_year(&s, i);
		see_word(&s, gov_token_lexeme(t), i);
	}
}
