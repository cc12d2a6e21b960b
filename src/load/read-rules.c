/* SPDX-License-Identifier: BSD-2-Clause */
#include "read-rules.h"

#include "base/order.h"
#include "select.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RULES_AT_ONCE 8

struct rows {
	struct sci_shelf *shelf;
	const struct sci_reading *reading;
	struct sci_layer *layer;
};

/* --------------------------------------------------------------- conditions */

/* Text that grows while a rule is read; without room it is only measured. */
struct words {
	char *room;
	size_t length;
};

static void add_text(struct words *words, const char *text, size_t length)
{
	if (words->room != NULL)
		memcpy(words->room + words->length, text, length);
	words->length += length;
}

/* "location=user warning=304|305", as the map spells it. */
static void write_conditions(const struct sci_node *mapping, struct words *words)
{
	const struct sci_node *key, *item;

	for (key = mapping->first; key != NULL; key = key->next->next) {
		const char *joint = "=";

		if (key != mapping->first)
			add_text(words, " ", 1);
		if (key->kind == SCI_SCALAR)
			add_text(words, key->text, key->length);
		for (item = sci_list_first(key->next); item != NULL;
		     item = sci_list_next(key->next, item)) {
			add_text(words, joint, 1);
			if (item->kind == SCI_SCALAR)
				add_text(words, item->text, item->length);
			joint = "|";
		}
	}
}

static const char *condition_text(const struct rows *rows, const struct sci_node *mapping)
{
	struct words words = { NULL, 0 };

	write_conditions(mapping, &words);
	words.room = sci_arena_alloc(rows->reading->keep, words.length + 1);
	words.length = 0;
	if (words.room != NULL)
		write_conditions(mapping, &words);
	else
		sci_report_no_memory(rows->reading->report);
	return words.room;
}

/* What one value of a condition stands for. */
struct choice {
	int kind; /* SCI_SELECT_..., or one of the two words */
	struct sipcause_span span;
	const struct sipcause_set *set;
	const struct sci_node *node;
};
enum { PRESENT = -1, ABSENT = -2 };

static bool read_choice(const struct rows *rows, const struct sipcause_space *space,
			const struct sci_node *value, struct choice *choice)
{
	struct sci_selection selection;

	memset(choice, 0, sizeof(*choice));
	choice->node = value;
	if (sci_node_is(value, "present") || sci_node_is(value, "absent")) {
		choice->kind = sci_node_is(value, "present") ? PRESENT : ABSENT;
		return true;
	}
	if (!sci_space_select(rows->reading, space, value,
			      SCI_SELECT_CODE | SCI_SELECT_RANGE | SCI_SELECT_CLASS |
				      SCI_SELECT_SET,
			      &selection))
		return false;
	choice->kind = selection.spelled;
	if (selection.spelled == SCI_SELECT_SET)
		choice->set = selection.set;
	else
		choice->span = selection.one;
	return true;
}

static int compare_meanings(const struct choice *a, const struct choice *b)
{
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->set != b->set)
		return (uintptr_t)a->set < (uintptr_t)b->set ? -1 : 1;
	return sci_span_order(a->span, b->span);
}

/* Equal ones side by side, in the order of the file. */
static int compare_choices(const void *left, const void *right)
{
	const struct choice *a = left, *b = right;
	int order = compare_meanings(a, b);

	if (order != 0)
		return order;
	if (a->node->line != b->node->line)
		return a->node->line < b->node->line ? -1 : 1;
	return (a->node->column > b->node->column) - (a->node->column < b->node->column);
}

/* Sort what a list gives, and report what it gives a second time. */
static void check_choices(const struct rows *rows, struct choice *choices, uint32_t count)
{
	char found[SCI_FOUND];
	uint32_t i;

	if (count < 2)
		return;
	qsort(choices, count, sizeof(*choices), compare_choices);
	for (i = 1; i < count; i++) {
		const struct choice *early = &choices[i - 1], *late = &choices[i];

		if (compare_meanings(early, late) == 0)
			sci_report_add(rows->reading->report, SCI_P_DUPLICATE_KEY,
				       sci_node_place(late->node),
				       "found %s in the list a second time, the first is at %u:%u; "
				       "expected it once",
				       sci_node_found(late->node, found), early->node->line,
				       early->node->column);
	}
}

/* Sets are pointed at, so that what conditions take depends on the length of
 * their lists alone, however large the sets are. */
static void keep_choices(const struct rows *rows, const struct choice *choices, uint32_t count,
			 struct sci_condition *condition)
{
	struct sci_arena *keep = rows->reading->keep;
	const struct sipcause_set **sets;
	struct sipcause_span *spans;
	uint32_t set_count = 0, i;

	for (i = 0; i < count; i++)
		set_count += choices[i].kind == SCI_SELECT_SET;
	sets = sci_arena_array(keep, set_count, sizeof(const struct sipcause_set *));
	spans = sci_arena_array(keep, count - set_count, sizeof(*spans));
	if (sets == NULL || spans == NULL) {
		sci_report_no_memory(rows->reading->report);
		return;
	}
	condition->sets = sets;
	condition->spans = spans;
	for (i = 0; i < count; i++) {
		if (choices[i].kind == PRESENT)
			condition->present = true;
		else if (choices[i].kind == ABSENT)
			condition->absent = true;
		else if (choices[i].kind == SCI_SELECT_SET)
			sets[condition->set_count++] = choices[i].set;
		else
			spans[condition->count++] = choices[i].span;
	}
}

static void read_condition(const struct rows *rows, const struct sci_node *key,
			   struct sci_condition *condition)
{
	const struct sci_node *list = key->next, *item;
	struct sci_arena *scratch = rows->reading->scratch;
	struct sci_mark mark;
	struct choice *choices;
	uint32_t count = 0;

	condition->space = sci_shelf_space(rows->shelf, key);
	if (condition->space == NULL)
		return;
	sci_is_filled_list(rows->reading, list, "a code, set, present or absent");
	mark = sci_arena_mark(scratch);
	choices = sci_arena_array(scratch, sci_list_length(list), sizeof(*choices));
	if (choices == NULL) {
		sci_report_no_memory(rows->reading->report);
		return;
	}
	for (item = sci_list_first(list); item != NULL; item = sci_list_next(list, item))
		if (read_choice(rows, condition->space, item, &choices[count]))
			count++;
	check_choices(rows, choices, count);
	keep_choices(rows, choices, count, condition);
	sci_arena_release(scratch, mark);
}

static void read_when(const struct rows *rows, const struct sci_node *mapping,
		      struct sci_rule *rule)
{
	struct sci_condition *conditions;
	const struct sci_node *key;
	uint32_t count = 0, i;

	if (!sci_is_filled_mapping(rows->reading, mapping, "when"))
		return;
	for (key = mapping->first; key != NULL; key = key->next->next)
		count++;
	conditions = sci_arena_array(rows->reading->keep, count, sizeof(*conditions));
	if (conditions == NULL) {
		sci_report_no_memory(rows->reading->report);
		return;
	}
	rule->conditions = conditions;
	for (key = mapping->first; key != NULL; key = key->next->next) {
		struct sci_condition *condition = &conditions[rule->condition_count];

		if (rule->condition_count == 32) {
			sci_report_add(rows->reading->report, SCI_P_WRONG_TYPE, sci_node_place(key),
				       "found a 33rd condition; expected at most 32");
			break;
		}
		read_condition(rows, key, condition);
		for (i = 0; i < rule->condition_count; i++)
			if (condition->space != NULL && conditions[i].space == condition->space)
				sci_report_add(rows->reading->report, SCI_P_DUPLICATE_KEY,
					       sci_node_place(key),
					       "key '%s' stands in when twice; expected it once, "
					       "with a list",
					       condition->space->name);
		rule->condition_count++;
	}
	rule->condition = condition_text(rows, mapping);
}

/* --------------------------------------------------------------- companions */

static bool too_many_writes(const struct rows *rows, const struct sci_node *key, uint32_t count)
{
	if (count < SCI_WRITES_MAX)
		return false;
	sci_report_add(rows->reading->report, SCI_P_TOO_MANY_WRITES, sci_node_place(key),
		       "found companion number %u; expected at most %d", count + 1, SCI_WRITES_MAX);
	return true;
}

static void read_write(const struct rows *rows, const struct sci_node *mapping,
		       struct sci_rule *rule)
{
	struct sci_write *writes;
	const struct sci_node *key;
	uint32_t i;

	if (!sci_is_filled_mapping(rows->reading, mapping, "write"))
		return;
	writes = sci_arena_array(rows->reading->keep, SCI_WRITES_MAX, sizeof(*writes));
	if (writes == NULL) {
		sci_report_no_memory(rows->reading->report);
		return;
	}
	rule->writes = writes;
	for (key = mapping->first; key != NULL; key = key->next->next) {
		const struct sipcause_space *space = sci_shelf_space(rows->shelf, key);

		if (space == NULL)
			continue;
		for (i = 0; i < rule->write_count; i++)
			if (writes[i].space == space)
				sci_report_add(rows->reading->report, SCI_P_DUPLICATE_KEY,
					       sci_node_place(key),
					       "key '%s' stands in write twice; expected it once",
					       space->name);
		if (too_many_writes(rows, key, rule->write_count))
			return;
		writes[rule->write_count].space = space;
		if (sci_space_read_code(rows->reading, space, key->next,
					&writes[rule->write_count].code))
			rule->write_count++;
	}
}

/* Each part is compared with every other, here and when a table is made. */
#define PARTS_MAX 1024

/* The codes of one companion by parts of the source space. */
static uint32_t read_parts(const struct rows *rows, const struct sipcause_space *space,
			   const struct sci_node *value, struct sci_wide_write *writes)
{
	char early[SCI_SPAN_TEXT], late[SCI_SPAN_TEXT];
	const struct sci_node *key;
	uint32_t count = 0, i;

	if (value->kind != SCI_MAPPING) {
		writes[0].span = rows->layer->from->range;
		writes[0].write.space = space;
		return sci_space_read_code(rows->reading, space, value, &writes[0].write.code);
	}
	sci_is_filled_mapping(rows->reading, value, "write");
	for (key = value->first; key != NULL; key = key->next->next) {
		struct sci_selection part;

		if (!sci_space_select(rows->reading, rows->layer->from, key,
				      SCI_SELECT_CODE | SCI_SELECT_RANGE | SCI_SELECT_CLASS, &part))
			continue;
		if (count == PARTS_MAX) {
			sci_report_add(rows->reading->report, SCI_P_TOO_MANY_WRITES,
				       sci_node_place(key),
				       "found part number %d of one companion; expected at most %d",
				       PARTS_MAX + 1, PARTS_MAX);
			return count;
		}
		for (i = 0; i < count; i++) {
			struct sipcause_span a = writes[i].span, b = part.one;

			if (a.first == b.first && a.last == b.last)
				sci_report_add(rows->reading->report, SCI_P_DUPLICATE_KEY,
					       sci_node_place(key),
					       "found %s in write a second time; expected it once",
					       sci_span_text(late, b));
			else if (a.first <= b.last && b.first <= a.last &&
				 !(a.first <= b.first && b.last <= a.last) &&
				 !(b.first <= a.first && a.last <= b.last))
				sci_report_add(
					rows->reading->report, SCI_P_CROSSING, sci_node_place(key),
					"%s crosses %s in write; expected ranges that nest or "
					"are apart",
					sci_span_text(late, b), sci_span_text(early, a));
		}
		writes[count].span = part.one;
		writes[count].write.space = space;
		if (sci_space_read_code(rows->reading, space, key->next, &writes[count].write.code))
			count++;
	}
	return count;
}

void sci_rules_read_wide_writes(struct sci_shelf *shelf, const struct sci_node *mapping,
				struct sci_layer *layer)
{
	const struct rows rows = { shelf, &shelf->documents->reading, layer };
	struct sci_wide_write *writes;
	const struct sci_node *key, *part;
	uint32_t room = 0, companions = 0, i;

	if (!sci_is_filled_mapping(rows.reading, mapping, "write"))
		return;
	for (key = mapping->first; key != NULL; key = key->next->next) {
		room++;
		if (key->next->kind == SCI_MAPPING)
			for (part = key->next->first; part != NULL; part = part->next->next)
				room++;
	}
	writes = sci_arena_array(rows.reading->keep, room, sizeof(*writes));
	if (writes == NULL) {
		sci_report_no_memory(rows.reading->report);
		return;
	}
	layer->writes = writes;
	for (key = mapping->first; key != NULL; key = key->next->next) {
		const struct sipcause_space *space = sci_shelf_space(shelf, key);

		if (space == NULL)
			continue;
		if (too_many_writes(&rows, key, companions++))
			return;
		for (i = 0; i < layer->write_count; i++) {
			if (writes[i].write.space != space)
				continue;
			sci_report_add(
				rows.reading->report, SCI_P_DUPLICATE_KEY, sci_node_place(key),
				"key '%s' stands in write twice; expected it once", space->name);
			break;
		}
		layer->write_count +=
			read_parts(&rows, space, key->next, writes + layer->write_count);
	}
}

/* ------------------------------------------------------------------ targets */

/* Whether every number of a span is defined on both sides. */
static bool same_on_both_sides(const struct sci_layer *layer, struct sipcause_span span)
{
	return layer->from == layer->to ||
	       (sci_space_has_all(layer->from, span) && sci_space_has_all(layer->to, span));
}

/* A code, `none` or `same`.  false: reported. */
static bool read_target(const struct rows *rows, const struct sci_node *node,
			struct sipcause_span span, int32_t *target)
{
	char codes[SCI_SPAN_TEXT];

	if (sci_node_is(node, "none")) {
		*target = SIPCAUSE_NONE;
		return true;
	}
	if (!sci_node_is(node, "same"))
		return sci_space_read_code(rows->reading, rows->layer->to, node, target);
	*target = SIPCAUSE_SAME;
	if (same_on_both_sides(rows->layer, span))
		return true;
	sci_report_add(rows->reading->report, SCI_P_SAME, sci_node_place(node),
		       "found `same` for %s, %s defined in both %s and %s; expected a code or none",
		       sci_span_text(codes, span),
		       span.first == span.last ? "which is not" : "not all of them",
		       rows->layer->from->name, rows->layer->to->name);
	return false;
}

static void start_rule(const struct rows *rows, const struct sci_node *node, struct sci_rule *rule)
{
	rule->layer = rows->layer;
	rule->line = node->line;
	rule->column = node->column;
	rule->grade = rows->layer->grade;
	rule->source = rows->layer->source;
	rule->target = SIPCAUSE_NONE;
}

/* {to, when, write, phrase, source, grade, note}; `unlisted` is for `to` alone. */
static bool read_full_rule(const struct rows *rows, const struct sci_node *node,
			   struct sipcause_span span, struct sci_rule *rule)
{
	struct sci_node *to, *when, *write, *phrase, *source, *grade, *note;
	const struct sci_field fields[] = {
		{ "to", &to, true },          { "when", &when, false },
		{ "write", &write, false },   { "phrase", &phrase, false },
		{ "source", &source, false }, { "grade", &grade, false },
		{ "note", &note, false },
	};

	SCI_FIELDS_READ(rows->reading, node, "a rule", fields);
	sci_read_text(rows->reading, phrase, &rule->phrase);
	sci_read_text(rows->reading, source, &rule->source);
	sci_read_text(rows->reading, note, &rule->note);
	sci_read_grade(rows->reading, grade, &rule->grade);
	if (grade != NULL && rule->grade == SIPCAUSE_GRADE_OWN && note == NULL)
		sci_report_add(rows->reading->report, SCI_P_OWN_NEEDS_NOTE, sci_node_place(grade),
			       "found grade own without a note; expected a `note` with the reason");
	if (when != NULL)
		read_when(rows, when, rule);
	if (write != NULL)
		read_write(rows, write, rule);
	if (to == NULL)
		return true;
	if (!sci_node_is(to, "unlisted")) {
		read_target(rows, to, span, &rule->target);
		return true;
	}
	if (when != NULL || write != NULL || phrase != NULL)
		sci_report_add(rows->reading->report, SCI_P_LONE_UNLISTED, sci_node_place(to),
			       "found `unlisted` with conditions or companions; expected it alone");
	return false;
}

/* One alternative.  false: it is `unlisted`, which is no rule. */
static bool read_rule(const struct rows *rows, const struct sci_node *node,
		      struct sipcause_span span, struct sci_rule *rule)
{
	start_rule(rows, node, rule);
	if (node->kind == SCI_MAPPING)
		return read_full_rule(rows, node, span, rule);
	if (sci_node_is(node, "unlisted"))
		return false;
	read_target(rows, node, span, &rule->target);
	return true;
}

/* --------------------------------------------------------------------- keys */

/* Whether the alternative is under conditions, be they readable or not. */
static bool has_conditions(const struct sci_node *node)
{
	const struct sci_node *key = node->kind == SCI_MAPPING ? node->first : NULL;

	for (; key != NULL; key = key->next->next)
		if (key->kind == SCI_SCALAR && sci_text_is(key->text, key->length, "when"))
			return true;
	return false;
}

static void read_alternatives(const struct rows *rows, const struct sci_node *value,
			      struct sci_key *key, struct sci_supply *lone)
{
	uint32_t room = sci_list_length(value);
	struct sci_arena *keep = rows->reading->keep;
	struct sci_rule *rules =
		room == 1 ? sci_supply_take(lone, keep, sizeof(*rules), RULES_AT_ONCE)
			  : sci_arena_array(keep, room, sizeof(*rules));
	const struct sci_node *item;
	bool closed = false;

	if (rules == NULL) {
		sci_report_no_memory(rows->reading->report);
		return;
	}
	sci_is_filled_list(rows->reading, value, "a target or alternatives");
	key->rules = rules;
	for (item = sci_list_first(value); item != NULL; item = sci_list_next(value, item)) {
		struct sci_rule *rule = &rules[key->rule_count];

		if (!read_rule(rows, item, key->span, rule)) {
			if (room > 1)
				sci_report_add(rows->reading->report, SCI_P_LONE_UNLISTED,
					       sci_node_place(item),
					       "found `unlisted` among alternatives; expected it "
					       "alone");
			continue;
		}
		if (closed)
			sci_report_add(
				rows->reading->report, SCI_P_UNREACHABLE, sci_node_place(item),
				"found an alternative after one without `when`, which always "
				"holds; expected it before");
		closed = closed || !has_conditions(item);
		key->rule_count++;
	}
}

/* What keys are sorted by: first, the wider before the narrower. */
static uint64_t number_of(const struct sci_key *key)
{
	const uint32_t width = (uint32_t)(key->span.last - key->span.first);

	return (uint64_t)(uint32_t)key->span.first << 32 | (INT32_MAX - width);
}

/* Move every key to the place whose item names it, around one ring after the other. */
static void move_keys(struct sci_key *keys, struct sci_order *items, uint32_t count)
{
	uint32_t i;

	for (i = 0; i < count; i++) {
		const struct sci_key first = keys[i];
		uint32_t at = i, from;

		for (from = items[at].index; from != i; from = items[at].index) {
			keys[at] = keys[from];
			items[at].index = at;
			at = from;
		}
		keys[at] = first;
		items[at].index = at;
	}
}

/* Sort the keys; equal ones stay in the order of the file. */
static void sort_keys(const struct rows *rows)
{
	struct sci_layer *layer = rows->layer;
	struct sci_arena *scratch = rows->reading->scratch;
	const uint32_t count = layer->key_count;
	struct sci_order *items = sci_arena_array(scratch, count, sizeof(*items));
	struct sci_order *spare = sci_arena_array(scratch, count, sizeof(*spare));
	uint32_t i;

	if (items == NULL || spare == NULL) {
		sci_report_no_memory(rows->reading->report);
		return;
	}
	for (i = 0; i < count; i++) {
		items[i].number = number_of(&layer->keys[i]);
		items[i].index = i;
	}
	move_keys(layer->keys, sci_order_sort(items, spare, count), count);
}

void sci_report_crossing(const struct sci_reading *reading, const struct sci_key *a,
			 const struct sci_key *b)
{
	char late_text[SCI_SPAN_TEXT], early_text[SCI_SPAN_TEXT];
	const struct sci_key *late = b, *early = a;
	struct sci_place place;

	if (a->layer == b->layer
		    ? a->line > b->line || (a->line == b->line && a->column > b->column)
		    : a->layer->map->file->order < b->layer->map->file->order) {
		late = a;
		early = b;
	}
	place.file = late->layer->map->file;
	place.line = late->line;
	place.column = late->column;
	sci_report_add(reading->report, SCI_P_CROSSING, place,
		       "%s crosses %s at %s:%u:%u; expected ranges that nest or are apart",
		       sci_span_text(late_text, late->span), sci_span_text(early_text, early->span),
		       early->layer->map->file->name, early->line, early->column);
}

/* Sorted keys: equal ones stand side by side, an enclosing one before its parts. */
static void check_keys(const struct rows *rows)
{
	const struct sci_layer *layer = rows->layer;
	const struct sci_key **open; /* the ranges around the key */
	char codes[SCI_SPAN_TEXT];
	uint32_t depth = 0, ranges = 0, i;

	for (i = 0; i < layer->key_count; i++)
		ranges += layer->keys[i].span.first != layer->keys[i].span.last;
	open = sci_arena_array(rows->reading->scratch, ranges, sizeof(const struct sci_key *));
	if (open == NULL) {
		sci_report_no_memory(rows->reading->report);
		return;
	}
	for (i = 0; i < layer->key_count; i++) {
		const struct sci_key *key = &layer->keys[i];
		struct sci_place place = { layer->map->file, key->line, key->column };

		if (i > 0 && sci_span_order(key->span, key[-1].span) == 0) {
			sci_report_add(rows->reading->report, SCI_P_DUPLICATE_RULE, place,
				       "found a second rule for %s, the first is at %u:%u; "
				       "expected one",
				       sci_span_text(codes, key->span), key[-1].line,
				       key[-1].column);
			continue;
		}
		while (depth > 0 && open[depth - 1]->span.last < key->span.first)
			depth--;
		if (depth > 0 && key->span.last > open[depth - 1]->span.last) {
			sci_report_crossing(rows->reading, open[depth - 1], key);
			continue;
		}
		if (key->span.first != key->span.last)
			open[depth++] = key;
	}
}

void sci_rules_read(struct sci_shelf *shelf, const struct sci_node *mapping,
		    struct sci_layer *layer)
{
	const struct rows rows = { shelf, &shelf->documents->reading, layer };
	struct sci_supply lone = { NULL, 0 };
	const struct sci_node *node;
	bool sorted = true;

	if (!sci_is_filled_mapping(rows.reading, mapping, "rules"))
		return;
	layer->keys = sci_arena_array(rows.reading->keep, mapping->length, sizeof(*layer->keys));
	if (layer->keys == NULL) {
		sci_report_no_memory(rows.reading->report);
		return;
	}
	for (node = mapping->first; node != NULL; node = node->next->next) {
		struct sci_key *key = &layer->keys[layer->key_count];
		struct sci_selection selection;

		if (!sci_space_select(rows.reading, layer->from, node,
				      SCI_SELECT_CODE | SCI_SELECT_RANGE | SCI_SELECT_CLASS,
				      &selection))
			continue;
		key->layer = layer;
		key->span = selection.one;
		key->spelled = (uint8_t)selection.spelled;
		key->line = node->line;
		key->column = node->column;
		read_alternatives(&rows, node->next, key, &lone);
		if (sorted && layer->key_count > 0)
			sorted = sci_span_order(key[-1].span, key->span) <= 0;
		layer->key_count++;
	}
	if (!sorted)
		sort_keys(&rows);
	check_keys(&rows);
}

/* ----------------------------------------------------------------- unlisted */

static bool has_unknown_codes(const struct sipcause_space *space)
{
	uint32_t i;

	for (i = 0; i < space->class_count; i++)
		if (space->classes[i].unknown >= 0)
			return true;
	return false;
}

static void read_step(const struct rows *rows, const struct sci_node *node, struct sci_rule *rule)
{
	struct sci_place place = sci_node_place(node);

	start_rule(rows, node, rule);
	rule->note = rows->layer->note;
	if (sci_node_is(node, "class")) {
		rule->target = SCI_TARGET_CLASS;
		if (!has_unknown_codes(rows->layer->from))
			sci_report_add(rows->reading->report, SCI_P_NO_CLASS, place,
				       "found `class`, but no class of space %s has an `unknown` "
				       "code; expected a code or none",
				       rows->layer->from->name);
		return;
	}
	read_target(rows, node, rows->layer->from->range, &rule->target);
}

void sci_rules_read_unlisted(struct sci_shelf *shelf, const struct sci_node *node,
			     struct sci_layer *layer)
{
	const struct rows rows = { shelf, &shelf->documents->reading, layer };
	uint32_t room = sci_list_length(node);
	struct sci_rule *chain = sci_arena_array(rows.reading->keep, room, sizeof(*chain));
	const struct sci_node *item;
	bool closed = false, asked = false;

	if (chain == NULL) {
		sci_report_no_memory(rows.reading->report);
		return;
	}
	layer->unlisted = chain;
	sci_is_filled_list(rows.reading, node, "a target or a list of targets");
	for (item = sci_list_first(node); item != NULL; item = sci_list_next(node, item)) {
		if (sci_node_is(item, "unlisted")) {
			if (room > 1)
				sci_report_add(rows.reading->report, SCI_P_LONE_UNLISTED,
					       sci_node_place(item),
					       "found `unlisted` in a list; expected it alone");
			continue;
		}
		if (closed)
			sci_report_add(rows.reading->report, SCI_P_UNREACHABLE,
				       sci_node_place(item),
				       "found a step after one that always answers; expected it "
				       "before");
		else if (asked && sci_node_is(item, "class"))
			sci_report_add(rows.reading->report, SCI_P_UNREACHABLE,
				       sci_node_place(item),
				       "found a second `class`, which has no more to say than the "
				       "first; expected one");
		read_step(&rows, item, &chain[layer->unlisted_count]);
		asked = asked || chain[layer->unlisted_count].target == SCI_TARGET_CLASS;
		closed = closed || chain[layer->unlisted_count].target != SCI_TARGET_CLASS;
		layer->unlisted_count++;
	}
}
