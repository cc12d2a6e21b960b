/* SPDX-License-Identifier: BSD-2-Clause */
/* What is wrong with a summary that is read. */
#ifndef CSV_PAGE_TROUBLE_H
#define CSV_PAGE_TROUBLE_H

#include <stdbool.h>
#include <stddef.h>

struct page_trouble {
	bool memory; /* nothing, but memory is out */
	size_t byte; /* where, from 1; 0: the whole file */
	char text[300];
};

#endif
