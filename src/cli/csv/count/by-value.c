/* SPDX-License-Identifier: BSD-2-Clause */
#include "by-value.h"

#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

#define SLOTS 1024 /* a power of two */
/* Matching leaves states in a compiled expression.  These are dropped with it before they are
 * about as many bytes, so that they are bounded whatever the cells are. */
#define STATES_MAX (8u << 20)

/* A cell that was matched. */
struct by_slot {
	uint8_t length; /* of the cell, that far */
	bool used;
	bool matches;
	uint8_t from; /* the value, in the cell */
	uint8_t size;
	char text[BY_CELL_MAX + 1];
};

bool by_values_make(struct by_values *values, const char *pattern)
{
	memset(values, 0, sizeof(*values));
	values->pattern = pattern;
	values->slots = calloc(SLOTS, sizeof(*values->slots));
	values->is_plain = by_plain_read(&values->plain, pattern);
	if (values->slots != NULL && !values->is_plain) {
		size_t atoms = by_pattern_atoms(pattern);

		values->most = STATES_MAX / (atoms * atoms + 1);
		values->compiles = by_pattern_compile(&values->compiled, pattern);
	}
	return values->slots != NULL && (values->is_plain || values->compiles);
}

void by_values_drop(struct by_values *values)
{
	if (values->compiles)
		regfree(&values->compiled);
	free(values->slots);
	memset(values, 0, sizeof(*values));
}

/* Drop what matching left.  false: out of memory. */
static bool renew(struct by_values *values)
{
	if (values->compiles && values->matched <= values->most)
		return true;
	if (values->compiles)
		regfree(&values->compiled);
	values->matched = 0;
	values->compiles = by_pattern_compile(&values->compiled, values->pattern);
	return values->compiles;
}

static void match_plain(struct by_values *values, struct by_slot *slot)
{
	size_t from = 0, size = 0;

	values->searches++;
	slot->matches = by_plain_match(&values->plain, slot->text, slot->length, &from, &size);
	slot->from = (uint8_t)from;
	slot->size = (uint8_t)size;
}

/* Match the text of a slot.  false: out of memory, which glibc's regexec() calls no match. */
static bool match(struct by_values *values, struct by_slot *slot)
{
	regmatch_t found[2];
	size_t group;
	int outcome;

	if (values->is_plain) {
		match_plain(values, slot);
		return true;
	}
	if (!renew(values))
		return false;
	group = values->compiled.re_nsub > 0 ? 1 : 0;
	values->matched += slot->length;
	values->searches++;
	outcome = regexec(&values->compiled, slot->text, group + 1, found, 0);
	if (outcome != 0 && outcome != REG_NOMATCH)
		return false;
	/* A group may take no part in what matches. */
	slot->matches = outcome == 0 && found[group].rm_so >= 0;
	if (!slot->matches)
		return true;
	slot->from = (uint8_t)found[group].rm_so;
	slot->size = (uint8_t)(found[group].rm_eo - found[group].rm_so);
	return true;
}

struct cell by_value(struct by_values *values, struct cell cell)
{
	size_t length = cell.length < BY_CELL_MAX ? cell.length : BY_CELL_MAX;
	struct by_slot *slot = &values->slots[sci_hash_bytes(cell.text, length, 0) & (SLOTS - 1)];
	struct cell value = { NULL, 0 };

	if (!slot->used || slot->length != length ||
	    (length > 0 && memcmp(slot->text, cell.text, length) != 0)) {
		if (length > 0)
			memcpy(slot->text, cell.text, length);
		slot->text[length] = '\0';
		slot->length = (uint8_t)length;
		slot->used = match(values, slot);
		if (!slot->used)
			return value;
	}
	value.text = slot->matches ? slot->text + slot->from : BY_NO_MATCH;
	value.length = slot->matches ? slot->size : strlen(BY_NO_MATCH);
	return value;
}
