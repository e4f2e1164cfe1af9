/*
 * office.c
 *		LibreOffice makes HTML of many documents with one start.
 *
 * It is given a folder of links, for it names what it makes after what it reads, and
 * a profile of its own, for it doesn't start beside one that uses the same.
 */
#include "office.h"

#include "run.h"
#include "stop.h"
#include "temporary.h"
#include "wording.h"

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

/* The names of a run's files: a number, and an extension. */
static char *
numbered(const char *folder, int number, const char *extension)
{
	return psprintf("%s/%d.%s", folder, number, extension);
}

/* Starts LibreOffice with its arguments and, behind them, the documents that have no text
 * yet, of one kind.  Returns what it complains of, or NULL. */
static char *
start_office(const Converter *converter, OfficeJob *jobs, int n, const Options *options)
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
	argv[argc++] = run_find("soffice");
	argv[argc++] = profile_argument();
	argv[argc++] = "--headless";
	argv[argc++] = "--norestore";
	argv[argc++] = "--convert-to";
	argv[argc++] = unconstify(char *, converter->filter);
	argv[argc++] = "--outdir";
	argv[argc++] = out;
	for (int i = 0; i < n; i++)
	{
		if (jobs[i].converter != converter || jobs[i].made.len > 0)
			continue;
		argv[argc] = numbered(in, i, jobs[i].source->media->extension);
		if (symlink(jobs[i].source->path, argv[argc]) == 0)
			argc++;
	}
	argv[argc] = NULL;
	initPQExpBuffer(&noise);
	problem = argc > FIXED_ARGUMENTS ? run_program(argv, &limits, &noise) : NULL;
	termPQExpBuffer(&noise);
	while (argc > FIXED_ARGUMENTS)
		pg_free(argv[--argc]);
	pg_free(argv[0]);
	pg_free(argv[1]);
	temporary_remove(in);
	pg_free(in);
	pg_free(out);
	return problem;
}

/* Converts the documents of one kind with one start. */
static char *
convert_kind(const Converter *converter, OfficeJob *jobs, int n, const Options *options)
{
	char	   *problem = start_office(converter, jobs, n, options);
	char	   *out = temporary_path("out");

	for (int i = 0; i < n; i++)
	{
		char	   *made = numbered(out, i, converter->made);

		if (jobs[i].converter == converter && jobs[i].made.len == 0)
			read_made(made, options, &jobs[i].made);
		pg_free(made);
	}
	temporary_remove(out);
	pg_free(out);
	return problem;
}

static void
convert_alone(OfficeJob *job, const Options *options)
{
	job->problem = convert_kind(job->converter, job, 1, options);
	if (job->made.len > 0)
	{
		pg_free(job->problem);
		job->problem = NULL;
	}
	else if (!job->problem)
		job->problem = pg_strdup(say("LibreOffice made nothing of it: the file is damaged, or its part for such files "
									 "isn't installed (libreoffice-writer-nogui, libreoffice-calc-nogui)"));
}

void
office_convert(OfficeJob *jobs, int n, const Options *options)
{
	for (int i = 0; i < n; i++)
	{
		initPQExpBuffer(&jobs[i].made);
		jobs[i].problem = NULL;
	}
	for (int i = 0; i < n; i++)
	{
		int			before = 0;

		while (jobs[before].converter != jobs[i].converter)
			before++;
		if (before == i)
			pg_free(convert_kind(jobs[i].converter, jobs, n, options));
	}
	/* another may have brought it down before their turn */
	for (int i = 0; i < n && !stop_requested; i++)
		if (jobs[i].made.len == 0)
			convert_alone(&jobs[i], options);
}
