/* SPDX-License-Identifier: BSD-2-Clause */
/* Templates: text with placeholders such as %{code}, or %{"phrase"} for a text in quotes. */
#ifndef CLI_DIALECT_TEMPLATE_H
#define CLI_DIALECT_TEMPLATE_H

#include "document/fields.h"

#include <stdbool.h>
#include <stdint.h>

/* Where a placeholder has a value: in bits. */
enum {
	PLACE_ANY = 1,
	PLACE_TABLE = 2,   /* in what is written for a table */
	PLACE_ROW = 4,     /* for an answer */
	PLACE_SPACE = 8,   /* for a space */
	PLACE_PHRASE = 16, /* for the phrase of a code */
	PLACE_WORD = 32    /* for a name of a code */
};
#define PLACE_ITEMS (PLACE_ROW | PLACE_PHRASE | PLACE_WORD)

/*   XX(name, word, where)    */
#define DIALECT_FIELD_MAP(XX)                                                                      \
	XX(PREFIX, "prefix", PLACE_ANY)                                                            \
	XX(PERCENT, "percent", PLACE_ANY)                                                          \
	XX(PROGRAM, "program", PLACE_ANY)                                                          \
	XX(VERSION, "version", PLACE_ANY)                                                          \
	XX(MAP, "map", PLACE_ANY)                                                                  \
	XX(MAP_VERSION, "map_version", PLACE_ANY)                                                  \
	XX(DIGEST, "digest", PLACE_ANY)                                                            \
	XX(PROVENANCE, "provenance", PLACE_ANY)                                                    \
	XX(LOAD, "load", PLACE_ANY)                                                                \
	XX(RELOAD, "reload", PLACE_ANY)                                                            \
	XX(ROWS, "rows", PLACE_ANY)                                                                \
	XX(ANSWERS, "answers", PLACE_ANY)                                                          \
	XX(TOTAL, "total", PLACE_ANY)                                                              \
	XX(FROM, "from", PLACE_TABLE)                                                              \
	XX(TO, "to", PLACE_TABLE)                                                                  \
	XX(FROM_ID, "from_id", PLACE_TABLE)                                                        \
	XX(TO_ID, "to_id", PLACE_TABLE)                                                            \
	XX(TABLE, "table", PLACE_TABLE)                                                            \
	XX(FROM_FIRST, "from_first", PLACE_TABLE)                                                  \
	XX(FROM_LAST, "from_last", PLACE_TABLE)                                                    \
	XX(KEY, "key", PLACE_ROW)                                                                  \
	XX(CODE, "code", PLACE_ITEMS)                                                              \
	XX(FROM_NAME, "from_name", PLACE_ROW)                                                      \
	XX(COMPANIONS, "companions", PLACE_ROW)                                                    \
	XX(COMPANION, "companion", PLACE_ROW)                                                      \
	XX(ASKS, "asks", PLACE_ROW)                                                                \
	XX(OUTCOME, "outcome", PLACE_ROW)                                                          \
	XX(VALUE, "value", PLACE_ROW)                                                              \
	XX(TO_CODE, "to_code", PLACE_ROW)                                                          \
	XX(TO_NAME, "to_name", PLACE_ROW)                                                          \
	XX(PHRASE, "phrase", PLACE_ROW | PLACE_PHRASE)                                             \
	XX(LOCATION, "location", PLACE_ROW)                                                        \
	XX(WRITES, "writes", PLACE_ROW)                                                            \
	XX(HOW, "how", PLACE_ROW)                                                                  \
	XX(GRADE, "grade", PLACE_ROW)                                                              \
	XX(SOURCE, "source", PLACE_ROW)                                                            \
	XX(ROW_MAP, "row_map", PLACE_ROW)                                                          \
	XX(FILE, "file", PLACE_ROW)                                                                \
	XX(LINE, "line", PLACE_ROW)                                                                \
	XX(N, "n", PLACE_ITEMS)                                                                    \
	XX(INDEX, "index", PLACE_ITEMS)                                                            \
	XX(SPACE, "space", PLACE_SPACE)                                                            \
	XX(SPACE_ID, "space_id", PLACE_SPACE)                                                      \
	XX(NAME, "name", PLACE_PHRASE | PLACE_WORD)

#define SCI_XX(name, word, where) FIELD_##name,
enum dialect_field { DIALECT_FIELD_MAP(SCI_XX) FIELD_COUNT, FIELD_LITERAL = FIELD_COUNT };
#undef SCI_XX

/* What stands in braces. */
const char *dialect_field_word(unsigned field);

struct dialect_piece {
	const char *text; /* of a literal */
	uint32_t length;
	uint8_t field; /* enum dialect_field */
	bool quoted;
};

struct dialect_template {
	struct dialect_piece *pieces;
	uint32_t count;
};

/* Take a template apart; `where` are the places in which it is used.  What is wrong is reported.
 */
void dialect_template_read(const struct sci_reading *reading, const struct sci_node *node,
			   unsigned where, struct dialect_template *out);
/* Whether it has a placeholder that needs one of these places. */
bool dialect_template_needs(const struct dialect_template *template, unsigned where);
bool dialect_template_has(const struct dialect_template *template, enum dialect_field field);

/* Whether a text can be the name of a file, in any folder and on any system. */
#define DIALECT_NAME_MAX 128
#define DIALECT_EXPECT_NAME                                                                        \
	"letters, digits, '.', '_' and '-', at most 128, with no '.' or '-' first"
bool dialect_is_file_name(const char *text, size_t length);

#endif
