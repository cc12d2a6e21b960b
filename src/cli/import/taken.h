/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What was found in a configuration: rows, as it has them, and remarks about its lines.
 *
 *   conf ─▶ take, cells ─▶ rows of texts ─▶ judge ─▶ rows of codes ─▶ put ─▶ a map
 *                  └──────── remarks ──────────┘
 */
#ifndef IMPORT_TAKEN_H
#define IMPORT_TAKEN_H

#include "base/arena.h"
#include "cli/dialect/reads.h"
#include "sipcause.h"

/*
 * What is remarked of a line.  Of some the row is missing in the map: the status of the command
 * is 1 then, and the line is a comment there.
 *
 *   XX(name, word, missing, meaning)
 */
#define REMARK_MAP(XX)                                                                             \
	XX(UNKNOWN, "not-understood", true, "a line of a section that no pattern fits")            \
	XX(OUTSIDE, "outside", true, "a row that is in no section")                                \
	XX(CODE, "unknown-code", true, "a code that the space does not have")                      \
	XX(RANGE, "out-of-range", true, "a code that the product does not take")                   \
	XX(CONFLICT, "conflict", true, "rows for the same codes, of which none counts")            \
	XX(SCOPE, "other-scope", true, "a row of another scope")                                   \
	XX(AGAIN, "section-again", false, "a section that was there before")                       \
	XX(MANY, "too-many-rows", false, "more rows than the product takes")                       \
	XX(DUPLICATE, "duplicate", false, "a row that another one replaces")                       \
	XX(DEFAULT, "equals-default", false, "a row that the product has anyway")                  \
	XX(SETTING, "setting", false, "a line that changes what the tables mean")                  \
	XX(PHRASE, "phrase-mismatch", false, "the phrase of another code")                         \
	XX(WORDS, "unknown-phrase", false, "words behind a code that are not known as its phrase") \
	XX(HIDES, "hides-conditions", false, "a row in place of one with conditions")              \
	XX(HEADER, "header", false, "a line taken for the names of columns")

#define SCI_XX(name, word, missing, meaning) REMARK_##name,
enum remark_kind { REMARK_MAP(SCI_XX) REMARK_COUNT };
#undef SCI_XX

const char *remark_word(enum remark_kind kind);
bool remark_is_missing(enum remark_kind kind);

struct remark {
	enum remark_kind kind;
	uint32_t line;
	const char *text; /* of the line */
	const char *said; /* what is said of it */
};

/* A part of a line. */
struct part {
	const char *text;
	size_t length;
};

/* A row as the configuration has it; texts are NULL where it has none. */
struct taken_row {
	const char *from_space, *to_space, *when_space;
	const char *from, *to, *when, *standard;
	const char *from_phrase, *to_phrase;
	const char *scope;
	const char *order; /* its place among the rows, from 0 */
	uint32_t line;
	const char *text;
};

/* Of rows, and of remarks; what has more is no configuration. */
#define TAKEN_MAX 20000

struct taken {
	struct taken_row *rows;
	size_t count, room;
	struct remark *remarks;
	size_t remark_count, remark_room;
	bool entered;        /* a section or a row was found */
	const char *flooded; /* what was found too often, e.g. "rows"; NULL: nothing */
	const char *scope;   /* of the rows, once it is chosen; NULL: none has one */
	struct sci_arena arena;
};

/* A copy of a text, without blanks at its ends. */
const char *taken_text(struct taken *taken, const char *text, size_t length);
/* Once there are too many, the last one is given again. */
struct taken_row *taken_add(struct taken *taken);
void taken_remark(struct taken *taken, enum remark_kind kind, uint32_t line, const char *text,
		  const char *format, ...) __attribute__((format(printf, 5, 6)));
void taken_free(struct taken *taken);

#endif
