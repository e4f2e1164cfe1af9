/*
 * outcome.c
 *		What can become of a file.
 */
#include "load.h"

const OutcomeWords outcome_words[NOUTCOMES] = {
	[OUTCOME_LOADED] = {"loaded", "read", true, false},
	[OUTCOME_NO_REPORT] = {"no_report", "without a report", true, false},
	[OUTCOME_DUPLICATE] = {"duplicate", "duplicates", true, false},
	[OUTCOME_SCAN] = {"scan", "scans", true, true},
	[OUTCOME_EMPTY] = {"empty", "empty", true, true},
	[OUTCOME_UNSUPPORTED] = {"unsupported", "of other kinds", false, true},
	[OUTCOME_NEEDS_PROGRAM] = {"needs_program", "need a program", false, true},
	[OUTCOME_FAILED] = {"failed", "failed", false, true},
	[OUTCOME_UNCHANGED] = {"unchanged", "there before", true, false}
};
