/*
 * called.c
 *		What the form's parts are called where people read it.
 */
#include "core/form/called.h"

#define BETWEEN		" / "		/* the labels of a path */
#define OF_PARTY	" · "

static GovStr
label(const char *zh, const char *en, GovLang lang)
{
	const char *s = lang == GOV_ZH ? zh : en;
	GovStr		str = {s, (uint32_t) strlen(s)};

	return str;
}

static void
put(GovMessage *w, GovStr s)
{
	gov_message_put(w, "%.*s", (int) s.len, s.s);
}

/* Without a remark in brackets at its end: 三、(二)部分公开(区分处理的,...) */
static GovStr
without_remark(GovStr s)
{
	const char *open = s.s + s.len;

	if (s.len == 0 || open[-1] != ')')
		return s;
	while (open > s.s && *open != '(')
		open--;
	if (open > s.s)
		s.len = (uint32_t) (open - s.s);
	return s;
}

/* Returns where the last of the labels in a path begins. */
static uint32_t
last_begins(GovStr s)
{
	uint32_t	n = (uint32_t) strlen(BETWEEN);

	for (uint32_t i = s.len; i >= n; i--)
		if (memcmp(s.s + i - n, BETWEEN, n) == 0)
			return i;
	return 0;
}

static GovStr
item_label(int item, GovLang lang)
{
	return without_remark(label(gov_items[item].label_zh, gov_items[item].label_en, lang));
}

void
gov_form_put_part(GovMessage *w, GovLang lang, GovPart part)
{
	const GovPartInfo *p = &gov_parts[part];

	if (lang == GOV_ZH)
		gov_message_put(w, "%s", p->section->heading);
	else
		gov_message_put(w, "Table %d (%s)", p->section->number, p->code);
}

void
gov_form_put_item(GovMessage *w, GovLang lang, int item)
{
	put(w, item_label(item, lang));
}

void
gov_form_put_party(GovMessage *w, GovLang lang, int party)
{
	put(w, label(gov_parties[party].label_zh, gov_parties[party].label_en, lang));
}

/* In English, labels of a topic are "topic: place". */
void
gov_form_put_topic(GovMessage *w, GovLang lang, int topic)
{
	GovStr		s = item_label(gov_topics[topic].first_item, lang);
	const char *colon = memchr(s.s, ':', s.len);

	if (lang == GOV_ZH && last_begins(s) > 0)
		s.len = last_begins(s) - (uint32_t) strlen(BETWEEN);
	else if (lang != GOV_ZH && colon)
		s.len = (uint32_t) (colon - s.s);
	put(w, s);
}

static int
topic_of_item(int item)
{
	for (int t = 0; t < GOV_NTOPICS; t++)
		if (item >= gov_topics[t].first_item && item < gov_topics[t].first_item + gov_topics[t].nitems)
			return t;
	return -1;
}

void
gov_form_put_row(GovMessage *w, GovLang lang, int slot)
{
	int			item = gov_form_item_of_slot(slot);
	int			topic = topic_of_item(item);

	if (topic >= 0)
		gov_form_put_topic(w, lang, topic);
	else
		gov_form_put_item(w, lang, item);
}

void
gov_form_put_cell(GovMessage *w, GovLang lang, int slot)
{
	int			party = gov_form_party_of_slot(slot);

	gov_form_put_item(w, lang, gov_form_item_of_slot(slot));
	if (party < 0)
		return;
	gov_message_put(w, OF_PARTY);
	gov_form_put_party(w, lang, party);
}

void
gov_form_put_code(GovMessage *w, GovLang lang, GovStr code)
{
	int			item = gov_form_find_item(code.s, code.len);

	for (int part = 0; part < GOV_NPARTS; part++)
		if (strlen(gov_parts[part].code) == code.len && memcmp(gov_parts[part].code, code.s, code.len) == 0)
		{
			gov_form_put_part(w, lang, (GovPart) part);
			return;
		}
	for (int t = 0; t < GOV_NTOPICS; t++)
		if (strlen(gov_topics[t].code) == code.len && memcmp(gov_topics[t].code, code.s, code.len) == 0)
		{
			gov_form_put_topic(w, lang, t);
			return;
		}
	if (item >= 0)
		gov_form_put_item(w, lang, item);
	else
		put(w, code);
}

void
gov_form_put_last(GovMessage *w, GovLang lang, int item, int party)
{
	GovStr		s = party >= 0 ? label(gov_parties[party].label_zh, gov_parties[party].label_en, lang) :
		item_label(item, lang);
	uint32_t	from = last_begins(s);

	s.s += from;
	s.len -= from;
	put(w, s);
}
