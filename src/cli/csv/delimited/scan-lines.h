/* SPDX-License-Identifier: BSD-2-Clause */
/* Where lines end: each is a record of one field, whatever is in it. */
#ifndef CSV_SCAN_LINES_H
#define CSV_SCAN_LINES_H

#include "scan-index.h"

/* Find the complete lines from a byte on, as scan_block() does of records.  *goes_on: the last one
 * found is over the limit and has no end yet. */
size_t scan_lines(const unsigned char *bytes, size_t at, size_t length, size_t limit, bool last,
		  struct scan_index *index, bool *goes_on);

#endif
