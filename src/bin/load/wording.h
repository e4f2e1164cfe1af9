/*
 * wording.h
 *		What is said to people, in English or Chinese.
 *
 * The sources have the English; wordings.def has it beside the Chinese.
 */
#ifndef LOAD_WORDING_H
#define LOAD_WORDING_H

#include "load.h"

/* Chooses the language of the locale that the environment names; English unless that is Chinese. */
extern void wording_by_locale(void);

/* Chooses en or zh.  Returns false when it is neither. */
extern bool wording_choose(const char *language);

extern bool wording_is_chinese(void);

/* Returns a text, which may be a format, in the language chosen; in English if there is no Chinese for it. */
extern const char *say(const char *english) pg_attribute_format_arg(1);

/* Say on stderr whose message it is and of what kind, the message, and that the line ends. */
extern void say_error(const char *english,...) pg_attribute_printf(1, 2);
extern void say_warning(const char *english,...) pg_attribute_printf(1, 2);
extern void say_hint(const char *english);

#endif
