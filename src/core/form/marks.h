/*
 * marks.h
 *		The marks and key words of a printed report.
 *
 * render/ prints them and read/readback.c takes a text for a print, and reads
 * it cell by cell, by them.  So a change of one of these words is a change of
 * what old prints mean: texts with the old word are read like any text then.
 */
#ifndef GOV_FORM_MARKS_H
#define GOV_FORM_MARKS_H

#include "core/form/layout.h"

/* In place of a number; the note at the end of a print explains them. */
#define GOV_MARK_NA			"/"
#define GOV_MARK_ILLEGIBLE	"?"
#define GOV_MARK_ABSENT		"〔缺〕"
#define GOV_MARK_OPEN		"〔"	/* around an imputed number */
#define GOV_MARK_CLOSE		"〕"
#define GOV_MARK_NOTE_BEGIN	"注：空格"
#define GOV_MARK_NOTE \
	GOV_MARK_NOTE_BEGIN "表示空白，“/”表示不适用，“?”表示无法辨认，〔缺〕表示无数据，〔〕内的数为推算。"

/*
 * A corrected cell is printed as "〔改4，原5〕", with a word for what is empty; a
 * number that only the prose states as "〔述4〕".  The note says so where there is
 * any, and only there: so the note of other prints is the one it ever was.
 */
#define GOV_MARK_CORRECTED	GOV_MARK_OPEN "改"
#define GOV_MARK_PRINTED	"，原"
#define GOV_MARK_EMPTY		"空"
#define GOV_MARK_STATED		GOV_MARK_OPEN "述"
#define GOV_MARK_NOTE_MORE \
	"〔改…，原…〕前为更正后的数，后为原文所印，〔述〕内的数仅见于文字。"

/*
 * A whole report is printed with its six parts.  A line of its own text that would
 * be read as something else, a heading or the note, has a mark before it, and so
 * has one that begins with the mark.  Where the text stands around a table, what is
 * read back says where.  WHOLE stands behind the kind, WHOLE_BARE where there are no
 * tables.
 */
#define GOV_MARK_WHOLE		"（全文）"
#define GOV_MARK_WHOLE_BARE	"（全文，无表格）"
#define GOV_MARK_PROSE		"〔文〕"
#define GOV_MARK_NOTE_PROSE	"〔文〕后为正文。"
#define GOV_MARK_TABLE		"〔表〕"

/* Behind an amount, unless the column's head has a unit. */
#define GOV_MARK_YUAN		"元"

/*
 * The first line below the title says that this is a report, or a sum:
 * "类别：政府信息公开工作年度报告汇总（12份，含推算数）".  The kind stands in
 * place of a title, too, when there is none.
 */
#define GOV_MARK_KIND_KEY	"类别："
#define GOV_MARK_KIND		"政府信息公开工作年度报告"
#define GOV_MARK_SUM		"汇总（"
#define GOV_MARK_REPORTS	"份"
#define GOV_MARK_IMPUTED	"，含推算数"
#define GOV_MARK_SUM_END	"）"

/* Values of GOV_KEY_SCOPE; between the dates of GOV_KEY_PERIOD. */
#define GOV_MARK_ORGAN		"本机关"
#define GOV_MARK_REGION		"本行政区域"
#define GOV_MARK_UNTIL		"至"

/* The lines that follow, in this order, each with its key. */
typedef enum GovKey
{
	GOV_KEY_YEAR, GOV_KEY_AGENCY, GOV_KEY_REGION, GOV_KEY_SCOPE, GOV_KEY_INDEX,
	GOV_KEY_DOCNO, GOV_KEY_PUBLISHED, GOV_KEY_PERIOD,
	GOV_NKEYS
} GovKey;

extern const GovStr gov_form_print_keys[GOV_NKEYS];

/* Returns true when the head of a column says that its unit is 10,000 yuan. */
extern bool gov_form_column_is_wan(const GovLayoutColumn *c);

#endif
