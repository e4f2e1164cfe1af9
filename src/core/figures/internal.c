/*
 * internal.c
 *		Errors of figures.
 */
#include "core/figures/internal.h"

#include <stdarg.h>
#include <stdio.h>

bool
gov_figures_fail(GovError *err, GovErrorCode code, const char *message, const char *fmt,...)
{
	va_list		ap;

	err->code = code;
	snprintf(err->message, sizeof(err->message), "%s", message);
	va_start(ap, fmt);
	vsnprintf(err->detail, sizeof(err->detail), fmt, ap);
	va_end(ap);
	return false;
}
