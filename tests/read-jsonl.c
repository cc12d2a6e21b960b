/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the csv command reads of lines of JSON, for tests/test-jsonl-python.py:
 *
 *   read-jsonl PATH... <LINES
 *
 * prints a line for each one: "blank", "wrong AT REASON", or "sound BRACE EMPTY" and for each
 * path the kind of its value, from, to, and in hexadecimal what its cell says.
 */
#include <stdio.h>

#include "cli/csv/jsonl/read.h"

static void print_value(const struct jsonl_record *record, uint32_t column)
{
	static const char *const kinds[] = { "missing", "null",   "string", "number",
					     "word",    "object", "array" };
	const struct jsonl_value *value = &record->values[column];
	char scratch[CELL_TEXT];
	struct cell cell = cell_value(view_cell(&record->view, column), scratch);
	size_t i;

	printf(" %s %u %u ", kinds[value->kind], value->from, value->to);
	for (i = 0; i < cell.length; i++)
		printf("%02x", (unsigned char)cell.text[i]);
	putchar('.');
}

static void print_line(const struct jsonl_paths *paths, struct jsonl_record *record,
		       const char *line, size_t length)
{
	uint32_t i;

	switch (jsonl_read(paths, line, length, record)) {
	case JSONL_SOUND:
		printf("sound %u %d", record->brace, record->empty);
		for (i = 0; i < paths->count; i++)
			print_value(record, i);
		putchar('\n');
		break;
	case JSONL_BLANK:
		puts("blank");
		break;
	case JSONL_MALFORMED:
		printf("wrong %u %s\n", record->at, record->reason);
		break;
	default:
		puts("out of memory");
	}
}

static bool read_all(struct bytes *bytes)
{
	size_t got;

	do {
		if (!bytes_need(bytes, 1 << 16))
			return false;
		got = fread(bytes->bytes + bytes->length, 1, 1 << 16, stdin);
		bytes->length += got;
	} while (got > 0);
	return !ferror(stdin);
}

int main(int argc, char **argv)
{
	struct bytes all = { NULL, 0, 0 };
	struct jsonl_paths paths;
	struct jsonl_record record;
	char reason[JSONL_REASON];
	const char *at, *end, *stop;
	uint32_t column;
	int i;

	if (!jsonl_paths_make(&paths) || !read_all(&all))
		return 1;
	for (i = 1; i < argc; i++)
		if (jsonl_paths_add(&paths, argv[i], &column, reason) != JSONL_PATH_FINE) {
			fprintf(stderr, "%s\n", reason);
			return 1;
		}
	if (!jsonl_record_make(&record, &paths))
		return 1;
	at = all.bytes;
	stop = at + all.length;
	for (; at < stop; at = end + 1) {
		end = memchr(at, '\n', (size_t)(stop - at));
		if (end == NULL)
			break;
		print_line(&paths, &record, at, (size_t)(end - at));
	}
	jsonl_record_drop(&record);
	jsonl_paths_drop(&paths);
	free(all.bytes);
	return 0;
}
