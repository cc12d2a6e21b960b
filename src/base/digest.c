/* SPDX-License-Identifier: BSD-2-Clause */
#include "digest.h"

#include <string.h>

/* Each word of the input goes into both halves, which multiply by odd numbers of
 * their own; a step can be undone, so that one changed word always shows. */
#define FACTOR_0 UINT64_C(0x9E3779B97F4A7C15)
#define FACTOR_1 UINT64_C(0xC2B2AE3D27D4EB4F)

static uint64_t step(uint64_t half, uint64_t word, uint64_t factor)
{
	half = (half ^ word) * factor;
	return half ^ half >> 32;
}

static uint64_t turn(uint64_t half)
{
	return half << 32 | half >> 32;
}

static void take_word(struct sci_digest *digest, uint64_t word)
{
	digest->half[0] = step(digest->half[0], word, FACTOR_0);
	digest->half[1] = step(digest->half[1], word, FACTOR_1);
}

/* The first byte is the least significant one, on every machine. */
static uint64_t word_at(const unsigned char *bytes, size_t length)
{
	uint64_t word = 0;
	size_t i;

	for (i = 0; i < length; i++)
		word |= (uint64_t)bytes[i] << 8 * i;
	return word;
}

void sci_digest_add(struct sci_digest *digest, const void *bytes, size_t length)
{
	const unsigned char *at = bytes;
	struct sci_digest sum = *digest;
	size_t left;

	take_word(&sum, ~(uint64_t)length);
	for (left = length; left >= 8; left -= 8, at += 8)
		take_word(&sum, word_at(at, 8));
	if (left > 0)
		take_word(&sum, word_at(at, left));
	/* The last word has been through fewer steps than the first: two more. */
	sum.half[0] = step(sum.half[0], turn(sum.half[1]), FACTOR_0);
	sum.half[1] = step(sum.half[1], turn(sum.half[0]), FACTOR_1);
	*digest = sum;
}

struct sci_digest sci_digest_document(const char *path, const void *bytes, size_t length)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash != NULL ? slash + 1 : path;
	struct sci_digest digest = { { 0, 0 } };

	sci_digest_add(&digest, name, strlen(name));
	sci_digest_add(&digest, bytes, length);
	return digest;
}

bool sci_digest_same(const struct sci_digest *a, const struct sci_digest *b)
{
	return a->half[0] == b->half[0] && a->half[1] == b->half[1];
}

const char *sci_digest_text(const struct sci_digest *digest, char text[SCI_DIGEST_TEXT])
{
	static const char digits[] = "0123456789abcdef";
	unsigned i;

	for (i = 0; i < SCI_DIGEST_TEXT - 1; i++)
		text[i] = digits[digest->half[i / 16] >> (60 - i % 16 * 4) & 15];
	text[i] = '\0';
	return text;
}
