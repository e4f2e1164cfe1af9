/*
 * generator.h
 *		Annual reports by chance: figures, prose and tables in every layout that
 *		the reader claims to read, with the truth beside them.
 *
 * All depends on the seed alone.  The truth says of every cell what a reader
 * must or may find; damage (lines lost, doubled, exchanged, ...) turns "must"
 * into "may", and adds the values that the damaged text itself prints for a
 * cell.  A number that is neither is wrong.
 */
#ifndef GOV_GENERATOR_H
#define GOV_GENERATOR_H

#include "core/figures/figures.h"

#define GEN_MIXED		20		/* a plain-text layout per table */
#define GEN_SECOND		61		/* the second generator's first layout */

/* A way in which reports arrive; described in the README beside this file. */
typedef struct GenLayout
{
	int			number;
	const char *name;
} GenLayout;

/* In order of number; the last one's is 0. */
extern const GenLayout gen_layouts[];
extern const GenLayout *gen_layout(int number); /* NULL: none has it */

enum
{
	GEN_DELETE = 1,				/* lines lost */
	GEN_DOUBLE = 2,				/* lines printed twice */
	GEN_EXCHANGE = 4,			/* two lines change places */
	GEN_LABEL = 8,				/* 1 to 3 characters of a label */
	GEN_FURNITURE = 16,			/* page numbers and the like put in */
	GEN_DEDUPE_NEXT = 32,		/* a crawl that drops a line equal to the last */
	GEN_DEDUPE_ALL = 64,		/* one that drops every line seen before */
	GEN_TRUNCATE = 128,
	GEN_ALL_DAMAGE = 255
};

extern const char *const gen_damage_names[];	/* by bit number,
												 * NULL-terminated */

typedef struct GenOptions
{
	uint64_t	seed;
	int			layout;			/* a number of gen_layouts */
	unsigned	damage;			/* set of the above */
	int			ndamages;		/* of each kind; 0: 1 to 5 by chance */
	bool		unbalanced;		/* break one or two equations */
	int			year;			/* 0: by chance */
	int			division;		/* index into the generator's list; -1: by
								 * chance */
	size_t		length;			/* bytes to aim at; 0: 7 to 11 kB */
} GenOptions;

#define GEN_MAXOTHER	8

typedef struct GenValue
{
	int64_t		value;
	uint8_t		scale;
} GenValue;

typedef struct GenTruth
{
	GovStatus	status;			/* GOV_ABSENT: not printed */
	int64_t		value;
	uint8_t		scale;
	bool		may;			/* may be absent, or of another status */
	bool		never;			/* the text prints it, but doesn't settle what
								 * it is: any number is wrong */
	int			nothers;		/* numbers that damage has made legitimate */
	GenValue	others[GEN_MAXOTHER];
} GenTruth;

/* NULL or 0: nothing is claimed about it. */
typedef struct GenHeader
{
	const char *title;
	const char *agency;
	const char *index_no;
	int			year;
	GovDate		published;
	GovDate		period_from;
	GovDate		period_to;
	uint64_t	region;			/* 12 digits */
} GenHeader;

typedef struct GenReport
{
	const char *text;
	size_t		len;
	GenTruth	cells[GOV_NSLOTS];
	GenHeader	header;
	bool		balanced;
	int			layout[3];		/* how each table is drawn */
	/* what must be said of a whole text */
	bool		several;		/* it holds more than one report */
	bool		conflict;		/* rows are printed twice and differ */
	bool		unit_unclear;	/* a value has a unit that nobody knows */
} GenReport;

typedef struct GenGenerator GenGenerator;

extern GenGenerator *gen_new(void);
extern void gen_free(GenGenerator *g);

/* The report lives until the next call. */
extern const GenReport *gen_report(GenGenerator *g, const GenOptions *options);

typedef enum GenVerdict
{
	GEN_RIGHT, GEN_MISSED, GEN_WRONG, GEN_OTHER_STATUS
} GenVerdict;

/* What to think of a reader's answer for a cell. */
extern GenVerdict gen_judge(const GenTruth *t, GovStatus status, int64_t value,
							uint8_t scale);

extern int	gen_ndivisions(void);

/*
 * For the generator's own test, after an undamaged report: rows that the
 * text, by its own account, doesn't print as the truth has them.
 */
extern int	gen_self_check(GenGenerator *g, bool verbose);

#endif
