/*
 * html_test.c
 *		Pages to text: lines, rows, spans, source lines, hostile input.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/html/html.h"
#include "tap.h"
#include "work.h"

/* Of a hostile page; another is twice as long, and more than one parser is given. */
#define PAGE	(9 << 18)

static GovArena arena;

/* false when it threw */
static bool
run(const char *s, size_t len, GovText *t)
{
	jmp_buf		here;

	gov_arena_reset(&arena);
	arena.onerror = &here;
	if (setjmp(here) != 0)
		return false;
	gov_html_read(&arena, s, len, t);
	return true;
}

/* The text with R for a row, | between cells and ^ for what is spanned. */
static void
is_text(const char *html, const char *want, const char *name)
{
	size_t		len = strlen(html);
	char	   *copy = malloc(len ? len : 1);	/* so that ASAN sees the end */
	GovText		t = {0};
	char	   *got;
	uint32_t	lines = 0;

	memcpy(copy, html, len);
	if (!run(copy, len, &t))
		t = (GovText) {"(error)", 7, NULL, 0};
	got = malloc(t.len + 1);
	for (size_t i = 0; i < t.len; i++)
	{
		char		c = t.s[i];

		lines += c == '\n';
		got[i] = c == GOV_ROW ? 'R' : c == GOV_CELL ? '|' : c == GOV_SPANNED ? '^' : c;
	}
	got[t.len] = '\0';
	ok(strcmp(got, want) == 0 && lines == t.nlines, name);
	if (strcmp(got, want) != 0)
		printf("# got:  %s\n# want: %s\n", got, want);
	free(got);
	free(copy);
}

static void
is_lines(const char *html, const uint32_t *want, uint32_t n, const char *name)
{
	GovText		t = {0};
	bool		same = run(html, strlen(html), &t) && t.nlines == n;

	for (uint32_t i = 0; same && i < n; i++)
		same = t.source_line[i] == want[i];
	ok(same, name);
	for (uint32_t i = 0; !same && i < t.nlines; i++)
		printf("# line %u comes from %u\n", i + 1, t.source_line[i]);
}

static bool
is_html(const char *s)
{
	size_t		len = strlen(s);
	char	   *copy = malloc(len ? len : 1);
	bool		html;

	memcpy(copy, s, len);
	html = gov_html_detect(copy, len);
	free(copy);
	return html;
}

static bool
stop_now(void *arg)
{
	return ++*(int *) arg > 3;
}

static void *
alloc_some(void *arg, size_t size)
{
	return --*(int *) arg < 0 ? NULL : malloc(size);
}

static void
free_some(void *arg, void *ptr)
{
	(void) arg;
	free(ptr);
}

static void
run_page(const char *s, size_t len, void *arg)
{
	GovText		t = {0};
	bool	   *good = arg;

	gov_html_detect(s, len);
	*good &= run(s, len, &t) && t.len <= len * 4 + 65536;
}

/* Work and memory must be in proportion to a page of a repeated piece. */
static void
is_linear(const char *piece, const char *end, const char *name)
{
	bool		good = true;
	bool		linear = work_is_linear((GovStr) {piece, (uint32_t) strlen(piece)}, end, PAGE,
										run_page, &good);

	ok(good, name);
	ok(linear, "  ... in linear time");
}

int
main(void)
{
	gov_arena_init(&arena, &gov_malloc_host);

	/* what is a page */
	ok(is_html("<!DOCTYPE html><p>x"), "a doctype makes a page");
	ok(is_html("年报 <TABLE border=1><tr>"), "a table pasted into a text is seen");
	ok(is_html("<td\n class=a>"), "a tag whose attributes are on the next line is seen");
	ok(is_html("</p>"), "an end tag alone is seen");
	ok(is_html("本年新<br/>制作"), "an empty tag is seen");
	ok(!is_html("公开数 < 5 件，a<b，x<p 的"), "a stray < makes no page");
	ok(!is_html("<市教育局>、<1>、<"), "Chinese in angle brackets makes no page");
	ok(!is_html("<tablet>"), "a longer name is no tag");
	ok(!is_html("<table"), "a cut-off tag makes no page");
	ok(!is_html(""), "the empty text is no page");

	/* flow */
	is_text("<html><body><p>一、总体<b>情</b>况</p><p>二</p>", "一、总体情况\n二\n",
			"paragraphs are lines, inline markup vanishes");
	is_text("<html><p>共<span>1</span><font>2</font><o:p></o:p>件", "共12件\n",
			"a number broken over spans rejoins");
	is_text("<html><p>甲\n  乙 丙\n1\n2</p>", "甲乙 丙1 2\n",
			"newlines in a paragraph are spaces, none between Chinese characters");
	is_text("<html><div>甲<br>乙<br/><br />丙</div>", "甲\n乙\n丙\n", "<br> in flow ends a line");
	is_text("<html><div>甲\n乙</div>", "甲\n乙\n", "newlines outside paragraphs stay");
	is_text("<html><p>&nbsp;\xE3\x80\x80 甲&nbsp;乙\xC2\xA0\xE3\x80\x80</p>", "甲 乙\n",
			"no-break and ideographic spaces are trimmed");
	is_text("<html><script>if (a<b) '<p>no</p>'</script><style>p{}</style><p>甲", "甲\n",
			"scripts and styles print nothing");
	is_text("<html><select><option>2020<option>2021</select><p>甲", "甲\n", "menus print nothing");
	is_text("<html><!-- <p>no</p> --><!--> <p>甲<![if !supportLists]>乙<![endif]>", "甲乙\n",
			"comments print nothing");
	is_text("<html><p>&lt;&amp;&gt;&#20013;&#x56fd;&hellip;&mdash;&#151;&unknown;&", "<&>中国…——&unknown;&\n",
			"character references");
	is_text("<html><p>a&#0;b&#x1e;c\x1e\x1f\x1a" "d\xE2\x80\x8B" "e", "abcde\n",
			"controls, marks of our own and zero-width characters vanish");
	is_text("<html><p>a < b, <5, <中>", "a < b, <5, <中>\n", "a stray < is text");
	is_text("<html><head><title>某局2021年度报告</title></head><body><p>正文", "某局2021年度报告\n正文\n",
			"a title that the page doesn't show is its first line");
	is_text("<html><title>某局2021年度报告-某市</title><body><h1>某局2021年度报告</h1>正文",
			"某局2021年度报告\n正文\n", "a title that the page shows is not repeated");
	is_text("甲\n\n  乙  1\n<p>丙\n丁</p>戊\n", "甲\n\n  乙  1\n丙丁\n戊\n",
			"a text with a few tags keeps its newlines and columns");
	is_text("| 本年新<br>制作 | 1<br>2 |\n| 3 |\n<p>", "| 本年新制作 | 1 2 |\n| 3 |\n",
			"<br> in a markdown row doesn't break the row");

	is_text("<html>1</p>2</div>3<h1>4<p>5</h1>6", "1\n2\n3\n4\n5\n6\n",
			"an end tag that closes nothing never joins two numbers");
	is_text("a</body></html>b<table><tr><td>1<td>2</table>", "ab\nR1|2\n",
			"what follows the end of the page is read");
	is_text("甲&nbsp乙&nbsp3&lt;5&amp 6&unknown &中 & a<p>", "甲 乙 3<5& 6&unknown &中 & a\n",
			"references without their semicolon, and stray ampersands");
	is_text("<html>&#0;&#xD800;&#1114112;&#99999999999999;&#x;&#20013&ensp;x", "&#x;中 x\n",
			"numbers of no character print nothing");
	is_text("当x<p 且y>3时<p>", "当x<p 且y>3时\n", "a stray < before a letter loses no text");
	is_text("<meta charset=gbk><?xml encoding='gb2312'?><p>中文", "中文\n",
			"what the page says of its charset doesn't count any more");
	is_text("<html><div style=\"display:none\">x<p>y</p></div>甲<b style='DISPLAY : none'>z</b>乙", "甲乙\n",
			"what is not displayed is not read");
	is_text("<html><div style=display:none>x<table><tr><td>1<td>2</table></div>甲", "R1|2\n甲\n",
			"but a table in a panel that a click shows is");
	is_text("<html><textarea>a <b>c</b></textarea>d<plaintext>e<p>f", "a c\nde\nf\n",
			"raw text elements are read as others are");
	is_text("<p>共<st1:chmetcnv w:st=\"on\" unitname=\"m\">5</st1:chmetcnv>件<o:p/>人", "共5件人\n",
			"elements of Word vanish");

	is_text("<html><p>共12<sup>1</sup>件，规章<SUP>注2</SUP></p><table><tr><td>3<sup>①</sup><td>4</table>",
			"共12[1]件，规章[注2]\nR3[①]|4\n", "the mark of a footnote does not become part of a number");

	/* tables */
	is_text("<table><tr><td>规章</td><td>0</td></tr><tr><td>甲</td><td></td></tr></table>",
			"R规章|0\nR甲|\n", "a table's rows and cells, also empty ones");
	is_text("<TABLE><TR><TD>规章<TD>0<TR><TD>甲<TD>&nbsp;", "R规章|0\nR甲|\n",
			"end tags are not needed, names are of any case");
	is_text("<table><tr><td rowspan=2 colspan=\"2\">甲</td><td>1</td></tr><tr><td>2</td></tr></table>",
			"R甲|^|1\nR^|^|2\n", "spans are resolved to the grid");
	is_text("<table><tr><td>1<td rowspan='2'>甲</tr><tr><td>2</tr><tr><td>3<td>4</table>",
			"R1|甲\nR2|^\nR3|4\n", "a span at the end of the row below");
	is_text("<table><tr><td rowspan=99>甲<td>1<tr><td>2</table><table><tr><td>3<td>4</table>",
			"R甲|1\nR^|2\nR3|4\n", "a span ends with its table");
	is_text("<table><tr><td>1<td colspan=3 rowspan=0>2<tr><td>3</table>", "R1|2|^|^\nR3|^|^|^\n",
			"rowspan 0 is to the end of the table");
	is_text("<table><tr><td>本年新<br>制作<p>数量</p><td>1<br>2<td> 3,\n119 </table>",
			"R本年新制作数量|1 2|3, 119\n", "breaks in cells join Chinese, and never digits");
	is_text("<table><tr><td><table><tr><td>1<td>2</table><td>甲</table>", "R1|2\n甲\n",
			"a table within a table makes the outer one layout");
	is_text("<table><tr><td>左<td>头<table><tr><td>1<td>2</table>尾<td><tr><td>右</table>",
			"左\n头\nR1|2\n尾\n\n右\n", "what came before it in the layout stays in order");
	is_text("<table><tr><td><p>甲</p><p>乙</p></td></tr></table>", "甲\n乙\n",
			"a frame around one text is layout");
	is_text("<tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr><p>尾", "R1|2\nR3|4\n尾\n",
			"cells outside any table are one");
	is_text("<table><tr><td>1<td>2</tr>间<tr><td>3<td>4</table>", "R1|2\n间\nR3|4\n",
			"text between rows stays between them");
	is_text("前\n<table>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</table>\n后\n", "前\nR1|2\n\n后\n",
			"a table pasted into a text");
	is_text("<table><tr><td width=\"10>1</td><td>2</td></table>", "R1|2\n",
			"a quote that never closes swallows nothing");
	is_text("<table><tr><td <td>2</table>", "R|2\n", "a tag without its > ends at the next");

	is_text("<table><tr><td>1<div>a<td>2<div>b<tr><td>3<td>4</table>尾", "R1 a|2 b\nR3|4\n尾\n",
			"a <div> left open in a cell moves no cell");
	is_text("<table><tr><td><font><b>1<td>2</b></font><tr><td><p>3<td><p>4</table>", "R1|2\nR3|4\n",
			"nor do inline elements and paragraphs");
	is_text("<center><p><table><tr><td>1</center></p><td>2</div></span><td>3</table>", "R1|2|3\n",
			"nor do end tags of what is open around the table");
	is_text("<table><tr><td/><td>2</td></tr><tr><td>3</td><td/></tr></table>", "R|2\nR3|\n",
			"a <td/> is a cell like any other");
	is_text("<table><thead><tr><th>a<th>b<tbody><tr><td>1<td>2<tfoot><tr><td>3<td>4</table>", "Ra|b\nR1|2\nR3|4\n",
			"heads, bodies and feet without end tags");
	is_text("<table><tr><td>1<td>2</table></table><p>x<table><tr><td>3<td>4</table>", "R1|2\nx\nR3|4\n",
			"an end tag too many ends no table after it");
	is_text("<table><![if !a]><tr><td>1<![endif]><td>2<![if !b]>&nbsp;<![endif]></table>", "R1|2\n",
			"conditional comments hide no cells");
	is_text("<table><tr height=0 style='display:none'><td>9<td></tr><tr><td>1<td>2</table>", "R1|2\n",
			"rows of spreadsheets that only set widths are no rows");
	is_text("<table><tr><td><select><option>9<td>2<td>3</table>", "R|2|3\n",
			"a menu that isn't closed ends with its cell");
	is_text("<table><tr><td title=it's colspan=2>1<td \"x\" 'y>2<tr><td>3<td>4<td>5</table>", "R1|^|2\nR3|4|5\n",
			"stray quotes in tags cost no attributes");
	{
		/* one that holds a span among very many others, and one that is huge */
		static char s[200000];
		size_t		n = sprintf(s, "<table><tr><td ");

		for (int i = 0; i < 5000; i++)
			n += sprintf(s + n, "a%d=1 ", i);
		n += sprintf(s + n, ">1<td style='");
		memset(s + n, 'x', 50000);
		sprintf(s + n + 50000, "'>2</table>");
		is_text(s, "R1|2\n", "tags with thousands of attributes, and long ones, are cells");
	}
	{
		/* elements never closed, across many chunks and parsers */
		static char s[400000];
		static char want[100000];
		size_t		n = sprintf(s, "<table>");
		size_t		m = 0;

		for (int i = 0; i < 5000; i++)
		{
			n += sprintf(s + n, "<tr><td><div><font>%d<td><span><b>%d</i></p>\n", i, i + 1);
			m += sprintf(want + m, "R%d|%d\n", i, i + 1);
		}
		sprintf(s + n, "</table>尾");
		sprintf(want + m, "尾\n");
		is_text(s, want, "elements left open a thousand deep move no cell");
	}

	is_lines("<html><p>a\n&#10;\n<b>b</b></x\n\n><p>c<!--\n\n--><p>d<script>\n\n</script><td\na='\n'\n>e",
			 (const uint32_t[]) {1, 5, 7, 12}, 4, "newlines in markup are counted");
	is_lines("<html>\n<p>a</p>\n\n<p>b\nc</p><table>\n<tr>\n<td>1\n<td>2</tr>\n<tr><td>3<td>4</table>",
			 (const uint32_t[]) {2, 4, 7, 9}, 4, "lines and rows know their source line");
	is_lines("a\n\nb<p>c", (const uint32_t[]) {1, 2, 3, 3}, 4, "blank lines know theirs");
	is_lines("<table><tr><td>\na<br>\nb<td><h1>x\n</h1><table><tr><td>1<td>\n2</table></table>",
			 (const uint32_t[]) {1, 3, 3, 4}, 4, "cells of a layout table know theirs");

	/* hostile */
	is_linear("<td>", "", "nothing but <td>");
	is_linear("<table>", "", "tables in tables");
	is_linear("<table><tr><td>", "", "cells in cells");
	is_linear("<div>", "", "nesting without end");
	is_linear("<div><b></i>", "", "end tags that close nothing");
	is_linear("<", "", "nothing but <");
	is_linear("<a b=\"", "", "attributes that never close");
	is_linear("<a b='\" c=\"'>", "\"", "quotes crosswise");
	is_linear("<a b=\">\"c=\"'", "", "quotes that run on");
	is_linear("<!--", "", "comments that never close");
	is_linear("<title>", "", "titles that never close");
	is_linear("<select><xml>", "", "menus that never close");
	is_linear("<script>", "</script>", "scripts in scripts");
	is_linear("&", "", "nothing but &");
	is_linear("&aacute;&zzzz;", "", "character references");
	is_linear("<tr><td colspan=1000000 rowspan=1000000>1", "", "huge spans");
	is_linear("<table><tr><td colspan=1000 rowspan=9><td><tr><td><tr><td>", "", "spans in every table");
	is_linear("<table><tr><td rowspan=65000><td><td><td><td><td><td rowspan=65000>", "", "columns");
	is_linear("<tr>", "", "rows without cells");
	is_linear(" \n", "<p>", "white space");
	is_linear("<br>", "", "line breaks");
	is_linear("a<p", "", "tags cut off");
	is_linear("<a x y z", "", "attributes without end");
	is_linear(" a=1", "<p>", "text like attributes");
	is_linear("<p><font>x", "", "fonts that are never closed");
	is_linear("</x>", "", "end tags alone");
	is_linear("&#x", "", "references cut off");
	is_linear("<td \"", "", "quotes in tags");

	{
		/* memory that runs out, at each place it can, unwinds and leaks none */
		static const char page[] = "<title>t</title><p>a<table><tr><td rowspan=3 colspan=3>1<td>2<tr><td>3</table>b";
		GovHost		host = gov_malloc_host;
		GovArena	saved = arena;
		size_t		n = 600000;
		char	   *s = malloc(n);
		int			left = 0;
		int			thrown = 0;
		bool		good = true;
		GovText		t;

		memset(s, ' ', n);
		for (size_t i = 0; i + sizeof(page) < n; i += sizeof(page))
			memcpy(s + i, page, sizeof(page) - 1);
		host.alloc = alloc_some;
		host.free = free_some;
		host.arg = &left;
		for (int k = 0; k < 200; k++)
		{
			left = k;
			gov_arena_init(&arena, &host);
			if (run(s, n, &t))
				k = 200;
			else
			{
				good &= arena.error.code == GOV_ERR_NOMEM;
				thrown++;
			}
			gov_arena_free(&arena);
		}
		ok(good && thrown > 2, "out of memory is an error, wherever it happens");
		arena = saved;
		free(s);
	}
	{
		/* a page can be interrupted */
		int			calls = 0;
		GovHost		host = gov_malloc_host;
		GovArena	saved = arena;
		size_t		n = 4 << 20;
		char	   *s = malloc(n);
		GovText		t;

		memset(s, 'x', n);
		for (size_t i = 0; i + 4 < n; i += 4)
			memcpy(s + i, "<td>", 4);
		host.interrupted = stop_now;
		host.arg = &calls;
		gov_arena_init(&arena, &host);
		ok(!run(s, n, &t) && arena.error.code == GOV_ERR_INTERRUPTED, "a page can be interrupted");
		gov_arena_free(&arena);
		arena = saved;
		free(s);
	}

	gov_arena_free(&arena);
	printf("1..%d\n", ntests);
	return nfailed > 0;
}
