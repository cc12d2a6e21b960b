/* SPDX-License-Identifier: BSD-2-Clause */
/* The map that an import writes, and what is said of its lines. */
#ifndef IMPORT_PUT_H
#define IMPORT_PUT_H

#include "cli/dialect/dialect.h"
#include "judged.h"

#include <stdio.h>

struct put {
	const struct dialect *dialect;
	const char *map;          /* its name */
	const char *file;         /* that was read, as rows name it */
	const char *const *bases; /* that it extends */
	size_t base_count;
	const char *scope; /* NULL: all rows are of the whole device */
	bool whole;        /* it goes to standard output, and gets its name later */
	bool no_location;  /* its rows to causes have none, as check finds */
};

/* Write the map; the remarks are in order of their lines. */
void put_map(FILE *out, const struct put *put, const struct judged *judged,
	     const struct taken *taken);
/* Sort the remarks by line, and print them to standard error: the first of each kind, and how many
 * more there are. */
void put_remarks(const char *file, struct taken *taken);

#endif
