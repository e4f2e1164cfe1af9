/*
 * options.c
 *		The command line.
 */
#include "options.h"

#include "help.h"
#include "wording.h"

#include "getopt_long.h"

#include <unistd.h>

#define DEFAULT_TABLE		"page"
#define MAX_DEFAULT_JOBS	8
#define MAX_JOBS			256
#define DEFAULT_TIMEOUT		60
#define MAX_TIMEOUT			86400
#define DEFAULT_MAX_SIZE	((int64) 64 * 1024 * 1024)
#define MAX_MAX_SIZE		((int64) 1000 * 1024 * 1024)	/* a bytea has no more */

/* Options that have no letter. */
enum
{
	OPTION_TIMEOUT = 256, OPTION_MAX_SIZE, OPTION_RELOAD, OPTION_NO_VIEWS, OPTION_COLUMNS, OPTION_FILES_FROM, OPTION_LANG, OPTION_HELP
};

static const char letters[] = "d:h:j:p:qt:U:VwW";

static const struct option long_options[] = {
	{"jobs", required_argument, NULL, 'j'},
	{"table", required_argument, NULL, 't'},
	{"files-from", required_argument, NULL, OPTION_FILES_FROM},
	{"reload", no_argument, NULL, OPTION_RELOAD},
	{"timeout", required_argument, NULL, OPTION_TIMEOUT},
	{"max-size", required_argument, NULL, OPTION_MAX_SIZE},
	{"no-views", no_argument, NULL, OPTION_NO_VIEWS},
	{"columns", no_argument, NULL, OPTION_COLUMNS},
	{"lang", required_argument, NULL, OPTION_LANG},
	{"quiet", no_argument, NULL, 'q'},
	{"dbname", required_argument, NULL, 'd'},
	{"host", required_argument, NULL, 'h'},
	{"port", required_argument, NULL, 'p'},
	{"username", required_argument, NULL, 'U'},
	{"no-password", no_argument, NULL, 'w'},
	{"password", no_argument, NULL, 'W'},
	{"version", no_argument, NULL, 'V'},
	{"help", no_argument, NULL, OPTION_HELP},
	{NULL, 0, NULL, 0}
};

static void
usage_error(void)
{
	fprintf(stderr, say("Try \"%s --help\" for more information.\n"), "govrpt-load");
	exit(EXIT_NOTHING_DONE);
}

static int64
number_or_exit(const char *option, const char *value, int64 min, int64 max)
{
	char	   *end;
	int64		n;

	errno = 0;
	n = strtoll(value, &end, 10);
	if (end == value || *end != '\0' || errno != 0 || n < min || n > max)
	{
		say_error("%s takes a whole number from " INT64_FORMAT " to " INT64_FORMAT ", not \"%s\"",
				  option, min, max, value);
		usage_error();
	}
	return n;
}

/* 500, 500kB, 64MB, 1GB */
static int64
size_or_exit(const char *option, const char *value)
{
	static const struct
	{
		const char *unit;
		int64		bytes;
	}			units[] = {{"", 1}, {"kB", 1 << 10}, {"MB", 1 << 20}, {"GB", 1 << 30}};
	char	   *end;
	int64		n;

	errno = 0;
	n = strtoll(value, &end, 10);
	for (int i = 0; end > value && errno == 0 && i < (int) lengthof(units); i++)
		if (pg_strcasecmp(end, units[i].unit) == 0 && n > 0 && n <= MAX_MAX_SIZE / units[i].bytes)
			return n * units[i].bytes;
	say_error("%s takes a size of at most " INT64_FORMAT "MB, as in 500kB or 64MB, not \"%s\"",
			  option, MAX_MAX_SIZE >> 20, value);
	usage_error();
	return 0;
}

static int
default_jobs(void)
{
	long		processors = sysconf(_SC_NPROCESSORS_ONLN);

	return (int) Max(1, Min(processors, MAX_DEFAULT_JOBS));
}

static void
take_connection_option(ConnParams *connection, int option, const char *value)
{
	switch (option)
	{
		case 'd':
			connection->dbname = value;
			break;
		case 'h':
			connection->pghost = value;
			break;
		case 'p':
			connection->pgport = value;
			break;
		case 'U':
			connection->pguser = value;
			break;
		case 'w':
			connection->prompt_password = TRI_NO;
			break;
		case 'W':
			connection->prompt_password = TRI_YES;
			break;
		default:
			usage_error();
	}
}

static void
take_option(Options *options, int option, char *value)
{
	switch (option)
	{
		case 'j':
			options->jobs = (int) number_or_exit("--jobs", value, 1, MAX_JOBS);
			break;
		case 't':
			options->table = value;
			break;
		case 'q':
			options->quiet = true;
			break;
		case OPTION_HELP:
			help_print(stdout);
			exit(0);
		case 'V':
			puts("govrpt-load (govrpt) " GOVRPT_VERSION);
			exit(0);
		case OPTION_LANG:
			if (!wording_choose(value))
			{
				say_error("%s takes en or zh, not \"%s\"", "--lang", value);
				usage_error();
			}
			break;
		case OPTION_FILES_FROM:
			options->files_from = value;
			break;
		case OPTION_RELOAD:
			options->reload = true;
			break;
		case OPTION_TIMEOUT:
			options->timeout = (int) number_or_exit("--timeout", value, 1, MAX_TIMEOUT);
			break;
		case OPTION_MAX_SIZE:
			options->max_size = size_or_exit("--max-size", value);
			break;
		case OPTION_NO_VIEWS:
			options->views = false;
			break;
		case OPTION_COLUMNS:
			options->columns = true;
			break;
		default:
			take_connection_option(&options->connection, option, value);
	}
}

static void
check_sources(const Options *options)
{
	int			stdins = options->files_from && strcmp(options->files_from, "-") == 0;

	if (options->sources.head == NULL && !options->files_from)
	{
		say_error("no files are given");
		usage_error();
	}
	for (SimpleStringListCell *cell = options->sources.head; cell; cell = cell->next)
		stdins += strcmp(cell->val, "-") == 0;
	if (stdins > 1)
	{
		say_error("standard input (\"-\") can be read only once");
		usage_error();
	}
}

/* What is said of other options is in the language asked for, wherever that stands. */
static void
read_language(int argc, char **argv)
{
	int			option;

	opterr = 0;
	while ((option = getopt_long(argc, argv, letters, long_options, NULL)) != -1)
		if (option == OPTION_LANG)
			take_option(NULL, option, optarg);
	optind = 1;
}

/* Says what is wrong about the option that getopt stopped at. */
static void
reject_option(char *const *argv)
{
	if (optopt == 0)
		say_error("there is no option %s", argv[optind - 1]);
	else if (optopt < OPTION_TIMEOUT && strchr(letters, optopt) == NULL)
		say_error("there is no option -%c", optopt);
	else
		say_error("option %s takes a value, or none where one is given", argv[optind - 1]);
	usage_error();
}

void
options_read(int argc, char **argv, Options *options)
{
	int			option;

	read_language(argc, argv);
	memset(options, 0, sizeof(*options));
	options->table = DEFAULT_TABLE;
	options->jobs = default_jobs();
	options->timeout = DEFAULT_TIMEOUT;
	options->max_size = DEFAULT_MAX_SIZE;
	options->views = true;
	options->connection.prompt_password = TRI_DEFAULT;

	while ((option = getopt_long(argc, argv, letters, long_options, NULL)) != -1)
	{
		/* an option that is unknown comes as '?', too */
		if (option == '?' && strcmp(argv[optind - 1], "-?") == 0)
			option = OPTION_HELP;
		if (option == '?')
			reject_option(argv);
		take_option(options, option, optarg);
	}
	for (int i = optind; i < argc; i++)
		simple_string_list_append(&options->sources, argv[i]);
	check_sources(options);
}
