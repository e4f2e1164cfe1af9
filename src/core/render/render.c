/*
 * render.c
 *		The statutory tables, printed: what is printed.
 *
 * A row is printed if any of its cells is there, a table if any of its rows
 * is.  Where figures of both editions of the form are there (a sum over
 * years), table 2 is printed for each, and no figure twice.
 */
#include "core/render/internal.h"

#define BOTH_FORMS	(GOV_FORM_2019 | GOV_FORM_2021)

const char *const gov_render_format_names[GOV_NRENDER_FORMATS] = {"html", "markdown", "text"};


static GovStr
value_text(GovPrint *p, const GovFigures *f, int slot, const GovLayoutColumn *column)
{
	char		buf[2 * 3 + GOV_DECIMAL_MAXLEN + 3];
	bool		imputed = f->status[slot] == GOV_IMPUTED;
	bool		yuan = gov_items[gov_slot_item(slot)].unit == GOV_UNIT_YUAN;
	bool		wan = yuan && gov_form_column_is_wan(column);
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
	return gov_render_keep(p->a, buf, n);
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

/* Do both rows stand below the same heading of this level? */
static bool
same_group(const GovPrintRow *a, const GovPrintRow *b, int level)
{
	if (a->depth <= level + 1 || b->depth <= level + 1)
		return false;
	for (int i = 0; i <= level; i++)
		if (!gov_render_same(a->path[i], b->path[i]))
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

	bool		mixed = editions == BOTH_FORMS;

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
				any |= needed[row->slot + c];
			if (!any)
				continue;
			out->depth = gov_path_len(row->path);
			memcpy(out->path, row->path, sizeof(out->path));
			/* rows of one edition among those of another */
			if (mixed && !layout->form && out->depth > 1)
				out->path[1] = join(p->a, out->path[1], gov_form_suffix(slot_forms(row->slot)));
			for (int c = 0; c < l->ncolumns; c++)
				out->value[c] = value_text(p, f, row->slot + c, &l->columns[c]);
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

/* The editions that figures of a part can only be of. */
static int
editions_of(const GovFigures *f, GovPart part)
{
	int			editions = 0;

	for (int slot = 0; slot < GOV_NSLOTS; slot++)
	{
		const GovItem *item = &gov_items[gov_slot_item(slot)];

		if (item->part == part && f->status[slot] != GOV_ABSENT &&
			item->forms != BOTH_FORMS)
			editions |= item->forms;
	}
	return editions;
}

/*
 * Which rows of an edition's table 2 are needed?  Those with a figure that
 * only this edition has; then, in the edition that is printed anyway, those
 * with a figure that no such row shows.
 */
static void
choose_rows(const GovFigures *f, bool chosen[][GOV_NDISCLOSURE])
{
	bool		shown[GOV_NDISCLOSURE] = {false};
	int			editions = editions_of(f, GOV_DISCLOSURE);
	int			usual = editions == GOV_FORM_2019 ? GOV_FORM_2019 : GOV_FORM_2021;

	for (int pass = 0; pass < 2; pass++)
		for (int i = 0; i < gov_nlayout; i++)
		{
			const GovLayoutTable *t = &gov_layout[i];

			if (!t->form || (pass == 1 && t->form != usual))
				continue;
			for (int b = 0; b < t->nblocks; b++)
				for (int k = 0; k < t->blocks[b].nrows; k++)
				{
					int			slot = t->blocks[b].rows[k].slot;
					int			n = t->blocks[b].ncolumns;
					bool		any = false;

					for (int c = 0; c < n; c++)
						any |= f->status[slot + c] != GOV_ABSENT &&
							(pass == 0 ? slot_forms(slot + c) == t->form : !shown[slot + c]);
					for (int c = 0; any && c < n; c++)
						shown[slot + c] = chosen[i][slot + c] = true;
				}
		}
}

static void
make_tables(GovPrint *p, const GovFigures *f)
{
	bool		chosen[2][GOV_NDISCLOSURE] = {{false}}; /* table 2, by edition */
	bool		there[GOV_NSLOTS];

	for (int slot = 0; slot < GOV_NSLOTS; slot++)
		there[slot] = f->status[slot] != GOV_ABSENT;
	choose_rows(f, chosen);
	for (int i = 0; i < gov_nlayout; i++)
	{
		const GovLayoutTable *t = &gov_layout[i];

		make_table(p, t, f, t->form ? chosen[i] : there, editions_of(f, t->part));
	}
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
	gov_render_make_header(p, r, of);
	make_tables(p, &r->figures);
	switch (format)
	{
		case GOV_RENDER_HTML:
			gov_render_html(p);
			break;
		case GOV_RENDER_MARKDOWN:
			gov_render_markdown(p);
			break;
		case GOV_RENDER_TEXT:
			gov_render_text(p);
			break;
	}
	out->s = p->buf;
	out->len = (uint32_t) p->len;
	a->onerror = outer;
	return GOV_OK;
}
