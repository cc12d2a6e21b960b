/* SPDX-License-Identifier: BSD-2-Clause */
#include "cucm.h"

#include "base/count.h"

#include <stddef.h>

int32_t sci_cucm_status(uint32_t value)
{
	/* Top bytes from here to there, and the status of the first. */
	static const struct {
		uint8_t first, last;
		int16_t status;
	} tops[] = {
		{ 0x01, 0x22, 400 }, /* to 433 */
		{ 0x40, 0x59, 480 }, /* to 505 */
		{ 0x5A, 0x5A, 513 }, { 0xA1, 0xA1, 600 }, { 0xA2, 0xA2, 603 },
		{ 0xA3, 0xA3, 604 }, { 0xA4, 0xA4, 606 }, { 0xA7, 0xA7, 503 }, /* with cause 63 */
	};
	const uint32_t top = value >> 24;
	size_t i;

	/* What the bits between them mean is not known, so that it is no such pair. */
	if ((value & 0x00FFFF80u) != 0)
		return -1;
	for (i = 0; i < SCI_COUNT(tops); i++)
		if (top >= tops[i].first && top <= tops[i].last)
			return tops[i].status + (int32_t)(top - tops[i].first);
	return -1;
}

int32_t sci_cucm_cause(uint32_t value)
{
	if ((value & 0x80u) != 0)
		return -1;
	/* Other bits without a cause are a code of their own. */
	return value != 0 && (value & 0x7Fu) == 0 ? -1 : (int32_t)(value & 0x7Fu);
}
