/* SPDX-License-Identifier: BSD-2-Clause */
#include "wire.h"

#include "cli.h"
#include "output.h"

#include <stdlib.h>
#include <string.h>

/* The spaces that a form can tell of, best first. */
static const char *const targets[SIPCAUSE_FORM_COUNT_][3] = {
	[SIPCAUSE_FORM_REASON] = { "q850", "sip" },
	[SIPCAUSE_FORM_STATUS_LINE] = { "sip", "http" },
	[SIPCAUSE_FORM_IE] = { "q850" },
	[SIPCAUSE_FORM_OCTETS] = { "q850" },
	[SIPCAUSE_FORM_ENCAPSULATED] = { "q850" },
	[SIPCAUSE_FORM_PROBLEM] = { "http" },
};

const struct sipcause_space *cli_form_target(const struct cli *cli,
					     const struct sipcause_space *from)
{
	size_t i;

	for (i = 0; targets[cli->asked.form_out][i] != NULL; i++) {
		const struct sipcause_space *to = sipcause_catalog_space(
			cli->session.catalog, targets[cli->asked.form_out][i]);

		if (to != NULL &&
		    (to == from || sipcause_map_table(cli->session.map, from, to) != NULL))
			return to;
	}
	return NULL;
}

static void put_hex(const unsigned char *bytes, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++)
		cli_put(stdout, "%02x", bytes[i]);
}

int cli_put_wire(const struct cli *cli, const char *where, const struct cli_code *code,
		 const struct sipcause_result *result)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	size_t length = 0;
	char *buffer;
	int status;

	status =
		sipcause_write(cli->asked.form_out, &code->asked, result, NULL, 0, &length, &error);
	if (status != SIPCAUSE_E_FULL) {
		cli_say("%s%s cannot be written: %s", where,
			sipcause_form_word(cli->asked.form_out), error.message);
		putchar('\n');
		return CLI_UNMAPPED;
	}
	buffer = malloc(length);
	if (buffer == NULL || sipcause_write(cli->asked.form_out, &code->asked, result, buffer,
					     length, &length, &error) != SIPCAUSE_OK) {
		free(buffer);
		cli_say("out of memory");
		return CLI_IO;
	}
	if (cli->asked.form_out == SIPCAUSE_FORM_REASON)
		fputs("Reason: ", stdout);
	if (cli_is_octets(cli->asked.form_out))
		put_hex((const unsigned char *)buffer, length);
	else
		cli_put_bytes(buffer, length);
	putchar('\n');
	free(buffer);
	return CLI_OK;
}
