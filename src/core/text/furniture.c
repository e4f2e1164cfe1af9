/*
 * furniture.c
 *		What web pages and printers put around and into a text.
 */
#include "core/text/furniture.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"
#include "core/text/wordindex.h"

#define FURNITURE_BYTES		120 /* longer lines are none */
#define FOOT_BYTES			150
#define FOOT_LINE_BYTES		300
#define FOOT_LINES			20
#define PAGE_NUMBER_BYTES	32
#define PAGE_DIGITS			4	/* of a page's number */
#define PAGES_DIGITS		8	/* of that and the number of pages */

/*
 * Seen: on pages of government sites, copied or crawled with all that is on
 * them, and in PDF files turned into text; test/corpus has specimens.
 */

#define EVERYWHERE	W("扫一扫"), W("上一篇"), W("下一篇"), W("网站地图")

/* No report and no table has them. */
static const GovStr furniture[] = {
	EVERYWHERE,
	W("当前页面"), W("当前位置"), W("您的位置"), W("字体:"), W("字体："), W("字号:"), W("字号："),
	W("打印本页"), W("打印 关闭"), W("收藏 打印"), W("【打印】"), W("[打印]"), W("关闭窗口"),
	W("关闭本页"), W("【关闭】"), W("[关闭]"), W("返回顶部"), W("分享到"), W("浏览次数"),
	W("阅读次数"), W("点击数"), W("访问次数"), W("版权所有"), W("主办单位"), W("网站标识码"),
	W("公网安备"), W("ICP备"), {0}
};

/* No signature has them. */
static const GovStr foot_words[] = {
	EVERYWHERE,
	W("打印"), W("关闭"), W("分享"), W("收藏"), W("相关"), W("附件"), W("版权"), W("备案"),
	W("主办"), W("承办"), W("返回"), W("字体"), W("责任编辑"), W("浏览"), W("点击"),
	W("二维码"), W("ICP"), W("手机"), W("技术支持"), W("联系我们"), W("网站标识"), W("阅读"), {0}
};

/* What the first line of a page's foot begins with. */
static const GovStr page_feet[] = {
	W("主办单位"), W("主办："), W("主办:"), W("承办单位"), W("承办："), W("承办:"), W("主管单位"), W("版权所有"),
	W("版权声明"), W("网站标识"), W("网站地图"), W("网站声明"), W("关于我们"), W("联系我们"), W("技术支持"),
	W("网站维护"), W("运维单位"), W("建议使用"), W("上一篇"), W("下一篇"), W("上一条"), W("下一条"),
	W("扫一扫"), W("扫码"), W("分享到"), W("打印本页"), W("【打印】"), W("[打印]"), W("【关闭】"), W("关闭窗口"),
	W("收藏 打印"), W("打印 关闭"), W("返回顶部"), W("相关链接"), W("相关文档"), W("相关信息："),
	W("Copyright"), W("©"), {0}
};

/* Or holds. */
static const GovStr site_numbers[] = {W("ICP备"), W("ICP证"), W("公网安备"), W("网站标识码"), {0}};

_Static_assert(sizeof(furniture) / sizeof(furniture[0]) - 1 <= GOV_INDEX_MAX,
			   "GovWordIndex has room for all words");

static GovWordIndex furniture_index;

static void
__attribute__((constructor))
fill_index(void)
{
	_Static_assert(sizeof(furniture) / sizeof(furniture[0]) - 1 <= GOV_INDEX_MAX, "more words than an index holds");

	gov_word_index_fill(&furniture_index, furniture, sizeof(furniture) / sizeof(furniture[0]) - 1,
						sizeof(furniture[0]));
}

/* Is one of the words at p? */
static inline bool
is_at(const char *p, const char *end)
{
	for (unsigned i = gov_word_index_at(&furniture_index, p); i > 0; i = furniture_index.next[i])
	{
		const GovStr *w = &furniture[i - 1];

		if ((size_t) (end - p) >= w->len && memcmp(p, w->s, w->len) == 0)
			return true;
	}
	return false;
}

bool
gov_text_is_furniture(const char *s, size_t len)
{
	const char *end = s + len;

	if (len > FURNITURE_BYTES)
		return false;
	for (const char *p = s; end - p >= 3; p += gov_char_len(p, end))
		if (is_at(p, end))
			return true;
	return gov_text_is_page_number(s, len);
}

/* Digits with strokes between them: another way to print a page's number. */
static bool
is_numbers(const char *p, const char *e)
{
	while (p < e)
	{
		size_t		space = gov_space_at(p, e);

		if (!space && !gov_is_any_of(gov_char_at(p, e), L"0123456789-|/—"))
			return false;
		p += space ? space : gov_char_len(p, e);
	}
	return true;
}

bool
gov_text_is_foot(const char *s, size_t len)
{
	const char *end = s + len;

	if (len > FOOT_BYTES)
		return false;
	if (is_numbers(s, end))
		return true;
	for (const GovStr *w = foot_words; w->s; w++)
		if (gov_find(s, end, w->s, w->len))
			return true;
	return false;
}

/* Does a page's foot begin with the line?  Sentences are of the text. */
static bool
begins_foot(const char *p, const char *e)
{
	if (e - p > FOOT_LINE_BYTES || GOV_ENDS(p, e, "。"))
		return false;
	if (gov_word_at(p, e, page_feet) > 0)
		return true;
	for (const GovStr *w = site_numbers; w->s; w++)
		if (gov_find(p, e, w->s, w->len))
			return true;
	return false;
}

const char *
gov_text_page_foot(const char *p, const char *e)
{
	const char *foot = e;
	const char *end = e;
	int			lines = 0;

	while (end > p && lines < FOOT_LINES)
	{
		const char *line = end;
		const char *s;
		const char *eol;

		while (line > p && line[-1] != '\n')
			line--;
		s = gov_skip_space(line, end);
		eol = gov_rtrim(s, end);
		if (eol - s > FOOT_LINE_BYTES)
			break;
		if (s < eol)
			lines++;
		if (begins_foot(s, eol))
			foot = line;
		end = line > p ? line - 1 : p;
	}
	return foot;
}

/* ------------------------------------------------------------------------
 * Page numbers
 */

/* What stands before and behind one. */
static const wchar_t page_strokes[] = L"-~·－‐‑‒–—―─−•";

bool
gov_text_is_page_number(const char *s, size_t len)
{
	const char *end = s + len;
	int			digits = 0;
	int			before = 0;		/* marks before the number */
	int			after = 0;		/* and behind it */

	if (len > PAGE_NUMBER_BYTES)
		return false;
	while (s < end)
	{
		uint32_t	c = gov_next_char(&s, end);

		if (c == ' ' || c == L'　')
			continue;
		if (gov_is_digit(c))
		{
			if (after)
				return false;
			digits++;
		}
		else if (gov_is_any_of(c, page_strokes))
		{
			if (digits)
				after++;
			else
				before++;
		}
		else if (c == L'第' && !digits && !before)
			before++;
		else if (c == L'页' && digits)
			return before > 0;
		else
			return false;
	}
	return digits > 0 && digits <= PAGE_DIGITS && before > 0 && after > 0;
}

const char *
gov_text_skip_page_number(const char *p, const char *e, bool *bare)
{
	uint32_t	first = 0;
	uint32_t	last = 0;
	int			digits = 0;

	*bare = false;
	for (; p < e && *p != '\n'; p += gov_char_len(p, e))
	{
		uint32_t	c = gov_char_at(p, e);

		if (gov_space_at(p, e))
			continue;
		if (gov_is_digit(c))
			digits++;
		else if (!gov_is_any_of(c, L"-—－第页共"))
			return NULL;
		last = c;
		if (first == 0)
			first = c;
	}
	if (digits == 0 || digits > PAGES_DIGITS)
		return NULL;
	if (first == L'第')
		return last == L'页' ? p : NULL;
	if (!gov_is_digit(first))
		return !gov_is_digit(last) && digits <= PAGE_DIGITS ? p : NULL;
	if (digits <= PAGE_DIGITS && e - p >= 2 && p[1] == '\f')
		return p;
	*bare = true;
	return NULL;
}
