/*
 * charset.c
 *		Bytes in any charset of Chinese government pages, to UTF-8.
 *
 * In this order: a byte order mark; valid UTF-8 (which other charsets produce
 * by accident only in a few characters); what the page says of itself, if the
 * bytes bear it out; and the charset in which the beginning reads most like
 * Chinese.  Bytes that are no character become U+FFFD, so that a number with
 * a hole in it stays illegible; NUL, which a database text can't hold, a space.
 */
#include "core/text/charset.h"

#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucsdet.h>

#define SAMPLE		((size_t) 32 * 1024)	/* bytes looked at to tell a
											 * charset */
#define META		((size_t) 2048) /* bytes searched for a declaration */
#define CHUNK		4096		/* UTF-16 units converted at a time */

enum
{
	GB, BIG5, UTF16LE, UTF16BE, NCHARSETS, UTF8 = NCHARSETS, NONE
};

static const char *const charset_names[] = {
	"GB18030", "Big5", "UTF-16LE", "UTF-16BE", "UTF-8", "unknown"
};

/* The length of the valid UTF-8 character at s; 0 if there is none. */
static inline size_t
utf8_char(const unsigned char *s, const unsigned char *end)
{
	size_t		left = end - s;

	if (s[0] < 0x80)
		return 1;
	if (s[0] < 0xC2 || left < 2 || (s[1] & 0xC0) != 0x80)
		return 0;
	if (s[0] < 0xE0)
		return 2;
	if (left < 3 || (s[2] & 0xC0) != 0x80)
		return 0;
	if (s[0] < 0xF0)
		return (s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xED && s[1] > 0x9F) ? 0 : 3;
	if (left < 4 || (s[3] & 0xC0) != 0x80 || s[0] > 0xF4)
		return 0;
	return (s[0] == 0xF0 && s[1] < 0x90) || (s[0] == 0xF4 && s[1] > 0x8F) ? 0 : 4;
}

typedef struct Utf8Stats
{
	size_t		good;			/* characters beyond ASCII */
	size_t		bad;			/* bytes that belong to none */
	size_t		first_bad;
	size_t		nuls;
	size_t		nuls_odd;		/* of them at odd offsets */
	bool		truncated;		/* the text ends within a character */
} Utf8Stats;

static void
utf8_stats(GovArena *a, const unsigned char *s, size_t len, Utf8Stats *st)
{
	const unsigned char *start = s;
	const unsigned char *end = s + len;
	const unsigned char *pause = s;

	memset(st, 0, sizeof(*st));
	while (s < end)
	{
		size_t		n;

		if (s >= pause)
		{
			gov_check_interrupt(a);
			pause = s + (1 << 22);
		}
		if (*s < 0x80)
		{
			uint64_t	w;

			/* eight at a time, if all are ASCII and none is NUL */
			while (end - s >= 8)
			{
				memcpy(&w, s, 8);
				if ((w | (w - UINT64_C(0x0101010101010101))) & UINT64_C(0x8080808080808080))
					break;
				s += 8;
			}
			if (s == end)
				break;
			if (*s < 0x80)
			{
				if (*s == 0)
				{
					st->nuls++;
					st->nuls_odd += (s - start) & 1;
				}
				s++;
				continue;
			}
		}
		n = utf8_char(s, end);
		if (n > 0)
			st->good++;
		else
		{
			/* the beginning of a character that the end cuts off? */
			if (end - s < 4 && *s >= 0xC2 && *s <= 0xF4)
			{
				const unsigned char *t = s + 1;

				while (t < end && (*t & 0xC0) == 0x80)
					t++;
				if (t == end && end - s < (*s < 0xE0 ? 2 : *s < 0xF0 ? 3 : 4))
				{
					st->truncated = true;
					if (st->bad == 0)
						st->first_bad = s - start;
					return;
				}
			}
			if (st->bad++ == 0)
				st->first_bad = s - start;
			n = 1;
		}
		s += n;
	}
}

static inline char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
}

static bool
starts_with(const char *s, const char *end, const char *word)
{
	for (; *word; s++, word++)
		if (s >= end || lower(*s) != *word)
			return false;
	return true;
}

/* What a meta tag or an XML declaration says, or NONE. */
static int
declared(const char *s, size_t len)
{
	const char *end = s + (len < META ? len : META);
	bool		markup = false;

	for (; s < end; s++)
	{
		const char *v;

		/* the word alone, in a text about charsets, says nothing */
		if (*s == '<' && (starts_with(s + 1, end, "meta") || starts_with(s + 1, end, "?xml")))
			markup = true;
		else if (*s == '>')
			markup = false;
		if (!markup)
			continue;
		if (starts_with(s, end, "charset"))
			v = s + 7;
		else if (starts_with(s, end, "encoding"))
			v = s + 8;
		else
			continue;
		while (v < end && (*v == ' ' || *v == '=' || *v == '"' || *v == '\''))
			v++;
		if (starts_with(v, end, "gb") || starts_with(v, end, "x-gbk") ||
			starts_with(v, end, "cp936") || starts_with(v, end, "ms936") ||
			starts_with(v, end, "windows-936") || starts_with(v, end, "euc-cn") ||
			starts_with(v, end, "chinese"))
			return GB;
		if (starts_with(v, end, "big5") || starts_with(v, end, "x-x-big5") ||
			starts_with(v, end, "cp950") || starts_with(v, end, "windows-950"))
			return BIG5;
		if (starts_with(v, end, "utf-8") || starts_with(v, end, "utf8"))
			return UTF8;
		return NONE;			/* a tag that can be read isn't UTF-16 */
	}
	return NONE;
}

typedef struct Malformed
{
	const char *start;
	size_t		count;
	size_t		first;
	bool		truncated;		/* only the end is missing */
} Malformed;

static void U_CALLCONV
on_malformed(const void *context, UConverterToUnicodeArgs *args, const char *bytes,
			 int32_t length, UConverterCallbackReason reason, UErrorCode *err)
{
	Malformed  *m = (Malformed *) context;

	(void) bytes;
	if (reason > UCNV_IRREGULAR)
		return;					/* open, close, reset */
	if (m->count++ == 0)
	{
		size_t		at = args->source - m->start;

		m->first = at >= (size_t) length ? at - (size_t) length : 0;
	}
	*err = U_ZERO_ERROR;
	ucnv_cbToUWriteSub(args, 0, err);
}

static UConverter *
open_converter(int charset, Malformed *m, const char *start)
{
	UErrorCode	err = U_ZERO_ERROR;
	UConverter *conv = ucnv_open(charset_names[charset], &err);

	if (U_FAILURE(err))
		return NULL;
	memset(m, 0, sizeof(*m));
	m->start = start;
	ucnv_setToUCallBack(conv, on_malformed, m, NULL, NULL, &err);
	if (U_FAILURE(err))
	{
		ucnv_close(conv);
		return NULL;
	}
	return conv;
}

/* Is c one of the characters that fill such reports, in either script? */
static bool
is_common(UChar c)
{
	/*
	 * 111 of them, in order: punctuation, 一 不 中 ... 国 國 ... 政 ... （ ） ，
	 */
	static const UChar common[] = {
		0x3001, 0x3002, 0x4E00, 0x4E0D, 0x4E2A, 0x4E2D, 0x4E3A, 0x4E3B, 0x4E86, 0x4E88,
		0x4E8B, 0x4EBA, 0x4EE5, 0x4EF6, 0x4F4D, 0x4F5C, 0x4FE1, 0x500B, 0x516C, 0x5173,
		0x5176, 0x51B5, 0x5206, 0x52A1, 0x52A8, 0x52D5, 0x52D9, 0x533A, 0x5355, 0x53BF,
		0x53CA, 0x53EF, 0x544A, 0x548C, 0x55AE, 0x56FD, 0x570B, 0x5728, 0x5831, 0x5904,
		0x590D, 0x5927, 0x59D4, 0x5B9A, 0x5C40, 0x5DE5, 0x5E02, 0x5E74, 0x5E9C, 0x5EA6,
		0x5F00, 0x6027, 0x603B, 0x606F, 0x60C5, 0x62A5, 0x653F, 0x6570, 0x6587, 0x65E5,
		0x662F, 0x6708, 0x6709, 0x672C, 0x673A, 0x6A5F, 0x6CC1, 0x6CD5, 0x70BA, 0x7406,
		0x7528, 0x7533, 0x7684, 0x7701, 0x7B2C, 0x7BC4, 0x7E23, 0x7E3D, 0x80FD, 0x8303,
		0x8655, 0x884C, 0x8907, 0x89C4, 0x8A08, 0x8A0A, 0x8A1F, 0x8A31, 0x8A34, 0x8ACB,
		0x8B70, 0x8BA1, 0x8BAE, 0x8BBC, 0x8BC9, 0x8BF7, 0x8CBB, 0x8CC7, 0x8D39, 0x90E8,
		0x90FD, 0x91CF, 0x9580, 0x958B, 0x95DC, 0x95E8, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A,
		0xFF1B
	};
	size_t		low = 0;
	size_t		high = sizeof(common) / sizeof(common[0]);

	while (low < high)
	{
		size_t		mid = (low + high) / 2;

		if (common[mid] < c)
			low = mid + 1;
		else
			high = mid;
	}
	return low < sizeof(common) / sizeof(common[0]) && common[low] == c;
}

typedef struct Likeness
{
	size_t		chars;			/* beyond ASCII */
	size_t		common;
	size_t		malformed;
	size_t		strange;		/* controls, private use, unassigned planes */
} Likeness;

/* How does the sample read in this charset?  No memory is asked for while
 * the converter is open. */
static bool
try_charset(int charset, const char *s, size_t len, Likeness *l)
{
	UChar		buf[CHUNK];
	Malformed	m;
	UConverter *conv = open_converter(charset, &m, s);
	const char *end = s + len;

	memset(l, 0, sizeof(*l));
	if (!conv)
		return false;
	for (;;)
	{
		UErrorCode	err = U_ZERO_ERROR;
		UChar	   *to = buf;

		/* no flush: the sample may end within a character */
		ucnv_toUnicode(conv, &to, buf + CHUNK, &s, end, NULL, false, &err);
		for (UChar *u = buf; u < to; u++)
		{
			if (*u < 0x20)
				l->strange += *u != '\n' && *u != '\r' && *u != '\t' && *u != '\f';
			if (*u < 0x80)
				continue;
			l->chars++;
			if (is_common(*u))
				l->common++;
			else if (*u >= 0xE000 && *u < 0xF900)
				l->strange++;
		}
		if (err != U_BUFFER_OVERFLOW_ERROR)
			break;
	}
	ucnv_close(conv);
	l->malformed = m.count;
	return true;
}

/* ICU's own opinion, 0 to 100 by charset. */
static void
ask_detector(const char *s, size_t len, int *confidence)
{
	UErrorCode	err = U_ZERO_ERROR;
	UCharsetDetector *det = ucsdet_open(&err);
	const UCharsetMatch **matches;
	int32_t		n = 0;

	memset(confidence, 0, NCHARSETS * sizeof(int));
	if (U_FAILURE(err))
		return;
	ucsdet_setText(det, s, (int32_t) (len < 8192 ? len : 8192), &err);
	matches = ucsdet_detectAll(det, &n, &err);
	for (int32_t i = 0; U_SUCCESS(err) && i < n; i++)
	{
		const char *name = ucsdet_getName(matches[i], &err);
		int32_t		c = ucsdet_getConfidence(matches[i], &err);

		for (int k = 0; U_SUCCESS(err) && k < NCHARSETS; k++)
			if (strcmp(name, charset_names[k]) == 0)
				confidence[k] = c;
	}
	ucsdet_close(det);
}

/* Which charset, given that it is not UTF-8? */
static int
detect(const char *s, size_t len, const Utf8Stats *st, int says)
{
	const char *end = s + len;
	const char *from = s;
	size_t		n;
	int			confidence[NCHARSETS];
	int			best = NONE;
	double		best_score = 0;

	/* begin the sample where the text stops being ASCII */
	while (from < end && !((unsigned char) *from & 0x80) && *from != '\0')
		from++;
	from -= (from - s) % 2;
	n = (size_t) (end - from) < SAMPLE ? (size_t) (end - from) : SAMPLE;
	ask_detector(from, n, confidence);
	for (int k = 0; k < NCHARSETS; k++)
	{
		Likeness	l;
		double		score;

		if ((k == UTF16LE || k == UTF16BE) && n < 2)
			continue;
		if (!try_charset(k, from, n, &l))
			continue;
		if (k == UTF16LE || k == UTF16BE)
		{
			/* Almost any bytes can be read as UTF-16: there must be signs. */
			size_t		nuls = k == UTF16LE ? st->nuls_odd : st->nuls - st->nuls_odd;
			bool		halves = nuls * 16 >= len && nuls * 10 >= st->nuls * 9;

			if (!halves && l.common * 10 < l.chars)
				continue;
			if (halves && l.chars < n / 40)
				l.common = l.chars = n / 40 + 1;	/* ASCII in two bytes */
		}
		if (l.chars == 0 || (l.malformed + l.strange) * 10 > l.chars)
			continue;
		score = 100.0 * l.common / l.chars - 300.0 * (l.malformed + l.strange) / l.chars +
			0.1 * confidence[k] + (says == k ? 20 : 0) + (k == GB ? 3 : 1);
		if (best == NONE || score > best_score)
		{
			best = k;
			best_score = score;
		}
	}
	return best;
}

static void
put_utf8(char **to, uint32_t c)
{
	char	   *p = *to;

	if (c == 0)
		c = ' ';
	if (c < 0x80)
		*p++ = (char) c;
	else if (c < 0x800)
	{
		*p++ = (char) (0xC0 | c >> 6);
		*p++ = (char) (0x80 | (c & 0x3F));
	}
	else if (c < 0x10000)
	{
		*p++ = (char) (0xE0 | c >> 12);
		*p++ = (char) (0x80 | (c >> 6 & 0x3F));
		*p++ = (char) (0x80 | (c & 0x3F));
	}
	else
	{
		*p++ = (char) (0xF0 | c >> 18);
		*p++ = (char) (0x80 | (c >> 12 & 0x3F));
		*p++ = (char) (0x80 | (c >> 6 & 0x3F));
		*p++ = (char) (0x80 | (c & 0x3F));
	}
	*to = p;
}

typedef struct Conversion
{
	UConverter *conv;
	char	   *out;
	size_t		len;
	size_t		cap;
	size_t		nuls;
} Conversion;

static void
convert_with(GovArena *a, Conversion *c, const char *s, size_t len)
{
	const char *end = s + len;
	UChar		buf[CHUNK];
	uint32_t	high = 0;
	uint32_t	round = 0;

	c->cap = len + len / 2 + 64;
	c->out = gov_alloc(a, c->cap);
	for (;;)
	{
		UErrorCode	err = U_ZERO_ERROR;
		UChar	   *to = buf;
		char	   *p;

		ucnv_toUnicode(c->conv, &to, buf + CHUNK, &s, end, NULL, true, &err);
		if (c->cap - c->len < (size_t) (to - buf) * 3 + 8)
		{
			size_t		cap = c->cap * 2 + CHUNK * 3 + 8;
			char	   *more = gov_alloc(a, cap);

			memcpy(more, c->out, c->len);
			c->out = more;
			c->cap = cap;
		}
		p = c->out + c->len;
		for (UChar *u = buf; u < to; u++)
		{
			if ((*u & 0xFC00) == 0xD800)
				high = *u;
			else if ((*u & 0xFC00) == 0xDC00)
			{
				/* the converter lets no single surrogate through */
				put_utf8(&p, high ? 0x10000 + ((high & 0x3FF) << 10) + (*u & 0x3FF) : 0xFFFD);
				high = 0;
			}
			else
			{
				c->nuls += *u == 0;
				put_utf8(&p, *u);
			}
		}
		c->len = p - c->out;
		if (err != U_BUFFER_OVERFLOW_ERROR)
			break;
		if ((++round & 0x3F) == 0)
			gov_check_interrupt(a);
	}
}

/* Convert by ICU.  The converter is closed however this ends. */
static void
convert(GovArena *a, int charset, const char *s, size_t len, GovStr *out,
		size_t skipped, GovDiags *diags)
{
	jmp_buf    *outer = a->onerror;
	jmp_buf		here;
	Malformed	m;
	Conversion	c;

	memset(&c, 0, sizeof(c));
	c.conv = open_converter(charset, &m, s);
	if (!c.conv)
		gov_throw(a, GOV_ERR_NOMEM, "cannot open ICU's converter for %s", charset_names[charset]);
	if (setjmp(here) != 0)
	{
		a->onerror = outer;
		ucnv_close(c.conv);
		longjmp(*outer, 1);
	}
	a->onerror = &here;
	convert_with(a, &c, s, len);
	a->onerror = outer;
	ucnv_close(c.conv);

	out->s = c.out;
	out->len = (uint32_t) c.len;
	if (m.count > 0)
		gov_diag(diags, GOV_WARNING, "malformed_bytes", 0,
				 "%zu byte sequence(s) are no characters in %s, the first at offset %zu; each was read as U+FFFD",
				 m.count, charset_names[charset], m.first + skipped);
	if (c.nuls > 0)
		gov_diag(diags, GOV_WARNING, "nul_bytes", 0,
				 "%zu NUL character(s) were read as spaces", c.nuls);
}

/* UTF-8 with nothing wrong but NULs and a cut-off end: no need for ICU. */
static void
repair_utf8(GovArena *a, const char *s, size_t len, const Utf8Stats *st,
			GovStr *out, size_t skipped, GovDiags *diags)
{
	char	   *copy;
	size_t		n = st->truncated ? st->first_bad : len;

	out->s = s;
	out->len = (uint32_t) n;
	if (st->truncated || st->nuls > 0)
	{
		copy = gov_alloc(a, n + 3);
		memcpy(copy, s, n);
		for (char *p = copy; (p = memchr(p, '\0', n - (p - copy))) != NULL; p++)
			*p = ' ';
		if (st->truncated)
		{
			memcpy(copy + n, "\xEF\xBF\xBD", 3);
			out->len += 3;
			gov_diag(diags, GOV_WARNING, "malformed_bytes", 0,
					 "the text ends within a character, at offset %zu", n + skipped);
		}
		if (st->nuls > 0)
			gov_diag(diags, GOV_WARNING, "nul_bytes", 0,
					 "%zu NUL character(s) were read as spaces", st->nuls);
		out->s = copy;
	}
}

void
gov_text_decode(GovArena *a, const char *bytes, size_t len, GovStr *out,
				const char **charset, GovDiags *diags)
{
	const unsigned char *b = (const unsigned char *) bytes;
	size_t		skipped = 0;
	int			is = NONE;
	Utf8Stats	st;

	/* every byte may become three, and a GovStr holds 32 bits */
	if (len > (size_t) 1 << 30)
		gov_throw(a, GOV_ERR_LIMIT, "a text of %zu bytes is too long", len);

	if (len >= 3 && b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF)
	{
		is = UTF8;
		skipped = 3;
	}
	else if (len >= 2 && b[0] == 0xFF && b[1] == 0xFE)
		is = UTF16LE;
	else if (len >= 2 && b[0] == 0xFE && b[1] == 0xFF)
		is = UTF16BE;
	if (is == UTF16LE || is == UTF16BE)
		skipped = 2;
	bytes += skipped;
	len -= skipped;

	if (is == NONE || is == UTF8)
	{
		utf8_stats(a, (const unsigned char *) bytes, len, &st);
		/* ASCII in two bytes each is valid UTF-8, too */
		if (st.bad == 0 && is == NONE && st.nuls >= 4 && st.nuls > len / 8)
			is = detect(bytes, len, &st, NONE);
		if (st.bad == 0 && (is == NONE || is == UTF8))
		{
			if (charset)
				*charset = charset_names[UTF8];
			repair_utf8(a, bytes, len, &st, out, skipped, diags);
			return;
		}
	}
	if (is == NONE)
	{
		int			says = declared(bytes, len);

		/* UTF-8 with a few bytes damaged, whatever the page says */
		if (st.good > st.bad * (says == UTF8 ? 1 : 6))
			is = UTF8;
		else
			is = detect(bytes, len, &st, says);
		if (is == NONE && (st.bad + st.nuls) * 10 < len)
		{
			is = UTF8;			/* ASCII in the main: that can be read */
			gov_diag(diags, GOV_WARNING, "unknown_charset", 0,
					 "the charset of the bytes beyond ASCII is not known");
		}
	}
	if (charset)
		*charset = charset_names[is];
	if (is == NONE)
	{
		gov_diag(diags, GOV_SEVERE, "unknown_charset", 0,
				 "the bytes are no text in UTF-8, GB18030, Big5 or UTF-16");
		out->s = "";
		out->len = 0;
		return;
	}
	convert(a, is, bytes, len, out, skipped, diags);
}
