/* SPDX-License-Identifier: BSD-2-Clause */
#include "header.h"

#include "base/text.h"
#include "cli/csv/plan/masks.h"
#include "cli/csv/warn/answer-time.h"
#include "cli/csv/warn/first-line.h"
#include "cli/csv/warn/layout.h"
#include "masked.h"

#include <errno.h>

static int tell_no_block(const struct blocks *blocks, enum blocks_outcome outcome)
{
	char message[INPUT_MESSAGE];

	blocks_say(blocks, outcome, message);
	if (outcome == BLOCKS_END)
		cli_say("%s is empty; expected a header line, or --no-header",
			blocks->inputs.input.name);
	else if (outcome == BLOCKS_HALTED)
		cli_say("interrupted before the first record");
	else
		cli_say("%s", message);
	return CLI_IO;
}

/* Write the header with the added names.  ends: its line, whatever the file has. */
static bool write_header(struct batch *batch, const struct view *view, bool ends, struct bytes *to)
{
	const struct plan *plan = batch->plan;
	char delimiter = plan->options->delimiter;
	size_t past = batch_past(batch, view);
	uint32_t i;

	if (!bytes_add(to, view->bytes + view->from, view->stop - view->from))
		return false;
	for (i = 0; i < plan->output_count; i++) {
		const struct output *output = &plan->outputs[i];
		size_t length = strlen(output->name);

		if (output->column != NO_COLUMN)
			continue;
		if (!bytes_need(to, 2 * length + 3))
			return false;
		to->bytes[to->length++] = delimiter;
		to->length += cell_quote(to->bytes + to->length, output->name, length, delimiter);
	}
	return bytes_add(to, view->bytes + view->stop, past - view->stop) &&
	       (past > view->end || !ends || bytes_add(to, "\n", 1));
}

/* The reject file has the place and the reason before each record. */
static bool write_reject_header(const struct batch *batch, const struct view *view,
				struct bytes *to)
{
	char delimiter = batch->plan->options->delimiter, text[40];
	int length = snprintf(text, sizeof(text), "line%ccolumn%creason%c", delimiter, delimiter,
			      delimiter);

	if (batch->block.name != NULL &&
	    (!bytes_add(to, "file", 4) || !bytes_add(to, &delimiter, 1)))
		return false;
	return bytes_add(to, text, (size_t)length) &&
	       bytes_add(to, view->bytes + view->from, view->stop - view->from) &&
	       bytes_add(to, view->end > view->stop ? "\r\n" : "\n",
			 view->end > view->stop ? 2 : 1);
}

static bool put_header(const struct outfile *outfile, const struct bytes *head)
{
	if (outfile->fd < 0 || outfile_write(outfile, head->bytes, head->length))
		return true;
	if (errno != EPIPE || !outfile->standard)
		cli_say("writing the header to %s failed: %s", outfile->name, strerror(errno));
	return false;
}

/* The first sound record that is not empty, which tells how many columns there are.  type: only
 * one that this plan is for; NULL: any. */
static bool find_sample(const struct batch *batch, const struct plan *type, struct view *view)
{
	const struct scan_index *index = &batch->block.index;
	size_t note = 0, i;

	for (i = 0; i < index->end_count; i++) {
		bool sound = true;

		for (; note < index->note_count && index->notes[note].record == i; note++)
			sound = index->notes[note].flaw == SCAN_SOUND;
		batch_view(batch, i, view);
		if (sound && (view->count > 1 || view->stop > view->from) &&
		    (type == NULL || layout_is_of(type, view)))
			return true;
	}
	memset(view, 0, sizeof(*view));
	return false;
}

/* The first block, with a header line or, where there is none, with a record that
 * tells the columns; without one when the file has none. */
static enum blocks_outcome take_first(struct blocks *blocks, struct batch *batch, struct view *view)
{
	const struct csv_options *options = batch->plan->options;
	struct block *block = &batch->block;

	for (;;) {
		enum blocks_outcome outcome = blocks_read(blocks, block);

		memset(view, 0, sizeof(*view));
		if (outcome != BLOCKS_NEXT)
			return outcome;
		if (!blocks_cut(blocks, block))
			return BLOCKS_MEMORY;
		if (options->header && block->last && block->index.end_count == 0)
			return BLOCKS_END;
		if (options->header && block->index.end_count > 0)
			batch_view(batch, 0, view);
		else if (!options->header)
			find_sample(batch, NULL, view);
		/* No more is kept than a record may have. */
		if (view->count > 0 ||
		    (!options->header && (block->last || block->have > options->limit)))
			return outcome;
		if (!options->header && !blocks_return(blocks, block, 0, 0))
			return BLOCKS_MEMORY;
	}
}

/* A header line has to be sound.  Gives the line breaks in it. */
static bool check_header(const struct scan_index *index, uint64_t *lines)
{
	*lines = 0;
	if (index->note_count == 0 || index->notes[0].record != 0)
		return true;
	*lines = index->notes[0].lines;
	if (index->notes[0].flaw == SCAN_SOUND)
		return true;
	cli_say("the header line has an open quote, a NUL or too many bytes; expected a line of names");
	return false;
}

/* Write the headers of the output and of the reject file. */
static bool write_heads(struct batch *batch, const struct header *header, const struct view *view)
{
	struct bytes head = { NULL, 0, 0 }, reject_head = { NULL, 0, 0 };
	bool fine = true;

	if (header->blocks->mark)
		fine = bytes_add(&head, SCI_MARK, SCI_MARK_LENGTH);
	if (batch->plan->options->header)
		fine = fine && write_header(batch, view, batch->block.goes_on, &head) &&
		       write_reject_header(batch, view, &reject_head);
	if (!fine)
		cli_say("out of memory");
	fine = fine && put_header(header->out, &head) && put_header(header->reject, &reject_head);
	free(head.bytes);
	free(reject_head.bytes);
	return fine;
}

/* Keep the header line for the files that follow, and look at these.  A status. */
static int look_at_others(struct blocks *blocks, const struct plan *plan, const struct view *view)
{
	struct head *head = &blocks->head;

	head->there = plan->options->header;
	head->delimiter = plan->options->delimiter;
	head->name = blocks->inputs.input.name;
	head->mask = plan->options->mask;
	if (head->there &&
	    !bytes_add(&head->bytes, view->bytes + view->from, view->stop - view->from)) {
		cli_say("out of memory");
		return CLI_IO;
	}
	return heads_look_at(head, &blocks->inputs, &blocks->scan);
}

/* Find the columns of each type of records. */
static int find_columns(struct plan *plan, const struct view *view)
{
	struct plan *type = plan;
	int status = CLI_OK;

	for (; type != NULL && status == CLI_OK; type = type->next)
		status = plan_columns(type, view);
	return status == CLI_OK && !plan_masks_found(plan) ? CLI_USAGE : status;
}

/* Warn of records that are not laid out as the profile says, unless the options do. */
static void look_at_layouts(const struct batch *batch, const struct plan *plan)
{
	const struct csv_options *options = plan->options;
	struct view view;

	if (options->quiet || options->columns > 0 || options->any_columns)
		return;
	for (; plan != NULL; plan = plan->next)
		if (plan->options->names.count > 0 && find_sample(batch, plan, &view))
			layout_warn(plan, &view);
}

int header_read(const struct header *header, struct batch *batch, struct plan *plan)
{
	struct blocks *blocks = header->blocks;
	bool has_header = plan->options->header;
	struct view view;
	enum blocks_outcome outcome = take_first(blocks, batch, &view);
	size_t past = 0;
	uint64_t lines = 0;
	int status;

	if (outcome != BLOCKS_NEXT && (outcome != BLOCKS_END || has_header))
		return tell_no_block(blocks, outcome);
	if (has_header && !check_header(&batch->block.index, &lines))
		return CLI_IO;
	if (view.count == 0 && outcome == BLOCKS_NEXT && !batch->block.last &&
	    plan->options->columns == 0 && !plan->options->any_columns) {
		cli_say("the first %zu bytes have no complete record to count columns in; expected --columns",
			batch->block.have);
		return CLI_IO;
	}
	status = find_columns(plan, &view);
	if (status == CLI_OK && plan->against != NULL)
		status = plan_columns(plan->against, &view);
	if (status != CLI_OK)
		return status;
	blocks->scan.columns = plan->columns;
	status = look_at_others(blocks, plan, &view);
	if (status != CLI_OK)
		return status;
	first_line_warn(plan, &view);
	answer_time_warn(plan, &view);
	if (!has_header && outcome == BLOCKS_NEXT)
		look_at_layouts(batch, plan);
	if (has_header)
		masked_header(batch, &view);
	if (!write_heads(batch, header, &view))
		return CLI_IO;
	if (has_header) {
		past = batch_past(batch, &view);
		lines++;
	}
	if (outcome == BLOCKS_NEXT && !blocks_return(blocks, &batch->block, past, lines)) {
		cli_say("out of memory");
		return CLI_IO;
	}
	return CLI_OK;
}
