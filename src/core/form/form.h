/*
 * form.h
 *		The statutory form as one table: items, parties, labels, rules.
 *
 * C and SQL both read it (govreport_items(), _parties(), _rules()); a new
 * edition of the form is an edit of form.c.  What the rules say follows from
 * it, too: the equations that are checked (check.h), the links between years
 * (links.h), and their wording (rules.h).
 *
 * Every cell of the form has a slot: items of tables 2 and 4 have one, items
 * of table 3 have seven, in the order of gov_parties.
 */
#ifndef GOV_FORM_FORM_H
#define GOV_FORM_FORM_H

#include "core/base/str.h"

typedef enum GovPart
{
	GOV_DISCLOSURE, GOV_APPLICATIONS, GOV_REMEDIES
} GovPart;

#define GOV_FORM_2019	1
#define GOV_FORM_2021	2

typedef enum GovUnit
{
	GOV_UNIT_COUNT, GOV_UNIT_YUAN
} GovUnit;

#define GOV_NPARTIES	7
#define GOV_PARTY_TOTAL	6

#define GOV_NDISCLOSURE	29		/* items of table 2, both forms */
#define GOV_NAPPLICATIONS 26	/* rows of table 3, both forms */
#define GOV_NREMEDIES	15
#define GOV_NITEMS		(GOV_NDISCLOSURE + GOV_NAPPLICATIONS + GOV_NREMEDIES)

#define GOV_SLOT_APPLICATIONS	GOV_NDISCLOSURE
#define GOV_SLOT_REMEDIES		(GOV_SLOT_APPLICATIONS + GOV_NAPPLICATIONS * GOV_NPARTIES)
#define GOV_NSLOTS				(GOV_SLOT_REMEDIES + GOV_NREMEDIES)

typedef struct GovItem
{
	const char *code;			/* "refused.state_secret" */
	GovPart		part;
	int			forms;			/* GOV_FORM_2019 | GOV_FORM_2021 */
	const char *label_zh;		/* as printed, path joined by " / " */
	const char *label_en;
	GovUnit		unit;
	bool		is_signed;		/* *.items_change may be negative */
	int			slot;			/* first slot */
} GovItem;

typedef struct GovParty
{
	const char *code;
	const char *label_zh;
	const char *label_en;
} GovParty;

/* A group total that the form does not print: the sum of its leaves.
 * "other" is a row of the 2019 form and a group in the 2021 form. */
typedef struct GovGroup
{
	const char *code;			/* "refused" */
	const char *label_zh;
	const char *label_en;
	int			first_item;		/* its leaves are consecutive items */
	int			nitems;
} GovGroup;

/* Items that belong together and have codes "topic.place". */
typedef enum GovTopicId
{
	GOV_REGULATIONS, GOV_NORMATIVE_DOCUMENTS, GOV_LICENSING, GOV_OTHER_SERVICES,
	GOV_PENALTIES, GOV_COERCION, GOV_FEES, GOV_RECONSIDERATION,
	GOV_LITIGATION_DIRECT, GOV_LITIGATION_AFTER_RECONSIDERATION,
	GOV_NTOPICS
} GovTopicId;

typedef struct GovTopic
{
	const char *code;
	int			first_item;
	int			nitems;
} GovTopic;

/* The places in them that rules speak of. */
enum
{
	GOV_DOCUMENTS_MADE, GOV_DOCUMENTS_DISCLOSED, GOV_DOCUMENTS_DISCLOSED_TOTAL,
	GOV_DOCUMENTS_ISSUED, GOV_DOCUMENTS_REPEALED, GOV_DOCUMENTS_IN_FORCE
};
enum
{
	GOV_ITEMS_PRIOR, GOV_ITEMS_CHANGE
};
enum
{
	GOV_REMEDY_UPHELD, GOV_REMEDY_CORRECTED, GOV_REMEDY_OTHER, GOV_REMEDY_PENDING,
	GOV_REMEDY_TOTAL
};

/*
 * Rules.  A rule holds for each instance of its scope, and its terms are
 * cells as seen from there: what varies within the instance.
 */
typedef enum GovRuleScope
{
	GOV_EACH_PARTY,				/* of table 3; terms are rows */
	GOV_EACH_ROW,				/* of table 3; terms are parties */
	GOV_EACH_TOPIC,				/* of those listed; terms are places */
	GOV_IN_WORDS				/* no equation over cells */
} GovRuleScope;

typedef enum GovRelation
{
	GOV_EQUALS, GOV_AT_MOST
} GovRelation;

typedef struct GovTerm
{
	uint8_t		first;			/* row, party, or place */
	uint8_t		n;				/* and how many from there on; 0: no more */
	int8_t		sign;			/* 1, -1 */
	bool		before;			/* in the report of the year before */
	const char *words;			/* what to call several */
} GovTerm;

#define GOV_RULE_TERMS	6
#define GOV_RULE_TOPICS	5

typedef struct GovRule
{
	const char *code;			/* "balance" */
	const char *severity;		/* error, warning, info */
	const char *basis;			/* where the form says so */
	GovRuleScope scope;
	int			form;			/* the one whose rows it is about; 0: either */
	int			ntopics;
	GovTopicId	topics[GOV_RULE_TOPICS];
	GovTerm		left[GOV_RULE_TERMS];
	GovRelation relation;
	GovTerm		right[GOV_RULE_TERMS];
	const char *scope_words;	/* GOV_IN_WORDS only */
	const char *equation_words;
} GovRule;

extern const GovItem gov_items[GOV_NITEMS];
extern const GovParty gov_parties[GOV_NPARTIES];
extern const GovGroup gov_groups[];
extern const int gov_ngroups;
extern const GovTopic gov_topics[GOV_NTOPICS];
extern const GovRule gov_rules[];
extern const int gov_nrules;

/* The items of table 3, by row; row r has slots GOV_SLOT_APPLICATIONS + 7r.. */
enum
{
	GOV_ROW_RECEIVED, GOV_ROW_CARRIED_IN, GOV_ROW_GRANTED, GOV_ROW_PARTLY_GRANTED,
	GOV_ROW_REFUSED,			/* 8 rows */
	GOV_ROW_UNAVAILABLE = GOV_ROW_REFUSED + 8,	/* 3 */
	GOV_ROW_NOT_PROCESSED = GOV_ROW_UNAVAILABLE + 3,	/* 5 */
	GOV_ROW_OTHER = GOV_ROW_NOT_PROCESSED + 5,	/* the single row of 2019 */
	GOV_ROW_OTHER_LEAVES,		/* 3 rows of 2021 */
	GOV_ROW_CONCLUDED = GOV_ROW_OTHER_LEAVES + 3,
	GOV_ROW_CARRIED_OVER
};

static inline int
gov_slot(int row, int party)
{
	return GOV_SLOT_APPLICATIONS + row * GOV_NPARTIES + party;
}

/* -1 when there is none.  Codes are compared exactly. */
extern int	gov_item_by_code(const char *code, size_t len);
extern int	gov_party_by_code(const char *code, size_t len);
extern int	gov_group_by_code(const char *code, size_t len);

/* The item and party (-1 outside table 3) of a slot. */
extern int	gov_slot_item(int slot);
extern int	gov_slot_party(int slot);

#endif
