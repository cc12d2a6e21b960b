/* SPDX-License-Identifier: BSD-2-Clause */
#include "source.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ROOM ((size_t)256 << 10)

void log_source_open(struct log_source *source, int fd)
{
	source->fd = fd;
	source->from = source->to = 0;
	source->ended = source->in_long = false;
}

void log_source_drop(struct log_source *source)
{
	free(source->bytes);
	source->bytes = NULL;
	source->room = 0;
}

/* Room for more bytes; LOG_PIECE: there is as much as may be. */
static enum log_read make_room(struct log_source *source)
{
	size_t room = source->room == 0 ? ROOM : 2 * source->room;
	char *larger;

	if (source->from > 0) {
		memmove(source->bytes, source->bytes + source->from, source->to - source->from);
		source->to -= source->from;
		source->from = 0;
	}
	if (source->to < source->room)
		return LOG_LINES;
	if (source->room >= LOG_LINE_MAX)
		return LOG_PIECE;
	larger = realloc(source->bytes, room);
	if (larger == NULL)
		return LOG_NO_MEMORY;
	source->bytes = larger;
	source->room = room;
	return LOG_LINES;
}

static void wait_for_bytes(const struct log_source *source)
{
	struct pollfd poll_for = { source->fd, POLLIN, 0 };

	if (source->wait != NULL && poll(&poll_for, 1, 0) == 0)
		source->wait();
}

static enum log_read read_more(struct log_source *source)
{
	enum log_read got = make_room(source);
	ssize_t count;

	if (got != LOG_LINES)
		return got;
	wait_for_bytes(source);
	do
		count = read(source->fd, source->bytes + source->to, source->room - source->to);
	while (count < 0 && errno == EINTR);
	if (count < 0)
		return LOG_FAILED;
	source->ended = count == 0;
	source->to += (size_t)count;
	return count == 0 ? LOG_END : LOG_LINES;
}

/* The bytes up to the last line end of those that have not been searched; 0: there is none. */
static size_t whole_lines(const struct log_source *source, size_t searched)
{
	size_t length = source->to - source->from;

	while (length > searched && source->bytes[source->from + length - 1] != '\n')
		length--;
	return length > searched ? length : 0;
}

static enum log_read give(struct log_source *source, enum log_read what, const char **bytes,
			  size_t *length)
{
	*bytes = source->bytes + source->from;
	source->from += *length;
	return what;
}

/* A piece of a line that is too long. */
static enum log_read next_piece(struct log_source *source, const char **bytes, size_t *length)
{
	size_t have = source->to - source->from;
	const char *end = memchr(source->bytes + source->from, '\n', have);

	*length = end != NULL ? (size_t)(end + 1 - source->bytes) - source->from : have;
	source->in_long = end == NULL;
	return give(source, LOG_PIECE, bytes, length);
}

enum log_read log_source_next(struct log_source *source, const char **bytes, size_t *length)
{
	size_t searched = 0;
	enum log_read got;

	for (;;) {
		if (source->in_long && source->to > source->from)
			return next_piece(source, bytes, length);
		*length = source->in_long ? 0 : whole_lines(source, searched);
		if (*length > 0)
			return give(source, LOG_LINES, bytes, length);
		searched = source->to - source->from;
		got = source->ended ? LOG_END : read_more(source);
		if (got == LOG_PIECE)
			source->in_long = true;
		if (got == LOG_END && searched > 0) {
			*length = searched;
			return give(source, LOG_LINES, bytes, length);
		}
		if (got == LOG_END || got == LOG_FAILED || got == LOG_NO_MEMORY)
			return got;
	}
}
