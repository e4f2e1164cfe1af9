/*
 * crew.c
 *		Processes that load files, each on a connection of its own.
 */
#include "crew.h"

#include "message.h"
#include "source.h"
#include "stop.h"
#include "worker.h"
#include "wording.h"


#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#define TICK_MS		200			/* between two looks at the clock */

typedef struct Process
{
	pid_t		pid;			/* 0: none */
	int			tasks;			/* where files go; -1: there will be no more */
	int			results;
	char	   *paths[WORKER_MAX_FILES];	/* that it has in hand */
} Process;

typedef struct Crew
{
	const Options *options;
	const Database *database;
	Walk	   *walk;
	Progress   *progress;
	Process    *processes;
	int			n;
	bool		walked;			/* no more files */
	bool		lost;
	int			stops;			/* requests that were passed on */
} Crew;

/* In the new process: only its own ends of pipes stay open, so that it notices when
 * those of others' are closed. */
static void
close_others(const Crew *crew)
{
	for (int i = 0; i < crew->n; i++)
	{
		if (crew->processes[i].pid == 0)
			continue;
		close(crew->processes[i].results);
		if (crew->processes[i].tasks >= 0)
			close(crew->processes[i].tasks);
	}
}

static void
hire(Crew *crew, Process *process)
{
	int			tasks[2],
				results[2];

	if (pipe(tasks) != 0 || pipe(results) != 0)
		say_error("could not make a pipe: %s", say(strerror(errno)));
	else
	{
		fflush(NULL);
		process->pid = fork();
		if (process->pid == 0)
		{
			close(tasks[1]);
			close(results[0]);
			fcntl(tasks[0], F_SETFD, FD_CLOEXEC);
			fcntl(results[1], F_SETFD, FD_CLOEXEC);
			close_others(crew);
			worker_run(crew->options, crew->database, tasks[0], results[1]);
		}
		close(tasks[0]);
		close(results[1]);
		process->tasks = tasks[1];
		process->results = results[0];
		if (process->pid > 0)
			return;
		say_error("could not start a process: %s", say(strerror(errno)));
	}
	exit(EXIT_NOTHING_DONE);
}

static void
send_away(Process *process)
{
	if (process->tasks >= 0)
		close(process->tasks);
	process->tasks = -1;
}

/* Gives the process the next file, or sends it away if there is none. */
static void
give(Crew *crew, Process *process)
{
	WalkEntry	entry;
	Message		message;
	int			id = 0;

	if (crew->walked || crew->lost || stop_requested || !walk_next(crew->walk, &entry))
	{
		crew->walked = true;
		send_away(process);
		return;
	}
	while (process->paths[id])
		id++;
	process->paths[id] = pg_strdup(entry.path);
	message_init(&message);
	message_put_int(&message, id);
	message_put_string(&message, entry.path);
	message_put_string(&message, entry.url);
	message_put_string(&message, entry.problem ? entry.problem : "");
	/* if it is gone, it is noticed where it would speak */
	message_send(process->tasks, &message);
	message_free(&message);
}

static void
take_result(Crew *crew, Process *process, Message *message)
{
	Result		result;
	int			id = message_get_int(message);
	const char *words;

	result.outcome = (Outcome) message_get_int(message);
	result.reports = message_get_int(message);
	result.incomplete = message_get_int(message);
	result.unbalanced = message_get_int(message);
	result.name = unconstify(char *, message_get_string(message));
	words = message_get_string(message);
	result.message = *words ? unconstify(char *, words) : NULL;
	progress_add(crew->progress, &result);
	pg_free(process->paths[id]);
	process->paths[id] = NULL;
}

static bool
is_any_left(const Crew *crew)
{
	for (int i = 0; i < crew->n; i++)
		if (crew->processes[i].pid > 0)
			return true;
	return false;
}

/* What a process had in hand when it died is lost, and told of. */
static void
bury(Crew *crew, Process *process)
{
	int			status = 0;

	while (waitpid(process->pid, &status, 0) < 0 && errno == EINTR)
		;
	send_away(process);
	close(process->results);
	process->pid = 0;
	if (WIFEXITED(status) && WEXITSTATUS(status) == WORKER_EXIT_ALONE && is_any_left(crew))
		say_warning("no more connections can be had: going on with fewer processes");
	else if (WIFEXITED(status) && WEXITSTATUS(status) != 0)
		crew->lost = true;
	for (int id = 0; id < WORKER_MAX_FILES; id++)
	{
		Result		result = {.outcome = OUTCOME_FAILED,.message = unconstify(char *, say("the process that read it died"))};

		if (process->paths[id] && !crew->lost && !stop_requested)
		{
			result.name = source_name(process->paths[id]);
			progress_add(crew->progress, &result);
			pg_free(result.name);
		}
		pg_free(process->paths[id]);
		process->paths[id] = NULL;
	}
	if (WIFSIGNALED(status) && !crew->walked && !stop_requested)
		hire(crew, process);
}

static void
listen_to(Crew *crew, Process *process, Message *message)
{
	if (!message_receive(process->results, message))
		bury(crew, process);
	else if (message_get_int(message) == WORKER_FREE)
		give(crew, process);
	else
		take_result(crew, process, message);
}

/* The first time the processes end what they are doing, the second time they are
 * ended. */
static void
pass_on_stop(Crew *crew)
{
	int			wanted = stop_requested;

	if (crew->stops >= wanted)
		return;
	for (int i = 0; i < crew->n; i++)
		if (crew->processes[i].pid > 0)
		{
			send_away(&crew->processes[i]);
			kill(crew->processes[i].pid, wanted > 1 ? SIGKILL : SIGTERM);
		}
	crew->stops = wanted;
}

/* Waits until one of them speaks, or for a tick.  Returns false when none is left. */
static bool
wait_for_any(Crew *crew, struct pollfd *fds, Message *message)
{
	if (!is_any_left(crew))
		return false;
	for (int i = 0; i < crew->n; i++)
	{
		fds[i].fd = crew->processes[i].pid > 0 ? crew->processes[i].results : -1;
		fds[i].events = POLLIN;
		fds[i].revents = 0;
	}
	if (poll(fds, crew->n, TICK_MS) > 0)
		for (int i = 0; i < crew->n; i++)
			if (fds[i].revents)
				listen_to(crew, &crew->processes[i], message);
	return true;
}

CrewEnd
crew_run(const Options *options, const Database *database, Walk *walk, Progress *progress)
{
	Crew		crew = {.options = options,.database = database,.walk = walk,.progress = progress,.n = options->jobs};
	struct pollfd *fds = pg_malloc0(crew.n * sizeof(struct pollfd));
	Message		message;

	crew.processes = pg_malloc0(crew.n * sizeof(Process));
	message_init(&message);
	for (int i = 0; i < crew.n; i++)
		hire(&crew, &crew.processes[i]);
	while (wait_for_any(&crew, fds, &message))
	{
		pass_on_stop(&crew);
		progress_tick(progress);
	}
	message_free(&message);
	pg_free(crew.processes);
	pg_free(fds);
	if (stop_requested)
		return CREW_STOPPED;
	return crew.lost ? CREW_LOST : CREW_DONE;
}
