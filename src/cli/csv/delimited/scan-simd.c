/* SPDX-License-Identifier: BSD-2-Clause */
#include "scan-simd.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define HAVE_X86 1
#include <immintrin.h>

/* A bit for each of 64 bytes. */
struct masks {
	uint64_t delimiters;
	uint64_t lines;
	uint64_t quotes;
	uint64_t nuls;
};

/* ------------------------------------------------------------------- SSE2 */

static inline uint64_t xor_by_shifts(uint64_t bits)
{
	bits ^= bits << 1;
	bits ^= bits << 2;
	bits ^= bits << 4;
	bits ^= bits << 8;
	bits ^= bits << 16;
	return bits ^ (bits << 32);
}

static inline unsigned count_bits(uint64_t bits)
{
	bits -= (bits >> 1) & 0x5555555555555555u;
	bits = (bits & 0x3333333333333333u) + ((bits >> 2) & 0x3333333333333333u);
	bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
	return (unsigned)((bits * 0x0101010101010101u) >> 56);
}

/* Of no bits, any number is good enough. */
static inline unsigned lowest_bit(uint64_t bits)
{
	return (unsigned)__builtin_ctzll(bits | (uint64_t)1 << 63);
}

static inline uint64_t equal_sse2(const __m128i block[4], int byte)
{
	const __m128i each = _mm_set1_epi8((char)byte);
	uint64_t bits = 0;
	unsigned i;

	for (i = 0; i < 4; i++)
		bits |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(block[i], each))
			<< (16 * i);
	return bits;
}

static inline void masks_sse2(const unsigned char *bytes, unsigned char delimiter, struct masks *is)
{
	__m128i block[4];
	unsigned i;

	for (i = 0; i < 4; i++)
		block[i] = _mm_loadu_si128((const __m128i *)(const void *)(bytes + 16 * i));
	is->delimiters = equal_sse2(block, delimiter);
	is->lines = equal_sse2(block, '\n');
	is->quotes = equal_sse2(block, '"');
	is->nuls = equal_sse2(block, 0);
}

#define PLAIN_NAME plain_sse2
#define PLAIN_TARGET
#define PLAIN_MASKS masks_sse2
#define PLAIN_XOR xor_by_shifts
#define PLAIN_COUNT count_bits
#define PLAIN_LOWEST lowest_bit
#include "scan-plain.h"

/* ------------------------------------------------------------------- AVX2 */

#define AVX2 __attribute__((target("avx2,bmi,popcnt,pclmul")))

AVX2 static inline uint64_t equal_avx2(__m256i low, __m256i high, int byte)
{
	const __m256i each = _mm256_set1_epi8((char)byte);
	unsigned a = (unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, each));
	unsigned b = (unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, each));

	return a | (uint64_t)b << 32;
}

AVX2 static inline void masks_avx2(const unsigned char *bytes, unsigned char delimiter,
				   struct masks *is)
{
	__m256i low = _mm256_loadu_si256((const __m256i *)(const void *)bytes);
	__m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + 32));

	is->delimiters = equal_avx2(low, high, delimiter);
	is->lines = equal_avx2(low, high, '\n');
	is->quotes = equal_avx2(low, high, '"');
	is->nuls = equal_avx2(low, high, 0);
}

/* A product without carries by all ones sums up every prefix. */
AVX2 static inline uint64_t xor_by_product(uint64_t bits)
{
	__m128i product = _mm_clmulepi64_si128(_mm_set_epi64x(0, (long long)bits),
					       _mm_set1_epi8((char)0xFF), 0);

	return (uint64_t)_mm_cvtsi128_si64(product);
}

#define PLAIN_NAME plain_avx2
#define PLAIN_TARGET AVX2
#define PLAIN_MASKS masks_avx2
#define PLAIN_XOR xor_by_product
#define PLAIN_COUNT (unsigned)__builtin_popcountll
#define PLAIN_LOWEST _tzcnt_u64
#include "scan-plain.h"

static bool has_avx2(void)
{
	__builtin_cpu_init();
	return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
	       __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("pclmul");
}

scan_plain *scan_simd_sse2(void)
{
	return plain_sse2;
}

scan_plain *scan_simd_avx2(void)
{
	return has_avx2() ? plain_avx2 : NULL;
}
#else
scan_plain *scan_simd_sse2(void)
{
	return NULL;
}

scan_plain *scan_simd_avx2(void)
{
	return NULL;
}
#endif
