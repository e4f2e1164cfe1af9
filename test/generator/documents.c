/*
 * documents.c
 *		What stands around a report: lists of contents, lists of links to
 *		other reports, and other reports.
 */
#include "internal.h"

static const char *const headings[] = {
	"一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
	"四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"
};

/* A list of contents between the title and the first section. */
void
gen_contents(GenGenerator *g)
{
	int			kind = gen_upto(g, 4);
	int			page = 1;

	if (kind == 3)
		return;
	if (g->style.html)
	{
		gen_line(g, "<div class=\"toc\"><p>目录</p>");
		for (int i = 0; i < 6; i++)
			gen_line(g, gen_format(g, "<a href=\"#s%d\">%s</a>", i + 1, headings[i]));
		gen_line(g, "</div>");
		return;
	}
	gen_line(g, gen_one_in(g, 2) ? "目  录" : "目录");
	for (int i = 0; i < 6; i++)
	{
		const char *s = headings[i];

		if (kind == 0)
			s = gen_format(g, "%s%s%d", s, gen_one_in(g, 2) ? "…………" : "............", page);
		else if (kind == 1)
			s = gen_format(g, "%s %d", s, page);
		gen_line(g, s);
		if (g->style.spaced)
			gen_gap(g);
		page += gen_upto(g, 3);
	}
}

/* Where one is on the site, above the page. */
void
gen_path(GenGenerator *g)
{
	const char *s = gen_format(g, "当前位置：首页 > 政府信息公开 > 政府信息公开年度报告 > %d年", g->year);

	gen_line(g, g->style.html ? gen_format(g, "<div class=\"path\">%s</div>", s) : s);
}

static const char *
other_title(GenGenerator *g)
{
	int			year = g->year - gen_between(g, 1, 4);

	if (gen_one_in(g, 3))
		return gen_format(g, "%s%d年政府信息公开工作年度报告",
						  gen_divisions[gen_upto(g, gen_ndivisions())].name, g->year);
	return gen_format(g, "%s%d年政府信息公开工作年度报告", g->agency, year);
}

/* Links to other reports, at the end of the page. */
void
gen_links(GenGenerator *g)
{
	static const char *const openings[] = {"相关链接：", "相关文档", "历年年报", "往期报告："};
	int			kind = gen_upto(g, 3);
	int			n = kind == 0 ? 2 : gen_between(g, 2, 5);

	if (kind > 0)
		gen_line(g, openings[gen_upto(g, 4)]);
	for (int i = 0; i < n; i++)
	{
		const char *s = other_title(g);

		if (kind == 0)
			s = gen_format(g, "%s：%s", i == 0 ? "上一篇" : "下一篇", s);
		else if (kind == 1)
			s = gen_format(g, "· %s %d-%02d-%02d", s, g->year, gen_between(g, 1, 3), gen_between(g, 1, 28));
		if (g->style.html)
			s = gen_format(g, "<li><a href=\"/%d.html\">%s</a></li>", i, s);
		gen_line(g, s);
	}
}

/* The next report is another organ's, or of another year, or both. */
void
gen_next_report(GenGenerator *g)
{
	static const char *const numerals[] = {"一", "二", "三"};
	int			kind = gen_upto(g, 3);

	if (kind != 0)
	{
		int			no = g->division_no + gen_between(g, 1, gen_ndivisions() - 1);

		g->division_no = no % gen_ndivisions();
		g->division = gen_divisions[g->division_no].name;
		g->agency = gen_join(g, g->division, g->organ);
	}
	if (kind != 1)
		g->year += g->year < 2023 ? 1 : -1;
	if (gen_one_in(g, 4) && !g->style.html)
	{
		gen_gap(g);
		gen_line(g, gen_format(g, gen_one_in(g, 2) ? "【篇%s】" : "第%s篇", numerals[g->set]));
	}
}
