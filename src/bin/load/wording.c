/*
 * wording.c
 *		What is said to people, in English or Chinese.
 */
#include "wording.h"

typedef struct Wording
{
	const char *english;
	const char *chinese;
} Wording;

static const Wording wordings[] = {
#define WORDING(english, chinese) {english, chinese},
#include "wordings.def"
#undef WORDING
};

static bool chinese = false;

/* Is text in this locale UTF-8, as ours is?  So it is taken to be where the name doesn't say. */
static bool
is_utf8(const char *locale)
{
	const char *charset = strchr(locale, '.');

	return charset == NULL || pg_strncasecmp(charset, ".utf8", 5) == 0 || pg_strncasecmp(charset, ".utf-8", 6) == 0;
}

/* The locale itself need not be installed for its language to be understood. */
void
wording_by_locale(void)
{
	static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

	for (int i = 0; i < (int) lengthof(variables); i++)
	{
		const char *value = getenv(variables[i]);

		if (value && *value)
		{
			chinese = strncmp(value, "zh", 2) == 0 && is_utf8(value);
			return;
		}
	}
}

bool
wording_choose(const char *language)
{
	chinese = strcmp(language, "zh") == 0;
	return chinese || strcmp(language, "en") == 0;
}

bool
wording_is_chinese(void)
{
	return chinese;
}

const char *
say(const char *english)
{
	for (int i = 0; chinese && i < (int) lengthof(wordings); i++)
		if (strcmp(wordings[i].english, english) == 0)
			return wordings[i].chinese;
	return english;
}

static void say_line(const char *kind, const char *format, va_list args) pg_attribute_printf(2, 0);

static void
say_line(const char *kind, const char *format, va_list args)
{
	fprintf(stderr, "govrpt-load: %s", kind);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
}

void
say_error(const char *english,...)
{
	va_list		args;

	va_start(args, english);
	say_line(say("error: "), say(english), args);
	va_end(args);
}

void
say_warning(const char *english,...)
{
	va_list		args;

	va_start(args, english);
	say_line(say("warning: "), say(english), args);
	va_end(args);
}

void
say_hint(const char *english)
{
	fprintf(stderr, "govrpt-load: %s%s\n", say("hint: "), say(english));
}
