/*
 * help.h
 *		What --help says, in English or Chinese.
 */
#ifndef LOAD_HELP_H
#define LOAD_HELP_H

#include "load.h"

extern void help_print(FILE *to);

#endif
