/* SPDX-License-Identifier: BSD-2-Clause */
/* The head of a message as it was before a log had it: clean lines, in a buffer with a
 * bound, and what they say of the call that it belongs to. */
#ifndef LOG_HEAD_H
#define LOG_HEAD_H

#include "field.h"

/* Whether a body may hold what looks like the first line of a message. */
enum log_body {
	LOG_BODY_OTHER,    /* no: a session description and the like */
	LOG_BODY_PARTS,    /* some of its parts may */
	LOG_BODY_MESSAGES, /* it may: a message, or a text */
};

#define LOG_HEAD_MAX ((size_t)64 << 10)

struct log_head {
	char *bytes; /* LOG_HEAD_MAX of them */
	size_t length;
	/* The same without header fields that say nothing of how a call ended, and with the
	 * method alone in CSeq, so that what means the same is the same. */
	char *kept;
	size_t kept_length;
	bool keeps; /* what goes on with the last field is kept */
	bool cut;   /* there was more than has room */
	size_t fields;

	/* Slices of the bytes; nothing where there is none. */
	struct log_text call_id, from_tag, to_tag, via_branch;
	struct log_text cseq;   /* all of its value */
	struct log_text method; /* of its request, by CSeq */
	int64_t number;         /* of CSeq; -1: none */
	int64_t body;           /* octets of the body, by Content-Length; -1: not known */
	enum log_body type;     /* of the body, by Content-Type */
};

/* What a body of a media type may hold. */
enum log_body log_body_of(struct log_text type);
/* false: out of memory. */
bool log_head_make(struct log_head *head);
void log_head_drop(struct log_head *head);
/* Begin with the first line of a message; one that is empty is none. */
void log_head_begin(struct log_head *head, struct log_text first);
/* Make another first line of it, before any field is added. */
void log_head_first(struct log_head *head, size_t length);
/* A line of a header field, or one that goes on with it. */
void log_head_add(struct log_head *head, struct log_text line);

#endif
