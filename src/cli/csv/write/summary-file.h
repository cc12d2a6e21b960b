/* SPDX-License-Identifier: BSD-2-Clause */
/* Where the summary goes. */
#ifndef CSV_SUMMARY_FILE_H
#define CSV_SUMMARY_FILE_H

#include "cli/csv/page/page.h"
#include "cli/csv/plan/options.h"
#include "cli/outfile.h"

#include <stdbool.h>
#include <stdio.h>

/* Open the file of --summary, if there is one: a run is not to be in vain.  Its name goes to the
 * summary once that is written.  false: reported. */
bool summary_file_open(struct outfile *file, const struct csv_options *options,
		       const volatile sig_atomic_t *halted);
/* Write a page to that file or, where there is none, to `usual`, in the form that was asked for,
 * and close the file.  false: reported. */
bool summary_file_write(struct outfile *file, const struct csv_options *options,
			const struct page *page, FILE *usual);
/* Both at once. */
bool summary_file_put(const struct csv_options *options, const struct page *page, FILE *usual);

#endif
