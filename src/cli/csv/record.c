/* SPDX-License-Identifier: BSD-2-Clause */
#include "record.h"

#include "cli/csv/count/changes.h"
#include "fast.h"
#include "form.h"

/* --------------------------------------------------------------- counting */

static bool count(struct batch *batch, const struct view *view, const struct answer *answer)
{
	uint32_t by = batch->plan->by, group = 0;
	struct groups *groups = &batch->counts.groups;

	/* Where maps are compared, the values of --by are counted with the changes. */
	if (by != NO_COLUMN && batch->changes == NULL) {
		const struct cell cell = view_cell(view, by);

		group = groups_find(groups, cell);
		if (group == GROUP_NONE)
			group = groups_learn(groups, cell);
		if (group == GROUP_NONE)
			return false;
	}
	if (batch->calls != NULL)
		return call_tally_add(batch->calls, batch->plan, view, group, answer);
	return counts_add(&batch->counts, group, answer, 1);
}

bool record_settle(struct batch *batch)
{
	bool fine = batch->calls == NULL || call_tally_end(batch->calls);
	uint32_t i, k;

	fine = counts_settle(&batch->counts) && fine;
	for (i = 0; i < batch->reader_count; i++) {
		const struct cache *cache = &batch->readers[i].cache;

		for (k = 0; k < cache->count; k++) {
			struct answer *answer = cache->list[k];

			fine = counts_add(&batch->counts, 0, answer, answer->count) && fine;
			answer->count = 0;
		}
	}
	return fine;
}

/* -------------------------------------------------------------- one record */

static const struct answer *take_compared(struct batch *batch, const struct view *view,
					  const struct tuple *tuple, struct answer *answer)
{
	if (!changes_count(batch->changes, view, tuple, answer) || !count(batch, view, answer))
		return NULL;
	return answer;
}

/* Number what is counted of a new answer. */
static bool learn(struct batch *batch, struct answer *answer)
{
	/* One that others share was numbered when it was made. */
	if (answer->outcome == OUTCOME_NONE)
		answer->outcome = counts_outcome(&batch->counts, answer);
	fast_learn(batch, answer);
	return answer->outcome != OUTCOME_NONE &&
	       (batch->calls == NULL || call_tally_learn(batch->calls, answer));
}

const struct answer *record_take(struct batch *batch, const struct view *view,
				 const struct view *line)
{
	const struct plan *plan = batch->plan;
	struct reader *reader = batch->reader;
	struct answer *answer;
	struct tuple tuple;

	tuple_read(plan, view, &tuple);
	answer = cache_find(&reader->cache, &tuple, tuple_words(plan));
	if (answer == NULL) {
		answer = cache_add(&reader->cache, reader->message, &tuple);
		if (answer == NULL || !learn(batch, answer))
			return NULL;
		if (batch->reader_count == 1)
			held_learn(&batch->held, plan, view, &tuple);
	}
	if (batch->changes != NULL)
		return take_compared(batch, view, &tuple, answer);
	if (!count(batch, view, answer))
		return NULL;
	batch->form->mask(batch, line);
	return batch->form->write(batch, line, answer) ? answer : NULL;
}
