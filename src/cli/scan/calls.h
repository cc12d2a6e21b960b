/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The messages of a log by Call-ID.  So many calls are open at once; when one more comes, the
 * one that was silent for longest is closed, and what comes of it later is counted.
 */
#ifndef LOG_CALLS_H
#define LOG_CALLS_H

#include "find.h"

struct sipcause_message;

#define LOG_WINDOW 10000
#define LOG_WINDOW_MAX 1000000
/* What is kept of one call at most. */
#define LOG_LEGS_MAX 48
#define LOG_TEXT_MAX 16384

/* What a message of a call says; tags and branches as hashes, 0 where there is none. */
struct log_leg {
	uint64_t to_tag, from_tag, via;
	int64_t number; /* of CSeq */
	int status;     /* 0: a request, BYE or CANCEL */
	bool bye;
	uint32_t length; /* of its text, which follows that of the one before */
};

struct log_call {
	struct log_call *newer, *older; /* by when they were heard of last */
	struct log_call *same_place;    /* of the table */
	uint64_t hash;
	char *id;
	size_t id_length;
	const char *log; /* where its first message stood, and that line; and the last one */
	uint64_t first, last;
	uint64_t messages;
	uint64_t opened; /* in which turn */
	struct log_leg *legs;
	uint32_t leg_count;
	char *text;
	size_t text_length, text_room;
};

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

/* Read all that a call said into a message, each on its branch. */
void log_call_read(const struct log_call *call, struct sipcause_message *message);
/* The first line of a leg. */
struct log_text log_call_label(const struct log_call *call, uint32_t leg);

#endif
