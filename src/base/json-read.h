/* SPDX-License-Identifier: BSD-2-Clause */
/* Reading JSON (RFC 8259) piece by piece, without memory and without recursion. */
#ifndef SCI_JSON_H
#define SCI_JSON_H

#include "slice.h"

enum sci_json_kind {
	SCI_JSON_ERROR, /* json->expected says what, cursor.at where */
	SCI_JSON_END,
	SCI_JSON_OBJECT,
	SCI_JSON_OBJECT_END,
	SCI_JSON_ARRAY,
	SCI_JSON_ARRAY_END,
	SCI_JSON_KEY,
	SCI_JSON_STRING,
	SCI_JSON_NUMBER,
	SCI_JSON_WORD /* true, false, null */
};

#define SCI_JSON_DEPTH 64

struct sci_json {
	struct sci_input cursor;
	const char *expected;
	uint64_t objects; /* a bit for each level: set for an object */
	unsigned depth;
	unsigned state;
	struct sci_slice text; /* of a key, string (its inside), number or word */
	const char *piece;     /* where the last piece begins */
	bool plain;            /* a string without escapes */
};

void sci_json_start(struct sci_json *json, const char *begin, const char *end);
enum sci_json_kind sci_json_next(struct sci_json *json);
/* Pass over what began with this piece; false: an error. */
bool sci_json_skip(struct sci_json *json, enum sci_json_kind kind);
/* In an object, pass over members at once that nobody wants: as many of the next ones as are
 * plain strings and have keys of none of these lengths.  0: of any length. */
void sci_json_pass(struct sci_json *json, uint64_t lengths);
/* The bit of a key's length; those from 63 on share one. */
static inline uint64_t sci_json_length_bit(size_t length)
{
	return UINT64_C(1) << (length < 63 ? length : 63);
}

/* The text of a string's inside as UTF-8; never longer.  Its length. */
uint32_t sci_json_unescape(struct sci_slice inside, char *room);
/* Whether the last key or string is this word. */
bool sci_json_is(const struct sci_json *json, const char *word);

#endif
