/* SPDX-License-Identifier: BSD-2-Clause */
/* Questions to the current map. */
#include "cli.h"

#include <string.h>

/* Tables that are missing are told of once, however many codes ask for them. */
static struct cli_list told;

static void tell_missing(const struct cli *cli, const struct sipcause_space *from,
			 const struct sipcause_space *to)
{
	const char *a = sipcause_space_name(from), *b = sipcause_space_name(to);
	size_t i;

	for (i = 0; i + 1 < told.count; i += 2)
		if (told.items[i] == a && told.items[i + 1] == b)
			return;
	cli_list_add(&told, a);
	cli_list_add(&told, b);
	cli_say("map %s has no table from %s to %s", sipcause_map_name(cli->current), a, b);
}

const struct sipcause_table *cli_find_table(const struct cli *cli,
					    const struct sipcause_space *from,
					    const struct sipcause_space *to)
{
	const struct sipcause_table *table = sipcause_map_table(cli->current, from, to);

	if (table == NULL)
		tell_missing(cli, from, to);
	return table;
}

const struct sipcause_space *cli_target(const struct cli *cli, const struct sipcause_space *from,
					size_t index)
{
	size_t i;

	if (cli->to.count > 0)
		return index < cli->to.count ? cli->targets[index] : NULL;
	if (cli->output == CLI_WIRE)
		return index == 0 ? cli_form_target(cli, from) : NULL;
	for (i = 0; i < sipcause_map_table_count(cli->current); i++) {
		const struct sipcause_table *table = sipcause_map_table_at(cli->current, i);

		if (sipcause_table_from(table) == from && index-- == 0)
			return sipcause_table_to(table);
	}
	return NULL;
}

size_t cli_target_count(const struct cli *cli, const struct sipcause_space *from)
{
	size_t count = 0;

	while (cli_target(cli, from, count) != NULL)
		count++;
	return count;
}

int cli_ask(struct cli *cli, struct cli_code *code, const struct sipcause_space *to,
	    struct sipcause_result *result)
{
	static const struct sipcause_result empty = SIPCAUSE_RESULT_INIT;

	*result = empty;
	if (code->decided)
		cli_decide(cli, to, code);
	result->from = code->space;
	result->to = to;
	result->code = code->code;
	result->outcome = SIPCAUSE_UNLISTED;
	result->how = SIPCAUSE_HOW_UNKNOWN_CODE;
	result->first = result->last = -1;
	if (code->code < 0)
		return CLI_UNMAPPED;
	if (code->space != to && sipcause_map_table(cli->current, code->space, to) == NULL)
		tell_missing(cli, code->space, to);
	sipcause_map_translate(cli->current, to, &code->asked, result);
	return result->outcome >= 0 ? CLI_OK : CLI_UNMAPPED;
}
