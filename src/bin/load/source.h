/*
 * source.h
 *		A file as it lies there: its bytes, their hash, what it is.
 */
#ifndef LOAD_SOURCE_H
#define LOAD_SOURCE_H

#include "media.h"

#include "common/sha2.h"
#include "pqexpbuffer.h"

typedef struct Source
{
	char	   *path;
	char	   *url;			/* empty: none */
	char	   *name;			/* in the tables */
	bool		spooled;		/* the path is a copy of standard input */
	int64		size;
	uint8		sha256[PG_SHA256_DIGEST_LENGTH];
	const Media *media;
	PQExpBufferData content;	/* of a text that isn't too long */
	bool		too_long;
} Source;

/*
 * Reads it once from end to end.  Returns NULL, or what went wrong; then only the
 * path, the URL and the name are set.  source_free() is due in both cases.
 */
extern const char *source_open(Source *source, const char *path, const char *url, int64 max_size);
extern void source_forget_content(Source *source);
extern void source_free(Source *source);

/* Returns a path, or another text from outside, as the tables have it: bytes that are no
 * UTF-8 become \xNN. */
extern char *source_name(const char *path);

#endif
