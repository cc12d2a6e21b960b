/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Records whose telephone numbers are masked.  That is done in the block, once nothing has to be
 * read of a record any more and before it is copied, so that every file gets the same.
 */
#ifndef CSV_MASKED_H
#define CSV_MASKED_H

#include "batch.h"

/* Mask the cells of a record, or the values of a line of JSON that was read last. */
void masked_record(struct batch *batch, const struct view *view);
void masked_line(struct batch *batch, const struct view *line);
/* Mask a malformed record, of which nobody knows its columns.  cut: it may be a piece of one,
 * which may begin or end within a number. */
void masked_malformed(struct batch *batch, const struct view *view, bool cut);
/* Mask what was found in a malformed line of JSON: a word, which may be cut out of a number, and
 * so every digit.  An escape stays, which says what is wrong with it. */
void masked_reason(const struct batch *batch, char *reason);
/* Mask the header line, which may be a record by mistake. */
void masked_header(struct batch *batch, const struct view *view);

#endif
