/* SPDX-License-Identifier: BSD-2-Clause */
#include "say.h"

#include "harmless.h"
#include "sipcause.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static _Atomic unsigned long said;

unsigned long cli_said(void)
{
	return atomic_load_explicit(&said, memory_order_relaxed);
}

void cli_say(const char *format, ...)
{
	va_list arguments;

	atomic_fetch_add_explicit(&said, 1, memory_order_relaxed);
	/* What was printed before comes before. */
	fflush(stdout);
	fputs("sipcause: ", stderr);
	va_start(arguments, format);
	cli_put_list(stderr, "", format, arguments);
	va_end(arguments);
	fputc('\n', stderr);
}

void cli_need_memory(int code)
{
	if (code != SIPCAUSE_E_MEMORY)
		return;
	cli_say("out of memory");
	exit(CLI_IO);
}

/* Blocks that last as long as the process, chained so that a leak checker sees
 * that nothing is lost. */
static union block {
	union block *next;
	max_align_t align;
} * blocks;

void *cli_alloc(size_t size)
{
	union block *block =
		size < SIZE_MAX - sizeof(*block) ? calloc(1, sizeof(*block) + size) : NULL;

	if (block == NULL) {
		cli_say("out of memory");
		exit(CLI_IO);
	}
	block->next = blocks;
	blocks = block;
	return block + 1;
}

char *cli_copy(const char *text, size_t length)
{
	char *copy = cli_alloc(length + 1);

	memcpy(copy, text, length);
	return copy;
}

char *cli_join(const char *a, const char *b)
{
	char *text = cli_alloc(strlen(a) + strlen(b) + 1);

	return strcat(strcpy(text, a), b);
}

void *cli_grow(void *items, size_t count, size_t *room, size_t size)
{
	void *grown;

	if (count < *room)
		return items;
	*room = *room == 0 ? 16 : *room * 2;
	grown = *room < SIZE_MAX / size ? realloc(items, *room * size) : NULL;
	if (grown == NULL)
		cli_need_memory(SIPCAUSE_E_MEMORY);
	return grown;
}

void *cli_more(void *items, size_t count, size_t size)
{
	void *more;

	/* Room doubles when the count is a power of two. */
	if ((count & (count - 1)) != 0)
		return items;
	more = cli_alloc((count == 0 ? 1 : count * 2) * size);
	if (count > 0)
		memcpy(more, items, count * size);
	return more;
}

void cli_list_add(struct cli_list *list, const char *item)
{
	list->items = cli_more(list->items, list->count, sizeof(*list->items));
	list->items[list->count++] = item;
}

bool cli_list_has(const struct cli_list *list, const char *item)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		if (strcmp(list->items[i], item) == 0)
			return true;
	return false;
}

size_t cli_list_longest(const struct cli_list *list)
{
	size_t longest = 0, i;

	for (i = 0; i < list->count; i++)
		if (strlen(list->items[i]) > longest)
			longest = strlen(list->items[i]);
	return longest;
}

bool cli_list_is_twice(const struct cli_list *list, size_t item)
{
	const struct cli_list before = { list->items, item };

	return cli_list_has(&before, list->items[item]);
}

void cli_list_add_once(struct cli_list *list, const char *item)
{
	if (!cli_list_has(list, item))
		cli_list_add(list, item);
}

bool cli_list_add_words(struct cli_list *list, const char *text)
{
	char *copy = cli_alloc(strlen(text) + 1), *comma;

	strcpy(copy, text);
	for (; (comma = strchr(copy, ',')) != NULL; copy = comma + 1) {
		*comma = '\0';
		if (comma == copy)
			return false;
		cli_list_add(list, copy);
	}
	cli_list_add(list, copy);
	return *copy != '\0';
}
