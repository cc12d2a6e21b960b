/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The messages in the lines of a log.
 *
 * Lines are given one after the other; those that log_look_next() passes over while no
 * message is open need not be.  sipcause-scan(1) has the rules.
 */
#ifndef LOG_FIND_H
#define LOG_FIND_H

#include "line.h"
#include "octets.h"
#include "prefix.h"

/* A message, clean; of one in words, what says how its call ended. */
struct log_message {
	int32_t form; /* SIPCAUSE_FORM_HEAD, _HEADER or _OCTETS */
	const void *bytes;
	size_t length;
	struct log_text label; /* its first line */
	uint64_t first, last;  /* lines */
	const struct log_head *head;
};

enum log_found {
	LOG_NOTHING, /* the line is of no message */
	LOG_WHOLE,   /* the line holds a whole message, which is there now */
	/* A message begins in the line, or goes on, and may go on in the next; where
	 * message.last is not the line, it is somebody else's between two of the message. */
	LOG_OPEN,
	LOG_ENDED /* a message that began before is there now; the line comes again */
};

/* 16 messages of different processes may be open at once, beside the line that is read. */
#define LOG_SLOTS 17

/* A message that began, or the body of one. */
struct log_slot {
	struct log_head head;
	struct log_prefix prefix;
	uint64_t first, last; /* lines of it */
	uint64_t seen;        /* the last line of it or of its body */
	bool open;
	bool touching;               /* see struct log_start */
	char method[LOG_METHOD_MAX]; /* in words of the first line */
	size_t spoken;               /* the length of that where it stands among words */
	size_t foreign;              /* lines of others since its last one */
	int64_t body;                /* octets of a body that is still to come */
	enum log_body type;          /* of it, or of the part that is being read */
};

struct log_find {
	struct log_message message;
	struct log_slot slots[LOG_SLOTS];
	size_t slot;   /* that the message, or the line, is of */
	size_t active; /* of them that are open or have a body to come */
	char *room;    /* for a line without colours */
	struct log_q931 q931;
	unsigned char octets[LOG_OCTETS_MAX];
	uint64_t cut; /* messages that were longer than what is kept of one */
};

/* false: out of memory. */
bool log_find_make(struct log_find *find);
void log_find_drop(struct log_find *find);
/* A line without its end; it comes again as long as something has ended. */
enum log_found log_find_line(struct log_find *find, struct log_text line, uint64_t number);
/* The log ends: LOG_ENDED, as often as something is open, or LOG_NOTHING. */
enum log_found log_find_end(struct log_find *find);
/* Whether every line has to be given now. */
static inline bool log_find_waits(const struct log_find *find)
{
	return find->active > 0;
}

#endif
