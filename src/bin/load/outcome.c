/*
 * outcome.c
 *		What can become of a file.
 */
#include "load.h"

const OutcomeWords outcome_words[NOUTCOMES] = {
	[OUTCOME_LOADED] = {"loaded", "read", true, false},
	[OUTCOME_NO_REPORT] = {"no_report", "without a report", true, false},
	[OUTCOME_DUPLICATE] = {"duplicate", "duplicates of other files", true, false},
	[OUTCOME_SCAN] = {"scan", "scans, whose text must be recognized first", true, true},
	[OUTCOME_EMPTY] = {"empty", "empty", true, true},
	[OUTCOME_UNSUPPORTED] = {"unsupported", "of a kind that can't be read", false, true},
	[OUTCOME_NEEDS_PROGRAM] = {"needs_program", "that need a program that isn't installed", false, true},
	[OUTCOME_FAILED] = {"failed", "failed", false, true},
	[OUTCOME_UNCHANGED] = {"unchanged", "there before", true, false}
};
