/* SPDX-License-Identifier: BSD-2-Clause */
#include "records.h"

#include "cli/csv/plan/masks.h"
#include "masked.h"
#include "reject.h"
#include "fast.h"
#include "record.h"

#define SETTLE_AFTER (UINT32_C(1) << 30) /* records; rows count four times as many */

bool records_begin(struct batch *batch)
{
	uint32_t i;

	batch->form = batch->plan->options->json_lines ? &form_members : &form_cells;
	batch->fast = fast_suits(batch->plan);
	if (!batch->form->begin(batch))
		return false;
	if (batch->plan->by_pattern != NULL && batch->plan->against == NULL &&
	    !groups_match(&batch->counts.groups, batch->plan->by_pattern))
		return false;
	groups_mask(&batch->counts.groups, batch->plan->options->mask, plan_mask_by(batch->plan));
	if (batch->plan->call_count > 0) {
		batch->calls = call_tally_new(batch->plan, &batch->counts);
		if (batch->calls == NULL)
			return false;
	}
	for (i = 0; i < batch->reader_count; i++)
		if (!record_message(batch->readers[i].plan, &batch->readers[i].message))
			return false;
	return true;
}

static bool pass(struct batch *batch)
{
	batch->counts.passed++;
	batch->counts.out++;
	return true;
}

/* A record with these cells is answered. */
static bool answer_record(struct batch *batch, const struct view *view, const struct view *line)
{
	const struct answer *answer = record_take(batch, view, line);

	if (answer == NULL)
		return false;
	batch->counts.out++;
	return answer->reason == NULL || !batch->rejects_kept || reject_copy(batch, line, answer);
}

/* A malformed record. */
static bool reject(struct batch *batch, const struct view *line, const struct wrong *wrong)
{
	masked_malformed(batch, line, wrong->flaw == FLAW_LONG);
	return reject_record(batch, line, wrong);
}

/* A record that the scanner found nothing wrong with. */
static bool run_sound(struct batch *batch, const struct view *line)
{
	const struct view *cells;
	struct wrong wrong;
	enum form_outcome outcome;

	batch->counts.records++;
	outcome = batch->form->read(batch, line, &cells, &wrong);
	if (outcome == FORM_MEMORY)
		return false;
	if (outcome == FORM_WRONG)
		return reject(batch, line, &wrong);
	if (outcome == FORM_EMPTY)
		return pass(batch);
	if (!batch_choose(batch, cells)) {
		batch->form->mask(batch, line);
		return pass(batch);
	}
	if (!batch->form->fits(batch, line, &wrong))
		return reject(batch, line, &wrong);
	return answer_record(batch, cells, line);
}

/* A record that the scanner has something to say about. */
static bool run_noted(struct batch *batch, const struct scan_note *note)
{
	struct wrong wrong;
	struct view view;

	batch_view(batch, note->record, &view);
	if (note->flaw == SCAN_SOUND)
		return run_sound(batch, &view);
	if (note->flaw == SCAN_LONG_REST) {
		masked_malformed(batch, &view, true);
		return reject_more(batch, &view);
	}
	batch->counts.records++;
	form_noted(batch->plan, note, &view, &wrong);
	return reject(batch, &view, &wrong);
}

/* Records without notes. */
static bool run_plain(struct batch *batch, size_t record, size_t stop)
{
	struct view view;

	while (record < stop) {
		size_t next = batch->fast ? fast_run(batch, record, stop) : record;

		if (next == SIZE_MAX)
			return false;
		batch->line += next - record;
		record = next;
		if (record == stop)
			break;
		batch_view(batch, record++, &view);
		if (!run_sound(batch, &view))
			return false;
		batch->line++;
	}
	return true;
}

/* The line ends of a block: those of its last line that has one. */
static const char *line_end_of(const struct block *block)
{
	size_t at = block->used;

	while (at > 0 && block->bytes[at - 1] != '\n')
		at--;
	return at > 1 && block->bytes[at - 2] == '\r' ? "\r\n" : "\n";
}

/* The last record of a file ends there, though its line may not: the next file follows. */
static bool end_file(struct batch *batch)
{
	const struct block *block = &batch->block;
	const struct bytes *out = &batch->out;
	bool open = out->length > 0 ? out->bytes[out->length - 1] != '\n'
				    : block->open && !batch->rejects_kept;
	const char *end = line_end_of(block);

	return !block->last || !block->goes_on || !open || bytes_add(&batch->out, end, strlen(end));
}

static bool run_all_records(struct batch *batch)
{
	const struct scan_index *index = &batch->block.index;
	size_t record = 0, i;

	for (i = 0; i < index->note_count; i++) {
		const struct scan_note *note = &index->notes[i];

		if (!run_plain(batch, record, note->record) || !run_noted(batch, note))
			return false;
		batch->line += 1 + (uint64_t)note->lines;
		record = (size_t)note->record + 1;
	}
	/* No block has as many records as are left. */
	if (batch->counts.records - batch->counts.settled > SETTLE_AFTER &&
	    !counts_settle(&batch->counts))
		return false;
	return run_plain(batch, record, index->end_count) &&
	       batch_copy_to(batch, batch->block.used);
}

bool records_run(struct batch *batch)
{
	batch->out.length = batch->rejects.length = batch->messages.length = 0;
	batch->message_count = 0;
	batch->done = 0;
	batch->line = batch->block.line;
	if (batch->block.last && batch->block.have == 0 && batch->block.open)
		return reject_end(batch) && end_file(batch);
	return run_all_records(batch) && end_file(batch);
}
