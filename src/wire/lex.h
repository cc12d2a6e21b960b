/* SPDX-License-Identifier: BSD-2-Clause */
/* The pieces that SIP header fields are made of (RFC 3261 25.1): tokens, quoted
 * strings, linear white space. */
#ifndef SCI_LEX_H
#define SCI_LEX_H

#include "base/slice.h"

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
bool sci_lex_skip_space(struct sci_input *cursor);
static inline bool sci_lex_space(struct sci_input *cursor)
{
	/* Mostly there is none. */
	if (cursor->at == cursor->end || (unsigned char)*cursor->at > ' ')
		return false;
	return sci_lex_skip_space(cursor);
}
/* Take bytes of these classes, at least one, or leave the cursor. */
static inline bool sci_lex_run(struct sci_input *cursor, int classes, struct sci_slice *run)
{
	const char *begin = cursor->at, *at = begin, *end = cursor->end;

	while (at < end && sci_lex_is(*at, classes))
		at++;
	run->text = begin;
	run->length = (uint32_t)(at - begin);
	cursor->at = at;
	return at > begin;
}
/*
 * Take a quoted string; its inside, and whether that is the text as it stands,
 * without escapes and folding.  NULL, or what is expected where the cursor stands
 * then.
 */
const char *sci_lex_quoted(struct sci_input *cursor, struct sci_slice *inside, bool *plain);
/* The text of a quoted string's inside; never longer.  Its length. */
uint32_t sci_lex_unquote(struct sci_slice inside, char *room);

#endif
