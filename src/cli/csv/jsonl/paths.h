/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The values that are wanted of lines of JSON, by path: "variables.hangup_cause" is the member
 * hangup_cause of the object variables, "legs.0.cause" a member of the first element of an array.
 * \. is a dot within a key, and \\ a backslash.
 *
 * Each path is a column, and all paths are one tree of steps, so that a line is read once:
 *
 *   uuid, legs.0.cause, legs.0       the line ─┬─ uuid (0)
 *                                              └─ legs ── 0 (2) ── cause (1)
 */
#ifndef CSV_JSONL_PATHS_H
#define CSV_JSONL_PATHS_H

#include "base/json-read.h"
#include "cli/csv/record/bytes.h"

#include <stdint.h>

#define JSONL_PATHS_MAX 256 /* that differ */
#define JSONL_PATH_MAX 1024 /* bytes of one */
#define JSONL_NONE UINT32_MAX

/* A key on the way, or the number of an element. */
struct jsonl_step {
	uint32_t key; /* where it begins in the texts */
	uint32_t length;
	uint32_t item;    /* the number that the key is; JSONL_NONE: it is none */
	uint32_t column;  /* JSONL_NONE: no path ends here */
	uint32_t first;   /* of the steps that go on from here; JSONL_NONE: none */
	uint32_t next;    /* that goes on from where this one does */
	uint64_t lengths; /* of the keys that go on: see sci_json_length_bit() */
};

struct jsonl_paths {
	struct jsonl_step *steps; /* the first one is the line's own object */
	uint32_t step_count;
	uint32_t step_room;
	struct bytes texts;
	uint32_t count; /* of columns */
};

/* false: out of memory. */
bool jsonl_paths_make(struct jsonl_paths *paths);
void jsonl_paths_drop(struct jsonl_paths *paths);

enum jsonl_path { JSONL_PATH_FINE, JSONL_PATH_WRONG, JSONL_PATH_MEMORY };

/* Add a path and give its column; the same path has the same column.  Where it is wrong, reason
 * says what was found and expected. */
#define JSONL_REASON 200
enum jsonl_path jsonl_paths_add(struct jsonl_paths *paths, const char *text, uint32_t *column,
				char reason[JSONL_REASON]);

/* The step from here by a key, or by the number of an element; JSONL_NONE: nobody wants it. */
uint32_t jsonl_step_by_key(const struct jsonl_paths *paths, uint32_t from, const char *key,
			   size_t length);
uint32_t jsonl_step_by_escaped(const struct jsonl_paths *paths, uint32_t from,
			       struct sci_slice key);
uint32_t jsonl_step_by_item(const struct jsonl_paths *paths, uint32_t from, uint32_t item);

/* The step by the key that was read last, which may be written with escapes. */
static inline uint32_t jsonl_step_by_piece(const struct jsonl_paths *paths, uint32_t from,
					   const struct sci_json *json)
{
	if (!json->plain)
		return jsonl_step_by_escaped(paths, from, json->text);
	return (paths->steps[from].lengths & sci_json_length_bit(json->text.length)) == 0
		       ? JSONL_NONE
		       : jsonl_step_by_key(paths, from, json->text.text, json->text.length);
}

#endif
