/* SPDX-License-Identifier: BSD-2-Clause */
/* Whether a further file has the header line of the first, or as many columns. */
#ifndef CSV_HEADS_H
#define CSV_HEADS_H

#include "cli/csv/record/bytes.h"
#include "cli/csv/delimited/scan.h"
#include "inputs.h"

/* The header line of the first file. */
struct head {
	bool there;
	struct bytes bytes; /* without a byte order mark and its line end */
	uint64_t lines;     /* that it takes */
	char delimiter;
	const char *name; /* of the first file */
	unsigned mask;    /* digits of numbers that messages hide, or 0 */
};

enum head_outcome { HEAD_AGREES, HEAD_DIFFERS, HEAD_HALTED, HEAD_FAILED, HEAD_MEMORY };

/* Read the header line of a file that was just opened, and no byte more.  HEAD_DIFFERS has a
 * message, HEAD_FAILED leaves errno.  skipped: its bytes. */
enum head_outcome head_skip(const struct head *head, const struct inputs *inputs,
			    const struct input *input, uint64_t *skipped,
			    char message[INPUT_MESSAGE]);
/* Look at all further files that can be read again: at their header lines or, where there is
 * none, whether some record at their beginning has as many columns as scan->columns says.
 * A status; what differs was reported. */
int heads_look_at(const struct head *head, const struct inputs *inputs, const struct scan *scan);

#endif
