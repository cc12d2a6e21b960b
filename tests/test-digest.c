/* SPDX-License-Identifier: BSD-2-Clause */
/* Digests: what changes in the bytes shows in both halves. */
#include <stdbool.h>
#include <string.h>

#include "base/digest.h"
#include "unit.h"

#define LENGTH 43
#define DIGESTS (8 * LENGTH + LENGTH + 1)

static struct sci_digest seen[DIGESTS];
static size_t count;

static struct sci_digest digest_of(const void *bytes, size_t length)
{
	struct sci_digest digest = { { 0, 0 } };

	sci_digest_add(&digest, bytes, length);
	return digest;
}

static void keep(const void *bytes, size_t length)
{
	seen[count++] = digest_of(bytes, length);
}

/* Every bit turned over, and every length. */
static void test_differences(void)
{
	unsigned char bytes[LENGTH];
	size_t i, k;

	memset(bytes, 'x', LENGTH);
	for (i = 0; i < (size_t)8 * LENGTH; i++) {
		bytes[i / 8] ^= (unsigned char)(1u << i % 8);
		keep(bytes, LENGTH);
		bytes[i / 8] ^= (unsigned char)(1u << i % 8);
	}
	for (i = 0; i <= LENGTH; i++)
		keep(bytes, i);
	CU_ASSERT_EQUAL(count, DIGESTS);
	for (i = 0; i < count; i++)
		for (k = 0; k < i; k++)
			UNIT_CHECK(seen[i].half[0] != seen[k].half[0] &&
					   seen[i].half[1] != seen[k].half[1],
				   "digests %zu and %zu", i, k);
}

static void test_pieces(void)
{
	struct sci_digest one = { { 0, 0 } }, two = one, whole = digest_of("abcd", 4);

	sci_digest_add(&one, "ab", 2);
	sci_digest_add(&one, "cd", 2);
	sci_digest_add(&two, "a", 1);
	sci_digest_add(&two, "bcd", 3);
	CU_ASSERT(!sci_digest_same(&one, &two));
	CU_ASSERT(!sci_digest_same(&one, &whole));
	CU_ASSERT(sci_digest_same(&one, &one));
	two = one;
	two.half[1] ^= 1;
	CU_ASSERT(!sci_digest_same(&one, &two));
}

static void test_documents(void)
{
	const struct sci_digest near = sci_digest_document("a.yaml", "x", 1);
	const struct sci_digest far = sci_digest_document("/etc/maps/a.yaml", "x", 1);
	const struct sci_digest other = sci_digest_document("b.yaml", "x", 1);

	CU_ASSERT(sci_digest_same(&near, &far));
	CU_ASSERT(!sci_digest_same(&near, &other));
}

static void test_text(void)
{
	const struct sci_digest digest = { { UINT64_C(0x0123456789abcdef), 0xf } };
	char text[SCI_DIGEST_TEXT];

	CU_ASSERT_STRING_EQUAL(sci_digest_text(&digest, text), "0123456789abcdef000000000000000f");
}

static const struct unit_test tests[] = {
	{ "every difference shows", test_differences },
	{ "pieces", test_pieces },
	{ "documents", test_documents },
	{ "as text", test_text },
};

int main(void)
{
	return UNIT_MAIN("digest", tests);
}
