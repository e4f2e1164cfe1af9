/*
 * called.c
 *		What the form's parts are called where people read it.
 */
#include "core/form/called.h"

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
	gov_message_put_bytes(w, s.s, (size_t) s.len);
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

/* What stands between the labels of a path. */
static const char *
between(GovLang lang)
{
	return lang == GOV_ZH ? " / " : ": ";
}

/* Returns where the last of the labels in a path begins. */
static uint32_t
last_begins(GovStr s, GovLang lang)
{
	uint32_t	n = (uint32_t) strlen(between(lang));

	for (uint32_t i = s.len; i >= n; i--)
		if (memcmp(s.s + i - n, between(lang), n) == 0)
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
		gov_message_put_string(w, p->section->heading);
	else if (part == GOV_STATISTICS)
		gov_message_put(w, "Statistics of %d", gov_former_editions[0].year);
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

/* Puts the labels of an item but the last. */
static void
put_topic_of(GovMessage *w, GovLang lang, int item)
{
	GovStr		s = item_label(item, lang);
	uint32_t	last = last_begins(s, lang);

	if (last > 0)
		s.len = last - (uint32_t) strlen(between(lang));
	put(w, s);
}

/* Names may change with an edition: it is the latest. */
void
gov_form_put_topic(GovMessage *w, GovLang lang, int topic)
{
	const GovTopic *t = &gov_topics[topic];

	put_topic_of(w, lang, t->first_item + t->nitems - 1);
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

	if (topic_of_item(item) >= 0)
		put_topic_of(w, lang, item);
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
	gov_message_put_string(w, OF_PARTY);
	gov_form_put_party(w, lang, party);
}

static bool
is_code(GovStr s, const char *code)
{
	return strlen(code) == s.len && memcmp(code, s.s, s.len) == 0;
}

static int
find_part(GovStr code)
{
	for (int part = 0; part < GOV_ALL_PARTS; part++)
		if (is_code(code, gov_parts[part].code))
			return part;
	return -1;
}

static int
find_topic(GovStr code)
{
	for (int t = 0; t < GOV_NTOPICS; t++)
		if (is_code(code, gov_topics[t].code))
			return t;
	return -1;
}

void
gov_form_put_code(GovMessage *w, GovLang lang, GovStr code)
{
	if (find_part(code) >= 0)
		gov_form_put_part(w, lang, (GovPart) find_part(code));
	else if (find_topic(code) >= 0)
		gov_form_put_topic(w, lang, find_topic(code));
	else if (gov_form_find_item(code.s, code.len) >= 0)
		gov_form_put_item(w, lang, gov_form_find_item(code.s, code.len));
	else
		put(w, code);
}

void
gov_form_put_path(GovMessage *w, GovLang lang, GovStr path)
{
	GovStr		item = path;
	int			party;

	while (item.len > 0 && item.s[item.len - 1] != '.')
		item.len--;
	party = gov_form_find_party(path.s + item.len, path.len - item.len);
	if (gov_form_find_item(path.s, path.len) >= 0 || item.len == 0 || party < 0)
	{
		gov_form_put_code(w, lang, path);
		return;
	}
	item.len--;
	gov_form_put_code(w, lang, item);
	gov_message_put_string(w, OF_PARTY);
	gov_form_put_party(w, lang, party);
}

int
gov_form_part_of_code(GovStr code)
{
	int			item = find_topic(code) >= 0 ? gov_topics[find_topic(code)].first_item :
		gov_form_find_item(code.s, code.len);

	return item >= 0 ? (int) gov_items[item].part : find_part(code);
}

/*
 * A row of table 3 within its column: "(三)1.属于国家秘密" of 三、(三)不予公开
 * 1.属于国家秘密, and "(一)予以公开".
 */
static void
put_short_row(GovMessage *w, GovStr s)
{
	static const char results[] = "三、(";
	const char *end = s.s + s.len;
	const char *from = s.s;
	const char *close;
	const char *blank;

	if (s.len > sizeof(results) - 1 && memcmp(s.s, results, sizeof(results) - 1) == 0)
		from += sizeof(results) - 2;
	close = memchr(from, ')', (size_t) (end - from));
	blank = memchr(from, ' ', (size_t) (end - from));
	if (from > s.s && close && blank && blank > close)
	{
		gov_message_put_bytes(w, from, (size_t) (close + 1 - from));
		from = blank + 1;
	}
	gov_message_put_bytes(w, from, (size_t) (end - from));
}

void
gov_form_put_last(GovMessage *w, GovLang lang, int item, int party)
{
	GovStr		s = party >= 0 ? label(gov_parties[party].label_zh, gov_parties[party].label_en, lang) :
		item_label(item, lang);
	uint32_t	from = last_begins(s, lang);

	s.s += from;
	s.len -= from;
	if (lang == GOV_ZH && party < 0 && gov_items[item].part == GOV_APPLICATIONS)
		put_short_row(w, s);
	else
		put(w, s);
}
