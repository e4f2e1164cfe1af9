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

#include "core/base/buffer.h"
#include "core/text/charbits.h"
#include "core/text/utf8.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucsdet.h>

#define MAX_BYTES		((size_t) 1 << 30)	/* every byte may become three,
											 * and a GovStr holds 32 bits */
#define SAMPLE			((size_t) 32 * 1024)	/* bytes looked at to tell a
												 * charset */
#define DETECTOR_BYTES	((size_t) 8 * 1024) /* of them by ICU's detector */
#define SHORT_SAMPLE	((size_t) 600)	/* and of them, where these are clear */
#define LOOK_BYTES		((size_t) 1024) /* between two looks whether it may
										 * still be UTF-8 */
#define META			((size_t) 2048) /* bytes searched for a declaration */
#define UNITS			4096	/* UTF-16 units converted at a time */
#define INTERRUPT_BYTES	((size_t) 1 << 22)	/* between two looks for an
											 * interrupt */
#define INTERRUPT_ROUNDS	64	/* of conversion */
#define REPLACEMENT		0xFFFD

/* Is it UTF-8 in spite of some bytes that aren't? */
#define GOOD_PER_BAD		6	/* characters per stray byte */
#define GOOD_PER_BAD_SAID	1	/* if the page says that it is */
#define READABLE			10	/* one byte in so many that isn't ASCII: it
								 * can be read in any charset */

/* ASCII in two bytes each is valid UTF-8, too. */
#define WIDE_NULS			4	/* then there are at least so many NULs, */
#define WIDE_NUL_SHARE		8	/* and one byte in so many is one */

/* How a charset is told by how the beginning reads in it. */
#define MAX_STRANGE_SHARE	10	/* one character in so many, at most */
#define COMMON_SCORE		100.0	/* were all characters common ones */
#define STRANGE_SCORE		300.0	/* were all malformed or strange */
#define DETECTOR_SCORE		0.1 /* for each percent of ICU's confidence */
#define MAX_CONFIDENCE		100
#define CLEAR_SCORE			30.0	/* by so much the short sample is clear */
#define SAID_SCORE			20	/* the page says so */
#define GB_SCORE			3	/* the usual one, */
#define OTHER_SCORE			1	/* and each of the others */

/* And UTF-16, in which almost any bytes can be read: by NULs, or by words. */
#define HALF_NULS			16	/* one byte in so many is NUL, */
#define HALF_OF_TEN			9	/* nine of ten in the same half of a unit; */
#define WORDS_SHARE			10	/* one character in so many is a common one */
#define MIN_CHARS_SHARE		40	/* fewer beyond ASCII don't count */

typedef enum Charset
{
	GB, BIG5, UTF16LE, UTF16BE, NCHARSETS, UTF8 = NCHARSETS, NONE
} Charset;

static const char *const charset_names[] = {
	"GB18030", "Big5", "UTF-16LE", "UTF-16BE", "UTF-8", "unknown"
};

/* What a declared name begins with.  Seen: in meta tags of pages. */
typedef struct DeclaredName
{
	const char *name;
	Charset		charset;
} DeclaredName;

static const DeclaredName declared_names[] = {
	{"gb", GB}, {"x-gbk", GB}, {"cp936", GB}, {"ms936", GB}, {"windows-936", GB},
	{"euc-cn", GB}, {"chinese", GB},
	{"big5", BIG5}, {"x-x-big5", BIG5}, {"cp950", BIG5}, {"windows-950", BIG5},
	{"utf-8", UTF8}, {"utf8", UTF8}
};

/* The characters that annual reports are full of, in either script. */
static const wchar_t common_chars[] = L"、。一不个中为主了予事人以件位作信個公关其况分务动動務区单县及可告和單国"
L"國在報处复大委定局工市年府度开性总息情报政数文日是月有本机機況法為理用申的省第範縣總能"
L"范處行複规計訊訟許訴請議计议讼诉请費資费部都量門開關门（），：；";

static GovCharBits common_bits;

static void
__attribute__((constructor))
derive_lookups(void)
{
	gov_charbits_add_chars(&common_bits, common_chars);
}

/* The bytes, behind their mark if they have one. */
typedef struct Source
{
	GovArena   *a;
	GovDiags   *diags;
	const char *s;
	size_t		len;
	size_t		skipped;		/* before s */
} Source;

typedef struct Utf8Stats
{
	size_t		good;			/* characters beyond ASCII */
	size_t		bad;			/* bytes that belong to none */
	size_t		first_bad;
	size_t		nuls;
	size_t		nuls_odd;		/* of them at odd offsets */
	bool		truncated;		/* the text ends within a character */
} Utf8Stats;

/* The beginning of a character that the end cuts off? */
static bool
is_cut_off(const unsigned char *s, const unsigned char *end)
{
	const unsigned char *t = s + 1;

	if (end - s >= 4 || *s < 0xC2 || *s > 0xF4)
		return false;
	while (t < end && (*t & 0xC0) == 0x80)
		t++;
	return t == end && end - s < (*s < 0xE0 ? 2 : *s < 0xF0 ? 3 : 4);
}

/* Past eight bytes at a time that are all ASCII, and none NUL. */
static inline const unsigned char *
skip_ascii(const unsigned char *s, const unsigned char *end)
{
	while (end - s >= 8)
	{
		uint64_t	w;

		memcpy(&w, s, 8);
		if ((w | (w - UINT64_C(0x0101010101010101))) & UINT64_C(0x8080808080808080))
			break;
		s += 8;
	}
	return s;
}

/* Are there so many stray bytes that it can't be UTF-8, nor ASCII with a few, whatever
 * the rest is? */
static bool
is_no_utf8(const Utf8Stats *st, size_t len, size_t rest)
{
	return st->bad * GOOD_PER_BAD_SAID >= st->good + rest / 2 && st->bad * READABLE >= len;
}

static void
count_nuls(Utf8Stats *st, const unsigned char *start, const unsigned char *s, const unsigned char *end)
{
	while (s < end && (s = memchr(s, 0, (size_t) (end - s))) != NULL)
	{
		st->nuls++;
		st->nuls_odd += (s - start) & 1;
		s++;
	}
}

static void
utf8_stats(const Source *src, Utf8Stats *st)
{
	const unsigned char *start = (const unsigned char *) src->s;
	const unsigned char *s = start;
	const unsigned char *end = start + src->len;
	const unsigned char *pause = start;
	const unsigned char *look = start + LOOK_BYTES;

	memset(st, 0, sizeof(*st));
	while (s < end)
	{
		size_t		n;

		if (s >= pause)
		{
			gov_check_interrupt(src->a);
			pause = s + INTERRUPT_BYTES;
		}
		if (s >= look)
		{
			if (is_no_utf8(st, src->len, (size_t) (end - s)))
			{
				count_nuls(st, start, s, end);
				return;
			}
			look = s + LOOK_BYTES;
		}
		if (*s < 0x80)
		{
			s = skip_ascii(s, end);
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
		/* nearly all characters */
		while (end - s >= 3 && *s >= 0xE1 && *s <= 0xEC && (s[1] & 0xC0) == 0x80 && (s[2] & 0xC0) == 0x80)
		{
			st->good++;
			s += 3;
		}
		if (s == end || *s < 0x80)
			continue;
		n = gov_valid_char_len(s, end);
		if (n > 0)
		{
			st->good++;
			s += n;
			continue;
		}
		if (st->bad == 0)
			st->first_bad = s - start;
		if (is_cut_off(s, end))
		{
			st->truncated = true;
			return;
		}
		st->bad++;
		s++;
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
static Charset
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
		for (size_t i = 0; i < sizeof(declared_names) / sizeof(declared_names[0]); i++)
			if (starts_with(v, end, declared_names[i].name))
				return declared_names[i].charset;
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
open_converter(Charset charset, Malformed *m, const char *start)
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
try_charset(Charset charset, const char *s, size_t len, Likeness *l)
{
	UChar		buf[UNITS];
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
		ucnv_toUnicode(conv, &to, buf + UNITS, &s, end, NULL, false, &err);
		for (UChar *u = buf; u < to; u++)
		{
			if (*u < 0x20)
				l->strange += *u != '\n' && *u != '\r' && *u != '\t' && *u != '\f';
			if (*u < 0x80)
				continue;
			l->chars++;
			if (gov_charbits_has(&common_bits, *u))
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
	ucsdet_setText(det, s, (int32_t) (len < DETECTOR_BYTES ? len : DETECTOR_BYTES), &err);
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

/* How does the sample read as UTF-16?  So far as may_be_utf16() asks: every unit comes to
 * one, whatever it is. */
static void
count_units(Charset k, const char *s, size_t n, Likeness *l)
{
	const unsigned char *u = (const unsigned char *) s + (k == UTF16BE);
	const unsigned char *v = (const unsigned char *) s + (k == UTF16LE);

	memset(l, 0, sizeof(*l));
	for (size_t i = 0; i + 1 < n; i += 2)
	{
		uint32_t	c = (uint32_t) v[i] << 8 | u[i];

		l->chars += c >= 0x80;
		l->common += c >= 0x80 && gov_charbits_has(&common_bits, c);
	}
}

/*
 * Are there signs of UTF-16 in a sample of n bytes?  ASCII in two bytes has
 * hardly a character beyond: *l is put right for it.
 */
static bool
may_be_utf16(Charset k, const Source *src, const Utf8Stats *st, size_t n, Likeness *l)
{
	size_t		nuls = k == UTF16LE ? st->nuls_odd : st->nuls - st->nuls_odd;
	bool		halves = nuls * HALF_NULS >= src->len && nuls * 10 >= st->nuls * HALF_OF_TEN;

	if (!halves)
		return l->common * WORDS_SHARE >= l->chars;
	if (l->chars < n / MIN_CHARS_SHARE)
		l->common = l->chars = n / MIN_CHARS_SHARE + 1;
	return true;
}

/* What is left of a text to be told by: from where it stops being ASCII. */
static GovStr
sample_of(const Source *src)
{
	const char *end = src->s + src->len;
	const char *from = src->s;
	GovStr		sample;

	while (from < end && !((unsigned char) *from & 0x80) && *from != '\0')
		from++;
	from -= (from - src->s) % 2;
	sample.s = from;
	sample.len = (uint32_t) ((size_t) (end - from) < SAMPLE ? (size_t) (end - from) : SAMPLE);
	return sample;
}

/* How well a sample reads in a charset. */
typedef struct Score
{
	bool		possible;
	bool		clean;			/* nothing strange in it */
	double		points;
} Score;

static Score
score_of(Charset k, const Source *src, GovStr sample, const Utf8Stats *st, Charset says)
{
	Score		score = {false, false, 0};
	Likeness	l;
	size_t		strange;
	bool		wide = k == UTF16LE || k == UTF16BE;

	/* nearly always the bytes are no UTF-16, which is told without ICU */
	if (wide)
	{
		count_units(k, sample.s, sample.len, &l);
		if (sample.len < 2 || !may_be_utf16(k, src, st, sample.len, &l))
			return score;
	}
	if (!try_charset(k, sample.s, sample.len, &l) ||
		(wide && !may_be_utf16(k, src, st, sample.len, &l)))
		return score;
	strange = l.malformed + l.strange;
	if (l.chars == 0 || strange * MAX_STRANGE_SHARE > l.chars)
		return score;
	score.possible = true;
	score.clean = strange == 0;
	score.points = COMMON_SCORE * l.common / l.chars - STRANGE_SCORE * strange / l.chars +
		(says == k ? SAID_SCORE : 0) + (k == GB ? GB_SCORE : OTHER_SCORE);
	return score;
}

/* The best of the scores, the first of equals; NONE when there is none. */
static Charset
best_of(const Score *scores)
{
	Charset		best = NONE;

	for (Charset k = 0; k < NCHARSETS; k++)
		if (scores[k].possible && (best == NONE || scores[k].points > scores[best].points))
			best = k;
	return best;
}

/* Is no other as near the best as that? */
static bool
is_clear(const Score *scores, Charset best, double lead)
{
	for (Charset k = 0; k < NCHARSETS; k++)
		if (k != best && scores[k].possible && scores[k].points + lead >= scores[best].points)
			return false;
	return true;
}

/* Fills in the scores, and returns the best. */
static Charset
compare(const Source *src, GovStr sample, const Utf8Stats *st, Charset says, Score *scores)
{
	for (Charset k = 0; k < NCHARSETS; k++)
		scores[k] = score_of(k, src, sample, st, says);
	return best_of(scores);
}

/* Which charset, given that it is not UTF-8? */
static Charset
detect(const Source *src, const Utf8Stats *st, Charset says)
{
	GovStr		sample = sample_of(src);
	GovStr		beginning = sample;
	Score		scores[NCHARSETS];
	int			confidence[NCHARSETS];
	Charset		best;

	if (sample.len > SHORT_SAMPLE)
	{
		beginning.len = SHORT_SAMPLE;
		best = compare(src, beginning, st, says, scores);
		if (best != NONE && scores[best].clean && scores[best].points >= CLEAR_SCORE &&
			is_clear(scores, best, CLEAR_SCORE))
			return best;
	}
	best = compare(src, sample, st, says, scores);
	/* ICU's detector, which is slow, may prefer another that is near */
	if (best == NONE || is_clear(scores, best, MAX_CONFIDENCE * DETECTOR_SCORE))
		return best;
	ask_detector(sample.s, sample.len, confidence);
	for (Charset k = 0; k < NCHARSETS; k++)
		scores[k].points += DETECTOR_SCORE * confidence[k];
	return best_of(scores);
}

typedef struct Conversion
{
	UConverter *conv;
	GovBuffer	out;
	size_t		nuls;
} Conversion;

/* Units of UTF-16 to UTF-8; *high is a surrogate whose other half follows. */
static void
put_units(Conversion *c, const UChar *u, const UChar *end, uint32_t *high)
{
	char	   *p = c->out.s + c->out.len;

	for (; u < end; u++)
	{
		uint32_t	ch = *u;

		/* nearly all */
		if (ch >= 0x800 && (ch & 0xF800) != 0xD800)
		{
			p[0] = (char) (0xE0 | ch >> 12);
			p[1] = (char) (0x80 | (ch >> 6 & 0x3F));
			p[2] = (char) (0x80 | (ch & 0x3F));
			p += 3;
			continue;
		}
		if ((ch & 0xFC00) == 0xD800)
		{
			*high = ch;
			continue;
		}
		if ((ch & 0xFC00) == 0xDC00)
		{
			/* the converter lets no single surrogate through */
			ch = *high ? 0x10000 + ((*high & 0x3FF) << 10) + (ch & 0x3FF) : REPLACEMENT;
			*high = 0;
		}
		c->nuls += ch == 0;
		p += gov_char_write(p, ch ? ch : ' ');
	}
	c->out.len = p - c->out.s;
}

static void
convert_with(const Source *src, Conversion *c)
{
	const char *s = src->s;
	const char *end = s + src->len;
	UChar		buf[UNITS];
	uint32_t	high = 0;
	uint32_t	round = 0;

	gov_buffer_grow(src->a, &c->out, src->len + src->len / 2);
	for (;;)
	{
		UErrorCode	err = U_ZERO_ERROR;
		UChar	   *to = buf;

		ucnv_toUnicode(c->conv, &to, buf + UNITS, &s, end, NULL, true, &err);
		/* a surrogate from the round before may come to more */
		gov_buffer_reserve(src->a, &c->out, (size_t) (to - buf) * 3 + 1);
		put_units(c, buf, to, &high);
		if (err != U_BUFFER_OVERFLOW_ERROR)
			break;
		if (++round % INTERRUPT_ROUNDS == 0)
			gov_check_interrupt(src->a);
	}
}

static void
report_nuls(const Source *src, size_t nuls)
{
	if (nuls > 0)
		gov_diag(src->diags, GOV_SAY_NUL_BYTES, 0, GOV_FACTS(gov_fact_number("n", (int64_t) nuls)));
}

/* Convert by ICU.  The converter is closed however this ends. */
static void
convert(const Source *src, Charset charset, GovStr *out)
{
	jmp_buf    *outer = src->a->onerror;
	jmp_buf		here;
	Malformed	m;
	Conversion	c;

	memset(&c, 0, sizeof(c));
	c.conv = open_converter(charset, &m, src->s);
	if (!c.conv)
		gov_throw(src->a, GOV_ERR_NOMEM, "cannot open ICU's converter for %s", charset_names[charset]);
	if (setjmp(here) != 0)
	{
		src->a->onerror = outer;
		ucnv_close(c.conv);
		longjmp(*outer, 1);
	}
	src->a->onerror = &here;
	convert_with(src, &c);
	src->a->onerror = outer;
	ucnv_close(c.conv);

	out->s = c.out.s;
	out->len = (uint32_t) c.out.len;
	if (m.count > 0)
		gov_diag(src->diags, GOV_SAY_MALFORMED_BYTES, 0,
				 GOV_FACTS(gov_fact_number("n", (int64_t) m.count),
						   gov_fact_string("charset", charset_names[charset]),
						   gov_fact_number("offset", (int64_t) (m.first + src->skipped))));
	report_nuls(src, c.nuls);
}

/* UTF-8 with nothing wrong but NULs and a cut-off end: no need for ICU. */
static void
repair_utf8(const Source *src, const Utf8Stats *st, GovStr *out)
{
	char	   *copy;
	size_t		n = st->truncated ? st->first_bad : src->len;

	out->s = src->s;
	out->len = (uint32_t) n;
	if (!st->truncated && st->nuls == 0)
		return;
	copy = gov_alloc(src->a, n + 3);
	memcpy(copy, src->s, n);
	for (char *p = copy; (p = memchr(p, '\0', n - (p - copy))) != NULL; p++)
		*p = ' ';
	if (st->truncated)
	{
		out->len += (uint32_t) gov_char_write(copy + n, REPLACEMENT);
		gov_diag(src->diags, GOV_SAY_CUT_OFF_BYTES, 0,
				 GOV_FACTS(gov_fact_number("offset", (int64_t) (n + src->skipped))));
	}
	report_nuls(src, st->nuls);
	out->s = copy;
}

/* The charset that a byte order mark says, which src skips; or NONE. */
static Charset
read_mark(Source *src)
{
	static const struct
	{
		const char *bytes;
		size_t		len;
		Charset		charset;
	}			marks[] = {
		{"\xEF\xBB\xBF", 3, UTF8}, {"\xFF\xFE", 2, UTF16LE}, {"\xFE\xFF", 2, UTF16BE}
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (src->len >= marks[i].len && memcmp(src->s, marks[i].bytes, marks[i].len) == 0)
		{
			src->s += marks[i].len;
			src->len -= marks[i].len;
			src->skipped = marks[i].len;
			return marks[i].charset;
		}
	return NONE;
}

/* The charset of bytes that have no mark and aren't valid UTF-8. */
static Charset
guess(const Source *src, const Utf8Stats *st)
{
	Charset		says = declared(src->s, src->len);
	Charset		is;

	/* UTF-8 with a few bytes damaged, whatever the page says */
	if (st->good > st->bad * (says == UTF8 ? GOOD_PER_BAD_SAID : GOOD_PER_BAD))
		return UTF8;
	is = detect(src, st, says);
	if (is == NONE && (st->bad + st->nuls) * READABLE < src->len)
	{
		gov_diag(src->diags, GOV_SAY_DOUBTFUL_CHARSET, 0, NULL);
		return UTF8;			/* ASCII in the main: that can be read */
	}
	return is;
}

void
gov_text_decode(GovArena *a, const char *bytes, size_t len, GovStr *out,
				const char **charset, GovDiags *diags)
{
	Source		src = {a, diags, bytes, len, 0};
	Charset		is;
	Utf8Stats	st;
	bool		valid = false;	/* UTF-8 */

	if (len > MAX_BYTES)
		gov_throw(a, GOV_ERR_LIMIT, "a text of %zu bytes is too long", len);

	is = read_mark(&src);
	if (is == NONE || is == UTF8)
	{
		utf8_stats(&src, &st);
		valid = st.bad == 0;
		if (is == NONE && !valid)
			is = guess(&src, &st);
		else if (is == NONE && st.nuls >= WIDE_NULS && st.nuls > src.len / WIDE_NUL_SHARE)
			is = detect(&src, &st, NONE);
		if (is == NONE && valid)
			is = UTF8;
	}
	if (charset)
		*charset = charset_names[is];
	if (is == NONE)
	{
		gov_diag(diags, GOV_SAY_UNKNOWN_CHARSET, 0, NULL);
		out->s = "";
		out->len = 0;
	}
	else if (is == UTF8 && valid)
		repair_utf8(&src, &st, out);
	else
		convert(&src, is, out);
}
