/* SPDX-License-Identifier: BSD-2-Clause */
#include "wrap.h"

#include "base/text.h"
#include "say.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define COLUMNS_USUAL 80
#define COLUMNS_LEAST 40   /* fewer are not worth an indentation */
#define COLUMNS_MOST 10000 /* of COLUMNS; more is a mistake */
#define PROSE_MOST 100     /* longer lines are hard to read */
#define MARGIN 2
#define INDENT_USUAL 4 /* where one that was asked for leaves no room */

static size_t terminal_columns(void)
{
	struct winsize size;

	if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
		return 0;
	return size.ws_col;
}

/* What COLUMNS says; 0: nothing, or no number of columns. */
static size_t stated_columns(void)
{
	const char *text = getenv("COLUMNS");
	int32_t number;

	if (text == NULL || sci_number_parse(text, strlen(text), &number) != SCI_NUMBER_OK)
		return 0;
	return number <= COLUMNS_MOST ? (size_t)number : 0;
}

size_t cli_columns(void)
{
	static size_t columns;

	if (columns == 0)
		columns = terminal_columns();
	if (columns == 0)
		columns = stated_columns();
	if (columns == 0)
		columns = COLUMNS_USUAL;
	if (columns < COLUMNS_LEAST)
		columns = COLUMNS_LEAST;
	return columns;
}

static size_t count_columns(const char *text, size_t length)
{
	size_t columns = 0, at = 0;

	while (at < length) {
		size_t size = sci_shown_size(text + at, length - at);

		columns += size > 0 ? 1 : SCI_ESCAPE;
		at += size > 0 ? size : 1;
	}
	return columns;
}

size_t cli_text_columns(const char *text)
{
	return text != NULL ? count_columns(text, strlen(text)) : 0;
}

int cli_cut(const char *text, size_t columns)
{
	size_t length = 0, shown = 0;

	for (; text[length] != '\0'; length++) {
		if (((unsigned char)text[length] & 0xC0) != 0x80 && shown++ == columns)
			break;
	}
	return (int)length;
}

/* The column after the last one of prose. */
static size_t prose_end(void)
{
	size_t columns = cli_columns();

	return (columns < PROSE_MOST ? columns : PROSE_MOST) - MARGIN;
}

static size_t put_blanks(size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		putchar(' ');
	return count;
}

/* Blanks between words stay, but for those at which a line is broken or begins. */
static void put_words(size_t at, size_t indent, const char *text)
{
	const size_t end = prose_end();
	bool begins = at == 0;

	if (indent > end / 2)
		indent = INDENT_USUAL;
	at += begins ? put_blanks(indent) : 0;
	while (*text != '\0') {
		size_t blanks = strspn(text, " \n"), length = strcspn(text + blanks, " \n");
		size_t columns = count_columns(text + blanks, length);

		if (!begins && length > 0 && blanks > 0 && at + blanks + columns > end) {
			putchar('\n');
			at = put_blanks(indent);
		} else if (!begins && length > 0) {
			at += put_blanks(blanks);
		}
		cli_put_text(stdout, text + blanks, length);
		at += columns;
		text += blanks + length;
		begins = false;
	}
}

__attribute__((format(printf, 1, 0))) static char *make_text(const char *format, va_list arguments)
{
	va_list again;
	char *text;
	int length;

	va_copy(again, arguments);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	text = length >= 0 ? malloc((size_t)length + 1) : NULL;
	if (text == NULL) {
		cli_say("out of memory");
		exit(CLI_IO);
	}
	vsnprintf(text, (size_t)length + 1, format, arguments);
	return text;
}

char *cli_text(const char *format, ...)
{
	va_list arguments;
	char *text;

	va_start(arguments, format);
	text = make_text(format, arguments);
	va_end(arguments);
	return text;
}

void cli_wrap(const struct cli *cli, enum cli_style style, size_t at, size_t indent,
	      const char *format, ...)
{
	va_list arguments;
	char *text;

	va_start(arguments, format);
	text = make_text(format, arguments);
	va_end(arguments);
	cli_style_begin(cli, style);
	put_words(at, indent, text);
	cli_style_end(cli, style);
	putchar('\n');
	free(text);
}
