/* SPDX-License-Identifier: BSD-2-Clause */
/* Messages, exit statuses, and memory that lasts as long as the process. */
#ifndef CLI_SAY_H
#define CLI_SAY_H

#include <stdbool.h>
#include <stddef.h>

/* Exit statuses; the larger one wins when a run has several reasons. */
enum cli_status {
	CLI_OK = 0,
	CLI_UNMAPPED = 1, /* some code has no mapping or is not known */
	CLI_USAGE = 2,    /* a wrong option or argument, an unknown map or space */
	CLI_BAD_MAP = 3,  /* a map or space file has errors */
	CLI_IO = 4        /* reading, writing or memory failed */
};

static inline int cli_worse(int a, int b)
{
	return a > b ? a : b;
}

/* "sipcause: ..." on standard error, harmless and on one line whatever is in it. */
void cli_say(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* How many times something was said so far. */
unsigned long cli_said(void);
/* Say so and end the process where the code (SIPCAUSE_E_...) is that memory is out. */
void cli_need_memory(int code);
/* Memory that lasts as long as the process, or the end with CLI_IO. */
void *cli_alloc(size_t size);
/* Copies that last as long: of the first bytes of a text, and of two texts as one. */
char *cli_copy(const char *text, size_t length);
char *cli_join(const char *a, const char *b);
/* Items with room for one more: as they are, or moved by realloc(), with *room raised. */
void *cli_grow(void *items, size_t count, size_t *room, size_t size);
/* The same of items that last, as what cli_alloc() gives. */
void *cli_more(void *items, size_t count, size_t size);

/* Words in the order given. */
struct cli_list {
	const char **items;
	size_t count;
};
void cli_list_add(struct cli_list *list, const char *item);
bool cli_list_has(const struct cli_list *list, const char *item);
/* The bytes of the longest item. */
size_t cli_list_longest(const struct cli_list *list);
/* Whether an item's word is there before it. */
bool cli_list_is_twice(const struct cli_list *list, size_t item);
/* Add a word that is not there. */
void cli_list_add_once(struct cli_list *list, const char *item);
/* Add words between commas, copied.  false: one of them is empty. */
bool cli_list_add_words(struct cli_list *list, const char *text);

#endif
