/* SPDX-License-Identifier: BSD-2-Clause */
#include "read-conditions.h"

#include "select.h"

#include <stdlib.h>
#include <string.h>

/* Text that grows while a rule is read; without room it is only measured. */
struct growing {
	char *room;
	size_t length;
};

static void add_text(struct growing *text, const char *more, size_t length)
{
	if (text->room != NULL)
		memcpy(text->room + text->length, more, length);
	text->length += length;
}

/* "location=user warning=304|305", as the map spells it. */
static void write_conditions(const struct sci_node *mapping, struct growing *text)
{
	const struct sci_node *key, *item;

	for (key = mapping->first; key != NULL; key = key->next->next) {
		const char *joint = "=";

		if (key != mapping->first)
			add_text(text, " ", 1);
		if (key->kind == SCI_SCALAR)
			add_text(text, key->text, key->length);
		for (item = sci_list_first(key->next); item != NULL;
		     item = sci_list_next(key->next, item)) {
			add_text(text, joint, 1);
			if (item->kind == SCI_SCALAR)
				add_text(text, item->text, item->length);
			joint = "|";
		}
	}
}

static const char *condition_text(const struct sci_reading *reading, const struct sci_node *mapping)
{
	struct growing text = { NULL, 0 };

	write_conditions(mapping, &text);
	text.room = sci_arena_alloc(reading->keep, text.length + 1);
	text.length = 0;
	if (text.room != NULL)
		write_conditions(mapping, &text);
	else
		sci_report_no_memory(reading->report);
	return text.room;
}

/* What one value of a condition stands for. */
struct choice {
	int kind; /* SCI_SELECT_..., or one of the two words */
	struct sipcause_span span;
	const struct sipcause_set *set;
	const struct sci_node *node;
};
enum { PRESENT = -1, ABSENT = -2 };

static bool read_choice(const struct sci_reading *reading, const struct sipcause_space *space,
			const struct sci_node *value, struct choice *choice)
{
	struct sci_selection selection;

	memset(choice, 0, sizeof(*choice));
	choice->node = value;
	if (sci_node_is(value, "present") || sci_node_is(value, "absent")) {
		choice->kind = sci_node_is(value, "present") ? PRESENT : ABSENT;
		return true;
	}
	if (!sci_space_select(reading, space, value,
			      SCI_SELECT_CODE | SCI_SELECT_RANGE | SCI_SELECT_CLASS |
				      SCI_SELECT_SET | SCI_WORDS_WHEN,
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
static void check_choices(const struct sci_reading *reading, struct choice *choices, uint32_t count)
{
	char found[SCI_FOUND];
	uint32_t i;

	if (count < 2)
		return;
	qsort(choices, count, sizeof(*choices), compare_choices);
	for (i = 1; i < count; i++) {
		const struct choice *early = &choices[i - 1], *late = &choices[i];

		if (compare_meanings(early, late) == 0)
			sci_report_add(reading->report, SCI_P_DUPLICATE_KEY,
				       sci_node_place(late->node),
				       "found %s in the list a second time, the first is at %u:%u; "
				       "expected it once",
				       sci_node_found(late->node, found), early->node->line,
				       early->node->column);
	}
}

/* Sets are pointed at, so that what conditions take depends on the length of
 * their lists alone, however large the sets are. */
static void keep_choices(const struct sci_reading *reading, const struct choice *choices,
			 uint32_t count, struct sci_condition *condition)
{
	struct sci_arena *keep = reading->keep;
	const struct sipcause_set **sets;
	struct sipcause_span *spans;
	uint32_t set_count = 0, i;

	for (i = 0; i < count; i++)
		set_count += choices[i].kind == SCI_SELECT_SET;
	sets = sci_arena_array(keep, set_count, sizeof(const struct sipcause_set *));
	spans = sci_arena_array(keep, count - set_count, sizeof(*spans));
	if (sets == NULL || spans == NULL) {
		sci_report_no_memory(reading->report);
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
	condition->count = sci_spans_merge(spans, condition->count);
}

static void read_condition(struct sci_spaces *spaces, const struct sci_node *key,
			   struct sci_condition *condition)
{
	const struct sci_reading *reading = &spaces->finder->reading;
	const struct sci_node *list = key->next, *item;
	struct sci_arena *scratch = reading->scratch;
	struct sci_mark mark;
	struct choice *choices;
	uint32_t count = 0;

	condition->space = sci_spaces_get(spaces, key);
	if (condition->space == NULL)
		return;
	sci_is_filled_list(reading, list, "a code, set, present or absent");
	mark = sci_arena_mark(scratch);
	choices = sci_arena_array(scratch, sci_list_length(list), sizeof(*choices));
	if (choices == NULL) {
		sci_report_no_memory(reading->report);
		return;
	}
	for (item = sci_list_first(list); item != NULL; item = sci_list_next(list, item))
		if (read_choice(reading, condition->space, item, &choices[count]))
			count++;
	check_choices(reading, choices, count);
	keep_choices(reading, choices, count, condition);
	sci_arena_release(scratch, mark);
}

static bool same_scalar(const struct sci_node *a, const struct sci_node *b)
{
	return a->kind == SCI_SCALAR && b->kind == SCI_SCALAR && a->length == b->length &&
	       memcmp(a->text, b->text, a->length) == 0;
}

/* Take the condition of an earlier rule that spells it alike.  false: there is none. */
static bool take_last(const struct sci_last_when *last, const struct sci_node *mapping,
		      struct sci_rule *rule)
{
	const struct sci_node *key = mapping->first;

	if (last == NULL || last->key == NULL || key->next->next != NULL ||
	    !same_scalar(key, last->key) || !same_scalar(key->next, last->key->next))
		return false;
	rule->conditions = last->rule->conditions;
	rule->condition_count = last->rule->condition_count;
	rule->condition = last->rule->condition;
	return true;
}

/* What could not be read is reported at every rule. */
static void remember(struct sci_last_when *last, const struct sci_node *mapping,
		     const struct sci_rule *rule)
{
	const struct sci_condition *condition = rule->conditions;

	if (last != NULL && rule->condition_count == 1 && rule->condition != NULL &&
	    (condition->count > 0 || condition->set_count > 0 || condition->present ||
	     condition->absent)) {
		last->key = mapping->first;
		last->rule = rule;
	}
}

void sci_conditions_read(struct sci_spaces *spaces, const struct sci_node *mapping,
			 struct sci_last_when *last, struct sci_rule *rule)
{
	const struct sci_reading *reading = &spaces->finder->reading;
	struct sci_condition *conditions;
	const struct sci_node *key;
	uint32_t count = 0, i;

	if (!sci_is_filled_mapping(reading, mapping, "when") || take_last(last, mapping, rule))
		return;
	for (key = mapping->first; key != NULL; key = key->next->next)
		count++;
	conditions = sci_arena_array(reading->keep, count, sizeof(*conditions));
	if (conditions == NULL) {
		sci_report_no_memory(reading->report);
		return;
	}
	rule->conditions = conditions;
	for (key = mapping->first; key != NULL; key = key->next->next) {
		struct sci_condition *condition = &conditions[rule->condition_count];

		if (rule->condition_count == 32) {
			sci_report_add(reading->report, SCI_P_WRONG_TYPE, sci_node_place(key),
				       "found a 33rd condition; expected at most 32");
			break;
		}
		read_condition(spaces, key, condition);
		for (i = 0; i < rule->condition_count; i++)
			if (condition->space != NULL && conditions[i].space == condition->space)
				sci_report_add(reading->report, SCI_P_DUPLICATE_KEY,
					       sci_node_place(key),
					       "key '%s' is given twice in when; expected it once, "
					       "with a list",
					       condition->space->name);
		rule->condition_count++;
	}
	rule->condition = condition_text(reading, mapping);
	remember(last, mapping, rule);
}
