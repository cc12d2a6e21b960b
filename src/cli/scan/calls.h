/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The messages of a log by Call-ID.  So many calls are open at once; when one more comes, the
 * one that was silent for longest is closed, and what comes of it later is counted.
 */
#ifndef LOG_CALLS_H
#define LOG_CALLS_H

#include "legs.h"

#define LOG_WINDOW 10000
#define LOG_WINDOW_MAX 1000000
struct log_closed;
struct log_calls {
	size_t window;
	size_t count;
	struct log_call **places;
	size_t place_count; /* a power of two */
	struct log_call *newest, *oldest;
	struct log_closed *closed; /* Call-IDs of calls that were closed lately */
	uint64_t seed;
	uint64_t opened;
	uint64_t late; /* messages of closed calls */
	void (*close)(void *data, const struct log_call *call);
	void *data;
};

/* What became of a message. */
enum log_call_took { LOG_CALL_TOOK, LOG_CALL_LATE, LOG_CALL_NONE, LOG_CALL_NO_MEMORY };

/* false: out of memory.  close() is called with each call as it is closed. */
bool log_calls_make(struct log_calls *calls, size_t window,
		    void (*close)(void *data, const struct log_call *call), void *data);
/* Close all that are open, in the order of their first messages, and let the memory go. */
void log_calls_end(struct log_calls *calls);
/* LOG_CALL_NONE: it has no Call-ID. */
enum log_call_took log_calls_add(struct log_calls *calls, const struct log_message *message,
				 const char *log);

#endif
