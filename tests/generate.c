/* SPDX-License-Identifier: BSD-2-Clause */
/* Random worlds.  See generate.h. */
#include "generate.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "render.h"

#define CODE_LAST 2147483647
#define FAMILY_MAX 32
#define RANDOM_MAIN_MAX 4
#define RANDOM_CONDITION_MAX 3
#define RULE_MAX 24

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

/* Spans of which no two cross: the keys of all layers of one (from, to) are drawn from it. */
struct family {
	struct oracle_word words[FAMILY_MAX];
	size_t count;
};

struct maker {
	struct generated *made;
	struct oracle_world *world;
	struct dice dice;
	struct family families[GENERATED_MAIN_MAX][GENERATED_MAIN_MAX];
	unsigned serial;          /* makes the names of a space unique */
	unsigned main_companions; /* percent of the conditions that ask about a main space */
	bool rich;                /* policies have all keys */
};

static uint32_t below(struct maker *maker, uint32_t n)
{
	return dice_below(&maker->dice, n);
}

static bool chance(struct maker *maker, unsigned percent)
{
	return dice_chance(&maker->dice, percent);
}

__attribute__((format(printf, 2, 3))) static const char *print(struct maker *maker,
							       const char *format, ...)
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

static const char *maybe_text(struct maker *maker, unsigned percent)
{
	return chance(maker, percent) ? generate_text(&maker->dice) : NULL;
}

static size_t space_index(const struct maker *maker, const char *name)
{
	return (size_t)(oracle_space(maker->world, name) - maker->world->spaces);
}

static int32_t some_code(struct maker *maker, const char *space)
{
	const struct generated_pool *pool = &maker->made->pools[space_index(maker, space)];

	return pool->codes[below(maker, (uint32_t)pool->count)];
}

static struct oracle_word code_word(int32_t code)
{
	return (struct oracle_word){ .kind = ORACLE_CODE, .first = code, .last = code };
}

static struct oracle_word class_word(const struct oracle_class *class)
{
	return (struct oracle_word){
		.kind = ORACLE_CLASS, .first = class->first, .last = class->last, .name = class->key
	};
}

static struct oracle_word some_range(struct maker *maker, const char *space)
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

static bool has_word(const struct oracle_word *words, size_t count, const struct oracle_word *word)
{
	for (size_t i = 0; i < count; i++)
		if (same_word(&words[i], word))
			return true;
	return false;
}

/* ----------------------------------------------------------------- spaces */

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
		return print(maker, "%ux", n);
	case 1:
		return print(maker, "1e%u", n);
	case 2:
		return print(maker, "-n%u", n);
	case 3:
		return print(maker, ".5x%u", n);
	case 4:
		return print(maker, "10-1f%u", n);
	case 5:
		return print(maker, "0x%u", n);
	case 6:
		return print(maker, "b-%u.Y", n);
	default:
		return print(maker, "NAME_%u", n);
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
			class->key = print(maker, chance(maker, 50) ? "%uxx" : "Class_%u",
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

/* A code, a range or a class key. */
static struct oracle_word some_group(struct maker *maker, const struct oracle_space *space)
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

		set->name = print(maker, chance(maker, 50) ? "set-%u" : "S.%u", maker->serial++);
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
	space->name = print(maker, "%s%u%s", form[0], index, form[1]);
	make_pool(maker, pool, condition);
	space->first = pool->codes[0];
	space->last = pool->codes[pool->count - 1];
	space->written_by_name = chance(maker, 30);
	make_classes(maker, space, pool);
	make_codes(maker, space, pool);
	make_sets(maker, space);
}

static void make_spaces(struct maker *maker)
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

/* --------------------------------------------------------------- families */

static bool fits(const struct family *family, const struct oracle_word *word)
{
	for (size_t i = 0; i < family->count; i++) {
		const struct oracle_word *other = &family->words[i];
		bool apart = word->last < other->first || other->last < word->first;
		bool inside = word->first >= other->first && word->last <= other->last;
		bool around = word->first <= other->first && word->last >= other->last;

		if ((inside && around) || (!apart && !inside && !around))
			return false;
	}
	return true;
}

static void add_to_family(struct family *family, struct oracle_word word)
{
	if (family->count < FAMILY_MAX && fits(family, &word))
		family->words[family->count++] = word;
}

static void make_family(struct maker *maker, struct family *family,
			const struct oracle_space *space)
{
	for (size_t i = 0; i < space->class_count; i++)
		add_to_family(family, class_word(&space->classes[i]));
	if (chance(maker, 40))
		add_to_family(family, (struct oracle_word){ .kind = ORACLE_RANGE,
							    .first = space->first,
							    .last = space->last });
	for (size_t i = 0; i < 12; i++)
		add_to_family(family, some_range(maker, space->name));
	for (size_t i = 0; i < 10; i++)
		add_to_family(family, code_word(some_code(maker, space->name)));
}

static void make_families(struct maker *maker)
{
	for (size_t i = 0; i < maker->made->main_count; i++)
		for (size_t j = 0; j < maker->made->main_count; j++)
			make_family(maker, &maker->families[i][j], &maker->world->spaces[i]);
}

/* The same span may be written in several ways. */
static struct oracle_word spell_key(struct maker *maker, struct oracle_word word)
{
	if (word.kind == ORACLE_CLASS && chance(maker, 35))
		word.kind = ORACLE_RANGE;
	else if (word.first == word.last && word.kind != ORACLE_CLASS)
		word.kind = chance(maker, 90) ? ORACLE_CODE : ORACLE_RANGE;
	return word;
}

/* ------------------------------------------------------------------- rows */

static bool is_defined(const struct oracle_space *space, int64_t code)
{
	return oracle_code(space, (int32_t)code) != NULL;
}

/* `same`: from equals to, or the number is defined in both. */
static bool may_be_same(const struct maker *maker, const struct oracle_table *table,
			const struct oracle_word *key)
{
	const struct oracle_space *from = oracle_space(maker->world, table->from);
	const struct oracle_space *to = oracle_space(maker->world, table->to);

	if (from == to)
		return true;
	if ((int64_t)key->last - key->first > 100)
		return false;
	for (int64_t code = key->first; code <= key->last; code++)
		if (!is_defined(from, code) || !is_defined(to, code))
			return false;
	return true;
}

/* A companion space; now and then one that tables translate to or from. */
static const char *some_companion_space(struct maker *maker)
{
	size_t mains = maker->made->main_count;
	size_t conditions = maker->world->space_count - mains;

	if (chance(maker, maker->main_companions))
		return maker->world->spaces[below(maker, (uint32_t)mains)].name;
	return maker->world->spaces[mains + below(maker, (uint32_t)conditions)].name;
}

static struct oracle_word some_value(struct maker *maker, const struct oracle_space *space)
{
	uint32_t kind = below(maker, 10);

	if (kind == 0)
		return (struct oracle_word){ .kind = ORACLE_ABSENT };
	if (kind == 1)
		return (struct oracle_word){ .kind = ORACLE_PRESENT };
	if (kind < 4 && space->set_count)
		return (struct oracle_word){
			.kind = ORACLE_SET,
			.name = space->sets[below(maker, (uint32_t)space->set_count)].name
		};
	return some_group(maker, space);
}

static void make_condition(struct maker *maker, struct oracle_condition *condition)
{
	const struct oracle_space *space = oracle_space(maker->world, condition->space);
	size_t count = chance(maker, 65) ? 1 : 2 + below(maker, 2);

	condition->values = oracle_take(maker->world, count, sizeof(*condition->values));
	for (size_t i = 0; i < count; i++) {
		struct oracle_word value = some_value(maker, space);

		if (!has_word(condition->values, condition->value_count, &value))
			condition->values[condition->value_count++] = value;
	}
}

static void make_when(struct maker *maker, struct oracle_row *row)
{
	uint32_t count = chance(maker, 70) ? 1 : 2 + below(maker, 2);

	row->when = oracle_take(maker->world, count, sizeof(*row->when));
	for (uint32_t i = 0; i < count; i++) {
		const char *space = some_companion_space(maker);
		bool used = false;

		for (size_t j = 0; j < row->when_count; j++)
			used |= !strcmp(row->when[j].space, space);
		if (used)
			continue;
		row->when[row->when_count].space = space;
		make_condition(maker, &row->when[row->when_count++]);
	}
}

/* Up to two plain writes, each to another space. */
static size_t make_writes(struct maker *maker, struct oracle_write **writes)
{
	uint32_t tries = 1 + below(maker, 2);
	size_t count = 0;

	*writes = oracle_take(maker->world, tries, sizeof(**writes));
	for (uint32_t i = 0; i < tries; i++) {
		const char *space = some_companion_space(maker);

		if (count && !strcmp((*writes)[0].space, space))
			continue;
		(*writes)[count].space = space;
		(*writes)[count++].code = some_code(maker, space);
	}
	return count;
}

static const char *some_grade(struct maker *maker, unsigned percent)
{
	static const char *const grades[] = { "standard", "measured", "documented", "second-hand",
					      "own" };

	return chance(maker, percent) ? grades[below(maker, 5)] : NULL;
}

/* `grade: own` needs a note. */
static const char *some_note(struct maker *maker, const char *grade, unsigned percent)
{
	return maybe_text(maker, grade && !strcmp(grade, "own") ? 100 : percent);
}

static void make_row(struct maker *maker, const struct oracle_table *table,
		     const struct oracle_word *key, struct oracle_row *row)
{
	if (chance(maker, 12))
		row->to.kind = ORACLE_NONE;
	else if (chance(maker, 20) && may_be_same(maker, table, key))
		row->to.kind = ORACLE_SAME;
	else
		row->to = code_word(some_code(maker, table->to));
	if (chance(maker, 60))
		return;
	if (row->to.kind != ORACLE_NONE && chance(maker, 35))
		row->write_count = make_writes(maker, &row->write);
	if (row->to.kind != ORACLE_NONE)
		row->phrase = maybe_text(maker, 20);
	row->source = maybe_text(maker, 25);
	row->grade = some_grade(maker, 20);
	row->note = some_note(maker, row->grade, 15);
}

/* All but the last have conditions; the last may. */
static void make_rows(struct maker *maker, const struct oracle_table *table,
		      struct oracle_rule *rule)
{
	rule->row_count = chance(maker, 55) ? 1 : 2 + below(maker, 3);
	rule->rows = oracle_take(maker->world, rule->row_count, sizeof(*rule->rows));
	for (size_t i = 0; i < rule->row_count; i++) {
		make_row(maker, table, &rule->key, &rule->rows[i]);
		if (i + 1 < rule->row_count || chance(maker, 25))
			make_when(maker, &rule->rows[i]);
	}
}

static void make_rule(struct maker *maker, struct oracle_table *table,
		      const struct oracle_word *key, bool has_base)
{
	struct oracle_rule *rule = &table->rules[table->rule_count];

	for (size_t i = 0; i < table->rule_count; i++)
		if (table->rules[i].key.first == key->first &&
		    table->rules[i].key.last == key->last)
			return;
	if (table->rule_count == RULE_MAX)
		return;
	table->rule_count++;
	rule->key = spell_key(maker, *key);
	make_rows(maker, table, rule);
	if (chance(maker, has_base ? 12 : 2)) {
		memset(&rule->rows[0], 0, sizeof(rule->rows[0]));
		rule->rows[0].to.kind = ORACLE_UNLISTED;
		rule->row_count = 1;
	}
	if (key->first != key->last && chance(maker, has_base ? 25 : 3))
		rule->rows[below(maker, (uint32_t)rule->row_count)].over_all = true;
}

/* Alternatives for every code, all with conditions; over a base now and then none, which takes
 * those of the base away. */
static void make_first(struct maker *maker, struct oracle_table *table, bool has_base)
{
	const struct oracle_space *from = oracle_space(maker->world, table->from);
	struct oracle_rule *rule = &table->before;

	table->has_before = true;
	rule->key = (struct oracle_word){ .kind = ORACLE_RANGE,
					  .first = from->first,
					  .last = from->last };
	rule->row_count = has_base && chance(maker, 30) ? 0 : 1 + below(maker, 3);
	rule->rows = oracle_take(maker->world, rule->row_count + 1, sizeof(*rule->rows));
	for (size_t i = 0; i < rule->row_count; i++) {
		make_row(maker, table, &rule->key, &rule->rows[i]);
		make_when(maker, &rule->rows[i]);
	}
}

/* ----------------------------------------------------------------- tables */

static const struct family *family_of(const struct maker *maker, const struct oracle_table *table)
{
	return &maker->families[space_index(maker, table->from)][space_index(maker, table->to)];
}

static void make_rules(struct maker *maker, struct oracle_table *table, bool has_base)
{
	const struct family *family = family_of(maker, table);
	unsigned percent = 10 + below(maker, 60);
	uint32_t singles = below(maker, 8);

	table->rules = oracle_take(maker->world, RULE_MAX, sizeof(*table->rules));
	for (size_t i = 0; i < family->count; i++)
		if (chance(maker, percent))
			make_rule(maker, table, &family->words[i], has_base);
	for (uint32_t i = 0; i < singles; i++) {
		struct oracle_word key = code_word(some_code(maker, table->from));

		make_rule(maker, table, &key, has_base);
	}
}

static void make_covers(struct maker *maker, struct oracle_table *table)
{
	uint32_t count = 1 + below(maker, 3);
	struct family apart = { .count = 0 };

	table->covers = oracle_take(maker->world, count, sizeof(*table->covers));
	for (uint32_t i = 0; i < count; i++) {
		struct oracle_word word = some_range(maker, table->from);
		bool clear = true;

		for (size_t j = 0; j < apart.count; j++)
			clear &= word.last < apart.words[j].first ||
				 word.first > apart.words[j].last;
		if (!clear)
			continue;
		apart.words[apart.count++] = word;
		table->covers[table->cover_count++] = word;
	}
}

/* `class` is of use only where some class has an unknown code. */
static bool may_say_class(const struct maker *maker, const struct oracle_table *table)
{
	const struct oracle_space *space = oracle_space(maker->world, table->from);

	for (size_t i = 0; i < space->class_count; i++)
		if (space->classes[i].unknown != ORACLE_NO_CODE)
			return true;
	return false;
}

/* A target alone, or `class` and what follows it. */
static void make_unlisted(struct maker *maker, struct oracle_table *table, bool has_base)
{
	struct oracle_word *items = oracle_take(maker->world, 2, sizeof(*items));
	size_t count = 0;

	if (may_say_class(maker, table) && chance(maker, 55))
		items[count++].kind = ORACLE_CLASS;
	if (!count || chance(maker, 70)) {
		if (!count && chance(maker, has_base ? 20 : 3))
			items[count].kind = ORACLE_UNLISTED;
		else if (!strcmp(table->from, table->to) && chance(maker, 40))
			items[count].kind = ORACLE_SAME;
		else if (chance(maker, 15))
			items[count].kind = ORACLE_NONE;
		else
			items[count] = code_word(some_code(maker, table->to));
		count++;
	}
	table->unlisted = items;
	table->unlisted_count = count;
}

/* The long form of a table-wide write. */
static void make_keyed(struct maker *maker, const struct oracle_table *table,
		       struct oracle_write *write)
{
	const struct family *family = family_of(maker, table);

	write->keyed = oracle_take(maker->world, FAMILY_MAX, sizeof(*write->keyed));
	for (size_t i = 0; i < family->count; i++) {
		struct oracle_keyed_code *keyed = &write->keyed[write->keyed_count];

		if (!chance(maker, 35))
			continue;
		keyed->key = spell_key(maker, family->words[i]);
		keyed->code = some_code(maker, write->space);
		write->keyed_count++;
	}
}

static void make_table_write(struct maker *maker, struct oracle_table *table)
{
	table->write_count = make_writes(maker, &table->write);
	for (size_t i = 0; i < table->write_count; i++)
		if (chance(maker, 60))
			make_keyed(maker, table, &table->write[i]);
}

static void make_table(struct maker *maker, struct oracle_table *table, bool has_base)
{
	table->source = maybe_text(maker, 50);
	table->grade = some_grade(maker, 40);
	table->note = some_note(maker, table->grade, 10);
	if (chance(maker, 45))
		make_covers(maker, table);
	if (chance(maker, 65))
		make_unlisted(maker, table, has_base);
	if (chance(maker, 30))
		make_table_write(maker, table);
	if (chance(maker, has_base ? 30 : 20))
		make_first(maker, table, has_base);
	if (!table->unlisted_count || chance(maker, 92))
		make_rules(maker, table, has_base);
	if (!table->rule_count && !table->unlisted_count) {
		table->unlisted = oracle_take(maker->world, 1, sizeof(*table->unlisted));
		table->unlisted[0] = code_word(some_code(maker, table->to));
		table->unlisted_count = 1;
	}
}

/* ------------------------------------------------------------------- maps */

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

	map->name = print(maker, "%s%u", forms[below(maker, 3)], index);
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
