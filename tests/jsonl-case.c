/* SPDX-License-Identifier: BSD-2-Clause */
#include "jsonl-case.h"

#include <dirent.h>

#include "base/text.h"
#include "sheet.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

const char *const jsonl_kinds[7] = { "missing", "null",   "string", "number",
				     "word",    "object", "array" };

void case_bytes(struct bytes *to, const char *text, size_t length)
{
	if (!bytes_add(to, text, length))
		abort();
}

/* \xNN and \\ as bytes. */
static void add_bytes(struct bytes *to, const char *text)
{
	for (; *text != '\0'; text++) {
		char byte = *text;

		if (byte == '\\' && text[1] == 'x') {
			byte = (char)(sci_hex_value(text[2]) * 16 + sci_hex_value(text[3]));
			text += 3;
		} else if (byte == '\\') {
			text++;
		}
		case_bytes(to, &byte, 1);
	}
}

static char *copy_of(const char *text)
{
	char *copy = malloc(strlen(text) + 1);

	return strcpy(copy, text);
}

/* The text behind a word at a line's begin; NULL: it begins with something else. */
static const char *behind(const char *line, const char *word)
{
	size_t length = strlen(word);

	if (strncmp(line, word, length) != 0 || (line[length] != ' ' && line[length] != '\0'))
		return NULL;
	return line[length] == ' ' ? line + length + 1 : line + length;
}

/* "a.b: string text" */
static void take_result(struct jsonl_case *one, const char *line)
{
	const char *colon = strstr(line, ": "), *kind = colon + 2, *text;
	struct jsonl_result *result = &one->results[one->count];
	size_t i;

	UNIT_CHECK(colon != NULL && one->count < JSONL_RESULTS_MAX, "%s: %s: '%s' is no result",
		   one->file, one->title, line);
	if (colon == NULL || one->count == JSONL_RESULTS_MAX)
		return;
	for (i = 0; i < COUNT(jsonl_kinds); i++) {
		text = behind(kind, jsonl_kinds[i]);
		if (text == NULL)
			continue;
		result->kind = jsonl_kinds[i];
		result->path = copy_of(line);
		result->path[colon - line] = '\0';
		add_bytes(&result->text, text);
		one->count++;
		return;
	}
	UNIT_CHECK(false, "%s: %s: '%s' has no kind", one->file, one->title, line);
}

static void take_line(struct jsonl_case *one, const char *line)
{
	const char *text;

	if ((text = behind(line, "line")) != NULL) {
		case_bytes(&one->line, text, strlen(text));
		one->has_line = true;
	} else if ((text = behind(line, "bytes")) != NULL) {
		add_bytes(&one->line, text);
		one->has_line = true;
	} else if ((text = behind(line, "blank")) != NULL) {
		one->blank = true;
	} else if ((text = behind(line, "wrong")) != NULL) {
		one->wrong = copy_of(text);
	} else if ((text = behind(line, "path")) != NULL) {
		one->path = copy_of(text);
	} else if ((text = behind(line, "refused")) != NULL) {
		one->refused = copy_of(text);
	} else {
		take_result(one, line);
	}
}

static void drop_case(struct jsonl_case *one)
{
	uint32_t i;

	for (i = 0; i < one->count; i++) {
		free(one->results[i].path);
		free(one->results[i].text.bytes);
	}
	free(one->line.bytes);
	free(one->title);
	free(one->wrong);
	free(one->refused);
	free(one->path);
	memset(one, 0, sizeof(*one));
}

/* ---------------------------------------------------------------------- files */

static void end_case(struct jsonl_case *one, void (*act)(struct jsonl_case *))
{
	const char *file = one->file;

	if (one->title != NULL)
		act(one);
	drop_case(one);
	one->file = file;
}

static unsigned read_file(const char *name, void (*act)(struct jsonl_case *))
{
	struct jsonl_case one = { .file = name };
	unsigned count = 0;
	char path[400], *bytes, *line, *rest;

	snprintf(path, sizeof(path), "jsonl/%s", name);
	bytes = sheet_read(path);
	UNIT_CHECK(bytes != NULL, "%s cannot be read", path);
	for (line = bytes; line != NULL && *line != '\0'; line = rest) {
		rest = strchr(line, '\n');
		if (rest != NULL)
			*rest++ = '\0';
		if (strncmp(line, "== ", 3) == 0) {
			end_case(&one, act);
			one.title = copy_of(line + 3);
			count++;
		} else if (line[0] != '\0' && (one.title != NULL || line[0] != '#')) {
			take_line(&one, line);
		}
	}
	end_case(&one, act);
	free(bytes);
	return count;
}

unsigned jsonl_cases(void (*act)(struct jsonl_case *))
{
	const char *top = getenv("SRCDIR");
	struct dirent *entry;
	unsigned count = 0;
	char folder[400];
	DIR *listing;

	snprintf(folder, sizeof(folder), "%s/tests/data/jsonl", top != NULL ? top : ".");
	listing = opendir(folder);
	while (listing != NULL && (entry = readdir(listing)) != NULL)
		if (strstr(entry->d_name, ".txt") != NULL)
			count += read_file(entry->d_name, act);
	if (listing != NULL)
		closedir(listing);
	return count;
}
