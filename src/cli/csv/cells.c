/* SPDX-License-Identifier: BSD-2-Clause */
/* A record that is a line of fields with delimiters. */
#include "form.h"

#include "masked.h"

static bool begin(struct batch *batch)
{
	(void)batch;
	return true;
}

static enum form_outcome read_cells(struct batch *batch, const struct view *line,
				    const struct view **cells, struct wrong *wrong)
{
	(void)wrong;
	*cells = line;
	return line->count == 1 && line->stop == line->from && batch->plan->columns != 1
		       ? FORM_EMPTY
		       : FORM_SOUND;
}

static bool fits(const struct batch *batch, const struct view *line, struct wrong *wrong)
{
	const struct plan *plan = batch->plan;

	if (plan->columns > 0 ? line->count == plan->columns : line->count >= plan->least)
		return true;
	wrong->flaw = FLAW_COLUMNS;
	wrong->at = line->stop;
	if (plan->columns > 0 && line->count > plan->columns)
		wrong->at = line->marks[plan->columns - 1];
	wrong->reason = wrong->room;
	snprintf(wrong->room, sizeof(wrong->room), "%zu field%s; expected %s%u", line->count,
		 line->count == 1 ? "" : "s", plan->columns > 0 ? "" : "at least ",
		 plan->columns > 0 ? plan->columns : plan->least);
	return false;
}

static bool write_cells(struct batch *batch, const struct view *line, const struct answer *answer)
{
	const struct plan *plan = batch->plan;
	uint32_t i;

	for (i = 0; i < plan->over_count; i++) {
		struct cell old = view_cell(line, plan->outputs[plan->over[i]].column);
		size_t at = (size_t)(old.text - line->bytes);

		if (!batch_copy_to(batch, at) ||
		    !bytes_add(&batch->out, answer->over[i].text, answer->over[i].length))
			return false;
		batch->done = at + old.length;
	}
	return batch_copy_to(batch, line->stop) &&
	       bytes_add(&batch->out, answer->added.text, answer->added.length);
}

const struct form form_cells = { .begin = begin,
				 .read = read_cells,
				 .fits = fits,
				 .mask = masked_record,
				 .write = write_cells,
				 .escapes = false,
				 .placed = true };
