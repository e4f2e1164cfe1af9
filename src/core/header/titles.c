/*
 * titles.c
 *		Titles, on one line or over several.
 */
#include "core/header/internal.h"

#include "core/header/dates.h"

#define LINE_BYTES		480		/* longer lines hold no title */
#define TITLE_CHARS		200

/* A line without spaces, except between latin words. */
typedef struct Fold
{
	uint16_t	n;
	bool		overlong;
	char		s[GOV_TITLE_BYTES];
	bool		gap[GOV_TITLE_BYTES];	/* a space was printed before it */
} Fold;

static void
fold_append(Fold *f, const char *p, const char *e)
{
	bool		gap = true;

	while (p < e)
	{
		size_t		n = gov_space_at(p, e);

		if (n > 0 || (unsigned char) *p < ' ')
		{
			p += n > 0 ? n : 1;
			gap = true;
			continue;
		}
		n = gov_char_len(p, e);
		if (f->n + n + 1 > GOV_TITLE_BYTES)
		{
			f->overlong = true;
			return;
		}
		if (gap && f->n > 0 && n == 1)
		{
			unsigned char a = (unsigned char) f->s[f->n - 1] | 32;
			unsigned char b = (unsigned char) *p | 32;

			if (a >= 'a' && a <= 'z' && b >= 'a' && b <= 'z')
			{
				f->gap[f->n] = true;
				f->s[f->n++] = ' ';
			}
		}
		/* only what begins a character is ever asked for its gap */
		f->gap[f->n] = gap;
		if (n == 3)
			memcpy(f->s + f->n, p, 3);
		else
			memcpy(f->s + f->n, p, n);
		gap = false;
		f->n += (uint16_t) n;
		p += n;
	}
}

/* Add another's end. */
static void
fold_join(Fold *f, const Fold *g)
{
	if (f->n + g->n > GOV_TITLE_BYTES)
	{
		f->overlong = true;
		return;
	}
	memcpy(f->s + f->n, g->s, g->n);
	memcpy(f->gap + f->n, g->gap, g->n * sizeof(g->gap[0]));
	f->n += g->n;
}

static uint32_t
count_chars(const char *p, const char *e)
{
	uint32_t	n = 0;

	for (; p < e; p++)
		n += ((unsigned char) *p & 0xC0) != 0x80;
	return n;
}

/*
 * From behind 公开 to behind 报告 or 年报, by the words that may stand between;
 * NULL when others do.
 */
static const char *
report_words(const char *p, const char *e, int *year, bool *annual, bool *weak)
{
	static const GovStr between[] = {
		W("工作"), W("情况"), W("年度"), W("的"), W("和"), W("与"), W("及"), W("开展"),
		W("执行"), W("实施"), W("年"), W("度"), W("年终"), {0}
	};

	*annual = *weak = false;
	for (int words = 0; words < 10; words++)
	{
		const char *q;
		int			y;
		size_t		n;

		if (GOV_STARTS(p, e, "报告"))
			return p + 6;
		if (GOV_STARTS(p, e, "年报"))
		{
			*annual = true;
			return p + 6;
		}
		if (GOV_STARTS(p, e, "总结"))
		{
			*weak = true;
			return GOV_STARTS(p + 6, e, "报告") ? p + 12 : p + 6;
		}
		y = gov_title_year_at(p, e, &q);
		if (y)
		{
			gov_note_year(year, y);
			*annual = true;
			if (GOV_ENDS(p, q, "年") && GOV_STARTS(q, e, "报") && !GOV_STARTS(q, e, "报告"))
				return q + 3;
			p = q;
			continue;
		}
		n = gov_word_at(p, e, between);
		if (n == 0)
			return NULL;
		*annual |= GOV_STARTS(p, e, "年");
		p += n;
	}
	return NULL;
}

/* Punctuation or words of a sentence about the report, not of its title? */
static bool
is_sentence(const char *p, const char *e)
{
	bool		verb = false;
	bool		about = false;	/* 关于公布…的公告 is a title */

	for (const char *q = p, *next = p; q < e; q = next)
		switch (gov_char_step(&next, e))
		{
			case ',':
			case ';':
			case '?':
			case '!':
			case L'，':
			case L'。':
			case L'；':
			case L'？':
			case L'！':
			case L'《':
			case L'》':
			case L'…':
				return true;
			case L'关':
				about |= GOV_STARTS(q, e, "关于");
				break;
			case L'编':
				verb |= GOV_STARTS(q, e, "编制") && !GOV_ENDS(p, q, "机构");
				break;
			case L'公':
				verb |= GOV_STARTS(q, e, "公布");
				break;
			case L'发':
				verb |= GOV_STARTS(q, e, "发布");
				break;
			case L'现':
				verb |= GOV_STARTS(q, e, "现将");
				break;
			case L'根':
				verb |= GOV_STARTS(q, e, "根据");
				break;
			case L'按':
				verb |= GOV_STARTS(q, e, "按照");
				break;
			case L'依':
				verb |= GOV_STARTS(q, e, "依据") || GOV_STARTS(q, e, "依照");
				break;
			case L'向':
				verb |= GOV_STARTS(q, e, "向社会");
				break;
			case L'本':
				verb |= GOV_STARTS(q, e, "本报告");
				break;
			case L'要':
				verb |= GOV_STARTS(q, e, "要求");
				break;
			case L'如':
				verb |= GOV_STARTS(q, e, "如下");
				break;
			case L'规':
				verb |= GOV_STARTS(q, e, "规定");
				break;
			case L'撰':
				verb |= GOV_STARTS(q, e, "撰写");
				break;
			default:
				break;
		}
	return verb && !about;
}

/* Past 附件1：, 【年报】, 《 and ornaments. */
static const char *
skip_ornaments(const char *p, const char *e)
{
	for (int i = 0; i < 3; i++)
	{
		uint32_t	c = gov_char_at(p, e);

		if (c == L'《' || c == L'“' || c == L'·' || c == L'•' || c == L'★' || c == L'◆' || c == L'■' ||
			c == L'●' || c == L'☆' || c == L'※')
			p += 3;
		else if (c == '"' || c == '_')
			p++;
		else if (c == L'【')
		{
			const char *q = GOV_FIND(p, e, "】");
			const char *after;

			if (!q || gov_title_year_at(p, e, &after))
				break;
			p = q + 3;
		}
		else if (GOV_STARTS(p, e, "附件"))
		{
			const char *q = p + 6;
			size_t		n;

			while (gov_digit_at(q, e, &n) >= 0)
				q += n;
			c = gov_char_at(q, e);
			if (c != L'：' && c != L'．' && c != ':' && c != '.')
				break;
			p = q + gov_width(c);
		}
		else
			break;
	}
	return p;
}

/* Back from the report's words over those of a joint one: 政务公开和 ... */
static const char *
skip_joint_report(const char *p, const char *e)
{
	static const GovStr joints[] = {W("和"), W("与"), W("及"), W("暨"), W("、"), {0}};

	for (int i = 0; i < 2; i++)
	{
		const char *q = e - gov_word_before(p, e, joints);

		if (q == e)
			break;
		if (GOV_ENDS(p, q, "工作"))
			q -= 6;
		if (!GOV_ENDS(p, q, "政务公开") && !GOV_ENDS(p, q, "信息公开"))
			break;
		e = q - 12;
	}
	return e;
}

/*
 * Past what may follow a title: brackets with a year or an organ in them,
 * 的公告.
 */
static const char *
skip_title_end(const char *p, const char *e, int *year, GovSpan *agency)
{
	static const GovStr notices[] = {
		W("的公告"), W("的公示"), W("的通知"), W("的报告"), W("的通告"), W("的函"), {0}
	};

	for (int i = 0; i < 4; i++)
	{
		uint32_t	c = gov_char_at(p, e);

		if (gov_is_open_bracket(c))
		{
			const char *in = p + gov_width(c);
			const char *q = in;
			const char *after;
			bool		dated = false;

			while (q < e && q - in < 120 && !gov_is_close_bracket(gov_char_at(q, e)))
			{
				int			y = gov_is_digit(gov_char_before(in, q)) ? 0 : gov_year_at(q, e, &after);

				if (y)
				{
					dated = true;
					gov_note_year(year, y);
					q = after;
				}
				else
					q += gov_char_len(q, e);
			}
			if (q >= e || q - in >= 120)
				break;
			if (!dated && gov_is_organ(in, q) && !gov_is_generic_organ(in, q))
				*agency = gov_span(in, q);
			p = q + gov_width(gov_char_at(q, e));
		}
		else
		{
			size_t		n = gov_word_at(p, e, notices);

			if (n == 0)
				break;
			p += n;
		}
	}
	return p;
}

/* Is a title over at p, by what follows? */
static bool
title_may_end(const Fold *f, const char *p, const char *e)
{
	const char *rest = p;
	uint32_t	c = gov_char_at(rest, e);

	while (c == L'》' || c == L'”' || c == '"' || c == L'。' || c == L'：' || c == '.' || c == ':')
	{
		if (c == '.' && rest + 1 < e && ((rest[1] | 32) >= 'a' && (rest[1] | 32) <= 'z'))
			break;
		rest += gov_width(c);
		c = gov_char_at(rest, e);
	}
	return rest >= e || f->gap[rest - f->s] ||
		c == '_' || c == '-' || c == '|' || c == L'—' || c == L'－' || c == L'–' ||
		c == L'｜' || c == L'│' || c == L'丨' || (c == '.' && rest == p);
}

/* The last part of a breadcrumb is the page's title: where it begins. */
static const char *
skip_crumbs(const char *p, const char *e, bool *crumbs)
{
	const char *start = p;

	for (const char *q = p, *next = p; q < e; q = next)
	{
		uint32_t	c = gov_char_step(&next, e);
		bool		arrow = c == '>' || c == L'＞' || c == L'›' || c == L'→' ||
			GOV_STARTS(q, e, "»");

		*crumbs |= arrow || (c == L'首' && GOV_STARTS(q, e, "首页")) ||
			(c == L'位' && GOV_STARTS(q, e, "位置"));
		if (arrow || c == '|' || c == '_' || c == L'｜' || c == ':' || c == L'：' ||
			(*crumbs && (c == '/' || c == '-')))
			start = next;
	}
	return start;
}

/* Is there a title in [p, e) of f?  Fills t and returns true. */
static bool
title_in(const Fold *f, const char *p, const char *e, GovTitle *t)
{
	const char *start = skip_ornaments(p, e);
	bool		crumbs = false;

	for (const char *open = start; (open = GOV_FIND(open, e, "公开")) != NULL;)
	{
		const char *words = open;	/* where 政府信息公开 begins */
		const char *end;
		const char *prefix_end;
		int			year = 0;
		int			later = 0;	/* the year behind 公开 */
		bool		annual;
		bool		weak;
		GovSpan		agency = {NULL, NULL};

		open += 6;
		if (GOV_ENDS(start, words, "信息"))
		{
			words -= 6;

			/*
			 * but 甲市人民政府信息公开… has the organ's own 政府
			 */
			if (!GOV_ENDS(start, words, "人民政府") &&
				(GOV_ENDS(start, words, "政府") || GOV_ENDS(start, words, "政务")))
				words -= 6;
		}
		else if (GOV_ENDS(start, words, "政务"))
			words -= 6;
		else
			continue;
		end = report_words(open, e, &later, &annual, &weak);
		if (!end)
			continue;
		end = skip_title_end(end, e, &later, &agency);
		if (!title_may_end(f, end, e))
			continue;

		prefix_end = skip_joint_report(start, words);
		start = skip_crumbs(start, prefix_end, &crumbs);
		if (words < start || is_sentence(start, prefix_end) ||
			count_chars(start, end) > TITLE_CHARS || prefix_end - start > 240)
			continue;

		t->agency_len = gov_organ_of_prefix(start, prefix_end, &year, t->agency);
		if (later)
			gov_note_year(&year, later);
		if (t->agency_len == 0 && agency.p)
		{
			t->agency_len = (uint16_t) (agency.e - agency.p);
			memcpy(t->agency, agency.p, t->agency_len);
		}
		t->year = year;
		t->score = 2 + (t->agency_len ? 8 : 0) + (year ? 4 : 0) + (annual || year ? 1 : 0);
		if (crumbs)
			t->score = year ? 1 : 0;
		/* menus have 政府信息公开年报; summaries are of many kinds */
		if (t->agency_len == 0 && year == 0 && (weak || GOV_ENDS(start, end, "年报")))
			t->score = 0;
		if (t->score == 0)
			continue;
		t->len = (uint16_t) (end - start);
		memcpy(t->text, start, t->len);
		return true;
	}
	return false;
}

static void
consider_title(GovHeaderReader *r, const GovTitle *t, const char *p, const char *e, uint32_t line)
{
	if (t->score > r->best.score)
	{
		r->best_line.p = p;
		r->best_line.e = e;
		if (r->best.score > 2 && r->best.year > 0 && t->year > 0 && r->best.year != t->year)
			r->other_year = r->best.year;
		memcpy(&r->best, t, offsetof(GovTitle, text));
		r->best.line = line;
		memcpy(r->best.text, t->text, t->len);
		memcpy(r->best.agency, t->agency, t->agency_len);
	}
	else if (t->score > 2 && t->year > 0 && r->best.year > 0 && t->year != r->best.year &&
			 r->other_year == 0)
		r->other_year = t->year;
}

/* Can [p, e) be the first line of a title of several? */
static bool
can_begin_title(const char *p, const char *e)
{
	if (e - p < 6 || e - p > 240)
		return false;
	for (const char *q = p; q < e;)
	{
		uint32_t	c = gov_char_step(&q, e);

		if (c == ',' || c == ';' || c == ':' || c == '>' || c == '|' || c == '_' || c == '/')
			return false;
		if (c >= 0x80)
			switch (c)
			{
				case L'，':
				case L'。':
				case L'；':
				case L'：':
				case L'＞':
				case L'›':
				case L'→':
				case L'》':
				case L'…':
					return false;
				default:
					break;
			}
	}
	return true;
}

/*
 * What a first line may hold: an organ's name, a year, "关于", or the
 * beginning of the report's own words.
 */
static bool
begins_title(const char *p, const char *e)
{
	const char *after;
	char		buf[GOV_AGENCY_BYTES];
	int			year = 0;

	return (gov_title_year_at(p, e, &after) && after == e) ||
		GOV_ENDS(p, e, "关于") || GOV_ENDS(p, e, "政府") || GOV_ENDS(p, e, "政") ||
		GOV_FIND(p, e, "信息公") || GOV_FIND(p, e, "政府信") ||
		gov_organ_of_prefix(p, e, &year, buf) > 0;
}

/* Does the line hold 报告, 年报 or 总结?  Cheaply: most lines don't. */
static bool
names_report(const char *p, const char *e)
{
	/* 告 and 报 share a byte that few others have */
	for (const char *q = p; (q = memchr(q, 0x8A, (size_t) (e - q))) != NULL; q++)
		if ((q - p >= 2 && q[-2] == '\xE5' && q[-1] == '\x91') ||
			(q - p >= 1 && e - q >= 2 && q[-1] == '\xE6' && q[1] == '\xA5'))
			return true;
	return (GOV_ENDS(p, e, "总结") || GOV_ENDS(p, e, "）") || GOV_ENDS(p, e, ")")) &&
		GOV_FIND(p, e, "总结");
}

void
gov_title_try(GovHeaderReader *r, const char *p, const char *e, uint32_t line, bool join)
{
	Fold		f;
	GovTitle	t[2];
	int			best = -1;		/* of t; -1: none */

	if (e - p > LINE_BYTES)
		return;
	/* printed twice more often than not */
	if (r->best.agency_len && e - p == r->best_line.e - r->best_line.p &&
		memcmp(p, r->best_line.p, (size_t) (e - p)) == 0)
		return;
	if (!names_report(p, e))
		return;

	f.n = 0;
	f.overlong = false;
	fold_append(&f, p, e);
	if (f.overlong)
		return;
	if (title_in(&f, f.s, f.s + f.n, &t[0]))
		best = 0;

	/* what it lacks may stand on the lines above */
	if (join && f.n <= 180 && r->above[0].p && line - r->above_line[0] <= 4 &&
		!(best == 0 && t[0].agency_len && t[0].year))
	{
		Fold		g;
		int			lines = r->above[1].p && r->above_line[0] - r->above_line[1] <= 4 ? 2 : 1;
		uint16_t	begin[2];

		uint16_t	above;

		g.n = 0;
		g.overlong = false;
		for (int i = lines - 1; i >= 0; i--)
		{
			begin[i] = g.n;
			fold_append(&g, r->above[i].p, r->above[i].e);
		}
		above = g.n;
		fold_join(&g, &f);

		/* nearest line first, then the one above it too */
		for (int i = 0; i < lines && !g.overlong; i++)
		{
			const char *start = g.s + begin[i];
			GovTitle   *u = &t[best == 0];

			if (begins_title(start, g.s + (i == 0 ? above : begin[0])) &&
				title_in(&g, start, g.s + g.n, u) && u->len > f.n / 2 &&
				(best < 0 || (u->score > t[best].score && u->year >= 0 && u->len > t[best].len)))
			{
				best = u == &t[1];
				if (u->agency_len && u->year)
					break;
			}
		}
	}
	if (best >= 0)
		consider_title(r, &t[best], p, e, line);
}

void
gov_title_note_line(GovHeaderReader *r, const char *p, const char *e, uint32_t line)
{
	if (!can_begin_title(p, e))
	{
		r->above[0].p = r->above[1].p = NULL;
		return;
	}
	r->above[1] = r->above[0];
	r->above_line[1] = r->above_line[0];
	r->above[0].p = p;
	r->above[0].e = e;
	r->above_line[0] = line;
}
