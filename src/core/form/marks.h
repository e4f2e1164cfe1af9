/*
 * marks.h
 *		The marks and key words of a printed report.
 *
 * A print of the form's tables explains itself by them; what was printed is
 * read back by them.
 */
#ifndef GOV_FORM_MARKS_H
#define GOV_FORM_MARKS_H

#include "core/form/layout.h"

/* The marks, and the note that explains them. */
#define GOV_MARK_NA			"/"
#define GOV_MARK_ILLEGIBLE	"?"
#define GOV_MARK_ABSENT		"〔缺〕"
#define GOV_MARK_OPEN		"〔"	/* around an imputed number */
#define GOV_MARK_CLOSE		"〕"
#define GOV_MARK_NOTE \
	"注：空格表示空白，“/”表示不适用，“?”表示无法辨认，〔缺〕表示无数据，〔〕内的数为推算。"

/* Above the tables: what it is, in place of a title, too; then key and value. */
#define GOV_MARK_KIND		"政府信息公开工作年度报告"
#define GOV_MARK_KIND_KEY "类别："
#define GOV_MARK_SUM		"汇总（"
#define GOV_MARK_REPORTS	"份"
#define GOV_MARK_IMPUTED	"，含推算数"
#define GOV_MARK_SUM_END	"）"
#define GOV_MARK_UNTIL	"至"
#define GOV_MARK_ORGAN	"本机关"
#define GOV_MARK_REGION	"本行政区域"

typedef enum GovKey
{
	GOV_KEY_YEAR, GOV_KEY_AGENCY, GOV_KEY_REGION, GOV_KEY_SCOPE, GOV_KEY_INDEX,
	GOV_KEY_DOCNO, GOV_KEY_PUBLISHED, GOV_KEY_PERIOD,
	GOV_NKEYS
} GovKey;

extern const GovStr gov_form_print_keys[GOV_NKEYS];

/* Are the amounts under this head in 10,000 yuan? */
extern bool gov_form_column_is_wan(const GovLayoutColumn *c);

#endif
