/* SPDX-License-Identifier: BSD-2-Clause */
/* The pieces that SIP header fields are made of (RFC 3261 25.1): tokens, quoted
 * strings, linear white space. */
#ifndef SCI_LEX_H
#define SCI_LEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes that are read from `at` on. */
struct sci_cursor {
	const char *at;
	const char *end;
};

struct sci_slice {
	const char *text;
	uint32_t length;
};

enum {
	SCI_LEX_TOKEN = 1,  /* may stand in a token */
	SCI_LEX_QUOTED = 2, /* may stand in a quoted string as it is */
	SCI_LEX_DIGIT = 4,
	SCI_LEX_HOST = 8 /* may stand in a token or a host with a port */
};
extern const uint8_t sci_lex_classes[256];

static inline bool sci_lex_is(char c, int classes)
{
	return (sci_lex_classes[(unsigned char)c] & classes) != 0;
}

/* Skip white space and line folding; whether there was any. */
bool sci_lex_skip_space(struct sci_cursor *cursor);
static inline bool sci_lex_space(struct sci_cursor *cursor)
{
	/* Mostly there is none. */
	if (cursor->at == cursor->end || (unsigned char)*cursor->at > ' ')
		return false;
	return sci_lex_skip_space(cursor);
}
/* Take bytes of these classes, at least one, or leave the cursor. */
static inline bool sci_lex_run(struct sci_cursor *cursor, int classes, struct sci_slice *run)
{
	const char *begin = cursor->at, *at = begin, *end = cursor->end;

	while (at < end && sci_lex_is(*at, classes))
		at++;
	run->text = begin;
	run->length = (uint32_t)(at - begin);
	cursor->at = at;
	return at > begin;
}
/* Take this one byte, or leave the cursor. */
static inline bool sci_lex_take(struct sci_cursor *cursor, char byte)
{
	if (cursor->at == cursor->end || *cursor->at != byte)
		return false;
	cursor->at++;
	return true;
}

/*
 * Take a quoted string; its inside, and whether that is the text as it stands,
 * without escapes and folding.  NULL, or what is expected where the cursor stands
 * then.
 */
const char *sci_lex_quoted(struct sci_cursor *cursor, struct sci_slice *inside, bool *plain);
/* The text of a quoted string's inside; never longer.  Its length. */
uint32_t sci_lex_unquote(struct sci_slice inside, char *room);

/* Whether a slice is this word, without ASCII case. */
bool sci_slice_is(struct sci_slice slice, const char *word);
/* The number of a slice of digits, which leading zeros do not change; -1 where it
 * is above 2147483647. */
int32_t sci_slice_number(struct sci_slice digits);

#endif
