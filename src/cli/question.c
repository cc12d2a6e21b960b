/* SPDX-License-Identifier: BSD-2-Clause */
#include "question.h"

#include "cli.h"
#include "hint-tables.h"
#include "others.h"
#include "wire.h"

#include <string.h>

/* Tables that are missing are reported once, however many codes ask for them. */
static struct cli_list told;

static void tell_missing(const struct cli *cli, const struct sipcause_space *from,
			 const struct sipcause_space *to)
{
	const char *a = sipcause_space_name(from), *b = sipcause_space_name(to);
	char hint[CLI_SHIPPED_TEXT];
	size_t i;

	/* What nobody said of the call is not missing. */
	if (sipcause_catalog_tells(cli->session.catalog, to) != 0)
		return;
	for (i = 0; i + 1 < told.count; i += 2)
		if (told.items[i] == a && told.items[i + 1] == b)
			return;
	cli_list_add(&told, a);
	cli_list_add(&told, b);
	cli_say("map %s has no table from %s to %s%s", cli_asked_map(cli), a, b,
		cli_tables_hint(hint, cli, from, to));
}

void cli_tell_no_table(const struct cli *cli, const char *where, const struct sipcause_space *from)
{
	const char *name = sipcause_space_name(from);
	char hint[CLI_SHIPPED_TEXT];

	cli_say("%smap %s has no table from %s%s", where, cli_asked_map(cli), name,
		cli_tables_hint(hint, cli, from, NULL));
}

const struct sipcause_table *cli_find_table(const struct cli *cli,
					    const struct sipcause_space *from,
					    const struct sipcause_space *to)
{
	const struct sipcause_table *table = sipcause_map_table(cli_map_to(cli, to), from, to);

	if (table == NULL)
		tell_missing(cli, from, to);
	return table;
}

/* Whether a table leads from the space and is not made by `through`. */
static bool is_from(const struct sipcause_table *table, const struct sipcause_space *from)
{
	return sipcause_table_from(table) == from && sipcause_table_through(table) == NULL;
}

static bool has_tables_from(const struct sipcause_map *map, const struct sipcause_space *from)
{
	size_t i;

	for (i = 0; i < sipcause_map_table_count(map); i++)
		if (is_from(sipcause_map_table_at(map, i), from))
			return true;
	return false;
}

static bool is_called(const struct sipcause_space *space, const char *name)
{
	return strcmp(sipcause_space_name(space), name) == 0;
}

/* What a response destroys is for those who ask: it is no code for the other side. */
static bool is_side_question(const struct sipcause_table *table)
{
	return is_called(sipcause_table_to(table), "scope");
}

static bool has_answers_from(const struct sipcause_map *map, const struct sipcause_space *from)
{
	size_t i;

	for (i = 0; i < sipcause_map_table_count(map); i++)
		if (is_from(sipcause_map_table_at(map, i), from) &&
		    !is_side_question(sipcause_map_table_at(map, i)))
			return true;
	return false;
}

const struct sipcause_space *cli_target(const struct cli *cli, const struct sipcause_space *from,
					size_t index)
{
	const struct sipcause_map *map;
	bool answers;
	size_t i;

	if (cli->asked.to.count > 0)
		return index < cli->asked.to.count ? cli->session.targets[index] : NULL;
	if (cli->asked.output == CLI_WIRE)
		return index == 0 ? cli_form_target(cli, from) : NULL;
	map = has_tables_from(cli->session.asked, from) ? cli->session.asked : cli->session.map;
	answers = has_answers_from(map, from);
	for (i = 0; i < sipcause_map_table_count(map); i++)
		if (is_from(sipcause_map_table_at(map, i), from) &&
		    !(answers && is_side_question(sipcause_map_table_at(map, i))) && index-- == 0)
			return sipcause_table_to(sipcause_map_table_at(map, i));
	return NULL;
}

size_t cli_target_count(const struct cli *cli, const struct sipcause_space *from)
{
	size_t count = 0;

	while (cli_target(cli, from, count) != NULL)
		count++;
	return count;
}

bool cli_is_call_side(const struct sipcause_space *space)
{
	return is_called(space, "sip") || is_called(space, "q850");
}

static bool hides_http(const struct cli *cli, const struct sipcause_space *from)
{
	const struct sipcause_space *to;
	size_t i;

	if (is_called(from, "http"))
		return false;
	for (i = 0; (to = cli_target(cli, from, i)) != NULL; i++)
		if (cli_is_call_side(to))
			return true;
	return false;
}

/* A message may say both sides: then its own is an answer as well, where no table leads to it. */
static bool adds_itself(const struct cli *cli, const struct cli_code *code)
{
	const struct sipcause_space *to;
	size_t i;

	if (!code->captured || sipcause_message_count(cli->session.message) < 2 ||
	    !cli_is_call_side(code->space))
		return false;
	for (i = 0; (to = cli_target(cli, code->space, i)) != NULL; i++)
		if (to == code->space)
			return false;
	return true;
}

const struct sipcause_space *cli_shown_target(const struct cli *cli, const struct cli_code *code,
					      size_t index)
{
	const struct sipcause_space *to;
	bool hides;
	size_t i;

	if (cli->asked.output != CLI_TEXT || cli->asked.to.count > 0)
		return cli_target(cli, code->space, index);
	hides = hides_http(cli, code->space);
	for (i = 0; (to = cli_target(cli, code->space, i)) != NULL; i++)
		if (!(hides && is_called(to, "http")) && index-- == 0)
			return to;
	return index == 0 && adds_itself(cli, code) ? code->space : NULL;
}

size_t cli_shown_target_count(const struct cli *cli, const struct cli_code *code)
{
	size_t count = 0;

	while (cli_shown_target(cli, code, count) != NULL)
		count++;
	return count;
}

int cli_ask(struct cli *cli, struct cli_code *code, const struct sipcause_space *to,
	    struct sipcause_result *result)
{
	static const struct sipcause_result empty = SIPCAUSE_RESULT_INIT;

	*result = empty;
	result->from = code->space;
	result->to = to;
	result->code = code->code;
	result->outcome = SIPCAUSE_UNLISTED;
	result->how = SIPCAUSE_HOW_UNKNOWN_CODE;
	result->first = result->last = -1;
	if (code->code < 0)
		return CLI_UNMAPPED;
	sipcause_message_translate(cli->session.message, cli_map_to(cli, to), to, &code->asked,
				   result);
	cli_name_asked(cli, cli->session.map, result);
	if (code->asked.from != NULL) {
		code->space = code->asked.from;
		code->code = code->asked.code;
	}
	if (code->space != NULL && code->space != to &&
	    sipcause_map_table(cli_map_to(cli, to), code->space, to) == NULL)
		tell_missing(cli, code->space, to);
	return result->outcome >= 0 ? CLI_OK : CLI_UNMAPPED;
}
