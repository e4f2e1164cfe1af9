/*
 * lang.c
 *		The language that a message is wanted in.
 */
#include "pg/lang.h"

#include "pg/names.h"

#include "lib/stringinfo.h"

/* Returns "zh" and "en", as a HINT lists them. */
static char *
known_codes(void)
{
	StringInfoData s;

	initStringInfo(&s);
	for (int i = 0; i < GOV_NLANGS; i++)
		appendStringInfo(&s, "%s\"%s\"", i == 0 ? "" : i == GOV_NLANGS - 1 ? " and " : ", ", gov_lang_codes[i]);
	return s.data;
}

GovLang
govrpt_lang_arg(FunctionCallInfo fcinfo, int n, GovLang otherwise)
{
	text	   *arg;
	const char *code;
	size_t		len;

	if (PG_NARGS() <= n)
		return otherwise;
	arg = PG_GETARG_TEXT_PP(n);
	code = VARDATA_ANY(arg);
	len = VARSIZE_ANY_EXHDR(arg);
	for (int i = 0; i < GOV_NLANGS; i++)
		if (strlen(gov_lang_codes[i]) == len && pg_strncasecmp(gov_lang_codes[i], code, len) == 0)
			return (GovLang) i;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown language \"%s\"", govrpt_shown(code, len)),
			 errhint("There are %s.", known_codes())));
	return otherwise;			/* not reached */
}
