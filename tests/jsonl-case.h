/* SPDX-License-Identifier: BSD-2-Clause */
/* The cases of tests/data/jsonl: lines of JSON, and what is read from them. */
#ifndef JSONL_CASE_H
#define JSONL_CASE_H

#include "cli/csv/jsonl/read.h"

#define JSONL_RESULTS_MAX 32

/* The words of enum jsonl_kind. */
extern const char *const jsonl_kinds[7];

struct jsonl_result {
	char *path;
	const char *kind; /* of jsonl_kinds */
	struct bytes text;
	uint32_t column; /* that the path has, once it was added */
};

struct jsonl_case {
	const char *file;
	char *title;
	struct bytes line;
	bool has_line, blank;
	char *wrong, *refused, *path; /* NULL: not so */
	struct jsonl_result results[JSONL_RESULTS_MAX];
	uint32_t count;
};

/* Do something with each case.  Gives how many there are. */
unsigned jsonl_cases(void (*act)(struct jsonl_case *));

/* Add bytes, or end the program where there is no memory. */
void case_bytes(struct bytes *to, const char *text, size_t length);

#endif
