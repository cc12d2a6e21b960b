/* SPDX-License-Identifier: BSD-2-Clause */
#include "paths.h"

#include "base/text.h"

#include <stdio.h>

/* ------------------------------------------------------------- as it is typed */

/* Take a key, up to the dot behind it or the end.  Gives its length. */
static size_t take_key(const char **at, char key[JSONL_PATH_MAX])
{
	const char *text = *at;
	size_t length = 0;

	for (; *text != '\0' && *text != '.'; text++) {
		if (*text == '\\')
			text++;
		key[length++] = *text;
	}
	*at = text;
	return length;
}

static bool is_utf8(const char *text)
{
	size_t length = strlen(text), at, size;
	uint32_t character;

	for (at = 0; at < length; at += size) {
		size = sci_utf8_decode((const unsigned char *)text + at, length - at, &character);
		if (size == 0)
			return false;
	}
	return true;
}

/* The first backslash that escapes nothing it may; NULL: none. */
static const char *wrong_escape(const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text != '\\')
			continue;
		if (text[1] != '.' && text[1] != '\\')
			return text;
		text++;
	}
	return NULL;
}

/* Whether a path of sound escapes has a key, and each key a byte.  Gives how many keys. */
static bool has_keys(const char *text, size_t *count)
{
	char key[JSONL_PATH_MAX];

	for (*count = 1;; text++, ++*count) {
		if (take_key(&text, key) == 0)
			return false;
		if (*text == '\0')
			return true;
	}
}

/* What is wrong with a path.  false: nothing. */
static bool is_wrong(const char *text, char reason[JSONL_REASON])
{
	const char *escape = wrong_escape(text);
	char quoted[SCI_QUOTED];
	size_t keys = 0;

	sci_quote(quoted, text, strlen(text));
	if (text[0] == '\0')
		snprintf(reason, JSONL_REASON,
			 "the path is empty; expected keys with dots between them");
	else if (strlen(text) > JSONL_PATH_MAX)
		snprintf(reason, JSONL_REASON, "path %s has %zu bytes; expected at most %d", quoted,
			 strlen(text), JSONL_PATH_MAX);
	else if (!is_utf8(text))
		snprintf(reason, JSONL_REASON, "path %s is not UTF-8, as JSON is", quoted);
	else if (escape != NULL && escape[1] == '\0')
		snprintf(reason, JSONL_REASON,
			 "path %s ends in a backslash; expected \\\\ for one in a key", quoted);
	else if (escape != NULL)
		snprintf(reason, JSONL_REASON,
			 "path %s has a backslash before '%.*s'; expected \\. or \\\\", quoted,
			 (int)sci_shown_size(escape + 1, strlen(escape + 1)), escape + 1);
	else if (!has_keys(text, &keys))
		snprintf(reason, JSONL_REASON,
			 "path %s has an empty key; expected \\. for a dot in a key", quoted);
	else if (keys > SCI_JSON_DEPTH)
		snprintf(reason, JSONL_REASON, "path %s has %zu keys; expected at most %d", quoted,
			 keys, SCI_JSON_DEPTH);
	else
		return false;
	return true;
}

/* ---------------------------------------------------------------------- steps */

static const char *key_of(const struct jsonl_paths *paths, const struct jsonl_step *step)
{
	return paths->texts.bytes + step->key;
}

uint32_t jsonl_step_by_key(const struct jsonl_paths *paths, uint32_t from, const char *key,
			   size_t length)
{
	uint32_t at = paths->steps[from].first;

	while (at != JSONL_NONE) {
		const struct jsonl_step *step = &paths->steps[at];

		if (step->length == length && memcmp(key_of(paths, step), key, length) == 0)
			break;
		at = step->next;
	}
	return at;
}

uint32_t jsonl_step_by_escaped(const struct jsonl_paths *paths, uint32_t from, struct sci_slice key)
{
	char room[6 * JSONL_PATH_MAX];

	/* An escape is at most six times as long as what it says. */
	if (key.length > sizeof(room))
		return JSONL_NONE;
	return jsonl_step_by_key(paths, from, room, sci_json_unescape(key, room));
}

uint32_t jsonl_step_by_item(const struct jsonl_paths *paths, uint32_t from, uint32_t item)
{
	uint32_t at = paths->steps[from].first;

	while (at != JSONL_NONE && paths->steps[at].item != item)
		at = paths->steps[at].next;
	return at;
}

/* The number that a key is as that of an element: without zeros before it. */
static uint32_t item_of(const char *key, size_t length)
{
	int32_t number;

	return sci_number_parse(key, length, &number) == SCI_NUMBER_OK ? (uint32_t)number
								       : JSONL_NONE;
}

/* A new step.  JSONL_NONE: out of memory. */
static uint32_t add_step(struct jsonl_paths *paths, uint32_t from, const char *key, size_t length)
{
	struct jsonl_step step = { .key = (uint32_t)paths->texts.length,
				   .length = (uint32_t)length,
				   .item = item_of(key, length),
				   .column = JSONL_NONE,
				   .first = JSONL_NONE,
				   .next = JSONL_NONE };
	struct jsonl_step *parent;

	if (paths->step_count == paths->step_room) {
		uint32_t room = paths->step_room == 0 ? 16 : 2 * paths->step_room;
		struct jsonl_step *steps = realloc(paths->steps, room * sizeof(*steps));

		if (steps == NULL)
			return JSONL_NONE;
		paths->steps = steps;
		paths->step_room = room;
	}
	if (!bytes_add(&paths->texts, key, length))
		return JSONL_NONE;
	/* The first step is no other's. */
	if (paths->step_count > 0) {
		parent = &paths->steps[from];
		step.next = parent->first;
		parent->first = paths->step_count;
		parent->lengths |= sci_json_length_bit(length);
	}
	paths->steps[paths->step_count] = step;
	return paths->step_count++;
}

bool jsonl_paths_make(struct jsonl_paths *paths)
{
	memset(paths, 0, sizeof(*paths));
	return add_step(paths, 0, "", 0) != JSONL_NONE;
}

/* The step that a path ends in.  JSONL_NONE: out of memory. */
static uint32_t add_steps(struct jsonl_paths *paths, const char *text)
{
	char key[JSONL_PATH_MAX];
	uint32_t at = 0;

	for (;; text++) {
		size_t length = take_key(&text, key);
		uint32_t next = jsonl_step_by_key(paths, at, key, length);

		if (next == JSONL_NONE)
			next = add_step(paths, at, key, length);
		at = next;
		if (at == JSONL_NONE || *text == '\0')
			return at;
	}
}

enum jsonl_path jsonl_paths_add(struct jsonl_paths *paths, const char *text, uint32_t *column,
				char reason[JSONL_REASON])
{
	uint32_t at;

	if (is_wrong(text, reason))
		return JSONL_PATH_WRONG;
	at = add_steps(paths, text);
	if (at == JSONL_NONE)
		return JSONL_PATH_MEMORY;
	if (paths->steps[at].column == JSONL_NONE) {
		if (paths->count == JSONL_PATHS_MAX) {
			snprintf(reason, JSONL_REASON, "more than %d paths are named",
				 JSONL_PATHS_MAX);
			return JSONL_PATH_WRONG;
		}
		paths->steps[at].column = paths->count++;
	}
	*column = paths->steps[at].column;
	return JSONL_PATH_FINE;
}

void jsonl_paths_drop(struct jsonl_paths *paths)
{
	free(paths->steps);
	free(paths->texts.bytes);
	memset(paths, 0, sizeof(*paths));
}
