/* SPDX-License-Identifier: BSD-2-Clause */
/* The text of a file while it is written, and values that are put into it. */
#ifndef EXPORT_TEXT_H
#define EXPORT_TEXT_H

#include "cli/dialect/dialect.h"

/* Bytes that grow. */
struct dialect_text {
	char *bytes;
	size_t length, room;
	size_t limit; /* more is not put; 0: there is none */
};
void dialect_text_put(struct dialect_text *text, const char *bytes, size_t length);
/* Put a value, escaped and maybe in quotes; NULL: there is none.  false: it has a character that
 * this dialect cannot write. */
bool dialect_text_value(struct dialect_text *text, const struct dialect *dialect, const char *value,
			bool quoted);

#endif
