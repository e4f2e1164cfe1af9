/*
 * finding.c
 *		How a finding is put together: its place, its labels, its words.
 */
#include "core/tell/finding.h"

#include "core/base/buffer.h"
#include "core/form/called.h"
#include "core/rules/describe.h"

#define FIRST_FINDINGS	32

static GovStr
keep(GovFinder *f, const GovMessage *w, const char *buf)
{
	return gov_str_copy(f->a, buf, (size_t) (w->at - buf));
}

GovStr
gov_tell_cell_name(GovFinder *f, int slot)
{
	char		buf[GOV_RULE_WORDS_MAX];
	GovMessage	w = {buf, sizeof(buf)};

	gov_rules_put_cell(&w, f->lang, slot);
	return keep(f, &w, buf);
}

const GovReadCell *
gov_tell_printed_cell(const GovFinder *f, int slot)
{
	for (uint32_t i = 0; i < f->from->ncells; i++)
		if (f->from->cells[i].slot == slot)
			return &f->from->cells[i];
	return NULL;
}

GovTold *
gov_tell_add(GovFinder *f, GovWordingId id, const GovFact *facts)
{
	GovFindings *out = f->out;
	char		buf[GOV_TELL_MESSAGE_MAX];
	GovMessage	w = {buf, sizeof(buf)};
	GovTold    *told;

	if (out->n == out->cap)
		out->list = gov_array_grow(f->a, out->list, out->n, &out->cap, sizeof(GovTold), FIRST_FINDINGS);
	told = &out->list[out->n++];
	memset(told, 0, sizeof(*told));
	told->severity = gov_wordings[id].severity;
	told->code = gov_wordings[id].code;
	told->part = told->rule = told->slot = -1;
	gov_say(&w, f->lang, id, facts);
	told->message = keep(f, &w, buf);
	return told;
}

/* A number that is printed there, whether it was corrected since or not. */
static void
set_printed(const GovFigures *f, int slot, GovTold *told)
{
	GovFigure	printed = {f->value[slot], f->status[slot], f->scale[slot]};

	if (f->corrected[slot])
		printed = f->printed[slot];
	told->has_printed = printed.status == GOV_REPORTED;
	if (told->has_printed)
		told->printed = gov_decimal(printed.value, printed.scale);
}

GovTold *
gov_tell_add_cell(GovFinder *f, GovWordingId id, int slot, const GovFact *facts)
{
	GovTold    *told = gov_tell_add(f, id, facts);
	const GovReadCell *cell = gov_tell_printed_cell(f, slot);
	char		buf[GOV_RULE_WORDS_MAX];
	GovMessage	w = {buf, sizeof(buf)};
	char		code[GOV_SLOT_NAME_MAX];

	told->slot = slot;
	told->part = (int) gov_items[gov_form_item_of_slot(slot)].part;
	gov_figures_slot_name(slot, code);
	told->cell = gov_str_copy(f->a, code, strlen(code));
	gov_form_put_cell(&w, f->lang, slot);
	told->label = keep(f, &w, buf);
	set_printed(f->from->figures, slot, told);
	if (cell)
	{
		told->line = cell->line;
		told->raw = cell->raw;
	}
	return told;
}

const char *
gov_tell_row_code(int slot)
{
	int			item = gov_form_item_of_slot(slot);

	for (int t = 0; t < GOV_NTOPICS; t++)
		if (item >= gov_topics[t].first_item && item < gov_topics[t].first_item + gov_topics[t].nitems)
			return gov_topics[t].code;
	return gov_items[item].code;
}

GovTold *
gov_tell_add_row(GovFinder *f, GovWordingId id, int slot, const GovFact *facts)
{
	GovTold    *told = gov_tell_add(f, id, facts);
	const GovReadCell *cell = gov_tell_printed_cell(f, slot);
	const char *code = gov_tell_row_code(slot);
	char		buf[GOV_RULE_WORDS_MAX];
	GovMessage	w = {buf, sizeof(buf)};

	told->part = (int) gov_items[gov_form_item_of_slot(slot)].part;
	told->cell = gov_str_copy(f->a, code, strlen(code));
	gov_form_put_row(&w, f->lang, slot);
	told->label = keep(f, &w, buf);
	told->line = cell ? cell->line : 0;
	return told;
}

GovTold *
gov_tell_add_part(GovFinder *f, GovWordingId id, GovPart part, const GovFact *facts)
{
	GovTold    *told = gov_tell_add(f, id, facts);
	char		buf[GOV_RULE_WORDS_MAX];
	GovMessage	w = {buf, sizeof(buf)};

	told->part = (int) part;
	told->cell = gov_str_copy(f->a, gov_parts[part].code, strlen(gov_parts[part].code));
	gov_form_put_part(&w, f->lang, part);
	told->label = keep(f, &w, buf);
	return told;
}

GovTold *
gov_tell_add_column(GovFinder *f, GovWordingId id, int party, const GovFact *facts)
{
	GovTold    *told = gov_tell_add(f, id, facts);
	char		code[GOV_SLOT_NAME_MAX];
	char		label[GOV_RULE_WORDS_MAX];
	GovMessage	c = {code, sizeof(code)};
	GovMessage	l = {label, sizeof(label)};

	told->part = GOV_APPLICATIONS;
	gov_message_put(&c, "*.%s", gov_parties[party].code);
	told->cell = keep(f, &c, code);
	gov_form_put_party(&l, f->lang, party);
	told->label = keep(f, &l, label);
	return told;
}
