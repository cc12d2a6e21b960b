/* SPDX-License-Identifier: BSD-2-Clause */
#include "records.h"

#include "base/text.h"

#include "cli/csv/plan/masks.h"
#include "masked.h"
#include "reject.h"
#include "fast.h"
#include "members.h"
#include "record.h"

#define SETTLE_AFTER (UINT32_C(1) << 30) /* records; rows count four times as many */

bool records_begin(struct batch *batch)
{
	uint32_t i;

	batch->fast = fast_suits(batch->plan);
	if (batch->plan->options->json_lines &&
	    !jsonl_record_make(&batch->json, batch->plan->paths))
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

static bool wrong_columns(struct batch *batch, const struct view *view)
{
	const struct plan *plan = batch->plan;
	size_t at = view->stop;
	char reason[100];

	if (plan->columns > 0 && view->count > plan->columns)
		at = view->marks[plan->columns - 1];
	snprintf(reason, sizeof(reason), "%zu field%s; expected %s%u", view->count,
		 view->count == 1 ? "" : "s", plan->columns > 0 ? "" : "at least ",
		 plan->columns > 0 ? plan->columns : plan->least);
	masked_malformed(batch, view, false);
	return reject_record(batch, view, FLAW_COLUMNS, at, reason);
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

/* A line that is no object of JSON, which the reason has a piece of. */
static bool malformed_line(struct batch *batch, const struct view *line)
{
	struct jsonl_record *json = &batch->json;
	unsigned digits = batch->plan->options->mask;

	masked_malformed(batch, line, false);
	if (digits > 0)
		mask_runs(json->reason, strlen(json->reason), digits, false);
	return reject_record(batch, line, FLAW_JSON, line->from + json->at, json->reason);
}

/* A line of JSON. */
static bool run_line(struct batch *batch, const struct view *line)
{
	const struct jsonl_record *json = &batch->json;
	enum jsonl_outcome outcome = members_read(batch, line);
	const struct output *clash;
	char reason[SCI_QUOTED + 100], quoted[SCI_QUOTED];

	if (outcome == JSONL_MEMORY)
		return false;
	if (outcome == JSONL_MALFORMED)
		return malformed_line(batch, line);
	if (outcome == JSONL_BLANK)
		return pass(batch);
	if (!batch_choose(batch, &json->view)) {
		masked_line(batch, line);
		return pass(batch);
	}
	clash = members_clash(batch);
	if (clash == NULL)
		return answer_record(batch, &json->view, line);
	masked_line(batch, line);
	snprintf(reason, sizeof(reason), "found a member %s; expected another name, or --replace",
		 sci_quote(quoted, clash->name, strlen(clash->name)));
	return reject_record(batch, line, FLAW_MEMBER,
			     line->from + json->values[clash->member].from, reason);
}

/* A record that the scanner found nothing wrong with. */
static bool run_sound(struct batch *batch, const struct view *view)
{
	const struct plan *plan;

	batch->counts.records++;
	if (batch->plan->options->json_lines)
		return run_line(batch, view);
	if ((view->count == 1 && view->stop == view->from && batch->plan->columns != 1) ||
	    !batch_choose(batch, view)) {
		masked_record(batch, view);
		return pass(batch);
	}
	plan = batch->plan;
	if (plan->columns > 0 ? view->count != plan->columns : view->count < plan->least)
		return wrong_columns(batch, view);
	return answer_record(batch, view, view);
}

/* A record that the scanner has something to say about. */
static bool run_noted(struct batch *batch, const struct scan_note *note)
{
	struct view view;
	char reason[100];

	batch_view(batch, note->record, &view);
	if (note->flaw == SCAN_SOUND)
		return run_sound(batch, &view);
	masked_malformed(batch, &view, note->flaw == SCAN_LONG || note->flaw == SCAN_LONG_REST);
	if (note->flaw == SCAN_LONG_REST)
		return reject_more(batch, &view);
	batch->counts.records++;
	if (note->flaw == SCAN_QUOTE)
		return reject_record(batch, &view, FLAW_QUOTE, note->at, "a quote is left open");
	if (note->flaw == SCAN_NUL)
		return reject_record(batch, &view, FLAW_NUL, note->at, "a NUL byte");
	snprintf(reason, sizeof(reason), "longer than %zu bytes", batch->plan->options->limit);
	return reject_record(batch, &view, FLAW_LONG, view.from, reason);
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
