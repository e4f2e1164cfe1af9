/*
 * render.c
 *		The statutory tables, printed: what is printed.
 *
 * A row is printed if any of its cells is there, a table if any of its rows
 * is.  Where figures of several editions of the form are there (a sum over
 * years), table 2 is printed for each, and no figure twice.
 */
#include "core/render/internal.h"
#include "core/form/editions.h"

#include "core/text/utf8.h"

#include <stdio.h>

/* A text of the server's can't be longer. */
#define MAX_LENGTH	(((size_t) 1 << 30) - 64)

const char *const gov_render_formats[GOV_NRENDER_FORMATS] = {"html", "markdown", "text"};

const GovStr gov_render_keys[GOV_NKEYS] = {
	GOV_LAYOUT_STR("年度："), GOV_LAYOUT_STR("发布机构："), GOV_LAYOUT_STR("区划代码："),
	GOV_LAYOUT_STR("统计范围："),
	GOV_LAYOUT_STR("索引号："), GOV_LAYOUT_STR("文号："), GOV_LAYOUT_STR("发布日期："),
	GOV_LAYOUT_STR("统计期限：")
};

void
gov_print_more(GovPrint *p, size_t n)
{
	size_t		cap = p->cap ? p->cap * 2 : 16384;
	char	   *buf;

	if (n > MAX_LENGTH - p->len)
		gov_throw(p->a, GOV_ERR_LIMIT, "the report is too long to be printed");
	while (cap < p->len + n)
		cap *= 2;
	buf = gov_alloc(p->a, cap);
	if (p->len)
		memcpy(buf, p->buf, p->len);
	p->buf = buf;
	p->cap = cap;
}

void
gov_print_int(GovPrint *p, int n)
{
	char		buf[16];

	gov_print(p, buf, (size_t) snprintf(buf, sizeof(buf), "%d", n));
}

static GovStr
keep(GovArena *a, const char *s, size_t len)
{
	GovStr		r;
	char	   *copy = gov_alloc(a, len ? len : 1);

	memcpy(copy, s, len);
	r.s = copy;
	r.len = (uint32_t) len;
	return r;
}


/* ------------------------------------------------------------------ header */

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
	const char *p = s.len > 0 ? s.s : "";
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
	GovStr		k = gov_render_keys[key];
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

static void
make_header(GovPrint *p, const GovReport *r, const GovRenderSum *of)
{
	const GovHeader *h = &r->header;
	char		buf[160];
	int			n;

	p->title = gov_render_clean(p->a, h->title);
	if (p->title.len == 0)
		p->title = (GovStr) GOV_LAYOUT_STR(GOV_RENDER_KIND);

	n = snprintf(buf, sizeof(buf), GOV_RENDER_KIND_KEY GOV_RENDER_KIND);
	if (of->reports != 1)
		n += snprintf(buf + n, sizeof(buf) - n, GOV_RENDER_SUM "%u" GOV_RENDER_REPORTS "%s" GOV_RENDER_SUM_END,
					  of->reports, of->imputed ? GOV_RENDER_IMPUTED : "");
	p->meta[p->nmeta++] = keep(p->a, buf, n);
	if (h->year)
	{
		n = snprintf(buf, sizeof(buf), "%d", h->year);
		add_meta(p, GOV_KEY_YEAR, keep(p->a, buf, n));
	}
	add_meta(p, GOV_KEY_AGENCY, gov_render_clean(p->a, h->agency));
	if (r->region)
	{
		int			level = gov_division_level(r->region);

		/* as many digits as it takes, at least six */
		n = snprintf(buf, sizeof(buf), "%012llu", (unsigned long long) r->region);
		n = level <= 3 ? 6 : level == 4 ? 9 : n;
		add_meta(p, GOV_KEY_REGION, keep(p->a, buf, n));
	}
	if (r->scope == GOV_SCOPE_ORGAN)
		add_meta(p, GOV_KEY_SCOPE, (GovStr) GOV_LAYOUT_STR(GOV_RENDER_ORGAN));
	else if (r->scope == GOV_SCOPE_REGION)
		add_meta(p, GOV_KEY_SCOPE, (GovStr) GOV_LAYOUT_STR(GOV_RENDER_REGION));
	add_meta(p, GOV_KEY_INDEX, gov_render_clean(p->a, h->index_no));
	add_meta(p, GOV_KEY_DOCNO, gov_render_clean(p->a, h->doc_no));
	if (h->published.year)
	{
		n = print_date(buf, sizeof(buf), h->published);
		add_meta(p, GOV_KEY_PUBLISHED, keep(p->a, buf, n));
	}
	if (h->period_from.year && h->period_to.year)
	{
		n = print_date(buf, sizeof(buf), h->period_from);
		n += snprintf(buf + n, sizeof(buf) - n, GOV_RENDER_UNTIL);
		n += print_date(buf + n, sizeof(buf) - n, h->period_to);
		add_meta(p, GOV_KEY_PERIOD, keep(p->a, buf, n));
	}
}


/* ------------------------------------------------------------------ tables */

bool
gov_column_is_wan(const GovLayoutColumn *c)
{
	GovStr		head = c->path[gov_path_len(c->path) - 1];

	return GOV_FIND(head.s, head.s + head.len, "万元") != NULL;
}

static GovStr
value_text(GovPrint *p, const GovFigures *f, int slot, const GovLayoutColumn *column)
{
	char		buf[2 * 3 + GOV_DECIMAL_MAXLEN + 3];
	bool		imputed = f->status[slot] == GOV_IMPUTED;
	bool		yuan = gov_items[gov_slot_item(slot)].unit == GOV_UNIT_YUAN;
	bool		wan = yuan && gov_column_is_wan(column);
	size_t		n = 0;

	switch ((GovStatus) f->status[slot])
	{
		case GOV_ABSENT:
			return (GovStr) GOV_LAYOUT_STR(GOV_MARK_ABSENT);
		case GOV_BLANK:
			return (GovStr) GOV_LAYOUT_STR("");
		case GOV_NOT_APPLICABLE:
			return (GovStr) GOV_LAYOUT_STR(GOV_MARK_NA);
		case GOV_ILLEGIBLE:
			return (GovStr) GOV_LAYOUT_STR(GOV_MARK_ILLEGIBLE);
		case GOV_REPORTED:
		case GOV_IMPUTED:
			break;
	}
	if (imputed)
	{
		memcpy(buf, GOV_MARK_OPEN, 3);
		n = 3;
	}
	n += gov_decimal_print(gov_decimal(f->value[slot], f->scale[slot] + (wan ? 4 : 0)), buf + n);
	if (yuan && !wan)
	{
		memcpy(buf + n, "元", 3);
		n += 3;
	}
	if (imputed)
	{
		memcpy(buf + n, GOV_MARK_CLOSE, 3);
		n += 3;
	}
	return keep(p->a, buf, n);
}

static int
slot_forms(int slot)
{
	return gov_items[gov_slot_item(slot)].forms;
}

static GovStr
join(GovArena *a, GovStr x, GovStr y)
{
	GovStr		r;
	char	   *s;

	if (y.len == 0)
		return x;
	s = gov_alloc(a, (size_t) x.len + y.len);
	memcpy(s, x.s, x.len);
	memcpy(s + x.len, y.s, y.len);
	r.s = s;
	r.len = x.len + y.len;
	return r;
}

static bool
same_str(GovStr a, GovStr b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.s, b.s, a.len) == 0);
}

/* Do both rows stand below the same heading of this level? */
static bool
same_group(const GovPrintRow *a, const GovPrintRow *b, int level)
{
	if (a->depth <= level + 1 || b->depth <= level + 1)
		return false;
	for (int i = 0; i <= level; i++)
		if (!same_str(a->path[i], b->path[i]))
			return false;
	return true;
}

static void
make_spans(GovPrintBlock *b)
{
	for (int i = 0; i < b->nrows; i++)
		for (int level = 0; level < b->rows[i].depth; level++)
		{
			int			n = 1;

			if (i > 0 && same_group(&b->rows[i - 1], &b->rows[i], level))
				n = 0;
			else
				while (i + n < b->nrows && same_group(&b->rows[i], &b->rows[i + n], level))
					n++;
			b->rows[i].rowspan[level] = n;
		}
}

/* Rows with any of the slots needed; editions: those that the part is of. */
static void
make_table(GovPrint *p, const GovLayoutTable *layout, const GovFigures *f,
		   const bool *needed, int editions)
{
	GovPrintTable *t = &p->tables[p->ntables];

	bool		mixed = (editions & (editions - 1)) != 0;

	t->layout = layout;
	t->suffix = gov_form_suffix(mixed ? layout->form : 0);
	t->nblocks = 0;
	t->blocks = gov_alloc(p->a, layout->nblocks * sizeof(GovPrintBlock));
	for (int i = 0; i < layout->nblocks; i++)
	{
		const GovLayoutBlock *l = &layout->blocks[i];
		GovPrintBlock *b = &t->blocks[t->nblocks];

		b->layout = l;
		b->nrows = 0;
		b->rows = gov_alloc(p->a, l->nrows * sizeof(GovPrintRow));
		for (int k = 0; k < l->nrows; k++)
		{
			const GovLayoutRow *row = &l->rows[k];
			GovPrintRow *out = &b->rows[b->nrows];
			bool		any = false;

			for (int c = 0; c < l->ncolumns; c++)
				any |= needed[row->slot + l->columns[c].offset];
			if (!any)
				continue;
			out->depth = gov_path_len(row->path);
			memcpy(out->path, row->path, sizeof(out->path));
			/* rows of one edition among those of another */
			if (mixed && !layout->form && out->depth > 1 && (editions & ~slot_forms(row->slot)))
				out->path[1] = join(p->a, out->path[1], gov_form_suffix(editions & slot_forms(row->slot)));
			for (int c = 0; c < l->ncolumns; c++)
				out->value[c] = value_text(p, f, row->slot + l->columns[c].offset, &l->columns[c]);
			b->nrows++;
		}
		if (b->nrows > 0)
		{
			make_spans(b);
			t->nblocks++;
		}
	}
	if (t->nblocks > 0)
		p->ntables++;
}

/* The editions that figures of a part are of. */
static int
editions_of(const GovFigures *f, GovPart part)
{
	return gov_form_use(part, gov_kinds_there(part, f->status)).forms;
}

/*
 * The rows of an edition's table 2 with a figure that is to be shown there: one
 * that no other of the editions has, or, when these have been chosen, one that
 * no row shows yet.
 */
static void
choose_rows(const GovLayoutTable *t, const GovFigures *f, int editions, bool any_left,
			bool shown[GOV_NDISCLOSURE], bool chosen[GOV_NDISCLOSURE])
{
	for (int b = 0; b < t->nblocks; b++)
		for (int k = 0; k < t->blocks[b].nrows; k++)
		{
			const GovLayoutColumn *columns = t->blocks[b].columns;
			int			slot = t->blocks[b].rows[k].slot;
			int			n = t->blocks[b].ncolumns;
			bool		any = false;

			for (int c = 0; c < n; c++)
			{
				int			at = slot + columns[c].offset;

				any |= f->status[at] != GOV_ABSENT &&
					(any_left ? !shown[at] : (slot_forms(at) & editions) == t->form);
			}
			for (int c = 0; any && c < n; c++)
				shown[slot + columns[c].offset] = chosen[slot + columns[c].offset] = true;
		}
}

static void
make_tables(GovPrint *p, const GovFigures *f)
{
	const GovLayoutTable *layout = gov_layout(p->a);
	bool		chosen[GOV_NEDITIONS][GOV_NDISCLOSURE] = {{false}}; /* of table 2 */
	bool		shown[GOV_NDISCLOSURE] = {false};
	bool		there[GOV_NSLOTS];
	int			editions[GOV_NPARTS];

	for (int slot = 0; slot < GOV_NSLOTS; slot++)
		there[slot] = f->status[slot] != GOV_ABSENT;
	for (int part = 0; part < GOV_NPARTS; part++)
		editions[part] = editions_of(f, (GovPart) part);
	for (int e = 0; e < GOV_NEDITIONS; e++)
		if (editions[GOV_DISCLOSURE] >> e & 1)
			choose_rows(&layout[e], f, editions[GOV_DISCLOSURE], false, shown, chosen[e]);
	for (int e = GOV_NEDITIONS - 1; e >= 0; e--)
		if (editions[GOV_DISCLOSURE] >> e & 1)
			choose_rows(&layout[e], f, editions[GOV_DISCLOSURE], true, shown, chosen[e]);
	for (int i = 0; i < GOV_NLAYOUT; i++)
	{
		const GovLayoutTable *t = &layout[i];

		make_table(p, t, f, t->form ? chosen[i] : there, editions[t->part]);
	}
}

int
gov_print_heads(const GovPrintTable *t, const GovLayoutBlock *b, GovHead *heads, int *depth)
{
	int			n = 0;

	*depth = 0;
	for (int c = 0; c < b->ncolumns; c++)
		if (gov_path_len(b->columns[c].path) > *depth)
			*depth = gov_path_len(b->columns[c].path);
	for (int level = 0; level < *depth; level++)
		for (int c = 0; c < b->ncolumns;)
		{
			const GovStr *path = b->columns[c].path;
			int			len = gov_path_len(path);
			int			next = c + 1;
			GovHead    *h = &heads[n];

			if (len <= level)
			{
				c++;
				continue;
			}
			h->leaf = len == level + 1;
			while (!h->leaf && next < b->ncolumns)
			{
				const GovStr *other = b->columns[next].path;
				bool		same = gov_path_len(other) > level + 1;

				for (int i = 0; same && i <= level; i++)
					same = same_str(path[i], other[i]);
				if (!same)
					break;
				next++;
			}
			h->text = path[level];
			h->level = level;
			h->column = c;
			h->colspan = next < b->ncolumns ? next - c : t->layout->ncolumns - c;
			h->rowspan = h->leaf ? *depth - level : 1;
			n++;
			c = next;
		}
	return n;
}

GovErrorCode
gov_render(GovArena *a, const GovReport *r, const GovRenderSum *of, GovRenderFormat format,
		   GovStr *out)
{
	jmp_buf		here;
	jmp_buf    *outer = a->onerror;
	GovPrint   *p;

	a->error.code = GOV_OK;
	if (setjmp(here))
	{
		a->onerror = outer;
		return a->error.code;
	}
	a->onerror = &here;
	p = gov_alloc0(a, sizeof(GovPrint));
	p->a = a;
	make_header(p, r, of);
	make_tables(p, &r->figures);
	switch (format)
	{
		case GOV_RENDER_HTML:
			gov_print_html(p);
			break;
		case GOV_RENDER_MARKDOWN:
			gov_print_markdown(p);
			break;
		case GOV_RENDER_TEXT:
			gov_print_text(p);
			break;
	}
	out->s = p->buf;
	out->len = (uint32_t) p->len;
	a->onerror = outer;
	return GOV_OK;
}
