/*
 * header.c
 *		What is printed above the tables: the title, and a line for each thing
 *		that is known of the report.
 */
#include "core/render/internal.h"

#include "core/text/utf8.h"

#include <stdio.h>

#define REPLACEMENT		"\xEF\xBF\xBD"	/* U+FFFD */

/* Interrupts are looked for once in so many characters. */
#define CHARS_A_CHECK	(1 << 20)

/* Longer than any value made here. */
#define MAX_VALUE		160

/* Digits of a division's code: as many as its level takes, at least six. */
static const int code_digits[] = {0, 6, 6, 6, 9, 12};

/*
 * Returns true for a character that takes no room on paper: DEL, C1 controls,
 * soft hyphen, U+200B to U+200F, BOM.
 */
static bool
is_invisible(const char *p, size_t len)
{
	const unsigned char *s = (const unsigned char *) p;

	switch (len)
	{
		case 1:
			return s[0] == 0x7F;
		case 2:
			return s[0] == 0xC2 && (s[1] < 0xA0 || s[1] == 0xAD);
		case 3:
			return (s[0] == 0xE2 && s[1] == 0x80 && s[2] >= 0x8B && s[2] <= 0x8F) ||
				(s[0] == 0xEF && s[1] == 0xBB && s[2] == 0xBF);
		default:
			return false;
	}
}

GovStr
gov_render_clean(GovArena *a, GovStr s)
{
	const size_t widest = sizeof(REPLACEMENT) - 1;	/* of a single byte */
	const char *p = s.len > 0 ? s.s : "";
	const char *e = p + s.len;
	GovStr		r = {NULL, 0};
	char	   *out;
	size_t		n = 0;
	uint32_t	chars = 0;
	bool		blank = false;

	if (s.len == 0)
		return r;
	if (s.len > GOV_PRINT_MAX / widest)
		gov_throw(a, GOV_ERR_LIMIT, "the report is too long to be printed");
	out = gov_alloc(a, (size_t) s.len * widest);
	for (size_t len; p < e; p += len)
	{
		bool		malformed;

		len = gov_valid_char_len((const unsigned char *) p, (const unsigned char *) e);
		malformed = len == 0;
		len += malformed;
		if (++chars % CHARS_A_CHECK == 0)
			gov_check_interrupt(a);
		if (is_invisible(p, len))
			continue;
		if ((unsigned char) *p < ' ' || gov_space_at(p, e) > 0)
		{
			blank = true;
			continue;
		}
		if (blank && n > 0)
			out[n++] = ' ';
		blank = false;
		memcpy(out + n, malformed ? REPLACEMENT : p, malformed ? widest : len);
		n += malformed ? widest : len;
	}
	if (n == 0)
		return r;
	r.s = out;
	r.len = (uint32_t) n;
	return r;
}

/* Adds a line, unless there is no value. */
static void
add_line(GovPrint *p, GovKey key, GovStr value)
{
	if (value.len > 0)
		p->meta[p->nmeta++] = gov_render_join(p->a, gov_form_print_keys[key], value);
}

static void add_formatted(GovPrint *p, GovKey key, const char *fmt,...)
			__attribute__((format(printf, 3, 4)));

static void
add_formatted(GovPrint *p, GovKey key, const char *fmt,...)
{
	char		buf[MAX_VALUE];
	va_list		args;
	GovStr		value = {buf, 0};

	va_start(args, fmt);
	value.len = (uint32_t) vsnprintf(buf, sizeof(buf), fmt, args);
	va_end(args);
	add_line(p, key, value);
}

/* What it is: a report, or the sum of some. */
static void
add_kind(GovPrint *p, const GovPrintable *what)
{
	char		buf[MAX_VALUE];
	int			n = snprintf(buf, sizeof(buf), GOV_MARK_KIND_KEY GOV_MARK_KIND);

	if (what->reports != 1)
		n += snprintf(buf + n, sizeof(buf) - n,
					  GOV_MARK_SUM "%u" GOV_MARK_REPORTS "%s" GOV_MARK_SUM_END,
					  what->reports, what->imputed ? GOV_MARK_IMPUTED : "");
	if (what->whole)
		n += snprintf(buf + n, sizeof(buf) - n, "%s", p->ntables ? GOV_MARK_WHOLE : GOV_MARK_WHOLE_BARE);
	p->meta[p->nmeta++] = gov_str_copy(p->a, buf, n);
}

static void
add_region(GovPrint *p, GovDivisionCode region)
{
	char		digits[32];

	if (!region)
		return;
	snprintf(digits, sizeof(digits), "%012llu", (unsigned long long) region);
	add_formatted(p, GOV_KEY_REGION, "%.*s", code_digits[gov_regions_level(region)], digits);
}

#define DATE_FORMAT		"%d年%d月%d日"
#define DATE_ARGS(d)	(d).year, (d).month, (d).day

void
gov_render_make_header(GovPrint *p, const GovPrintable *what)
{
	const GovHeader *h = what->header;

	p->title = gov_render_clean(p->a, h->title);
	if (p->title.len == 0)
		p->title = (GovStr) GOV_LAYOUT_STR(GOV_MARK_KIND);
	add_kind(p, what);
	if (h->year)
		add_formatted(p, GOV_KEY_YEAR, "%d", h->year);
	add_line(p, GOV_KEY_AGENCY, gov_render_clean(p->a, h->agency));
	add_region(p, what->region);
	if (what->scope == GOV_SCOPE_ORGAN)
		add_line(p, GOV_KEY_SCOPE, (GovStr) GOV_LAYOUT_STR(GOV_MARK_ORGAN));
	else if (what->scope == GOV_SCOPE_REGION)
		add_line(p, GOV_KEY_SCOPE, (GovStr) GOV_LAYOUT_STR(GOV_MARK_REGION));
	add_line(p, GOV_KEY_INDEX, gov_render_clean(p->a, h->index_no));
	add_line(p, GOV_KEY_DOCNO, gov_render_clean(p->a, h->doc_no));
	if (h->published.year)
		add_formatted(p, GOV_KEY_PUBLISHED, DATE_FORMAT, DATE_ARGS(h->published));
	if (h->period_from.year && h->period_to.year)
		add_formatted(p, GOV_KEY_PERIOD, DATE_FORMAT GOV_MARK_UNTIL DATE_FORMAT,
					  DATE_ARGS(h->period_from), DATE_ARGS(h->period_to));
}
