/* SPDX-License-Identifier: BSD-2-Clause */
/* The configuration that is read: all its bytes, and its lines. */
#ifndef IMPORT_CONF_H
#define IMPORT_CONF_H

#include "cli/dialect/match.h"

#define CONF_BYTES_MAX ((size_t)64 << 20)

struct conf {
	char *bytes;
	size_t length;
	size_t next; /* where the next line begins */
	uint32_t lines;
	bool tabs; /* those at the end of a line stay: the last cells may be empty */
};

struct conf_line {
	char text[MATCH_LINE_MAX + 1]; /* without its end, and blanks before that, but see tabs */
	uint32_t number;               /* of its first line, from 1 */
	bool cut;                      /* it is too long or has a NUL: the text is only its begin */
};

/* Read a file, or standard input for "-".  A byte order mark goes; UTF-16, which PowerShell
 * writes, becomes UTF-8.  false: it cannot be read, which was said. */
bool conf_read(struct conf *conf, const char *path);
/* The same of bytes, which are copied. */
void conf_set(struct conf *conf, const char *bytes, size_t length);
void conf_free(struct conf *conf);

/* The next line; where `continued` matches, it goes on in the line behind it.  false: there is
 * none. */
bool conf_next(struct conf *conf, struct dialect_match *continued, struct conf_line *line);

#endif
