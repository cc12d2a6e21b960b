/* SPDX-License-Identifier: BSD-2-Clause */
/* Random policies.  See generate.h. */
#include "generate.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct maker {
	struct generated *made;
	struct dice *dice;
};

static bool chance(struct maker *maker, unsigned percent)
{
	return dice_chance(maker->dice, percent);
}

static uint32_t below(struct maker *maker, size_t n)
{
	return dice_below(maker->dice, (uint32_t)n);
}

static void *take(struct maker *maker, size_t count, size_t size)
{
	return oracle_take(&maker->made->world, count, size);
}

static int32_t some_code(struct maker *maker, size_t space)
{
	const struct generated_pool *pool = &maker->made->pools[space];

	return pool->codes[below(maker, pool->count)];
}

static struct oracle_word some_word(struct maker *maker, size_t index)
{
	const struct oracle_space *space = &maker->made->world.spaces[index];
	int32_t a = some_code(maker, index), b = some_code(maker, index);

	if (chance(maker, 8) && space->class_count) {
		const struct oracle_class *class =
			&space->classes[below(maker, space->class_count)];

		return (struct oracle_word){ .kind = ORACLE_CLASS,
					     .first = class->first,
					     .last = class->last,
					     .name = class->key };
	}
	if (chance(maker, 12) && a < b)
		return (struct oracle_word){ .kind = ORACLE_RANGE, .first = a, .last = b };
	return (struct oracle_word){ .kind = ORACLE_CODE, .first = a, .last = a };
}

static bool apart(const struct oracle_codes *codes, const struct oracle_word *word)
{
	for (size_t i = 0; i < codes->count; i++)
		if (word->first <= codes->words[i].last && codes->words[i].first <= word->last)
			return false;
	return true;
}

static size_t make_codes(struct maker *maker, struct oracle_codes **codes, size_t spaces,
			 uint32_t most)
{
	size_t count = 0;

	*codes = take(maker, spaces, sizeof(**codes));
	for (size_t i = 0; i < spaces; i++) {
		struct oracle_codes *some = &(*codes)[count];

		if (!chance(maker, 60))
			continue;
		some->space = maker->made->world.spaces[i].name;
		some->words = take(maker, most, sizeof(*some->words));
		for (uint32_t j = 1 + below(maker, most); j; j--) {
			struct oracle_word word = some_word(maker, i);

			if (apart(some, &word))
				some->words[some->count++] = word;
		}
		count++;
	}
	return count;
}

size_t generate_codes(struct generated *made, struct dice *dice, struct oracle_codes **codes,
		      uint32_t most)
{
	struct maker maker = { .made = made, .dice = dice };

	return make_codes(&maker, codes, made->main_count, most);
}

static void make_prefer(struct maker *maker, struct oracle_policy *policy)
{
	static const char *const kinds[] = { "problem",    "cause",  "q850-reason", "encapsulated",
					     "sip-reason", "reason", "status",      "event" };
	size_t start = below(maker, COUNT(kinds));
	size_t step = chance(maker, 50) ? 3 : 5;

	policy->has_prefer = true;
	policy->prefer = take(maker, COUNT(kinds), sizeof(*policy->prefer));
	policy->prefer_count = chance(maker, 10) ? 0 : 1 + below(maker, 4);
	for (size_t i = 0; i < policy->prefer_count; i++)
		policy->prefer[i] = kinds[(start + i * step) % COUNT(kinds)];
}

static void make_distrust(struct maker *maker, struct oracle_policy *policy)
{
	size_t count = chance(maker, 10) ? 0 : 1 + below(maker, 2);
	size_t mains = maker->made->main_count;

	policy->has_distrust = true;
	policy->distrust = take(maker, 2, sizeof(*policy->distrust));
	for (size_t i = 0; i < count; i++) {
		struct oracle_distrust *item = &policy->distrust[policy->distrust_count];

		item->count = make_codes(maker, &item->codes, mains, 3);
		if (chance(maker, 40))
			item->beside_count = make_codes(maker, &item->beside, 1, 6);
		if (item->count)
			policy->distrust_count++;
	}
}

static void make_answered(struct maker *maker, struct oracle_policy *policy)
{
	policy->has_answered = true;
	policy->answered = take(maker, maker->made->main_count, sizeof(*policy->answered));
	for (size_t i = 0; i < maker->made->main_count; i++) {
		if (!chance(maker, 40))
			continue;
		policy->answered[policy->answered_count].space = maker->made->world.spaces[i].name;
		policy->answered[policy->answered_count++].code = some_code(maker, i);
	}
}

static void make_location(struct maker *maker, struct oracle_policy *policy)
{
	int32_t *location = take(maker, 1, sizeof(*location));

	*location = (int32_t)below(maker, 16);
	policy->location = location;
}

void generate_policy(struct generated *made, struct dice *dice, struct oracle_map *map, bool rich)
{
	static const char *const statuses[] = { "keep", "agree", "yield" };
	static const char *const severals[] = { "most-specific", "last", "rfc3261" };
	struct maker maker = { .made = made, .dice = dice };
	struct oracle_policy *policy = &map->policy;

	if (!rich || chance(&maker, 40))
		make_prefer(&maker, policy);
	if (chance(&maker, 50))
		make_distrust(&maker, policy);
	if (!rich)
		return;
	if (chance(&maker, 50)) {
		policy->has_believe = true;
		policy->believe_count = make_codes(&maker, &policy->believe, 1, 6);
	}
	if (chance(&maker, 60))
		policy->status = statuses[below(&maker, 3)];
	if (chance(&maker, 50))
		make_answered(&maker, policy);
	if (chance(&maker, 50)) {
		policy->has_weak = true;
		policy->weak_count = make_codes(&maker, &policy->weak, made->main_count, 4);
	}
	if (chance(&maker, 50))
		policy->several = severals[below(&maker, 3)];
	if (chance(&maker, 40))
		make_location(&maker, policy);
}
