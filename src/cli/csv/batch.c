/* SPDX-License-Identifier: BSD-2-Clause */
#include "batch.h"

static void take_reader(struct batch *batch, struct reader *reader)
{
	batch->reader = reader;
	batch->plan = reader->plan;
}

static bool make_readers(struct batch *batch, const struct plan *plan)
{
	for (; plan != NULL; plan = plan->next) {
		struct reader *reader = &batch->readers[batch->reader_count++];

		reader->plan = plan;
		if (!cache_make(&reader->cache, plan))
			return false;
	}
	return true;
}

bool batch_make(struct batch *batch, const struct plan *plan, bool rejects_kept)
{
	memset(batch, 0, sizeof(*batch));
	batch->rejects_kept = rejects_kept;
	batch->readers[0].plan = plan;
	take_reader(batch, &batch->readers[0]);
	return counts_make(&batch->counts) && make_readers(batch, plan) &&
	       block_make(&batch->block, plan->options->limit, plan->options->read);
}

void batch_drop(struct batch *batch)
{
	uint32_t i;

	block_drop(&batch->block);
	jsonl_record_drop(&batch->json);
	counts_drop(&batch->counts);
	call_tally_free(batch->calls);
	free(batch->out.bytes);
	free(batch->rejects.bytes);
	free(batch->messages.bytes);
	for (i = 0; i < batch->reader_count; i++) {
		cache_drop(&batch->readers[i].cache);
		sipcause_message_free(batch->readers[i].message);
	}
}

bool batch_copy_to(struct batch *batch, size_t to)
{
	size_t from = batch->done;

	if (to <= from)
		return true;
	batch->done = to;
	return bytes_add(&batch->out, batch->block.bytes + from, to - from);
}

void batch_view(const struct batch *batch, size_t record, struct view *view)
{
	const struct scan_index *index = &batch->block.index;
	size_t first = record == 0 ? 0 : (size_t)index->ends[record - 1] + 1;
	const uint32_t *marks = index->marks + first;

	view->bytes = (const char *)batch->block.bytes;
	view->marks = marks;
	view->count = index->ends[record] - first + 1;
	view->from = (uint32_t)(marks[-1] + 1u);
	view->stop = view->end = marks[view->count - 1];
	if (view->end < batch->block.used && view->end > view->from &&
	    view->bytes[view->end - 1] == '\r')
		view->stop--;
}

size_t batch_past(const struct batch *batch, const struct view *view)
{
	return view->end < batch->block.used ? view->end + 1 : view->end;
}

/* Whether a record meets a condition of --when, of which note is taken. */
static bool meets(struct batch *batch, uint32_t number, const struct view *view)
{
	const struct condition *condition = &batch->plan->when[number];
	enum condition_truth truth = CANNOT_TELL;
	struct cell cell = { NULL, 0 };

	if (column_needs(condition->at) <= view->count) {
		cell = view_cell(view, condition->at);
		truth = condition_test_cell(condition, cell);
	}
	/* Of types of records, it is noted which one was found: see batch_choose(). */
	if (batch->reader_count > 1)
		return truth == HOLDS;
	held_mark(&batch->held, HELD_WHEN + number, truth);
	if (truth == HOLDS_NOT && batch->counts.records < WORDS_RECORDS)
		held_see(&batch->held, HELD_WHEN + number, condition, cell);
	return truth == HOLDS;
}

/* Whether it is of a kind that is asked for. */
static bool is_wanted(struct batch *batch, const struct view *view)
{
	uint32_t i;

	for (i = 0; i < batch->plan->when_count; i++)
		if (meets(batch, i, view))
			return true;
	return batch->plan->when_count == 0;
}

/* Take note of the words that a record of no type has where types are told by one. */
static void see_words(struct batch *batch, const struct view *view)
{
	uint32_t i;

	for (i = 0; i < batch->reader_count; i++) {
		const struct condition *condition = &batch->readers[i].plan->when[0];

		held_mark(&batch->held, HELD_WHEN + i, HOLDS_NOT);
		if (batch->counts.records < WORDS_RECORDS &&
		    column_needs(condition->at) <= view->count)
			held_see(&batch->held, HELD_WHEN + i, condition,
				 view_cell(view, condition->at));
	}
}

bool batch_choose(struct batch *batch, const struct view *view)
{
	uint32_t i;

	batch->untyped = false;
	for (i = 0; i < batch->reader_count; i++) {
		take_reader(batch, &batch->readers[i]);
		if (!is_wanted(batch, view))
			continue;
		if (batch->reader_count > 1)
			held_mark(&batch->held, HELD_WHEN + i, HOLDS);
		return true;
	}
	take_reader(batch, &batch->readers[0]);
	batch->untyped = batch->reader_count > 1;
	if (batch->untyped)
		see_words(batch, view);
	return false;
}
