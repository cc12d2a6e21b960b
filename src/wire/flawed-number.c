/* SPDX-License-Identifier: BSD-2-Clause */
/* Numbers with something round them. */
#include "flawed.h"

#include "base/text.h"

/* Whether what stands behind digits is a part of the same word, or another number. */
static bool goes_on(struct sci_input *cursor)
{
	const char c = cursor->at < cursor->end ? *cursor->at : ' ';

	if (sci_is_letter(c) || sci_is_digit(c) || c == '_' || c == '.' || (c & 0x80) != 0)
		return true;
	while (cursor->at < cursor->end &&
	       (sci_flawed_is_white(*cursor->at) || *cursor->at == '-' || *cursor->at == '/' ||
		*cursor->at == '|' || *cursor->at == '&' || *cursor->at == '+'))
		cursor->at++;
	return cursor->at < cursor->end && sci_is_digit(*cursor->at);
}

/* Take the digits of a number to a base; a number beyond 2^31 is just very large. */
static bool take_digits(struct sci_input *cursor, int base, int64_t *number)
{
	const char *begin = cursor->at;

	for (*number = 0; cursor->at < cursor->end; cursor->at++) {
		int digit = sci_hex_value(*cursor->at);

		if (digit < 0 || digit >= base)
			break;
		if (*number <= INT32_MAX)
			*number = *number * base + digit;
	}
	return cursor->at > begin;
}

int64_t sci_flawed_number(struct sci_slice text)
{
	struct sci_input cursor = { text.text, text.text + text.length };
	int64_t number, fraction;
	int base = 10;

	if (!sci_input_take(&cursor, '+') && cursor.end - cursor.at > 2 && cursor.at[0] == '0' &&
	    sci_lower(cursor.at[1]) == 'x') {
		cursor.at += 2;
		base = 16;
	}
	if (!take_digits(&cursor, base, &number))
		return -1;
	if (base == 10 && sci_input_take(&cursor, '.') &&
	    (!take_digits(&cursor, 10, &fraction) || fraction != 0))
		return -1;
	return goes_on(&cursor) ? -1 : number;
}
