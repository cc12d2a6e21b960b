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
	return plan->next == NULL && plan->over_count == 0 && plan->columns > 0 &&
	       plan->against == NULL && plan->call_count == 0 && plan->options->mask == 0;
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

/* The view of a record whose bytes end before `stop`; its marks are those of a block. */
static inline struct view view_of(const struct batch *batch, const uint32_t *marks, size_t stop)
{
	const struct view view = { .bytes = (const char *)batch->block.bytes,
				   .from = (uint32_t)(marks[-1] + 1u),
				   .stop = stop,
				   .marks = marks,
				   .count = batch->plan->columns };

	return view;
}

static struct answer *find(const struct batch *batch, const uint32_t *marks, size_t stop)
{
	const struct view view = view_of(batch, marks, stop);
	struct tuple tuple;

	tuple_read(batch->plan, &view, &tuple);
	return cache_find(&batch->readers[0].cache, &tuple, tuple_words(batch->plan));
}

/* What all records have in common. */
struct common {
	size_t columns;
	uint32_t column; /* the first that answers */
	size_t direct;   /* where it alone answers, shorter texts lead straight to it; else 0 */
	uint32_t by;
	bool chooses; /* --when was given */
};

static struct common common_of(const struct plan *plan)
{
	const struct common common = { .columns = plan->columns,
				       .column = plan->cells[0],
				       .direct = tuple_words(plan) == 1 ? TUPLE_WORD + 1 : 0,
				       .by = plan->by,
				       .chooses = plan->when_count > 0 };

	return common;
}

static inline struct cell cell_of(const struct batch *batch, const struct common *common,
				  uint32_t column, const uint32_t *marks, size_t stop)
{
	size_t from = (uint32_t)(marks[(ptrdiff_t)column - 1] + 1u);
	size_t end = column + 1 == common->columns ? stop : marks[column];
	const struct cell cell = { (const char *)batch->block.bytes + from, end - from };

	return cell;
}

/* The answer to a record, or NULL. */
static inline struct answer *find_answer(const struct batch *batch, const struct common *common,
					 const uint32_t *marks, size_t stop)
{
	struct cell cell = cell_of(batch, common, common->column, marks, stop);

	if (cell.length < common->direct)
		return cache_find_word(&batch->readers[0].cache,
				       tuple_short_word(cell.text, cell.length));
	return find(batch, marks, stop);
}

/* Counts of rows are far apart in memory, and each would be waited for: so they are raised some
 * records later, when they are at hand. */
#define LATE_MAX 8
struct late {
	uint32_t *counts[LATE_MAX];
	uint32_t none; /* stands for those of records before the first */
	uint32_t next;
};

static void late_begin(struct late *late)
{
	uint32_t i;

	late->none = late->next = 0;
	for (i = 0; i < LATE_MAX; i++)
		late->counts[i] = &late->none;
}

static inline void late_count(struct late *late, uint32_t *count)
{
	uint32_t **place = &late->counts[late->next++ % LATE_MAX];

	__builtin_prefetch(count, 1);
	++**place;
	*place = count;
}

static void late_end(const struct late *late)
{
	uint32_t i;

	for (i = 0; i < LATE_MAX; i++)
		++*late->counts[i];
}

/* Count a record by the value of a cell.  false: that was not met before, or nobody counted
 * the pair. */
static inline bool count_by(struct batch *batch, struct cell cell, const struct answer *answer,
			    struct late *late)
{
	struct counts *counts = &batch->counts;
	uint32_t group = groups_find(&counts->groups, cell);
	struct pair *pair;

	if (group == GROUP_NONE)
		return false;
	if (answer->outcome < GROUP_ROW && group < counts->groups.row_count) {
		late_count(late, &counts->groups.rows[group].counts[answer->outcome]);
		return true;
	}
	pair = pairs_place(&counts->pairs, pairs_key(group, answer->outcome));
	if (pair->count == 0)
		return false;
	pair->count++;
	return true;
}

static inline bool count_answer(struct batch *batch, const struct common *common,
				const uint32_t *marks, size_t stop, struct answer *answer,
				struct late *late)
{
	if (common->by != NO_COLUMN)
		return count_by(batch, cell_of(batch, common, common->by, marks, stop), answer,
				late);
	answer->count++;
	return true;
}

static inline bool is_passed(struct batch *batch, const uint32_t *marks, size_t stop)
{
	const struct view view = view_of(batch, marks, stop);

	return !batch_choose(batch, &view);
}

/* What was copied of a block, and where the next of it goes. */
struct copying {
	const char *bytes;
	size_t done;
	char *to;
};

/* Make room for all that is left, and for what may be added to each record.  false: out of
 * memory. */
static bool copying_begin(struct copying *copying, struct batch *batch, size_t records)
{
	const struct block *block = &batch->block;

	if (!bytes_need(&batch->out,
			block->used - batch->done + records * batch->longest + 2 * COPY_STEP))
		return false;
	copying->bytes = (const char *)block->bytes;
	copying->done = batch->done;
	copying->to = batch->out.bytes + batch->out.length;
	return true;
}

/* Copy up to a byte, and add what an answer adds. */
static inline void copying_add(struct copying *copying, size_t end, const struct cell *added)
{
	copy(copying->to, copying->bytes + copying->done, end - copying->done);
	copying->to += end - copying->done;
	copying->done = end;
	copy_added(copying->to, added);
	copying->to += added->length;
}

static void copying_end(const struct copying *copying, struct batch *batch)
{
	batch->out.length = (size_t)(copying->to - batch->out.bytes);
	batch->done = copying->done;
}

size_t fast_run(struct batch *batch, size_t record, size_t stop)
{
	const struct block *block = &batch->block;
	const struct common common = common_of(batch->plan);
	const char *bytes = (const char *)block->bytes;
	const uint32_t *marks = block->index.marks, *ends = block->index.ends;
	size_t first = record == 0 ? 0 : (size_t)ends[record - 1] + 1, last;
	size_t from = record, passed = 0;
	struct copying copying;
	struct late late;

	if (common.chooses && batch->counts.records < WORDS_RECORDS)
		return record;
	if (!copying_begin(&copying, batch, stop - record))
		return SIZE_MAX;
	late_begin(&late);
	for (; record < stop; record++, first = last + 1) {
		size_t end;
		struct answer *answer;

		last = ends[record];
		end = marks[last];
		/* The file's last line may have no end. */
		if (last - first + 1 != common.columns || end == block->used)
			break;
		end -= end > 0 && bytes[end - 1] == '\r';
		if (common.chooses && is_passed(batch, marks + first, end)) {
			passed++;
			continue;
		}
		answer = find_answer(batch, &common, marks + first, end);
		if (answer == NULL || !answer->plain ||
		    !count_answer(batch, &common, marks + first, end, answer, &late))
			break;
		copying_add(&copying, end, &answer->added);
	}
	late_end(&late);
	copying_end(&copying, batch);
	batch->counts.records += record - from;
	batch->counts.out += record - from;
	batch->counts.passed += passed;
	return record;
}
