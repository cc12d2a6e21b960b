/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The contents of a cause information element (Q.931 octets 3 and on), which ISUP
 * cause indicators have in common:
 *
 *   3   [ ext | coding 2 | spare | location 4 ]
 *   3a  [  1  | recommendation 7 ]                 where ext of octet 3 is 0
 *   4   [  1  | cause 7 ]
 *   5.. diagnostics
 */
#ifndef SCI_OCTETS_H
#define SCI_OCTETS_H

#include <stddef.h>
#include <stdint.h>

struct sci_octets {
	int8_t coding;
	int8_t location;
	int16_t recommendation; /* -1: no octet 3a */
	int32_t cause;
	size_t head; /* octets before the diagnostics */
};

#define SCI_IE_CAUSE 0x08

/* NULL, or what is expected at octet *at. */
const char *sci_octets_read(const unsigned char *bytes, size_t length, struct sci_octets *octets,
			    size_t *at);

#endif
