/* SPDX-License-Identifier: BSD-2-Clause */
#include "text.h"

#include "cli/say.h"

#include <stdlib.h>
#include <string.h>

void dialect_text_put(struct dialect_text *text, const char *bytes, size_t length)
{
	if (text->limit > 0 && length > text->limit - text->length)
		length = text->limit - text->length;
	if (length > text->room - text->length) {
		size_t room = text->room < 4096 ? 4096 : text->room;
		char *moved;

		while (room - text->length < length)
			room *= 2;
		moved = realloc(text->bytes, room);
		if (moved == NULL)
			cli_need_memory(SIPCAUSE_E_MEMORY);
		text->bytes = moved;
		text->room = room;
	}
	if (length > 0)
		memcpy(text->bytes + text->length, bytes, length);
	text->length += length;
}

static const char *escape_of(const struct dialect *dialect, char byte)
{
	uint32_t i;

	for (i = 0; i < dialect->escape_count; i++)
		if (dialect->escapes[i].byte == byte)
			return dialect->escapes[i].text;
	return NULL;
}

static void put_word(struct dialect_text *text, const char *word)
{
	dialect_text_put(text, word, strlen(word));
}

bool dialect_text_value(struct dialect_text *text, const struct dialect *dialect, const char *value,
			bool quoted)
{
	bool fine = true;

	if (value == NULL) {
		put_word(text, dialect->empty);
		return true;
	}
	if (quoted)
		put_word(text, dialect->quote);
	for (; *value != '\0'; value++) {
		const char *escape = escape_of(dialect, *value);

		if ((unsigned char)*value < ' ' || strchr(dialect->refuse, *value) != NULL)
			fine = false;
		if (escape != NULL)
			put_word(text, escape);
		else
			dialect_text_put(text, value, 1);
	}
	if (quoted)
		put_word(text, dialect->quote);
	return fine;
}
