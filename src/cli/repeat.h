/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Lines that were answered before are answered with the same rows, which nothing but the
 * line decides.  A line that something was said about is answered anew, for a message
 * names the line's number.
 */
#ifndef CLI_REPEAT_H
#define CLI_REPEAT_H

#include "memo.h"

/* A line that was not answered before, while it is. */
struct cli_fresh {
	uint64_t hash;
	unsigned long said;
};

/* Answer a line as it was before; its status was given then.  false: it is fresh. */
bool cli_repeat(const struct cli_memo *memo, const char *line, size_t length,
		struct cli_fresh *fresh);
/* Keep the answer to a fresh line. */
void cli_repeat_keep(struct cli_memo *memo, const char *line, size_t length,
		     const struct cli_fresh *fresh);

#endif
