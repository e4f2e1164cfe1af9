/*
 * figures_json.c
 *		The text form of govfigures, JSON keyed by item, as it is read.
 *
 *		{"regulations.issued": 0, "fees.amount": "blank",
 *		 "received": {"natural_person": 480, "total": {"imputed": 513}},
 *		 "granted": {"total": {"corrected": 4, "printed": "blank"}}}
 *
 * A cell that is absent is left out.  A sum has "$reports", and where not all
 * of them gave a number, a cell is [sum, contributors] or [sum, contributors,
 * {"blank": reports, ...}].  A state of aggregates has a shorter text.
 *
 * What is as it is printed is read in one pass (json_scan.h).  All else is read by
 * the server's JSON parser, with callbacks rather than as jsonb, because jsonb keeps
 * one of two equal keys without a word.
 */
#include "pg/figures.h"
#include "pg/encoding.h"
#include "pg/names.h"
#include "core/base/total.h"
#include "core/figures/correct.h"
#include "core/figures/json_scan.h"
#include "core/figures/sum_text.h"

#include "common/jsonapi.h"
#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/jsonb.h"
#include "utils/jsonfuncs.h"

/* The parser's callbacks came to return something with PostgreSQL 16. */
#if PG_VERSION_NUM >= 160000
typedef JsonParseErrorType CallbackResult;
#define CALLBACK_OK		return JSON_SUCCESS
#define CALLBACK_FAIL	return JSON_SEM_ACTION_FAILED
#else
typedef void CallbackResult;
#define CALLBACK_OK		return
#define CALLBACK_FAIL	return
#endif

typedef enum Where
{
	OUTSIDE,
	IN_FIGURES,					/* {item: ...} */
	IN_ITEM,					/* {party: ...} */
	IN_MARKED,					/* {"imputed": value}, {"stated": value} */
	IN_PRINTED,					/* the same as a value of "printed" */
	IN_ARRAY,					/* [sum, contributors, ...] */
	IN_NOTES					/* {"blank": reports} */
} Where;

#define MAX_DEPTH	8

/* Keys of a cell that is an object. */
enum
{
	MARK_IMPUTED, MARK_STATED, MARK_CORRECTED, MARK_PRINTED, NMARKS
};

static const char *const mark_names[NMARKS] = {"imputed", "stated", "corrected", "printed"};
static const uint8 mark_status[NMARKS] = {GOV_IMPUTED, GOV_STATED, GOV_REPORTED, GOV_REPORTED};

typedef struct Parse
{
	Node	   *escontext;
	Where		where[MAX_DEPTH];
	int			depth;
	bool		done;
	int			item;			/* whose value comes next; -1: $reports */
	int			slot;			/* whose value comes next; -1: an item's */
	int			element;		/* of the array, from 1 */
	int			note;
	bool		noted[GOV_NNOTES];
	int			mark;			/* whose value comes next, of a marked cell */
	int			marks;			/* bits of those that it has */
	int			printed_marks;
	GovFigure	to;				/* of a corrected cell, and what was printed */
	GovFigure	printed;
	bool		has_reports;
	bool		has_array;
	uint32		reports;
	bool		item_seen[GOV_ALL_ITEMS];
	uint8		slot_seen[GOV_ALL_SLOTS];	/* CELL_ */
	GovFigures	f;
	GovWide    *w;				/* made when an array is met */
} Parse;

enum
{
	CELL_PLAIN = 1, CELL_LARGE, CELL_ARRAY
};

/* Returns "received.total", for messages. */
static char *
cell_name(const Parse *p)
{
	if (p->item < 0)
		return GOV_JSON_REPORTS;
	if (p->slot < 0 || gov_items[p->item].part != GOV_APPLICATIONS)
		return unconstify(char *, gov_items[p->item].code);
	return psprintf("%s.%s", gov_items[p->item].code,
					gov_parties[gov_form_party_of_slot(p->slot)].code);
}

#define BAD_CODE		ERRCODE_INVALID_TEXT_REPRESENTATION
#define BAD_MESSAGE		errmsg("invalid input syntax for type %s", "govfigures")

#define bad(p, ...) \
	do { \
		errsave((p)->escontext, (errcode(BAD_CODE), BAD_MESSAGE, errdetail(__VA_ARGS__))); \
		CALLBACK_FAIL; \
	} while (0)

/* Returns a hint for a key that is no item; NULL if there is none. */
static char *
item_hint(const char *name, size_t len)
{
	GovRef		ref;

	/* as a subscript has it */
	if (gov_figures_resolve_path(name, len, &ref) == GOV_REF_OK && ref.item >= 0 && ref.party >= 0)
		return psprintf("Cells of table 3 are keyed by item, then by party: {\"%s\": {\"%s\": ...}}.",
						gov_items[ref.item].code, gov_parties[ref.party].code);
	if (govrpt_find_item(name, len) == GOVRPT_SEVERAL)
		return govrpt_ambiguous_names(GOV_NAMES_OF_ITEMS, name, len);
	return govrpt_near_items(name, len, false, false);
}

static GovWide *
wide(Parse *p)
{
	if (p->w == NULL)
	{
		p->w = palloc(sizeof(GovWide));
		gov_figures_sum_init(p->w, true);
	}
	return p->w;
}

static CallbackResult
on_object_start(void *state)
{
	Parse	   *p = state;
	Where		next;

	if (p->where[p->depth] == OUTSIDE)
		next = IN_FIGURES;
	else if (p->where[p->depth] == IN_FIGURES && p->item >= 0)
		next = p->slot < 0 ? IN_ITEM : IN_MARKED;
	else if (p->where[p->depth] == IN_ITEM)
		next = IN_MARKED;
	else if (p->where[p->depth] == IN_MARKED && p->mark == MARK_PRINTED)
		next = IN_PRINTED;
	else if (p->where[p->depth] == IN_ARRAY && p->element == 3)
		next = IN_NOTES;
	else
		bad(p, "An object is no value here, at \"%s\".", cell_name(p));
	memset(p->noted, 0, sizeof(p->noted));
	if (next == IN_MARKED)
		p->marks = 0;
	p->printed_marks = 0;
	p->where[++p->depth] = next;
	CALLBACK_OK;
}

static CallbackResult
on_object_end(void *state)
{
	Parse	   *p = state;

	switch (p->where[p->depth--])
	{
		case IN_MARKED:
			if (p->marks == (1 << MARK_CORRECTED | 1 << MARK_PRINTED))
				gov_figures_set_corrected(&p->f, p->slot, p->to, p->printed);
			else if (p->marks != 1 << MARK_IMPUTED && p->marks != 1 << MARK_STATED)
				bad(p, "The object at \"%s\" must have \"imputed\", or \"stated\", or \"corrected\" and \"printed\".",
					cell_name(p));
			break;
		case IN_PRINTED:
			if (p->printed_marks == 0)
				bad(p, "The object at \"printed\" of \"%s\" must have \"imputed\" or \"stated\".",
					cell_name(p));
			p->mark = MARK_PRINTED;
			break;
		case IN_ITEM:
			p->slot = -1;
			break;
		case IN_FIGURES:
			p->done = true;
			break;
		default:
			break;
	}
	CALLBACK_OK;
}

/* Returns which of the first n marks has a name; n: none. */
static int
find_mark(const char *name, int n)
{
	int			mark = 0;

	while (mark < n && strcmp(name, mark_names[mark]) != 0)
		mark++;
	return mark;
}

static CallbackResult
on_field(void *state, char *name, bool isnull)
{
	Parse	   *p = state;
	size_t		len = strlen(name);
	char	   *hint;

	switch (p->where[p->depth])
	{
		case IN_FIGURES:
			p->slot = -1;
			if (strcmp(name, GOV_JSON_REPORTS) == 0)
			{
				p->item = -1;
				if (p->has_reports)
					bad(p, "Key \"%s\" occurs twice.", name);
				p->has_reports = true;
				break;
			}
			p->item = govrpt_find_item(name, len);
			if (p->item < 0)
			{
				hint = item_hint(name, len);
				errsave(p->escontext,
						(errcode(BAD_CODE), BAD_MESSAGE,
						 gov_form_find_group(name, len) >= 0 ?
						 errdetail("\"%s\" is the total of a group, which no form prints.", name) :
						 errdetail("Unknown item \"%s\".", govrpt_shown(name, len)),
						 hint ? errhint("%s", hint) :
						 errhint("govreport_items() lists all items.")));
				CALLBACK_FAIL;
			}
			if (p->item_seen[p->item])
				bad(p, "Key \"%s\" occurs twice.", name);
			p->item_seen[p->item] = true;
			if (gov_items[p->item].part != GOV_APPLICATIONS)
				p->slot = gov_items[p->item].slot;
			break;
		case IN_ITEM:
			{
				int			party = govrpt_find_party(name, len);

				if (party < 0)
				{
					hint = govrpt_near_parties(name, len);
					errsave(p->escontext,
							(errcode(BAD_CODE), BAD_MESSAGE,
							 errdetail("Unknown party \"%s\" of item \"%s\".", govrpt_shown(name, len),
									   gov_items[p->item].code),
							 hint ? errhint("%s", hint) :
							 errhint("govreport_parties() lists all parties.")));
					CALLBACK_FAIL;
				}
				p->slot = gov_items[p->item].slot + party;
				if (p->slot_seen[p->slot])
					bad(p, "Key \"%s\" occurs twice in item \"%s\".", name,
						gov_items[p->item].code);
			}
			break;
		case IN_MARKED:
			p->mark = find_mark(name, NMARKS);
			if (p->mark == NMARKS || (p->marks >> p->mark & 1))
				bad(p, "Unknown or repeated key \"%s\" in the object at \"%s\".", govrpt_shown(name, len), cell_name(p));
			p->marks |= 1 << p->mark;
			break;
		case IN_PRINTED:
			p->mark = find_mark(name, MARK_CORRECTED);
			if (p->mark == MARK_CORRECTED || p->printed_marks)
				bad(p, "Unknown or repeated key \"%s\" in the object at \"%s\".", govrpt_shown(name, len), cell_name(p));
			p->printed_marks = 1;
			break;
		default:
			for (p->note = 0; p->note < GOV_NNOTES; p->note++)
				if (strcmp(name, gov_figures_note_names[p->note]) == 0)
					break;
			if (p->note == GOV_NNOTES)
				bad(p, "Unknown key \"%s\" in the array at \"%s\".", govrpt_shown(name, len),
					cell_name(p));
			if (p->noted[p->note])
				bad(p, "Key \"%s\" occurs twice in the array at \"%s\".", name, cell_name(p));
			p->noted[p->note] = true;
	}
	CALLBACK_OK;
}

static CallbackResult
on_array_start(void *state)
{
	Parse	   *p = state;

	if (p->slot < 0 || (p->where[p->depth] != IN_FIGURES && p->where[p->depth] != IN_ITEM))
	{
		if (p->depth == 0)
			bad(p, "The figures must be an object.");
		bad(p, "An array is no value here, at \"%s\".", cell_name(p));
	}
	p->slot_seen[p->slot] = CELL_ARRAY;
	p->has_array = true;
	p->element = 0;
	p->where[++p->depth] = IN_ARRAY;
	CALLBACK_OK;
}

static CallbackResult
on_array_end(void *state)
{
	Parse	   *p = state;

	if (p->element < 2)
		bad(p, "The array at \"%s\" must have a sum and a number of reports.", cell_name(p));
	p->depth--;
	CALLBACK_OK;
}

static CallbackResult
on_element(void *state, bool isnull)
{
	Parse	   *p = state;

	if (++p->element > 3)
		bad(p, "The array at \"%s\" has more than three elements.", cell_name(p));
	CALLBACK_OK;
}

static bool
out_of_range(Parse *p, const char *token)
{
	errsave(p->escontext,
			(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
			 errmsg("value out of range for type %s", "govfigures"),
			 errdetail("%s at \"%s\" does not fit 64 bits.", govrpt_shown_string(token),
					   cell_name(p))));
	return false;
}

/* Returns false after a soft error, because the token is no number that we have. */
static bool
read_total(Parse *p, const char *token, JsonTokenType type, GovTotal *t)
{
	if (type != JSON_TOKEN_NUMBER)
	{
		errsave(p->escontext,
				(errcode(BAD_CODE), BAD_MESSAGE,
				 errdetail("\"%s\" must be a number, not \"%s\".", cell_name(p),
						   govrpt_shown_string(token))));
		return false;
	}
	switch (gov_total_scan(token, strlen(token), t))
	{
		case GOV_DECIMAL_OK:
			break;
		case GOV_DECIMAL_PLACES:
			errsave(p->escontext,
					(errcode(BAD_CODE), BAD_MESSAGE,
					 errdetail("%s at \"%s\" has more than %d decimals.",
							   govrpt_shown_string(token), cell_name(p), GOV_MAX_SCALE)));
			return false;
		case GOV_DECIMAL_RANGE:
			return out_of_range(p, token);
		case GOV_DECIMAL_SYNTAX:
			errsave(p->escontext,
					(errcode(BAD_CODE), BAD_MESSAGE,
					 errdetail("%s at \"%s\" is no number.", govrpt_shown_string(token),
							   cell_name(p))));
			return false;
	}
	return true;
}

/* The same of a number of reports. */
static bool
read_count(Parse *p, const char *token, JsonTokenType type, uint32 *n)
{
	GovTotal	t;

	if (!read_total(p, token, type, &t))
		return false;
	if (t.scale > 0 || t.v < 0 || t.v > PG_UINT32_MAX)
	{
		errsave(p->escontext,
				(errcode(BAD_CODE), BAD_MESSAGE,
				 errdetail("%s at \"%s\" is no number of reports.", govrpt_shown_string(token),
						   cell_name(p))));
		return false;
	}
	*n = (uint32) t.v;
	return true;
}

/* A corrected cell may be absent, or have been so; another is left out then. */
static bool
read_status(Parse *p, const char *token, bool absent, uint8 *status)
{
	for (int i = absent ? GOV_ABSENT : GOV_BLANK; i <= GOV_ILLEGIBLE; i++)
		if (i != GOV_REPORTED && strcmp(token, gov_figures_status_names[i]) == 0)
		{
			*status = (uint8) i;
			return true;
		}
	errsave(p->escontext,
			(errcode(BAD_CODE), BAD_MESSAGE,
			 errdetail("\"%s\" at \"%s\" is neither a number nor one of \"blank\", \"not_applicable\", \"illegible\".",
					   govrpt_shown_string(token), cell_name(p))));
	return false;
}

/* Puts what was read where it belongs. */
static void
put_figure(Parse *p, uint8 status, GovDecimal d)
{
	GovFigure	c = {d.v, status, d.scale};

	if (p->where[p->depth] == IN_PRINTED || (p->where[p->depth] == IN_MARKED && p->mark == MARK_PRINTED))
		p->printed = c;
	else if (p->where[p->depth] == IN_MARKED && p->mark == MARK_CORRECTED)
		p->to = c;
	else
		gov_figures_set_cell(&p->f, p->slot, c);
}

/* The same of a cell that is no array: a number, a status, or a marked number. */
static bool
read_cell(Parse *p, const char *token, JsonTokenType type)
{
	GovTotal	t = {0, 0};
	GovDecimal	d = {0, 0};
	bool		marked = p->where[p->depth] == IN_MARKED || p->where[p->depth] == IN_PRINTED;
	uint8		status = marked ? mark_status[p->mark] : GOV_REPORTED;

	if (status == GOV_REPORTED && type == JSON_TOKEN_STRING)
	{
		if (!read_status(p, token, marked, &status))
			return false;
	}
	else if (!read_total(p, token, type, &t))
		return false;
	p->slot_seen[p->slot] = CELL_PLAIN;
	if (!gov_total_fits(t, &d))
	{
		if (marked)
			return out_of_range(p, token);
		/* fine in a sum, which it may yet turn out to be */
		p->slot_seen[p->slot] = CELL_LARGE;
		gov_figures_sum_set_total(wide(p), gov_figures_sum_index(p->slot), t);
	}
	put_figure(p, status, d);
	return true;
}

static CallbackResult
on_scalar(void *state, char *token, JsonTokenType type)
{
	Parse	   *p = state;
	bool		good = true;
	int			index = p->slot >= 0 ? gov_figures_sum_index(p->slot) : 0;
	GovTotal	t;

	switch (p->where[p->depth])
	{
		case OUTSIDE:
			bad(p, "The figures must be an object.");
		case IN_ARRAY:
			if (p->element == 3)
				bad(p, "The third element of the array at \"%s\" must be an object.",
					cell_name(p));
			if (p->element == 2)
				good = read_count(p, token, type, &wide(p)->num[index]);
			else if ((good = read_total(p, token, type, &t)))
				gov_figures_sum_set_total(wide(p), index, t);
			break;
		case IN_NOTES:
			good = read_count(p, token, type, &wide(p)->notes[p->note][index]);
			break;
		case IN_MARKED:
		case IN_PRINTED:
			good = read_cell(p, token, type);
			break;
		default:
			if (p->item < 0)
				good = read_count(p, token, type, &p->reports);
			else if (p->slot < 0)
				bad(p, "The value of \"%s\" must be an object keyed by party.", cell_name(p));
			else
				good = read_cell(p, token, type);
	}
	if (!good)
		CALLBACK_FAIL;
	CALLBACK_OK;
}

/* Returns false after a soft error, because one report has no number beyond 64 bits. */
static bool
refuse_large(Parse *p)
{
	char		buf[GOV_TOTAL_MAXLEN];

	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
		if (p->slot_seen[slot] == CELL_LARGE)
		{
			p->item = gov_form_item_of_slot(slot);
			p->slot = slot;
			gov_total_print(gov_figures_sum_total(p->w, gov_figures_sum_index(slot)), buf);
			return out_of_range(p, buf);
		}
	return true;
}

/* Makes the sum; cells that are written as plain numbers have all its reports. */
static struct varlena *
finish_wide(Parse *p)
{
	GovWide    *w = wide(p);
	GovError	err;

	w->reports = p->reports;
	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
	{
		int			index = gov_figures_sum_index(slot);

		if (p->slot_seen[slot] == CELL_PLAIN || p->slot_seen[slot] == CELL_LARGE)
		{
			if (p->f.status[slot] != GOV_REPORTED || w->reports == 0)
			{
				errsave(p->escontext,
						(errcode(BAD_CODE), BAD_MESSAGE,
						 errdetail("In the sum of %u report(s), \"%s\" cannot be %s.", w->reports,
								   gov_items[gov_form_item_of_slot(slot)].code,
								   p->f.status[slot] == GOV_REPORTED ? "a plain number" :
								   gov_figures_status_names[p->f.status[slot]])));
				return NULL;
			}
			if (p->slot_seen[slot] == CELL_PLAIN)
				gov_figures_sum_set_total(w, index, gov_total(gov_decimal(p->f.value[slot],
																		  p->f.scale[slot])));
			w->num[index] = w->reports;
		}
	}
	gov_figures_sum_settle(w);
	if (!gov_figures_sum_verify(w, &err))
	{
		errsave(p->escontext,
				(errcode(BAD_CODE), BAD_MESSAGE, errdetail("%s", err.detail)));
		return NULL;
	}
	return govrpt_figures_of_sum(w);
}

/* Of any JSON, or what is none.  Returns NULL after a soft error. */
static struct varlena *
read_any(char *json, size_t len, Node *escontext)
{
	Parse	   *p = palloc0(sizeof(Parse));
	JsonSemAction actions = {0};
	JsonLexContext *lex;
	JsonParseErrorType result;

	p->escontext = escontext;
	p->item = p->slot = -1;
	actions.semstate = p;
	actions.object_start = on_object_start;
	actions.object_end = on_object_end;
	actions.object_field_start = on_field;
	actions.array_start = on_array_start;
	actions.array_end = on_array_end;
	actions.array_element_start = on_element;
	actions.scalar = on_scalar;
#if PG_VERSION_NUM >= 170000
	lex = makeJsonLexContextCstringLen(NULL, json, len, GetDatabaseEncoding(), true);
#else
	lex = makeJsonLexContextCstringLen(json, (int) len, GetDatabaseEncoding(), true);
#endif
	result = pg_parse_json(lex, &actions);
#if PG_VERSION_NUM >= 160000
	if (result == JSON_SEM_ACTION_FAILED)
		return NULL;
	if (result != JSON_SUCCESS)
	{
		json_errsave_error(result, lex, escontext);
		return NULL;
	}
#else
	if (result != JSON_SUCCESS)
		json_ereport_error(result, lex);
#endif
	if (p->has_reports)
		return finish_wide(p);
	if (p->has_array)
	{
		errsave(escontext,
				(errcode(BAD_CODE), BAD_MESSAGE,
				 errdetail("Arrays are for sums, and those have \"" GOV_JSON_REPORTS "\".")));
		return NULL;
	}
	if (!refuse_large(p))
		return NULL;
	return (struct varlena *) DatumGetPointer(govrpt_figures_encode(&p->f));
}


/* Returns NULL after a soft error. */
static struct varlena *
read_figures(char *json, size_t len, Node *escontext)
{
	GovFigures	f;
	GovWide		w;
	GovWide    *sum;

	switch (gov_figures_json_scan(json, len, &f, &w))
	{
		case GOV_JSON_FIGURES:
			return (struct varlena *) DatumGetPointer(govrpt_figures_encode(&f));
		case GOV_JSON_SUM:
			sum = palloc(gov_figures_sum_size(&w));
			memcpy(sum, &w, gov_figures_sum_size(&w));
			return govrpt_figures_of_sum(sum);
		case GOV_JSON_OTHER:
			break;
	}
	return read_any(json, len, escontext);
}


/*
 * The text form is JSON, but for a state of aggregates, which is printed only to
 * be sent to another server: that has the short text of a sum (sum_text.h), which
 * any figures may be written as.
 */

/* Returns NULL after a soft error. */
static struct varlena *
read_short(const char *text, size_t len, Node *escontext)
{
	GovWide    *w = palloc(sizeof(GovWide));
	GovError	err;

	if (gov_figures_sum_scan(text, len, w, &err))
		return govrpt_figures_of_sum(w);
	errsave(escontext, (errcode(BAD_CODE), BAD_MESSAGE, errdetail("%s", err.detail)));
	return NULL;
}

PG_FUNCTION_INFO_V1(govfigures_in);
Datum
govfigures_in(PG_FUNCTION_ARGS)
{
	char	   *text = PG_GETARG_CSTRING(0);
	size_t		len = strlen(text);
	struct varlena *v = gov_figures_sum_is_text(text, len) ? read_short(text, len, fcinfo->context) :
		read_figures(text, len, fcinfo->context);

	if (v == NULL)
		PG_RETURN_NULL();
	PG_RETURN_POINTER(v);
}

PG_FUNCTION_INFO_V1(govfigures_from_jsonb);
Datum
govfigures_from_jsonb(PG_FUNCTION_ARGS)
{
	Jsonb	   *jb = PG_GETARG_JSONB_P(0);
	char	   *json = JsonbToCString(NULL, &jb->root, VARSIZE(jb));

	PG_RETURN_POINTER(read_figures(json, strlen(json), NULL));
}
