/* SPDX-License-Identifier: BSD-2-Clause */
#include "write.h"

#include "base/json-read.h"
#include "base/json-write.h"
#include "base/text.h"

#define ESCAPE_MOST 6 /* bytes that one byte becomes at most */

/* Write a character that is not plain.  Gives the bytes it took. */
static size_t put_character(struct bytes *to, const char *text, size_t length)
{
	uint32_t character = 0xFFFD;
	size_t size = sci_utf8_decode((const unsigned char *)text, length, &character);
	char *room = to->bytes + to->length;

	if (size > 1 && sci_is_shown(character)) {
		memcpy(room, text, size);
		to->length += size;
		return size;
	}
	to->length += sci_json_escape(room, size > 0 ? character : 0xFFFD);
	return size > 0 ? size : 1;
}

static bool put_string(struct bytes *to, const char *text, size_t length)
{
	size_t at = 0;

	if (!bytes_need(to, ESCAPE_MOST * length + SCI_JSON_ESCAPE + 2))
		return false;
	to->bytes[to->length++] = '"';
	while (at < length) {
		size_t run = sci_json_plain_run(text + at, length - at);

		memcpy(to->bytes + to->length, text + at, run);
		to->length += run;
		at += run;
		if (at < length)
			at += put_character(to, text + at, length - at);
	}
	to->bytes[to->length++] = '"';
	return true;
}

/* Whether a text is a value of JSON as it stands. */
static bool is_value(enum sci_json_kind kind, const char *text, size_t length)
{
	struct sci_json json;

	sci_json_start(&json, text, text + length);
	return length > 0 && sci_json_next(&json) == kind && json.text.length == length;
}

bool jsonl_put(struct bytes *to, enum jsonl_kind kind, const char *text, size_t length)
{
	if (kind == JSONL_NULL)
		return bytes_add(to, "null", 4);
	if ((kind == JSONL_NUMBER && is_value(SCI_JSON_NUMBER, text, length)) ||
	    (kind == JSONL_WORD && is_value(SCI_JSON_WORD, text, length)))
		return bytes_add(to, text, length);
	return put_string(to, text, length);
}

bool jsonl_put_member(struct bytes *to, bool first, const char *name, enum jsonl_kind kind,
		      const char *text, size_t length)
{
	return (first || bytes_add(to, ",", 1)) && put_string(to, name, strlen(name)) &&
	       bytes_add(to, ":", 1) && jsonl_put(to, kind, text, length);
}
