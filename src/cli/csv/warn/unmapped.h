/* SPDX-License-Identifier: BSD-2-Clause */
/* No record has a code that is translated: a column, a delimiter or the profile may be wrong. */
#ifndef CSV_UNMAPPED_H
#define CSV_UNMAPPED_H

#include "cli/csv/page/page.h"
#include "cli/csv/plan/options.h"

struct cli;

/* Say so, with the commonest of what was found, and the profile that the first file looks like. */
void warn_none_mapped(struct cli *cli, const struct csv_options *options, const struct page *page);
/* " -f sip=status -f q850=cause"; to be freed with free(). */
char *warn_options_text(const char *name, const struct cli_list *values);

#endif
