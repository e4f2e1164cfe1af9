/*
 * walk.c
 *		The files that are to be loaded, one after the other.
 */
#include "walk.h"

#include "wording.h"

#include "pqexpbuffer.h"

#include <dirent.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder that is being walked through. */
typedef struct Level
{
	DIR		   *dir;
	dev_t		dev;
	ino_t		ino;
	size_t		path_len;		/* of its path */
} Level;

struct Walk
{
	SimpleStringListCell *source;	/* the next of the command line's */
	FILE	   *list;			/* then those of a file; NULL: none */
	char	   *line;			/* of the list */
	size_t		line_size;
	Level	   *levels;
	int			depth;
	int			max_depth;
	PQExpBufferData path;
	PQExpBufferData url;
	PQExpBufferData problem;
	int64		hidden;
};

Walk *
walk_begin(const Options *options)
{
	Walk	   *walk = pg_malloc0(sizeof(Walk));

	walk->source = options->sources.head;
	initPQExpBuffer(&walk->path);
	initPQExpBuffer(&walk->url);
	initPQExpBuffer(&walk->problem);
	if (options->files_from)
	{
		walk->list = strcmp(options->files_from, "-") == 0 ? stdin : fopen(options->files_from, "r");
		if (!walk->list)
		{
			say_error("could not open file \"%s\": %s", options->files_from, say(strerror(errno)));
			exit(EXIT_NOTHING_DONE);
		}
	}
	return walk;
}

void
walk_end(Walk *walk)
{
	while (walk->depth > 0)
		closedir(walk->levels[--walk->depth].dir);
	if (walk->list && walk->list != stdin)
		fclose(walk->list);
	termPQExpBuffer(&walk->path);
	termPQExpBuffer(&walk->url);
	termPQExpBuffer(&walk->problem);
	free(walk->line);
	pg_free(walk->levels);
	pg_free(walk);
}

int64
walk_hidden(const Walk *walk)
{
	return walk->hidden;
}

static void
set_problem(Walk *walk, const char *problem)
{
	resetPQExpBuffer(&walk->problem);
	appendPQExpBufferStr(&walk->problem, problem);
}

/* Is this one of the folders that are being walked through? */
static bool
is_open(const Walk *walk, const struct stat *st)
{
	for (int i = 0; i < walk->depth; i++)
		if (walk->levels[i].dev == st->st_dev && walk->levels[i].ino == st->st_ino)
			return true;
	return false;
}

/* Goes into the folder whose path is in walk->path, or says why not. */
static bool
enter(Walk *walk, const struct stat *st)
{
	Level	   *level;
	DIR		   *dir;

	if (is_open(walk, st))
	{
		set_problem(walk, "the link leads back to a folder that it is in");
		return false;
	}
	dir = opendir(walk->path.data);
	if (!dir)
	{
		set_problem(walk, strerror(errno));
		return false;
	}
	if (walk->depth == walk->max_depth)
	{
		walk->max_depth = Max(16, 2 * walk->max_depth);
		walk->levels = pg_realloc(walk->levels, walk->max_depth * sizeof(Level));
	}
	level = &walk->levels[walk->depth++];
	level->dir = dir;
	level->dev = st->st_dev;
	level->ino = st->st_ino;
	level->path_len = walk->path.len;
	return true;
}

/* Returns true if what walk->path names is an entry, false if it is a folder that
 * was gone into. */
static bool
look_at(Walk *walk)
{
	struct stat st;

	if (stat(walk->path.data, &st) != 0)
		set_problem(walk, strerror(errno));
	else if (S_ISDIR(st.st_mode))
		return !enter(walk, &st);
	else if (!S_ISREG(st.st_mode))
		set_problem(walk, "it is neither a file nor a folder");
	return true;
}

/* Takes the next name of the innermost folder.  Returns true if it is an entry. */
static bool
next_in_folder(Walk *walk)
{
	Level	   *level = &walk->levels[walk->depth - 1];
	struct dirent *found;

	errno = 0;
	found = readdir(level->dir);
	walk->path.len = level->path_len;
	walk->path.data[walk->path.len] = '\0';
	if (!found)
	{
		int			why = errno;

		closedir(level->dir);
		walk->depth--;
		if (why != 0)
			set_problem(walk, strerror(why));
		return why != 0;
	}
	if (found->d_name[0] == '.')
	{
		walk->hidden += strcmp(found->d_name, ".") != 0 && strcmp(found->d_name, "..") != 0;
		return false;
	}
	if (walk->path.data[walk->path.len - 1] != '/')
		appendPQExpBufferChar(&walk->path, '/');
	appendPQExpBufferStr(&walk->path, found->d_name);
	return look_at(walk);
}

/* Takes a name of the command line or of the list. */
static bool
take_source(Walk *walk, const char *name, const char *url)
{
	char		real[PATH_MAX];

	resetPQExpBuffer(&walk->url);
	appendPQExpBufferStr(&walk->url, url);
	resetPQExpBuffer(&walk->path);
	if (strcmp(name, "-") == 0)
	{
		appendPQExpBufferStr(&walk->path, name);
		return true;
	}
	/* a name that leads nowhere is reported as it was given */
	appendPQExpBufferStr(&walk->path, realpath(name, real) ? real : name);
	return look_at(walk);
}

/* Takes the next line of the list.  Returns false if it is no entry. */
static bool
next_in_list(Walk *walk, bool *end)
{
	ssize_t		len = getline(&walk->line, &walk->line_size, walk->list);
	char	   *tab;

	*end = len < 0;
	while (len > 0 && (walk->line[len - 1] == '\n' || walk->line[len - 1] == '\r'))
		walk->line[--len] = '\0';
	if (len <= 0)
		return false;
	tab = strchr(walk->line, '\t');
	if (tab)
		*tab = '\0';
	return take_source(walk, walk->line, tab ? tab + 1 : "");
}

bool
walk_next(Walk *walk, WalkEntry *entry)
{
	bool		is_entry = false,
				end = false;

	set_problem(walk, "");
	while (!is_entry)
	{
		if (walk->depth > 0)
			is_entry = next_in_folder(walk);
		else if (walk->source)
		{
			const char *name = walk->source->val;

			walk->source = walk->source->next;
			is_entry = take_source(walk, name, "");
		}
		else if (walk->list)
			is_entry = next_in_list(walk, &end);
		else
			end = true;
		if (end)
			return false;
	}
	entry->path = walk->path.data;
	entry->url = walk->url.data;
	entry->problem = walk->problem.len > 0 ? walk->problem.data : NULL;
	return true;
}

int64
walk_count(const Options *options)
{
	WalkEntry	entry;
	Walk	   *walk;
	int64		n = 0;

	/* only a file can be read twice */
	if (options->files_from)
	{
		struct stat st;

		if (stat(options->files_from, &st) != 0 || !S_ISREG(st.st_mode))
			return -1;
	}
	walk = walk_begin(options);
	while (walk_next(walk, &entry))
		n++;
	walk_end(walk);
	return n;
}
