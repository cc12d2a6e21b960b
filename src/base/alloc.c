/* SPDX-License-Identifier: BSD-2-Clause */
#include "alloc.h"

#include <stdlib.h>

void *sci_malloc(size_t size)
{
	return malloc(size);
}

void *sci_realloc(void *memory, size_t size)
{
	return realloc(memory, size);
}

void sci_free(void *memory)
{
	free(memory);
}
