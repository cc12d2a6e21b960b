/* SPDX-License-Identifier: BSD-2-Clause */
/* Warnings about records of which nothing could be compared. */
#ifndef CLI_RECORDS_SAID_H
#define CLI_RECORDS_SAID_H

#include "cli/csv/count/changes.h"
#include "cli/csv/page/page.h"

/* Say so where no record has a code that a map translates: a column may be a wrong one. */
void compare_say_none_mapped(const struct page *page, const struct changes *changes);

/* Say so where --when holds for no record. */
void compare_say_none_met(const struct page *page, const struct changes *changes);

#endif
