/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * sipcause - translate call-failure codes between SIP, ISDN DSS1/Q.850, HTTP
 * and the private codes of switches.
 *
 * This header is the manual of the library.  In short:
 *
 *   loader   names what to load: shipped maps, files, memory, directories
 *   catalog  what a load gave: spaces, maps and their compiled tables
 *   table    one direction of one map, e.g. rfc3398's q850 -> sip
 *   space    the codes that are translated, e.g. sip or q850
 *   store    the current catalog, for programs whose maps change while they run
 *
 * THREADS.  A catalog never changes after its load.  Every function that takes
 * const handles only may be called on one catalog from any number of threads
 * at once, and in forked children, without a lock.  A loader, a report and a
 * cursor belong to one thread at a time.  sipcause_catalog_free() must not run while
 * another thread still uses the catalog or anything that came from it.  A store
 * may be used by any number of threads at once; see "stores".
 *
 * FORKS.  A catalog or a store that was made before fork() is the child's own
 * afterwards, in memory that the system shares until one of them writes.  Look-ups
 * and a store's readers write into no catalog, so that its memory stays shared.
 *
 * LIFETIME.  Tables, spaces, maps and every string that a function returns
 * belong to their catalog and live exactly as long as it does.  A catalog that
 * sipcause_store_acquire() gave lives at least until it is released.  Nothing
 * that the library hands out is to be freed except by the _free function of its
 * type, and each of those takes NULL.
 *
 * MANNERS.  The library reads no environment variable, sets no locale, prints
 * nothing, installs no handler and never ends the process.  Letters are
 * compared without case in ASCII only.  After a load no file, thread or lock
 * is left open.
 *
 * Code values are 0 to 2147483647; every negative value is an outcome or an
 * error and never a code.
 *
 * All functions are available since 0.1.0 unless they say otherwise.
 */
#ifndef SIPCAUSE_H
#define SIPCAUSE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define SIPCAUSE_VERSION_MAJOR 0
#define SIPCAUSE_VERSION_MINOR 1
#define SIPCAUSE_VERSION_PATCH 0
#define SIPCAUSE_VERSION_STRING "0.1.0"
/* One number to compare with: 0x010203 is 1.2.3. */
#define SIPCAUSE_VERSION_NUMBER                                                                    \
	((SIPCAUSE_VERSION_MAJOR << 16) | (SIPCAUSE_VERSION_MINOR << 8) | SIPCAUSE_VERSION_PATCH)

#if defined(__GNUC__)
#define SIPCAUSE_API __attribute__((visibility("default")))
#define SIPCAUSE_PURE __attribute__((pure))
#define SIPCAUSE_CHECK __attribute__((warn_unused_result))
#define SIPCAUSE_NONNULL(...) __attribute__((nonnull(__VA_ARGS__)))
#else
#define SIPCAUSE_API
#define SIPCAUSE_PURE
#define SIPCAUSE_CHECK
#define SIPCAUSE_NONNULL(...)
#endif

struct sipcause_loader;
struct sipcause_catalog;
struct sipcause_map;
struct sipcause_table;
struct sipcause_space;
struct sipcause_set;
struct sipcause_report;
struct sipcause_cursor;
struct sipcause_store;

/* ------------------------------------------------------------------ lists */

/*
 * What a translation comes to when it is not a code.  A code is zero or more,
 * so one comparison with 0 tells the two apart.
 *
 *   XX(name, value, word, meaning)
 */
#define SIPCAUSE_OUTCOME_MAP(XX)                                                                   \
	XX(NONE, -1, "none", "the map states that nothing corresponds")                            \
	XX(UNLISTED, -2, "unlisted", "the map says nothing about this code")                       \
	XX(ERROR, -3, "error", "the question itself was not usable")                               \
	XX(SAME, -4, "same", "only in rows that speak of many codes: the number stays")

/*
 * How a result came about.
 *
 *   XX(name, word, meaning)
 */
#define SIPCAUSE_HOW_MAP(XX)                                                                       \
	XX(RULE, "rule", "a rule for this very code")                                              \
	XX(CONDITIONAL, "conditional", "an alternative whose conditions held")                     \
	XX(RANGE, "range", "a rule for a range that holds the code")                               \
	XX(CLASS, "class", "a rule for the class of the code")                                     \
	XX(UNLISTED_DEFAULT, "unlisted-default",                                                   \
	   "the table's answer for covered codes without a rule")                                  \
	XX(CLASS_UNKNOWN, "class-unknown", "what the rules say of the class's unknown code")       \
	XX(COPIED, "copied", "the indication was in the wanted space already")                     \
	XX(VIA, "via", "two tables, one after the other")                                          \
	XX(NONE, "none", "stated: nothing corresponds")                                            \
	XX(UNLISTED, "unlisted", "nobody said")                                                    \
	XX(UNKNOWN_CODE, "unknown-code", "not a code of the space's range")

/*
 * How well a row is founded.
 *
 *   XX(name, word, meaning)
 */
#define SIPCAUSE_GRADE_MAP(XX)                                                                     \
	XX(UNSTATED, "", "the map does not say")                                                   \
	XX(STANDARD, "standard", "read in the text of a standard")                                 \
	XX(MEASURED, "measured", "seen on a running system")                                       \
	XX(DOCUMENTED, "documented", "read in a product's manual or source")                       \
	XX(SECOND_HAND, "second-hand", "read in a text that cites the source")                     \
	XX(OWN, "own", "the map author's choice; its note gives the reason")

/*
 * What became of a rule that an explanation names.
 *
 *   XX(name, word, meaning)
 */
#define SIPCAUSE_STEP_MAP(XX)                                                                      \
	XX(ANSWERED, "answered", "this gave the answer")                                           \
	XX(UNMET, "unmet", "its conditions did not hold")                                          \
	XX(REPLACED, "replaced", "a nearer layer has a rule for the same key")                     \
	XX(EMPTY, "empty", "it had nothing to say about this code")                                \
	XX(LEG, "leg", "one table of a composition answered this")

/*
 * What can go wrong.
 *
 *   XX(name, value, word, meaning)
 */
#define SIPCAUSE_ERROR_MAP(XX)                                                                     \
	XX(OK, 0, "ok", "no error")                                                                \
	XX(FLAWED, 1, "flawed", "bytes that were read in spite of a flaw")                         \
	XX(E_ARGUMENT, -16, "argument", "an argument is not usable")                               \
	XX(E_MEMORY, -17, "memory", "out of memory")                                               \
	XX(E_INPUT, -18, "input", "a file could not be read")                                      \
	XX(E_NOT_FOUND, -19, "not-found", "no such map or space")                                  \
	XX(E_MAP, -20, "map", "a map or space file has errors")                                    \
	XX(E_FULL, -21, "full", "no room for one more")                                            \
	XX(E_BUSY, -22, "busy", "another thread is doing this already")                            \
	XX(E_FORM, -23, "form", "bytes that are not in the form they should have")                 \
	XX(E_SIZE, -24, "size", "a struct's size is too small to be one")                          \
	XX(E_COMPANIONS, -25, "companions", "more companions than an indication holds")            \
	XX(E_SPACE, -26, "space", "a code of another space than the table's, or of none")

/*
 * How grave an entry of a report is.  Only errors make a load fail.
 *
 *   XX(name, word, meaning)
 */
#define SIPCAUSE_SEVERITY_MAP(XX)                                                                  \
	XX(ERROR, "error", "it has to be mended before the file can be loaded")                    \
	XX(WARNING, "warning", "it can be loaded, and is probably not what was meant")             \
	XX(NOTE, "note", "something worth knowing")

/* Fields of a code that sipcause_space_fact() gives. XX(name, word, meaning) */
#define SIPCAUSE_FACT_MAP(XX)                                                                      \
	XX(NAME, "name", "the word for the code, e.g. USER_BUSY")                                  \
	XX(PHRASE, "phrase", "the text that goes with it, e.g. Busy Here")                         \
	XX(REGISTERED_PHRASE, "registered-phrase", "the registry's phrase, where it differs")      \
	XX(STATUS, "status", "registered, deprecated, unregistered, ...")                          \
	XX(SOURCE, "source", "where the code is defined")                                          \
	XX(NOTE, "note", "what else is known about the code")                                      \
	XX(CLASS, "class", "the key of its class, e.g. 4xx")                                       \
	XX(CLASS_NAME, "class-name", "the name of its class")                                      \
	XX(GRADE, "grade", "how well the entry is founded")                                        \
	XX(ALIASES, "aliases", "further names, separated by one space")

#define SIPCAUSE_XX(name, value, word, meaning) SIPCAUSE_##name = value,
enum sipcause_outcome { SIPCAUSE_OUTCOME_MAP(SIPCAUSE_XX) SIPCAUSE_OUTCOME_END_ = -4 };
enum sipcause_error_code { SIPCAUSE_ERROR_MAP(SIPCAUSE_XX) SIPCAUSE_ERROR_END_ = -26 };
#undef SIPCAUSE_XX
#define SIPCAUSE_XX(name, word, meaning) SIPCAUSE_HOW_##name,
enum sipcause_how { SIPCAUSE_HOW_MAP(SIPCAUSE_XX) SIPCAUSE_HOW_COUNT_ };
#undef SIPCAUSE_XX
#define SIPCAUSE_XX(name, word, meaning) SIPCAUSE_GRADE_##name,
enum sipcause_grade { SIPCAUSE_GRADE_MAP(SIPCAUSE_XX) SIPCAUSE_GRADE_COUNT_ };
#undef SIPCAUSE_XX
#define SIPCAUSE_XX(name, word, meaning) SIPCAUSE_STEP_##name,
enum sipcause_step { SIPCAUSE_STEP_MAP(SIPCAUSE_XX) SIPCAUSE_STEP_COUNT_ };
#undef SIPCAUSE_XX
#define SIPCAUSE_XX(name, word, meaning) SIPCAUSE_SEVERITY_##name,
enum sipcause_severity { SIPCAUSE_SEVERITY_MAP(SIPCAUSE_XX) SIPCAUSE_SEVERITY_COUNT_ };
#undef SIPCAUSE_XX
#define SIPCAUSE_XX(name, word, meaning) SIPCAUSE_FACT_##name,
enum sipcause_fact { SIPCAUSE_FACT_MAP(SIPCAUSE_XX) SIPCAUSE_FACT_COUNT_ };
#undef SIPCAUSE_XX

/*
 * The words of the lists above: "none" for SIPCAUSE_NONE, "rule" for
 * SIPCAUSE_HOW_RULE.  Constant strings, valid for ever; "?" for a value that is
 * not in the list.  sipcause_outcome_word() gives "code" for zero and more.
 */
SIPCAUSE_API const char *sipcause_outcome_word(int32_t outcome);
SIPCAUSE_API const char *sipcause_how_word(int32_t how);
SIPCAUSE_API const char *sipcause_grade_word(int32_t grade);
SIPCAUSE_API const char *sipcause_step_word(int32_t step);
SIPCAUSE_API const char *sipcause_fact_word(int32_t fact);
SIPCAUSE_API const char *sipcause_error_word(int32_t code);
SIPCAUSE_API const char *sipcause_severity_word(int32_t severity);

/* The version of the library that runs, which may be newer than this header. */
SIPCAUSE_API const char *sipcause_version(void);

/* Codes side by side, both ends included. */
struct sipcause_span {
	int32_t first;
	int32_t last;
};

/* ------------------------------------------- structs that the caller owns */

/*
 * These four, and no others, are allocated by the caller.  Each begins with
 * its size, so that a later library can tell what a caller's struct has room
 * for, and ends in spare room, which is zero.  Start them with their _INIT
 * macro, or zero them and set size to sizeof.
 */

/* The first error of a call.  Nothing in it needs freeing. */
struct sipcause_error {
	uint32_t size;
	int32_t code;      /* SIPCAUSE_E_..., SIPCAUSE_OK when there is none */
	uint32_t line;     /* from 1; 0 where no place is known */
	uint32_t column;   /* from 1, in characters; 0 where none is known */
	char id[40];       /* stable word for this kind of error */
	char file[216];    /* as it was named; a longer name keeps its end */
	char message[512]; /* what was found; what was expected */
	int32_t severity;  /* SIPCAUSE_SEVERITY_...: ERROR but for entries of a report */
	uint32_t spare[3];
};
#define SIPCAUSE_ERROR_INIT                                                                        \
	{                                                                                          \
		sizeof(struct sipcause_error), 0, 0, 0, { 0 }, { 0 }, { 0 }, 0,                    \
		{                                                                                  \
			0                                                                          \
		}                                                                                  \
	}

/* How many companions an indication holds at most. */
#define SIPCAUSE_COMPANIONS_MAX 16

/* A companion's code when it is there but its value is not known or does not
 * matter: it satisfies `present` and no particular value. */
#define SIPCAUSE_PRESENT (-1)

/*
 * What a translation takes: one code, and what came with it.  A companion is a
 * code of another space (the location of a cause, a warning, ...).  One space
 * may occur several times, as several Warning values do: a condition on it
 * holds when any of them fits.
 */
struct sipcause_indication {
	uint32_t size;
	int32_t code;
	uint32_t count; /* companions in use */
	uint32_t spare0;
	const struct sipcause_space *from; /* of code; NULL: the table tells it */
	const struct sipcause_space *space[SIPCAUSE_COMPANIONS_MAX];
	int32_t value[SIPCAUSE_COMPANIONS_MAX];
	/* What came with it and steers no mapping; NULL: nothing did.  A message that
	 * filled these in owns them: see sipcause_message_decide(). */
	const char *text;              /* in words, not ended by a NUL */
	const unsigned char *evidence; /* the octets of a cause's diagnostics */
	uint32_t text_length;
	uint32_t evidence_length;
	uint64_t spare[1];
};
#define SIPCAUSE_INDICATION_INIT                                                                   \
	{                                                                                          \
		sizeof(struct sipcause_indication), 0, 0, 0, 0, { 0 }, { 0 }, 0, 0, 0, 0,          \
		{                                                                                  \
			0                                                                          \
		}                                                                                  \
	}

/* How many companions a result carries at most. */
#define SIPCAUSE_WRITES_MAX 8

/*
 * What a translation gives, and why.  Strings are NULL where there is nothing
 * to say and belong to the catalog.
 */
struct sipcause_result {
	uint32_t size;
	int32_t outcome; /* a code of `to`, or SIPCAUSE_NONE, _UNLISTED, _ERROR */
	int32_t how;     /* SIPCAUSE_HOW_... */
	int32_t grade;   /* SIPCAUSE_GRADE_... */
	int32_t step;    /* SIPCAUSE_STEP_...: for explanations */
	int32_t code;    /* the code that was asked about */
	int32_t first;   /* the codes that the answering key spans, */
	int32_t last;    /* both included; -1 where no key answered */
	const struct sipcause_space *from;
	const struct sipcause_space *to;
	const char *phrase;    /* the rule's phrase, else that of the code in `to` */
	const char *condition; /* "location=user", several joined by one space; the
				* same as data: sipcause_cursor_condition() */
	const char *map;       /* name of the map whose line answered */
	const char *file;      /* the file that this map was read from */
	const char *source;    /* the row's source, else its table's or map's */
	const char *note;      /* the row's note */
	uint32_t line;
	uint32_t column;

	/* The first leg, when the answer took two tables (how is VIA, or the
	 * composition ended in none or unlisted); else via is NULL.  The fields
	 * above then tell of the leg that ended it. */
	const struct sipcause_space *via;
	const char *via_map;
	const char *via_file;
	const char *via_source;
	const char *via_condition;
	int32_t via_code; /* the code in between, or the outcome that ended it */
	int32_t via_how;
	int32_t via_grade;
	uint32_t via_line;

	/* Companions that belong beside the code, e.g. the location of a cause. */
	const struct sipcause_space *write_space[SIPCAUSE_WRITES_MAX];
	int32_t write_code[SIPCAUSE_WRITES_MAX];
	uint32_t write_count;
	uint32_t otherwise; /* 1: a row for what the conditions before it leave */
	/* A companion that nothing gave, and that the map's policy fills in where the form
	 * that is written must have one (`location`); NULL: none.  It steers nothing. */
	const struct sipcause_space *filled_space;
	int32_t filled_code;
	uint32_t spare0;
	uint64_t spare[6];
};
#define SIPCAUSE_RESULT_INIT                                                                       \
	{                                                                                          \
		sizeof(struct sipcause_result), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, \
			0, 0, 0, 0, 0, 0, 0, 0, 0, { 0 }, { 0 }, 0, 0, 0, 0, 0,                    \
		{                                                                                  \
			0                                                                          \
		}                                                                                  \
	}

/*
 * One condition of a rule: what must be true of the companions of a space.  It
 * holds when the code of any of them is in one of the spans or sets, when `present`
 * is 1 and there is any, or when `absent` is 1 and there is none.  A rule is used
 * when all of its conditions hold.  Spans and sets belong to the catalog.
 */
struct sipcause_condition {
	uint32_t size;
	uint32_t leg; /* whose rule: 0 the first or only table's, 1 the second's */
	const struct sipcause_space *space;
	const struct sipcause_span *spans;      /* ascending, apart; NULL: none */
	const struct sipcause_set *const *sets; /* of the space; NULL: none */
	uint32_t count;                         /* of the spans */
	uint32_t set_count;
	uint32_t present;
	uint32_t absent;
	uint64_t spare[4];
};
#define SIPCAUSE_CONDITION_INIT                                                                    \
	{                                                                                          \
		sizeof(struct sipcause_condition), 0, 0, 0, 0, 0, 0, 0, 0,                         \
		{                                                                                  \
			0                                                                          \
		}                                                                                  \
	}

/* ---------------------------------------------------------------- loading */

/*
 * A loader is the list of what to load; it can load any number of times and
 * reads the files anew each time.
 *
 * A name (of a map or a space) is looked for among the files and memory blocks
 * that were added, then as DIR/NAME.yaml (a space: DIR/spaces/NAME.yaml) in the
 * directories in the order they were added, then among the shipped ones.  A
 * file that bears a shipped name is an error, so that "rfc3398" means the same
 * to everybody.
 *
 * Each add function copies what it is given, and returns SIPCAUSE_OK,
 * SIPCAUSE_E_ARGUMENT (NULL, an empty or over-long name) or SIPCAUSE_E_MEMORY.
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_loader_new(struct sipcause_loader **loader);
SIPCAUSE_API void sipcause_loader_free(struct sipcause_loader *loader);

/* Search this directory for names.  It is never listed, and need not exist. */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_loader_add_directory(struct sipcause_loader *loader,
							      const char *path);
/* Load this map or space file: its name less ".yaml" is the map's name. */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_loader_add_file(struct sipcause_loader *loader,
							 const char *path);
/* Load a map or space from memory; label stands for the file name ("x.yaml"). */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_loader_add_memory(struct sipcause_loader *loader,
							   const char *label, const void *bytes,
							   size_t length);
/* Load the map, or only the space, of this name. */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_loader_add_map(struct sipcause_loader *loader,
							const char *name);
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_loader_add_space(struct sipcause_loader *loader,
							  const char *name);
/* The same where there is such a space; where there is none, nothing happens. */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_loader_add_space_if_any(struct sipcause_loader *loader,
								 const char *name);

/*
 * Load everything, or nothing.  On success *catalog is new and the caller's;
 * otherwise it is NULL.  *report, if report is not NULL, is always set (to NULL
 * when there was no memory even for it) and the caller's.  error, if not NULL,
 * gets the report's first error.  Warnings and notes make no load fail: the report
 * of a load that succeeded may hold some.
 *
 * SIPCAUSE_E_MAP: some file has errors; the report has all of them, up to 100.
 * SIPCAUSE_E_NOT_FOUND: a map or space that was asked for by name is nowhere.
 * SIPCAUSE_E_INPUT: a file could not be read.
 * SIPCAUSE_E_MEMORY: memory ran out, which is then all that the report says.
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_loader_load(const struct sipcause_loader *loader,
						     struct sipcause_catalog **catalog,
						     struct sipcause_report **report,
						     struct sipcause_error *error);

/* Load one shipped map: the three calls above in one. */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_catalog_load(struct sipcause_catalog **catalog,
						      const char *map,
						      struct sipcause_error *error);
SIPCAUSE_API void sipcause_catalog_free(struct sipcause_catalog *catalog);

/* Names of the shipped maps and spaces, in alphabetical order; NULL past the end. */
SIPCAUSE_API const char *sipcause_shipped_map(size_t index);
SIPCAUSE_API const char *sipcause_shipped_space(size_t index);
/* The shipped space of a name, whole and without ASCII case, and nothing is loaded: its own
 * name, one of its other names, or a protocol of it.  NULL when there is none. */
SIPCAUSE_API const char *sipcause_shipped_called(const char *name, size_t length) SIPCAUSE_PURE;
/* The shipped space whose codes are the causes of a protocol of the Reason header field,
 * written so or only read so, without ASCII case; NULL when there is none. */
SIPCAUSE_API const char *sipcause_shipped_protocol(const char *text, size_t length) SIPCAUSE_PURE;

/*
 * A report: what one load found, errors, warnings and notes, sorted by file, line
 * and column.  At most 100 entries are kept, the first that were found; but a
 * graver one takes the place of a less grave one where there is no room left, so
 * that no warning keeps an error out.  sipcause_report_count() is the number of
 * entries that were kept and sipcause_report_total() of all that were found, of
 * whatever severity: the difference is what was left out.
 */
SIPCAUSE_API size_t sipcause_report_count(const struct sipcause_report *report);
SIPCAUSE_API size_t sipcause_report_total(const struct sipcause_report *report);
/* How many entries of a severity (SIPCAUSE_SEVERITY_...) were found, kept or not; 0
 * for none of the list.  A load fails when it found an error. */
SIPCAUSE_API size_t sipcause_report_found(const struct sipcause_report *report, int32_t severity);
/* "FILE:LINE:COLUMN: SEVERITY: FOUND; EXPECTED [ID]", whole; NULL past the end.
 * Belongs to the report. */
SIPCAUSE_API const char *sipcause_report_text(const struct sipcause_report *report, size_t index);
/* The same in fields; the code of a warning or note is SIPCAUSE_OK.  SIPCAUSE_OK, or
 * SIPCAUSE_E_ARGUMENT past the end or where error is too small to be one. */
SIPCAUSE_API int sipcause_report_entry(const struct sipcause_report *report, size_t index,
				       struct sipcause_error *error);
SIPCAUSE_API void sipcause_report_free(struct sipcause_report *report);

/* ----------------------------------------------------------------- stores */

/*
 * A store holds the current catalog of a program that never stops.  It replaces
 * it whole, and only by one that loaded without an error.
 *
 *   const struct sipcause_catalog *catalog = sipcause_store_acquire(store);
 *   ...look tables up in it and translate as much as you like...
 *   sipcause_store_release(store, catalog);
 *
 * READERS acquire the current catalog for a batch of calls or a turn of their
 * event loop, not for each look-up, and release it when they are done.  Whatever
 * happens meanwhile, the catalog that they hold stays as it is, with its tables
 * and strings; the next acquire gives the newest.  Table handles may be kept as
 * long as the catalog that they came from is held, and no longer.  An old catalog
 * is freed when its last holder releases it, by that release.  Acquiring and
 * releasing never wait, allocate nothing and make no system call (but for freeing
 * in that last release); any thread may do so at any time, also while another one
 * changes the store, and a catalog may be released by another thread than the one
 * that acquired it.  A thread may hold several.
 *
 * WRITERS are new, reload, refresh and publish.  Any thread may be one, one at a
 * time: a second one gets SIPCAUSE_E_BUSY at once and may try again later.
 * Readers neither wait for a writer nor see anything of it until its catalog is
 * complete.  A failed reload or refresh leaves the current catalog where it is.
 * When readers hold on to 255 replaced catalogs there is no room for another:
 * SIPCAUSE_E_FULL.
 *
 * FORKS.  A child has a store of its own, which it reloads for itself: digests
 * tell whether two processes have the same.  A server that forks its workers
 * loads before it does.  What other threads of the parent held at the fork stays
 * held in the child, which does not have these threads, until it frees the store.
 * If one of them was a writer, readers and writers of the child go on as if it had
 * not begun; the memory of its half-made catalog is lost to the child.
 *
 * SIGNALS.  No function here but sipcause_store_acquire() may be called by a
 * signal handler.  To reload on a signal, let the handler set a flag or write to a
 * pipe, and reload where the program reads it.
 *
 * FILES.  Replace a map by renaming a finished file over it.  A file that is cut
 * short in the middle of being written can still be a valid map, only a smaller
 * one; a file that changes while it is read is read again, several times, but one
 * that is written slowly looks finished in every pause.  Relative paths are those
 * of the process's directory at the time of each load.
 */

/*
 * A new store with its first catalog, or nothing, as sipcause_loader_load().  The
 * store has a copy of the loader's list and loads from it ever after: the loader
 * stays the caller's.
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_store_new(struct sipcause_store **store,
						   const struct sipcause_loader *loader,
						   struct sipcause_report **report,
						   struct sipcause_error *error);
/* Frees the store and every catalog in it, held or not: all threads must be done
 * with them.  In a forked child it frees the child's own. */
SIPCAUSE_API void sipcause_store_free(struct sipcause_store *store);

/* The current catalog, which stays valid until it is released.  Never NULL. */
SIPCAUSE_API SIPCAUSE_CHECK const struct sipcause_catalog *sipcause_store_acquire(
	struct sipcause_store *store) SIPCAUSE_NONNULL(1);
/* Let go of a catalog, once for each time it was acquired.  NULL: nothing happens. */
SIPCAUSE_API void sipcause_store_release(struct sipcause_store *store,
					 const struct sipcause_catalog *catalog)
	SIPCAUSE_NONNULL(1);

/*
 * Load all sources anew and make the result the current catalog, if it has no
 * error.  Returns and fills *report and *error as sipcause_loader_load(), and also
 * returns SIPCAUSE_E_BUSY and SIPCAUSE_E_FULL, where no load is tried and *report
 * is NULL.  report and error may be NULL.
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_store_reload(struct sipcause_store *store,
						      struct sipcause_report **report,
						      struct sipcause_error *error);
/*
 * Reload if the sources have changed since the last load.  Returns 1 when a new
 * catalog is current, 0 when nothing had changed, otherwise as
 * sipcause_store_reload().
 *
 * Sources have changed when a file has another device, inode, size or time of
 * change, is gone, or has appeared where a name was looked for in vain.  Times are
 * compared in nanoseconds, and not trusted for a file that was changed less than
 * three seconds before it was loaded, since a second change may leave the same
 * time: until then its bytes are compared.  A load that failed is not tried again
 * until something changes, unless it failed because memory ran out or a file could
 * not be read.
 *
 * COST.  One stat() for each file that was read and each path where a name was
 * looked for in vain (a microsecond or two each on a local disk), and the reading
 * of those files whose time is not trusted yet; then the load, if there is one.
 * How often is the caller's choice; once in some seconds is usual.
 * sipcause_store_watched() tells how many paths there are.
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_store_refresh(struct sipcause_store *store,
						       struct sipcause_report **report,
						       struct sipcause_error *error);
/* How many paths sipcause_store_refresh() looks at.  Shipped maps and memory have
 * none. */
SIPCAUSE_API size_t sipcause_store_watched(const struct sipcause_store *store);

/*
 * Make a catalog current that was loaded elsewhere, e.g. beforehand.  On success it
 * belongs to the store and the caller must acquire it like anybody else.
 * Otherwise it stays the caller's: SIPCAUSE_E_ARGUMENT (NULL, or it was in a store
 * before), _E_BUSY or _E_FULL.  The sources of the store stay what they were.
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_store_publish(struct sipcause_store *store,
						       struct sipcause_catalog *catalog);

/* ------------------------------------------------- what a catalog contains */

/*
 * What the catalog was made of: 32 hexadecimal digits over the names and bytes of
 * all documents that it needed, shipped ones too, and the names of its maps.  Two
 * catalogs with one digest hold the same, in whatever process of this kind of
 * machine and with this version of the library.  Good against accidents, not
 * against forgers: it is no cryptographic hash.
 */
SIPCAUSE_API const char *sipcause_catalog_digest(const struct sipcause_catalog *catalog);
/* Which catalog of its store this is: 1 is the first, each later one is greater by
 * one.  0 for a catalog that was never in a store. */
SIPCAUSE_API uint64_t sipcause_catalog_generation(const struct sipcause_catalog *catalog);
/* The bytes that it took from the heap. */
SIPCAUSE_API size_t sipcause_catalog_memory(const struct sipcause_catalog *catalog);

/* The maps that were asked for by name or file (not those they extend). */
SIPCAUSE_API size_t sipcause_catalog_map_count(const struct sipcause_catalog *catalog);
SIPCAUSE_API const struct sipcause_map *sipcause_catalog_map_at(
	const struct sipcause_catalog *catalog, size_t index);
/* By exact name, in constant time; NULL when the catalog has none. */
SIPCAUSE_API const struct sipcause_map *sipcause_catalog_map(const struct sipcause_catalog *catalog,
							     const char *name);
SIPCAUSE_API const struct sipcause_space *sipcause_catalog_space(
	const struct sipcause_catalog *catalog, const char *name);
/* The same without ASCII case, and by its other names and protocols too, in this order.  A
 * name leads to one space of a catalog, but that the name of a user's space may be another
 * name of a shipped one. */
SIPCAUSE_API const struct sipcause_space *sipcause_catalog_called(
	const struct sipcause_catalog *catalog, const char *name, size_t length);
/* 1 when texts and numbers of others may add codes of a space to what is known of a call, so
 * that it is a target though no table leads to it: see sipcause-map(5), reason-texts and
 * shift.  0 when not, and for NULL. */
SIPCAUSE_API int sipcause_catalog_tells(const struct sipcause_catalog *catalog,
					const struct sipcause_space *space);
SIPCAUSE_API size_t sipcause_catalog_space_count(const struct sipcause_catalog *catalog);
SIPCAUSE_API const struct sipcause_space *sipcause_catalog_space_at(
	const struct sipcause_catalog *catalog, size_t index);
/* The table of a map from one space to another; NULL when there is none. */
SIPCAUSE_API const struct sipcause_table *sipcause_catalog_table(
	const struct sipcause_catalog *catalog, const char *map, const char *from, const char *to);

/* Strings of a map; NULL where the file does not say. */
SIPCAUSE_API const char *sipcause_map_name(const struct sipcause_map *map);
SIPCAUSE_API const char *sipcause_map_title(const struct sipcause_map *map);
SIPCAUSE_API const char *sipcause_map_version(const struct sipcause_map *map);
SIPCAUSE_API const char *sipcause_map_source(const struct sipcause_map *map);
SIPCAUSE_API const char *sipcause_map_file(const struct sipcause_map *map);
/* Why the map's file accepts the warnings of this id (`accept`): the reason it gives;
 * NULL where it does not accept them.  `accept` speaks of the file's own rows, so what
 * the maps that it extends accept is not asked. */
SIPCAUSE_API const char *sipcause_map_accepts(const struct sipcause_map *map, const char *id);
/* 1 when the map or one that it extends has a `policy`, else 0. */
SIPCAUSE_API int sipcause_map_has_policy(const struct sipcause_map *map);
/* The effective tables of a map: first those that it has, inherited ones included, then
 * those that its `through` makes. */
SIPCAUSE_API size_t sipcause_map_table_count(const struct sipcause_map *map);
SIPCAUSE_API const struct sipcause_table *sipcause_map_table_at(const struct sipcause_map *map,
								size_t index);
/* The one from a space to another, whether the map has it or `through` makes it; NULL: none. */
SIPCAUSE_API const struct sipcause_table *sipcause_map_table(const struct sipcause_map *map,
							     const struct sipcause_space *from,
							     const struct sipcause_space *to);
/* The spaces in which a number without a space is read (`bare`), in order;
 * NULL past the end. */
SIPCAUSE_API const struct sipcause_space *sipcause_map_bare(const struct sipcause_map *map,
							    size_t index);

/* ----------------------------------------------------------------- spaces */

SIPCAUSE_API const char *sipcause_space_name(const struct sipcause_space *space);
SIPCAUSE_API const char *sipcause_space_title(const struct sipcause_space *space);
SIPCAUSE_API const char *sipcause_space_source(const struct sipcause_space *space);
/* The range: numbers outside it are no codes of this space. */
SIPCAUSE_API int32_t sipcause_space_first(const struct sipcause_space *space);
SIPCAUSE_API int32_t sipcause_space_last(const struct sipcause_space *space);
/* The codes that the space defines, ascending. SIPCAUSE_UNLISTED past the end. */
SIPCAUSE_API size_t sipcause_space_count(const struct sipcause_space *space);
SIPCAUSE_API int32_t sipcause_space_at(const struct sipcause_space *space, size_t index);
/* The key of a class ("4xx"), ascending by range, and the codes that it spans;
 * NULL past the end.  first and last may be NULL. */
SIPCAUSE_API const char *sipcause_space_class_at(const struct sipcause_space *space, size_t index,
						 int32_t *first, int32_t *last);
/* A set of codes that maps speak of by its name, and what it holds, ascending and apart;
 * they belong to the catalog.  For a NULL set NULL, and *count is 0. */
SIPCAUSE_API const char *sipcause_set_name(const struct sipcause_set *set);
SIPCAUSE_API const struct sipcause_span *sipcause_set_spans(const struct sipcause_set *set,
							    uint32_t *count);
/* What a space is called besides its name, in the order of its file; NULL past the end. */
SIPCAUSE_API const char *sipcause_space_called(const struct sipcause_space *space, size_t index);
/* The protocols of the Reason header field whose causes are codes of the space; NULL past the
 * end.  The first is the one that is written; those that are only read come last, and are
 * all where the space is never written so. */
SIPCAUSE_API const char *sipcause_space_protocol(const struct sipcause_space *space, size_t index);
/* 1 if the space defines the code, else 0. */
SIPCAUSE_API int sipcause_space_defines(const struct sipcause_space *space, int32_t code);
/* The code of a name or alias: whole, without ASCII case.  SIPCAUSE_UNLISTED
 * when there is none. */
SIPCAUSE_API int32_t sipcause_space_find(const struct sipcause_space *space, const char *name,
					 size_t length);
/* The code that a number or a name stands for: decimal digits without sign or
 * leading zeros, or what sipcause_space_find() takes.  SIPCAUSE_UNLISTED for an
 * unknown name or a number outside the range, SIPCAUSE_ERROR for neither. */
SIPCAUSE_API int32_t sipcause_space_parse(const struct sipcause_space *space, const char *text,
					  size_t length);
/* The code of a word, one that only the cells of call records hold, or of a phrase that one
 * code alone has: whole, without ASCII case, blanks at its ends passed over and any run of
 * blanks and tabs within as good as one.  SIPCAUSE_UNLISTED when there is none. */
SIPCAUSE_API int32_t sipcause_space_word(const struct sipcause_space *space, const char *text,
					 size_t length);
/*
 * What a number of this space is where it stands for another space's code: 1, and *as has
 * that space, the code and the companions that it brings, in place of all that it had.  0
 * for every other number, and *as is left alone.
 */
SIPCAUSE_API int sipcause_space_shifted(const struct sipcause_space *space, int32_t code,
					struct sipcause_indication *as);
/* A fact (SIPCAUSE_FACT_...) of a code; NULL where nothing is known. CLASS and
 * CLASS_NAME are known for every code in a class, the others for defined ones. */
SIPCAUSE_API const char *sipcause_space_fact(const struct sipcause_space *space, int32_t code,
					     int32_t fact);

/* ------------------------------------------------------------------ words */

/*
 * What a person reads about codes: descriptions in a language.  They are apart
 * from the spaces, for no translation needs them, and are loaded on demand.
 *
 *   XX(name, word, meaning)
 */
#define SIPCAUSE_FIELD_MAP(XX)                                                                     \
	XX(DESCRIPTION, "description", "who sends the code, what it means and what to do")         \
	XX(DIAGNOSTICS, "diagnostics", "what the diagnostic of a cause holds")                     \
	XX(HTTP, "http", "what the same number means in HTTP, where it is something else")         \
	XX(SOURCE, "source", "where that was read")                                                \
	XX(GRADE, "grade", "how well it is founded: a word of SIPCAUSE_GRADE_MAP")

#define SIPCAUSE_XX(name, word, meaning) SIPCAUSE_FIELD_##name,
enum sipcause_field { SIPCAUSE_FIELD_MAP(SIPCAUSE_XX) SIPCAUSE_FIELD_COUNT_ };
#undef SIPCAUSE_XX

struct sipcause_texts;

/* The word of a field, valid for ever; "?" for none of the list. */
SIPCAUSE_API const char *sipcause_field_word(int32_t field);

/*
 * Load the words for the codes of a space, from the first of these that is
 * there: DIR/text/LANGUAGE/SPACE.yaml in the loader's directories in the order
 * they were added, then the shipped text.  Files, memory blocks and names that
 * were added to the loader do not count, and it may be NULL.  Shipped is "en"
 * for sip, q850, warning and http.
 *
 * On success *texts is new and the caller's; it needs neither the loader nor the
 * space's catalog any more, and is read-only, so that threads may share it.
 * Otherwise *texts is NULL and *error, if error is not NULL, tells the first
 * error: SIPCAUSE_E_NOT_FOUND where there is no such text, SIPCAUSE_E_ARGUMENT
 * also for a language that is no name (a-z, 0-9, '.', '_' and '-').
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_texts_load(struct sipcause_texts **texts,
						    const struct sipcause_loader *loader,
						    const char *language,
						    const struct sipcause_space *space,
						    struct sipcause_error *error);
/* A field (SIPCAUSE_FIELD_...) of a code, one paragraph that lives as long as
 * texts; NULL where nothing is said. */
SIPCAUSE_API const char *sipcause_texts_get(const struct sipcause_texts *texts, int32_t code,
					    int32_t field);
SIPCAUSE_API void sipcause_texts_free(struct sipcause_texts *texts);

/* ------------------------------------------------------------ translating */

/* The spaces on both sides of a table. */
SIPCAUSE_API const struct sipcause_space *sipcause_table_from(const struct sipcause_table *table);
SIPCAUSE_API const struct sipcause_space *sipcause_table_to(const struct sipcause_table *table);
/* The space by way of which a map's `through` made the table; NULL where the map has it, by
 * `via` or not.  Nothing is worked out beforehand for such a table: each question costs two
 * look-ups. */
SIPCAUSE_API const struct sipcause_space *sipcause_table_through(
	const struct sipcause_table *table);

/*
 * Translate a bare code: a code of the other space, SIPCAUSE_NONE or
 * SIPCAUSE_UNLISTED (also for numbers outside the space's range).  Exactly what
 * sipcause_translate_indication() gives for an indication without companions.
 * SIPCAUSE_ERROR for a NULL table, so that a table may be looked up in the same
 * expression.  Allocates nothing, takes no lock, calls nothing.
 */
SIPCAUSE_API SIPCAUSE_PURE int32_t sipcause_translate(const struct sipcause_table *table,
						      int32_t code);

/* The same for count codes; out may be the same array as codes, and must not
 * overlap it otherwise. */
SIPCAUSE_API void sipcause_translate_many(const struct sipcause_table *table, const int32_t *codes,
					  int32_t *out, size_t count);

/*
 * Translate an indication and say why.  Fills *result as far as result->size
 * reaches and returns its outcome; SIPCAUSE_ERROR, with nothing filled in, when
 * an argument is NULL, a struct's size is too small to be one, an indication
 * claims more companions than it can hold, or its `from` is another space than
 * the table's.  Allocates nothing.
 */
SIPCAUSE_API int32_t sipcause_translate_indication(const struct sipcause_table *table,
						   const struct sipcause_indication *indication,
						   struct sipcause_result *result);

/*
 * What makes a question unusable, where a translation gave SIPCAUSE_ERROR.  from is the
 * table's space, or NULL for a question to a map.  SIPCAUSE_OK: nothing.
 * SIPCAUSE_E_ARGUMENT: an argument is NULL, but for from.  SIPCAUSE_E_SIZE: a struct is too
 * small to be one.  SIPCAUSE_E_COMPANIONS: it claims more than SIPCAUSE_COMPANIONS_MAX.
 * SIPCAUSE_E_SPACE: indication->from is another space than from, or NULL for a map.
 */
SIPCAUSE_API int sipcause_question_check(const struct sipcause_space *from,
					 const struct sipcause_indication *indication,
					 const struct sipcause_result *result);

/*
 * The companion that belongs beside the code of a result: what its rows wrote; where the
 * result is in the indication's own space, what came with that; else what the policy fills
 * in (see result->filled_space).  result NULL, or one that is no code: the indication's.
 * indication may be NULL.  A code of the space, SIPCAUSE_PRESENT, or SIPCAUSE_UNLISTED
 * where there is none.
 */
SIPCAUSE_API int32_t sipcause_companion(const struct sipcause_indication *indication,
					const struct sipcause_result *result,
					const struct sipcause_space *space);

/*
 * Add a companion: a code of its space, or SIPCAUSE_PRESENT.  SIPCAUSE_OK,
 * SIPCAUSE_E_ARGUMENT (not a number of the space's range) or SIPCAUSE_E_FULL (there is no room, and
 * nothing was added).
 */
SIPCAUSE_API int sipcause_indication_add(struct sipcause_indication *indication,
					 const struct sipcause_space *space, int32_t code);

/*
 * Translate an indication by a map: indication->from and `to` select the table.
 * Where both are one space and the map has no table from it to itself, the code
 * is copied (SIPCAUSE_HOW_COPIED, and result->map is this map); any other missing
 * table gives unlisted.
 * Otherwise as sipcause_translate_indication(); SIPCAUSE_ERROR also where
 * indication->from is NULL.
 */
SIPCAUSE_API int32_t sipcause_map_translate(const struct sipcause_map *map,
					    const struct sipcause_space *to,
					    const struct sipcause_indication *indication,
					    struct sipcause_result *result);

/* ----------------------------------------------------------- rows and reasons */

/*
 * A cursor gives the rows of a table, or the steps of an explanation, one by one:
 *
 *   if (sipcause_table_rows(&cursor, table, 0) != SIPCAUSE_OK)
 *           ...memory ran out...
 *   while ((more = sipcause_cursor_next(cursor, &row)) == 1)
 *           ...look at row, and at its conditions...
 *   sipcause_cursor_free(cursor);
 *   if (more < 0)
 *           ...memory ran out, and rows are missing...
 *
 * It knows where it stopped, so that each row costs only the way to it from the
 * one before, and all of them together grow with their number.  It belongs to one
 * thread at a time, has memory of its own, and must be freed before its catalog.
 * A new cursor is the caller's; on failure *cursor is NULL.
 */

/*
 * Why: the rules that are looked at for an indication, as steps in the order in
 * which they are looked at; what a nearer layer replaced follows the rule that
 * replaced it.  The step that answered has SIPCAUSE_STEP_ANSWERED and equals
 * sipcause_translate_indication()'s result; the tables of a composition come
 * first, their answers as SIPCAUSE_STEP_LEG.  The indication is not needed any
 * more after the call.  SIPCAUSE_OK, SIPCAUSE_E_ARGUMENT where
 * sipcause_translate_indication() gives SIPCAUSE_ERROR, or SIPCAUSE_E_MEMORY.
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_explain(struct sipcause_cursor **cursor,
						 const struct sipcause_table *table,
						 const struct sipcause_indication *indication);

/*
 * The effective rows of a table.
 *
 * First, for each code that the space defines or a rule names, in ascending
 * order (row.code): the alternatives under conditions, in the order in which
 * they are tried, and last what the bare code gives.  Conditions stand in
 * row.condition, and those of a composition's first leg in row.via_condition;
 * sipcause_cursor_condition() gives both as data.  Where a bare code is answered
 * by a condition of absence, what is left for all other companions comes before
 * that last row, with row.otherwise at 1 and no condition.
 *
 * Then the rest of what the table speaks about: row.code is -1, and row.first
 * and row.last span the codes that the row is about (a class or range; those of
 * them that had rows of their own excepted), or are -1 where one answer serves
 * for all that is left.
 *
 * With every_code not 0 and a range of at most 1024 numbers, every number of the
 * range has its rows, and there is no rest.
 *
 * SIPCAUSE_OK, SIPCAUSE_E_ARGUMENT (NULL) or SIPCAUSE_E_MEMORY.
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_table_rows(struct sipcause_cursor **cursor,
						    const struct sipcause_table *table,
						    int every_code);

/*
 * The next row or step: 1, and *row is filled in as far as row->size reaches; 0
 * past the last one.  SIPCAUSE_E_MEMORY ends the rows early; like the end it is
 * what every later call gives.  SIPCAUSE_E_ARGUMENT, and nothing happens: NULL,
 * or a row whose size is too small to be one.
 */
SIPCAUSE_API int sipcause_cursor_next(struct sipcause_cursor *cursor, struct sipcause_result *row);

/*
 * A condition of the row that the cursor gave last, index from 0: those of
 * row.via_condition (leg 0), then those of row.condition, each in the order of
 * the map.  Its space and spans belong to the catalog.  1, and *condition is
 * filled in as far as its size reaches; 0 past the last one, and where there is
 * no row; SIPCAUSE_E_ARGUMENT for NULL or a size that is too small to be one.
 */
SIPCAUSE_API int sipcause_cursor_condition(const struct sipcause_cursor *cursor, size_t index,
					   struct sipcause_condition *condition);
SIPCAUSE_API void sipcause_cursor_free(struct sipcause_cursor *cursor);

/* ------------------------------------------------------- what is on the wire */

/*
 * A message holds the evidence of how one call ended: the messages that arrived, the
 * cells of a record, timers, as a list of parts, and what is known of the call.  It is
 * decided for a target space: one indication is made of it, which a map can translate.
 *
 *   sipcause_message_new(&message, catalog);
 *   sipcause_message_read(message, SIPCAUSE_FORM_HEAD, bytes, length, &error);
 *   sipcause_message_translate(message, map, to, &indication, &result);
 *   sipcause_message_clear(message);           and on with the next call
 *
 * A call of several messages:
 *
 *   sipcause_message_read(message, SIPCAUSE_FORM_HEAD, ringing, ...);
 *   sipcause_message_next(message, 0);         the bytes of ringing may go now
 *   sipcause_message_read(message, SIPCAUSE_FORM_HEAD, busy, ...);
 *   sipcause_message_know(message, space_of_origin, 1);
 *   sipcause_message_translate(message, map, to, &indication, &result);
 *
 * THREADS.  A message belongs to one thread at a time.  LIFETIME.  Its texts are
 * slices of the bytes that were read, which must stay as they are until
 * sipcause_message_next(), _clear() or _free(), and the catalog must outlive the message
 * or be replaced in it by sipcause_message_rebind().
 * Only texts with escapes or line folding in them are copied, into the message.
 * LIMITS.  SIPCAUSE_PARTS_MAX parts, and 4096 bytes of texts that had to be
 * copied; more is SIPCAUSE_E_FULL, and what has room stands: a text that has none is
 * left out and its part is not, and a valid part that may be chosen takes the room
 * of the last one that may not, or else of the oldest part of an earlier message.
 * Nothing but sipcause_message_new() allocates.
 */
struct sipcause_message;
struct sipcause_part;

#define SIPCAUSE_PARTS_MAX 32

/*
 * Forms in which a message is read and a result written.
 *
 *   XX(name, word, meaning)
 */
#define SIPCAUSE_FORM_MAP(XX)                                                                      \
	XX(REASON, "reason", "the value of a Reason header field (RFC 3326)")                      \
	XX(WARNING, "warning", "the value of a Warning header field (RFC 3261 20.43)")             \
	XX(STATUS_LINE, "status-line", "the first line of a SIP or HTTP response")                 \
	XX(HEADER, "header", "header fields with their names")                                     \
	XX(HEAD, "head", "a SIP or HTTP message from its first line to the empty one")             \
	XX(IE, "ie", "cause information elements (Q.931), with identifier and length")             \
	XX(OCTETS, "octets", "the contents of one, or ISUP cause indicators")                      \
	XX(ENCAPSULATED, "encapsulated", "ISUP cause indicators of a REL inside a SIP message")    \
	XX(PROBLEM, "problem", "an HTTP problem document (RFC 9457) that this library wrote")

/*
 * What a part of a message is.  All before `warning` are candidates, and these
 * words are the ones that a map's `policy: prefer` has.
 *
 *   XX(name, word, meaning)
 */
#define SIPCAUSE_PART_MAP(XX)                                                                      \
	XX(Q850_REASON, "q850-reason", "a Reason value of the protocol Q.850")                     \
	XX(SIP_REASON, "sip-reason", "a Reason value of the protocol SIP")                         \
	XX(STATUS, "status", "the status of a response")                                           \
	XX(CAUSE, "cause", "a cause information element")                                          \
	XX(ENCAPSULATED, "encapsulated", "the cause of an ISUP REL inside a SIP message")          \
	XX(EVENT, "event", "a request that ends a call")                                           \
	XX(PROBLEM, "problem", "the original indication in a problem document")                    \
	XX(REASON, "reason", "a Reason value of another protocol than Q.850 and SIP")              \
	XX(WARNING, "warning", "a Warning value")                                                  \
	XX(RETRY_AFTER, "retry-after", "seconds to wait; no code where it is a date")

/*
 * Whether a part can be used.
 *
 *   XX(name, word, meaning)
 */
#define SIPCAUSE_VALIDITY_MAP(XX)                                                                  \
	XX(VALID, "valid", "it can be used")                                                       \
	XX(NO_CAUSE, "no-cause", "a Reason value that names no cause")                             \
	XX(OUT_OF_RANGE, "out-of-range", "a number that is not a code of its space")               \
	XX(DUPLICATE, "duplicate", "a second one where only one is allowed")                       \
	XX(MALFORMED, "malformed", "it does not match the grammar")                                \
	XX(STIR, "stir", "a verification error, which does not end a call (RFC 9410)")             \
	XX(OTHER_PROTOCOL, "other-protocol",                                                       \
	   "of a known protocol that the map does not translate")                                  \
	XX(UNKNOWN_PROTOCOL, "unknown-protocol", "of a protocol that no space defines")            \
	XX(FOREIGN_CODING, "foreign-coding", "coded by another standard than ITU-T's")             \
	XX(NO_SPACE, "no-space", "the catalog does not have its space")                            \
	XX(OTHER_METHOD, "other-method",                                                           \
	   "of a request, or a response to one, that does not end a call")

/*
 * What is wrong with a part that was read all the same.
 *
 *   XX(name, word, meaning)
 */
#define SIPCAUSE_FLAW_MAP(XX)                                                                      \
	XX(NONE, "none", "nothing: it is as the grammar has it")                                   \
	XX(NUMBER, "number", "its number is not written as decimal digits alone")                  \
	XX(TEXT, "text", "its text is not one quoted string")                                      \
	XX(SEPARATOR, "separator", "a separator is missing, doubled or escaped")                   \
	XX(PROTOCOL, "protocol", "its protocol has extra characters around it")                    \
	XX(PARAMETER, "parameter", "one of its parameters does not match the grammar")             \
	XX(REPEATED, "repeated", "one of its parameters is given twice")

/*
 * What deciding made of a part.
 *
 *   XX(name, word, meaning)
 */
#define SIPCAUSE_VERDICT_MAP(XX)                                                                   \
	XX(UNDECIDED, "undecided", "the message has not been decided since it was read")           \
	XX(CHOSEN, "chosen", "this is the indication")                                             \
	XX(COMPANION, "companion", "it is no candidate, and goes with what was chosen")            \
	XX(INVALID, "invalid", "it cannot be used; its validity says why")                         \
	XX(LESS_PREFERRED, "less-preferred", "the policy puts other evidence before it")           \
	XX(DISTRUSTED, "distrusted", "the policy does not trust this code beside a failure")       \
	XX(NO_FAILURE, "no-failure", "it speaks of success, and something else of an end")         \
	XX(NO_TABLE, "no-table", "the map says nothing of it, but of another part")                \
	XX(EARLY, "early", "of a provisional response, and nothing final has come")                \
	XX(LOST_BRANCH, "lost-branch", "another branch of the call was answered")                  \
	XX(SUPERSEDED, "superseded", "a later message on its branch took its place")               \
	XX(NOT_BELIEVED, "not-believed", "it contradicts a status that the policy believes")       \
	XX(IN_DIALOG, "in-dialog", "a response within a confirmed dialog ends no call")            \
	XX(STATUS_KEPT, "status-kept", "the status of the target's own space is kept")             \
	XX(WEAK, "weak", "it says little, and another message says more")                          \
	XX(ANSWERED, "answered", "the call was answered, which is the answer for this target")

/*
 * Spellings of a code in commands and records.
 *
 *   XX(name, word, meaning)
 */
#define SIPCAUSE_SPELLING_MAP(XX)                                                                  \
	XX(AUTO, "auto", "whatever has one meaning only; anything else is refused")                \
	XX(DECIMAL, "decimal", "decimal digits, or the code's name")                               \
	XX(HEX, "hex", "a hexadecimal number, with or without 0x")                                 \
	XX(OCTET, "octet", "a cause octet in hexadecimal, its high bit set: 91 is 17")             \
	XX(IE, "ie", "the octets of a cause element in hexadecimal: 829F, 08 02 82 9F")            \
	XX(H323, "h323", "Cisco's h323-disconnect-cause, hexadecimal")                             \
	XX(CUCM, "cucm", "a decimal number, negative too, whose low 7 bits are the cause")

#define SIPCAUSE_XX(name, word, meaning) SIPCAUSE_FORM_##name,
enum sipcause_form { SIPCAUSE_FORM_MAP(SIPCAUSE_XX) SIPCAUSE_FORM_COUNT_ };
#undef SIPCAUSE_XX
#define SIPCAUSE_XX(name, word, meaning) SIPCAUSE_PART_##name,
enum sipcause_part_kind { SIPCAUSE_PART_MAP(SIPCAUSE_XX) SIPCAUSE_PART_COUNT_ };
#undef SIPCAUSE_XX
#define SIPCAUSE_XX(name, word, meaning) SIPCAUSE_VALIDITY_##name,
enum sipcause_validity { SIPCAUSE_VALIDITY_MAP(SIPCAUSE_XX) SIPCAUSE_VALIDITY_COUNT_ };
#undef SIPCAUSE_XX
#define SIPCAUSE_XX(name, word, meaning) SIPCAUSE_FLAW_##name,
enum sipcause_flaw { SIPCAUSE_FLAW_MAP(SIPCAUSE_XX) SIPCAUSE_FLAW_COUNT_ };
#undef SIPCAUSE_XX
#define SIPCAUSE_XX(name, word, meaning) SIPCAUSE_VERDICT_##name,
enum sipcause_verdict { SIPCAUSE_VERDICT_MAP(SIPCAUSE_XX) SIPCAUSE_VERDICT_COUNT_ };
#undef SIPCAUSE_XX
#define SIPCAUSE_XX(name, word, meaning) SIPCAUSE_SPELLING_##name,
enum sipcause_spelling { SIPCAUSE_SPELLING_MAP(SIPCAUSE_XX) SIPCAUSE_SPELLING_COUNT_ };
#undef SIPCAUSE_XX

/* The words of these lists; "?" for a value that is not in the list. */
SIPCAUSE_API const char *sipcause_form_word(int32_t form);
SIPCAUSE_API const char *sipcause_part_word(int32_t kind);
SIPCAUSE_API const char *sipcause_validity_word(int32_t validity);
SIPCAUSE_API const char *sipcause_flaw_word(int32_t flaw);
SIPCAUSE_API const char *sipcause_verdict_word(int32_t verdict);
SIPCAUSE_API const char *sipcause_spelling_word(int32_t spelling);
/* The name of a coding standard, 0 to 3: "ITU-T", "ISO/IEC", "national", "network". */
SIPCAUSE_API const char *sipcause_coding_word(int32_t coding);

/*
 * A new, empty message.  The catalog's spaces of the names sip, http, q850,
 * warning, event, location and diagnostic are what its parts are codes of; a
 * part whose space the catalog lacks has the validity NO_SPACE.  SIPCAUSE_OK,
 * SIPCAUSE_E_ARGUMENT or SIPCAUSE_E_MEMORY.
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_message_new(struct sipcause_message **message,
						     const struct sipcause_catalog *catalog);
SIPCAUSE_API void sipcause_message_free(struct sipcause_message *message);
/* Forget all parts and what is known of the call, and keep the settings below. */
SIPCAUSE_API void sipcause_message_clear(struct sipcause_message *message);

/*
 * Go on with the next message of the same call, which is on this branch: 0 or any other
 * number of the caller's, one for each way on which the call was tried at the same time.
 * Where bytes must go before that is known, it may be called again then.  Codes,
 * locations and the presence of diagnostics are kept; slices of the bytes that were read
 * before are not, so that those may go.  SIPCAUSE_OK, or SIPCAUSE_E_ARGUMENT for NULL or a
 * negative branch.
 */
SIPCAUSE_API int sipcause_message_next(struct sipcause_message *message, int32_t branch);

/*
 * Add a part that was not read from bytes: a cell of a record, a timer, an event.  kind is
 * a candidate's but _PROBLEM (SIPCAUSE_PART_STATUS for a status of SIP or HTTP, _EVENT for an
 * event, _CAUSE for a cause and for the private codes of switches) or SIPCAUSE_PART_WARNING.
 * Companions of the indication may be one of the space location and one of the space
 * diagnostic; what else is known goes to sipcause_message_know().  Several parts of one
 * kind may be added.  A status of 2xx is that of an answered call.
 * SIPCAUSE_OK, SIPCAUSE_E_ARGUMENT, SIPCAUSE_E_SPACE (no space, or not a number of its
 * range) or SIPCAUSE_E_FULL.
 */
SIPCAUSE_API int sipcause_message_add(struct sipcause_message *message, int32_t kind,
				      const struct sipcause_indication *indication);

/*
 * Say what is known of the call: a code of a space such as answered, alerted, origin or
 * dialog.  It goes with every indication that is made as a companion, behind the location
 * and the diagnostics of the chosen part, and is kept until sipcause_message_clear().  Of
 * answered, alerted, origin and dialog a later call takes the place of an earlier one; of
 * any other space there may be several.
 *
 * Known by itself is answered=yes after a 2xx to an INVITE, whatever the caller said, and
 * with dialog=confirmed; and, unless the caller said something of the space, alerted=yes
 * after a 180, origin=branch where the call was answered elsewhere, and what texts and
 * shifted numbers add (READING of sipcause-deciding(7)).  That is so as far
 * as the catalog has these spaces: sipcause_loader_add_space() adds one that its maps do
 * not speak of.
 *
 * SIPCAUSE_OK, SIPCAUSE_E_ARGUMENT (not a number of the space's range) or SIPCAUSE_E_FULL
 * (more than SIPCAUSE_COMPANIONS_MAX).
 */
SIPCAUSE_API int sipcause_message_know(struct sipcause_message *message,
				       const struct sipcause_space *space, int32_t code);

/*
 * 1 when some part says that the call has ended: a final response of 300 and more, a BYE or
 * CANCEL, a cause, an event; whatever a map makes of it.  0 when it goes on: there are
 * provisional responses or a 2xx alone, branches that lost, responses within a dialog, or
 * parts of other requests.  A challenge or a redirection has ended it until the next
 * message of its branch.
 */
SIPCAUSE_API int sipcause_message_ended(const struct sipcause_message *message);

/*
 * Go over to another catalog, by the names of spaces and maps: parts, what is known and
 * the settings stay.  A part whose space the new catalog lacks has the validity NO_SPACE
 * from then on, one whose code that space does not have any more OUT_OF_RANGE; what is known of
 * such a space, and settings that speak of it, are dropped. Slices of bytes are let go as by
 * sipcause_message_next(), which is not implied.  The old catalog must still be there, and is not
 * needed any more afterwards.  SIPCAUSE_OK or SIPCAUSE_E_ARGUMENT.
 */
SIPCAUSE_API int sipcause_message_rebind(struct sipcause_message *message,
					 const struct sipcause_catalog *catalog);

/*
 * Read bytes of a form and add their parts to the message.  May be called any
 * number of times, e.g. once for each Reason header field, in the order in which
 * they stood.
 *
 * What is sent is not always what the grammar says.  A Reason value that names its cause in
 * one way only is read whatever else is wrong with it, and its part says what that is
 * (sipcause_part_flaw()); reading goes on at the next value.  After
 * sipcause_message_strict() the grammar alone counts, and a MALFORMED part stands for the
 * rest of a field from its broken value on.
 *
 * SIPCAUSE_OK: all of it was read; parts may have another validity than VALID
 * all the same.  SIPCAUSE_FLAWED, which is positive: all of it was read, some of it in spite
 * of a flaw.  SIPCAUSE_E_FORM: something could not be read, for which a MALFORMED part
 * stands; the rest has been added, also what stood behind it.  *error, if not NULL, says
 * of the first flaw, or of the first that could not be read, what was found and what was
 * expected; error->column is the place of the byte, from 1, within the bytes, or within
 * the line that error->line names for forms of several lines.
 * SIPCAUSE_E_FULL: no room; what had room has been added.
 * SIPCAUSE_E_ARGUMENT: a NULL argument, or 4 GiB and more at once.
 *
 * REASON    several values of one protocol: the first counts, the others are
 *           DUPLICATE, but for STIR, of which several may be there
 * HEAD      responses give a status; BYE and CANCEL give an event; header
 *           fields other than Reason, Warning, Retry-After and CSeq are passed over.
 *           Only final responses to INVITE, and BYE and CANCEL, end a call: parts of
 *           anything else have the validity OTHER_METHOD
 * IE        elements may follow each other; the first counts
 */
SIPCAUSE_API int sipcause_message_read(struct sipcause_message *message, int32_t form,
				       const void *bytes, size_t length,
				       struct sipcause_error *error);

/* Read by the grammar alone (1), or leniently again (0, as a new message does).
 * SIPCAUSE_OK, or SIPCAUSE_E_ARGUMENT for NULL. */
SIPCAUSE_API int sipcause_message_strict(struct sipcause_message *message, int strict);

/*
 * Read a cell of a record, or what somebody typed, in a space, and add what it says; that is
 * one turn, also where it says nothing.  Mostly it is one part, of a kind that goes with its
 * space (sip and http: _STATUS; event: _EVENT; any other: _CAUSE).  space NULL: a Reason value,
 * with or without the field's name.
 *
 * spelling AUTO and DECIMAL take a code with something round it:
 *   a number or a name              17  017  17.0  +17  USER_BUSY  User busy
 *   quotes, brackets, blanks        "17"  [17]
 *   a label                         SIP:487  Q.850 17  hangup_cause=17  SIP/2.0 486 Busy Here
 *   a number and a text             17 USER_BUSY  486 Busy Here  USER_BUSY [17]  16 (Normal)
 *   a Reason value                  Q.850;cause=17      its parts, as by _FORM_REASON
 * A label may name another space: sip, http or q850.  A text is what the space has as word
 * for cells, name, alias or phrase of a code, whatever the case and the signs between its
 * words.  A number
 * and a text of another code are refused; a text that nobody knows says nothing, nor does
 * the phrase of a status.  AUTO takes what sipcause_spell_parse() does, Cisco's
 * `h323-disconnect-cause = 11`, which is hexadecimal, and, in a space of at most 128 codes,
 * what sipcause_trace_parse() takes, but for digits that may be a decimal number.
 * IE takes only that last one.  Octets give their location, and `diagnostic: present`.
 * CUCM gives two parts that do not contradict each other: the cause by the low seven bits, and
 * the SIP status by the top byte, if that names one; or the code of the catalog's space cucm
 * that the number is.
 *
 * A number that stands for another space's code (sipcause_space_shifted()) gives that one; what
 * it brings is known of the call, unless the caller has said something of that space.
 *
 * After sipcause_message_strict() only what sipcause_spell_parse() and sipcause_space_word()
 * take, CUCM as above, and Reason values by the grammar.
 *
 * SIPCAUSE_OK: something was added.  SIPCAUSE_E_FORM: nothing was but, of a Reason value,
 * parts that cannot be used; *error, if not NULL, has the cell, what was expected, and an id:
 * not-a-number, unknown-name, out-of-range, ambiguous-spelling (it may be several codes),
 * contradicts-itself, foreign-coding (octets of another standard than ITU-T's, for which
 * sipcause_message_coding() gives no space), bad-element, bad-content.  SIPCAUSE_E_FULL or
 * SIPCAUSE_E_ARGUMENT.
 */
SIPCAUSE_API int sipcause_message_read_cell(struct sipcause_message *message,
					    const struct sipcause_space *space, int32_t spelling,
					    const char *text, size_t length,
					    struct sipcause_error *error);

/*
 * Take the causes of another coding standard (1 to 3, see
 * sipcause_coding_word()) as codes of this space; NULL: of none again.
 */
SIPCAUSE_API int sipcause_message_coding(struct sipcause_message *message, int32_t coding,
					 const struct sipcause_space *space);

/* The parts, in the order in which they were read; NULL past the end. */
SIPCAUSE_API size_t sipcause_message_count(const struct sipcause_message *message);
SIPCAUSE_API const struct sipcause_part *sipcause_message_part(
	const struct sipcause_message *message, size_t index);

SIPCAUSE_API int32_t sipcause_part_kind(const struct sipcause_part *part);
SIPCAUSE_API int32_t sipcause_part_validity(const struct sipcause_part *part);
/* SIPCAUSE_FLAW_..., the first that was found. */
SIPCAUSE_API int32_t sipcause_part_flaw(const struct sipcause_part *part);
/* The form that it was read from, -1 where it was added; the place of its first byte,
 * from 0. */
SIPCAUSE_API int32_t sipcause_part_form(const struct sipcause_part *part);
SIPCAUSE_API size_t sipcause_part_offset(const struct sipcause_part *part);
/* The space of its code; NULL where it has none. */
SIPCAUSE_API const struct sipcause_space *sipcause_part_space(const struct sipcause_part *part);
/* Its number, also where that is out of range; -1 where it has none that could
 * be a code at all. */
SIPCAUSE_API int32_t sipcause_part_code(const struct sipcause_part *part);
/* The location, 0 to 15, and 3a's recommendation, 0 to 127, of a cause; -1: none. */
SIPCAUSE_API int32_t sipcause_part_location(const struct sipcause_part *part);
SIPCAUSE_API int32_t sipcause_part_recommendation(const struct sipcause_part *part);
/* The coding standard, 0 to 3, of a cause element; -1 for everything else. */
SIPCAUSE_API int32_t sipcause_part_coding(const struct sipcause_part *part);
/* Slices, not ended by a NUL; NULL and a length of 0 where there is none.
 * text: a Reason's or Warning's text without its quotes, a status's phrase;
 * protocol: a Reason's, a Warning's agent, an event's method, that of a status's
 * request where CSeq tells it, as written;
 * evidence: the octets of the diagnostics; bytes: the whole part as it stood. */
SIPCAUSE_API const char *sipcause_part_text(const struct sipcause_part *part, size_t *length);
SIPCAUSE_API const char *sipcause_part_protocol(const struct sipcause_part *part, size_t *length);
SIPCAUSE_API const unsigned char *sipcause_part_evidence(const struct sipcause_part *part,
							 size_t *length);
SIPCAUSE_API const char *sipcause_part_bytes(const struct sipcause_part *part, size_t *length);
/*
 * The parameters of a Reason value, known or not, as they stood: quotes and
 * escapes included.  *value is NULL where there is no "=".  1, or 0 past the end.
 */
SIPCAUSE_API int sipcause_part_parameter(const struct sipcause_part *part, size_t index,
					 const char **name, size_t *name_length, const char **value,
					 size_t *value_length);

/*
 * The parameters of a text that says who refused the call and whom to ask, one after the
 * other: v, url, tel and email, as ATIS-1000099 has them in a Reason of SIP 603.  A value
 * ends before the semicolon that another of these names follows: a URL may hold any.
 * Nothing is decoded.  1, or 0 past the end and for a text that does not begin with "v=".
 */
SIPCAUSE_API int sipcause_part_text_parameter(const struct sipcause_part *part, size_t index,
					      const char **name, size_t *name_length,
					      const char **value, size_t *value_length);

/* Of which message of the call it is, from 0, and on which branch. */
SIPCAUSE_API uint32_t sipcause_part_message(const struct sipcause_part *part);
SIPCAUSE_API int32_t sipcause_part_branch(const struct sipcause_part *part);
/* Which sipcause_message_read() or sipcause_message_add() gave it: from 1, counted since the
 * message was new or cleared. */
SIPCAUSE_API uint32_t sipcause_part_turn(const struct sipcause_part *part);
/* 1 when it is a SIP Reason of success whose text says that the call was answered elsewhere
 * (RFC 3326 3.1), which may matter to a decision. */
SIPCAUSE_API int sipcause_part_says_elsewhere(const struct sipcause_part *part);
/* The companions that the part adds to what is known of the call, by its text or as a number of
 * another space: 1 with the space and the code, each of which may be NULL, or 0 past the end. */
SIPCAUSE_API int sipcause_part_companion(const struct sipcause_part *part, size_t index,
					 const struct sipcause_space **space, int32_t *code);
/* 1 when the method of its request is known: 0 for a response without CSeq. */
SIPCAUSE_API int sipcause_part_has_method(const struct sipcause_part *part);

/*
 * The policy by which the evidence is weighed.  Each of its keys (see sipcause-map(5),
 * POLICY) counts from the nearest that gives it: the caller's own, set here; the map of
 * sipcause_message_policy(); the map of the decision; and the built-in one:
 *
 *   prefer: [problem, cause, q850-reason, encapsulated, sip-reason, reason, status, event]
 *   distrust: {q850: [0, 16]}
 *   status: keep
 *   several: most-specific
 *   location: BI
 *
 * prefer: kinds of parts (SIPCAUSE_PART_...), the best one first; those that it does not
 * name follow in the default order; count 0 takes the setting away.  in_order: 1, the order
 * in which parts were added and read counts before their kinds, as the columns of a record
 * do; prefer goes before that.  distrust: a part whose code is one of these is passed over
 * beside the status of a failure (400 and more).  _policy: a map of the message's catalog,
 * or NULL.  _policy_reset takes all of these away but in_order.
 * SIPCAUSE_OK, SIPCAUSE_E_ARGUMENT (no candidate's kind, or one twice), SIPCAUSE_E_FULL
 * (more than 16 spans).
 */
SIPCAUSE_API int sipcause_message_prefer(struct sipcause_message *message, const int32_t *kinds,
					 size_t count);
SIPCAUSE_API int sipcause_message_in_order(struct sipcause_message *message, int in_order);
SIPCAUSE_API int sipcause_message_distrust(struct sipcause_message *message,
					   const struct sipcause_space *space, int32_t first,
					   int32_t last);
SIPCAUSE_API int sipcause_message_policy(struct sipcause_message *message,
					 const struct sipcause_map *map);
SIPCAUSE_API void sipcause_message_policy_reset(struct sipcause_message *message);

/* A decision that no part stands for: what is known of the call gave the answer. */
#define SIPCAUSE_KNOWN (-5)

/*
 * Decide for a target space: weigh the evidence by the policy and make *indication of it.
 * Returns the index of the part that decided; SIPCAUSE_KNOWN when what is known of the
 * call did (it has a code of the target's space, or an answered call is `answered` of the
 * policy); SIPCAUSE_NONE when nothing says how the call ended; SIPCAUSE_ERROR for a NULL
 * argument (map and to may be NULL) or a struct whose size is too small.
 * sipcause-deciding(7) has the steps.
 *
 * The companions of the indication are, in this order: the location that came with the
 * chosen part, `diagnostic: present` where it had diagnostics, what is known of the call,
 * and, in the order of the parts, the valid Warnings of its message but 399 (where no part
 * decided, of all messages) and of every other space the code of the first valid part that
 * is not EARLY, LOST_BRANCH, SUPERSEDED or IN_DIALOG.  They are the first
 * SIPCAUSE_COMPANIONS_MAX; sipcause_message_left_out() gives the number of the others.
 *
 * A part contradicts when it does not agree with the chosen one.  Two agree when either
 * stands for the other by a rule of the map (of a code, range or class, under whatever
 * condition that is not known to fail, or by way of a third space; not by a default), or
 * both stand for one code of the target.  Where no table joins their spaces, only codes of
 * one space contradict.  So does an added status of 300 and more where the call is known to
 * have been answered.  Not asked are events, statuses under 300, and parts that are
 * EARLY, LOST_BRANCH, SUPERSEDED, IN_DIALOG or NO_FAILURE; DISTRUSTED and DUPLICATE ones are.
 */
SIPCAUSE_API int32_t sipcause_message_decide(struct sipcause_message *message,
					     const struct sipcause_map *map,
					     const struct sipcause_space *to,
					     struct sipcause_indication *indication);
/*
 * Decide, and translate what was decided: sipcause_map_translate() of the indication.
 * Where nothing decides, result's outcome is SIPCAUSE_NONE.  Where the policy gave the
 * answer, or a code was copied, result names the map, file and line of the policy.
 * Returns the outcome, or SIPCAUSE_ERROR as either of the two.
 */
SIPCAUSE_API int32_t sipcause_message_translate(struct sipcause_message *message,
						const struct sipcause_map *map,
						const struct sipcause_space *to,
						struct sipcause_indication *indication,
						struct sipcause_result *result);
/* How many companions the last decision left out, for an indication holds no more; 0
 * before one, and for NULL. */
SIPCAUSE_API size_t sipcause_message_left_out(const struct sipcause_message *message);
/* What became of a part (SIPCAUSE_VERDICT_...), and whether it contradicts. */
SIPCAUSE_API int32_t sipcause_part_verdict(const struct sipcause_part *part);
SIPCAUSE_API int sipcause_part_contradicts(const struct sipcause_part *part);

/*
 * The line of a policy by which the last decision was made, or by which it passed a part
 * over: its key ("prefer", "status", ..., or "order" where that of the parts did), and
 * where that was given.  map and file are NULL
 * and line is 0 where it is the caller's or built in; each may be NULL.  1, or 0 where no
 * policy had a say.  The strings belong to the catalog.
 */
SIPCAUSE_API int sipcause_message_decided_by(const struct sipcause_message *message,
					     const char **key, const char **map, const char **file,
					     uint32_t *line);
SIPCAUSE_API int sipcause_part_decided_by(const struct sipcause_part *part, const char **key,
					  const char **map, const char **file, uint32_t *line);

/*
 * Write a form into a buffer.  indication is the original and result what became
 * of it; either may be NULL, and a result that is no code counts as NULL but for
 * PROBLEM.  *length gets the number of bytes, of which there are never more than
 * size; no NUL follows them.  Where size is too small nothing is cut: the answer
 * is SIPCAUSE_E_FULL and *length what is needed (buffer may be NULL and size 0
 * to ask).  SIPCAUSE_E_FORM: this form cannot say that, and *error, if not NULL,
 * says why.  SIPCAUSE_E_ARGUMENT: a form that is not written, or bad structs.
 *
 * REASON       the Q.850 and SIP codes among the two, Q.850 first, as one header
 *              field value; where both are of one protocol, the result's
 * STATUS_LINE  the result's code, else the indication's, in sip or http
 * IE, OCTETS,  the result's code, else the indication's, in q850.  A location is
 * ENCAPSULATED needed; diagnostics are the indication's, where its code is written
 * PROBLEM      `status` of the result, and the indication with its companions,
 *              text and diagnostics.  One of the two must be there.
 *
 * The location is sipcause_companion(): that of a result, or of an indication whose own
 * code is written, or for IE, OCTETS and ENCAPSULATED what the policy fills in.  Texts are the
 * indication's own for its own code, else the result's phrase, else the space's.  What is written
 * reads back to the same codes, and to the same companions, texts and octets as far as the form has
 * a place for them, which PROBLEM has for all; but a message has room for 4096 bytes of texts with
 * escapes, see above, and longer ones are not read back.
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_write(int32_t form,
					       const struct sipcause_indication *indication,
					       const struct sipcause_result *result, void *buffer,
					       size_t size, size_t *length,
					       struct sipcause_error *error);

/*
 * Read a code in a spelling (SIPCAUSE_SPELLING_...).  SIPCAUSE_OK and *code, or
 * SIPCAUSE_E_FORM and what is wrong in *error (may be NULL); SIPCAUSE_E_ARGUMENT
 * for a NULL argument or an unknown spelling.  Numbers outside the space's range
 * are refused, never masked.
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_spell_parse(const struct sipcause_space *space,
						     int32_t spelling, const char *text,
						     size_t length, int32_t *code,
						     struct sipcause_error *error);

/*
 * Read octets in hexadecimal, two digits each, as logs and programs print them: 08 02 82 9F,
 * 0802829f, 08:02:82:9f, [08 02 82 9F], {0x08, 0x02, 0x82, 0x9F}.  Between octets there may be
 * blanks, tabs, colons, dashes and commas, before the first of a run 0x, around all of them
 * blanks, tabs and one pair of brackets, braces or parentheses.  SIPCAUSE_OK, SIPCAUSE_E_FORM,
 * SIPCAUSE_E_FULL (more than size) or SIPCAUSE_E_ARGUMENT.  *error as above.
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_octets_parse(const char *text, size_t length, void *octets,
						      size_t size, size_t *count,
						      struct sipcause_error *error);

/*
 * Read the cause that a line of an ISDN trace shows in hexadecimal: `[08 02 81 90]`,
 * `CAUSE: 82 90`, `Cause i = 0x8290 - Normal call clearing`, the contents of an element, an
 * element or several, or a whole DISCONNECT, RELEASE or RELEASE COMPLETE of Q.931.  octets
 * gets the contents of the cause element, for SIPCAUSE_FORM_OCTETS.  Octets that may be
 * read in two ways are refused.  Answers as sipcause_octets_parse() does; the text must be
 * the cause and no more of the line.
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_trace_parse(const char *text, size_t length, void *octets,
						     size_t size, size_t *count,
						     struct sipcause_error *error);

#ifdef __cplusplus
}
#endif

#endif
