/*
 * organs.c
 *		Names of organs, and where a report names its author besides the title.
 */
#include "core/header/internal.h"

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

/* Take connecting words and strokes off the end of a piece of a name. */
static const char *
trim_name_end(const char *p, const char *e)
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

static const char *
trim_name_start(const char *p, const char *e)
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

static bool
ends_in_division(const char *p, const char *e)
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
			const char *end = trim_name_end(piece[i].s, about);

			if (end > piece[i].s)
			{
				piece[i].e = end;
				n = i + 1;
			}
			else
				piece[i].s = about + 6;
		}
		piece[i].s = trim_name_start(piece[i].s, piece[i].e);
		piece[i].e = trim_name_end(piece[i].s, piece[i].e);
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
			else if (ends_in_division(piece[0].s, piece[0].e) && n0 + n1 <= GOV_AGENCY_BYTES)
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

/* A publisher's or source's name. */
bool
gov_agency_of_value(GovHeaderReader *r, GovSpan v)
{
	char		buf[GOV_AGENCY_BYTES];
	size_t		n;
	const char *end;
	const char *q;
	int			words = 0;
	bool		single = true;
	bool		whole;

	if (!v.p || v.e - v.p > GOV_AGENCY_BYTES * 2)
		return false;

	/* 青 禾 市: each character a word */
	for (q = v.p; q < v.e;)
	{
		const char *w = q;

		while (q < v.e && !gov_space_at(q, v.e))
			q += gov_char_len(q, v.e);
		words++;
		single &= q - w <= 3;
		q = gov_skip_space(q, v.e);
	}
	end = v.e;
	if (words > 1 && !single)
	{
		for (end = v.p; end < v.e && !gov_space_at(end, v.e);)
			end += gov_char_len(end, v.e);
		/* 甲市 乙局 */
		if (words == 2 && ends_in_division(v.p, end))
		{
			q = gov_skip_space(end, v.e);
			if (gov_is_organ(q, v.e) && !GOV_STARTS(q, v.e, "作者"))
				end = v.e;
		}
	}
	n = gov_squeeze(buf, sizeof(buf), v.p, end, &whole);
	if (!whole)
		return false;
	while (n >= 3 && (GOV_ENDS(buf, buf + n, "】") || GOV_ENDS(buf, buf + n, "；") ||
					  GOV_ENDS(buf, buf + n, "，")))
		n -= 3;
	if (!gov_is_organ(buf, buf + n) || gov_is_generic_organ(buf, buf + n))
		return false;
	r->out->agency = gov_keep(r, buf, n);
	return true;
}

/* "甲局", or "（甲局 2022年1月20日）", on the line below the title. */
bool
gov_agency_below_title(GovHeaderReader *r)
{
	GovSpan		v = r->below;
	char		buf[GOV_AGENCY_BYTES];
	int			year = 0;
	size_t		n;

	if (!v.p)
		return false;
	if (gov_is_open_bracket(gov_char_at(v.p, v.e)) && gov_is_close_bracket(gov_char_before(v.p, v.e)))
	{
		v.p += gov_char_len(v.p, v.e);
		v.e -= gov_char_before(v.p, v.e) < 0x80 ? 1 : 3;
	}
	for (const char *q = v.p; q < v.e; q += gov_char_len(q, v.e))
		if (gov_space_at(q, v.e))
		{
			const char *d = gov_skip_space(q, v.e);
			GovDate		date;
			const char *after;

			if (gov_date_at(d, v.e, 0, &date, &after) && after == v.e)
			{
				v.e = q;
				break;
			}
		}
	/* a name with spaces may be a row of menus */
	for (const char *q = v.p; q < v.e; q += gov_char_len(q, v.e))
		if (gov_space_at(q, v.e))
			return false;
	/* it may have the year with it */
	if (v.e - v.p > GOV_AGENCY_BYTES)
		return false;
	n = gov_organ_of_prefix(v.p, v.e, &year, buf);
	if (n == 0)
		return false;
	r->out->agency = gov_keep(r, buf, n);
	return true;
}

static bool
take_agency(GovHeaderReader *r, const char *p, const char *e)
{
	p = trim_name_start(p, e);
	e = trim_name_end(p, e);
	if (!gov_is_organ(p, e) || gov_is_generic_organ(p, e))
		return false;
	r->out->agency = gov_keep(r, p, (size_t) (e - p));
	return true;
}

/* "本报告由甲局编制", "甲局编制了", "现公布甲局2021年度" in the opening. */
bool
gov_agency_of_opening(GovHeaderReader *r, GovSpan opening)
{
	static const GovStr stops[] = {
		W("根据"), W("按照"), W("依据"), W("依照"), W("编制"), W("负责"), W("组织"),
		W("结合"), W("遵照"), W("统计"), W("汇总"), W("撰写"), W("《"), W("（"), W("("),
		W("，"), W("。"), W("对"),
		{0}
	};
	char		buf[1536];
	bool		whole;
	const char *end = buf + gov_squeeze(buf, sizeof(buf), opening.p, opening.e, &whole);
	const char *q;

	q = GOV_FIND(buf, end, "报告由");
	if (!q)
		q = GOV_FIND(buf, end, "年报由");
	if (q)
	{
		const char *limit;
		const char *stop = NULL;

		q += 9;
		limit = end - q > GOV_AGENCY_BYTES + 18 ? q + GOV_AGENCY_BYTES + 18 : end;
		for (const GovStr *w = stops; w->s; w++)
		{
			const char *s = gov_find(q, limit, w->s, w->len);

			if (s)
				limit = stop = s;
		}
		if (stop && take_agency(r, q, stop))
			return true;
	}

	for (q = buf; (q = GOV_FIND(q, end, "编制")) != NULL; q += 6)
	{
		const char *s = q;
		const char *stop = q;

		if (GOV_ENDS(buf, stop, "组织") || GOV_ENDS(buf, stop, "负责"))
			stop -= 6;
		if (GOV_ENDS(buf, stop, "特") || GOV_ENDS(buf, stop, "现"))
			stop -= 3;
		/* back to the sentence's last stop */
		for (s = stop; s > buf && stop - s <= GOV_AGENCY_BYTES;)
		{
			uint32_t	c = gov_char_before(buf, s);

			if (c == L'，' || c == L'。' || c == L'》' || c == L'；' || c == L'）' || c == L'由' ||
				c == ',' || c == ';' || c == ')' || c == L'：' || c == L'、' || c == ':')
				break;
			s -= c >= 0x800 ? 3 : 1;
		}
		if (GOV_STARTS(s, stop, "规定") || GOV_STARTS(s, stop, "要求") || GOV_STARTS(s, stop, "有关"))
			s += 6;
		if (take_agency(r, s, stop))
			return true;
	}

	for (q = buf; (q = GOV_FIND(q, end, "公布")) != NULL; q += 6)
	{
		const char *s = q + 6;
		const char *stop = s;
		const char *after;

		while (stop < end && stop - s <= GOV_AGENCY_BYTES && !gov_year_at(stop, end, &after))
			stop += gov_char_len(stop, end);
		if (stop < end && stop - s <= GOV_AGENCY_BYTES && take_agency(r, s, stop))
			return true;
	}
	return false;
}

/* The organ that signs: a name alone, the date below it or beside it. */
bool
gov_agency_of_signature(GovHeaderReader *r)
{
	const char *p = r->out->signature.s;
	const char *end;
	GovSpan		name = {NULL, NULL};

	if (!p)
		return false;
	end = p + r->out->signature.len;
	while (p < end)
	{
		const char *eol = memchr(p, '\n', (size_t) (end - p));
		const char *s = p;
		const char *e;
		GovDate		date;
		const char *after;

		if (!eol)
			eol = end;
		e = eol;
		gov_trim_line(&s, &e);
		p = eol < end ? eol + 1 : end;
		if (s >= e)
			continue;
		if (name.p && gov_date_at(s, e, 0, &date, &after) && e - after <= 3)
			return gov_agency_of_value(r, name);
		name.p = NULL;
		if (e - s <= 300 && (gov_is_digit(gov_char_before(s, e)) || gov_char_before(s, e) == L'日' ||
							 gov_char_before(s, e) == L'）' ||
							 gov_organ_may_end(gov_char_before(s, e), s, e)))
		{
			char		buf[GOV_AGENCY_BYTES];
			bool		whole;
			size_t		n = gov_squeeze(buf, sizeof(buf), s, e, &whole);

			if (whole && gov_is_organ(buf, buf + n))
			{
				name.p = s;
				name.e = e;
			}
			else
			{
				/* 甲局 2021年1月8日 */
				const char *q = s;

				while (q < e && !gov_space_at(q, e))
					q += gov_char_len(q, e);
				if (q < e && gov_date_at(gov_skip_space(q, e), e, 0, &date, &after) && e - after <= 3)
				{
					name.p = s;
					name.e = q;
					if (gov_agency_of_value(r, name))
						return true;
					name.p = NULL;
				}
			}
		}
	}
	return false;
}
