/*
 * letter.c
 *		What the letter says.
 */
#include "core/tell/letter.h"

#include "core/form/called.h"
#include "core/render/printable.h"
#include "core/rules/rules.h"

#include <string.h>

/* A letter under way. */
typedef struct Writer
{
	GovArena   *a;
	GovLang		lang;
	GovDraft   *out;
} Writer;

static GovStr
say(Writer *w, GovWordingId id, const GovFact *facts)
{
	char		buf[GOV_TELL_MESSAGE_MAX];
	GovMessage	m = {buf, sizeof(buf)};

	gov_say(&m, w->lang, id, facts);
	return gov_str_copy(w->a, buf, (size_t) (m.at - buf));
}

static GovStr
say_of(Writer *w, GovWordingId id, const char *name, GovStr text)
{
	return say(w, id, GOV_FACTS(gov_fact_text(name, text.s, text.len)));
}


/*
 * A problem
 */

static GovStr
where(Writer *w, const GovTold *told)
{
	char		buf[GOV_TELL_MESSAGE_MAX];
	GovMessage	m = {buf, sizeof(buf)};

	if (told->label.s)
		gov_message_put_bytes(&m, told->label.s, (size_t) told->label.len);
	if (told->line != 0)
	{
		if (told->label.s)
			gov_say(&m, w->lang, GOV_SAY_AND, NULL);
		gov_say(&m, w->lang, GOV_SAY_AT_LINE, GOV_FACTS(gov_fact_number("line", told->line)));
	}
	return gov_str_copy(w->a, buf, (size_t) (m.at - buf));
}

static GovStr
number(Writer *w, GovDecimal d)
{
	char		buf[GOV_DECIMAL_MAXLEN];

	return gov_str_copy(w->a, buf, gov_decimal_print(d, buf));
}

/* What is printed: as the page has it, if there is one. */
static GovStr
printed(Writer *w, const GovTold *told)
{
	GovStr		nothing = {"", 0};

	if (told->raw.len > 0)
		return gov_render_clean(w->a, told->raw);
	return told->has_printed ? number(w, told->printed) : nothing;
}

static bool
is_doubted(const GovTold *told)
{
	return strcmp(told->code, gov_wordings[GOV_SAY_SUSPECT_CELL].code) == 0;
}

static GovStr
suggested(Writer *w, const GovTold *told)
{
	GovStr		nothing = {"", 0};

	if (!told->has_suggested)
		return nothing;
	return is_doubted(told) ? say_of(w, GOV_SAY_PERHAPS, "value", number(w, told->suggested)) :
		number(w, told->suggested);
}

static GovStr
rule(Writer *w, const GovTold *told)
{
	GovStr		nothing = {"", 0};
	GovStr		equation;
	GovStr		source;

	if (told->rule >= 0)
	{
		equation = say(w, (GovWordingId) (GOV_SAY_EQUATION_BALANCE + told->rule), NULL);
		source = say(w, (GovWordingId) (GOV_SAY_SOURCE_BALANCE + told->rule), NULL);
		return say(w, GOV_SAY_RULE_AND_SOURCE,
				   GOV_FACTS(gov_fact_text("rule", equation.s, equation.len),
							 gov_fact_text("source", source.s, source.len)));
	}
	if (is_doubted(told) || strcmp(told->code, gov_wordings[GOV_SAY_WRONG_CELL].code) == 0)
		return say(w, GOV_SAY_RULE_ABOVE, NULL);
	return told->part >= 0 ? say(w, GOV_SAY_RULE_OF_FORM, NULL) : nothing;
}

static void
write_entry(Writer *w, const GovTold *told, uint32_t n, GovLetterEntry *out)
{
	out->text[GOV_LETTER_NUMBER] = number(w, gov_decimal(n, 0));
	out->text[GOV_LETTER_WHERE] = where(w, told);
	out->text[GOV_LETTER_PRINTED] = printed(w, told);
	out->text[GOV_LETTER_SUGGESTED] = suggested(w, told);
	out->text[GOV_LETTER_PROBLEM] = gov_render_clean(w->a, told->message);
	out->text[GOV_LETTER_RULE] = rule(w, told);
}


/*
 * The whole
 */

static bool
is_told(const GovTold *told)
{
	return told->severity != GOV_INFO;
}

/* Writes the problems of a part, or those of none, and counts them on. */
static void
write_part(Writer *w, const GovFindings *findings, int part, uint32_t *count)
{
	GovLetterPart *out = &w->out->parts[w->out->nparts];
	char		heading[GOV_RULE_WORDS_MAX];
	GovMessage	m = {heading, sizeof(heading)};

	out->n = 0;
	out->entries = gov_alloc(w->a, sizeof(GovLetterEntry) * (findings->n + 1));
	for (uint32_t i = 0; i < findings->n; i++)
		if (is_told(&findings->list[i]) && findings->list[i].part == part)
			write_entry(w, &findings->list[i], ++*count, &out->entries[out->n++]);
	if (out->n == 0)
		return;
	if (part >= 0)
		gov_form_put_part(&m, w->lang, (GovPart) part);
	else
		gov_say(&m, w->lang, GOV_SAY_LETTER_OTHER_PART, NULL);
	out->heading = gov_str_copy(w->a, heading, (size_t) (m.at - heading));
	w->out->nparts++;
}

static void
write_head(Writer *w, const GovAddressee *to, uint32_t count)
{
	GovDraft   *out = w->out;
	GovStr		year = {"", 0};
	GovStr		report;

	if (to->year != 0)
		year = say(w, GOV_SAY_LETTER_YEAR, GOV_FACTS(gov_fact_number("year", to->year)));
	if (to->title.len > 0)
		report = say_of(w, GOV_SAY_LETTER_REPORT_TITLED, "title", gov_render_clean(w->a, to->title));
	else
		report = say(w, GOV_SAY_LETTER_REPORT, NULL);
	out->title = say_of(w, count ? GOV_SAY_LETTER_TITLE : GOV_SAY_LETTER_TITLE_CLEAN, "year", year);
	if (to->agency.len > 0)
		out->to = say_of(w, GOV_SAY_LETTER_TO, "agency", gov_render_clean(w->a, to->agency));
	else
		out->to = say(w, GOV_SAY_LETTER_TO_NOBODY, NULL);
	out->opening = say(w, count ? GOV_SAY_LETTER_OPENING : GOV_SAY_LETTER_CLEAN,
					   GOV_FACTS(gov_fact_text("report", report.s, report.len), gov_fact_number("n", count)));
}

void
gov_tell_write_letter(GovArena *a, GovLang lang, const GovAddressee *to,
					  const GovFindings *findings, GovDraft *out)
{
	static const GovWordingId heads[GOV_LETTER_COLUMNS] = {
		GOV_SAY_HEAD_NUMBER, GOV_SAY_HEAD_WHERE, GOV_SAY_HEAD_PRINTED, GOV_SAY_HEAD_SUGGESTED,
		GOV_SAY_HEAD_PROBLEM, GOV_SAY_HEAD_RULE
	};
	Writer		w = {a, lang, out};
	uint32_t	count = 0;

	memset(out, 0, sizeof(*out));
	out->lang = lang;
	for (int part = 0; part < GOV_ALL_PARTS; part++)
		write_part(&w, findings, part, &count);
	write_part(&w, findings, -1, &count);
	write_head(&w, to, count);
	for (int i = 0; i < GOV_LETTER_COLUMNS; i++)
		out->heads[i] = say(&w, heads[i], NULL);
	if (count > 0)
		out->closing = say(&w, GOV_SAY_LETTER_CLOSING, NULL);
	out->signature = say(&w, GOV_SAY_LETTER_SIGNATURE, NULL);
	out->date = say(&w, GOV_SAY_LETTER_DATE, NULL);
}
