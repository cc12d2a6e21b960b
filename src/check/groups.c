/* SPDX-License-Identifier: BSD-2-Clause */
#include "groups.h"

#include <stdlib.h>
#include <string.h>

static bool make_room(struct sci_grouped *grouped)
{
	const uint32_t room = grouped->room == 0 ? 32 : grouped->room * 2;
	struct sci_member *members;

	if (grouped->count < grouped->room)
		return true;
	members = sci_arena_array(grouped->check->reading->scratch, room, sizeof(*members));
	if (members == NULL)
		return sci_check_no_memory(grouped->check);
	if (grouped->count > 0)
		memcpy(members, grouped->members, grouped->count * sizeof(*members));
	grouped->members = members;
	grouped->room = room;
	return true;
}

void sci_grouped_add(struct sci_grouped *grouped, const struct sci_member *member)
{
	if (make_room(grouped))
		grouped->members[grouped->count++] = *member;
}

void sci_grouped_add_row(struct sci_grouped *grouped, int64_t group, const struct sci_key *key,
			 const struct sci_rule *rule)
{
	const bool is_first = key != NULL && sci_key_is_first(key);
	struct sci_member member = { .group = group,
				     .is_default = key == NULL,
				     .is_first = is_first };

	if (key != NULL && !is_first)
		member.span = key->span;
	member.place = key != NULL && !is_first ? sci_key_place(key) : sci_rule_place(rule);
	sci_grouped_add(grouped, &member);
}

static int compare(const void *left, const void *right)
{
	const struct sci_member *a = left, *b = right;

	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	if (a->part != b->part)
		return a->part < b->part ? -1 : 1;
	return sci_span_order(a->span, b->span);
}

void sci_grouped_sort(struct sci_grouped *grouped)
{
	if (grouped->count > 0)
		qsort(grouped->members, grouped->count, sizeof(*grouped->members), compare);
}

bool sci_grouped_take(struct sci_grouped *grouped, const struct sipcause_space *space,
		      int64_t *group, struct sci_named *named)
{
	const struct sci_named empty = SCI_NAMED(grouped->check, space);
	int32_t part;

	if (grouped->next == grouped->count)
		return false;
	*named = empty;
	*group = grouped->members[grouped->next].group;
	part = grouped->members[grouped->next].part;
	for (; grouped->next < grouped->count; grouped->next++) {
		const struct sci_member *member = &grouped->members[grouped->next];

		if (member->group != *group || member->part != part)
			break;
		if (member->is_first)
			sci_named_add_first(named, member->place);
		else if (member->is_default)
			sci_named_add_default(named, member->place);
		else
			sci_named_add(named, member->span, member->place);
	}
	return true;
}

/* The next row of `first`.  false: there is none. */
static bool next_first(struct sci_own_rows *rows)
{
	const struct sci_layer *layer = rows->checked->layer;

	rows->key = layer->first;
	if (!rows->after_first && layer->first != NULL && !rows->checked->first_repeated &&
	    rows->rule_index < layer->first->rule_count) {
		rows->rule = &layer->first->rules[rows->rule_index++];
		return true;
	}
	if (!rows->after_first)
		rows->rule_index = 0;
	rows->after_first = true;
	return false;
}

bool sci_own_rows_next(struct sci_own_rows *rows)
{
	const struct sci_layer *layer = rows->checked->layer;

	if (next_first(rows))
		return true;
	for (; rows->key_index < layer->key_count; rows->key_index++, rows->rule_index = 0) {
		rows->key = &layer->keys[rows->key_index];
		if (!sci_key_repeats(rows->checked, rows->key) &&
		    rows->rule_index < rows->key->rule_count) {
			rows->rule = &rows->key->rules[rows->rule_index++];
			return true;
		}
	}
	rows->key = NULL;
	if (rows->rule_index >= layer->unlisted_count)
		return false;
	rows->rule = &layer->unlisted[rows->rule_index++];
	return true;
}

void sci_named_add_row(struct sci_named *named, const struct sci_own_rows *rows)
{
	if (rows->key == NULL)
		sci_named_add_default(named, sci_rule_place(rows->rule));
	else if (sci_key_is_first(rows->key))
		sci_named_add_first(named, sci_rule_place(rows->rule));
	else
		sci_named_add(named, rows->key->span, sci_key_place(rows->key));
}
