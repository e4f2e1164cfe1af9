/*
 * samples_test.c
 *		Real reports, if they are at hand: every cell of every truth file.
 *
 * usage: samples_test [DIR]     (../shared/samples; skipped when absent)
 *        samples_test --show FILE
 */
#include "core/read/read.h"
#include "tap.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
print_value(char *buf, size_t size, int64_t value, int scale)
{
	int64_t		unit = 1;

	for (int i = 0; i < scale; i++)
		unit *= 10;
	if (scale)
		snprintf(buf, size, "%s%lld.%0*lld", value < 0 ? "-" : "", (long long) llabs(value / unit),
				 scale, llabs(value % unit));
	else
		snprintf(buf, size, "%lld", (long long) value);
}

static void
show(const GovReport *r, const GovDiags *d)
{
	printf("# title=%.*s agency=%.*s year=%d index=%.*s doc=%.*s published=%d-%d-%d period=%d-%d-%d..%d-%d-%d region=%llu\n",
		   (int) r->header.title.len, r->header.title.s, (int) r->header.agency.len, r->header.agency.s,
		   r->header.year, (int) r->header.index_no.len, r->header.index_no.s,
		   (int) r->header.doc_no.len, r->header.doc_no.s,
		   r->header.published.year, r->header.published.month, r->header.published.day,
		   r->header.period_from.year, r->header.period_from.month, r->header.period_from.day,
		   r->header.period_to.year, r->header.period_to.month, r->header.period_to.day,
		   (unsigned long long) r->region);
	for (uint32_t i = 0; i < r->ncells; i++)
	{
		const GovReadCell *c = &r->cells[i];
		int			party = gov_form_party_of_slot(c->slot);
		char		v[40];

		print_value(v, sizeof(v), c->value, c->scale);
		printf("# %s,%s,%s,%s  \"%.*s\" line %u\n", gov_items[gov_form_item_of_slot(c->slot)].code,
			   party >= 0 ? gov_parties[party].code : "", gov_status_names[c->status],
			   c->status == GOV_REPORTED ? v : "", (int) c->raw.len, c->raw.s, c->line);
	}
	for (uint32_t i = 0; i < d->n; i++)
		printf("# %d %s line %u: %s\n", d->items[i].severity, d->items[i].code, d->items[i].line,
			   d->items[i].message);
}

static bool
check_truth(const GovReport *r, char *truth)
{
	bool		in_truth[GOV_NSLOTS];
	bool		good = true;

	memset(in_truth, 0, sizeof(in_truth));
	strtok(truth, "\r\n");
	for (char *line = strtok(NULL, "\r\n"); line; line = strtok(NULL, "\r\n"))
	{
		char	   *item = line;
		char	   *party = strchr(item, ',');
		char	   *status = strchr(party + 1, ',');
		char	   *value = strchr(status + 1, ',');
		int			slot;
		char		v[40];

		*party++ = *status++ = *value++ = '\0';
		slot = gov_form_find_item(item, strlen(item));
		slot = gov_items[slot].slot + (*party ? gov_form_find_party(party, strlen(party)) : 0);
		in_truth[slot] = true;
		print_value(v, sizeof(v), r->figures.value[slot], r->figures.scale[slot]);
		if (strcmp(gov_status_names[r->figures.status[slot]], status) != 0 ||
			(*value && strcmp(v, value) != 0))
		{
			printf("# %s %s: expected %s %s, got %s %s\n", item, party, status, value,
				   gov_status_names[r->figures.status[slot]], v);
			good = false;
		}
	}
	for (int s = 0; s < GOV_NSLOTS; s++)
		if (!in_truth[s] && r->figures.status[s] != GOV_ABSENT)
		{
			printf("# slot %d (%s) made up\n", s, gov_items[gov_form_item_of_slot(s)].code);
			good = false;
		}
	return good;
}

int
main(int argc, char **argv)
{
	const char *dir = argc > 1 ? argv[1] : "../shared/samples";
	GovArena	arena;
	DIR		   *d;
	struct dirent *e;

	gov_arena_init(&arena, &gov_malloc_host);
	if (argc > 2 && strcmp(argv[1], "--show") == 0)
	{
		GovReport	r;
		GovDiags	diags = {&arena, NULL, 0, 0};
		size_t		len;
		char	   *text = slurp(argv[2], &len);

		gov_read(&arena, text, len, GOV_READ_CELLS | GOV_READ_HEADER, &r, &diags);
		show(&r, &diags);
		free(text);
		gov_arena_free(&arena);
		return 0;
	}
	d = opendir(dir);
	if (!d)
	{
		printf("1..0 # SKIP no sample reports at hand\n");
		return 0;
	}
	while ((e = readdir(d)) != NULL)
	{
		size_t		n = strlen(e->d_name);
		char		path[600];
		char		what[700];
		char		stem[300];
		size_t		len;
		char	   *text;
		char	   *truth;
		GovReport	r;
		GovErrorCode code;

		if (n < 5 || n > 250 || strcmp(e->d_name + n - 4, ".txt") != 0)
			continue;
		snprintf(path, sizeof(path), "%s/%s", dir, e->d_name);
		text = slurp(path, &len);
		gov_arena_reset(&arena);
		code = gov_read(&arena, text, len, GOV_READ_HEADER, &r, NULL);
		/* huaian-2024.layout.txt and .raw.txt share a truth */
		snprintf(stem, sizeof(stem), "%.*s", (int) strcspn(e->d_name, "."), e->d_name);
		snprintf(path, sizeof(path), "%s/%s.truth.csv", dir, stem);
		truth = slurp(path, &len);
		snprintf(what, sizeof(what), "every cell of %s is right", e->d_name);
		if (truth)
			ok(code == GOV_OK && r.is_report && check_truth(&r, truth), what);
		else
		{
			snprintf(what, sizeof(what), "%s is no report", e->d_name);
			ok(code == GOV_OK && !r.is_report, what);
		}
		free(truth);
		free(text);
	}
	closedir(d);
	gov_arena_free(&arena);
	printf("1..%d\n", ntests);
	return nfailed ? 1 : 0;
}
