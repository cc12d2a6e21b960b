/* SPDX-License-Identifier: BSD-2-Clause */
/* Random worlds, and the maps of one.  See generate.h. */
#include "generate.h"

#include <stdlib.h>
#include <string.h>

#include "generate-maker.h"
#include "render.h"

static size_t tables_of(const struct oracle_flat_map *flat, const char *from, const char *to)
{
	return flat && oracle_flat_table(flat, from, to) ? 1 : 0;
}

static size_t own_tables_of(const struct oracle_flat_map *flat, const char *from, const char *to)
{
	return oracle_own_table(flat, from, to) ? 1 : 0;
}

static const char *via_of(const struct oracle_flat_table *table)
{
	return table->unlisted ? table->unlisted->via : NULL;
}

/* Does the table lack a leg, come back to itself through its legs, or is it more than 4 deep? */
static bool loops(const struct oracle_flat_map *flat, const struct oracle_flat_table *table,
		  unsigned depth)
{
	const char *via = table ? via_of(table) : NULL;

	if (!table)
		return true;
	if (!via)
		return false;
	if (depth > 3)
		return true;
	return loops(flat, oracle_flat_table(flat, table->from, via), depth + 1) ||
	       loops(flat, oracle_flat_table(flat, via, table->to), depth + 1);
}

static bool any_loop(const struct oracle_flat_map *flat)
{
	for (size_t i = 0; i < flat->table_count; i++)
		if (loops(flat, &flat->tables[i], 0))
			return true;
	return false;
}

/* Make the table a composition if both legs are there and nothing comes back to itself. */
static void try_via(struct maker *maker, struct oracle_map *map, struct oracle_table *table)
{
	uint32_t middle = below(maker, (uint32_t)maker->made->main_count);
	const char *via = maker->world->spaces[middle].name;
	struct oracle_flat_map *flat = oracle_flatten(maker->world, map);
	size_t unlisted_count = table->unlisted_count;

	if (!strcmp(via, table->from) || !strcmp(via, table->to) ||
	    !tables_of(flat, table->from, via) || !tables_of(flat, via, table->to))
		return;
	table->via = via;
	table->unlisted_count = 0;
	if (!any_loop(oracle_flatten(maker->world, map)))
		return;
	table->via = NULL;
	table->unlisted_count = unlisted_count;
}

/* Extend nothing, one earlier map, or two. */
static void make_extends(struct maker *maker, struct oracle_map *map, size_t earlier)
{
	map->extends = oracle_take(maker->world, 2, sizeof(*map->extends));
	if (!earlier || chance(maker, 15))
		return;
	map->extends[map->extend_count++] =
		chance(maker, 60) ? maker->world->maps[earlier - 1].name
				  : maker->world->maps[below(maker, (uint32_t)earlier)].name;
	if (earlier > 1 && chance(maker, 30)) {
		const char *second = maker->world->maps[below(maker, (uint32_t)earlier)].name;

		if (strcmp(second, map->extends[0]))
			map->extends[map->extend_count++] = second;
	}
}

/* Mostly spaces that tables go by, now and then one that has none; and now and then no space. */
static void make_through(struct maker *maker, struct oracle_map *map)
{
	uint32_t count = chance(maker, 85) ? 1 + below(maker, 4) : 0;

	map->has_through = true;
	map->through = oracle_take(maker->world, 4, sizeof(*map->through));
	for (uint32_t i = 0; i < count; i++) {
		size_t of = chance(maker, 95) ? maker->made->main_count : maker->world->space_count;
		const char *name = maker->world->spaces[below(maker, (uint32_t)of)].name;
		bool there = false;

		for (size_t k = 0; k < map->through_count; k++)
			there |= !strcmp(map->through[k], name);
		if (!there)
			map->through[map->through_count++] = name;
	}
}

/* Up to three earlier maps, perhaps bases; or none, which takes away those of the bases.  Tables
 * by `via` may then lack a leg or go round: such a map stands alone. */
static void make_also(struct maker *maker, struct oracle_map *map, size_t earlier)
{
	uint32_t count = earlier && chance(maker, 85) ? 1 + below(maker, 3) : 0;

	map->also = oracle_take(maker->world, 3, sizeof(*map->also));
	if (chance(maker, 40))
		map->has_also = true;
	for (uint32_t i = 0; i < count && map->has_also; i++) {
		const char *name = maker->world->maps[below(maker, (uint32_t)earlier)].name;
		bool there = false;

		for (size_t k = 0; k < map->also_count; k++)
			there |= !strcmp(map->also[k], name);
		if (!there)
			map->also[map->also_count++] = name;
	}
	if (!any_loop(oracle_flatten(maker->world, map)))
		return;
	map->has_also = false;
	map->also_count = 0;
	map->extend_count = 0;
}

/* How many of the map's bases have the table. */
static size_t bases_with(struct maker *maker, const struct oracle_map *map, const char *from,
			 const char *to)
{
	size_t count = 0;

	for (size_t i = 0; i < map->extend_count; i++)
		count += own_tables_of(
			oracle_flatten(maker->world, oracle_map(maker->world, map->extends[i])),
			from, to);
	return count;
}

static void make_tables(struct maker *maker, struct oracle_map *map)
{
	size_t mains = maker->made->main_count;
	unsigned percent = 20 + below(maker, 50);

	map->tables = oracle_take(maker->world, mains * mains, sizeof(*map->tables));
	for (size_t i = 0; i < mains * mains; i++) {
		struct oracle_table *table = &map->tables[map->table_count];
		const char *from = maker->world->spaces[i / mains].name;
		const char *to = maker->world->spaces[i % mains].name;
		size_t bases = bases_with(maker, map, from, to);

		if (bases < 2 && !chance(maker, from == to ? 20 : percent))
			continue;
		map->table_count++;
		table->from = from;
		table->to = to;
		make_table(maker, table, bases > 0);
		table->inherit_no = bases > 1 || (bases == 1 && chance(maker, 15));
	}
	for (size_t i = 0; i < map->table_count; i++)
		if (chance(maker, 35))
			try_via(maker, map, &map->tables[i]);
}

static void make_map(struct maker *maker)
{
	static const char *const forms[] = { "zmap", "z-trunk.", "8z_" };
	struct oracle_world *world = maker->world;
	unsigned index = (unsigned)world->map_count;
	struct oracle_map *map = &world->maps[index];

	map->name = maker_print(maker, "%s%u", forms[below(maker, 3)], index);
	if (!index && chance(maker, 5)) /* maps and spaces are two sets of names */
		map->name = world->spaces[0].name;
	map->source = maybe_text(maker, 50);
	map->grade = some_grade(maker, 40);
	map->note = some_note(maker, map->grade, 10);
	make_extends(maker, map, index);
	make_also(maker, map, index);
	if (chance(maker, 50))
		make_through(maker, map);
	make_tables(maker, map);
	if (!map->table_count && !map->extend_count) {
		map->table_count = 1;
		map->tables[0].from = world->spaces[0].name;
		map->tables[0].to = world->spaces[1].name;
		make_table(maker, &map->tables[0], false);
	}
	if (chance(maker, maker->rich ? 80 : 10))
		generate_policy(maker->made, &maker->dice, map, maker->rich);
	world->map_count++;
	map->flat = oracle_flatten(world, map);
}

static void make_maps(struct maker *maker)
{
	struct oracle_world *world = maker->world;
	uint32_t count = 1 + below(maker, GENERATED_MAP_MAX);

	world->maps = oracle_take(world, count, sizeof(*world->maps));
	for (uint32_t i = 0; i < count; i++)
		make_map(maker);
}

/* The order in which files are added must not matter. */
static void shuffle_files(struct maker *maker)
{
	struct generated *made = maker->made;

	for (size_t i = made->file_count; i > 1; i--) {
		size_t j = below(maker, (uint32_t)i);
		struct generated_file file = made->files[i - 1];

		made->files[i - 1] = made->files[j];
		made->files[j] = file;
	}
}

static struct maker *begin(struct generated *made, uint64_t seed)
{
	struct maker *maker = calloc(1, sizeof(*maker));

	if (!maker)
		abort();
	memset(made, 0, sizeof(*made));
	maker->made = made;
	maker->world = &made->world;
	maker->dice.state = seed * 0xd1342543de82ef95u;
	maker->main_companions = 8;
	return maker;
}

void generate(struct generated *made, uint64_t seed)
{
	struct maker *maker = begin(made, seed);

	make_spaces(maker);
	for (size_t i = 0; i < made->world.space_count; i++)
		if (chance(maker, 60))
			generate_signs(made, &maker->dice, i);
	make_families(maker);
	make_maps(maker);
	for (size_t i = 0; i < made->world.space_count; i++)
		render_space(made, &maker->dice, &made->world.spaces[i]);
	for (size_t i = 0; i < made->world.map_count; i++)
		render_map(made, &maker->dice, &made->world.maps[i]);
	shuffle_files(maker);
	free(maker);
}

void generate_over(struct generated *made, uint64_t seed, const struct generated_home *homes,
		   size_t count, size_t main_count)
{
	struct maker *maker = begin(made, seed);

	maker->main_companions = 40;
	maker->rich = true;
	made->main_count = main_count;
	made->world.spaces = oracle_take(&made->world, count, sizeof(*made->world.spaces));
	made->world.space_count = count;
	for (size_t i = 0; i < count; i++) {
		made->world.spaces[i] = homes[i].space;
		made->pools[i].count = homes[i].code_count;
		memcpy(made->pools[i].codes, homes[i].codes, sizeof(homes[i].codes));
		if (!homes[i].shipped)
			generate_names(made, &maker->dice, i);
	}
	for (size_t i = 0; i < count; i++)
		if (!homes[i].shipped)
			generate_signs(made, &maker->dice, i);
	make_families(maker);
	make_maps(maker);
	for (size_t i = 0; i < count; i++)
		if (!homes[i].shipped)
			render_space(made, &maker->dice, &made->world.spaces[i]);
	for (size_t i = 0; i < made->world.map_count; i++)
		render_map(made, &maker->dice, &made->world.maps[i]);
	free(maker);
}

void generated_free(struct generated *made)
{
	oracle_world_free(&made->world);
}
