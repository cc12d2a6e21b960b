/* SPDX-License-Identifier: BSD-2-Clause */
#include "blocks.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PAGE ((size_t)4096)
#define BOM_LENGTH (sizeof(BLOCKS_BOM) - 1)

/* Look at what was opened.  false leaves errno. */
static bool is_open(const struct blocks *blocks, struct stat *file)
{
	return blocks->fd >= 0 && fstat(blocks->fd, file) == 0;
}

int blocks_open(struct blocks *blocks, const struct csv_options *options,
		const volatile sig_atomic_t *halted)
{
	struct stat file;

	memset(blocks, 0, sizeof(*blocks));
	blocks->name = options->input != NULL ? options->input : "standard input";
	blocks->fd =
		options->input != NULL ? open(options->input, O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
	blocks->read = options->read;
	blocks->line = 1;
	blocks->halted = halted;
	blocks->scan.delimiter = (unsigned char)options->delimiter;
	blocks->scan.limit = options->limit;
	blocks->scan.lines = options->json_lines;
	scan_use(&blocks->scan, options->form);
	if (!is_open(blocks, &file)) {
		cli_say("opening %s failed: %s", blocks->name, strerror(errno));
		return CLI_IO;
	}
	if (S_ISDIR(file.st_mode)) {
		cli_say("%s is a folder; expected a file", blocks->name);
		return CLI_IO;
	}
	if (S_ISREG(file.st_mode))
		blocks->size = (uint64_t)file.st_size;
	return CLI_OK;
}

void blocks_close(struct blocks *blocks)
{
	if (blocks->fd > STDIN_FILENO)
		close(blocks->fd);
	free(blocks->rest.bytes);
}

bool block_make(struct block *block, size_t limit, size_t read)
{
	/* A rest is no longer than the limit and what one read brings.  Reads go to the
	 * beginning of a page: processors copy a page some bytes further on in twice the
	 * time, as each byte read seems to be one just written. */
	size_t more = read < CLI_PACKED_FIRST ? CLI_PACKED_FIRST : read;
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

/* Wait until there is something to read, and look up now and then. */
static bool wait_for_bytes(const struct blocks *blocks)
{
	struct pollfd poll_for = { blocks->fd, POLLIN, 0 };

	while (*blocks->halted == 0) {
		int ready = poll(&poll_for, 1, 200);

		if (ready > 0 || (ready < 0 && errno != EINTR))
			return true;
	}
	return false;
}

/* Look at how the file begins.  A byte order mark belongs to no record. */
static enum blocks_outcome take_begin(struct blocks *blocks, struct block *block)
{
	unsigned char *bytes = block->bytes;

	if (block->have >= 2 &&
	    (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0))
		return BLOCKS_UTF16;
	blocks->packed = cli_packed_by((const char *)bytes, block->have);
	if (blocks->packed != NULL)
		return BLOCKS_PACKED;
	blocks->bom = block->have >= BOM_LENGTH && memcmp(bytes, BLOCKS_BOM, BOM_LENGTH) == 0;
	if (blocks->bom) {
		block->have -= BOM_LENGTH;
		block->bytes += BOM_LENGTH;
	}
	return BLOCKS_NEXT;
}

/* Bytes to read now: as many as were asked for, and at first enough to see what they are. */
static size_t wanted(const struct blocks *blocks)
{
	return blocks->offset == 0 && blocks->read < CLI_PACKED_FIRST ? CLI_PACKED_FIRST
								      : blocks->read;
}

enum blocks_outcome blocks_read(struct blocks *blocks, struct block *block)
{
	size_t count = wanted(blocks);
	bool first = blocks->offset == 0;

	if (*blocks->halted != 0)
		return BLOCKS_HALTED;
	if (blocks->finished)
		return BLOCKS_END;
	block->bytes = block->memory + block->lead;
	block->have = 0;
	while (block->have < count && !blocks->ended) {
		ssize_t got;

		if (blocks->size == 0 && !wait_for_bytes(blocks))
			return BLOCKS_HALTED;
		got = read(blocks->fd, block->bytes + block->have, count - block->have);
		if (got < 0 && (errno == EINTR || errno == EAGAIN))
			continue;
		if (got < 0)
			return BLOCKS_FAILED;
		blocks->ended = got == 0;
		block->have += (size_t)got;
	}
	blocks->offset += block->have;
	blocks->finished = blocks->ended;
	block->last = blocks->ended;
	block->offset = blocks->offset;
	block->sequence = blocks->sequence++;
	return first ? take_begin(blocks, block) : BLOCKS_NEXT;
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
	rest->length = 0;
	return bytes_add(rest, block->bytes + block->used, block->have - block->used);
}

bool blocks_return(struct blocks *blocks, const struct block *block, size_t used, uint64_t lines)
{
	blocks->line = 1 + lines;
	blocks->records = 0;
	blocks->sequence = 0;
	blocks->finished = false;
	blocks->scan.in_long = false;
	blocks->rest.length = 0;
	return bytes_add(&blocks->rest, block->bytes + used, block->have - used);
}
