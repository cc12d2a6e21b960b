/* SPDX-License-Identifier: BSD-2-Clause */
/* Dice, texts, and the words of a world.  See generate-maker.h. */
#include "generate-maker.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* ------------------------------------------------------------------- dice */

/* splitmix64, after Steele, Lea and Flood (2014) */
uint64_t dice_roll(struct dice *dice)
{
	uint64_t z = dice->state += 0x9e3779b97f4a7c15u;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return z ^ z >> 31;
}

uint32_t dice_below(struct dice *dice, uint32_t n)
{
	return (uint32_t)((dice_roll(dice) >> 32) * n >> 32);
}

bool dice_chance(struct dice *dice, unsigned percent)
{
	return dice_below(dice, 100) < percent;
}

/* ------------------------------------------------------------------ maker */

const char *maker_print(struct maker *maker, const char *format, ...)
{
	char *text = oracle_take(maker->world, 1, 80);
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(text, 80, format, arguments);
	va_end(arguments);
	return text;
}

const char *generate_text(struct dice *dice)
{
	static const char *const texts[] = {
		"Busy Here",
		"gateway down",
		"RFC 3261 21.4.24",
		"could, not should",
		"a: b # c",
		"it's \"so\"",
		"Gr\xc3\xb6\xc3\x9f er",
		"\xe6\x97\xa5\xe6\x9c\xac",
		"- dash",
		"[x]",
		"{y}",
		"*star",
		"&and",
		"!bang",
		"%pct",
		"@at",
		"`tick`",
		"100%",
		"~",
		"back\\slash \\x41",
		"trailing colon:",
		"? why",
		"| pipe",
		"> fold",
		"section 7.2.4.1",
		"Q.850",
		"words",
		"a'b''c",
		"1: 2",
		"#hash",
		"none",
		"17",
		"\xf0\x9f\x93\x9e",
		"x, y, {z: 1}",
		"---",
		"... ---",
	};

	return texts[dice_below(dice, sizeof(texts) / sizeof(texts[0]))];
}

const char *maybe_text(struct maker *maker, unsigned percent)
{
	return chance(maker, percent) ? generate_text(&maker->dice) : NULL;
}

size_t space_index(const struct maker *maker, const char *name)
{
	return (size_t)(oracle_space(maker->world, name) - maker->world->spaces);
}

int32_t some_code(struct maker *maker, const char *space)
{
	const struct generated_pool *pool = &maker->made->pools[space_index(maker, space)];

	return pool->codes[below(maker, (uint32_t)pool->count)];
}

struct oracle_word code_word(int32_t code)
{
	return (struct oracle_word){ .kind = ORACLE_CODE, .first = code, .last = code };
}

struct oracle_word class_word(const struct oracle_class *class)
{
	return (struct oracle_word){
		.kind = ORACLE_CLASS, .first = class->first, .last = class->last, .name = class->key
	};
}

struct oracle_word some_range(struct maker *maker, const char *space)
{
	int32_t a = some_code(maker, space);
	int32_t b = some_code(maker, space);

	return (struct oracle_word){ .kind = ORACLE_RANGE,
				     .first = a < b ? a : b,
				     .last = a < b ? b : a };
}

static bool same_word(const struct oracle_word *a, const struct oracle_word *b)
{
	if (a->kind != b->kind)
		return false;
	if (a->kind == ORACLE_CLASS || a->kind == ORACLE_SET)
		return !strcmp(a->name, b->name);
	return a->first == b->first && a->last == b->last;
}

bool has_word(const struct oracle_word *words, size_t count, const struct oracle_word *word)
{
	for (size_t i = 0; i < count; i++)
		if (same_word(&words[i], word))
			return true;
	return false;
}
