/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The library against the oracle, over random worlds.
 *
 * The settings of worlds.h; 1000 worlds without any.  A failure prints the seed of its world, so
 * that ORACLE_SEED=that ORACLE_WORLDS=1 repeats it, and the world's files.
 */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "trial.h"
#include "unit.h"
#include "worlds.h"

#define ASKED_MAX 300
#define INDICATIONS_PER_CODE 8

/* ---------------------------------------------------------------- questions */

static size_t add_code(int32_t *codes, size_t count, int64_t code)
{
	if (count < ASKED_MAX && code >= INT32_MIN && code <= INT32_MAX)
		codes[count++] = (int32_t)code;
	return count;
}

static size_t add_around(int32_t *codes, size_t count, int64_t code)
{
	count = add_code(codes, count, code - 1);
	count = add_code(codes, count, code);
	return add_code(codes, count, code + 1);
}

/* Every number of a dense space and the neighbours outside; of a sparse one the numbers that
 * its world speaks of, their neighbours, and some more. */
static size_t codes_to_ask(struct trial *trial, const struct oracle_space *space, int32_t *codes)
{
	const struct generated_pool *pool = &trial->made.pools[space - trial->made.world.spaces];
	size_t count = 0;

	count = add_code(codes, count, (int64_t)space->first - 1);
	count = add_code(codes, count, (int64_t)space->last + 1);
	count = add_code(codes, count, INT32_MIN);
	for (size_t i = 0; i < pool->count; i++)
		count = pool->dense ? add_code(codes, count, pool->codes[i])
				    : add_around(codes, count, pool->codes[i]);
	for (size_t i = 0; i < 12 && !pool->dense; i++)
		count = add_code(codes, count,
				 dice_below(&trial->dice, (uint32_t)space->last) + (int64_t)1);
	return count;
}

/* One to four companions; a space may come several times, and a value may be unknown. */
static void roll_companions(struct trial *trial)
{
	struct oracle_world *world = &trial->made.world;
	size_t mains = trial->made.main_count;

	trial->companions.count = 1 + dice_below(&trial->dice, 4);
	for (size_t i = 0; i < trial->companions.count; i++) {
		size_t at = mains;
		const struct generated_pool *pool;

		if (i && dice_chance(&trial->dice, 25))
			at = (size_t)(oracle_space(world, trial->companions.items[i - 1].space) -
				      world->spaces);
		else if (dice_chance(&trial->dice, 10))
			at = dice_below(&trial->dice, (uint32_t)mains);
		else
			at += dice_below(&trial->dice, (uint32_t)(world->space_count - mains));
		pool = &trial->made.pools[at];
		trial->companions.items[i].space = world->spaces[at].name;
		trial->companions.items[i].code =
			dice_chance(&trial->dice, 12)
				? ORACLE_NO_VALUE
				: pool->codes[dice_below(&trial->dice, (uint32_t)pool->count)];
	}
}

static void ask_many(struct trial *trial, const int32_t *codes, size_t count)
{
	int32_t out[ASKED_MAX];

	memcpy(out, codes, count * sizeof(*out));
	sipcause_translate_many(trial->table, out, out, count);
	for (size_t i = 0; i < count; i++) {
		trial->code = codes[i];
		expect_number(trial, "sipcause_translate_many", out[i],
			      sipcause_translate(trial->table, codes[i]));
	}
}

static void try_table(struct trial *trial)
{
	const struct oracle_space *from = oracle_space(&trial->made.world, trial->flat_table->from);
	int32_t codes[ASKED_MAX];
	size_t count = codes_to_ask(trial, from, codes);

	for (size_t i = 0; i < count; i++) {
		trial->code = codes[i];
		trial->companions.count = 0;
		ask_both(trial);
		for (size_t j = 0; j < INDICATIONS_PER_CODE; j++) {
			roll_companions(trial);
			ask_both(trial);
		}
	}
	trial->companions.count = 0;
	ask_many(trial, codes, count);
	walk_first_rows(trial);
	if (trial->made.pools[from - trial->made.world.spaces].dense)
		walk_rows(trial);
}

/* -------------------------------------------------------------------- maps */

static bool is_composed(const struct trial *trial)
{
	for (size_t i = 0; i < trial->flat->composed_count; i++)
		if (&trial->flat->composed[i] == trial->flat_table)
			return true;
	return false;
}

/* Every pair of spaces: there is a table where the oracle has one, made as it says. */
static void try_direction(struct trial *trial, const struct sipcause_map *map, const char *from,
			  const char *to)
{
	const struct sipcause_space *through;

	trial->flat_table = oracle_any_table(trial->flat, from, to);
	trial->table = sipcause_map_table(map, sipcause_catalog_space(trial->catalog, from),
					  sipcause_catalog_space(trial->catalog, to));
	if (!trial->table != !trial->flat_table)
		complain(trial, "a table from %s to %s is %s", from, to,
			 trial->table ? "too many" : "missing");
	if (!trial->table || !trial->flat_table)
		return;
	through = sipcause_table_through(trial->table);
	expect_text(trial, "made by `through`", through ? sipcause_space_name(through) : NULL,
		    is_composed(trial) ? via_of(trial->flat_table) : NULL);
	try_table(trial);
}

/* Those that the map has come first. */
static void try_order(struct trial *trial, const struct sipcause_map *map)
{
	size_t own = trial->flat->table_count, count = own + trial->flat->composed_count;

	expect_number(trial, "tables", (int64_t)sipcause_map_table_count(map), (int64_t)count);
	for (size_t i = 0; i < count; i++)
		expect_number(trial, "made by `through`, in order",
			      sipcause_table_through(sipcause_map_table_at(map, i)) != NULL,
			      i >= own);
}

static void try_map(struct trial *trial, const struct oracle_map *expected)
{
	const struct oracle_world *world = &trial->made.world;
	const struct sipcause_map *map = sipcause_catalog_map(trial->catalog, expected->name);

	trial->flat = oracle_flatten(&trial->made.world, expected);
	trial->flat_table = NULL;
	if (!map) {
		complain(trial, "map %s is missing", expected->name);
		return;
	}
	try_order(trial, map);
	for (size_t i = 0; i < world->space_count; i++)
		for (size_t k = 0; k < world->space_count; k++)
			try_direction(trial, map, world->spaces[i].name, world->spaces[k].name);
	trial->flat_table = NULL;
	trial->flat = NULL;
}

/* ------------------------------------------------------------------- worlds */

static void complain_of_report(struct trial *trial, int code, const struct sipcause_report *report)
{
	complain(trial, "load: %s", sipcause_error_word(code));
	for (size_t i = 0; i < sipcause_report_count(report) && i < 10; i++)
		fprintf(stderr, "  %s\n", sipcause_report_text(report, i));
}

static bool load_world(struct trial *trial)
{
	struct sipcause_loader *loader;
	struct sipcause_report *report = NULL;
	int code = sipcause_loader_new(&loader);

	if (code != SIPCAUSE_OK)
		return false;
	for (size_t i = 0; i < trial->made.file_count && code == SIPCAUSE_OK; i++) {
		const struct generated_file *file = &trial->made.files[i];

		code = sipcause_loader_add_memory(loader, file->label, file->text, file->length);
	}
	if (code == SIPCAUSE_OK)
		code = sipcause_loader_load(loader, &trial->catalog, &report, NULL);
	if (code != SIPCAUSE_OK)
		complain_of_report(trial, code, report);
	sipcause_report_free(report);
	sipcause_loader_free(loader);
	return code == SIPCAUSE_OK;
}

/* Returns whether library and oracle agree; adds to *questions. */
static bool try_world(uint64_t seed, unsigned long *questions)
{
	struct trial *trial = calloc(1, sizeof(*trial));
	bool agreed;

	if (!trial)
		return false;
	trial->seed = seed;
	trial->dice.state = seed ^ 0x5851f42d4c957f2du;
	generate(&trial->made, seed);
	if (load_world(trial)) {
		expect_number(trial, "maps", (int64_t)sipcause_catalog_map_count(trial->catalog),
			      (int64_t)trial->made.world.map_count);
		for (size_t i = 0; i < trial->made.world.space_count; i++)
			try_space(trial, &trial->made.world.spaces[i]);
		for (size_t i = 0; i < trial->made.world.map_count; i++)
			try_map(trial, &trial->made.world.maps[i]);
	}
	agreed = trial->catalog && !trial->complaints;
	*questions += trial->questions;
	if (trial->complaints > COMPLAINTS_MAX)
		fprintf(stderr, "and %u more\n", trial->complaints - COMPLAINTS_MAX);
	sipcause_catalog_free(trial->catalog);
	generated_free(&trial->made);
	free(trial);
	return agreed;
}

static void test_random_worlds(void)
{
	worlds_try(try_world, 1000, "questions");
}

/* ------------------------------------------------------------- shipped maps */

/* The outcome of an indication without companions; the result must say the same. */
static int32_t translate_alone(const struct sipcause_table *table, int32_t code)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;
	int32_t outcome;

	indication.code = code;
	outcome = sipcause_translate_indication(table, &indication, &result);
	return outcome == result.outcome ? outcome : SIPCAUSE_ERROR;
}

static unsigned differs(const struct sipcause_table *table, int64_t code)
{
	int32_t number = (int32_t)code, many = (int32_t)code;

	if (code < INT32_MIN || code > INT32_MAX)
		return 0;
	sipcause_translate_many(table, &many, &many, 1);
	return sipcause_translate(table, number) != translate_alone(table, number) ||
	       sipcause_translate(table, number) != many;
}

/* Every number of a small space; of a large one those it defines and their neighbours. */
static void by_number(const struct sipcause_table *table)
{
	const struct sipcause_space *from = sipcause_table_from(table);
	int64_t first = sipcause_space_first(from);
	int64_t last = sipcause_space_last(from);
	unsigned different = differs(table, first - 1) + differs(table, last + 1);

	for (int64_t code = first; code <= last && last - first < 70000; code++)
		different += differs(table, code);
	for (size_t i = 0; i < sipcause_space_count(from); i++)
		for (int64_t aside = -1; aside <= 1; aside++)
			different += differs(table, sipcause_space_at(from, i) + aside);
	CU_ASSERT_EQUAL(different, 0);
}

static void test_shipped_maps(void)
{
	const char *name;

	for (size_t i = 0; (name = sipcause_shipped_map(i)); i++) {
		struct sipcause_catalog *catalog = NULL;
		struct sipcause_error error = SIPCAUSE_ERROR_INIT;
		const struct sipcause_map *map;

		if (sipcause_catalog_load(&catalog, name, &error) != SIPCAUSE_OK) {
			fprintf(stderr, "%s: %s:%u: %s\n", name, error.file, (unsigned)error.line,
				error.message);
			CU_FAIL("a shipped map does not load");
			continue;
		}
		map = sipcause_catalog_map(catalog, name);
		for (size_t j = 0; j < sipcause_map_table_count(map); j++)
			by_number(sipcause_map_table_at(map, j));
		sipcause_catalog_free(catalog);
	}
}

static const struct unit_test tests[] = {
	{ "random worlds", test_random_worlds },
	{ "shipped maps by number", test_shipped_maps },
};

int main(void)
{
	return UNIT_MAIN("oracle", tests);
}
