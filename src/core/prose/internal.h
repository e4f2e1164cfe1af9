/*
 * internal.h
 *		What the reader of statements keeps, shared by its files.
 */
#ifndef GOV_PROSE_INTERNAL_H
#define GOV_PROSE_INTERNAL_H

#include "core/prose/statement.h"
#include "core/prose/tokens.h"

/* The words beside a number, as features. */
typedef struct GovLabel
{
	GovProseTopic topic;
	int			topic_flags;	/* of its word */
	bool		topical;		/* an aspect implies applications */
	GovAspect	verb;			/* the nearest of each class; TOTAL: none */
	uint32_t	verbs;			/* set of all of them */
	bool		verbs_joined;	/* one right behind another: 受理办理 */
	bool		done;			/* the nearest says that it was finished */
	bool		strong;			/* or that it was published, whatever it is */
	GovAspect	inside;			/* the only aspect in a bracket */
	bool		with_carried;	/* a bracket says that last year's are in it */
	GovAspect	group;
	GovAspect	leaf;
	GovAspect	outcome;		/* of an application, before the leaf, which
								 * then is that of a case */
	GovAspect	denial;			/* that a word of negation is before a number */
	uint32_t	ways;			/* set of aspects */
	GovApplicant applicant;
	GovApplicant may_apply;		/* one of those who may apply */
	uint32_t	roles;			/* set of GovRole that occur */
	bool		open;			/* its ways are only some: 微信等平台 */
	bool		gathered;		/* 累计 */
	bool		mixed;			/* several outcomes are joined */
	bool		year;			/* one is named */
	bool		elsewhere;		/* by a way that no measure counts */
	bool		waived;			/* a charge that was not taken */
	int			charges;		/* kinds of charges that are named */
	int			content;		/* words that name something */
	int			lead;			/* unknown letters before the first of them */
	int			modifiers;		/* unknown letters right before the topic */
	int			tail;			/* unknown letters behind the last of them */
	int			first;			/* token of the first of them */
	int			last;			/* token of the last of them */
} GovLabel;

#define GOV_HAS_ROLE(label, role)	(((label)->roles >> (role)) & 1)

/* What a number and the words around it were found to mean. */
typedef struct GovFound
{
	int			measure;		/* -1: none */
	GovProseTopic topic;
	GovApplicant applicant;
	bool		percent;
} GovFound;

#define GOV_RUN_MAX		8		/* things that are joined */

/* A number, and the words on both sides of it. */
typedef struct GovAround
{
	GovLabel	left;
	GovLabel	right;
	const GovProseToken *number;
	bool		unknown_behind; /* right behind it is unknown text */
	bool		cut_off;		/* the next number ends what stands behind it */
} GovAround;

/* What later words inherit from those before. */
typedef struct GovFrame
{
	GovProseTopic topic;
	GovProseTopic named;		/* the last one that a word named */
	GovProseTopic doubted;		/* the last one that was not on disclosure */
	GovApplicant applicant;		/* of the last number */
	int			measure;		/* of the last number; -1: it was none */
	const GovProseToken *number;	/* that number, within the sentence */
	int			head_measure;	/* of the last one that counts all
								 * applications; valid with head */
	const GovProseToken *head;	/* that number, within the sentence */
	bool		part;			/* within what 其中 begins */
	GovProseTopic part_topic;	/* whose parts */
	int			part_measure;
	uint32_t	ways;			/* that earlier clauses name */
	bool		ways_counted;	/* and a number of theirs was given */
	bool		publishing;		/* a list of what was disclosed */
	bool		semicolon;		/* the clause follows one */
} GovFrame;

/* The line of a place in the text. */
typedef struct GovLineCount
{
	const char *to;
	uint32_t	line;
} GovLineCount;

typedef struct GovProseReader
{
	GovArena   *arena;
	const GovText *page;
	GovSentences sentence;
	GovProseTokens tokens;
	GovFrame	frame;
	bool		disclosure;		/* the sentence is on disclosure, as far as it
								 * was read */
	bool		disclosure_anywhere;	/* or somewhere in it */
	bool		disclosure_before;	/* the one before was */
	bool		outcomes;		/* it names outcomes of applications */
	bool		applicants;		/* those who applied */
	bool		submitted;		/* or how they did */
	bool		handled;		/* or how they were handled */
	int			narrowed;		/* token of 其中 before
								 * "信息公开类2件": the cases before it
								 * are of all things; -1: none */
	bool		business;		/* it names what else is applied for */
	bool		since;			/* of all years so far */
	int			since_at;		/* token that says so; -1: none */
	bool		planned;		/* from here on it is of the future */
	bool		unrelated;		/* its cases are none on disclosure */
	bool		all_related;	/* "3件，均为政府信息公开…": all
								 * of them are */
	GovProseScope scope;
	int			year;			/* that the sentence names */
	int			page_year;		/* the latest that any one named */

	/* headings */
	GovProseTopic section_topic;
	uint32_t	section_ways;

	GovLineCount counted;		/* how far lines are counted */
	GovLineCount sentence_counted;	/* how far they were where the sentence
									 * begins */

	GovProse   *out;
	size_t		cap;
} GovProseReader;

/* label.c */

/* The words of the tokens from .. to - 1, brackets left out. */
extern void gov_label_read(const GovProseTokens *tokens, int from, int to, GovLabel *out);

/* The words on both sides of a number as one label. */
extern void gov_label_join(const GovLabel *left, const GovLabel *right, GovLabel *out);

/* "(含上年结转2件)" */
extern bool gov_says_carried_in(const GovProseTokens *tokens, int from, int to);

/* The measure that a topic and the aspects of a label make, for things that
 * are counted in counter; 0: any.  -1 when they make none. */
extern int	gov_label_measure(const GovLabel *label, GovProseTopic topic, uint32_t counter);

/* Its only way, or TOTAL. */
extern GovAspect gov_label_way(uint32_t ways);

/* disclosure.c */

/* Is the number one of several years?  Not where one of them was named behind them. */
extern bool gov_prose_is_since(const GovProseReader *r, const GovProseToken *number);

/* The measure of what was disclosed, -1 when it is none. */
extern int	gov_prose_disclosed(const GovProseReader *r, const GovLabel *label, const GovProseToken *number);

/* nought.c */

/* The topics at the end of from .. to - 1 that are joined by 、 and the like,
 * the last one first; returns how many. */
extern int	gov_prose_joined(const GovProseReader *r, int from, int to,
							 GovProseTopic topics[GOV_RUN_MAX]);

/* The statements of the clause from .. to - 1, which has a negation. */
extern void gov_prose_nought(GovProseReader *r, int from, int to);

/* meaning.c */

/* What a number of things means beside a label; found->measure -1: nothing. */
extern void gov_prose_count(const GovProseReader *r, const GovLabel *label,
							const GovProseToken *number, GovFound *found);

/* What a number means; true when the words behind it say so. */
extern bool gov_prose_understand(const GovProseReader *r, const GovAround *at, GovFound *found);

/* respective.c: what the numbers from token i on mean that 分别 shares out among the
 * things that the tokens from .. i - 1 join; -1 where they are not as many.  Returns how
 * many numbers these are; 0: there is no such thing. */
extern int	gov_prose_share_out(const GovProseReader *r, int from, int i, int end,
								GovFound found[GOV_RUN_MAX]);

/* survey.c: what the words of the sentence say of each of its numbers */
extern void gov_prose_survey(GovProseReader *r);

/* statements.c */
extern void gov_prose_sentence(GovProseReader *r);

/* record.c */

/* Counts the lines up to p. */
extern void gov_prose_count_lines(GovProseReader *r, const char *p);

/* A statement whose words are the tokens first to last. */
extern void gov_prose_state(GovProseReader *r, const GovFound *found, const GovProseToken *number,
							const GovProseToken *first, const GovProseToken *last);

#endif
