/* SPDX-License-Identifier: BSD-2-Clause */
#include "groups.h"

#include <stdlib.h>

#define PLACES_FIRST 1024
#define MEMO_MAX (1u << 17) /* cells that are remembered */
#define MEMO_CELL_MAX 256   /* bytes of one that is */

static struct group_memo *make_memo(uint32_t mask)
{
	return calloc((size_t)mask + 1 + GROUP_TRIES, sizeof(struct group_memo));
}

bool groups_make(struct groups *groups)
{
	memset(groups, 0, sizeof(*groups));
	sci_strings_init(&groups->values, GROUPS_MAX, NULL);
	sci_strings_init(&groups->texts, MEMO_MAX, NULL);
	groups->memo_mask = PLACES_FIRST - 1;
	groups->memo = make_memo(groups->memo_mask);
	return groups->memo != NULL;
}

bool groups_match(struct groups *groups, const char *pattern)
{
	return by_values_make(&groups->by, pattern);
}

void groups_mask(struct groups *groups, unsigned digits, enum mask_way way)
{
	groups->mask = way != MASK_NOT ? digits : 0;
	groups->way = way;
}

void groups_drop(struct groups *groups)
{
	sci_strings_free(&groups->values);
	sci_strings_free(&groups->texts);
	by_values_drop(&groups->by);
	free(groups->memo);
	free(groups->rows);
}

uint32_t groups_value(struct groups *groups, const void *value, size_t length)
{
	uint32_t number = sci_strings_find(&groups->values, value, length);

	if (number != SCI_STRINGS_NONE)
		return number;
	number = sci_strings_add(&groups->values, value, length);
	if (number != SCI_STRINGS_NONE)
		return number;
	if (groups->values.count < GROUPS_MAX)
		return GROUP_NONE;
	groups->others = true;
	return GROUPS_MAX;
}

bool groups_same_text(const struct groups *groups, const struct group_memo *memo, struct cell cell)
{
	size_t length;
	const char *text = sci_strings_bytes(&groups->texts, (uint32_t)memo->second, &length);

	return length == cell.length && memcmp(text, cell.text, length) == 0;
}

/* Where a cell's memo begins to look: the second word of a long cell is no part of it. */
static uint32_t first_place(const struct groups *groups, const struct group_memo *memo)
{
	struct group_memo words = *memo;

	if (memo->length > GROUP_SHORT)
		words.second = 0;
	return group_place(groups, &words);
}

/* A free place of the memo, or NULL. */
static struct group_memo *place_of(const struct groups *groups, const struct group_memo *wanted)
{
	struct group_memo *memo = &groups->memo[first_place(groups, wanted)];
	uint32_t i;

	for (i = 0; i < GROUP_TRIES; i++)
		if (memo[i].group == 0)
			return &memo[i];
	return NULL;
}

/* Twice the places.  What finds none there is forgotten. */
static bool grow(struct groups *groups)
{
	struct groups grown = { .memo_mask = 2 * groups->memo_mask + 1 };
	uint32_t i;

	grown.memo = make_memo(grown.memo_mask);
	if (grown.memo == NULL)
		return false;
	for (i = 0; i <= groups->memo_mask + GROUP_TRIES; i++) {
		const struct group_memo *memo = &groups->memo[i];
		struct group_memo *place = memo->group != 0 ? place_of(&grown, memo) : NULL;

		if (place != NULL)
			*place = *memo;
		groups->forgets = groups->forgets || (place == NULL && memo->group != 0);
	}
	groups->complete = groups->complete && !groups->forgets;
	free(groups->memo);
	groups->memo = grown.memo;
	groups->memo_mask = grown.memo_mask;
	return true;
}

/* Remember a cell.  false: there is no room, and the next one like it is only found slower. */
static bool remember(struct groups *groups, struct cell cell, uint32_t group)
{
	struct group_memo memo = group_words(cell), *place;

	if (groups->memo_count == MEMO_MAX || cell.length > MEMO_CELL_MAX ||
	    (groups->memo_count >= groups->memo_mask / 3 && !grow(groups)))
		return false;
	place = place_of(groups, &memo);
	if (place == NULL)
		return false;
	if (cell.length > GROUP_SHORT) {
		memo.second = sci_strings_add(&groups->texts, cell.text, cell.length);
		if (memo.second == SCI_STRINGS_NONE)
			return false;
	}
	memo.group = group + 1;
	*place = memo;
	groups->memo_count++;
	return true;
}

/* No more values are kept apart: have the memo know the plain cell of each of those that are. */
static void complete(struct groups *groups)
{
	char text[GROUP_VALUE_MAX + TUPLE_WORD] = { 0 };
	struct cell cell = { text, 0 };
	bool fine = true;
	uint32_t i;

	groups->full = true;
	for (i = 0; i < groups->values.count && fine; i++) {
		const char *value = sci_strings_bytes(&groups->values, i, &cell.length);

		memcpy(text, value, cell.length);
		fine = !group_is_plain(cell) || groups_find(groups, cell) != GROUP_NONE ||
		       remember(groups, cell, i);
	}
	groups->complete = fine && !groups->forgets;
}

/* Rows for the groups up to this one.  Without room its counts go elsewhere. */
static void make_rows(struct groups *groups, uint32_t group)
{
	uint32_t count = groups->row_count > 0 ? 2 * groups->row_count : 64;
	struct group_row *rows;

	if (group < groups->row_count || group >= GROUPS_MAX)
		return;
	rows = realloc(groups->rows, count * sizeof(*rows));
	if (rows == NULL)
		return;
	memset(rows + groups->row_count, 0, (count - groups->row_count) * sizeof(*rows));
	groups->rows = rows;
	groups->row_count = count;
}

/* The same value in a room where it can be masked. */
static struct cell move_value(struct cell value, char room[CELL_TEXT])
{
	if (value.length > CELL_TEXT)
		value.length = CELL_TEXT;
	if (value.length > 0)
		memmove(room, value.text, value.length);
	value.text = room;
	return value;
}

/* The value of a cell, masked: where the whole cell is not masked, a part of it is looked at as
 * well.  Its text is NULL: out of memory. */
static struct cell masked_value(struct groups *groups, struct cell value, char room[CELL_TEXT])
{
	bool masked;

	value = move_value(value, room);
	masked = mask_value(room, value.length, groups->mask, groups->way);
	if (groups->by.pattern == NULL)
		return value;
	value = by_value(&groups->by, value);
	if (masked || value.text == NULL)
		return value;
	value = move_value(value, room);
	mask_value(room, value.length, groups->mask, groups->way);
	return value;
}

uint32_t groups_learn(struct groups *groups, struct cell cell)
{
	char scratch[CELL_TEXT];
	struct cell value = cell_value(cell, scratch);
	uint32_t group;

	if (groups->mask > 0)
		value = masked_value(groups, value, scratch);
	else if (groups->by.pattern != NULL)
		value = by_value(&groups->by, value);
	if (value.text == NULL)
		return GROUP_NONE;
	group = groups_value(groups, value.text,
			     value.length < GROUP_VALUE_MAX ? value.length : GROUP_VALUE_MAX);
	if (group == GROUP_NONE)
		return GROUP_NONE;
	if (group == GROUPS_MAX && !groups->full && groups->by.pattern == NULL)
		complete(groups);
	if (!groups->complete || !group_is_plain(cell))
		remember(groups, cell, group);
	make_rows(groups, group);
	return group;
}
