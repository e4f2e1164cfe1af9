/*
 * statements.c
 *		From the words of a sentence to what it states.
 *
 * A sentence is walked through clause by clause, brackets within the clause
 * that has them.  A number takes its meaning from the words before it, back to
 * the number before that or the start of the clause; where these don't name a
 * thing, from those behind it; where nothing does, from what was spoken of
 * before.  A number whose noun is not known ends what can be inherited.
 */
#include "core/prose/internal.h"

#include <string.h>

typedef struct Walk
{
	GovProseReader *r;
	int			clause;			/* its first token */
	int			label;			/* where the words of the next number begin */
	int			carried;		/* first token of a clause before this one
								 * that has neither number nor negation; -1:
								 * none */
	int			compared;		/* where the words of a number that was only
								 * compared with begin; -1: none */
	int			numbers;		/* in this clause */
	const GovProseToken *open;	/* a number without a meaning, right before
								 * the clause; NULL: none */
	bool		kept;			/* the next number has the words of the last */
	bool		counted;		/* the last number was given a meaning */
	GovFound	shared[GOV_RUN_MAX];	/* what the next numbers mean, as far
										 * as 分别 says so */
	int			nshared;
	int			next_shared;
} Walk;

/* ------------------------------------------------------------------ clauses */

/* Does the number count all applications, of which other words say more? */
static bool
is_head(const GovFound *found)
{
	const GovMeasure *m = &gov_measures[found->measure];

	return m->topic == GOV_TOPIC_APPLICATION && found->applicant == GOV_APPLICANT_ANY &&
		(m->aspect == GOV_ASPECT_RECEIVED || m->aspect == GOV_ASPECT_CONCLUDED ||
		 m->aspect == GOV_ASPECT_ANSWERED || m->aspect == GOV_ASPECT_WITH_CARRIED);
}

/* What later words may inherit from the number. */
static void
remember(Walk *w, const GovFound *found, const GovLabel *label, const GovProseToken *number)
{
	GovFrame   *f = &w->r->frame;

	w->counted = found->measure >= 0;
	/* "129件，同比增长15%，其中…": of the number before */
	if (!w->counted && GOV_HAS_ROLE(label, GOV_ROLE_COMPARE) && !GOV_HAS_ROLE(label, GOV_ROLE_REACH) &&
		label->topic == GOV_TOPIC_NONE)
		return;
	if (found->percent)
	{
		if (!w->counted)
			f->measure = -1;
		if (GOV_HAS_ROLE(label, GOV_ROLE_RATE))
			f->part = false;	/* and the list is of something else */
		return;
	}
	f->measure = found->measure;
	f->number = number;
	if (found->measure < 0)
	{
		f->number = NULL;

		/*
		 * "审结4件": how far they went; "重复申请2件": an outcome,
		 * too
		 */
		if (label->topic == GOV_TOPIC_NONE && label->tail == 0 &&
			(label->leaf == GOV_ASPECT_UNLISTED ||
			 (gov_topic_is_remedy(f->topic) && label->verb != GOV_ASPECT_TOTAL)))
			return;
		f->doubted = label->topic != GOV_TOPIC_NONE &&
			(gov_topic_is_remedy(found->topic) || found->topic == GOV_TOPIC_COMPLAINT || found->topic == GOV_TOPIC_FEES) ? found->topic : GOV_TOPIC_NONE;
		if (!f->part && label->ways != 0)
		{
			f->ways = label->ways;
			f->ways_counted = false;
		}
		if (found->topic == GOV_TOPIC_OTHER ||
			(number->counter != GOV_COUNT_OTHER && !number->damaged &&
			 !GOV_HAS_ROLE(label, GOV_ROLE_COMPARE) && (label->content > 0 || label->tail > 0)))
		{
			f->topic = label->topic == GOV_TOPIC_PRODUCED ? GOV_TOPIC_PRODUCED : GOV_TOPIC_OTHER;
			if (label->topic != GOV_TOPIC_NONE || GOV_HAS_ROLE(label, GOV_ROLE_NEVER))
				f->named = f->topic;
			f->publishing = false;
		}
		return;
	}
	if (is_head(found))
	{
		f->head = number;
		f->head_measure = found->measure;
	}
	/* the parts of the applications end where cases are counted */
	if (f->part && gov_topic_is_remedy(found->topic) && label->topic == found->topic && !gov_topic_is_remedy(f->part_topic))
		f->part = false;
	if (f->part && f->semicolon && gov_topic_is_remedy(found->topic) && found->topic != f->part_topic)
		f->part = false;
	f->topic = f->named = found->topic;
	f->applicant = found->applicant;
	f->publishing = gov_measures[found->measure].topic == GOV_TOPIC_INFO ||
		label->verb == GOV_ASPECT_PUBLISHED;
	if (!f->part && label->ways != 0)
	{
		f->ways = label->ways;
		f->ways_counted = true;
	}
}

/* "无法提供18件，均为本机关不掌握" */
static bool
is_reason_of(GovAspect group, GovAspect leaf)
{
	if (group == GOV_ASPECT_REFUSED)
		return leaf >= GOV_ASPECT_STATE_SECRET && leaf <= GOV_ASPECT_REFUSED_OTHER;
	if (group == GOV_ASPECT_OTHER_HANDLING)
		return leaf == GOV_ASPECT_WITHDRAWN;
	return group == GOV_ASPECT_UNAVAILABLE &&
		(leaf == GOV_ASPECT_NOT_HELD || leaf == GOV_ASPECT_NEEDS_CREATION || leaf == GOV_ASPECT_UNCLEAR);
}

/*
 * What the number states; of several things when the words before it join
 * them: "复议、诉讼均为0件", "受理并答复13件", "受理办理4件".
 */
static void
state_all(GovProseReader *r, const GovFound *found, const GovLabel *label,
		  const GovProseToken *number, int i)
{
	const uint32_t verbs = (uint32_t) 1 << GOV_ASPECT_RECEIVED | (uint32_t) 1 << GOV_ASPECT_CONCLUDED |
		(uint32_t) 1 << GOV_ASPECT_ANSWERED;
	const GovMeasure *measure = &gov_measures[found->measure];
	GovFound	other = *found;

	if (!found->percent && (number->value == 0 || GOV_HAS_ROLE(label, GOV_ROLE_EACH)))
	{
		GovProseTopic topics[GOV_RUN_MAX];
		int			n = gov_prose_joined(r, label->first, i, topics);

		for (int k = n - 1; k > 0; k--)
		{
			other.measure = gov_measure_count(topics[k], measure->aspect, number->counter);
			if (other.measure >= 0)
				gov_prose_state(r, &other, number, number, number);
		}
	}
	if ((GOV_HAS_ROLE(label, GOV_ROLE_AND) || label->verbs_joined) && measure->topic == GOV_TOPIC_APPLICATION &&
		measure->aspect <= GOV_ASPECT_LAST_VERB)
		for (uint32_t rest = label->verbs & verbs & ~((uint32_t) 1 << measure->aspect); rest != 0; rest &= rest - 1)
		{
			other.measure = gov_measure_find(measure->topic, (GovAspect) __builtin_ctz(rest));
			gov_prose_state(r, &other, number, number, number);
		}
	/* "无法提供（本机关不掌握）2件" */
	if (!found->percent && measure->topic == GOV_TOPIC_APPLICATION && is_reason_of(measure->aspect, label->inside))
	{
		other.measure = gov_measure_find(GOV_TOPIC_APPLICATION, label->inside);
		gov_prose_state(r, &other, number, number, number);
	}
	gov_prose_state(r, found, number, number, number);
}

/* The words before the number at token i; of a share, those before 占. */
static void
read_left(const Walk *w, int i, GovLabel *out)
{
	const GovProseTokens *tokens = &w->r->tokens;
	int			to = i;

	if (tokens->token[i].counter == GOV_COUNT_PERCENT)
		for (int k = w->label; k < i && to == i; k++)
			if (gov_token_is(&tokens->token[k], GOV_ROLE_SHARE))
				to = k;
	gov_label_read(tokens, w->label, to, out);
	if (to < i)
		out->roles |= (uint32_t) 1 << GOV_ROLE_SHARE;
}

/* The number at token i, if 分别 says what it is. */
static bool
take_shared(Walk *w, int i, int end)
{
	GovProseReader *r = w->r;
	const GovProseToken *number = &r->tokens.token[i];
	const GovFound *found;
	GovLabel	none;

	if (w->next_shared == w->nshared)
	{
		int			from = w->label;

		if (w->carried >= 0 && i > from && gov_token_is(&r->tokens.token[from], GOV_ROLE_EACH))
			from = w->carried;
		w->nshared = gov_prose_share_out(r, from, i, end, w->shared);
		w->next_shared = 0;
	}
	if (w->next_shared == w->nshared)
		return false;
	found = &w->shared[w->next_shared++];
	if (found->measure >= 0)
		gov_prose_state(r, found, number, number, number);
	memset(&none, 0, sizeof(none));
	remember(w, found, &none, number);
	w->open = NULL;
	w->numbers++;
	w->label = i + 1;
	w->carried = -1;
	return true;
}

/*
 * "局机关收到申请28件，局属单位收到9件": a subject that is not known counts its own;
 * "收到申请85件，属于政府信息公开申请的72件": what nobody received is some of them.
 */
static bool
is_of_another(const GovProseReader *r, const GovFound *found, const GovLabel *label, const GovProseToken *number)
{
	const GovFrame *f = &r->frame;

	return found->measure >= 0 && found->measure == f->measure && f->number && !found->percent && !f->part &&
		gov_measures[found->measure].topic == GOV_TOPIC_APPLICATION &&
		gov_measures[found->measure].aspect == GOV_ASPECT_RECEIVED && found->applicant == GOV_APPLICANT_ANY &&
		f->applicant == GOV_APPLICANT_ANY &&
		(label->verb == GOV_ASPECT_RECEIVED ? label->lead > 0 && f->number->value != number->value :
		 f->number->value > number->value);
}

/* "全县公开信息8.6万条，乡镇公开信息1.2万条": likewise, which is a part of what was disclosed. */
static bool
is_disclosed_by_another(const GovProseReader *r, const GovFound *found, const GovLabel *label, const GovProseToken *number)
{
	const GovFrame *f = &r->frame;

	return found->measure >= 0 && found->measure == f->measure && f->number && !found->percent && label->lead > 0 &&
		gov_measures[found->measure].topic == GOV_TOPIC_INFO && gov_measures[found->measure].aspect == GOV_ASPECT_TOTAL &&
		number->value < f->number->value;
}

/* The number at token i; its words end before token end. */
static void
take_number(Walk *w, int i, int end)
{
	GovProseReader *r = w->r;
	GovProseTokens *tokens = &r->tokens;
	const GovProseToken *number = &tokens->token[i];
	GovAround	at = {.number = number};
	GovFound	found;
	int			to = i + 1;
	bool		behind;

	if (take_shared(w, i, end))
		return;
	while (to < end && tokens->token[to].kind != GOV_TOKEN_NUMBER &&
		   tokens->token[to].kind != GOV_TOKEN_COMMA && tokens->token[to].kind != GOV_TOKEN_OPEN &&
		   tokens->token[to].kind != GOV_TOKEN_CLOSE)
		to++;
	at.unknown_behind = i + 1 < to && number[1].kind == GOV_TOKEN_UNKNOWN;
	at.cut_off = to < end && tokens->token[to].kind == GOV_TOKEN_NUMBER;
	read_left(w, i, &at.left);
	if (at.left.content == 0 && at.left.tail == 0 && !(r->frame.part && at.left.may_apply) && w->carried >= 0)
		gov_label_read(tokens, w->carried, i, &at.left);
	if (at.left.content == 0 && GOV_HAS_ROLE(&at.left, GOV_ROLE_REACH) && w->compared >= 0)
	{
		/* "由640条增加到912条": named before the first of the two */
		gov_label_read(tokens, w->compared, i, &at.left);
		at.left.tail = 0;
	}
	w->compared = GOV_HAS_ROLE(&at.left, GOV_ROLE_COMPARE) ? w->label : -1;
	gov_label_read(tokens, i + 1, to, &at.right);
	if (to < end && tokens->token[to].kind == GOV_TOKEN_OPEN)
		at.left.with_carried |= gov_says_carried_in(tokens, to + 1, tokens->token[to].match);
	behind = gov_prose_understand(r, &at, &found);
	if (is_of_another(r, &found, &at.left, number))
		found.measure = -1;
	if (is_disclosed_by_another(r, &found, &at.left, number))
		found.measure = gov_measure_find(GOV_TOPIC_INFO, GOV_ASPECT_CATEGORY);
	if (found.measure >= 0)
		state_all(r, &found, &at.left, number, i);
	w->open = found.measure < 0 && !number->damaged ? number : NULL;
	/* "28期120条": the words are those of the next number */
	w->kept = found.measure < 0 && at.cut_off && !w->kept && at.right.content == 0 && at.right.tail == 0 &&
		!GOV_HAS_ROLE(&at.right, GOV_ROLE_AND);
	if (!w->kept)
		remember(w, &found, &at.left, number);

	/*
	 * "微信公众号86个，发布信息8.6万条": there are so many of
	 * them
	 */
	if (found.measure < 0 && number->counter == GOV_COUNT_ANY && at.right.content == 0 && at.left.topic == GOV_TOPIC_NONE)
		r->frame.ways = 0;
	/* "4项全部予以公开" says a second thing of the number */
	if (found.measure >= 0 && GOV_HAS_ROLE(&at.right, GOV_ROLE_ALL) && !at.cut_off)
	{
		w->clause = i + 1;
		w->numbers = 0;
	}
	else
		w->numbers++;
	/* "6类143条", "12月31日": these stand between a noun and its number */
	if (number->counter != GOV_COUNT_OTHER && !w->kept)
	{
		w->label = (behind ? at.right.last : i) + 1;
		w->carried = -1;
	}
}

static bool
is_of_other_year(int measure)
{
	GovAspect	aspect = gov_measures[measure].aspect;

	return aspect == GOV_ASPECT_CARRIED_IN || aspect == GOV_ASPECT_CARRIED_OVER;
}

/*
 * Does it say anything that can be said of all?  "均由网上提交" says how they came,
 * "均为网上申请" what they are.
 */
static bool
says_more(const GovLabel *label)
{
	if (label->ways != 0)
		return label->verb != GOV_ASPECT_RECEIVED;
	return label->leaf != GOV_ASPECT_TOTAL || label->group != GOV_ASPECT_TOTAL || label->applicant != GOV_APPLICANT_ANY;
}

/*
 * A clause without a number that says something of all that the last one
 * counted: 均为自然人, 全部予以公开; or of the only one.
 */
static void
repeat(GovProseReader *r, const GovLabel *label, int from, int to)
{
	const GovFrame *f = &r->frame;
	const GovProseToken *number = f->number;
	int			measure = f->measure;
	GovFound	found = {.measure = -1,.topic = f->topic};
	bool		all = GOV_HAS_ROLE(label, GOV_ROLE_ALL);
	bool		only;

	/*
	 * "收到6件，上年结转2件，均予以公开": of all, not of those
	 * of another year
	 */
	if (is_of_other_year(measure) && f->head && !f->part)
	{
		number = f->head;
		measure = f->head_measure;
	}
	only = number->value == 1 && number->scale == 0;
	if (f->topic == GOV_TOPIC_LITIGATION && all && label->topic != f->topic && gov_topic_is_litigation(label->topic))
		found.topic = label->topic; /* "诉讼4件，均为直接起诉" */
	else if (label->topic != GOV_TOPIC_NONE && label->topic != f->topic)
		return;
	else if (!says_more(label))
		return;
	if (f->topic != GOV_TOPIC_APPLICATION && f->topic != GOV_TOPIC_STAFF && f->topic != GOV_TOPIC_CHARGE &&
		!gov_topic_is_remedy(f->topic))
		return;
	/* "自然人26件，法人2件，均已办结": of those of all parties */
	if (f->applicant != GOV_APPLICANT_ANY && label->applicant == GOV_APPLICANT_ANY)
		return;
	/* of none nothing is said */
	if (number->value == 0)
		return;
	/* after a part, whether all or the part is meant can't be told */
	if (f->part && measure != f->part_measure && !(r->narrowed >= 0 && f->part_measure < 0) &&
		!is_reason_of(gov_measures[measure].aspect, label->leaf))
		return;
	if (!all && !(only && label->leaf != GOV_ASPECT_ON_TIME) && label->leaf != GOV_ASPECT_PENDING)
		return;
	found.measure = gov_label_measure(label, found.topic, 0);
	/* "均为公民个人网上申请": who they were, and how they came */
	if (label->applicant != GOV_APPLICANT_ANY && label->ways != 0 && found.measure >= 0)
	{
		gov_prose_state(r, &found, number, &r->tokens.token[from], &r->tokens.token[to - 1]);
		found.measure = gov_measure_find(GOV_TOPIC_APPLICATION, GOV_ASPECT_RECEIVED);
	}
	found.applicant = label->applicant;
	if (found.measure >= 0 && (found.measure != measure || found.applicant))
		gov_prose_state(r, &found, number, &r->tokens.token[from], &r->tokens.token[to - 1]);
}

/*
 * A clause without a number that says what the one before it counted: "2件正在办理，
 * 结转下年", "产生政府信息23条，均已主动公开".
 */
static void
complete_number(Walk *w, const GovLabel *label, int from, int to)
{
	GovProseReader *r = w->r;
	GovProseTopic topic = r->frame.topic == GOV_TOPIC_OTHER ? r->frame.named : r->frame.topic;
	GovFound	found = {.measure = -1};

	if (topic == GOV_TOPIC_APPLICATION && label->leaf == GOV_ASPECT_CARRIED_OVER && label->topic == GOV_TOPIC_NONE)
		found.measure = gov_measure_count(topic, label->leaf, w->open->counter);
	else if (topic == GOV_TOPIC_PRODUCED && GOV_HAS_ROLE(label, GOV_ROLE_ALL) &&
			 (label->strong || label->leaf == GOV_ASPECT_ALREADY_PUBLIC))
		found.measure = gov_measure_count(GOV_TOPIC_INFO, GOV_ASPECT_TOTAL, w->open->counter);
	else if (gov_topic_is_remedy(topic) && GOV_HAS_ROLE(label, GOV_ROLE_ALL) && label->leaf != GOV_ASPECT_TOTAL)
		found.measure = gov_measure_count(topic, label->leaf, w->open->counter);
	if (found.measure >= 0)
		gov_prose_state(r, &found, w->open, w->open, &r->tokens.token[to - 1]);
}

/* What a clause without numbers leaves to those behind it. */
static void
plain_clause(Walk *w, int from, int to)
{
	GovProseReader *r = w->r;
	GovLabel	label;

	gov_label_read(&r->tokens, from, to, &label);
	/* "传真申请数：0件": of what comes, not of what was */
	if (to < r->tokens.n && r->tokens.token[to].mark == ':')
		;
	else if (r->frame.number && r->frame.measure >= 0)
		repeat(r, &label, from, to);
	else if (w->open)
		complete_number(w, &label, from, to);
	w->open = NULL;
	if (label.topic > GOV_TOPIC_OTHER && !GOV_HAS_ROLE(&label, GOV_ROLE_ALL))
		r->frame.topic = r->frame.named = label.topic;
	if (label.topic == GOV_TOPIC_APPLICATION && (label.topic_flags & GOV_LEXEME_CONTEXT) && label.tail == 0 &&
		label.lead == 0 && to < r->tokens.n)
	{
		/* "答复结果：公开7件": a list of their parts */
		r->frame.part = true;
		r->frame.part_topic = GOV_TOPIC_APPLICATION;
		r->frame.part_measure = -1;
	}
	if (label.ways != 0)
	{
		r->frame.ways = label.ways;
		r->frame.ways_counted = false;
	}
	/* "收到的申请中，": what follows are some of these */
	if (label.content > 0 || label.tail > 0)
		w->carried = gov_token_is(&r->tokens.token[to - 1], GOV_ROLE_PART) ? -1 : from;
}

static void
end_clause(Walk *w, int to)
{
	GovProseReader *r = w->r;
	int			from = w->numbers > 0 ? w->label : w->clause;
	int			not = from;

	while (not < to && !gov_token_is(&r->tokens.token[not], GOV_ROLE_NOT))
		not++;
	if (r->planned)
		w->carried = -1;
	else if (not < to)
	{
		gov_prose_nought(r, from, to);
		w->carried = -1;
	}
	else if (w->numbers == 0 && w->clause < to)
		plain_clause(w, w->clause, to);
	r->frame.semicolon = to < r->tokens.n && r->tokens.token[to].mark == ';';
	if (r->frame.semicolon)
		w->carried = -1;
	w->clause = w->label = to + 1;
	w->numbers = 0;
}

/* 其中 and the like: what follows are parts of the last number. */
static void
begin_part(Walk *w, int i)
{
	GovFrame   *f = &w->r->frame;
	GovLabel	label;

	/* 在主动公开的信息中 names them itself */
	gov_label_read(&w->r->tokens, w->label, i, &label);
	if (label.topic != GOV_TOPIC_NONE && (w->numbers == 0 || (f->measure < 0 && label.topic == GOV_TOPIC_APPLICATION)))
		f->topic = f->named = label.topic;
	f->part = true;
	f->part_topic = f->topic;
	f->part_measure = f->measure;
	w->label = i + 1;
	w->carried = -1;
}

/* Is the number at token i that of 无一件, 未发生一起? */
static bool
is_none(const GovProseReader *r, int from, int i)
{
	const GovProseToken *t = &r->tokens.token[i];

	if (!t->chinese || t->value != 1 || t->scale != 0)
		return false;
	for (i--; i >= from; i--)
	{
		const GovProseToken *before = &r->tokens.token[i];

		if (gov_token_is(before, GOV_ROLE_NOT))
			return true;
		if (!gov_token_is(before, GOV_ROLE_HAPPEN) &&
			!(gov_token_is(before, GOV_ROLE_CONTENT) && gov_token_lexeme(before)->aspect == GOV_ASPECT_RECEIVED))
			return false;
	}
	return false;
}

static void
walk(GovProseReader *r, int from, int to, bool bracket)
{
	Walk		w = {.r = r,.clause = from,.label = from,.carried = -1,.compared = -1};
	GovFrame	outer = r->frame;

	/* a bracket speaks of the number before it */
	if (bracket)
		r->frame.part = false;

	for (int i = from; i < to; i++)
	{
		const GovProseToken *t = &r->tokens.token[i];

		switch (t->kind)
		{
			case GOV_TOKEN_NUMBER:
				if (!r->planned && !is_none(r, from, i))
					take_number(&w, i, to);
				break;
			case GOV_TOKEN_COMMA:
				end_clause(&w, i);
				break;
			case GOV_TOKEN_OPEN:
				walk(r, i + 1, t->match, true);
				i = t->match;
				break;
			case GOV_TOKEN_LEXEME:
				if (t->year != 0)
					r->year = t->year;
				r->disclosure |= r->sentence.lexicon->disclosure[t->lexeme];
				r->planned |= gov_token_is(t, GOV_ROLE_PLANNED);
				if (gov_token_is(t, GOV_ROLE_PART) &&
					(i + 1 == to || r->tokens.token[i + 1].kind != GOV_TOKEN_UNKNOWN ||
					 gov_lexemes[t->lexeme].word[3] != '\0'))
					begin_part(&w, i);
				break;
			default:
				break;
		}
	}
	end_clause(&w, to);
	if (bracket)
		r->frame = outer;
}

void
gov_prose_sentence(GovProseReader *r)
{
	GovFrame   *f = &r->frame;

	f->part = false;
	f->ways = 0;
	f->ways_counted = false;
	f->number = f->head = NULL;
	/* "受理532件。其中各部门受理403件": parts of the last number */
	if (r->tokens.n == 0 || !gov_token_is(&r->tokens.token[0], GOV_ROLE_PART))
		f->measure = -1;
	gov_prose_survey(r);
	walk(r, 0, r->tokens.n, false);
	f->number = f->head = NULL;
	r->disclosure_before = r->disclosure;
	if (r->year > r->page_year)
		r->page_year = r->year;
}
