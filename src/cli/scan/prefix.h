/* SPDX-License-Identifier: BSD-2-Clause */
/* What a log puts before each line of a message: time stamps, names, indentation. */
#ifndef LOG_PREFIX_H
#define LOG_PREFIX_H

#include "field.h"

#define LOG_PREFIX_MAX 256

struct log_prefix {
	char bytes[LOG_PREFIX_MAX];
	size_t length; /* 0: there is none, or none that can be compared */
	bool blank;    /* nothing but indentation */
	bool tree;     /* of a packet's tree, whose branches are indented further */
	bool dots;     /* a carriage return is shown as a full stop */
	bool speaks;   /* it tells which process wrote the line */
};

/* Remember what stood before the first line of a message. */
void log_prefix_set(struct log_prefix *prefix, struct log_text before, struct log_text first);
/* A further line without it, and without what stands for a carriage return at its end. */
struct log_text log_prefix_strip(const struct log_prefix *prefix, struct log_text line);
/* Whether a line is of the same process; false where the prefix tells none. */
bool log_prefix_has(const struct log_prefix *prefix, struct log_text line);
/* The end of a line alone. */
struct log_text log_strip_end(struct log_text line, bool dots);

#endif
