/* SPDX-License-Identifier: BSD-2-Clause */
/* Counts in an order that a reader expects. */
#include "summary.h"

#include <stdlib.h>
#include <string.h>

static int compare_cells(struct cell a, struct cell b)
{
	size_t length = a.length < b.length ? a.length : b.length;
	int order = length > 0 ? memcmp(a.text, b.text, length) : 0;

	return order != 0 ? order : (a.length > b.length) - (a.length < b.length);
}

static int by_name(const void *a, const void *b)
{
	const struct named_group *x = a, *y = b;

	if (x->others != y->others)
		return x->others ? 1 : -1;
	return compare_cells(x->name, y->name);
}

struct named_group *summary_groups(const struct counts *counts, size_t *count)
{
	struct named_group *groups =
		calloc((size_t)counts->names.count + 1, sizeof(struct named_group));
	uint32_t i;

	*count = counts->names.count;
	if (groups == NULL)
		return NULL;
	for (i = 0; i < counts->names.count; i++) {
		groups[i].group = counts->groups[i];
		groups[i].number = i;
		groups[i].name.text = sci_strings_bytes(&counts->names, i, &groups[i].name.length);
	}
	if (counts->beyond != NULL) {
		groups[i].group = counts->beyond;
		groups[i].number = GROUPS_MAX;
		groups[i].name.text = "(others)";
		groups[i].name.length = strlen("(others)");
		groups[i].others = true;
		++*count;
	}
	qsort(groups, *count, sizeof(*groups), by_name);
	return groups;
}

static int by_count(const void *a, const void *b)
{
	const struct unmapped *x = a, *y = b;

	if (x->group != y->group)
		return x->group > y->group ? 1 : -1;
	if (x->count != y->count)
		return x->count < y->count ? 1 : -1;
	return compare_cells(x->label, y->label);
}

static int by_label(const void *a, const void *b)
{
	const struct unmapped *x = a, *y = b;

	return compare_cells(x->label, y->label);
}

static struct unmapped *list_unmapped(const struct counts *counts, size_t *count)
{
	struct unmapped *list = calloc((size_t)counts->pairs.count + 1, sizeof(*list));
	uint32_t i;

	*count = counts->pairs.count;
	for (i = 0; list != NULL && i < counts->pairs.count; i++) {
		size_t length;
		const char *key = sci_strings_bytes(&counts->pairs, i, &length);

		memcpy(&list[i].group, key, sizeof(list[i].group));
		list[i].label.text = key + sizeof(list[i].group);
		list[i].label.length = length - sizeof(list[i].group);
		list[i].count = counts->pair_counts[i];
	}
	return list;
}

struct unmapped *summary_unmapped(const struct counts *counts, size_t *count)
{
	struct unmapped *list = list_unmapped(counts, count);

	if (list != NULL)
		qsort(list, *count, sizeof(*list), by_count);
	return list;
}

struct unmapped *summary_unmapped_whole(const struct counts *counts, size_t *count)
{
	struct unmapped *list = list_unmapped(counts, count);
	size_t i, used = 0;

	if (list == NULL)
		return NULL;
	qsort(list, *count, sizeof(*list), by_label);
	for (i = 0; i < *count; i++) {
		list[i].group = 0;
		if (used > 0 && compare_cells(list[used - 1].label, list[i].label) == 0)
			list[used - 1].count += list[i].count;
		else
			list[used++] = list[i];
	}
	*count = used;
	qsort(list, used, sizeof(*list), by_count);
	return list;
}

size_t summary_part(const struct unmapped *list, size_t count, uint32_t group, size_t *from)
{
	size_t i;

	for (*from = 0; *from < count && list[*from].group != group;)
		++*from;
	for (i = *from; i < count && list[i].group == group;)
		i++;
	return i - *from;
}

const char *summary_named(const struct sipcause_space *space, uint32_t place,
			  char room[CLI_NUMBER_TEXT])
{
	if (place == NAMED_BEYOND)
		return "others";
	return cli_number_text(room, space, place == NAMED_NONE ? SIPCAUSE_NONE : (int32_t)place);
}

struct group *summary_whole(const struct counts *counts)
{
	struct group *whole = calloc(1, sizeof(*whole));
	uint32_t i;

	for (i = 0; whole != NULL && i < counts->names.count; i++)
		group_add(whole, counts->groups[i]);
	if (whole != NULL && counts->beyond != NULL)
		group_add(whole, counts->beyond);
	return whole;
}
