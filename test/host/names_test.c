/*
 * names_test.c
 *		Items and parties by what people call them.
 */
#include <stdio.h>
#include <string.h>

#include "core/figures/refs.h"
#include "tap.h"

/* The code of the only thing that a name stands for; "several", "none". */
static const char *
meant(GovNameKind kind, const char *name)
{
	GovNamed	found[GOV_NNAMED];
	int			n = gov_figures_find_named(kind, name, strlen(name), found);

	return n == 0 ? "none" : n > 1 ? "several" : gov_figures_named_code(kind, found[0]);
}

static bool
is(const char *name, const char *code)
{
	const char *got = meant(GOV_NAMES_OF_ITEMS, name);

	if (strcmp(got, code) != 0)
		printf("# %s is %s, not %s\n", name, got, code);
	return strcmp(got, code) == 0;
}

static bool
is_party(const char *name, const char *code)
{
	const char *got = meant(GOV_NAMES_OF_PARTIES, name);

	if (strcmp(got, code) != 0)
		printf("# party %s is %s, not %s\n", name, got, code);
	return strcmp(got, code) == 0;
}

static bool
labels_are_names(void)
{
	bool		good = true;

	for (int i = 0; i < GOV_NITEMS; i++)
		good &= is(gov_items[i].label_zh, gov_items[i].code) && is(gov_items[i].label_en, gov_items[i].code);
	for (int g = 0; g < GOV_NGROUPS; g++)
		good &= is(gov_groups[g].label_zh, gov_groups[g].code) && is(gov_groups[g].label_en, gov_groups[g].code);
	for (int p = 0; p < GOV_NPARTIES; p++)
		good &= is_party(gov_parties[p].label_zh, gov_parties[p].code) &&
			is_party(gov_parties[p].label_en, gov_parties[p].code);
	return good;
}

/* Nothing but its own item may answer to what is printed beside or above a cell. */
static bool
printed_labels_are_of_their_items(void)
{
	bool		good = true;

	for (int i = 0; i < GOV_NITEMS; i++)
	{
		const GovItem *item = &gov_items[i];
		int			n = gov_form_path_len(item->path);
		char		whole[512] = "";

		for (int k = 0; k < n; k++)
		{
			strncat(whole, item->path[k].s, item->path[k].len);
			strcat(whole, " ");
		}
		if (n > 0)
			good &= is(whole, item->code);
	}
	return good;
}

static bool
what_people_type(void)
{
	return is("本年新收", "received") && is("上年结转", "carried_in") && is("结转下年", "carried_over") &&
		is("予以公开", "granted") && is("（一）予以公开", "granted") && is("三、(一) 予以公开", "granted") &&
		is("部分公开", "partly_granted") && is("不予公开", "refused") && is("无法提供", "unavailable") &&
		is("不予处理", "not_processed") && is("其他处理", "other") && is("国家秘密", "refused.state_secret") &&
		is("属于国家秘密", "refused.state_secret") && is("逾期不补正", "other.not_corrected") &&
		is("行政许可", "licensing.decisions") && is("行政处罚", "penalties.decisions") &&
		is("行政事业性收费", "fees.amount") && is("收费金额", "fees.amount") &&
		is("采购总金额", "procurement.amount") && is("行政许可上一年项目数量", "licensing.items_prior") &&
		is("行政复议 结果纠正", "reconsideration.corrected") && is("复议后起诉结果纠正", "litigation_after_reconsideration.corrected") &&
		is_party("自然人", "natural_person") && is_party("总计", "total") && is_party("商业企业", "business") &&
		is_party("其他", "other_org") && is_party("法人或其他组织/其他", "other_org") && is_party("合计", "total");
}

static bool
old_names(void)
{
	return is("规范性文件 本年新制作数量", "normative_documents.made") &&
		is("行政规范性文件 本年制发件数", "normative_documents.issued") &&
		is("行政规范性文件现行有效数量", "normative_documents.in_force") &&
		is("结转下一年度继续办理", "carried_over") && is("同意公开", "granted");
}

static bool
other_scripts_and_signs(void)
{
	return is("行政許可", "licensing.decisions") && is("本年　新收", "received") && is("予以公開", "granted");
}

static bool
shared_names_are_nobodys(void)
{
	return is("总计", "several") && is("规章", "several") && is("结果维持", "several") && is("行政复议", "several") &&
		is("行政诉讼结果纠正", "several") && is("本年处理决定数量", "several") && is("其他", "several") &&
		is("政府集中采购", "several") && is_party("法人或其他组织", "several");
}

static bool
strangers_are_none(void)
{
	char		more[GOV_NAME_BYTES + 16];

	memset(more, 'x', sizeof(more));
	more[sizeof(more) - 1] = '\0';
	return is("", "none") && is("三、", "none") && is("本年新", "none") && is("新收数量多少", "none") && is(more, "none") &&
		is("7", "none") && is("refused state secret", "none") && is_party("甲", "none") && is_party("三、", "none");
}

static bool
near_to(GovNameKind kind, const char *name, const char *code)
{
	GovNamed	near[GOV_NEAR_NAMES];
	int			n = gov_figures_find_near(kind, name, strlen(name), near);
	const char *got = n > 0 ? gov_figures_named_code(kind, near[0]) : "none";

	if (strcmp(got, code) != 0)
		printf("# near %s is %s, not %s\n", name, got, code);
	return strcmp(got, code) == 0;
}

static bool
near_names(void)
{
	return near_to(GOV_NAMES_OF_ITEMS, "本年新受", "received") && near_to(GOV_NAMES_OF_ITEMS, "予已公开", "granted") &&
		near_to(GOV_NAMES_OF_ITEMS, "处罚", "penalties.decisions") &&
		near_to(GOV_NAMES_OF_ITEMS, "过程性", "refused.process_information") &&
		near_to(GOV_NAMES_OF_ITEMS, "完全无关的文字", "none") && near_to(GOV_NAMES_OF_ITEMS, "receved", "none") &&
		near_to(GOV_NAMES_OF_PARTIES, "自燃人", "natural_person") && near_to(GOV_NAMES_OF_PARTIES, "律师", "none");
}

static bool
path_is(const char *path, GovRefError want, const char *item, int party)
{
	GovRef		ref = {-1, -1, -1};
	GovRefError got = gov_figures_resolve_path(path, strlen(path), &ref);
	const char *code = got != GOV_REF_OK ? "" : ref.item >= 0 ? gov_items[ref.item].code : gov_groups[ref.group].code;

	if (got == want && (want != GOV_REF_OK || (strcmp(code, item) == 0 && ref.party == party)))
		return true;
	printf("# %s: error %d, %s, party %d\n", path, got, code, ref.party);
	return false;
}

static bool
paths(void)
{
	return path_is("本年新收.自然人", GOV_REF_OK, "received", GOV_PARTY_NATURAL_PERSON) &&
		path_is("本年新收 / 总计", GOV_REF_OK, "received", GOV_PARTY_TOTAL) &&
		path_is("本年新收．总计", GOV_REF_OK, "received", GOV_PARTY_TOTAL) &&
		path_is("received.总计", GOV_REF_OK, "received", GOV_PARTY_TOTAL) &&
		path_is("三、(三)不予公开 1.属于国家秘密 / 法人或其他组织 / 其他", GOV_REF_OK, "refused.state_secret", GOV_PARTY_OTHER_ORG) &&
		path_is("行政复议 / 总计", GOV_REF_OK, "reconsideration.total", -1) &&
		path_is("本年新收.总数", GOV_REF_UNKNOWN_PARTY, "", 0) &&
		path_is("本年新收.法人或其他组织", GOV_REF_AMBIGUOUS_PARTY, "", 0) &&
		path_is("总计", GOV_REF_AMBIGUOUS_ITEM, "", 0) && path_is("行政许可.自然人", GOV_REF_NO_PARTIES, "", 0) &&
		path_is("total.total.total", GOV_REF_UNKNOWN_ITEM, "", 0) && path_is("..///..", GOV_REF_UNKNOWN_ITEM, "", 0);
}

int
main(void)
{
	ok(labels_are_names(), "every label of the dictionary, Chinese or English, is a name of its item alone");
	ok(printed_labels_are_of_their_items(), "what is printed beside and above a cell is a name of its item alone");
	ok(what_people_type(), "short names of items and parties are known");
	ok(old_names(), "names of former editions and former years are known");
	ok(other_scripts_and_signs(), "names are told in other scripts, with other spaces");
	ok(shared_names_are_nobodys(), "a label that several share is said to be that of several");
	ok(strangers_are_none(), "what is no name, or only part of one, is none");
	ok(near_names(), "names are near by characters, in Chinese, too");
	ok(paths(), "item and party are told apart in one text");
	printf("1..%d\n", ntests);
	return nfailed != 0;
}
