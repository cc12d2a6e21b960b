/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The short way for the commonest work: one column of numbers read, columns added
 * behind.  Where a record has anything else in it, the long way takes it.
 */
#include "batch.h"

/* More bytes than are asked for are written: blocks have room behind them for that. */
#define COPY_STEP 32

bool quick_suits(const struct plan *plan)
{
	return plan->source_count == 1 && plan->sources[0].read == source_reader("", 0) &&
	       plan->sources[0].protocol == NO_COLUMN && plan->context_count == 0 &&
	       plan->when_count == 0 && plan->by == NO_COLUMN && plan->over_count == 0 &&
	       plan->wishes->mark == NULL && plan->columns > 0;
}

void quick_learn(struct batch *batch, const struct answer *answer)
{
	struct ready *ready;

	/* Codes below 0 were not read; those that are unmapped may have to be copied. */
	if (answer->code < 0 || answer->code >= READY_CODES || answer->number == ANSWER_BEYOND ||
	    answer->added.length > READY_BYTES || (answer->unmapped && batch->rejects_kept))
		return;
	ready = &batch->ready[answer->code];
	ready->length = (uint8_t)answer->added.length;
	memcpy(ready->bytes, answer->added.text, answer->added.length);
	batch->ready_answers[answer->code] = answer;
}

void batch_settle(struct batch *batch)
{
	struct group *group = batch->whole;
	size_t i;
	uint32_t k;

	for (i = 0; i < READY_CODES; i++) {
		uint64_t many = batch->ready_counts[i];

		if (many == 0)
			continue;
		group->taken += many;
		if (batch->ready_answers[i]->unmapped)
			counts_unmapped(&batch->counts, batch->whole_number,
					batch->ready_answers[i]->label, many);
		else
			group->mapped += many;
		batch->counts.records += many;
		batch->counts.out += many;
		for (k = 0; k < batch->plan->target_count; k++)
			group->hows[k][batch->ready_answers[i]->hows[k]] += many;
		batch->ready_counts[i] = 0;
	}
}

/* The number that one to three digits stand for, or READY_CODES: none, or not as a
 * code is written.  Three more bytes must be readable. */
static inline uint32_t read_digits(const unsigned char *text, size_t length)
{
	static const uint32_t least[] = { READY_CODES, 0, 10, 100 };
	uint32_t word, number;

	if (length - 1 > 2)
		return READY_CODES;
	/* The last digit in the highest byte, zeros before the first one. */
	word = (uint32_t)text[0] | (uint32_t)text[1] << 8 | (uint32_t)text[2] << 16 |
	       (uint32_t)text[3] << 24;
	word = (word << (8 * (4 - length))) ^ 0x30303030u;
	word &= 0xFFFFFFFFu << (8 * (4 - length));
	if ((((word & 0x7F7F7F7Fu) + 0x76767676u) | word) & 0x80808080u)
		return READY_CODES;
	number = ((word >> 8) & 0xFF) * 100 + ((word >> 16) & 0xFF) * 10 + (word >> 24);
	return number >= least[length] ? number : READY_CODES;
}

static inline void copy(char *to, const unsigned char *from, size_t length)
{
	size_t i;

	for (i = 0; i < length; i += COPY_STEP)
		memcpy(to + i, from + i, COPY_STEP);
}

size_t batch_quick(struct batch *batch, size_t record, size_t stop)
{
	const struct block *block = &batch->block;
	const unsigned char *bytes = block->bytes;
	const uint32_t *marks = block->index.marks, *ends = block->index.ends;
	const struct ready *ready = batch->ready;
	size_t columns = batch->plan->columns, column = batch->plan->sources[0].column;
	size_t first = record == 0 ? 0 : (size_t)ends[record - 1] + 1, copied = batch->copied;
	bool is_last = column + 1 == columns;
	char *to;

	/* All that is left, and what may be added to each record. */
	if (!bytes_need(&batch->out,
			block->used - copied + (stop - record) * READY_BYTES + 2 * COPY_STEP))
		return SIZE_MAX;
	to = batch->out.bytes + batch->out.length;
	for (; record < stop; record++) {
		size_t last = ends[record], end = marks[last], from, length;
		uint32_t code;

		/* The file's last line may have no end. */
		if (last - first + 1 != columns || end == block->used)
			break;
		end -= end > 0 && bytes[end - 1] == '\r';
		from = (uint32_t)(marks[(ptrdiff_t)(first + column) - 1] + 1u);
		length = (is_last ? end : marks[first + column]) - from;
		if (bytes[from] == '"' && length > 2 && bytes[from + length - 1] == '"') {
			from++;
			length -= 2;
		}
		code = read_digits(bytes + from, length);
		if (code == READY_CODES || ready[code].length == 0)
			break;
		batch->ready_counts[code]++;
		copy(to, bytes + copied, end - copied);
		to += end - copied;
		copied = end;
		memcpy(to, ready[code].bytes, READY_BYTES);
		to += ready[code].length;
		first = last + 1;
	}
	batch->out.length = (size_t)(to - batch->out.bytes);
	batch->copied = copied;
	return record;
}
