/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The fast path for the commonest work: one column read, columns added behind.
 * The cells to add for a text of up to eight bytes are kept in a small table under
 * those bytes themselves, so that the text need not be read again: a load, a mask, a
 * comparison.  Everything else takes the general path.
 */
#include "fast.h"

/* More bytes than are asked for are copied: blocks have room behind them for that. */
#define COPY_STEP 64

#define TEXT_MAX 8 /* bytes of a text that is kept */
#define TRIES 4    /* places where it may lie */

/* What lies behind a text is no part of it.  A text cannot hold a NUL, for that is
 * malformed, so that shorter ones are no beginnings of longer ones. */
static const uint64_t text_masks[TEXT_MAX + 1] = {
	0,
	0xFF,
	0xFFFF,
	0xFFFFFF,
	0xFFFFFFFF,
	0xFFFFFFFFFF,
	0xFFFFFFFFFFFF,
	0xFFFFFFFFFFFFFF,
	0xFFFFFFFFFFFFFFFF,
};

static inline uint64_t load_text(const unsigned char *text, size_t length)
{
	uint64_t word = 0;

	memcpy(&word, text, sizeof(word));
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	word = __builtin_bswap64(word);
#endif
	return word & text_masks[length];
}

static inline size_t place_of(uint64_t text)
{
	return (size_t)((text * 0x9E3779B97F4A7C15u) >> (64 - READY_BITS));
}

bool fast_suits(const struct plan *plan)
{
	return plan->source_count == 1 && plan->sources[0].protocol == NO_COLUMN &&
	       plan->context_count == 0 && plan->when_count == 0 && plan->by == NO_COLUMN &&
	       plan->over_count == 0 && plan->options->mark == NULL && plan->columns > 0;
}

/* Take quotes off; false: the text is too long, or has more than quotes around it. */
static inline bool bare_text(const unsigned char **text, size_t *length)
{
	if (**text == '"' && *length > 1 && (*text)[*length - 1] == '"') {
		++*text;
		*length -= 2;
	}
	return *length <= TEXT_MAX;
}

void fast_learn(struct batch *batch, const struct view *view, const struct answer *answer)
{
	struct cell cell = view_cell(view, batch->plan->sources[0].column);
	const unsigned char *text = (const unsigned char *)cell.text;
	size_t length = cell.length, place, i;
	uint64_t key;

	/* Those that are unmapped may have to be copied. */
	if (answer->number == ANSWER_BEYOND || answer->added.length > READY_BYTES ||
	    (answer->unmapped && batch->rejects_kept) || !bare_text(&text, &length) ||
	    memchr(text, '"', length) != NULL)
		return;
	key = load_text(text, length);
	place = place_of(key);
	for (i = 0; i < TRIES; i++) {
		struct ready *ready = &batch->ready[(place + i) % READY_PLACES];

		if (ready->answer != NULL)
			continue;
		ready->text = key;
		ready->answer = answer;
		ready->length = (uint8_t)answer->added.length;
		memcpy(ready->bytes, answer->added.text, answer->added.length);
		return;
	}
}

/* What is kept for a text, or NULL. */
static inline struct ready *find_ready(struct ready *table, uint64_t text)
{
	size_t place = place_of(text), i;

	if (__builtin_expect(table[place].text == text && table[place].answer != NULL, 1))
		return &table[place];
	for (i = 1; i < TRIES; i++) {
		struct ready *ready = &table[(place + i) % READY_PLACES];

		if (ready->text == text && ready->answer != NULL)
			return ready;
	}
	return NULL;
}

static inline void copy(char *to, const unsigned char *from, size_t length)
{
	size_t i = 0;

	do {
		memcpy(to + i, from + i, COPY_STEP);
		i += COPY_STEP;
	} while (i < length);
}

size_t fast_run(struct batch *batch, size_t record, size_t stop)
{
	const struct block *block = &batch->block;
	const unsigned char *bytes = block->bytes;
	const uint32_t *marks = block->index.marks, *ends = block->index.ends;
	size_t columns = batch->plan->columns, column = batch->plan->sources[0].column;
	size_t first = record == 0 ? 0 : (size_t)ends[record - 1] + 1, copied = batch->done;
	bool is_last = column + 1 == columns;
	char *to;

	/* All that is left, and what may be added to each record. */
	if (!bytes_need(&batch->out,
			block->used - copied + (stop - record) * READY_BYTES + 2 * COPY_STEP))
		return SIZE_MAX;
	to = batch->out.bytes + batch->out.length;
	for (; record < stop; record++) {
		size_t last = ends[record], end = marks[last], length;
		const unsigned char *text;
		struct ready *ready;

		/* The file's last line may have no end. */
		if (last - first + 1 != columns || end == block->used)
			break;
		end -= end > 0 && bytes[end - 1] == '\r';
		text = bytes + (uint32_t)(marks[(ptrdiff_t)(first + column) - 1] + 1u);
		length = (size_t)(bytes + (is_last ? end : marks[first + column]) - text);
		if (!bare_text(&text, &length))
			break;
		ready = find_ready(batch->ready, load_text(text, length));
		if (ready == NULL)
			break;
		ready->count++;
		copy(to, bytes + copied, end - copied);
		to += end - copied;
		copied = end;
		memcpy(to, ready->bytes, READY_BYTES);
		to += ready->length;
		first = last + 1;
	}
	batch->out.length = (size_t)(to - batch->out.bytes);
	batch->done = copied;
	return record;
}

void fast_settle(struct batch *batch)
{
	struct counts *counts = &batch->counts;
	size_t i;
	uint32_t k;

	for (i = 0; i < READY_PLACES; i++) {
		struct ready *ready = &batch->ready[i];

		if (ready->count == 0)
			continue;
		counts->records += ready->count;
		counts->out += ready->count;
		batch->whole->taken += ready->count;
		if (ready->answer->unmapped)
			counts_unmapped(counts, batch->whole_number, ready->answer->label,
					ready->count);
		else
			batch->whole->mapped += ready->count;
		for (k = 0; k < batch->plan->target_count; k++)
			batch->whole->hows[k][ready->answer->hows[k]] += ready->count;
		ready->count = 0;
	}
}
