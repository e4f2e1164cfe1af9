/*
 * sentences.c
 *		Sentences of disclosure reports, made up with what they state.
 */
#include "sentences.h"

#include "traditional.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_SENTENCES	5
#define NUMBER_SIZE		80
#define NUMERALS_BELOW	10000
#define PART_DEPTH		2		/* of lists within lists */
#define COUNT(a)		((int) (sizeof(a) / sizeof((a)[0])))


/* ---------------------------------------------------------------- chance, text */

static uint64_t
chance(GenPassage *p)
{
	uint64_t	z = (p->rng += UINT64_C(0x9e3779b97f4a7c15));

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

static int
between(GenPassage *p, int a, int b)
{
	return a + (int) (chance(p) % (uint64_t) (b - a + 1));
}

static bool
one_in(GenPassage *p, int n)
{
	return chance(p) % (uint64_t) n == 0;
}

#define pick(p, list)	((list)[between(p, 0, COUNT(list) - 1)])

static void
say(GenPassage *p, const char *format,...)
{
	va_list		args;
	int			n;

	va_start(args, format);
	n = vsnprintf(p->text + p->len, sizeof(p->text) - p->len, format, args);
	va_end(args);
	p->len += (size_t) n;
	if (p->len >= sizeof(p->text))
		abort();
}

static GenSaid *
state(GenPassage *p, const char *measure, int64_t value)
{
	GenSaid    *said = &p->said[p->nsaid++];

	if (p->nsaid == GEN_SAID_MAX)
		abort();
	memset(said, 0, sizeof(*said));
	said->measure = measure;
	said->value = value;
	return said;
}


/* --------------------------------------------------------------------- numbers */

/* 1 to 9999 as it is written: 三百零五, 十二. */
static void
numerals(char *out, int n)
{
	static const char *const digits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
	static const char *const places[] = {"千", "百", "十", ""};
	int			divisor = 1000;
	bool		begun = false;
	bool		gap = false;

	out[0] = '\0';
	for (int i = 0; i < 4; i++, divisor /= 10)
	{
		int			digit = n / divisor % 10;

		if (digit == 0)
		{
			gap = begun;
			continue;
		}
		if (gap)
			strcat(out, "零");
		if (!(i == 2 && digit == 1 && !begun))
			strcat(out, digits[digit]);
		strcat(out, places[i]);
		begun = true;
		gap = false;
	}
}

static void
full_width(char *s)
{
	char		out[NUMBER_SIZE];
	size_t		n = 0;

	for (const char *c = s; *c; c++)
		n += (size_t) snprintf(out + n, sizeof(out) - n, "\xEF\xBC%c", *c + 0x60);
	strcpy(s, out);
}

static void
grouped(char *out, int n)
{
	if (n >= 1000)
		snprintf(out, NUMBER_SIZE, "%d,%03d", n / 1000, n % 1000);
	else
		snprintf(out, NUMBER_SIZE, "%d", n);
}

/* One of the ways in which a number is written. */
static void
write_number(GenPassage *p, int n, bool whole, char *out)
{
	bool		in_wan = n >= 10000 && n % 1000 == 0;

	snprintf(out, NUMBER_SIZE, "%d", n);
	switch (between(p, 0, 9))
	{
		case 0:
			if (n > 0 && n < NUMERALS_BELOW && whole)
				numerals(out, n);
			break;
		case 1:
			full_width(out);
			break;
		case 2:
			grouped(out, n);
			break;
		default:
			if (in_wan && n % 10000 == 0)
				snprintf(out, NUMBER_SIZE, "%d万", n / 10000);
			else if (in_wan)
				snprintf(out, NUMBER_SIZE, "%d.%d万", n / 10000, n / 1000 % 10);
			break;
	}
}

/* Writes a number with what is counted; a qualifier, too, when said may have one. */
static void
number(GenPassage *p, GenSaid *said, const char *counter)
{
	char		digits[NUMBER_SIZE];
	int			n = (int) said->value;
	bool		round = n >= 100 && n % 10 == 0;
	const char *more = "";
	const char *behind = "";

	if (round && one_in(p, 3))
	{
		said->qualifier = '+';
		if (one_in(p, 2))
			more = one_in(p, 2) ? "余" : "多";
		else
			behind = "以上";
	}
	else if (n > 20 && one_in(p, 12))
	{
		static const char *const about[] = {"约", "近", "大约"};

		said->qualifier = '~';
		say(p, "%s", pick(p, about));
	}
	write_number(p, n, *more == '\0', digits);
	say(p, "%s%s%s%s", digits, more, counter, behind);
}

/* "收到申请", then how many: a statement of the measure. */
static GenSaid *
count(GenPassage *p, const char *measure, int64_t value, const char *counter)
{
	GenSaid    *said = state(p, measure, value);

	number(p, said, counter);
	return said;
}


/* ----------------------------------------------------------------------- parts */

typedef struct Part
{
	const char *words;
	const char *measure;
	const char *party;
} Part;

static const Part ways[] = {
	{"当面申请", "received.in_person"}, {"网络申请", "received.online"}, {"网上申请", "received.online"},
	{"信函申请", "received.mail"}, {"传真申请", "received.fax"}, {"通过网络提交", "received.online"},
	{"通过邮寄方式提交", "received.mail"}, {"当面递交", "received.in_person"},
	{"以信函形式提交", "received.mail"}, {"电子邮件申请", "received.email"},
	{"到窗口提交", "received.in_person"}, {"以网络方式提交", "received.online"},
};

static const Part parties[] = {
	{"自然人申请", "received", "natural_person"}, {"法人或其他组织申请", "received", "organization"},
	{"商业企业", "received", "business"}, {"科研机构", "received", "research"},
	{"社会公益组织", "received", "social"}, {"法律服务机构", "received", "legal_service"},
	{"公民", "received", "natural_person"}, {"以公民名义提出", "received", "natural_person"},
	{"以法人名义提出", "received", "organization"},
};

static const Part outcomes[] = {
	{"予以公开", "granted"}, {"部分公开", "partly_granted"}, {"不予公开", "refused"},
	{"无法提供", "unavailable"}, {"不予处理", "not_processed"}, {"其他处理", "other"},
	{"信息不存在", "not_existing"}, {"不属于本机关公开", "not_competent"},
	{"属于已主动公开", "already_public"}, {"申请人主动撤回", "withdrawn"},
	{"予以公开或部分公开", "granted_or_partly"},
	/* of these there is no measure */
	{"重复申请"}, {"申请人逾期不补正、行政机关不再处理其政府信息公开申请"}, {"信访举报投诉类申请"},
	{"信息不存在和不属于本机关公开"},
};

static const Part refusals[] = {
	{"涉及国家秘密", "refused.state_secret"}, {"涉及商业秘密", "refused.commercial_secret"},
	{"涉及个人隐私", "refused.privacy"}, {"属于三类内部事务信息", "refused.internal_affairs"},
	{"属于四类过程性信息", "refused.process_information"},
	{"属于行政执法案卷", "refused.enforcement_file"}, {"属于行政查询事项", "refused.administrative_query"},
};

static const Part gaps[] = {
	{"本机关不掌握相关政府信息", "unavailable.not_held"},
	{"没有现成信息需要另行制作", "unavailable.needs_creation"},
	{"补正后申请内容仍不明确", "unclear"},
};

static const Part channels[] = {
	{"通过政府网站公开", "disclosure.website"}, {"政务微博公开", "disclosure.weibo"},
	{"政务微信公开", "disclosure.wechat"}, {"政府公报公开", "disclosure.gazette"},
	{"以其他方式公开", "disclosure.other_channel"},
};

static const char *const reconsidered[] = {
	"reconsideration.upheld", "reconsideration.corrected", "reconsideration.other", "reconsideration.pending"
};
static const char *const litigated[] = {
	"litigation.upheld", "litigation.corrected", "litigation.other", "litigation.pending"
};
static const char *const results[] = {"结果维持", "结果纠正", "其他结果", "尚未审结"};

static bool
is_same(const Part *a, const Part *b)
{
	if (!a->measure || !b->measure || strcmp(a->measure, b->measure) != 0)
		return false;
	return !a->party || strcmp(a->party, b->party) == 0;
}

/* Which parts, in the order of their list: bits; none of a measure twice. */
static unsigned
choose(GenPassage *p, const Part *list, int n)
{
	unsigned	chosen = 0;
	int			first = between(p, 0, n - 1);

	for (int i = 0; i < n; i++)
	{
		bool		twice = false;

		for (int k = 0; k < i; k++)
			twice |= (chosen & 1u << k) && is_same(&list[k], &list[i]);
		if (!twice && (i == first || one_in(p, 2)))
			chosen |= 1u << i;
	}
	return chosen ? chosen : 1u << first;
}

static const char *
separator(GenPassage *p, bool bracket)
{
	static const char *const outer[] = {"，", "，", "、", "；"};
	static const char *const inner[] = {"、", "，"};

	return bracket ? pick(p, inner) : pick(p, outer);
}

static void share(GenPassage *p, const char *measure);
static void list_parts(GenPassage *p, const Part *list, int n, int total, const char *counter, int depth);

/* "（其中涉及国家秘密2件、涉及个人隐私1件）" */
static void
nested(GenPassage *p, const char *measure, int total, int depth)
{
	if (depth == 0 || total < 2 || !one_in(p, 2))
		return;
	if (strcmp(measure, "refused") == 0)
	{
		say(p, "（其中");
		list_parts(p, refusals, COUNT(refusals), total, "件", 0);
		say(p, "）");
	}
	else if (strcmp(measure, "unavailable") == 0)
	{
		say(p, "（其中");
		list_parts(p, gaps, COUNT(gaps), total, "件", 0);
		say(p, "）");
	}
}

/* "，占申请总数的12.5%" */
static void
share(GenPassage *p, const char *measure)
{
	static const char *const wholes[] = {"占", "占申请总数的", "占总数的", "占比"};
	GenSaid    *said = state(p, measure, between(p, 1, 999));

	said->percent = true;
	if (one_in(p, 2))
	{
		said->scale = 1;
		say(p, "，%s%d.%d%%", pick(p, wholes), (int) said->value / 10, (int) said->value % 10);
	}
	else
	{
		said->value = said->value % 100 + 1;
		say(p, "，%s%d%%", pick(p, wholes), (int) said->value);
	}
}

/* Some parts of a total, each with its number: behind its words, or ahead of them. */
static void
list_parts(GenPassage *p, const Part *list, int n, int total, const char *counter, int depth)
{
	unsigned	chosen = choose(p, list, n);
	const char *between_parts = separator(p, depth == 0);
	bool		ahead = list == outcomes && one_in(p, 5);
	bool		any = false;

	for (int i = 0; i < n; i++)
	{
		GenSaid    *said;
		int			value = between(p, 0, total);

		if (!(chosen & 1u << i))
			continue;
		if (any)
			say(p, "%s", between_parts);
		any = true;
		if (!ahead)
			say(p, "%s", list[i].words);
		if (!list[i].measure)
			say(p, "%d%s", value, counter);
		else
		{
			said = state(p, list[i].measure, value);
			said->party = list[i].party;
			number(p, said, counter);
		}
		if (ahead)
			say(p, "%s", list[i].words);
		else if (list[i].measure)
			nested(p, list[i].measure, value, depth);
		if (!ahead && depth == 0 && list == ways && one_in(p, 8))
			share(p, list[i].measure);
	}
}


/* ------------------------------------------------------------------- sentences */

static void
time_and_organ(GenPassage *p)
{
	static const char *const times[] = {"", "全年，", "今年以来，", "2023年，", "2023年度，", "本年度，", "一年来，", "2023年"};
	static const char *const organs[] = {"", "我局", "我区", "本机关", "全市", "各部门"};

	say(p, "%s%s", pick(p, times), pick(p, organs));
}

/* What is said of a number by comparing it, which states nothing. */
static void
comparison(GenPassage *p)
{
	static const char *const verbs[] = {"增长", "下降", "上升"};

	if (one_in(p, 2))
		say(p, "，同比%s%d.%d%%", pick(p, verbs), between(p, 1, 99), between(p, 1, 9));
	else
		say(p, "，比上年%s%d件", one_in(p, 2) ? "增加" : "减少", between(p, 1, 99));
}

static void
received(GenPassage *p)
{
	static const char *const sums[] = {"", "共", "共计", "累计"};
	static const char *const verbs[] = {"收到", "受理", "接到", "新收"};
	static const char *const nouns[] = {"政府信息公开申请", "依申请公开申请", "信息公开申请", "政府信息公开的申请"};
	int			total = one_in(p, 6) ? between(p, 1, 12) * 100 : between(p, 0, 400);
	int			carried = between(p, 1, 9);
	GenSaid    *said = state(p, "received", total);
	bool		with_carried = one_in(p, 6);
	bool		part = false;

	time_and_organ(p);
	say(p, "%s%s", pick(p, sums), pick(p, verbs));
	if (!one_in(p, 3))
	{
		say(p, "%s", pick(p, nouns));
		number(p, said, "件");
	}
	else
	{
		number(p, said, "件");
		say(p, "%s", pick(p, nouns));
		with_carried = false;
	}
	if (with_carried)
	{
		said->measure = "received_and_carried_in";
		say(p, "（含上年结转");
		count(p, "carried_in", carried, "件");
		say(p, "）");
	}
	switch (between(p, 0, 5))
	{
		case 0:
			say(p, "，其中");
			list_parts(p, ways, COUNT(ways), total, "件", 0);
			part = true;
			break;
		case 1:
			say(p, "，其中");
			list_parts(p, parties, COUNT(parties), total, "件", 0);
			part = true;
			break;
		case 2:
			if (with_carried || total == 0)
				break;
			say(p, "，均为自然人申请");
			*state(p, "received", total) = *said;
			p->said[p->nsaid - 1].party = "natural_person";
			break;
		case 3:
			comparison(p);
			break;
		default:
			break;
	}
	if (!part && one_in(p, 4))
	{
		say(p, one_in(p, 3) ? "，2022年结转" : one_in(p, 3) ? "，2022年度结转" : "，上年结转");
		count(p, "carried_in", carried, "件");
	}
	say(p, "。");
}

static void
concluded(GenPassage *p)
{
	static const Part heads[] = {
		{"办结政府信息公开申请", "concluded"}, {"答复政府信息公开申请", "answered"},
		{"按时办结政府信息公开申请", "concluded.on_time"}
	};
	const Part *head = &pick(p, heads);
	int			total = between(p, 2, 300);

	time_and_organ(p);
	say(p, "%s%s", one_in(p, 2) ? "共" : "", head->words);
	count(p, head->measure, total, "件");
	say(p, one_in(p, 4) ? "。其中，" : "，其中");
	list_parts(p, outcomes, COUNT(outcomes), total, "件", PART_DEPTH);
	if (one_in(p, 2))
	{
		say(p, "；结转下年度继续办理");
		count(p, "carried_over", between(p, 1, 20), "件");
	}
	say(p, "。");
}

/* "受理、办结…分别为12件和10件": as many numbers as names, in their order. */
static void
shared_out(GenPassage *p)
{
	static const struct
	{
		const char *words;
		const char *measures[3];
		const char *counter;
	}			names[] = {
		{"受理、办结政府信息公开申请", {"received", "concluded"}, "件"},
		{"政府信息公开行政复议、行政诉讼", {"reconsideration.total", "litigation.total"}, "件"},
		{"政府信息公开申请中，予以公开、不予公开和无法提供", {"granted", "refused", "unavailable"}, "件"},
		{"通过政府网站、政务微信公开信息", {"disclosure.website", "disclosure.wechat"}, "条"},
		{"政府信息公开申请中，网络申请、当面申请、信函申请", {"received.online", "received.in_person", "received.mail"}, "件"},
	};
	int			k = between(p, 0, COUNT(names) - 1);

	time_and_organ(p);
	say(p, "%s分别为", names[k].words);
	for (int i = 0; i < COUNT(names[k].measures) && names[k].measures[i]; i++)
	{
		if (i > 0)
			say(p, one_in(p, 2) ? "、" : "和");
		count(p, names[k].measures[i], between(p, 1, 99), names[k].counter);
	}
	say(p, "。");
}

/* The results of one kind of remedy, in the order of the form. */
static void
remedy(GenPassage *p, const char *noun, const char *measure, const char *const parts[4])
{
	int			total = between(p, 0, 60);
	const char *counter = one_in(p, 4) ? "起" : "件";
	bool		bracket = one_in(p, 3);
	bool		any = false;

	say(p, "%s", noun);
	count(p, measure, total, counter);
	if (total == 0 || one_in(p, 3))
		return;
	say(p, bracket ? "（其中" : "，其中");
	for (int i = 0; i < 4; i++)
	{
		if (i > 0 && one_in(p, 3))
			continue;
		say(p, "%s%s", any ? "、" : "", results[i]);
		any = true;
		count(p, parts[i], between(p, 0, total), counter);
	}
	if (bracket)
		say(p, "）");
}

/* Cases of all kinds, of which only some were about disclosure. */
static void
narrowed(GenPassage *p)
{
	static const char *const ours[] = {"涉及政府信息公开的", "信息公开类", "因信息公开引起的"};
	int			all = between(p, 20, 90);
	int			n = between(p, 1, 9);

	say(p, "全年行政复议案件%d件，其中%s", all, pick(p, ours));
	state(p, "reconsideration.total", n);
	say(p, "%d件", n);
	if (one_in(p, 2))
	{
		say(p, "，复议机关均维持原行政行为");
		state(p, "reconsideration.upheld", n);
	}
	say(p, "。");
}

/* "诉讼4件，均为未经复议直接起诉"; "新收5件，审结4件" */
static void
lawsuits(GenPassage *p)
{
	int			n = between(p, 2, 30);
	GenSaid    *said;

	if (one_in(p, 2))
	{
		say(p, "因政府信息公开引起的行政诉讼");
		said = count(p, "litigation.total", n, "件");
		say(p, "，均为%s。", one_in(p, 2) ? "未经复议直接起诉" : "未经行政复议直接起诉");
		*state(p, "litigation_direct.total", n) = *said;
		p->said[p->nsaid - 1].measure = "litigation_direct.total";
		return;
	}
	say(p, "政府信息公开行政诉讼方面，新收");
	count(p, "litigation.total", n, one_in(p, 2) ? "件" : "起");
	say(p, "，审结%d件，其中维持", n - 1);
	count(p, "litigation.upheld", between(p, 0, n), "件");
	say(p, "。");
}

static void
remedies(GenPassage *p)
{
	static const char *const causes[] = {"因政府信息公开引起的", "发生政府信息公开", "因政府信息公开工作被提起"};

	time_and_organ(p);
	say(p, "%s", pick(p, causes));
	if (one_in(p, 5))
	{
		int			n = one_in(p, 2) ? 0 : between(p, 1, 30);

		if (n > 0)
			say(p, "行政复议、行政诉讼各%d件。", n);
		else
			say(p, one_in(p, 2) ? "行政复议、行政诉讼均为0件。" : "行政复议和行政诉讼均为零。");
		state(p, "reconsideration.total", n);
		state(p, "litigation.total", n);
		return;
	}
	remedy(p, "行政复议", "reconsideration.total", reconsidered);
	if (one_in(p, 2))
	{
		say(p, one_in(p, 2) ? "；" : "，");
		remedy(p, "行政诉讼", "litigation.total", litigated);
	}
	say(p, "。");
}

/* A negation over one noun or several. */
static void
nought(GenPassage *p)
{
	static const char *const nots[] = {"未", "没有", "无"};
	static const char *const joins[] = {"、", "和", "及", "或", "以及"};
	static const char *const causes[] = {"因政府信息公开引起的", "因政府信息公开申请引发的", ""};
	const char *not = pick(p, nots);

	time_and_organ(p);
	switch (between(p, 0, 3))
	{
		case 0:
			say(p, "%s收到政府信息公开申请。", strcmp(not, "无") == 0 ? "未" : not);
			state(p, "received", 0);
			break;
		case 1:
			say(p, "%s%s%s行政复议。", not, strcmp(not, "无") == 0 ? "" : "发生", pick(p, causes));
			state(p, "reconsideration.total", 0);
			break;
		case 2:
			say(p, "%s%s%s行政复议%s行政诉讼。", not, strcmp(not, "无") == 0 ? "" : "发生", pick(p, causes),
				pick(p, joins));
			state(p, "reconsideration.total", 0);
			state(p, "litigation.total", 0);
			break;
		default:
			say(p, "%s收取信息处理费。", strcmp(not, "无") == 0 ? "未" : not);
			state(p, "charges.total", 0);
			break;
	}
}

static void
disclosed(GenPassage *p)
{
	int			total = one_in(p, 3) ? between(p, 10, 300) * 1000 : between(p, 20, 9000);

	time_and_organ(p);
	say(p, "%s主动公开政府信息", one_in(p, 2) ? "共" : "");
	count(p, "disclosure.total", total, "条");
	if (one_in(p, 2))
	{
		say(p, "，其中");
		list_parts(p, channels, COUNT(channels), total, "条", 0);
	}
	else if (one_in(p, 4))
		comparison(p);
	say(p, "。");
}

/* What was disclosed since disclosure began, and in the year. */
static void
gathered(GenPassage *p)
{
	static const char *const years[] = {"2023年新增", "2023年主动公开", "2023年新增公开"};
	int			total = between(p, 1000, 90000);

	say(p, "截至2023年底，%s累计主动公开政府信息", one_in(p, 2) ? "我区" : "");
	count(p, "disclosure.cumulative", total, "条");
	say(p, "，其中%s", pick(p, years));
	count(p, "disclosure.total", between(p, 1, 999), "条");
	say(p, "。");
}

/* Ways that have a measure, and ways that have none. */
static void
elsewhere(GenPassage *p)
{
	static const char *const others[] = {"在今日头条发布", "抖音号发布短视频", "快手发布视频"};

	say(p, one_in(p, 2) ? "全年微信公众号推送信息" : "2023年微信公众号发布信息");
	count(p, "disclosure.wechat", between(p, 1, 900), "条");
	say(p, "，%s%d条。", pick(p, others), between(p, 1, 90));
}

/* "政务微信推送信息126期356条": what stands between a way and its number. */
static void
issues(GenPassage *p)
{
	say(p, "全年政务微信推送信息%d期", between(p, 1, 90));
	count(p, "disclosure.wechat", between(p, 1, 900), "条");
	say(p, "，网上申请");
	count(p, "received.online", between(p, 1, 40), "件");
	say(p, "、信函申请");
	count(p, "received.mail", between(p, 1, 40), "件");
	say(p, "，共%d件。", 80);
	state(p, "received", 80);
}

static void
organised(GenPassage *p)
{
	static const struct
	{
		const char *words;
		const char *measure;
		const char *counter;
	}			works[] = {
		{"召开政府信息公开工作会议", "meetings", "次"},
		{"举办政府信息公开业务培训班", "training.courses", "期"},
		{"从事政府信息公开工作的人员", "staff.total", "人"},
		{"网站专栏访问量", "visits", "人次"},
		{"接听咨询电话", "consultation.phone", "次"},
		{"发布政策解读材料", "response.interpretations", "篇"},
		{"召开新闻发布会", "response.press_conferences", "场"},
		{"收取政府信息公开信息处理费", "charges.total", "元"},
		{"设置政府信息公开查阅点", "reading_points", "个"},
	};
	int			first = between(p, 0, COUNT(works) - 1);
	int			n = between(p, 1, 2);

	time_and_organ(p);
	for (int i = 0; i < n; i++)
	{
		int			k = (first + i) % COUNT(works);

		say(p, "%s%s", i > 0 ? "，" : "", works[k].words);
		count(p, works[k].measure, between(p, 1, 900), works[k].counter);
	}
	say(p, "。");
}

/* From one number to another, of which the second counts; a rate. */
static void
changed(GenPassage *p)
{
	int			n = between(p, 10, 900);
	GenSaid    *said;

	if (one_in(p, 2))
	{
		say(p, "政府信息公开申请由上年的%d件%s%d件。", between(p, 10, 900), one_in(p, 2) ? "增加到" : "减少到", n);
		state(p, "received", n);
		return;
	}
	said = state(p, one_in(p, 2) ? "concluded.on_time" : "concluded", between(p, 80, 100));
	said->percent = true;
	say(p, "政府信息公开申请%s办结率%s%d%%。", strcmp(said->measure, "concluded") == 0 ? "" : "按时",
		one_in(p, 2) ? "达" : "为", (int) said->value);
}

/* A heading, which says what the paragraph below is about. */
static void
section(GenPassage *p)
{
	switch (between(p, 0, 2))
	{
		case 0:
			say(p, "\n三、依申请公开情况\n收到");
			count(p, "received", between(p, 1, 200), "件");
			say(p, "，办结");
			count(p, "concluded", between(p, 1, 200), "件");
			break;
		case 1:
			say(p, "\n二、主动公开情况\n");
			time_and_organ(p);
			say(p, "公开政府信息");
			count(p, "disclosure.total", between(p, 1, 2000), "条");
			break;
		default:
			say(p, "\n四、行政复议、行政诉讼情况\n");
			time_and_organ(p);
			say(p, "未发生行政复议、行政诉讼");
			state(p, "reconsideration.total", 0);
			state(p, "litigation.total", 0);
			break;
	}
	say(p, "。\n");
}

/* Numbers that are none of the year's disclosure work. */
static void
nothing(GenPassage *p)
{
	static const char *const formats[] = {
		"有问题请拨打12345热线。", "《条例》第%d至12条作了规定。", "全年走访企业%d家，解决难题%d个。",
		"投入资金%d万元，改造了办公用房。", "3月%d日，举办了开放日活动。", "办公地址在人民路%d号。",
		"办理建筑施工许可申请%d件。", "承办人大代表建议%d件、政协提案%d件。",
		"没有收费项目。", "无依申请公开信息。", "计划明年公开政府信息%d条。",
		"力争答复时间缩短到%d个工作日。", "修建道路%d公里。", "2022年10月%d日起施行。",
		"栏目设置了%d类%d个子栏目。", "核发排水许可证%d本。", "完成绿化%d亩。",
		"受理不动产登记申请%d件，其中网上申请%d件。", "审核公开信息%d条，退回整改%d条。",
		"公开招聘工作人员%d名。", "对历年公开的%d条信息进行了排查。",
		"建成政务微博%d个、微信公众号%d个。", "受理低保申请%d件，全部办结。", "收到申请最多的是%d个部门。",
		"上半年公开政府信息%d条，一季度受理申请%d件。", "五年来受理政府信息公开申请%d件。", "应公开政府信息%d条。",
		"对外公开总数量%d件。", "发放宣传册%d份。", "在中央媒体刊发稿件%d篇。"
	};

	say(p, pick(p, formats), between(p, 1, 9), between(p, 10, 90));
}


/* ------------------------------------------------------------------- the print */

/* A sentence's own damage by who typed, scanned or published it. */
typedef struct Print
{
	bool		traditional;
	bool		doubled;		/* punctuation, now and then */
	bool		broken;			/* lines, at numbers */
	bool		pinyin;
	bool		ascii;			/* punctuation */
	bool		quoted;
} Print;

static const char *
in_traditional(const char *s)
{
	for (int i = 0; i < COUNT(gen_traditional); i++)
		if (memcmp(gen_traditional[i].simplified, s, 3) == 0)
			return gen_traditional[i].traditional;
	return s;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static void
print_character(GenPassage *p, const Print *how, const char *s, char before)
{
	static const char marks[][4] = {"，", "。", "、", "；"};
	static const char *const plain[] = {",", "。", "、", ";"};

	for (int i = 0; i < COUNT(marks); i++)
		if (memcmp(s, marks[i], 3) == 0)
		{
			const char *mark = how->ascii && !is_digit(before) ? plain[i] : marks[i];

			say(p, "%s%s", mark, how->doubled && one_in(p, 6) ? mark : "");
			return;
		}
	say(p, "%.3s", how->traditional ? in_traditional(s) : s);
	if (how->pinyin && before != '\n' && one_in(p, 40) && (unsigned char) s[0] >= 0xE4 && (unsigned char) s[0] <= 0xE9)
		say(p, "(shù)");
}

static void
print(GenPassage *p, const char *text)
{
	Print		how = {one_in(p, 5), one_in(p, 6), one_in(p, 4), one_in(p, 12), one_in(p, 5), false};
	char		before = 0;

	p->len = 0;
	for (const char *s = text; *s;)
	{
		if ((unsigned char) *s >= 0xE0)
		{
			/* a counter or a number may stand on the next line */
			if (how.broken && is_digit(before) && one_in(p, 4))
				say(p, "\n");
			print_character(p, &how, s, before);
			before = 0;
			s += 3;
			continue;
		}
		if (how.broken && is_digit(*s) && !is_digit(before) && before != '.' && before != ',' && p->len > 0 && one_in(p, 4))
			say(p, one_in(p, 3) ? "\n\n- 3 -\n\n" : "\n");
		say(p, "%c", *s);
		before = *s++;
	}
}

void
gen_passage(uint64_t seed, GenPassage *out)
{
	static void (*const kinds[]) (GenPassage *) = {
		received, received, concluded, concluded, remedies, nought, disclosed, organised, changed, shared_out,
		section, nothing, nothing, narrowed, lawsuits, gathered, elsewhere, issues
	};
	char		text[GEN_PASSAGE_MAX];
	int			n;

	memset(out, 0, sizeof(*out));
	out->rng = seed * UINT64_C(0x2545F4914F6CDD1D) + 1;
	n = between(out, 1, MAX_SENTENCES);
	for (int i = 0; i < n; i++)
		pick(out, kinds) (out);
	memcpy(text, out->text, out->len + 1);
	print(out, text);
}
