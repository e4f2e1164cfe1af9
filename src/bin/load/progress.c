/*
 * progress.c
 *		How far it is: a bar on a terminal, else a line now and then.
 */
#include "progress.h"

#include "wording.h"

#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#define BAR_EVERY_S		0.2
#define LINE_EVERY_S	10.0
#define DEFAULT_WIDTH	80
#define MAX_WIDTH		200
#define WORDS_WIDTH		58		/* beside the bar itself */
#define MIN_BAR			5

void
progress_begin(Progress *progress, int64 total, bool quiet)
{
	memset(progress, 0, sizeof(*progress));
	progress->total = total;
	progress->quiet = quiet;
	progress->bar = isatty(STDERR_FILENO);
	INSTR_TIME_SET_CURRENT(progress->start);
}

double
progress_seconds(const Progress *progress)
{
	instr_time	now;

	INSTR_TIME_SET_CURRENT(now);
	INSTR_TIME_SUBTRACT(now, progress->start);
	return INSTR_TIME_GET_DOUBLE(now);
}

static void
erase_bar(Progress *progress)
{
	if (progress->shown > 0)
		fprintf(stderr, "\r%*s\r", progress->shown, "");
	progress->shown = 0;
}

void
progress_end(Progress *progress)
{
	erase_bar(progress);
	fflush(stderr);
}

/* 1:02:03, or 2:03 */
static void
print_time(char *to, size_t size, double seconds)
{
	int64		s = (int64) seconds;

	if (s >= 3600)
		snprintf(to, size, INT64_FORMAT ":%02d:%02d", s / 3600, (int) (s / 60 % 60), (int) (s % 60));
	else
		snprintf(to, size, "%d:%02d", (int) (s / 60), (int) (s % 60));
}

/* "123 of 300 files, 25 a second, 0:07 left" */
static void
describe(const Progress *progress, char *to, size_t size)
{
	double		seconds = progress_seconds(progress);
	double		rate = seconds > 0 ? progress->done / seconds : 0;
	int			decimals = rate < 10 ? 1 : 0;
	char		left[32];
	int			n;

	if (progress->total < 0)
		n = snprintf(to, size, say(INT64_FORMAT " files, %.*f a second"), progress->done, decimals, rate);
	else
		n = snprintf(to, size, say(INT64_FORMAT " of " INT64_FORMAT " files, %.*f a second"),
					 progress->done, progress->total, decimals, rate);
	if (progress->total < progress->done || rate <= 0 || n < 0 || (size_t) n >= size)
		return;
	print_time(left, sizeof(left), (progress->total - progress->done) / rate);
	snprintf(to + n, size - n, say(", %s left"), left);
}

static int
terminal_width(void)
{
	struct winsize window;

	if (ioctl(STDERR_FILENO, TIOCGWINSZ, &window) != 0 || window.ws_col == 0)
		return DEFAULT_WIDTH;
	return Min(window.ws_col, MAX_WIDTH);
}

/* Columns on a terminal: Chinese characters and marks, of three bytes each, take two. */
static int
columns_of(const char *words)
{
	int			columns = 0;

	for (const unsigned char *s = (const unsigned char *) words; *s; s++)
		columns += *s < 0x80 ? 1 : *s >= 0xE0 ? 2 : 0;
	return columns;
}

static void
show_bar(Progress *progress, const char *words)
{
	char		bar[MAX_WIDTH + 1] = "";
	int			width = terminal_width() - WORDS_WIDTH;
	int			shown;

	if (progress->total > 0 && width >= MIN_BAR)
	{
		int			filled = (int) Min(width, progress->done * width / progress->total);

		memset(bar, '#', filled);
		memset(bar + filled, '.', width - filled);
	}
	fprintf(stderr, "\r%s%s%s", bar, *bar ? " " : "", words);
	shown = (int) strlen(bar) + (*bar ? 1 : 0) + columns_of(words);
	/* what is left of a longer one */
	if (shown < progress->shown)
		fprintf(stderr, "%*s", progress->shown - shown, "");
	progress->shown = shown;
	fflush(stderr);
}

void
progress_tick(Progress *progress)
{
	double		now = progress_seconds(progress);
	char		words[128];

	if (progress->quiet || now - progress->last < (progress->bar ? BAR_EVERY_S : LINE_EVERY_S))
		return;
	progress->last = now;
	describe(progress, words, sizeof(words));
	if (progress->bar)
		show_bar(progress, words);
	else
		fprintf(stderr, "%s\n", words);
}

/* Names may hold what a terminal would obey. */
static void
print_problem(const char *name, const char *message)
{
	char	   *line = psprintf("govrpt-load: %s: %s", name, message);

	for (char *s = line; *s; s++)
		if ((unsigned char) *s < ' ' || *s == 0x7F)
			*s = '?';
	fprintf(stderr, "%s\n", line);
	pg_free(line);
}

void
progress_add(Progress *progress, const Result *result)
{
	progress->done++;
	progress->outcomes[result->outcome]++;
	progress->reports += result->reports;
	progress->incomplete += result->incomplete;
	progress->unbalanced += result->unbalanced;
	if (outcome_words[result->outcome].is_failure)
	{
		erase_bar(progress);
		print_problem(result->name, result->message ? result->message : say(outcome_words[result->outcome].words));
	}
}
