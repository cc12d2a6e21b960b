/* SPDX-License-Identifier: BSD-2-Clause */
/* The bytes of a log, in runs of whole lines. */
#ifndef LOG_SOURCE_H
#define LOG_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

/* The longest line that is looked at; a longer one passes through. */
#define LOG_LINE_MAX ((size_t)1 << 20)

struct log_source {
	int fd;
	char *bytes;
	size_t room;
	size_t from, to; /* what was not given yet */
	bool ended;
	bool in_long; /* in a line that is too long */
	/* Called before a read that may have to wait; may be NULL. */
	void (*wait)(void);
};

/* An end is told by read() alone. */
enum log_read { LOG_LINES, LOG_PIECE, LOG_END, LOG_FAILED, LOG_NO_MEMORY };

/* Start with an open file; what was allocated is used again. */
void log_source_open(struct log_source *source, int fd);
void log_source_drop(struct log_source *source);
/*
 * The next lines, each with its end; only the last one of a file may have none.  LOG_PIECE: a
 * piece of a line that is too long, of which the last one ends in a line end if there is one.
 * LOG_FAILED: errno says why.
 */
enum log_read log_source_next(struct log_source *source, const char **bytes, size_t *length);

#endif
