/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * One form of the scanner for plain records, 64 bytes at a time.  No header to
 * include once: scan-simd.c includes it for every form, with these defined:
 *
 *   PLAIN_NAME    the function
 *   PLAIN_TARGET  its attribute
 *   PLAIN_MASKS   (bytes, delimiter, struct masks *): a bit for each byte
 *   PLAIN_XOR     (bits): bit n is the parity of bits 0 to n
 *   PLAIN_COUNT   (bits): how many
 *   PLAIN_LOWEST  (bits): the lowest one's place; anything where there is none
 *
 * Bits within quotes come from the parity of the quotes so far: the opening quote
 * counts as within, the closing one does not, and a doubled quote closes and opens.
 * That is true as long as no quote opens in the middle of a field; and no record
 * with a line break within quotes is plain.  At the first such byte this ends.
 */
PLAIN_TARGET static size_t PLAIN_NAME(unsigned char delimiter, const unsigned char *bytes,
				      size_t from, size_t length, struct scan_index *index)
{
	size_t used = index->mark_count, records = index->end_count, at;
	uint32_t *marks = index->marks, *ends = index->ends;
	uint64_t within = 0;   /* all ones: the chunk begins within quotes */
	uint64_t may_open = 1; /* the byte before it lets a quote open a field */

	for (at = from; at < length; at += 64) {
		struct masks is;
		uint64_t inside, stops, lines, free_quotes, odd, first;
		uint32_t *to = marks + used;
		size_t count;

		PLAIN_MASKS(bytes + at, delimiter, &is);
		inside = PLAIN_XOR(is.quotes) ^ within;
		lines = is.lines;
		stops = (is.delimiters | lines) & ~inside;
		free_quotes = stops | (is.quotes & ~inside); /* a quote may open behind these */
		odd = is.nuls | (lines & inside) |
		      (is.quotes & inside & ~(free_quotes << 1 | may_open));
		if (__builtin_expect(odd != 0, 0)) {
			/* Only what lies before the first odd byte is certain. */
			stops &= (odd & (~odd + 1)) - 1;
			lines &= stops;
			length = at;
		}
		within = (uint64_t)((int64_t)inside >> 63);
		may_open = free_quotes >> 63;

		/* A chunk has a line end or none, seldom two: no branch for that. */
		first = lines & (~lines + 1);
		ends[records] = (uint32_t)(used + PLAIN_COUNT(stops & (first - 1)));
		records += lines != 0;
		lines ^= first;
		while (__builtin_expect(lines != 0, 0)) {
			first = lines & (~lines + 1);
			ends[records++] = (uint32_t)(used + PLAIN_COUNT(stops & (first - 1)));
			lines ^= first;
		}
		/* Eight marks at once, whether there are so many or not. */
		count = PLAIN_COUNT(stops);
		used += count;
		do {
#define MARK(k)                                                                                    \
	to[k] = (uint32_t)at + (uint32_t)PLAIN_LOWEST(stops);                                      \
	stops &= stops - 1
			MARK(0);
			MARK(1);
			MARK(2);
			MARK(3);
			MARK(4);
			MARK(5);
			MARK(6);
			MARK(7);
#undef MARK
			to += 8;
		} while (__builtin_expect(stops != 0, 0));
	}
	if (records == index->end_count)
		return from;
	index->end_count = records;
	index->mark_count = (size_t)ends[records - 1] + 1;
	return (size_t)marks[index->mark_count - 1] + 1;
}
#undef PLAIN_NAME
#undef PLAIN_TARGET
#undef PLAIN_MASKS
#undef PLAIN_XOR
#undef PLAIN_COUNT
#undef PLAIN_LOWEST
