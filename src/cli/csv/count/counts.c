/* SPDX-License-Identifier: BSD-2-Clause */
#include "counts.h"

#include <stdlib.h>
#include <string.h>

/* Outcomes of which only the kind is told apart: see coarse(). */
#define OUTCOMES_COARSE 2048
_Static_assert(OUTCOMES_MAX + OUTCOMES_COARSE <= PAIRS_SPARE, "all others have room");

bool counts_make(struct counts *counts)
{
	bool made;

	memset(counts, 0, sizeof(*counts));
	sci_strings_init(&counts->labels, LABELS_MAX, NULL);
	sci_strings_init(&counts->outcomes, OUTCOMES_MAX + OUTCOMES_COARSE, NULL);
	made = groups_make(&counts->groups);
	return pairs_make(&counts->pairs) && made;
}

void counts_drop(struct counts *counts)
{
	groups_drop(&counts->groups);
	pairs_drop(&counts->pairs);
	sci_strings_free(&counts->labels);
	sci_strings_free(&counts->outcomes);
}

/* ----------------------------------------------------------------- outcomes */

const struct outcome *counts_outcome_at(const struct counts *counts, uint32_t number)
{
	size_t length;

	return sci_strings_bytes(&counts->outcomes, number, &length);
}

/* The number of a label, made where it is new.  LABEL_NONE: out of memory. */
static uint32_t find_label(struct counts *counts, const char *label, size_t length)
{
	uint32_t number = sci_strings_find(&counts->labels, label, length);

	if (number == SCI_STRINGS_NONE)
		number = sci_strings_add(&counts->labels, label, length);
	if (number != SCI_STRINGS_NONE)
		return number;
	return counts->labels.count == LABELS_MAX ? LABEL_BEYOND : LABEL_NONE;
}

/* The same without codes: there are few of these. */
static struct outcome coarse(const struct outcome *outcome)
{
	struct outcome kind = *outcome;
	size_t i;

	for (i = 0; i < TARGETS_MAX; i++) {
		kind.codes[i] = CODE_BEYOND;
		kind.hows[i] = HOW_BEYOND;
	}
	kind.status = quality_alike(outcome->status);
	kind.label = outcome->label != LABEL_NONE ? LABEL_BEYOND : LABEL_NONE;
	return kind;
}

/* The number of an outcome, made where it is new.  SCI_STRINGS_NONE: out of memory. */
uint32_t counts_outcome_of(struct counts *counts, const struct outcome *outcome)
{
	uint32_t number = sci_strings_find(&counts->outcomes, outcome, sizeof(*outcome));
	struct outcome kind;

	if (number != SCI_STRINGS_NONE)
		return number;
	if (counts->outcomes.count < OUTCOMES_MAX)
		return sci_strings_add(&counts->outcomes, outcome, sizeof(*outcome));
	kind = coarse(outcome);
	number = sci_strings_find(&counts->outcomes, &kind, sizeof(kind));
	return number != SCI_STRINGS_NONE ? number
					  : sci_strings_add(&counts->outcomes, &kind, sizeof(kind));
}

uint32_t counts_outcome(struct counts *counts, const struct answer *answer)
{
	struct outcome outcome = answer->facts;

	if (answer->label != NULL) {
		outcome.label = find_label(counts, answer->label, strlen(answer->label));
		if (outcome.label == LABEL_NONE)
			return OUTCOME_NONE;
	}
	return counts_outcome_of(counts, &outcome);
}

/* ----------------------------------------------------------------- counting */

/* Count a pair.  What there is no room for is counted with all other values. */
bool counts_add_outcome(struct counts *counts, uint32_t group, uint32_t outcome, uint64_t times)
{
	if (times == 0 || pairs_add(&counts->pairs, pairs_key(group, outcome), PAIRS_MAX, times))
		return true;
	if (counts->pairs.count < PAIRS_MAX)
		return false;
	counts->beyond += times;
	counts->groups.others = true;
	return pairs_add(&counts->pairs, pairs_key(GROUPS_MAX, outcome), PAIRS_MAX + PAIRS_SPARE,
			 times);
}

void counts_note(struct counts *counts, const struct answer *answer, uint64_t times)
{
	uint32_t i;

	counts->unread += answer->unread * times;
	counts->flawed += answer->flawed * times;
	for (i = 0; answer->unread_companions >> i != 0; i++)
		if (answer->unread_companions >> i & 1)
			counts->companions[answer->type][i] += times;
}

bool counts_add(struct counts *counts, uint32_t group, const struct answer *answer, uint64_t times)
{
	counts_note(counts, answer, times);
	return counts_add_outcome(counts, group, answer->outcome, times);
}

static bool settle_row(struct counts *counts, uint32_t group)
{
	struct group_row *row = &counts->groups.rows[group];
	uint32_t i;

	for (i = 0; i < GROUP_ROW; i++) {
		if (!counts_add_outcome(counts, group, i, row->counts[i]))
			return false;
		row->counts[i] = 0;
	}
	return true;
}

bool counts_settle(struct counts *counts)
{
	uint32_t i;

	for (i = 0; i < counts->groups.row_count; i++)
		if (!settle_row(counts, i))
			return false;
	counts->settled = counts->records;
	return true;
}

/* -------------------------------------------------------------------- adding */

/* The numbers in the sum of a part's groups, labels and outcomes. */
struct numbers {
	uint32_t *groups; /* GROUPS_MAX as well */
	uint32_t *outcomes;
};

static bool number_groups(struct counts *sum, const struct counts *part, uint32_t *numbers)
{
	uint32_t i;

	for (i = 0; i < part->groups.values.count; i++) {
		size_t length;
		const void *value = sci_strings_bytes(&part->groups.values, i, &length);

		numbers[i] = groups_value(&sum->groups, value, length);
		if (numbers[i] == GROUP_NONE)
			return false;
	}
	numbers[GROUPS_MAX] = GROUPS_MAX;
	sum->groups.others = sum->groups.others || part->groups.others;
	return true;
}

static bool number_outcomes(struct counts *sum, const struct counts *part, uint32_t *numbers)
{
	uint32_t i;

	for (i = 0; i < part->outcomes.count; i++) {
		struct outcome outcome = *counts_outcome_at(part, i);

		if (outcome.label < LABEL_BEYOND) {
			size_t length;
			const char *label =
				sci_strings_bytes(&part->labels, outcome.label, &length);

			outcome.label = find_label(sum, label, length);
			if (outcome.label == LABEL_NONE)
				return false;
		}
		numbers[i] = counts_outcome_of(sum, &outcome);
		if (numbers[i] == OUTCOME_NONE)
			return false;
	}
	return true;
}

static bool sum_pairs(struct counts *sum, const struct counts *part, const struct numbers *numbers)
{
	size_t i;

	for (i = 0; i <= part->pairs.mask; i++) {
		const struct pair *pair = &part->pairs.places[i];

		if (pair->count != 0 &&
		    !counts_add_outcome(sum, numbers->groups[pair_group(pair)],
					numbers->outcomes[pair_outcome(pair)], pair->count))
			return false;
	}
	sum->beyond += part->beyond;
	return true;
}

static void sum_records(struct counts *sum, const struct counts *part)
{
	uint32_t i, k;

	sum->records += part->records;
	sum->out += part->out;
	sum->rejected += part->rejected;
	sum->passed += part->passed;
	sum->copied += part->copied;
	sum->unread += part->unread;
	sum->flawed += part->flawed;
	sum->calls += part->calls;
	sum->legs += part->legs;
	sum->late_legs += part->late_legs;
	sum->unmapped_legs += part->unmapped_legs;
	for (i = 0; i < TYPES_MAX; i++)
		for (k = 0; k < CONTEXTS_MAX; k++)
			sum->companions[i][k] += part->companions[i][k];
	for (i = 0; i < FLAWS; i++)
		sum->flaws[i] += part->flaws[i];
}

bool counts_sum(struct counts *sum, const struct counts *part)
{
	const struct numbers numbers = {
		calloc(GROUPS_MAX + 1, sizeof(uint32_t)),
		calloc(OUTCOMES_MAX + OUTCOMES_COARSE, sizeof(uint32_t)),
	};
	bool fine = numbers.groups != NULL && numbers.outcomes != NULL &&
		    number_groups(sum, part, numbers.groups) &&
		    number_outcomes(sum, part, numbers.outcomes) && sum_pairs(sum, part, &numbers);

	sum_records(sum, part);
	free(numbers.groups);
	free(numbers.outcomes);
	return fine;
}
