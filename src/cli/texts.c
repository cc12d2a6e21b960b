/* SPDX-License-Identifier: BSD-2-Clause */
#include "texts.h"

#include "cli.h"
#include "language.h"
#include "wrap.h"

#include <stddef.h>
#include <string.h>

struct cli_text {
	const struct sipcause_space *space;
	struct sipcause_texts *texts[CLI_LANGUAGES_MAX]; /* by language; NULL: there is none */
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

static void load(struct cli *cli, struct cli_text *text)
{
	struct cli_session *session = &cli->session;
	size_t i;

	for (i = 0; i < session->languages.count; i++) {
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;

		if (sipcause_texts_load(&text->texts[i], session->loader,
					session->languages.items[i], text->space,
					&error) != SIPCAUSE_OK)
			session->text_status = cli_worse(session->text_status, report(&error));
	}
}

static const struct cli_text *text_of(struct cli *cli, const struct sipcause_space *space)
{
	struct cli_session *session = &cli->session;
	struct cli_text *text;
	size_t i;

	for (i = 0; i < session->text_count; i++)
		if (session->texts[i].space == space)
			return &session->texts[i];
	cli_languages(cli);
	if (session->texts == NULL)
		session->texts = cli_alloc(sipcause_catalog_space_count(session->catalog) *
					   sizeof(*session->texts));
	text = &session->texts[session->text_count++];
	text->space = space;
	load(cli, text);
	return text;
}

/* The first language whose text says a field of a code; -1: none. */
static int find(const struct cli *cli, const struct cli_text *text, int32_t code, int32_t field)
{
	int i;

	for (i = 0; i < (int)cli->session.languages.count; i++)
		if (sipcause_texts_get(text->texts[i], code, field) != NULL)
			return i;
	return -1;
}

const char *cli_texts_get(struct cli *cli, const struct sipcause_space *space, int32_t code,
			  int32_t field)
{
	const bool founds = field == SIPCAUSE_FIELD_SOURCE || field == SIPCAUSE_FIELD_GRADE;
	const struct cli_text *text = text_of(cli, space);
	int i = find(cli, text, code, founds ? (int32_t)SIPCAUSE_FIELD_DESCRIPTION : field);

	return i >= 0 ? sipcause_texts_get(text->texts[i], code, field) : NULL;
}

const char *cli_texts_language(struct cli *cli, const struct sipcause_space *space, int32_t code,
			       int32_t field)
{
	int i = find(cli, text_of(cli, space), code, field);

	return i >= 0 ? cli->session.languages.items[i] : NULL;
}

const char *cli_texts_phrase(struct cli *cli, const struct sipcause_space *space, int32_t code)
{
	const char *phrase = cli_texts_get(cli, space, code, SIPCAUSE_FIELD_PHRASE);
	const char *own = sipcause_space_fact(space, code, SIPCAUSE_FACT_PHRASE);

	return phrase != NULL && own != NULL && strcmp(phrase, own) == 0 ? NULL : phrase;
}

char *cli_phrase_text(const char *phrase, const char *translated)
{
	if (phrase != NULL && translated != NULL && strcmp(phrase, translated) != 0)
		return cli_text("%s (%s)", phrase, translated);
	return cli_text("%s", phrase != NULL ? phrase : translated != NULL ? translated : "");
}

void cli_texts_free(struct cli *cli)
{
	struct cli_session *session = &cli->session;
	size_t i;

	while (session->text_count > 0) {
		session->text_count--;
		for (i = 0; i < CLI_LANGUAGES_MAX; i++)
			sipcause_texts_free(session->texts[session->text_count].texts[i]);
	}
	session->texts = NULL;
}
