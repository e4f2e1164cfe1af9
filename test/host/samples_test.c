/*
 * samples_test.c
 *		Whole reports: every cell of every truth file, every field of
 *		headers.csv.  test/truth does the same on a server.
 *
 * usage: samples_test [DIRECTORY]	  (default: ../shared/samples, if it is there)
 */
#include "core/text/charset.h"
#include "outcome.h"
#include "tap.h"

#include <dirent.h>
#include <string.h>

#define MAX_PATH	1000
#define MAX_COLUMNS 12

/* Bytes of any charset to a text of its own; NULL when an error is thrown. */
static char *
decode(const char *bytes, size_t n, size_t *len)
{
	GovArena	a;
	GovStr		text;
	jmp_buf		here;
	char	   *volatile copy = NULL;

	gov_arena_init(&a, &gov_malloc_host);
	a.onerror = &here;
	if (setjmp(here) == 0)
	{
		gov_text_decode(&a, bytes, n, &text, NULL, NULL);
		*len = text.len;
		copy = malloc(text.len + 1);
		memcpy(copy, text.s, text.len);
	}
	gov_arena_free(&a);
	return copy;
}

/* Cut a line of CSV without quotes into its fields; returns their number. */
static int
split(char *line, char *field[MAX_COLUMNS])
{
	int			n = 0;

	line[strcspn(line, "\r\n")] = '\0';
	for (char *p = line; p && n < MAX_COLUMNS; n++)
	{
		field[n] = p;
		p = strchr(p, ',');
		if (p)
			*p++ = '\0';
	}
	return n;
}

/* item,party,status,value; what isn't named must be absent. */
static bool
check_truth(const GovFigures *f, char *truth)
{
	bool		in_truth[GOV_ALL_SLOTS] = {false};
	bool		good = true;
	char	   *rest;

	strtok_r(truth, "\n", &rest);
	for (char *line = strtok_r(NULL, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
	{
		char	   *field[MAX_COLUMNS];
		char		got[GOV_DECIMAL_MAXLEN] = "";
		int			item;
		int			slot;

		if (split(line, field) != 4)
			continue;
		item = gov_form_find_item(field[0], strlen(field[0]));
		slot = gov_items[item].slot + (*field[1] ? gov_form_find_party(field[1], strlen(field[1])) : 0);
		in_truth[slot] = true;
		if (gov_figures_has_number(f->status[slot]))
			gov_decimal_print(gov_decimal(f->value[slot], f->scale[slot]), got);
		if (strcmp(gov_figures_status_names[f->status[slot]], field[2]) != 0 || strcmp(got, field[3]) != 0)
		{
			printf("# %s %s: expected %s %s, got %s %s\n", field[0], field[1], field[2], field[3],
				   gov_figures_status_names[f->status[slot]], got);
			good = false;
		}
	}
	for (int slot = 0; slot < GOV_ALL_SLOTS; slot++)
		if (!in_truth[slot] && f->status[slot] != GOV_ABSENT)
		{
			printf("# %s, slot %d: made up\n", gov_items[gov_form_item_of_slot(slot)].code, slot);
			good = false;
		}
	return good;
}

/* One row of headers.csv, below the names of its columns. */
static bool
check_header(const Outcome *o, char *const *columns, char *const *want, int n)
{
	bool		good = true;

	for (int i = 1; i < n; i++)
		for (int f = 0; f < NFIELDS; f++)
		{
			char		buf[FIELD_WORD];
			const char *got;

			if (strcmp(columns[i], field_names[f]) != 0)
				continue;
			got = outcome_field(o, f, buf);
			if (strcmp(got ? got : "", want[i]) != 0)
			{
				printf("# %s: expected %s, got %s\n", columns[i], want[i], got ? got : "(none)");
				good = false;
			}
		}
	return good;
}

/*
 * NAME.rendering.txt has the truth of NAME, as has NAME.txt.  The row of
 * headers.csv is that of the sample, or of its truth.
 */
static void
test_sample(const char *directory, const char *file)
{
	char		path[MAX_PATH];
	char		what[MAX_PATH];
	int			stem = (int) strcspn(file, ".");
	int			whole = (int) strlen(file) - 4;
	size_t		len;
	char	   *bytes;
	char	   *text;
	char	   *truth;
	char	   *headers;
	char	   *rest;
	Outcome		o;
	bool		read;

	snprintf(path, sizeof(path), "%s/%s", directory, file);
	bytes = slurp(path, &len);
	text = bytes ? decode(bytes, len, &len) : NULL;
	read = text && outcome_read(&o, text, len);
	snprintf(path, sizeof(path), "%s/%.*s.truth.csv", directory, stem, file);
	truth = slurp(path, &len);
	snprintf(what, sizeof(what), truth ? "every cell of %s is right" : "%s is no report", file);
	ok(read && (truth ? o.report.is_report && check_truth(&o.report.figures, truth) : !o.report.is_report),
	   what);

	snprintf(path, sizeof(path), "%s/headers.csv", directory);
	headers = slurp(path, &len);
	if (read && headers)
	{
		char	   *columns[MAX_COLUMNS];
		int			n = split(strtok_r(headers, "\n", &rest), columns);

		for (char *line = strtok_r(NULL, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
		{
			char	   *want[MAX_COLUMNS];

			if (split(line, want) != n || strncmp(want[0], file, strlen(want[0])) != 0 ||
				((int) strlen(want[0]) != stem && (int) strlen(want[0]) != whole))
				continue;
			snprintf(what, sizeof(what), "every field of the header of %s is right", file);
			ok(check_header(&o, columns, want, n), what);
		}
	}
	if (text)
		outcome_free(&o);
	free(headers);
	free(truth);
	free(text);
	free(bytes);
}

int
main(int argc, char **argv)
{
	const char *directory = argc > 1 ? argv[1] : "../shared/samples";
	struct dirent **entries;
	int			n = scandir(directory, &entries, NULL, alphasort);

	if (n < 0)
	{
		printf("1..0 # SKIP there is no directory %s\n", directory);
		return 0;
	}
	for (int i = 0; i < n; i++)
	{
		size_t		len = strlen(entries[i]->d_name);

		if (len > 4 && strcmp(entries[i]->d_name + len - 4, ".txt") == 0)
			test_sample(directory, entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	printf("1..%d\n", ntests);
	return nfailed ? 1 : 0;
}
