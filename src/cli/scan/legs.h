/* SPDX-License-Identifier: BSD-2-Clause */
/* What the messages of one call say of its end. */
#ifndef LOG_LEGS_H
#define LOG_LEGS_H

#include "find.h"

struct sipcause_message;

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

/* Whether a message begins a call where none of its Call-ID is open: an INVITE and the
 * responses to it, a BYE, a CANCEL, and a Reason by itself. */
bool log_leg_begins(const struct log_message *message);
/* Keep what a message says; one that says what another did is one with it.  false: out of
 * memory. */
bool log_leg_add(struct log_call *call, const struct log_message *message, uint64_t seed);

/* Read all that a call said into a message, each on its branch. */
void log_call_read(const struct log_call *call, struct sipcause_message *message);
/* The first line of a leg. */
struct log_text log_call_label(const struct log_call *call, uint32_t leg);

#endif
