/*
 * edition_test.c
 *		A form with an edition that does not exist (2031.sed): what is derived
 *		from form.def knows it everywhere, and nothing changes for the others.
 */
#include "core/explain/explain.h"
#include "core/read/read.h"
#include "core/render/render.h"
#include "core/rules/equations.h"
#include "core/rules/verdict.h"
#include "tap.h"

#include <string.h>

static GovArena arena;
static GovReport report;
static GovDiags diags;

static int
item_of(const char *code)
{
	return gov_form_find_item(code, strlen(code));
}

static int
slot_of(const char *code)
{
	return gov_items[item_of(code)].slot;
}

static void
read_text(const char *text, size_t len)
{
	memset(&diags, 0, sizeof(diags));
	diags.arena = &arena;
	gov_read(&arena, text, len, GOV_READ_CELLS | GOV_READ_HEADER, &report, &diags);
}

static bool
same_figures(const GovFigures *a, const GovFigures *b)
{
	bool		same = true;

	for (int slot = 0; slot < GOV_NSLOTS; slot++)
		if (a->status[slot] != b->status[slot] || a->value[slot] != b->value[slot] ||
			a->scale[slot] != b->scale[slot])
		{
			printf("# %s, party %d: %d %lld, not %d %lld\n", gov_items[gov_form_item_of_slot(slot)].code,
				   gov_form_party_of_slot(slot), a->status[slot], (long long) a->value[slot],
				   b->status[slot], (long long) b->value[slot]);
			same = false;
		}
	return same;
}


/*
 * A report, and the figures in it
 */

typedef struct Row
{
	const char *code;			/* NULL: what follows stands under these heads */
	const char *label;
	int			forms;			/* editions that it is printed for */
	const char *cells[3];		/* of table 2: the items' places, or heads */
} Row;

#define OLDER	(GOV_FORM_2021)
#define NEW		(GOV_FORM_2031)
#define LATE	(GOV_FORM_2021 | GOV_FORM_2031)

static const Row disclosure[] = {
	{NULL, "信息内容", OLDER, {"本年制发件数", "本年废止件数", "现行有效件数"}},
	{NULL, "信息内容", NEW, {"本年制发件数", "现行有效件数"}},
	{"regulations", "规章", OLDER, {"issued", "repealed", "in_force"}},
	{"regulations", "规章", NEW, {"issued", "in_force"}},
	{"normative_documents", "行政规范性文件", OLDER, {"issued", "repealed", "in_force"}},
	{"normative_documents", "行政规范性文件", NEW, {"issued", "in_force"}},
	{NULL, "信息内容", OLDER, {"本年处理决定数量"}},
	{NULL, "信息内容", NEW, {"本年处理决定数量", "本年撤销件数"}},
	{"licensing", "行政许可", OLDER, {"decisions"}},
	{"licensing", "行政许可", NEW, {"decisions", "revoked"}},
	{NULL, "信息内容", LATE, {"本年处理决定数量"}},
	{"penalties", "行政处罚", LATE, {"decisions"}},
	{"coercion", "行政强制", OLDER, {"decisions"}},
	{"coercion", "行政强制措施", NEW, {"decisions"}},
	{NULL, "信息内容", LATE, {"本年收费金额（单位：万元）"}},
	{"fees", "行政事业性收费", LATE, {"amount"}},
};

static const Row applications[] = {
	{"received", "一、本年新收政府信息公开申请数量", LATE},
	{"carried_in", "二、上年结转政府信息公开申请数量", LATE},
	{"granted", "（一）予以公开", LATE},
	{"partly_granted", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", LATE},
	{"refused.state_secret", "1.属于国家秘密", LATE},
	{"refused.other_law", "2.其他法律行政法规禁止公开", LATE},
	{"refused.security_stability", "3.危及“三安全一稳定”", LATE},
	{"refused.third_party", "4.保护第三方合法权益", LATE},
	{"refused.internal_affairs", "5.属于三类内部事务信息", LATE},
	{"refused.process_information", "6.属于四类过程性信息", LATE},
	{"refused.enforcement_file", "7.属于行政执法案卷", LATE},
	{"refused.administrative_query", "8.属于行政查询事项", OLDER},
	{"unavailable.not_held", "1.本机关不掌握相关政府信息", LATE},
	{"unavailable.needs_creation", "2.没有现成信息需要另行制作", LATE},
	{"unavailable.unclear", "3.补正后申请内容仍不明确", LATE},
	{"unavailable.destroyed", "4.信息已依法销毁", NEW},
	{"not_processed.petition", "1.信访举报投诉类申请", LATE},
	{"not_processed.repeated", "2.重复申请", LATE},
	{"not_processed.publication", "3.要求提供公开出版物", LATE},
	{"not_processed.excessive", "4.无正当理由大量反复申请", LATE},
	{"not_processed.reconfirmation", "5.要求行政机关确认或重新出具已获取信息", LATE},
	{"other.not_corrected", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", LATE},
	{"other.fee_unpaid", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", LATE},
	{"other.remaining", "3.其他", LATE},
	{"concluded", "（七）总计", LATE},
	{"carried_over", "四、结转下年度继续办理", LATE},
};

#define LENGTH(array)	((int) (sizeof(array) / sizeof((array)[0])))

static void
count(GovFigures *f, int slot, int64_t v)
{
	f->status[slot] = GOV_REPORTED;
	f->value[slot] = v;
	f->scale[slot] = 0;
}

/* Rows of table 3 of an edition, all but totals; then these. */
static void
fill_applications(GovFigures *f, int form)
{
	int			concluded = slot_of("concluded");
	int			in = slot_of("carried_in");
	int			over = slot_of("carried_over");

	for (int party = 0; party < GOV_PARTY_TOTAL; party++)
	{
		int64_t		sum = 0;

		for (int r = 2; r < LENGTH(applications) - 2; r++)
			if (applications[r].forms & form)
			{
				int64_t		v = party < 2 ? (r * 7 + party * 5) % 13 : r % 4 == party % 4;

				count(f, slot_of(applications[r].code) + party, v);
				sum += v;
			}
		count(f, concluded + party, sum);
		count(f, over + party, party + 1);
		count(f, in + party, party);
		count(f, slot_of("received") + party, sum + 1);
	}
	for (int r = 0; r < LENGTH(applications); r++)
		if (applications[r].forms & form)
		{
			int			slot = slot_of(applications[r].code);
			int64_t		sum = 0;

			for (int party = 0; party < GOV_PARTY_TOTAL; party++)
				sum += f->value[slot + party];
			count(f, slot + GOV_PARTY_TOTAL, sum);
		}
}

static void
fill(GovFigures *f, int form)
{
	int			n = 3;

	memset(f, 0, sizeof(*f));
	for (int r = 0; r < LENGTH(disclosure); r++)
		for (int c = 0; c < 3 && disclosure[r].code && disclosure[r].cells[c]; c++)
		{
			char		code[64];

			snprintf(code, sizeof(code), "%s.%s", disclosure[r].code, disclosure[r].cells[c]);
			if (disclosure[r].forms & form)
				count(f, slot_of(code), n += 4);
		}
	/* 1.25 in 10,000 yuan */
	count(f, slot_of("fees.amount"), 12500);
	fill_applications(f, form);
	for (int i = 0; i < GOV_NREMEDIES; i++)
		count(f, GOV_SLOT_REMEDIES + i, i % 5 == 4 ? 2 : i % 5 < 2);
}

/* Texts: rows of pipes, or tables of HTML. */
typedef struct Text
{
	char		s[32768];
	size_t		len;
	bool		html;
} Text;

static void
put(Text *t, const char *s)
{
	size_t		n = strlen(s);

	memcpy(t->s + t->len, s, n + 1);
	t->len += n;
}

static void
put_cell(Text *t, const char *s)
{
	put(t, t->html ? "<td>" : " | ");
	put(t, s);
	put(t, t->html ? "</td>" : "");
}

static void
put_value(Text *t, const GovFigures *f, int slot)
{
	char		s[32];

	snprintf(s, sizeof(s), "%lld", (long long) f->value[slot]);
	put_cell(t, slot == slot_of("fees.amount") ? "1.25" : s);
}

static void
begin_row(Text *t)
{
	put(t, t->html ? "<tr>" : "");
}

static void
end_row(Text *t)
{
	put(t, t->html ? "</tr>\n" : " |\n");
}

static void
write_report(Text *t, const GovFigures *f, int form, bool html)
{
	static const char *const parties[] = {"自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"};
	static const char *const results[] = {"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"};

	t->len = 0;
	t->html = html;
	put(t, html ? "<html><body><p>某局2031年政府信息公开工作年度报告</p><p>二、主动公开政府信息情况</p><table>" :
		"某局2031年政府信息公开工作年度报告\n二、主动公开政府信息情况\n");
	for (const Row *r = disclosure; r < disclosure + LENGTH(disclosure); r++)
	{
		if (!(r->forms & form))
			continue;
		begin_row(t);
		put_cell(t, r->label);
		for (int c = 0; c < 3 && r->cells[c]; c++)
		{
			char		code[64];

			snprintf(code, sizeof(code), "%s.%s", r->code ? r->code : "", r->cells[c]);
			if (r->code)
				put_value(t, f, slot_of(code));
			else
				put_cell(t, r->cells[c]);
		}
		end_row(t);
	}
	put(t, html ? "</table><p>三、收到和处理政府信息公开申请情况</p><table>" : "三、收到和处理政府信息公开申请情况\n");
	begin_row(t);
	put_cell(t, "申请人情况");
	for (int p = 0; p < GOV_NPARTIES; p++)
		put_cell(t, parties[p]);
	end_row(t);
	for (const Row *r = applications; r < applications + LENGTH(applications); r++)
	{
		if (!(r->forms & form))
			continue;
		begin_row(t);
		put_cell(t, r->label);
		for (int p = 0; p < GOV_NPARTIES; p++)
			put_value(t, f, slot_of(r->code) + p);
		end_row(t);
	}
	put(t, html ? "</table><p>四、政府信息公开行政复议、行政诉讼情况</p><table>" : "四、政府信息公开行政复议、行政诉讼情况\n");
	begin_row(t);
	put_cell(t, "行政复议");
	put_cell(t, "行政诉讼");
	end_row(t);
	begin_row(t);
	for (int i = 0; i < GOV_NREMEDIES; i++)
		put_cell(t, results[i % 5]);
	end_row(t);
	begin_row(t);
	for (int i = 0; i < GOV_NREMEDIES; i++)
		put_value(t, f, GOV_SLOT_REMEDIES + i);
	end_row(t);
	put(t, html ? "</table><p>五、存在的主要问题及改进情况</p></body></html>" : "五、存在的主要问题及改进情况\n");
}

/* Puts other words where these stand, which is once. */
static void
respell(Text *t, const char *words, const char *others)
{
	static Text old;
	char	   *at;

	old = *t;
	at = strstr(old.s, words);
	if (!at)
		return;
	t->len = (size_t) (at - old.s);
	put(t, others);
	put(t, at + strlen(words));
}

static void
test_reading(int form, bool html, bool respelt, const char *name)
{
	static Text text;
	GovFigures	f;
	bool		quiet = true;

	fill(&f, form);
	write_report(&text, &f, form, html);
	if (respelt)
	{
		respell(&text, "本年撤销件数", "吊销证照数");
		respell(&text, "信息已依法销毁", "档案到期不存");
	}
	gov_arena_reset(&arena);
	read_text(text.s, text.len);
	for (uint32_t i = 0; i < diags.n; i++)
	{
		bool		well = strcmp(diags.items[i].code, "incomplete_table") != 0 &&
			strcmp(diags.items[i].code, "form_unknown") != 0 && strcmp(diags.items[i].code, "unknown_row") != 0;

		if (!well)
			printf("# %s: %s\n", diags.items[i].code, diags.items[i].message);
		quiet &= well;
	}
	ok(same_figures(&report.figures, &f) && quiet, name);
}

/* Tables that are printed again below themselves. */
static void
test_printed_twice(int form, const char *name)
{
	static Text once,
				text;
	GovFigures	f;

	fill(&f, form);
	write_report(&once, &f, form, false);
	text = once;
	put(&text, strstr(once.s, "二、主动公开"));
	gov_arena_reset(&arena);
	read_text(text.s, text.len);
	ok(same_figures(&report.figures, &f), name);
}


/*
 * What was derived from the table
 */

static bool
codes_are_good(void)
{
	bool		good = true;

	for (int i = 0; i < GOV_NITEMS; i++)
		good &= item_of(gov_items[i].code) == i;
	for (int t = 0; t < GOV_NTOPICS; t++)
		for (int i = 0; i < gov_topics[t].nitems; i++)
		{
			const char *code = gov_items[gov_topics[t].first_item + i].code;
			size_t		n = strlen(gov_topics[t].code);

			good &= strncmp(code, gov_topics[t].code, n) == 0 && code[n] == '.';
		}
	return good;
}

static void
test_form(void)
{
	GovFigures	f;
	int16_t		slots[GOV_ROW_CELLS];
	bool		listed = true;

	ok(GOV_NEDITIONS == 3 && gov_editions[2].year == 2031 && GOV_NSLOTS == 226 + 1 + GOV_NPARTIES,
	   "the form has the edition and its cells");
	ok(gov_form_row_slots(GOV_FORM_ROW_LICENSING, 0, slots) == 3 && gov_form_row_slots(GOV_FORM_ROW_LICENSING, 1, slots) == 1 &&
	   gov_form_row_slots(GOV_FORM_ROW_LICENSING, 2, slots) == 2 && slots[0] == GOV_SLOT_LICENSING_DECISIONS &&
	   slots[1] == GOV_SLOT_LICENSING_REVOKED, "a row has the cells of its edition, in their order");
	ok(gov_form_row_follows(GOV_FORM_ROW_REFUSED_ENFORCEMENT_FILE, GOV_FORM_ROW_UNAVAILABLE_NOT_HELD) &&
	   gov_form_row_follows(GOV_FORM_ROW_UNAVAILABLE_UNCLEAR, GOV_FORM_ROW_UNAVAILABLE_DESTROYED) &&
	   gov_form_row_follows(GOV_FORM_ROW_UNAVAILABLE_UNCLEAR, GOV_FORM_ROW_NOT_PROCESSED_PETITION) &&
	   !gov_form_row_follows(GOV_FORM_ROW_UNAVAILABLE_UNCLEAR, GOV_FORM_ROW_NOT_PROCESSED_REPEATED),
	   "a row follows another in the edition that has none between");
	/* what this test prints is what the edition has */
	for (int form = GOV_FORM_2021; form <= GOV_FORM_2031; form *= 2)
	{
		fill(&f, form);
		for (int slot = 0; slot < GOV_NSLOTS; slot++)
			listed &= !(gov_items[gov_form_item_of_slot(slot)].forms & form) == (f.status[slot] == GOV_ABSENT);
	}
	ok(listed, "an edition has its items and no others");
	ok(codes_are_good(), "items have codes of their own, those of a topic begin with its");
}

static int
outcome_terms(const GovFigures *f, int slot)
{
	GovEquation eqs[GOV_MAX_EQUATIONS];
	int			n = gov_rules_list_equations(f, eqs);
	int			terms = 0;

	for (int i = 0; i < n; i++)
		for (int k = 0; eqs[i].rule == GOV_RULE_OUTCOME_TOTAL && k < eqs[i].nleft; k++)
			terms += eqs[i].left[k] == slot;
	return terms;
}

/* Both ways that a verdict is reached; the test ends where they differ. */
static bool
is_balanced(const GovFigures *f)
{
	uint8_t		image[GOV_PLAIN_MAX];
	size_t		len = gov_rules_encode(f, image);
	GovError	err;
	bool		slowly = gov_rules_is_balanced(f);
	bool		quickly;

	if (!gov_rules_is_image_balanced(image, len, &quickly, &err) || quickly != slowly ||
		(image[GOV_IMAGE_VERDICT] & 1) != slowly)
	{
		printf("Bail out! the quick verdict is another\n");
		exit(1);
	}
	return slowly;
}

static void
test_checking(void)
{
	GovFigures	f;
	GovExplained explained;
	int			added = GOV_SLOT_UNAVAILABLE_DESTROYED;
	int			dropped = GOV_SLOT_REFUSED_ADMINISTRATIVE_QUERY;

	fill(&f, GOV_FORM_2031);
	ok(is_balanced(&f), "a report of the new edition balances");
	ok(outcome_terms(&f, added) == 1 && outcome_terms(&f, dropped) == 0,
	   "its equations have the row that is new, and not the one that was dropped");
	f.value[added] += 3;
	ok(!is_balanced(&f), "a wrong number in the new row is noticed");
	ok(gov_explain(&arena, &f, NULL, 3, &explained) == GOV_OK && explained.n > 0 &&
	   explained.list[0].nchanges == 1 && explained.list[0].changes[0].slot == added &&
	   explained.list[0].changes[0].suggested == f.value[added] - 3, "and found");
	for (int party = 0; party < GOV_NPARTIES; party++)
		f.status[added + party] = GOV_BLANK;
	memset(&f.value[added], 0, sizeof(f.value[0]) * GOV_NPARTIES);
	ok(is_balanced(&f), "what is blank in the new row may be any number");

	fill(&f, GOV_FORM_2021);
	ok(is_balanced(&f) && outcome_terms(&f, added) == 0 && outcome_terms(&f, dropped) == 1,
	   "a report of the edition before is judged by its own rows");
	f.value[GOV_SLOT_CONCLUDED]++;
	f.value[GOV_SLOT_CONCLUDED + GOV_PARTY_TOTAL]++;
	f.value[GOV_SLOT_RECEIVED]++;
	f.value[GOV_SLOT_RECEIVED + GOV_PARTY_TOTAL]++;
	ok(!is_balanced(&f), "the edition takes nothing from it: what fails without it still fails");

	/* nothing tells: the dropped row was lost, or has been dropped */
	fill(&f, GOV_FORM_2021);
	for (int party = 0; party < GOV_NPARTIES; party++)
	{
		f.status[dropped + party] = GOV_ABSENT;
		f.value[dropped + party] = 0;
	}
	ok(is_balanced(&f), "a row that is lost may have any number");

	fill(&f, GOV_FORM_2031);
	f.value[added + GOV_PARTY_TOTAL] -= f.value[added + GOV_PARTY_BUSINESS];
	f.value[added + GOV_PARTY_BUSINESS] = 0;
	ok(!is_balanced(&f), "the row that was dropped leaves no gap that might make up for what is missing");
	fill(&f, GOV_FORM_2031);
	for (int party = 0; party < GOV_NPARTIES; party++)
	{
		f.status[added + party] = GOV_ABSENT;
		f.value[added + party] = 0;
	}
	ok(is_balanced(&f), "so may the new row, though the image has no block for it then");
}

static void
test_images(void)
{
	GovFigures	f,
				g;
	GovRef		unavailable = {-1, GOV_GROUP_UNAVAILABLE, GOV_PARTY_TOTAL};
	GovRef		refused = {-1, GOV_GROUP_REFUSED, GOV_PARTY_TOTAL};
	uint8_t		image[GOV_PLAIN_MAX];
	size_t		len;
	GovTotal	d;
	GovError	err;
	int64_t		four = 0,
				seven = 0;

	fill(&f, GOV_FORM_2031);
	len = gov_rules_encode(&f, image);
	ok(gov_rules_decode(image, len, &g, &err) && same_figures(&g, &f), "figures of the new edition are stored");
	ok(GOV_CELL_LICENSING_REVOKED == 284 && gov_figures_index_of_slot[GOV_SLOT_UNAVAILABLE_DESTROYED] == 285,
	   "behind the cells that there were");
	for (int i = 0; i < 4; i++)
		four += f.value[gov_form_slot(GOV_ROW_UNAVAILABLE + i, GOV_PARTY_TOTAL)];
	for (int i = 0; i < 7; i++)
		seven += f.value[gov_form_slot(GOV_ROW_REFUSED + i, GOV_PARTY_TOTAL)];
	ok(gov_figures_stored_lookup(image, len, unavailable, &d, &err) == GOV_LOOKUP_NUMBER && d.v == four &&
	   gov_figures_stored_lookup(image, len, refused, &d, &err) == GOV_LOOKUP_NUMBER && d.v == seven &&
	   gov_figures_lookup(&f, unavailable, &d) && d.v == four,
	   "a group is the sum of the rows that its edition has");

	fill(&g, GOV_FORM_2021);
	len = gov_rules_encode(&g, image);
	for (int i = 0; i < 3; i++)
		four -= f.value[gov_form_slot(GOV_ROW_UNAVAILABLE + i, GOV_PARTY_TOTAL)] - g.value[gov_form_slot(GOV_ROW_UNAVAILABLE + i, GOV_PARTY_TOTAL)];
	four -= f.value[GOV_SLOT_UNAVAILABLE_DESTROYED + GOV_PARTY_TOTAL];
	ok(gov_figures_stored_lookup(image, len, unavailable, &d, &err) == GOV_LOOKUP_NUMBER && d.v == four &&
	   image[2] == 0, "and so for the editions before, whose images are what they were");
}


/*
 * Images that version 1.0 made (1.0/): a report of 2021, whose n-th cell has
 * 7n + 1, or nothing, or 12345.6 (fees); the sum of it and one of 2019, whose
 * n-th cell has 5n + 2; and a tally of these and the first again, with an
 * imputed cell.
 */

#define OLD_CELLS	226
#define OLD_2021	200			/* cells of the one, */
#define OLD_2019	28			/* and where those of the other begin */

static bool
has_number(int n)
{
	return n < OLD_2021 && n % 31 != 5 && n % 31 != 7;
}

static int64_t
old_value(int n, int times)
{
	return (has_number(n) ? times * (7 * n + 1) : 0) + (n >= OLD_2019 ? 5 * n + 2 : 0);
}

static bool
is_old_sum(const GovFigures *f, int times)
{
	for (int n = 0; n < GOV_NSLOTS; n++)
	{
		int			slot = gov_figures_slot_of_index[n];
		bool		there = n < OLD_CELLS && (has_number(n) || n >= OLD_2019);

		if (n == GOV_CELL_FEES_AMOUNT)
			continue;
		if ((f->status[slot] == GOV_REPORTED) != there || f->value[slot] != (there ? old_value(n, times) : 0))
		{
			printf("# cell %d: %d %lld\n", n, f->status[slot], (long long) f->value[slot]);
			return false;
		}
	}
	return f->value[GOV_SLOT_FEES_AMOUNT] == 123456 * times && f->scale[GOV_SLOT_FEES_AMOUNT] == 1;
}

static uint8_t *
old_image(const char *dir, const char *name, size_t *len)
{
	char		path[1024];
	uint8_t    *image;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	image = (uint8_t *) slurp(path, len);
	if (!image)
	{
		printf("Bail out! no %s\n", path);
		exit(1);
	}
	return image;
}

static void
test_old_report(const char *dir)
{
	size_t		len;
	uint8_t    *old = old_image(dir, "report", &len);
	uint8_t		image[GOV_PLAIN_MAX];
	GovFigures	f;
	GovError	err;
	GovStatus	status;
	GovTotal	d;
	bool		right = gov_rules_decode(old, len, &f, &err);

	for (int n = 0; right && n < GOV_NSLOTS; n++)
	{
		int			slot = gov_figures_slot_of_index[n];
		GovStatus	want = n >= OLD_2021 ? GOV_ABSENT : n % 31 == 5 ? GOV_BLANK :
			n % 31 == 7 ? GOV_NOT_APPLICABLE : GOV_REPORTED;

		right = f.status[slot] == want && (want != GOV_REPORTED || n == GOV_CELL_FEES_AMOUNT || f.value[slot] == 7 * n + 1);
		right = right && gov_figures_stored_cell(old, len, slot, &status, &d, &err) && status == want &&
			(want != GOV_REPORTED || d.v == f.value[slot]);
	}
	ok(right && f.value[GOV_SLOT_FEES_AMOUNT] == 123456 && f.scale[GOV_SLOT_FEES_AMOUNT] == 1,
	   "the image of a report that version 1.0 stored is read");
	ok(gov_rules_encode(&f, image) == len && memcmp(image, old, GOV_IMAGE_VERDICT) == 0 &&
	   memcmp(image + GOV_IMAGE_HEADER, old + GOV_IMAGE_HEADER, len - GOV_IMAGE_HEADER) == 0,
	   "and would be stored the same, but for the verdict");
	free(old);
}

static GovTally *
grow(const GovTally *t)
{
	static GovTally longer;

	memcpy(&longer, t, GOV_TALLY_SHORT);
	return &longer;
}

static void
test_old_sums(const char *dir)
{
	static GovWide w;
	static GovTally tally;
	GovTally   *t = &tally;
	size_t		len,
				tally_len,
				new_len;
	uint8_t    *sum = old_image(dir, "sum", &len);
	uint8_t    *old_tally = old_image(dir, "tally", &tally_len);
	uint8_t		image[GOV_PLAIN_MAX];
	GovFigures	f,
				g;
	GovError	err;
	GovStatus	status;
	GovTotal	d;

	ok(gov_rules_decode(sum, len, &f, &err) && is_old_sum(&f, 1), "the image of a sum that version 1.0 stored is read");
	ok(gov_figures_stored_cell(sum, len, GOV_SLOT_CONCLUDED, &status, &d, &err) && status == GOV_REPORTED &&
	   d.v == f.value[GOV_SLOT_CONCLUDED] &&
	   gov_figures_stored_cell(sum, len, GOV_SLOT_LICENSING_REVOKED, &status, &d, &err) && status == GOV_ABSENT,
	   "so is a cell of it, and one that it doesn't have is absent");
	ok(gov_rules_decode(old_tally, tally_len, &g, &err) && is_old_sum(&g, 2), "so is a sum in the making");

	/* with a report of the new edition */
	fill(&g, GOV_FORM_2031);
	new_len = gov_rules_encode(&g, image);
	gov_figures_sum_init(&w, true);
	ok(gov_figures_stored_add(&w, sum, len, &err) == GOV_SUM_DONE && gov_figures_stored_add(&w, image, new_len, &err) == GOV_SUM_DONE &&
	   w.reports == 3 && w.sum[GOV_CELL_LICENSING_REVOKED] == g.value[GOV_SLOT_LICENSING_REVOKED] &&
	   w.num[GOV_CELL_LICENSING_REVOKED] == 1 && w.sum[GOV_CELL_CONCLUDED] == f.value[GOV_SLOT_CONCLUDED] + g.value[GOV_SLOT_CONCLUDED],
	   "it is added to");
	ok(gov_figures_stored_remove(&w, sum, len, &err) == GOV_SUM_DONE && gov_figures_sum_single(&w, &f) && same_figures(&f, &g), "and taken out");
	gov_figures_tally_init(t);
	ok(gov_figures_tally_add(&t, image, new_len, grow, &err) && gov_figures_tally_add(&t, old_tally, tally_len, grow, &err) &&
	   gov_figures_tally_add(&t, sum, len, grow, &err) && gov_figures_tally_settle(t, &w, &err) && w.reports == 6 &&
	   w.sum[GOV_CELL_LICENSING_REVOKED] == g.value[GOV_SLOT_LICENSING_REVOKED], "also in the making");
	sum[2] = GOV_MORE_CELLS;
	ok(!gov_rules_decode(sum, len, &f, &err), "an image that promises more cells than it has is refused");
	sum[2] = GOV_MORE_CELLS + 1;
	ok(!gov_rules_decode(sum, len, &f, &err), "and one that has more than are known");
	sum[2] = 0;
	ok(!gov_rules_decode(sum, len - 1, &f, &err), "and one that ends too early");
	free(sum);
	free(old_tally);
}


/*
 * Printing
 */

static bool
print(const GovFigures *f, GovRenderFormat format, GovStr *out)
{
	GovHeader	header = {.year = 2031};
	GovPrintable what = {&header, 0, GOV_SCOPE_UNKNOWN, f, 2, false};

	return gov_render(&arena, &what, format, out) == GOV_OK;
}

static bool
has(GovStr text, const char *s)
{
	return memmem(text.s, text.len, s, strlen(s)) != NULL;
}

static void
test_printing(void)
{
	bool		alone = true;
	bool		words = true;
	bool		mixed = true;
	bool		mixed_words = true;
	bool		before = true;
	GovFigures	f,
				older,
				both;

	fill(&f, GOV_FORM_2031);
	fill(&older, GOV_FORM_2021);
	both = older;
	for (int slot = 0; slot < GOV_NSLOTS; slot++)
		if (both.status[slot] == GOV_ABSENT && f.status[slot] != GOV_ABSENT)
			count(&both, slot, f.value[slot]);
	for (int format = 0; format < GOV_NRENDER_FORMATS; format++)
	{
		GovStr		text;

		gov_arena_reset(&arena);
		if (!print(&f, (GovRenderFormat) format, &text))
			break;
		words &= has(text, "本年撤销件数") && has(text, "4.信息已依法销毁") && has(text, "行政强制措施") &&
			!has(text, "本年废止件数") && !has(text, "属于行政查询事项") && !has(text, "年表式");
		read_text(text.s, text.len);
		alone &= same_figures(&report.figures, &f);

		if (!print(&older, (GovRenderFormat) format, &text))
			break;
		before &= !has(text, "本年撤销件数") && !has(text, "信息已依法销毁") && !has(text, "行政强制措施") && !has(text, "年表式");
		read_text(text.s, text.len);
		before &= same_figures(&report.figures, &older);

		if (!print(&both, (GovRenderFormat) format, &text))
			break;
		mixed_words &= has(text, "二、主动公开政府信息情况（2021年表式）") && has(text, "二、主动公开政府信息情况（2031年表式）") &&
			!has(text, "（2019年表式）");
		read_text(text.s, text.len);
		mixed &= same_figures(&report.figures, &both);
	}
	ok(words, "the new edition is printed in its own words");
	ok(alone, "and read back, in all formats");
	ok(before, "an edition before is printed as ever");
	ok(mixed_words, "a sum over years has a table 2 for each edition");
	ok(mixed, "and is read back, in all formats");
}

int
main(int argc, char **argv)
{
	gov_arena_init(&arena, &gov_malloc_host);
	test_form();
	test_reading(GOV_FORM_2031, false, false, "a report of the new edition is read, its cells between pipes");
	test_reading(GOV_FORM_2031, true, false, "a report of the new edition is read, in HTML");
	test_reading(GOV_FORM_2031, false, true, "other spellings of what is new are known, too");
	test_reading(GOV_FORM_2021, false, false, "a report of the edition before is read, its cells between pipes");
	test_reading(GOV_FORM_2021, true, false, "a report of the edition before is read, in HTML");
	test_printed_twice(GOV_FORM_2031, "tables of the new edition that are printed twice are read");
	test_checking();
	test_images();
	test_old_report(argc > 1 ? argv[1] : "test/form/1.0");
	test_old_sums(argc > 1 ? argv[1] : "test/form/1.0");
	test_printing();
	gov_arena_free(&arena);
	printf("1..%d\n", ntests);
	return nfailed ? 1 : 0;
}
