/*
 * run.c
 *		Another program is run, in bounded time and with bounded output.
 */
#include "run.h"

#include "stop.h"
#include "wording.h"

#include "portability/instr_time.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#define TICK_MS			100		/* between two looks at the clock */
#define MAX_COMPLAINT	400		/* bytes of what it writes to stderr */
#define BLOCK			65536

typedef struct Run
{
	pid_t		pid;
	int			out;			/* -1: closed */
	int			err;
	PQExpBuffer output;
	PQExpBufferData complaint;
	const char *killed;			/* why, a format for its name; NULL: it wasn't */
	int			signs;
	instr_time	since;			/* the start or the last sign */
} Run;

char *
run_find(const char *program)
{
	const char *path = getenv("PATH");

	while (path && *path)
	{
		size_t		len = strcspn(path, ":");
		char	   *file = psprintf("%.*s/%s", (int) len, path, program);

		if (len > 0 && access(file, X_OK) == 0)
			return file;
		pg_free(file);
		path += len + (path[len] == ':');
	}
	return NULL;
}

/* In the new process. */
static void
become(char *const argv[], const RunLimits *limits, int out, int err)
{
	int			null = open("/dev/null", O_RDONLY);
	struct rlimit size = {(rlim_t) limits->max_output, (rlim_t) limits->max_output};

	setpgid(0, 0);
#ifdef __linux__
	prctl(PR_SET_PDEATHSIG, SIGKILL);	/* should we be killed ourselves */
#endif
	signal(SIGINT, SIG_DFL);
	signal(SIGTERM, SIG_DFL);
	signal(SIGHUP, SIG_DFL);
	signal(SIGPIPE, SIG_DFL);
	setrlimit(RLIMIT_FSIZE, &size);
	setenv("LC_ALL", "C.UTF-8", 1);
	dup2(null, STDIN_FILENO);
	dup2(out, STDOUT_FILENO);
	dup2(err, STDERR_FILENO);
	execv(argv[0], argv);
	_exit(127);
}

static bool
start(Run *run, char *const argv[], const RunLimits *limits)
{
	int			out[2],
				err[2];

	if (pipe(out) != 0)
		return false;
	if (pipe(err) != 0)
	{
		close(out[0]);
		close(out[1]);
		return false;
	}
	for (int i = 0; i < 2; i++)
	{
		fcntl(out[i], F_SETFD, FD_CLOEXEC);
		fcntl(err[i], F_SETFD, FD_CLOEXEC);
	}
	run->pid = fork();
	if (run->pid == 0)
		become(argv, limits, out[1], err[1]);
	close(out[1]);
	close(err[1]);
	run->out = out[0];
	run->err = err[0];
	INSTR_TIME_SET_CURRENT(run->since);
	return run->pid > 0;
}

/* Reads what is there, up to a limit; what goes beyond is lost.  Returns false
 * then. */
static bool
read_some(int *fd, PQExpBuffer to, int64 limit)
{
	char		block[BLOCK];
	ssize_t		n = read(*fd, block, sizeof(block));

	if (n < 0 && errno == EINTR)
		return true;
	if (n <= 0)
	{
		close(*fd);
		*fd = -1;
		return true;
	}
	appendBinaryPQExpBuffer(to, block, Min(n, limit - (int64) to->len));
	return (int64) to->len < limit && !PQExpBufferDataBroken(*to);
}

/* Has it gone on for too long? */
static bool
is_late(Run *run, const RunLimits *limits)
{
	instr_time	now;
	int			signs = limits->signs_of_life ? limits->signs_of_life(limits->arg) : 0;

	INSTR_TIME_SET_CURRENT(now);
	if (signs != run->signs)
	{
		run->signs = signs;
		run->since = now;
	}
	INSTR_TIME_SUBTRACT(now, run->since);
	return INSTR_TIME_GET_DOUBLE(now) > limits->timeout;
}

static void
listen_to(Run *run, const RunLimits *limits)
{
	while ((run->out >= 0 || run->err >= 0) && !run->killed)
	{
		struct pollfd fds[2] = {{run->out, POLLIN, 0}, {run->err, POLLIN, 0}};

		poll(fds, 2, TICK_MS);
		if (fds[0].revents && !read_some(&run->out, run->output, limits->max_output))
			run->killed = say("%s made more text than --max-size allows");
		if (fds[1].revents)
			read_some(&run->err, &run->complaint, MAX_COMPLAINT);
		if (stop_requested)
			run->killed = say("%s was interrupted");
		else if (is_late(run, limits))
			run->killed = say("%s took longer than --timeout allows");
	}
}

/* Waits for its end, which may come after that of its output. */
static int
wait_for(Run *run, const RunLimits *limits)
{
	int			status = 0;

	while (!run->killed)
	{
		if (waitpid(run->pid, &status, WNOHANG) != 0)
			return status;
		if (stop_requested || is_late(run, limits))
			run->killed = say("%s took longer than --timeout allows");
		else
			pg_usleep(2000);
	}
	kill(-run->pid, SIGKILL);
	kill(run->pid, SIGKILL);
	while (waitpid(run->pid, &status, 0) < 0 && errno == EINTR)
		;
	return status;
}

static char *
describe(const Run *run, const char *path, int status)
{
	const char *program = strrchr(path, '/') + 1;
	PQExpBufferData text;
	char	   *result;

	if (!run->killed && WIFEXITED(status) && WEXITSTATUS(status) == 0)
		return NULL;
	initPQExpBuffer(&text);
	if (run->killed)
		appendPQExpBuffer(&text, run->killed, program);
	else if (WIFSIGNALED(status))
		appendPQExpBuffer(&text, say("%s was ended by signal %d"), program, WTERMSIG(status));
	else
		appendPQExpBuffer(&text, say("%s ended with status %d"), program, WEXITSTATUS(status));
	/* a complaint in one line */
	for (size_t i = 0; i < run->complaint.len; i++)
		if (run->complaint.data[i] == '\n')
			run->complaint.data[i] = i + 1 < run->complaint.len ? ' ' : '\0';
	if (run->complaint.len > 0)
		appendPQExpBuffer(&text, ": %s", run->complaint.data);
	result = pg_strdup(text.data);
	termPQExpBuffer(&text);
	return result;
}

char *
run_program(char *const argv[], const RunLimits *limits, PQExpBuffer output)
{
	Run			run = {.out = -1,.err = -1,.output = output};
	char	   *problem;
	int			status;

	initPQExpBuffer(&run.complaint);
	if (!start(&run, argv, limits))
		problem = psprintf(say("%s could not be started: %s"), argv[0], say(strerror(errno)));
	else
	{
		listen_to(&run, limits);
		status = wait_for(&run, limits);
		problem = describe(&run, argv[0], status);
	}
	if (run.out >= 0)
		close(run.out);
	if (run.err >= 0)
		close(run.err);
	termPQExpBuffer(&run.complaint);
	return problem;
}
