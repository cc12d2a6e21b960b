/* SPDX-License-Identifier: BSD-2-Clause */
/* The tables of a random world: the keys of their rules, rows, conditions and what they write. */
#include <string.h>

#include "generate-maker.h"

#define RULE_MAX 24

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

void make_families(struct maker *maker)
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

const char *some_grade(struct maker *maker, unsigned percent)
{
	static const char *const grades[] = { "standard", "measured", "documented", "second-hand",
					      "own" };

	return chance(maker, percent) ? grades[below(maker, 5)] : NULL;
}

const char *some_note(struct maker *maker, const char *grade, unsigned percent)
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

void make_table(struct maker *maker, struct oracle_table *table, bool has_base)
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
