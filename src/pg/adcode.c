/*
 * adcode.c
 *		The type adcode: input and output, order, containment, names.
 */
#include "pg/adcode.h"
#include "pg/encoding.h"
#include "pg/names.h"

#include "common/hashfn.h"
#include "funcapi.h"
#include "lib/stringinfo.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"
#include "utils/sortsupport.h"

StaticAssertDecl(sizeof(Datum) >= sizeof(AdCode), "adcode is passed by value");

static const uint64 ten_to[] = {
	UINT64CONST(1), UINT64CONST(10), UINT64CONST(100), UINT64CONST(1000),
	UINT64CONST(10000), UINT64CONST(100000), UINT64CONST(1000000),
	UINT64CONST(10000000), UINT64CONST(100000000), UINT64CONST(1000000000),
	UINT64CONST(10000000000), UINT64CONST(100000000000), UINT64CONST(1000000000000)
};

PG_FUNCTION_INFO_V1(adcode_in);
PG_FUNCTION_INFO_V1(adcode_out);
PG_FUNCTION_INFO_V1(adcode_recv);
PG_FUNCTION_INFO_V1(adcode_send);
PG_FUNCTION_INFO_V1(adcode_lt);
PG_FUNCTION_INFO_V1(adcode_le);
PG_FUNCTION_INFO_V1(adcode_eq);
PG_FUNCTION_INFO_V1(adcode_ne);
PG_FUNCTION_INFO_V1(adcode_ge);
PG_FUNCTION_INFO_V1(adcode_gt);
PG_FUNCTION_INFO_V1(adcode_cmp);
PG_FUNCTION_INFO_V1(adcode_sortsupport);
PG_FUNCTION_INFO_V1(adcode_hash);
PG_FUNCTION_INFO_V1(adcode_hash_extended);
PG_FUNCTION_INFO_V1(adcode_larger);
PG_FUNCTION_INFO_V1(adcode_smaller);
PG_FUNCTION_INFO_V1(adcode_contains);
PG_FUNCTION_INFO_V1(adcode_contained);
PG_FUNCTION_INFO_V1(adcode_parent);
PG_FUNCTION_INFO_V1(adcode_level);
PG_FUNCTION_INFO_V1(adcode_last);
PG_FUNCTION_INFO_V1(adcode_ancestors);
PG_FUNCTION_INFO_V1(adcode_name);
PG_FUNCTION_INFO_V1(adcode_level_name);
PG_FUNCTION_INFO_V1(adcode_full_name);
PG_FUNCTION_INFO_V1(adcode_current);

/* The provinces' numbers, and 91, which identity numbers use for abroad. */
static bool
is_province(int n)
{
	switch (n / 10)
	{
		case 1:
		case 6:
			return n % 10 >= 1 && n % 10 <= 5;
		case 2:
			return n % 10 >= 1 && n % 10 <= 3;
		case 3:
			return n % 10 >= 1 && n % 10 <= 7;
		case 4:
			return n % 10 >= 1 && n % 10 <= 6;
		case 5:
			return n % 10 <= 4;
		case 7:
		case 9:
			return n % 10 == 1;
		case 8:
			return n % 10 == 1 || n % 10 == 2;
		default:
			return false;
	}
}

static const char no_province[] = "Its first two digits are no province's.";

/* "Provinces are 11 to 15, 21 to 23, ..." */
static char *
provinces_hint(void)
{
	StringInfoData buf;

	initStringInfo(&buf);
	for (int first = 10, last; first < 100; first = last + 1)
	{
		last = first;
		if (!is_province(first))
			continue;
		while (is_province(last + 1))
			last++;
		appendStringInfo(&buf, "%s%d", buf.len > 0 ? ", " : "Provinces are ", first);
		if (last > first)
			appendStringInfo(&buf, " %s %d", last > first + 1 ? "to" : "and", last);
	}
	appendStringInfoString(&buf, " (abroad).");
	return buf.data;
}

/*
 * What is wrong with a code of so many digits, or NULL.  A part is 0 only if
 * all after it are, except that a city without counties (东莞, 441900) has
 * towns (441900003).
 */
static const char *
adcode_fault(GovDivisionCode code, int ndigits)
{
	int			prefecture = (int) (code / ten_to[8] % 100);
	int			county = (int) (code / ten_to[6] % 100);
	int			town = (int) (code / ten_to[3] % 1000);
	int			village = (int) (code % 1000);

	if (ndigits != 2 && ndigits != 4 && ndigits != 6 && ndigits != 9 && ndigits != 12)
		return "A code has 2, 4, 6, 9 or 12 digits.";
	if (code >= ten_to[ADCODE_MAX_DIGITS] || code % ten_to[ADCODE_MAX_DIGITS - ndigits] != 0)
		return "There are more digits in it than it was typed with.";
	if (!is_province((int) (code / ten_to[10])))
		return no_province;
	if (prefecture == 0 && (county != 0 || town != 0 || village != 0))
		return "Its prefecture is 00, but a part of it is not.";
	if (town == 0 && village != 0)
		return "Its township is 000, but its village is not.";
	return NULL;
}

Datum
adcode_in(PG_FUNCTION_ARGS)
{
	const char *str = PG_GETARG_CSTRING(0);
	uint64		value = 0;
	int			n = 0;
	const char *fault = NULL;

	while (str[n] >= '0' && str[n] <= '9' && n < ADCODE_MAX_DIGITS)
		value = value * 10 + (str[n++] - '0');
	if (str[n] >= '0' && str[n] <= '9')
		fault = "A code has 2, 4, 6, 9 or 12 digits.";
	else if (str[n] != '\0' || n == 0)
		fault = "A code consists of digits only.";
	else
	{
		value *= ten_to[ADCODE_MAX_DIGITS - n];
		fault = adcode_fault(value, n);
	}
	if (fault)
	{
		errsave(fcinfo->context,
				(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION),
				 errmsg("invalid input syntax for type %s: \"%s\"", "adcode", govrpt_shown_string(str)),
				 errdetail("%s", fault),
				 fault == no_province ? errhint("%s", provinces_hint()) :
				 errhint("Give a code of GB/T 2260, such as 32, 3208 or 320813.")));
		PG_RETURN_NULL();
	}
	PG_RETURN_ADCODE(adcode_make(value, n));
}

char *
govrpt_adcode_string(AdCode a)
{
	int			n = adcode_ndigits(a);
	uint64		value = adcode_division(a) / ten_to[ADCODE_MAX_DIGITS - n];
	char	   *result = palloc(n + 1);

	result[n] = '\0';
	while (n > 0)
	{
		result[--n] = '0' + (char) (value % 10);
		value /= 10;
	}
	return result;
}

Datum
adcode_out(PG_FUNCTION_ARGS)
{
	PG_RETURN_CSTRING(govrpt_adcode_string(PG_GETARG_ADCODE(0)));
}

Datum
adcode_recv(PG_FUNCTION_ARGS)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	AdCode		a = pq_getmsgint64(buf);
	const char *fault;

	fault = a < 0 ? "It is negative." : adcode_fault(adcode_division(a), adcode_ndigits(a));
	if (fault)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid binary representation of type %s", "adcode"),
				 errdetail("%s", fault)));
	PG_RETURN_ADCODE(a);
}

Datum
adcode_send(PG_FUNCTION_ARGS)
{
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendint64(&buf, PG_GETARG_ADCODE(0));
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

/*
 * Order: by the code.  A division comes right before its parts because they
 * share its digits and its own go on with zeros.
 */
static inline int
adcode_compare(AdCode a, AdCode b)
{
	GovDivisionCode x = adcode_division(a);
	GovDivisionCode y = adcode_division(b);

	return x < y ? -1 : x > y;
}

Datum
adcode_lt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(adcode_compare(PG_GETARG_ADCODE(0), PG_GETARG_ADCODE(1)) < 0);
}

Datum
adcode_le(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(adcode_compare(PG_GETARG_ADCODE(0), PG_GETARG_ADCODE(1)) <= 0);
}

Datum
adcode_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(adcode_compare(PG_GETARG_ADCODE(0), PG_GETARG_ADCODE(1)) == 0);
}

Datum
adcode_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(adcode_compare(PG_GETARG_ADCODE(0), PG_GETARG_ADCODE(1)) != 0);
}

Datum
adcode_ge(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(adcode_compare(PG_GETARG_ADCODE(0), PG_GETARG_ADCODE(1)) >= 0);
}

Datum
adcode_gt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(adcode_compare(PG_GETARG_ADCODE(0), PG_GETARG_ADCODE(1)) > 0);
}

Datum
adcode_cmp(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(adcode_compare(PG_GETARG_ADCODE(0), PG_GETARG_ADCODE(1)));
}

static int
adcode_fastcmp(Datum x, Datum y, SortSupport ssup)
{
	return adcode_compare(DatumGetAdCode(x), DatumGetAdCode(y));
}

Datum
adcode_sortsupport(PG_FUNCTION_ARGS)
{
	SortSupport ssup = (SortSupport) PG_GETARG_POINTER(0);

	ssup->comparator = adcode_fastcmp;
	PG_RETURN_VOID();
}

Datum
adcode_hash(PG_FUNCTION_ARGS)
{
	uint64		code = adcode_division(PG_GETARG_ADCODE(0));

	return hash_uint32((uint32) (code >> 32) ^ (uint32) code);
}

Datum
adcode_hash_extended(PG_FUNCTION_ARGS)
{
	uint64		code = adcode_division(PG_GETARG_ADCODE(0));

	return hash_uint32_extended((uint32) (code >> 32) ^ (uint32) code,
								(uint64) PG_GETARG_INT64(1));
}

Datum
adcode_larger(PG_FUNCTION_ARGS)
{
	AdCode		a = PG_GETARG_ADCODE(0);
	AdCode		b = PG_GETARG_ADCODE(1);

	PG_RETURN_ADCODE(adcode_compare(a, b) > 0 ? a : b);
}

Datum
adcode_smaller(PG_FUNCTION_ARGS)
{
	AdCode		a = PG_GETARG_ADCODE(0);
	AdCode		b = PG_GETARG_ADCODE(1);

	PG_RETURN_ADCODE(adcode_compare(a, b) < 0 ? a : b);
}

Datum
adcode_contains(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(gov_regions_contains(adcode_division(PG_GETARG_ADCODE(0)),
										adcode_division(PG_GETARG_ADCODE(1))));
}

Datum
adcode_contained(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(gov_regions_contains(adcode_division(PG_GETARG_ADCODE(1)),
										adcode_division(PG_GETARG_ADCODE(0))));
}

/* Returns the parent in the style of the child: 110101 has 110100, but 1101 has 11. */
Datum
adcode_parent(PG_FUNCTION_ARGS)
{
	static const int level_digits[] = {0, 2, 4, 6, 9, 12};
	AdCode		a = PG_GETARG_ADCODE(0);
	GovDivisionCode parent = gov_regions_parent(adcode_division(a));
	int			ndigits = adcode_ndigits(a);

	if (parent == 0)
		PG_RETURN_NULL();
	if (ndigits != 6)
	{
		int			least = level_digits[gov_regions_level(parent)];

		ndigits = ndigits > 6 ? Max(least, 6) : least;
	}
	PG_RETURN_ADCODE(adcode_make(parent, ndigits));
}

Datum
adcode_level(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(gov_regions_level(adcode_division(PG_GETARG_ADCODE(0))));
}

Datum
adcode_last(PG_FUNCTION_ARGS)
{
	PG_RETURN_ADCODE(adcode_last_code(PG_GETARG_ADCODE(0)));
}

/* Returns the nearest first, in the style of adcode_parent(). */
Datum
adcode_ancestors(PG_FUNCTION_ARGS)
{
	FuncCallContext *funcctx;
	AdCode	   *next;
	Datum		parent;

	if (SRF_IS_FIRSTCALL())
	{
		funcctx = SRF_FIRSTCALL_INIT();
		next = MemoryContextAlloc(funcctx->multi_call_memory_ctx, sizeof(AdCode));
		*next = PG_GETARG_ADCODE(0);
		funcctx->user_fctx = next;
	}
	funcctx = SRF_PERCALL_SETUP();
	next = funcctx->user_fctx;
	if (gov_regions_parent(adcode_division(*next)) == 0)
		SRF_RETURN_DONE(funcctx);
	parent = DirectFunctionCall1(adcode_parent, AdCodeGetDatum(*next));
	*next = DatumGetAdCode(parent);
	SRF_RETURN_NEXT(funcctx, parent);
}

/*
 * Names
 */

/* Returns 0 when no year is asked for, which is today; so no argument may be 0. */
static int
get_year(FunctionCallInfo fcinfo, int argno)
{
	return PG_NARGS() <= argno ? 0 : Max(PG_GETARG_INT32(argno), 1);
}

static Datum
return_name(FunctionCallInfo fcinfo, GovStr name)
{
	bool		isnull;
	Datum		result = govrpt_name_datum(name, &isnull);

	if (isnull)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(result);
}

Datum
adcode_name(PG_FUNCTION_ARGS)
{
	return return_name(fcinfo, gov_regions_name(adcode_division(PG_GETARG_ADCODE(0)),
												get_year(fcinfo, 1)));
}

/* Returns the name at the level, of the division or one above; a heading is no name. */
Datum
adcode_level_name(PG_FUNCTION_ARGS)
{
	GovDivisionCode code = adcode_division(PG_GETARG_ADCODE(0));
	int			level = PG_GETARG_INT32(1);
	int			year = get_year(fcinfo, 2);
	GovStr		name = {NULL, 0};

	while (code != 0 && gov_regions_level(code) > level)
		code = gov_regions_named_parent(code);
	if (code != 0 && gov_regions_level(code) == level && !gov_regions_is_heading(code))
		name = gov_regions_name(code, year);
	return return_name(fcinfo, name);
}

GovStr
govrpt_adcode_full_name(GovDivisionCode code, int year)
{
	GovStr		names[ADCODE_LEVELS];
	int			n = 0;
	StringInfoData buf;

	if (gov_regions_is_heading(code))
		code = gov_regions_named_parent(code);
	for (; code != 0; code = gov_regions_named_parent(code))
	{
		names[n] = gov_regions_name(code, year);
		if (!names[n++].s)
			return govrpt_str(NULL);
	}
	initStringInfo(&buf);
	while (n-- > 0)
		appendBinaryStringInfo(&buf, names[n].s, (int) names[n].len);
	return govrpt_str(buf.data);
}

Datum
adcode_full_name(PG_FUNCTION_ARGS)
{
	return return_name(fcinfo, govrpt_adcode_full_name(adcode_division(PG_GETARG_ADCODE(0)),
													   get_year(fcinfo, 1)));
}

/* Returns what a division has become, with as many digits as it was typed with. */
Datum
adcode_current(PG_FUNCTION_ARGS)
{
	AdCode		a = PG_GETARG_ADCODE(0);
	GovDivisionCode code = gov_regions_current(adcode_division(a), get_year(fcinfo, 1));

	if (code == 0)
		PG_RETURN_NULL();
	if (code == adcode_division(a))
		PG_RETURN_ADCODE(a);
	PG_RETURN_ADCODE(adcode_make(code, code % ten_to[ADCODE_MAX_DIGITS - adcode_ndigits(a)] == 0 ?
								 adcode_ndigits(a) : adcode_ndigits(adcode_from_division(code))));
}
