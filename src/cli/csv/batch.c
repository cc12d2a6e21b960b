/* SPDX-License-Identifier: BSD-2-Clause */
#include "batch.h"

bool batch_make(struct batch *batch, const struct plan *plan, bool rejects_kept)
{
	memset(batch, 0, sizeof(*batch));
	batch->plan = plan;
	batch->rejects_kept = rejects_kept;
	return counts_make(&batch->counts) && cache_make(&batch->cache, plan) &&
	       block_make(&batch->block, plan->options->limit, plan->options->read);
}

void batch_drop(struct batch *batch)
{
	block_drop(&batch->block);
	cache_drop(&batch->cache);
	counts_drop(&batch->counts);
	free(batch->out.bytes);
	free(batch->rejects.bytes);
	free(batch->messages.bytes);
	sipcause_message_free(batch->message);
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
