/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The one door to the heap.  Everything in the library that needs memory calls
 * these, so that a test can put its own in their place and make any single
 * allocation fail.
 */
#ifndef SCI_ALLOC_H
#define SCI_ALLOC_H

#include <stddef.h>

/* As malloc, realloc and free; sizes are never 0. */
void *sci_malloc(size_t size);
void *sci_realloc(void *memory, size_t size);
void sci_free(void *memory);

#endif
