/* SPDX-License-Identifier: BSD-2-Clause */
/* The oracle.  Comments name the heading of sipcause-map(5) that the code restates. */
#include "oracle.h"

#include <stdio.h>
#include <stdlib.h>
#include <assert.h>
#include <string.h>

/* ----------------------------------------------------------------- memory */

struct oracle_block {
	struct oracle_block *next;
	_Alignas(16) char bytes[];
};

void *oracle_take(struct oracle_world *world, size_t count, size_t size)
{
	struct oracle_block *block = calloc(1, sizeof(*block) + count * size);

	if (!block) {
		fputs("oracle: out of memory\n", stderr);
		abort();
	}
	block->next = world->blocks;
	world->blocks = block;
	return block->bytes;
}

void oracle_world_free(struct oracle_world *world)
{
	while (world->blocks) {
		struct oracle_block *next = world->blocks->next;

		free(world->blocks);
		world->blocks = next;
	}
}

/* ------------------------------------------------------------------ names */

const struct oracle_space *oracle_space(const struct oracle_world *world, const char *name)
{
	for (size_t i = 0; i < world->space_count; i++)
		if (!strcmp(world->spaces[i].name, name))
			return &world->spaces[i];
	abort(); /* only valid files come here */
}

const struct oracle_map *oracle_map(const struct oracle_world *world, const char *name)
{
	for (size_t i = 0; i < world->map_count; i++)
		if (!strcmp(world->maps[i].name, name))
			return &world->maps[i];
	abort();
}

const struct oracle_code *oracle_code(const struct oracle_space *space, int32_t code)
{
	for (size_t i = 0; i < space->code_count; i++)
		if (space->codes[i].code == code)
			return &space->codes[i];
	return NULL;
}

static const struct oracle_class *class_by_key(const struct oracle_space *space, const char *key)
{
	for (size_t i = 0; i < space->class_count; i++)
		if (!strcmp(space->classes[i].key, key))
			return &space->classes[i];
	abort();
}

static const struct oracle_set *set_by_name(const struct oracle_space *space, const char *name)
{
	for (size_t i = 0; i < space->set_count; i++)
		if (!strcmp(space->sets[i].name, name))
			return &space->sets[i];
	abort();
}

/* Classes are disjoint, so there is at most one. */
static const struct oracle_class *class_of(const struct oracle_space *space, int32_t code)
{
	for (size_t i = 0; i < space->class_count; i++)
		if (code >= space->classes[i].first && code <= space->classes[i].last)
			return &space->classes[i];
	return NULL;
}

void oracle_span(const struct oracle_space *space, const struct oracle_word *word, int32_t *first,
		 int32_t *last)
{
	*first = word->first;
	*last = word->last;
	if (word->kind == ORACLE_CLASS) {
		*first = class_by_key(space, word->name)->first;
		*last = class_by_key(space, word->name)->last;
	}
}

/* ----------------------------------------------------------------- layers */

static struct oracle_flat_table *find_flat(struct oracle_flat_map *flat, const char *from,
					   const char *to)
{
	for (size_t i = 0; i < flat->table_count; i++)
		if (!strcmp(flat->tables[i].from, from) && !strcmp(flat->tables[i].to, to))
			return &flat->tables[i];
	return NULL;
}

static const struct oracle_flat_table *among(const struct oracle_flat_table *tables, size_t count,
					     const char *from, const char *to)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(tables[i].from, from) && !strcmp(tables[i].to, to))
			return &tables[i];
	return NULL;
}

const struct oracle_flat_table *oracle_flat_table(const struct oracle_flat_map *map,
						  const char *from, const char *to)
{
	const struct oracle_flat_table *table = among(map->tables, map->table_count, from, to);

	return table ? table : among(map->hidden, map->hidden_count, from, to);
}

const struct oracle_flat_table *oracle_own_table(const struct oracle_flat_map *map,
						 const char *from, const char *to)
{
	return among(map->tables, map->own_count, from, to);
}

const struct oracle_flat_table *oracle_any_table(const struct oracle_flat_map *map,
						 const char *from, const char *to)
{
	const struct oracle_flat_table *table = among(map->composed, map->composed_count, from, to);

	return table ? table : oracle_flat_table(map, from, to);
}

static void drop_flat(struct oracle_flat_map *flat, const char *from, const char *to)
{
	size_t kept = 0;

	for (size_t i = 0; i < flat->table_count; i++)
		if (strcmp(flat->tables[i].from, from) || strcmp(flat->tables[i].to, to))
			flat->tables[kept++] = flat->tables[i];
	flat->table_count = kept;
}

/* A key is its span: a class and a range over the same codes are one key. */
static void drop_key(const struct oracle_space *space, struct oracle_flat_table *flat,
		     const struct oracle_word *key)
{
	size_t kept = 0;
	int32_t first, last, other_first, other_last;

	oracle_span(space, key, &first, &last);
	for (size_t i = 0; i < flat->rule_count; i++) {
		oracle_span(space, &flat->rules[i].rule->key, &other_first, &other_last);
		if (other_first != first || other_last != last)
			flat->rules[kept++] = flat->rules[i];
	}
	flat->rule_count = kept;
}

/* "`first`, `covers`, `unlisted`, table-wide `write` ... are replaced when given"; via and unlisted
 * are two forms of one property. */
static void merge_properties(struct oracle_flat_table *flat, const struct oracle_map *map,
			     const struct oracle_table *table)
{
	if (table->cover_count)
		flat->covers = table;
	if (table->write_count)
		flat->write = table;
	if (table->has_before)
		flat->before = (struct oracle_flat_rule){ map, table, &table->before };
	if (table->unlisted_count || table->via) {
		flat->unlisted = table;
		flat->unlisted_map = map;
	}
}

static bool is_over_all(const struct oracle_rule *rule)
{
	for (size_t i = 0; i < rule->row_count; i++)
		if (rule->rows[i].over_all)
			return true;
	return false;
}

/* "removes the rules of all extended maps whose codes lie within the range or class of this
 * rule" */
static void drop_within(const struct oracle_space *space, struct oracle_flat_table *flat,
			const struct oracle_word *range)
{
	size_t kept = 0;
	int32_t first, last, other_first, other_last;

	oracle_span(space, range, &first, &last);
	for (size_t i = 0; i < flat->rule_count; i++) {
		oracle_span(space, &flat->rules[i].rule->key, &other_first, &other_last);
		if (other_first < first || other_last > last)
			flat->rules[kept++] = flat->rules[i];
	}
	flat->rule_count = kept;
}

/* A nearer rule replaces all alternatives of its key; `unlisted` takes the key away. */
static void merge_rules(struct oracle_world *world, struct oracle_flat_table *flat,
			const struct oracle_map *map, const struct oracle_table *table)
{
	const struct oracle_space *space = oracle_space(world, table->from);
	struct oracle_flat_rule *rules =
		oracle_take(world, flat->rule_count + table->rule_count + 1, sizeof(*rules));

	if (flat->rule_count)
		memcpy(rules, flat->rules, flat->rule_count * sizeof(*rules));
	flat->rules = rules;
	/* "Rules of the same table stay": so this goes before them all. */
	for (size_t i = 0; i < table->rule_count; i++)
		if (is_over_all(&table->rules[i]))
			drop_within(space, flat, &table->rules[i].key);
	for (size_t i = 0; i < table->rule_count; i++) {
		const struct oracle_rule *rule = &table->rules[i];

		drop_key(space, flat, &rule->key);
		if (rule->rows[0].to.kind == ORACLE_UNLISTED)
			continue;
		rules[flat->rule_count].map = map;
		rules[flat->rule_count].table = table;
		rules[flat->rule_count].rule = rule;
		flat->rule_count++;
	}
}

static void merge_table(struct oracle_world *world, struct oracle_flat_map *flat,
			const struct oracle_table *table)
{
	struct oracle_flat_table *into;

	if (table->inherit_no) /* starts empty instead of from the base map's */
		drop_flat(flat, table->from, table->to);
	into = find_flat(flat, table->from, table->to);
	if (!into) {
		into = &flat->tables[flat->table_count++];
		memset(into, 0, sizeof(*into));
		into->from = table->from;
		into->to = table->to;
		into->first = table;
		into->first_map = flat->map;
	}
	merge_properties(into, flat->map, table);
	merge_rules(world, into, flat->map, table);
}

/* "Of several bases the first that gives a key counts"; NULL: nobody gives `through`. */
static const struct oracle_map *through_of(const struct oracle_world *world,
					   const struct oracle_map *map)
{
	const struct oracle_map *giver = map->has_through ? map : NULL;

	for (size_t i = 0; i < map->extend_count && !giver; i++)
		giver = through_of(world, oracle_map(world, map->extends[i]));
	return giver;
}

/* "a table that the map lacks is made by way of the first of these for which it has both" */
static void compose(struct oracle_world *world, struct oracle_flat_map *flat,
		    const struct oracle_map *giver, const char *from, const char *to)
{
	for (size_t i = 0; i < giver->through_count; i++) {
		const char *between = giver->through[i];
		struct oracle_table *table;

		if (!strcmp(between, from) || !strcmp(between, to) ||
		    !find_flat(flat, from, between) || !find_flat(flat, between, to))
			continue;
		table = oracle_take(world, 1, sizeof(*table));
		table->from = from;
		table->to = to;
		table->via = between;
		flat->composed[flat->composed_count].from = from;
		flat->composed[flat->composed_count].to = to;
		flat->composed[flat->composed_count++].unlisted = table;
		return;
	}
}

static void compose_all(struct oracle_world *world, struct oracle_flat_map *flat,
			const struct oracle_map *giver)
{
	size_t count = world->space_count;

	if (!flat->composed)
		flat->composed = oracle_take(world, count * count, sizeof(*flat->composed));
	for (size_t i = 0; i < count * count; i++) {
		const char *from = world->spaces[i / count].name;
		const char *to = world->spaces[i % count].name;

		if (strcmp(from, to) && !oracle_any_table(flat, from, to))
			compose(world, flat, giver, from, to);
	}
}

/* The maps whose tables are used, each once. */
struct also_names {
	const char *names[64];
	size_t count;
};

static void add_also(struct also_names *alsos, const char *name)
{
	for (size_t i = 0; i < alsos->count; i++)
		if (!strcmp(alsos->names[i], name))
			return;
	assert(alsos->count < sizeof(alsos->names) / sizeof(alsos->names[0]));
	alsos->names[alsos->count++] = name;
}

/* "The maps of its own list come first, then those of the maps it extends"; "an empty list
 * removes them" */
static void find_alsos(const struct oracle_world *world, const struct oracle_map *map,
		       struct also_names *alsos)
{
	if (map->has_also && map->also_count == 0)
		return;
	for (size_t i = 0; i < map->also_count; i++)
		add_also(alsos, map->also[i]);
	for (size_t i = 0; i < map->extend_count; i++)
		find_alsos(world, oracle_map(world, map->extends[i]), alsos);
}

/* "a table that neither the map nor a base has, and that `through` does not make of those, is
 * that of the first of these maps that has it"; the others are legs of `via` all the same. */
static void take_also(struct oracle_world *world, struct oracle_flat_map *flat,
		      const struct also_names *alsos)
{
	size_t most = world->space_count * world->space_count;
	struct oracle_flat_table *tables =
		oracle_take(world, flat->table_count + most, sizeof(*tables));

	if (flat->table_count)
		memcpy(tables, flat->tables, flat->table_count * sizeof(*tables));
	flat->tables = tables;
	flat->hidden = oracle_take(world, most, sizeof(*flat->hidden));
	for (size_t i = 0; i < alsos->count; i++) {
		const struct oracle_flat_map *other =
			oracle_flatten(world, oracle_map(world, alsos->names[i]));

		for (size_t k = 0; k < other->table_count + other->hidden_count; k++) {
			const struct oracle_flat_table *table =
				k < other->table_count ? &other->tables[k]
						       : &other->hidden[k - other->table_count];

			if (oracle_flat_table(flat, table->from, table->to))
				continue;
			if (oracle_any_table(flat, table->from, table->to))
				flat->hidden[flat->hidden_count++] = *table;
			else
				flat->tables[flat->table_count++] = *table;
		}
	}
}

/* Bases of one list have no table in common, or the map itself says inherit: no. */
static void take_bases(struct oracle_world *world, struct oracle_flat_map *flat)
{
	const struct oracle_map *map = flat->map;
	size_t room = map->table_count + 1;

	for (size_t i = 0; i < map->extend_count; i++)
		room += oracle_flatten(world, oracle_map(world, map->extends[i]))->own_count;
	flat->tables = oracle_take(world, room, sizeof(*flat->tables));
	for (size_t i = 0; i < map->extend_count; i++) {
		const struct oracle_flat_map *base =
			oracle_flatten(world, oracle_map(world, map->extends[i]));

		for (size_t j = 0; j < base->own_count; j++)
			flat->tables[flat->table_count++] = base->tables[j];
	}
}

struct oracle_flat_map *oracle_flatten(struct oracle_world *world, const struct oracle_map *map)
{
	const struct oracle_map *through = through_of(world, map);
	struct also_names alsos = { .count = 0 };
	struct oracle_flat_map *flat;

	if (map->flat)
		return map->flat;
	flat = oracle_take(world, 1, sizeof(*flat));
	flat->map = map;
	take_bases(world, flat);
	for (size_t i = 0; i < map->table_count; i++)
		merge_table(world, flat, &map->tables[i]);
	flat->own_count = flat->table_count;
	if (through)
		compose_all(world, flat, through);
	find_alsos(world, map, &alsos);
	if (alsos.count)
		take_also(world, flat, &alsos);
	if (through)
		compose_all(world, flat, through);
	return flat;
}

/* ------------------------------------------------------------- conditions */

static bool value_has(const struct oracle_space *space, const struct oracle_word *value,
		      int32_t code)
{
	const struct oracle_class *class;
	const struct oracle_set *set;

	switch (value->kind) {
	case ORACLE_CODE:
	case ORACLE_RANGE:
		return code >= value->first && code <= value->last;
	case ORACLE_CLASS:
		class = class_by_key(space, value->name);
		return code >= class->first && code <= class->last;
	case ORACLE_SET:
		set = set_by_name(space, value->name);
		for (size_t i = 0; i < set->member_count; i++)
			if (value_has(space, &set->members[i], code))
				return true;
		return false;
	default:
		return false;
	}
}

/* A positive value holds when any companion of the space fits, `absent` when there is none; a
 * companion without a known value fits `present` only. */
static bool value_holds(const struct oracle_space *space, const struct oracle_word *value,
			const struct oracle_companions *companions)
{
	bool there_is_one = false;

	for (size_t i = 0; i < companions->count; i++) {
		int32_t code = companions->items[i].code;

		if (strcmp(companions->items[i].space, space->name))
			continue;
		there_is_one = true;
		if (value->kind == ORACLE_PRESENT)
			return true;
		if (code != ORACLE_NO_VALUE && value_has(space, value, code))
			return true;
	}
	return value->kind == ORACLE_ABSENT && !there_is_one;
}

/* A list of values: any of them. */
bool oracle_condition_holds(const struct oracle_world *world,
			    const struct oracle_condition *condition,
			    const struct oracle_companions *companions)
{
	const struct oracle_space *space = oracle_space(world, condition->space);

	for (size_t i = 0; i < condition->value_count; i++)
		if (value_holds(space, &condition->values[i], companions))
			return true;
	return false;
}

/* "All keys must hold." */
static bool when_holds(const struct oracle_world *world, const struct oracle_row *row,
		       const struct oracle_companions *companions)
{
	for (size_t i = 0; i < row->when_count; i++)
		if (!oracle_condition_holds(world, &row->when[i], companions))
			return false;
	return true;
}

/* ------------------------------------------------------------- companions */

/* Add what is written unless something has been written to that space before. */
static void write_one(struct oracle_companions *writes, const char *space, int32_t code)
{
	for (size_t i = 0; i < writes->count; i++)
		if (!strcmp(writes->items[i].space, space))
			return;
	writes->items[writes->count].space = space;
	writes->items[writes->count].code = code;
	writes->count++;
}

/* The most specific KEY of the long form that holds the code; NULL when none does. */
static const struct oracle_keyed_code *keyed_code(const struct oracle_space *from,
						  const struct oracle_write *write, int32_t code)
{
	const struct oracle_keyed_code *best = NULL;
	int64_t best_width = INT64_MAX;

	for (size_t i = 0; i < write->keyed_count; i++) {
		int32_t first, last;

		oracle_span(from, &write->keyed[i].key, &first, &last);
		if (code < first || code > last || (int64_t)last - first >= best_width)
			continue;
		best = &write->keyed[i];
		best_width = (int64_t)last - first;
	}
	return best;
}

/* Table-wide `write`, for the code that was asked about. */
static void write_table_wide(const struct oracle_world *world,
			     const struct oracle_flat_table *table, int32_t code,
			     struct oracle_companions *writes)
{
	const struct oracle_space *from = oracle_space(world, table->from);

	for (size_t i = 0; table->write && i < table->write->write_count; i++) {
		const struct oracle_write *write = &table->write->write[i];
		const struct oracle_keyed_code *keyed = keyed_code(from, write, code);

		if (!write->keyed_count)
			write_one(writes, write->space, write->code);
		else if (keyed)
			write_one(writes, write->space, keyed->code);
	}
}

/* ---------------------------------------------------------------- look-up */

static void nobody_said(struct oracle_answer *answer, const char *how)
{
	memset(answer, 0, sizeof(*answer));
	answer->outcome = ORACLE_NOBODY_SAID;
	answer->how = how;
}

/* A row's source is its own, else its table's, else its map's. */
static const char *nearest(const char *row, const char *table, const char *map)
{
	return row ? row : table ? table : map;
}

static const char *how_of_rule(const struct oracle_rule *rule, const struct oracle_row *row)
{
	if (row->to.kind == ORACLE_NONE)
		return "none";
	if (row->when_count)
		return "conditional";
	if (rule->key.kind == ORACLE_CODE)
		return "rule";
	return rule->key.kind == ORACLE_RANGE ? "range" : "class";
}

static int32_t outcome_of(const struct oracle_word *target, int32_t code)
{
	if (target->kind == ORACLE_NONE)
		return ORACLE_STATED_NONE;
	return target->kind == ORACLE_SAME ? code : target->first;
}

/* The row's phrase, else that of the code in `to`. */
static const char *phrase_of(const struct oracle_world *world, const char *to,
			     const struct oracle_row *row, int32_t outcome)
{
	const struct oracle_code *code;

	if (row && row->phrase)
		return row->phrase;
	code = outcome >= 0 ? oracle_code(oracle_space(world, to), outcome) : NULL;
	return code ? code->phrase : NULL;
}

static void answer_with_row(const struct oracle_world *world, const struct oracle_flat_table *table,
			    const struct oracle_flat_rule *rule, const struct oracle_row *row,
			    int32_t code, struct oracle_answer *answer)
{
	memset(answer, 0, sizeof(*answer));
	answer->outcome = outcome_of(&row->to, code);
	answer->how = how_of_rule(rule->rule, row);
	answer->map = rule->map->name;
	answer->line = row->line;
	answer->source = nearest(row->source, rule->table->source, rule->map->source);
	answer->grade = nearest(row->grade, rule->table->grade, rule->map->grade);
	answer->row = row;
	answer->key = &rule->rule->key;
	answer->phrase = phrase_of(world, table->to, row, answer->outcome);
	if (answer->outcome < 0)
		return; /* none carries no companions */
	for (size_t i = 0; i < row->write_count; i++)
		write_one(&answer->writes, row->write[i].space, row->write[i].code);
}

const struct oracle_flat_rule *oracle_next_rule(const struct oracle_space *space,
						const struct oracle_flat_table *table, int32_t code,
						int64_t *wider_than)
{
	const struct oracle_flat_rule *best = NULL;
	int64_t best_width = INT64_MAX;

	for (size_t i = 0; i < table->rule_count; i++) {
		int32_t first, last;
		int64_t width;

		oracle_span(space, &table->rules[i].rule->key, &first, &last);
		width = (int64_t)last - first;
		if (code < first || code > last || width <= *wider_than || width >= best_width)
			continue;
		best = &table->rules[i];
		best_width = width;
	}
	*wider_than = best_width;
	return best;
}

/* The first alternative of a rule that holds. */
static bool by_rule(const struct oracle_world *world, const struct oracle_flat_table *table,
		    const struct oracle_flat_rule *rule, int32_t code,
		    const struct oracle_companions *companions, struct oracle_answer *answer)
{
	for (size_t i = 0; i < rule->rule->row_count; i++) {
		const struct oracle_row *row = &rule->rule->rows[i];

		if (!when_holds(world, row, companions))
			continue;
		answer_with_row(world, table, rule, row, code, answer);
		return true;
	}
	return false;
}

/* Look-up 1: the alternatives of `first`, whatever the code is. */
static bool by_first(const struct oracle_world *world, const struct oracle_flat_table *table,
		     int32_t code, const struct oracle_companions *companions,
		     struct oracle_answer *answer)
{
	return table->before.rule &&
	       by_rule(world, table, &table->before, code, companions, answer);
}

/* Look-up 2 and 3: the very code, then ever wider ranges. */
static bool by_rules(const struct oracle_world *world, const struct oracle_flat_table *table,
		     int32_t code, const struct oracle_companions *companions,
		     struct oracle_answer *answer)
{
	const struct oracle_space *space = oracle_space(world, table->from);
	const struct oracle_flat_rule *rule;
	int64_t width = -1;

	while ((rule = oracle_next_rule(space, table, code, &width)))
		if (by_rule(world, table, rule, code, companions, answer))
			return true;
	return false;
}

bool oracle_covers(const struct oracle_flat_table *table, int32_t code)
{
	if (!table->covers)
		return true;
	for (size_t i = 0; i < table->covers->cover_count; i++)
		if (code >= table->covers->covers[i].first && code <= table->covers->covers[i].last)
			return true;
	return false;
}

/* `class` in an `unlisted` list: what the rules say of the class's unknown code. */
static bool by_class_unknown(const struct oracle_world *world,
			     const struct oracle_flat_table *table, int32_t code,
			     const struct oracle_companions *companions,
			     struct oracle_answer *answer)
{
	const struct oracle_class *class = class_of(oracle_space(world, table->from), code);

	if (!class || class->unknown == ORACLE_NO_CODE || class->unknown == code)
		return false;
	if (!by_rules(world, table, class->unknown, companions, answer))
		return false;
	answer->how = answer->outcome >= 0 ? "class-unknown" : "none";
	answer->by_default = true;
	return true;
}

static void answer_with_item(const struct oracle_world *world,
			     const struct oracle_flat_table *table, const struct oracle_word *item,
			     int32_t code, struct oracle_answer *answer)
{
	memset(answer, 0, sizeof(*answer));
	answer->outcome = outcome_of(item, code);
	answer->how = answer->outcome >= 0 ? "unlisted-default" : "none";
	answer->by_default = true;
	answer->map = table->unlisted_map->name;
	answer->line = item->line;
	answer->source = nearest(NULL, table->unlisted->source, table->unlisted_map->source);
	answer->grade = nearest(NULL, table->unlisted->grade, table->unlisted_map->grade);
	answer->phrase = phrase_of(world, table->to, NULL, answer->outcome);
}

/* "In a table from a space to itself it means `same`." */
static void answer_with_itself(const struct oracle_world *world,
			       const struct oracle_flat_table *table, int32_t code,
			       struct oracle_answer *answer)
{
	memset(answer, 0, sizeof(*answer));
	answer->outcome = code;
	answer->how = "unlisted-default";
	answer->by_default = true;
	answer->map = table->first_map->name;
	answer->line = table->first->line;
	answer->source = nearest(NULL, table->first->source, table->first_map->source);
	answer->grade = nearest(NULL, table->first->grade, table->first_map->grade);
	answer->phrase = phrase_of(world, table->to, NULL, code);
}

/* Look-up 4: the `unlisted` chain, tried in order. */
static bool by_unlisted(const struct oracle_world *world, const struct oracle_flat_table *table,
			int32_t code, const struct oracle_companions *companions,
			struct oracle_answer *answer)
{
	for (size_t i = 0; i < table->unlisted->unlisted_count; i++) {
		const struct oracle_word *item = &table->unlisted->unlisted[i];

		if (item->kind == ORACLE_UNLISTED)
			return false;
		if (item->kind == ORACLE_CLASS) {
			if (by_class_unknown(world, table, code, companions, answer))
				return true;
			continue;
		}
		answer_with_item(world, table, item, code, answer);
		return true;
	}
	return false;
}

/* What the first leg writes takes the place of the indication's companions of that space. */
static void second_input(const struct oracle_companions *companions,
			 const struct oracle_companions *writes, struct oracle_companions *out)
{
	*out = *writes;
	for (size_t i = 0; i < companions->count; i++) {
		bool replaced = false;

		for (size_t j = 0; j < writes->count; j++)
			if (!strcmp(writes->items[j].space, companions->items[i].space))
				replaced = true;
		if (!replaced)
			out->items[out->count++] = companions->items[i];
	}
}

/* Look-up 4 for a `via` table: from -> SPACE -> to, both in this flattened map. */
static void by_via(const struct oracle_world *world, const struct oracle_flat_map *map,
		   const struct oracle_flat_table *table, int32_t code,
		   const struct oracle_companions *companions, struct oracle_answer *answer)
{
	const char *via = table->unlisted->via;
	struct oracle_answer leg;
	struct oracle_companions input;

	oracle_look_up(world, map, oracle_flat_table(map, table->from, via), code, companions,
		       &leg);
	*answer = leg; /* none or unlisted: so does the whole */
	if (leg.outcome >= 0) {
		second_input(companions, &leg.writes, &input);
		oracle_look_up(world, map, oracle_flat_table(map, via, table->to), leg.outcome,
			       &input, answer);
	}
	answer->how = answer->outcome >= 0                    ? "via"
		      : answer->outcome == ORACLE_STATED_NONE ? "none"
							      : "unlisted";
	answer->by_default |= leg.by_default;
	answer->via = via;
	answer->via_code = leg.outcome;
	answer->via_how = leg.how;
	answer->via_map = leg.map;
	answer->via_line = leg.line;
	answer->via_row = leg.row;
}

/* Over a composition's companions lies the via table's own `write`; elsewhere a row's wins. */
static void finish_writes(const struct oracle_world *world, const struct oracle_flat_table *table,
			  int32_t code, bool composed, struct oracle_answer *answer)
{
	struct oracle_companions second = answer->writes;

	if (answer->outcome < 0)
		return;
	if (!composed) {
		write_table_wide(world, table, code, &answer->writes);
		return;
	}
	answer->writes.count = 0;
	write_table_wide(world, table, code, &answer->writes);
	for (size_t i = 0; i < second.count; i++)
		write_one(&answer->writes, second.items[i].space, second.items[i].code);
}

void oracle_look_up(const struct oracle_world *world, const struct oracle_flat_map *map,
		    const struct oracle_flat_table *table, int32_t code,
		    const struct oracle_companions *companions, struct oracle_answer *answer)
{
	const struct oracle_space *from = oracle_space(world, table->from);
	bool composed = false;

	if (code < from->first || code > from->last) {
		nobody_said(answer, "unknown-code");
		return;
	}
	if (!by_first(world, table, code, companions, answer) &&
	    !by_rules(world, table, code, companions, answer)) {
		if (!table->unlisted && !strcmp(table->from, table->to) &&
		    oracle_covers(table, code)) {
			answer_with_itself(world, table, code, answer);
		} else if (!table->unlisted || !oracle_covers(table, code)) {
			nobody_said(answer, "unlisted");
		} else if (table->unlisted->via) {
			by_via(world, map, table, code, companions, answer);
			composed = true;
		} else if (!by_unlisted(world, table, code, companions, answer)) {
			nobody_said(answer, "unlisted");
		}
	}
	finish_writes(world, table, code, composed, answer);
}
