/*
 * organs.c
 *		Names of organs.
 */
#include "core/header/organs.h"

#include "core/header/dates.h"

bool
gov_organ_may_end(uint32_t c, const char *p, const char *e)
{
	switch (c)
	{
		case L'局':
		case L'委':
		case L'厅':
		case L'院':
		case L'办':
		case L'会':
		case L'署':
		case L'社':
		case L'所':
		case L'府':
		case L'司':
		case L'校':
		case L'团':
		case L'队':
		case L'市':
		case L'县':
		case L'区':
		case L'省':
		case L'乡':
		case L'镇':
		case L'州':
		case L'盟':
		case L'旗':
		case L'道':
		case L'馆':
		case L'园':
		case L'行':
		case L'处':
		case L'室':
		case L'心':
		case L'学':
		case L'场':
		case L'厂':
		case L'企':
		case L'组':
			return true;
		case L'部':
			return !GOV_ENDS(p, e, "全部") && !GOV_ENDS(p, e, "内部");
		case L'站':
			return !GOV_ENDS(p, e, "网站") && !GOV_ENDS(p, e, "本站");
		case L'台':
			return !GOV_ENDS(p, e, "平台");
		case L'木':
			return GOV_ENDS(p, e, "苏木");
		default:
			return false;
	}
}

bool
gov_is_organ(const char *p, const char *e)
{
	const char *end = e;
	uint32_t	last;
	uint32_t	first = gov_char_at(p, e);

	if (e - p < 6 || e - p > GOV_AGENCY_BYTES)
		return false;
	switch (first)
	{
		case L'我':
		case L'各':
		case L'该':
		case L'、':
		case L'）':
		case L'的':
			return false;
		case L'本':			/* 本局, 全市; but 本溪市, 全椒县 */
		case L'全':
			switch (gov_char_at(p + 3, e))
			{
				case L'局':
				case L'委':
				case L'厅':
				case L'院':
				case L'办':
				case L'省':
				case L'市':
				case L'县':
				case L'区':
				case L'镇':
				case L'乡':
				case L'级':
				case L'单':
				case L'机':
				case L'部':
				case L'系':
				case L'年':
				case L'街':
				case L'行':
				case L'报':
				case L'站':
				case L'网':
					return false;
				case L'州':
					if (e - p == 6)
						return false;
					break;
				default:
					break;
			}
			break;
		default:
			if (first < 0x80)
				return false;
			break;
	}
	for (const char *q = p; q < e; q += gov_char_len(q, e))
	{
		unsigned char c = (unsigned char) *q;

		if (c < 0x80)
		{
			if (c <= ' ' || (!(c >= '0' && c <= '9') && !((c | 32) >= 'a' && (c | 32) <= 'z') &&
							 c != '(' && c != ')' && c != '-'))
				return false;
			if ((c | 32) == 'x' && q + 1 < e && (q[1] | 32) == 'x')
				return false;	/* XX局: a template */
		}
		else if (c == 0xC3)
			return false;		/* ×× */
		else
			switch (gov_char_at(q, e))
			{
				case L'，':
				case L'。':
				case L'；':
				case L'：':
				case L'？':
				case L'！':
				case L'《':
				case L'》':
				case L'“':
				case L'”':
				case L'…':
				case L'＞':
				case L'→':
				case L'›':
				case L'»':
				case L'│':
				case L'｜':
				case L'＊':
					return false;
				default:
					break;
			}
	}
	/* 某某局（本级） */
	last = gov_char_before(p, end);
	if (last == L'）' || last == ')')
	{
		const char *q = end;

		while (q > p && (last = gov_char_before(p, q)) != L'（' && last != '(')
			q -= last >= 0x800 ? 3 : 1;
		if (q - p < 6)
			return false;
		end = q - (last == '(' ? 1 : 3);
		last = gov_char_before(p, end);
	}
	return end - p >= 6 && gov_organ_may_end(last, p, end);
}

bool
gov_is_generic_organ(const char *p, const char *e)
{
	static const GovStr generic[] = {
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
	size_t		n;

	/* 市政府办公室 too names no place */
	switch (gov_char_at(p, e))
	{
		case L'省':
		case L'市':
		case L'县':
		case L'区':
		case L'州':
		case L'乡':
		case L'镇':
		case L'旗':
			if (GOV_STARTS(p + 3, e, "政府") || GOV_STARTS(p + 3, e, "人民政府"))
				p += 3;
			break;
		default:
			break;
	}
	n = (size_t) (e - p);
	for (const GovStr *w = generic; w->s; w++)
		if (w->len == n && memcmp(w->s, p, n) == 0)
			return true;
	return false;
}

static inline bool
is_stroke(char c)
{
	return c == '-' || c == '_' || c == ',' || c == ':' || c == '.' || c == ' ' || c == '|';
}

const char *
gov_organ_trim_end(const char *p, const char *e)
{
	static const GovStr words[] = {
		W("关于"), W("的"), W("年度"), W("部门"), W("开展"), W("做好"), W("工作"), W("、"),
		W("，"), W("·"), W("—"), W("－"), W("："), W("和"), W("与"), W("及"), W("暨"),
		W("度"), W("“"), W("《"), W("全年"), W("推进"),
		{0}
	};
	size_t		n;

	while (e > p && (n = is_stroke(e[-1]) ? 1 : gov_word_before(p, e, words)) > 0)
		e -= n;
	return e;
}

const char *
gov_organ_trim_start(const char *p, const char *e)
{
	static const GovStr words[] = {
		W("关于"), W("公布"), W("印发"), W("发布"), W("报送"), W("公开"), W("的"),
		W("年度"), W("度"), W("、"), W("，"), W("·"), W("—"), W("－"), W("："), W("本级"),
		W("”"), W("》"), W("转发"), W("上报"), W("编制"),
		{0}
	};
	size_t		n;

	while (p < e && (n = is_stroke(*p) ? 1 : gov_word_at(p, e, words)) > 0)
		p += n;
	return p;
}

bool
gov_ends_in_division(const char *p, const char *e)
{
	switch (gov_char_before(p, e))
	{
		case L'省':
		case L'市':
		case L'县':
		case L'区':
		case L'州':
		case L'盟':
		case L'旗':
		case L'乡':
		case L'镇':
			return true;
		default:
			return false;
	}
}

uint16_t
gov_organ_of_prefix(const char *p, const char *e, int *year, char *buf)
{
	/* what is left when the years are taken out: at most two pieces */
	struct
	{
		const char *s;
		const char *e;
	}			piece[2] = {{p, p}, {e, e}};
	int			n = 0;
	const char *start = p;
	const char *about;
	size_t		len;

	for (const char *q = p; q < e;)
	{
		const char *after;
		int			y = gov_char_before(p, q) != 0 && gov_is_digit(gov_char_before(p, q))
			? 0 : gov_title_year_at(q, e, &after);

		if (y == 0)
		{
			q += gov_char_len(q, e);
			continue;
		}
		gov_note_year(year, y);
		if (q > start && n < 2)
		{
			piece[n].s = start;
			piece[n++].e = q;
		}
		start = q = after;
	}
	if (start < e && n < 2)
	{
		piece[n].s = start;
		piece[n++].e = e;
	}
	else if (start < e)
		return 0;				/* three pieces: no name */

	for (int i = 0; i < n; i++)
	{
		/* "甲局关于…": the organ stands before, else after */
		about = GOV_FIND(piece[i].s, piece[i].e, "关于");
		if (about)
		{
			const char *end = gov_organ_trim_end(piece[i].s, about);

			if (end > piece[i].s)
			{
				piece[i].e = end;
				n = i + 1;
			}
			else
				piece[i].s = about + 6;
		}
		piece[i].s = gov_organ_trim_start(piece[i].s, piece[i].e);
		piece[i].e = gov_organ_trim_end(piece[i].s, piece[i].e);
	}
	if (n == 2 && piece[0].s == piece[0].e)
		piece[0] = piece[--n];
	if (n == 2 && piece[1].s == piece[1].e)
		n = 1;
	if (n == 0)
		return 0;
	if (n == 2)
	{
		size_t		n0 = (size_t) (piece[0].e - piece[0].s);
		size_t		n1 = (size_t) (piece[1].e - piece[1].s);

		if (!gov_is_organ(piece[0].s, piece[0].e))
			piece[0] = piece[1];
		else if (gov_is_organ(piece[1].s, piece[1].e))
		{
			if (n1 >= n0 && memcmp(piece[1].s, piece[0].s, n0) == 0)
				piece[0] = piece[1];
			else if (gov_ends_in_division(piece[0].s, piece[0].e) && n0 + n1 <= GOV_AGENCY_BYTES)
			{
				/* 甲市2021年乙局 */
				memcpy(buf, piece[0].s, n0);
				memcpy(buf + n0, piece[1].s, n1);
				return (uint16_t) (n0 + n1);
			}
		}
	}
	if (!gov_is_organ(piece[0].s, piece[0].e) || gov_is_generic_organ(piece[0].s, piece[0].e))
		return 0;
	len = (size_t) (piece[0].e - piece[0].s);
	memcpy(buf, piece[0].s, len);
	return (uint16_t) len;
}
