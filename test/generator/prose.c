/*
 * prose.c
 *		All of a report but its tables: head, six headings, paragraphs with
 *		numbers in them, sentences in place of tables, signature.
 */
#include "internal.h"

#include <stdio.h>

const GenDivision gen_divisions[] = {
	{"秦皇岛市", UINT64_C(130300000000), false},
	{"淮安市", UINT64_C(320800000000), false},
	{"苏州市", UINT64_C(320500000000), false},
	{"青岛市", UINT64_C(370200000000), false},
	{"合肥市", UINT64_C(340100000000), false},
	{"淮安市洪泽区", UINT64_C(320813000000), true},
	{"连云区", UINT64_C(320703000000), true},
	{"硚口区", UINT64_C(420104000000), true},
	{"昆山市", UINT64_C(320583000000), true},
	{"调兵山市", UINT64_C(211281000000), true},
	{"义乌市", UINT64_C(330782000000), true},
	{"北京市海淀区", UINT64_C(110108000000), true},
	{"武侯区", UINT64_C(510107000000), true},
	{"广州市天河区", UINT64_C(440106000000), true},
	{"岳麓区", UINT64_C(430104000000), true},
	{"宁波市鄞州区", UINT64_C(330212000000), true},
	{"滕州市", UINT64_C(370481000000), true},
	{"寿光市", UINT64_C(370783000000), true},
	{"神木市", UINT64_C(610881000000), true},
	{"敦煌市", UINT64_C(620982000000), true},
	{"大理市", UINT64_C(532901000000), true},
	{"格尔木市", UINT64_C(632801000000), true},
	{"南京市鼓楼区", UINT64_C(320106000000), true},
	{"杭州市西湖区", UINT64_C(330106000000), true},
	{"太仓市", UINT64_C(320585000000), true},
	{"张家港市", UINT64_C(320582000000), true},
	{"苏州市吴江区", UINT64_C(320509000000), true},
	{"青岛市崂山区", UINT64_C(370212000000), true},
	{NULL, 0, false}
};

static const char *const organs[] = {
	"人民政府", "市场监督管理局", "教育局", "民政局", "水利局", "交通运输局",
	"行政审批局", "农业农村局", "卫生健康委员会", "自然资源局", "统计局",
	"住房和城乡建设局", "应急管理局", "文化和旅游局", "生态环境局",
	"人力资源和社会保障局", ""
};

static const char *const topics[] = {
	"老旧小区改造", "农村供水", "义务教育招生", "食品抽检", "公交线路调整",
	"征地补偿", "水质监测", "医保报销", "创业担保贷款", "养老机构备案",
	"安全生产检查", "文化惠民演出", "道路大修", "高标准农田", "政府采购",
	"财政预决算", "重大建设项目", "就业见习", "防汛预案", "垃圾分类",
	"停车泊位", "疫苗接种", "学区划分", "困难群众救助", "知识产权保护"
};

static const char *const channels[] = {
	"门户网站", "政务新媒体", "公报", "档案馆查阅点", "图书馆查阅点",
	"政务服务大厅", "公告栏", "广播电视", "服务热线", "社区宣传栏"
};

static const char *const sentences[] = {
	"%Y年，%W在%C开设“%T”栏目，全年发布信息%n条，比上年多%s条。",
	"围绕%T，先后在%C刊登公告%s则，阅读量达到%n次。",
	"%d，%W就%T召开新闻通气会，回答提问%s个。",
	"全年共编发解读材料%s份，其中图解%s份、问答%s份，解读率为%p。",
	"对%T中群众最常问的%s个问题，逐条写成问答放到%C。",
	"%W把%T列入公开目录，目录条目由%n条增加到%n条。",
	"截至%d，目录中有%n条已经更新，更新率%p。",
	"网民留言%n条，已答复%n条，平均用时%s个小时。",
	"%W对所属%s个单位的栏目逐一查看，发现空栏目%s个，已全部补齐。",
	"检查中纠正错别字%s处、失效链接%s处，月底前完成。",
	"办事指南合并为%n项，材料由%n份减为%n份，减少%p。",
	"%T的结果每月%s日前在%C公示，全年公示%s期。",
	"培训班办了%s期，参加的经办人员有%n人次，测试平均%s分。",
	"%W与档案部门商定，纸质文件满%s年后移交，本年移交%n卷。",
	"收到建议提案%s件，全部公开答复全文，满意率%p。",
	"对依申请公开的答复文书设了%s种样本，由法制人员逐件审看。",
	"有%s位申请人当面查阅了%T的材料，经办人员作了说明。",
	"%C全年接待查阅%n人次，提供打印%n页。",
	"%T涉及资金%n万元，分配办法与结果同日公布。",
	"%W请%s名代表评议公开工作，提出意见%s条，采纳%s条。",
	"信息发布实行三级审核，退回修改%n篇，占%p。",
	"%d起，%C改版上线，访问速度提高%p，全年访问%n次。",
	"关停长期不更新的账号%s个，保留%s个，关注人数共%n人。",
	"按照要求，%T的数据以表格形式开放，共%s个数据集、%n条记录。",
	"从来信看，群众最关心的是%T，占全部来信的%p。",
	"制定%T工作方案，明确责任科室%s个、时间节点%s个。",
	"第%s季度测评得分%s分，在同级单位中排第%s位。",
	"对过期的%s份文件加注“已失效”，并在%C说明原因。",
	"%W收到热线转来的咨询%n件，其中%n件与%T有关。",
	"为方便老年人，%C增设大字版，全年使用%n次。",
	"政策发布后%s个工作日内必须配发解读，本年按时率%p。",
	"与%s个镇街联网，%T信息在村务公开栏同步张贴。",
	"征求意见%s次，收到意见%n条，采纳情况在%C公布。",
	"%T一栏由专人负责，每周更新不少于%s条。",
	"经费预算%n元，决算%n元，执行率%p。",
	"随机抽查企业%n户，结果全部公布，公布率100%%。",
	NULL
};

static const char *const faults[] = {
	"一是少数科室重办理、轻公开，%T的材料有时拖到%s天后才上网。",
	"二是解读形式偏单一，视频类只占%p。",
	"三是经办人员流动大，今年换了%s人，业务还不熟。",
	"栏目之间有重复，同一条%T信息在%s处出现。",
	"下一步，%W将把%T作为重点，力争更新率达到%p。",
	"我们打算在%d前修订目录，再增加%s个事项。",
	"计划每季度培训一次，每次不少于%s课时。",
	"继续压减答复时间，平均控制在%s个工作日以内。",
	"对%T的公开情况每月通报，连续%s次靠后的约谈负责人。",
	NULL
};

static const char *const others[] = {
	"%Y年未收取信息处理费。",
	"本年度收取信息处理费%s元。",
	"没有其他需要报告的事项。",
	"%W承办建议%s件、提案%s件，均已办结。",
	"年度要点涉及%s项任务，已完成%s项。",
	NULL
};

static const char *
date(GenGenerator *g)
{
	return gen_format(g, "%d月%d日", gen_between(g, 1, 12), gen_between(g, 1, 28));
}

static const char *
we(GenGenerator *g)
{
	static const char *const words[] = {"我局", "本机关", "我单位", "全系统"};

	return words[gen_upto(g, 4)];
}

/* One sentence, its blanks filled in. */
static const char *
sentence(GenGenerator *g, const char *s)
{
	char		buf[1024];
	size_t		n = 0;

	for (; *s && n < sizeof(buf) - 100; s++)
	{
		const char *with;

		if (*s != '%')
		{
			buf[n++] = *s;
			continue;
		}
		switch (*++s)
		{
			case 'Y':
				with = gen_format(g, "%d", g->year);
				break;
			case 'n':
				with = gen_format(g, "%d", gen_between(g, 20, 20000));
				break;
			case 's':
				with = gen_format(g, "%d", gen_between(g, 1, 31));
				break;
			case 'p':
				with = gen_format(g, "%d.%d%%", gen_between(g, 30, 99), gen_upto(g, 100));
				break;
			case 'd':
				with = date(g);
				break;
			case 'W':
				with = we(g);
				break;
			case 'T':
				with = topics[gen_upto(g, (int) (sizeof(topics) / sizeof(*topics)))];
				break;
			case 'C':
				with = channels[gen_upto(g, (int) (sizeof(channels) / sizeof(*channels)))];
				break;
			default:
				with = "%";
		}
		memcpy(buf + n, with, strlen(with));
		n += strlen(with);
	}
	buf[n] = '\0';
	return gen_style(g, gen_format(g, "%s", buf));
}

/* Page numbers and what stands around pages. */
void
gen_furniture(GenGenerator *g)
{
	static const char *const lines[] = {
		"扫一扫在手机上查看当前页面", "字体:[ 大 中 小]", "收藏 打印 关闭",
		"【打印本页】 【关闭窗口】", "分享到：", "当前位置：首页 > 政府信息公开 > 年度报告",
		"版权所有 未经许可不得转载", "返回顶部"
	};

	if ((g->plan.with & WITH_LINKS) && g->report.header.title && gen_one_in(g, 3))
	{
		/* the title again, at the head of a page */
		gen_line(g, g->report.header.title);
		return;
	}
	switch (gen_upto(g, g->style.wrapped ? 4 : 6))
	{
		case 0:
			gen_line(g, gen_format(g, "- %d -", g->style.page++));
			break;
		case 1:
			gen_line(g, gen_format(g, "— %d —", g->style.page++));
			break;
		case 2:
			gen_line(g, gen_format(g, "-%d-", g->style.page++));
			break;
		case 3:
			gen_line(g, gen_format(g, "第 %d 页 共 %d 页", g->style.page, g->style.page + 4));
			g->style.page++;
			break;
		default:
			gen_line(g, lines[gen_upto(g, 8)]);
	}
	g->formfeed = g->style.wrapped && gen_one_in(g, 2);
}

void
gen_paragraph(GenGenerator *g, const char *s)
{
	if (g->style.html)
	{
		gen_line(g, gen_format(g, gen_one_in(g, 4) ? "<P class=\"MsoNormal\">　　%s</P>" :
							   gen_one_in(g, 2) ? "<p style=\"text-indent:2em\"><span>%s</span></p>" : "<p>%s</p>", s));
		return;
	}
	if (g->style.wrapped)
	{
		int			width = 28 + g->year % 3;
		int			first = 1;

		while (*s)
		{
			const char *end = gen_wrap(s, width - (first ? 2 : 0));

			if (g->report.layout[0] != 15 && first)
				gen_put(g, "   ");
			gen_line(g, gen_slice(g, s, end));
			s = end;
			first = 0;
			if (gen_one_in(g, 25))
			{
				gen_gap(g);
				gen_line(g, gen_format(g, "%*s-%d-", gen_between(g, 0, 40), "", g->style.page++));
				g->formfeed = true;
			}
		}
		return;
	}
	gen_line(g, s);
	if (g->style.spaced)
		gen_gap(g);
}

void
gen_prose(GenGenerator *g, int part, size_t bytes)
{
	static const char *const numerals[] = {
		"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"
	};
	static const char *const themes[] = {
		"主动公开情况", "依申请公开情况", "信息管理情况", "平台建设情况",
		"监督保障情况", "重点领域情况", "解读回应情况", "基层公开情况"
	};
	size_t		start = g->buflen;
	int			n = 0;
	const char *const *from = part == 1 ? sentences : part == 5 ? faults : others;
	int			nfrom = 0;

	while (from[nfrom])
		nfrom++;
	do
	{
		char		buf[8192];
		size_t		len = 0;

		buf[0] = '\0';
		if (n == 0 && part == 1)
			len += (size_t) snprintf(buf, sizeof(buf), "%s",
									 gen_style(g, gen_format(g, "%d年，%s认真执行信息公开的各项规定，注重实效，较好地完成了全年任务。",
															 g->year, we(g))));
		else if (part == 1)
			len += (size_t) snprintf(buf, sizeof(buf), "%s",
									 gen_style(g, gen_format(g, "(%s)%s。", numerals[n % 10],
															 themes[gen_upto(g, 8)])));
		for (int i = gen_between(g, 2, 7); i > 0; i--)
			len += (size_t) snprintf(buf + len, sizeof(buf) - len, "%s",
									 sentence(g, from[gen_upto(g, nfrom)]));
		gen_paragraph(g, gen_format(g, "%s", buf));
		n++;
	} while (g->buflen - start < bytes && n < 400);
}

void
gen_heading(GenGenerator *g, int part)
{
	static const char *const headings[][2] = {
		{"一、总体情况", "一、总体情况"},
		{"二、主动公开政府信息情况", "二、行政机关主动公开政府信息情况"},
		{"三、收到和处理政府信息公开申请情况", "三、行政机关收到和处理政府信息公开申请情况"},
		{"四、政府信息公开行政复议、行政诉讼情况", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"},
		{"五、存在的主要问题及改进情况", "五、政府信息公开工作存在的主要问题及改进情况"},
		{"六、其他需要报告的事项", "六、其他需要报告的事项"},
	};
	const char *s = headings[part - 1][gen_one_in(g, 5)];

	g->begins = part == 1 ? g->set : 0;
	if (g->style.markdown)
		s = gen_join(g, "## ", s);
	if (g->style.html)
		gen_line(g, gen_format(g, gen_one_in(g, 2) ? "<p><strong>%s</strong></p>" : "<h3>%s</h3>", s));
	else if (g->style.wrapped)
	{
		if (g->report.layout[0] != 15)
			gen_put(g, "   ");
		gen_line(g, s);
	}
	else
	{
		gen_line(g, s);
		if (g->style.spaced)
			gen_gap(g);
	}
	g->begins = 0;
}

void
gen_instead(GenGenerator *g, int table)
{
	static const char *const said[3][3] = {
		{
			"%d年没有制发规章和规范性文件，行政许可、处罚等事项详见门户网站。",
			"%d年度主动公开的数量与上年持平。",
			"%d年主动公开信息的数量见门户网站。"
		},
		{
			"截至%d年12月31日，共受理政府信息公开申请0件。",
			"%d年无依申请公开办件。",
			"%d年度未收到政府信息公开申请，也没有上年结转的申请。"
		},
		{
			"%d年没有因政府信息公开被申请行政复议、提起行政诉讼的情况。",
			"%d年度无行政复议、行政诉讼办件。",
			"%d年，未发生政府信息公开行政复议和行政诉讼案件。"
		}
	};
	const char *fmt = said[table][gen_upto(g, 3)];
	const char *at = strstr(fmt, "%d");

	gen_paragraph(g, gen_style(g, gen_format(g, "%s%d%s", gen_slice(g, fmt, at), g->year, at + 2)));
}

static GovDate
make_date(int y, int m, int d)
{
	GovDate		date;

	date.year = (int16_t) y;
	date.month = (uint8_t) m;
	date.day = (uint8_t) d;
	return date;
}

static void
title_line(GenGenerator *g, const char *s)
{
	g->begins = g->set;
	if (g->style.markdown)
		s = gen_join(g, "# ", s);
	if (g->style.html)
		gen_line(g, gen_format(g, gen_one_in(g, 2) ? "<h1>%s</h1>" : "<p align=center><b>%s</b></p>", s));
	else if (g->style.wrapped && g->report.layout[0] != 15)
		gen_line(g, gen_format(g, "%*s%s", gen_between(g, 4, 14), "", s));
	else
	{
		gen_line(g, s);
		if (g->style.spaced)
			gen_gap(g);
	}
	g->begins = 0;
}

static void
info_line(GenGenerator *g, const char *s)
{
	if (g->style.html)
		gen_line(g, gen_format(g, "<div class=\"info\">%s</div>", s));
	else
		gen_line(g, s);
}

void
gen_head_block(GenGenerator *g)
{
	GenHeader  *h = &g->report.header;
	int			which = g->options->division >= 0 ? g->options->division : gen_upto(g, gen_ndivisions());
	const GenDivision *d = &gen_divisions[which % gen_ndivisions()];
	int			norgans = (int) (sizeof(organs) / sizeof(*organs));
	const char *organ = organs[gen_one_in(g, 3) ? 0 : gen_upto(g, norgans - d->is_county)];
	bool		several = (g->plan.with & WITH_REPORTS) != 0;
	int			style = g->style.wrapped ? 4 : gen_upto(g, 5);
	int			title = gen_upto(g, 4);
	const char *index_no;
	const char *published;
	const char *t;

	if (g->set > 0)
	{
		/* another report's, chosen already */
		d = &gen_divisions[g->division_no];
		organ = g->organ;
	}
	g->division_no = (int) (d - gen_divisions);
	g->organ = organ;
	g->division = d->name;
	g->agency = gen_join(g, d->name, organ);
	h->region = d->code;
	h->agency = g->agency;
	h->year = g->year;
	h->published = make_date(g->year + 1, gen_between(g, 1, 3), gen_between(g, 1, 28));
	index_no = gen_format(g, "%08d%s/%d-%05d", gen_between(g, 10000, 99999999),
						  gen_one_in(g, 2) ? "MB" : "", g->year + 1, gen_between(g, 1, 999));
	published = gen_format(g, "%04d-%02d-%02d", h->published.year, h->published.month,
						   h->published.day);

	switch (title)
	{
		case 0:
			t = gen_format(g, "%s%d年政府信息公开工作年度报告", g->agency, g->year);
			break;
		case 1:
			t = gen_format(g, "%d年度%s政府信息公开工作年度报告", g->year, g->agency);
			break;
		case 2:
			t = gen_format(g, "%s%d年度政府信息公开工作年度报告", g->agency, g->year);
			break;
		default:
			t = gen_format(g, "%s%d年政府信息公开年度报告", g->agency, g->year);
	}

	if (style == 0 && gen_one_in(g, 3) && !several)
	{
		/* a title that says nothing: all is in the prose */
		t = "政府信息公开工作年度报告";
		h->agency = NULL;
		h->region = 0;
	}

	if (g->style.html)
	{
		gen_line(g, gen_one_in(g, 2) ? "<!DOCTYPE html>" : "<!-- page -->");
		gen_line(g, "<html><head><meta charset=\"utf-8\">");
		gen_line(g, gen_format(g, "<title>%s</title>", t));
		gen_line(g, "<style>td { border: 1px solid; } .n1 { width: 100px }</style>");
		gen_line(g, "<script>var a = 1; if (a < 2) { document.title = '0'; }</script>");
		gen_line(g, "</head><body>");
		if (gen_one_in(g, 3))
			gen_line(g, "<table width=1000><tr><td>");	/* a layout table */
	}
	switch (style)
	{
		case 0:
			title_line(g, t);
			h->title = t;
			memset(&h->published, 0, sizeof(GovDate));
			break;
		case 1:
			info_line(g, gen_format(g, "索 引 号 %s 分 类 综合政务/其他 / 通知", index_no));
			info_line(g, gen_format(g, "发布机构 %s 发文日期 %s", organ[0] ? organ : "办公室", published));
			info_line(g, gen_format(g, "标 题 %s", t));
			info_line(g, "文 号 无〔〕号 主 题 词");
			info_line(g, "内容概述");
			info_line(g, "时 效 有效");
			gen_gap(g);
			title_line(g, t);
			h->title = t;
			h->index_no = index_no;
			break;
		case 2:
			title_line(g, t);
			info_line(g, gen_format(g, "发布时间:%s 发布机构:办公室 字体:[ 大 中 小]", published));
			info_line(g, gen_format(g, "体裁分类:年度报告 主题分类:综合政务 文号: 索引号:%s", index_no));
			h->title = t;
			h->index_no = index_no;
			break;
		case 3:
			title_line(g, t);
			gen_gap(g);
			info_line(g, gen_format(g, "更新时间:%d-%02d-%02d %02d:%02d 发布时间:%s %02d:%02d 来源:%s",
									g->year + gen_between(g, 2, 4), gen_between(g, 1, 12), gen_between(g, 1, 28),
									gen_upto(g, 24), gen_upto(g, 60), published, gen_upto(g, 24), gen_upto(g, 60), g->agency));
			gen_gap(g);
			h->title = t;
			break;
		default:
			title_line(g, g->agency);
			title_line(g, gen_format(g, g->style.wrapped ? "%d 年政府信息公开工作年度报告" : "%d年政府信息公开工作年度报告", g->year));
			gen_gap(g);
			memset(&h->published, 0, sizeof(GovDate));
	}
	if (h->agency && !gen_one_in(g, 3))
	{
		const char *pad = g->style.wrapped ? " " : "";

		gen_paragraph(g, gen_style(g,
								   gen_format(g, "根据《中华人民共和国政府信息公开条例》，%s编制本报告。所列数据的统计期限自%s%d%s年%s1%s月%s1%s日起至%s%d%s年%s12%s月%s31%s日止。"
											  "如有疑问，请与%s办公室联系（电话：%04d-%08d，邮编：%06d）。",
											  g->agency, pad, g->year, pad, pad, pad, pad, pad, pad, g->year, pad, pad, pad, pad, pad,
											  g->agency, gen_between(g, 100, 999), gen_between(g, 20000000, 89999999),
											  gen_between(g, 100000, 899999))));
		h->period_from = make_date(g->year, 1, 1);
		h->period_to = make_date(g->year, 12, 31);
	}
}

void
gen_tail(GenGenerator *g)
{
	if (gen_one_in(g, 3) && g->report.header.agency)
	{
		const char *sign = gen_format(g, "%d年%d月%d日", g->year + 1, gen_between(g, 1, 3), gen_between(g, 1, 28));

		if (g->style.html)
			gen_line(g, gen_format(g, "<p align=\"right\">%s<br>%s</p>", g->agency, sign));
		else
		{
			gen_line(g, gen_format(g, "%*s%s", gen_between(g, 10, 30), "", g->agency));
			gen_gap(g);
			gen_line(g, gen_format(g, "%*s%s", gen_between(g, 10, 30), "", sign));
		}
	}
	if (g->style.html)
	{
		gen_line(g, "<div>扫一扫在手机上查看当前页面</div>");
		gen_line(g, gen_one_in(g, 4) ? "</body>" : "</body></html>");
	}
	else if (!g->style.wrapped && gen_one_in(g, 3))
	{
		gen_gap(g);
		gen_line(g, "扫一扫在手机上查看当前页面");
		gen_gap(g);
		gen_line(g, "收藏 打印 关闭");
	}
}
