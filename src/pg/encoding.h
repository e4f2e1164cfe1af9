/*
 * encoding.h
 *		Text between the core, which knows UTF-8 only, and the server, which
 *		has the encoding of its database.
 *
 * All texts of the extension are made here: no other file calls
 * cstring_to_text() and its like, or converts.
 *
 * What the database's encoding lacks: of what documents and messages say, '?'
 * stands for each such character, because neither loading a text nor an error
 * may fail for one; a name or label of ours is whole or NULL, because two names
 * with the same hole would be taken for one.
 */
#ifndef GOVRPT_ENCODING_H
#define GOVRPT_ENCODING_H

#include "pg/govrpt.h"

#include "core/base/str.h"

/* A string of ours as the functions here want it. */
static inline GovStr
govrpt_str(const char *s)
{
	GovStr		str = {s, s ? (uint32_t) strlen(s) : 0};

	return str;
}

/* A code, a status, a number: ASCII, which is the same in every encoding. */
extern Datum govrpt_code_datum(const char *code);

/* What a document or a message says. */
extern Datum govrpt_text_datum(GovStr str);
extern char *govrpt_server_string(GovStr str);

/* The same of a page's own text: marks of table rows and cells become tabs. */
extern Datum govrpt_content_datum(GovStr str);

/* A name or label; NULL, too, for s == NULL. */
extern Datum govrpt_name_datum(GovStr name, bool *isnull);
extern char *govrpt_server_name(GovStr name);

/* What is in the server's encoding already. */
extern Datum govrpt_server_datum(const char *s);

/*
 * The other way: a text as the core has it, with U+FFFD for what Unicode
 * lacks.  The result may point into the argument.
 */
extern GovStr govrpt_core_text(Datum text);
extern GovStr govrpt_core_string(const char *s, size_t len);

#endif
