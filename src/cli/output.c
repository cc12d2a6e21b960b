/* SPDX-License-Identifier: BSD-2-Clause */
/* Rows and text on standard output. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

const char *cli_code_text(char buffer[CLI_CODE_TEXT], const struct sipcause_space *space,
			  int32_t code)
{
	if (code >= 0)
		snprintf(buffer, CLI_CODE_TEXT, "%s:%d", sipcause_space_name(space), code);
	else
		snprintf(buffer, CLI_CODE_TEXT, "%s", sipcause_outcome_word(code));
	return buffer;
}

const char *cli_condition(char buffer[CLI_CONDITION_TEXT], const struct sipcause_result *result)
{
	const char *first = result->via_condition, *second = result->condition;

	/* A first leg that ended the composition is told of in both places. */
	if (first != NULL && second == first)
		second = NULL;
	snprintf(buffer, CLI_CONDITION_TEXT, "%s%s%s", first != NULL ? first : "",
		 first != NULL && second != NULL ? " " : "", second != NULL ? second : "");
	return buffer;
}

/* What cannot be shown, byte by byte. */
static void put_escape(FILE *out, char byte)
{
	fprintf(out, "\\x%02X", (unsigned char)byte);
}

/* Write one character of TSV and give its length.  Bytes that are not UTF-8 stand for
 * themselves where they are letters in other encodings. */
static size_t put_tsv_character(const char *text, size_t length)
{
	uint32_t character = 0;
	size_t size = sci_utf8_decode((const unsigned char *)text, length, &character), i;
	bool shown = size > 0 ? sci_is_shown(character) : (unsigned char)text[0] >= 0xA0;

	size = size > 0 ? size : 1;
	if (shown)
		fwrite(text, 1, size, stdout);
	for (i = 0; i < size && !shown; i++)
		put_escape(stdout, text[i]);
	return size;
}

static void put_tsv(const char *text, size_t length)
{
	static const char plain[] = "\t\n\r\\", words[] = "tnr\\";
	size_t at = 0;

	while (at < length) {
		size_t run = sci_printable_run((const unsigned char *)text + at, length - at);
		const char *backslash = memchr(text + at, '\\', run), *special;

		if (backslash != NULL)
			run = (size_t)(backslash - text) - at;
		fwrite(text + at, 1, run, stdout);
		at += run;
		if (at == length)
			break;
		special = text[at] != '\0' ? strchr(plain, text[at]) : NULL;
		if (special == NULL) {
			at += put_tsv_character(text + at, length - at);
			continue;
		}
		putchar('\\');
		putchar(words[special - plain]);
		at++;
	}
}

static void put_csv(const char *text, size_t length)
{
	bool quotes = false;
	size_t i;

	for (i = 0; i < length && !quotes; i++)
		quotes = strchr("\",\r\n", text[i]) != NULL && text[i] != '\0';
	if (!quotes) {
		fwrite(text, 1, length, stdout);
		return;
	}
	putchar('"');
	for (i = 0; i < length; i++) {
		if (text[i] == '"')
			putchar('"');
		putchar(text[i]);
	}
	putchar('"');
}

void cli_row(const struct cli *cli, const struct cli_cell *cells, size_t count)
{
	bool csv = cli->output == CLI_CSV;
	size_t i;

	for (i = 0; i < count; i++) {
		const char *text = cells[i].text != NULL ? cells[i].text : "";
		size_t length = cells[i].length != CLI_ALL ? cells[i].length : strlen(text);

		if (i > 0)
			putchar(csv ? ',' : '\t');
		if (csv)
			put_csv(text, length);
		else
			put_tsv(text, length);
	}
	putchar('\n');
}

void cli_head(const struct cli *cli, const struct cli_cell *cells, size_t count)
{
	size_t i;

	if (cli->output != CLI_CSV)
		return;
	for (i = 0; i < count; i++)
		printf("%s%s", i > 0 ? "," : "", cells[i].name);
	putchar('\n');
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

/* A result must not be cut and look whole. */
static void end_if_cut(bool whole)
{
	if (whole)
		return;
	cli_say("out of memory");
	exit(CLI_IO);
}

void cli_put(FILE *out, const char *format, ...)
{
	va_list arguments;
	bool whole;

	va_start(arguments, format);
	whole = cli_put_list(out, "", format, arguments);
	va_end(arguments);
	end_if_cut(whole || out == stderr);
}

void cli_print(const struct cli *cli, enum cli_style style, const char *format, ...)
{
	static const char *const begins[] = { "", "\033[1m", "\033[2m" };
	bool styled = cli->color && style != CLI_PLAIN, whole;
	va_list arguments;

	if (styled)
		fputs(begins[style], stdout);
	va_start(arguments, format);
	whole = cli_put_list(stdout, styled ? "\033[0m" : "", format, arguments);
	va_end(arguments);
	end_if_cut(whole);
}

void cli_put_bytes(const char *bytes, size_t length)
{
	fwrite(bytes, 1, length, stdout);
}
