/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * SIP and HTTP messages in text, one after the other, as traces and logs print them.
 *
 *   10:00:01.123 192.0.2.1:5060 -> 192.0.2.2:5060      passed over
 *       SIP/2.0 486 Busy Here                          a head, whose lines lose what
 *       CSeq: 1 INVITE                                 stands before each of them
 *
 *       v=0                                            its body, which holds no message
 *
 * A head begins at a status line or request line, and ends at an empty line or where the
 * next one begins.  ngrep's dots in the place of the CR are taken for what they are.
 */
#ifndef CLI_MESSAGES_H
#define CLI_MESSAGES_H

#include "head-lines.h"

/* Lines that are no part of a message. */
struct cli_passed {
	size_t count;
	size_t line; /* of the first one */
	const char *text;
	size_t length;
};

/* What may follow a head: a body of so many bytes, one up to the next empty line, or all
 * that there is.  Where it is closed no message begins in it. */
enum cli_body_end { CLI_BODY_NONE, CLI_BODY_COUNTED, CLI_BODY_BLOCK, CLI_BODY_REST };
struct cli_body {
	enum cli_body_end end;
	bool closed;
	size_t left;             /* of what was counted */
	size_t margin;           /* bytes before each line that do not count */
	size_t line_end;         /* bytes that each line end counts */
	struct cli_passed block; /* lines that are of no body where a message follows them */
};

/* A text that is being cut. */
struct cli_messages {
	struct cli_mark next;
	const char *end;
	char *room;
	struct cli_body body; /* of the message before */
	struct cli_passed passed;
};

struct cli_head {
	const char *bytes; /* in the text or in the room */
	size_t length;
	size_t line;   /* of the text where it begins, from 1 */
	size_t before; /* bytes that stood before its first line */
	size_t indent; /* and before each of the others */
};

/* Begin to cut a text.  The room, for as many bytes as the text has, is for heads whose lines
 * have to be put together; both must outlive the heads. */
void cli_messages_begin(struct cli_messages *messages, const char *text, size_t length, char *room);
/* The next head.  false: there is none, and all lines have been looked at. */
bool cli_messages_next(struct cli_messages *messages, struct cli_head *head);

#endif
