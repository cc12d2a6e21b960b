/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * On which branch of a call each of its messages is, as far as that can be told: the same
 * topmost Via branch, or the tag that the called side gave, is the same branch.
 */
#ifndef CLI_BRANCHES_H
#define CLI_BRANCHES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How many words are remembered; messages of further branches are on that of the message
 * before. */
#define CLI_BRANCH_WORDS 128

struct cli_branch_word {
	const char *text;
	size_t length;
	bool tag; /* or the branch of a Via */
	int32_t branch;
};

/* Zero at first. */
struct cli_branches {
	struct cli_branch_word words[CLI_BRANCH_WORDS];
	size_t count;
	int32_t last; /* branch that a message was on */
	int32_t most; /* branch that there is */
	bool asked;   /* for another request: a challenge, on this branch and by this CSeq */
	int32_t asked_branch;
	int64_t asked_number;
};

/* The branch of the next message.  The heads must stay as they are. */
int32_t cli_branches_next(struct cli_branches *branches, const char *head, size_t length);

#endif
