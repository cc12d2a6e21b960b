/* SPDX-License-Identifier: BSD-2-Clause */
#include "octets.h"

#define LAST 0x80u /* the extension bit: no further octet of this group follows */

const char *sci_octets_read(const unsigned char *bytes, size_t length, struct sci_octets *octets,
			    size_t *at)
{
	*at = 0;
	if (length == 0)
		return "octet 3, coding standard and location";
	octets->coding = (int8_t)(bytes[0] >> 5 & 3u);
	octets->location = (int8_t)(bytes[0] & 15u);
	octets->recommendation = -1;
	*at = 1;
	if ((bytes[0] & LAST) == 0) {
		if (length == 1)
			return "octet 3a, as octet 3 has its high bit clear";
		if ((bytes[1] & LAST) == 0)
			return "octet 3a with its high bit set";
		octets->recommendation = (int16_t)(bytes[1] & 0x7Fu);
		*at = 2;
	}
	if (*at == length)
		return "octet 4, the cause";
	if ((bytes[*at] & LAST) == 0)
		return "octet 4, the cause, with its high bit set";
	octets->cause = bytes[*at] & 0x7F;
	octets->head = *at + 1;
	return NULL;
}
