/* SPDX-License-Identifier: BSD-2-Clause */
/* Built as a shared object of its own, so that a call to it costs what a call
 * to libsipcause costs. */
#include "contender-array.h"

int32_t contender_array(const int32_t *cell, int32_t code)
{
	uint32_t index = (uint32_t)code - CONTENDER_FIRST;

	return index < CONTENDER_CELLS ? cell[index] : -2;
}
