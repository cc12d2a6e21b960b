/* SPDX-License-Identifier: BSD-2-Clause */
#include "hint-octets.h"

#include "cli.h"
#include "hint-typed.h"

#include <string.h>

#define OCTETS_MAX 34 /* of a cause element with its longest diagnostics */

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

static void tell(const struct cli *cli, int argc, char **argv)
{
	unsigned char octets[OCTETS_MAX];
	size_t count = read_octets(argc, argv, octets), i, length;
	int32_t form = count > 0 ? form_of(cli, octets, count) : -1;
	char text[3 * OCTETS_MAX + 10];
	const char *shown;
	struct cli_typed typed;

	if (form < 0)
		return;
	length = (size_t)snprintf(text, sizeof(text), "%s:", sipcause_form_word(form));
	shown = text + length;
	for (i = 0; i < count; i++)
		length += (size_t)snprintf(text + length, sizeof(text) - length, "%s%02X",
					   i > 0 ? " " : "", octets[i]);
	cli_type_begin(&typed, cli);
	cli_type_word(&typed, text);
	cli_say("%s may be the octets of a cause; to read them: %s", shown, typed.text);
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

bool cli_hint_element(const struct cli *cli, int argc, char **argv)
{
	unsigned char octets[OCTETS_MAX];
	size_t count;

	if (cli->session.source != NULL || cli->asked.form_in >= 0 || argc < 4 ||
	    are_read(cli, argc, argv))
		return false;
	count = read_octets(argc, argv, octets);
	if (count == 0 || form_of(cli, octets, count) != SIPCAUSE_FORM_IE)
		return false;
	tell(cli, argc, argv);
	return true;
}

void cli_hint_octets(const struct cli *cli, int argc, char **argv)
{
	if (cli->session.source == NULL && !are_read(cli, argc, argv))
		tell(cli, argc, argv);
}
