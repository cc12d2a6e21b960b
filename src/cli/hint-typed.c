/* SPDX-License-Identifier: BSD-2-Clause */
#include "hint-typed.h"

#include "base/text.h"
#include "cli.h"
#include "map-path.h"

#include <stdio.h>
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

/* Whether every shell takes it as it is. */
static bool is_plain(const char *text)
{
	size_t i;

	if (text[0] == '=')
		return false;

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

void cli_type_file(struct cli_typed *typed, const char *name)
{
	char path[CLI_TYPED_MAX + 2];

	snprintf(path, sizeof(path), "%s%s", name[0] == '-' ? "./" : "", name);
	cli_type_word(typed, path);
	typed->fits = typed->fits && strlen(name) < CLI_TYPED_MAX;
}

static void type_option(struct cli_typed *typed, const char *option, const char *value)
{
	if (value == NULL)
		return;
	cli_type(typed, option);
	cli_type_word(typed, value);
}

static void type_list(struct cli_typed *typed, const char *option, const struct cli_list *list)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		type_option(typed, option, list->items[i]);
}

/* The space of -f, and how its codes are written. */
static void type_source(struct cli_typed *typed, const struct cli_options *asked)
{
	char source[CLI_TYPED_MAX];

	if (asked->from.count == 0)
		return;
	snprintf(source, sizeof(source), "%.200s%s%s", asked->from.items[asked->from.count - 1],
		 asked->spelling != SIPCAUSE_SPELLING_AUTO ? ":" : "",
		 asked->spelling != SIPCAUSE_SPELLING_AUTO ? sipcause_spelling_word(asked->spelling)
							   : "");
	type_option(typed, " -f", source);
}

void cli_type_bare(struct cli_typed *typed, const char *command)
{
	typed->text[0] = '\0';
	typed->length = 0;
	typed->fits = true;
	cli_type(typed, "sipcause");
	if (command != NULL)
		cli_type_word(typed, command);
}

void cli_type_begin(struct cli_typed *typed, const struct cli *cli)
{
	const struct cli_options *asked = &cli->asked;
	size_t i;

	cli_type_bare(typed, cli->command);
	for (i = 0; i + 1 < asked->maps.count; i++)
		if (cli_is_path(asked->maps.items[i]))
			type_option(typed, " -m", asked->maps.items[i]);
	if (asked->map != NULL && strcmp(asked->map, "default") != 0)
		type_option(typed, " -m", asked->map);
	type_list(typed, " -I", &asked->directories);
	type_source(typed, asked);
	type_list(typed, " -t", &asked->to);
	type_list(typed, " -w", &asked->with);
}
