/*
 * source.c
 *		A file as it lies there: its bytes, their hash, what it is.
 */
#include "source.h"

#include "temporary.h"

#include "common/cryptohash.h"
#include "mb/pg_wchar.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK	65536			/* its first one tells what it is */

char *
source_name(const char *path)
{
	PQExpBufferData name;
	int			left = (int) strlen(path);
	char	   *result;

	initPQExpBuffer(&name);
	while (left > 0)
	{
		int			valid = pg_encoding_verifymbstr(PG_UTF8, path, left);

		appendBinaryPQExpBuffer(&name, path, valid);
		path += valid;
		left -= valid;
		if (left > 0)
		{
			appendPQExpBuffer(&name, "\\x%02X", (unsigned char) *path);
			path++;
			left--;
		}
	}
	result = pg_strdup(name.data);
	termPQExpBuffer(&name);
	return result;
}

/* Standard input has no name but what it holds. */
static void
name_by_hash(Source *source)
{
	PQExpBufferData name;

	initPQExpBuffer(&name);
	appendPQExpBufferStr(&name, "stdin:");
	for (int i = 0; i < 8; i++)
		appendPQExpBuffer(&name, "%02x", source->sha256[i]);
	pg_free(source->name);
	source->name = pg_strdup(name.data);
	termPQExpBuffer(&name);
}

static ssize_t
read_block(int fd, char *block)
{
	size_t		n = 0;

	while (n < BLOCK)
	{
		ssize_t		more = read(fd, block + n, BLOCK - n);

		if (more < 0 && errno == EINTR)
			continue;
		if (more < 0)
			return -1;
		if (more == 0)
			break;
		n += more;
	}
	return (ssize_t) n;
}

/* Keeps the bytes of a text.  Returns false when memory runs out. */
static bool
keep(Source *source, const char *block, size_t n, int64 max_size)
{
	if (source->media->kind != MEDIA_TEXT || source->too_long)
		return true;
	if (source->size > max_size)
	{
		source->too_long = true;
		source_forget_content(source);
		return true;
	}
	appendBinaryPQExpBuffer(&source->content, block, n);
	return !PQExpBufferDataBroken(source->content);
}

static const char *
read_through(Source *source, int fd, pg_cryptohash_ctx *hash, int64 max_size)
{
	char		block[BLOCK];
	ssize_t		n;

	if (!hash || pg_cryptohash_init(hash) < 0)
		return "the hash could not be computed";
	do
	{
		n = read_block(fd, block);
		if (n < 0)
			return strerror(errno);
		if (!source->media)
			source->media = media_of_file(fd, block, (size_t) n, source->path);
		source->size += n;
		if (pg_cryptohash_update(hash, (const uint8 *) block, n) < 0)
			return "the hash could not be computed";
		if (!keep(source, block, (size_t) n, max_size))
			return "out of memory";
	} while (n == BLOCK);
	if (pg_cryptohash_final(hash, source->sha256, sizeof(source->sha256)) < 0)
		return "the hash could not be computed";
	return NULL;
}

/* Copies standard input to a file, for what isn't a text is read by converters,
 * and not from its beginning to its end. */
static const char *
spool(Source *source)
{
	char		block[BLOCK];
	const char *problem = NULL;
	ssize_t		n;
	int			fd;

	pg_free(source->path);
	source->path = temporary_path("stdin");
	fd = open(source->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		return strerror(errno);
	source->spooled = true;
	do
	{
		n = read_block(STDIN_FILENO, block);
		if (n < 0 || write(fd, block, n) != n)
			problem = strerror(errno);
	} while (n == BLOCK && !problem);
	close(fd);
	return problem;
}

static const char *
open_and_read(Source *source, int64 max_size)
{
	/* what is no file any more must not make us wait */
	int			fd = open(source->path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	const char *problem;
	struct stat st;
	pg_cryptohash_ctx *hash;

	if (fd < 0)
		return strerror(errno);
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
	{
		close(fd);
		return "it is no file any more";
	}
	hash = pg_cryptohash_create(PG_SHA256);
	problem = read_through(source, fd, hash, max_size);
	pg_cryptohash_free(hash);
	close(fd);
	return problem;
}

const char *
source_open(Source *source, const char *path, const char *url, int64 max_size)
{
	bool		is_stdin = strcmp(path, "-") == 0;
	const char *problem = NULL;

	memset(source, 0, sizeof(*source));
	source->path = pg_strdup(path);
	source->url = source_name(url);
	source->name = source_name(path);
	initPQExpBuffer(&source->content);
	if (is_stdin)
		problem = spool(source);
	if (!problem)
		problem = open_and_read(source, max_size);
	if (is_stdin && !problem)
		name_by_hash(source);
	return problem;
}

void
source_forget_content(Source *source)
{
	termPQExpBuffer(&source->content);
	initPQExpBuffer(&source->content);
}

void
source_free(Source *source)
{
	if (source->spooled)
		unlink(source->path);
	pg_free(source->path);
	pg_free(source->url);
	pg_free(source->name);
	termPQExpBuffer(&source->content);
}
