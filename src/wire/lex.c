/* SPDX-License-Identifier: BSD-2-Clause */
#include "lex.h"

#include "base/text.h"

#include <string.h>

/* Sums of SCI_LEX_...: 16 bytes a row, from 0x00 on. */
/* clang-format off */
const uint8_t sci_lex_classes[256] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	2, 11, 0, 2, 2, 11, 2, 11, 2, 2, 11, 11, 2, 11, 11, 2,
	15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 10, 2, 2, 2, 2, 2,
	2, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11,
	11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 10, 0, 10, 2, 11,
	11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11,
	11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11, 2, 2, 2, 11, 0,
	2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
	2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
	2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
	2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
	2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
	2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
	2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
	2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
};
/* clang-format on */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

#define REPEATED(byte) (UINT64_C(0x0101010101010101) * (byte))

/* The length of a line's end that goes on in the next one; 0: none is there. */
static size_t fold_length(const struct sci_input *cursor)
{
	const char *at = cursor->at;

	if (at < cursor->end && *at == '\r')
		at++;
	if (at == cursor->end || *at != '\n' || at + 1 == cursor->end || !is_blank(at[1]))
		return 0;
	return (size_t)(at - cursor->at) + 1;
}

bool sci_lex_skip_space(struct sci_input *cursor)
{
	const char *begin = cursor->at;

	while (cursor->at < cursor->end) {
		if (is_blank(*cursor->at)) {
			cursor->at++;
			continue;
		}
		if (*cursor->at != '\r' && *cursor->at != '\n')
			break;
		if (fold_length(cursor) == 0)
			break;
		cursor->at += fold_length(cursor);
	}
	return cursor->at > begin;
}

/*
 * Skip bytes that stand for themselves in a quoted string.  Eight at a time: a
 * high bit is set where a byte is not ASCII, below a space, or one of three that
 * are special, for these make a subtraction borrow.
 */
static const char *skip_quoted(const char *at, const char *end)
{
	for (; end - at >= 8; at += 8) {
		uint64_t word, special;

		memcpy(&word, at, 8);
		special = word | (word - REPEATED(0x20)) | ((word ^ REPEATED('"')) - REPEATED(1)) |
			  ((word ^ REPEATED('\\')) - REPEATED(1)) |
			  ((word ^ REPEATED(0x7F)) - REPEATED(1));
		if ((special & REPEATED(0x80)) != 0)
			break;
	}
	while (at < end && sci_lex_is(*at, SCI_LEX_QUOTED))
		at++;
	return at;
}

/* Skip one piece of a quoted string that is more than a byte: NULL, or what is
 * expected. */
static const char *skip_piece(struct sci_input *cursor)
{
	unsigned char next;

	if (*cursor->at != '\\') {
		if (fold_length(cursor) == 0)
			return "text, or an escape for a control character";
		cursor->at += fold_length(cursor);
		return NULL;
	}
	cursor->at++;
	if (cursor->at == cursor->end)
		return "the escaped character";
	next = (unsigned char)*cursor->at;
	if (next >= 0x80 || next == '\r' || next == '\n')
		return "an ASCII character other than CR and LF after the escape";
	cursor->at++;
	return NULL;
}

const char *sci_lex_quoted(struct sci_input *cursor, struct sci_slice *inside, bool *plain)
{
	const char *begin;

	if (!sci_input_take(cursor, '"'))
		return "a quoted string";
	begin = cursor->at;
	*plain = true;
	for (;;) {
		const char *expected;

		cursor->at = skip_quoted(cursor->at, cursor->end);
		if (cursor->at == cursor->end)
			return "the closing quote";
		if (*cursor->at == '"')
			break;
		*plain = false;
		expected = skip_piece(cursor);
		if (expected != NULL)
			return expected;
	}
	inside->text = begin;
	inside->length = (uint32_t)(cursor->at - begin);
	cursor->at++;
	return NULL;
}

uint32_t sci_lex_unquote(struct sci_slice inside, char *room)
{
	struct sci_input cursor = { inside.text, inside.text + inside.length };
	uint32_t length = 0, solid = 0; /* up to the last byte that is no blank */

	while (cursor.at < cursor.end) {
		/* A fold and the blanks around it are one space. */
		if (fold_length(&cursor) > 0) {
			sci_lex_space(&cursor);
			length = solid;
			room[length++] = ' ';
			continue;
		}
		if (is_blank(*cursor.at)) {
			room[length++] = *cursor.at++;
			continue;
		}
		if (*cursor.at == '\\')
			cursor.at++;
		room[length++] = *cursor.at++;
		solid = length;
	}
	return length;
}
