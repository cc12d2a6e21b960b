/* SPDX-License-Identifier: BSD-2-Clause */
/* csv --add: the summaries of several runs as one. */
#ifndef CSV_ADD_H
#define CSV_ADD_H

#include "cli/csv/plan/options.h"

/* The exit status. */
int add_summaries(const struct csv_options *options);

#endif
