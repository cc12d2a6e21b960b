/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * All answers of the tables that are exported, as rows of one kind: a code, the companions that
 * came with it, and the answer.
 *
 * Every number of a space of at most 1024 numbers has a row without companions.  Of wider spaces
 * the codes that the table or the space names have one; what the table says of the others is lost.
 *
 * Of a companion those values count that a rule of the code names; `present` stands for all others.
 * A combination of such values has a row where its answer differs from that of the code alone.
 * Where it does not, a value that a rule names has one all the same, or else it would be taken for
 * one of the others.
 */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include "base/arena.h"
#include "base/string-table.h"
#include "sipcause.h"

#include <stdbool.h>

/* Numbers of a space that has a row for each. */
#define MODEL_DENSE 1024
/* How many rows, and how many questions, an export has at most. */
#define MODEL_ROWS_MAX 1000000
#define MODEL_QUESTIONS_MAX 20000000

struct model_row {
	int32_t code;
	const char *companions;        /* "location=0", with ';' between them; NULL: none */
	const char *asks;              /* the spaces that the code asks for; NULL: none */
	const char *writes;            /* "location=2"; NULL: nothing */
	int32_t location;              /* that the row writes, or SIPCAUSE_UNLISTED */
	struct sipcause_result result; /* phrase: NULL where the answer is no code */
};

struct model_table {
	const struct sipcause_table *table;
	const struct sipcause_space *from, *to;
	const struct sipcause_map *map; /* that has it */
	struct model_row *rows;         /* by code; that without companions is the first of it */
	size_t count, room;
};

/* Spaces, each once, in order of their names. */
struct model_spaces {
	const struct sipcause_space **items;
	size_t count;
};

struct model {
	struct model_table *tables;
	size_t count, rows, questions;
	struct model_spaces known; /* what is asked beside a code, unless all is */
	bool all;
	int32_t when; /* companions at once, at most */
	/* Codes of the table that is added: what is lost of others is not told; NULL: all. */
	const struct sipcause_span *codes;
	uint32_t code_count;
	struct model_spaces companions; /* that rows ask for or write */
	size_t unanswered;              /* rows without an answer, which a system has itself */
	struct sci_strings lost;        /* lines about what is not written, each once */
	struct sci_arena arena;         /* of texts */
};

void model_spaces_add(struct model_spaces *spaces, const struct sipcause_space *space);
/* Add a table with all its rows.  false: they are too many, which was said. */
bool model_add(struct model *model, const struct sipcause_table *table,
	       const struct sipcause_map *map);
void model_free(struct model *model);
/* Say what is lost. */
void model_lose(struct model *model, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
