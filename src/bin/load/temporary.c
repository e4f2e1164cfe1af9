/*
 * temporary.c
 *		A folder of this process's own, for what converters read and write.
 */
#include "temporary.h"

#include "common/file_utils.h"
#include "common/logging.h"

#include <unistd.h>

static char *folder;			/* NULL: not made yet */

char *
temporary_path(const char *name)
{
	if (!folder)
	{
		const char *parent = getenv("TMPDIR");

		folder = psprintf("%s/govrpt-load.XXXXXX", parent && *parent ? parent : "/tmp");
		if (!mkdtemp(folder))
		{
			pg_log_error("could not make a folder \"%s\": %m", folder);
			exit(EXIT_NOTHING_DONE);
		}
	}
	return psprintf("%s/%s", folder, name);
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
	if (!folder)
		return;
	temporary_remove(folder);
	pg_free(folder);
	folder = NULL;
}
