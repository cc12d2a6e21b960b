/* SPDX-License-Identifier: BSD-2-Clause */
/* The spaces of a random world: their codes, names, classes and sets. */
#include <stdlib.h>
#include <string.h>

#include "generate-maker.h"

#define CODE_LAST 2147483647
#define RANDOM_MAIN_MAX 4
#define RANDOM_CONDITION_MAX 3

static void make_dense_pool(struct generated_pool *pool, int32_t first, int32_t width)
{
	pool->dense = true;
	pool->count = (size_t)width;
	for (int32_t i = 0; i < width; i++)
		pool->codes[i] = first + i;
}

static int compare_codes(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return x < y ? -1 : x > y;
}

static void make_sparse_pool(struct maker *maker, struct generated_pool *pool)
{
	int32_t first = chance(maker, 50) ? 0 : (int32_t)below(maker, 1000000);
	int32_t last =
		chance(maker, 50) ? CODE_LAST : first + 5000 + (int32_t)below(maker, 1000000000);
	uint32_t width = (uint32_t)last - (uint32_t)first;
	size_t kept = 0;

	pool->codes[pool->count++] = first;
	pool->codes[pool->count++] = last;
	for (unsigned i = 6 + below(maker, 8); i; i--) {
		int32_t code = first + (int32_t)below(maker, width);

		pool->codes[pool->count++] = code;
		if (chance(maker, 40))
			pool->codes[pool->count++] = code + 1; /* code < last */
	}
	qsort(pool->codes, pool->count, sizeof(pool->codes[0]), compare_codes);
	for (size_t i = 0; i < pool->count; i++)
		if (!kept || pool->codes[i] != pool->codes[kept - 1])
			pool->codes[kept++] = pool->codes[i];
	pool->count = kept;
}

static void make_pool(struct maker *maker, struct generated_pool *pool, bool condition)
{
	static const int32_t firsts[] = { 0, 1, 100, 100, 7, 0 };
	int32_t first = firsts[below(maker, 6)];

	if (condition)
		make_dense_pool(pool, first, 2 + (int32_t)below(maker, 9));
	else if (chance(maker, 20))
		make_sparse_pool(maker, pool);
	else if (chance(maker, 5))
		make_dense_pool(pool, CODE_LAST - 19, 20);
	else
		make_dense_pool(pool, first, 12 + (int32_t)below(maker, 49));
}

static const char *make_code_name(struct maker *maker)
{
	unsigned n = maker->serial++;

	/* Words that YAML readers like to take for something else. */
	if (n == 3 && chance(maker, 20))
		return "no";
	if (n == 5 && chance(maker, 20))
		return "null";
	if (n == 7 && chance(maker, 20))
		return "True";
	switch (below(maker, 9)) {
	case 0:
		return maker_print(maker, "%ux", n);
	case 1:
		return maker_print(maker, "1e%u", n);
	case 2:
		return maker_print(maker, "-n%u", n);
	case 3:
		return maker_print(maker, ".5x%u", n);
	case 4:
		return maker_print(maker, "10-1f%u", n);
	case 5:
		return maker_print(maker, "0x%u", n);
	case 6:
		return maker_print(maker, "b-%u.Y", n);
	default:
		return maker_print(maker, "NAME_%u", n);
	}
}

static int32_t make_unknown(struct maker *maker, const struct generated_pool *pool, size_t from,
			    size_t to)
{
	if (chance(maker, 25))
		return ORACLE_NO_CODE;
	if (chance(maker, 75))
		return pool->codes[from + below(maker, (uint32_t)(to - from + 1))];
	return pool->codes[below(maker, (uint32_t)pool->count)];
}

/* Disjoint classes, by cutting the pool into pieces and leaving some out. */
static void make_classes(struct maker *maker, struct oracle_space *space,
			 const struct generated_pool *pool)
{
	size_t at = 0;

	space->classes = oracle_take(maker->world, 6, sizeof(*space->classes));
	if (chance(maker, 10))
		return;
	while (at < pool->count && space->class_count < 6) {
		size_t end = at + below(maker, (uint32_t)pool->count / 3 + 1);
		struct oracle_class *class = &space->classes[space->class_count];

		if (end >= pool->count)
			end = pool->count - 1;
		if (chance(maker, 65)) {
			class->key = maker_print(maker, chance(maker, 50) ? "%uxx" : "Class_%u",
						 maker->serial++);
			class->name = maybe_text(maker, 50);
			class->first = pool->codes[at];
			class->last = pool->codes[end];
			class->unknown = make_unknown(maker, pool, at, end);
			space->class_count++;
		}
		at = end + 1;
	}
}

static void make_codes(struct maker *maker, struct oracle_space *space,
		       const struct generated_pool *pool)
{
	unsigned percent = 30 + below(maker, 71);

	space->codes = oracle_take(maker->world, pool->count, sizeof(*space->codes));
	for (size_t i = 0; i < pool->count; i++) {
		struct oracle_code *code = &space->codes[space->code_count];

		if (!chance(maker, percent))
			continue;
		code->code = pool->codes[i];
		code->phrase = maybe_text(maker, 60);
		if (chance(maker, 60))
			code->name = make_code_name(maker);
		if (chance(maker, 20))
			code->alias_count = 1 + below(maker, 2);
		for (size_t j = 0; j < code->alias_count; j++)
			code->aliases[j] = make_code_name(maker);
		space->code_count++;
	}
}

struct oracle_word some_group(struct maker *maker, const struct oracle_space *space)
{
	uint32_t kind = below(maker, 4);

	if (kind == 0)
		return some_range(maker, space->name);
	if (kind == 1 && space->class_count)
		return class_word(&space->classes[below(maker, (uint32_t)space->class_count)]);
	return code_word(some_code(maker, space->name));
}

static void make_sets(struct maker *maker, struct oracle_space *space)
{
	size_t count = below(maker, 3);

	space->sets = oracle_take(maker->world, 2, sizeof(*space->sets));
	for (; space->set_count < count; space->set_count++) {
		struct oracle_set *set = &space->sets[space->set_count];

		set->name =
			maker_print(maker, chance(maker, 50) ? "set-%u" : "S.%u", maker->serial++);
		set->members = oracle_take(maker->world, 4, sizeof(*set->members));
		for (uint32_t i = 1 + below(maker, 4); i; i--) {
			struct oracle_word word = some_group(maker, space);

			if (!has_word(set->members, set->member_count, &word))
				set->members[set->member_count++] = word;
		}
	}
}

static void make_space(struct maker *maker, bool condition)
{
	static const char *const forms[][2] = {
		{ "za", "" }, { "z-b", "" }, { "9z.c_", "" }, { "zz", "-" }
	};
	const char *const *form = forms[below(maker, 4)];
	struct oracle_world *world = maker->world;
	unsigned index = (unsigned)world->space_count++;
	struct oracle_space *space = &world->spaces[index];
	struct generated_pool *pool = &maker->made->pools[index];

	maker->serial = 0;
	space->name = maker_print(maker, "%s%u%s", form[0], index, form[1]);
	make_pool(maker, pool, condition);
	space->first = pool->codes[0];
	space->last = pool->codes[pool->count - 1];
	space->written_by_name = chance(maker, 30);
	make_classes(maker, space, pool);
	make_codes(maker, space, pool);
	make_sets(maker, space);
}

void make_spaces(struct maker *maker)
{
	struct oracle_world *world = maker->world;
	size_t conditions = 1 + below(maker, RANDOM_CONDITION_MAX);

	maker->made->main_count = 2 + below(maker, RANDOM_MAIN_MAX - 1);
	world->spaces = oracle_take(world, GENERATED_SPACE_MAX, sizeof(*world->spaces));
	for (size_t i = 0; i < maker->made->main_count; i++)
		make_space(maker, false);
	for (size_t i = 0; i < conditions; i++)
		make_space(maker, true);
}
