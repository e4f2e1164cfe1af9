/*
 * figures.c
 *		Type govfigures: binary form, and order.
 */
#include "pg/figures.h"

#include "common/hashfn.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"
#include "utils/numeric.h"

#include "core/base/total.h"
#include "core/rules/verdict.h"

Datum
govrpt_decimal_datum(GovDecimal d)
{
	if (d.scale > 0)
		return NumericGetDatum(int64_div_fast_to_numeric(d.v, d.scale));
	return NumericGetDatum(int64_to_numeric(d.v));
}

Datum
govrpt_total_datum(GovTotal t)
{
	char		buf[GOV_TOTAL_MAXLEN];
	GovDecimal	d;

	if (gov_total_fits(t, &d))
		return govrpt_decimal_datum(d);
	gov_total_print(t, buf);
	return DirectFunctionCall3(numeric_in, CStringGetDatum(buf), ObjectIdGetDatum(InvalidOid),
							   Int32GetDatum(-1));
}

Datum
govrpt_figures_encode(const GovFigures *f)
{
	union
	{
		struct varlena v;
		int32		align;
		char		data[VARHDRSZ + GOV_PLAIN_MAX];
	}			buffer;
	struct varlena *v;

	govrpt_figures_encode_into(f, buffer.data);
	v = palloc(VARSIZE(&buffer));
	memcpy(v, &buffer, VARSIZE(&buffer));
	return PointerGetDatum(v);
}

void
govrpt_figures_encode_into(const GovFigures *f, char buffer[VARHDRSZ + GOV_PLAIN_MAX])
{
	uint8_t		image[GOV_PLAIN_MAX];
	size_t		len = gov_rules_encode(f, image);

	len = gov_figures_planes_pack(image, len, (uint8_t *) VARDATA(buffer));
	SET_VARSIZE(buffer, VARHDRSZ + len);
}

/* Returns a copy of figures with another image. */
static struct varlena *
with_image(const uint8_t *image, size_t len)
{
	struct varlena *v = palloc(VARHDRSZ + len);

	SET_VARSIZE(v, VARHDRSZ + len);
	memcpy(VARDATA(v), image, len);
	return v;
}

/*
 * Returns figures of a report in the one image that all versions of govrpt have for
 * them: what is sent, hashed and put in order, for hashes and orders are kept in
 * indexes, and whoever receives figures may be an older server.
 */
static struct varlena *
unpacked(struct varlena *v)
{
	uint8_t		image[GOV_UNPACKED_MAX];
	size_t		len;
	GovError	err;

	if (!gov_figures_image_is_packed(GOVRPT_IMAGE(v), GOVRPT_IMAGE_LEN(v)))
		return v;
	if (!gov_figures_planes_unpack(GOVRPT_IMAGE(v), GOVRPT_IMAGE_LEN(v), image, &len, &err))
		govrpt_raise(&err);
	return with_image(image, len);
}

static struct varlena *
packed(struct varlena *v)
{
	uint8_t		image[GOV_PLAIN_MAX];
	size_t		len = gov_figures_planes_pack(GOVRPT_IMAGE(v), GOVRPT_IMAGE_LEN(v), image);

	return with_image(image, len);
}

typedef bool (*Decode) (const uint8_t *image, size_t len, GovFigures *f, GovError *err);

static void
decode(Decode how, Datum figures, GovFigures *f)
{
	struct varlena *v = PG_DETOAST_DATUM_PACKED(figures);
	GovError	err;

	if (!how(GOVRPT_IMAGE(v), GOVRPT_IMAGE_LEN(v), f, &err))
		govrpt_raise(&err);
	if ((Pointer) v != DatumGetPointer(figures))
		pfree(v);
}

void
govrpt_figures_decode(Datum figures, GovFigures *f)
{
	decode(gov_rules_decode, figures, f);
}

void
govrpt_figures_decode_complete(Datum figures, GovFigures *f)
{
	decode(gov_rules_decode_complete, figures, f);
}

bool
govrpt_figures_lookup(Datum figures, GovRef ref, GovTotal *t)
{
	struct varlena *v = PG_DETOAST_DATUM_PACKED(figures);
	GovError	err;
	GovLookup	found = gov_figures_stored_lookup(GOVRPT_IMAGE(v), GOVRPT_IMAGE_LEN(v), ref, t, &err);

	if (found == GOV_LOOKUP_FAILED)
		govrpt_raise(&err);
	if ((Pointer) v != DatumGetPointer(figures))
		pfree(v);
	return found == GOV_LOOKUP_NUMBER;
}

GovWide *
govrpt_sum_load(const struct varlena *v)
{
	GovWide    *w = palloc(sizeof(GovWide));
	GovError	err;

	if (!gov_figures_stored_load_sum(GOVRPT_IMAGE(v), GOVRPT_IMAGE_LEN(v), w, &err))
		govrpt_raise(&err);
	return w;
}

struct varlena *
govrpt_figures_settled(struct varlena *v)
{
	GovWide    *w;
	GovError	err;

	if (gov_figures_stored_is_settled(GOVRPT_IMAGE(v), GOVRPT_IMAGE_LEN(v)))
		return v;
	w = palloc(sizeof(GovWide));
	if (!gov_figures_stored_load_sum(GOVRPT_IMAGE(v), GOVRPT_IMAGE_LEN(v), w, &err))
		govrpt_raise(&err);
	return govrpt_figures_of_sum(w);
}

struct varlena *
govrpt_figures_of_sum(GovWide *w)
{
	StaticAssertStmt(GOV_WIDE_HOST == VARHDRSZ, "the length word has room of its own");
	SET_VARSIZE(w, gov_figures_sum_size(w));
	return (struct varlena *) w;
}


/*
 * Binary form
 */

PG_FUNCTION_INFO_V1(govfigures_recv);
Datum
govfigures_recv(PG_FUNCTION_ARGS)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	size_t		len = (size_t) (buf->len - buf->cursor);
	struct varlena *v;
	GovFigures	f;
	GovError	err;

	if (len > GOV_IMAGE_MAX)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid image of govfigures"),
				 errdetail("It has %zu bytes; the longest has %zu.",
						   len, (size_t) GOV_IMAGE_MAX)));
	v = palloc(VARHDRSZ + len);
	SET_VARSIZE(v, VARHDRSZ + len);
	pq_copymsgbytes(buf, VARDATA(v), (int) len);
	gov_figures_stored_swap_for_wire((uint8_t *) VARDATA(v), len);
	/* a tally is never sent */
	if (gov_figures_image_is_tally(GOVRPT_IMAGE(v), len))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid image of govfigures"),
				 errdetail("Unknown shape 0x%02x at offset 1.", GOVRPT_IMAGE(v)[1])));
	/* a sum may be part of another: it need not fit 64 bits */
	if (govrpt_is_sum(v))
	{
		pfree(govrpt_sum_load(v));
		PG_RETURN_POINTER(v);
	}
	if (!gov_rules_decode(GOVRPT_IMAGE(v), len, &f, &err))
		govrpt_raise(&err);
	gov_rules_judge((uint8_t *) VARDATA(v), len, &f);
	PG_RETURN_POINTER(packed(v));
}

PG_FUNCTION_INFO_V1(govfigures_send);
Datum
govfigures_send(PG_FUNCTION_ARGS)
{
	struct varlena *v = unpacked(govrpt_figures_settled(GOVRPT_GETARG_FIGURES(0)));
	size_t		len = GOVRPT_IMAGE_LEN(v);
	bytea	   *result = palloc(VARHDRSZ + len);

	SET_VARSIZE(result, VARHDRSZ + len);
	memcpy(VARDATA(result), GOVRPT_IMAGE(v), len);
	gov_figures_stored_swap_for_wire((uint8_t *) VARDATA(result), len);
	PG_RETURN_BYTEA_P(result);
}


/*
 * Equality.  Images are canonical, so that bytes decide; only the sum of one
 * report has a second image, that of the report, and that may be packed or not.
 */

static struct varlena *
without_sum_of_one(struct varlena *v)
{
	GovWide    *w;
	GovFigures	f;

	if (!govrpt_is_sum(v))
		return v;
	w = govrpt_sum_load(v);
	if (!gov_figures_sum_single(w, &f))
		return govrpt_figures_of_sum(w);
	pfree(w);
	return (struct varlena *) DatumGetPointer(govrpt_figures_encode(&f));
}

/* Compares all but the verdicts, because these depend on when images were made. */
static int
compare_images(const struct varlena *a, const struct varlena *b)
{
	const size_t rest = GOV_IMAGE_VERDICT + 1;
	size_t		alen = GOVRPT_IMAGE_LEN(a);
	size_t		blen = GOVRPT_IMAGE_LEN(b);
	size_t		len = Min(alen, blen);
	int			cmp = memcmp(GOVRPT_IMAGE(a), GOVRPT_IMAGE(b), Min(len, GOV_IMAGE_VERDICT));

	if (cmp == 0 && len > rest)
		cmp = memcmp(GOVRPT_IMAGE(a) + rest, GOVRPT_IMAGE(b) + rest, len - rest);
	return cmp != 0 ? cmp : alen < blen ? -1 : alen > blen;
}

static bool
same_image(const struct varlena *a, const struct varlena *b)
{
	return GOVRPT_IMAGE_LEN(a) == GOVRPT_IMAGE_LEN(b) && compare_images(a, b) == 0;
}

/* Finds what of an image is hashed: neither the verdict nor what comes before it. */
static void
hashed_part(struct varlena *v, const uint8_t **part, int *len)
{
	const int	skip = GOV_IMAGE_VERDICT + 1;

	v = unpacked(without_sum_of_one(v));
	*part = GOVRPT_IMAGE(v) + skip;
	*len = Max((int) GOVRPT_IMAGE_LEN(v) - skip, 0);
}

static bool
same_figures(struct varlena *a, struct varlena *b)
{
	a = govrpt_figures_settled(a);
	b = govrpt_figures_settled(b);
	if (govrpt_is_sum(a) != govrpt_is_sum(b))
	{
		a = without_sum_of_one(a);
		b = without_sum_of_one(b);
	}
	if (GOVRPT_IMAGE(a)[0] == GOVRPT_IMAGE(b)[0])
		return same_image(a, b);
	return same_image(unpacked(a), unpacked(b));
}

PG_FUNCTION_INFO_V1(govfigures_eq);
Datum
govfigures_eq(PG_FUNCTION_ARGS)
{
	struct varlena *a = GOVRPT_GETARG_FIGURES(0);
	struct varlena *b = GOVRPT_GETARG_FIGURES(1);
	bool		result = same_figures(a, b);

	PG_FREE_IF_COPY(a, 0);
	PG_FREE_IF_COPY(b, 1);
	PG_RETURN_BOOL(result);
}

PG_FUNCTION_INFO_V1(govfigures_ne);
Datum
govfigures_ne(PG_FUNCTION_ARGS)
{
	struct varlena *a = GOVRPT_GETARG_FIGURES(0);
	struct varlena *b = GOVRPT_GETARG_FIGURES(1);
	bool		result = !same_figures(a, b);

	PG_FREE_IF_COPY(a, 0);
	PG_FREE_IF_COPY(b, 1);
	PG_RETURN_BOOL(result);
}

/*
 * Compares figures, in an order that has no meaning: the server needs one to
 * find what is DISTINCT in an aggregate, or equal in rows.
 */
static int
compare(FunctionCallInfo fcinfo)
{
	struct varlena *a = unpacked(without_sum_of_one(GOVRPT_GETARG_FIGURES(0)));
	struct varlena *b = unpacked(without_sum_of_one(GOVRPT_GETARG_FIGURES(1)));
	int			cmp = compare_images(a, b);

	if ((Pointer) a != DatumGetPointer(PG_GETARG_DATUM(0)))
		pfree(a);
	if ((Pointer) b != DatumGetPointer(PG_GETARG_DATUM(1)))
		pfree(b);
	return cmp;
}

PG_FUNCTION_INFO_V1(govfigures_cmp);
Datum
govfigures_cmp(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(compare(fcinfo));
}

PG_FUNCTION_INFO_V1(govfigures_lt);
Datum
govfigures_lt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) < 0);
}

PG_FUNCTION_INFO_V1(govfigures_le);
Datum
govfigures_le(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) <= 0);
}

PG_FUNCTION_INFO_V1(govfigures_ge);
Datum
govfigures_ge(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) >= 0);
}

PG_FUNCTION_INFO_V1(govfigures_gt);
Datum
govfigures_gt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) > 0);
}

PG_FUNCTION_INFO_V1(govfigures_hash);
Datum
govfigures_hash(PG_FUNCTION_ARGS)
{
	const uint8_t *part;
	int			len;

	hashed_part(GOVRPT_GETARG_FIGURES(0), &part, &len);
	return hash_any(part, len);
}

PG_FUNCTION_INFO_V1(govfigures_hash_extended);
Datum
govfigures_hash_extended(PG_FUNCTION_ARGS)
{
	const uint8_t *part;
	int			len;

	hashed_part(GOVRPT_GETARG_FIGURES(0), &part, &len);
	return hash_any_extended(part, len, PG_GETARG_INT64(1));
}
