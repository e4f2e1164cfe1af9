/*
 * sections.c
 *		The parts of a report, given as jsonb.
 *
 * Whatever can't be printed, or not where it was meant to be, is an error: a text
 * under a misspelt key would be missing from what is published.
 */
#include "pg/sections.h"

#include "pg/encoding.h"
#include "pg/host.h"
#include "pg/names.h"

#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/numeric.h"

#include "core/header/headings.h"
#include "core/render/render.h"

typedef struct Sections
{
	GovSection *list;
	uint32_t	n;
	bool		seen[GOV_PARTS + 1];
} Sections;

#define EXAMPLE_HINT \
	errhint("Give rows of govreport_sections(), as in (SELECT jsonb_agg(s) FROM govreport_sections(body) s), or texts by part, as in {\"1\": \"...\", \"5\": \"...\"}.")

static GovStr
value_text(const JsonbValue *v)
{
	return govrpt_core_string(v->val.string.val, v->val.string.len);
}

static bool
is_key(const JsonbValue *key, const char *name)
{
	return key->val.string.len == (int) strlen(name) &&
		memcmp(key->val.string.val, name, key->val.string.len) == 0;
}

/* Returns a whole number; -1 for any other value. */
static int
value_int(const JsonbValue *v)
{
	char	   *s;
	int			n = 0;

	if (v->type != jbvNumeric)
		return -1;
	s = DatumGetCString(DirectFunctionCall1(numeric_out, NumericGetDatum(v->val.numeric)));
	for (const char *p = s; *p; p++)
		if (*p < '0' || *p > '9' || n > GOV_PARTS * 10)
			return -1;
		else
			n = n * 10 + (*p - '0');
	return n;
}

/* Returns the section of a part, which must be one of the form and not be given yet. */
static GovSection *
add_section(Sections *s, int part, const char *shown)
{
	GovSection *section;

	if (part < 1 || part > GOV_PARTS)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("a report has no part %s", shown),
				 errdetail("Parts are 1 to %d.", GOV_PARTS)));
	if (s->seen[part])
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("part %d is given twice", part)));
	s->seen[part] = true;
	section = &s->list[s->n++];
	memset(section, 0, sizeof(*section));
	section->part = part;
	return section;
}

static void
check_text(const JsonbValue *v, const char *what)
{
	if (v->type != jbvString && v->type != jbvNull)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("the %s of a section must be a text", what), EXAMPLE_HINT));
}

/* Takes what a key of a section says. */
static void
set_key(GovSection *section, const JsonbValue *key, const JsonbValue *v)
{
	if (is_key(key, "part"))
		section->part = value_int(v);
	else if (is_key(key, "heading"))
	{
		check_text(v, "heading");
		if (v->type == jbvString)
			section->heading = value_text(v);
	}
	else if (is_key(key, "content"))
	{
		check_text(v, "content");
		if (v->type == jbvString)
			section->content = value_text(v);
	}
	else if (is_key(key, "level"))
	{
		if (value_int(v) != 1)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("only sections of level 1 can be printed"),
					 errdetail("Their contents have those of the levels below.")));
	}
	else if (!is_key(key, "line") && !is_key(key, "ordinal"))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("a section has no \"%s\"", govrpt_shown(key->val.string.val, key->val.string.len)),
				 EXAMPLE_HINT));
}

/* Reads an object from behind its beginning up to its end. */
static void
read_section(Sections *s, JsonbIterator **it)
{
	GovSection	read = {.part = -1};
	GovSection *section;
	JsonbValue	key;
	JsonbValue	v;

	while (JsonbIteratorNext(it, &key, true) == WJB_KEY)
	{
		(void) JsonbIteratorNext(it, &v, true);
		set_key(&read, &key, &v);
	}
	if (read.part < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("a section must have the number of its part"), EXAMPLE_HINT));
	section = add_section(s, read.part, psprintf("%d", read.part));
	section->heading = read.heading;
	section->content = read.content;
}

static void
read_array(Sections *s, JsonbIterator **it)
{
	JsonbValue	v;
	JsonbIteratorToken token;

	while ((token = JsonbIteratorNext(it, &v, false)) != WJB_END_ARRAY)
	{
		CHECK_FOR_INTERRUPTS();
		if (token != WJB_BEGIN_OBJECT)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("a section must be a JSON object"), EXAMPLE_HINT));
		read_section(s, it);
	}
}

/* {"1": "...", "5": "..."} */
static void
read_texts(Sections *s, JsonbIterator **it)
{
	JsonbValue	key;
	JsonbValue	v;

	while (JsonbIteratorNext(it, &key, true) == WJB_KEY)
	{
		bool		digit = key.val.string.len == 1;
		GovSection *section = add_section(s, digit ? *key.val.string.val - '0' : 0,
										  psprintf("\"%s\"", govrpt_shown(key.val.string.val, key.val.string.len)));

		(void) JsonbIteratorNext(it, &v, true);
		check_text(&v, "content");
		if (v.type == jbvString)
			section->content = value_text(&v);
	}
}

typedef struct HeadingCheck
{
	const GovSection *section;
	bool		good;
} HeadingCheck;

static GovErrorCode
check_heading(GovArena *a, void *arg)
{
	HeadingCheck *check = arg;

	GOV_CATCH(a);
	check->good = gov_render_is_heading(a, check->section->heading, check->section->part);
	return GOV_CAUGHT(a);
}

/* Returns true for a heading with characters that the database's encoding lacks. */
static bool
has_holes(GovStr heading)
{
	return GetDatabaseEncoding() != PG_UTF8 && memchr(heading.s, '?', heading.len) != NULL;
}

/* What is printed as a heading must be read as that; of one with holes that of the form stands in. */
static void
check_headings(const Sections *s)
{
	GovArena	arena;

	govrpt_arena_init(&arena, CurrentMemoryContext);
	for (uint32_t i = 0; i < s->n; i++)
	{
		GovStr	   *heading = &s->list[i].heading;
		HeadingCheck check = {&s->list[i], true};

		if (heading->len > 0)
			govrpt_run(&arena, check_heading, &check);
		if (!check.good && has_holes(*heading))
			heading->len = 0;
		else if (!check.good)
		{
			char	   *shown = govrpt_server_string(*heading);

			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("\"%s\" is no heading of part %d", govrpt_shown(shown, strlen(shown)), s->list[i].part),
					 errhint("Without a heading that of the form is printed.")));
		}
	}
	gov_arena_free(&arena);
}

GovSection *
govrpt_sections(Jsonb *jb, uint32_t *n)
{
	Sections	s = {.list = palloc(GOV_PARTS * sizeof(GovSection))};
	JsonbIterator *it = JsonbIteratorInit(&jb->root);
	JsonbValue	v;
	JsonbIteratorToken token = JsonbIteratorNext(&it, &v, false);

	if (token == WJB_BEGIN_ARRAY && !v.val.array.rawScalar)
		read_array(&s, &it);
	else if (token == WJB_BEGIN_OBJECT)
		read_texts(&s, &it);
	else
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("sections must be a JSON array or object"), EXAMPLE_HINT));
	check_headings(&s);
	*n = s.n;
	return s.list;
}
