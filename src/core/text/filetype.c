/*
 * filetype.c
 *		Files that are no text, told by their first bytes.
 */
#include "core/text/filetype.h"

#include <string.h>

const GovWordingId gov_filetype_wordings[GOV_NFILE_TYPES] = {
	[GOV_FILE_PDF] = GOV_SAY_IS_PDF,
	[GOV_FILE_ZIP] = GOV_SAY_IS_ZIP,
	[GOV_FILE_OLE] = GOV_SAY_IS_OLE,
	[GOV_FILE_RTF] = GOV_SAY_IS_RTF,
	[GOV_FILE_IMAGE] = GOV_SAY_IS_IMAGE,
	[GOV_FILE_ARCHIVE] = GOV_SAY_IS_ARCHIVE
};

/* What files begin with; '?' is any byte.  Source: file(1). */
typedef struct Signature
{
	const char *bytes;
	size_t		len;
	GovFileType type;
} Signature;

#define SIGNATURE(bytes, type) {bytes, sizeof(bytes) - 1, type}

static const Signature signatures[] = {
	SIGNATURE("%PDF-", GOV_FILE_PDF),
	SIGNATURE("PK\003\004", GOV_FILE_ZIP),
	SIGNATURE("PK\005\006", GOV_FILE_ZIP),
	SIGNATURE("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", GOV_FILE_OLE),
	SIGNATURE("{\\rtf", GOV_FILE_RTF),
	SIGNATURE("\xFF\xD8\xFF", GOV_FILE_IMAGE),	/* JPEG */
	SIGNATURE("\x89PNG\r\n\x1A\n", GOV_FILE_IMAGE),
	SIGNATURE("GIF87a", GOV_FILE_IMAGE),
	SIGNATURE("GIF89a", GOV_FILE_IMAGE),
	SIGNATURE("II*\0", GOV_FILE_IMAGE), /* TIFF */
	SIGNATURE("MM\0*", GOV_FILE_IMAGE),
	SIGNATURE("BM????\0\0\0\0", GOV_FILE_IMAGE),
	SIGNATURE("RIFF????WEBP", GOV_FILE_IMAGE),
	SIGNATURE("????ftypheic", GOV_FILE_IMAGE),
	SIGNATURE("Rar!\x1A\x07", GOV_FILE_ARCHIVE),
	SIGNATURE("7z\xBC\xAF\x27\x1C", GOV_FILE_ARCHIVE),
	SIGNATURE("\x1F\x8B\x08", GOV_FILE_ARCHIVE),	/* gzip */
	SIGNATURE("BZh", GOV_FILE_ARCHIVE),
	SIGNATURE("\xFD" "7zXZ\0", GOV_FILE_ARCHIVE)
};

static bool
begins_with(const char *s, size_t len, const Signature *sig)
{
	if (len < sig->len)
		return false;
	for (size_t i = 0; i < sig->len; i++)
		if (sig->bytes[i] != '?' && sig->bytes[i] != s[i])
			return false;
	return true;
}

GovFileType
gov_filetype_of(const char *bytes, size_t len)
{
	/* some writers put a mark or an empty line before %PDF and {\rtf */
	if (len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
		bytes += 3, len -= 3;
	while (len > 0 && (*bytes == '\n' || *bytes == '\r' || *bytes == ' '))
		bytes++, len--;
	for (size_t i = 0; i < sizeof(signatures) / sizeof(signatures[0]); i++)
		if (begins_with(bytes, len, &signatures[i]))
			return signatures[i].type;
	return GOV_FILE_UNKNOWN;
}
