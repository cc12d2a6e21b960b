/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * One form of the scanner for plain records, 64 bytes at a time.  No header to
 * include once: scan-forms.c includes it for every form, with these defined:
 *
 *   PLAIN_NAME    the function
 *   PLAIN_TARGET  its attribute
 *   PLAIN_MASKS   (bytes, delimiter, struct masks *): a bit for each byte
 *   PLAIN_XOR     (bits): bit n is the parity of bits 0 to n
 *
 * Bits within quotes come from the parity of the quotes so far: the opening quote
 * counts as within, the closing one does not.  A doubled quote closes and opens.
 */
PLAIN_TARGET static size_t PLAIN_NAME(unsigned char delimiter, const unsigned char *bytes,
				      size_t from, size_t length, struct scan_index *index)
{
	size_t used = index->mark_count, records = index->end_count, at;
	uint32_t *marks = index->marks, *ends = index->ends;
	uint64_t within = 0;   /* all ones: the chunk begins within quotes */
	uint64_t may_open = 1; /* the byte before it lets a quote open a field */
	uint64_t closed = 0;   /* the byte before it was a closing quote */
	bool odd_one = false;

	for (at = from; at < length && !odd_one; at += 64) {
		struct masks is;
		uint64_t inside, stops, lines, opening, closing, odd, behind, first;
		size_t count, i;

		PLAIN_MASKS(bytes + at, delimiter, &is);
		if (length - at < 64) {
			uint64_t valid = ((uint64_t)1 << (length - at)) - 1;

			is.delimiters &= valid;
			is.lines &= valid;
			is.quotes &= valid;
			is.nuls &= valid;
		}
		inside = PLAIN_XOR(is.quotes) ^ within;
		stops = (is.delimiters | is.lines) & ~inside;
		opening = is.quotes & inside;
		closing = is.quotes & ~inside;
		odd = is.nuls | (is.lines & inside) |
		      (opening & ~(((stops | closing) << 1) | may_open));
		behind = ((closing << 1) | closed) & ~(stops | opening);
		if (__builtin_expect((odd | behind) != 0, 0)) {
			odd |= behind & ~carriage_returns(bytes + at, behind);
			if (length - at < 64)
				odd &= ((uint64_t)1 << (length - at)) - 1;
			/* Only what lies before the first odd byte is certain. */
			first = odd & (~odd + 1);
			if (odd != 0)
				stops &= first - 1;
			odd_one = odd != 0;
		}
		lines = is.lines & stops;
		within = (uint64_t)0 - (inside >> 63);
		may_open = (stops | closing) >> 63;
		closed = closing >> 63;

		/* A chunk has a line end or none, seldom two: no branch for that. */
		first = lines & (~lines + 1);
		ends[records] = (uint32_t)(used + PLAIN_COUNT(stops & (first - 1)));
		records += lines != 0;
		for (lines ^= first; lines != 0; lines ^= first) {
			first = lines & (~lines + 1);
			ends[records++] = (uint32_t)(used + PLAIN_COUNT(stops & (first - 1)));
		}
		count = PLAIN_COUNT(stops);
		for (i = 0; i < count; i += 8) {
			size_t k;

			for (k = 0; k < 8; k++) {
				marks[used + i + k] = (uint32_t)(at + PLAIN_LOWEST(stops));
				stops &= stops - 1;
			}
		}
		used += count;
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
