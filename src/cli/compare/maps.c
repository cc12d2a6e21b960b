/* SPDX-License-Identifier: BSD-2-Clause */
#include "maps.h"

#include "related.h"
#include "cli/hint-typed.h"
#include "cli/map-path.h"
#include "cli/session.h"

#include <string.h>

/* ---------------------------------------------------------------- operands */

static int tell_twice(const char *first, const char *second)
{
	if (strcmp(first, second) == 0)
		cli_say("'%s' is given twice; expected different maps", first);
	else
		cli_say("%s and %s are both named %s; expected a name each; copy one of them under another name, and change its 'map:'",
			first, second, cli_map_name(first));
	return CLI_USAGE;
}

static int check_operands(const struct cli_compare_maps *all, int argc, char **argv)
{
	int i, k;

	if (all->base && (argc != 1 || all->all)) {
		cli_say("--base compares one map with what it extends; expected: sipcause compare MAP --base");
		return CLI_USAGE;
	}
	if (!all->base && !all->all && argc == 0) {
		cli_say("expected two maps or more, e.g. sipcause compare rfc3398 rfc4497");
		return CLI_USAGE;
	}
	if (!all->base && !all->all && argc == 1) {
		cli_say("found one map; expected another one, e.g. sipcause compare %s %s, or --base",
			argv[0], strcmp(argv[0], "rfc3398") == 0 ? "rfc4497" : "rfc3398");
		return CLI_USAGE;
	}
	for (i = 1; i < argc; i++)
		for (k = 0; k < i; k++)
			if (strcmp(cli_map_name(argv[i]), cli_map_name(argv[k])) == 0)
				return tell_twice(argv[k], argv[i]);
	return CLI_OK;
}

enum cli_took cli_compare_refuse_map(void *state, const char *map)
{
	struct cli_typed typed;

	(void)state;
	cli_type_bare(&typed, "compare");
	cli_type_file(&typed, map);
	cli_say("compare has no option '-m'; name the maps as arguments: %s MAP",
		typed.fits ? typed.text : "sipcause compare MAP");
	return CLI_REFUSED;
}

/* ----------------------------------------------------------------- loading */

static bool is_operand(const char *name, int argc, char **argv)
{
	int i;

	for (i = 0; i < argc; i++)
		if (strcmp(cli_map_name(argv[i]), name) == 0)
			return true;
	return false;
}

/* The maps in the order of their columns: operands, then the shipped ones. */
static void list_maps(const struct cli_compare_maps *all, int argc, char **argv,
		      struct cli_list *names)
{
	const char *name;
	size_t i;

	for (i = 0; i < (size_t)argc; i++)
		cli_list_add(names, argv[i]);
	for (i = 0; all->all && (name = sipcause_shipped_map(i)) != NULL; i++)
		if (!is_operand(name, argc, argv))
			cli_list_add(names, name);
}

static int find_maps(struct cli *cli, struct cli_compare_maps *all, const struct cli_list *names)
{
	size_t i;

	all->maps = cli_alloc((names->count + 1) * sizeof(*all->maps));
	all->count = 0;
	for (i = 0; i < names->count; i++) {
		const struct sipcause_map *map = cli_map_find(cli, names->items[i], "compare");

		if (map == NULL)
			return CLI_USAGE;
		all->maps[all->count++] = map;
	}
	return CLI_OK;
}

/* Load them, and once more with what they extend, until all of that is there.  A base is found
 * by its name, wherever the map found it. */
static int load(struct cli *cli, struct cli_compare_maps *all, const struct cli_list *names)
{
	size_t i;

	cli->asked.map = names->items[0];
	for (i = 1; i < names->count; i++)
		cli_list_add(&cli->session.more_maps, names->items[i]);
	for (;;) {
		struct cli_list missing = { NULL, 0 };
		int status = cli_load_names(cli);

		if (status == CLI_OK)
			status = find_maps(cli, all, names);
		if (status != CLI_OK)
			return status;
		cli_missing_bases(cli->session.catalog, all->maps, all->count, &missing);
		if (missing.count == 0)
			return CLI_OK;
		for (i = 0; i < missing.count; i++)
			cli_list_add(
				&cli->session.more_maps,
				strcpy(cli_alloc(strlen(missing.items[i]) + 1), missing.items[i]));
		cli_unload(cli);
	}
}

/* Put the maps that the only one extends before it. */
static int add_bases(struct cli *cli, struct cli_compare_maps *all)
{
	const struct sipcause_map *map = all->maps[0];
	const char *base;
	size_t count = 0;

	while (sipcause_map_base(map, count) != NULL)
		count++;
	if (count == 0) {
		cli_say("map %s extends no other; expected a map to compare it with: sipcause compare %s MAP",
			sipcause_map_name(map), cli->asked.map);
		return CLI_USAGE;
	}
	all->maps = cli_alloc((count + 1) * sizeof(*all->maps));
	for (all->count = 0; (base = sipcause_map_base(map, all->count)) != NULL; all->count++)
		all->maps[all->count] = sipcause_catalog_map(cli->session.catalog, base);
	all->maps[all->count++] = map;
	return CLI_OK;
}

/* -------------------------------------------------------------- directions */

static bool is_called(const struct sipcause_space *space, const char *name)
{
	return strcmp(sipcause_space_name(space), name) == 0;
}

/* -f and -t; of all maps without them, SIP and ISDN causes. */
static bool is_wanted(const struct cli *cli, const struct cli_compare_maps *all,
		      const struct sipcause_space *from, const struct sipcause_space *to)
{
	const struct cli_session *session = &cli->session;
	size_t i;

	if (session->source == NULL && cli->asked.to.count == 0 && all->all)
		return (is_called(from, "sip") && is_called(to, "q850")) ||
		       (is_called(from, "q850") && is_called(to, "sip"));
	if (session->source != NULL && from != session->source)
		return false;
	for (i = 0; i < cli->asked.to.count; i++)
		if (to == session->targets[i])
			return true;
	return cli->asked.to.count == 0;
}

static bool has_wanted(const struct cli *cli, const struct cli_compare_maps *all,
		       const struct sipcause_map *map)
{
	size_t i;

	for (i = 0; i < sipcause_map_table_count(map); i++) {
		const struct sipcause_table *table = sipcause_map_table_at(map, i);

		if (is_wanted(cli, all, sipcause_table_from(table), sipcause_table_to(table)))
			return true;
	}
	return false;
}

/* Drop the shipped maps of --all, after the operands, that have nothing to compare. */
static void drop_others(const struct cli *cli, struct cli_compare_maps *all, size_t operands)
{
	size_t kept = operands, i;

	for (i = operands; i < all->count; i++)
		if (has_wanted(cli, all, all->maps[i]))
			all->maps[kept++] = all->maps[i];
	all->count = kept;
}

/* How many maps have a table, and how many have it without `through`.  Within one space, maps
 * without a table copy the codes. */
static size_t count_tables(const struct cli_compare_maps *all,
			   const struct cli_direction *direction, size_t *own)
{
	size_t count = 0, i;

	*own = 0;
	for (i = 0; i < all->count; i++) {
		const struct sipcause_table *table =
			sipcause_map_table(all->maps[i], direction->from, direction->to);

		count += table != NULL;
		*own += table != NULL && sipcause_table_through(table) == NULL;
	}
	return direction->from == direction->to ? all->count : count;
}

/* As table does: what `through` makes is shown where its target is asked for. */
static bool is_compared(const struct cli *cli, const struct cli_compare_maps *all,
			const struct cli_direction *direction)
{
	size_t own, count = count_tables(all, direction, &own);

	if (!is_wanted(cli, all, direction->from, direction->to))
		return false;
	if (own == 0 && cli->asked.to.count == 0)
		return false;
	return count > 1 || all->base;
}

static bool is_known(const struct cli_compare_maps *all, const struct cli_direction *direction)
{
	size_t i;

	for (i = 0; i < all->direction_count; i++)
		if (all->directions[i].from == direction->from &&
		    all->directions[i].to == direction->to)
			return true;
	return false;
}

static void find_directions(const struct cli *cli, struct cli_compare_maps *all)
{
	size_t tables = 0, i, k;

	for (i = 0; i < all->count; i++)
		tables += sipcause_map_table_count(all->maps[i]);
	all->directions = cli_alloc((tables + 1) * sizeof(*all->directions));
	all->direction_count = 0;
	for (i = 0; i < all->count; i++)
		for (k = 0; k < sipcause_map_table_count(all->maps[i]); k++) {
			const struct sipcause_table *table = sipcause_map_table_at(all->maps[i], k);
			const struct cli_direction direction = { sipcause_table_from(table),
								 sipcause_table_to(table) };

			if (!is_known(all, &direction) && is_compared(cli, all, &direction))
				all->directions[all->direction_count++] = direction;
		}
}

static int tell_no_direction(const struct cli *cli)
{
	const bool from = cli->session.source != NULL, to = cli->asked.to.count > 0;

	cli_say("no two of these maps have a table%s%s%s%s%s; for their tables: sipcause list maps",
		from ? " from " : "", from ? sipcause_space_name(cli->session.source) : "",
		to ? " to " : "", to ? sipcause_space_name(cli->session.targets[0]) : "",
		from && to ? "" : " in common");
	return CLI_USAGE;
}

void cli_compare_choose(const struct cli_compare_maps *all, const struct cli_direction *direction,
			bool *asked)
{
	size_t count = 0, i;

	for (i = 0; i < all->count; i++) {
		asked[i] = sipcause_map_table(all->maps[i], direction->from, direction->to) != NULL;
		count += asked[i];
	}
	if (direction->from == direction->to || (all->base && count == 1))
		memset(asked, true, all->count * sizeof(*asked));
}

int cli_compare_load(struct cli *cli, struct cli_compare_maps *all, int argc, char **argv)
{
	struct cli_list names = { NULL, 0 };
	int status = check_operands(all, argc, argv);

	if (status != CLI_OK)
		return status;
	list_maps(all, argc, argv, &names);
	status = load(cli, all, &names);
	if (status == CLI_OK && all->base)
		status = add_bases(cli, all);
	if (status != CLI_OK)
		return status;
	if (all->all)
		drop_others(cli, all, (size_t)argc);
	find_directions(cli, all);
	return all->direction_count > 0 ? CLI_OK : tell_no_direction(cli);
}
