/*
 * tell_test.c
 *		Findings and letters: every sentence in both languages, and the cell that
 *		was damaged named in the letter about it.
 */
#include <stdio.h>
#include <string.h>

#include "core/explain/explain.h"
#include "core/figures/correct.h"
#include "core/form/called.h"
#include "core/read/read.h"
#include "core/render/print.h"
#include "core/render/render.h"
#include "core/rules/describe.h"
#include "core/rules/verdict.h"
#include "core/tell/notice.h"
#include "core/text/utf8.h"
#include "tap.h"

#define DAMAGED		10000		/* reports, by their figures */
#define READ		1000		/* of them printed and read, too */
#define YEAR		2022

static GovArena arena;			/* of what is told; reset for each report */
static uint64_t state = 20261129;

static uint32_t
below(uint32_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t) (state >> 33) % n;
}


/*
 * The sentences
 */

/*
 * The names of the places of a sentence, sorted: "a b b"; of a table only its name,
 * because in English it is called by its number, too.
 */
static void
places(const char *s, char *out, size_t size)
{
	bool		is_table = strstr(s, "{table}") != NULL;
	char		names[8][32];
	int			n = 0;
	size_t		len = 0;

	while ((s = strchr(s, '{')) != NULL && n < 8)
	{
		size_t		k = strcspn(++s, "}");

		snprintf(names[n++], sizeof(names[0]), "%.*s", (int) k, s);
		s += k;
	}
	for (int i = 0; i < n; i++)
		for (int k = i + 1; k < n; k++)
			if (strcmp(names[i], names[k]) > 0)
			{
				char		t[32];

				memcpy(t, names[i], sizeof(t));
				memcpy(names[i], names[k], sizeof(t));
				memcpy(names[k], t, sizeof(t));
			}
	out[0] = '\0';
	for (int i = 0; i < n; i++)
		if (!is_table || strcmp(names[i], "n") != 0)
			len += (size_t) snprintf(out + len, size - len, "%s ", names[i]);
}

static void
test_wordings(void)
{
	bool		both = true;
	bool		same_places = true;
	bool		codes = true;

	for (int i = 1; i < GOV_NWORDINGS; i++)
	{
		const GovWording *w = &gov_wordings[i];
		char		zh[300];
		char		en[300];

		both &= w->in[GOV_ZH][0] != '\0' && w->in[GOV_EN][0] != '\0';
		places(w->in[GOV_ZH], zh, sizeof(zh));
		places(w->in[GOV_EN], en, sizeof(en));
		if (strcmp(zh, en) != 0)
		{
			same_places = false;
			printf("# %s: %s, %s\n", w->in[GOV_EN], zh, en);
		}
		for (const char *c = w->code; c && *c; c++)
			codes &= (*c >= 'a' && *c <= 'z') || *c == '_';
		for (const char *c = w->in[GOV_EN]; *c; c++)
			if ((unsigned char) *c >= 0x80 && i < GOV_SAY_EQUATION_BALANCE)
				both = false;
	}
	ok(both, "every sentence is there in both languages, and in no other");
	ok(same_places, "a sentence has the same facts in both languages");
	ok(codes, "codes are in lower case");
}

/* Phrases that belong to the members of an enumeration, in its order. */
static void
test_enumerations(void)
{
	bool		rules = true;
	bool		statuses = true;

	for (int i = 0; i < gov_nrules; i++)
		rules &= strcmp(gov_wordings[gov_rules_name(i)].in[GOV_EN], gov_rules[i].code) == 0;
	ok(rules && GOV_SAY_RULE_STATISTICS_TOTAL - GOV_SAY_RULE_BALANCE + 1 == gov_nrules, "each rule has its name");
	ok(GOV_SAY_EQUATION_STATISTICS_TOTAL - GOV_SAY_EQUATION_BALANCE + 1 == gov_nrules &&
	   GOV_SAY_SOURCE_STATISTICS_TOTAL - GOV_SAY_SOURCE_BALANCE + 1 == gov_nrules,
	   "each rule says what it demands, and where the form says so");
	for (int i = 0; i < GOV_NSTATUSES; i++)
		statuses &= strcmp(gov_wordings[gov_rules_status_word(i)].in[GOV_EN], gov_figures_status_names[i]) == 0;
	ok(statuses && GOV_SAY_STATUS_STATED - GOV_SAY_STATUS_ABSENT + 1 == GOV_NSTATUSES, "each status has its word");
	ok(GOV_SAY_KIND_OTHER - GOV_SAY_KIND_SINGLE_DIGIT + 1 == GOV_NACCIDENTS, "each accident has its words");
}

/* However little room there is, what is put is text, and ends. */
static void
test_room(void)
{
	bool		good = true;

	for (int slot = 0; slot < GOV_NSLOTS; slot++)
		for (size_t size = 1; size < 90; size++)
		{
			char		buf[90];
			GovMessage	w = {buf, size};

			gov_form_put_cell(&w, GOV_ZH, slot);
			gov_say(&w, GOV_ZH, GOV_SAY_BUT, NULL);
			good &= strlen(buf) < size && w.at == buf + strlen(buf);
			for (const char *p = buf; *p && good;)
			{
				size_t		n = gov_char_len(p, buf + strlen(buf));

				good &= !((unsigned char) *p >= 0x80 && n < 2);
				p += n;
			}
		}
	ok(good, "a sentence that finds no room is cut at a whole character");
}


/*
 * Damaged reports
 */

static void
set(GovFigures *f, int slot, int64_t v)
{
	f->status[slot] = GOV_REPORTED;
	f->value[slot] = v;
	f->scale[slot] = 0;
}

static void
make_applications(GovFigures *f)
{
	for (int p = 0; p < GOV_PARTY_TOTAL; p++)
	{
		int64_t		concluded = 0;
		int64_t		in = below(9);
		int64_t		over;

		for (int row = GOV_ROW_GRANTED; row < GOV_ROW_CONCLUDED; row++)
		{
			int64_t		v = below(3) ? 0 : below(p == 0 ? 400 : 40);

			if (!(gov_items[GOV_NDISCLOSURE + row].forms & GOV_FORM_2021))
				continue;
			set(f, gov_form_slot(row, p), v);
			concluded += v;
		}
		over = below(9) + (concluded < in ? in - concluded : 0);
		set(f, gov_form_slot(GOV_ROW_CARRIED_IN, p), in);
		set(f, gov_form_slot(GOV_ROW_CONCLUDED, p), concluded);
		set(f, gov_form_slot(GOV_ROW_CARRIED_OVER, p), over);
		set(f, gov_form_slot(GOV_ROW_RECEIVED, p), concluded + over - in);
	}
	for (int row = 0; row < GOV_NAPPLICATIONS; row++)
	{
		int64_t		total = 0;

		if (f->status[gov_form_slot(row, 0)] == GOV_ABSENT)
			continue;
		for (int p = 0; p < GOV_PARTY_TOTAL; p++)
			total += f->value[gov_form_slot(row, p)];
		set(f, gov_form_slot(row, GOV_PARTY_TOTAL), total);
	}
}

/* A whole report of 2022 that balances. */
static void
make_figures(GovFigures *f)
{
	memset(f, 0, sizeof(*f));
	for (int i = 0; i < GOV_NDISCLOSURE; i++)
		if (gov_items[i].forms & GOV_FORM_2021)
			set(f, gov_items[i].slot, below(500));
	make_applications(f);
	for (int slot = GOV_SLOT_REMEDIES; slot < GOV_NSLOTS; slot += 5)
	{
		int64_t		total = 0;

		for (int i = 0; i < 4; i++)
		{
			set(f, slot + i, below(30));
			total += f->value[slot + i];
		}
		set(f, slot + 4, total);
	}
}

static bool
tell(const GovFigures *f, const GovReport *read, const GovDiags *diags, GovLang lang, GovFindings *out)
{
	GovFindingsSource from = {.is_report = true,.figures = f,.year = YEAR};

	if (read)
	{
		from.cells = read->cells;
		from.ncells = read->ncells;
		from.diags = diags;
	}
	return gov_tell_findings(&arena, &from, lang, out) == GOV_OK;
}

static const GovTold *
find(const GovFindings *found, const char *code)
{
	for (uint32_t i = 0; i < found->n; i++)
		if (strcmp(found->list[i].code, code) == 0)
			return &found->list[i];
	return NULL;
}

/* A text as a format has it. */
static GovStr
escaped(const char *s, GovRenderFormat format)
{
	GovPrint   *p = gov_alloc0(&arena, sizeof(GovPrint));
	GovStr		str = {s, (uint32_t) strlen(s)};

	if (format == GOV_RENDER_TEXT)
		return str;
	p->a = &arena;
	(format == GOV_RENDER_HTML ? gov_render_put_html : gov_render_put_markdown) (p, str);
	str.s = p->buf;
	str.len = (uint32_t) p->len;
	return str;
}

/* Does the letter, in this language, name the cell and what it should be? */
static bool
letter_names(const GovFindings *found, GovLang lang, int slot, int64_t right)
{
	static const GovRenderFormat formats[] = {GOV_RENDER_TEXT, GOV_RENDER_HTML, GOV_RENDER_MARKDOWN};
	GovNotice	notice = {.to = {.year = YEAR},.lang = lang,.format = formats[below(3)]};
	GovStr		letter;
	char		name[GOV_RULE_WORDS_MAX];
	char		number[32];
	GovMessage	w = {name, sizeof(name)};
	GovStr		shown;

	gov_form_put_cell(&w, lang, slot);
	shown = escaped(name, notice.format);
	snprintf(number, sizeof(number), "%lld", (long long) right);
	return gov_tell_notice(&arena, &notice, found, &letter) == GOV_OK &&
		memmem(letter.s, letter.len, shown.s, shown.len) && memmem(letter.s, letter.len, number, strlen(number));
}

/* The same figures as their page tells them. */
static bool
read_page(const GovFigures *f, GovReport *read, GovDiags *diags)
{
	GovHeader	h = {.year = YEAR};
	GovPrintable what = {.header = &h,.figures = f,.reports = 1};
	GovStr		page;

	diags->arena = &arena;
	diags->items = NULL;
	diags->n = 0;
	diags->cap = 0;
	return gov_render(&arena, &what, GOV_RENDER_MARKDOWN, &page) == GOV_OK &&
		gov_read(&arena, gov_str_copy(&arena, page.s, page.len).s, page.len, GOV_READ_CELLS | GOV_READ_HEADER, read, diags) == GOV_OK;
}

typedef struct Score
{
	int			damaged;
	int			certain;
	bool		named;			/* in the letter */
	bool		right;			/* the cell and the value */
	bool		put_right;		/* corrected so, nothing is left to tell */
	bool		kept;			/* what was printed is */
	bool		seen;			/* where the page has it */
} Score;

static void
judge(Score *s, GovFigures *f, int slot, int64_t right, bool on_page)
{
	GovLang		lang = (GovLang) below(GOV_NLANGS);
	static GovReport read;
	GovDiags	diags;
	GovFindings found;
	const GovTold *told;
	int64_t		wrong = f->value[slot];
	GovFigure	to = {.value = right,.status = GOV_REPORTED};

	if (on_page)
		s->seen &= read_page(f, &read, &diags);
	if (!tell(f, on_page ? &read : NULL, &diags, lang, &found))
		return;
	s->damaged++;
	told = find(&found, "wrong_cell");
	if (!told)
		return;
	s->certain++;
	s->right &= told->slot == slot && told->has_suggested && told->suggested.v == right && told->printed.v == wrong;
	s->named &= letter_names(&found, lang, slot, right);
	if (on_page)
		s->seen &= told->line > 0 && told->raw.len > 0;
	gov_figures_correct(f, slot, to);
	s->kept &= gov_figures_printed(f, slot).value == wrong;
	s->put_right &= tell(f, NULL, NULL, lang, &found) && found.n == 0 && gov_rules_is_balanced(f);
}

static void
test_damaged(void)
{
	Score		s = {0, 0, true, true, true, true, true};

	for (int i = 0; i < DAMAGED; i++)
	{
		GovFigures	f;
		int			slot;
		int64_t		right;

		gov_arena_reset(&arena);
		make_figures(&f);
		do
			slot = GOV_SLOT_APPLICATIONS + (int) below(GOV_SLOT_REMEDIES - GOV_SLOT_APPLICATIONS);
		while (f.status[slot] != GOV_REPORTED);
		right = f.value[slot];
		f.value[slot] = right + 1 + below(50);
		judge(&s, &f, slot, right, i < READ);
	}
	printf("# %d of %d cells were certain\n", s.certain, s.damaged);
	ok(s.damaged == DAMAGED && s.certain > DAMAGED * 95 / 100, "a damaged cell of table 3 is certain in most reports");
	ok(s.right, "what is said to be certainly wrong is the cell that was damaged, and what it was is suggested");
	ok(s.named, "the letter names that cell, and what it should be, in either language");
	ok(s.put_right, "corrected so, the report balances, and nothing is left to tell");
	ok(s.kept, "a correction never changes what was printed");
	ok(s.seen, "of a page, the line is told and what is printed there");
}

/* Whole tables that are absent, blank, or not. */
static void
test_tables(void)
{
	static const GovStatus statuses[] = {GOV_ABSENT, GOV_BLANK};
	bool		once = true;

	for (int part = 0; part < GOV_NPARTS; part++)
		for (int k = 0; k < 2; k++)
		{
			GovFigures	f;
			GovFindings found;

			gov_arena_reset(&arena);
			make_figures(&f);
			for (int slot = 0; slot < GOV_NSLOTS; slot++)
				if ((int) gov_items[gov_form_item_of_slot(slot)].part == part && f.status[slot] == GOV_REPORTED)
				{
					f.status[slot] = (uint8_t) statuses[k];
					f.value[slot] = 0;
				}
			once &= tell(&f, NULL, NULL, GOV_ZH, &found) && found.n == 1 && found.list[0].part == part &&
				find(&found, k == 0 ? "table_absent" : "table_blank");
		}
	ok(once, "a table that is absent or blank is one finding, however many cells it has");
}

/* Each cell blank in turn: told once, as what it is. */
static void
test_blanks(void)
{
	bool		told = true;
	bool		totals = true;

	for (int slot = 0; slot < GOV_NSLOTS; slot++)
	{
		GovFigures	f;
		GovFindings found;
		bool		is_total;
		int64_t		value;

		gov_arena_reset(&arena);
		do
			make_figures(&f);
		while (f.value[gov_form_slot(GOV_ROW_CONCLUDED, GOV_PARTY_TOTAL)] == 0);
		if (f.status[slot] != GOV_REPORTED)
			continue;
		value = f.value[slot];
		f.status[slot] = GOV_BLANK;
		f.value[slot] = 0;
		is_total = gov_form_party_of_slot(slot) == GOV_PARTY_TOTAL ||
			gov_form_item_of_slot(slot) == GOV_ITEM_CONCLUDED ||
			(slot >= GOV_SLOT_REMEDIES && (slot - GOV_SLOT_REMEDIES) % 5 == 4);
		told &= tell(&f, NULL, NULL, GOV_ZH, &found) && found.n == 1 && found.list[0].slot == slot &&
			find(&found, is_total ? "blank_total" : "cell_blank") != NULL;
		totals &= !is_total || (found.list[0].has_suggested && found.list[0].suggested.v == value);
	}
	ok(told, "a blank cell is one finding");
	ok(totals, "what a blank total should be is suggested");
}

int
main(void)
{
	gov_arena_init(&arena, &gov_malloc_host);
	test_wordings();
	test_enumerations();
	test_room();
	test_damaged();
	test_tables();
	test_blanks();
	gov_arena_free(&arena);
	printf("1..%d\n", ntests);
	return nfailed > 0;
}
