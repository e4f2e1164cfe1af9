/*
 * notice.c
 *		The letter about a report, printed as HTML, markdown or text.
 */
#include "core/tell/notice.h"

#include "core/render/print.h"

static const char *const html_langs[GOV_NLANGS] = {"zh-CN", "en"};

static void
put(GovPrint *p, const char *s)
{
	if (*s)
		gov_render_put(p, s, strlen(s));
}


/*
 * HTML: a fragment that looks the same in any page
 */

static void
put_element(GovPrint *p, const char *open, GovStr text, const char *close)
{
	put(p, open);
	gov_render_put_html(p, text);
	put(p, close);
}

static void
put_html_part(GovPrint *p, const GovDraft *l, const GovLetterPart *part)
{
	GOV_PUT(p, "<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\""
			" style=\"border-collapse:collapse;width:100%;margin:1em 0;text-align:left\">\n");
	put_element(p, "<caption style=\"padding:.5em 0;font-weight:bold;text-align:left\">", part->heading,
				"</caption>\n");
	GOV_PUT(p, "<colgroup><col style=\"width:6%\"><col style=\"width:18%\"><col style=\"width:7%\">"
			"<col style=\"width:7%\"><col style=\"width:37%\"><col style=\"width:25%\"></colgroup>\n"
			"<thead>\n<tr>");
	for (int c = 0; c < GOV_LETTER_COLUMNS; c++)
		put_element(p, "<th scope=\"col\">", l->heads[c], "</th>");
	GOV_PUT(p, "</tr>\n</thead>\n<tbody>\n");
	for (uint32_t i = 0; i < part->n; i++)
	{
		GOV_PUT(p, "<tr>");
		for (int c = 0; c < GOV_LETTER_COLUMNS; c++)
			put_element(p, "<td>", part->entries[i].text[c], "</td>");
		GOV_PUT(p, "</tr>\n");
	}
	GOV_PUT(p, "</tbody>\n</table>\n");
}

static void
put_html(GovPrint *p, const GovDraft *l)
{
	GOV_PUT(p, "<section class=\"govreport-notice\" lang=\"");
	put(p, html_langs[l->lang]);
	GOV_PUT(p, "\" style=\"max-width:60em\">\n");
	put_element(p, "<h2 style=\"text-align:center\">", l->title, "</h2>\n");
	put_element(p, "<p>", l->to, "</p>\n");
	put_element(p, "<p style=\"text-indent:2em\">", l->opening, "</p>\n");
	for (int i = 0; i < l->nparts; i++)
		put_html_part(p, l, &l->parts[i]);
	if (l->closing.len > 0)
		put_element(p, "<p style=\"text-indent:2em\">", l->closing, "</p>\n");
	put_element(p, "<p style=\"text-align:right\">", l->signature, "<br>");
	put_element(p, "", l->date, "</p>\n</section>\n");
}


/*
 * Markdown
 */

static void
put_paragraph(GovPrint *p, const char *before, GovStr text)
{
	if (text.len == 0)
		return;
	put(p, before);
	gov_render_put_markdown(p, text);
	GOV_PUT(p, "\n\n");
}

static void
put_markdown_row(GovPrint *p, const GovStr text[GOV_LETTER_COLUMNS])
{
	GOV_PUT(p, "|");
	for (int c = 0; c < GOV_LETTER_COLUMNS; c++)
	{
		GOV_PUT(p, " ");
		gov_render_put_markdown(p, text[c]);
		GOV_PUT(p, " |");
	}
	GOV_PUT(p, "\n");
}

static void
put_markdown(GovPrint *p, const GovDraft *l)
{
	put_paragraph(p, "## ", l->title);
	put_paragraph(p, "", l->to);
	put_paragraph(p, "", l->opening);
	for (int i = 0; i < l->nparts; i++)
	{
		put_paragraph(p, "### ", l->parts[i].heading);
		put_markdown_row(p, l->heads);
		GOV_PUT(p, "|---|---|---|---|---|---|\n");
		for (uint32_t k = 0; k < l->parts[i].n; k++)
			put_markdown_row(p, l->parts[i].entries[k].text);
		GOV_PUT(p, "\n");
	}
	put_paragraph(p, "", l->closing);
	put_paragraph(p, "", l->signature);
	put_paragraph(p, "", l->date);
	p->len--;
}


/*
 * Text: each problem as a few lines, for a table would be too wide
 */

static void
put_line(GovPrint *p, const char *before, GovStr text)
{
	put(p, before);
	gov_render_put_str(p, text);
	GOV_PUT(p, "\n");
}

static void
put_text_entry(GovPrint *p, const GovDraft *l, const GovLetterEntry *e)
{
	const char *colon = gov_wordings[GOV_SAY_COLON].in[l->lang];

	gov_render_put_str(p, e->text[GOV_LETTER_NUMBER]);
	put_line(p, ". ", e->text[GOV_LETTER_PROBLEM]);
	for (int c = 0; c < GOV_LETTER_COLUMNS; c++)
	{
		if (c == GOV_LETTER_NUMBER || c == GOV_LETTER_PROBLEM || e->text[c].len == 0)
			continue;
		GOV_PUT(p, "   ");
		gov_render_put_str(p, l->heads[c]);
		put_line(p, colon, e->text[c]);
	}
}

static void
put_text(GovPrint *p, const GovDraft *l)
{
	put_line(p, "", l->title);
	put_line(p, "\n", l->to);
	put_line(p, "\n", l->opening);
	for (int i = 0; i < l->nparts; i++)
	{
		put_line(p, "\n", l->parts[i].heading);
		GOV_PUT(p, "\n");
		for (uint32_t k = 0; k < l->parts[i].n; k++)
			put_text_entry(p, l, &l->parts[i].entries[k]);
	}
	if (l->closing.len > 0)
		put_line(p, "\n", l->closing);
	put_line(p, "\n", l->signature);
	put_line(p, "", l->date);
}

static void
print(GovPrint *p, const GovDraft *l, GovRenderFormat format)
{
	switch (format)
	{
		case GOV_RENDER_HTML:
			put_html(p, l);
			break;
		case GOV_RENDER_MARKDOWN:
			put_markdown(p, l);
			break;
		case GOV_RENDER_TEXT:
			put_text(p, l);
			break;
	}
}

GovErrorCode
gov_tell_notice(GovArena *a, const GovNotice *notice, const GovFindings *findings, GovStr *out)
{
	GovDraft	letter;
	GovPrint   *p;

	GOV_CATCH(a);
	gov_tell_write_letter(a, notice->lang, &notice->to, findings, &letter);
	p = gov_alloc0(a, sizeof(GovPrint));
	p->a = a;
	print(p, &letter, notice->format);
	out->s = p->buf;
	out->len = (uint32_t) p->len;
	return GOV_CAUGHT(a);
}
