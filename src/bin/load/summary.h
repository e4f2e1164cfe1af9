/*
 * summary.h
 *		What came of it all, and how to list what needs a look.
 */
#ifndef LOAD_SUMMARY_H
#define LOAD_SUMMARY_H

#include "database.h"
#include "progress.h"

extern void summary_print(const Progress *progress, const Database *database, int64 hidden);

#endif
