/* SPDX-License-Identifier: BSD-2-Clause */
/* Records for the reject file. */
#ifndef CSV_REJECT_H
#define CSV_REJECT_H

#include "form.h"

/* A malformed record. */
bool reject_record(struct batch *batch, const struct view *view, const struct wrong *wrong);
/* A further piece of one. */
bool reject_more(struct batch *batch, const struct view *view);
/* The file ends where a record was thought to go on. */
bool reject_end(struct batch *batch);
/* A copy of a record that is unmapped, for the reject file. */
bool reject_copy(struct batch *batch, const struct view *view, const struct answer *answer);

#endif
