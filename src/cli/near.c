/* SPDX-License-Identifier: BSD-2-Clause */
#include "near.h"

#include "base/text.h"
#include "command.h"

#include <string.h>

/* A name and its aliases, which stand in one string with spaces between. */
static void consider_all(struct sci_near *near, const char *names)
{
	const char *name;
	size_t length;

	while ((name = sci_word_next(&names, &length)) != NULL)
		sci_near_consider(near, name, length);
}

void cli_near_command(char buffer[CLI_NEAR_TEXT], const char *text, size_t length)
{
	struct sci_near near;
	size_t i;

	sci_near_begin(&near, text, length);
	for (i = 0; cli_commands[i] != NULL; i++)
		sci_near_consider(&near, cli_commands[i]->name, strlen(cli_commands[i]->name));
	sci_near_consider(&near, "help", strlen("help"));
	sci_near_text(&near, buffer);
}

void cli_near(char buffer[CLI_NEAR_TEXT], const struct sipcause_space *space, const char *text,
	      size_t length)
{
	struct sci_near near;
	size_t i;

	sci_near_begin(&near, text, length);
	for (i = 0; i < sipcause_space_count(space); i++) {
		int32_t code = sipcause_space_at(space, i);

		consider_all(&near, sipcause_space_fact(space, code, SIPCAUSE_FACT_NAME));
		consider_all(&near, sipcause_space_fact(space, code, SIPCAUSE_FACT_ALIASES));
	}
	sci_near_text(&near, buffer);
}

void cli_near_space(char buffer[CLI_NEAR_TEXT], const struct sipcause_catalog *catalog,
		    const char *text, size_t length)
{
	const struct sipcause_space *space;
	struct sci_near near;
	const char *name;
	size_t i, k;

	sci_near_begin(&near, text, length);
	for (i = 0; (space = sipcause_catalog_space_at(catalog, i)) != NULL; i++) {
		name = sipcause_space_name(space);
		sci_near_consider(&near, name, strlen(name));
	}
	for (i = 0; (name = sipcause_shipped_space(i)) != NULL; i++)
		sci_near_consider(&near, name, strlen(name));
	for (i = 0; (space = sipcause_catalog_space_at(catalog, i)) != NULL; i++)
		for (k = 0; (name = sipcause_space_called(space, k)) != NULL; k++)
			sci_near_consider(&near, name, strlen(name));
	sci_near_text(&near, buffer);
}
