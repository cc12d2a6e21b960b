/* SPDX-License-Identifier: BSD-2-Clause */
/* Warnings about records of which nothing could be compared. */
#ifndef CLI_RECORDS_SAID_H
#define CLI_RECORDS_SAID_H

#include "cli/csv/changes.h"

/* Say so where no record has a code that a map translates: a column may be a wrong one.
 * false: out of memory. */
bool compare_say_none_mapped(const struct counts *counts, const struct changes *changes);

/* Say so where --when holds for no record. */
void compare_say_none_met(const struct counts *counts, const struct changes *changes);

#endif
