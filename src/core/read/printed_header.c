/*
 * printed_header.c
 *		The lines above a print's tables, read back.
 */
#include "core/read/printed_header.h"

#include "core/form/marks.h"
#include "core/read/internal.h"
#include "core/text/utf8.h"

/* Reads digits and goes on behind them; returns -1 when there is no number. */
static int
read_int(const char **pp, const char *e)
{
	const char *p = *pp;
	int			n = 0;

	while (p < e && *p >= '0' && *p <= '9')
		if (__builtin_mul_overflow(n, 10, &n) || __builtin_add_overflow(n, *p++ - '0', &n))
			return -1;
	if (p == *pp)
		return -1;
	*pp = p;
	return n;
}

static bool
read_date(const char **pp, const char *e, GovDate *d)
{
	const char *p = *pp;
	int			year = read_int(&p, e);
	int			month;
	int			day;

	if (!GOV_STARTS(p, e, "年"))
		return false;
	p += LENGTH("年");
	month = read_int(&p, e);
	if (!GOV_STARTS(p, e, "月"))
		return false;
	p += LENGTH("月");
	day = read_int(&p, e);
	if (!GOV_STARTS(p, e, "日"))
		return false;
	p += LENGTH("日");
	if (year < 1 || year > INT16_MAX || month < 1 || month > 12 || day < 1 || day > 31)
		return false;
	*pp = p;
	d->year = (int16_t) year;
	d->month = (uint8_t) month;
	d->day = (uint8_t) day;
	return true;
}

/* Returns the year; 0 when it is none.  There are years before the era. */
static int
read_year(GovStr s)
{
	const char *e = s.s + s.len;
	bool		negative = s.len > 0 && *s.s == '-';
	const char *p = s.s + negative;
	int			year = read_int(&p, e);

	if (p != e || year < 0)
		return 0;
	return negative ? -year : year;
}

/* Returns a code of 2 to 12 digits; 0 when it is none. */
static GovDivisionCode
read_region(GovStr s)
{
	const uint32_t digits = 12;
	GovDivisionCode code = 0;

	if (s.len < 2 || s.len > digits)
		return 0;
	for (uint32_t i = 0; i < digits; i++)
	{
		char		c = i < s.len ? s.s[i] : '0';

		if (c < '0' || c > '9')
			return 0;
		code = code * 10 + (c - '0');
	}
	return code;
}

static void
read_period(GovStr s, GovHeader *h)
{
	const char *p = s.s;
	const char *e = p + s.len;
	GovDate		from;
	GovDate		to;

	if (!read_date(&p, e, &from) || !GOV_STARTS(p, e, GOV_MARK_UNTIL))
		return;
	p += LENGTH(GOV_MARK_UNTIL);
	if (read_date(&p, e, &to) && p == e)
	{
		h->period_from = from;
		h->period_to = to;
	}
}

/* Takes back what gov_render_put_markdown() put in. */
GovStr
gov_read_unescape(PrintedHeader *r, GovStr s)
{
	static const struct
	{
		GovStr		entity;
		char		c;
	}			entities[] = {
		{W("&amp;"), '&'}, {W("&lt;"), '<'}, {W("&gt;"), '>'}
	};
	char	   *out;
	size_t		n = 0;

	if (!r->markdown || s.len == 0)
		return s;
	out = gov_alloc(r->a, s.len);
	while (s.len > 0)
	{
		size_t		len = 1;
		char		c = *s.s;

		if (c == '\\' && s.len > 1 && (unsigned char) s.s[1] < 0x80)
		{
			c = s.s[1];
			len = 2;
		}
		for (size_t i = 0; c == '&' && i < sizeof(entities) / sizeof(entities[0]); i++)
			if (starts_with(s, entities[i].entity.s, entities[i].entity.len))
			{
				c = entities[i].c;
				len = entities[i].entity.len;
			}
		out[n++] = c;
		s = rest_of(s, len);
	}
	s.s = out;
	s.len = (uint32_t) n;
	return s;
}

/* Reads the value of a key; what is no value of it is left out. */
static void
read_key(PrintedHeader *r, GovKey key, GovStr s)
{
	GovHeader  *h = &r->out->header;
	const char *p = s.s;
	const char *e = p + s.len;
	GovDivisionCode region;
	GovDate		d;

	switch (key)
	{
		case GOV_KEY_YEAR:
			h->year = read_year(s);
			break;
		case GOV_KEY_AGENCY:
			h->agency = gov_read_unescape(r, s);
			break;
		case GOV_KEY_REGION:
			region = read_region(s);
			if (region)
				r->out->region = region;
			break;
		case GOV_KEY_SCOPE:
			r->out->scope = IS(s, GOV_MARK_ORGAN) ? GOV_SCOPE_ORGAN :
				IS(s, GOV_MARK_REGION) ? GOV_SCOPE_REGION : GOV_SCOPE_UNKNOWN;
			break;
		case GOV_KEY_INDEX:
			h->index_no = gov_read_unescape(r, s);
			break;
		case GOV_KEY_DOCNO:
			h->doc_no = gov_read_unescape(r, s);
			break;
		case GOV_KEY_PUBLISHED:
			if (read_date(&p, e, &d) && p == e)
				h->published = d;
			break;
		case GOV_KEY_PERIOD:
			read_period(s, h);
			break;
		case GOV_NKEYS:
			break;
	}
}

bool
gov_read_is_kind(GovStr line, PrintedKind *kind)
{
	kind->markdown = STARTS(line, "- ");
	if (kind->markdown)
		line = rest_of(line, LENGTH("- "));
	if (!STARTS(line, GOV_MARK_KIND_KEY GOV_MARK_KIND))
		return false;
	line = rest_of(line, LENGTH(GOV_MARK_KIND_KEY GOV_MARK_KIND));
	kind->bare = DROP_END(&line, GOV_MARK_WHOLE_BARE);
	kind->whole = kind->bare || DROP_END(&line, GOV_MARK_WHOLE);
	if (line.len == 0)
		return true;
	if (!STARTS(line, GOV_MARK_SUM))
		return false;
	line = rest_of(line, LENGTH(GOV_MARK_SUM));
	if (!DROP_END(&line, GOV_MARK_SUM_END))
		return false;
	DROP_END(&line, GOV_MARK_IMPUTED);
	return DROP_END(&line, GOV_MARK_REPORTS) && line.len > 0 &&
		is_made_of(line.s, line.len, "0123456789");
}

void
gov_read_begin_header(PrintedHeader *r, GovStr above, PrintedKind kind)
{
	GovStr		title = above;

	memset(&r->out->header, 0, sizeof(r->out->header));
	r->out->region = 0;
	r->out->scope = GOV_SCOPE_UNKNOWN;
	r->markdown = kind.markdown;
	r->whole = kind.whole;
	r->bare = kind.bare;
	r->found = true;
	r->next_key = 0;
	if (kind.markdown && STARTS(title, "# "))
		title = rest_of(title, LENGTH("# "));
	if (title.len > 0 && !IS(title, GOV_MARK_KIND))
		r->out->header.title = gov_read_unescape(r, title);
}

void
gov_read_field(PrintedHeader *r, GovStr line)
{
	int			k = r->next_key;

	if (r->markdown && STARTS(line, "- "))
		line = rest_of(line, LENGTH("- "));
	while (k < GOV_NKEYS && !starts_with(line, gov_form_print_keys[k].s, gov_form_print_keys[k].len))
		k++;
	if (k < GOV_NKEYS)
		read_key(r, (GovKey) k, rest_of(line, gov_form_print_keys[k].len));
	else
		r->has_other_lines = true;
	r->next_key = k < GOV_NKEYS ? k + 1 : k;
}
