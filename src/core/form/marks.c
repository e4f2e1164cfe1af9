/*
 * marks.c
 *		The marks and key words of a printed report.
 */
#include "core/form/marks.h"

#include <string.h>

const GovStr gov_form_print_keys[GOV_NKEYS] = {
	[GOV_KEY_YEAR] = GOV_LAYOUT_STR("年度："),
	[GOV_KEY_AGENCY] = GOV_LAYOUT_STR("发布机构："),
	[GOV_KEY_REGION] = GOV_LAYOUT_STR("区划代码："),
	[GOV_KEY_SCOPE] = GOV_LAYOUT_STR("统计范围："),
	[GOV_KEY_INDEX] = GOV_LAYOUT_STR("索引号："),
	[GOV_KEY_DOCNO] = GOV_LAYOUT_STR("文号："),
	[GOV_KEY_PUBLISHED] = GOV_LAYOUT_STR("发布日期："),
	[GOV_KEY_PERIOD] = GOV_LAYOUT_STR("统计期限：")
};

bool
gov_form_column_is_wan(const GovLayoutColumn *c)
{
	static const char unit[] = "万元";
	const size_t n = sizeof(unit) - 1;
	GovStr		head = c->path[gov_form_path_len(c->path) - 1];

	for (size_t i = 0; i + n <= head.len; i++)
		if (memcmp(head.s + i, unit, n) == 0)
			return true;
	return false;
}
