/* SPDX-License-Identifier: BSD-2-Clause */
#include "slice.h"

#include "text.h"

bool sci_slice_is(struct sci_slice slice, const char *word)
{
	uint32_t i;

	for (i = 0; i < slice.length; i++)
		if (word[i] == '\0' ||
		    (slice.text[i] != word[i] && sci_lower(slice.text[i]) != sci_lower(word[i])))
			return false;
	return word[i] == '\0';
}

int32_t sci_slice_number(struct sci_slice digits)
{
	int64_t value = 0;
	uint32_t i;

	for (i = 0; i < digits.length; i++) {
		value = value * 10 + (digits.text[i] - '0');
		if (value > INT32_MAX)
			return -1;
	}
	return (int32_t)value;
}
