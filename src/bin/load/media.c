/*
 * media.c
 *		What a file is, by its bytes; its name decides only among texts and among
 *		the files of old offices.
 */
#include "media.h"

#include "core/text/filetype.h"

#include <sys/stat.h>
#include <unistd.h>

#define OFFICE_XML	"application/vnd.openxmlformats-officedocument."
#define OPEN_DOCUMENT	"application/vnd.oasis.opendocument."

static const char unpack[] = "it is an archive: unpack it, and load the folder";

static const Media empty = {"application/x-empty", MEDIA_EMPTY, NULL, "the file is empty"};
static const Media unknown = {"application/octet-stream", MEDIA_OTHER, NULL, "it is no text, and of no known format"};
static const Media html = {"text/html", MEDIA_TEXT, "html", NULL};
static const Media plain = {"text/plain", MEDIA_TEXT, "txt", NULL};
static const Media picture = {"image/*", MEDIA_PICTURE, NULL, "it is a picture"};
static const Media archive = {"application/x-archive", MEDIA_OTHER, NULL, unpack};
static const Media zip = {"application/zip", MEDIA_OTHER, NULL, unpack};
static const Media pdf = {"application/pdf", MEDIA_DOCUMENT, "pdf", NULL};
static const Media rtf = {"application/rtf", MEDIA_DOCUMENT, "rtf", NULL};
static const Media doc = {"application/msword", MEDIA_DOCUMENT, "doc", NULL};

/* Texts and files of old offices, by the extensions of their names. */
typedef struct Named
{
	const char *extension;
	Media		media;
} Named;

static const Named named_texts[] = {
	{"html", {"text/html", MEDIA_TEXT, "html", NULL}},
	{"htm", {"text/html", MEDIA_TEXT, "html", NULL}},
	{"shtml", {"text/html", MEDIA_TEXT, "html", NULL}},
	{"xhtml", {"text/html", MEDIA_TEXT, "html", NULL}},
	{"md", {"text/markdown", MEDIA_TEXT, "md", NULL}},
	{"markdown", {"text/markdown", MEDIA_TEXT, "md", NULL}},
	{"csv", {"text/csv", MEDIA_TEXT, "csv", NULL}},
	{"tsv", {"text/tab-separated-values", MEDIA_TEXT, "tsv", NULL}}
};

static const Named named_ole[] = {
	{"xls", {"application/vnd.ms-excel", MEDIA_DOCUMENT, "xls", NULL}},
	{"et", {"application/vnd.ms-excel", MEDIA_DOCUMENT, "xls", NULL}},	/* of WPS */
	{"msi", {"application/x-ole-storage", MEDIA_OTHER, NULL, "it is no document"}},
	{"msg", {"application/vnd.ms-outlook", MEDIA_OTHER, NULL, "it is a letter: save what is attached to it"}},
	{"db", {"application/x-ole-storage", MEDIA_OTHER, NULL, "it is no document"}}	/* Thumbs.db */
};

/* Zipped documents, by the name of a file in them. */
typedef struct Member
{
	const char *name;
	Media		media;
} Member;

static const Member members[] = {
	{"word/document.xml", {OFFICE_XML "wordprocessingml.document", MEDIA_DOCUMENT, "docx", NULL}},
	{"xl/workbook.xml", {OFFICE_XML "spreadsheetml.sheet", MEDIA_DOCUMENT, "xlsx", NULL}},
	{"xl/workbook.bin", {"application/vnd.ms-excel.sheet.binary.macroenabled.12", MEDIA_DOCUMENT, "xlsb", NULL}},
	{"ppt/presentation.xml", {OFFICE_XML "presentationml.presentation", MEDIA_OTHER, NULL, "it is a presentation: save it as PDF"}},
	{"OFD.xml", {"application/ofd", MEDIA_OTHER, NULL, "it is an OFD: save it as PDF"}}
};

/* OpenDocument says what it is in a first member that isn't compressed. */
static const Member open_documents[] = {
	{"mimetype" OPEN_DOCUMENT "text", {OPEN_DOCUMENT "text", MEDIA_DOCUMENT, "odt", NULL}},
	{"mimetype" OPEN_DOCUMENT "spreadsheet", {OPEN_DOCUMENT "spreadsheet", MEDIA_DOCUMENT, "ods", NULL}}
};

#define ZIP_FIRST_NAME		30	/* where the first member's name begins */
#define ZIP_END_SIZE		22	/* of the record at the end, */
#define ZIP_END_MARK		"PK\005\006"
#define ZIP_COMMENT_MAX		65535	/* and of what may follow it */
#define ZIP_DIRECTORY_MAX	(1024 * 1024)	/* of names, to look through */

static const Media *
by_extension(const char *path, const Named *named, int n)
{
	const char *slash = strrchr(path, '/');
	const char *dot = strrchr(slash ? slash : path, '.');

	for (int i = 0; dot && i < n; i++)
		if (pg_strcasecmp(dot + 1, named[i].extension) == 0)
			return &named[i].media;
	return NULL;
}

static uint32
little_endian(const unsigned char *s)
{
	return s[0] | s[1] << 8 | s[2] << 16 | (uint32) s[3] << 24;
}

/* Reads the list of a zip's members; it stands at the end of the file.  Returns NULL
 * where there is none, as in one that was cut off. */
static char *
zip_directory(int fd, size_t *len)
{
	static unsigned char tail[ZIP_COMMENT_MAX + ZIP_END_SIZE];
	struct stat st;
	ssize_t		n,
				at;
	off_t		start;
	char	   *directory;

	if (fstat(fd, &st) != 0)
		return NULL;
	start = Max(0, st.st_size - (off_t) sizeof(tail));
	n = pread(fd, tail, sizeof(tail), start);
	for (at = n - ZIP_END_SIZE; at >= 0; at--)
		if (memcmp(tail + at, ZIP_END_MARK, 4) == 0)
			break;
	if (at < 0)
		return NULL;
	*len = Min(little_endian(tail + at + 12), ZIP_DIRECTORY_MAX);
	directory = pg_malloc(*len + 1);
	n = pread(fd, directory, *len, little_endian(tail + at + 16));
	*len = (size_t) Max(n, 0);
	return directory;
}

static const Media *
zip_media(int fd, const char *head, size_t len)
{
	const Media *found = &zip;
	size_t		directory_len;
	char	   *directory;

	for (int i = 0; i < (int) lengthof(open_documents); i++)
	{
		const char *name = open_documents[i].name;

		if (len > ZIP_FIRST_NAME + strlen(name) &&
			memcmp(head + ZIP_FIRST_NAME, name, strlen(name)) == 0 &&
			head[ZIP_FIRST_NAME + strlen(name)] == 'P') /* of the next member */
			return &open_documents[i].media;
	}
	directory = zip_directory(fd, &directory_len);
	for (int i = 0; directory && i < (int) lengthof(members); i++)
		if (memmem(directory, directory_len, members[i].name, strlen(members[i].name)))
		{
			found = &members[i].media;
			break;
		}
	pg_free(directory);
	return found;
}

static bool
is_control(unsigned char c)
{
	return c < 0x20 && !strchr("\t\n\v\f\r\b\033", c);
}

/* Are these bytes of a text in any charset, UTF-16 included? */
static bool
looks_like_text(const char *head, size_t len)
{
	const unsigned char *s = (const unsigned char *) head;
	size_t		nuls[2] = {0, 0};
	size_t		controls = 0;

	if (len >= 2 && (memcmp(s, "\xFF\xFE", 2) == 0 || memcmp(s, "\xFE\xFF", 2) == 0))
		return true;
	for (size_t i = 0; i < len; i++)
	{
		nuls[i & 1] += s[i] == 0;
		controls += is_control(s[i]);	/* the NULs, too */
	}

	/*
	 * UTF-16 has NULs in one half of its units, and some controls in the
	 * other
	 */
	if (Max(nuls[0], nuls[1]) > len / 16 && Min(nuls[0], nuls[1]) <= Max(nuls[0], nuls[1]) / 10)
		return true;
	return controls <= len / 50;
}

/* Does it begin as a page does? */
static bool
looks_like_html(const char *head, size_t len)
{
	static const char *const marks[] = {"<!doctype", "<html", "<head", "<meta", "<body", "<table", "<div", "<p>", "<p "};
	size_t		i = len >= 3 && memcmp(head, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

	while (i < len && isspace((unsigned char) head[i]))
		i++;
	for (int m = 0; m < (int) lengthof(marks); m++)
		if (len - i >= strlen(marks[m]) && pg_strncasecmp(head + i, marks[m], strlen(marks[m])) == 0)
			return true;
	return false;
}

static const Media *
text_media(const char *head, size_t len, const char *path)
{
	const Media *named;

	if (!looks_like_text(head, len))
		return &unknown;
	if (looks_like_html(head, len))
		return &html;
	named = by_extension(path, named_texts, lengthof(named_texts));
	return named ? named : &plain;
}

const Media *
media_of_file(int fd, const char *head, size_t len, const char *path)
{
	const Media *named;

	if (len == 0)
		return &empty;
	switch (gov_filetype_of(head, len))
	{
		case GOV_FILE_UNKNOWN:
			return text_media(head, len, path);
		case GOV_FILE_PDF:
			return &pdf;
		case GOV_FILE_ZIP:
			return zip_media(fd, head, len);
		case GOV_FILE_OLE:
			named = by_extension(path, named_ole, lengthof(named_ole));
			return named ? named : &doc;
		case GOV_FILE_RTF:
			return &rtf;
		case GOV_FILE_IMAGE:
			return &picture;
		case GOV_FILE_ARCHIVE:
			return &archive;
	}
	return &unknown;
}
