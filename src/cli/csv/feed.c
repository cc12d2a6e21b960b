/* SPDX-License-Identifier: BSD-2-Clause */
#include "feed.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MARK_LENGTH 3 /* of a UTF-8 byte order mark */

bool block_make(struct block *block, size_t limit, size_t read)
{
	/* A rest is at most the limit, or what one read brought. */
	size_t room = limit + 2 * read + 4;

	memset(block, 0, sizeof(*block));
	block->bytes = malloc(room + SCAN_SPARE);
	return scan_index_make(&block->index, room) && block->bytes != NULL;
}

void block_drop(struct block *block)
{
	free(block->bytes);
	scan_index_drop(&block->index);
}

/* Wait until there is something to read, and look up now and then. */
static bool wait_for_bytes(const struct feed *feed)
{
	struct pollfd poll_for = { feed->fd, POLLIN, 0 };

	while (*feed->halted == 0)
		if (poll(&poll_for, 1, 200) != 0)
			return true;
	return false;
}

/* Read so many bytes, fewer only at the end. */
static enum feed_outcome fill(struct feed *feed, struct block *block, size_t count)
{
	while (count > 0 && !feed->ended) {
		ssize_t got;

		if (feed->size == 0 && !wait_for_bytes(feed))
			return FEED_HALTED;
		got = read(feed->fd, block->bytes + block->have, count);
		if (got < 0 && (errno == EINTR || errno == EAGAIN))
			continue;
		if (got < 0)
			return FEED_FAILED;
		feed->ended = got == 0;
		feed->offset += (uint64_t)got;
		block->have += (size_t)got;
		count -= (size_t)got;
	}
	return FEED_BLOCK;
}

/* A byte order mark belongs to no record. */
static enum feed_outcome take_mark(struct feed *feed, struct block *block)
{
	const unsigned char *bytes = block->bytes;

	if (block->have >= 2 &&
	    (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0))
		return FEED_UTF16;
	feed->mark = block->have >= MARK_LENGTH && memcmp(bytes, "\xEF\xBB\xBF", MARK_LENGTH) == 0;
	if (feed->mark) {
		block->have -= MARK_LENGTH;
		memmove(block->bytes, bytes + MARK_LENGTH, block->have);
	}
	return FEED_BLOCK;
}

/* Number the lines and records of a block that was scanned. */
static void number(struct feed *feed, struct block *block)
{
	const struct scan_index *index = &block->index;
	uint64_t lines = index->end_count, records = index->end_count;
	size_t i;

	for (i = 0; i < index->note_count; i++) {
		lines += index->notes[i].lines;
		records -= index->notes[i].flaw == SCAN_LONG_REST;
	}
	block->open = feed->scan.in_long;
	lines -= block->open;
	block->line = feed->line;
	block->sequence = feed->sequence++;
	block->offset = feed->offset - (block->have - block->used);
	feed->line += lines;
	feed->records += records;
	block->records = feed->records;
	block->lines = feed->line - 1;
}

enum feed_outcome feed_next(struct feed *feed, struct block *block)
{
	bool first = feed->offset == 0, fresh = true;
	size_t count = first && feed->read < MARK_LENGTH ? MARK_LENGTH : feed->read;
	enum feed_outcome outcome;

	if (*feed->halted != 0)
		return FEED_HALTED;
	block->have = feed->rest_length;
	if (feed->rest_length > 0)
		memmove(block->bytes, feed->rest, feed->rest_length);
	feed->rest_length = 0;
	do {
		/* A block that was given back may have enough. */
		outcome =
			block->have >= feed->read && fresh ? FEED_BLOCK : fill(feed, block, count);
		if (outcome == FEED_BLOCK && first)
			outcome = take_mark(feed, block);
		if (outcome != FEED_BLOCK)
			return outcome;
		first = fresh = false;
		memset(block->bytes + block->have, ' ', SCAN_SPARE);
		block->used = scan_block(&feed->scan, block->bytes, block->have, feed->ended,
					 &block->index);
		if (block->used == SIZE_MAX)
			return FEED_MEMORY;
	} while (block->used == 0 && !feed->ended);
	if (block->used == 0)
		return FEED_END;
	feed->rest = block->bytes + block->used;
	feed->rest_length = block->have - block->used;
	block->last = feed->ended && feed->rest_length == 0;
	number(feed, block);
	return FEED_BLOCK;
}

void feed_return(struct feed *feed, const struct block *block, size_t used, uint64_t lines)
{
	feed->rest = block->bytes + used;
	feed->rest_length = block->have - used;
	feed->line = 1 + lines;
	feed->records = 0;
	feed->sequence = 0;
	feed->scan.in_long = false;
}
