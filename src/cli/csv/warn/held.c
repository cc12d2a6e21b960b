/* SPDX-License-Identifier: BSD-2-Clause */
#include "held.h"

#include "base/near.h"
#include "base/text.h"
#include "cli/cli.h"
#include "cli/csv/plan/profile.h"
#include "cli/csv/record/mask.h"

#include <inttypes.h>

_Static_assert(HELD_COUNT <= 64, "a bit for each condition");

/* ---------------------------------------------------------------- taking note */

static bool has_word(const struct held_words *words, struct cell word)
{
	uint32_t i;

	for (i = 0; i < words->count; i++)
		if (words->lengths[i] == word.length &&
		    memcmp(words->words[i], word.text, word.length) == 0)
			return true;
	return false;
}

static void add_word(struct held_words *words, struct cell word)
{
	if (words->count == HELD_WORDS || word.length == 0 || word.length > HELD_WORD ||
	    has_word(words, word))
		return;
	words->lengths[words->count] = (uint8_t)word.length;
	memcpy(words->words[words->count++], word.text, word.length);
}

void held_see(struct held *held, uint32_t number, const struct condition *condition,
	      struct cell cell)
{
	char scratch[CELL_TEXT];

	if (condition->sign == IS && held->words[number].count < HELD_WORDS)
		add_word(&held->words[number], cell_value(cell, scratch));
}

void held_learn(struct held *held, const struct plan *plan, const struct view *view,
		const struct tuple *tuple)
{
	uint32_t i;

	for (i = 0; i < plan->context_count; i++) {
		const struct context *context = &plan->contexts[i];

		if (!context->tests)
			continue;
		held_mark(held, i, tuple_truth(plan, tuple, context->place));
		held_see(held, i, &context->condition, view_cell(view, context->condition.at));
	}
	if (plan->seizes) {
		held_mark(held, HELD_SEIZED, tuple_truth(plan, tuple, plan->seized_test));
		held_see(held, HELD_SEIZED, &plan->seized, view_cell(view, plan->seized.at));
	}
	for (i = 0; i < plan->choice_count; i++) {
		const struct choice *choice = &plan->choices[i];
		struct cell cell = tuple->cells[choice->place];

		held_mark(held, HELD_CHOICES + i, condition_test_cell(&choice->condition, cell));
		held_see(held, HELD_CHOICES + i, &choice->condition, cell);
	}
}

void held_add(struct held *sum, const struct held *part)
{
	uint32_t i, k;

	sum->held |= part->held;
	sum->failed |= part->failed;
	for (i = 0; i < HELD_COUNT; i++) {
		for (k = 0; k < part->words[i].count; k++) {
			const struct cell word = { part->words[i].words[k],
						   part->words[i].lengths[k] };

			add_word(&sum->words[i], word);
		}
	}
}

void held_hide(struct held *held, unsigned digits)
{
	uint32_t i, k;

	for (i = 0; i < HELD_COUNT; i++)
		for (k = 0; k < held->words[i].count; k++)
			mask_runs(held->words[i].words[k], held->words[i].lengths[k], digits,
				  false);
}

/* -------------------------------------------------------------------- telling */

#define NAMES_MAX 3 /* words that are named */
#define NAMES_TEXT (NAMES_MAX * (SCI_QUOTED + 2) + 100)

/* The word that is nearest to that of a condition.  false: none is near. */
static bool find_near(const struct held_words *words, const struct condition *condition,
		      struct cell *word)
{
	struct sci_near near;
	uint32_t i;

	sci_near_begin(&near, condition->value.text, condition->value.length);
	for (i = 0; i < words->count; i++)
		sci_near_consider(&near, words->words[i], words->lengths[i]);
	if (near.word == NULL)
		return false;
	word->text = near.word;
	word->length = near.word_length;
	return true;
}

/* What the column has instead: what was meant, or the first words. */
static const char *name_words(char room[NAMES_TEXT], const struct held_words *words,
			      const struct condition *condition)
{
	char quoted[SCI_QUOTED];
	struct cell word;
	size_t length = 0;
	uint32_t i;

	room[0] = '\0';
	if (condition->sign != IS)
		return room;
	if (find_near(words, condition, &word)) {
		snprintf(room, NAMES_TEXT, "; did you mean %s?",
			 sci_quote(quoted, word.text, word.length));
		return room;
	}
	for (i = 0; i < words->count && i < NAMES_MAX; i++)
		length += (size_t)snprintf(room + length, NAMES_TEXT - length, "%s%s",
					   i == 0 ? "; found " : ", ",
					   sci_quote(quoted, words->words[i], words->lengths[i]));
	return room;
}

static bool is_held(const struct held *held, uint32_t number)
{
	return (held->held >> number & 1) != 0;
}

static bool has_failed(const struct held *held, uint32_t number)
{
	return (held->failed >> number & 1) != 0;
}

/* A condition that is the profile's was typed by nobody. */
static void tell_given(const struct csv_options *options, const struct condition *condition,
		       const char *option, const char *none, uint64_t records, const char *words)
{
	const size_t length = strlen(words);
	const bool asks = length > 0 && words[length - 1] == '?';

	cli_say("profile %s has %s'%s', which held for %s%" PRIu64
		" records%s%s See column %.*s with --explain 1; %s",
		options->profile, option, condition->column, none, records, words, asks ? "" : ".",
		(int)condition->column_length, condition->column, profile_change_text(options));
}

/* A condition that held for none or for all; option: what it belongs to. */
static void tell_one(const struct held *held, const struct plan *plan, uint32_t number,
		     const struct condition *condition, const char *option, uint64_t records)
{
	const bool none = !is_held(held, number);
	char words[NAMES_TEXT] = "";

	if (is_held(held, number) == has_failed(held, number))
		return;
	if (none)
		name_words(words, &held->words[number], condition);
	if (profile_gave(plan->options, condition->column))
		tell_given(plan->options, condition, option, none ? "none of " : "all ", records,
			   words);
	else
		cli_say("%s'%s' held for %s%" PRIu64 " records%s", option, condition->column,
			none ? "none of " : "all ", records, words);
}

/* Whether some choice of a companion held. */
static bool any_held(const struct held *held, const struct plan *plan, uint32_t context)
{
	uint32_t i;

	for (i = 0; i < plan->choice_count; i++)
		if (plan->choices[i].context == context && is_held(held, HELD_CHOICES + i))
			return true;
	return false;
}

/* Whether a word is one that another condition is for. */
static bool is_chosen(const struct plan *plan, uint32_t context, struct cell word)
{
	uint32_t i;

	for (i = 0; i < plan->choice_count; i++)
		if (plan->choices[i].context == context &&
		    cell_same(plan->choices[i].condition.value, word, false))
			return true;
	return false;
}

/* Of several conditions for one companion some hold seldom.  One that never held is told of
 * where no other did either, or where a word that is like its own was left over. */
static bool is_amiss(const struct held *held, const struct plan *plan, uint32_t choice,
		     const struct held_records *records)
{
	uint32_t context = plan->choices[choice].context, number = HELD_CHOICES + choice;
	const struct condition *condition = &plan->choices[choice].condition;
	struct cell word;

	if (is_held(held, number))
		return !has_failed(held, number);
	if (!any_held(held, plan, context))
		return true;
	return records->companions[context] > 0 && condition->sign == IS &&
	       find_near(&held->words[number], condition, &word) && !is_chosen(plan, context, word);
}

static void warn_of_companions(const struct held *held, const struct plan *plan,
			       const struct held_records *records)
{
	char option[200];
	uint32_t i;

	for (i = 0; i < plan->context_count; i++) {
		const struct context *context = &plan->contexts[i];

		if (!context->tests)
			continue;
		snprintf(option, sizeof(option), "-w %.100s=", context->key);
		tell_one(held, plan, i, &context->condition, option, records->taken);
	}
	for (i = 0; i < plan->choice_count; i++) {
		const struct choice *choice = &plan->choices[i];

		if (!is_amiss(held, plan, i, records))
			continue;
		snprintf(option, sizeof(option),
			 "-w %.80s:%.80s=", plan->contexts[choice->context].key, choice->value);
		tell_one(held, plan, HELD_CHOICES + i, &choice->condition, option, records->taken);
	}
}

/* Whether a word is one that another --when is for. */
static bool is_wanted(const struct plan *plan, struct cell word)
{
	uint32_t i;

	for (i = 0; i < plan->when_count; i++)
		if (cell_same(plan->when[i].value, word, false))
			return true;
	return false;
}

/* Conditions of --when are looked at in their order, up to the first that holds.  One of
 * several may be for records that this file has not. */
static void warn_of_when(const struct held *held, const struct plan *plan, uint64_t records)
{
	const uint64_t all = (((uint64_t)1 << CONDITIONS_MAX) - 1) << HELD_WHEN;
	bool none = (held->held & all) == 0;
	uint32_t i;

	for (i = 0; i < plan->when_count; i++) {
		const struct condition *condition = &plan->when[i];
		struct cell word;
		bool near;

		/* A profile has what is needed for some files, and does no harm in others. */
		if (profile_gave(plan->options, condition->column) && is_held(held, HELD_WHEN + i))
			continue;
		near = condition->sign == IS &&
		       find_near(&held->words[HELD_WHEN + i], condition, &word) &&
		       !is_wanted(plan, word);

		if (plan->when_count == 1 || none || (near && !is_held(held, HELD_WHEN + i)))
			tell_one(held, plan, HELD_WHEN + i, condition, "--when ", records);
	}
}

/* Of types of records, one that no record is of is told of where a word like its own was left
 * over, or where no record is of any type. */
static void warn_of_types(const struct held *held, const struct plan *plan, uint64_t records)
{
	const uint64_t all = (((uint64_t)1 << CONDITIONS_MAX) - 1) << HELD_WHEN;
	bool none = (held->held & all) == 0;
	const struct plan *type;

	for (type = plan; type != NULL; type = type->next) {
		const uint32_t number = HELD_WHEN + type->type;
		const struct condition *condition = &type->when[0];
		struct cell word;

		if (is_held(held, number))
			continue;
		if ((none && type == plan) ||
		    (condition->sign == IS && find_near(&held->words[number], condition, &word)))
			tell_one(held, type, number, condition, "--when ", records);
	}
}

/* More than one of a hundred. */
static void warn_of_unknown(const struct plan *plan, const struct held_records *records)
{
	const struct context *context =
		plan->answered != NO_COLUMN ? &plan->contexts[plan->answered] : NULL;

	if (context != NULL && !context->tests && !context->chooses &&
	    records->unknown == records->calls)
		cli_say("column %s never says whether a call was answered; expected yes or no, or a condition, e.g. -w answered='%s!='",
			context->name, context->name);
	else if (context != NULL && records->unknown > records->calls / 100)
		cli_say("column %s does not say for %" PRIu64 " of %" PRIu64
			" calls whether they were answered; no ratio counts these",
			context->name, records->unknown, records->calls);
}

void held_warn(const struct held *held, const struct plan *plan, const struct held_records *records)
{
	if (plan->options->quiet)
		return;
	if (records->all >= HELD_LEAST && plan->next != NULL)
		warn_of_types(held, plan, records->all);
	else if (records->all >= HELD_LEAST)
		warn_of_when(held, plan, records->all);
	if (records->taken < HELD_LEAST)
		return;
	warn_of_companions(held, plan, records);
	if (plan->seizes)
		tell_one(held, plan, HELD_SEIZED, &plan->seized, "--seized ", records->taken);
	warn_of_unknown(plan, records);
}
