/* SPDX-License-Identifier: BSD-2-Clause */
#include "read-rules.h"

#include "base/order.h"
#include "base/text.h"
#include "read-conditions.h"
#include "read-writes.h"
#include "select.h"

#include <string.h>

#define RULES_AT_ONCE 8

/* The table whose rows are read. */
struct rows {
	struct sci_spaces *spaces;
	const struct sci_reading *reading;
	struct sci_layer *layer;
};

/* ------------------------------------------------------------------ targets */

/* Whether every number of a span is defined on both sides. */
static bool same_on_both_sides(const struct sci_layer *layer, struct sipcause_span span)
{
	return layer->from == layer->to ||
	       (sci_space_has_all(layer->from, span) && sci_space_has_all(layer->to, span));
}

/* A code, `none` or `same`; words are others that may have been meant.  false: reported. */
static bool read_target(const struct rows *rows, const struct sci_node *node,
			struct sipcause_span span, int words, int32_t *target)
{
	struct sci_selection selection;
	char codes[SCI_SPAN_TEXT];

	if (sci_node_is(node, "none")) {
		*target = SIPCAUSE_NONE;
		return true;
	}
	if (!sci_node_is(node, "same")) {
		if (!sci_space_select(rows->reading, rows->layer->to, node,
				      SCI_SELECT_CODE | SCI_WORDS_TARGET | words, &selection))
			return false;
		*target = selection.one.first;
		return true;
	}
	*target = SIPCAUSE_SAME;
	if (same_on_both_sides(rows->layer, span))
		return true;
	sci_report_add(
		rows->reading->report, SCI_P_SAME, sci_node_place(node),
		"found `same` for %s, which %s and %s do not both define; expected a code or none",
		sci_span_text(codes, span), rows->layer->from->name, rows->layer->to->name);
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

/* `over: all`, which is about the key and not the alternative that has it. */
static void read_over(const struct rows *rows, const struct sci_node *node, struct sci_key *key)
{
	struct sipcause_report *report = rows->reading->report;
	char found[SCI_FOUND], codes[SCI_SPAN_TEXT];

	if (key == rows->layer->first) {
		sci_report_add(report, SCI_P_OVER_SINGLE, sci_node_place(node),
			       "found `over` in `first`, which removes no rules; expected it on a "
			       "rule for a range or class");
		return;
	}
	if (!sci_node_is(node, "all"))
		sci_report_add(report, SCI_P_WORD, sci_node_place(node), "found %s; expected all",
			       sci_node_found(node, found));
	else if (key->span.first == key->span.last)
		sci_report_add(report, SCI_P_OVER_SINGLE, sci_node_place(node),
			       "found `over` for the single code %d, whose rule replaces the "
			       "base's anyway; expected it for a range or class",
			       key->span.first);
	else if (key->over_all)
		sci_report_add(report, SCI_P_DUPLICATE_KEY, sci_node_place(node),
			       "found a second `over` for %s; expected it on one alternative",
			       sci_span_text(codes, key->span));
	key->over_all = key->span.first != key->span.last;
}

/* {to, when, write, phrase, source, grade, note, over}; `unlisted` is for `to` alone. */
static bool read_full_rule(const struct rows *rows, const struct sci_node *node,
			   struct sci_key *key, struct sci_rule *rule)
{
	struct sci_node *to, *when, *write, *phrase, *source, *grade, *note, *over;
	const struct sci_field fields[] = {
		{ "to", &to, true },          { "when", &when, false },
		{ "write", &write, false },   { "phrase", &phrase, false },
		{ "source", &source, false }, { "grade", &grade, false },
		{ "note", &note, false },     { "over", &over, false },
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
		sci_conditions_read(rows->spaces, when, rule);
	if (write != NULL)
		sci_writes_read(rows->spaces, write, rule);
	if (over != NULL)
		read_over(rows, over, key);
	if (to == NULL)
		return true;
	if (!sci_node_is(to, "unlisted")) {
		read_target(rows, to, key->span, 0, &rule->target);
		return true;
	}
	if (key == rows->layer->first)
		sci_report_add(rows->reading->report, SCI_P_LONE_UNLISTED, sci_node_place(to),
			       "found `unlisted` in `first`, where it has no rule to remove; "
			       "expected a code, none or same");
	else if (when != NULL || write != NULL || phrase != NULL)
		sci_report_add(rows->reading->report, SCI_P_LONE_UNLISTED, sci_node_place(to),
			       "found `unlisted` with conditions or companions; expected it alone");
	return false;
}

/* One alternative.  false: it is `unlisted`, which is no rule. */
static bool read_rule(const struct rows *rows, const struct sci_node *node, struct sci_key *key,
		      struct sci_rule *rule)
{
	start_rule(rows, node, rule);
	if (node->kind == SCI_MAPPING) {
		if (read_full_rule(rows, node, key, rule))
			return true;
		memset(rule, 0, sizeof(*rule)); /* for the next one */
		return false;
	}
	if (sci_node_is(node, "unlisted"))
		return false;
	read_target(rows, node, key->span, 0, &rule->target);
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

		if (!read_rule(rows, item, key, rule)) {
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
				"answers; expected it before that one");
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
		       "%s crosses %s at %s:%u:%u; expected one inside the other, or no overlap",
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

void sci_rules_read(struct sci_spaces *spaces, const struct sci_node *mapping,
		    struct sci_layer *layer)
{
	const struct rows rows = { spaces, &spaces->finder->reading, layer };
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

/* ------------------------------------------------------------------- first */

/* An alternative without conditions would answer for every code. */
static bool needs_conditions(const struct rows *rows, const struct sci_node *item)
{
	char found[SCI_FOUND];

	if (has_conditions(item))
		return true;
	if (item->kind == SCI_MAPPING)
		sci_report_add(rows->reading->report, SCI_P_FIRST, sci_node_place(item),
			       "found an alternative of `first` without `when`, which would answer "
			       "for every code; expected conditions");
	else
		sci_report_add(rows->reading->report, SCI_P_FIRST, sci_node_place(item),
			       "found %s in `first`; expected {when: {...}, to: CODE}",
			       sci_node_found(item, found));
	return false;
}

void sci_rules_read_first(struct sci_spaces *spaces, const struct sci_node *node,
			  struct sci_layer *layer)
{
	const struct rows rows = { spaces, &spaces->finder->reading, layer };
	struct sci_arena *keep = rows.reading->keep;
	struct sci_key *key = sci_arena_alloc(keep, sizeof(*key));
	struct sci_rule *rules = sci_arena_array(keep, sci_list_length(node), sizeof(*rules));
	const struct sci_node *item;

	if (key == NULL || rules == NULL) {
		sci_report_no_memory(rows.reading->report);
		return;
	}
	key->layer = layer;
	key->span = layer->from->range;
	key->spelled = SCI_SELECT_RANGE;
	key->line = node->line;
	key->column = node->column;
	key->rules = rules;
	layer->first = key;
	for (item = sci_list_first(node); item != NULL; item = sci_list_next(node, item))
		if (needs_conditions(&rows, item) &&
		    read_rule(&rows, item, key, &rules[key->rule_count]))
			key->rule_count++;
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
	read_target(rows, node, rows->layer->from->range, SCI_WORDS_CHAIN, &rule->target);
}

void sci_rules_read_unlisted(struct sci_spaces *spaces, const struct sci_node *node,
			     struct sci_layer *layer)
{
	const struct rows rows = { spaces, &spaces->finder->reading, layer };
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
				       "before that one");
		else if (asked && sci_node_is(item, "class"))
			sci_report_add(rows.reading->report, SCI_P_UNREACHABLE,
				       sci_node_place(item),
				       "found a second `class`, which can never answer; expected "
				       "one");
		read_step(&rows, item, &chain[layer->unlisted_count]);
		asked = asked || chain[layer->unlisted_count].target == SCI_TARGET_CLASS;
		closed = closed || chain[layer->unlisted_count].target != SCI_TARGET_CLASS;
		layer->unlisted_count++;
	}
}
