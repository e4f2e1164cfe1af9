/*
 * media.h
 *		What a file is, by its bytes; its name decides only among texts and among
 *		the files of old offices.
 */
#ifndef LOAD_MEDIA_H
#define LOAD_MEDIA_H

#include "load.h"

typedef enum MediaKind
{
	MEDIA_TEXT,					/* the server reads it, in any charset */
	MEDIA_DOCUMENT,				/* a converter makes it a text */
	MEDIA_PICTURE,
	MEDIA_EMPTY,
	MEDIA_OTHER
} MediaKind;

typedef struct Media
{
	const char *type;			/* as in text/html */
	MediaKind	kind;
	const char *extension;		/* that converters know it by; NULL: none */
	const char *message;		/* why it can't be read; NULL: it can */
} Media;

/* head: the beginning of the file, all of it if it is shorter. */
extern const Media *media_of_file(int fd, const char *head, size_t len, const char *path);

#endif
