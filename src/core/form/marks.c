/*
 * marks.c
 *		The marks and key words of a printed report.
 */
#include "core/form/marks.h"

#include <string.h>

const GovStr gov_form_print_keys[GOV_NKEYS] = {
	GOV_LAYOUT_STR("年度："), GOV_LAYOUT_STR("发布机构："), GOV_LAYOUT_STR("区划代码："),
	GOV_LAYOUT_STR("统计范围："),
	GOV_LAYOUT_STR("索引号："), GOV_LAYOUT_STR("文号："), GOV_LAYOUT_STR("发布日期："),
	GOV_LAYOUT_STR("统计期限：")
};

bool
gov_form_column_is_wan(const GovLayoutColumn *c)
{
	GovStr		head = c->path[gov_path_len(c->path) - 1];

	return memmem(head.s, head.len, "万元", strlen("万元")) != NULL;
}
