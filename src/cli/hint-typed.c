/* SPDX-License-Identifier: BSD-2-Clause */
#include "hint-typed.h"

#include "base/text.h"
#include "cli.h"

#include <string.h>

void cli_type(struct cli_typed *typed, const char *text)
{
	size_t length = strlen(text);

	typed->fits = typed->fits && typed->length + length < CLI_TYPED_MAX &&
		      sci_printable_run((const unsigned char *)text, length) == length;
	if (!typed->fits)
		return;
	memcpy(typed->text + typed->length, text, length + 1);
	typed->length += length;
}

/* Whether the shell takes it as it is. */
static bool is_plain(const char *text)
{
	size_t i;

	for (i = 0; text[i] != '\0'; i++)
		if (!sci_is_letter(text[i]) && !sci_is_digit(text[i]) &&
		    strchr("_-./:,+=@%", text[i]) == NULL)
			return false;
	return i > 0;
}

void cli_type_word(struct cli_typed *typed, const char *text)
{
	char piece[2] = "";

	cli_type(typed, " ");
	if (is_plain(text)) {
		cli_type(typed, text);
		return;
	}
	cli_type(typed, "'");
	for (; *text != '\0' && typed->fits; text++) {
		piece[0] = *text;
		cli_type(typed, *text == '\'' ? "'\\''" : piece);
	}
	cli_type(typed, "'");
}

void cli_type_begin(struct cli_typed *typed, const struct cli *cli)
{
	typed->text[0] = '\0';
	typed->length = 0;
	typed->fits = true;
	cli_type(typed, "sipcause");
	if (cli->command != NULL)
		cli_type_word(typed, cli->command);
}
