/*
 * wording.c
 *		What is said of a report, in the languages it can be said in.
 */
#include "core/base/wording.h"

const char *const gov_lang_codes[GOV_NLANGS] = {"zh", "en"};
const char *const gov_severity_names[GOV_NSEVERITIES] = {"info", "warning", "error"};

const GovWording gov_wordings[GOV_NWORDINGS] = {
	{.in = {"", ""}},
#define SENTENCE(id, code_, severity_, zh, en)	{.code = code_, .severity = GOV_##severity_, .in = {zh, en}},
#define PHRASE(id, zh, en)						{.in = {zh, en}},
#include "core/base/wordings.def"
};

const GovFact *
gov_fact_find(const GovFact *facts, const char *name, size_t len)
{
	for (; facts && facts->name; facts++)
		if (strlen(facts->name) == len && memcmp(facts->name, name, len) == 0)
			return facts;
	return NULL;
}

static void
put_fact(GovMessage *w, const GovFact *fact)
{
	if (fact->kind == GOV_FACT_NUMBER)
		gov_message_put_decimal(w, gov_decimal(fact->number, 0));
	else
		gov_message_put_bytes(w, fact->text.s, fact->text.s ? strnlen(fact->text.s, fact->text.len) : 0);
}

void
gov_say(GovMessage *w, GovLang lang, GovWordingId id, const GovFact *facts)
{
	const char *s = gov_wordings[id].in[lang];
	const char *open;

	while ((open = strchr(s, '{')) != NULL)
	{
		const char *close = strchr(open, '}');
		const GovFact *fact = gov_fact_find(facts, open + 1, (size_t) (close - open - 1));

		gov_message_put_bytes(w, s, (size_t) (open - s));
		if (fact)
			put_fact(w, fact);
		s = close + 1;
	}
	gov_message_put_string(w, s);
}
