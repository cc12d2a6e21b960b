/* SPDX-License-Identifier: BSD-2-Clause */
#include "json-write.h"

#include <stdbool.h>
#include <string.h>

static size_t put_unit(char *room, uint32_t unit)
{
	static const char digits[] = "0123456789abcdef";
	unsigned i;

	room[0] = '\\';
	room[1] = 'u';
	for (i = 0; i < 4; i++)
		room[2 + i] = digits[unit >> (12 - 4 * i) & 0xF];
	return 6;
}

size_t sci_json_escape(char room[SCI_JSON_ESCAPE], uint32_t character)
{
	static const char letters[] = "\"\"\\\\\bb\ff\nn\rr\tt";
	size_t i;

	for (i = 0; i < sizeof(letters) - 1; i += 2) {
		if ((unsigned char)letters[i] != character)
			continue;
		room[0] = '\\';
		room[1] = letters[i + 1];
		return 2;
	}
	if (character < 0x10000)
		return put_unit(room, character);
	put_unit(room, 0xD800 + ((character - 0x10000) >> 10));
	put_unit(room + 6, 0xDC00 + ((character - 0x10000) & 0x3FF));
	return 12;
}

/* Has a top bit where one of eight bytes is not plain. */
static uint64_t odd_ones(const char *bytes)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones * 0x80;
	uint64_t word, quotes, slashes;

	memcpy(&word, bytes, 8);
	quotes = word ^ ones * '"';
	slashes = word ^ ones * '\\';
	/* Below a space there is a borrow, as there is below 1; from 0x7F on a top bit. */
	return ((word - ones * 0x20) | (word + ones) | word | (quotes - ones) | (slashes - ones)) &
	       tops;
}

static bool is_plain(char c)
{
	return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

size_t sci_json_plain_run(const char *text, size_t length)
{
	size_t at = 0;

	while (length - at >= 8 && odd_ones(text + at) == 0)
		at += 8;
	while (at < length && is_plain(text[at]))
		at++;
	return at;
}
