/* SPDX-License-Identifier: BSD-2-Clause */
/* Writing into lines of JSON: values in the place of others, and members before the last brace. */
#ifndef CSV_JSONL_WRITE_H
#define CSV_JSONL_WRITE_H

#include "read.h"

/* Write a value: a string, number, word or null; a number or word that JSON has not becomes a
 * string.  Nothing in it can end a line or act on a terminal, and a byte that is not UTF-8
 * becomes U+FFFD.  false: out of memory. */
bool jsonl_put(struct bytes *to, enum jsonl_kind kind, const char *text, size_t length);
/* Write a member, with a comma before it unless it is the first. */
bool jsonl_put_member(struct bytes *to, bool first, const char *name, enum jsonl_kind kind,
		      const char *text, size_t length);

#endif
