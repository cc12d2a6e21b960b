/* SPDX-License-Identifier: BSD-2-Clause */
#include "hint-header.h"

#include "base/near.h"
#include "base/text.h"
#include "cli.h"
#include "head-lines.h"
#include "hint-typed.h"

#include <string.h>

const char *cli_near_header(const char *name, size_t length)
{
	struct sci_near near;

	sci_near_begin(&near, name, length);
	sci_near_consider(&near, "Reason", strlen("Reason"));
	sci_near_consider(&near, "Warning", strlen("Warning"));
	return near.word;
}

/* Whether it is a line, and nothing was said of lines before. */
static bool is_first(struct cli *cli, const char *where)
{
	if (where[0] == '\0' || cli->told_lines || cli->asked.form_in >= 0)
		return false;
	cli->told_lines = true;
	return true;
}

static bool holds(const char *text, size_t length, const char *words)
{
	size_t size = strlen(words), i;

	for (i = 0; i + size <= length; i++)
		if (memcmp(text + i, words, size) == 0)
			return true;
	return false;
}

void cli_hint_log(struct cli *cli, const char *where, const char *text, size_t length)
{
	if ((holds(text, length, "SIP/2.0 ") || holds(text, length, ";cause=")) &&
	    is_first(cli, where))
		cli_say("for lines of a log, use scan: sipcause scan FILE");
}

void cli_tell_no_header(struct cli *cli, const char *where, const char *name, size_t length)
{
	const char *near = cli_near_header(name, length);
	char quoted[SCI_QUOTED];

	cli_say("%s%s is not a header that is read; expected Reason or Warning%s%s%s", where,
		sci_quote(quoted, name, length), near != NULL ? "; did you mean " : "",
		near != NULL ? near : "", near != NULL ? "?" : "");
	if (!is_first(cli, where))
		return;
	cli_say("to read all lines as one message: sipcause%s%s -i message",
		cli->command != NULL ? " " : "", cli->command != NULL ? cli->command : "");
}

/* "Reason:", a whole word. */
static bool is_name(const char *word)
{
	size_t length = strlen(word);

	return length > 1 && word[length - 1] == ':' && strchr(word, ':') == word + length - 1 &&
	       cli_is_field(word, length);
}

/* "SIP/2.0" with its status in the next word. */
static bool is_version(const char *word, const char *next)
{
	return cli_is_response(word, strlen(word)) && strpbrk(word, " \t:") == NULL &&
	       strlen(next) == 3 && strspn(next, "0123456789") == 3;
}

/* The words with a blank between them. */
static const char *join(int argc, char **argv)
{
	size_t length = 1, used = 0;
	char *text;
	int i;

	for (i = 0; i < argc; i++)
		length += strlen(argv[i]) + 1;
	text = cli_alloc(length);
	for (i = 0; i < argc; i++)
		used += (size_t)sprintf(text + used, "%s%s", i > 0 ? " " : "", argv[i]);
	return text;
}

/* A Warning is a header, and a space as well. */
static bool is_space(const char *name, size_t length)
{
	const char *space = sipcause_shipped_called(name, length);

	return space != NULL && strcmp(space, "warning") != 0;
}

/* "isdn" and "17". */
static bool is_code(const struct cli *cli, const char *name, size_t length, const char *text)
{
	const struct sipcause_space *space =
		sipcause_catalog_called(cli->session.catalog, name, length);

	return space != NULL && cli->session.source == NULL &&
	       sipcause_space_parse(space, text, strlen(text)) >= 0;
}

static bool tell_code(const struct cli *cli, const char *wrong, const char *name, size_t length,
		      const char *text)
{
	char code[CLI_TYPED_MAX];
	struct cli_typed typed;

	snprintf(code, sizeof(code), "%.*s:%s", (int)length, name, text);
	cli_type_begin(&typed, cli);
	cli_type_word(&typed, code);
	cli_say("'%s %s' %s; type it as one word: %s", name, text, wrong,
		typed.fits ? typed.text : "SPACE:CODE");
	return true;
}

bool cli_hint_split(const struct cli *cli, int argc, char **argv)
{
	struct cli_typed typed;
	bool name;

	if (argc < 2 || cli->asked.form_in >= 0)
		return false;
	if (argc == 2 && is_code(cli, argv[0], strlen(argv[0]), argv[1]))
		return tell_code(cli, "lacks a colon", argv[0], strlen(argv[0]), argv[1]);
	name = is_name(argv[0]);
	if (!name && !is_version(argv[0], argv[1]))
		return false;
	if (name && is_space(argv[0], strlen(argv[0]) - 1)) {
		if (argc == 2 && is_code(cli, argv[0], strlen(argv[0]) - 1, argv[1]))
			return tell_code(cli, "has a blank", argv[0], strlen(argv[0]) - 1, argv[1]);
		cli_say("'%s' lacks its code; expected one word, e.g. sip:486", argv[0]);
		return true;
	}
	cli_type_begin(&typed, cli);
	cli_type_word(&typed, join(argc, argv));
	/* The shell ends a command at the first semicolon. */
	if (name && (!typed.fits || strchr(typed.text, ';') == NULL))
		cli_say("a header line needs quotes, e.g. sipcause 'Reason: Q.850;cause=17'");
	else
		cli_say("these words are one line, which needs quotes: %s",
			typed.fits ? typed.text : "sipcause 'SIP/2.0 486 Busy Here'");
	return true;
}
