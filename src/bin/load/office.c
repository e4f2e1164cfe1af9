/*
 * office.c
 *		LibreOffice makes HTML of many documents with one start.
 *
 * It is given a folder of links, for it names what it makes after what it reads, and
 * a profile of its own, for it doesn't start beside one that uses the same.
 */
#include "office.h"

#include "run.h"
#include "temporary.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_NOISE	65536		/* bytes it may write to its output */
#define FIXED_ARGUMENTS	8

/* Returns a setting of LibreOffice's that is a folder's URL. */
static char *
profile_argument(void)
{
	char	   *path = temporary_path("profile");
	PQExpBufferData argument;
	char	   *result;

	initPQExpBuffer(&argument);
	appendPQExpBufferStr(&argument, "-env:UserInstallation=file://");
	for (const char *s = path; *s; s++)
		if (isalnum((unsigned char) *s) || strchr("/._-", *s))
			appendPQExpBufferChar(&argument, *s);
		else
			appendPQExpBuffer(&argument, "%%%02X", (unsigned char) *s);
	result = pg_strdup(argument.data);
	termPQExpBuffer(&argument);
	pg_free(path);
	return result;
}

/* Each document that is done is a sign of life. */
static int
count_made(void *folder)
{
	DIR		   *dir = opendir(folder);
	int			n = 0;

	while (dir && readdir(dir))
		n++;
	if (dir)
		closedir(dir);
	return n;
}

static void
read_made(const char *path, const Options *options, PQExpBuffer text)
{
	char		block[8192];
	ssize_t		n;
	int			fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return;
	while ((n = read(fd, block, sizeof(block))) > 0 && (int64) text->len + n <= options->max_size)
		appendBinaryPQExpBuffer(text, block, n);
	close(fd);
}

/* One start.  Returns what LibreOffice complains of, or NULL. */
static char *
run_office(char *program, const Source *const *sources, int n, const Options *options,
		   PQExpBufferData *texts)
{
	char	   *argv[FIXED_ARGUMENTS + OFFICE_BATCH + 1];
	char	   *in = temporary_path("in");
	char	   *out = temporary_path("out");
	RunLimits	limits = {options->timeout, Max(options->max_size, MAX_NOISE), count_made, out};
	PQExpBufferData noise;
	char	   *problem;
	int			argc = 0;

	mkdir(in, 0700);
	mkdir(out, 0700);
	argv[argc++] = program;
	argv[argc++] = profile_argument();
	argv[argc++] = "--headless";
	argv[argc++] = "--norestore";
	argv[argc++] = "--convert-to";
	argv[argc++] = "html";
	argv[argc++] = "--outdir";
	argv[argc++] = out;
	for (int i = 0; i < n; i++)
	{
		argv[argc] = psprintf("%s/%d.%s", in, i, sources[i]->media->extension);
		if (symlink(sources[i]->path, argv[argc]) == 0)
			argc++;
	}
	argv[argc] = NULL;
	initPQExpBuffer(&noise);
	problem = run_program(argv, &limits, &noise);
	for (int i = 0; i < n; i++)
	{
		char	   *made = psprintf("%s/%d.html", out, i);

		read_made(made, options, &texts[i]);
		pg_free(made);
	}
	temporary_remove(in);
	temporary_remove(out);
	termPQExpBuffer(&noise);
	for (int i = FIXED_ARGUMENTS; i < argc; i++)
		pg_free(argv[i]);
	pg_free(argv[1]);
	pg_free(in);
	pg_free(out);
	return problem;
}

void
office_convert(const Source *const *sources, int n, const Options *options,
			   PQExpBufferData *texts, char **problems)
{
	char	   *program = run_find("soffice");

	pg_free(run_office(program, sources, n, options, texts));
	for (int i = 0; i < n; i++)
	{
		problems[i] = NULL;
		if (texts[i].len > 0)
			continue;
		/* another may have brought it down before this one's turn */
		problems[i] = run_office(program, &sources[i], 1, options, &texts[i]);
		if (texts[i].len > 0)
		{
			pg_free(problems[i]);
			problems[i] = NULL;
		}
		else if (!problems[i])
			problems[i] = pg_strdup("LibreOffice made nothing of it; it may lack a part "
									"(libreoffice-writer-nogui, libreoffice-calc-nogui), or the file is damaged");
	}
	pg_free(program);
}
