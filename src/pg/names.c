/*
 * names.c
 *		Items and parties by the names that users give, and what to say to one
 *		that is nearly right.
 */
#include "pg/names.h"

#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/varlena.h"

#define MAX_NEAR	3
#define MAX_NAME	64			/* characters: longer than any code and its
								 * typing errors */

const char *
govrpt_unit_name(GovUnit unit)
{
	return unit == GOV_UNIT_YUAN ? "yuan" : "count";
}

char *
govrpt_shown(const char *s, size_t len)
{
	size_t		clipped = pg_mbcharcliplen(s, (int) len, MAX_NAME);

	return psprintf("%.*s%s", (int) clipped, s, clipped < len ? "..." : "");
}

char *
govrpt_shown_string(const char *s)
{
	return govrpt_shown(s, strlen(s));
}


/* What is nearly right. */
typedef struct Near
{
	int			n;
	struct
	{
		int			distance;
		const char *code;
		const char *party;		/* may be NULL */
	}			best[MAX_NEAR];
} Near;

static void
consider(Near *near, int distance, const char *code, const char *party)
{
	int			i;

	if (near->n == MAX_NEAR && distance >= near->best[MAX_NEAR - 1].distance)
		return;
	if (near->n < MAX_NEAR)
		near->n++;
	for (i = near->n - 1; i > 0 && near->best[i - 1].distance > distance; i--)
		near->best[i] = near->best[i - 1];
	near->best[i].distance = distance;
	near->best[i].code = code;
	near->best[i].party = party;
}

static int
distance(const char *s, size_t len, const char *code)
{
	return varstr_levenshtein(s, (int) len, code, (int) strlen(code), 1, 1, 1, true);
}

static char *
near_hint(const Near *near, const char *s, size_t len)
{
	StringInfoData buf;
	int			limit = Max(2, pg_mbstrlen_with_len(s, (int) len) / 3);

	if (near->n == 0 || near->best[0].distance > limit)
		return NULL;
	initStringInfo(&buf);
	appendStringInfoString(&buf, "Perhaps you mean ");
	for (int i = 0; i < near->n; i++)
	{
		/* what is much further off than the best is no help */
		if (near->best[i].distance > near->best[0].distance + 1)
			break;
		if (i > 0)
			appendStringInfoString(&buf, " or ");
		appendStringInfo(&buf, "\"%s%s%s\"", near->best[i].code,
						 near->best[i].party ? "." : "",
						 near->best[i].party ? near->best[i].party : "");
	}
	appendStringInfoChar(&buf, '.');
	return buf.data;
}

/* Returns true when the name is too long for a code that was mistyped. */
static bool
is_long(const char *s, size_t len)
{
	return (size_t) pg_mbcharcliplen(s, (int) len, MAX_NAME) < len;
}

char *
govrpt_near_parties(const char *s, size_t len)
{
	Near		near = {0};

	if (is_long(s, len))
		return NULL;
	for (int i = 0; i < GOV_NPARTIES; i++)
		consider(&near, distance(s, len, gov_parties[i].code), gov_parties[i].code, NULL);
	return near_hint(&near, s, len);
}

char *
govrpt_near_items(const char *s, size_t len, bool groups, bool paths)
{
	Near		near = {0};
	const char *dot = NULL;
	size_t		before = 0;

	if (is_long(s, len))
		return NULL;
	for (size_t i = 0; i < len; i++)
		if (s[i] == '.')
		{
			dot = s + i;
			before = i;
		}
	for (int i = 0; i < GOV_NITEMS + (groups ? GOV_NGROUPS : 0); i++)
	{
		bool		is_item = i < GOV_NITEMS;
		const char *code = is_item ? gov_items[i].code : gov_groups[i - GOV_NITEMS].code;

		/* "other" is an item, too */
		if (!is_item && gov_form_find_item(code, strlen(code)) >= 0)
			continue;
		/* the beginning of a code is as near as one typing error */
		consider(&near, len > 2 && strncmp(code, s, len) == 0 && code[len] == '.' ?
				 1 : distance(s, len, code), code, NULL);
		if (dot && paths && (!is_item || gov_items[i].part == GOV_APPLICATIONS))
		{
			int			base = distance(s, before, code);

			for (int party = 0; party < GOV_NPARTIES; party++)
				consider(&near, base + distance(dot + 1, len - before - 1,
												gov_parties[party].code),
						 code, gov_parties[party].code);
		}
	}
	return near_hint(&near, s, len);
}

pg_noreturn static void raise_unknown(GovRefError e, const char *item, size_t item_len,
									  const char *party, size_t party_len);

static void
raise_unknown(GovRefError e, const char *item, size_t item_len,
			  const char *party, size_t party_len)
{
	GovRef		path;
	char	   *hint;

	switch (e)
	{
		case GOV_REF_UNKNOWN_PARTY:
			hint = govrpt_near_parties(party, party_len);
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("unknown party \"%s\"", govrpt_shown(party, party_len)),
					 hint ? errhint("%s", hint) :
					 errhint("govreport_parties() lists all parties.")));
			break;
		case GOV_REF_NO_PARTIES:
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("item \"%s\" is not broken down by party", govrpt_shown(item, item_len)),
					 errhint("Leave the party out, or ask for \"total\".")));
			break;
		default:
			if (party && gov_figures_resolve_path(item, item_len, &path) == GOV_REF_OK)
				hint = pstrdup("Item and party are two arguments.");
			else
				hint = govrpt_near_items(item, item_len, true, party == NULL);
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("unknown item \"%s\"", govrpt_shown(item, item_len)),
					 hint ? errhint("%s", hint) :
					 errhint("govreport_items() lists all items.")));
	}
	pg_unreachable();
}

GovRef
govrpt_ref_or_error(const char *item, size_t item_len, const char *party, size_t party_len)
{
	GovRef		ref;
	GovRefError e;

	if (party)
	{
		e = gov_figures_resolve(item, item_len, party, party_len, &ref);
		if (e != GOV_REF_OK)
			raise_unknown(e, item, item_len, party, party_len);
		return ref;
	}
	e = gov_figures_resolve_path(item, item_len, &ref);
	if (e != GOV_REF_OK)
	{
		size_t		dot = item_len;

		while (dot > 0 && item[dot - 1] != '.')
			dot--;
		if (e == GOV_REF_UNKNOWN_ITEM || dot == 0)
			raise_unknown(e, item, item_len, NULL, 0);
		raise_unknown(e, item, dot - 1, item + dot, item_len - dot);
	}
	return ref;
}
