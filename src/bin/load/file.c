/*
 * file.c
 *		The way of a file into the table.
 */
#include "file.h"

#include "stop.h"
#include "wording.h"

/* The reader of files that are texts, as the table has it. */
#define READER_TEXT		"text"

static const char *const recognize =
"recognize its text first, for example with ocrmypdf -l chi_sim (packages ocrmypdf, tesseract-ocr-chi-sim)";

/* Tells what became of the file, and frees it.  An interrupted file isn't told of: it
 * is still to be done. */
static bool
finish(Loader *loader, int id, Source *source, Result *result, StoreStatus status)
{
	result->name = source->name;
	if (status == STORE_REFUSED || status == STORE_TWIN)
		result->outcome = OUTCOME_FAILED;
	if (!stop_requested && status != STORE_LOST)
		loader->tell(id, result);
	pg_free(result->message);
	source_free(source);
	return status != STORE_LOST;
}

/* Notes what became of a file that isn't loaded, and finishes it; frees the twin, too. */
static bool
note(Loader *loader, int id, Source *source, Result *result, char *twin)
{
	StoreStatus status = STORE_OK;

	if (!stop_requested)
		status = store_note(&loader->store, source, result, twin);
	pg_free(twin);
	return finish(loader, id, source, result, status == STORE_LOST ? STORE_LOST : STORE_OK);
}

static bool
note_as(Loader *loader, int id, Source *source, Outcome outcome, char *message)
{
	Result		result = {.outcome = outcome,.message = message};

	return note(loader, id, source, &result, NULL);
}

/* Somebody has stored the same bytes since they were looked up, or another constraint was
 * broken: the message says which. */
static bool
finish_refused(Loader *loader, int id, Source *source, Result *result)
{
	char	   *problem = result->message;
	char	   *twin = NULL;
	StoreStatus status;

	result->message = NULL;
	status = store_look_up(&loader->store, source, result, &twin);
	if (status == STORE_OK && !result->settled)
	{
		if (!twin)
			result->message = problem;
		else
			pg_free(problem);
		return note(loader, id, source, result, twin);
	}
	pg_free(problem);
	pg_free(twin);
	return finish(loader, id, source, result, status);
}

/* Loads a reading; frees it and the source. */
static bool
load(Loader *loader, int id, Source *source, Reading *reading)
{
	Result		result = {.outcome = OUTCOME_FAILED};
	StoreStatus status = store_load(&loader->store, source, reading, &result);

	termPQExpBuffer(&reading->text);
	if (status == STORE_TWIN)
		return finish_refused(loader, id, source, &result);
	if (status == STORE_REFUSED)
		return note(loader, id, source, &result, NULL);
	return finish(loader, id, source, &result, status);
}

static bool
is_better(const Score *a, const Score *b)
{
	if (a->proved != b->proved)
		return a->proved > b->proved;
	if (a->failed != b->failed)
		return a->failed < b->failed;
	if (a->numbers != b->numbers)
		return a->numbers > b->numbers;
	if (a->named != b->named)
		return a->named > b->named;
	return a->reports > b->reports;
}

/* Keeps a text if it is better than that before, and frees the other. */
static StoreStatus
consider(Loader *loader, Choice *choice, const char *reader, PQExpBufferData made)
{
	Reading		reading = {reader, made};
	Score		score;
	char	   *problem;
	StoreStatus status = store_measure(&loader->store, &reading, &score, &problem);

	if (status != STORE_OK)
	{
		if (choice->problem)
			pg_free(problem);
		else
			choice->problem = problem;
		termPQExpBuffer(&reading.text);
		return status;
	}
	if (!choice->any || is_better(&score, &choice->score))
	{
		if (choice->any)
			termPQExpBuffer(&choice->best.text);
		choice->any = true;
		choice->best = reading;
		choice->score = score;
	}
	else
		termPQExpBuffer(&reading.text);
	return STORE_OK;
}

/* Loads the best reading of a document, if there is one. */
static bool
settle(Loader *loader, int id, Source *source, Choice *choice)
{
	if (!choice->any)
		return note_as(loader, id, source, OUTCOME_FAILED, choice->problem);
	pg_free(choice->problem);
	if (choice->score.reports == 0 && convert_is_scan(&choice->best.text))
	{
		termPQExpBuffer(&choice->best.text);
		return note_as(loader, id, source, OUTCOME_SCAN,
					   psprintf(say("there is no text on its pages: %s"), say(recognize)));
	}
	return load(loader, id, source, &choice->best);
}

/* Lets the document wait for LibreOffice; starts that when enough are waiting. */
static bool
wait_for_office(Loader *loader, const Waiting *waiting)
{
	loader->waiting[loader->nwaiting++] = *waiting;
	return loader->nwaiting < OFFICE_BATCH || file_load_waiting(loader);
}

static bool
load_document(Loader *loader, int id, Source *source)
{
	const Converter *converter = convert_next(source->media, NULL);
	Choice		choice = {0};

	if (!converter)
		return note_as(loader, id, source, OUTCOME_NEEDS_PROGRAM, convert_missing(source->media));
	for (; converter && !choice.score.whole; converter = convert_next(source->media, converter))
	{
		PQExpBufferData text;
		char	   *problem;

		if (converter->filter)
		{
			Waiting		waiting = {id, converter, *source, choice};

			return wait_for_office(loader, &waiting);
		}
		initPQExpBuffer(&text);
		problem = convert_file(converter, source, loader->options, &text);
		if (problem)
		{
			termPQExpBuffer(&text);
			if (choice.problem)
				pg_free(problem);
			else
				choice.problem = problem;
		}
		else if (consider(loader, &choice, converter->reader, text) == STORE_LOST)
			return false;
		if (choice.any && choice.score.reports == 0 && convert_is_scan(&choice.best.text))
			break;
	}
	return settle(loader, id, source, &choice);
}

/* Considers what LibreOffice made, and loads what is best. */
static bool
take_from_office(Loader *loader, Waiting *w, OfficeJob *job)
{
	if (job->problem)
	{
		termPQExpBuffer(&job->made);
		if (w->choice.problem)
			pg_free(job->problem);
		else
			w->choice.problem = job->problem;
	}
	else if (consider(loader, &w->choice, w->converter->reader, job->made) == STORE_LOST)
		return false;
	return settle(loader, w->id, &w->source, &w->choice);
}

bool
file_load_waiting(Loader *loader)
{
	OfficeJob	jobs[OFFICE_BATCH];
	int			n = loader->nwaiting;
	bool		good = true;

	loader->nwaiting = 0;
	if (n == 0 || stop_requested)
		return true;
	for (int i = 0; i < n; i++)
	{
		jobs[i].converter = loader->waiting[i].converter;
		jobs[i].source = &loader->waiting[i].source;
	}
	office_convert(jobs, n, loader->options);
	for (int i = 0; i < n && good; i++)
		good = take_from_office(loader, &loader->waiting[i], &jobs[i]);
	return good;
}

static bool
load_text(Loader *loader, int id, Source *source)
{
	Reading		reading = {READER_TEXT, source->content};

	if (source->too_long)
		return note_as(loader, id, source, OUTCOME_FAILED,
					   psprintf(say("a text of " INT64_FORMAT " MB is more than --max-size allows (" INT64_FORMAT " MB)"),
								source->size >> 20, loader->options->max_size >> 20));
	/* the reading has it now */
	initPQExpBuffer(&source->content);
	return load(loader, id, source, &reading);
}

bool
file_load(Loader *loader, const Task *task)
{
	Source		source;
	Result		result = {.outcome = OUTCOME_FAILED};
	char	   *twin = NULL;
	const char *problem = source_open(&source, task->path, task->url, loader->options->max_size);
	StoreStatus status;

	if (task->problem)
		problem = task->problem;
	if (problem)
		return note_as(loader, task->id, &source, OUTCOME_FAILED, pg_strdup(say(problem)));
	if (source.media->kind == MEDIA_EMPTY)
		return note_as(loader, task->id, &source, OUTCOME_EMPTY, pg_strdup(say(source.media->message)));
	status = store_look_up(&loader->store, &source, &result, &twin);
	if (status != STORE_OK || result.settled)
	{
		pg_free(twin);
		return finish(loader, task->id, &source, &result, status);
	}
	if (twin)
		return note(loader, task->id, &source, &result, twin);
	switch (source.media->kind)
	{
		case MEDIA_TEXT:
			return load_text(loader, task->id, &source);
		case MEDIA_DOCUMENT:
			return load_document(loader, task->id, &source);
		case MEDIA_PICTURE:
			return note_as(loader, task->id, &source, OUTCOME_SCAN,
						   psprintf(say("%s: %s"), say(source.media->message), say(recognize)));
		default:
			return note_as(loader, task->id, &source, OUTCOME_UNSUPPORTED, pg_strdup(say(source.media->message)));
	}
}
