/* SPDX-License-Identifier: BSD-2-Clause */
#include "decide.h"

#include "base/count.h"
#include "cli/effects.h"
#include "cli/evidence.h"

#include <stdio.h>

/* ---------------------------------------------------------------- reading */

/* A space that leads nowhere is as good as none. */
static bool leads(const struct plan *plan, uint32_t place)
{
	const struct plan_space *space = &plan->spaces[place];
	uint32_t i;

	for (i = 0; i < plan->target_count; i++)
		if (space->tables[i] != NULL || space->space == plan->targets[i])
			return true;
	return false;
}

/* The space that the word in a protocol column means: what was given goes before its names. */
static uint32_t read_protocol(const struct plan *plan, struct cell word)
{
	const struct sipcause_space *called;
	uint32_t i;

	for (i = 0; i < plan->protocol_count; i++)
		if (cell_is(word, plan->protocols[i].word, true) &&
		    leads(plan, plan->protocols[i].space))
			return plan->protocols[i].space;
	called = sipcause_catalog_called(plan->catalog, word.text, word.length);
	for (i = 0; called != NULL && i < plan->space_count; i++)
		if (plan->spaces[i].space == called && leads(plan, i))
			return i;
	return SPACES_MAX;
}

/* Whether a part of a cell is of another space than its column: it may stand for more than
 * its code. */
static bool is_moved(const struct plan *plan, const struct source *source,
		     const struct sipcause_message *message, size_t first)
{
	for (; first < sipcause_message_count(message); first++)
		if (sipcause_part_space(sipcause_message_part(message, first)) !=
		    plan->spaces[source->space].space)
			return true;
	return false;
}

/* Add the evidence of a source's cell.  false: there is something, and it is no code. */
static bool read_source(const struct plan *plan, struct sipcause_message *message,
			const struct tuple *tuple, uint32_t number, struct turns *turns,
			struct sipcause_error *error)
{
	const struct source *source = &plan->sources[number];
	char scratch[CELL_TEXT], word[CELL_TEXT];
	struct cell value = cell_value(tuple->cells[source->place], scratch);
	size_t first = sipcause_message_count(message);
	struct source in = *source;
	bool good;

	if (companions_null(plan, value))
		return true;
	if (source->protocol != NO_COLUMN) {
		in.space =
			read_protocol(plan, cell_value(tuple->cells[source->protocol_place], word));
		if (in.space == SPACES_MAX)
			return false;
	}
	turns->sources[++turns->count] = number;
	good = source->read(plan, &in, message, value, error);
	turns->more = turns->more || (source->form < 0 && is_moved(plan, &in, message, first));
	turns->said = turns->said || good;
	return good;
}

/* Whether the protocol's cell of a source is what cannot be read. */
static bool is_spaceless(const struct plan *plan, const struct tuple *tuple, uint32_t number)
{
	const struct source *source = &plan->sources[number];
	char word[CELL_TEXT];

	return source->protocol != NO_COLUMN &&
	       read_protocol(plan, cell_value(tuple->cells[source->protocol_place], word)) ==
		       SPACES_MAX;
}

/* The SIP status of the record, for its ratios. */
static int32_t find_status(const struct plan *plan, const struct sipcause_message *message,
			   const struct turns *turns)
{
	size_t i;

	for (i = 0; i < sipcause_message_count(message); i++) {
		const struct sipcause_part *part = sipcause_message_part(message, i);

		if (turns->sources[sipcause_part_turn(part)] == plan->status &&
		    sipcause_part_space(part) ==
			    plan->spaces[plan->sources[plan->status].space].space)
			return sipcause_part_code(part);
	}
	return -1;
}

static void know(const struct plan *plan, struct sipcause_message *message,
		 const struct decision *decision)
{
	uint32_t i;

	for (i = 0; i < plan->companions.count; i++)
		sipcause_message_know(message, plan->companions.space[i],
				      plan->companions.value[i]);
	for (i = 0; i < plan->context_count; i++)
		if (decision->companions[i] != ABSENT)
			sipcause_message_know(message, plan->contexts[i].space,
					      decision->companions[i]);
}

/* --------------------------------------------------------------- deciding */

/* What a part would translate to by itself. */
static int32_t ask_alone(const struct plan *plan, const struct sipcause_part *part)
{
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result result = SIPCAUSE_RESULT_INIT;

	indication.from = sipcause_part_space(part);
	indication.code = sipcause_part_code(part);
	return sipcause_map_translate(plan->maps[0], plan->targets[0], &indication, &result);
}

/* Whether a part is no contradiction after all: it gives the answer too, and is no status of a
 * failure in a call that was answered. */
static bool gives_answer(const struct plan *plan, const struct sipcause_part *part, int32_t outcome,
			 const struct decision *decision)
{
	if (outcome != decision->results[0].outcome)
		return false;
	return sipcause_part_kind(part) != SIPCAUSE_PART_STATUS || sipcause_part_code(part) < 300 ||
	       companions_known(plan, decision->companions, plan->answered, "answered") !=
		       KNOWN_YES;
}

/* The columns that contradict the decision for the first target, each once. */
static void find_others(const struct plan *plan, const struct sipcause_message *message,
			const struct turns *turns, struct decision *decision)
{
	size_t i;

	for (i = 0; i < sipcause_message_count(message); i++) {
		const struct sipcause_part *part = sipcause_message_part(message, i);
		struct contradiction other = { turns->sources[sipcause_part_turn(part)], 0 };
		uint32_t last = decision->other_count;

		/* What was chosen contradicts itself where it is against what is known. */
		if (!sipcause_part_contradicts(part) ||
		    (other.source == decision->source &&
		     sipcause_part_verdict(part) != SIPCAUSE_VERDICT_CHOSEN) ||
		    sipcause_part_verdict(part) == SIPCAUSE_VERDICT_DISTRUSTED ||
		    (last > 0 && decision->others[last - 1].source == other.source))
			continue;
		other.outcome = ask_alone(plan, part);
		/* What has no cause says nothing against one. */
		if (other.outcome == SIPCAUSE_NONE ||
		    gives_answer(plan, part, other.outcome, decision))
			continue;
		decision->others[decision->other_count++] = other;
	}
}

/* The part that was chosen, or NULL. */
static const struct sipcause_part *find_chosen(const struct sipcause_message *message)
{
	size_t i;

	for (i = 0; i < sipcause_message_count(message); i++)
		if (sipcause_part_verdict(sipcause_message_part(message, i)) ==
		    SIPCAUSE_VERDICT_CHOSEN)
			return sipcause_message_part(message, i);
	return NULL;
}

/* The companion of an answer: that which a row of the map writes, or else that which came with
 * the code. */
static int32_t companion_of(const struct sipcause_result *result,
			    const struct sipcause_indication *indication,
			    const struct sipcause_space *space)
{
	uint32_t i;

	for (i = 0; i < result->write_count; i++)
		if (result->write_space[i] == space)
			return result->write_code[i];
	for (i = 0; result->outcome >= 0 && i < indication->count; i++)
		if (indication->space[i] == space)
			return indication->value[i];
	return ABSENT;
}

static void take_companions(const struct plan *plan, uint32_t target,
			    const struct sipcause_indication *indication, struct decision *decision)
{
	uint32_t i;

	for (i = 0; i < plan->output_count; i++)
		if (plan->outputs[i].kind == OUTPUT_COMPANION && plan->outputs[i].target == target)
			decision->with[i] = companion_of(&decision->results[target], indication,
							 plan->outputs[i].companion);
}

/* Whether a normalised cause comes from the called user: by its location, Q.850 (2.2.3). */
static enum known user_of(const struct plan *plan, const struct sipcause_result *result,
			  const struct sipcause_indication *indication)
{
	const struct sipcause_space *location = sipcause_catalog_space(plan->catalog, "location");
	int32_t code = ABSENT;

	if (location != NULL)
		code = companion_of(result, indication, location);
	if (code < 0)
		return KNOWN_NOT;
	return code == sipcause_space_find(location, "U", 1) ? KNOWN_YES : KNOWN_NO;
}

static void decide_target(const struct plan *plan, struct sipcause_message *message,
			  const struct turns *turns, uint32_t target, struct decision *decision)
{
	static const struct sipcause_result empty = SIPCAUSE_RESULT_INIT;
	struct sipcause_indication indication = SIPCAUSE_INDICATION_INIT;
	struct sipcause_result *result = &decision->results[target];
	const struct sipcause_part *chosen;

	*result = empty;
	sipcause_message_translate(message, plan->maps[target], plan->targets[target], &indication,
				   result);
	take_companions(plan, target, &indication, decision);
	if (target == plan->causes)
		decision->by_user = user_of(plan, result, &indication);
	if (!turns->said && result->from == NULL) {
		/* Nothing was there, or nothing could be read. */
		result->outcome = SIPCAUSE_UNLISTED;
		result->how =
			decision->source == SOURCES_MAX ? HOW_NO_CAUSE : SIPCAUSE_HOW_UNKNOWN_CODE;
	}
	if (target > 0)
		return;
	chosen = find_chosen(message);
	decision->known = chosen == NULL && result->from != NULL;
	if (chosen == NULL) {
		find_others(plan, message, turns, decision);
		return;
	}
	decision->source = turns->sources[sipcause_part_turn(chosen)];
	decision->space = indication.from;
	decision->code = indication.code;
	decision->location = sipcause_part_location(chosen);
	decision->part = sipcause_part_kind(chosen);
	find_others(plan, message, turns, decision);
}

/* Why a cell could not be read, where that is more than that it is no code. */
static void explain_unread(struct decision *decision, const struct sipcause_error *error)
{
	static const char *const ids[] = { "contradicts-itself", "ambiguous-spelling",
					   "foreign-coding" };
	size_t i;

	for (i = 0; i < SCI_COUNT(ids); i++)
		if (strcmp(error->id, ids[i]) == 0)
			snprintf(decision->why, sizeof(decision->why), "%.299s", error->message);
}

static uint32_t count_flawed(const struct sipcause_message *message)
{
	uint32_t count = 0;
	size_t i;

	for (i = 0; i < sipcause_message_count(message); i++)
		count += sipcause_part_flaw(sipcause_message_part(message, i)) > SIPCAUSE_FLAW_NONE;
	return count;
}

bool record_message(const struct plan *plan, struct sipcause_message **message)
{
	if (sipcause_message_new(message, plan->catalog) != SIPCAUSE_OK ||
	    cli_set_policy(plan->cli, *message) != SIPCAUSE_OK)
		return false;
	if (plan->source_count > 1 && !plan->options->compares &&
	    cli_effects_ask(plan->cli, *message) != SIPCAUSE_OK)
		return false;
	/* The order of the columns is one of preference. */
	sipcause_message_in_order(*message, 1);
	return true;
}

/* Whether one of these sources, a bit each, has the same column.  A column that may have codes of
 * several spaces is read in the first one that can. */
static bool shares_cell(const struct plan *plan, uint32_t number, uint32_t read)
{
	uint32_t i;

	for (i = 0; i < plan->source_count; i++)
		if ((read >> i & 1) != 0 && plan->sources[i].column == plan->sources[number].column)
			return true;
	return false;
}

static uint32_t count_unread(const struct plan *plan, uint32_t read, uint32_t unread)
{
	uint32_t i, count = 0;

	for (i = 0; i < plan->source_count; i++)
		count += (unread >> i & 1) != 0 && !shares_cell(plan, i, read);
	return count;
}

_Static_assert(SOURCES_MAX <= 32, "sources have a bit each");

void record_read(const struct plan *plan, struct sipcause_message *message,
		 const struct tuple *tuple, struct decision *decision)
{
	struct sipcause_error error; /* all of it is written where there is one */
	uint32_t i, read = 0, unread = 0;

	error.size = sizeof(error);
	error.id[0] = '\0';
	decision->source = SOURCES_MAX;
	decision->spaceless = false;
	decision->turns.count = 0;
	decision->turns.said = decision->turns.more = false;
	decision->why[0] = '\0';
	decision->unread_companions = 0;
	companions_read(plan, tuple, decision->companions, &decision->unread_companions);
	sipcause_message_clear(message);
	know(plan, message, decision);
	for (i = 0; i < plan->source_count; i++) {
		if (shares_cell(plan, i, read))
			continue;
		if (read_source(plan, message, tuple, i, &decision->turns, &error)) {
			read |= UINT32_C(1) << i;
			continue;
		}
		unread |= UINT32_C(1) << i;
		if (decision->source == SOURCES_MAX) {
			decision->source = i;
			decision->spaceless = is_spaceless(plan, tuple, i);
			explain_unread(decision, &error);
		}
	}
	decision->unread = count_unread(plan, read, unread);
	decision->status = find_status(plan, message, &decision->turns);
	decision->flawed = count_flawed(message);
}

void record_decide(const struct plan *plan, struct sipcause_message *message,
		   struct decision *decision)
{
	uint32_t i;

	decision->space = NULL;
	decision->code = SIPCAUSE_ERROR;
	decision->other_count = 0;
	decision->by_user = KNOWN_NOT;
	for (i = 0; i < plan->target_count; i++)
		decide_target(plan, message, &decision->turns, i, decision);
	/* One that is all there is counts as unmapped. */
	if (decision->space == NULL && !decision->known)
		decision->unread = 0;
}
