/* SPDX-License-Identifier: BSD-2-Clause */
#include "tokens.h"

#include "base/count.h"
#include "sipcause.h"

/* RFC 8606 4. */
static const char *const locations[] = { "U",      "LPN",    "LN",     "TN",    "RLN", "RPN",
					 "LOC-6",  "INTL",   "LOC-8",  "LOC-9", "BI",  "LOC-11",
					 "LOC-12", "LOC-13", "LOC-14", "LOC-15" };

const char *sci_location_token(int32_t location)
{
	return locations[location & 15];
}

int32_t sci_location_find(struct sci_slice token)
{
	int32_t i;

	for (i = 0; i < (int32_t)SCI_COUNT(locations); i++)
		if (sci_slice_is(token, locations[i]))
			return i;
	return -1;
}

const char *sipcause_coding_word(int32_t coding)
{
	static const char *const words[] = { "ITU-T", "ISO/IEC", "national", "network" };

	return coding >= 0 && coding < (int32_t)SCI_COUNT(words) ? words[coding] : "?";
}
