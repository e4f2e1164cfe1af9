/*
 * temporary.c
 *		A folder for what converters read and write.
 */
#include "temporary.h"

#include "wording.h"

#include "common/file_utils.h"

#include <unistd.h>

static char *folder;

void
temporary_begin(void)
{
	const char *parent = getenv("TMPDIR");

	folder = psprintf("%s/govrpt-load.XXXXXX", parent && *parent ? parent : "/tmp");
	if (!mkdtemp(folder))
	{
		say_error("could not make a folder \"%s\": %s", folder, say(strerror(errno)));
		exit(EXIT_NOTHING_DONE);
	}
}

char *
temporary_path(const char *name)
{
	return psprintf("%s/%d-%s", folder, (int) getpid(), name);
}

void
temporary_remove(const char *path)
{
	if (access(path, F_OK) == 0)
		rmtree(path, true);
}

void
temporary_end(void)
{
	temporary_remove(folder);
}
