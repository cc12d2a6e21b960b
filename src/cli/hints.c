/* SPDX-License-Identifier: BSD-2-Clause */
#include "hints.h"

#include "base/text.h"
#include "cli.h"
#include "head-lines.h"

#include <string.h>

#define COMMAND_MAX 300 /* bytes of a command that is shown */
#define OCTETS_MAX 34   /* of a cause element with its longest diagnostics */

/* ------------------------------------------------------------------- commands */

/* A command that is put together.  Where it does not fit, or has bytes that nobody could
 * type, it is not shown. */
struct typed {
	char text[COMMAND_MAX];
	size_t length;
	bool fits;
};

static void type(struct typed *typed, const char *text)
{
	size_t length = strlen(text);

	typed->fits = typed->fits && typed->length + length < COMMAND_MAX &&
		      sci_printable_run((const unsigned char *)text, length) == length;
	if (!typed->fits)
		return;
	memcpy(typed->text + typed->length, text, length + 1);
	typed->length += length;
}

/* Between quotes for the shell. */
static void type_quoted(struct typed *typed, const char *text)
{
	char piece[2] = "";

	type(typed, " '");
	for (; *text != '\0' && typed->fits; text++) {
		piece[0] = *text;
		type(typed, *text == '\'' ? "'\\''" : piece);
	}
	type(typed, "'");
}

static void begin(const struct cli *cli, struct typed *typed)
{
	typed->length = 0;
	typed->fits = true;
	type(typed, "sipcause");
	if (cli->command != NULL) {
		type(typed, " ");
		type(typed, cli->command);
	}
}

/* ------------------------------------------------------------------- messages */

static bool is_one_line(const char *text)
{
	return strpbrk(text, "\r\n") == NULL;
}

/* A first line, and nothing but header fields behind it. */
static bool is_message(int argc, char **argv)
{
	int i;

	if (argc < 2 || !is_one_line(argv[0]) || !cli_is_first_line(argv[0], strlen(argv[0])))
		return false;
	for (i = 1; i < argc; i++)
		if (!is_one_line(argv[i]) || !cli_is_field(argv[i], strlen(argv[i])))
			return false;
	return true;
}

static void hint_message(const struct cli *cli, int argc, char **argv)
{
	struct typed typed;
	int i;

	begin(cli, &typed);
	type(&typed, " -i message");
	for (i = 0; i < argc; i++)
		type_quoted(&typed, argv[i]);
	if (typed.fits)
		cli_say("these may be the lines of one message; for that: %s", typed.text);
	else
		cli_say("these may be the lines of one message; for that: -i message and the same "
			"arguments");
}

/* --------------------------------------------------------------------- octets */

/* The octets that the operands are together; 0: they are none. */
static size_t read_octets(int argc, char **argv, unsigned char octets[OCTETS_MAX])
{
	char text[8 * OCTETS_MAX];
	size_t length = 0, count;
	int i;

	for (i = 0; i < argc; i++) {
		size_t size = strlen(argv[i]);

		if (size + 1 > sizeof(text) - length)
			return 0;
		memcpy(text + length, argv[i], size);
		length += size;
		text[length++] = ' ';
	}
	if (sipcause_octets_parse(text, length, octets, OCTETS_MAX, &count, NULL) != SIPCAUSE_OK)
		return 0;
	return count;
}

/* Whether a location is neither spare nor reserved. */
static bool is_in_use(const struct sipcause_space *locations, int32_t location)
{
	return sipcause_space_defines(locations, location) &&
	       sipcause_space_fact(locations, location, SIPCAUSE_FACT_STATUS) == NULL;
}

/* Whether a form has all of them, and a cause of ITU-T's and a location that are in use. */
static bool is_cause(const struct cli *cli, int32_t form, const unsigned char *octets, size_t count)
{
	const struct sipcause_space *locations =
		sipcause_catalog_space(cli->session.catalog, "location");
	struct sipcause_message *message = NULL;
	const struct sipcause_part *part;
	bool is = false;

	if (locations == NULL ||
	    sipcause_message_new(&message, cli->session.catalog) != SIPCAUSE_OK)
		return false;
	if (sipcause_message_read(message, form, octets, count, NULL) == SIPCAUSE_OK &&
	    sipcause_message_count(message) == 1) {
		part = sipcause_message_part(message, 0);
		is = sipcause_part_validity(part) == SIPCAUSE_VALIDITY_VALID &&
		     sipcause_space_defines(sipcause_part_space(part), sipcause_part_code(part)) &&
		     is_in_use(locations, sipcause_part_location(part));
	}
	sipcause_message_free(message);
	return is;
}

/* The form of which they are, as plainly as octets can be; -1: of none. */
static int32_t form_of(const struct cli *cli, const unsigned char *octets, size_t count)
{
	if (count >= 4 && octets[0] == 0x08 && is_cause(cli, SIPCAUSE_FORM_IE, octets, count))
		return SIPCAUSE_FORM_IE;
	/* The high bit of a cause's first octet is set where nothing unusual follows it, and
	 * the fifth is spare. */
	if (count >= 2 && (octets[0] & 0x90) == 0x80 &&
	    is_cause(cli, SIPCAUSE_FORM_OCTETS, octets, count))
		return SIPCAUSE_FORM_OCTETS;
	return -1;
}

static void hint_octets(const struct cli *cli, int argc, char **argv)
{
	unsigned char octets[OCTETS_MAX];
	size_t count = read_octets(argc, argv, octets), i, length;
	int32_t form = count > 0 ? form_of(cli, octets, count) : -1;
	char text[3 * OCTETS_MAX + 10];
	const char *shown;
	struct typed typed;

	if (form < 0)
		return;
	length = (size_t)snprintf(text, sizeof(text), "%s:", sipcause_form_word(form));
	shown = text + length;
	for (i = 0; i < count; i++)
		length += (size_t)snprintf(text + length, sizeof(text) - length, "%s%02X",
					   i > 0 ? " " : "", octets[i]);
	begin(cli, &typed);
	type_quoted(&typed, text);
	cli_say("%s may be the octets of a cause; for these: %s", shown, typed.text);
}

/* Octets in one operand are read where codes are. */
static bool are_read(const struct cli *cli, int argc, char **argv)
{
	int i;

	if (cli->command != NULL && strcmp(cli->command, "decode") == 0)
		return false;
	for (i = 0; i < argc; i++)
		if (strchr(argv[i], ' ') != NULL)
			return true;
	return argc == 1;
}

void cli_hint(const struct cli *cli, int argc, char **argv)
{
	if (cli->asked.form_in >= 0)
		return;
	if (is_message(argc, argv))
		hint_message(cli, argc, argv);
	else if (cli->session.source == NULL && !are_read(cli, argc, argv))
		hint_octets(cli, argc, argv);
}
