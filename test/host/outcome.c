/*
 * outcome.c
 *		All that the core makes of one text.
 */
#include "outcome.h"

#include "core/html/html.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

const char *const field_names[NFIELDS] = {
	"title", "agency", "year", "index_no", "doc_no", "published", "period_from", "period_to",
	"region", "scope"
};

bool
outcome_read(Outcome *o, const char *text, size_t len)
{
	GovArena   *a = &o->arena;
	jmp_buf		here;

	memset(o, 0, sizeof(*o));
	gov_arena_init(a, &gov_malloc_host);
	o->diags.arena = a;
	if (gov_read(a, text, len, GOV_READ_CELLS | GOV_READ_HEADER, &o->report, &o->diags) != GOV_OK)
		return false;

	if (setjmp(here) != 0)
	{
		a->onerror = NULL;
		return false;
	}
	a->onerror = &here;
	o->page = (GovText)
	{
		text, len, NULL, 0
	};
	o->html = gov_html_detect(text, len);
	if (o->html)
		gov_html_read(a, text, len, &o->page);
	if (!o->report.is_report)
		gov_read_identity(a, &o->page, &o->report, &o->diags);
	o->nsections = gov_header_read_sections(a, &o->page, &o->sections);
	a->onerror = NULL;
	return true;
}

void
outcome_free(Outcome *o)
{
	gov_arena_free(&o->arena);
}

const GovReadCell *
outcome_read_cell(const Outcome *o, int slot)
{
	for (uint32_t i = 0; i < o->report.ncells; i++)
		if (o->report.cells[i].slot == slot)
			return &o->report.cells[i];
	return NULL;
}

const char *
outcome_cell(const Outcome *o, int slot, char buf[CELL_WORD])
{
	const GovFigures *f = &o->report.figures;
	char	   *number = buf;

	switch ((GovStatus) f->status[slot])
	{
		case GOV_ABSENT:
			return "-";
		case GOV_BLANK:
			return "b";
		case GOV_NOT_APPLICABLE:
			return "n";
		case GOV_ILLEGIBLE:
			return "?";
		case GOV_IMPUTED:
			*number++ = '~';
			break;
		case GOV_REPORTED:
			break;
		case GOV_CORRECTED:		/* the reader gives none of these */
		case GOV_STATED:
		case GOV_NSTATUSES:
			return "!";
	}
	gov_decimal_print(gov_decimal(f->value[slot], f->scale[slot]), number);
	return buf;
}

static const char *
string_word(GovStr s, char buf[FIELD_WORD])
{
	if (!s.s)
		return NULL;
	snprintf(buf, FIELD_WORD, "%.*s", (int) s.len, s.s);
	return buf;
}

static const char *
date_word(GovDate d, char buf[FIELD_WORD])
{
	if (d.year == 0)
		return NULL;
	snprintf(buf, FIELD_WORD, "%04d-%02d-%02d", d.year, d.month, d.day);
	return buf;
}

/* As many digits as its level has, but six at least: 370200, 370202001. */
static const char *
region_word(GovDivisionCode code, char buf[FIELD_WORD])
{
	static const int digits[] = {0, 6, 6, 6, 9, 12};	/* by level */

	if (code == 0)
		return NULL;
	snprintf(buf, FIELD_WORD, "%012" PRIu64, code);
	buf[digits[gov_regions_level(code)]] = '\0';
	return buf;
}

const char *
outcome_field(const Outcome *o, Field field, char buf[FIELD_WORD])
{
	const GovHeader *h = &o->report.header;

	switch (field)
	{
		case FIELD_TITLE:
			return string_word(h->title, buf);
		case FIELD_AGENCY:
			return string_word(h->agency, buf);
		case FIELD_YEAR:
			if (h->year == 0)
				return NULL;
			snprintf(buf, FIELD_WORD, "%d", h->year);
			return buf;
		case FIELD_INDEX_NO:
			return string_word(h->index_no, buf);
		case FIELD_DOC_NO:
			return string_word(h->doc_no, buf);
		case FIELD_PUBLISHED:
			return date_word(h->published, buf);
		case FIELD_PERIOD_FROM:
			return date_word(h->period_from, buf);
		case FIELD_PERIOD_TO:
			return date_word(h->period_to, buf);
		case FIELD_REGION:
			return region_word(o->report.region, buf);
		case FIELD_SCOPE:
			return gov_regions_scope_names[o->report.scope];
		case NFIELDS:
			break;
	}
	return NULL;
}

int
row_by_name(const char *name, size_t len, int *slot)
{
	int			item = gov_form_find_item(name, len);
	const char *dot = memrchr(name, '.', len);
	int			party;

	if (item >= 0)
	{
		*slot = gov_items[item].slot;
		return gov_items[item].part == GOV_APPLICATIONS ? GOV_NPARTIES : 1;
	}
	for (int i = 0; i < GOV_NTOPICS; i++)
		if (strlen(gov_topics[i].code) == len && memcmp(gov_topics[i].code, name, len) == 0)
		{
			*slot = gov_items[gov_topics[i].first_item].slot;
			return gov_topics[i].nitems;
		}
	if (!dot)
		return 0;
	item = gov_form_find_item(name, (size_t) (dot - name));
	party = gov_form_find_party(dot + 1, len - (size_t) (dot + 1 - name));
	if (item < 0 || party < 0 || gov_items[item].part != GOV_APPLICATIONS)
		return 0;
	*slot = gov_items[item].slot + party;
	return 1;
}
