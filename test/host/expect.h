/*
 * expect.h
 *		What is expected of a text: the .expect files of test/cases, whose
 *		README.md describes them.
 */
#ifndef GOV_TEST_EXPECT_H
#define GOV_TEST_EXPECT_H

#include "outcome.h"

#include <stdio.h>

typedef struct Expect
{
	char	   *text;			/* the file */
	const char *body;			/* below its first line */
	char		name[256];		/* its first line: what would be broken */
	char		todo[256];		/* why it fails today; "": it must not fail */
	char		outside[256];	/* a text that is not in the tree; "": it is */
} Expect;

/* False, with a complaint, when there is no such file, or it has no name. */
extern bool expect_load(Expect *e, const char *path, FILE *complaints);
extern void expect_free(Expect *e);

/*
 * Complains of each expectation that isn't met; returns how many.  malformed:
 * some are none, so that no text can meet them.
 */
extern int	expect_check(const Expect *e, const Outcome *o, FILE *complaints, bool *malformed);

/*
 * Everything that was read, as expectations.  page: of a page of HTML only what
 * lines it becomes; else all but that.
 */
extern void expect_write(const Outcome *o, bool page, FILE *out);

#endif
