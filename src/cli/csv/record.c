/* SPDX-License-Identifier: BSD-2-Clause */
#include "record.h"

/* ---------------------------------------------------------------- reading */

/* Whether a cell says that there is no cause. */
static bool is_null(const struct plan *plan, struct cell value)
{
	const struct cli_list *nulls = &plan->options->nulls;
	size_t i;

	if (value.length == 0)
		return true;
	for (i = 0; i < nulls->count; i++)
		if (cell_is(value, nulls->items[i], false))
			return true;
	return false;
}

static int32_t read_companion(struct batch *batch, const struct context *context,
			      const struct view *view)
{
	char scratch[CELL_TEXT];
	struct cell value = cell_value(view_cell(view, context->condition.at), scratch);
	int32_t code;

	if (context->tests) {
		switch (condition_test(&context->condition, value)) {
		case HOLDS:
			return context->yes;
		case HOLDS_NOT:
			return context->no;
		default:
			return ABSENT;
		}
	}
	if (is_null(batch->plan, value))
		return ABSENT;
	code = sipcause_space_parse(context->space, value.text, value.length);
	if (code >= 0)
		return code;
	batch->counts.companions++;
	return ABSENT;
}

/* The space that the word in a protocol column means. */
static uint32_t read_protocol(const struct plan *plan, struct cell word)
{
	uint32_t i, k;

	for (i = 0; i < plan->protocol_count; i++) {
		if (!cell_is(word, plan->protocols[i].word, true))
			continue;
		/* A space that leads nowhere is as good as none. */
		for (k = 0; k < plan->target_count; k++) {
			const struct plan_space *space = &plan->spaces[plan->protocols[i].space];

			if (space->tables[k] != NULL || space->space == plan->targets[k])
				return plan->protocols[i].space;
		}
	}
	return SPACES_MAX;
}

/* Read a source's column; shown is what messages quote.  false: it has no cause. */
static bool read_source(const struct batch *batch, const struct source *source,
			const struct view *view, struct cell value, struct reading *reading,
			struct cell *shown)
{
	const struct plan *plan = batch->plan;
	char scratch[CELL_TEXT];

	*shown = value;
	memset(reading, 0, sizeof(*reading));
	if (is_null(plan, value))
		return false;
	if (source->protocol == NO_COLUMN) {
		source->read(plan, source, batch->message, value, reading);
	} else {
		struct cell word = cell_value(view_cell(view, source->protocol), scratch);
		struct source in = *source;

		reading->space = in.space = read_protocol(plan, word);
		reading->code = SIPCAUSE_ERROR;
		if (in.space < SPACES_MAX)
			source->read(plan, &in, batch->message, value, reading);
		else
			/* The word lies in the record or, with odd quotes, is shown as it is. */
			*shown = view_cell(view, source->protocol);
	}
	return true;
}

/* --------------------------------------------------------------- choosing */

/* How good an answer is: the best wins, and of equals the first. */
enum rank { NOTHING, UNREAD, UNLISTED, STATED, ANSWERED };

static enum rank rank_of(const struct answer *answer)
{
	if (answer->outcomes[0] >= 0)
		return ANSWERED;
	if (answer->outcomes[0] == SIPCAUSE_NONE)
		return STATED;
	return answer->hows[0] == SIPCAUSE_HOW_UNKNOWN_CODE ? UNREAD : UNLISTED;
}

struct choice {
	const struct answer *best;
	const struct answer *others[SOURCES_MAX]; /* that contradict it */
	uint32_t other_count;
	int32_t status; /* the SIP status, or -1 */
};

static bool choose(struct batch *batch, const struct view *view, struct question *question,
		   struct choice *choice)
{
	const struct plan *plan = batch->plan;
	enum rank best = NOTHING;
	uint32_t unread = 0, i;

	choice->best = NULL;
	choice->other_count = 0;
	choice->status = -1;
	for (i = 0; i < plan->source_count; i++) {
		const struct source *source = &plan->sources[i];
		struct cell raw = view_cell(view, source->column), shown;
		char scratch[CELL_TEXT];
		const struct answer *answer;

		if (!read_source(batch, source, view, cell_value(raw, scratch), &question->reading,
				 &shown))
			continue;
		question->source = i;
		if (i == plan->status)
			choice->status = question->reading.code;
		answer = cache_get(&batch->cache, question, shown);
		if (answer == NULL)
			return false;
		unread += rank_of(answer) == UNREAD;
		if (rank_of(answer) > best) {
			best = rank_of(answer);
			choice->best = answer;
		} else if (best == ANSWERED && answer->outcomes[0] >= 0 &&
			   answer->outcomes[0] != choice->best->outcomes[0]) {
			choice->others[choice->other_count++] = answer;
		}
	}
	/* One that stays the best is counted as unmapped. */
	if (best > UNREAD)
		batch->counts.unread += unread;
	if (choice->best == NULL) {
		struct cell nothing = { "", 0 };

		question->source = SOURCES_MAX;
		memset(&question->reading, 0, sizeof(question->reading));
		question->reading.space = SPACES_MAX;
		question->reading.code = SIPCAUSE_ERROR;
		choice->best = cache_get(&batch->cache, question, nothing);
	}
	return choice->best != NULL;
}

/* --------------------------------------------------------------- counting */

static void count_quality(const struct plan *plan, struct quality *quality, const struct view *view,
			  int32_t answered, const struct choice *choice)
{
	const struct context *context = &plan->contexts[plan->answered];
	char scratch[CELL_TEXT];
	bool yes = answered == context->yes, seized = true;
	int64_t duration;

	quality_status(quality, choice->status);
	if (answered == ABSENT || (!yes && answered != context->no)) {
		quality->unknown++;
		return;
	}
	if (plan->seizes)
		seized = condition_test(&plan->seized, cell_value(view_cell(view, plan->seized.at),
								  scratch)) == HOLDS;
	quality->seized += seized;
	quality->answered_seized += seized && yes;
	if (!yes) {
		quality->not_answered++;
		quality_cause(quality, choice->best->outcomes[0]);
		return;
	}
	quality->answered++;
	if (plan->duration != NO_COLUMN &&
	    cell_number(cell_value(view_cell(view, plan->duration), scratch), &duration))
		quality->zero += duration == 0;
}

static bool count(struct batch *batch, const struct view *view, const struct question *question,
		  const struct choice *choice)
{
	const struct plan *plan = batch->plan;
	const struct answer *answer = choice->best;
	struct group *group = batch->whole;
	uint32_t number = batch->whole_number, i;

	if (plan->by != NO_COLUMN) {
		char scratch[CELL_TEXT];
		struct cell name = cell_value(view_cell(view, plan->by), scratch);

		group = counts_group(&batch->counts, name.text,
				     name.length < 100 ? name.length : 100, &number);
		if (group == NULL)
			return false;
	}
	group->taken++;
	group->mapped += !answer->unmapped;
	group->contradicted += choice->other_count > 0;
	for (i = 0; i < plan->target_count; i++)
		group->hows[i][answer->hows[i]]++;
	if (answer->unmapped)
		counts_unmapped(&batch->counts, number, answer->label, 1);
	if (plan->quality)
		count_quality(plan, &group->quality, view, question->companions[plan->answered],
			      choice);
	return true;
}

/* ---------------------------------------------------------------- writing */

/* "sip_code=17": what the other columns say. */
static size_t mark_text(const struct plan *plan, const struct choice *choice, char *to, size_t room)
{
	char text[2048] = "";
	size_t used = 0, size;
	uint32_t i;

	for (i = 0; i < choice->other_count; i++) {
		const char *name = plan->sources[choice->others[i]->source].column_name;
		size_t length = strlen(name);

		if (used + length + 16 > sizeof(text) || 2 * (used + length + 16) > room)
			break;
		used += (size_t)snprintf(text + used, sizeof(text) - used, "%s%s=%d",
					 i > 0 ? " " : "", name, choice->others[i]->outcomes[0]);
	}
	size = cell_quote(to, text, used, plan->options->delimiter);
	return size;
}

static bool write_record(struct batch *batch, const struct view *view, const struct choice *choice)
{
	const struct plan *plan = batch->plan;
	const struct answer *answer = choice->best;
	char mark[4100];
	size_t length = 0;
	uint32_t i;

	if (plan->options->mark != NULL)
		length = mark_text(plan, choice, mark, sizeof(mark));
	for (i = 0; i < plan->over_count; i++) {
		const struct output *output = &plan->outputs[plan->over[i]];
		struct cell old = view_cell(view, output->column);
		struct cell new = answer->over[plan->over[i]];
		size_t at = (size_t)(old.text - view->bytes);

		if (output->kind == OUTPUT_MARK) {
			new.text = mark;
			new.length = length;
		}
		if (!batch_copy_to(batch, at) || !bytes_add(&batch->out, new.text, new.length))
			return false;
		batch->done = at + old.length;
	}
	if (!batch_copy_to(batch, view->stop) ||
	    !bytes_add(&batch->out, answer->added.text, answer->added.length))
		return false;
	if (!plan->marks_last)
		return true;
	return bytes_add(&batch->out, &plan->options->delimiter, 1) &&
	       bytes_add(&batch->out, mark, length);
}

const struct answer *record_take(struct batch *batch, const struct view *view)
{
	const struct plan *plan = batch->plan;
	struct question question;
	struct choice choice;
	uint32_t i;

	memset(&question, 0, sizeof(question));
	for (i = 0; i < plan->context_count; i++)
		question.companions[i] = read_companion(batch, &plan->contexts[i], view);
	if (!choose(batch, view, &question, &choice) || !count(batch, view, &question, &choice) ||
	    !write_record(batch, view, &choice))
		return NULL;
	return choice.best;
}
