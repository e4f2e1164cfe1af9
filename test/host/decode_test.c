/*
 * decode_test.c
 *		Bytes to UTF-8: every charset of Chinese pages, and damage.
 */
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/text/charset.h"
#include "tap.h"
#include "work.h"

static GovArena arena;
static GovDiags diags;

/* The project's own words, in both scripts. */
static const char simplified[] =
	"某县自然资源局2022年政府信息公开工作年度报告\n一、总体情况\n"
	"本机关全年主动公开信息1,203条，收到申请12件，均在期限内答复。\n"
	"规章 | 0 | 2 | 7 |\n";
static const char traditional[] =
	"某縣自然資源局2022年政府信息公開工作年度報告\n一、總體情況\n"
	"本機關全年主動公開信息1,203條，收到申請12件，均在期限內答復。\n"
	"規章 | 0 | 2 | 7 |\n";

/* false when it threw */
static bool
run(const char *bytes, size_t len, GovStr *out, const char **charset)
{
	jmp_buf		here;

	gov_arena_reset(&arena);
	memset(&diags, 0, sizeof(diags));
	diags.arena = &arena;
	arena.onerror = &here;
	if (setjmp(here) != 0)
		return false;
	gov_text_decode(&arena, bytes, len, out, charset, &diags);
	return true;
}

static void
is_decoded(const char *bytes, size_t len, const char *want, size_t want_len,
		   const char *want_charset, uint32_t ndiags, const char *name)
{
	char	   *copy = malloc(len ? len : 1);	/* so that ASAN sees the end */
	const char *charset = "(none)";
	GovStr		out = {0};
	bool		passed;

	memcpy(copy, bytes, len);
	passed = run(copy, len, &out, &charset) && out.len == want_len &&
		memcmp(out.s, want, want_len) == 0 && strcmp(charset, want_charset) == 0 &&
		diags.n == ndiags;
	ok(passed, name);
	if (!passed)
	{
		printf("# %s, %u diagnostics: %.*s\n", charset, diags.n,
			   out.len < 100 ? (int) out.len : 100, out.s ? out.s : "");
		for (uint32_t i = 0; i < diags.n; i++)
			printf("# %s: %s\n", diags.items[i].code, diags.items[i].message);
	}
	free(copy);
}

static size_t
encode(const char *text, const char *charset, char *buf, size_t size)
{
	iconv_t		cd = iconv_open(charset, "UTF-8");
	char	   *in = (char *) text;
	char	   *out = buf;
	size_t		left = strlen(text);
	size_t		room = size;

	if (cd == (iconv_t) -1 || iconv(cd, &in, &left, &out, &room) == (size_t) -1)
	{
		printf("Bail out! iconv can't write %s\n", charset);
		exit(1);
	}
	iconv_close(cd);
	return size - room;
}

/* prefix is in ASCII, and in the text's charset, too */
static void
round_trip(const char *prefix, const char *text, const char *charset, const char *want,
		   const char *name)
{
	char		whole[4096];
	char		buf[16384];
	size_t		len;

	snprintf(whole, sizeof(whole), "%s%s", prefix, text);
	len = encode(whole, charset, buf, sizeof(buf));
	is_decoded(buf, len, whole, strlen(whole), want, 0, name);
}

static void
run_bytes(const char *s, size_t len, void *arg)
{
	GovStr		out;
	bool	   *good = arg;

	*good &= run(s, len, &out, NULL) && out.len <= len * 3;
}

static void
is_linear(const char *piece, uint32_t k, size_t n, const char *name)
{
	bool		good = true;
	bool		linear = work_is_linear((GovStr) {piece, k}, "", n / 2, run_bytes, &good);

	ok(good, name);
	ok(linear, "  ... in linear time");
}

static bool
stop_later(void *arg)
{
	return ++*(int *) arg > 4;
}

int
main(void)
{
	char		buf[65536];
	char		long_ascii[40000];
	size_t		len;

	gov_arena_init(&arena, &gov_malloc_host);

	is_decoded("", 0, "", 0, "UTF-8", 0, "no bytes are an empty text");
	round_trip("", simplified, "UTF-8", "UTF-8", "UTF-8 is found");
	round_trip("", simplified, "GB18030", "GB18030", "GB18030 is found");
	round_trip("", simplified, "GBK", "GB18030", "GBK is found");
	round_trip("", simplified, "GB2312", "GB18030", "GB2312 is found");
	round_trip("", traditional, "BIG5", "Big5", "Big5 is found");
	round_trip("", traditional, "GBK", "GB18030", "traditional characters in GBK are not taken for Big5");
	round_trip("", simplified, "UTF-16LE", "UTF-16LE", "UTF-16LE without a mark is found");
	round_trip("", simplified, "UTF-16BE", "UTF-16BE", "UTF-16BE without a mark is found");
	round_trip("", "ASCII only, 2022\n12 | 3\n", "UTF-16LE", "UTF-16LE", "ASCII in UTF-16LE is found");
	round_trip("", "ASCII only, 2022\n12 | 3\n", "UTF-16BE", "UTF-16BE", "ASCII in UTF-16BE is found");
	round_trip("", "规章0件", "GBK", "GB18030", "a few words in GBK are found");
	round_trip("", "", "UTF-8", "UTF-8", "nothing at all");
	round_trip("", "𠮷田镇 㐂 \xF0\xAA\x9A\xA5 规章", "GB18030", "GB18030", "four-byte characters of GB18030");

	/* byte order marks */
	memcpy(buf, "\xEF\xBB\xBF", 3);
	strcpy(buf + 3, simplified);
	is_decoded(buf, strlen(buf), simplified, strlen(simplified), "UTF-8", 0, "the mark of UTF-8 is no text");
	memcpy(buf, "\xFF\xFE", 2);
	len = encode(simplified, "UTF-16LE", buf + 2, sizeof(buf) - 2);
	is_decoded(buf, len + 2, simplified, strlen(simplified), "UTF-16LE", 0, "UTF-16LE by its mark");
	memcpy(buf, "\xFE\xFF", 2);
	len = encode(simplified, "UTF-16BE", buf + 2, sizeof(buf) - 2);
	is_decoded(buf, len + 2, simplified, strlen(simplified), "UTF-16BE", 0, "UTF-16BE by its mark");

	/* declarations */
	round_trip("<html><head><META http-equiv=Content-Type content=\"text/html; charset=gb2312\">",
			   simplified, "GBK", "GB18030", "a page in GBK that says gb2312");
	round_trip("<meta charset=\"gbk\"><p>", "规章", "GBK", "GB18030", "two characters and a meta tag");
	round_trip("<meta charset='big5'><p>", "規章", "BIG5", "Big5", "two characters in Big5 and a meta tag");
	round_trip("<?xml version=\"1.0\" encoding=\"GB2312\"?><p>", "规章", "GBK", "GB18030", "an XML declaration");
	round_trip("<meta charset=gb2312>", simplified, "UTF-8", "UTF-8", "UTF-8 that says gb2312 is UTF-8");
	round_trip("<meta charset=utf-8>", simplified, "GBK", "GB18030", "GBK that says utf-8 is GBK");
	round_trip("<meta charset=big5>", simplified, "GBK", "GB18030", "GBK that says big5 is GBK");
	memset(long_ascii, ' ', sizeof(long_ascii));
	snprintf(buf, sizeof(buf), "%.*s%s", 39999, long_ascii, simplified);
	{
		static char gbk[65536];

		len = encode(buf, "GBK", gbk, sizeof(gbk));
		is_decoded(gbk, len, buf, strlen(buf), "GB18030", 0, "GBK that begins with a long script");
	}

	/* damage */
	snprintf(buf, sizeof(buf), "%s\xFF%s", simplified, simplified);
	{
		char		want[4096];

		snprintf(want, sizeof(want), "%s\xEF\xBF\xBD%s", simplified, simplified);
		is_decoded(buf, strlen(buf), want, strlen(want), "UTF-8", 1, "one bad byte does not make UTF-8 another charset");
		ok(diags.n == 1 && strcmp(diags.items[0].code, "malformed_bytes") == 0, "  ... and is reported");
		{
			char		offset[32];

			snprintf(offset, sizeof(offset), "offset %zu;", strlen(simplified));
			ok(diags.n == 1 && strstr(diags.items[0].message, offset) != NULL, "  ... with its offset");
			if (diags.n == 1)
				printf("# %s\n", diags.items[0].message);
		}
	}
	is_decoded("公开\xE5\xBC", 8, "公开\xEF\xBF\xBD", 9, "UTF-8", 1, "a character cut off at the end of UTF-8");
	is_decoded("1\0002", 3, "1 2", 3, "UTF-8", 1, "digits around a NUL stay apart");
	len = encode(simplified, "GBK", buf, sizeof(buf));
	buf[len] = (char) 0xB9;
	{
		char		want[4096];

		snprintf(want, sizeof(want), "%s\xEF\xBF\xBD", simplified);
		is_decoded(buf, len + 1, want, strlen(want), "GB18030", 1, "a character cut off at the end of GBK");
	}
	snprintf(buf, sizeof(buf), "(c) \xA9 2022 a page in Latin-1 with very little Chinese in it, 5 \xB1 3");
	{
		GovStr		out;
		const char *charset;

		ok(run(buf, strlen(buf), &out, &charset) && out.len >= strlen(buf) - 2 &&
		   memcmp(out.s, "(c) ", 4) == 0, "ASCII in an unknown charset can still be read");
	}
	for (size_t i = 0; i < sizeof(buf); i++)
		buf[i] = (char) ((i * 2654435761u) >> 13 ^ (i * 40503u) >> 7);
	is_decoded(buf, sizeof(buf), "", 0, "unknown", 1, "binary rubbish is no text, and no error");
	ok(diags.n == 1 && diags.items[0].severity == GOV_SEVERE, "  ... and is reported");

	/* size */
	is_linear("\xB9\xAB", 2, 16 << 20, "16 MB of one GBK character");
	is_linear("\xFF", 1, 16 << 20, "16 MB of 0xFF");
	is_linear("\xEF\xBB\xBF", 3, 16 << 20, "16 MB of byte order marks");
	is_linear("\xE5\x85\xAC\xFF", 4, 16 << 20, "16 MB of UTF-8, every fourth byte bad");
	is_linear("\0", 1, 16 << 20, "16 MB of NUL");
	is_linear("\xFE\xFF\xD8\x00", 4, 16 << 20, "16 MB of lone surrogates");
	{
		GovStr		out;

		/* never looked at beyond the length, so no gigabyte is needed here */
		ok(!run("", ((size_t) 1 << 30) + 1, &out, NULL) && arena.error.code == GOV_ERR_LIMIT,
		   "more than a gigabyte is refused");
	}

	{
		/* a conversion can be interrupted, and leaves no converter open (LSAN) */
		int			calls = 0;
		GovHost		host = gov_malloc_host;
		GovArena	saved = arena;
		size_t		n = 8 << 20;
		char	   *s = malloc(n);
		GovStr		out;

		for (size_t i = 0; i < n; i += 2)
			memcpy(s + i, "\xB9\xAB", 2);
		host.interrupted = stop_later;
		host.arg = &calls;
		gov_arena_init(&arena, &host);
		ok(!run(s, n, &out, NULL) && arena.error.code == GOV_ERR_INTERRUPTED, "a conversion can be interrupted");
		gov_arena_free(&arena);
		arena = saved;
		free(s);
	}

	gov_arena_free(&arena);
	printf("1..%d\n", ntests);
	return nfailed > 0;
}
