/* SPDX-License-Identifier: BSD-2-Clause */
/* Rows that were judged: codes of spaces, by table. */
#ifndef IMPORT_JUDGED_H
#define IMPORT_JUDGED_H

#include "taken.h"

struct judged_row {
	int32_t code, answer;       /* answer below 0: as the product has it */
	int32_t companion;          /* of `when`; below 0: none */
	const char *phrase;         /* NULL: that of the answer */
	const struct taken_row *as; /* NULL: it is the product's own, for what no condition fits */
};

/* A table, and what the product has for it. */
struct judged_table {
	const struct sipcause_space *from, *to,
		*when;                     /* when: NULL, or what conditions are about */
	const struct sipcause_table *base; /* NULL: there is none */
	const char *base_map;              /* that has it */
	struct judged_row *rows; /* by code; of one code those with conditions come first */
	size_t count, room;
	size_t read; /* rows that the configuration has */
};

#define JUDGED_TABLES_MAX 16

struct judged {
	struct judged_table tables[JUDGED_TABLES_MAX];
	size_t count;
	size_t kept, standard; /* rows of the map, and those that the product has anyway */
	struct sci_arena arena;
};

#endif
