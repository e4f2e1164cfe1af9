/*
 * statement.c
 *		What a sentence states: its attributes by name.
 */
#include "core/prose/statement.h"

const char *const gov_applicant_names[] = {
	NULL, "natural_person", "organization", "business", "research", "social", "legal_service"
};
const char *const gov_prose_scope_names[] = {NULL, "region", "own", "part"};
const char *const gov_qualifier_names[] = {NULL, "at_least", "about"};
