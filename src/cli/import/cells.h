/* SPDX-License-Identifier: BSD-2-Clause */
/* The rows of a pasted table: CSV, TSV, or a wiki's. */
#ifndef IMPORT_CELLS_H
#define IMPORT_CELLS_H

#include "cli/say.h"
#include "conf.h"
#include "taken.h"

#define CELLS_MAX 32

/* What the columns have, as --columns names them. */
struct cells_columns {
	struct {
		enum { CELLS_SKIP, CELLS_FROM, CELLS_TO, CELLS_FROM_PHRASE, CELLS_TO_PHRASE } what;
	} items[CELLS_MAX];
	size_t count;
	const char *from, *to; /* spaces */
};

/* Read the words of --columns.  false: they are not usable, which was said. */
bool cells_name(struct cells_columns *columns, const struct cli_list *words);
void cells_take(const struct cells_columns *columns, struct conf *conf, struct taken *taken);

#endif
