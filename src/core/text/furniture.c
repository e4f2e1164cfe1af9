/*
 * furniture.c
 *		What web pages and printers put around and into a text.
 */
#include "core/text/furniture.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"

/* Is it "- 4 -" or "第 4 页 共 6 页"? */
bool
gov_text_is_page_number(const char *s, size_t len)
{
	const char *end = s + len;
	int			digits = 0;
	int			before = 0;
	int			after = 0;

	if (len > 32)
		return false;
	while (s < end)
	{
		uint32_t	c = gov_next_char(&s, end);

		if (c == ' ' || c == 0x3000)
			continue;
		if (c >= 0xFF10 && c <= 0xFF19)
			c = c - 0xFF10 + '0';
		if (c >= '0' && c <= '9')
		{
			if (after)
				return false;
			digits++;
		}
		else if (c == '-' || c == '~' || c == 0xB7 || c == 0xFF0D || (c >= 0x2010 && c <= 0x2015) ||
				 c == 0x2500 || c == 0x2212 || c == 0x2022)
		{
			if (digits)
				after++;
			else
				before++;
		}
		else if (c == 0x7B2C && !digits && !before) /* 第 */
			before++;
		else if (c == 0x9875 && digits) /* 页 */
			return before > 0;
		else
			return false;
	}
	return digits > 0 && digits <= 4 && before > 0 && after > 0;
}

/* The words by their first character. */
static const GovStr *
words_of(uint32_t c)
{
#define WORDS(...) \
	do { \
		static const GovStr words[] = {__VA_ARGS__, {0}}; \
		return words; \
	} while (0)

	switch (c)
	{
		case L'当':
			WORDS(W("当前页面"), W("当前位置"));
		case L'扫':
			WORDS(W("扫一扫"));
		case L'字':
			WORDS(W("字体:"), W("字体："), W("字号:"), W("字号："));
		case L'打':
			WORDS(W("打印本页"), W("打印 关闭"));
		case L'关':
			WORDS(W("关闭窗口"), W("关闭本页"));
		case L'返':
			WORDS(W("返回顶部"));
		case L'浏':
			WORDS(W("浏览次数"));
		case L'分':
			WORDS(W("分享到"));
		case L'上':
			WORDS(W("上一篇"));
		case L'下':
			WORDS(W("下一篇"));
		case L'【':
			WORDS(W("【打印】"), W("【关闭】"));
		case '[':
			WORDS(W("[打印]"), W("[关闭]"));
		case L'收':
			WORDS(W("收藏 打印"));
		case L'阅':
			WORDS(W("阅读次数"));
		case L'点':
			WORDS(W("点击数"));
		case L'访':
			WORDS(W("访问次数"));
		case L'您':
			WORDS(W("您的位置"));
		case L'版':
			WORDS(W("版权所有"));
		case L'主':
			WORDS(W("主办单位"));
		case L'网':
			WORDS(W("网站标识码"), W("网站地图"));
		case L'公':
			WORDS(W("公网安备"));
		case 'I':
			WORDS(W("ICP备"));
		default:
			return NULL;
	}
}

bool
gov_text_is_furniture(const char *s, size_t len)
{
	const char *end = s + len;

	if (len > 120)
		return false;
	for (const char *p = s, *next = s; p < end; p = next)
	{
		const GovStr *words = words_of(gov_char_step(&next, end));

		if (words && gov_word_at(p, end, words))
			return true;
	}
	return gov_text_is_page_number(s, len);
}

bool
gov_text_is_foot(const char *s, size_t len)
{
	static const GovStr words[] = {
		W("扫一扫"), W("打印"), W("关闭"), W("分享"), W("收藏"), W("上一篇"), W("下一篇"),
		W("相关"), W("附件"), W("版权"), W("备案"), W("网站地图"), W("主办"), W("承办"),
		W("返回"), W("字体"), W("责任编辑"), W("浏览"), W("点击"), W("二维码"), W("ICP"),
		W("手机"), W("技术支持"), W("联系我们"), W("网站标识"), W("阅读"), {0}
	};
	const char *q = s;
	const char *e = s + len;

	if (len > 150)
		return false;
	/* a page number */
	while (q < e && ((*q >= '0' && *q <= '9') || *q == '-' || *q == '|' || *q == '/' ||
					 gov_space_at(q, e) || GOV_STARTS(q, e, "—")))
		q += gov_space_at(q, e) ? gov_space_at(q, e) : gov_char_len(q, e);
	if (q == e)
		return true;
	for (const GovStr *w = words; w->s; w++)
		if (gov_find(s, e, w->s, w->len))
			return true;
	return false;
}
