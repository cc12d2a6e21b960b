/* SPDX-License-Identifier: BSD-2-Clause */
/* Rows and text on standard output. */
#include "cli.h"

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

const char *cli_quote(char buffer[CLI_CODE_TEXT], const char *text, size_t length)
{
	size_t used = 0, i;

	buffer[used++] = '\'';
	for (i = 0; i < length && used < CLI_CODE_TEXT - 10; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c < 0x20 || c == 0x7F)
			used += (size_t)snprintf(buffer + used, 5, "\\x%02X", c);
		else
			buffer[used++] = (char)c;
	}
	strcpy(buffer + used, i < length ? "...'" : "'");
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

static void put_tsv(const char *text, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++) {
		unsigned char c = (unsigned char)text[i];

		switch (c) {
		case '\t':
			fputs("\\t", stdout);
			break;
		case '\n':
			fputs("\\n", stdout);
			break;
		case '\r':
			fputs("\\r", stdout);
			break;
		case '\\':
			fputs("\\\\", stdout);
			break;
		default:
			if (c < 0x20 || c == 0x7F)
				printf("\\x%02X", c);
			else
				putchar(c);
		}
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
	size_t i;

	for (i = 0; i < length; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c < 0x20 || c == 0x7F)
			fprintf(out, "\\x%02X", c);
		else
			putc(c, out);
	}
}

const char *cli_bold(const struct cli *cli)
{
	return cli->color ? "\033[1m" : "";
}

const char *cli_dim(const struct cli *cli)
{
	return cli->color ? "\033[2m" : "";
}

const char *cli_plain(const struct cli *cli)
{
	return cli->color ? "\033[0m" : "";
}
