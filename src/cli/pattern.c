/* SPDX-License-Identifier: BSD-2-Clause */
#include "pattern.h"

#include <stdio.h>

#include <string.h>

bool cli_is_pattern(const char *text, size_t length)
{
	bool digit = false, wild = false;
	size_t i;

	for (i = 0; i < length; i++) {
		if (text[i] >= '0' && text[i] <= '9')
			digit = true;
		else if (memchr("xX?*[]-", text[i], 7) != NULL)
			wild = wild || text[i] != '-';
		else
			return false;
	}
	return wild && (digit || text[0] == '*');
}

/* One [...]; sets *end behind it.  false: it has no end, or the digit is not in it. */
static bool in_set(const char *pattern, size_t length, char digit, size_t *end)
{
	const char *close = memchr(pattern, ']', length);
	size_t i, size;
	bool found = false;

	if (close == NULL)
		return false;
	size = (size_t)(close - pattern);
	*end = size + 1;
	for (i = 1; i < size; i++) {
		if (i + 2 < size && pattern[i + 1] == '-') {
			found = found || (digit >= pattern[i] && digit <= pattern[i + 2]);
			i += 2;
		} else {
			found = found || digit == pattern[i];
		}
	}
	return found;
}

static bool matches(const char *pattern, size_t length, const char *digits)
{
	while (length > 0) {
		size_t used = 1;

		if (*pattern == '*') {
			while (*digits != '\0' && !matches(pattern + 1, length - 1, digits))
				digits++;
			return matches(pattern + 1, length - 1, digits);
		}
		if (*digits == '\0')
			return false;
		if (*pattern == '[') {
			if (!in_set(pattern, length, *digits, &used))
				return false;
		} else if (*pattern != 'x' && *pattern != 'X' && *pattern != '?' &&
			   *pattern != *digits) {
			return false;
		}
		pattern += used;
		length -= used;
		digits++;
	}
	return *digits == '\0';
}

bool cli_matches(const char *pattern, size_t length, int32_t code)
{
	char digits[12];

	/* Longer ones match nothing, and stars of a real pattern are few. */
	if (length > 32)
		return false;
	snprintf(digits, sizeof(digits), "%d", code);
	return matches(pattern, length, digits);
}
