/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * sipcause - translate call-failure codes between SIP, ISDN (Q.850), HTTP and the private
 * codes of switches.  This header is the manual of the library.
 *
 * A complete program.  Save it as example.c, then:
 *   cc example.c $(pkg-config --cflags --libs sipcause) -o example && ./example
 *
 *   #include <sipcause.h>
 *   #include <stdio.h>
 *
 *   int main(void)
 *   {
 *           struct sipcause_error error = SIPCAUSE_ERROR_INIT;
 *           struct sipcause_catalog *catalog;
 *
 *           if (sipcause_catalog_load(&catalog, "default", &error) != SIPCAUSE_OK)
 *                   return fprintf(stderr, "%s\n", error.message), 1;
 *           const struct sipcause_table *table =
 *                   sipcause_catalog_table(catalog, "default", "q850", "sip");
 *           const int code = sipcause_translate(table, 17);
 *           if (code < 0)
 *                   return fprintf(stderr, "17: %s\n", sipcause_outcome_word(code)), 1;
 *           printf("%d %s\n", code,
 *                  sipcause_space_fact(sipcause_table_to(table), code, SIPCAUSE_FACT_PHRASE));
 *           sipcause_catalog_free(catalog);
 *           return 0;
 *   }
 *
 * It prints:
 *   486 Busy Here
 *
 * The sections below are: version, translating, errors, loading, catalogs, spaces, rows and
 * reasons, stores, texts, and five for messages: messages, parts, deciding, writing,
 * notations.  These rules hold in all of them:
 *
 * CODES.  A code is 0 to 2147483647.  A negative value is an outcome or an error, never a
 * code.
 *
 * THREADS.  A catalog does not change after its load.  A function that takes only const
 * handles may run in any number of threads at once, on one catalog, without a lock.  Use a
 * loader, a report, a cursor and a message in one thread at a time.  Do not free a catalog
 * while another thread uses it or anything that belongs to it.  Any number of threads may
 * use a store at once, see "stores".
 *
 * FORKS.  After fork() the child has its own copy of each catalog and store.  The system
 * shares the memory until one side writes to it.  Look-ups and the readers of a store write
 * to no catalog, so its memory stays shared.
 *
 * LIFETIME.  Tables, spaces, maps and returned strings belong to their catalog and live as
 * long as it does, unless a comment says otherwise.  A catalog from sipcause_store_acquire()
 * lives at least until you release it.  Free an object with the _free function of its type
 * and with nothing else.  Each _free function accepts NULL and then does nothing.
 *
 * NULL.  A NULL handle is not a crash: a function returns what its comment names, or else
 * NULL, 0 or SIPCAUSE_E_ARGUMENT.  The exceptions are sipcause_store_acquire() and
 * sipcause_store_release(), whose store must not be NULL.
 *
 * STRUCTS.  You allocate an error, an indication, a result and a condition yourself.  Start
 * each with its _INIT macro, or set it to zero and then its size to sizeof.  The size tells
 * a later library how much room your struct has.  The spare fields are zero.
 *
 * ENVIRONMENT.  The library reads no environment variable, sets no locale, prints nothing,
 * installs no signal handler and never ends the process.  It ignores the case of ASCII
 * letters only.  After a load no file, thread or lock stays open.
 *
 * All functions are available since 0.1.0 unless their comment names a later version.
 */
#ifndef SIPCAUSE_H
#define SIPCAUSE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---------------------------------------------------------------- version */

/*
 * The version of this header.  The library that runs may be newer: sipcause_version().
 */
#define SIPCAUSE_VERSION_MAJOR 0
#define SIPCAUSE_VERSION_MINOR 1
#define SIPCAUSE_VERSION_PATCH 0
#define SIPCAUSE_VERSION_STRING "0.1.0"
/* The version as one number, for #if: 0x010203 is 1.2.3. */
#define SIPCAUSE_VERSION_NUMBER                                                                    \
	((SIPCAUSE_VERSION_MAJOR << 16) | (SIPCAUSE_VERSION_MINOR << 8) | SIPCAUSE_VERSION_PATCH)

/* Attributes of the declarations below, where the compiler has them: exported, the same
 * answer for the same arguments, check the result, arguments that must not be NULL. */
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

/* The version of the library that runs, e.g. "0.1.0": a constant string. */
SIPCAUSE_API const char *sipcause_version(void);

/* ------------------------------------------------------------ translating */

/*
 * A table translates the codes of one space to those of another, as one map defines it.
 * Look it up with sipcause_catalog_table().  Then ask it for a bare code, with
 * sipcause_translate(), or for a code with its companions, with
 * sipcause_translate_indication(), which also names the row that answered.  The functions
 * of this section allocate nothing and take no lock.
 */

/* A list of codes, e.g. sip or q850: see "spaces". */
struct sipcause_space;
/* One direction of one map, e.g. rfc3398 from q850 to sip: see "catalogs". */
struct sipcause_table;
/* A set of tables with a name, e.g. rfc3398: see "catalogs". */
struct sipcause_map;

/*
 * What a translation returns when it does not return a code.
 *
 *   XX(name, value, word, meaning)
 */
#define SIPCAUSE_OUTCOME_MAP(XX)                                                                   \
	XX(NONE, -1, "none", "the map states that nothing corresponds")                            \
	XX(UNLISTED, -2, "unlisted", "the map says nothing about this code")                       \
	XX(ERROR, -3, "error", "the question was not usable")                                      \
	XX(SAME, -4, "same", "the number stays the same; only in rows that cover many codes")

#define SIPCAUSE_XX(name, value, word, meaning) SIPCAUSE_##name = value,
enum sipcause_outcome { SIPCAUSE_OUTCOME_MAP(SIPCAUSE_XX) SIPCAUSE_OUTCOME_END_ = -4 };
#undef SIPCAUSE_XX

/* The word of an outcome: "none" for SIPCAUSE_NONE, "code" for zero and more, "?" for any
 * other value.  A constant string. */
SIPCAUSE_API const char *sipcause_outcome_word(int32_t outcome);

/*
 * Translate a bare code.  Returns a code of the table's target space, SIPCAUSE_NONE, or
 * SIPCAUSE_UNLISTED, also for a number outside the source space's range.  The answer is
 * that of sipcause_translate_indication() without companions.  For a NULL table it is
 * SIPCAUSE_ERROR, so you can look the table up in the same expression.
 */
SIPCAUSE_API SIPCAUSE_PURE int32_t sipcause_translate(const struct sipcause_table *table,
						      int32_t code);

/* Translate count bare codes, out[i] from codes[i].  out may be the same array as codes but
 * must not overlap it otherwise.  Neither may be NULL unless count is 0. */
SIPCAUSE_API void sipcause_translate_many(const struct sipcause_table *table, const int32_t *codes,
					  int32_t *out, size_t count);

/* How many companions an indication holds at most. */
#define SIPCAUSE_COMPANIONS_MAX 16

/* The code of a companion that came along with an unknown value.  It satisfies the condition
 * `present`, and no condition on a particular value. */
#define SIPCAUSE_PRESENT (-1)

/*
 * The question of a translation: one code and what came with it.  A companion is a code of
 * another space, e.g. the location of a cause, or a Warning.  Several companions may be of
 * one space; a condition on it holds when any of them fits.
 */
struct sipcause_indication {
	uint32_t size; /* sizeof(struct sipcause_indication) */
	int32_t code;
	uint32_t count; /* companions in use, 0 to SIPCAUSE_COMPANIONS_MAX */
	uint32_t spare0;
	const struct sipcause_space *from; /* the space of code; NULL: that of the table */
	/* The companions, e.g. location=0 as space[0] and value[0]. */
	const struct sipcause_space *space[SIPCAUSE_COMPANIONS_MAX];
	int32_t value[SIPCAUSE_COMPANIONS_MAX];
	/* Data that no mapping asks about; NULL: none.  When sipcause_message_decide() fills
	 * them in, they belong to the message. */
	const char *text;              /* a reason in words, without a NUL at its end */
	const unsigned char *evidence; /* the octets of a cause's diagnostics */
	uint32_t text_length;          /* in bytes */
	uint32_t evidence_length;      /* in bytes */
	uint64_t spare[1];
};
/* clang-format off */
/* An indication of code 0 without companions. */
#define SIPCAUSE_INDICATION_INIT \
	{ sizeof(struct sipcause_indication), 0, 0, 0, 0, { 0 }, { 0 }, 0, 0, 0, 0, { 0 } }
/* clang-format on */

/*
 * Add a companion: a code of its space, or SIPCAUSE_PRESENT.  Returns SIPCAUSE_OK,
 * SIPCAUSE_E_ARGUMENT (a number outside the space's range, NULL, or a size that is too
 * small) or SIPCAUSE_E_FULL (no room).  After an error nothing was added.
 */
SIPCAUSE_API int sipcause_indication_add(struct sipcause_indication *indication,
					 const struct sipcause_space *space, int32_t code);

/*
 * How a result was found.
 *
 *   XX(name, word, meaning)
 */
#define SIPCAUSE_HOW_MAP(XX)                                                                       \
	XX(RULE, "rule", "a rule for this one code")                                               \
	XX(CONDITIONAL, "conditional", "an alternative whose conditions held")                     \
	XX(RANGE, "range", "a rule for a range that includes the code")                            \
	XX(CLASS, "class", "a rule for the class of the code")                                     \
	XX(UNLISTED_DEFAULT, "unlisted-default", "`unlisted`, for codes without a rule")           \
	XX(CLASS_UNKNOWN, "class-unknown", "the rule for the unknown code of the class")           \
	XX(COPIED, "copied", "the code was already one of the target space")                       \
	XX(VIA, "via", "two tables, one after the other")                                          \
	XX(NONE, "none", "the map states that nothing corresponds")                                \
	XX(UNLISTED, "unlisted", "no rule covers the code")                                        \
	XX(UNKNOWN_CODE, "unknown-code", "the number is outside the space's range")

#define SIPCAUSE_XX(name, word, meaning) SIPCAUSE_HOW_##name,
enum sipcause_how { SIPCAUSE_HOW_MAP(SIPCAUSE_XX) SIPCAUSE_HOW_COUNT_ };
#undef SIPCAUSE_XX

/* The word of a SIPCAUSE_HOW_... value: "rule" for SIPCAUSE_HOW_RULE.  "?" for any other
 * value.  A constant string. */
SIPCAUSE_API const char *sipcause_how_word(int32_t how);

/*
 * The evidence for a row.
 *
 *   XX(name, word, meaning)
 */
#define SIPCAUSE_GRADE_MAP(XX)                                                                     \
	XX(UNSTATED, "", "the map does not say")                                                   \
	XX(STANDARD, "standard", "read in the text of a standard")                                 \
	XX(MEASURED, "measured", "seen on a running system")                                       \
	XX(DOCUMENTED, "documented", "read in a product's manual or source")                       \
	XX(SECOND_HAND, "second-hand", "read in a text that cites the source")                     \
	XX(OWN, "own", "chosen by the map's author; the note gives the reason")

#define SIPCAUSE_XX(name, word, meaning) SIPCAUSE_GRADE_##name,
enum sipcause_grade { SIPCAUSE_GRADE_MAP(SIPCAUSE_XX) SIPCAUSE_GRADE_COUNT_ };
#undef SIPCAUSE_XX

/* The word of a SIPCAUSE_GRADE_... value: "standard" for SIPCAUSE_GRADE_STANDARD, "" for
 * SIPCAUSE_GRADE_UNSTATED.  "?" for any other value.  A constant string. */
SIPCAUSE_API const char *sipcause_grade_word(int32_t grade);

/*
 * What kind of author a map has.
 *
 *   XX(name, word, meaning)
 */
#define SIPCAUSE_FAMILY_MAP(XX)                                                                    \
	XX(UNSTATED, "", "the map does not say")                                                   \
	XX(STANDARD, "standard", "a standards body")                                               \
	XX(IMPLEMENTATION, "implementation", "an open program whose code was read or run")         \
	XX(GATEWAY, "gateway", "a maker of gateways or session border controllers")                \
	XX(SERVICE, "service", "a provider of a telephony service")                                \
	XX(OWN, "own", "sipcause: chosen by us, or on top of the others")

#define SIPCAUSE_XX(name, word, meaning) SIPCAUSE_FAMILY_##name,
enum sipcause_family { SIPCAUSE_FAMILY_MAP(SIPCAUSE_XX) SIPCAUSE_FAMILY_COUNT_ };
#undef SIPCAUSE_XX

/* The word of a SIPCAUSE_FAMILY_... value: "gateway" for SIPCAUSE_FAMILY_GATEWAY, "" for
 * SIPCAUSE_FAMILY_UNSTATED.  "?" for any other value.  A constant string. */
SIPCAUSE_API const char *sipcause_family_word(int32_t family);

/* How many companions a result carries at most. */
#define SIPCAUSE_WRITES_MAX 8

/*
 * The answer of a translation and where it came from.  Strings belong to the catalog; they
 * are NULL where the map does not say.
 */
struct sipcause_result {
	uint32_t size;   /* sizeof(struct sipcause_result) */
	int32_t outcome; /* a code of `to`, or SIPCAUSE_NONE, _UNLISTED, _ERROR */
	int32_t how;     /* SIPCAUSE_HOW_... */
	int32_t grade;   /* SIPCAUSE_GRADE_... */
	int32_t step;    /* SIPCAUSE_STEP_...: for explanations */
	int32_t code;    /* the code of the question */
	int32_t first;   /* the codes that the key of the row covers, from first */
	int32_t last;    /* to last, both included; -1 where no key answered */
	const struct sipcause_space *from;
	const struct sipcause_space *to;
	const char *phrase;    /* the rule's phrase, else that of the code in `to` */
	const char *condition; /* e.g. "location=user", several separated by one space; as
				* data: sipcause_cursor_condition() */
	const char *map;       /* the map that the row is in */
	const char *file;      /* the file that this map was read from */
	const char *source;    /* the source of the row, else of its table or map */
	const char *note;      /* the note of the row */
	uint32_t line;         /* where the row is in the file, from 1; 0: no row */
	uint32_t column;

	/* The first table of two, where the answer took two (how is VIA, or the first or
	 * second answered none or unlisted); else via is NULL.  The fields above are then
	 * those of the table that answered last. */
	const struct sipcause_space *via;
	const char *via_map;
	const char *via_file;
	const char *via_source;
	const char *via_condition;
	int32_t via_code; /* the code in between, or the outcome of the first table */
	int32_t via_how;
	int32_t via_grade;
	uint32_t via_line;

	/* Companions that the row writes along with the code, e.g. the location of a cause. */
	const struct sipcause_space *write_space[SIPCAUSE_WRITES_MAX];
	int32_t write_code[SIPCAUSE_WRITES_MAX];
	uint32_t write_count;
	uint32_t otherwise; /* 1: the row for companions that no earlier row covers */
	/* The companion that the map's policy supplies (`location`) when a form needs one and
	 * nothing else has it; NULL: none.  No condition asks about it. */
	const struct sipcause_space *filled_space;
	int32_t filled_code;
	uint32_t spare0;
	uint64_t spare[6];
};
/* clang-format off */
/* A result to be filled in. */
#define SIPCAUSE_RESULT_INIT \
	{ sizeof(struct sipcause_result), 0, 0, 0, 0, 0, 0, 0, /* to last */ \
	  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* from, to column */ \
	  0, 0, 0, 0, 0, 0, 0, 0, 0, /* via, to via_line */ \
	  { 0 }, { 0 }, 0, 0, 0, 0, 0, { 0 } }
/* clang-format on */

/*
 * Translate an indication and name the row that answered.  Fills in *result up to
 * result->size and returns its outcome.  Returns SIPCAUSE_ERROR and fills in nothing when
 * the question is not usable; sipcause_question_check() then says why.
 */
SIPCAUSE_API int32_t sipcause_translate_indication(const struct sipcause_table *table,
						   const struct sipcause_indication *indication,
						   struct sipcause_result *result);

/*
 * Translate an indication by a map: indication->from and `to` select the table, so from
 * must not be NULL.  Where both are one space and the map has no table for it, the code is
 * copied: how is SIPCAUSE_HOW_COPIED and result->map is this map.  Any other missing table
 * gives SIPCAUSE_UNLISTED.  Otherwise the same as sipcause_translate_indication().
 */
SIPCAUSE_API int32_t sipcause_map_translate(const struct sipcause_map *map,
					    const struct sipcause_space *to,
					    const struct sipcause_indication *indication,
					    struct sipcause_result *result);

/*
 * Why a translation returned SIPCAUSE_ERROR.  from is the table's source space, or NULL for
 * sipcause_map_translate().  Returns:
 * SIPCAUSE_OK: the question is usable (the table, map or `to` was NULL).
 * SIPCAUSE_E_ARGUMENT: indication or result is NULL.
 * SIPCAUSE_E_SIZE: the size of one of the two is too small.
 * SIPCAUSE_E_COMPANIONS: the indication's count is above SIPCAUSE_COMPANIONS_MAX.
 * SIPCAUSE_E_SPACE: indication->from differs from `from`, or is NULL for a map.
 */
SIPCAUSE_API int sipcause_question_check(const struct sipcause_space *from,
					 const struct sipcause_indication *indication,
					 const struct sipcause_result *result);

/*
 * The companion of one space, e.g. the location, to send along with the code of a result.
 * The first of these that exists: what the row writes; for a code of the indication's own
 * space, what came with it; what the policy supplies (result->filled_space).  When result
 * is NULL or its outcome is not a code: what came with the indication.  indication may be
 * NULL.  Returns a code of the space, SIPCAUSE_PRESENT, or SIPCAUSE_UNLISTED for none.
 */
SIPCAUSE_API int32_t sipcause_companion(const struct sipcause_indication *indication,
					const struct sipcause_result *result,
					const struct sipcause_space *space);

/* ----------------------------------------------------------------- errors */

/*
 * Most functions return SIPCAUSE_OK, which is 0, or a negative SIPCAUSE_E_... value.  Those
 * that read files or messages also fill in a struct sipcause_error, if you pass one.
 *
 *   XX(name, value, word, meaning)
 */
#define SIPCAUSE_ERROR_MAP(XX)                                                                     \
	XX(OK, 0, "ok", "no error")                                                                \
	XX(FLAWED, 1, "flawed", "read, although it does not follow the grammar")                   \
	XX(E_ARGUMENT, -16, "argument", "an argument is not usable")                               \
	XX(E_MEMORY, -17, "memory", "out of memory")                                               \
	XX(E_INPUT, -18, "input", "a file could not be read")                                      \
	XX(E_NOT_FOUND, -19, "not-found", "no such map or space")                                  \
	XX(E_MAP, -20, "map", "a map or space file has errors")                                    \
	XX(E_FULL, -21, "full", "no room for one more")                                            \
	XX(E_BUSY, -22, "busy", "another thread is doing this already")                            \
	XX(E_FORM, -23, "form", "the bytes do not have the expected form")                         \
	XX(E_SIZE, -24, "size", "the size of a struct is too small")                               \
	XX(E_COMPANIONS, -25, "companions", "more companions than an indication holds")            \
	XX(E_SPACE, -26, "space", "the code has no space, or not the table's")

#define SIPCAUSE_XX(name, value, word, meaning) SIPCAUSE_##name = value,
enum sipcause_error_code { SIPCAUSE_ERROR_MAP(SIPCAUSE_XX) SIPCAUSE_ERROR_END_ = -26 };
#undef SIPCAUSE_XX

/*
 * The word of an error: "map" for SIPCAUSE_E_MAP.  "?" for any other value.  A constant
 * string.  It is for values of the list above.  The 1 of sipcause_store_refresh(),
 * sipcause_cursor_next() and other functions means "yes" and is not SIPCAUSE_FLAWED.
 */
SIPCAUSE_API const char *sipcause_error_word(int32_t code);

/*
 * How serious an entry of a report is.  Only an error makes a load fail.
 *
 *   XX(name, word, meaning)
 */
#define SIPCAUSE_SEVERITY_MAP(XX)                                                                  \
	XX(ERROR, "error", "the file cannot be loaded until this is repaired")                     \
	XX(WARNING, "warning", "the file can be loaded, but this is probably a mistake")           \
	XX(NOTE, "note", "worth knowing")

#define SIPCAUSE_XX(name, word, meaning) SIPCAUSE_SEVERITY_##name,
enum sipcause_severity { SIPCAUSE_SEVERITY_MAP(SIPCAUSE_XX) SIPCAUSE_SEVERITY_COUNT_ };
#undef SIPCAUSE_XX

/* The word of a SIPCAUSE_SEVERITY_... value: "warning" for SIPCAUSE_SEVERITY_WARNING.  "?"
 * for any other value.  A constant string. */
SIPCAUSE_API const char *sipcause_severity_word(int32_t severity);

/* The first error of a call.  It holds no memory of its own: there is nothing to free. */
struct sipcause_error {
	uint32_t size;     /* sizeof(struct sipcause_error) */
	int32_t code;      /* SIPCAUSE_E_..., or SIPCAUSE_OK */
	uint32_t line;     /* from 1; 0: unknown */
	uint32_t column;   /* from 1, in characters; 0: unknown */
	char id[40];       /* the kind of error, a word that never changes */
	char file[216];    /* the file as you named it; a longer name keeps its end */
	char message[512]; /* "found 'x'; expected y" */
	int32_t severity;  /* SIPCAUSE_SEVERITY_ERROR; others only from sipcause_report_entry() */
	uint32_t spare[3];
};
/* clang-format off */
/* An error to be filled in. */
#define SIPCAUSE_ERROR_INIT \
	{ sizeof(struct sipcause_error), 0, 0, 0, { 0 }, { 0 }, { 0 }, 0, { 0 } }
/* clang-format on */

/* ---------------------------------------------------------------- loading */

/*
 * sipcause_catalog_load() loads one shipped map.  For maps of your own, make a loader: it
 * lists what to load, loads it any number of times, and reads the files again each time.
 *
 *   sipcause_loader_new(&loader);
 *   sipcause_loader_add_file(loader, "trunk-7.yaml");
 *   code = sipcause_loader_load(loader, &catalog, NULL, &error);
 *   sipcause_loader_free(loader);
 *
 * A map or space is searched for by name: first among the files and memory blocks that were
 * added, then as DIR/NAME.yaml (a space: DIR/spaces/NAME.yaml) in the directories in the
 * order they were added, then among the shipped ones.  A file with the name of a shipped
 * map or space is an error, so "rfc3398" means the same everywhere.
 *
 * Each add function copies its arguments.  It returns SIPCAUSE_OK, SIPCAUSE_E_ARGUMENT (NULL,
 * an empty text, or one of 4096 bytes and more) or SIPCAUSE_E_MEMORY.
 */

/* The list of what to load.  Use it in one thread at a time. */
struct sipcause_loader;
/* What was loaded: spaces, maps and their tables.  It never changes: see "catalogs". */
struct sipcause_catalog;
/* The errors, warnings and notes of one load. */
struct sipcause_report;

/* Load one shipped map: *catalog is new and yours, or NULL after an error.  error may be
 * NULL.  Returns what sipcause_loader_load() returns; SIPCAUSE_E_NOT_FOUND for any name that
 * sipcause_shipped_map() does not list.  To load a file, use sipcause_loader_add_file(). */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_catalog_load(struct sipcause_catalog **catalog,
						      const char *map,
						      struct sipcause_error *error);
/* Free a catalog with all its maps, tables and strings.  A catalog of a store belongs to the
 * store: use sipcause_store_release() there.  NULL: nothing happens. */
SIPCAUSE_API void sipcause_catalog_free(struct sipcause_catalog *catalog);

/* Make an empty loader, which is yours.  Returns SIPCAUSE_OK, SIPCAUSE_E_ARGUMENT (NULL) or
 * SIPCAUSE_E_MEMORY, with *loader NULL. */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_loader_new(struct sipcause_loader **loader);
/* Free a loader.  Its catalogs and stores do not need it.  NULL: nothing happens. */
SIPCAUSE_API void sipcause_loader_free(struct sipcause_loader *loader);

/* Search a directory for names.  It is never listed, and need not exist. */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_loader_add_directory(struct sipcause_loader *loader,
							      const char *path);
/* Load a map or space file.  The map's name is the file's name without ".yaml". */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_loader_add_file(struct sipcause_loader *loader,
							 const char *path);
/* Load a map or space from length bytes of memory, at most 1 GiB.  label takes the place of
 * the file name, e.g. "trunk-7.yaml".  bytes may be NULL if length is 0. */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_loader_add_memory(struct sipcause_loader *loader,
							   const char *label, const void *bytes,
							   size_t length);
/* Load the map with this name. */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_loader_add_map(struct sipcause_loader *loader,
							const char *name);
/* Load the space with this name, even if no map uses it. */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_loader_add_space(struct sipcause_loader *loader,
							  const char *name);
/* The same, but it is not an error if the load finds no such space. */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_loader_add_space_if_any(struct sipcause_loader *loader,
								 const char *name);

/*
 * Load everything, or nothing.  On success *catalog is new and yours; otherwise it is NULL.
 * If report is not NULL, *report is set in both cases and yours; it is NULL only when there
 * was no memory for it.  error, if not NULL, gets the first error of the report.  Warnings
 * and notes do not make a load fail, so the report of a successful load may have entries.
 *
 * SIPCAUSE_E_ARGUMENT: loader or catalog is NULL; there is no report.
 * SIPCAUSE_E_MAP: a file has errors.  The report has all of them, up to 100.
 * SIPCAUSE_E_NOT_FOUND: a map or space that you asked for by name was not found.
 * SIPCAUSE_E_INPUT: a file could not be read.
 * SIPCAUSE_E_MEMORY: out of memory.  The report says only that.
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_loader_load(const struct sipcause_loader *loader,
						     struct sipcause_catalog **catalog,
						     struct sipcause_report **report,
						     struct sipcause_error *error);

/*
 * Check what a load lists: load everything, and then look for what the maps lose or do by
 * accident.  Only the maps that you asked for are checked, as files, memory or names, and
 * only the rows of their own files, not those of the maps they extend.  There is no catalog.
 * *report and *error are as for sipcause_loader_load().  Each warning has one of the ids of
 * SIPCAUSE_WARNING_MAP and the place of the first row concerned.  A map's `accept` turns
 * warnings off.
 *
 * SIPCAUSE_OK: no errors.  There are warnings if sipcause_report_found() says so.
 * SIPCAUSE_E_ARGUMENT: loader is NULL; there is no report.
 * SIPCAUSE_E_MAP: also for an `accept` of a warning that does not exist.
 * Others: as sipcause_loader_load().  After an error there may be no warnings.
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_loader_check(const struct sipcause_loader *loader,
						      struct sipcause_report **report,
						      struct sipcause_error *error);

/*
 * The warnings of a check.  See WARNINGS in sipcause-map(5).
 *
 *   XX(name, word, meaning)
 */
#define SIPCAUSE_WARNING_MAP(XX)                                                                   \
	XX(HOLE, "hole", "codes that the table is about have no answer")                           \
	XX(REPEATS_BASE, "repeats-base", "a row says what an extended map says already")           \
	XX(COLLAPSE, "collapse", "five rows or more give one code")                                \
	XX(UNDEFINED_CODE, "undefined-code", "a key or target that its space does not define")     \
	XX(PHRASE_MISMATCH, "phrase-mismatch", "a phrase that belongs to another code")            \
	XX(PEER_ALARM, "peer-alarm", "a target that peers take for more than it says")             \
	XX(CLASS_CROSSING, "class-crossing", "a code becomes one of another class")                \
	XX(HIDDEN, "hidden", "a range or class does not act where an extended map has rules")      \
	XX(LOST_LOCATION, "lost-location", "a cause is sent without a location of the map")        \
	XX(OWN_WITHOUT_REASON, "own-without-reason", "a row of grade own without a note")          \
	XX(ROUND_TRIP, "round-trip", "there, back and there again gives another code")             \
	XX(UNDOES_SCOPE, "undoes-scope", "a response within a dialog ends a call again")           \
	XX(DROPS_FIRST, "drops-first", "a list `first` without what the extended map has there")   \
	XX(STALE_ACCEPT, "stale-accept", "an accepted warning that does not occur")

#define SIPCAUSE_XX(name, word, meaning) SIPCAUSE_WARNING_##name,
enum sipcause_warning { SIPCAUSE_WARNING_MAP(SIPCAUSE_XX) SIPCAUSE_WARNING_COUNT_ };
#undef SIPCAUSE_XX

/* The word of a warning, which is its id in a report: "hole" for SIPCAUSE_WARNING_HOLE.  "?"
 * for any other value.  A constant string. */
SIPCAUSE_API const char *sipcause_warning_word(int32_t warning);

/* The number of entries that a report has: at most 100, sorted by file, line and column.
 * Further entries are left out, but an error takes the place of a warning or note, and a
 * warning that of a note. */
SIPCAUSE_API size_t sipcause_report_count(const struct sipcause_report *report);
/* The number of all entries, including those that were left out. */
SIPCAUSE_API size_t sipcause_report_total(const struct sipcause_report *report);
/* The number of all entries with one severity (SIPCAUSE_SEVERITY_...), including those that
 * were left out; 0 for any other value.  A load with an error has failed. */
SIPCAUSE_API size_t sipcause_report_found(const struct sipcause_report *report, int32_t severity);
/* Entry index, from 0, as one line: "FILE:LINE:COLUMN: SEVERITY: FOUND; EXPECTED [ID]".  It
 * belongs to the report.  NULL past the end. */
SIPCAUSE_API const char *sipcause_report_text(const struct sipcause_report *report, size_t index);
/* Entry index, from 0, in fields.  The code of a warning or note is SIPCAUSE_OK.  Returns
 * SIPCAUSE_OK, or SIPCAUSE_E_ARGUMENT past the end and when error->size is too small. */
SIPCAUSE_API int sipcause_report_entry(const struct sipcause_report *report, size_t index,
				       struct sipcause_error *error);
/* Free a report with its texts.  NULL: nothing happens. */
SIPCAUSE_API void sipcause_report_free(struct sipcause_report *report);

/* The name of a shipped map, in alphabetical order, index from 0.  NULL past the end.  A
 * constant string. */
SIPCAUSE_API const char *sipcause_shipped_map(size_t index);
/* The name of a shipped space, in alphabetical order, index from 0.  NULL past the end.  A
 * constant string. */
SIPCAUSE_API const char *sipcause_shipped_space(size_t index);
/* The shipped space with this name, one of its other names or its protocols, in any case of
 * letters.  Nothing is loaded.  A constant string, or NULL for none. */
SIPCAUSE_API const char *sipcause_shipped_called(const char *name, size_t length) SIPCAUSE_PURE;
/* The shipped space of a protocol of the Reason header field (RFC 3326 2), e.g. q850 for
 * "Q.850", in any case of letters; also of one that is only read.  A constant string, or
 * NULL for none. */
SIPCAUSE_API const char *sipcause_shipped_protocol(const char *text, size_t length) SIPCAUSE_PURE;

/* --------------------------------------------------------------- catalogs */

/*
 * A catalog holds spaces and maps; a map holds tables.  Look up what you need once, by
 * name, and keep the handles as long as the catalog lives.
 */

/*
 * The identity of a catalog's contents: 32 hexadecimal digits, computed from the names and
 * bytes of all documents it needed, shipped ones too, and the names of its maps.  Catalogs
 * with the same digest hold the same, in any process on this kind of machine with this
 * version of the library.  It detects accidents but is not a cryptographic hash.
 */
SIPCAUSE_API const char *sipcause_catalog_digest(const struct sipcause_catalog *catalog);
/* The number of the catalog in its store: 1 for the first, one more for each later one.  0
 * for a catalog that was never in a store. */
SIPCAUSE_API uint64_t sipcause_catalog_generation(const struct sipcause_catalog *catalog);
/* The memory that the catalog uses, in bytes. */
SIPCAUSE_API size_t sipcause_catalog_memory(const struct sipcause_catalog *catalog);

/* The number of maps that were asked for, by name or as files.  Maps that they extend do not
 * count. */
SIPCAUSE_API size_t sipcause_catalog_map_count(const struct sipcause_catalog *catalog);
/* Map index, from 0: those given as files or memory first, then those given by name, each in
 * the order they were added.  NULL past the end. */
SIPCAUSE_API const struct sipcause_map *sipcause_catalog_map_at(
	const struct sipcause_catalog *catalog, size_t index);
/* The map with exactly this name, in constant time.  NULL: the catalog has none. */
SIPCAUSE_API const struct sipcause_map *sipcause_catalog_map(const struct sipcause_catalog *catalog,
							     const char *name);
/* The space with exactly this name, in constant time.  NULL: the catalog has none. */
SIPCAUSE_API const struct sipcause_space *sipcause_catalog_space(
	const struct sipcause_catalog *catalog, const char *name);
/* The space with this name, other name or protocol, tried in this order and in any case of
 * letters.  A space of your own may have a name that is another name of a shipped space: its
 * own name wins.  NULL: the catalog has none. */
SIPCAUSE_API const struct sipcause_space *sipcause_catalog_called(
	const struct sipcause_catalog *catalog, const char *name, size_t length);
/* 1 if reason texts or shifted numbers can add codes of this space to what is known of a
 * call, otherwise 0.  Such a space can be a target even without a table to it.  See
 * reason-texts and shift in sipcause-map(5). */
SIPCAUSE_API int sipcause_catalog_tells(const struct sipcause_catalog *catalog,
					const struct sipcause_space *space);
/* The number of spaces in the catalog. */
SIPCAUSE_API size_t sipcause_catalog_space_count(const struct sipcause_catalog *catalog);
/* Space index, from 0, in the order in which the load needed them.  NULL past the end. */
SIPCAUSE_API const struct sipcause_space *sipcause_catalog_space_at(
	const struct sipcause_catalog *catalog, size_t index);
/* The table of a map from one space to another, all by exact name.  NULL: the catalog has no
 * such map, space or table. */
SIPCAUSE_API const struct sipcause_table *sipcause_catalog_table(
	const struct sipcause_catalog *catalog, const char *map, const char *from, const char *to);

/* The name of a map, e.g. "rfc3398". */
SIPCAUSE_API const char *sipcause_map_name(const struct sipcause_map *map);
/* The title of a map.  NULL: the file has none. */
SIPCAUSE_API const char *sipcause_map_title(const struct sipcause_map *map);
/* The version of a map, as its file has it.  NULL: the file has none. */
SIPCAUSE_API const char *sipcause_map_version(const struct sipcause_map *map);
/* The source of a map, e.g. "RFC 3398".  NULL: the file has none. */
SIPCAUSE_API const char *sipcause_map_source(const struct sipcause_map *map);
/* What kind of author the map has: SIPCAUSE_FAMILY_..., UNSTATED if its file does not say or
 * map is NULL. */
SIPCAUSE_API int32_t sipcause_map_family(const struct sipcause_map *map);
/* Where the map's own rows came from, a name that maps of one origin share, e.g. "comware".
 * NULL: the file does not say. */
SIPCAUSE_API const char *sipcause_map_origin(const struct sipcause_map *map);
/* Map index, from 0, of those that the file extends, in its order: its name.  NULL past the
 * end. */
SIPCAUSE_API const char *sipcause_map_base(const struct sipcause_map *map, size_t index);
/* The room that a digest needs as text, with its closing NUL. */
#define SIPCAUSE_DIGEST_TEXT 33
/*
 * The identity of what a map answers: 32 hexadecimal digits, the same on every machine for
 * maps with the same answers.  The digest covers every effective row of every table, with
 * those it inherits: codes, conditions, outcome, phrase and companions.  It also covers which
 * tables the map's `through` composes, and via which space.
 *
 * The name, titles, sources, grades, notes, places in the file, the policy and `bare` do not
 * count.  Nor does the way in which the file writes its rows: codes one by one, ranges,
 * classes or sets.  The digest detects accidents but is not a cryptographic hash.
 *
 * digest has room for SIPCAUSE_DIGEST_TEXT bytes.  Returns SIPCAUSE_OK, SIPCAUSE_E_ARGUMENT
 * (NULL) or SIPCAUSE_E_MEMORY; after an error digest is an empty text.  The function looks up
 * every code, in about a millisecond for a large map; it frees the memory that it needs.
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_map_digest(const struct sipcause_map *map, char *digest);
/* The file of a map: the path or label you gave, or "maps/NAME.yaml" for a shipped one. */
SIPCAUSE_API const char *sipcause_map_file(const struct sipcause_map *map);
/* Why the map's file accepts warnings with this id (`accept`): the reason in the file.  NULL:
 * it does not accept them.  Only the map's own file counts, not the maps it extends. */
SIPCAUSE_API const char *sipcause_map_accepts(const struct sipcause_map *map, const char *id);
/* 1 if the map, or a map that it extends, has a `policy`.  Otherwise 0. */
SIPCAUSE_API int sipcause_map_has_policy(const struct sipcause_map *map);
/* The number of tables in a map, with those it inherits, those of maps that its `also` names,
 * and those its `through` makes. */
SIPCAUSE_API size_t sipcause_map_table_count(const struct sipcause_map *map);
/* Table index, from 0: first the map's own and inherited tables, then those of `also`, then
 * those its `through` makes.  NULL past the end. */
SIPCAUSE_API const struct sipcause_table *sipcause_map_table_at(const struct sipcause_map *map,
								size_t index);
/* The table of a map from one space to another, also one that its `through` makes.  NULL: the
 * map has none. */
SIPCAUSE_API const struct sipcause_table *sipcause_map_table(const struct sipcause_map *map,
							     const struct sipcause_space *from,
							     const struct sipcause_space *to);
/* Space index, from 0, of those that a number without a prefix is read in (`bare`), in the
 * order of the map.  NULL past the end. */
SIPCAUSE_API const struct sipcause_space *sipcause_map_bare(const struct sipcause_map *map,
							    size_t index);

/* The space that a table translates from. */
SIPCAUSE_API const struct sipcause_space *sipcause_table_from(const struct sipcause_table *table);
/* The space that a table translates to. */
SIPCAUSE_API const struct sipcause_space *sipcause_table_to(const struct sipcause_table *table);
/* The space in between, for a table that a map's `through` makes.  Such a table is not
 * computed beforehand: each question costs two look-ups.  NULL: the map has the table
 * itself, with `via` or without. */
SIPCAUSE_API const struct sipcause_space *sipcause_table_through(
	const struct sipcause_table *table);

/* ----------------------------------------------------------------- spaces */

/*
 * A space is a list of codes with names and phrases, e.g. sip: 100 to 699.  Numbers in its
 * range are codes, also those that its file does not define.  Locations, Warning codes and
 * other companions are spaces too.
 */

/* The name of a space, e.g. "q850". */
SIPCAUSE_API const char *sipcause_space_name(const struct sipcause_space *space);
/* The title of a space.  NULL: its file has none. */
SIPCAUSE_API const char *sipcause_space_title(const struct sipcause_space *space);
/* The source of a space, e.g. the standard that defines its codes.  NULL: its file has none. */
SIPCAUSE_API const char *sipcause_space_source(const struct sipcause_space *space);
/* The first number of the range.  SIPCAUSE_ERROR for NULL. */
SIPCAUSE_API int32_t sipcause_space_first(const struct sipcause_space *space);
/* The last number of the range, included.  SIPCAUSE_ERROR for NULL. */
SIPCAUSE_API int32_t sipcause_space_last(const struct sipcause_space *space);
/* The number of codes that the space defines. */
SIPCAUSE_API size_t sipcause_space_count(const struct sipcause_space *space);
/* Defined code index, from 0, ascending.  SIPCAUSE_UNLISTED past the end. */
SIPCAUSE_API int32_t sipcause_space_at(const struct sipcause_space *space, size_t index);
/* Class index, from 0, ascending by range: its key, e.g. "4xx", and the codes from *first to
 * *last, both included.  first and last may be NULL.  NULL past the end. */
SIPCAUSE_API const char *sipcause_space_class_at(const struct sipcause_space *space, size_t index,
						 int32_t *first, int32_t *last);
/* Another name of the space, index from 0, in the order of its file.  NULL past the end. */
SIPCAUSE_API const char *sipcause_space_called(const struct sipcause_space *space, size_t index);
/* A protocol of the Reason header field (RFC 3326 2) whose causes are codes of this space,
 * index from 0.  NULL past the end.  The first one is written, unless it is only read;
 * protocols that are only read come last. */
SIPCAUSE_API const char *sipcause_space_protocol(const struct sipcause_space *space, size_t index);
/* 1 if the space defines the code.  Otherwise 0. */
SIPCAUSE_API int sipcause_space_defines(const struct sipcause_space *space, int32_t code);
/* The name to write for the code instead of its number, in a space whose file says `written:
 * name`.  NULL: write the number, as in other spaces and for a code without a name. */
SIPCAUSE_API const char *sipcause_space_written(const struct sipcause_space *space, int32_t code);
/* The code with this name or alias: the whole text, in any case of letters.
 * SIPCAUSE_UNLISTED: the space has none. */
SIPCAUSE_API int32_t sipcause_space_find(const struct sipcause_space *space, const char *name,
					 size_t length);
/* The code of a number or a name: decimal digits without a sign or leading zeros, or a name
 * as sipcause_space_find() takes it.  SIPCAUSE_UNLISTED for an unknown name or a number
 * outside the range; SIPCAUSE_ERROR for any other text and for NULL. */
SIPCAUSE_API int32_t sipcause_space_parse(const struct sipcause_space *space, const char *text,
					  size_t length);
/* The code of a word that only cells of call records hold, or of a phrase that a single code
 * has.  The whole text counts, in any case of letters.  Blanks at its ends are ignored; a
 * run of blanks and tabs is like one blank.  SIPCAUSE_UNLISTED: there is none. */
SIPCAUSE_API int32_t sipcause_space_word(const struct sipcause_space *space, const char *text,
					 size_t length);
/*
 * The code of another space that a number of this space means (`shift`).  Returns 1 and
 * replaces *as with that space, code and the companions that come with it.  Returns 0 and
 * leaves *as unchanged for any other number, for NULL, and when the size is too small.
 */
SIPCAUSE_API int sipcause_space_shifted(const struct sipcause_space *space, int32_t code,
					struct sipcause_indication *as);

/*
 * The facts about a code.
 *
 *   XX(name, word, meaning)
 */
#define SIPCAUSE_FACT_MAP(XX)                                                                      \
	XX(NAME, "name", "the name of the code, e.g. USER_BUSY")                                   \
	XX(PHRASE, "phrase", "the text that is sent with it, e.g. Busy Here")                      \
	XX(REGISTERED_PHRASE, "registered-phrase", "the registry's phrase, if it differs")         \
	XX(STATUS, "status", "registered, deprecated, unregistered, ...")                          \
	XX(SOURCE, "source", "where the code is defined")                                          \
	XX(NOTE, "note", "what else is known about the code")                                      \
	XX(CLASS, "class", "the key of its class, e.g. 4xx")                                       \
	XX(CLASS_NAME, "class-name", "the name of its class")                                      \
	XX(GRADE, "grade", "the evidence for the entry, a word of SIPCAUSE_GRADE_MAP")             \
	XX(ALIASES, "aliases", "further names, separated by one space")

#define SIPCAUSE_XX(name, word, meaning) SIPCAUSE_FACT_##name,
enum sipcause_fact { SIPCAUSE_FACT_MAP(SIPCAUSE_XX) SIPCAUSE_FACT_COUNT_ };
#undef SIPCAUSE_XX

/* A fact (SIPCAUSE_FACT_...) about a code.  CLASS and CLASS_NAME are known for every code of
 * a class, the others only for codes that the space defines.  NULL: not known. */
SIPCAUSE_API const char *sipcause_space_fact(const struct sipcause_space *space, int32_t code,
					     int32_t fact);
/* The word of a fact: "phrase" for SIPCAUSE_FACT_PHRASE.  "?" for any other value.  A
 * constant string. */
SIPCAUSE_API const char *sipcause_fact_word(int32_t fact);

/* Neighbouring codes, from first to last, both included. */
struct sipcause_span {
	int32_t first;
	int32_t last;
};

/* A set of codes with a name, which conditions of maps use. */
struct sipcause_set;
/* The name of a set. */
SIPCAUSE_API const char *sipcause_set_name(const struct sipcause_set *set);
/* The codes of a set: *count spans, ascending, with gaps between them.  count may be NULL.
 * For a NULL set: NULL, and *count is 0. */
SIPCAUSE_API const struct sipcause_span *sipcause_set_spans(const struct sipcause_set *set,
							    uint32_t *count);

/* ------------------------------------------------------- rows and reasons */

/*
 * A cursor lists the rows of a table, or the steps of an explanation, one at a time:
 *
 *   if (sipcause_table_rows(&cursor, table, 0) != SIPCAUSE_OK)
 *           ...out of memory...
 *   while ((more = sipcause_cursor_next(cursor, &row)) == 1)
 *           ...use row and its conditions...
 *   sipcause_cursor_free(cursor);
 *   if (more < 0)
 *           ...out of memory: rows are missing...
 *
 * It keeps its place, so the cost of all rows grows only with their number.  A cursor has
 * memory of its own.  Use it in one thread at a time, and free it before its catalog.
 */

/* A place in a list of rows or steps. */
struct sipcause_cursor;

/*
 * What happened to a rule of an explanation.
 *
 *   XX(name, word, meaning)
 */
#define SIPCAUSE_STEP_MAP(XX)                                                                      \
	XX(ANSWERED, "answered", "it gave the answer")                                             \
	XX(UNMET, "unmet", "its conditions did not hold")                                          \
	XX(REPLACED, "replaced", "a nearer layer has a rule for the same key, or `over: all`")     \
	XX(EMPTY, "empty", "it says nothing about this code")                                      \
	XX(LEG, "leg", "one of the tables of a `via` or `through` answered")                       \
	XX(NOT_REACHED, "not-reached", "a rule that comes before it answered")

#define SIPCAUSE_XX(name, word, meaning) SIPCAUSE_STEP_##name,
enum sipcause_step { SIPCAUSE_STEP_MAP(SIPCAUSE_XX) SIPCAUSE_STEP_COUNT_ };
#undef SIPCAUSE_XX

/* The word of a SIPCAUSE_STEP_... value: "unmet" for SIPCAUSE_STEP_UNMET.  "?" for any other
 * value.  A constant string. */
SIPCAUSE_API const char *sipcause_step_word(int32_t step);

/*
 * Explain an answer: the steps are the rules that are considered for an indication, in this
 * order.  A rule that a nearer layer replaced comes right after its replacement, and wider
 * rules that were not reached come after the answer.  The step with SIPCAUSE_STEP_ANSWERED
 * equals the result of sipcause_translate_indication().  For a
 * table made of two, the answers of these come first, with SIPCAUSE_STEP_LEG.  *cursor is
 * new and yours, or NULL after an error; it does not need the indication any more.
 * Returns SIPCAUSE_OK, SIPCAUSE_E_MEMORY, or SIPCAUSE_E_ARGUMENT for a question for which
 * sipcause_translate_indication() returns SIPCAUSE_ERROR.
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_explain(struct sipcause_cursor **cursor,
						 const struct sipcause_table *table,
						 const struct sipcause_indication *indication);

/*
 * List the effective rows of a table.
 *
 * First the alternatives that the table's `first:` has for all codes, if there are any:
 * row.code is -1, row.first to row.last is the whole range of the space, and companions of
 * `write:` of the table are left out.  They are tried before the rows that follow.
 *
 * Then the codes that the space defines or a rule names, ascending (row.code).  For each of
 * them: the alternatives with conditions, in the order they are tried, and last the answer
 * to the bare code.  The conditions are in row.condition, those of a first table in
 * row.via_condition; sipcause_cursor_condition() returns both as data.  If a condition of
 * absence answers the bare code, the row before it is for all other companions: its
 * row.otherwise is 1 and it has no condition.
 *
 * Last the rest of what the table covers: row.code is -1.  row.first to row.last is the
 * class or range of the row, without the codes that had rows of their own.  Both are -1 for
 * a row that answers everything that is left.
 *
 * With every_code other than 0, each number of the range has its rows, those of `first:`
 * among them, and there is no rest.
 * This has an effect only for a range of at most 1024 numbers.
 *
 * *cursor is new and yours, or NULL after an error.  Returns SIPCAUSE_OK,
 * SIPCAUSE_E_ARGUMENT (NULL) or SIPCAUSE_E_MEMORY.
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_table_rows(struct sipcause_cursor **cursor,
						    const struct sipcause_table *table,
						    int every_code);

/*
 * The next row or step.  Returns 1 and fills in *row up to row->size; 0 past the last one;
 * SIPCAUSE_E_MEMORY when it ended early.  Every later call then returns the same.
 * SIPCAUSE_E_ARGUMENT for NULL and for a row whose size is too small; the cursor then stays
 * where it is.
 */
SIPCAUSE_API int sipcause_cursor_next(struct sipcause_cursor *cursor, struct sipcause_result *row);

/*
 * One condition of a rule, about the companions of one space.  It holds in these cases:
 *   - a companion's code is in one of the spans or sets
 *   - `present` is 1 and the space has a companion
 *   - `absent` is 1 and the space has none
 * A rule counts when all its conditions hold.  Spans and sets belong to the catalog.
 */
struct sipcause_condition {
	uint32_t size; /* sizeof(struct sipcause_condition) */
	uint32_t leg;  /* the rule is in: 0 the first or only table, 1 the second, 2 one that
			* these two are made of */
	const struct sipcause_space *space;
	const struct sipcause_span *spans;      /* ascending, with gaps between; NULL: none */
	const struct sipcause_set *const *sets; /* of the space; NULL: none */
	uint32_t count;                         /* of the spans */
	uint32_t set_count;
	uint32_t present;
	uint32_t absent;
	uint64_t spare[4];
};
/* clang-format off */
/* A condition to be filled in. */
#define SIPCAUSE_CONDITION_INIT \
	{ sizeof(struct sipcause_condition), 0, 0, 0, 0, 0, 0, 0, 0, { 0 } }
/* clang-format on */

/*
 * A condition of the last row, index from 0: first those of row.via_condition (leg 0), then
 * those of row.condition, each in the order of the map.  Last come those of tables within these
 * two (leg 2), which no text has.  Returns 1 and fills in *condition up to its size.  Returns 0
 * past the last one and when there is no row, and SIPCAUSE_E_ARGUMENT for NULL or a size that is
 * too small.
 */
SIPCAUSE_API int sipcause_cursor_condition(const struct sipcause_cursor *cursor, size_t index,
					   struct sipcause_condition *condition);
/* Free a cursor.  The strings of its rows stay valid: they belong to the catalog.  NULL:
 * nothing happens. */
SIPCAUSE_API void sipcause_cursor_free(struct sipcause_cursor *cursor);

/* ----------------------------------------------------------------- stores */

/*
 * A store holds the current catalog of a program whose maps change while it runs.  It
 * replaces the catalog as a whole, and only by one that loaded without an error.
 *
 *   const struct sipcause_catalog *catalog = sipcause_store_acquire(store);
 *   ...look up tables in it and translate as much as you like...
 *   sipcause_store_release(store, catalog);
 *
 * READERS acquire the current catalog for a batch of calls or a turn of their event loop,
 * not for each look-up, and release it afterwards.  A catalog that you hold does not change,
 * nor do its tables and strings; the next acquire returns the newest one.  Keep table
 * handles only while you hold their catalog.  An old catalog is freed when its last holder
 * releases it, within that call.  Acquire and release never wait, allocate nothing and make
 * no system call, except to free memory in that last release.  Any thread may call them at
 * any time, also while another one reloads.  A thread may hold several catalogs, and may
 * release one that another thread acquired.
 *
 * WRITERS are reload, refresh and publish.  Any thread may be one, one at a time: a second
 * one gets SIPCAUSE_E_BUSY at once and may try again later.  Readers do not wait for a
 * writer, and see its catalog only when it is complete.  After a failed reload or refresh
 * the old catalog stays current.  While readers hold 255 replaced catalogs there is no room
 * for another: SIPCAUSE_E_FULL.
 *
 * FORKS.  A child has a store of its own and reloads it for itself; digests show whether two
 * processes have the same catalog.  A server that forks workers loads first.  Catalogs that
 * other threads of the parent held at the fork stay held in the child until it frees the
 * store.  If one of them was loading, the child continues as if that load had not begun.  It
 * loses the memory of the unfinished catalog.
 *
 * SIGNALS.  In a signal handler call no function of a store except sipcause_store_acquire().
 * To reload on a signal, let the handler set a flag or write to a pipe, and reload where the
 * program reads it.
 *
 * FILES.  Replace a map by renaming a finished file over it.  A file that is cut short while
 * it is being written can still be a valid, smaller map.  A file that changes while it is
 * read is read again, several times, but a file that is written slowly looks finished in
 * every pause.  Relative paths start at the current directory of the time of each load.
 */

/* The current catalog and what is needed to replace it. */
struct sipcause_store;

/*
 * Make a store and load its first catalog, or neither.  *store is new and yours, or NULL
 * after an error.  The store copies the list of the loader for later loads; the loader stays
 * yours.  Returns and fills in *report and *error as sipcause_loader_load() does.
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_store_new(struct sipcause_store **store,
						   const struct sipcause_loader *loader,
						   struct sipcause_report **report,
						   struct sipcause_error *error);
/* Free a store with all its catalogs, held or not: no thread may use them any more.  In a
 * forked child it frees the child's own.  NULL: nothing happens. */
SIPCAUSE_API void sipcause_store_free(struct sipcause_store *store);

/* The current catalog, valid until you release it.  Never NULL.  store must not be NULL. */
SIPCAUSE_API SIPCAUSE_CHECK const struct sipcause_catalog *sipcause_store_acquire(
	struct sipcause_store *store) SIPCAUSE_NONNULL(1);
/* Release a catalog, once for each time you acquired it.  store must not be NULL.  A NULL
 * catalog: nothing happens. */
SIPCAUSE_API void sipcause_store_release(struct sipcause_store *store,
					 const struct sipcause_catalog *catalog)
	SIPCAUSE_NONNULL(1);

/*
 * Load everything again and make the result current, if it has no error.  report and error
 * may be NULL.  Returns and fills in *report and *error as sipcause_loader_load() does.  It
 * also returns SIPCAUSE_E_BUSY and SIPCAUSE_E_FULL: then nothing was loaded, and *report is
 * NULL.
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_store_reload(struct sipcause_store *store,
						      struct sipcause_report **report,
						      struct sipcause_error *error);
/*
 * Reload if a file has changed since the last load.  Returns 1 when there is a new current
 * catalog, 0 when nothing had changed, and otherwise what sipcause_store_reload() returns.
 * Test for a result below 0.  Do not pass 1 to sipcause_error_word(), which would answer
 * "flawed" (SIPCAUSE_FLAWED).
 *
 * A file has changed when its device, inode, size or time of change (in nanoseconds)
 * differs, or when it is gone.  A new file counts too, where a name was searched for but not
 * found.  The time is not enough for a file that changed less than three seconds before it
 * was loaded: a second change may leave the same time.  Until then its bytes are compared.
 * After a failed load nothing is tried until something changes, unless memory ran out or a
 * file could not be read.
 *
 * COST.  One stat() for each file that was read and for each path where a name was not
 * found: a microsecond or two each on a local disk.  Files whose time is not enough are read.
 * Then comes the load, if there is one.  How often to call it is your choice; every few
 * seconds is usual.  sipcause_store_watched() returns the number of paths.
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_store_refresh(struct sipcause_store *store,
						       struct sipcause_report **report,
						       struct sipcause_error *error);
/* The number of paths that sipcause_store_refresh() checks.  Shipped maps and memory blocks
 * have none. */
SIPCAUSE_API size_t sipcause_store_watched(const struct sipcause_store *store);

/*
 * Make a catalog current that you loaded yourself.  On success it belongs to the store, and
 * you must acquire it like everybody else.  Otherwise it stays yours: SIPCAUSE_E_ARGUMENT
 * (NULL, or it has been in a store before), SIPCAUSE_E_BUSY or SIPCAUSE_E_FULL.  Later
 * reloads still load what the store's own loader listed.
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_store_publish(struct sipcause_store *store,
						       struct sipcause_catalog *catalog);

/* ------------------------------------------------------------------ texts */

/*
 * Texts are descriptions of codes for people, in one language.  No translation needs them:
 * they are separate from the spaces and you load them only if you want them.
 */

/* The descriptions of one space's codes.  It never changes, so threads may share it. */
struct sipcause_texts;

/*
 * The fields of a text.
 *
 *   XX(name, word, meaning)
 */
#define SIPCAUSE_FIELD_MAP(XX)                                                                     \
	XX(DESCRIPTION, "description", "who sends the code, what it means and what to do")         \
	XX(DIAGNOSTICS, "diagnostics", "what the diagnostics of a cause hold")                     \
	XX(HTTP, "http", "what the same number means in HTTP, if that differs")                    \
	XX(SOURCE, "source", "where that was read")                                                \
	XX(GRADE, "grade", "the evidence for it, a word of SIPCAUSE_GRADE_MAP")                    \
	XX(PHRASE, "phrase", "the phrase of the code in this language")                            \
	XX(PHRASE_NOTE, "phrase-note", "what to know about the phrases of this space")             \
	XX(ALARM, "alarm", "what peers take the code for, beyond what it says")                    \
	XX(HAPPENED, "happened", "what happened to the call, in one plain sentence")               \
	XX(TELL, "tell", "what the caller may be told, in one sentence")                           \
	XX(OPEN, "open", "what the code leaves open, and what would tell")                         \
	XX(UNDEFINED, "undefined", "what to say of any code that the space does not define")

#define SIPCAUSE_XX(name, word, meaning) SIPCAUSE_FIELD_##name,
enum sipcause_field { SIPCAUSE_FIELD_MAP(SIPCAUSE_XX) SIPCAUSE_FIELD_COUNT_ };
#undef SIPCAUSE_XX

/* The word of a field: "http" for SIPCAUSE_FIELD_HTTP.  "?" for any other value.  A constant
 * string. */
SIPCAUSE_API const char *sipcause_field_word(int32_t field);

/*
 * Load the descriptions for a space.  The file is the first DIR/text/LANGUAGE/SPACE.yaml in
 * the loader's directories, in the order they were added, else the shipped text.  Other
 * items of the loader do not count, and it may be NULL.  The library ships "en" and
 * "de" for sip, q850, http and the other spaces of which `sipcause show` speaks.
 *
 * Exactly this language is loaded: "de_at" does not fall back to "de", nor "de" to "en".  A
 * text may lack codes and fields.  To fall back, load several languages and ask them in turn.
 *
 * On success *texts is new and yours; it needs neither the loader nor the space's catalog
 * any more.  Otherwise *texts is NULL and *error, if not NULL, has the first error:
 * SIPCAUSE_E_NOT_FOUND (there is no such text), SIPCAUSE_E_ARGUMENT (NULL, or a language
 * with characters other than a-z, 0-9, '.', '_' and '-'), or as sipcause_loader_load().
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_texts_load(struct sipcause_texts **texts,
						    const struct sipcause_loader *loader,
						    const char *language,
						    const struct sipcause_space *space,
						    struct sipcause_error *error);
/* A field (SIPCAUSE_FIELD_...) of a code's text, one paragraph, which lives as long as
 * texts.  NULL: nothing is known. */
SIPCAUSE_API const char *sipcause_texts_get(const struct sipcause_texts *texts, int32_t code,
					    int32_t field);
/* Free texts.  NULL: nothing happens. */
SIPCAUSE_API void sipcause_texts_free(struct sipcause_texts *texts);

/* --------------------------------------------------------------- messages */

/*
 * A message holds all evidence of how one call ended: the SIP messages that arrived, cause
 * elements, cells of a call record, timers.  The evidence is a list of parts, along with
 * what is known of the call.  From it the library decides on one indication for a target
 * space, and a map translates that.
 *
 *   sipcause_message_new(&message, catalog);
 *   code = sipcause_message_read(message, SIPCAUSE_FORM_HEAD, bytes, length, &error);
 *   if (code != SIPCAUSE_OK)
 *           ...log error.message, and go on: all readable parts were added...
 *   sipcause_message_translate(message, map, to, &indication, &result);
 *   sipcause_message_clear(message);        and on to the next call
 *
 * Do not give up when sipcause_message_read() returns SIPCAUSE_E_FORM.  One bad Reason value
 * is enough for that, and the status of the same message still decides.
 *
 * A call of several messages:
 *
 *   sipcause_message_read(message, SIPCAUSE_FORM_HEAD, ringing, ...);
 *   sipcause_message_next(message, 0);      the bytes of ringing may go now
 *   sipcause_message_read(message, SIPCAUSE_FORM_HEAD, busy, ...);
 *   sipcause_message_know(message, space_of_origin, 1);
 *   sipcause_message_translate(message, map, to, &indication, &result);
 *
 * THREADS.  Use a message in one thread at a time.
 *
 * LIFETIME.  The texts of a message are slices of the bytes you read.  Keep these bytes
 * unchanged until sipcause_message_next(), _clear() or _free().  Only texts with escapes or
 * line folding are copied, into the message.  The catalog must outlive the message, or be
 * replaced in it with sipcause_message_rebind().
 *
 * LIMITS.  SIPCAUSE_PARTS_MAX parts, and 4096 bytes of copied texts.  Beyond that a call
 * returns SIPCAUSE_E_FULL and what has room is kept.  A part whose text has no room is added
 * without the text.  A valid part that may be chosen replaces the last one that may not, or
 * else the oldest part of an earlier message.  Only sipcause_message_new() allocates memory.
 */

/* The evidence of one call. */
struct sipcause_message;
/* One piece of the evidence: see "parts". */
struct sipcause_part;

/* How many parts a message holds at most. */
#define SIPCAUSE_PARTS_MAX 32

/*
 * What a message can be read from and a result written as.
 *
 *   XX(name, word, meaning)
 */
#define SIPCAUSE_FORM_MAP(XX)                                                                      \
	XX(REASON, "reason", "the value of a Reason header field (RFC 3326)")                      \
	XX(WARNING, "warning", "the value of a Warning header field (RFC 3261 20.43)")             \
	XX(STATUS_LINE, "status-line", "the first line of a SIP or HTTP response")                 \
	XX(HEADER, "header", "header fields with their names")                                     \
	XX(HEAD, "head", "a SIP or HTTP message, from its first line to the empty one")            \
	XX(IE, "ie", "cause information elements (Q.931), with identifier and length")             \
	XX(OCTETS, "octets", "the contents of a cause element, or ISUP cause indicators")          \
	XX(ENCAPSULATED, "encapsulated", "ISUP cause indicators of a REL inside a SIP message")    \
	XX(PROBLEM, "problem", "an HTTP problem document (RFC 9457) that this library wrote")

#define SIPCAUSE_XX(name, word, meaning) SIPCAUSE_FORM_##name,
enum sipcause_form { SIPCAUSE_FORM_MAP(SIPCAUSE_XX) SIPCAUSE_FORM_COUNT_ };
#undef SIPCAUSE_XX

/* The word of a form: "head" for SIPCAUSE_FORM_HEAD.  "?" for any other value.  A constant
 * string. */
SIPCAUSE_API const char *sipcause_form_word(int32_t form);

/*
 * Make an empty message.  *message is new and yours, or NULL after an error.  Its parts are
 * codes of the catalog's spaces named sip, http, q850, warning, event, location and
 * diagnostic.  A part whose space the catalog lacks has the validity NO_SPACE.  Returns
 * SIPCAUSE_OK, SIPCAUSE_E_ARGUMENT (NULL) or SIPCAUSE_E_MEMORY.
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_message_new(struct sipcause_message **message,
						     const struct sipcause_catalog *catalog);
/* Free a message with its parts.  NULL: nothing happens. */
SIPCAUSE_API void sipcause_message_free(struct sipcause_message *message);
/* Forget all parts and what is known of the call, for the next call.  The settings stay:
 * strictness, coding standards, order and policy.  NULL: nothing happens. */
SIPCAUSE_API void sipcause_message_clear(struct sipcause_message *message);

/*
 * Read bytes of one form (SIPCAUSE_FORM_...) and add their parts.  Call it as often as you
 * like, e.g. once for each Reason header field, in the order of the message.
 *
 * Devices do not always follow the grammar.  A Reason value that names its cause in a single
 * way is read despite other flaws, and sipcause_part_flaw() names the flaw.  Reading goes on
 * with the next value.  After sipcause_message_strict() only the grammar counts, and one
 * MALFORMED part takes the place of the rest of a field from its broken value on.
 *
 * SIPCAUSE_OK: everything was read.  Parts may still be unusable: sipcause_part_validity().
 * SIPCAUSE_FLAWED, which is positive: everything was read, some of it despite a flaw.
 * SIPCAUSE_E_FORM: something could not be read.  A MALFORMED part takes its place, and
 * everything else was added, also what comes after it.  Go on and decide.
 * SIPCAUSE_E_FULL: no room for more.  What had room was added.
 * SIPCAUSE_E_ARGUMENT: NULL, an unknown form, or 4 GiB and more at once.
 *
 * *error, if not NULL, says what was found and expected, for the first thing that could not
 * be read or else the first flaw.  error->column is the place of the byte, from 1.  It counts
 * within the bytes, or for forms of several lines within the line error->line.
 *
 * REASON    Of several values of one protocol the first counts; the others are DUPLICATE.
 *           There may be several STIR values (RFC 9410).
 * HEAD      A response gives a status, and BYE and CANCEL give an event.  Of the header
 *           fields only Reason, Warning, Retry-After and CSeq are read.  Only final responses
 *           to INVITE, BYE and CANCEL end a call: parts of any other message have the
 *           validity OTHER_METHOD.
 * IE        Several elements may follow each other; the first counts.
 */
SIPCAUSE_API int sipcause_message_read(struct sipcause_message *message, int32_t form,
				       const void *bytes, size_t length,
				       struct sipcause_error *error);

/*
 * Read a cell of a call record, or what somebody typed, and add its parts.  This is one
 * turn, even if the cell says nothing.  Usually it adds one part of the kind that goes with
 * its space (sip and http: _STATUS; event: _EVENT; any other: _CAUSE).  With space NULL the
 * cell is a Reason value, with or without the name of the field.  spelling is the notation,
 * one of SIPCAUSE_SPELLING_..., see "notations".
 *
 * AUTO and DECIMAL also take a code with text around it:
 *   a number or a name              17  017  17.0  +17  USER_BUSY  User busy
 *   quotes, brackets, blanks        "17"  [17]
 *   a label                         SIP:487  Q.850 17  hangup_cause=17  SIP/2.0 486 Busy Here
 *   a number and a text             17 USER_BUSY  486 Busy Here  USER_BUSY [17]  16 (Normal)
 *   a Reason value                  Q.850;cause=17      its parts, as with _FORM_REASON
 * A label may name another space: sip, http or q850.  A text is a word for cells, a name, an
 * alias or a phrase of the space; case and the characters between words do not matter.  A number
 * with the text of another code is refused.  An unknown text does not matter, nor does the
 * phrase of a status.
 *
 * AUTO also takes what sipcause_spell_parse() takes, and Cisco's hexadecimal
 * `h323-disconnect-cause = 11`.  In a space of at most 128 codes it takes what
 * sipcause_trace_parse() takes, except for digits that may be a decimal number.
 * IE takes only what sipcause_trace_parse() takes.  Octets also give their location, and
 * `diagnostic: present`.
 * CUCM gives two parts that do not contradict each other: the cause in the low seven bits,
 * and the SIP status in the top byte, if that names one.  If the number is a code of the
 * catalog's space cucm, it is that code instead.
 *
 * A shifted number becomes the code that it means, see sipcause_space_shifted().  What comes
 * with that code becomes known of the call, unless you have stated a code of the same space.
 *
 * After sipcause_message_strict() only what sipcause_spell_parse() and sipcause_space_word()
 * take is read, CUCM as above, and Reason values by the grammar.
 *
 * SIPCAUSE_OK: something was added.
 * SIPCAUSE_E_FORM: nothing was added, except unusable parts of a Reason value.  *error, if
 * not NULL, has the cell, what was expected, and one of these ids: not-a-number,
 * unknown-name, out-of-range, ambiguous-spelling (it may be one of several codes),
 * contradicts-itself, foreign-coding (octets of a coding standard without a space, see
 * sipcause_message_coding()), bad-element, bad-content.
 * SIPCAUSE_E_FULL: no room.  SIPCAUSE_E_ARGUMENT: NULL, or an unknown notation.
 */
SIPCAUSE_API int sipcause_message_read_cell(struct sipcause_message *message,
					    const struct sipcause_space *space, int32_t spelling,
					    const char *text, size_t length,
					    struct sipcause_error *error);

/*
 * Add a part yourself: a cell of a record, a timer, an event.  kind is one of these:
 *   SIPCAUSE_PART_STATUS    a status of SIP or HTTP
 *   SIPCAUSE_PART_EVENT     an event
 *   SIPCAUSE_PART_CAUSE     a cause, or a private code of a switch
 *   SIPCAUSE_PART_WARNING   a Warning
 *   any other kind that can end a call, except SIPCAUSE_PART_PROBLEM
 * Several parts may be of one kind.  The indication may have one companion of the space location
 * and one of diagnostic; give other knowledge to sipcause_message_know().  Its text and evidence
 * are slices like the bytes that you read.  A SIP status of 2xx means that the call was answered.
 *
 * Returns SIPCAUSE_OK, SIPCAUSE_E_ARGUMENT, SIPCAUSE_E_SPACE (no space, or a number outside
 * its range) or SIPCAUSE_E_FULL.
 */
SIPCAUSE_API int sipcause_message_add(struct sipcause_message *message, int32_t kind,
				      const struct sipcause_indication *indication);

/*
 * State what you know of the call: a code of a space such as answered, alerted, origin or
 * dialog, or SIPCAUSE_PRESENT.  Every indication of this call gets it as a companion, after
 * the location and the diagnostics of the chosen part.  It stays until
 * sipcause_message_clear().  A new code of answered, alerted, origin or dialog replaces the
 * earlier one; any other space may have several.
 *
 * Some things become known from the messages.  A 2xx to an INVITE gives answered=yes, even
 * if you stated otherwise.  The following give way to what you state of their space:
 *   dialog=confirmed                       answered=yes
 *   a 180                                  alerted=yes
 *   a call that was answered elsewhere     origin=branch
 *   texts and shifted numbers              see READING in sipcause-deciding(7)
 * All this needs those spaces in the catalog: add one that no map uses with
 * sipcause_loader_add_space().
 *
 * Returns SIPCAUSE_OK, SIPCAUSE_E_ARGUMENT (a number outside the space's range) or
 * SIPCAUSE_E_FULL (more than SIPCAUSE_COMPANIONS_MAX).
 */
SIPCAUSE_API int sipcause_message_know(struct sipcause_message *message,
				       const struct sipcause_space *space, int32_t code);

/*
 * Go on to the next message of the same call, on a branch: 0 or any other number, one for
 * each way in which the call is tried at the same time.  If you need to drop the bytes
 * before you know the branch, call it again once you do.  Codes, locations and the presence
 * of diagnostics stay.  Slices of the bytes read so far do not, so you may reuse the bytes.
 * Returns SIPCAUSE_OK, or SIPCAUSE_E_ARGUMENT for NULL or a negative branch.
 */
SIPCAUSE_API int sipcause_message_next(struct sipcause_message *message, int32_t branch);

/*
 * 1 when a part says that the call has ended, whatever a map makes of it: a final response
 * of 300 or more, a BYE or CANCEL, a cause, an event.  0 when the call goes on: there are
 * only provisional responses, a 2xx, lost branches, responses within a dialog, or parts of
 * other requests.  A challenge or redirection ends the call until the next message on its
 * branch.
 */
SIPCAUSE_API int sipcause_message_ended(const struct sipcause_message *message);

/*
 * Move a message to another catalog, e.g. after a reload.  Spaces and maps are found again by
 * name; parts, what is known and the settings stay.  A part whose space the new catalog
 * lacks becomes NO_SPACE; one whose code is no longer in the space's range becomes
 * OUT_OF_RANGE.  What is known of a missing space, and settings about it, are dropped.
 * Slices of bytes are dropped as by sipcause_message_next(), but the message stays the same.
 * The old catalog must still exist during the call, and is not needed afterwards.
 * Returns SIPCAUSE_OK or SIPCAUSE_E_ARGUMENT (NULL).
 */
SIPCAUSE_API int sipcause_message_rebind(struct sipcause_message *message,
					 const struct sipcause_catalog *catalog);

/* Read only what the grammar allows (strict 1), or leniently again (0, the default).
 * Returns SIPCAUSE_OK, or SIPCAUSE_E_ARGUMENT for NULL. */
SIPCAUSE_API int sipcause_message_strict(struct sipcause_message *message, int strict);

/* Take causes of a coding standard other than ITU-T, 1 to 3 (see sipcause_coding_word()), as
 * codes of a space.  space NULL: no longer.  Without this they are FOREIGN_CODING.  Returns
 * SIPCAUSE_OK or SIPCAUSE_E_ARGUMENT. */
SIPCAUSE_API int sipcause_message_coding(struct sipcause_message *message, int32_t coding,
					 const struct sipcause_space *space);

/* ------------------------------------------------------------------ parts */

/*
 * Parts are the status, each Reason and Warning value, each cause element and so on.  They
 * are in the order in which they were read.  A part belongs to its message.  Use it only
 * until the next call that reads, adds, clears or frees.
 *
 * Texts are slices without a NUL at their end.  *length gets the length in bytes, and length
 * may be NULL.  Where there is no text the answer is NULL and the length 0.  Slices live as
 * long as the bytes that you read, see LIFETIME of "messages".
 */

/* The number of parts. */
SIPCAUSE_API size_t sipcause_message_count(const struct sipcause_message *message);
/* Part index, from 0.  NULL past the end. */
SIPCAUSE_API const struct sipcause_part *sipcause_message_part(
	const struct sipcause_message *message, size_t index);

/*
 * The kind of a part.  All kinds before `warning` are candidates: they can end a call.  The
 * words are those of `prefer` in a map's policy.
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
	XX(REASON, "reason", "a Reason value of another protocol")                                 \
	XX(WARNING, "warning", "a Warning value")                                                  \
	XX(RETRY_AFTER, "retry-after", "the seconds to wait; without a code if it is a date")

#define SIPCAUSE_XX(name, word, meaning) SIPCAUSE_PART_##name,
enum sipcause_part_kind { SIPCAUSE_PART_MAP(SIPCAUSE_XX) SIPCAUSE_PART_COUNT_ };
#undef SIPCAUSE_XX

/* The kind of a part (SIPCAUSE_PART_...).  -1 for NULL. */
SIPCAUSE_API int32_t sipcause_part_kind(const struct sipcause_part *part);
/* The word of a kind: "status" for SIPCAUSE_PART_STATUS.  "?" for any other value.  A
 * constant string. */
SIPCAUSE_API const char *sipcause_part_word(int32_t kind);

/*
 * Whether a part can be used.
 *
 *   XX(name, word, meaning)
 */
#define SIPCAUSE_VALIDITY_MAP(XX)                                                                  \
	XX(VALID, "valid", "it can be used")                                                       \
	XX(NO_CAUSE, "no-cause", "a Reason value without a cause")                                 \
	XX(OUT_OF_RANGE, "out-of-range", "its number is not a code of its space")                  \
	XX(DUPLICATE, "duplicate", "an earlier one counts, and only one may be given")             \
	XX(MALFORMED, "malformed", "not what the grammar allows")                                  \
	XX(STIR, "stir", "a verification error, which does not end a call (RFC 9410)")             \
	XX(OTHER_PROTOCOL, "other-protocol", "its protocol is known, but no loaded space has it")  \
	XX(UNKNOWN_PROTOCOL, "unknown-protocol", "its protocol is not known")                      \
	XX(FOREIGN_CODING, "foreign-coding", "its coding standard is not ITU-T")                   \
	XX(NO_SPACE, "no-space", "no map of the catalog uses its space")                           \
	XX(OTHER_METHOD, "other-method", "of a request or response that ends no call")

#define SIPCAUSE_XX(name, word, meaning) SIPCAUSE_VALIDITY_##name,
enum sipcause_validity { SIPCAUSE_VALIDITY_MAP(SIPCAUSE_XX) SIPCAUSE_VALIDITY_COUNT_ };
#undef SIPCAUSE_XX

/* The validity of a part (SIPCAUSE_VALIDITY_...).  -1 for NULL. */
SIPCAUSE_API int32_t sipcause_part_validity(const struct sipcause_part *part);
/* The word of a validity: "stir" for SIPCAUSE_VALIDITY_STIR.  "?" for any other value.  A
 * constant string. */
SIPCAUSE_API const char *sipcause_validity_word(int32_t validity);

/*
 * What is wrong with a part that was read despite a flaw.
 *
 *   XX(name, word, meaning)
 */
#define SIPCAUSE_FLAW_MAP(XX)                                                                      \
	XX(NONE, "none", "nothing: it follows the grammar")                                        \
	XX(NUMBER, "number", "its number is not plain decimal digits")                             \
	XX(TEXT, "text", "its text is not one quoted string")                                      \
	XX(SEPARATOR, "separator", "a separator is missing, repeated or escaped")                  \
	XX(PROTOCOL, "protocol", "extra characters around its protocol")                           \
	XX(PARAMETER, "parameter", "a parameter does not follow the grammar")                      \
	XX(REPEATED, "repeated", "a parameter is given twice")

#define SIPCAUSE_XX(name, word, meaning) SIPCAUSE_FLAW_##name,
enum sipcause_flaw { SIPCAUSE_FLAW_MAP(SIPCAUSE_XX) SIPCAUSE_FLAW_COUNT_ };
#undef SIPCAUSE_XX

/* The first flaw of a part (SIPCAUSE_FLAW_...).  -1 for NULL. */
SIPCAUSE_API int32_t sipcause_part_flaw(const struct sipcause_part *part);
/* The word of a flaw: "text" for SIPCAUSE_FLAW_TEXT.  "?" for any other value.  A constant
 * string. */
SIPCAUSE_API const char *sipcause_flaw_word(int32_t flaw);

/* The space of the part's code.  NULL: it has no code. */
SIPCAUSE_API const struct sipcause_space *sipcause_part_space(const struct sipcause_part *part);
/* The number of the part, even if it is out of range.  -1: it has none that could be a code. */
SIPCAUSE_API int32_t sipcause_part_code(const struct sipcause_part *part);
/* The location of a cause, 0 to 15 (Q.850; RFC 8606 in a Reason).  -1: none. */
SIPCAUSE_API int32_t sipcause_part_location(const struct sipcause_part *part);
/* The recommendation in octet 3a of a cause element, 0 to 127 (Q.850).  -1: none. */
SIPCAUSE_API int32_t sipcause_part_recommendation(const struct sipcause_part *part);
/* The coding standard of a cause element, 0 to 3 (Q.850).  -1 for any other part. */
SIPCAUSE_API int32_t sipcause_part_coding(const struct sipcause_part *part);
/* The name of a coding standard, 0 to 3: "ITU-T", "ISO/IEC", "national", "network".  "?" for
 * any other value.  A constant string. */
SIPCAUSE_API const char *sipcause_coding_word(int32_t coding);

/* The text: of a Reason or Warning without its quotes, of a status its phrase. */
SIPCAUSE_API const char *sipcause_part_text(const struct sipcause_part *part, size_t *length);
/* The protocol of a Reason, the agent of a Warning, or the method of an event, as written.
 * For a status: the method of its request, if CSeq names it. */
SIPCAUSE_API const char *sipcause_part_protocol(const struct sipcause_part *part, size_t *length);
/* The octets of the diagnostics of a cause (Q.850). */
SIPCAUSE_API const unsigned char *sipcause_part_evidence(const struct sipcause_part *part,
							 size_t *length);
/* The bytes of the whole part, as they were read. */
SIPCAUSE_API const char *sipcause_part_bytes(const struct sipcause_part *part, size_t *length);
/* Parameter index, from 0, of a Reason value (RFC 3326 2), known or not, as written, with
 * quotes and escapes.  *value is NULL without a "=".  No pointer may be NULL.  Returns 1, or
 * 0 past the end. */
SIPCAUSE_API int sipcause_part_parameter(const struct sipcause_part *part, size_t index,
					 const char **name, size_t *name_length, const char **value,
					 size_t *value_length);
/*
 * Parameter index, from 0, of a text that says who refused the call and whom to ask: v, url,
 * tel and email, as ATIS-1000099 puts them in the Reason of a SIP 603.  A value ends before a
 * semicolon that another of these names follows, because a URL may hold semicolons.  Nothing
 * is decoded.  No pointer may be NULL.  Returns 1, or 0 past the end and for a text that
 * does not begin with "v=".
 */
SIPCAUSE_API int sipcause_part_text_parameter(const struct sipcause_part *part, size_t index,
					      const char **name, size_t *name_length,
					      const char **value, size_t *value_length);

/* The form (SIPCAUSE_FORM_...) that the part was read from.  -1: you added it. */
SIPCAUSE_API int32_t sipcause_part_form(const struct sipcause_part *part);
/* The place of its first byte in the bytes of that read, from 0. */
SIPCAUSE_API size_t sipcause_part_offset(const struct sipcause_part *part);
/* The message of the call that the part is of, from 0: how many sipcause_message_next() came
 * before it. */
SIPCAUSE_API uint32_t sipcause_part_message(const struct sipcause_part *part);
/* The branch that you gave to sipcause_message_next(), or 0.  -1 for NULL. */
SIPCAUSE_API int32_t sipcause_part_branch(const struct sipcause_part *part);
/* The number of the call that made the part, to sipcause_message_read(), _read_cell() or
 * _add(): 1 is the first since the message was new or cleared. */
SIPCAUSE_API uint32_t sipcause_part_turn(const struct sipcause_part *part);
/* 1 for a SIP Reason of success whose text says that the call was answered elsewhere (RFC 3326
 * 3.1), which may matter to a decision.  Otherwise 0. */
SIPCAUSE_API int sipcause_part_says_elsewhere(const struct sipcause_part *part);
/* Companion index, from 0, that the part adds to what is known of the call, by its text or as
 * a shifted number.  Returns 1 with its space and code, which may be NULL; 0 past the end. */
SIPCAUSE_API int sipcause_part_companion(const struct sipcause_part *part, size_t index,
					 const struct sipcause_space **space, int32_t *code);
/* 1 if the method of the part's request is known.  0 for a response without CSeq. */
SIPCAUSE_API int sipcause_part_has_method(const struct sipcause_part *part);

/* --------------------------------------------------------------- deciding */

/*
 * Deciding chooses the part that says how the call ended, for one target space.  The steps
 * are in sipcause-deciding(7).  They follow a policy.  Each key of the policy comes from the
 * first of these that has it: your own settings below, the map of sipcause_message_policy(),
 * the map of the decision, and the default:
 *
 *   prefer: [problem, cause, q850-reason, encapsulated, sip-reason, reason, status, event]
 *   distrust: {q850: [0, 16]}
 *   status: keep
 *   several: most-specific
 *   location: BI
 *
 * See POLICY in sipcause-map(5) for the keys.
 */

/* Set prefer: count kinds of parts (SIPCAUSE_PART_...), the best first.  Kinds that you leave
 * out follow in the default order.  count 0 removes the setting.  Returns SIPCAUSE_OK, or
 * SIPCAUSE_E_ARGUMENT for a kind that is not a candidate or is given twice. */
SIPCAUSE_API int sipcause_message_prefer(struct sipcause_message *message, const int32_t *kinds,
					 size_t count);
/* With in_order 1, earlier parts count before later ones, whatever their kinds, as with the
 * columns of a call record.  prefer counts before that.  0, the default, turns it off.  Returns
 * SIPCAUSE_OK, or SIPCAUSE_E_ARGUMENT for NULL. */
SIPCAUSE_API int sipcause_message_in_order(struct sipcause_message *message, int in_order);
/* Add to distrust: a part with a code from first to last of the space is skipped next to a
 * status of 400 or more.  Returns SIPCAUSE_OK, SIPCAUSE_E_ARGUMENT (a number outside the
 * space's range, or first after last) or SIPCAUSE_E_FULL (more than 16 spans). */
SIPCAUSE_API int sipcause_message_distrust(struct sipcause_message *message,
					   const struct sipcause_space *space, int32_t first,
					   int32_t last);
/* Use the policy of this map of the message's catalog.  NULL removes the setting.  Returns
 * SIPCAUSE_OK, or SIPCAUSE_E_ARGUMENT for a NULL message. */
SIPCAUSE_API int sipcause_message_policy(struct sipcause_message *message,
					 const struct sipcause_map *map);
/* Let this map say whether parts have the same route and fault, wherever the map of a decision
 * has no table to one of these spaces: see sipcause_message_decide().  It may be of another
 * catalog; spaces are then found by name.  Both must outlive the message.  A NULL map removes
 * the setting.  Returns SIPCAUSE_OK, or SIPCAUSE_E_ARGUMENT (a NULL message, or a map without
 * its catalog). */
SIPCAUSE_API int sipcause_message_effects(struct sipcause_message *message,
					  const struct sipcause_catalog *catalog,
					  const struct sipcause_map *map);
/* Remove all of these settings, except those of sipcause_message_in_order() and
 * sipcause_message_effects(). */
SIPCAUSE_API void sipcause_message_policy_reset(struct sipcause_message *message);

/* Returned instead of a part's index: what is known of the call gave the answer. */
#define SIPCAUSE_KNOWN (-5)

/*
 * Decide for a target space and fill in *indication.  Returns the index of the chosen part,
 * or one of these:
 * SIPCAUSE_KNOWN: what is known of the call decided.  It has a code of the target's space,
 * or the policy's `answered` gives one for an answered call.
 * SIPCAUSE_NONE: nothing says how the call ended.
 * SIPCAUSE_ERROR: message or indication is NULL, or the size is too small.  map and to may
 * be NULL.
 *
 * The companions of the indication are, in this order:
 *   - the location of the chosen part.  A Q.850 Reason value without one takes that of the
 *     valid ENCAPSULATED part of its message with the same code, here and below
 *   - `diagnostic: present`, if it has diagnostics
 *   - what is known of the call
 *   - in the order of the parts, Warnings, a Retry-After and other spaces.  Warnings: the
 *     valid ones of its message except 399; of all messages, if no part was chosen.
 *     Retry-After: the first one of the same messages, if the catalog has the space
 *     `retry-after` and nothing is known of it; its seconds, or SIPCAUSE_PRESENT for a date or
 *     for more seconds than a code can be.  Other spaces: the code of the first valid part
 *     that is not EARLY, LOST_BRANCH, SUPERSEDED or IN_DIALOG.  If a status was chosen, and
 *     that code is the cause of a Q.850 Reason value or ENCAPSULATED part of its message, the
 *     location of this cause follows, unless there is one
 *   - the causes of STIR of the same messages as Warnings, if the catalog has their space and
 *     they are codes of it
 * Only the first SIPCAUSE_COMPANIONS_MAX fit: see sipcause_message_left_out().
 *
 * A part contradicts when it does not agree with the chosen one.  Two parts agree when a rule
 * of the map leads from one to the other, or from both to the same code of the target; the
 * latter does not count for a target whose codes are written by name.  Rules of a code, range
 * or class count, also via a third space, unless their conditions are known to fail.
 * Alternatives of `first:` count if their conditions are known to hold.  A default does not
 * count.  Without a table between their spaces, only codes of one space contradict.
 *
 * A part that does not agree merely differs, and does not contradict, when the map's tables
 * to the spaces `route` and `fault` give both parts the same answers.  Where the map has no
 * such table, that of sipcause_message_effects() counts.  Each part is asked about with its own
 * location and what is known of the call.  What only texts of other parts say does not count
 * for the part that was not chosen.  Both answers must come from a rule, which may say none.
 * A default does not count.  All steps treat a part that differs like one that contradicts,
 * so these tables never change what is chosen.
 *
 * An added status of 300 or more contradicts when the call is known to be answered.  Events,
 * statuses below 300, and parts that are EARLY, LOST_BRANCH, SUPERSEDED, IN_DIALOG or
 * NO_FAILURE are not compared; DISTRUSTED and DUPLICATE ones are.
 */
SIPCAUSE_API int32_t sipcause_message_decide(struct sipcause_message *message,
					     const struct sipcause_map *map,
					     const struct sipcause_space *to,
					     struct sipcause_indication *indication);
/*
 * Decide, then translate the indication with sipcause_map_translate().  Returns the outcome,
 * or SIPCAUSE_ERROR as either of the two does.  When nothing decides, it is SIPCAUSE_NONE.
 * When the policy gave the answer, or a code was copied, *result names the map, file and
 * line of the policy.
 */
SIPCAUSE_API int32_t sipcause_message_translate(struct sipcause_message *message,
						const struct sipcause_map *map,
						const struct sipcause_space *to,
						struct sipcause_indication *indication,
						struct sipcause_result *result);
/* How many companions had no room in the indication of the last decision.  0 before one. */
SIPCAUSE_API size_t sipcause_message_left_out(const struct sipcause_message *message);

/*
 * The result of the last decision for a part.
 *
 *   XX(name, word, meaning)
 */
#define SIPCAUSE_VERDICT_MAP(XX)                                                                   \
	XX(UNDECIDED, "undecided", "there was no decision since the last read or change")          \
	XX(CHOSEN, "chosen", "it became the indication")                                           \
	XX(COMPANION, "companion", "it cannot be chosen and is a companion of what was")           \
	XX(INVALID, "invalid", "it cannot be used; its validity says why")                         \
	XX(LESS_PREFERRED, "less-preferred", "the policy prefers other evidence")                  \
	XX(DISTRUSTED, "distrusted", "the policy distrusts this code next to a failure")           \
	XX(NO_FAILURE, "no-failure", "it reports success, and another part reports an end")        \
	XX(NO_TABLE, "no-table", "the map translates another part but not this one")               \
	XX(EARLY, "early", "of a provisional response, and nothing final has arrived")             \
	XX(LOST_BRANCH, "lost-branch", "another branch of the call was answered")                  \
	XX(SUPERSEDED, "superseded", "a later message on its branch replaced it")                  \
	XX(NOT_BELIEVED, "not-believed", "it does not agree with a believed status")               \
	XX(IN_DIALOG, "in-dialog", "a response within a confirmed dialog ends no call")            \
	XX(STATUS_KEPT, "status-kept", "the status is of the target space and was kept")           \
	XX(WEAK, "weak", "it says little, and another message says more")                          \
	XX(ANSWERED, "answered", "the call was answered, which decides for this target")

#define SIPCAUSE_XX(name, word, meaning) SIPCAUSE_VERDICT_##name,
enum sipcause_verdict { SIPCAUSE_VERDICT_MAP(SIPCAUSE_XX) SIPCAUSE_VERDICT_COUNT_ };
#undef SIPCAUSE_XX

/* The verdict on a part (SIPCAUSE_VERDICT_...).  -1 for NULL. */
SIPCAUSE_API int32_t sipcause_part_verdict(const struct sipcause_part *part);
/* The word of a verdict: "chosen" for SIPCAUSE_VERDICT_CHOSEN.  "?" for any other value.  A
 * constant string. */
SIPCAUSE_API const char *sipcause_verdict_word(int32_t verdict);
/* 1 if the part contradicts the chosen one, see sipcause_message_decide().  Otherwise 0. */
SIPCAUSE_API int sipcause_part_contradicts(const struct sipcause_part *part);
/* 1 if the part does not agree with the chosen one but has the same route and fault, see
 * sipcause_message_decide().  Otherwise 0.  Never 1 together with
 * sipcause_part_contradicts(). */
SIPCAUSE_API int sipcause_part_differs(const struct sipcause_part *part);

/*
 * The policy that made the last decision: its key ("prefer", "status", ..., or "order" for
 * sipcause_message_in_order()) and the place of that key.  *map and *file are NULL and *line
 * is 0 for your own settings and for the default.  The strings belong to the catalog.  Any
 * pointer may be NULL.  Returns 1, or 0 where no policy decided.
 */
SIPCAUSE_API int sipcause_message_decided_by(const struct sipcause_message *message,
					     const char **key, const char **map, const char **file,
					     uint32_t *line);
/* The same for the policy that caused a part to be skipped.  Returns 1, or 0 where none did. */
SIPCAUSE_API int sipcause_part_decided_by(const struct sipcause_part *part, const char **key,
					  const char **map, const char **file, uint32_t *line);

/* ---------------------------------------------------------------- writing */

/*
 * sipcause_write() writes the header field, element or document for the other side.
 */

/*
 * Write one form (SIPCAUSE_FORM_...) into a buffer.  indication is the original and result
 * its translation; either may be NULL.  A result whose outcome is not a code counts as NULL,
 * except for PROBLEM.
 *
 * REASON        the Q.850 and SIP codes of the two, Q.850 first, as one header field value
 *               (RFC 3326).  If both are of one protocol: that of the result
 * STATUS_LINE   the code of the result, else of the indication, in sip or http
 * IE, OCTETS,   the code of the result, else of the indication, in q850 (Q.931, Q.850).  A
 * ENCAPSULATED  location is needed.  The diagnostics are the indication's, if its own code
 *               is written
 * PROBLEM       the `status` of the result, and the indication with its companions, text
 *               and diagnostics (RFC 9457).  One of the two must be given.  A byte of
 *               the text that is not UTF-8 becomes U+FFFD
 *
 * A BYE or a CANCEL has no status, so the result for its REASON is that of the space q850.
 *
 * The location is that of sipcause_companion(); what the policy supplies is used only for
 * IE, OCTETS and ENCAPSULATED.  The text is the indication's own for its own code, else the
 * result's phrase, else the space's.  Reading it back gives the same codes.  It also gives
 * the same companions, texts and octets if the form has a place for them; PROBLEM has a
 * place for all.  A message holds only 4096 bytes of texts with escapes, so longer ones are
 * lost then.
 *
 * *length is the number of bytes written, at most size.  No NUL follows them.
 * SIPCAUSE_OK: written.
 * SIPCAUSE_E_FULL: size is too small.  Nothing is cut, and *length is the size needed.  To
 * ask for it, pass buffer NULL and size 0.
 * SIPCAUSE_E_FORM: this form cannot express the code.  *error, if not NULL, says why.
 * SIPCAUSE_E_ARGUMENT: a form that is never written, or structs that are not usable.
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_write(int32_t form,
					       const struct sipcause_indication *indication,
					       const struct sipcause_result *result, void *buffer,
					       size_t size, size_t *length,
					       struct sipcause_error *error);

/* -------------------------------------------------------------- notations */

/*
 * Commands, call records and traces write codes in several notations.  These functions read one
 * code from a text, without a message.
 *
 *   XX(name, word, meaning)
 */
#define SIPCAUSE_SPELLING_MAP(XX)                                                                  \
	XX(AUTO, "auto", "any text with a single meaning; others are refused")                     \
	XX(DECIMAL, "decimal", "decimal digits, or the code's name")                               \
	XX(HEX, "hex", "a hexadecimal number, with or without 0x")                                 \
	XX(OCTET, "octet", "a cause octet in hexadecimal, its high bit set: 91 is 17")             \
	XX(IE, "ie", "the octets of a cause element in hexadecimal: 829F, 08 02 82 9F")            \
	XX(H323, "h323", "Cisco's h323-disconnect-cause, hexadecimal")                             \
	XX(CUCM, "cucm", "a decimal number, negative too, whose low 7 bits are the cause")

#define SIPCAUSE_XX(name, word, meaning) SIPCAUSE_SPELLING_##name,
enum sipcause_spelling { SIPCAUSE_SPELLING_MAP(SIPCAUSE_XX) SIPCAUSE_SPELLING_COUNT_ };
#undef SIPCAUSE_XX

/* The word of a notation: "hex" for SIPCAUSE_SPELLING_HEX.  "?" for any other value.  A
 * constant string. */
SIPCAUSE_API const char *sipcause_spelling_word(int32_t spelling);

/*
 * Read a code in a notation (SIPCAUSE_SPELLING_...).  Returns SIPCAUSE_OK and sets *code;
 * SIPCAUSE_E_FORM, with what is wrong in *error (may be NULL); or SIPCAUSE_E_ARGUMENT for
 * NULL or an unknown notation.  A number outside the space's range is refused, never masked.
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_spell_parse(const struct sipcause_space *space,
						     int32_t spelling, const char *text,
						     size_t length, int32_t *code,
						     struct sipcause_error *error);

/*
 * Read octets in hexadecimal, two digits each, as logs and programs print them: 08 02 82 9F,
 * 0802829f, 08:02:82:9f, [08 02 82 9F], {0x08, 0x02, 0x82, 0x9F}.  Octets may be separated
 * by blanks, tabs, colons, dashes and commas.  A 0x may precede each run of digits.  Around
 * all of them there may be blanks, tabs and one pair of brackets, braces or parentheses.
 * *count is the number of octets, at most size.  Returns SIPCAUSE_OK, SIPCAUSE_E_FORM,
 * SIPCAUSE_E_FULL (more than size) or SIPCAUSE_E_ARGUMENT (NULL).  *error as above.
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_octets_parse(const char *text, size_t length, void *octets,
						      size_t size, size_t *count,
						      struct sipcause_error *error);

/*
 * Read the cause that a line of an ISDN trace shows in hexadecimal: `[08 02 81 90]`,
 * `CAUSE: 82 90`, `Cause i = 0x8290 - Normal call clearing`, the contents of an element, one
 * element or several, or a whole DISCONNECT, RELEASE or RELEASE COMPLETE (Q.931).  octets
 * gets the contents of the cause element, as for SIPCAUSE_FORM_OCTETS.  Octets with two
 * possible readings are refused.  The text must be the cause alone, without the rest of the
 * line.  Returns and fills in the same as sipcause_octets_parse().
 */
SIPCAUSE_API SIPCAUSE_CHECK int sipcause_trace_parse(const char *text, size_t length, void *octets,
						     size_t size, size_t *count,
						     struct sipcause_error *error);

#ifdef __cplusplus
}
#endif

#endif
