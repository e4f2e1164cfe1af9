/*
 * figures_print.c
 *		The text form of govfigures, and the same as jsonb, as they are made.
 *
 * figures_json.c says what they look like.
 */
#include "pg/encoding.h"
#include "pg/figures.h"

#include "lib/stringinfo.h"
#include "utils/builtins.h"
#include "utils/jsonb.h"
#include "utils/numeric.h"

#include "core/figures/correct.h"
#include "core/figures/json_scan.h"
#include "core/figures/sum_text.h"

/* JSON in the making: text, or the values that jsonb is made of. */
typedef struct Writer
{
	bool		is_text;
	StringInfoData text;
	const char *separator;		/* before the next key or element */
	JsonbParseState *state;
	JsonbValue *made;
	bool		in_array;
} Writer;


/* ------------------------------------------------------------------ writing */

/* As much as is written from one key to the next, with the first. */
#define ROOM	(2 * GOV_SLOT_NAME_MAX + 4 * GOV_TOTAL_MAXLEN)

/* Into the room that the key before has made. */
static inline void
put_bytes(Writer *w, const char *s, int len)
{
	Assert(w->text.len + len < w->text.maxlen);
	memcpy(w->text.data + w->text.len, s, (size_t) len);
	w->text.len += len;
}

static inline void
put_string(Writer *w, const char *s)
{
	put_bytes(w, s, (int) strlen(s));
}

static void
push(Writer *w, JsonbIteratorToken token, JsonbValue *value)
{
	w->made = pushJsonbValue(&w->state, token, value);
}

/* Begins or ends an object or an array: "{", "}", "[", "]". */
static void
begin(Writer *w, const char *mark)
{
	if (w->is_text)
	{
		put_string(w, w->separator);
		put_string(w, mark);
		w->separator = "";
		return;
	}
	w->in_array = *mark == '[';
	push(w, w->in_array ? WJB_BEGIN_ARRAY : WJB_BEGIN_OBJECT, NULL);
}

static void
end(Writer *w, const char *mark)
{
	if (w->is_text)
	{
		put_string(w, mark);
		w->separator = ", ";
		return;
	}
	/* no array is in an array here */
	w->in_array = false;
	push(w, *mark == ']' ? WJB_END_ARRAY : WJB_END_OBJECT, NULL);
}

static JsonbValue
string_value(const char *s)
{
	JsonbValue	v = {.type = jbvString};

	v.val.string.val = unconstify(char *, s);
	v.val.string.len = (int) strlen(s);
	return v;
}

static void
key(Writer *w, const char *s)
{
	JsonbValue	v;

	if (w->is_text)
	{
		enlargeStringInfo(&w->text, ROOM);
		put_string(w, w->separator);
		put_bytes(w, "\"", 1);
		put_string(w, s);
		put_bytes(w, "\": ", 3);
		w->separator = "";
		return;
	}
	v = string_value(s);
	push(w, WJB_KEY, &v);
}

static void
value(Writer *w, JsonbValue *v)
{
	push(w, w->in_array ? WJB_ELEM : WJB_VALUE, v);
}

static void
put_code(Writer *w, const char *s)
{
	JsonbValue	v;

	if (w->is_text)
	{
		put_string(w, w->separator);
		put_bytes(w, "\"", 1);
		put_string(w, s);
		put_bytes(w, "\"", 1);
		w->separator = ", ";
		return;
	}
	v = string_value(s);
	value(w, &v);
}

static void
put_total(Writer *w, GovTotal t)
{
	char		buf[GOV_TOTAL_MAXLEN];
	GovDecimal	d;
	JsonbValue	v = {.type = jbvNumeric};

	if (w->is_text)
	{
		put_string(w, w->separator);
		put_bytes(w, buf, (int) (gov_total_fits(t, &d) ? gov_decimal_print(d, buf) : gov_total_print(t, buf)));
		w->separator = ", ";
		return;
	}
	v.val.numeric = DatumGetNumeric(govrpt_total_datum(t));
	value(w, &v);
}

static void
put_count(Writer *w, uint32 n)
{
	put_total(w, gov_total(gov_decimal(n, 0)));
}


/* ------------------------------------------------------------------ figures */

static void
put_figure(Writer *w, GovFigure c)
{
	GovTotal	t = {c.value, c.scale};

	switch (c.status)
	{
		case GOV_REPORTED:
		case GOV_CORRECTED:
			put_total(w, t);
			break;
		case GOV_IMPUTED:
		case GOV_STATED:
			begin(w, "{");
			key(w, gov_figures_status_names[c.status]);
			put_total(w, t);
			end(w, "}");
			break;
		default:
			put_code(w, gov_figures_status_names[c.status]);
	}
}

static void
put_plain_cell(Writer *w, const GovFigures *f, int slot)
{
	if (!f->corrected[slot])
	{
		put_figure(w, gov_figures_cell(f, slot));
		return;
	}
	begin(w, "{");
	key(w, "corrected");
	put_figure(w, gov_figures_cell(f, slot));
	key(w, "printed");
	put_figure(w, f->printed[slot]);
	end(w, "}");
}

static inline uint32
note(const GovWide *sum, int kind, int index)
{
	return (sum->shape & GOV_WIDE_NOTES) ? sum->notes[kind][index] : 0;
}

static bool
wide_cell_present(const GovWide *sum, int index)
{
	uint32		any = sum->num[index];

	for (int k = 0; k < GOV_NNOTES; k++)
		any |= note(sum, k, index);
	return any != 0;
}

static void
put_wide_cell(Writer *w, const GovWide *sum, int index)
{
	bool		open = false;

	if (sum->num[index] == sum->reports && note(sum, GOV_NOTE_IMPUTED, index) == 0)
	{
		put_total(w, gov_figures_sum_total(sum, index));
		return;
	}
	begin(w, "[");
	put_total(w, gov_figures_sum_total(sum, index));
	put_count(w, sum->num[index]);
	for (int k = 0; k < GOV_NNOTES; k++)
	{
		if (note(sum, k, index) == 0)
			continue;
		if (!open)
			begin(w, "{");
		open = true;
		key(w, gov_figures_note_names[k]);
		put_count(w, note(sum, k, index));
	}
	if (open)
		end(w, "}");
	end(w, "]");
}

/* Either f or sum is given. */
static void
put_cells(Writer *w, int item, const GovFigures *f, const GovWide *sum)
{
	bool		parties = gov_items[item].part == GOV_APPLICATIONS;
	bool		open = false;

	for (int party = 0; party < (parties ? GOV_NPARTIES : 1); party++)
	{
		int			slot = gov_items[item].slot + party;
		int			index = gov_figures_sum_index(slot);

		if (f ? !gov_figures_is_there(f, slot) : !wide_cell_present(sum, index))
			continue;
		if (!open)
			key(w, gov_items[item].code);
		if (!open && parties)
			begin(w, "{");
		open = true;
		if (parties)
			key(w, gov_parties[party].code);
		if (f)
			put_plain_cell(w, f, slot);
		else
			put_wide_cell(w, sum, index);
	}
	if (open && parties)
		end(w, "}");
}

static void
write_figures(Writer *w, struct varlena *v, bool is_text)
{
	GovFigures	f;
	GovWide    *sum = NULL;

	memset(w, 0, sizeof(Writer));
	w->is_text = is_text;
	w->separator = "";
	if (is_text)
		initStringInfo(&w->text);
	if (govrpt_is_sum(v))
		sum = govrpt_sum_load(v);
	else
		govrpt_figures_decode(PointerGetDatum(v), &f);
	begin(w, "{");
	if (sum)
	{
		key(w, GOV_JSON_REPORTS);
		put_count(w, sum->reports);
	}
	for (int item = 0; item < GOV_ALL_ITEMS; item++)
		put_cells(w, item, sum ? NULL : &f, sum);
	end(w, "}");
	if (is_text)
		put_bytes(w, "", 1);
}


PG_FUNCTION_INFO_V1(govfigures_out);
Datum
govfigures_out(PG_FUNCTION_ARGS)
{
	struct varlena *v = GOVRPT_GETARG_FIGURES(0);
	Writer		out;
	GovWide    *sum;
	char	   *text;

	if (!gov_figures_image_is_tally(GOVRPT_IMAGE(v), GOVRPT_IMAGE_LEN(v)))
	{
		write_figures(&out, v, true);
		PG_RETURN_CSTRING(out.text.data);
	}
	sum = govrpt_sum_load(v);
	text = palloc(GOV_SUM_TEXT_MAX);

	gov_figures_sum_print(sum, text);
	pfree(sum);
	PG_RETURN_CSTRING(text);
}

PG_FUNCTION_INFO_V1(govfigures_to_json);
Datum
govfigures_to_json(PG_FUNCTION_ARGS)
{
	Writer		out;

	write_figures(&out, GOVRPT_GETARG_FIGURES(0), true);
	PG_RETURN_DATUM(govrpt_code_datum(out.text.data));
}

PG_FUNCTION_INFO_V1(govfigures_to_jsonb);
Datum
govfigures_to_jsonb(PG_FUNCTION_ARGS)
{
	Writer		out;

	write_figures(&out, GOVRPT_GETARG_FIGURES(0), false);
	PG_RETURN_JSONB_P(JsonbValueToJsonb(out.made));
}
