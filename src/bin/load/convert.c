/*
 * convert.c
 *		Programs that make a text of a document.
 */
#include "convert.h"

#include "run.h"
#include "wording.h"

#define MAX_ARGUMENTS	10
#define LISTING_MAX		65536

/* Of the readings of a document that with more proved sums wins, so that the order
 * matters only for speed, and among equals. */
static const Converter converters[] = {
	{"pdftotext -layout", "pdftotext", "poppler-utils", " pdf ", "",
	{"-layout", "-enc", "UTF-8", "FILE", "-"}},
	{"pdftotext -raw", "pdftotext", "poppler-utils", " pdf ", "",
	{"-raw", "-enc", "UTF-8", "FILE", "-"}},
	/* not rtf: pandoc 2.17 drops digits behind Chinese characters there */
	{"pandoc", "pandoc", "pandoc", " docx odt xlsx ", " xlsx ",
	{"--sandbox", "--from", "TYPE", "--to", "html", "FILE"}, {"--list-input-formats"}},

	/*
	 * in Writer's other HTML a cell may reach into a column that isn't its
	 * own
	 */
	{"soffice", "soffice", "libreoffice-writer-nogui", " doc docx odt rtf ", "", {NULL}, {NULL},
	"xhtml:XHTML Writer File:UTF8", "xhtml"},
	{"soffice", "soffice", "libreoffice-calc-nogui", " xls xlsx xlsb ods ", "", {NULL}, {NULL},
	"html:HTML (StarCalc)", "html"}
};

#define NCONVERTERS	((int) lengthof(converters))

/* What is known of each, from the time it was asked for first. */
typedef struct Found
{
	bool		asked;
	char	   *path;			/* NULL: not installed */
	char	   *formats;		/* a line each; NULL: it doesn't list them */
} Found;

static Found found[NCONVERTERS];

static const Found *
find(const Converter *converter)
{
	Found	   *f = &found[converter - converters];

	if (f->asked)
		return f;
	f->asked = true;
	f->path = run_find(converter->program);
	if (f->path && converter->formats[0])
	{
		char	   *argv[] = {f->path, unconstify(char *, converter->formats[0]), NULL};
		RunLimits	limits = {.timeout = 60,.max_output = LISTING_MAX};
		PQExpBufferData listing;

		initPQExpBuffer(&listing);
		appendPQExpBufferChar(&listing, '\n');
		pg_free(run_program(argv, &limits, &listing));
		f->formats = pg_strdup(listing.data);
		termPQExpBuffer(&listing);
	}
	return f;
}

static bool
is_among(const char *extensions, const Media *media)
{
	char		word[16];

	snprintf(word, sizeof(word), " %s ", media->extension);
	return strstr(extensions, word) != NULL;
}

/* Is it there, and does it read this kind in the version that is there? */
static bool
is_able(const Converter *converter, const Media *media)
{
	const Found *f = find(converter);
	char		line[16];

	if (!f->path || !f->formats)
		return f->path != NULL;
	snprintf(line, sizeof(line), "\n%s\n", media->extension);
	return strstr(f->formats, line) != NULL;
}

const Converter *
convert_next(const Media *media, const Converter *after)
{
	for (const Converter *c = after ? after + 1 : converters; c < converters + NCONVERTERS; c++)
		if (is_among(c->extensions, media) && is_able(c, media))
			return c;
	return NULL;
}

char *
convert_missing(const Media *media)
{
	PQExpBufferData text;
	char	   *result;
	const char *before = "";

	initPQExpBuffer(&text);
	for (const Converter *c = converters; c < converters + NCONVERTERS; c++)
	{
		if (!is_among(c->extensions, media) || is_among(c->later, media) ||
			find(c)->path || strcmp(c->package, before) == 0)
			continue;
		appendPQExpBuffer(&text, *before ? say(" or %s") : say("install %s"), c->package);
		before = c->package;
	}
	result = psprintf(say("nothing here reads %s: %s"), media->type, text.data);
	termPQExpBuffer(&text);
	return result;
}

char *
convert_file(const Converter *converter, const Source *source, const Options *options, PQExpBuffer text)
{
	RunLimits	limits = {.timeout = options->timeout,.max_output = options->max_size};
	char	   *argv[MAX_ARGUMENTS];
	int			n = 0;

	argv[n++] = find(converter)->path;
	for (const char *const *a = converter->arguments; *a; a++)
		argv[n++] = strcmp(*a, "FILE") == 0 ? source->path :
			strcmp(*a, "TYPE") == 0 ? unconstify(char *, source->media->extension) :
			unconstify(char *, *a);
	argv[n] = NULL;
	return run_program(argv, &limits, text);
}

/* Scanners' software adds its name and page numbers. */
#define SCAN_CHARS_A_PAGE	20

bool
convert_is_scan(const PQExpBufferData *text)
{
	size_t		pages = 1,
				chars = 0;

	for (size_t i = 0; i < text->len; i++)
	{
		unsigned char c = (unsigned char) text->data[i];

		pages += c == '\f';
		chars += c > ' ' && (c & 0xC0) != 0x80;
	}
	return chars < pages * SCAN_CHARS_A_PAGE;
}
