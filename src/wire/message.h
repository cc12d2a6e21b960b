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
	SCI_ROLE_RETRY_AFTER,
	SCI_ROLE_COUNT
};

/* The line of a policy that had a say. */
struct sci_because {
	const char *key; /* NULL: none had */
	const struct sci_mapdoc *map;
	uint32_t line;
};

/* A code that has a meaning here; space NULL or code negative: none. */
struct sci_word {
	const struct sipcause_space *space;
	int32_t code;
};

#define SCI_TOLD_MAX 4 /* companions that a part adds */

struct sipcause_part {
	struct sci_slice bytes;
	struct sci_slice text;
	struct sci_slice protocol;
	const unsigned char *evidence;
	uint32_t evidence_length;
	const struct sipcause_space *space;
	struct sci_because because;
	struct sci_word told[SCI_TOLD_MAX]; /* by its text or number: companions of the call */
	int32_t code;
	uint32_t offset;
	uint32_t message; /* of the call, from 0 */
	int32_t branch;
	uint32_t turn; /* which call of the caller's added it */
	uint8_t kind;
	uint8_t spoken; /* of a Reason value the kind of its protocol, else its own */
	uint8_t form;
	uint8_t validity;
	uint8_t flaw;
	uint8_t verdict;
	uint8_t told_count;
	bool contradicts;
	bool differs;    /* it does not agree, and yet has the same effect */
	bool added;      /* not read from bytes */
	bool paired;     /* one cell says it and another code of the same */
	bool early;      /* of a provisional response */
	bool final;      /* of a final response that is no success */
	bool in_dialog;  /* and that came after the call was answered */
	bool asks;       /* of a response that asks for another request: 3xx, 401, 407 */
	bool has_method; /* that of its request is known */
	bool diagnosed;  /* it has diagnostics */
	bool elsewhere;  /* its text says that the call was answered elsewhere */
	int8_t coding;
	int8_t location;
	int16_t recommendation;
};

#define SCI_TEXTS_MAX 4096
#define SCI_HEARD_MAX 1024

/* Spaces with codes. */
struct sci_known {
	const struct sipcause_space *space[SIPCAUSE_COMPANIONS_MAX];
	int32_t code[SIPCAUSE_COMPANIONS_MAX];
	uint32_t count;
};

/* Codes that have a meaning here, by their names. */
enum sci_words {
	SCI_BYE,
	SCI_CANCEL,
	SCI_ANSWERED_NO,
	SCI_ANSWERED_YES,
	SCI_ALERTED_YES,
	SCI_ORIGIN_BRANCH,
	SCI_DIALOG_CONFIRMED,
	SCI_SCOPE_DIALOG,
	SCI_LOCATION_BEYOND,
	SCI_WORDS
};

/* Whose responses end a call is told by the method. */
enum sci_method { SCI_METHOD_UNKNOWN, SCI_METHOD_INVITE, SCI_METHOD_ENDS, SCI_METHOD_OTHER };

/* What the parts of the message that is being read have in common. */
struct sci_current {
	uint32_t message;
	uint32_t turn; /* of its first line: what was read before is not its own */
	int32_t branch;
	int32_t status; /* of its status line, if that is SIP's; -1: none */
	enum sci_method method;
	struct sci_slice method_text;
	bool http;
	bool whole;   /* read from its first line on */
	bool request; /* which could be read */
	bool within;  /* the call was answered on this branch before it */
};

struct sipcause_message {
	const struct sipcause_catalog *catalog;
	const struct sipcause_space *roles[SCI_ROLE_COUNT];
	struct sci_word words[SCI_WORDS];
	/* Numbers beside which a text may say something; those of one remainder share a bit. */
	uint64_t heard[SCI_HEARD_MAX / 64];

	/* The caller's settings. */
	const struct sipcause_space *codings[4];
	struct sci_policy policy; /* what it gives itself */
	struct sci_policy_span distrust[SCI_DISTRUST_MAX];
	const struct sipcause_map *policy_map; /* NULL: none */
	/* Asked for route and fault where the map of a decision has no table; NULL: none. */
	const struct sipcause_catalog *effects_catalog;
	const struct sipcause_map *effects_map;
	bool in_order;
	bool strict;
	struct sci_policy builtin;
	struct sci_policy_span builtin_distrust[2];

	struct sipcause_part parts[SIPCAUSE_PARTS_MAX + 1]; /* the last one for what has no room */
	uint32_t count;
	uint32_t seen;     /* a bit for each kind of part that is there */
	uint32_t left_out; /* companions that had no room when it was decided */
	uint32_t turn;
	struct sci_current current;
	struct sci_because because; /* of the last decision */
	/* The companions of the part of kind PROBLEM that this turn added. */
	struct sci_known told;
	uint32_t told_turn;

	/* What is known of the call: what the caller said, and what the messages say. */
	struct sci_known known;
	bool alerted;
	bool answered;
	int32_t answered_branch; /* negative: no message's */
	uint32_t answered_message;

	uint32_t texts_length;
	char texts[SCI_TEXTS_MAX];
};

static inline bool sci_message_hears(const struct sipcause_message *message, int32_t number)
{
	const uint32_t bit = (uint32_t)number % SCI_HEARD_MAX;

	return (message->heard[bit >> 6] >> (bit & 63) & 1) != 0;
}

static inline void sci_message_hear(struct sipcause_message *message, int64_t number)
{
	const uint64_t bit = (uint64_t)number % SCI_HEARD_MAX;

	message->heard[bit >> 6] |= UINT64_C(1) << (bit & 63);
}

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
	XX(CONTRADICTION, "contradicts-itself", E_FORM)                                            \
	XX(CODING, "foreign-coding", E_FORM)                                                       \
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
/* Remember that something was read in spite of a flaw, unless worse was told. */
void sci_reader_flaw(struct sci_reader *reader, enum sci_fault fault, const char *at,
		     const char *expected);
/* The place of the next part, for a reader to build it in. */
static inline struct sipcause_part *sci_part_next(const struct sci_reader *reader)
{
	return &reader->message->parts[reader->message->count];
}
/* Start a part of a kind whose bytes begin at `at`. */
void sci_part_start(const struct sci_reader *reader, struct sipcause_part *part, int32_t kind,
		    const char *at);
/* Let a part add a companion to what is known of the call, as long as there is room. */
void sci_part_tell(struct sipcause_part *part, const struct sipcause_space *space, int32_t code);
/* Give a part the code of a role's space.  Anything under `least` is out of range;
 * so is what `code` -1 stands for. */
void sci_part_set_code(struct sipcause_part *part, const struct sipcause_space *space, int32_t code,
		       int32_t least);
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

/* The policy for what nobody else gives. */
void sci_policy_build_in(struct sipcause_message *message);
/* The line of a policy's value, for who asks why. */
struct sci_because sci_because_of(enum sci_policy_key key, const struct sci_policy_value *value,
				  uint32_t line);

/* What is read from here on has a first line of its own, or none is known. */
void sci_message_begin_head(struct sipcause_message *message, bool whole);
/* Let go of the bytes that were read. */
void sci_message_drop_slices(struct sipcause_message *message);
/* What was decided does not hold any more. */
void sci_message_undecide(struct sipcause_message *message);
/* Take in what the current message says of the call, and what its parts have in common;
 * for messages of which a status or a method is known. */
void sci_message_settle(struct sipcause_message *message);
/* The words of a catalog: see SCI_BYE and the others. */
void sci_message_find_words(struct sipcause_message *message,
			    const struct sipcause_catalog *catalog);
/* Whether something is known of a space, by the caller; the first code of it. */
bool sci_known_of(const struct sci_known *known, const struct sipcause_space *space, int32_t *code);

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
