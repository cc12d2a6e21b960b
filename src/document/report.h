/* SPDX-License-Identifier: BSD-2-Clause */
/* The report of one load: all that was found wrong or odd, each with its place, its
 * severity and a stable id. */
#ifndef SCI_REPORT_H
#define SCI_REPORT_H

#include "base/arena.h"
#include "base/place.h"
#include "sipcause.h"

#include <stdbool.h>

/*
 * Every kind of problem a load can find.  The word is what users see in brackets
 * and is never given to another kind; code is the load's error code.
 *
 *   XX(name, word, code, severity, meaning)
 */
#define SCI_PROBLEM_MAP(XX)                                                                        \
	/* bytes */                                                                                \
	XX(NO_SUCH_MAP, "no-such-map", E_NOT_FOUND, ERROR, "a map that was asked for is nowhere")  \
	XX(NO_SUCH_SPACE, "no-such-space", E_NOT_FOUND, ERROR,                                     \
	   "a space that was asked for is nowhere")                                                \
	XX(NO_SUCH_TEXT, "no-such-text", E_NOT_FOUND, ERROR,                                       \
	   "a text that was asked for is nowhere")                                                 \
	XX(NO_SUCH_FILE, "no-such-file", E_NOT_FOUND, ERROR, "a file that was named is not there") \
	XX(CANNOT_READ, "cannot-read", E_INPUT, ERROR,                                             \
	   "the system refused to open or read a file")                                            \
	XX(MEMORY, "memory", E_MEMORY, ERROR, "memory ran out, and what was found so far with it") \
	XX(FILE_CHANGES, "file-changes", E_INPUT, ERROR, "a file kept changing while it was read") \
	XX(NOT_REGULAR, "not-a-regular-file", E_MAP, ERROR, "a directory, pipe or device")         \
	XX(TOO_LARGE, "file-too-large", E_MAP, ERROR, "a file over 64 MiB")                        \
	XX(NOT_UTF8, "not-utf-8", E_MAP, ERROR, "bytes that are not UTF-8")                        \
	XX(CONTROL, "control-character", E_MAP, ERROR, "a character that must not be in a map")    \
	/* YAML */                                                                                 \
	XX(SYNTAX, "syntax", E_MAP, ERROR, "not YAML")                                             \
	XX(EMPTY_FILE, "empty-file", E_MAP, ERROR, "nothing in the file")                          \
	XX(SECOND_DOCUMENT, "second-document", E_MAP, ERROR, "more than one YAML document")        \
	XX(ANCHOR, "anchor", E_MAP, ERROR, "a YAML anchor (&name)")                                \
	XX(ALIAS, "alias", E_MAP, ERROR, "a YAML alias (*name)")                                   \
	XX(TAG, "tag", E_MAP, ERROR, "a YAML tag (!name) or directive")                            \
	XX(DEPTH, "too-deep", E_MAP, ERROR, "nested deeper than 16")                               \
	XX(SCALAR_LENGTH, "value-too-long", E_MAP, ERROR, "a value over 4096 bytes")               \
	/* shape */                                                                                \
	XX(NOT_A_MAPPING, "not-a-mapping", E_MAP, ERROR, "something else where keys belong")       \
	XX(FORMAT, "format", E_MAP, ERROR, "no `format: 1`, or not as the first key")              \
	XX(KIND, "kind", E_MAP, ERROR, "neither a map nor a space")                                \
	XX(UNKNOWN_KEY, "unknown-key", E_MAP, ERROR, "a key that does not belong there")           \
	XX(DUPLICATE_KEY, "duplicate-key", E_MAP, ERROR, "a key that is there already")            \
	XX(MISSING_KEY, "missing-key", E_MAP, ERROR, "a key that must be there is not")            \
	XX(WRONG_TYPE, "wrong-type", E_MAP, ERROR, "a list where one value belongs, or the like")  \
	XX(EMPTY_VALUE, "empty-value", E_MAP, ERROR, "nothing where something belongs")            \
	XX(STEM, "stem", E_MAP, ERROR, "the name inside is not the file's name")                   \
	XX(SHIPPED_NAME, "shipped-name", E_MAP, ERROR, "a user's file bears a shipped name")       \
	XX(FILE_NAME, "bad-file-name", E_MAP, ERROR, "not a possible name of a map or space")      \
	XX(TWICE, "given-twice", E_MAP, ERROR, "two files for one name")                           \
	/* values */                                                                               \
	XX(NUMBER, "bad-number", E_MAP, ERROR, "not a number, or not written as one")              \
	XX(RANGE, "bad-range", E_MAP, ERROR, "not a range")                                        \
	XX(OUT_OF_RANGE, "out-of-range", E_MAP, ERROR, "a number outside the space's range")       \
	XX(NAME, "bad-name", E_MAP, ERROR, "not a possible name of a code, class or set")          \
	XX(DUPLICATE_NAME, "duplicate-name", E_MAP, ERROR, "a name that means something already")  \
	XX(UNKNOWN_NAME, "unknown-name", E_MAP, ERROR, "a name that the space does not have")      \
	XX(WORD, "bad-word", E_MAP, ERROR, "not one of the words that may stand there")            \
	XX(TEXT_LENGTH, "text-too-long", E_MAP, ERROR, "a word or text of over 64 bytes")          \
	XX(LIST_LENGTH, "list-too-long", E_MAP, ERROR, "more items than a list may have")          \
	/* spaces */                                                                               \
	XX(CLAIMED, "claimed-name", E_MAP, ERROR, "a name or protocol of two spaces")              \
	XX(MATCH, "one-match", E_MAP, ERROR, "not one of `begins`, `contains` and `is`")           \
	XX(SHIFT_OVERLAP, "shift-overlap", E_MAP, ERROR, "two shifts share numbers")               \
	XX(SHIFT_RESULT, "shift-result", E_MAP, ERROR, "a shift to where the space has no codes")  \
	XX(SHIFT_CHAIN, "shift-chain", E_MAP, ERROR, "a shift to numbers that are shifted")        \
	XX(CLASS_OVERLAP, "class-overlap", E_MAP, ERROR, "two classes share codes")                \
	XX(MISSING_SPACE, "missing-space", E_MAP, ERROR,                                           \
	   "a map speaks of a space that is nowhere")                                              \
	/* maps */                                                                                 \
	XX(MISSING_MAP, "missing-map", E_MAP, ERROR, "a map extends one that is nowhere")          \
	XX(EXTENDS_LOOP, "extends-loop", E_MAP, ERROR,                                             \
	   "a map extends itself in the end, or uses its own tables")                              \
	XX(EXTENDS_DEPTH, "extends-depth", E_MAP, ERROR,                                           \
	   "more than 16 layers, or maps that use tables of each other")                           \
	XX(BASES_CONFLICT, "bases-conflict", E_MAP, ERROR, "two bases have the same table")        \
	XX(TOO_MANY_TABLES, "too-many-tables", E_MAP, ERROR, "more than 4096 tables in a map")     \
	XX(TABLES_TOO_LARGE, "tables-too-large", E_MAP, ERROR,                                     \
	   "over 16777216 codes and intervals")                                                    \
	XX(DUPLICATE_TABLE, "duplicate-table", E_MAP, ERROR, "two tables of one direction")        \
	XX(DUPLICATE_RULE, "duplicate-rule", E_MAP, ERROR, "two keys span the same codes")         \
	XX(CROSSING, "crossing-ranges", E_MAP, ERROR, "two keys overlap without nesting")          \
	XX(UNREACHABLE, "unreachable", E_MAP, ERROR, "an alternative that nothing can reach")      \
	XX(LONE_UNLISTED, "lone-unlisted", E_MAP, ERROR,                                           \
	   "`unlisted` among alternatives or with more")                                           \
	XX(FIRST, "first-without-when", E_MAP, ERROR, "an alternative of `first` without `when`")  \
	XX(OVER_SINGLE, "over-single", E_MAP, ERROR, "`over` on the rule of a single code")        \
	XX(SAME, "same", E_MAP, ERROR, "`same` where the number does not mean the same")           \
	XX(NO_CLASS, "no-class", E_MAP, ERROR,                                                     \
	   "`class` in a space without classes to fall back on")                                   \
	XX(TOO_MANY_WRITES, "too-many-writes", E_MAP, ERROR,                                       \
	   "more companions than a result holds")                                                  \
	XX(OWN_NEEDS_NOTE, "own-needs-note", E_MAP, ERROR, "grade `own` without a note")           \
	XX(VIA_UNLISTED, "via-and-unlisted", E_MAP, ERROR, "both `via` and `unlisted`")            \
	XX(VIA_SPACE, "via-space", E_MAP, ERROR, "a composition through its own end")              \
	XX(VIA_LEG, "via-leg", E_MAP, ERROR, "a composition lacks one of its tables")              \
	XX(VIA_LOOP, "via-loop", E_MAP, ERROR, "a composition needs itself")                       \
	XX(VIA_DEPTH, "via-depth", E_MAP, ERROR,                                                   \
	   "compositions within each other, more than 4 deep")                                     \
	XX(TOO_MANY_THROUGH, "too-many-through", E_MAP, ERROR, "more than 16 spaces in `through`") \
	XX(TOO_MANY_ALSO, "too-many-also", E_MAP, ERROR, "more than 16 maps in `also`")

#define SCI_XX(name, word, code, severity, meaning) SCI_P_##name,
enum sci_problem { SCI_PROBLEM_MAP(SCI_XX) SCI_PROBLEM_COUNT };
#undef SCI_XX

#define SCI_REPORT_MAX 100

/* One kind of problem.  Who finds others than the list above has them as constants of
 * this type. */
struct sci_problem_kind {
	const char *word;
	int32_t code; /* the load's; SIPCAUSE_OK for all but errors */
	int32_t severity;
};

struct sipcause_report *sci_report_new(void);
/* Add an entry.  When memory is out the report remembers only that. */
void sci_report_add(struct sipcause_report *report, enum sci_problem problem,
		    struct sci_place place, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
/* The same for a kind that is not in the list; it must outlive the report. */
void sci_report_add_kind(struct sipcause_report *report, const struct sci_problem_kind *kind,
			 struct sci_place place, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
void sci_report_no_memory(struct sipcause_report *report);
/* Whether there was no error so far; warnings and notes do not count. */
bool sci_report_clean(const struct sipcause_report *report);
/* Sort by place; returns the load's error code, SIPCAUSE_OK when clean as above.  When
 * memory was out, that is all the report says. */
int sci_report_close(struct sipcause_report *report);

/* Fill an error struct of the caller's with what a load came to: the report's
 * first error, or what `code` says alone. */
void sci_report_error(const struct sipcause_report *report, int code, struct sipcause_error *error);
#endif
