/* SPDX-License-Identifier: BSD-2-Clause */
/* Bytes of strings in JSON that stand for themselves, looked at by eights or sixteens. */
#ifndef SCI_JSON_PLAIN_H
#define SCI_JSON_PLAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

static inline bool sci_json_is_plain(char c)
{
	return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

/* Has a top bit where one of eight bytes is not plain, the first of them lowest.  Above the
 * first one there may be more bits than bytes that are not plain. */
static inline uint64_t sci_json_odd_ones(const char *bytes)
{
	const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones * 0x80;
	uint64_t word, quotes, slashes;

	memcpy(&word, bytes, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	word = __builtin_bswap64(word);
#endif
	quotes = word ^ ones * '"';
	slashes = word ^ ones * '\\';
	/* Below a space there is a borrow, as there is below 1; from 0x7F on a top bit. */
	return ((word - ones * 0x20) | (word + ones) | word | (quotes - ones) | (slashes - ones)) &
	       tops;
}

#ifdef __SSE2__
/* Has a bit for each of sixteen bytes that is not plain, the first of them lowest. */
static inline unsigned sci_json_odd_of_sixteen(const char *bytes)
{
	__m128i word = _mm_loadu_si128((const __m128i *)(const void *)bytes);
	__m128i quotes = _mm_cmpeq_epi8(word, _mm_set1_epi8('"'));
	__m128i slashes = _mm_cmpeq_epi8(word, _mm_set1_epi8('\\'));
	/* As numbers with a sign, those from 0x80 on are below a space, too. */
	__m128i low = _mm_cmplt_epi8(word, _mm_set1_epi8(' '));
	__m128i high = _mm_cmpeq_epi8(word, _mm_set1_epi8(0x7F));

	return (unsigned)_mm_movemask_epi8(
		_mm_or_si128(_mm_or_si128(quotes, slashes), _mm_or_si128(low, high)));
}
#endif

/* How many of the bytes stand for themselves up to the first that does not: printable
 * ASCII but quotes and backslashes. */
static inline size_t sci_json_plain_run(const char *text, size_t length)
{
	size_t at = 0;

#ifdef __SSE2__
	for (; length - at >= 16; at += 16) {
		unsigned odd = sci_json_odd_of_sixteen(text + at);

		if (odd != 0)
			return at + (size_t)__builtin_ctz(odd);
	}
#endif
	for (; length - at >= 8; at += 8) {
		uint64_t odd = sci_json_odd_ones(text + at);

		if (odd != 0)
			return at + (size_t)__builtin_ctzll(odd) / 8;
	}
	while (at < length && sci_json_is_plain(text[at]))
		at++;
	return at;
}

#endif
