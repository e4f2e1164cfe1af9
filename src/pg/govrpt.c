/*
 * govrpt.c
 *		The module.
 */
#include "pg/govrpt.h"

PG_MODULE_MAGIC;
