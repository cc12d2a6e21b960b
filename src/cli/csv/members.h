/* SPDX-License-Identifier: BSD-2-Clause */
/* A record that is a line of JSON: it is read, and its answer written into it. */
#ifndef CSV_MEMBERS_H
#define CSV_MEMBERS_H

#include "batch.h"

/* Read the line of a record.  What is malformed has batch->json say why. */
enum jsonl_outcome members_read(struct batch *batch, const struct view *line);
/* The first member of the line that would be added; NULL: none is there. */
const struct output *members_clash(const struct batch *batch);
/* Write an answer into the line that was read last: values over others, and members before the
 * last brace.  false: out of memory. */
bool members_write(struct batch *batch, const struct view *line, const struct answer *answer);

#endif
