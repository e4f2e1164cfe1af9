/*
 * render_fuzz.c
 *		Any figures, any words: printed in each format, alone or in a whole report,
 *		they are read back.
 */
#include <stdlib.h>
#include <string.h>

#include "core/read/read.h"
#include "core/render/render.h"

#define MUST(c)		do { if (!(c)) abort(); } while (0)

int			LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Up to the next zero byte. */
static GovStr
take_text(const uint8_t **p, const uint8_t *end)
{
	GovStr		s = {(const char *) *p, 0};

	while (*p < end && **p)
		++* p, s.len++;
	if (*p < end)
		++* p;
	return s;
}

/* What the parts of a print are read as is printed as the same text again. */
static void
check_again(GovArena *printer, GovArena *reader, GovPrintable what, GovRenderFormat format, GovStr out)
{
	GovText		page;
	GovSection *sections;
	GovStr		again;

	MUST(gov_read_sections(reader, out.s, out.len, &page, &sections, &what.nsections) == GOV_OK);
	MUST(what.nsections >= 2);
	what.sections = sections;
	MUST(gov_render(printer, &what, format, &again) == GOV_OK);
	MUST(again.len == out.len && memcmp(again.s, out.s, out.len) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *p = data;
	const uint8_t *end = data + size;
	GovArena	printer;
	GovArena	reader;
	static GovReport r;
	static GovReport back;
	GovSection	sections[2];
	GovPrintable what = {.header = &r.header,.figures = &r.figures,.reports = (uint32_t) size,
	.whole = size % 2 == 1,.sections = sections,.nsections = 2};

	memset(&r, 0, sizeof(r));
	memset(sections, 0, sizeof(sections));
	sections[0].part = 1;
	sections[1].part = 2;
	r.header.title = take_text(&p, end);
	r.header.agency = take_text(&p, end);
	r.header.index_no = take_text(&p, end);
	r.header.doc_no = take_text(&p, end);
	if (what.whole)
	{
		sections[0].content = take_text(&p, end);
		sections[1].content = take_text(&p, end);
	}
	for (int slot = 0; p < end; slot++)
	{
		int			how = *p++;
		int64_t		v = 0;

		/* a few cells left out, a few bytes of a number */
		slot += how >> 5;
		if (slot >= GOV_ALL_SLOTS)
			break;
		r.figures.status[slot] = (uint8_t) (how % 6);
		if (!gov_figures_has_number((GovStatus) (how % 6)))
			continue;
		for (int i = 0; i < 8 && p < end && i < (how >> 2) % 9; i++)
			v = (int64_t) ((uint64_t) v << 8 | *p++);
		{
			GovDecimal	d = gov_decimal(v, p < end ? *p++ % (GOV_MAX_SCALE + 1) : 0);

			r.figures.value[slot] = d.v;
			r.figures.scale[slot] = d.scale;
		}
	}
	gov_arena_init(&printer, &gov_malloc_host);
	gov_arena_init(&reader, &gov_malloc_host);
	for (int f = 0; f < GOV_NRENDER_FORMATS; f++)
	{
		GovStr		out;

		MUST(gov_render(&printer, &what, (GovRenderFormat) f, &out) == GOV_OK);
		MUST(gov_read(&reader, out.s, out.len, GOV_READ_HEADER | GOV_READ_CELLS, &back, NULL) == GOV_OK);
		MUST(back.is_report);
		MUST(memcmp(r.figures.status, back.figures.status, sizeof(r.figures.status)) == 0);
		MUST(memcmp(r.figures.value, back.figures.value, sizeof(r.figures.value)) == 0);
		MUST(memcmp(r.figures.scale, back.figures.scale, sizeof(r.figures.scale)) == 0);
		gov_arena_reset(&reader);
		if (what.whole)
			check_again(&printer, &reader, what, (GovRenderFormat) f, out);
		gov_arena_reset(&reader);
		gov_arena_reset(&printer);
	}
	gov_arena_free(&reader);
	gov_arena_free(&printer);
	return 0;
}
