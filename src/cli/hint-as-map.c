/* SPDX-License-Identifier: BSD-2-Clause */
#include "hint-as-map.h"

#include "cli.h"
#include "hint-typed.h"

#include <string.h>

/* Whether the command translates by -m, and reads its operands as codes or files. */
static bool translates(const char *command)
{
	return command == NULL || strcmp(command, "translate") == 0 ||
	       strcmp(command, "explain") == 0 || strcmp(command, "scan") == 0;
}

/* The items of a list but for those of a name; gives whether there was one. */
static bool drop(const struct cli_list *list, const char *name, struct cli_list *rest)
{
	bool dropped = false;
	size_t i;

	for (i = 0; i < list->count; i++) {
		if (strcmp(list->items[i], name) == 0)
			dropped = true;
		else
			cli_list_add(rest, list->items[i]);
	}
	return dropped;
}

bool cli_type_as_map(struct cli_typed *typed, const struct cli *cli, const char *name,
		     const char *map)
{
	const struct cli_list none = { NULL, 0 };
	struct cli as = *cli;
	bool from, to;
	int i;

	if (!translates(cli->command))
		return false;
	as.asked.from = none;
	as.asked.to = none;
	from = drop(&cli->asked.from, name, &as.asked.from);
	to = drop(&cli->asked.to, name, &as.asked.to);
	if (!from && !to)
		return false;
	as.asked.map = map;
	cli_type_begin(typed, &as);
	for (i = 0; i < cli->operand_count; i++)
		cli_type_word(typed, cli->operands[i]);
	return typed->fits;
}
