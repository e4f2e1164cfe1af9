/*
 * scope_test.c
 *		Whose figures a report holds: a text that breaks off anywhere.  The rest
 *		stands in test/cases/regions.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/regions/locate.h"
#include "core/regions/scope.h"
#include "tap.h"

static GovScope
scope_of(const char *text)
{
	GovArena	arena;
	GovHeader	h;
	GovText		t = {text, strlen(text), NULL, 0};
	jmp_buf		here;
	volatile GovScope scope = (GovScope) -1;

	gov_arena_init(&arena, &gov_malloc_host);
	if (setjmp(here) == 0)
	{
		arena.onerror = &here;
		gov_header_read(&arena, &t, &h, NULL);
		scope = gov_regions_read_scope(&h, gov_regions_locate(&h, NULL));
	}
	gov_arena_free(&arena);
	return scope;
}

#define REST	"\n一、总体情况\n今年以来有序推进各项工作。\n"

int
main(void)
{
	const char *whole = "发布机构：秦皇岛市人民政府办公室\n2021年政府信息公开工作年度报告\n"
		"本报告；由各部门;汇总。；;。本报告所列数据涵盖各县（区）" REST;
	bool		passed = true;

	for (size_t n = 0; n <= strlen(whole); n++)
	{
		char	   *part = malloc(n + 1);

		memcpy(part, whole, n);
		part[n] = '\0';
		passed &= scope_of(part) <= GOV_SCOPE_REGION;
		free(part);
	}
	ok(passed, "a text that breaks off gives no scope at all");
	printf("1..%d\n", ntests);
	return nfailed != 0;
}
