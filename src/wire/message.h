/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A message: parts, and what the readers of each form need to add theirs.
 *
 *   bytes -> sci_reader -> sipcause_message [part, part, ...] -> decide
 */
#ifndef SCI_MESSAGE_H
#define SCI_MESSAGE_H

#include "engine/catalog.h"
#include "lex.h"

/* The spaces that parts are codes of, by what they are on the wire. */
enum sci_role {
	SCI_ROLE_SIP,
	SCI_ROLE_HTTP,
	SCI_ROLE_Q850,
	SCI_ROLE_WARNING,
	SCI_ROLE_EVENT,
	SCI_ROLE_LOCATION,
	SCI_ROLE_DIAGNOSTIC,
	SCI_ROLE_COUNT
};

struct sipcause_part {
	struct sci_slice bytes;
	struct sci_slice text;
	struct sci_slice protocol;
	const unsigned char *evidence;
	uint32_t evidence_length;
	const struct sipcause_space *space;
	int32_t code;
	uint32_t offset;
	uint8_t kind;
	uint8_t form;
	uint8_t validity;
	uint8_t verdict;
	bool contradicts;
	int8_t coding;
	int8_t location;
	int16_t recommendation;
};

#define SCI_TEXTS_MAX 4096

struct sipcause_message {
	const struct sipcause_catalog *catalog;
	const struct sipcause_space *roles[SCI_ROLE_COUNT];
	int32_t bye, cancel; /* codes of the event space; negative: it has none */

	/* The caller's settings. */
	const struct sipcause_space *codings[4];
	struct sci_policy policy;
	struct sci_distrust distrust[SCI_DISTRUST_MAX];
	bool has_policy;
	struct sci_policy default_policy;
	struct sci_distrust default_distrust[2];

	struct sipcause_part parts[SIPCAUSE_PARTS_MAX + 1]; /* the last one for what has no room */
	uint32_t count;
	uint32_t seen;     /* a bit for each kind of part that is there */
	uint32_t left_out; /* companions that had no room when it was decided */
	/* The companions of the first part of kind PROBLEM. */
	const struct sipcause_space *companion_spaces[SIPCAUSE_COMPANIONS_MAX];
	int32_t companion_codes[SIPCAUSE_COMPANIONS_MAX];
	uint32_t companion_count;

	uint32_t texts_length;
	char texts[SCI_TEXTS_MAX];
};

/* What can be wrong with bytes; the words are ids for good. */
#define SCI_FAULT_MAP(XX)                                                                          \
	XX(GRAMMAR, "bad-syntax", E_FORM)                                                          \
	XX(REPEATED, "repeated-parameter", E_FORM)                                                 \
	XX(ELEMENT, "bad-element", E_FORM)                                                         \
	XX(JSON, "bad-json", E_FORM)                                                               \
	XX(CONTENT, "bad-content", E_FORM)                                                         \
	XX(NUMBER, "not-a-number", E_FORM)                                                         \
	XX(NAME, "unknown-name", E_FORM)                                                           \
	XX(OUT_OF_RANGE, "out-of-range", E_FORM)                                                   \
	XX(AMBIGUOUS, "ambiguous-spelling", E_FORM)                                                \
	XX(UNWRITABLE, "cannot-be-written", E_FORM)                                                \
	XX(PARTS, "too-many-parts", E_FULL)                                                        \
	XX(TEXTS, "texts-too-long", E_FULL)                                                        \
	XX(ROOM, "no-room", E_FULL)

#define SCI_XX(name, word, code) SCI_FAULT_##name,
enum sci_fault { SCI_FAULT_MAP(SCI_XX) SCI_FAULT_COUNT };
#undef SCI_XX

/* Set an error and return its code: `found` (whole) at a place, what was expected. */
int sci_fault_set(struct sipcause_error *error, enum sci_fault fault, uint32_t line,
		  uint32_t column, const char *found, const char *expected);

/* One call of sipcause_message_read(). */
struct sci_reader {
	struct sipcause_message *message;
	int32_t form;
	const char *begin;
	const char *end;
	bool lines; /* errors have a line */
	struct sipcause_error *error;
	int code; /* of the first error */
};

/* Remember the first error.  The place is `at`, and what stands there is found. */
void sci_reader_fail(struct sci_reader *reader, enum sci_fault fault, const char *at,
		     const char *expected);
/* The place of the next part, for a reader to build it in. */
static inline struct sipcause_part *sci_part_next(const struct sci_reader *reader)
{
	return &reader->message->parts[reader->message->count];
}
/* Start a part of a kind whose bytes begin at `at`. */
void sci_part_start(const struct sci_reader *reader, struct sipcause_part *part, int32_t kind,
		    const char *at);
/* Give a part the code of a role's space.  Anything under `least` is out of range;
 * so is what `code` -1 stands for. */
void sci_part_code(const struct sci_reader *reader, struct sipcause_part *part, enum sci_role role,
		   int32_t code, int32_t least);
/* Give a part a text that is in a quoted string.  One that has no room is left out, and
 * reported: the part's code is of use without it. */
void sci_part_text(struct sci_reader *reader, struct sipcause_part *part, struct sci_slice inside,
		   bool plain);
/* Add a part that ends at `end`.  A second one of a kind that comes but once is a
 * duplicate.  false: no room, reported.  So that nobody can hide a code behind parts
 * without one, a code that may be chosen takes the room of the last of those. */
bool sci_part_add(struct sci_reader *reader, struct sipcause_part *part, const char *end);

/* The policy of a message for which nobody has one: see decide.c. */
void sci_policy_default(struct sipcause_message *message);

/* The readers. */
void sci_read_reason(struct sci_reader *reader, const char *begin, const char *end);
void sci_read_warning(struct sci_reader *reader, const char *begin, const char *end);
void sci_read_status_line(struct sci_reader *reader, const char *begin, const char *end);
void sci_read_header(struct sci_reader *reader, const char *begin, const char *end);
void sci_read_head(struct sci_reader *reader, const char *begin, const char *end);
void sci_read_elements(struct sci_reader *reader, const char *begin, const char *end);
void sci_read_octets(struct sci_reader *reader, const char *begin, const char *end);
void sci_read_problem(struct sci_reader *reader, const char *begin, const char *end);

#endif
