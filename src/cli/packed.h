/* SPDX-License-Identifier: BSD-2-Clause */
/* Files that are compressed: by what their first bytes say. */
#ifndef CLI_PACKED_H
#define CLI_PACKED_H

#include <stddef.h>

struct cli_packed {
	const char *first; /* bytes */
	size_t length;
	const char *name; /* of the format */
	const char *cat;  /* the command that writes what is in it */
};

/* The format that a file of these first bytes is in; NULL: it is not compressed. */
const struct cli_packed *cli_packed_by(const char *bytes, size_t length);

#endif
