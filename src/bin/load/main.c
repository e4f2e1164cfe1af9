/*
 * main.c
 *		govrpt-load: from files to a table of reports.
 */
#include "crew.h"
#include "stop.h"
#include "summary.h"
#include "temporary.h"
#include "wording.h"

#include "common/logging.h"

#include <locale.h>
#include <signal.h>

static int
exit_status(const Progress *progress, CrewEnd end)
{
	if (end == CREW_STOPPED)
		return EXIT_INTERRUPTED;
	if (end == CREW_LOST)
		return EXIT_NOTHING_DONE;
	for (int o = 0; o < NOUTCOMES; o++)
		if (outcome_words[o].is_failure && progress->outcomes[o] > 0)
			return EXIT_SOME_FAILED;
	return 0;
}

int
main(int argc, char **argv)
{
	Options		options;
	Database	database;
	Progress	progress;
	PGconn	   *conn;
	Walk	   *walk;
	CrewEnd		end;

	pg_logging_init(argv[0]);
	setlocale(LC_CTYPE, "");
	wording_by_locale();
	options_read(argc, argv, &options);
	conn = database_connect(&options, false);
	database_prepare(conn, &options, &database);
	PQfinish(conn);

	stop_listen();
	signal(SIGPIPE, SIG_IGN);	/* processes that are gone are noticed
								 * otherwise */
	progress_begin(&progress, walk_count(&options), options.quiet);
	walk = walk_begin(&options);
	temporary_begin();
	end = crew_run(&options, &database, walk, &progress);
	progress_end(&progress);
	temporary_end();
	summary_print(&progress, &database, walk_hidden(walk));
	walk_end(walk);
	if (end == CREW_STOPPED)
		fprintf(stderr, say("govrpt-load: interrupted; the same command goes on from here\n"));
	if (end == CREW_LOST)
		fprintf(stderr, say("govrpt-load: the server is gone; the same command goes on from here\n"));
	return exit_status(&progress, end);
}
