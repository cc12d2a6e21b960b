/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A loaded catalog points into no memory that its load has given back.
 *
 * This program has its own door to the heap, which never reuses what was freed; so a
 * word of a live block that is the address of a freed byte is such a pointer.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "sipcause.h"
#include "unit.h"

#define BLOCKS_MAX 20000

struct block {
	unsigned char *bytes;
	size_t size;
	bool freed;
};
static struct block blocks[BLOCKS_MAX];
static size_t block_count;

void *sci_malloc(size_t size)
{
	struct block *block = &blocks[block_count];

	if (block_count == BLOCKS_MAX)
		return NULL;
	block->bytes = calloc(1, size); /* no word of an earlier owner */
	block->size = size;
	block->freed = false;
	block_count += block->bytes != NULL;
	return block->bytes;
}

static struct block *find(const void *memory)
{
	size_t i;

	for (i = block_count; i-- > 0;)
		if (blocks[i].bytes == memory)
			return &blocks[i];
	return NULL;
}

void sci_free(void *memory)
{
	struct block *block = find(memory);

	if (block != NULL)
		block->freed = true;
}

void *sci_realloc(void *memory, size_t size)
{
	struct block *old = find(memory);
	void *larger = sci_malloc(size);

	if (larger == NULL || memory == NULL)
		return larger;
	memcpy(larger, memory, old->size < size ? old->size : size);
	sci_free(memory);
	return larger;
}

static void give_all_back(void)
{
	while (block_count > 0)
		free(blocks[--block_count].bytes);
}

static bool is_freed(const unsigned char *at)
{
	size_t i;

	for (i = 0; i < block_count; i++)
		if (blocks[i].freed && at >= blocks[i].bytes &&
		    at < blocks[i].bytes + blocks[i].size)
			return true;
	return false;
}

/* The words of live blocks that are addresses of freed bytes. */
static size_t count_dangling(void)
{
	size_t found = 0, i, at;

	for (i = 0; i < block_count; i++) {
		for (at = 0; !blocks[i].freed && at + sizeof(void *) <= blocks[i].size;
		     at += sizeof(void *)) {
			unsigned char *word;

			memcpy(&word, blocks[i].bytes + at, sizeof(word));
			found += word != NULL && is_freed(word);
		}
	}
	return found;
}

static size_t count_freed(void)
{
	size_t count = 0, i;

	for (i = 0; i < block_count; i++)
		count += blocks[i].freed;
	return count;
}

static const char map[] = "format: 1\n"
			  "map: own\n"
			  "extends: [rfc3398, http-api]\n"
			  "bare: [sip]\n"
			  "policy:\n"
			  "  prefer: [status]\n"
			  "  distrust: [{q850: [0, 16]}, {q850: 31, beside: {sip: [404, 486]}}]\n"
			  "  believe: {sip: 603}\n"
			  "  answered: {sip: 200}\n"
			  "  weak: {q850: 127}\n"
			  "  several: rfc3261\n"
			  "  location: U\n"
			  "accept: {some-id: because}\n"
			  "tables:\n"
			  "  - from: q850\n"
			  "    to: sip\n"
			  "    write: {event: {16: 1, 17: 2}}\n"
			  "    rules:\n"
			  "      34: [{when: {location: [network, U]}, to: 480, note: why}, 503]\n";

static const char own_space[] =
	"format: 1\n"
	"space: signs\n"
	"called: [others]\n"
	"protocols: [Signs, {read: [S-1]}]\n"
	"range: 0-9999\n"
	"codes: {1: {name: ONE}}\n"
	"words: {1: [one and  only]}\n"
	"reason-texts: [{code: ONE, in: phrase, is: one, beside: {sip: [486, 603]}}]\n"
	"shift: [{range: 1100-1699, space: sip, by: -1000, with: {verdict: 1}}]\n";

static void test_catalog(void)
{
	static const char *const shipped[] = { "default", "billing", "rfc4497", "http-backend" };
	struct sipcause_loader *loader = NULL;
	struct sipcause_catalog *catalog = NULL;
	struct sipcause_error error = SIPCAUSE_ERROR_INIT;
	size_t i;

	CU_ASSERT_EQUAL_FATAL(sipcause_loader_new(&loader), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_add_memory(loader, "own.yaml", map, sizeof(map) - 1),
			SIPCAUSE_OK);
	CU_ASSERT_EQUAL(
		sipcause_loader_add_memory(loader, "signs.yaml", own_space, sizeof(own_space) - 1),
		SIPCAUSE_OK);
	for (i = 0; i < sizeof(shipped) / sizeof(shipped[0]); i++)
		CU_ASSERT_EQUAL(sipcause_loader_add_map(loader, shipped[i]), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_loader_load(loader, &catalog, NULL, &error), SIPCAUSE_OK);
	UNIT_CHECK(catalog != NULL, "%s:%u: %s", error.file, error.line, error.message);
	UNIT_CHECK(count_freed() > 3, "only %zu blocks were given back", count_freed());
	UNIT_CHECK(count_dangling() == 0, "%zu pointers into memory of the load", count_dangling());
	sipcause_catalog_free(catalog);
	sipcause_loader_free(loader);
	give_all_back();
}

static void test_text(void)
{
	struct sipcause_catalog *catalog = NULL;
	struct sipcause_texts *texts = NULL;

	CU_ASSERT_EQUAL_FATAL(sipcause_catalog_load(&catalog, "default", NULL), SIPCAUSE_OK);
	CU_ASSERT_EQUAL(sipcause_texts_load(&texts, NULL, "en",
					    sipcause_catalog_space(catalog, "sip"), NULL),
			SIPCAUSE_OK);
	UNIT_CHECK(count_dangling() == 0, "%zu pointers into memory of the load", count_dangling());
	sipcause_texts_free(texts);
	sipcause_catalog_free(catalog);
	give_all_back();
}

static const struct unit_test tests[] = {
	{ "a catalog", test_catalog },
	{ "a text", test_text },
};

int main(void)
{
	return UNIT_MAIN("pointers", tests);
}
