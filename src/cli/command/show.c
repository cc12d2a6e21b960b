/* SPDX-License-Identifier: BSD-2-Clause */
/* The show command: one code, or those of a pattern, with all that is known. */
#include "cli/cli.h"

#include <string.h>

#define WIDTH 78
#define INDENT 13

/* A paragraph behind a label or, without one, from the left; broken between words. */
static void put_wrapped(const struct cli *cli, const char *label, const char *text)
{
	const size_t indent = label != NULL ? INDENT : 2;
	size_t at = indent;

	fputs("  ", stdout);
	cli_print(cli, CLI_DIM, "%-*s", (int)indent - 2, label != NULL ? label : "");
	while (*text != '\0') {
		size_t size = strcspn(text, " \n");

		if (at > indent && at + 1 + size > WIDTH) {
			putchar('\n');
			cli_print(cli, CLI_PLAIN, "%*s", (int)indent, "");
			at = indent;
		} else if (at > indent) {
			putchar(' ');
			at++;
		}
		cli_put_text(stdout, text, size);
		at += size;
		text += size;
		text += strspn(text, " \n");
	}
	putchar('\n');
}

static void put_class(const struct cli *cli, const struct cli_facts *facts)
{
	const char *class = cli_fact(facts, "class"), *name = cli_fact(facts, "class-name");
	char text[300];

	if (class == NULL)
		return;
	/* Some classes are called by their name already. */
	snprintf(text, sizeof(text), "%s%s%s", class, name != NULL ? ", " : "",
		 name != NULL ? name : "");
	put_wrapped(cli, "class", text);
}

/* Where the description was read. */
static void put_described(const struct cli *cli, const struct cli_facts *facts)
{
	const char *source = cli_fact(facts, "description-source");
	const char *grade = cli_fact(facts, "description-grade");
	char text[1000];

	if (cli_fact(facts, "description") == NULL || source == NULL)
		return;
	snprintf(text, sizeof(text), "%s%s%s%s", source, grade != NULL ? " (" : "",
		 grade != NULL ? grade : "", grade != NULL ? ")" : "");
	put_wrapped(cli, "described", text);
}

/* What the code becomes in the spaces that the map has tables to. */
static void put_targets(struct cli *cli, const struct sipcause_space *space, int32_t code)
{
	struct cli_code asked = cli_plain_code(cli, space, code);
	const struct sipcause_space *to;
	size_t i;

	for (i = 0; (to = cli_target(cli, space, i)) != NULL; i++) {
		struct sipcause_result result = SIPCAUSE_RESULT_INIT;
		char answer[CLI_CODE_TEXT], between[CLI_CODE_TEXT], text[800];

		cli_ask(cli, &asked, to, &result);
		cli_code_text(answer, to, result.outcome);
		cli_code_text(between, result.via, result.via_code);
		snprintf(text, sizeof(text), "%s%s%s%s%s%s%s (%s%s%s)",
			 result.outcome < 0 ? sipcause_space_name(to) : "",
			 result.outcome < 0 ? ":" : "", answer, result.phrase != NULL ? " " : "",
			 result.phrase != NULL ? result.phrase : "",
			 result.via != NULL ? ", by way of " : "",
			 result.via != NULL ? between : "",
			 result.map != NULL ? result.map : "nobody says",
			 result.source != NULL ? ", " : "",
			 result.source != NULL ? result.source : "");
		put_wrapped(cli, i == 0 ? "becomes" : "", text);
	}
}

static void put_text(struct cli *cli, const struct sipcause_space *space, int32_t code,
		     const struct cli_facts *facts)
{
	static const struct {
		const char *fact;
		const char *label;
	} lines[] = {
		{ "name", "name" },     { "aliases", "aliases" },
		{ "status", "status" }, { "registered-phrase", "registered" },
		{ "source", "source" }, { "grade", "grade" },
		{ "note", "note" },     { "diagnostics", "diagnostic" },
		{ "http", "in HTTP" },

	};
	const char *phrase = cli_fact(facts, "phrase");
	const char *description = cli_fact(facts, "description");
	size_t i;

	cli_print(cli, CLI_BOLD, "%s", facts->code);
	cli_print(cli, CLI_PLAIN, " %s\n",
		  phrase != NULL                        ? phrase
		  : sipcause_space_defines(space, code) ? ""
							: "(not defined)");
	if (description != NULL)
		put_wrapped(cli, NULL, description);
	put_class(cli, facts);
	for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		const char *text = cli_fact(facts, lines[i].fact);

		if (text != NULL)
			put_wrapped(cli, lines[i].label, text);
	}
	put_described(cli, facts);
	put_targets(cli, space, code);
}

static void put_json(struct cli *cli, const struct sipcause_space *space, int32_t code,
		     const struct cli_facts *facts)
{
	struct cli_code asked = cli_plain_code(cli, space, code);
	const struct sipcause_space *to;
	struct json json;
	size_t i;

	json_open(&json, stdout);
	for (i = 0; i < facts->count; i++)
		json_text(&json, facts->cells[i].name, facts->cells[i].text);
	json_object(&json, "becomes");
	for (i = 0; (to = cli_target(cli, space, i)) != NULL; i++) {
		struct sipcause_result result = SIPCAUSE_RESULT_INIT;

		cli_ask(cli, &asked, to, &result);
		json_object(&json, sipcause_space_name(to));
		json_result(&json, &result);
		json_object_end(&json);
	}
	json_object_end(&json);
	json_close(&json);
}

static void put(struct cli *cli, const struct sipcause_space *space, int32_t code)
{
	struct cli_facts facts;

	cli_facts(cli, space, code, &facts);
	if (cli->shown == 0)
		cli_head(cli, facts.cells, facts.count);
	else if (cli->output == CLI_TEXT)
		putchar('\n');
	cli->shown++;
	if (cli->output == CLI_TEXT)
		put_text(cli, space, code, &facts);
	else if (cli->output == CLI_JSON)
		put_json(cli, space, code, &facts);
	else
		cli_row(cli, facts.cells, facts.count);
}

/* The codes of a space that a pattern matches; gives how many. */
static size_t show_matching(struct cli *cli, const struct sipcause_space *space,
			    const char *pattern, size_t length)
{
	size_t found = 0, i;

	for (i = 0; i < sipcause_space_count(space); i++) {
		int32_t code = sipcause_space_at(space, i);

		if (!cli_matches(pattern, length, code))
			continue;
		put(cli, space, code);
		found++;
	}
	return found;
}

static int show_pattern(struct cli *cli, const char *where, const char *text, size_t length)
{
	const char *colon = memchr(text, ':', length);
	const struct sipcause_space *space = cli->source, *bare;
	size_t found = 0, i;
	char name[80] = "";

	if (colon != NULL && (size_t)(colon - text) < sizeof(name)) {
		memcpy(name, text, (size_t)(colon - text));
		space = sipcause_catalog_space(cli->catalog, name);
		length -= (size_t)(colon + 1 - text);
		text = colon + 1;
		if (space == NULL) {
			cli_say("%sthere is no space '%s'", where, name);
			return CLI_USAGE;
		}
	}
	if (space != NULL)
		found = show_matching(cli, space, text, length);
	for (i = 0; space == NULL && (bare = sipcause_map_bare(cli->current, i)) != NULL; i++)
		found += show_matching(cli, bare, text, length);
	if (found > 0)
		return CLI_OK;
	cli_say("%sno code matches '%.*s'", where, (int)length, text);
	return CLI_UNMAPPED;
}

static int each(struct cli *cli, const char *where, const char *text, size_t length)
{
	const char *colon = memchr(text, ':', length);
	size_t before = colon != NULL ? (size_t)(colon + 1 - text) : 0;
	struct cli_code code;
	int status;

	if (cli_is_pattern(text + before, length - before))
		return show_pattern(cli, where, text, length);
	status = cli_read_code(cli, where, text, length, &code);
	if (status != CLI_OK)
		return status;
	put(cli, code.space, code.code);
	return sipcause_space_defines(code.space, code.code) ? CLI_OK : CLI_UNMAPPED;
}

int cli_show(struct cli *cli, int argc, char **argv)
{
	static const struct cli_answers answers = { each, NULL };
	int status;

	if (argc == 0) {
		cli_say("show needs a code, or - for lines of standard input; see sipcause show --help");
		return CLI_USAGE;
	}
	status = cli_load(cli, argc, argv);
	return status == CLI_OK ? cli_inputs(cli, argc, argv, &answers) : status;
}
