/*
 * worker.c
 *		What a process of the crew does.
 */
#include "worker.h"

#include "file.h"
#include "message.h"
#include "stop.h"

static int	results_fd;

static void
tell(int id, Result *result)
{
	Message		message;

	message_init(&message);
	message_put_int(&message, WORKER_RESULT);
	message_put_int(&message, id);
	message_put_int(&message, result->outcome);
	message_put_int(&message, result->reports);
	message_put_int(&message, result->incomplete);
	message_put_int(&message, result->unbalanced);
	message_put_string(&message, result->name);
	message_put_string(&message, result->message ? result->message : "");
	/* whoever started us may be gone: the next read tells */
	message_send(results_fd, &message);
	message_free(&message);
}

static bool
next_task(int tasks, Message *message, Task *task)
{
	message_clear(message);
	message_put_int(message, WORKER_FREE);
	if (stop_requested || !message_send(results_fd, message) || !message_wait(tasks, message))
		return false;
	task->id = message_get_int(message);
	task->path = message_get_string(message);
	task->url = message_get_string(message);
	task->problem = message_get_string(message);
	if (*task->problem == '\0')
		task->problem = NULL;
	return true;
}

void
worker_run(const Options *options, const Database *database, int tasks, int results)
{
	Loader		loader = {.options = options,.tell = tell};
	Message		message;
	Task		task;
	bool		good;

	results_fd = results;
	message_init(&message);
	if (!store_begin(&loader.store, options, database))
		exit(WORKER_EXIT_ALONE);
	good = true;
	while (good && next_task(tasks, &message, &task))
		good = file_load(&loader, &task);
	good = good && file_load_waiting(&loader);
	store_end(&loader.store);
	exit(good ? 0 : WORKER_EXIT_LOST);
}
