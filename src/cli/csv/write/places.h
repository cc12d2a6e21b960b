/* SPDX-License-Identifier: BSD-2-Clause */
/* Whether files that have different uses are the same one. */
#ifndef CSV_PLACES_H
#define CSV_PLACES_H

#include "cli/csv/plan/options.h"

/* Whether every file that would be written is another than all the others, and than those
 * that are read; only --output may replace the input, where this is one file.  Names of
 * files that are not there yet count by their folder.  Devices like /dev/null may be the
 * same.  false: the error was reported. */
bool places_differ(const struct csv_options *options);

#endif
