/* SPDX-License-Identifier: BSD-2-Clause */
#include "taken.h"

#include "cli/say.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *word;
	bool missing;
} kinds[] = {
#define SCI_XX(name, word, missing, meaning) { word, missing },
	REMARK_MAP(SCI_XX)
#undef SCI_XX
};

const char *remark_word(enum remark_kind kind)
{
	return kinds[kind].word;
}

bool remark_is_missing(enum remark_kind kind)
{
	return kinds[kind].missing;
}

static const char *keep(struct taken *taken, const char *text, size_t length)
{
	const char *kept = sci_arena_text(&taken->arena, text, length);

	if (kept == NULL)
		cli_need_memory(SIPCAUSE_E_MEMORY);
	return kept;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

const char *taken_text(struct taken *taken, const char *text, size_t length)
{
	while (length > 0 && is_blank(text[0])) {
		text++;
		length--;
	}
	while (length > 0 && is_blank(text[length - 1]))
		length--;
	return keep(taken, text, length);
}

struct taken_row *taken_add(struct taken *taken)
{
	struct taken_row *row;

	if (taken->count == TAKEN_MAX) {
		taken->flooded = "rows";
		taken->count--;
	}
	taken->rows = cli_grow(taken->rows, taken->count, &taken->room, sizeof(*row));
	row = &taken->rows[taken->count++];
	memset(row, 0, sizeof(*row));
	return row;
}

void taken_remark(struct taken *taken, enum remark_kind kind, uint32_t line, const char *text,
		  const char *format, ...)
{
	char said[512];
	va_list arguments;

	if (taken->remark_count == TAKEN_MAX) {
		taken->flooded = "lines with something to report";
		return;
	}
	va_start(arguments, format);
	vsnprintf(said, sizeof(said), format, arguments);
	va_end(arguments);
	taken->remarks = cli_grow(taken->remarks, taken->remark_count, &taken->remark_room,
				  sizeof(taken->remarks[0]));
	taken->remarks[taken->remark_count++] =
		(struct remark){ kind, line, taken_text(taken, text, strlen(text)),
				 keep(taken, said, strlen(said)) };
}

void taken_free(struct taken *taken)
{
	free(taken->rows);
	free(taken->remarks);
	sci_arena_free(&taken->arena);
}
