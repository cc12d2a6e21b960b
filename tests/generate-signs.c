/* SPDX-License-Identifier: BSD-2-Clause */
/* What random spaces say of names and numbers of others.  See generate.h. */
#include "generate.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define LIST_MAX 4

struct maker {
	struct generated *made;
	struct dice *dice;
	struct oracle_space *space;
	size_t index;
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

static int32_t some_code(struct maker *maker, size_t index)
{
	const struct generated_pool *pool = &maker->made->pools[index];

	return pool->codes[below(maker, pool->count)];
}

__attribute__((format(printf, 2, 3))) static const char *print(struct maker *maker,
							       const char *format, ...)
{
	char *text = take(maker, 1, 80);
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, 80, format, arguments);
	va_end(arguments);
	return text;
}

const char *generate_case(struct oracle_world *world, struct dice *dice, const char *text)
{
	char *other = oracle_take(world, 1, strlen(text) + 1);

	for (size_t i = 0; text[i]; i++)
		other[i] = isalpha((unsigned char)text[i]) && dice_chance(dice, 30)
				   ? (char)(text[i] ^ 32)
				   : text[i];
	return other;
}

const char *generate_sign_text(struct dice *dice)
{
	static const char *const texts[] = { "alpha",           "Alpha Beta",   "beta",
					     "beta gamma",      "gone",         "x",
					     "Network Blocked", "v=analytics1", "v=analytics1;url",
					     "Stale Date" };

	return texts[dice_below(dice, COUNT(texts))];
}

/* ------------------------------------------------------------------ names */

/* Most are the space's own; some are those that others have for the same number. */
static const char *some_name(struct maker *maker, int32_t code)
{
	static const struct {
		int32_t code;
		const char *name;
	} others[] = {
		{ 16, "NORMAL_CLEARING" },
		{ 17, "USER_BUSY" },
		{ 487, "ORIGINATOR_CANCEL" },
	};

	for (size_t i = 0; i < COUNT(others); i++)
		if (code == others[i].code && chance(maker, 50))
			return others[i].name;
	if (chance(maker, 30))
		return print(maker, "SHARED_%d", (int)code);
	return print(maker, "OWN%zu_%d", maker->index, (int)code);
}

void generate_names(struct generated *made, struct dice *dice, size_t index)
{
	struct oracle_space *space = &made->world.spaces[index];
	const struct generated_pool *pool = &made->pools[index];
	struct maker maker = { made, dice, space, index };

	space->codes = take(&maker, pool->count, sizeof(*space->codes));
	for (size_t i = 0; i < pool->count; i++) {
		struct oracle_code *code = &space->codes[space->code_count];

		if (chance(&maker, 25))
			continue;
		code->code = pool->codes[i];
		if (chance(&maker, 80))
			code->name = some_name(&maker, code->code);
		if (chance(&maker, 15))
			code->aliases[code->alias_count++] =
				print(&maker, "alias%zu.%d", index, (int)code->code);
		space->code_count++;
	}
}

/* ------------------------------------------------- protocols, words, texts */

static void make_protocols(struct maker *maker)
{
	static const char *const forms[] = { "ZP-", "zp_", "X-." };
	struct oracle_space *space = maker->space;

	space->protocols = take(maker, LIST_MAX, sizeof(*space->protocols));
	for (size_t i = 1 + below(maker, LIST_MAX); i; i--) {
		struct oracle_protocol *protocol = &space->protocols[space->protocol_count++];

		protocol->read = chance(maker, 40);
		protocol->name = print(maker, "%s%zu-%zu", forms[below(maker, COUNT(forms))],
				       maker->index, i);
		if (i == 1 && chance(maker, 30))
			protocol->name = space->name;
	}
}

/* Each is there once, and the words of one code stand side by side. */
static void make_words(struct maker *maker)
{
	static const char *const forms[] = { "all lines busy", "W", "Not  in use", "n/a", "w:" };
	struct oracle_space *space = maker->space;
	int32_t last = -1;

	space->words = take(maker, LIST_MAX * LIST_MAX, sizeof(*space->words));
	for (uint32_t i = 0; i < LIST_MAX; i++) {
		int32_t code = some_code(maker, maker->index);

		if (code <= last)
			continue;
		last = code;
		for (uint32_t j = 0; j < 1 + i % 3; j++) {
			struct oracle_cell_word *word = &space->words[space->word_count++];

			word->code = code;
			word->text = print(maker, "%s %u-x", forms[below(maker, COUNT(forms))],
					   10 * i + j);
		}
	}
}

/* When what a number brings becomes known matters where a step asks for it: the manual leaves that
 * open. */
static bool decides(const char *space)
{
	return !strcmp(space, "answered") || !strcmp(space, "dialog") || !strcmp(space, "origin");
}

static void make_texts(struct maker *maker)
{
	static const char *const does[] = { "begins", "contains", "is" };
	struct oracle_space *space = maker->space;

	space->signs = take(maker, LIST_MAX, sizeof(*space->signs));
	for (size_t i = 1 + below(maker, LIST_MAX); i; i--) {
		struct oracle_sign *sign = &space->signs[space->sign_count++];

		sign->code = some_code(maker, maker->index);
		sign->in = chance(maker, 70) ? "reason-text" : "phrase";
		sign->does = does[below(maker, COUNT(does))];
		sign->text = generate_case(&maker->made->world, maker->dice,
					   generate_sign_text(maker->dice));
		if (chance(maker, 25) && !strcmp(sign->in, "reason-text"))
			sign->location =
				maker->made->world
					.spaces[below(maker, maker->made->world.space_count)]
					.name;
		if (sign->location && decides(sign->location))
			sign->location = NULL;
		if (chance(maker, 40))
			sign->beside_count =
				generate_codes(maker->made, maker->dice, &sign->beside, 6);
	}
}

/* ----------------------------------------------------------------- shifts */

static bool apart(int64_t first, int64_t last, int64_t other_first, int64_t other_last)
{
	return last < other_first || other_last < first;
}

/* "what they lead to is not moved again": neither by what is there nor by this one */
static bool moves_once(const struct oracle_world *world, const struct oracle_space *space,
		       const struct oracle_shift *shift)
{
	for (size_t i = 0; i < world->space_count; i++) {
		const struct oracle_space *other = &world->spaces[i];

		for (size_t j = 0; j < other->shift_count; j++) {
			const struct oracle_shift *old = &other->shifts[j];

			if (other == space &&
			    !apart(shift->first, shift->last, old->first, old->last))
				return false;
			if (!strcmp(shift->space, other->name) &&
			    !apart((int64_t)shift->first + shift->by,
				   (int64_t)shift->last + shift->by, old->first, old->last))
				return false;
			if (!strcmp(old->space, space->name) &&
			    !apart((int64_t)old->first + old->by, (int64_t)old->last + old->by,
				   shift->first, shift->last))
				return false;
		}
	}
	return strcmp(shift->space, space->name) != 0 ||
	       apart(shift->first, shift->last, (int64_t)shift->first + shift->by,
		     (int64_t)shift->last + shift->by);
}

static void make_with(struct maker *maker, struct oracle_shift *shift)
{
	size_t spaces = maker->made->world.space_count;

	for (size_t i = below(maker, ORACLE_WITH_MAX + 1); i; i--) {
		size_t index = below(maker, spaces);
		const char *name = maker->made->world.spaces[index].name;
		bool used = decides(name);

		for (size_t j = 0; j < shift->with_count; j++)
			used |= !strcmp(shift->with[j].space, name);
		if (used)
			continue;
		shift->with[shift->with_count].space = name;
		shift->with[shift->with_count++].code = some_code(maker, index);
	}
}

static void make_shift(struct maker *maker)
{
	struct oracle_space *space = maker->space;
	size_t to = chance(maker, 40) ? maker->index : below(maker, maker->made->world.space_count);
	const struct oracle_space *other = &maker->made->world.spaces[to];
	struct oracle_shift *shift = &space->shifts[space->shift_count];
	int64_t by, last;

	memset(shift, 0, sizeof(*shift));
	shift->space = other->name;
	shift->first = some_code(maker, maker->index);
	last = (int64_t)shift->first + below(maker, 3);
	by = (int64_t)some_code(maker, to) - shift->first;
	if (last > space->last || last + by > other->last)
		return;
	shift->last = (int32_t)last;
	shift->by = (int32_t)by;
	if (!moves_once(&maker->made->world, space, shift))
		return;
	if (chance(maker, 50))
		make_with(maker, shift);
	space->shift_count++;
}

void generate_signs(struct generated *made, struct dice *dice, size_t index)
{
	struct maker maker = { made, dice, &made->world.spaces[index], index };

	if (chance(&maker, 70))
		make_protocols(&maker);
	if (chance(&maker, 50))
		make_words(&maker);
	if (chance(&maker, 60))
		make_texts(&maker);
	maker.space->shifts = take(&maker, LIST_MAX, sizeof(*maker.space->shifts));
	for (uint32_t i = below(&maker, LIST_MAX + 1); i; i--)
		make_shift(&maker);
}
