/* SPDX-License-Identifier: BSD-2-Clause */
#include "counts.h"

#include <stdlib.h>
#include <string.h>

const char *flaw_words(enum flaw flaw)
{
	static const char *const words[] = {
		"a quote left open",     "a NUL byte",
		"over the limit",        "wrong number of columns",
		"not an object of JSON", "a member that is there already"
	};

	return words[flaw];
}

void counts_make(struct counts *counts)
{
	memset(counts, 0, sizeof(*counts));
	sci_strings_init(&counts->names, GROUPS_MAX, NULL);
	sci_strings_init(&counts->pairs, PAIRS_MAX, NULL);
}

void counts_drop(struct counts *counts)
{
	uint32_t i;

	for (i = 0; i < counts->names.count; i++)
		free(counts->groups[i]);
	free(counts->groups);
	free(counts->beyond);
	free(counts->pair_counts);
	sci_strings_free(&counts->names);
	sci_strings_free(&counts->pairs);
}

static struct group *beyond(struct counts *counts, uint32_t *number)
{
	*number = GROUPS_MAX;
	if (counts->beyond == NULL)
		counts->beyond = calloc(1, sizeof(*counts->beyond));
	return counts->beyond;
}

struct group *counts_group(struct counts *counts, const void *name, size_t length, uint32_t *number)
{
	struct group *group;

	*number = sci_strings_find(&counts->names, name, length);
	if (*number != SCI_STRINGS_NONE)
		return counts->groups[*number];
	if (counts->groups == NULL)
		counts->groups = calloc(GROUPS_MAX, sizeof(struct group *));
	group = counts->groups != NULL ? calloc(1, sizeof(*group)) : NULL;
	if (group == NULL)
		return NULL;
	*number = sci_strings_add(&counts->names, name, length);
	if (*number != SCI_STRINGS_NONE)
		return counts->groups[*number] = group;
	free(group);
	return counts->names.count == GROUPS_MAX ? beyond(counts, number) : NULL;
}

/* The number of a pair, made when it is new; SCI_STRINGS_NONE: no room. */
static uint32_t pair_of(struct counts *counts, uint32_t group, const char *label)
{
	char key[sizeof(group) + 256];
	size_t length = strlen(label);
	uint32_t number;

	if (length > 256)
		return SCI_STRINGS_NONE;
	memcpy(key, &group, sizeof(group));
	memcpy(key + sizeof(group), label, length);
	length += sizeof(group);
	number = sci_strings_find(&counts->pairs, key, length);
	if (number != SCI_STRINGS_NONE)
		return number;
	if (counts->pair_counts == NULL)
		counts->pair_counts = calloc(PAIRS_MAX, sizeof(*counts->pair_counts));
	return counts->pair_counts != NULL ? sci_strings_add(&counts->pairs, key, length)
					   : SCI_STRINGS_NONE;
}

void counts_unmapped(struct counts *counts, uint32_t group, const char *label, uint64_t many)
{
	uint32_t pair = pair_of(counts, group, label);

	if (pair != SCI_STRINGS_NONE)
		counts->pair_counts[pair] += many;
	else
		counts->pairs_beyond += many;
}

void group_add(struct group *sum, const struct group *part)
{
	uint32_t i, k;

	sum->taken += part->taken;
	sum->mapped += part->mapped;
	sum->contradicted += part->contradicted;
	for (i = 0; i < TARGETS_MAX; i++) {
		for (k = 0; k < HOWS; k++)
			sum->hows[i][k] += part->hows[i][k];
		for (k = 0; k < NAMED_PLACES; k++)
			sum->named[i][k] += part->named[i][k];
	}
	quality_add(&sum->quality, &part->quality);
}

static bool add_groups(struct counts *sum, const struct counts *part, uint32_t *numbers)
{
	struct group *group;
	uint32_t i;

	for (i = 0; i < part->names.count; i++) {
		size_t length;
		const void *name = sci_strings_bytes(&part->names, i, &length);

		group = counts_group(sum, name, length, &numbers[i]);
		if (group == NULL)
			return false;
		group_add(group, part->groups[i]);
	}
	if (part->beyond == NULL)
		return true;
	group = beyond(sum, &numbers[GROUPS_MAX]);
	if (group != NULL)
		group_add(group, part->beyond);
	return group != NULL;
}

static void add_pairs(struct counts *sum, const struct counts *part, const uint32_t *numbers)
{
	uint32_t i;

	for (i = 0; i < part->pairs.count; i++) {
		char label[257];
		size_t length;
		const char *key = sci_strings_bytes(&part->pairs, i, &length);
		uint32_t group;

		memcpy(&group, key, sizeof(group));
		memcpy(label, key + sizeof(group), length - sizeof(group));
		label[length - sizeof(group)] = '\0';
		counts_unmapped(sum, numbers[group], label, part->pair_counts[i]);
	}
	sum->pairs_beyond += part->pairs_beyond;
}

bool counts_add(struct counts *sum, const struct counts *part)
{
	uint32_t *numbers = calloc(GROUPS_MAX + 1, sizeof(*numbers)), i;
	bool fine = numbers != NULL && add_groups(sum, part, numbers);

	if (fine)
		add_pairs(sum, part, numbers);
	free(numbers);
	sum->records += part->records;
	sum->out += part->out;
	sum->rejected += part->rejected;
	sum->passed += part->passed;
	sum->copied += part->copied;
	for (i = 0; i < CONTEXTS_MAX; i++)
		sum->companions[i] += part->companions[i];
	sum->unread += part->unread;
	sum->flawed += part->flawed;
	for (i = 0; i < FLAWS; i++)
		sum->flaws[i] += part->flaws[i];
	return fine;
}
