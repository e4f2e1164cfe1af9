/*
 * header.c
 *		What is printed above the tables.
 */
#include "core/render/internal.h"

#include "core/text/utf8.h"

#include <stdio.h>

/* Takes no place on paper: DEL, C1 controls, soft hyphen, U+200B to U+200F, BOM. */
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
	const char *p = s.s;
	const char *e = p + s.len;
	GovStr		r = {NULL, 0};
	char	   *out;
	size_t		n = 0;
	uint32_t	chars = 0;
	bool		blank = false;

	if (s.len == 0)
		return r;
	/* U+FFFD is longer than the byte that it stands for */
	if (s.len > MAX_LENGTH / 3)
		gov_throw(a, GOV_ERR_LIMIT, "the report is too long to be printed");
	out = gov_alloc(a, (size_t) s.len * 3);
	while (p < e)
	{
		size_t		len = gov_char_len(p, e);

		if ((++chars & 0xFFFFF) == 0)
			gov_check_interrupt(a);
		if (is_invisible(p, len))
			;
		else if ((unsigned char) *p < ' ' || gov_space_at(p, e) > 0)
			blank = true;
		else
		{
			if (blank && n > 0)
				out[n++] = ' ';
			blank = false;
			if (len == 1 && (unsigned char) *p >= 0x80)
			{
				memcpy(out + n, "\xEF\xBF\xBD", 3);
				n += 3;
			}
			else
			{
				memcpy(out + n, p, len);
				n += len;
			}
		}
		p += len;
	}
	if (n == 0)
		return r;
	r.s = out;
	r.len = (uint32_t) n;
	return r;
}

static void
add_meta(GovPrint *p, GovKey key, GovStr value)
{
	GovStr		k = gov_form_print_keys[key];
	char	   *line;

	if (value.len == 0)
		return;
	line = gov_alloc(p->a, (size_t) k.len + value.len);
	memcpy(line, k.s, k.len);
	memcpy(line + k.len, value.s, value.len);
	p->meta[p->nmeta].s = line;
	p->meta[p->nmeta++].len = k.len + value.len;
}

static int
print_date(char *buf, size_t size, GovDate d)
{
	return snprintf(buf, size, "%d年%d月%d日", d.year, d.month, d.day);
}

void
gov_render_make_header(GovPrint *p, const GovReport *r, const GovRenderSum *of)
{
	const GovHeader *h = &r->header;
	char		buf[160];
	int			n;

	p->title = gov_render_clean(p->a, h->title);
	if (p->title.len == 0)
		p->title = (GovStr) GOV_LAYOUT_STR(GOV_MARK_KIND);

	n = snprintf(buf, sizeof(buf), GOV_MARK_KIND_KEY GOV_MARK_KIND);
	if (of->reports != 1)
		n += snprintf(buf + n, sizeof(buf) - n, GOV_MARK_SUM "%u" GOV_MARK_REPORTS "%s" GOV_MARK_SUM_END,
					  of->reports, of->imputed ? GOV_MARK_IMPUTED : "");
	p->meta[p->nmeta++] = gov_render_keep(p->a, buf, n);
	if (h->year)
	{
		n = snprintf(buf, sizeof(buf), "%d", h->year);
		add_meta(p, GOV_KEY_YEAR, gov_render_keep(p->a, buf, n));
	}
	add_meta(p, GOV_KEY_AGENCY, gov_render_clean(p->a, h->agency));
	if (r->region)
	{
		int			level = gov_regions_level(r->region);

		/* as many digits as it takes, at least six */
		n = snprintf(buf, sizeof(buf), "%012llu", (unsigned long long) r->region);
		n = level <= 3 ? 6 : level == 4 ? 9 : n;
		add_meta(p, GOV_KEY_REGION, gov_render_keep(p->a, buf, n));
	}
	if (r->scope == GOV_SCOPE_ORGAN)
		add_meta(p, GOV_KEY_SCOPE, (GovStr) GOV_LAYOUT_STR(GOV_MARK_ORGAN));
	else if (r->scope == GOV_SCOPE_REGION)
		add_meta(p, GOV_KEY_SCOPE, (GovStr) GOV_LAYOUT_STR(GOV_MARK_REGION));
	add_meta(p, GOV_KEY_INDEX, gov_render_clean(p->a, h->index_no));
	add_meta(p, GOV_KEY_DOCNO, gov_render_clean(p->a, h->doc_no));
	if (h->published.year)
	{
		n = print_date(buf, sizeof(buf), h->published);
		add_meta(p, GOV_KEY_PUBLISHED, gov_render_keep(p->a, buf, n));
	}
	if (h->period_from.year && h->period_to.year)
	{
		n = print_date(buf, sizeof(buf), h->period_from);
		n += snprintf(buf + n, sizeof(buf) - n, GOV_MARK_UNTIL);
		n += print_date(buf + n, sizeof(buf) - n, h->period_to);
		add_meta(p, GOV_KEY_PERIOD, gov_render_keep(p->a, buf, n));
	}
}
