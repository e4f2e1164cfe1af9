/*
 * work.h
 *		How much the core does, counted: so that a test can tell whether it is in
 *		proportion to its input, on any machine and beside any other load.
 */
#ifndef GOV_TEST_WORK_H
#define GOV_TEST_WORK_H

#include "core/base/str.h"

/*
 * Pieces of code without a branch that were run since the program began, and
 * 16 bytes each that memchr() and its like have looked at or moved.  0 unless
 * test/run built it.
 */
extern uint64_t work_done(void);

/* What a test of proportion is about: something done to len bytes. */
typedef void (*WorkDo) (const char *s, size_t len, void *arg);

/*
 * Is the work for n bytes of a repeated piece and for twice as many in
 * proportion?  Says so if not.  tail, which may be empty, ends both texts.
 */
extern bool work_is_linear(GovStr piece, const char *tail, size_t n, WorkDo run, void *arg);

#endif
