/*
 * govgen.c
 *		Corpora of generated reports.
 */
#include "generator.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_LAYOUTS		128

static const char usage[] =
"usage: govgen [options]\n"
"Prints generated annual reports, all different, the same for the same seed.\n"
"  --count N        how many (1)\n"
"  --seed S         where to begin; report k has seed S + k (1)\n"
"  --layouts L      numbers with commas, or all, plain (1 to 6, no markup),\n"
"                   mixed (a layout per table) (plain); list shows them\n"
"  --format F       text, copy (id and body for COPY), sql (INSERTs into\n"
"                   reports(id, body)), figures (id, year and figures as JSON,\n"
"                   for COPY), or files DIR (a .txt and a .truth.csv each)\n"
"                   (text)\n"
"  --damage D       names with commas: delete, double, exchange, label,\n"
"                   furniture, dedupe-next, dedupe-all, truncate\n"
"  --length BYTES   of each, about (7000 to 11000 by chance)\n"
"  --year Y         reported on (by chance)\n"
"  --unbalanced N   one report in N has an equation broken (0: none)\n"
"  --check          prints nothing; is the truth what the text prints?\n";

static void
fail(const char *what, const char *arg)
{
	fprintf(stderr, "govgen: %s%s%s\n", what, arg ? ": " : "", arg ? arg : "");
	exit(2);
}

static int
parse_layouts(const char *s, int *layouts)
{
	int			n = 0;

	if (strcmp(s, "list") == 0)
	{
		for (const GenLayout *l = gen_layouts; l->number; l++)
			printf("%3d  %s\n", l->number, l->name);
		exit(0);
	}
	if (strcmp(s, "all") == 0)
		for (const GenLayout *l = gen_layouts; l->number; l++)
			layouts[n++] = l->number;
	else if (strcmp(s, "plain") == 0)
		for (int i = 1; i <= 6; i++)
			layouts[n++] = i;
	else if (strcmp(s, "mixed") == 0)
		layouts[n++] = GEN_MIXED;
	else
		while (*s)
		{
			char	   *end;
			long		v = strtol(s, &end, 10);

			if (end == s || !gen_layout((int) v) || n == MAX_LAYOUTS)
				fail("no such layout", s);
			layouts[n++] = (int) v;
			s = *end == ',' ? end + 1 : end;
			if (*end && *end != ',')
				fail("no such layout", end);
		}
	if (n == 0)
		fail("no layouts", NULL);
	return n;
}

static unsigned
parse_damage(const char *s)
{
	unsigned	damage = 0;

	while (*s)
	{
		size_t		n = strcspn(s, ",");
		int			i = 0;

		while (gen_damage_names[i] &&
			   (strlen(gen_damage_names[i]) != n || strncmp(s, gen_damage_names[i], n) != 0))
			i++;
		if (!gen_damage_names[i])
			fail("no such damage", s);
		damage |= 1u << i;
		s += n + (s[n] == ',');
	}
	return damage;
}

static void
put_copy(const GenReport *r, long id)
{
	printf("%ld\t", id);
	for (const char *s = r->text, *end = r->text + r->len; s < end;)
	{
		size_t		n = 0;

		while (s + n < end && s[n] != '\n' && s[n] != '\t' && s[n] != '\\' && s[n] != '\r')
			n++;
		fwrite(s, 1, n, stdout);
		s += n;
		if (s < end)
		{
			putchar('\\');
			putchar(*s == '\n' ? 'n' : *s == '\t' ? 't' : *s == '\r' ? 'r' : '\\');
			s++;
		}
	}
	putchar('\n');
}

static void
put_sql(const GenReport *r, long id)
{
	printf("INSERT INTO reports (id, body) VALUES (%ld, '", id);
	for (size_t i = 0; i < r->len; i++)
	{
		if (r->text[i] == '\'')
			putchar('\'');
		putchar(r->text[i]);
	}
	printf("');\n");
}

static void
put_value(FILE *f, int64_t value, int scale)
{
	int64_t		one = 1;

	for (int i = 0; i < scale; i++)
		one *= 10;
	if (value < 0)
		fputc('-', f);
	value = value < 0 ? -value : value;
	fprintf(f, "%lld", (long long) (value / one));
	if (scale > 0)
		fprintf(f, ".%0*lld", scale, (long long) (value % one));
}

/* What the report is about to say, without the text. */
static void
put_figures(const GenReport *r, long id)
{
	const char *separator = "";

	printf("%ld\t%d\t{", id, r->header.year);
	for (int item = 0; item < GOV_NITEMS; item++)
	{
		bool		parties = gov_items[item].part == GOV_APPLICATIONS;
		bool		open = false;

		for (int party = 0; party < (parties ? GOV_NPARTIES : 1); party++)
		{
			const GenTruth *t = &r->cells[gov_items[item].slot + party];

			if (t->status == GOV_ABSENT)
				continue;
			if (!open)
				printf("%s\"%s\": %s", separator, gov_items[item].code, parties ? "{" : "");
			if (parties)
				printf("%s\"%s\": ", open ? ", " : "", gov_parties[party].code);
			if (t->status == GOV_REPORTED)
				put_value(stdout, t->value, t->scale);
			else
				printf("\"%s\"", gov_figures_status_names[t->status]);
			open = true;
			separator = ", ";
		}
		if (open && parties)
			putchar('}');
	}
	printf("}\n");
}

static FILE *
create(const char *dir, long id, const char *suffix)
{
	char		path[4096];
	FILE	   *f;

	snprintf(path, sizeof(path), "%s/%05ld%s", dir, id, suffix);
	f = fopen(path, "w");
	if (!f)
	{
		perror(path);
		exit(2);
	}
	return f;
}

static void
put_files(const GenReport *r, long id, const char *dir)
{
	FILE	   *f = create(dir, id, ".txt");

	fwrite(r->text, 1, r->len, f);
	fclose(f);
	f = create(dir, id, ".truth.csv");
	fprintf(f, "item,party,status,value\n");
	for (int s = 0; s < GOV_NSLOTS; s++)
	{
		const GenTruth *t = &r->cells[s];
		int			party = gov_form_party_of_slot(s);

		if (t->status == GOV_ABSENT || t->may)
			continue;
		fprintf(f, "%s,%s,%s,", gov_items[gov_form_item_of_slot(s)].code,
				party < 0 ? "" : gov_parties[party].code,
				t->status == GOV_REPORTED ? "reported" :
				t->status == GOV_BLANK ? "blank" : "not_applicable");
		if (t->status == GOV_REPORTED)
			put_value(f, t->value, t->scale);
		fputc('\n', f);
	}
	fclose(f);
}

int
main(int argc, char **argv)
{
	GenOptions	options;
	GenGenerator *g;
	int			layouts[MAX_LAYOUTS];
	int			nlayouts = parse_layouts("plain", layouts);
	long		count = 1;
	uint64_t	seed = 1;
	long		unbalanced = 0;
	const char *format = "text";
	const char *dir = NULL;
	bool		check = false;
	long		bad = 0;

	memset(&options, 0, sizeof(options));
	options.division = -1;
	for (int i = 1; i < argc; i++)
	{
		const char *arg = argv[i];
		const char *value = i + 1 < argc ? argv[i + 1] : NULL;

		if (strcmp(arg, "--help") == 0)
		{
			fputs(usage, stdout);
			return 0;
		}
		if (strcmp(arg, "--check") == 0)
		{
			check = true;
			continue;
		}
		if (!value)
			fail("bad or incomplete option; see --help", arg);
		i++;
		if (strcmp(arg, "--count") == 0)
			count = strtol(value, NULL, 10);
		else if (strcmp(arg, "--seed") == 0)
			seed = strtoull(value, NULL, 10);
		else if (strcmp(arg, "--layouts") == 0)
			nlayouts = parse_layouts(value, layouts);
		else if (strcmp(arg, "--damage") == 0)
			options.damage = parse_damage(value);
		else if (strcmp(arg, "--length") == 0)
			options.length = strtoull(value, NULL, 10);
		else if (strcmp(arg, "--year") == 0)
			options.year = (int) strtol(value, NULL, 10);
		else if (strcmp(arg, "--unbalanced") == 0)
			unbalanced = strtol(value, NULL, 10);
		else if (strcmp(arg, "--format") == 0)
		{
			format = value;
			if (strcmp(format, "files") == 0)
			{
				if (++i >= argc)
					fail("--format files needs a directory", NULL);
				dir = argv[i];
			}
			else if (strcmp(format, "text") != 0 && strcmp(format, "copy") != 0 &&
					 strcmp(format, "sql") != 0 && strcmp(format, "figures") != 0)
				fail("no such format", format);
		}
		else
			fail("no such option; see --help", arg);
	}

	g = gen_new();
	for (long k = 0; k < count; k++)
	{
		const GenReport *r;

		options.seed = seed + (uint64_t) k;
		options.layout = layouts[k % nlayouts];
		options.unbalanced = unbalanced > 0 && k % unbalanced == unbalanced - 1;
		r = gen_report(g, &options);
		if (check)
		{
			int			n = options.damage ? 0 : gen_self_check(g, true);

			if (n > 0)
				fprintf(stderr, "layout %d seed %llu: %d rows are not as the truth has them\n",
						options.layout, (unsigned long long) options.seed, n);
			bad += n;
		}
		else if (dir)
			put_files(r, k + 1, dir);
		else if (strcmp(format, "copy") == 0)
			put_copy(r, k + 1);
		else if (strcmp(format, "sql") == 0)
			put_sql(r, k + 1);
		else if (strcmp(format, "figures") == 0)
			put_figures(r, k + 1);
		else
			fwrite(r->text, 1, r->len, stdout);
	}
	gen_free(g);
	if (fflush(stdout) != 0)
	{
		perror("govgen");
		return 2;
	}
	return bad > 0;
}
