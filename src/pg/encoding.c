/*
 * encoding.c
 *		Text between the core, in UTF-8, and the server, in the encoding of
 *		its database.
 */
#include "pg/encoding.h"

#include "catalog/namespace.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "core/text/page.h"

#define PIECE	1024			/* bytes converted at a time, for room and for
								 * interrupts */

/* A text that is being converted. */
typedef struct Converted
{
	char	   *s;				/* NUL-terminated in the end */
	size_t		len;
	size_t		cap;
	bool		whole;			/* no character was lacking */
} Converted;

/* SQL_ASCII is no encoding: what such a database holds is bytes. */
static inline bool
is_as_core(void)
{
	return likely(GetDatabaseEncoding() == PG_UTF8 || GetDatabaseEncoding() == PG_SQL_ASCII);
}

static void
append(Converted *c, const char *s, size_t len)
{
	if (c->cap - c->len <= len)
	{
		c->cap = c->cap * 2 + len;
		c->s = repalloc_huge(c->s, c->cap);
	}
	memcpy(c->s + c->len, s, len);
	c->len += len;
}

/* Returns the length of the character at s; never more than len. */
static size_t
char_length(int encoding, const char *s, size_t len)
{
	return Min((size_t) pg_encoding_mblen(encoding, s), len);
}

/* Returns how many of the len bytes at s make whole characters and no more than PIECE. */
static size_t
piece_length(int encoding, const char *s, size_t len)
{
	size_t		whole = 0;

	if (len <= PIECE)
		return len;
	for (;;)
	{
		size_t		m = char_length(encoding, s + whole, len - whole);

		if (whole + m > PIECE)
			return whole;
		whole += m;
	}
}

static void
append_substitute(Converted *c, int encoding)
{
	const char *substitute = encoding == PG_UTF8 ? "\xEF\xBF\xBD" : "?";

	append(c, substitute, strlen(substitute));
	c->whole = false;
}

/*
 * What a conversion gives is not always of its encoding: that to EUC_TW knows
 * planes of CNS 11643 which the encoding, as the server verifies it, has not.
 */
static void
append_verified(Converted *c, const char *s, size_t len, int encoding)
{
	while (len > 0)
	{
		size_t		valid = (size_t) pg_encoding_verifymbstr(encoding, s, (int) len);

		append(c, s, valid);
		if (valid < len)
		{
			append_substitute(c, encoding);
			valid += char_length(encoding, s + valid, len - valid);
		}
		s += valid;
		len -= valid;
	}
}

/* Returns how many of the len bytes at s could be converted. */
static size_t
convert_piece(Converted *c, Oid proc, const char *s, size_t len, int from, int to)
{
	char		piece[PIECE * MAX_CONVERSION_GROWTH + 1];
	size_t		done = 0;

	if (OidIsValid(proc))
	{
		done = pg_do_encoding_conversion_buf(proc, from, to,
											 (unsigned char *) unconstify(char *, s), (int) len,
											 (unsigned char *) piece, sizeof(piece), true);
		append_verified(c, piece, strlen(piece), to);
	}
	else
	{
		/* what every encoding has */
		while (done < len && !IS_HIGHBIT_SET(s[done]))
			done++;
		append(c, s, done);
	}
	return done;
}

/*
 * Never fails for what the text says, as long as the server knows how to
 * convert: what the other encoding lacks is replaced.
 */
static Converted
convert(const char *s, size_t len, int from, int to)
{
	Oid			proc = FindDefaultConversionProc(from, to);
	Converted	c = {.cap = len * 2 + 64,.whole = true};

	c.s = MemoryContextAllocHuge(CurrentMemoryContext, c.cap);
	while (len > 0)
	{
		size_t		take = piece_length(from, s, len);
		size_t		done = convert_piece(&c, proc, s, take, from, to);

		CHECK_FOR_INTERRUPTS();
		if (done < take)
		{
			/* of all encodings of databases MULE_INTERNAL alone has none */
			if (!OidIsValid(proc) && to == PG_UTF8)
				ereport(ERROR,
						(errcode(ERRCODE_UNDEFINED_FUNCTION),
						 errmsg("default conversion function for encoding \"%s\" to \"%s\" does not exist",
								pg_encoding_to_char(from), pg_encoding_to_char(to)),
						 errhint("Reports are at home in a database of encoding UTF8.")));
			append_substitute(&c, to);
			done += char_length(from, s + done, len - done);
		}
		s += done;
		len -= done;
	}
	append(&c, "", 1);
	c.len--;
	return c;
}

static Datum
text_of(const char *s, size_t len)
{
	return PointerGetDatum(cstring_to_text_with_len(s, (int) len));
}

Datum
govrpt_code_datum(const char *code)
{
#ifdef USE_ASSERT_CHECKING
	for (const char *c = code; *c; c++)
		Assert(!IS_HIGHBIT_SET(*c));
#endif
	return text_of(code, strlen(code));
}

Datum
govrpt_server_datum(const char *s)
{
	return text_of(s, strlen(s));
}

Datum
govrpt_text_datum(GovStr str)
{
	Converted	c;
	Datum		d;

	/* decoding may have made more of it than a text can hold */
	if (unlikely(str.len > MaxAllocSize - 64))
		str.len = pg_encoding_mbcliplen(PG_UTF8, str.s, (int) Min(str.len, INT_MAX),
										(int) (MaxAllocSize - 64));
	if (is_as_core())
		return text_of(str.s, str.len);
	c = convert(str.s, str.len, PG_UTF8, GetDatabaseEncoding());
	d = text_of(c.s, Min(c.len, MaxAllocSize - 64));
	pfree(c.s);
	return d;
}

char *
govrpt_server_string(GovStr str)
{
	if (is_as_core())
		return pnstrdup(str.s, str.len);
	return convert(str.s, str.len, PG_UTF8, GetDatabaseEncoding()).s;
}

Datum
govrpt_content_datum(GovStr str)
{
	char	   *copy;
	size_t		n = 0;

	if (!memchr(str.s, GOV_ROW, str.len) && !memchr(str.s, GOV_CELL, str.len))
		return govrpt_text_datum(str);
	copy = MemoryContextAllocHuge(CurrentMemoryContext, str.len + 1);
	for (size_t i = 0; i < str.len; i++)
	{
		if (str.s[i] == GOV_CELL)
			copy[n++] = '\t';
		else if (str.s[i] != GOV_ROW && str.s[i] != GOV_SPANNED)
			copy[n++] = str.s[i];
	}
	str.s = copy;
	str.len = (uint32_t) n;
	return govrpt_text_datum(str);
}

char *
govrpt_server_name(GovStr name)
{
	Converted	c;

	if (name.s == NULL)
		return NULL;
	if (is_as_core())
		return pnstrdup(name.s, name.len);
	c = convert(name.s, name.len, PG_UTF8, GetDatabaseEncoding());
	return c.whole ? c.s : NULL;
}

Datum
govrpt_name_datum(GovStr name, bool *isnull)
{
	char	   *s = govrpt_server_name(name);

	*isnull = s == NULL;
	return s ? govrpt_server_datum(s) : (Datum) 0;
}

GovStr
govrpt_core_string(const char *s, size_t len)
{
	GovStr		str = {s, (uint32_t) len};

	if (!is_as_core())
	{
		Converted	c = convert(s, len, GetDatabaseEncoding(), PG_UTF8);

		str.s = c.s;
		str.len = (uint32_t) c.len;
	}
	return str;
}

GovStr
govrpt_core_text(Datum text)
{
	struct varlena *v = PG_DETOAST_DATUM_PACKED(text);

	return govrpt_core_string(VARDATA_ANY(v), VARSIZE_ANY_EXHDR(v));
}
