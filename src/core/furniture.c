/*
 * furniture.c
 *		What web pages and printers put around and into a text.
 */
#include "furniture.h"

#include "fold.h"

/* Is it "- 4 -" or "第 4 页 共 6 页"? */
bool
gov_is_page_number(const char *s, size_t len)
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

/* What web pages put around and into a text. */
bool
gov_is_furniture(const char *s, size_t len)
{
	static const char *const words[] = {
		"当前页面", "扫一扫", "字体:", "字体：", "字号:", "字号：", "打印本页", "关闭窗口", "关闭本页",
		"返回顶部", "浏览次数", "分享到", "上一篇", "下一篇", "【打印】", "【关闭】", "收藏 打印", "打印 关闭",
		"[打印]", "[关闭]", "阅读次数", "点击数", "访问次数",
		"当前位置", "您的位置", "版权所有", "主办单位", "网站标识码", "ICP备", "公网安备", "网站地图"
	};

	if (len > 120)
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (gov_contains(s, len, words[i]))
			return true;
	return gov_is_page_number(s, len);
}
