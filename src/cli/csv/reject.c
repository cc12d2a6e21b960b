/* SPDX-License-Identifier: BSD-2-Clause */
#include "reject.h"

#include <inttypes.h>

/* The line and column of a byte of the record at hand. */
static void place_of(const struct batch *batch, const struct view *view, size_t at, uint64_t *line,
		     size_t *column)
{
	size_t from = view->from, i;

	*line = batch->line;
	for (i = view->from; i < at; i++) {
		if (view->bytes[i] != '\n')
			continue;
		++*line;
		from = i + 1;
	}
	*column = at - from + 1;
}

/* The file, where there are several. */
static bool put_file(struct batch *batch)
{
	const char *name = batch->block.name;
	struct bytes *rejects = &batch->rejects;
	char delimiter = batch->plan->options->delimiter;

	if (name == NULL)
		return true;
	if (!bytes_need(rejects, 2 * strlen(name) + 3))
		return false;
	rejects->length +=
		cell_quote(rejects->bytes + rejects->length, name, strlen(name), delimiter);
	rejects->bytes[rejects->length++] = delimiter;
	return true;
}

/* LINE,COLUMN,REASON and then the record as it is; or that alone. */
static bool put(struct batch *batch, const struct view *view, uint64_t line, size_t column,
		const char *reason)
{
	char delimiter = batch->plan->options->delimiter, text[60];
	size_t past = batch_past(batch, view);
	struct bytes *rejects = &batch->rejects;
	int length = snprintf(text, sizeof(text), "%" PRIu64 "%c%zu%c", line, delimiter, column,
			      delimiter);

	if (!batch->form->placed)
		return bytes_add(rejects, view->bytes + view->from, past - view->from);
	if (!put_file(batch) || !bytes_add(rejects, text, (size_t)length) ||
	    !bytes_need(rejects, 2 * strlen(reason) + 3))
		return false;
	rejects->length +=
		cell_quote(rejects->bytes + rejects->length, reason, strlen(reason), delimiter);
	rejects->bytes[rejects->length++] = delimiter;
	return bytes_add(rejects, view->bytes + view->from, past - view->from);
}

/* A line end for a record that has none, unless more of it comes. */
static bool put_line_end(struct batch *batch, const struct view *view)
{
	bool more = batch->block.open && view->end == batch->block.used && !batch->block.last;

	return more || view->end < batch->block.used || bytes_add(&batch->rejects, "\n", 1);
}

/* Leave a record out of the output. */
static bool leave_out(struct batch *batch, const struct view *view)
{
	bool fine = batch_copy_to(batch, view->from);

	batch->done = batch_past(batch, view);
	return fine;
}

static bool tell(struct batch *batch, uint64_t line, size_t column, const char *reason)
{
	const char *name = batch->block.name;
	char text[500];
	int length;

	if (batch->message_count++ >= MESSAGES_MAX)
		return true;
	length = snprintf(text, sizeof(text), "sipcause: %.200s%sline %" PRIu64 ", byte %zu: %s\n",
			  name != NULL ? name : "", name != NULL ? ": " : "", line, column, reason);
	return bytes_add(&batch->messages, text, (size_t)length);
}

bool reject_record(struct batch *batch, const struct view *view, const struct wrong *wrong)
{
	uint64_t line;
	size_t column;

	place_of(batch, view, wrong->at, &line, &column);
	batch->counts.flaws[wrong->flaw]++;
	if (!tell(batch, line, column, wrong->reason))
		return false;
	if (!batch->rejects_kept) {
		batch->counts.out++;
		return true;
	}
	batch->counts.rejected++;
	return put(batch, view, line, column, wrong->reason) && put_line_end(batch, view) &&
	       leave_out(batch, view);
}

bool reject_more(struct batch *batch, const struct view *view)
{
	size_t past = batch_past(batch, view);

	if (!batch->rejects_kept)
		return true;
	return bytes_add(&batch->rejects, view->bytes + view->from, past - view->from) &&
	       put_line_end(batch, view) && leave_out(batch, view);
}

bool reject_end(struct batch *batch)
{
	return !batch->rejects_kept || bytes_add(&batch->rejects, "\n", 1);
}

bool reject_copy(struct batch *batch, const struct view *view, const struct answer *answer)
{
	size_t at = view->from;
	uint64_t line;
	size_t column;

	if (answer->source < SOURCES_MAX && batch->form->placed)
		at = (size_t)(view_cell(view, batch->plan->sources[answer->source].column).text -
			      view->bytes);
	place_of(batch, view, at, &line, &column);
	batch->counts.copied++;
	return put(batch, view, line, column, answer->reason) && put_line_end(batch, view);
}
