/*
 * filetype.h
 *		Files that are no text, told by their first bytes.
 *
 * Asks for no memory, so that programs without an arena may use it, too.
 */
#ifndef GOV_TEXT_FILETYPE_H
#define GOV_TEXT_FILETYPE_H

#include "core/base/wording.h"

typedef enum GovFileType
{
	GOV_FILE_UNKNOWN,			/* a text, or nothing that is known */
	GOV_FILE_PDF,
	GOV_FILE_ZIP,				/* docx, xlsx, odt, ofd, or an archive */
	GOV_FILE_OLE,				/* doc, xls, wps */
	GOV_FILE_RTF,
	GOV_FILE_IMAGE,
	GOV_FILE_ARCHIVE			/* any but zip */
} GovFileType;

#define GOV_NFILE_TYPES		7

/* What is said of each; nothing of GOV_FILE_UNKNOWN. */
extern const GovWordingId gov_filetype_wordings[GOV_NFILE_TYPES];

extern GovFileType gov_filetype_of(const char *bytes, size_t len);

#endif
