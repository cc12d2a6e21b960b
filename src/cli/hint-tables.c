/* SPDX-License-Identifier: BSD-2-Clause */
#include "hint-tables.h"

#include "cli.h"
#include "hint-typed.h"

#include <stdio.h>
#include <string.h>

#define DIRECTIONS_MOST 3

/* Its tables that `through` does not make. */
static size_t count_tables(const struct sipcause_map *map)
{
	const struct sipcause_table *table;
	size_t count = 0, i;

	for (i = 0; (table = sipcause_map_table_at(map, i)) != NULL; i++)
		count += sipcause_table_through(table) == NULL;
	return count;
}

static void list_directions(char room[CLI_SHIPPED_TEXT], const struct sipcause_map *map,
			    size_t count)
{
	const struct sipcause_table *table;
	size_t used = 0, told = 0, i;

	for (i = 0; (table = sipcause_map_table_at(map, i)) != NULL; i++) {
		if (sipcause_table_through(table) != NULL)
			continue;
		used += (size_t)snprintf(room + used, CLI_SHIPPED_TEXT - used,
					 "%sfrom %.60s to %.60s",
					 told == 0          ? ", only "
					 : told + 1 < count ? ", "
							    : " and ",
					 sipcause_space_name(sipcause_table_from(table)),
					 sipcause_space_name(sipcause_table_to(table)));
		told++;
	}
}

/* With the options that find the map. */
static void name_command(char room[CLI_SHIPPED_TEXT], const struct cli *cli)
{
	struct cli table = { .command = "table" };
	struct cli_typed typed;

	table.asked.map = cli->asked.map;
	table.asked.maps = cli->asked.maps;
	table.asked.directories = cli->asked.directories;
	cli_type_begin(&typed, &table);
	room[0] = '\0';
	if (typed.fits)
		snprintf(room, CLI_SHIPPED_TEXT, "; its tables: %s", typed.text);
}

const char *cli_tables_hint(char room[CLI_SHIPPED_TEXT], const struct cli *cli,
			    const struct sipcause_space *from, const struct sipcause_space *to)
{
	const struct sipcause_map *map = cli->session.asked;
	const char *from_name = sipcause_space_name(from);
	const char *to_name = to != NULL ? sipcause_space_name(to) : NULL;
	const char *shipped = cli_shipped_table(from_name, to_name);
	const size_t count = count_tables(map);

	cli_shipped_hint(room, from_name, to_name);
	/* That billing has nearly all tables says nothing to who asked for another map. */
	if (count == 0 || strcmp(cli->asked.map, "default") == 0 ||
	    (shipped == NULL ? room[0] != '\0' : strcmp(shipped, "billing") != 0))
		return room;
	if (count <= DIRECTIONS_MOST)
		list_directions(room, map, count);
	else
		name_command(room, cli);
	return room;
}
