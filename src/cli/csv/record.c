/* SPDX-License-Identifier: BSD-2-Clause */
#include "record.h"

#include "changes.h"
#include "fast.h"
#include "members.h"

/* --------------------------------------------------------------- counting */

static void count_answered(const struct plan *plan, struct quality *quality,
			   const struct view *view, uint64_t times)
{
	char scratch[CELL_TEXT];
	int64_t duration;

	quality->answered += times;
	if (plan->duration != NO_COLUMN &&
	    cell_number(cell_value(view_cell(view, plan->duration), scratch), &duration))
		quality->zero += duration == 0 ? times : 0;
}

static void count_quality(const struct plan *plan, struct quality *quality, const struct view *view,
			  const struct answer *answer, uint64_t times)
{
	const struct context *context = &plan->contexts[plan->answered];
	bool yes = answer->answered == context->yes, seized = true;

	quality_status(quality, answer->status, times);
	if (answer->answered == ABSENT || (!yes && answer->answered != context->no)) {
		quality->unknown += times;
		return;
	}
	if (plan->seizes)
		seized = condition_test_cell(&plan->seized, view_cell(view, plan->seized.at)) ==
			 HOLDS;
	quality->seized += seized ? times : 0;
	quality->answered_seized += seized && yes ? times : 0;
	if (yes) {
		count_answered(plan, quality, view, times);
		return;
	}
	quality->not_answered += times;
	if (plan->causes != NO_COLUMN)
		quality_cause(quality, answer->cause, times);
}

/* Count records of a group.  view: the record, where more than its answer counts. */
static void count_in(struct batch *batch, struct group *group, uint32_t number,
		     const struct view *view, const struct answer *answer, uint64_t times)
{
	const struct plan *plan = batch->plan;
	uint32_t i;

	group->taken += times;
	group->mapped += answer->unmapped ? 0 : times;
	group->contradicted += answer->contradicted ? times : 0;
	for (i = 0; i < plan->target_count; i++) {
		group->hows[i][answer->hows[i]] += times;
		group->named[i][answer->named[i]] += times;
	}
	if (answer->unmapped)
		counts_unmapped(&batch->counts, number, answer->label, times);
	batch->counts.unread += answer->unread * times;
	for (i = 0; answer->unread_companions >> i != 0; i++)
		if (answer->unread_companions >> i & 1)
			batch->counts.companions[i] += times;
	batch->counts.flawed += answer->flawed * times;
	if (plan->quality)
		count_quality(plan, &group->quality, view, answer, times);
}

static bool count(struct batch *batch, const struct view *view, const struct answer *answer)
{
	const struct plan *plan = batch->plan;
	struct group *group = batch->whole;
	uint32_t number = batch->whole_number;

	if (plan->by != NO_COLUMN) {
		char scratch[CELL_TEXT];
		struct cell name = cell_value(view_cell(view, plan->by), scratch);

		group = counts_group(&batch->counts, name.text,
				     name.length < 100 ? name.length : 100, &number);
		if (group == NULL)
			return false;
	}
	count_in(batch, group, number, view, answer, 1);
	return true;
}

void record_settle(struct batch *batch)
{
	uint32_t i;

	for (i = 0; i < batch->cache.count; i++) {
		struct answer *answer = batch->cache.list[i];

		if (answer->count > 0)
			count_in(batch, batch->whole, batch->whole_number, NULL, answer,
				 answer->count);
		answer->count = 0;
	}
}

/* ---------------------------------------------------------------- writing */

static bool write_record(struct batch *batch, const struct view *view, const struct answer *answer)
{
	const struct plan *plan = batch->plan;
	uint32_t i;

	for (i = 0; i < plan->over_count; i++) {
		struct cell old = view_cell(view, plan->outputs[plan->over[i]].column);
		size_t at = (size_t)(old.text - view->bytes);

		if (!batch_copy_to(batch, at) ||
		    !bytes_add(&batch->out, answer->over[i].text, answer->over[i].length))
			return false;
		batch->done = at + old.length;
	}
	return batch_copy_to(batch, view->stop) &&
	       bytes_add(&batch->out, answer->added.text, answer->added.length);
}

/* Count what OLD's answer says of the record's cells, all records together. */
static void count_compared(struct batch *batch, const struct view *view, struct answer *answer)
{
	if (answer->kept)
		answer->count++;
	else
		count_in(batch, batch->whole, batch->whole_number, view, answer, 1);
}

static const struct answer *take_compared(struct batch *batch, const struct view *view,
					  const struct tuple *tuple, struct answer *answer)
{
	if (!changes_count(batch->changes, view, tuple, answer))
		return NULL;
	count_compared(batch, view, answer);
	return answer;
}

const struct answer *record_take(struct batch *batch, const struct view *view,
				 const struct view *line)
{
	const struct plan *plan = batch->plan;
	struct answer *answer;
	struct tuple tuple;
	bool found;

	tuple_read(plan, view, &tuple);
	answer = cache_find(&batch->cache, &tuple, tuple_words(plan));
	found = answer != NULL;
	if (!found) {
		answer = cache_add(&batch->cache, batch->message, &tuple);
		if (answer == NULL)
			return NULL;
		fast_learn(batch, answer);
	}
	if (batch->changes != NULL)
		return take_compared(batch, view, &tuple, answer);
	/* A first one is counted at once: what is unmapped is listed as it came. */
	if (found && plan->counts_late)
		answer->count++;
	else if (!count(batch, view, answer))
		return NULL;
	if (plan->options->json_lines ? !members_write(batch, line, answer)
				      : !write_record(batch, view, answer))
		return NULL;
	return answer;
}
