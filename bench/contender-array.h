/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The least that a look-up in another shared object can be: a range check and
 * one read of an array.  sipcause_translate() is measured against it.
 */
#ifndef CONTENDER_ARRAY_H
#define CONTENDER_ARRAY_H

#include <stdint.h>

#define CONTENDER_FIRST 100
#define CONTENDER_LAST 699
#define CONTENDER_CELLS (CONTENDER_LAST - CONTENDER_FIRST + 1)

/* cell[code - CONTENDER_FIRST], or -2 for a code that is out of range. */
__attribute__((visibility("default"), pure)) int32_t contender_array(const int32_t *cell,
								     int32_t code);

#endif
