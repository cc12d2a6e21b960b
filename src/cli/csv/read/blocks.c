/* SPDX-License-Identifier: BSD-2-Clause */
#include "blocks.h"

#include "base/text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define PAGE ((size_t)4096)
/* Bytes that tell what a file is. */
#define FIRST_LENGTH ((size_t)16)

int blocks_open(struct blocks *blocks, const struct csv_options *options,
		const volatile sig_atomic_t *halted)
{
	memset(blocks, 0, sizeof(*blocks));
	blocks->read = options->read;
	blocks->line = 1;
	blocks->fresh = true;
	blocks->scan.delimiter = (unsigned char)options->delimiter;
	blocks->scan.limit = options->limit;
	blocks->scan.lines = options->json_lines;
	scan_use(&blocks->scan, options->scan);
	return inputs_begin(&blocks->inputs, options, halted);
}

void blocks_close(struct blocks *blocks)
{
	input_close(&blocks->inputs.input);
	free(blocks->rest.bytes);
	free(blocks->head.bytes.bytes);
}

const char *blocks_name(const struct blocks *blocks)
{
	return blocks->inputs.count > 1 ? "the files" : blocks->inputs.input.name;
}

bool block_make(struct block *block, size_t limit, size_t read)
{
	/* A rest is no longer than the limit and what one read brings.  Reads go to the
	 * beginning of a page: processors copy a page some bytes further on in twice the
	 * time, as each byte read seems to be one just written. */
	size_t more = read < FIRST_LENGTH ? FIRST_LENGTH : read;
	size_t lead = (limit + more + PAGE - 1) / PAGE * PAGE;
	size_t room = (lead + more + SCAN_SPARE + PAGE - 1) / PAGE * PAGE;

	memset(block, 0, sizeof(*block));
	block->lead = lead;
	block->memory = aligned_alloc(PAGE, room);
	return block->memory != NULL && scan_index_make(&block->index, block->lead + more);
}

void block_drop(struct block *block)
{
	free(block->memory);
	scan_index_drop(&block->index);
}

/* A byte order mark belongs to no record, and none may begin like a compressed file. */
static enum blocks_outcome take_first(struct blocks *blocks, struct block *block)
{
	const struct inputs *inputs = &blocks->inputs;
	const size_t mark = sci_mark_length(block->bytes, block->have);

	if (input_is_foreign(inputs, inputs->input.name, block->bytes, block->have,
			     blocks->message))
		return BLOCKS_REFUSED;
	if (inputs->at == 0)
		blocks->mark = mark > 0;
	block->have -= mark;
	block->bytes += mark;
	return BLOCKS_NEXT;
}

/* Open the next file and go behind its header line. */
static enum blocks_outcome open_next(struct blocks *blocks)
{
	struct inputs *inputs = &blocks->inputs;
	uint64_t skipped = 0;

	input_close(&inputs->input);
	if (!input_open(&inputs->input, inputs->names[++inputs->at])) {
		if (errno == EINTR && *inputs->halted != 0)
			return BLOCKS_HALTED;
		snprintf(blocks->message, sizeof(blocks->message), "opening %.200s failed: %s",
			 input_name(inputs->names[inputs->at]), strerror(errno));
		return BLOCKS_REFUSED;
	}
	blocks->ended = blocks->finished = false;
	blocks->fresh = !blocks->head.there;
	if (!blocks->head.there)
		return BLOCKS_NEXT;
	switch (head_skip(&blocks->head, inputs, &inputs->input, &skipped, blocks->message)) {
	case HEAD_AGREES:
		break;
	case HEAD_DIFFERS:
		return BLOCKS_REFUSED;
	case HEAD_HALTED:
		return BLOCKS_HALTED;
	case HEAD_FAILED:
		return BLOCKS_FAILED;
	case HEAD_MEMORY:
		return BLOCKS_MEMORY;
	}
	blocks->offset += skipped;
	return BLOCKS_NEXT;
}

/* Read bytes of the file that is open. */
static enum blocks_outcome read_on(struct blocks *blocks, struct block *block)
{
	const struct inputs *inputs = &blocks->inputs;
	/* As many as were asked for, and at first enough to know what it is. */
	size_t count = blocks->fresh && blocks->read < FIRST_LENGTH ? FIRST_LENGTH : blocks->read;

	block->bytes = block->memory + block->lead;
	block->have = 0;
	if (!blocks->ended) {
		switch (input_read(inputs, &inputs->input, block->bytes, count, &block->have)) {
		case INPUT_READ:
			break;
		case INPUT_HALTED:
			return BLOCKS_HALTED;
		case INPUT_FAILED:
			return BLOCKS_FAILED;
		}
		blocks->ended = block->have < count;
	}
	blocks->offset += block->have;
	return BLOCKS_NEXT;
}

enum blocks_outcome blocks_read(struct blocks *blocks, struct block *block)
{
	const struct inputs *inputs = &blocks->inputs;
	enum blocks_outcome outcome = BLOCKS_NEXT;
	bool first;

	if (*inputs->halted != 0)
		return BLOCKS_HALTED;
	if (blocks->finished && !inputs_go_on(inputs))
		return BLOCKS_END;
	if (blocks->finished)
		outcome = open_next(blocks);
	if (outcome == BLOCKS_NEXT)
		outcome = read_on(blocks, block);
	if (outcome != BLOCKS_NEXT)
		return outcome;
	first = blocks->fresh;
	blocks->fresh = false;
	blocks->finished = blocks->ended;
	block->last = blocks->ended;
	block->goes_on = inputs_go_on(inputs);
	block->name = inputs->count > 1 ? inputs->input.name : NULL;
	block->offset = blocks->offset;
	block->sequence = blocks->sequence++;
	return first ? take_first(blocks, block) : BLOCKS_NEXT;
}

void blocks_say(const struct blocks *blocks, enum blocks_outcome outcome, char room[INPUT_MESSAGE])
{
	int error = errno;

	if (outcome == BLOCKS_REFUSED)
		memcpy(room, blocks->message, INPUT_MESSAGE);
	else
		snprintf(room, INPUT_MESSAGE, "reading %.200s failed: %s",
			 blocks->inputs.input.name,
			 outcome == BLOCKS_MEMORY ? "out of memory" : strerror(error));
}

/* Number the lines and records of a block that was scanned. */
static void number(struct blocks *blocks, struct block *block)
{
	const struct scan_index *index = &block->index;
	uint64_t lines = index->end_count, records = index->end_count;
	size_t i;

	for (i = 0; i < index->note_count; i++) {
		lines += index->notes[i].lines;
		records -= index->notes[i].flaw == SCAN_LONG_REST;
	}
	block->open = blocks->scan.in_long;
	/* A line that goes on is counted where it ends, be it with the file. */
	if (!block->last)
		lines -= block->open;
	else if (block->have == 0)
		lines += block->open;
	block->line = blocks->line;
	blocks->line += lines;
	blocks->records += records;
	block->records = blocks->records;
	block->lines = blocks->line - 1;
}

bool blocks_cut(struct blocks *blocks, struct block *block)
{
	struct bytes *rest = &blocks->rest;

	block->bytes -= rest->length;
	block->have += rest->length;
	if (rest->length > 0)
		memcpy(block->bytes, rest->bytes, rest->length);
	memset(block->bytes + block->have, ' ', SCAN_SPARE);
	block->used =
		scan_block(&blocks->scan, block->bytes, block->have, block->last, &block->index);
	if (block->used == SIZE_MAX)
		return false;
	number(blocks, block);
	/* The next file begins anew. */
	if (block->last) {
		blocks->line = 1 + blocks->head.lines;
		blocks->scan.in_long = false;
	}
	rest->length = 0;
	return bytes_add(rest, block->bytes + block->used, block->have - block->used);
}

bool blocks_return(struct blocks *blocks, const struct block *block, size_t used, uint64_t lines)
{
	blocks->line = 1 + lines;
	blocks->head.lines = lines;
	blocks->records = 0;
	blocks->sequence = 0;
	blocks->finished = false;
	blocks->scan.in_long = false;
	blocks->rest.length = 0;
	return bytes_add(&blocks->rest, block->bytes + used, block->have - used);
}
