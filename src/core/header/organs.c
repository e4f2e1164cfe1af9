/*
 * organs.c
 *		Names of organs.
 */
#include "core/header/organs.h"

#include "core/header/dates.h"
#include "core/text/charbits.h"

#define MIN_NAME		6		/* bytes: two characters */

/* ------------------------------------------------------------------------
 * Words of names.  Seen: in titles, keys and signatures of reports of all
 * kinds of organs, from ministries to towns; test/corpus has specimens.
 */

/* What the name of an organ or a division ends with. */
static const wchar_t last_chars[] = L"局委厅院办会署社所府司校团队市县区省乡镇州盟旗道馆园行处室心"
L"学场厂企组";
static const GovStr last_words[] = {W("部"), W("站"), W("台"), W("苏木"), {0}};

/* And these end with one of those, but are none. */
static const GovStr no_last_words[] = {
	W("全部"), W("内部"), W("网站"), W("本站"), W("平台"), {0}
};

/* What no name begins with: 我局, 各镇. */
static const wchar_t no_first_chars[] = L"我各该、）的";

/* And what none goes on with behind 本 or 全: 本局, 全市; but 本溪市, 全椒县. */
static const wchar_t own_chars[] = L"局委厅院办省市县区镇乡级单机部系年街行报站网";

/* What no name holds. */
static const wchar_t no_name_marks[] = L"，。；：？！《》“”…＞→›│｜＊";

/* What any organ may have, or be. */
static const GovStr generic_names[] = {
	W("办公室"), W("局办公室"), W("委办公室"), W("厅办公室"), W("政府办"),
	W("政府办公室"), W("人民政府办公室"), W("综合科"), W("综合处"), W("综合股"),
	W("秘书科"), W("党政办"), W("党政办公室"), W("党政综合办公室"), W("信息中心"),
	W("政务公开办"), W("政务公开办公室"), W("政务公开科"), W("办公厅"), W("政府办公厅"),
	W("人民政府"), W("人民政府办公厅"), W("部门"), W("单位"), W("本部门"), W("机关"),
	W("综合办公室"), W("行政办公室"), W("综合办"), W("网站管理员"), W("宣传部"),
	W("党委"), W("管委会"), W("委员会"), W("街道"), W("街道办事处"), W("办事处"),
	W("政府"),
	{0}
};

/* 市政府办公室 too names no place. */
static const wchar_t generic_divisions[] = L"省市县区州乡镇旗";
static const GovStr governments[] = {W("政府"), W("人民政府"), {0}};

static const wchar_t divisions[] = L"省市县区州盟旗乡镇";

/* What connects a name to the words before and behind it. */
static const GovStr words_behind[] = {
	W("关于"), W("的"), W("年度"), W("部门"), W("开展"), W("做好"), W("工作"), W("、"),
	W("，"), W("·"), W("—"), W("－"), W("："), W("和"), W("与"), W("及"), W("暨"),
	W("度"), W("“"), W("《"), W("全年"), W("推进"),
	{0}
};
static const GovStr words_before[] = {
	W("关于"), W("公布"), W("印发"), W("发布"), W("报送"), W("公开"), W("的"),
	W("年度"), W("度"), W("、"), W("，"), W("·"), W("—"), W("－"), W("："), W("本级"),
	W("”"), W("》"), W("转发"), W("上报"), W("编制"),
	{0}
};

/* A sentence that leads to a name: no name holds them. */
static const GovStr verbs_within[] = {
	W("现公开"), W("现公布"), W("现发布"), W("现印发"), W("现报送"), W("现上报"), W("现提交"), W("现予"),
	W("现将"), W("特将"), W("现就"), W("特制"), W("特编"), W("特此"), W("以下是"), W("以下为"),
	W("下面是"), W("如下是"), W("这是"), W("此为"), W("公开了"), W("公布了"), W("发布了"), W("印发了"),
	W("报送了"), W("编制了"), W("编写了"), W("编印了"), W("编撰了"), W("撰写了"), W("起草了"),
	W("制作了"), W("制定了"), W("制发了"), W("形成了"), W("完成了"), W("出台了"), W("推出了"),
	W("拟定了"), W("提交了"), W("汇总了"), {0}
};

/* The same, but names may hold them: only what one begins with. */
static const GovStr verbs_before[] = {
	W("现"), W("将"), W("公开"), W("公布"), W("发布"), W("印发"), W("报送"), W("编制"), W("编写"),
	W("编印"), W("编撰"), W("撰写"), W("起草"), W("制作"), W("制定"), W("制发"), W("形成"), W("完成"),
	W("出台"), W("推出"), W("拟定"), W("提交"), W("汇总"), W("已"), W("了"), {0}
};

/* What those within begin with. */
static GovCharBits verb_chars;

static void
__attribute__((constructor))
fill_verb_chars(void)
{
	gov_charbits_add_words(&verb_chars, verbs_within, sizeof(verbs_within) / sizeof(verbs_within[0]) - 1,
						   sizeof(verbs_within[0]));
}

/* Divisions that begin so. */
static const GovStr no_verbs[] = {W("将乐"), {0}};

/* ------------------------------------------------------------------------
 * Whole names
 */

bool
gov_header_organ_may_end(const char *p, const char *e)
{
	return gov_is_any_of(gov_char_before(p, e), last_chars) ||
		(gov_word_before(p, e, last_words) && !gov_word_before(p, e, no_last_words));
}

static bool
may_begin(const char *p, const char *e)
{
	uint32_t	first = gov_char_at(p, e);
	uint32_t	second;

	if (first < 0x80 || gov_is_any_of(first, no_first_chars))
		return false;
	if (first != L'本' && first != L'全')
		return true;
	second = gov_char_at(p + 3, e);
	/* 全州县 is one, 全州 and 本校 are none */
	return !gov_is_any_of(second, own_chars) && e - p > MIN_NAME;
}

/* Are the characters those of a name?  XX局 and ××局 are of a template. */
static bool
are_name_chars(const char *p, const char *e)
{
	while (p < e)
	{
		unsigned char c = (unsigned char) *p;
		unsigned char lower = c | 0x20;
		uint32_t	wide;

		if (c < 0x80)
		{
			if (!(c >= '0' && c <= '9') && !(lower >= 'a' && lower <= 'z') &&
				c != '(' && c != ')' && c != '-')
				return false;
			if (lower == 'x' && p + 1 < e && (p[1] | 0x20) == 'x')
				return false;
			p++;
			continue;
		}
		if (c == 0xC3)			/* × */
			return false;
		wide = gov_char_at(p, e);
		if (!gov_is_han(wide) && gov_is_any_of(wide, no_name_marks))
			return false;
		p += gov_char_len(p, e);
	}
	return true;
}

/* The end without a remark in brackets: 某某局（本级）; NULL when nothing is
 * left. */
static const char *
without_remark(const char *p, const char *e)
{
	uint32_t	c = gov_char_before(p, e);

	if (c != L'）' && c != ')')
		return e;
	while (e > p)
	{
		c = gov_char_before(p, e);
		if (c == L'（' || c == '(')
			break;
		e -= c >= 0x800 ? 3 : 1;
	}
	return e - p < MIN_NAME ? NULL : e - gov_width(c);
}

bool
gov_header_is_organ(const char *p, const char *e)
{
	if (e - p < MIN_NAME || e - p > GOV_AGENCY_BYTES || !may_begin(p, e) || !are_name_chars(p, e))
		return false;
	e = without_remark(p, e);
	return e && e - p >= MIN_NAME && gov_header_organ_may_end(p, e);
}

bool
gov_header_is_generic_organ(const char *p, const char *e)
{
	size_t		n;

	if (gov_is_any_of(gov_char_at(p, e), generic_divisions) && gov_word_at(p + 3, e, governments))
		p += 3;
	n = (size_t) (e - p);
	for (const GovStr *w = generic_names; w->s; w++)
		if (w->len == n && memcmp(w->s, p, n) == 0)
			return true;
	return false;
}

bool
gov_header_ends_in_division(const char *p, const char *e)
{
	return gov_is_any_of(gov_char_before(p, e), divisions);
}

/* ------------------------------------------------------------------------
 * Names among other words
 */

static inline bool
is_stroke(char c)
{
	return c == '-' || c == '_' || c == ',' || c == ':' || c == '.' || c == ' ' || c == '|';
}

const char *
gov_header_trim_organ_end(const char *p, const char *e)
{
	size_t		n;

	while (e > p && (n = is_stroke(e[-1]) ? 1 : gov_word_before(p, e, words_behind)) > 0)
		e -= n;
	return e;
}

const char *
gov_header_trim_organ_start(const char *p, const char *e)
{
	size_t		n;

	while (p < e && (n = is_stroke(*p) ? 1 : gov_word_at(p, e, words_before)) > 0)
		p += n;
	return p;
}

const char *
gov_header_skip_verbs(const char *p, const char *e)
{
	size_t		n;

	for (const char *q = p; q < e; q += gov_char_len(q, e))
		if (gov_charbits_has(&verb_chars, gov_char_at(q, e)) && (n = gov_word_at(q, e, verbs_within)) > 0)
			p = q + n;
	while ((n = gov_word_at(p, e, verbs_before)) > 0 && !gov_word_at(p, e, no_verbs))
		p += n;
	return p;
}

/*
 * What is left of [p, e) when the years are taken out, into piece.  Returns
 * the number of pieces, or -1 when there are more than two: then it is no
 * name.
 */
static int
without_years(const char *p, const char *e, int *year, GovSpan piece[2])
{
	const char *start = p;
	int			n = 0;

	for (const char *q = p; q < e;)
	{
		const char *after;
		int			y = gov_is_digit(gov_char_before(p, q)) ? 0 : gov_header_title_year_at(q, e, &after);

		if (y == 0)
		{
			q += gov_char_len(q, e);
			continue;
		}
		gov_header_note_year(year, y);
		if (q > start && n < 2)
			piece[n++] = gov_header_span(start, q);
		start = q = after;
	}
	if (start == e)
		return n;
	if (n == 2)
		return -1;
	piece[n++] = gov_header_span(start, e);
	return n;
}

/* The pieces without what connects them, which may leave nothing; returns how many
 * there are. */
static int
trim_pieces(GovSpan piece[2], int n)
{
	for (int i = 0; i < n; i++)
	{
		/* "甲局关于…": the organ stands before, else after */
		const char *about = GOV_FIND(piece[i].p, piece[i].e, "关于");

		if (about)
		{
			const char *end = gov_header_trim_organ_end(piece[i].p, about);

			if (end > piece[i].p)
			{
				piece[i].e = end;
				n = i + 1;
			}
			else
				piece[i].p = about + sizeof("关于") - 1;
		}
		piece[i].p = gov_header_skip_verbs(piece[i].p, piece[i].e);
		piece[i].p = gov_header_trim_organ_start(piece[i].p, piece[i].e);
		piece[i].e = gov_header_trim_organ_end(piece[i].p, piece[i].e);
	}
	return n;
}

uint16_t
gov_header_organ_of_prefix(const char *p, const char *e, int *year, char *buf)
{
	GovSpan		piece[2];
	int			n = trim_pieces(piece, without_years(p, e, year, piece));
	size_t		len;

	if (n <= 0)
		return 0;
	len = (size_t) (piece[0].e - piece[0].p);
	if (n == 2)
	{
		size_t		more = (size_t) (piece[1].e - piece[1].p);

		if (!gov_header_is_organ(piece[0].p, piece[0].e))
			piece[0] = piece[1];
		else if (gov_header_is_organ(piece[1].p, piece[1].e))
		{
			if (more >= len && memcmp(piece[1].p, piece[0].p, len) == 0)
				piece[0] = piece[1];
			else if (gov_header_ends_in_division(piece[0].p, piece[0].e) && len + more <= GOV_AGENCY_BYTES)
			{
				/* 甲市2021年乙局 */
				memcpy(buf, piece[0].p, len);
				memcpy(buf + len, piece[1].p, more);
				return (uint16_t) (len + more);
			}
		}
	}
	if (!gov_header_is_organ(piece[0].p, piece[0].e) || gov_header_is_generic_organ(piece[0].p, piece[0].e))
		return 0;
	len = (size_t) (piece[0].e - piece[0].p);
	memcpy(buf, piece[0].p, len);
	return (uint16_t) len;
}
