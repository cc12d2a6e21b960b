/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Expressions of the commonest shape, which are matched without regexec() and much faster:
 *
 *   ^  before  ( .* )  after  $        also with .+ and with [^x]* and [^x]+ in the group
 *
 * before and after are plain characters; all but the group may be missing, but not both of ^
 * and before.  They give what regexec() gives: the first place, and there the longest.
 */
#ifndef CSV_BY_PLAIN_H
#define CSV_BY_PLAIN_H

#include "cli/csv/plan/by.h"

#include <stddef.h>

struct by_plain {
	bool first; /* only where the text begins */
	bool last;  /* only where it ends */
	bool one;   /* the group has one byte at least */
	bool stops; /* ... and not this one: */
	char stop;
	char before[BY_PATTERN_MAX + 1];
	char after[BY_PATTERN_MAX + 1];
	size_t before_length, after_length;
};

/* Whether an expression has this shape. */
bool by_plain_read(struct by_plain *plain, const char *pattern);
/* Where the group lies in a text; false: the text does not match. */
bool by_plain_match(const struct by_plain *plain, const char *text, size_t length, size_t *from,
		    size_t *size);

#endif
