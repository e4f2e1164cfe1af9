/*
 * stop.c
 *		When the user has had enough: SIGINT, SIGTERM, SIGHUP.
 */
#include "stop.h"

volatile sig_atomic_t stop_requested = 0;

static PGcancel *volatile cancel = NULL;

static void
on_stop(int signal_number)
{
	int			before = errno;
	char		error[256];

	stop_requested++;
	if (cancel)
		PQcancel(cancel, error, sizeof(error));
	errno = before;
}

void
stop_listen(void)
{
	static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
	struct sigaction action;

	memset(&action, 0, sizeof(action));
	action.sa_handler = on_stop;
	sigemptyset(&action.sa_mask);
	for (int i = 0; i < (int) lengthof(signals); i++)
	{
		struct sigaction before;

		/* nohup has asked for no hangups */
		if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
			sigaction(signals[i], &action, NULL);
	}
}

void
stop_cancels(PGconn *conn)
{
	PGcancel   *before = cancel;

	cancel = NULL;
	if (before)
		PQfreeCancel(before);
	if (conn)
		cancel = PQgetCancel(conn);
}
