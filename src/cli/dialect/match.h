/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Patterns of dialects: extended regular expressions of POSIX, of which only those are compiled
 * whose size and time are bounded.
 */
#ifndef CLI_DIALECT_MATCH_H
#define CLI_DIALECT_MATCH_H

#include "members.h"

#include <regex.h>

/* Groups of a pattern, with the whole match as the first. */
#define MATCH_GROUPS 10
/* Bytes of a line that is matched. */
#define MATCH_LINE_MAX 4096

struct dialect_match {
	const char *text; /* NULL: there is no pattern */
	regex_t regex;
	bool folded; /* the case of letters does not matter */
	size_t size; /* in atoms, with all repetitions */
	size_t groups;
	bool compiled;
	struct dialect_match *next; /* of those that are compiled */
};

/* What a match found: offsets in the text. */
struct match_groups {
	regmatch_t at[MATCH_GROUPS];
};

/* Read a pattern into a struct dialect_match; places have MATCH_FOLDED where case does not
 * matter. */
#define MATCH_FOLDED 1u
void match_read(struct at at, const struct sci_node *node, void *out);
/* Whether a line of at most MATCH_LINE_MAX bytes, which ends in NUL, matches; groups may be NULL.
 * false also where there is no pattern. */
bool match_line(struct dialect_match *match, const char *line, struct match_groups *groups);
/* How many groups it has. */
size_t match_group_count(const struct dialect_match *match);
void match_free(struct dialect_match *match);

#endif
