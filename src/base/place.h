/* SPDX-License-Identifier: BSD-2-Clause */
/* A file, and a place in it, as messages and answers name them. */
#ifndef SCI_PLACE_H
#define SCI_PLACE_H

#include <stdint.h>

/* Files are numbered in the order of reading. */
struct sci_file {
	const char *name;
	uint32_t order;
};

/* Line and column count from 1; 0 is "not known". */
struct sci_place {
	const struct sci_file *file; /* NULL: no file */
	uint32_t line;
	uint32_t column;
};

#endif
