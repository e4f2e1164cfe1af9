/*
 * csv.c
 *		Reports as a table for spreadsheets.
 */
#include "core/render/csv.h"

#include "core/base/buffer.h"
#include "core/figures/columns.h"
#include "core/figures/refs.h"
#include "core/form/marks.h"
#include "core/text/utf8.h"

#include <stdio.h>

/* Longer than any date or code. */
#define MAX_VALUE		64

/* Digits of a division's code, by its level. */
static const int code_digits[] = {0, 6, 6, 6, 9, 12};

/* What stands before the figures. */
static const char *const own_heads[] = {
	"发布机构", "区划代码", "年度", "标题", "索引号", "文号", "发布日期", "统计期限_起", "统计期限_止", "统计范围"
};

#define N_OWN_HEADS		((int) (sizeof(own_heads) / sizeof(own_heads[0])))

/* A line under way. */
typedef struct Line
{
	GovArena   *a;
	GovBuffer	text;
	int			fields;
} Line;

static void
put(Line *l, const char *s, size_t n)
{
	gov_buffer_put(l->a, &l->text, s, n);
}

static void
begin_field(Line *l)
{
	if (l->fields++ > 0)
		gov_buffer_put_char(l->a, &l->text, ',');
}

/* Returns true for what Excel reads as a number, a date or a time. */
static bool
is_number_like(GovStr s)
{
	bool		digit = false;

	for (uint32_t i = 0; i < s.len; i++)
	{
		if (s.s[i] == '\0' || !strchr("0123456789.,:/-+eE%$() ", s.s[i]))
			return false;
		digit |= s.s[i] >= '0' && s.s[i] <= '9';
	}
	return digit;
}

/* Returns true for what spreadsheets run, in either width. */
static bool
is_formula(GovStr s)
{
	return s.len > 0 && (strchr("=+-@", s.s[0]) ||
						 gov_is_any_of(gov_char_at(s.s, s.s + s.len), L"＝＋－＠"));
}

/* Puts a text, quoted as a whole; inner quotes are doubled. */
static void
put_quoted(Line *l, const char *before, GovStr s)
{
	put(l, "\"", 1);
	put(l, before, strlen(before));
	for (uint32_t i = 0; i < s.len; i++)
	{
		if (s.s[i] == '"')
			put(l, "\"", 1);
		put(l, s.s + i, 1);
	}
	put(l, "\"", 1);
}

static void
put_text(Line *l, GovStr s)
{
	s = gov_render_clean(l->a, s);
	begin_field(l);
	if (s.len == 0)
		return;
	if (is_number_like(s))
	{
		put(l, "\"=\"\"", 4);
		put(l, s.s, s.len);
		put(l, "\"\"\"", 3);
	}
	else if (is_formula(s))
		put_quoted(l, "'", s);
	else if (memchr(s.s, ',', s.len) || memchr(s.s, '"', s.len))
		put_quoted(l, "", s);
	else
		put(l, s.s, s.len);
}

static void
put_region(Line *l, GovDivisionCode region)
{
	char		digits[MAX_VALUE];
	GovStr		s = {digits, 0};

	if (region)
	{
		snprintf(digits, sizeof(digits), "%012llu", (unsigned long long) region);
		s.len = (uint32_t) code_digits[gov_regions_level(region)];
	}
	put_text(l, s);
}

/* As ISO has it, which Excel reads as a date. */
static void
put_date(Line *l, GovDate d)
{
	char		buf[MAX_VALUE];

	begin_field(l);
	if (d.year)
		put(l, buf, (size_t) snprintf(buf, sizeof(buf), "%04d-%02d-%02d", d.year, d.month, d.day));
}

static void
put_year(Line *l, int year)
{
	char		buf[MAX_VALUE];

	begin_field(l);
	if (year)
		put(l, buf, (size_t) snprintf(buf, sizeof(buf), "%d", year));
}

static void
put_scope(Line *l, GovScope scope)
{
	const char *words = scope == GOV_SCOPE_ORGAN ? GOV_MARK_ORGAN : scope == GOV_SCOPE_REGION ? GOV_MARK_REGION : "";

	begin_field(l);
	put(l, words, strlen(words));
}

static void
put_figure(Line *l, const GovFigures *f, const GovColumn *c)
{
	GovRef		ref = {.item = c->item,.group = -1,.party = c->party};
	char		buf[GOV_TOTAL_MAXLEN];
	GovTotal	t;

	/* "other" is a row of one edition and a group in the next */
	if (c->item < 0 || (c->group >= 0 && strcmp(gov_items[c->item].code, gov_groups[c->group].code) == 0))
		ref.group = c->group;
	begin_field(l);
	if (gov_figures_lookup(f, ref, &t))
		put(l, buf, (size_t) gov_total_print(t, buf));
}

GovErrorCode
gov_render_csv_heads(GovArena *a, GovStr *out)
{
	Line		l;
	GovColumn  *columns;
	int			n;
	char		head[GOV_COLUMN_HEAD_BYTES + 1];

	GOV_CATCH(a);
	memset(&l, 0, sizeof(l));
	l.a = a;
	put(&l, GOV_CSV_MARK, sizeof(GOV_CSV_MARK) - 1);
	for (int i = 0; i < N_OWN_HEADS; i++)
	{
		begin_field(&l);
		put(&l, own_heads[i], strlen(own_heads[i]));
	}
	columns = gov_alloc(a, GOV_MAX_COLUMNS * sizeof(GovColumn));
	n = gov_figures_list_columns(columns, false);
	for (int i = 0; i < n; i++)
	{
		gov_figures_column_head(&columns[i], head);
		begin_field(&l);
		put(&l, head, strlen(head));
	}
	out->s = l.text.s;
	out->len = (uint32_t) l.text.len;
	return GOV_CAUGHT(a);
}

GovErrorCode
gov_render_csv_line(GovArena *a, const GovPrintable *what, GovStr *out)
{
	const GovHeader *h = what->header;
	Line		l;
	GovColumn  *columns;
	int			n;

	GOV_CATCH(a);
	memset(&l, 0, sizeof(l));
	l.a = a;
	put_text(&l, h->agency);
	put_region(&l, what->region);
	put_year(&l, h->year);
	put_text(&l, h->title);
	put_text(&l, h->index_no);
	put_text(&l, h->doc_no);
	put_date(&l, h->published);
	put_date(&l, h->period_from);
	put_date(&l, h->period_to);
	put_scope(&l, what->scope);
	columns = gov_alloc(a, GOV_MAX_COLUMNS * sizeof(GovColumn));
	n = gov_figures_list_columns(columns, false);
	for (int i = 0; i < n; i++)
		put_figure(&l, what->figures, &columns[i]);
	out->s = l.text.s;
	out->len = (uint32_t) l.text.len;
	return GOV_CAUGHT(a);
}
