/* SPDX-License-Identifier: BSD-2-Clause */
#include "changes.h"

#include <stdlib.h>

#define VALUE_MAX 100 /* bytes of a value of --by that count */

bool changes_make(struct changes *changes, const struct plan *plan)
{
	memset(changes, 0, sizeof(*changes));
	changes->plan = plan;
	sci_strings_init(&changes->kinds, CHANGES_MAX, NULL);
	sci_strings_init(&changes->values, CHANGE_VALUES_MAX, NULL);
	sci_strings_init(&changes->pairs, CHANGE_PAIRS_MAX, NULL);
	changes->kind_counts = calloc(CHANGES_MAX, sizeof(uint64_t));
	changes->tallies = calloc(CHANGE_VALUES_MAX + 1, sizeof(struct tally));
	changes->pair_counts = calloc(CHANGE_PAIRS_MAX, sizeof(uint64_t));
	return cache_make(&changes->cache, plan->against) && changes->kind_counts != NULL &&
	       changes->tallies != NULL && changes->pair_counts != NULL &&
	       (plan->by_pattern == NULL || by_values_make(&changes->by, plan->by_pattern)) &&
	       record_message(plan->against, &changes->message);
}

void changes_drop(struct changes *changes)
{
	cache_drop(&changes->cache);
	sipcause_message_free(changes->message);
	sci_strings_free(&changes->kinds);
	by_values_drop(&changes->by);
	sci_strings_free(&changes->values);
	sci_strings_free(&changes->pairs);
	free(changes->kind_counts);
	free(changes->tallies);
	free(changes->pair_counts);
}

const struct change *changes_kind(const struct changes *changes, uint32_t number)
{
	size_t length;

	return sci_strings_bytes(&changes->kinds, number, &length);
}

/* -------------------------------------------------------------- comparing */

static bool same_space(const struct sipcause_space *a, const struct sipcause_space *b)
{
	return strcmp(sipcause_space_name(a), sipcause_space_name(b)) == 0;
}

/* Whether a reply writes a companion that the other one writes. */
static bool writes(const struct reply *reply, const struct sipcause_space *space, int32_t code)
{
	uint64_t i;

	for (i = 0; i < reply->write_count; i++)
		if (reply->write_code[i] == code && same_space(reply->write_space[i], space))
			return true;
	return false;
}

bool changes_same_companions(const struct reply *a, const struct reply *b)
{
	uint64_t i;

	if (a->write_count != b->write_count)
		return false;
	for (i = 0; i < a->write_count; i++)
		if (!writes(b, a->write_space[i], a->write_code[i]))
			return false;
	return true;
}

static bool is_mapped(const struct reply *reply)
{
	return reply->outcome >= 0 || reply->outcome == SIPCAUSE_NONE;
}

static enum effect effect_of(const struct reply *old, const struct reply *now)
{
	if (is_mapped(old) && !is_mapped(now))
		return old->outcome >= 0 ? EFFECT_LOST : EFFECT_UNSTATED;
	if (is_mapped(now) && !is_mapped(old))
		return now->outcome >= 0 ? EFFECT_GAINED : EFFECT_STATED;
	if (!is_mapped(old))
		return EFFECT_UNMAPPED;
	if (old->outcome != now->outcome)
		return EFFECT_OTHER;
	return changes_same_companions(old, now) ? EFFECT_NONE : EFFECT_COMPANIONS;
}

/* The number of a kind, made where it is new; CHANGES_MAX: one of all others.  false: out
 * of memory. */
static bool find_kind(struct changes *changes, const struct change *change, uint32_t *number)
{
	*number = sci_strings_find(&changes->kinds, change, sizeof(*change));
	if (*number != SCI_STRINGS_NONE)
		return true;
	*number = sci_strings_add(&changes->kinds, change, sizeof(*change));
	if (*number != SCI_STRINGS_NONE)
		return true;
	*number = CHANGES_MAX;
	return changes->kinds.count == CHANGES_MAX;
}

/* The kind of change of two replies: by the codes that decided, the answers, and the row of
 * NEW.  One answer by several rows of OLD is one answer. */
static struct change kind_of(uint32_t target, const struct reply *old, const struct reply *now)
{
	struct change change = { target, *old, *now };

	change.old.map = change.old.file = NULL;
	change.old.line = 0;
	/* How it was found counts only where no code decided. */
	if (old->from != NULL)
		change.old.how = 0;
	if (now->from != NULL)
		change.now.how = 0;
	return change;
}

/* Compare two answers; what comes of it stays with the one of OLD. */
static bool compare(struct changes *changes, struct compared *old, const struct compared *now)
{
	uint32_t i;

	old->with = 0;
	old->changed = false;
	for (i = 0; i < changes->plan->target_count; i++) {
		enum effect effect = effect_of(&old->replies[i], &now->replies[i]);
		struct change change;

		old->effects[i] = effect;
		old->changes[i] = CHANGES_NONE;
		if (effect == EFFECT_NONE || effect == EFFECT_UNMAPPED)
			continue;
		old->changed = true;
		change = kind_of(i, &old->replies[i], &now->replies[i]);
		if (!find_kind(changes, &change, &old->changes[i]))
			return false;
	}
	old->with = now->number;
	return true;
}

/* --------------------------------------------------------------- counting */

/* The number of the value of --by that a record has, made where it is new; CHANGE_VALUES_MAX: one
 * of all others.  false: out of memory. */
static bool find_value(struct changes *changes, const struct view *view, uint32_t *number)
{
	char scratch[CELL_TEXT];
	struct cell value = cell_value(view_cell(view, changes->plan->by), scratch);

	if (changes->plan->by_pattern != NULL)
		value = by_value(&changes->by, value);
	if (value.text == NULL)
		return false;
	value.length = value.length < VALUE_MAX ? value.length : VALUE_MAX;
	*number = sci_strings_find(&changes->values, value.text, value.length);
	if (*number != SCI_STRINGS_NONE)
		return true;
	*number = sci_strings_add(&changes->values, value.text, value.length);
	if (*number != SCI_STRINGS_NONE)
		return true;
	*number = CHANGE_VALUES_MAX;
	return changes->values.count == CHANGE_VALUES_MAX;
}

static bool count_pair(struct changes *changes, uint32_t value, uint32_t kind)
{
	const struct change_pair pair = { value, kind };
	uint32_t number = sci_strings_find(&changes->pairs, &pair, sizeof(pair));

	if (number == SCI_STRINGS_NONE)
		number = sci_strings_add(&changes->pairs, &pair, sizeof(pair));
	if (number != SCI_STRINGS_NONE) {
		changes->pair_counts[number]++;
		return true;
	}
	changes->pairs_beyond++;
	return changes->pairs.count == CHANGE_PAIRS_MAX;
}

static bool count_by(struct changes *changes, const struct view *view, const struct compared *pair)
{
	uint32_t value, i;

	if (!find_value(changes, view, &value))
		return false;
	changes->tallies[value].calls++;
	if (!pair->changed)
		return true;
	changes->tallies[value].changed++;
	for (i = 0; i < changes->plan->target_count; i++)
		if (pair->changes[i] < CHANGES_MAX && !count_pair(changes, value, pair->changes[i]))
			return false;
	return true;
}

static void count_whole(struct changes *changes, const struct compared *pair)
{
	uint32_t i;

	changes->whole.calls++;
	changes->whole.changed += pair->changed;
	for (i = 0; i < changes->plan->target_count; i++) {
		changes->effects[i][pair->effects[i]]++;
		if (pair->changes[i] < CHANGES_MAX)
			changes->kind_counts[pair->changes[i]]++;
		else if (pair->changes[i] == CHANGES_MAX)
			changes->beyond[i]++;
	}
}

bool changes_count(struct changes *changes, const struct view *view, const struct tuple *tuple,
		   struct answer *old)
{
	struct answer *now = cache_find(&changes->cache, tuple, tuple_words(changes->cache.plan));

	if (now == NULL)
		now = cache_add(&changes->cache, changes->message, tuple);
	if (now == NULL)
		return false;
	if (old->compared->with != now->compared->number &&
	    !compare(changes, old->compared, now->compared))
		return false;
	count_whole(changes, old->compared);
	return changes->plan->by == NO_COLUMN || count_by(changes, view, old->compared);
}
