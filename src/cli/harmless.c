/* SPDX-License-Identifier: BSD-2-Clause */
#include "harmless.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* What cannot be shown, byte by byte. */
static void put_escape(FILE *out, char byte)
{
	char escape[SCI_ESCAPE];

	fwrite(escape, 1, sci_escape_put(escape, byte), out);
}

void cli_put_text(FILE *out, const char *text, size_t length)
{
	size_t from = 0, at = 0;

	while (at < length) {
		size_t size = sci_shown_size(text + at, length - at);

		at += size;
		if (size > 0 && at < length)
			continue;
		fwrite(text + from, 1, at - from, out);
		if (size == 0)
			put_escape(out, text[at++]);
		from = at;
	}
}

bool cli_put_list(FILE *out, const char *after, const char *format, va_list arguments)
{
	size_t size = strlen(format), length;
	bool line = size > 0 && format[size - 1] == '\n';
	char room[1024], *text = room;
	va_list again;
	int count;

	va_copy(again, arguments);
	count = vsnprintf(room, sizeof(room), format, again);
	va_end(again);
	length = count < 0 ? 0 : (size_t)count;
	if (length >= sizeof(room)) {
		text = malloc(length + 1);
		if (text != NULL)
			vsnprintf(text, length + 1, format, arguments);
	}
	if (text == NULL)
		cli_put_text(out, room, sizeof(room) - 1);
	else
		cli_put_text(out, text, length - (line && length > 0));
	fputs(after, out);
	if (line)
		putc('\n', out);
	if (text != room)
		free(text);
	return text != NULL;
}
