/* SPDX-License-Identifier: BSD-2-Clause */
/* The texts about codes, each loaded when its space is first asked about. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

/* The texts that were asked for; a space without one is remembered too. */
static struct {
	const struct sipcause_space *space;
	struct sipcause_words *words;
} * shelf;
static size_t held;

/* Tell why there is no text, and give a status. */
static int report(const struct sipcause_error *error)
{
	if (error->code == SIPCAUSE_E_NOT_FOUND)
		return CLI_OK;
	if (error->file[0] == '\0')
		cli_say("%s", error->message);
	else if (error->line > 0)
		cli_say("%s:%u:%u: %s", error->file, error->line, error->column, error->message);
	else
		cli_say("%s: %s", error->file, error->message);
	return error->code == SIPCAUSE_E_MAP ? CLI_BAD_MAP : CLI_IO;
}

static const struct sipcause_words *words_of(struct cli *cli, const struct sipcause_space *space)
{
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	size_t i;

	for (i = 0; i < held; i++)
		if (shelf[i].space == space)
			return shelf[i].words;
	if (shelf == NULL)
		shelf = cli_alloc(sipcause_catalog_space_count(cli->catalog) * sizeof(*shelf));
	shelf[held].space = space;
	if (sipcause_words_load(&shelf[held].words, cli->loader, "en", space, &error) !=
	    SIPCAUSE_OK)
		cli->texts = cli_worse(cli->texts, report(&error));
	return shelf[held++].words;
}

void cli_words(struct cli *cli, const struct sipcause_space *space, int32_t code,
	       struct cli_facts *facts)
{
	/* Where a description was read and how well it is founded is not where the code
	 * was defined. */
	static const char *const names[SIPCAUSE_FIELD_COUNT_] = {
		[SIPCAUSE_FIELD_DESCRIPTION] = "description",
		[SIPCAUSE_FIELD_DIAGNOSTICS] = "diagnostics",
		[SIPCAUSE_FIELD_HTTP] = "http",
		[SIPCAUSE_FIELD_SOURCE] = "description-source",
		[SIPCAUSE_FIELD_GRADE] = "description-grade",
	};
	const struct sipcause_words *words = words_of(cli, space);
	int32_t field;

	for (field = 0; field < SIPCAUSE_FIELD_COUNT_; field++)
		facts->cells[facts->count++] =
			(struct cli_cell){ names[field], sipcause_words_get(words, code, field),
					   CLI_ALL };
}

void cli_words_free(void)
{
	while (held > 0)
		sipcause_words_free(shelf[--held].words);
	shelf = NULL;
}
