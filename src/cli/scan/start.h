/* SPDX-License-Identifier: BSD-2-Clause */
/* Where in a line a SIP message begins. */
#ifndef LOG_START_H
#define LOG_START_H

#include "field.h"

/* Where the first line of a message stands in a line of a log. */
struct log_start {
	size_t at;     /* its first byte; what is before it is the log's */
	size_t end;    /* behind the status code, or the request line */
	int status;    /* 0: it is a request */
	bool touching; /* a letter or digit stands before it: only a whole message counts */
	/* The method of a request, or of the request line that stood before the status. */
	struct log_text method;
};

/* Whether a text begins with one, without anything before it. */
bool log_starts(struct log_text text);
/* The start in a line; false: there is none. */
bool log_start_find(struct log_text line, struct log_start *start);
/* Whether what stands before a place says that all of the line is somebody's own text:
 * a User-Agent, a request of HTTP. */
bool log_is_quotation(struct log_text line, size_t at);

#endif
