/* SPDX-License-Identifier: BSD-2-Clause */
#include "texts.h"

#include "cli.h"

#include <stddef.h>

struct cli_text {
	const struct sipcause_space *space;
	struct sipcause_texts *texts; /* NULL: there is none */
};

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

static const struct sipcause_texts *text_of(struct cli *cli, const struct sipcause_space *space)
{
	struct cli_session *session = &cli->session;
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	struct cli_text *text;
	size_t i;

	for (i = 0; i < session->text_count; i++)
		if (session->texts[i].space == space)
			return session->texts[i].texts;
	if (session->texts == NULL)
		session->texts = cli_alloc(sipcause_catalog_space_count(session->catalog) *
					   sizeof(*session->texts));
	text = &session->texts[session->text_count++];
	text->space = space;
	if (sipcause_texts_load(&text->texts, session->loader, "en", space, &error) != SIPCAUSE_OK)
		session->text_status = cli_worse(session->text_status, report(&error));
	return text->texts;
}

const char *cli_texts_get(struct cli *cli, const struct sipcause_space *space, int32_t code,
			  int32_t field)
{
	return sipcause_texts_get(text_of(cli, space), code, field);
}

void cli_texts_free(struct cli *cli)
{
	struct cli_session *session = &cli->session;

	while (session->text_count > 0)
		sipcause_texts_free(session->texts[--session->text_count].texts);
	session->texts = NULL;
}
