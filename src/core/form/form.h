/*
 * form.h
 *		The statutory form: items, parties, rows, heads, editions, rules.
 *
 * This room knows what the form is, and nothing of reports.  In goes one table,
 * form.def, which says how to add an item, an edition, a head, or a spelling.
 * Out come, derived from it: what is declared here, for C and for the
 * dictionaries in SQL; how the form looks on paper (layout.h); and which
 * edition figures are of (editions.h).  Other rooms derive from the same table
 * the cells of stored images (figures/), the labels that the reader knows
 * (tables/) and the equations (rules/); none of them names an edition.
 *
 * Every cell of the form has a slot: items of tables 2 and 4 have one, items
 * of table 3 have seven, in the order of gov_parties.  Slots are in the form's
 * order and change with it: what is stored has numbers of its own.
 */
#ifndef GOV_FORM_FORM_H
#define GOV_FORM_FORM_H

#include "core/base/str.h"

/* A test builds with another one, which it finds before ours (test/form). */
#define GOV_FORM_DEF	"core/form/form.def"

/*
 * Editions.  A set of them has bits GOV_FORM_...; those that an item belongs
 * to are its forms.
 */
enum
{
#define EDITION(year, suffix)	GOV_EDITION_##year,
#include GOV_FORM_DEF
	GOV_NEDITIONS
};
enum
{
#define EDITION(year, suffix)	GOV_FORM_##year = 1 << GOV_EDITION_##year,
#include GOV_FORM_DEF
	GOV_ALL_FORMS = (1 << GOV_NEDITIONS) - 1
};

/* Former editions, of another table: bits behind those, which no set of editions has. */
enum
{
#define FORMER_EDITION(year, until, heading)	GOV_FORMER_EDITION_##year,
#include GOV_FORM_DEF
	GOV_NFORMER_EDITIONS
};
enum
{
#define FORMER_EDITION(year, until, heading)	GOV_FORM_##year = 1 << (GOV_NEDITIONS + GOV_FORMER_EDITION_##year),
#include GOV_FORM_DEF
};

/* As form.def has them. */
#define GOV_SINCE(year)				(GOV_ALL_FORMS & -GOV_FORM_##year)
#define GOV_SINCE_UNTIL(year, end)	((GOV_FORM_##end - 1) & -GOV_FORM_##year)

typedef struct GovEdition
{
	int			year;			/* reports for this year and later are of it */
	GovStr		suffix;			/* of names where two editions meet */
} GovEdition;

typedef struct GovFormerEdition
{
	int			year;			/* reports for this year */
	int			until;			/* to this one are of it */
	const char *heading;
} GovFormerEdition;

/* The statutory parts of a report; three of them are tables. */
typedef struct GovSectionName
{
	int			number;
	const char *heading;		/* "二、主动公开政府信息情况" */
} GovSectionName;

enum
{
#define SECTION(number, heading)	GOV_SECTION_##number,
#include GOV_FORM_DEF
	GOV_NSECTIONS
};

typedef enum GovPart
{
#define PART(id, section, code, corner) GOV_##id,
#include GOV_FORM_DEF
	GOV_NPARTS,
	GOV_STATISTICS = GOV_NPARTS,	/* the table of the former edition */
	GOV_ALL_PARTS
} GovPart;

typedef struct GovPartInfo
{
	const char *code;			/* "disclosure" */
	const GovSectionName *section;	/* whose number is that of the table */
	int			first_item;
	int			nitems;
	const char *corner;			/* above the labels of its rows; NULL: it has
								 * none */
} GovPartInfo;

enum
{
#define PARTY(id, code, label_zh, label_en, column) GOV_PARTY_##id,
#include GOV_FORM_DEF
	GOV_NPARTIES
};

/* Items, and where parts, topics and groups begin and end among them. */
enum
{
#define GOV_MARK(name)	name, name##_ = name - 1,
#define PART(id, section, code, corner) GOV_MARK(GOV_FIRST_OF_##id)
#define END_PART(id)	GOV_MARK(GOV_END_OF_##id)
#define TOPIC(id, code) GOV_MARK(GOV_FIRST_OF_##id)
#define END_TOPIC(id)	GOV_MARK(GOV_END_OF_##id)
#define GROUP(id, code, label_zh, label_en, printed)	GOV_MARK(GOV_FIRST_OF_##id)
#define END_GROUP(id)	GOV_MARK(GOV_END_OF_##id)
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) \
	GOV_ITEM_##id,
#include GOV_FORM_DEF
	GOV_NITEMS
};

/* Behind those of the three tables: the items of the statistics. */
enum
{
	GOV_BEFORE_STATISTICS = GOV_NITEMS - 1,
#define STATISTICS_HEAD(id, text)	GOV_MARK(GOV_FIRST_STATISTIC_OF_##id)
#define STATISTIC(id, code, unit, stored, label_zh, label_en, printed, printed_unit) \
	GOV_ITEM_STATISTICS_##id,
#include GOV_FORM_DEF
	GOV_ALL_ITEMS,
	GOV_NSTATISTICS = GOV_ALL_ITEMS - GOV_NITEMS
};

enum
{
	GOV_NDISCLOSURE = GOV_END_OF_DISCLOSURE - GOV_FIRST_OF_DISCLOSURE,
	GOV_NAPPLICATIONS = GOV_END_OF_APPLICATIONS - GOV_FIRST_OF_APPLICATIONS,
	GOV_NREMEDIES = GOV_END_OF_REMEDIES - GOV_FIRST_OF_REMEDIES
};

/* The editions of an item, for what is said of it. */
enum
{
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) \
	GOV_FORMS_OF_##id = GOV_##editions,
#include GOV_FORM_DEF
};

/* Slots. */
#define GOV_CELLS_IN_DISCLOSURE		1
#define GOV_CELLS_IN_APPLICATIONS	GOV_NPARTIES
#define GOV_CELLS_IN_REMEDIES		1

enum
{
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) \
	GOV_SLOT_##id, GOV_LAST_SLOT_##id = GOV_SLOT_##id + GOV_CELLS_IN_##part - 1,
#include GOV_FORM_DEF
	GOV_NSLOTS,
	GOV_SLOT_APPLICATIONS = GOV_NDISCLOSURE,
	GOV_SLOT_REMEDIES = GOV_SLOT_APPLICATIONS + GOV_NAPPLICATIONS * GOV_NPARTIES
};

/*
 * Behind the slots of the three tables are those of the statistics, one an item.
 * GOV_NSLOTS is for what is about the statutory form: its rules, its layout.  What
 * holds figures has GOV_ALL_SLOTS.
 */
enum
{
	GOV_SLOT_STATISTICS = GOV_NSLOTS,
	GOV_ALL_SLOTS = GOV_NSLOTS + GOV_NSTATISTICS
};

/*
 * The items of table 3, by row: GOV_ROW_RECEIVED.  A group's name stands for
 * the first of its rows: GOV_ROW_REFUSED.  Row r has slots
 * GOV_SLOT_APPLICATIONS + 7r..
 */
enum
{
#define GOV_ROW_IN_DISCLOSURE(id)
#define GOV_ROW_IN_APPLICATIONS(id) GOV_ROW_##id = GOV_ITEM_##id - GOV_FIRST_OF_APPLICATIONS,
#define GOV_ROW_IN_REMEDIES(id)
#define GROUP(id, code, label_zh, label_en, printed) \
	GOV_ROW_##id = GOV_FIRST_OF_##id - GOV_FIRST_OF_APPLICATIONS,
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) \
	GOV_ROW_IN_##part(id)
#include GOV_FORM_DEF
};

/* Column heads of table 2, each text once. */
typedef enum GovHeadId
{
#define HEAD(id, text)	GOV_HEAD_##id,
#include GOV_FORM_DEF
	GOV_NHEADS
} GovHeadId;

/* Labels are paths: what neighbours have in common spans them. */
#define GOV_PATH		3

typedef struct GovFormHead
{
	GovStr		path[GOV_PATH]; /* s == NULL behind the last */
} GovFormHead;

typedef enum GovUnit
{
	GOV_UNIT_COUNT, GOV_UNIT_YUAN
} GovUnit;

/* A name may change with an edition. */
#define GOV_NAMES		3

typedef struct GovItem
{
	const char *code;			/* "refused.state_secret" */
	GovPart		part;
	int			forms;			/* GOV_FORM_... */
	const char *label_zh;		/* as printed, path joined by " / " */
	const char *label_en;
	GovUnit		unit;
	bool		in_wan;			/* the form prints it in 10,000 yuan */
	bool		is_signed;		/* *.items_change may be negative */
	int			slot;			/* first slot */
	GovStr		path[GOV_PATH]; /* labels of its row in table 3 and in the
								 * statistics, heads of its column in table 4 */
	struct
	{
		int			since;		/* GOV_FORM_..., 0: the first */
		GovHeadId	head;
	}			heads[GOV_NAMES];	/* in table 2 */
} GovItem;

typedef struct GovParty
{
	const char *code;
	const char *label_zh;
	const char *label_en;
	GovStr		path[GOV_PATH]; /* heads of its column */
} GovParty;

/*
 * A group total that the form does not print: the sum of its leaves.  "other"
 * is a row of one edition and a group in the next.
 */
typedef struct GovGroup
{
	const char *code;			/* "refused" */
	const char *label_zh;
	const char *label_en;
	GovStr		printed;		/* "（三）不予公开" */
	int			first_item;		/* its leaves are consecutive items */
	int			nitems;
} GovGroup;

enum
{
#define GROUP(id, code, label_zh, label_en, printed)	GOV_GROUP_##id,
#include GOV_FORM_DEF
	GOV_NGROUPS
};

/* Items that belong together and have codes "topic.place". */
typedef enum GovTopicId
{
#define TOPIC(id, code) GOV_##id,
#include GOV_FORM_DEF
	GOV_NTOPICS
} GovTopicId;

typedef struct GovTopic
{
	const char *code;
	int			first_item;
	int			nitems;
} GovTopic;

/*
 * Rows of tables 2 and 3, in the form's order: topics of the one, items of the
 * other.  Which cells a row has depends on the edition.
 */
enum
{
#define GOV_FORM_ROW_IN_DISCLOSURE(id)
#define GOV_FORM_ROW_IN_APPLICATIONS(id)	GOV_FORM_ROW_##id,
#define GOV_FORM_ROW_IN_REMEDIES(id)
#define TOPIC_ROW(id, band, names)	GOV_FORM_ROW_##id,
#define ITEM(part, id, code, editions, unit, stored, label_zh, label_en, print) \
	GOV_FORM_ROW_IN_##part(id)
#include GOV_FORM_DEF
	GOV_NROWS,
	GOV_FIRST_APPLICATION = GOV_NROWS - GOV_NAPPLICATIONS
};

#define GOV_ROW_CELLS	12		/* the most that a row has */

typedef struct GovFormRow
{
	int			first_item;
	int			nitems;			/* of all editions; in table 3: 1 */
	int			topic;			/* of table 2; -1 in table 3 */
	const char *band;			/* table 2: the line above the heads */
	struct
	{
		int			since;		/* GOV_FORM_..., 0: the first */
		GovStr		path[GOV_PATH];
	}			names[GOV_NAMES];	/* table 2 */
} GovFormRow;

/* A row of the statistics, as it is printed. */
typedef struct GovStatisticRow
{
	GovStr		printed;		/* "（一）收到申请数" */
	const char *unit;			/* "件" */
} GovStatisticRow;

/* A row of the statistics that has no number, and heads others. */
typedef struct GovStatisticHead
{
	GovStr		printed;		/* none: the first row heads the others */
	int			first_item;		/* behind it */
} GovStatisticHead;

enum
{
#define STATISTICS_HEAD(id, text)	GOV_STATISTICS_HEAD_##id,
#include GOV_FORM_DEF
	GOV_NSTATISTICS_HEADS
};

typedef struct GovStatisticVariant
{
	GovStr		text;
	int			item;
} GovStatisticVariant;

/* A total that the statistics print above its parts. */
#define GOV_STATISTICS_PARTS	8

typedef struct GovStatisticSum
{
	int16_t		total;			/* items */
	int16_t		part[GOV_STATISTICS_PARTS]; /* 0 behind the last */
} GovStatisticSum;

enum
{
	GOV_NSTATISTICS_SUMS = 0
#define STATISTICS_SUM(...)	+ 1
#include GOV_FORM_DEF
};

/* What is printed instead of the form's own words, or beside them. */
typedef enum GovSpellingOf
{
	GOV_SPELLING_ROW,			/* id: row */
	GOV_SPELLING_HEAD,			/* id: head */
	GOV_SPELLING_HEAD_PIECE,	/* id: head, of which this is a part */
	GOV_SPELLING_SECTION,		/* id: number of the section */
	GOV_SPELLING_COLUMN			/* id: part; heads above its columns */
} GovSpellingOf;

typedef struct GovSpelling
{
	const char *text;
	GovSpellingOf of;
	int			id;
} GovSpelling;

/* What people call an item, a group or a party, besides what the form says. */
typedef enum GovNameOf
{
	GOV_NAME_OF_ITEM, GOV_NAME_OF_GROUP, GOV_NAME_OF_PARTY
} GovNameOf;

typedef struct GovName
{
	const char *text;
	GovNameOf	of;
	int			id;
} GovName;

/*
 * Rules.  A rule holds for each instance of its scope, and its terms are
 * cells as seen from there: what varies within the instance.
 */
typedef enum GovRuleScope
{
	GOV_EACH_PARTY,				/* of table 3; terms are rows */
	GOV_EACH_ROW,				/* of table 3; terms are parties */
	GOV_EACH_TOPIC,				/* of those listed; terms are places */
	GOV_EACH_SUM,				/* of gov_statistic_sums, which has the terms */
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
	int			form;			/* the editions whose rows it is about; 0: all */
	int			ntopics;
	GovTopicId	topics[GOV_RULE_TOPICS];
	GovTerm		left[GOV_RULE_TERMS];
	GovRelation relation;
	GovTerm		right[GOV_RULE_TERMS];
	const char *scope_words;	/* GOV_IN_WORDS and GOV_EACH_SUM only */
	const char *equation_words;
} GovRule;

extern const GovEdition gov_editions[GOV_NEDITIONS];	/* the oldest first */
extern const GovFormerEdition gov_former_editions[GOV_NFORMER_EDITIONS];
extern const GovSectionName gov_section_names[GOV_NSECTIONS];
extern const GovPartInfo gov_parts[GOV_ALL_PARTS];
extern const GovItem gov_items[GOV_ALL_ITEMS];
extern const GovParty gov_parties[GOV_NPARTIES];
extern const GovGroup gov_groups[GOV_NGROUPS];
extern const GovTopic gov_topics[GOV_NTOPICS];
extern const GovFormHead gov_form_heads[GOV_NHEADS];
extern const GovFormRow gov_form_rows[GOV_NROWS];
extern const GovSpelling gov_spellings[];
extern const int gov_nspellings;
extern const GovName gov_names[];
extern const int gov_nnames;
extern const GovStatisticRow gov_statistic_rows[GOV_NSTATISTICS];
extern const GovStatisticHead gov_statistic_heads[GOV_NSTATISTICS_HEADS];
extern const GovStatisticVariant gov_statistic_variants[];
extern const int gov_nstatistic_variants;
extern const GovStatisticSum gov_statistic_sums[GOV_NSTATISTICS_SUMS];
extern const GovRule gov_rules[];
extern const int gov_nrules;

static inline int
gov_form_slot(int row, int party)
{
	return GOV_SLOT_APPLICATIONS + row * GOV_NPARTIES + party;
}

/* Returns the edition for reports on a year: the latest that had appeared; -1: none. */
extern int	gov_form_edition_of_year(int year);

/* Returns true for a year whose reports have the statistics. */
extern bool gov_form_has_statistics(int year);

/* -1 when there is none.  Codes are compared exactly. */
extern int	gov_form_find_item(const char *code, size_t len);
extern int	gov_form_find_party(const char *code, size_t len);
extern int	gov_form_find_group(const char *code, size_t len);

/* The item and party (-1 outside table 3) of a slot. */
extern int	gov_form_item_of_slot(int slot);
extern int	gov_form_party_of_slot(int slot);

/* The head of an item of table 2 in one of its editions. */
extern GovHeadId gov_form_head_of_item(int item, int edition);

/* "regulations", "received" */
static inline const char *
gov_form_row_code(int row)
{
	const GovFormRow *r = &gov_form_rows[row];

	return r->topic < 0 ? gov_items[r->first_item].code : gov_topics[r->topic].code;
}

/* The editions that have a row: those of its items. */
extern int	gov_form_row_forms(int row);

/*
 * The cells of a row in an edition, in order; returns how many, 0 when the
 * edition doesn't have it.
 */
extern int	gov_form_row_slots(int row, int edition, int16_t slots[GOV_ROW_CELLS]);

/* Its labels in an edition. */
extern const GovStr *gov_form_row_path(int row, int edition);

/*
 * Heads that tell that a row of table 2 is not of this edition, though it has
 * the row: those of another edition's row that this one doesn't have, whole or
 * as part of one.  Bits 1 << GovHeadId.
 */
extern uint32_t gov_form_row_heads_against(int row, int edition);

/*
 * Is row b the next after a, in all editions together or in one of them?  What
 * is before the first row and behind the last may be given as such.
 */
extern bool gov_form_row_follows(int a, int b);

/* The group that a row of table 3 is a leaf of, or -1. */
extern int	gov_form_row_group(int row);

/* The group that stands in its place in other editions, or -1. */
extern int	gov_form_row_as_group(int row);

/*
 * What is added to a name of these editions where it meets others: what the
 * first of them is called; nothing for all.
 */
extern GovStr gov_form_suffix(int forms);

/* "2019 or of 2021": all years in which an edition came into force. */
#define GOV_EDITION_WORDS_MAX	128
extern const char *gov_form_edition_words(const char *between, char buf[GOV_EDITION_WORDS_MAX]);

static inline int
gov_form_path_len(const GovStr *path)
{
	int			n = 0;

	while (n < GOV_PATH && path[n].s)
		n++;
	return n;
}

#endif
