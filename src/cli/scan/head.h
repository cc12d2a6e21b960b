/* SPDX-License-Identifier: BSD-2-Clause */
/* The head of a message as it was before a log had it: clean lines, in a buffer with a
 * bound, and what they say of the call that it belongs to. */
#ifndef LOG_HEAD_H
#define LOG_HEAD_H

#include "field.h"

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
	bool typed;             /* there is a Content-Type */
	bool sdp;               /* the body is a session description */
};

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
