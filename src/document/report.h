/* SPDX-License-Identifier: BSD-2-Clause */
/* The report of one load: every error found, each with its place and a stable id. */
#ifndef SCI_REPORT_H
#define SCI_REPORT_H

#include "base/arena.h"
#include "base/place.h"
#include "sipcause.h"

#include <stdbool.h>

/*
 * Every kind of error a load can find.  The word is what users see in brackets
 * and is never given to another kind; the last column is the load's error code.
 *
 *   XX(name, word, code, meaning)
 */
#define SCI_PROBLEM_MAP(XX)                                                                        \
	/* bytes */                                                                                \
	XX(NO_SUCH_MAP, "no-such-map", E_NOT_FOUND, "a map that was asked for is nowhere")         \
	XX(NO_SUCH_SPACE, "no-such-space", E_NOT_FOUND, "a space that was asked for is nowhere")   \
	XX(NO_SUCH_TEXT, "no-such-text", E_NOT_FOUND, "words that were asked for are nowhere")     \
	XX(NO_SUCH_FILE, "no-such-file", E_NOT_FOUND, "a file that was named is not there")        \
	XX(CANNOT_READ, "cannot-read", E_INPUT, "the system refused to open or read a file")       \
	XX(MEMORY, "memory", E_MEMORY, "memory ran out, and what was found so far with it")        \
	XX(FILE_CHANGES, "file-changes", E_INPUT, "a file kept changing while it was read")        \
	XX(NOT_REGULAR, "not-a-regular-file", E_MAP, "a directory, pipe or device")                \
	XX(TOO_LARGE, "file-too-large", E_MAP, "a file over 64 MiB")                               \
	XX(NOT_UTF8, "not-utf-8", E_MAP, "bytes that are not UTF-8")                               \
	XX(CONTROL, "control-character", E_MAP, "a character that must not be in a map")           \
	/* YAML */                                                                                 \
	XX(SYNTAX, "syntax", E_MAP, "not YAML")                                                    \
	XX(EMPTY_FILE, "empty-file", E_MAP, "nothing in the file")                                 \
	XX(SECOND_DOCUMENT, "second-document", E_MAP, "more than one YAML document")               \
	XX(ANCHOR, "anchor", E_MAP, "a YAML anchor (&name)")                                       \
	XX(ALIAS, "alias", E_MAP, "a YAML alias (*name)")                                          \
	XX(TAG, "tag", E_MAP, "a YAML tag (!name) or directive")                                   \
	XX(DEPTH, "too-deep", E_MAP, "nested deeper than 16")                                      \
	XX(SCALAR_LENGTH, "value-too-long", E_MAP, "a value over 4096 bytes")                      \
	/* shape */                                                                                \
	XX(NOT_A_MAPPING, "not-a-mapping", E_MAP, "something else where keys belong")              \
	XX(FORMAT, "format", E_MAP, "the first key is not `format: 1`")                            \
	XX(KIND, "kind", E_MAP, "neither a map nor a space")                                       \
	XX(UNKNOWN_KEY, "unknown-key", E_MAP, "a key that does not belong there")                  \
	XX(DUPLICATE_KEY, "duplicate-key", E_MAP, "a key that is there already")                   \
	XX(MISSING_KEY, "missing-key", E_MAP, "a key that must be there is not")                   \
	XX(WRONG_TYPE, "wrong-type", E_MAP, "a list where one value belongs, or the like")         \
	XX(EMPTY_VALUE, "empty-value", E_MAP, "nothing where something belongs")                   \
	XX(STEM, "stem", E_MAP, "the name inside is not the file's name")                          \
	XX(SHIPPED_NAME, "shipped-name", E_MAP, "a user's file bears a shipped name")              \
	XX(FILE_NAME, "bad-file-name", E_MAP, "not a possible name of a map or space")             \
	XX(TWICE, "given-twice", E_MAP, "two files for one name")                                  \
	/* values */                                                                               \
	XX(NUMBER, "bad-number", E_MAP, "not a number, or not written as one")                     \
	XX(RANGE, "bad-range", E_MAP, "not a range")                                               \
	XX(OUT_OF_RANGE, "out-of-range", E_MAP, "a number outside the space's range")              \
	XX(NAME, "bad-name", E_MAP, "not a possible name of a code, class or set")                 \
	XX(DUPLICATE_NAME, "duplicate-name", E_MAP, "a name that means something already")         \
	XX(UNKNOWN_NAME, "unknown-name", E_MAP, "a name that the space does not have")             \
	XX(WORD, "bad-word", E_MAP, "not one of the words that may stand there")                   \
	/* spaces */                                                                               \
	XX(CLASS_OVERLAP, "class-overlap", E_MAP, "two classes share codes")                       \
	XX(MISSING_SPACE, "missing-space", E_MAP, "a map speaks of a space that is nowhere")       \
	/* maps */                                                                                 \
	XX(MISSING_MAP, "missing-map", E_MAP, "a map extends one that is nowhere")                 \
	XX(EXTENDS_LOOP, "extends-loop", E_MAP, "a map extends itself in the end")                 \
	XX(EXTENDS_DEPTH, "extends-depth", E_MAP, "more than 16 layers")                           \
	XX(BASES_CONFLICT, "bases-conflict", E_MAP, "two bases have the same table")               \
	XX(TOO_MANY_TABLES, "too-many-tables", E_MAP, "more than 4096 tables in a map")            \
	XX(TABLES_TOO_LARGE, "tables-too-large", E_MAP, "over 16777216 codes and intervals")       \
	XX(DUPLICATE_TABLE, "duplicate-table", E_MAP, "two tables of one direction")               \
	XX(DUPLICATE_RULE, "duplicate-rule", E_MAP, "two keys span the same codes")                \
	XX(CROSSING, "crossing-ranges", E_MAP, "two keys overlap without nesting")                 \
	XX(UNREACHABLE, "unreachable", E_MAP, "an alternative that nothing can reach")             \
	XX(LONE_UNLISTED, "lone-unlisted", E_MAP, "`unlisted` among alternatives or with more")    \
	XX(SAME, "same", E_MAP, "`same` where the number does not mean the same")                  \
	XX(NO_CLASS, "no-class", E_MAP, "`class` in a space without classes to fall back on")      \
	XX(TOO_MANY_WRITES, "too-many-writes", E_MAP, "more companions than a result holds")       \
	XX(OWN_NEEDS_NOTE, "own-needs-note", E_MAP, "grade `own` without a note")                  \
	XX(VIA_UNLISTED, "via-and-unlisted", E_MAP, "both `via` and `unlisted`")                   \
	XX(VIA_SPACE, "via-space", E_MAP, "a composition by way of its own end")                   \
	XX(VIA_LEG, "via-leg", E_MAP, "a composition lacks one of its tables")                     \
	XX(VIA_LOOP, "via-loop", E_MAP, "a composition needs itself")                              \
	XX(VIA_DEPTH, "via-depth", E_MAP, "compositions within each other, more than 4 deep")

#define SCI_XX(name, word, code, meaning) SCI_P_##name,
enum sci_problem { SCI_PROBLEM_MAP(SCI_XX) SCI_PROBLEM_COUNT };
#undef SCI_XX

#define SCI_REPORT_MAX 100

struct sipcause_report *sci_report_new(void);
/* Add an error.  When memory is out the report remembers only that. */
void sci_report_add(struct sipcause_report *report, enum sci_problem problem,
		    struct sci_place place, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
void sci_report_no_memory(struct sipcause_report *report);
/* Whether nothing was wrong so far. */
bool sci_report_clean(const struct sipcause_report *report);
/* Sort by place; returns the load's error code, SIPCAUSE_OK when clean.  When
 * memory was out, that is all the report says. */
int sci_report_close(struct sipcause_report *report);

/* Fill an error struct of the caller's with what a load came to: the report's
 * first entry, or what `code` says alone. */
void sci_report_error(const struct sipcause_report *report, int code, struct sipcause_error *error);
#endif
