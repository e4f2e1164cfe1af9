/*
 * names.c
 *		Items and parties by the names that users give, and what to say to one
 *		that is nearly right.
 */
#include "pg/names.h"

#include "pg/encoding.h"

#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/varlena.h"

#define MAX_NEAR	3
#define MAX_LISTED	8			/* of what a name may stand for */
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
govrpt_near_names(const char *s, size_t len, const char *(*name) (int), int n)
{
	Near		near = {0};

	if (is_long(s, len))
		return NULL;
	for (int i = 0; i < n; i++)
	{
		char	   *known = govrpt_server_name(govrpt_str(name(i)));

		if (known)
			consider(&near, distance(s, len, known), known, NULL);
	}
	return near_hint(&near, s, len);
}

/* Appends a code, and its label where the database can hold it. */
static void
append_named(StringInfo buf, GovNameKind kind, GovNamed named)
{
	char	   *label = govrpt_server_name(govrpt_str(gov_figures_named_label(kind, named)));

	appendStringInfo(buf, "\"%s\"", gov_figures_named_code(kind, named));
	if (label)
		appendStringInfo(buf, " (%s)", label);
}

/* Returns names that are near in Chinese, as a hint; NULL: none is. */
static char *
near_names(GovNameKind kind, const char *s, size_t len)
{
	GovStr		name = govrpt_core_string(s, len);
	GovNamed	near[GOV_NEAR_NAMES];
	int			n = gov_figures_find_near(kind, name.s, name.len, near);
	StringInfoData buf;

	if (n == 0)
		return NULL;
	initStringInfo(&buf);
	appendStringInfoString(&buf, "Perhaps you mean ");
	for (int i = 0; i < n; i++)
	{
		appendStringInfoString(&buf, i > 0 ? " or " : "");
		append_named(&buf, kind, near[i]);
	}
	appendStringInfoChar(&buf, '.');
	return buf.data;
}

char *
govrpt_near_parties(const char *s, size_t len)
{
	Near		near = {0};
	char	   *named;

	if (is_long(s, len))
		return NULL;
	if (govrpt_find_party(s, len) == GOVRPT_SEVERAL)
		return govrpt_ambiguous_names(GOV_NAMES_OF_PARTIES, s, len);
	if ((named = near_names(GOV_NAMES_OF_PARTIES, s, len)) != NULL)
		return named;
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
	char	   *named;

	if (is_long(s, len))
		return NULL;
	if ((named = near_names(GOV_NAMES_OF_ITEMS, s, len)) != NULL)
		return named;
	for (size_t i = 0; i < len; i++)
		if (s[i] == '.')
		{
			dot = s + i;
			before = i;
		}
	for (int i = 0; i < GOV_ALL_ITEMS + (groups ? GOV_NGROUPS : 0); i++)
	{
		bool		is_item = i < GOV_ALL_ITEMS;
		const char *code = is_item ? gov_items[i].code : gov_groups[i - GOV_ALL_ITEMS].code;

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

/* An item and a party as a user gave them, as the core has them. */
typedef struct Given
{
	GovStr		item;
	GovStr		party;			/* s == NULL: none */
} Given;

static char *
shown(GovStr name)
{
	char	   *s = govrpt_server_string(name);

	return govrpt_shown(s, strlen(s));
}

int
govrpt_find_item(const char *s, size_t len)
{
	GovStr		name = govrpt_core_string(s, len);
	int16_t		item,
				group;
	GovRefError e = gov_figures_resolve_item(name.s, name.len, &item, &group);

	return e == GOV_REF_OK ? item : e == GOV_REF_AMBIGUOUS_ITEM ? GOVRPT_SEVERAL : GOVRPT_NONE;
}

int
govrpt_find_party(const char *s, size_t len)
{
	GovStr		name = govrpt_core_string(s, len);
	int16_t		party;
	GovRefError e = gov_figures_resolve_party(name.s, name.len, &party);

	return e == GOV_REF_OK ? party : e == GOV_REF_AMBIGUOUS_PARTY ? GOVRPT_SEVERAL : GOVRPT_NONE;
}

char *
govrpt_ambiguous_names(GovNameKind kind, const char *s, size_t len)
{
	GovStr		name = govrpt_core_string(s, len);
	GovNamed	found[GOV_NNAMED];
	int			n = gov_figures_find_named(kind, name.s, name.len, found);
	StringInfoData buf;

	initStringInfo(&buf);
	appendStringInfoString(&buf, "It may be ");
	for (int i = 0; i < n && i < MAX_LISTED; i++)
	{
		appendStringInfoString(&buf, i == 0 ? "" : i == n - 1 ? " or " : ", ");
		append_named(&buf, kind, found[i]);
	}
	if (n > MAX_LISTED)
		appendStringInfo(&buf, ", or one of %d more", n - MAX_LISTED);
	appendStringInfoChar(&buf, '.');
	return buf.data;
}

pg_noreturn static void raise_unknown(GovRefError e, Given given);

static void
raise_unknown(GovRefError e, Given given)
{
	char	   *item = govrpt_server_string(given.item);
	char	   *party = given.party.s ? govrpt_server_string(given.party) : NULL;
	GovRef		path;
	char	   *hint;

	switch (e)
	{
		case GOV_REF_AMBIGUOUS_ITEM:
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("\"%s\" is the name of several items", shown(given.item)),
					 errdetail("%s", govrpt_ambiguous_names(GOV_NAMES_OF_ITEMS, item, strlen(item))),
					 errhint("Give the code, or more of the label.")));
			break;
		case GOV_REF_AMBIGUOUS_PARTY:
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("\"%s\" is the name of several parties", shown(given.party)),
					 errdetail("%s", govrpt_ambiguous_names(GOV_NAMES_OF_PARTIES, party, strlen(party))),
					 errhint("Give the code, or more of the label.")));
			break;
		case GOV_REF_UNKNOWN_PARTY:
			hint = govrpt_near_parties(party, strlen(party));
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("unknown party \"%s\"", shown(given.party)),
					 hint ? errhint("%s", hint) :
					 errhint("govreport_parties() lists all parties.")));
			break;
		case GOV_REF_NO_PARTIES:
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("item \"%s\" is not broken down by party", shown(given.item)),
					 errhint("Leave the party out, or ask for \"total\".")));
			break;
		default:
			if (party && gov_figures_resolve_path(given.item.s, given.item.len, &path) == GOV_REF_OK)
				hint = pstrdup("Item and party are two arguments.");
			else
				hint = govrpt_near_items(item, strlen(item), true, party == NULL);
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("unknown item \"%s\"", shown(given.item)),
					 hint ? errhint("%s", hint) :
					 errhint("govreport_items() lists all items.")));
	}
	pg_unreachable();
}

GovRef
govrpt_ref_or_error(const char *item, size_t item_len, const char *party, size_t party_len)
{
	Given		given = {{NULL, 0}, {NULL, 0}};
	GovRef		ref;
	GovRefError e;
	size_t		before,
				after;

	given.item = govrpt_core_string(item, item_len);
	if (party)
	{
		given.party = govrpt_core_string(party, party_len);
		e = gov_figures_resolve(given.item.s, given.item.len, given.party.s, given.party.len, &ref);
	}
	else
		e = gov_figures_resolve_path(given.item.s, given.item.len, &ref);
	if (e == GOV_REF_OK)
		return ref;
	/* what is wrong about a party, or an item, is said of that alone */
	if (party == NULL && e != GOV_REF_UNKNOWN_ITEM &&
		gov_figures_resolve(given.item.s, given.item.len, NULL, 0, &ref) == GOV_REF_UNKNOWN_ITEM &&
		(before = gov_figures_before_separator(given.item.s, given.item.len, &after)) > 0)
	{
		given.party.s = given.item.s + after;
		given.party.len = given.item.len - (uint32_t) after;
		given.item.len = (uint32_t) before;
	}
	raise_unknown(e, given);
}
