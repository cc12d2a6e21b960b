/* SPDX-License-Identifier: BSD-2-Clause */
#include "json-write.h"

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
