/* SPDX-License-Identifier: BSD-2-Clause */
#include "scan-lines.h"

#include <string.h>

size_t scan_lines(const unsigned char *bytes, size_t at, size_t length, size_t limit, bool last,
		  struct scan_index *index, bool *goes_on)
{
	while (at < length) {
		const unsigned char *end = memchr(bytes + at, '\n', length - at);
		size_t to = end != NULL ? (size_t)(end - bytes) : length;
		bool is_long = to - at > limit;

		if (end == NULL && !last && !is_long)
			break;
		if (is_long && !scan_index_note(index, SCAN_LONG, at, 0))
			return SIZE_MAX;
		*goes_on = end == NULL && !last;
		index->marks[index->mark_count++] = (uint32_t)to;
		index->ends[index->end_count++] = (uint32_t)(index->mark_count - 1);
		at = end != NULL ? to + 1 : to;
	}
	return at;
}
