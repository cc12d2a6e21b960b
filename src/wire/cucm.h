/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The cause values in the call records of Cisco Unified CM.  They are numbers of 32 bits,
 * which some records show as negative:
 *
 *   [ status 8 | other 16 | 0 | cause 7 ]
 *
 * The status is SIP's, by a number of its own; 0 where there is none.
 */
#ifndef SCI_CUCM_H
#define SCI_CUCM_H

#include <stdint.h>

/* The number of 32 bits that a signed or unsigned one stands for; false: it has more. */
static inline _Bool sci_cucm_fits(int64_t number)
{
	return number >= INT32_MIN && number <= UINT32_MAX;
}
/* The SIP status of a value; -1: it names none. */
int32_t sci_cucm_status(uint32_t value);
/* Its cause; -1: its low byte is none. */
int32_t sci_cucm_cause(uint32_t value);

#endif
