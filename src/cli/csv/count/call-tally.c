/* SPDX-License-Identifier: BSD-2-Clause */
#include "call-tally.h"

#include <stdlib.h>

/* Count a call that is closed. */
static bool close_call(void *data, const struct call_leg legs[CALL_LEGS], uint64_t count)
{
	struct call_tally *tally = data;
	uint32_t deciding = count < CALL_LEGS ? (uint32_t)count : CALL_LEGS;
	struct call_decision decision;

	tally->counts->calls++;
	tally->counts->legs += count;
	if (tally->by_legs)
		return true;
	return call_decide(&tally->decisions, legs, deciding, &decision) &&
	       counts_add_outcome(tally->counts, legs[decision.chosen].group, decision.outcome, 1);
}

struct call_tally *call_tally_new(const struct plan *plan, struct counts *counts)
{
	struct call_tally *tally = calloc(1, sizeof(*tally));

	if (tally == NULL)
		return NULL;
	tally->counts = counts;
	tally->by_legs = plan->options->legs;
	if (call_decisions_make(&tally->decisions, plan, counts) &&
	    calls_make(&tally->calls, (uint32_t)plan->options->call_window, close_call, tally))
		return tally;
	call_tally_free(tally);
	return NULL;
}

void call_tally_free(struct call_tally *tally)
{
	if (tally == NULL)
		return;
	calls_drop(&tally->calls);
	call_decisions_drop(&tally->decisions);
	free(tally);
}

bool call_tally_learn(struct call_tally *tally, struct answer *answer)
{
	answer->kind = tally->by_legs ? 0 : call_kind(&tally->decisions, answer);
	return answer->kind != KIND_NONE;
}

bool call_tally_add(struct call_tally *tally, const struct plan *plan, const struct view *view,
		    uint32_t group, const struct answer *answer)
{
	struct counts *counts = tally->counts;
	struct cell cells[CALL_COLUMNS];
	struct call_id id;
	enum calls_took took;
	uint32_t i;

	for (i = 0; i < plan->call_count; i++)
		cells[i] = view_cell(view, plan->call[i]);
	took = calls_add(&tally->calls, counts->records,
			 call_id_of(&tally->calls.key, cells, plan->call_count, &id) ? &id : NULL,
			 (struct call_leg){ answer->kind, group });
	counts->late_legs += took == CALLS_LATE;
	counts->unmapped_legs += answer_is_unmapped(answer);
	counts_note(counts, answer, 1);
	return took != CALLS_NO_MEMORY &&
	       (!tally->by_legs || counts_add_outcome(counts, group, answer->outcome, 1));
}

bool call_tally_end(struct call_tally *tally)
{
	return calls_end(&tally->calls);
}
