/* SPDX-License-Identifier: BSD-2-Clause */
#include "question.h"

#include "cli.h"
#include "wire.h"

#include <string.h>

/* Tables that are missing are told of once, however many codes ask for them. */
static struct cli_list told;

/* Whether a shipped map has a table from a space of this name, to that one; NULL: to any. */
static bool has_table(const char *map, const char *from, const char *to)
{
	struct sipcause_catalog *catalog = NULL;
	const struct sipcause_table *table;
	const struct sipcause_map *found;
	bool has = false;
	size_t i;

	if (sipcause_catalog_load(&catalog, map, NULL) != SIPCAUSE_OK)
		return false;
	found = sipcause_catalog_map(catalog, map);
	for (i = 0; i < sipcause_map_table_count(found) && !has; i++) {
		table = sipcause_map_table_at(found, i);
		has = strcmp(sipcause_space_name(sipcause_table_from(table)), from) == 0 &&
		      (to == NULL ||
		       strcmp(sipcause_space_name(sipcause_table_to(table)), to) == 0);
	}
	sipcause_catalog_free(catalog);
	return has;
}

/* A shipped map that has such a table, NULL: none. */
static const char *find_map(const char *from, const char *to)
{
	const char *map;
	size_t i = 0;

	while ((map = sipcause_shipped_map(i)) != NULL && !has_table(map, from, to))
		i++;
	return map;
}

static void tell(const struct cli *cli, const char *where, const char *tables, const char *map)
{
	cli_say("%smap %s has no table from %s%s%s%s", where, sipcause_map_name(cli->session.map),
		tables, map != NULL ? "; -m " : "", map != NULL ? map : "",
		map != NULL ? " has one" : "");
}

static void tell_missing(const struct cli *cli, const struct sipcause_space *from,
			 const struct sipcause_space *to)
{
	const char *a = sipcause_space_name(from), *b = sipcause_space_name(to);
	char tables[160];
	size_t i;

	/* What nobody said of the call is not missing. */
	if (sipcause_catalog_tells(cli->session.catalog, to) != 0)
		return;
	for (i = 0; i + 1 < told.count; i += 2)
		if (told.items[i] == a && told.items[i + 1] == b)
			return;
	cli_list_add(&told, a);
	cli_list_add(&told, b);
	snprintf(tables, sizeof(tables), "%.70s to %.70s", a, b);
	tell(cli, "", tables, find_map(a, b));
}

void cli_tell_no_table(const struct cli *cli, const char *where, const struct sipcause_space *from)
{
	const char *name = sipcause_space_name(from);

	tell(cli, where, name, find_map(name, NULL));
}

const struct sipcause_table *cli_find_table(const struct cli *cli,
					    const struct sipcause_space *from,
					    const struct sipcause_space *to)
{
	const struct sipcause_table *table = sipcause_map_table(cli->session.map, from, to);

	if (table == NULL)
		tell_missing(cli, from, to);
	return table;
}

const struct sipcause_space *cli_target(const struct cli *cli, const struct sipcause_space *from,
					size_t index)
{
	size_t i;

	if (cli->asked.to.count > 0)
		return index < cli->asked.to.count ? cli->session.targets[index] : NULL;
	if (cli->asked.output == CLI_WIRE)
		return index == 0 ? cli_form_target(cli, from) : NULL;
	for (i = 0; i < sipcause_map_table_count(cli->session.map); i++) {
		const struct sipcause_table *table = sipcause_map_table_at(cli->session.map, i);

		if (sipcause_table_from(table) == from && sipcause_table_through(table) == NULL &&
		    index-- == 0)
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
	result->from = code->space;
	result->to = to;
	result->code = code->code;
	result->outcome = SIPCAUSE_UNLISTED;
	result->how = SIPCAUSE_HOW_UNKNOWN_CODE;
	result->first = result->last = -1;
	if (code->code < 0)
		return CLI_UNMAPPED;
	sipcause_message_translate(cli->session.message, cli->session.map, to, &code->asked,
				   result);
	if (code->asked.from != NULL) {
		code->space = code->asked.from;
		code->code = code->asked.code;
	}
	if (code->space != NULL && code->space != to &&
	    sipcause_map_table(cli->session.map, code->space, to) == NULL)
		tell_missing(cli, code->space, to);
	return result->outcome >= 0 ? CLI_OK : CLI_UNMAPPED;
}
