/* SPDX-License-Identifier: BSD-2-Clause */
#include "becomes.h"

#include "cli/cli.h"
#include "cli/hint-shipped.h"
#include "cli/input.h"
#include "cli/others.h"
#include "cli/question.h"
#include "cli/result.h"
#include "cli/wrap.h"

/* What the code becomes in one space. */
static void put_target(struct cli *cli, struct cli_code *asked, const struct sipcause_space *to,
		       size_t indent)
{
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	char answer[CLI_CODE_TEXT], between[CLI_CODE_TEXT];
	const char *phrase;

	sipcause_map_translate(cli->session.map, to, &asked->asked, &result);
	if (result.map == NULL) {
		cli_wrap(cli, CLI_PLAIN, indent, indent, "%s: not in map %s",
			 sipcause_space_name(to), cli_asked_map(cli));
		return;
	}
	phrase = cli_result_phrase(&result);
	cli_code_text(answer, to, result.outcome);
	cli_code_text(between, result.via, result.via_code);
	cli_wrap(cli, CLI_PLAIN, indent, indent, "%s%s%s%s%s%s%s (%s%s%s)",
		 result.outcome < 0 ? sipcause_space_name(to) : "", result.outcome < 0 ? ":" : "",
		 answer, phrase != NULL ? " " : "", phrase != NULL ? phrase : "",
		 result.via != NULL ? ", via " : "", between, result.map,
		 result.source != NULL ? ", " : "", result.source != NULL ? result.source : "");
}

static void put_label(const struct cli *cli, const char *label, size_t indent)
{
	cli_print(cli, CLI_DIM, "  %-*s", (int)indent - 2, label);
}

void cli_put_becomes(struct cli *cli, const struct sipcause_space *space, int32_t code,
		     size_t indent)
{
	struct cli_code asked = cli_plain_code(cli, space, code);
	const struct sipcause_space *to;
	const char *map;
	size_t i;

	for (i = 0; (to = cli_shown_target(cli, &asked, i)) != NULL; i++) {
		put_label(cli, i == 0 ? "becomes" : "", indent);
		put_target(cli, &asked, to, indent);
	}
	map = i == 0 ? cli_shipped_table(sipcause_space_name(space), NULL) : NULL;
	if (map == NULL)
		return;
	put_label(cli, "becomes", indent);
	cli_wrap(cli, CLI_PLAIN, indent, indent, "not in map %s; use -m %s", cli_asked_map(cli),
		 map);
}

void cli_json_becomes(struct json *json, struct cli *cli, const struct sipcause_space *space,
		      int32_t code)
{
	struct cli_code asked = cli_plain_code(cli, space, code);
	const struct sipcause_space *to;
	size_t i;

	json_object(json, "becomes");
	for (i = 0; (to = cli_target(cli, space, i)) != NULL; i++) {
		struct sipcause_result result = SIPCAUSE_RESULT_INIT;

		sipcause_map_translate(cli->session.map, to, &asked.asked, &result);
		json_object(json, sipcause_space_name(to));
		cli_put_result(json, &result);
		json_object_end(json);
	}
	json_object_end(json);
}
