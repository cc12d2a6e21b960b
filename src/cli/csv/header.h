/* SPDX-License-Identifier: BSD-2-Clause */
/* The header line, or the first record where there is none: it tells the columns. */
#ifndef CSV_HEADER_H
#define CSV_HEADER_H

#include "batch.h"
#include "cli/outfile.h"

/* Where it is read and written. */
struct header {
	struct blocks *blocks;
	const struct outfile *out;
	const struct outfile *reject; /* not open: there is none */
};

/* Read the first line, find the columns that it names for the plan, write the headers
 * of the output and of the reject file, and go back behind the line.  A status. */
int header_read(const struct header *header, struct batch *batch, struct plan *plan);

#endif
