/* SPDX-License-Identifier: BSD-2-Clause */
/* What the text of a call that a network blocked says: v=analytics1;url=...;tel=... */
#include "message.h"

#include "base/count.h"
#include "base/text.h"

#include <string.h>

/* The length of a name of these and its "=", if one begins here; 0: none does. */
static uint32_t name_at(struct sci_slice text, uint32_t at)
{
	static const char *const names[] = { "v=", "url=", "tel=", "email=" };
	size_t i;

	for (i = 0; i < SCI_COUNT(names); i++) {
		const uint32_t length = (uint32_t)strlen(names[i]);
		const struct sci_slice piece = { text.text + at, length };

		if (length <= text.length - at && sci_slice_is(piece, names[i]))
			return length;
	}
	return 0;
}

/* Where the value that begins here ends. */
static uint32_t find_end(struct sci_slice text, uint32_t at)
{
	while (at < text.length && !(text.text[at] == ';' && name_at(text, at + 1) > 0))
		at++;
	return at;
}

int sipcause_part_text_parameter(const struct sipcause_part *part, size_t index, const char **name,
				 size_t *name_length, const char **value, size_t *value_length)
{
	uint32_t at = 0, length;

	if (part == NULL || part->text.length < 2 || name == NULL || name_length == NULL ||
	    value == NULL || value_length == NULL || sci_lower(part->text.text[0]) != 'v' ||
	    part->text.text[1] != '=')
		return 0;
	for (; index > 0; index--) {
		at = find_end(part->text, at) + 1;
		if (at >= part->text.length)
			return 0;
	}
	length = name_at(part->text, at);
	*name = part->text.text + at;
	*name_length = length - 1;
	*value = *name + length;
	*value_length = find_end(part->text, at) - at - length;
	return 1;
}
