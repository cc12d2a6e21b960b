/* SPDX-License-Identifier: BSD-2-Clause */
#include "flaw.h"

#include "base/text.h"

#include <stdio.h>

#define SHOWN_MAX 20 /* bytes of a word */

static bool is_word(char c)
{
	return sci_is_letter(c) || sci_is_digit(c);
}

/* How much to show: a word, an escape, or a character. */
static size_t shown(const char *at, size_t length)
{
	size_t size = *at == '\\' ? 1 : 0, most = size == 1 ? 6 : SHOWN_MAX;

	while (size < length && size < most && is_word(at[size]))
		size++;
	if (size == 1 && length > 1 && *at == '\\')
		size += sci_shown_size(at + 1, length - 1);
	if (size == 0)
		size = sci_shown_size(at, length);
	return size > 0 ? size : 1;
}

void jsonl_flaw(char reason[JSONL_REASON], const char *at, const char *end, const char *expected)
{
	size_t length = (size_t)(end - at);
	char quoted[SCI_QUOTED];
	const char *found = quoted;

	if (length == 0)
		found = "the end of the line";
	else if (sci_mark_length(at, length) > 0)
		found = "a byte order mark";
	else
		sci_quote(quoted, at, shown(at, length));
	snprintf(reason, JSONL_REASON, "found %s; expected %s", found, expected);
}
