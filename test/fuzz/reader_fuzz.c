/*
 * reader_fuzz.c
 *		The reader, on any bytes: no number that the text does not print.
 */
#include <stdlib.h>
#include <string.h>

#include "core/base/trace.h"
#include "core/read/read.h"
#include "core/rules/verdict.h"

#define MUST(c)		do { if (!(c)) abort(); } while (0)

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/*
 * The digits of the value, most significant first, must occur in this order
 * in what is printed: 12116600 in 1211.66万元, 1203 in １,２０３.
 */
static bool
prints(GovStr raw, int64_t value)
{
	char		digits[24];
	int			n = 0;
	uint64_t	v = value < 0 ? 0 - (uint64_t) value : (uint64_t) value;
	int			seen = 0;

	/* zeros at the end may come from a unit */
	while (v > 0 && v % 10 == 0)
		v /= 10;
	do
	{
		digits[n++] = (char) ('0' + v % 10);
		v /= 10;
	} while (v > 0);
	for (uint32_t i = 0; i < raw.len && seen < n; i++)
	{
		unsigned char c = (unsigned char) raw.s[i];

		/* full-width digits are EF BC 90 .. 99 */
		if (c == 0xEF && i + 2 < raw.len && (unsigned char) raw.s[i + 1] == 0xBC &&
			(unsigned char) raw.s[i + 2] >= 0x90 && (unsigned char) raw.s[i + 2] <= 0x99)
		{
			c = (unsigned char) ((unsigned char) raw.s[i + 2] - 0x90 + '0');
			i += 2;
		}
		if (c == (unsigned char) digits[n - 1 - seen])
			seen++;
	}
	return seen == n;
}

static void
must_be_sound(const GovReport *r, uint32_t lines)
{
	int			last = -1;

	if (!r->is_report)
		return;
	MUST(r->ncells <= GOV_ALL_SLOTS);
	for (uint32_t i = 0; i < r->ncells; i++)
	{
		const GovReadCell *c = &r->cells[i];
		char		sum = 0;

		MUST(c->slot > last && c->slot < GOV_ALL_SLOTS);
		last = c->slot;
		MUST(c->status == r->figures.status[c->slot]);
		MUST(c->line <= lines);
		/* ASAN finds a slice that leaves its text or the arena */
		for (uint32_t k = 0; k < c->raw.len; k++)
			sum ^= c->raw.s[k];
		(void) *(volatile char *) &sum;
		MUST(c->status != GOV_ABSENT);
		/* only what govreport_render() prints can say that, and with a mark */
		if (c->status == GOV_IMPUTED)
			MUST(c->raw.len > 6 && memcmp(c->raw.s, "〔", 3) == 0);
		if (gov_figures_has_number(c->status))
		{
			MUST(c->value == r->figures.value[c->slot]);
			MUST(c->scale == r->figures.scale[c->slot] && c->scale <= GOV_MAX_SCALE);
			MUST(c->raw.s != NULL && prints(c->raw, c->value));
		}
	}
	/* and every number is that of a cell */
	for (int slot = 0, i = 0; slot < GOV_ALL_SLOTS; slot++)
	{
		while (i < (int) r->ncells && r->cells[i].slot < slot)
			i++;
		if (gov_figures_has_number(r->figures.status[slot]))
			MUST(i < (int) r->ncells && r->cells[i].slot == slot);
	}
	{
		uint8_t		image[GOV_PLAIN_MAX];
		GovFigures	again;
		GovError	err;
		size_t		len = gov_rules_encode(&r->figures, image);

		MUST(gov_rules_decode(image, len, &again, &err));
		for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
		{
			MUST(again.status[slot] == r->figures.status[slot]);
			if (gov_figures_has_number(again.status[slot]))
				MUST(again.value[slot] == r->figures.value[slot] &&
					 again.scale[slot] == r->figures.scale[slot]);
		}
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	GovArena	a;
	GovArena	messages;
	GovDiags	diags = {0};
	GovTrace	trace = {0};
	static GovReport r;
	static GovReport again;
	char	   *text = malloc(size ? size : 1);
	uint32_t	lines = 1;
	char		end_of_line;	/* a carriage return where there is no newline */

	if (size > 0)
		memcpy(text, data, size);
	end_of_line = size > 0 && !memchr(data, '\n', size) ? '\r' : '\n';
	for (size_t i = 0; i < size; i++)
		lines += data[i] == end_of_line ||
			(data[i] == '\\' && i + 1 < size && (data[i + 1] == 'n' || data[i + 1] == 'r'));
	gov_arena_init(&a, &gov_malloc_host);
	gov_arena_init(&messages, &gov_malloc_host);
	diags.arena = trace.arena = &messages;
	a.trace = &trace;
	MUST(gov_read(&a, text, size, GOV_READ_CELLS | GOV_READ_HEADER, &r, &diags) == GOV_OK);
	must_be_sound(&r, lines);
	for (uint32_t i = 0; i < diags.n; i++)
		MUST(diags.items[i].line <= lines && diags.items[i].code && diags.items[i].message);

	for (uint32_t i = 0; i < trace.n; i++)
		MUST(trace.items[i].line <= lines && trace.items[i].stage && trace.items[i].detail);

	/* collecting cells and messages, and looking on, changes no figure */
	gov_arena_reset(&a);
	a.trace = NULL;
	MUST(gov_read(&a, text, size, 0, &again, NULL) == GOV_OK);
	MUST(again.is_report == r.is_report);
	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
		MUST(again.figures.status[slot] == r.figures.status[slot] &&
			 again.figures.value[slot] == r.figures.value[slot]);

	gov_arena_free(&messages);
	gov_arena_free(&a);
	free(text);
	return 0;
}
