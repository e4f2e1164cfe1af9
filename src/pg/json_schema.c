/*
 * json_schema.c
 *		What the JSON of a report, and of a cell, may be: govreport_json_schema().
 *
 * Made of the form's table, in JSON Schema of 2020-12.
 */
#include "pg/encoding.h"
#include "pg/names.h"

#include "lib/stringinfo.h"
#include "utils/builtins.h"
#include "utils/json.h"
#include "utils/jsonb.h"

#include "core/regions/scope.h"

#define SCHEMA		"\"$schema\": \"https://json-schema.org/draft/2020-12/schema\", "
#define NULLABLE(type)	"{\"type\": [\"" type "\", \"null\"]}"

/* Statuses that are written in place of a number. */
#define WITHOUT_NUMBER	"\"blank\", \"not_applicable\", \"illegible\""

/*
 * A cell as JSON has it.  What was printed of a corrected one may be all that a
 * cell is; it itself may be any number, or what has none.
 */
#define DEFS \
	"\"$defs\": {" \
	"\"printed\": {\"oneOf\": [{\"type\": \"number\"}, {\"enum\": [" WITHOUT_NUMBER ", \"absent\"]}, " \
	"{\"$ref\": \"#/$defs/imputed\"}, {\"$ref\": \"#/$defs/stated\"}]}, " \
	"\"imputed\": {\"type\": \"object\", \"properties\": {\"imputed\": {\"type\": \"number\"}}, " \
	"\"required\": [\"imputed\"], \"additionalProperties\": false}, " \
	"\"stated\": {\"type\": \"object\", \"properties\": {\"stated\": {\"type\": \"number\"}}, " \
	"\"required\": [\"stated\"], \"additionalProperties\": false}, " \
	"\"corrected\": {\"type\": \"object\", \"properties\": {" \
	"\"corrected\": {\"oneOf\": [{\"type\": \"number\"}, {\"enum\": [" WITHOUT_NUMBER ", \"absent\"]}]}, " \
	"\"printed\": {\"$ref\": \"#/$defs/printed\"}}, " \
	"\"required\": [\"corrected\", \"printed\"], \"additionalProperties\": false}, " \
	"\"cell\": {\"oneOf\": [{\"type\": \"number\"}, {\"enum\": [" WITHOUT_NUMBER "]}, " \
	"{\"$ref\": \"#/$defs/imputed\"}, {\"$ref\": \"#/$defs/stated\"}, {\"$ref\": \"#/$defs/corrected\"}]}"

static bool
has_parties(int item)
{
	return gov_items[item].part == GOV_APPLICATIONS;
}

/* Adds what a label says, if the database's encoding has it. */
static void
add_label(StringInfo out, const char *key, const char *label)
{
	char	   *name = govrpt_server_name(govrpt_str(label));

	if (name == NULL)
		return;
	appendStringInfo(out, ", \"%s\": ", key);
	escape_json(out, name);
}

static void
add_items(StringInfo out)
{
	for (int i = 0; i < GOV_ALL_ITEMS; i++)
	{
		appendStringInfo(out, "%s\"%s\": {\"$ref\": \"#/$defs/%s\"", i ? ", " : "", gov_items[i].code,
						 has_parties(i) ? "row" : "cell");
		add_label(out, "title", gov_items[i].label_zh);
		add_label(out, "description", gov_items[i].label_en);
		appendStringInfoChar(out, '}');
	}
}

static void
add_parties(StringInfo out)
{
	for (int p = 0; p < GOV_NPARTIES; p++)
	{
		appendStringInfo(out, "%s\"%s\": {\"$ref\": \"#/$defs/cell\"", p ? ", " : "", gov_parties[p].code);
		add_label(out, "title", gov_parties[p].label_zh);
		add_label(out, "description", gov_parties[p].label_en);
		appendStringInfoChar(out, '}');
	}
}

static void
add_report(StringInfo out)
{
	appendStringInfoString(out, "{" SCHEMA "\"title\": \"govreport\", \"type\": \"object\", \"properties\": {"
						   "\"agency\": " NULLABLE("string") ", "
						   "\"region\": {\"type\": [\"string\", \"null\"], \"pattern\": \"^[0-9]{2,12}$\"}, "
						   "\"year\": " NULLABLE("integer") ", "
						   "\"title\": " NULLABLE("string") ", "
						   "\"index_no\": " NULLABLE("string") ", "
						   "\"doc_no\": " NULLABLE("string") ", "
						   "\"published\": {\"type\": [\"string\", \"null\"], \"format\": \"date\", \"pattern\": \"^[0-9]{4,}-[0-9]{2}-[0-9]{2}$\"}, "
						   "\"period\": {\"type\": [\"string\", \"null\"], \"pattern\": \"^(empty|[\\\\[(][-0-9]*,[-0-9]*[\\\\])])$\"}, "
						   "\"scope\": {\"enum\": [");
	appendStringInfo(out, "\"%s\", \"%s\", null]}, ", gov_regions_scope_names[GOV_SCOPE_ORGAN],
					 gov_regions_scope_names[GOV_SCOPE_REGION]);
	appendStringInfoString(out,
						   "\"figures\": {\"$ref\": \"#/$defs/figures\"}}, "
						   "\"required\": [\"figures\"], \"additionalProperties\": false, " DEFS
						   ", \"row\": {\"type\": \"object\", \"properties\": {");
	add_parties(out);
	appendStringInfoString(out, "}, \"additionalProperties\": false}, \"figures\": {\"type\": [\"object\", \"null\"], \"properties\": {");
	add_items(out);
	appendStringInfoString(out, "}, \"additionalProperties\": false}}}");
}

/* Adds the codes of items that have parties, or of those that have none. */
static void
add_item_codes(StringInfo out, bool parties)
{
	const char *separator = "";

	for (int i = 0; i < GOV_ALL_ITEMS; i++)
		if (has_parties(i) == parties)
		{
			appendStringInfo(out, "%s\"%s\"", separator, gov_items[i].code);
			separator = ", ";
		}
}

static void
add_cells(StringInfo out)
{
	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
	{
		int			party = gov_form_party_of_slot(slot);

		appendStringInfo(out, "%s\"%s%s%s\"", slot ? ", " : "", gov_items[gov_form_item_of_slot(slot)].code,
						 party < 0 ? "" : ".", party < 0 ? "" : gov_parties[party].code);
	}
}

static void
add_statuses(StringInfo out, bool with_value)
{
	const char *separator = "";

	for (int s = 0; s < GOV_NSTATUSES; s++)
		if (!with_value || gov_figures_has_value((GovStatus) s))
		{
			appendStringInfo(out, "%s\"%s\"", separator, gov_figures_status_names[s]);
			separator = ", ";
		}
}

/* A number stands where the status says so, in "value" as in "printed_value". */
static void
add_status_rule(StringInfo out, const char *status, const char *value)
{
	appendStringInfo(out, "{\"if\": {\"properties\": {\"%s\": {\"enum\": [", status);
	add_statuses(out, true);
	appendStringInfo(out, "]}}, \"required\": [\"%s\"]}, \"then\": {\"properties\": {\"%s\": {\"type\": \"number\"}}}, "
					 "\"else\": {\"properties\": {\"%s\": {\"type\": \"null\"}}}}", status, value, value);
}

static void
add_cell(StringInfo out)
{
	appendStringInfoString(out, "{" SCHEMA "\"title\": \"govreport_cells\", \"type\": \"object\", \"properties\": {\"part\": {\"enum\": [");
	for (int p = 0; p < GOV_NPARTS; p++)
		appendStringInfo(out, "%s\"%s\"", p ? ", " : "", gov_parts[p].code);
	appendStringInfoString(out, "]}, \"item\": {\"enum\": [");
	add_item_codes(out, true);
	appendStringInfoString(out, ", ");
	add_item_codes(out, false);
	appendStringInfoString(out, "]}, \"party\": {\"enum\": [");
	for (int p = 0; p < GOV_NPARTIES; p++)
		appendStringInfo(out, "\"%s\", ", gov_parties[p].code);
	appendStringInfoString(out, "null]}, \"cell\": {\"enum\": [");
	add_cells(out);
	appendStringInfoString(out, "]}, \"status\": {\"enum\": [");
	add_statuses(out, false);
	appendStringInfoString(out, "]}, \"value\": " NULLABLE("number") ", \"raw\": " NULLABLE("string")
						   ", \"line\": {\"type\": [\"integer\", \"null\"], \"minimum\": 1}, \"printed_status\": {\"enum\": [");
	add_statuses(out, false);
	appendStringInfoString(out, "]}, \"printed_value\": " NULLABLE("number") "}, "
						   "\"required\": [\"part\", \"item\", \"party\", \"cell\", \"status\", \"value\"], \"additionalProperties\": false, \"allOf\": [");
	add_status_rule(out, "status", "value");
	appendStringInfoString(out, ", ");
	add_status_rule(out, "printed_status", "printed_value");
	appendStringInfoString(out, ", {\"if\": {\"properties\": {\"item\": {\"enum\": [");
	add_item_codes(out, true);
	appendStringInfoString(out, "]}}}, \"then\": {\"properties\": {\"party\": {\"type\": \"string\"}}}, "
						   "\"else\": {\"properties\": {\"party\": {\"type\": \"null\"}}}}]}");
}

PG_FUNCTION_INFO_V1(govreport_json_schema);
Datum
govreport_json_schema(PG_FUNCTION_ARGS)
{
	text	   *of = PG_GETARG_TEXT_PP(0);
	const char *s = VARDATA_ANY(of);
	size_t		len = VARSIZE_ANY_EXHDR(of);
	StringInfoData out;

	initStringInfo(&out);
	if (len == strlen("report") && memcmp(s, "report", len) == 0)
		add_report(&out);
	else if (len == strlen("cell") && memcmp(s, "cell", len) == 0)
		add_cell(&out);
	else
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("there is no schema of \"%s\"", govrpt_shown(s, len)),
				 errhint("There are \"report\" and \"cell\".")));
	PG_RETURN_DATUM(DirectFunctionCall1(jsonb_in, CStringGetDatum(out.data)));
}
