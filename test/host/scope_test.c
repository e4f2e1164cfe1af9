/*
 * scope_test.c
 *		Whose figures a report holds, by its header.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/regions/locate.h"
#include "core/regions/scope.h"
#include "tap.h"

typedef struct Case
{
	GovScope	scope;
	const char *text;
} Case;

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

static void
cases(const char *name, const Case *c, size_t n)
{
	bool		passed = true;

	for (size_t i = 0; i < n; i++)
	{
		GovScope	got = scope_of(c[i].text);

		if (got != c[i].scope)
		{
			printf("# %s: %d, not %d\n", c[i].text, (int) got, (int) c[i].scope);
			passed = false;
		}
	}
	ok(passed, name);
}

#define CASES(name, ...) \
	do { \
		static const Case c[] = {__VA_ARGS__}; \
		cases(name, c, sizeof(c) / sizeof(c[0])); \
	} while (0)

#define ORGAN	GOV_SCOPE_ORGAN
#define REGION	GOV_SCOPE_REGION
#define NONE	GOV_SCOPE_UNKNOWN
#define REST	"\n一、总体情况\n今年以来有序推进各项工作。\n"

int
main(void)
{
	CASES("a government's report is not taken for its region's",
		  {REGION, "秦皇岛市2021年政府信息公开工作年度报告\n根据条例编制。" REST},
		  {REGION, "秦皇岛市人民政府2021年政府信息公开工作年度报告\n根据条例编制。" REST},
		  {REGION, "洪泽区人民政府\n2023年政府信息公开工作年度报告\n本报告由淮安市洪泽区人民政府办公室根据条例编制。" REST},
		  {REGION, "发布机构：秦皇岛市人民政府办公室\n秦皇岛市2021年政府信息公开工作年度报告\n" REST},
		  {REGION, "大兴安岭地区行政公署2020年政府信息公开工作年度报告\n" REST},
		  {REGION, "浦东新区人民政府2020年政府信息公开工作年度报告\n" REST},
		  {REGION, "浦东新区2020年政府信息公开工作年度报告\n" REST},
		  {REGION, "2022年全市政府信息公开工作年度报告\n" REST},
		  {REGION, "发布机构：秦皇岛市人民政府\n2021年政府信息公开工作年度报告\n" REST "秦皇岛市人民政府\n2022年1月20日\n"},
		  {REGION, "2023年政府信息公开工作年度报告\n本报告由秦皇岛市人民政府编制。" REST});
	CASES("an organ's own report is taken for something else",
		  {ORGAN, "秦皇岛市教育局2021年政府信息公开工作年度报告\n" REST},
		  {ORGAN, "秦皇岛市教育局2021年政府信息公开工作年度报告\n本报告汇总各区县教育局的数据。" REST},
		  {ORGAN, "硚口区行政审批局2020年度\n政府信息公开工作年度报告\n" REST},
		  {ORGAN, "秦皇岛市人民政府外事办公室2021年政府信息公开工作年度报告\n" REST},
		  {ORGAN, "秦皇岛市人民政府办公室2021年政府信息公开工作年度报告\n" REST},
		  {ORGAN, "国家税务总局淮安市税务局2020年政府信息公开工作年度报告\n" REST},
		  {ORGAN, "秦皇岛经济技术开发区管理委员会2020年政府信息公开工作年度报告\n" REST});
	CASES("a town or street office is taken for a region",
		  {ORGAN, "洪泽区老子山镇人民政府2021年政府信息公开工作年度报告\n" REST},
		  {ORGAN, "洪泽区老子山镇2021年政府信息公开工作年度报告\n" REST},
		  {ORGAN, "青岛市市南区人民政府八大湖街道办事处2021年政府信息公开工作年度报告\n" REST},
		  {ORGAN, "洪泽区某某乡人民政府办公室2021年政府信息公开工作年度报告\n" REST});
	CASES("what the text says of the range of its figures is not heeded",
		  {REGION, "秦皇岛市人民政府办公室2021年政府信息公开工作年度报告\n本报告由市政府办公室会同各县区、各部门\n汇总编制而成。" REST},
		  {REGION, "2021年政府信息公开工作年度报告\n本报告所列数据涵盖各县（区）人民政府和各部门。" REST},
		  {NONE, "秦皇岛市2021年政府信息公开工作年度报告\n本报告由各部门数据汇总而成。统计数据不含各县区。" REST},
		  {NONE, "秦皇岛市2021年政府信息公开工作年度报告\n本报告由各部门数据汇总而成。统计数据不　含各县区。" REST},
		  {NONE, "秦皇岛市人民政府2021年政府信息公开工作年度报告\n本报告数据统计范围为市政府本级。" REST},
		  {ORGAN, "发布机构：秦皇岛市人民政府办公室\n2021年政府信息公开工作年度报告\n统计数据仅为本办数据。" REST});
	CASES("what can't be told is guessed",
		  {NONE, "政府信息公开工作年度报告\n" REST},
		  {NONE, "2021年政府信息公开工作年度报告\n市营商局认真贯彻条例,汇总各部门材料。" REST},
		  {NONE, "发布机构：秦皇岛市人民政府\n2021年政府信息公开工作年度报告\n" REST},
		  {NONE, "发布机构：办公室\n2021年政府信息公开工作年度报告\n" REST});

	/* nothing but bytes, and texts that end anywhere */
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
	}
	printf("1..%d\n", ntests);
	return nfailed != 0;
}
