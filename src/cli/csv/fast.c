/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The fast path for the commonest work: columns added behind.  A record's cells are turned into
 * words, the words lead to an answer that was given before, and its cells are copied.  Everything
 * else takes the general path.
 */
#include "fast.h"

/* More bytes than are asked for are copied: blocks and answers have room behind them
 * for that. */
#define COPY_STEP ANSWER_SPARE
#define SHORT_STEP 32

#define ADDED_MAX 512 /* bytes that an answer may add */

bool fast_suits(const struct plan *plan)
{
	return plan->when_count == 0 && plan->over_count == 0 && plan->columns > 0 &&
	       plan->against == NULL && plan->options->mask == 0;
}

/* Whether more is counted of an answer than its outcome. */
static bool has_notes(const struct answer *answer)
{
	return answer->unread > 0 || answer->unread_companions > 0 || answer->flawed > 0;
}

void fast_learn(struct batch *batch, struct answer *answer)
{
	/* Those that are unmapped may have to be copied. */
	answer->plain = batch->fast && answer->kept &&
			!(batch->plan->by != NO_COLUMN && has_notes(answer)) &&
			answer->added.length <= ADDED_MAX &&
			!(answer_is_unmapped(answer) && batch->rejects_kept);
	if (answer->plain && answer->added.length > batch->longest)
		batch->longest = answer->added.length;
}

static inline void copy(char *to, const char *from, size_t length)
{
	size_t i = 0;

	do {
		memcpy(to + i, from + i, COPY_STEP);
		i += COPY_STEP;
	} while (i < length);
}

/* Most that is added is short. */
static inline void copy_added(char *to, const struct cell *added)
{
	memcpy(to, added->text, SHORT_STEP);
	if (added->length > SHORT_STEP)
		copy(to, added->text, added->length);
}

/* The answer to a record whose bytes end before `stop`; its marks are those of a block. */
static struct answer *find(const struct batch *batch, const uint32_t *marks, size_t stop)
{
	const struct view view = { .bytes = (const char *)batch->block.bytes,
				   .from = (uint32_t)(marks[-1] + 1u),
				   .stop = stop,
				   .marks = marks,
				   .count = batch->plan->columns };
	struct tuple tuple;

	tuple_read(batch->plan, &view, &tuple);
	return cache_find(&batch->readers[0].cache, &tuple, tuple_words(batch->plan));
}

/* Count a record by the value of its cell.  false: that was not met before, or nobody counted
 * the pair. */
static inline bool count_by(struct batch *batch, uint32_t by, const uint32_t *marks, size_t stop,
			    const struct answer *answer)
{
	const char *text =
		(const char *)batch->block.bytes + (uint32_t)(marks[(ptrdiff_t)by - 1] + 1u);
	const char *end = (const char *)batch->block.bytes +
			  (by + 1 == batch->plan->columns ? stop : marks[by]);
	const struct cell cell = { text, (size_t)(end - text) };
	struct counts *counts = &batch->counts;
	uint32_t group = groups_find(&counts->groups, cell);
	struct pair *pair;

	if (group == GROUP_NONE)
		return false;
	if (answer->outcome < GROUP_ROW && group < counts->groups.row_count) {
		counts->groups.rows[group].counts[answer->outcome]++;
		return true;
	}
	pair = pairs_place(&counts->pairs, pairs_key(group, answer->outcome));
	if (pair->count == 0)
		return false;
	pair->count++;
	return true;
}

size_t fast_run(struct batch *batch, size_t record, size_t stop)
{
	const struct block *block = &batch->block;
	const char *bytes = (const char *)block->bytes;
	const uint32_t *marks = block->index.marks, *ends = block->index.ends;
	size_t columns = batch->plan->columns, column = batch->plan->cells[0];
	size_t first = record == 0 ? 0 : (size_t)ends[record - 1] + 1, copied = batch->done;
	size_t from = record;
	uint32_t by = batch->plan->by;
	bool is_last = column + 1 == columns;
	/* Where one cell says all, a text shorter than this leads straight to its answer. */
	size_t direct = tuple_words(batch->plan) == 1 ? TUPLE_WORD + 1 : 0;
	char *to;

	/* All that is left, and what may be added to each record. */
	if (!bytes_need(&batch->out,
			block->used - copied + (stop - record) * batch->longest + 2 * COPY_STEP))
		return SIZE_MAX;
	to = batch->out.bytes + batch->out.length;
	for (; record < stop; record++) {
		size_t last = ends[record], end = marks[last], length;
		const char *text;
		struct answer *answer;

		/* The file's last line may have no end. */
		if (last - first + 1 != columns || end == block->used)
			break;
		end -= end > 0 && bytes[end - 1] == '\r';
		text = bytes + (uint32_t)(marks[(ptrdiff_t)(first + column) - 1] + 1u);
		length = (size_t)(bytes + (is_last ? end : marks[first + column]) - text);
		if (length < direct)
			answer = cache_find_word(&batch->readers[0].cache,
						 tuple_short_word(text, length));
		else
			answer = find(batch, marks + first, end);
		if (answer == NULL || !answer->plain)
			break;
		if (by == NO_COLUMN)
			answer->count++;
		else if (!count_by(batch, by, marks + first, end, answer))
			break;
		copy(to, bytes + copied, end - copied);
		to += end - copied;
		copied = end;
		copy_added(to, &answer->added);
		to += answer->added.length;
		first = last + 1;
	}
	batch->counts.records += record - from;
	batch->counts.out += record - from;
	batch->out.length = (size_t)(to - batch->out.bytes);
	batch->done = copied;
	return record;
}
