/*
 * summary.c
 *		What came of it all, and how to list what needs a look.
 */
#include "summary.h"

#include "wording.h"

static void
print_count(int64 n, const char *words, const char *pattern, const Database *database)
{
	char	   *sql = pattern ? database_sql(database, pattern) : NULL;

	if (n > 0)
		printf(say("  %s: " INT64_FORMAT "%s%s\n"), say(words), n, sql ? "\n      " : "", sql ? sql : "");
	pg_free(sql);
}

static void
print_outcome(const Progress *progress, const Database *database, Outcome outcome)
{
	char	   *pattern = psprintf("SELECT path, message FROM {files} WHERE outcome = '%s';",
								   outcome_words[outcome].name);

	print_count(progress->outcomes[outcome], outcome_words[outcome].words, pattern, database);
	pg_free(pattern);
}

void
summary_print(const Progress *progress, const Database *database, int64 hidden)
{
	double		seconds = progress_seconds(progress);

	printf(say(INT64_FORMAT " files in %.1f s, %.0f a second; reports into table %s: " INT64_FORMAT "\n"),
		   progress->done, seconds, seconds > 0 ? progress->done / seconds : 0, database->table, progress->reports);
	print_count(progress->outcomes[OUTCOME_LOADED], outcome_words[OUTCOME_LOADED].words, NULL, database);
	print_count(progress->outcomes[OUTCOME_UNCHANGED], outcome_words[OUTCOME_UNCHANGED].words, NULL, database);
	print_count(progress->incomplete, "incomplete reports",
				"SELECT path, ordinal FROM {table} WHERE ({report}).figures IS NOT NULL"
				" AND NOT {extension}.govreport_is_complete({report});", database);
	print_count(progress->unbalanced, "unbalanced reports",
				"SELECT path, ordinal, v.message FROM {table}, {extension}.govreport_violations({report}) v;", database);
	print_count(progress->outcomes[OUTCOME_DUPLICATE], outcome_words[OUTCOME_DUPLICATE].words,
				"SELECT path, duplicate_of FROM {files} WHERE outcome = 'duplicate';", database);
	print_outcome(progress, database, OUTCOME_NO_REPORT);
	for (int o = 0; o < NOUTCOMES; o++)
		if (outcome_words[o].is_failure)
			print_outcome(progress, database, (Outcome) o);
	print_count(hidden, "hidden, and left out", NULL, database);
}
