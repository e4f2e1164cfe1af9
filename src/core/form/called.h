/*
 * called.h
 *		What the form's parts are called where people read it, in either language.
 *
 * In Chinese that is what the form prints, so that it can be found there.
 */
#ifndef GOV_FORM_CALLED_H
#define GOV_FORM_CALLED_H

#include "core/base/wording.h"
#include "core/form/form.h"

/* "二、主动公开政府信息情况"; "Table 2 (disclosure)" */
extern void gov_form_put_part(GovMessage *w, GovLang lang, GovPart part);

/* "三、(一)予以公开", without what the form remarks behind it; "Granted" */
extern void gov_form_put_item(GovMessage *w, GovLang lang, int item);

/* "法人或其他组织 / 商业企业" */
extern void gov_form_put_party(GovMessage *w, GovLang lang, int party);

/* "行政复议" */
extern void gov_form_put_topic(GovMessage *w, GovLang lang, int topic);

/* The row of table 2 or 3 that a slot is in, or the group of columns of table 4. */
extern void gov_form_put_row(GovMessage *w, GovLang lang, int slot);

/* "三、(一)予以公开 · 自然人" */
extern void gov_form_put_cell(GovMessage *w, GovLang lang, int slot);

/*
 * What the code of an item, a topic or a part is called; the code, if it is none
 * of these.
 */
extern void gov_form_put_code(GovMessage *w, GovLang lang, GovStr code);

/* The same of "received.total", too. */
extern void gov_form_put_path(GovMessage *w, GovLang lang, GovStr path);

/* The part that such a code belongs to; -1: none. */
extern int	gov_form_part_of_code(GovStr code);

/* The last of the labels that make up a name: "商业企业", "结果维持". */
extern void gov_form_put_last(GovMessage *w, GovLang lang, int item, int party);

#endif
