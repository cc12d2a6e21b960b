/* SPDX-License-Identifier: BSD-2-Clause */
/* Where the summary goes. */
#ifndef CSV_SUMMARY_FILE_H
#define CSV_SUMMARY_FILE_H

#include "cli/csv/page/page.h"
#include "cli/csv/plan/options.h"

#include <stdbool.h>
#include <stdio.h>

/* Write a page to the file of --summary, or where there is none to `usual`, in the form that
 * was asked for.  false: reported. */
bool summary_file_put(const struct csv_options *options, const struct page *page, FILE *usual);

#endif
