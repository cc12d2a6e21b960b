/* SPDX-License-Identifier: BSD-2-Clause */
/* The plain words of a code, written for a person and for a machine. */
#include "cli/cli.h"
#include "cli/result.h"
#include "cli/texts.h"
#include "cli/wrap.h"
#include "plain.h"

#include <stdio.h>
#include <stdlib.h>

#define INDENT 13

/* ---------------------------------------------------------------- for people */

/* Append a sentence to a text, which is freed. */
static char *add(char *text, const char *sentence)
{
	char *longer;

	if (sentence == NULL)
		return text;
	longer = cli_text("%s%s%s", text, text[0] != '\0' ? " " : "", sentence);
	free(text);
	return longer;
}

/* Append what a row writes next to its answer, such as what to avoid. */
static char *add_written(struct cli *cli, char *text, const struct sipcause_result *result)
{
	uint32_t i;

	for (i = 0; i < result->write_count && result->outcome >= 0; i++)
		text = add(text, cli_texts_get(cli, result->write_space[i], result->write_code[i],
					       SIPCAUSE_FIELD_DESCRIPTION));
	return text;
}

static void put_labelled(const struct cli *cli, const char *label, const char *text)
{
	if (text == NULL)
		return;
	cli_print(cli, CLI_DIM, "  %-*s", INDENT - 2, label);
	cli_wrap(cli, CLI_PLAIN, INDENT, INDENT, "%s", text);
}

/* "SIP 480", and "asterisk:20" of a space without a protocol. */
static char *add_code(char *text, const struct sipcause_space *space, int32_t code)
{
	const char *protocol = sipcause_space_protocol(space, 0);
	char plain[CLI_CODE_TEXT];
	char *longer;

	cli_code_text(plain, space, code);
	longer = protocol != NULL
			 ? cli_text("%s%s%s %d", text, text[0] != '\0' ? ", " : "", protocol, code)
			 : cli_text("%s%s%s", text, text[0] != '\0' ? ", " : "", plain);
	free(text);
	return longer;
}

void cli_plain_put(struct cli *cli, const struct cli_plain *plain)
{
	char *text = cli_text("%s", plain->happened != NULL ? plain->happened : ""), *codes;
	size_t i;

	if (!plain->said) {
		free(text);
		return;
	}
	text = add(text, plain->location);
	for (i = 0; i < CLI_PLAIN_QUESTIONS; i++) {
		if (plain->sentences[i] == NULL)
			continue;
		text = add(text, plain->sentences[i]);
		text = add_written(cli, text, &plain->answers[i]);
	}
	codes = cli_text("%s", "");
	for (i = 0; i < plain->code_count; i++)
		codes = add_code(codes, plain->codes[i].space, plain->codes[i].code);
	if (text[0] != '\0')
		cli_wrap(cli, CLI_PLAIN, 0, 0, "%s", text);
	put_labelled(cli, "tell", plain->tell);
	put_labelled(cli, "open", plain->open);
	put_labelled(cli, "codes", codes[0] != '\0' ? codes : NULL);
	free(text);
	free(codes);
}

/* --------------------------------------------------------------- for machines */

static void put_answer(struct json *json, const char *name, const char *sentence,
		       const struct sipcause_result *result)
{
	if (result->map == NULL)
		return;
	json_object(json, name);
	json_text(json, "text", sentence);
	cli_put_result(json, result);
	json_object_end(json);
}

void cli_plain_members(struct json *json, const void *data)
{
	const struct cli_plain *plain = data;
	char text[CLI_CODE_TEXT];
	size_t i;

	if (!plain->said)
		return;
	json_object(json, "plain");
	json_text(json, "happened", plain->happened);
	json_text(json, "location", plain->location);
	for (i = 0; i < CLI_PLAIN_QUESTIONS; i++)
		put_answer(json, cli_plain_names[i], plain->sentences[i], &plain->answers[i]);
	json_text(json, "tell", plain->tell);
	json_text(json, "open", plain->open);
	json_object(json, "codes");
	for (i = 0; i < plain->code_count; i++)
		json_text(json, sipcause_space_name(plain->codes[i].space),
			  cli_code_text(text, plain->codes[i].space, plain->codes[i].code));
	json_object_end(json);
	json_object_end(json);
}
